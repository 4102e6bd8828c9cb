#include "linking/bare_mentions.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/table.h"
#include "linking/average_link.h"

namespace dragoman {
namespace {

// Documents of one happening share so much of their words, on average.
constexpr double kLikeDocuments = 0.22;

// What speaks for a join and what against; mentions join whose sum is above 0 on average. That
// their words say nothing of each other outweighs all else, unless others of the group make up for
// it.
constexpr double kWord[] = {1.0, 0.3, -1.3, -4.0};  // same, near, wide, none
constexpr double kBeside = 0.8;
constexpr double kContext = 1.5;  // times the cosine
constexpr double kSpeech = -2.0;
constexpr double kSpeechBeside = 1.0;  // most of it back where somebody is beside both
constexpr double kOneSentence = -2.0;

std::string pair_key(std::string_view a, std::string_view b) {
  if (b < a) std::swap(a, b);
  return std::string(a) + " " + std::string(b);
}

// The numbers of `items` in an order of what they are.
template <typename Item, typename Before>
std::vector<std::size_t> ordered(const std::vector<Item>& items, Before before) {
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return before(items[a], items[b]); });
  return order;
}

// Numbers from 0 in the order in which they first come.
void renumber(std::vector<std::size_t>& groups) {
  std::map<std::size_t, std::size_t> numbers;
  for (std::size_t& group : groups)
    group = numbers.try_emplace(group, numbers.size()).first->second;
}

}  // namespace

Result<RelatedWords> RelatedWords::load(const std::filesystem::path& data) {
  RelatedWords out;
  Result<Table> pairs =
      Table::load(data / "linking" / "related_words.tsv", {"word", "other", "relation", "source"});
  if (!pairs) return pairs.error();
  out.pairs_.reserve(pairs->rows());
  for (std::size_t row = 0; row < pairs->rows(); ++row) {
    const std::string& kind = pairs->cell(row, 2);
    if (kind != "near" && kind != "wide") {
      return pairs->error(row, "'" + kind + "' is no relation, wanted near or wide");
    }
    const auto relation = kind == "near" ? WordRelation::near : WordRelation::wide;
    const std::string key = pair_key(pairs->cell(row, 0), pairs->cell(row, 1));
    if (!out.pairs_.emplace(key, relation).second) {
      return pairs->error(row, "'" + key + "' is listed twice");
    }
  }
  Result<Table> acts =
      Table::load(data / "linking" / "common_acts.tsv", {"word", "kind", "source"});
  if (!acts) return acts.error();
  for (std::size_t row = 0; row < acts->rows(); ++row) {
    const std::string& kind = acts->cell(row, 1);
    if (kind != "speech" && kind != "light") {
      return acts->error(row, "'" + kind + "' is no kind, wanted speech or light");
    }
    const Common common = kind == "speech" ? Common::speech : Common::light;
    if (!out.common_.emplace(acts->cell(row, 0), common).second) {
      return acts->error(row, "'" + acts->cell(row, 0) + "' is listed twice");
    }
  }
  return out;
}

WordRelation RelatedWords::between(std::string_view a, std::string_view b) const {
  if (a == b || stem_of(a) == stem_of(b)) return WordRelation::same;
  const auto found = pairs_.find(pair_key(a, b));
  return found == pairs_.end() ? WordRelation::none : found->second;
}

bool RelatedWords::is_speech(std::string_view lemma) const {
  const auto found = common_.find(std::string(lemma));
  return found != common_.end() && found->second == Common::speech;
}

const std::string& RelatedWords::telling(const BareMention& mention) const {
  const auto found = common_.find(mention.word);
  const bool light = found != common_.end() && found->second == Common::light;
  return light && !mention.others.empty() ? mention.others.back() : mention.word;
}

JoinPoints weigh_join(const BareMention& a, const BareMention& b, const RelatedWords& related) {
  JoinPoints points;
  points.relation = related.between(related.telling(a), related.telling(b));
  points.word = kWord[static_cast<std::size_t>(points.relation)];
  const bool beside = shared_words(a.beside, b.beside) > 0;
  if (beside) points.beside = kBeside;
  points.context = kContext * cosine(a.context, b.context);
  if (related.is_speech(a.word) && related.is_speech(b.word)) {
    points.speech = kSpeech + (beside ? kSpeechBeside : 0);
  }
  if (a.document == b.document && a.sentence == b.sentence) points.sentence = kOneSentence;
  return points;
}

double likeness(const BareDocument& a, const BareDocument& b) {
  return (cosine(a.words, b.words) + cosine(a.opening, b.opening) + cosine(a.names, b.names)) / 3;
}

std::vector<std::size_t> document_kinds(const std::vector<BareDocument>& documents) {
  const auto order =
      ordered(documents, [](const BareDocument& a, const BareDocument& b) { return a.id < b.id; });
  const auto groups = average_link(order.size(), kLikeDocuments, [&](std::size_t i, std::size_t j) {
    return likeness(documents[order[i]], documents[order[j]]);
  });
  std::vector<std::size_t> kinds(documents.size());
  for (std::size_t i = 0; i < order.size(); ++i) kinds[order[i]] = groups[i];
  return kinds;
}

std::vector<std::size_t> group_bare_mentions(const std::vector<BareDocument>& documents,
                                             const std::vector<BareMention>& mentions,
                                             const RelatedWords& related) {
  const std::vector<std::size_t> kinds = document_kinds(documents);
  const auto order = ordered(mentions, [&](const BareMention& a, const BareMention& b) {
    const std::string& first = documents[a.document].id;
    const std::string& second = documents[b.document].id;
    return first != second ? first < second : a.place < b.place;
  });
  std::map<std::size_t, std::vector<std::size_t>> by_kind;
  for (const std::size_t number : order) {
    by_kind[kinds[mentions[number].document]].push_back(number);
  }
  std::vector<std::size_t> groups(mentions.size());
  std::size_t used = 0;
  for (const auto& [kind, members] : by_kind) {
    const auto parts = average_link(members.size(), 0, [&](std::size_t i, std::size_t j) {
      return weigh_join(mentions[members[i]], mentions[members[j]], related).total();
    });
    for (std::size_t i = 0; i < members.size(); ++i) groups[members[i]] = used + parts[i];
    used += members.size();
  }
  renumber(groups);
  return groups;
}

}  // namespace dragoman
