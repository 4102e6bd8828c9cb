// Places in a text.
//
// A Span is a half-open range of bytes into a document's text as it is stored. Code points are
// counted only at the edge (exports, web): see CodePointIndex in utf8.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace dragoman {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// The words at a span; the span must lie inside the text.
constexpr std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

}  // namespace dragoman
