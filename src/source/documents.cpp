#include "source/documents.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "source/dateline.h"
#include "source/lines.h"

namespace dragoman {
namespace {

std::string document_id(const Document& document, const Metadata& given) {
  return stable_id("doc", fmt::format("{}\n{}\n{}\n{}\n{}", sha256_hex(document.text), document.url,
                                      document.outlet, given.title, given.published));
}

Document bare_document(std::string text, std::string sha256, std::string file,
                       const Metadata& given) {
  Document document;
  document.file = std::move(file);
  document.text = std::move(text);
  document.sha256 = std::move(sha256);
  document.url = given.url;
  document.outlet = given.outlet;
  document.title = given.title;
  document.byline = given.byline;
  if (given.published.empty()) return document;
  auto published = parse_published(given.published);
  if (published) document.published = std::move(*published);
  return document;
}

bool are_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void OutlinedText::add(BlockKind kind, bool sure, std::string_view words) {
  words = trim(words);
  if (words.empty()) return;
  if (!text.empty()) text += "\n\n";
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += words;
  lines.push_back({{begin, static_cast<std::uint32_t>(text.size())}, kind, sure});
}

Document build_document(Decoded decoded, std::string sha256, std::string file,
                        const Metadata& given, const SourceTables& tables) {
  Document document =
      bare_document(std::move(decoded.text), std::move(sha256), std::move(file), given);
  document.replaced_bytes = decoded.replaced;
  outline(document, tables, given.language, given.genre);
  document.id = document_id(document, given);
  return document;
}

Document build_document(OutlinedText marked, std::string sha256, std::string file,
                        const Metadata& given, const SourceTables& tables) {
  Document document =
      bare_document(std::move(marked.text), std::move(sha256), std::move(file), given);
  outline(document, marked.lines, tables, given.language, given.genre);
  document.id = document_id(document, given);
  return document;
}

std::optional<Error> date_error(const Metadata& given, const std::string& place) {
  if (given.published.empty()) return std::nullopt;
  auto published = parse_published(given.published);
  if (published) return std::nullopt;
  Error error = published.error();
  if (error.place.empty()) error.place = place;
  return error;
}

std::string find_published(std::string_view words, const SourceTables& tables) {
  words = trim(words);
  if (words.empty()) return {};
  if (parse_published(words)) return std::string(words);
  constexpr std::size_t kIsoDay = 10;
  if (words.size() > kIsoDay && parse_iso_day(words.substr(0, kIsoDay))) {
    return std::string(words.substr(0, kIsoDay));
  }
  if (words.size() >= 8 && are_digits(words.substr(0, 8)) &&
      (words.size() == 8 || words[8] == 'T')) {
    const std::string day =
        fmt::format("{}-{}-{}", words.substr(0, 4), words.substr(4, 2), words.substr(6, 2));
    return parse_iso_day(day) ? day : std::string();
  }
  // A date within a few words: "Published: May 21, 2025 at 10:00".
  constexpr std::size_t kLookAt = 80;
  const std::string_view near = head(words, kLookAt);
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (i > 0 && near[i - 1] != ' ' && near[i - 1] != ':' && near[i - 1] != '(') continue;
    const auto date = match_date(words.substr(i), tables);
    if (date && date->day) return iso_day(*date->day);
  }
  return {};
}

void Numbered::count() {
  if (++counted_ == 2) release("#1");
}

std::string Numbered::place() const {
  return fmt::format("{}:{}", name_, counted_);
}

void Numbered::give(Document document) {
  if (counted_ == 1 && !job_->options->at_once) {
    document.file = name_;
    first_ = std::move(document);
    return;
  }
  document.file = fmt::format("{}#{}", name_, counted_);
  job_->give(std::move(document));
}

void Numbered::release(std::string_view suffix) {
  if (!first_) return;
  first_->file += suffix;
  Document document = std::move(*first_);
  first_.reset();
  if (job_->going) job_->give(std::move(document));
}

}  // namespace dragoman
