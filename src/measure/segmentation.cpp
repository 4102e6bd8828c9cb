#include "measure/segmentation.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dragoman {
namespace {

constexpr std::uint32_t kContext = 50;  // bytes on each side of a border that is shown

// The text in [begin, end), widened to whole characters, on one line.
std::string piece(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  std::string words(text.substr(begin, end - begin));
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::uint32_t before(std::uint32_t at) {
  return at < kContext ? 0 : at - kContext;
}
std::uint32_t after(std::string_view text, std::uint32_t at) {
  return std::min(static_cast<std::uint32_t>(text.size()), at + kContext);
}

std::string around(std::string_view text, Span span) {
  return piece(text, before(span.begin), after(text, span.end));
}

// The text around a gap between sentences, with a mark where the border is.
std::string bordered(std::string_view text, Span gap) {
  return piece(text, before(gap.begin), gap.begin) + " || " +
         piece(text, gap.end, after(text, gap.end));
}

// The words in [first, last), between bars.
std::string cut(const Analysis& analysis, std::size_t first, std::size_t last,
                std::string_view text) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += " | ";
    out += slice(text, analysis.tokens[i].span);
  }
  return out;
}

// Where sentences begin and end, but for the first of each block: those borders are given.
std::vector<Span> borders(const Analysis& analysis) {
  std::vector<Span> gaps;
  for (std::size_t s = 1; s < analysis.sentences.size(); ++s) {
    if (analysis.sentences[s].block != analysis.sentences[s - 1].block) continue;
    gaps.push_back({analysis.sentences[s - 1].span.end, analysis.sentences[s].span.begin});
  }
  return gaps;
}

std::uint32_t line_at(const Annotated& gold, std::uint32_t offset) {
  const auto& sentences = gold.analysis.sentences;
  auto after = std::upper_bound(
      sentences.begin(), sentences.end(), offset,
      [](std::uint32_t at, const Sentence& sentence) { return at < sentence.span.begin; });
  if (after == sentences.begin()) return 1;
  return gold.lines[static_cast<std::size_t>(after - sentences.begin()) - 1];
}

}  // namespace

void SegmentationScore::add(const Annotated& gold, const Analysis& found, const std::string& name) {
  const Alignment alignment = align(gold.analysis, found);
  words_ += alignment.words;
  sentences_ += alignment.sentences;
  add_words(gold, found, name);
  add_borders(gold, found, name);
}

// Stretches between two places where both begin a word, cut otherwise by the two.
void SegmentationScore::add_words(const Annotated& gold, const Analysis& found,
                                  const std::string& name) {
  const std::string& text = gold.document.text;
  const auto& wanted = gold.analysis.tokens;
  const auto& got = found.tokens;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < wanted.size() && j < got.size()) {
    if (wanted[i].span == got[j].span) {
      ++i;
      ++j;
      continue;
    }
    std::size_t last_i = i + 1;
    std::size_t last_j = j + 1;
    while (wanted[last_i - 1].span.end != got[last_j - 1].span.end) {
      const bool behind = wanted[last_i - 1].span.end < got[last_j - 1].span.end;
      if (behind ? last_i == wanted.size() : last_j == got.size()) break;
      ++(behind ? last_i : last_j);
    }
    const std::uint32_t begin = std::min(wanted[i].span.begin, got[j].span.begin);
    const std::uint32_t end = wanted[last_i - 1].span.end;
    word_mistakes_.push_back({fmt::format("{}:{}", name, line_at(gold, begin)),
                              around(text, {begin, end}), cut(gold.analysis, i, last_i, text),
                              cut(found, j, last_j, text), "words"});
    i = last_i;
    j = last_j;
  }
}

void SegmentationScore::add_borders(const Annotated& gold, const Analysis& found,
                                    const std::string& name) {
  const std::string& text = gold.document.text;
  const std::vector<Span> wanted = borders(gold.analysis);
  const std::vector<Span> got = borders(found);
  const auto note = [&](Span gap, bool is_gold) {
    const std::string whole = around(text, gap);
    Mistake mistake{fmt::format("{}:{}", name, line_at(gold, gap.begin)), whole,
                    is_gold ? bordered(text, gap) : whole, is_gold ? whole : bordered(text, gap),
                    is_gold ? "a border missed" : "a border too many"};
    border_mistakes_.push_back(std::move(mistake));
    ++(is_gold ? missed_ : spurious_);
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < wanted.size() || j < got.size()) {
    const bool first = j == got.size() || (i < wanted.size() && wanted[i].end < got[j].end);
    if (i < wanted.size() && j < got.size() && wanted[i].end == got[j].end) {
      ++i;
      ++j;
    } else if (first) {
      note(wanted[i++], true);
    } else {
      note(got[j++], false);
    }
  }
}

Report SegmentationScore::report() const {
  Report report;
  report.task = "tokens";
  ReportTable table{"From raw text", {"", "precision", "recall", "f1", "n"}, {}};
  const auto row = [&table](const char* name, const Counts& counts) {
    table.rows.push_back({name, per_cent(counts.precision()), per_cent(counts.recall()),
                          per_cent(counts.f1()), fmt::format("{}", counts.wanted)});
  };
  row("words", words_);
  row("sentences", sentences_);
  report.tables.push_back(std::move(table));
  report.notes.push_back(
      fmt::format("Stretches cut into other words: {}. Sentence borders missed: {}, too many: {}.",
                  word_mistakes_.size(), missed_, spurious_));
  report.add_figure("words", per_cent(words_.f1()));
  report.add_figure("sentences", per_cent(sentences_.f1()));
  report.n = words_.wanted;
  report.mistakes = word_mistakes_;
  report.mistakes.insert(report.mistakes.end(), border_mistakes_.begin(), border_mistakes_.end());
  return report;
}

}  // namespace dragoman
