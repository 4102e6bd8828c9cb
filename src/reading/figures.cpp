#include "reading/figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "reading/figure_shapes.h"
#include "reading/figure_subject.h"
#include "reading/figure_text.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostAbout = 4;
constexpr std::uint32_t kLongestLine = 40;  // tokens of a line that a number stands below

// Actors of the sentence, those nearest to the figure first.
std::vector<std::string> about_whom(const FigureText& text, TokenRange figure) {
  struct Near {
    std::uint32_t distance;
    const std::string* id;
  };
  std::vector<Near> near;
  const Reading& reading = text.reading();
  for (const Mention& mention : reading.actors.mentions) {
    if (text.analysis().sentence_of(mention.head) != text.sentence()) continue;
    std::uint32_t distance = mention.head < figure.begin
                                 ? index(figure.begin) - index(mention.head)
                                 : index(mention.head) - index(figure.begin);
    for (ActorIndex i : mention.actors) near.push_back({distance, &reading.actors.actor(i).id});
  }
  std::stable_sort(near.begin(), near.end(),
                   [](const Near& a, const Near& b) { return a.distance < b.distance; });
  std::vector<std::string> about;
  for (const Near& one : near) {
    bool known = std::find(about.begin(), about.end(), *one.id) != about.end();
    if (!known && about.size() < kMostAbout) about.push_back(*one.id);
  }
  return about;
}

bool is_bare(const Analysis& analysis, const Sentence& sentence) {
  for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
    Upos tag = analysis.at(t).tag;
    if (tag != Upos::num && tag != Upos::punct && tag != Upos::sym) return false;
  }
  return true;
}

// A row of a table or poll: numbers alone, what they are of stands in the line before.
void take_line_before(const FigureText& text, FigureRecord& figure) {
  const Analysis& analysis = text.analysis();
  const std::uint32_t here = index(text.sentence());
  if (here == 0 || !is_bare(analysis, analysis.sentences[here])) return;
  const Sentence& before = analysis.sentences[here - 1];
  if (is_bare(analysis, before) || before.tokens.size() > kLongestLine) return;
  figure.what = text.reading().document.words(before.span);
  figure.evidence.push_back(text.reading().evidence(static_cast<SentenceId>(here - 1)));
}

// "five km (3 miles) north of the town": told twice.
void take_converted(const FigureText& text, const FigureMention& before, FigureMention& figure) {
  const std::size_t end = text.place(before.tokens.end);
  const bool bracket = text.is(end, "(") && text.place(figure.tokens.begin) <= end + 3;
  auto is_amount = [](const FigureRecord& record) {
    return record.unit != "percent" && record.unit != "person" && record.unit != "count" &&
           record.unit != "times" && !record.unit.empty();
  };
  const bool alike = before.money == figure.money && before.record.unit != figure.record.unit &&
                     is_amount(before.record) && is_amount(figure.record);
  if (bracket && alike) figure.record.what = before.record.what;
}

FigureMention to_mention(const FigureText& text, FigureSpan span) {
  const Reading& reading = text.reading();
  FigureMention mention;
  mention.tokens = {text.token(span.begin), text.token(span.end)};
  mention.money = span.money;
  FigureRecord& figure = mention.record;
  std::size_t begin = span.begin;
  figure.bound = figure_bound(text, span, begin);
  figure.change = figure_change(text, span);
  figure.what = figure_subject(text, span, begin);
  figure.text =
      reading.document.words(text.analysis().span_of({text.token(begin), text.token(span.end)}));
  figure.about = about_whom(text, mention.tokens);
  if (const DateMention* date = date_of(text.analysis(), reading.dates, mention.tokens.begin)) {
    figure.time = date->date;
  }
  figure.evidence.push_back(reading.evidence(text.sentence()));
  if (figure.what.empty()) take_line_before(text, figure);
  figure.id = stable_id("figure", fmt::format("{}\n{}", reading.document.id,
                                              text.analysis().at(mention.tokens.begin).span.begin));
  figure.value = std::move(span.value);
  figure.unit = std::move(span.unit);
  return mention;
}

}  // namespace

std::vector<FigureMention> find_figures(const Reading& reading, const UnitWords& words) {
  std::vector<FigureMention> figures;
  for (std::uint32_t s = 0; s < reading.analysis.sentences.size(); ++s) {
    const FigureText text(reading, words, static_cast<SentenceId>(s));
    const std::size_t first = figures.size();
    for (FigureSpan& span : find_figure_spans(text)) {
      figures.push_back(to_mention(text, std::move(span)));
      if (figures.size() > first + 1)
        take_converted(text, figures[figures.size() - 2], figures.back());
    }
  }
  return figures;
}

std::vector<FigureRecord> read_figures(const Reading& reading, const UnitWords& words) {
  std::vector<FigureRecord> records;
  for (FigureMention& figure : find_figures(reading, words)) {
    if (!figure.record.what.empty()) records.push_back(std::move(figure.record));
  }
  return records;
}

}  // namespace dragoman
