#include "measure/trees.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace dragoman {
namespace {

constexpr std::array<std::uint32_t, 4> kLengths = {10, 20, 35, 50};
constexpr std::array<const char*, 5> kLengthNames = {"<=10", "11-20", "21-35", "36-50", ">50"};

std::size_t length_class(std::uint32_t words) {
  return static_cast<std::size_t>(std::lower_bound(kLengths.begin(), kLengths.end(), words) -
                                  kLengths.begin());
}

// "NOUN talks <-obj- held"
std::string shown(const Analysis& analysis, TokenId id, std::string_view text) {
  const Token& token = analysis.at(id);
  const std::string_view head =
      token.head == kNoToken ? "(root)" : slice(text, analysis.at(token.head).span);
  return fmt::format("{} {} [{}] <-{}- {}", upos_name(token.tag), slice(text, token.span),
                     analysis.lemma(id), relation_name(token.relation), head);
}

bool is_known(std::string_view lemma, std::string_view form) {
  return lemma != "_" || form == "_";
}

bool has_lemmas(const Annotated& gold) {
  for (std::uint32_t i = 0; i < gold.analysis.tokens.size(); ++i) {
    if (gold.analysis.lemma(static_cast<TokenId>(i)) != "_") return true;
  }
  return false;
}

void add_figures(Report& report, const TreeCounts& counts, const std::string& prefix) {
  report.add_figure(prefix + "upos", per_cent(counts.upos.f1()));
  if (counts.lemmas.wanted > 0) {
    report.add_figure(prefix + "lemmas", per_cent(counts.lemmas.f1()));
  }
  report.add_figure(prefix + "uas", per_cent(counts.uas.f1()));
  report.add_figure(prefix + "las", per_cent(counts.las.f1()));
  report.add_figure(prefix + "las_subtypes", per_cent(counts.las_subtypes.f1()));
}

void add_row(ReportTable& table, const std::string& name, const Counts& counts) {
  if (counts.wanted == 0) return;
  table.rows.push_back({name, per_cent(counts.precision()), per_cent(counts.recall()),
                        per_cent(counts.f1()), fmt::format("{}", counts.wanted)});
}

ReportTable overview(const std::string& title, const TreeCounts& counts) {
  ReportTable table{title, {"", "precision", "recall", "f1", "n"}, {}};
  add_row(table, "words", counts.words);
  add_row(table, "sentences", counts.sentences);
  add_row(table, "upos", counts.upos);
  add_row(table, "lemmas", counts.lemmas);
  add_row(table, "uas", counts.uas);
  add_row(table, "las", counts.las);
  add_row(table, "las, subtypes", counts.las_subtypes);
  return table;
}

}  // namespace

TreeCounts& TreeCounts::operator+=(const TreeCounts& other) {
  words += other.words;
  sentences += other.sentences;
  upos += other.upos;
  lemmas += other.lemmas;
  uas += other.uas;
  las += other.las;
  las_subtypes += other.las_subtypes;
  return *this;
}

void TreeScore::add(const Annotated& gold, const Analysis& found, const std::string& name) {
  const Alignment alignment = align(gold.analysis, found);
  lemmas_ = has_lemmas(gold);
  const Counts all{0, found.tokens.size(), gold.analysis.tokens.size()};
  counts_ += {alignment.words, alignment.sentences, all, lemmas_ ? all : Counts{}, all, all, all};
  for (const Token& token : found.tokens) {
    ++relations_[static_cast<std::size_t>(base(token.relation))].found;
  }
  for (std::uint32_t s = 0; s < gold.analysis.sentences.size(); ++s) {
    const TokenRange range = gold.analysis.sentences[s].tokens;
    Length& length = lengths_[length_class(range.size())];
    ++length.sentences;
    length.words += range.size();
    for (TokenId id = range.begin; id < range.end; id = next(id)) {
      add_word(gold, found, alignment, s, id, name);
    }
  }
}

