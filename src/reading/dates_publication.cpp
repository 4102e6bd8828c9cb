// The day of publication that a text gives away.
#include <fmt/format.h>

#include <algorithm>

#include "reading/dates.h"

namespace dragoman {
namespace {

using Kind = DateExpression::Kind;

constexpr std::uint32_t kLeadSentences = 3;

// Whether an expression stands where a report tells its own day: in the title, a caption, or the
// first sentences. One date in seven fits a weekday by chance, so the body's dates do not count.
bool leads(const Document& document, const Analysis& analysis, const DateExpression& expression) {
  std::uint32_t sentence = index(analysis.sentence_of(expression.tokens.begin));
  BlockKind kind = document.blocks[analysis.sentences[sentence].block].kind;
  return sentence < kLeadSentences || kind == BlockKind::caption || kind == BlockKind::title;
}

}  // namespace

std::optional<Date> infer_publication(const Document& document, const Analysis& analysis,
                                      const std::vector<DateExpression>& expressions) {
  // A weekday told without a date, and one full date on that weekday: the news of that week.
  std::vector<const DateExpression*> weekdays;
  for (const DateExpression& e : expressions) {
    if (e.kind == Kind::weekday && !e.shift && !e.future) weekdays.push_back(&e);
  }
  std::optional<Date> best;
  for (const DateExpression& e : expressions) {
    if (e.kind != Kind::calendar || e.from.year == 0 || e.from.day == 0 || e.until) continue;
    if (!is_valid_civil(e.from.year, e.from.month, e.from.day)) continue;
    if (!leads(document, analysis, e)) continue;
    Day day = day_from_civil(e.from.year, e.from.month, e.from.day);
    for (const DateExpression* w : weekdays) {
      if (w->weekday != weekday(day)) continue;
      std::string words(document.words(analysis.span_of(w->tokens)));
      std::string full(document.words(analysis.span_of(e.tokens)));
      if (!best || best->start < iso_day(day)) {
        best = date_of_day(day, words + " / " + full,
                           fmt::format("inferred (the {} told is {})", words, iso_day(day)));
      }
      break;
    }
  }
  if (best) return best;
  // The first date with a year in the first three sentences of the text, if it is no later than
  // every other full date (a recollection would not lead).
  std::uint32_t sentences = std::min<std::uint32_t>(
      kLeadSentences, static_cast<std::uint32_t>(analysis.sentences.size()));
  if (sentences == 0) return std::nullopt;
  TokenId border = analysis.sentences[sentences - 1].tokens.end;
  for (const DateExpression& e : expressions) {
    if (e.tokens.begin >= border) break;
    if (e.kind != Kind::calendar || e.from.year == 0 || e.from.month == 0 || e.until) continue;
    Date lead = resolve_date(e, std::nullopt);
    if (!lead.known() || e.future) continue;
    bool later = std::any_of(expressions.begin(), expressions.end(), [&](const auto& other) {
      if (other.kind != Kind::calendar || other.from.year == 0 || other.future) return false;
      Date there = resolve_date(other, std::nullopt);
      return there.known() && there.start > lead.end;
    });
    if (later) continue;
    lead.text = std::string(document.words(analysis.span_of(e.tokens)));
    lead.basis = std::string(kDateInTheLead);
    return lead;
  }
  return std::nullopt;
}

}  // namespace dragoman
