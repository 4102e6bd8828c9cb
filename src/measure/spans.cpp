#include "measure/spans.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "measure/marked_sentences.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kPartyLabels> kLabelNames = {"all", "S source", "T target",
                                                                    "R both"};

std::string shown(const SpanSentence& sentence, const std::vector<SpanLabel>& spans) {
  std::string text;
  for (const SpanLabel& span : spans) {
    text += fmt::format("{}{}:", text.empty() ? "" : " | ",
                        kLabelNames[static_cast<std::size_t>(span.label)].substr(0, 1));
    for (std::size_t w = span.begin; w < span.end; ++w) {
      text += fmt::format(" {}", sentence.words[w]);
    }
  }
  return text;
}

}  // namespace

Result<std::vector<SpanSentence>> parse_span_sentences(std::string_view text,
                                                       const std::string& name, std::size_t from,
                                                       std::size_t to) {
  std::vector<SpanSentence> sentences;
  SpanSentence open;
  std::size_t number = 0, line_number = 0;
  auto close = [&] {
    if (open.words.empty()) return;
    ++number;
    if (number >= from && (to == 0 || number <= to)) sentences.push_back(std::move(open));
    open = {};
  };
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    line = trim(line);
    if (line.empty()) {
      close();
      continue;
    }
    const std::size_t blank = line.find_last_of(" \t");
    const std::string_view tag = blank == std::string_view::npos ? "" : line.substr(blank + 1);
    const bool outside = tag == "O";
    const PartyLabel label = tag.size() == 3 && tag[1] == '-' && (tag[0] == 'B' || tag[0] == 'I')
                                 ? party_label(tag[2])
                                 : PartyLabel::none;
    if (!outside && label == PartyLabel::none) {
      return Error{ErrorCode::bad_table, "wanted a word and O or B- or I- with S, T or R",
                   fmt::format("{}:{}", name, line_number)};
    }
    if (open.words.empty()) open.place = fmt::format("{}:{}", name, line_number);
    const std::size_t at = open.words.size();
    open.words.push_back(trim(line.substr(0, blank)));
    if (outside) continue;
    const bool goes_on = tag[0] == 'I' && !open.spans.empty() && open.spans.back().end == at &&
                         open.spans.back().label == label;
    if (goes_on) {
      ++open.spans.back().end;
    } else {
      open.spans.push_back({label, at, at + 1});
    }
  }
  close();
  return sentences;
}

void SpanScore::add(const SpanSentence& sentence, const std::vector<SpanLabel>& found,
                    std::string why) {
  ++sentences_;
  auto count = [&](const std::vector<SpanLabel>& spans, std::size_t Counts::*field) {
    for (const SpanLabel& span : spans) {
      ++(labels_[0].*field);
      ++(labels_[static_cast<std::size_t>(span.label)].*field);
      ++(words_only_.*field);
    }
  };
  count(sentence.spans, &Counts::wanted);
  count(found, &Counts::found);
  for (const SpanLabel& span : found) {
    for (const SpanLabel& wanted : sentence.spans) {
      if (span.begin != wanted.begin || span.end != wanted.end) continue;
      ++words_only_.right;
      if (span.label != wanted.label) continue;
      ++labels_[0].right;
      ++labels_[static_cast<std::size_t>(span.label)].right;
    }
  }
  if (found == sentence.spans) return;
  mistakes_.push_back({sentence.place, fmt::format("{}", fmt::join(sentence.words, " ")),
                       shown(sentence, sentence.spans), shown(sentence, found), std::move(why)});
}

Report SpanScore::report() const {
  Report report;
  report.task = "spans";
  ReportTable table{"parties", {"label", "precision", "recall", "f1", "n"}, {}};
  auto row = [&](std::string_view name, const Counts& counts) {
    table.rows.push_back({std::string(name), as_share(counts.precision()),
                          as_share(counts.recall()), as_share(counts.f1()),
                          std::to_string(counts.wanted)});
  };
  for (std::size_t l = 1; l < kPartyLabels; ++l) row(kLabelNames[l], labels_[l]);
  row("all", labels_[0]);
  row("all, whatever the label", words_only_);
  report.tables = {table};
  report.mistakes = mistakes_;
  report.n = labels_[0].wanted;
  report.notes = {fmt::format("{} sentences", sentences_)};
  report.add_figure("precision", as_share(labels_[0].precision()));
  report.add_figure("recall", as_share(labels_[0].recall()));
  report.add_figure("f1", as_share(labels_[0].f1()));
  return report;
}

}  // namespace dragoman
