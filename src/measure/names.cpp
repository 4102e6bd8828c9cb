#include "measure/names.h"

#include <fmt/format.h>

#include <algorithm>

#include "measure/joined_text.h"

namespace dragoman {
namespace {

bool is_measured(NameKind kind) {
  return kind == NameKind::person || kind == NameKind::organization || kind == NameKind::place;
}

Span span_of(const std::vector<Span>& words, const LabelledName& name) {
  return {words[name.begin].begin, words[name.end - 1].end};
}

std::string shown(const std::vector<Span>& words, const Document& document,
                  const LabelledName& name) {
  return fmt::format("{} [{}]", document.words(span_of(words, name)), name_kind_name(name.kind));
}

}  // namespace

ArticleText article_text(const Lexicon& lexicon, const std::vector<LabelledSentence>& article) {
  ArticleText out;
  std::string& text = out.document.text;
  for (const LabelledSentence& sentence : article) {
    if (!text.empty()) text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    out.words.push_back(join_words(lexicon, sentence.words, text));
    out.document.blocks.push_back(
        {BlockKind::paragraph, {begin, static_cast<std::uint32_t>(text.size())}});
  }
  return out;
}

Analysis given_segmentation(const ArticleText& article) {
  Analysis analysis;
  for (std::size_t s = 0; s < article.words.size(); ++s) {
    Sentence sentence;
    sentence.span = article.document.blocks[s].span;
    sentence.block = static_cast<std::uint32_t>(s);
    sentence.tokens.begin = static_cast<TokenId>(analysis.tokens.size());
    for (const Span word : article.words[s]) {
      Token token;
      token.span = word;
      analysis.tokens.push_back(token);
    }
    sentence.tokens.end = static_cast<TokenId>(analysis.tokens.size());
    analysis.sentences.push_back(sentence);
  }
  return analysis;
}

// The found names in a sentence of the file, as its words. A name that ends inside a word is laid
// on the whole word, and is not exact.
std::vector<NameScore::Found> NameScore::found_in(const std::vector<Span>& words,
                                                  const Analysis& found) const {
  std::vector<Found> out;
  const auto at_or_after = [&](std::uint32_t begin) {
    return std::partition_point(found.names.begin(), found.names.end(), [&](const Name& name) {
      return found.at(name.tokens.begin).span.begin < begin;
    });
  };
  for (auto name = at_or_after(words.front().begin); name != found.names.end(); ++name) {
    const Span span = found.span_of(name->tokens);
    if (span.begin >= words.back().end) break;
    Found one;
    one.name.kind = name->kind;
    one.name.begin = static_cast<std::size_t>(
        std::partition_point(words.begin(), words.end(),
                             [&](Span word) { return word.end <= span.begin; }) -
        words.begin());
    one.name.end = static_cast<std::size_t>(
        std::partition_point(words.begin(), words.end(),
                             [&](Span word) { return word.begin < span.end; }) -
        words.begin());
    one.exact = span_of(words, one.name) == span;
    out.push_back(one);
  }
  return out;
}

void NameScore::add(const std::vector<LabelledSentence>& article, const ArticleText& text,
                    const Analysis& found, const std::string& name) {
  for (std::size_t s = 0; s < article.size(); ++s) {
    add_sentence(article[s], text.words[s], text.document, found_in(text.words[s], found),
                 fmt::format("{}:{}", name, article[s].line));
  }
  sentences_ += article.size();
}

void NameScore::add_sentence(const LabelledSentence& sentence, const std::vector<Span>& words,
                             const Document& document, std::vector<Found> found,
                             const std::string& place) {
  const std::string text(document.words({words.front().begin, words.back().end}));
  const auto count = [](NameKind kind) { return static_cast<std::size_t>(kind); };
  for (const Found& one : found) {
    if (!is_measured(one.name.kind)) continue;
    ++all_.found;
    ++kinds_[count(one.name.kind)].found;
  }
  for (const LabelledName& gold : sentence.names) {
    ++all_.wanted;
    ++kinds_[count(gold.kind)].wanted;
    Found* best = nullptr;  // the same words, or the first that overlaps
    for (Found& one : found) {
      if (one.name.begin >= gold.end || one.name.end <= gold.begin) continue;
      one.used = true;
      const bool same = one.exact && one.name.begin == gold.begin && one.name.end == gold.end;
      if (best == nullptr || same) best = &one;
    }
    const bool same = best != nullptr && best->exact && best->name.begin == gold.begin &&
                      best->name.end == gold.end;
    std::size_t fate = kNothing;
    if (same) {
      fate = is_measured(best->name.kind) ? count(best->name.kind) : kOtherKind;
    } else if (best != nullptr && is_measured(best->name.kind)) {
      fate = kOtherSpan;
    }
    ++fates_[count(gold.kind)][fate];
    if (same && best->name.kind == gold.kind) {
      ++all_.right;
      ++kinds_[count(gold.kind)].right;
      continue;
    }
    const char* why = same                           ? "other type"
                      : fate == kNothing             ? "missed"
                      : best->name.kind == gold.kind ? "other span"
                                                     : "other span and type";
    mistakes_.push_back({place, text, shown(words, document, gold),
                         best == nullptr ? "(no name)" : shown(words, document, best->name), why});
  }
  for (const Found& one : found) {
    if (one.used || !is_measured(one.name.kind)) continue;
    ++fates_[kKinds][count(one.name.kind)];
    mistakes_.push_back({place, text, "(no name)", shown(words, document, one.name), "spurious"});
  }
}

void NameScore::add_unknown_labels(const NameFile& file) {
  for (const auto& [label, times] : file.unknown_labels) unknown_labels_[label] += times;
}

Report NameScore::report() const {
  Report report;
  report.task = "names";
  ReportTable types{"By type", {"", "precision", "recall", "f1", "n"}, {}};
  ReportTable became{"What became of them",
                     {"", "person", "organization", "place", "other type", "other span", "missed"},
                     {}};
  const auto row = [&types](std::string name, const Counts& counts) {
    types.rows.push_back({std::move(name), as_share(counts.precision()), as_share(counts.recall()),
                          as_share(counts.f1()), fmt::format("{}", counts.wanted)});
  };
  for (std::size_t kind = 0; kind <= kKinds; ++kind) {
    const std::string name =
        kind < kKinds ? std::string(name_kind_name(static_cast<NameKind>(kind))) : "(no name)";
    if (kind < kKinds) row(name, kinds_[kind]);
    std::vector<std::string> cells = {name};
    for (const std::size_t times : fates_[kind]) cells.push_back(fmt::format("{}", times));
    became.rows.push_back(std::move(cells));
  }
  row("all", all_);
  report.tables = {std::move(types), std::move(became)};
  for (const auto& [label, times] : unknown_labels_) {
    report.notes.push_back(fmt::format(
        "{} names with the label '{}' were left out: data/measure/name_labels.tsv has no such row.",
        times, label));
  }
  report.add_figure("precision", as_share(all_.precision()));
  report.add_figure("recall", as_share(all_.recall()));
  report.add_figure("f1", as_share(all_.f1()));
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    report.add_figure(std::string(name_kind_name(static_cast<NameKind>(kind))) + "_f1",
                      as_share(kinds_[kind].f1()));
  }
  report.n = all_.wanted;
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