void TreeScore::add_word(const Annotated& gold, const Analysis& found, const Alignment& alignment,
                         std::uint32_t sentence, TokenId id, const std::string& name) {
  const std::string& text = gold.document.text;
  const Token& wanted = gold.analysis.at(id);
  const Relation main = base(wanted.relation);
  Length& length = lengths_[length_class(gold.analysis.sentences[sentence].tokens.size())];
  ++relations_[static_cast<std::size_t>(main)].wanted;
  const TokenId at = alignment.found_of[index(id)];
  std::string got = "(no such word)";
  std::string why;
  if (at == kNoToken) {
    why = "word";
  } else {
    const Token& token = found.at(at);
    const auto say = [&why](const char* what) {
      why += (why.empty() ? "" : ", ") + std::string(what);
    };
    const bool tag = token.tag == wanted.tag;
    const bool lemma = !is_known(gold.analysis.lemma(id), slice(text, wanted.span)) ||
                       gold.analysis.lemma(id) == found.lemma(at);
    const TokenId head =
        wanted.head == kNoToken ? kNoToken : alignment.found_of[index(wanted.head)];
    const bool hangs = (wanted.head == kNoToken) == (token.head == kNoToken) && token.head == head;
    const bool label = base(token.relation) == main;
    counts_.upos.right += tag ? 1 : 0;
    counts_.lemmas.right += lemmas_ && lemma ? 1 : 0;
    counts_.uas.right += hangs ? 1 : 0;
    counts_.las.right += hangs && label ? 1 : 0;
    counts_.las_subtypes.right += hangs && token.relation == wanted.relation ? 1 : 0;
    relations_[static_cast<std::size_t>(main)].right += hangs && label ? 1 : 0;
    length.upos += tag ? 1 : 0;
    length.uas += hangs ? 1 : 0;
    length.las += hangs && label ? 1 : 0;
    if (!tag) say("tag");
    if (lemmas_ && !lemma) say("lemma");
    if (!hangs) say("head");
    if (token.relation != wanted.relation) say(label ? "subtype" : "relation");
    if (!why.empty()) got = shown(found, at, text);
  }
  if (why.empty()) return;
  mistakes_.push_back({fmt::format("{}:{}", name, gold.lines[sentence]),
                       std::string(slice(text, gold.analysis.sentences[sentence].span)),
                       shown(gold.analysis, id, text), got, why});
}

ReportTable TreeScore::relations(const std::string& title) const {
  ReportTable table{title, {"relation", "precision", "recall", "f1", "n"}, {}};
  std::vector<std::size_t> order(relations_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return relations_[a].f1() < relations_[b].f1();
  });
  for (const std::size_t i : order) {
    add_row(table, std::string(relation_name(static_cast<Relation>(i))), relations_[i]);
  }
  return table;
}

ReportTable TreeScore::lengths(const std::string& title) const {
  ReportTable table{title, {"words", "upos", "uas", "las", "n words", "n sentences"}, {}};
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    const Length& length = lengths_[i];
    if (length.sentences == 0) continue;
    table.rows.push_back({kLengthNames[i], per_cent(Counts::share(length.upos, length.words)),
                          per_cent(Counts::share(length.uas, length.words)),
                          per_cent(Counts::share(length.las, length.words)),
                          fmt::format("{}", length.words), fmt::format("{}", length.sentences)});
  }
  return table;
}

Report tree_report(const TreeScore* raw, const TreeScore* given) {
  Report report;
  report.task = "trees";
  const TreeScore* shown_score = given != nullptr ? given : raw;
  const std::string from = given != nullptr ? "given words" : "raw text";
  if (raw != nullptr) {
    report.tables.push_back(overview("From raw text", raw->counts()));
    report.add_figure("words", per_cent(raw->counts().words.f1()));
    report.add_figure("sentences", per_cent(raw->counts().sentences.f1()));
    add_figures(report, raw->counts(), "raw_");
  }
  if (given != nullptr) {
    report.tables.push_back(overview("From given words", given->counts()));
    add_figures(report, given->counts(), "");
  }
  if (shown_score == nullptr) return report;
  report.tables.push_back(shown_score->relations("Relations with their heads, from " + from));
  report.tables.push_back(shown_score->lengths("By length of sentence, from " + from));
  report.n = shown_score->counts().words.wanted;
  report.mistakes = shown_score->mistakes();
  if (shown_score->counts().lemmas.wanted == 0) {
    report.notes.emplace_back("The treebank has no lemmas; they are not counted.");
  }
  return report;
}

}  // namespace dragoman
