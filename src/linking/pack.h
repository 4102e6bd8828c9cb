// Plain values as bytes and back: what linking keeps in the record for itself.
//
// Little-endian base-128 numbers (signed ones zigzag), texts and lists with their length before
// them. Only the program that wrote it reads it: a record that another version linked is linked
// anew, so there is no version inside. Bytes that break off are a bug or damage: an InternalError.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "record/types.h"

namespace dragoman {

class Packer {
 public:
  template <typename T>
  requires std::integral<T> || std::is_enum_v<T> Packer& operator<<(T value) {
    const auto wide = static_cast<std::int64_t>(value);
    auto bits = (static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63);
    while (bits >= 128) {
      out_ += static_cast<char>(bits | 128);
      bits >>= 7;
    }
    out_ += static_cast<char>(bits);
    return *this;
  }
  Packer& operator<<(double value) { return *this << std::bit_cast<std::int64_t>(value); }
  Packer& operator<<(std::string_view text) {
    *this << text.size();
    out_ += text;
    return *this;
  }
  Packer& operator<<(const std::string& text) { return *this << std::string_view(text); }
  Packer& operator<<(Span span) { return *this << span.begin << span.end; }
  Packer& operator<<(const Evidence& evidence) {
    return *this << evidence.document << evidence.span;
  }
  Packer& operator<<(const Date& date) {
    return *this << date.start << date.end << date.precision << date.text << date.basis;
  }
  template <typename T>
  Packer& operator<<(const std::optional<T>& value) {
    *this << value.has_value();
    if (value) *this << *value;
    return *this;
  }
  template <typename Range>
  requires requires(const Range& r) {
    r.begin();
    r.size();
    typename Range::value_type;
  } &&(!std::convertible_to<Range, std::string_view>)Packer& operator<<(const Range& values) {
    *this << values.size();
    for (const auto& value : values) *this << value;
    return *this;
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  requires std::integral<T> || std::is_enum_v<T> Unpacker& operator>>(T& value) {
    std::uint64_t bits = 0;
    for (unsigned shift = 0;; shift += 7) {
      check(!rest_.empty() && shift < 64, "unpack: the bytes break off");
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      bits |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) break;
    }
    value =
        static_cast<T>(static_cast<std::int64_t>(bits >> 1) ^ -static_cast<std::int64_t>(bits & 1));
    return *this;
  }
  Unpacker& operator>>(double& value) {
    std::int64_t bits = 0;
    *this >> bits;
    value = std::bit_cast<double>(bits);
    return *this;
  }
  Unpacker& operator>>(std::string& text) {
    std::size_t size = 0;
    *this >> size;
    check(size <= rest_.size(), "unpack: the bytes break off");
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return *this;
  }
  Unpacker& operator>>(Span& span) { return *this >> span.begin >> span.end; }
  Unpacker& operator>>(Evidence& evidence) { return *this >> evidence.document >> evidence.span; }
  Unpacker& operator>>(Date& date) {
    return *this >> date.start >> date.end >> date.precision >> date.text >> date.basis;
  }
  template <typename T>
  Unpacker& operator>>(std::optional<T>& value) {
    bool there = false;
    *this >> there;
    if (there) *this >> value.emplace();
    return *this;
  }
  // Into anything that takes its elements at the end.
  template <typename Range>
  requires requires(Range& r, typename Range::value_type v) { r.insert(r.end(), v); }
  Unpacker& operator>>(Range& values) {
    std::size_t size = 0;
    *this >> size;
    for (std::size_t i = 0; i < size; ++i) {
      typename Range::value_type value{};
      *this >> value;
      values.insert(values.end(), std::move(value));
    }
    return *this;
  }

 private:
  std::string_view rest_;
};

}  // namespace dragoman
