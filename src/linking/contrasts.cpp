#include "linking/contrasts.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/utf8.h"
#include "linking/differences.h"
#include "linking/match.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kBefore = 600;  // bytes between the two speakers' sentences
constexpr double kLikeWords = 0.12;

bool opens_with_contrast(std::string_view sentence, const LinkTables& tables) {
  const std::string words = fold_name(trim(sentence));
  return std::any_of(tables.contrast_openings.begin(), tables.contrast_openings.end(),
                     [&](const std::string& opening) {
                       return words.starts_with(opening) && words.size() > opening.size() &&
                              !is_letter(static_cast<unsigned char>(words[opening.size()]));
                     });
}

std::string side_of_speaker(const std::string& speaker, const Actors& actors) {
  const auto found = actors.find(speaker);
  if (found == actors.end() || found->second.country.empty()) return speaker;
  return found->second.country;
}

// What both are about, besides the speakers themselves.
std::string shared_matter(const StatementRecord& a, const StatementRecord& b) {
  for (const std::string& id : a.about) {
    if (id == a.speaker || id == b.speaker) continue;
    if (std::find(b.about.begin(), b.about.end(), id) != b.about.end()) return id;
  }
  return {};
}

Side side_of(const Document& document, const StatementRecord& statement) {
  Side out{statement.speaker,
           std::string(trim(document.words(statement.evidence.front().span))),
           {statement.evidence.front()}};
  return out;
}

}  // namespace

std::vector<DifferenceRecord> contrasts_of(const Document& document,
                                           const std::vector<const StatementRecord*>& statements,
                                           const Actors& actors, const LinkTables& tables) {
  std::vector<const StatementRecord*> ordered = statements;
  std::erase_if(ordered, [](const StatementRecord* s) { return s->speaker.empty(); });
  std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
    return std::tie(a->evidence.front(), a->id) < std::tie(b->evidence.front(), b->id);
  });
  std::vector<DifferenceRecord> out;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const StatementRecord& second = *ordered[i];
    const Span sentence = second.evidence.front().span;
    const bool act = tables.contrast_acts.contains(second.act);
    if (!act && !opens_with_contrast(document.words(sentence), tables)) continue;
    for (std::size_t j = i; j-- > 0;) {
      const StatementRecord& first = *ordered[j];
      const Span before = first.evidence.front().span;
      if (before == sentence) continue;
      if (sentence.begin - before.end > kBefore) break;
      if (side_of_speaker(first.speaker, actors) == side_of_speaker(second.speaker, actors)) {
        continue;
      }
      const std::string matter = shared_matter(first, second);
      // A word of contrast joins sentences of anything; without a matter of both it says nothing.
      const bool alike = act && cosine(tables.bags.of(first.content),
                                       tables.bags.of(second.content)) >= kLikeWords;
      if (matter.empty() && !alike) {
        continue;
      }
      out.push_back(make_difference("contradiction", matter.empty() ? first.speaker : matter,
                                    {side_of(document, first), side_of(document, second)}));
      break;
    }
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const auto& a, const auto& b) { return a.id == b.id; }),
            out.end());
  return out;
}

namespace {

constexpr std::size_t kFirstBefore = 4;  // words between "first" and its period

// "first time in 14 months", "the first meeting for two years": how many days.
std::optional<Day> quiet_days(std::string_view sentence, const LinkTables& tables) {
  const std::string folded = fold_name(sentence);
  const std::vector<std::string_view> words = split(folded, ' ');
  const auto value = [&](std::string_view word, std::string_view role) -> Day {
    while (!word.empty() && !is_letter(static_cast<unsigned char>(word.back()))) {
      word.remove_suffix(1);
    }
    const auto found = tables.periods.find(word);
    return found != tables.periods.end() && found->second.role == role ? found->second.value : 0;
  };
  std::size_t first = words.size();
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (value(words[i], "first") != 0) first = i;
    if (first > i || i - first > kFirstBefore || value(words[i], "link") == 0) continue;
    Day number = value(words[i + 1], "number");
    const std::string_view said = words[i + 1];
    std::from_chars(said.data(), said.data() + said.size(), number);
    const Day unit = value(words[i + 2], "unit");
    if (number > 0 && unit > 0) return number * unit;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FirstClaim> first_claim_of(const EventMention& mention, const Document& document,
                                         const LinkTables& tables) {
  if (mention.clock != Clock::own || mention.all.states.empty()) return std::nullopt;
  const auto days = quiet_days(document.words(mention.sentence), tables);
  if (!days || *days <= 0) return std::nullopt;
  // The last day of what came before is meant roughly; a tenth is left to the writer.
  const Day margin = *days / 20;
  return FirstClaim{{mention.days->first - *days + margin, mention.days->first - 1}};
}

bool refutes(const EventMention& other, const FirstClaim& claim, const EventMention& own) {
  if (other.document == own.document || other.clock != Clock::own) return false;
  if (other.realis != Realis::happened || kin_of(other.type) != kin_of(own.type)) return false;
  if (other.days->first < claim.quiet.first || other.days->last > claim.quiet.last) return false;
  // The same parties: states, and persons where both name them.
  if (!std::includes(other.all.states.begin(), other.all.states.end(), own.all.states.begin(),
                     own.all.states.end())) {
    return false;
  }
  return std::all_of(own.all.persons.begin(), own.all.persons.end(), [&](const auto& of_state) {
    const auto there = other.all.persons.find(of_state.first);
    if (there == other.all.persons.end()) return false;
    return std::any_of(there->second.begin(), there->second.end(), [&](const Person& p) {
      return std::any_of(of_state.second.begin(), of_state.second.end(),
                         [&](const Person& q) { return p.may_be(q); });
    });
  });
}

void keep_earliest(std::vector<EventMention>& refuting) {
  std::sort(refuting.begin(), refuting.end(), [](const EventMention& a, const EventMention& b) {
    return std::tie(a.days->first, a.event) < std::tie(b.days->first, b.event);
  });
  if (refuting.size() > kMostRefuting)
    refuting.erase(refuting.begin() + kMostRefuting, refuting.end());
}

DifferenceRecord make_refutation(const EventMention& own, const Document& document,
                                 const EventMention& other, const Document& others,
                                 const std::string& incident) {
  const auto side = [](const EventMention& mention, const Document& of) {
    return Side{mention.document,
                std::string(trim(of.words(mention.sentence))),
                {{mention.document, mention.sentence}}};
  };
  return make_difference("date", incident, {side(own, document), side(other, others)});
}

}  // namespace dragoman
