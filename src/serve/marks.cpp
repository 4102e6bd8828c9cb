#include "serve/marks.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document), text_(document.text) {}

  void mark(Span span, const char* kind, const std::string& id) {
    if (span.empty() || span.end > text_.size()) return;
    marks_.push_back({span, kind, id});
  }
  // The first place of the words in the evidence that is this document's.
  void find(std::string_view words, const std::vector<Evidence>& evidence, const char* kind,
            const std::string& id) {
    if (words.empty()) return;
    for (const Evidence& e : evidence) {
      if (e.document != document_.id || e.span.end > text_.size()) continue;
      const std::size_t at = slice(text_, e.span).find(words);
      if (at == std::string_view::npos) continue;
      mark(span_at(e.span.begin + at, words.size()), kind, id);
      return;
    }
  }
  void sentences(const std::vector<Evidence>& evidence, const char* kind, const std::string& id) {
    for (const Evidence& e : evidence) {
      if (e.document == document_.id) mark(e.span, kind, id);
    }
  }
  void names(const std::vector<ActorRecord>& actors);

  std::vector<Mark> take() {
    std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
      return std::make_tuple(a.span.begin, b.span.end, std::string_view(a.kind),
                             std::string_view(a.id)) < std::make_tuple(b.span.begin, a.span.end,
                                                                       std::string_view(b.kind),
                                                                       std::string_view(b.id));
    });
    return std::move(marks_);
  }

 private:
  static Span span_at(std::size_t begin, std::size_t size) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
  }
  bool is_whole_word(std::size_t begin, std::size_t end) const;

  const Document& document_;
  std::string_view text_;
  std::vector<Mark> marks_;
};

bool Finder::is_whole_word(std::size_t begin, std::size_t end) const {
  const auto is_part = [](char32_t c) { return is_letter(c) || is_digit(c); };
  if (end < text_.size() && is_part(decode_at(text_, end).value)) return false;
  if (begin == 0) return true;
  std::size_t before = begin - 1;
  while (before > 0 && (static_cast<unsigned char>(text_[before]) & 0xC0) == 0x80) --before;
  return !is_part(decode_at(text_, before).value);
}

// The longest names first, so that "Prime Minister of Armenia" is not marked as Armenia alone.
void Finder::names(const std::vector<ActorRecord>& actors) {
  std::vector<std::pair<std::string_view, const std::string*>> all;
  for (const ActorRecord& actor : actors) {
    all.emplace_back(actor.name, &actor.id);
    for (const std::string& alias : actor.aliases) all.emplace_back(alias, &actor.id);
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::make_tuple(b.first.size(), a.first, std::string_view(*a.second)) <
           std::make_tuple(a.first.size(), b.first, std::string_view(*b.second));
  });
  std::vector<bool> taken(text_.size(), false);
  for (const auto& [name, id] : all) {
    if (name.empty()) continue;
    for (std::size_t at = text_.find(name); at != std::string_view::npos;
         at = text_.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      if (taken[at] || taken[end - 1] || !is_whole_word(at, end)) continue;
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(at),
                taken.begin() + static_cast<std::ptrdiff_t>(end), true);
      mark(span_at(at, name.size()), "actor", *id);
    }
  }
}

void add_date(Finder& finder, const std::optional<Date>& date,
              const std::vector<Evidence>& evidence, const std::string& id) {
  if (date) finder.find(date->text, evidence, "date", id);
}

}  // namespace

std::vector<Mark> marks_of(const Document& document, const DocumentRecords& records) {
  Finder finder(document);
  for (const EventRecord& event : records.events) {
    const bool here = !event.evidence.empty() && event.evidence.front().document == document.id;
    if (here) finder.mark(event.trigger.span, "event", event.id);
    add_date(finder, event.date, event.evidence, event.id);
    if (event.place) finder.find(event.place->name, event.evidence, "place", event.id);
  }
  for (const StatementRecord& statement : records.statements) {
    finder.sentences(statement.evidence, "statement", statement.id);
    finder.find(statement.quote, statement.evidence, "quote", statement.id);
    add_date(finder, statement.date, statement.evidence, statement.id);
  }
  for (const CommitmentRecord& commitment : records.commitments) {
    finder.find(commitment.name, commitment.evidence, "commitment", commitment.id);
    add_date(finder, commitment.made, commitment.evidence, commitment.id);
    add_date(finder, commitment.deadline, commitment.evidence, commitment.id);
  }
  for (const MembershipRecord& membership : records.memberships) {
    finder.sentences(membership.evidence, "membership", membership.id);
    add_date(finder, membership.since, membership.evidence, membership.id);
  }
  for (const FigureRecord& figure : records.figures) {
    finder.find(figure.text, figure.evidence, "figure", figure.id);
    add_date(finder, figure.time, figure.evidence, figure.id);
  }
  finder.names(records.actors);
  return finder.take();
}

}  // namespace dragoman
