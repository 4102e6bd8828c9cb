#include "measure/quote_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::string stem_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  const std::string file = slash == std::string::npos ? name : name.substr(slash + 1);
  return file.substr(0, file.rfind('.'));
}

// The text that a file of marks is for: its own name, or without who marked it.
const std::string* text_name(const std::map<std::string, const std::string*>& texts,
                             const std::string& stem) {
  auto found = texts.find(stem);
  if (found == texts.end()) found = texts.find(stem.substr(0, stem.rfind('_')));
  return found == texts.end() ? nullptr : &found->first;
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// "12 40;52 60" in code points as bytes.
std::optional<std::vector<Span>> spans_of(std::string_view words, const CodePointIndex& places,
                                          std::uint32_t size) {
  std::vector<Span> spans;
  for (const std::string_view piece : split(words, ';')) {
    const std::size_t blank = piece.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto begin = number(piece.substr(0, blank));
    const auto end = number(piece.substr(blank + 1));
    if (!begin || !end || *begin >= *end || *end > size) return std::nullopt;
    spans.push_back({places.byte_offset(*begin), places.byte_offset(*end)});
  }
  std::sort(spans.begin(), spans.end());
  return spans;
}

class MarksReader {
 public:
  MarksReader(MarkedText& text, const std::string& file) : text_(text), file_(file) {}

  Status read(std::string_view lines) {
    const CodePointIndex places(text_.text);
    const auto size = static_cast<std::uint32_t>(text_.text.size());
    std::vector<std::string_view> relations;
    std::size_t at = 0;
    for (const std::string_view line : split(lines, '\n')) {
      ++at;
      const auto cells = split(line, '\t');
      if (cells.size() < 2 || cells[0].empty()) {
        unread_ += !trim(line).empty();
        continue;
      }
      if (cells[0][0] == 'E' || cells[0][0] == 'R') relations.push_back(cells[1]);
      if (cells[0][0] != 'T') continue;
      const std::size_t blank = cells[1].find(' ');
      const std::string_view kind = cells[1].substr(0, blank);
      if (kind != "Source" && kind != "Cue" && kind != "Content") continue;
      auto spans = spans_of(cells[1].substr(blank + 1), places, places.code_points_before(size));
      if (!spans) return wrong(at, "a span that is mistyped or outside its text");
      spans_[std::string(cells[0])] = std::move(*spans);
    }
    for (const std::string_view words : relations) relate(words);
    return {};
  }

  std::size_t unread() const { return unread_; }

 private:
  // "Attribution:T4 Content:T3 Cue:T2 Source:T1"
  void relate(std::string_view words) {
    if (!words.starts_with("Attribution")) return;
    MarkedAttribution made;
    for (const std::string_view part : split(words, ' ')) {
      const std::size_t colon = part.find(':');
      if (colon == std::string_view::npos) continue;
      const std::string_view role = part.substr(0, colon);
      std::vector<Span>* into = role == "Source"              ? &made.source
                                : role == "Cue"               ? &made.cue
                                : role.starts_with("Content") ? &made.content
                                                              : nullptr;
      if (into == nullptr) continue;
      const auto found = spans_.find(std::string(part.substr(colon + 1)));
      if (found == spans_.end()) {
        ++unread_;
        return;
      }
      into->insert(into->end(), found->second.begin(), found->second.end());
      std::sort(into->begin(), into->end());
    }
    if (!made.content.empty()) text_.attributions.push_back(std::move(made));
  }

  Status wrong(std::size_t line, std::string message) const {
    return Error{ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", file_, line)};
  }

  MarkedText& text_;
  const std::string& file_;
  std::map<std::string, std::vector<Span>> spans_;
  std::size_t unread_ = 0;
};

}  // namespace

Result<MarkedTexts> parse_marked_texts(const std::vector<ArchivedFile>& files,
                                       const std::string& place) {
  std::map<std::string, const std::string*> texts;
  for (const ArchivedFile& file : files) {
    if (file.name.ends_with(".txt")) texts.emplace(stem_of(file.name), &file.text);
  }
  MarkedTexts marked;
  std::set<std::string> seen;
  for (const ArchivedFile& file : files) {
    if (!file.name.ends_with(".ann")) continue;
    const std::string* name = text_name(texts, stem_of(file.name));
    if (name == nullptr) {
      ++marked.without_text;
      continue;
    }
    if (!seen.insert(*name).second) {
      ++marked.marked_again;
      continue;
    }
    MarkedText text{*name, *texts.at(*name), {}};
    repair_utf8(text.text);
    MarksReader reader(text, file.name);
    if (Status read = reader.read(file.text); !read) return read.error();
    marked.lines_unread += reader.unread();
    marked.texts.push_back(std::move(text));
  }
  if (marked.texts.empty()) {
    return Error{ErrorCode::empty_input, "no text with marks (NAME.txt, NAME.ann)", place};
  }
  return marked;
}

}  // namespace dragoman
