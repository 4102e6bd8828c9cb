#include "measure/linking.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

// A report says in its title and first sentence what it is of.
constexpr std::size_t kOpening = 2;

const std::string kRelations[] = {"same word", "near words", "wide words", "unrelated words"};

// The tokens of a document as they were cut, joined by blanks, a sentence a line.
Document as_document(const EcbDocument& marked, Analysis& analysis) {
  Document out;
  const auto here = [&] { return static_cast<std::uint32_t>(out.text.size()); };
  for (const std::vector<std::string>& words : marked.sentences) {
    Sentence sentence;
    sentence.span.begin = here();
    sentence.tokens.begin = static_cast<TokenId>(analysis.tokens.size());
    for (const std::string& word : words) {
      if (here() > sentence.span.begin) out.text += ' ';
      Token token;
      token.span = {here(), static_cast<std::uint32_t>(here() + word.size())};
      out.text += word;
      analysis.tokens.push_back(token);
    }
    sentence.span.end = here();
    sentence.tokens.end = static_cast<TokenId>(analysis.tokens.size());
    analysis.sentences.push_back(sentence);
    out.text += '\n';
  }
  Block block;
  block.span = {0, here()};
  out.blocks.push_back(block);
  return out;
}

bool is_content(Upos tag) {
  return tag == Upos::noun || tag == Upos::verb || tag == Upos::adj || tag == Upos::propn ||
         tag == Upos::adv;
}

bool is_named(Upos tag) {
  return tag == Upos::propn || tag == Upos::num;
}

// What hangs on a word as a party, thing, place or time of it.
bool is_beside(Relation relation) {
  switch (base(relation)) {
    case Relation::nsubj:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::compound:
      return true;
    default:
      return false;
  }
}

// One document on its way to what linking sees of it.
class Bare {
 public:
  Bare(const EcbDocument& marked, const Analyzer& analyzer, const WordBags& words)
      : marked_(marked), words_(words), document_(as_document(marked, analysis_)) {
    analyzer.annotate(document_, analysis_);
  }

  BareDocument document() const {
    BareDocument out;
    out.id = marked_.name;
    std::string all, opening, names;
    for (std::size_t i = marked_.text_from; i < analysis_.sentences.size(); ++i) {
      const Sentence& sentence = analysis_.sentences[i];
      const std::string_view text = document_.words(sentence.span);
      all.append(text).append(" ");
      if (i < marked_.text_from + kOpening) opening.append(text).append(" ");
      for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
        if (is_named(analysis_.at(t).tag)) names.append(surface(t)).append(" ");
      }
    }
    out.words = words_.of(all);
    out.opening = words_.of(opening);
    out.names = words_.of(names);
    return out;
  }

  BareMention mention(const EcbMention& marked) const {
    BareMention out;
    out.sentence = marked.sentence;
    const TokenRange sentence = analysis_.sentences[marked.sentence].tokens;
    std::vector<TokenId> own;
    for (const std::size_t token : marked.tokens) {
      own.push_back(static_cast<TokenId>(index(sentence.begin) + token));
    }
    const auto is_own = [&](TokenId t) {
      return std::find(own.begin(), own.end(), t) != own.end();
    };
    const auto top = std::find_if(own.begin(), own.end(),
                                  [&](TokenId t) { return !is_own(analysis_.at(t).head); });
    const TokenId main = top == own.end() ? own.front() : *top;
    out.word = to_lower(analysis_.lemma(main));
    for (const TokenId t : own) {
      if (t != main && is_content(analysis_.at(t).tag)) {
        out.others.push_back(to_lower(analysis_.lemma(t)));
      }
    }
    std::string context;
    for (TokenId t = sentence.begin; t < sentence.end; t = next(t)) {
      if (!is_own(t)) context.append(surface(t)).append(" ");
    }
    out.context = words_.of(context);
    out.beside = beside(main, is_own);
    return out;
  }

 private:
  std::string_view surface(TokenId t) const { return document_.words(analysis_.at(t).span); }

  template <typename IsOwn>
  WordBag beside(TokenId main, const IsOwn& is_own) const {
    std::string text;
    for (const TokenId t : children(analysis_, main)) {
      const Token& token = analysis_.at(t);
      const bool thing = token.tag == Upos::noun || is_named(token.tag);
      if (is_own(t) || !thing || !is_beside(token.relation)) continue;
      text.append(analysis_.lemma(t)).append(" ");
      for (const TokenId part : children(analysis_, t)) {
        const Relation relation = base(analysis_.at(part).relation);
        if (relation == Relation::flat || relation == Relation::compound ||
            relation == Relation::nummod) {
          text.append(analysis_.lemma(part)).append(" ");
        }
      }
    }
    return words_.of(text);
  }

  const EcbDocument& marked_;
  const WordBags& words_;
  Analysis analysis_;
  Document document_;
};

std::string sentence_with_mark(const EcbDocument& document, const EcbMention& mention) {
  std::string out;
  const std::vector<std::string>& words = document.sentences[mention.sentence];
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool own =
        std::find(mention.tokens.begin(), mention.tokens.end(), i) != mention.tokens.end();
    if (i > 0) out += ' ';
    out += own ? "[" + words[i] + "]" : words[i];
  }
  return out;
}

// Group numbers for names of groups.
std::vector<std::size_t> numbered(const std::vector<std::string>& names) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::size_t> out;
  for (const std::string& name : names) {
    out.push_back(numbers.try_emplace(name, numbers.size()).first->second);
  }
  return out;
}

