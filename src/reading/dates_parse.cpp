// Finding time expressions: the shapes tried at every place, and the words around them that belong
// to what they say.
#include "reading/date_shapes.h"

namespace dragoman {
namespace {

using Word = DateWordKind;
using Kind = DateExpression::Kind;

std::size_t parse(const DateText& text, std::size_t at, DateExpression& out) {
  using namespace date_shapes;
  return first_fit(
      {iso, in_figures, day_month, holiday, month_first, season, slice_of, part_of, from_event,
       weekday, today, told, shifted_unit, weekend, ago, decade, century, year_alone, day_alone},
      text, at, out);
}

// Where the words begin that lead an expression at `at`: "in the [past two months]", "earlier
// [this week]", "late on [Monday]".
std::size_t lead_of(const DateText& text, std::size_t at, std::size_t end, std::size_t floor) {
  std::size_t begin = at;
  const auto take = [&](bool fits) {
    if (fits) --begin;
  };
  // "in the 9 May celebrations": the article is not the date's.
  const bool before_noun =
      text.has(end) && (text.tag(end) == Upos::noun || text.tag(end) == Upos::propn);
  take(begin > floor && text.is(begin - 1, "year") && text.year(begin));
  take(begin > floor && (text.is(begin - 1, "the") || text.is(begin - 1, "this")) && !before_noun);
  take(begin > floor && (text.is(begin - 1, Word::near) || text.is(begin - 1, Word::part)) &&
       text.tag(begin - 1) != Upos::noun && text.tag(begin - 1) != Upos::verb);
  take(begin > floor && text.is(begin - 1, Word::before));
  return begin;
}

// "nine-month ... until September", "a ten-day visit from Monday": the duration that ends or
// begins here, if one is told shortly before.
void find_duration(const DateText& text, std::size_t begin, DateExpression& expression) {
  constexpr std::size_t kReach = 14;
  if (!text.is(begin, Word::starting)) return;
  for (std::size_t back = 2; back <= kReach && back <= begin; ++back) {
    std::size_t i = begin - back;
    DateSteps steps;
    std::size_t used = text.count(i, steps.count);
    if (used == 0) continue;
    if (text.hyphen(i + used)) ++used;
    if (i + used >= begin || !text.is(i + used, Word::unit)) continue;
    steps.unit = text.value(i + used, Word::unit);
    steps.count *= text.value(begin, Word::starting);
    expression.lasting = DateDuration{steps, text.token(i + used)};
    return;
  }
}

void scan(const DateText& text, std::vector<DateExpression>& found) {
  std::size_t floor = 0;
  for (std::size_t i = 0; i < text.size();) {
    DateExpression expression;
    std::size_t length = parse(text, i, expression);
    if (length == 0) {
      ++i;
      continue;
    }
    std::size_t begin = lead_of(text, i, i + length, floor);
    expression.tokens = text.tokens(begin, i + length);
    expression.future = text.lies_ahead(i);
    find_duration(text, begin, expression);
    found.push_back(expression);
    i += length;
    floor = i;
  }
}

}  // namespace

std::vector<DateExpression> parse_dates(const Document& document, const Analysis& analysis,
                                        const DateWords& words) {
  std::vector<DateExpression> found;
  for (const Sentence& sentence : analysis.sentences) {
    scan(DateText(document, analysis, words, sentence), found);
  }
  return found;
}

}  // namespace dragoman
