#include "source/kinds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::pair<std::string_view, InputKind>, 23> kEndings = {{
    {".atom", InputKind::feed},         {".bz2", InputKind::packed},
    {".csv", InputKind::csv},           {".eml", InputKind::mail},
    {".gz", InputKind::packed},         {".htm", InputKind::html},
    {".html", InputKind::html},         {".jsonl", InputKind::json_lines},
    {".ndjson", InputKind::json_lines}, {".pdf", InputKind::pdf},
    {".rdf", InputKind::feed},          {".rss", InputKind::feed},
    {".tar", InputKind::archive},       {".text", InputKind::text},
    {".tgz", InputKind::packed},        {".tsv", InputKind::csv},
    {".txt", InputKind::text},          {".warc", InputKind::warc},
    {".xhtml", InputKind::html},        {".xml", InputKind::feed},
    {".xz", InputKind::packed},         {".zip", InputKind::archive},
    {".zst", InputKind::packed},
}};

std::string_view ending_of(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

std::optional<InputKind> kind_of_ending(std::string_view ending) {
  const std::string folded = to_lower(ending);
  for (const auto& [known, kind] : kEndings) {
    if (folded == known) return kind;
  }
  return std::nullopt;
}

// Marks that no text begins with.
InputKind kind_of_mark(std::string_view start) {
  constexpr std::array<std::pair<std::string_view, InputKind>, 8> kMarks = {{
      {"\x1F\x8B"sv, InputKind::packed},
      {"\x28\xB5\x2F\xFD"sv, InputKind::packed},
      {"BZh"sv, InputKind::packed},
      {"\xFD"
       "7zXZ\0"sv,
       InputKind::packed},
      {"PK\x03\x04"sv, InputKind::archive},
      {"PK\x05\x06"sv, InputKind::archive},
      {"%PDF-"sv, InputKind::pdf},
      {"WARC/1."sv, InputKind::warc},
  }};
  for (const auto& [mark, kind] : kMarks) {
    if (start.starts_with(mark)) return kind;
  }
  constexpr std::size_t kTarMark = 257;
  if (start.size() > kTarMark && start.substr(kTarMark).starts_with("ustar")) {
    return InputKind::archive;
  }
  return InputKind::unknown;
}

std::string_view skip_comments(std::string_view text) {
  text = trim(text);
  while (text.starts_with("<!--") || text.starts_with("<?")) {
    const std::string_view close = text.starts_with("<?") ? "?>"sv : "-->"sv;
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text = trim(text.substr(end + close.size()));
  }
  return text;
}

InputKind kind_of_markup(std::string_view start) {
  const std::string folded = to_lower(start);
  const std::string_view first = skip_comments(folded);
  for (std::string_view root : {"<rss"sv, "<feed"sv, "<rdf:rdf"sv, "<atom:feed"sv}) {
    if (first.starts_with(root)) return InputKind::feed;
  }
  for (std::string_view root :
       {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<title"sv, "<meta"sv}) {
    if (first.starts_with(root)) return InputKind::html;
  }
  const bool declared = trim(folded).starts_with("<?xml") || first.starts_with("<!doctype");
  return declared ? InputKind::feed : InputKind::text;
}

// Lines "Name: …" of which three are a message's own.
bool is_mail(std::string_view start) {
  constexpr std::array<std::string_view, 9> kNames = {
      "content-type:", "date:",        "delivered-to:", "from:", "message-id:",
      "mime-version:", "return-path:", "subject:",      "to:"};
  std::size_t own = 0;
  for (std::string_view line : split(start, '\n')) {
    if (line.empty() || line == "\r") break;
    if (line[0] == ' ' || line[0] == '\t') continue;  // the line above goes on
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.substr(0, colon).find(' ') != line.npos) break;
    const std::string name = to_lower(line.substr(0, colon + 1));
    if (name == "received:" || name == "return-path:") return true;
    own += std::find(kNames.begin(), kNames.end(), name) != kNames.end() ? 1 : 0;
  }
  return own >= 3;
}

// JSON lines begin with an object: '{', then a key or the end.
bool is_json(std::string_view text) {
  if (!text.starts_with('{')) return false;
  text = trim(text.substr(1));
  return text.starts_with('"') || text.starts_with('}');
}

InputKind kind_of_text(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::string_view text = trim(start);
  if (is_json(text)) return InputKind::json_lines;
  if (text.starts_with('<')) return kind_of_markup(text);
  return is_mail(start) ? InputKind::mail : InputKind::text;
}

}  // namespace

std::optional<InputKind> kind_of_name(std::string_view name) {
  const std::string_view ending = ending_of(name);
  const std::optional<InputKind> kind = kind_of_ending(ending);
  if (kind != InputKind::packed || to_lower(ending) == ".tgz") return kind;
  const std::string_view inner = ending_of(name.substr(0, name.size() - ending.size()));
  return inner.empty() || kind_of_ending(inner) ? kind : std::nullopt;
}

std::string unpacked_name(std::string_view name) {
  const std::string_view ending = ending_of(name);
  if (kind_of_ending(ending) != InputKind::packed) return std::string(name);
  const std::string bare(name.substr(0, name.size() - ending.size()));
  return to_lower(ending) == ".tgz" ? bare + ".tar" : bare;
}

InputKind kind_of_bytes(InputKind by_name, ByteReader& bytes) {
  constexpr std::size_t kMark = 8;
  constexpr std::size_t kLookAt = 1024;
  std::string_view start = bytes.peek(by_name == InputKind::unknown ? 1 : kMark);
  if (by_name == InputKind::unknown) {
    if (is_json(trim(start))) return InputKind::json_lines;  // a pipe may not have more yet
    start = bytes.peek(kLookAt);
  }
  const InputKind marked = kind_of_mark(start);
  if (marked != InputKind::unknown) return marked;
  if (by_name != InputKind::unknown) return by_name;
  return kind_of_text(start.substr(0, kLookAt));
}

}  // namespace dragoman