std::vector<std::string> score_cells(const std::string& name, const CoreferenceScores& scores) {
  std::vector<std::string> cells{name};
  for (const PrecisionRecall* one : {&scores.muc, &scores.b_cubed, &scores.ceaf_e}) {
    cells.push_back(per_cent(one->precision()));
    cells.push_back(per_cent(one->recall()));
    cells.push_back(per_cent(one->f1()));
  }
  cells.push_back(per_cent(scores.conll()));
  return cells;
}

}  // namespace

void add_to_topic(LinkingTopic& topic, EcbDocument marked, const Analyzer& analyzer,
                  const WordBags& words) {
  const Bare bare(marked, analyzer, words);
  const std::size_t number = topic.documents.size();
  topic.documents.push_back(bare.document());
  for (std::size_t i = 0; i < marked.mentions.size(); ++i) {
    BareMention mention = bare.mention(marked.mentions[i]);
    mention.document = number;
    mention.place = i;
    topic.mentions.push_back(std::move(mention));
  }
  topic.marked.push_back(std::move(marked));
}

void LinkingScore::add(const LinkingTopic& topic) {
  std::vector<std::string> chains, lemmas;
  for (const EcbDocument& document : topic.marked) {
    for (const EcbMention& mention : document.mentions) chains.push_back(mention.chain);
  }
  for (const BareMention& mention : topic.mentions) lemmas.push_back(mention.word);
  const std::vector<std::size_t> wanted = numbered(chains);
  const std::vector<std::size_t> found =
      group_bare_mentions(topic.documents, topic.mentions, related_);
  const std::vector<std::size_t> kinds = document_kinds(topic.documents);
  Row row;
  row.topic = topic.marked.empty() ? "" : topic.marked.front().topic;
  row.baseline = score_partitions(wanted, numbered(lemmas));
  row.ours = score_partitions(wanted, found);
  row.mentions = wanted.size();
  row.documents = topic.documents.size();
  row.kinds = kinds.empty() ? 0 : *std::max_element(kinds.begin(), kinds.end()) + 1;
  rows_.push_back(std::move(row));
  add_mistakes(topic, wanted, found);
}

// Of each mention the first that it should be with and is not, and the first that it is with and
// should not be: each such pair once, from its later mention.
void LinkingScore::add_mistakes(const LinkingTopic& topic, const std::vector<std::size_t>& wanted,
                                const std::vector<std::size_t>& found) {
  std::vector<std::pair<const EcbDocument*, const EcbMention*>> marked;
  for (const EcbDocument& document : topic.marked) {
    for (const EcbMention& mention : document.mentions) marked.push_back({&document, &mention});
  }
  const auto place = [&](std::size_t i) {
    return fmt::format("{}:{}", marked[i].first->name,
                       marked[i].first->numbers[marked[i].second->sentence]);
  };
  const auto kinds = document_kinds(topic.documents);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    std::optional<std::size_t> parted, joined;
    for (std::size_t j = 0; j < i; ++j) {
      if (!parted && wanted[i] == wanted[j] && found[i] != found[j]) parted = j;
      if (!joined && wanted[i] != wanted[j] && found[i] == found[j]) joined = j;
    }
    for (const auto& other : {parted, joined}) {
      if (!other) continue;
      const BareMention &a = topic.mentions[*other], &b = topic.mentions[i];
      const JoinPoints points = weigh_join(a, b, related_);
      const std::string why =
          kinds[a.document] != kinds[b.document]
              ? "documents of different happenings"
              : fmt::format(
                    "{}: {:+.1f}, beside {:+.1f}, sentences {:+.1f}, speech {:+.1f}, "
                    "one sentence {:+.1f}",
                    kRelations[static_cast<std::size_t>(points.relation)], points.word,
                    points.beside, points.context, points.speech, points.sentence);
      const std::string with =
          fmt::format("with {} in {}: {}", a.word, place(*other),
                      sentence_with_mark(*marked[*other].first, *marked[*other].second));
      const bool missed = wanted[i] == wanted[*other];
      mistakes_.push_back({place(i), sentence_with_mark(*marked[i].first, *marked[i].second),
                           missed ? with : "apart", missed ? "apart" : with, why});
    }
  }
}

void LinkingScore::add_left_out(const EcbTopics& topics) {
  without_file_ += topics.without_file;
  in_two_chains_ += topics.in_two_chains;
}

Report LinkingScore::report() const {
  Report report;
  report.task = "linking";
  CoreferenceScores baseline, ours;
  ReportTable topics{
      "CoNLL F1 by topic", {"topic", "baseline", "ours", "mentions", "documents", "kinds"}, {}};
  for (const Row& row : rows_) {
    baseline.add(row.baseline);
    ours.add(row.ours);
    report.n += row.mentions;
    topics.rows.push_back({row.topic, per_cent(row.baseline.conll()), per_cent(row.ours.conll()),
                           std::to_string(row.mentions), std::to_string(row.documents),
                           std::to_string(row.kinds)});
  }
  report.tables.push_back(
      {"Mentions put together",
       {"", "MUC P", "R", "F1", "B³ P", "R", "F1", "CEAF-e P", "R", "F1", "CoNLL"},
       {score_cells("same lemma", baseline), score_cells("ours", ours)}});
  report.tables.push_back(std::move(topics));
  report.add_figure("conll", per_cent(ours.conll()));
  report.add_figure("baseline", per_cent(baseline.conll()));
  report.add_figure("muc", per_cent(ours.muc.f1()));
  report.add_figure("b3", per_cent(ours.b_cubed.f1()));
  report.add_figure("ceafe", per_cent(ours.ceaf_e.f1()));
  if (without_file_ > 0) {
    report.notes.push_back(
        fmt::format("{} listed documents are not in the archive", without_file_));
  }
  if (in_two_chains_ > 0) {
    report.notes.push_back(
        fmt::format("{} mentions stand in two chains; the first counts", in_two_chains_));
  }
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
