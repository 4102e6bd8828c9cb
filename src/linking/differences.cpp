#include "linking/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"
#include "linking/figure_pairs.h"

namespace dragoman {
namespace {

constexpr double kDenied = 0.25;      // cosine of a claim and its denial
constexpr double kNegated = 0.35;     // cosine of a sentence and another that negates it
constexpr double kToldAlready = 0.3;  // share of a detail's words that the other account has
constexpr std::size_t kDetailWords = 4;
constexpr std::size_t kMostDetails = 2;  // of one account against another

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) out += c == '\n' ? ' ' : c;
  return out;
}

Side side_of(const IncidentAccount& account, Span sentence) {
  return {
      account.who, one_line(account.document->words(sentence)), {{account.document->id, sentence}}};
}

// Accounts of one incident, held against each other.
class Comparison {
 public:
  Comparison(const IncidentRecord& incident, const std::vector<IncidentAccount>& accounts,
             const std::vector<EventMention>& mentions, const Surroundings& around,
             const LinkTables& tables)
      : incident_(incident),
        accounts_(accounts),
        mentions_(mentions),
        around_(around),
        tables_(tables) {
    for (const IncidentAccount& account : accounts_) {
      for (const std::size_t i : account.mentions) stems_.insert(mentions_[i].stem);
    }
  }

  std::vector<DifferenceRecord> run() {
    see_dates();
    see_places();
    see_figures();
    see_tones();
    see_denials();
    see_negations();
    see_details();
    std::sort(out_.begin(), out_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    out_.erase(std::unique(out_.begin(), out_.end(),
                           [](const auto& a, const auto& b) { return a.id == b.id; }),
               out_.end());
    return std::move(out_);
  }

 private:
  void see_dates();
  void see_places();
  void see_figures();
  void see_tones();
  void see_denials();
  void see_negations();
  void see_details();
  void compare_figures(const IncidentAccount& a, const IncidentAccount& b);
  bool is_negated(const IncidentAccount& account, Span sentence) const;
  WordBag matter_of(const IncidentAccount& account, Span sentence) const;
  using Party = std::vector<const IncidentAccount*>;  // of one side
  Side details_of(const Party& a, const Party& b) const;
  bool tells(const IncidentAccount& account, const Document* than, const WordBag& words) const;
  std::vector<const FigureRecord*> figures_of(const IncidentAccount& account) const;

  void add(const char* kind, std::vector<Side> sides) {
    if (sides.size() > 1) out_.push_back(make_difference(kind, incident_.id, std::move(sides)));
  }

  const IncidentRecord& incident_;
  const std::vector<IncidentAccount>& accounts_;
  const std::vector<EventMention>& mentions_;

  const Surroundings& around_;
  const LinkTables& tables_;
  std::set<std::string> stems_;  // of the triggers
  std::vector<DifferenceRecord> out_;
};

// The first account of each day that no other day given touches.
void Comparison::see_dates() {
  std::vector<std::pair<Days, Side>> seen;
  for (const IncidentAccount& account : accounts_) {
    for (const std::size_t i : account.mentions) {
      const EventMention& mention = mentions_[i];
      if (mention.clock != Clock::own) continue;
      const bool is_new = std::none_of(seen.begin(), seen.end(), [&](const auto& other) {
        return other.first.overlaps(*mention.days);
      });
      if (is_new) seen.emplace_back(*mention.days, side_of(account, mention.sentence));
    }
  }
  std::vector<Side> sides;
  for (auto& [days, side] : seen) sides.push_back(std::move(side));
  add("date", std::move(sides));
}

void Comparison::see_places() {
  std::map<std::string, Side> seen;
  for (const IncidentAccount& account : accounts_) {
    for (const std::size_t i : account.mentions) {
      const EventMention& mention = mentions_[i];
      if (mention.place.empty() || mention.place_is_state) continue;
      seen.try_emplace(mention.place, side_of(account, mention.sentence));
    }
  }
  // "St Petersburg" and "the Petersburg region" are near enough.
  for (auto i = seen.begin(); i != seen.end(); ++i) {
    for (auto j = std::next(i); j != seen.end();) {
      const bool inside = i->first.find(j->first) != std::string::npos ||
                          j->first.find(i->first) != std::string::npos;
      j = inside ? seen.erase(j) : std::next(j);
    }
  }
  std::vector<Side> sides;
  for (auto& [place, side] : seen) sides.push_back(std::move(side));
  add("place", std::move(sides));
}

std::vector<const FigureRecord*> Comparison::figures_of(const IncidentAccount& account) const {
  std::vector<const FigureRecord*> out;
  const auto found = around_.figures.find(account.document->id);
  if (found == around_.figures.end()) return out;
  for (const FigureRecord* figure : found->second) {
    const Span sentence = figure->evidence.front().span;
    // Its own sentence or the next: the toll stands behind the attack.
    const bool beside =
        std::any_of(account.sentences.begin(), account.sentences.end(), [&](Span own) {
          return own == sentence || (sentence.begin >= own.end && sentence.begin - own.end < 3);
        });
    if (beside && !figure->value.empty()) out.push_back(figure);
  }
  return out;
}

void Comparison::compare_figures(const IncidentAccount& a, const IncidentAccount& b) {
  for (const FigureRecord* of_a : figures_of(a)) {
    for (const FigureRecord* of_b : figures_of(b)) {
      if (!figures_contradict(*of_a, *of_b, kin_of(incident_.type), stems_, tables_)) continue;
      add("figure",
          {side_of(a, of_a->evidence.front().span), side_of(b, of_b->evidence.front().span)});
    }
  }
}

void Comparison::see_figures() {
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    for (std::size_t j = i + 1; j < accounts_.size(); ++j) {
      if (accounts_[i].document == accounts_[j].document) continue;
      compare_figures(accounts_[i], accounts_[j]);
    }
  }
}

// Words of tone in the sentences that tell of the incident; the first account of each tone.
void Comparison::see_tones() {
  std::map<std::string, Side> seen;
  std::set<std::pair<std::string, std::string>> tellers;
  for (const IncidentAccount& account : accounts_) {
    for (const Span sentence : account.told) {
      const std::string words = fold_name(account.document->words(sentence));
      std::string word;
      for (std::size_t at = 0; at <= words.size(); ++at) {
        const bool inside =
            at < words.size() &&
            (std::isalpha(static_cast<unsigned char>(words[at])) != 0 || words[at] == '-');
        if (inside) {
          word += words[at];
          continue;
        }
        const auto tone = tables_.tones.find(word);
        word.clear();
        if (tone == tables_.tones.end()) continue;
        if (!tellers.insert({account.who, tone->second}).second) continue;
        seen.try_emplace(tone->second, side_of(account, sentence));
      }
    }
  }
  std::vector<Side> sides;
  std::set<std::string> who;
  for (auto& [tone, side] : seen) {
    if (who.insert(side.who).second) sides.push_back(std::move(side));
  }
  add("characterization", std::move(sides));
}

// An event that one source tells and another denies; a statement that denies what another claims.
void Comparison::see_denials() {
  for (const IncidentAccount& a : accounts_) {
    for (const std::size_t i : a.mentions) {
      if (mentions_[i].realis != Realis::negated) continue;
      for (const IncidentAccount& b : accounts_) {
        if (b.who == a.who) continue;
        for (const std::size_t j : b.mentions) {
          if (mentions_[j].realis != Realis::happened) continue;
          add("contradiction",
              {side_of(a, mentions_[i].sentence), side_of(b, mentions_[j].sentence)});
        }
      }
    }
  }
  for (const IncidentAccount& a : accounts_) {
    for (const StatementRecord* denial : a.statements) {
      if (!tables_.contrast_acts.contains(denial->act)) continue;
      const WordBag denied = tables_.bags.of(denial->content);
      for (const IncidentAccount& b : accounts_) {
        if (b.who == a.who || (b.country == a.country && !a.country.empty())) continue;
        for (const StatementRecord* claim : b.statements) {
          if (tables_.contrast_acts.contains(claim->act)) continue;
          if (cosine(denied, tables_.bags.of(claim->content)) < kDenied) continue;
          add("contradiction", {side_of(a, denial->evidence.front().span),
                                side_of(b, claim->evidence.front().span)});
        }
      }
    }
  }
}

bool Comparison::is_negated(const IncidentAccount& account, Span sentence) const {
  const std::string folded = fold_name(account.document->words(sentence));
  std::string word;
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    if (at < folded.size() && std::isalpha(static_cast<unsigned char>(folded[at])) != 0) {
      word += folded[at];
      continue;
    }
    if (tables_.negations.contains(word)) return true;
    word.clear();
  }
  return false;
}

// The words of a sentence besides the names of who took part.
WordBag Comparison::matter_of(const IncidentAccount& account, Span sentence) const {
  const WordBag words = tables_.bags.of(account.document->words(sentence));
  WordBag out;
  std::set_difference(words.begin(), words.end(), account.parties.begin(), account.parties.end(),
                      std::back_inserter(out));
  return out;
}

// One says that something was not so, the other tells it in like words.
void Comparison::see_negations() {
  for (const IncidentAccount& a : accounts_) {
    for (const Span denial : a.sentences) {
      if (!is_negated(a, denial)) continue;
      const WordBag denied = matter_of(a, denial);
      const IncidentAccount* teller = nullptr;
      Span told;
      double best = kNegated;
      for (const IncidentAccount& b : accounts_) {
        if (b.who == a.who || (b.document == a.document && (!a.is_own() || !b.is_own()))) continue;
        if (!b.country.empty() && b.country == a.country) continue;
        for (const Span sentence : b.sentences) {
          const WordBag words = matter_of(b, sentence);
          const double like = cosine(denied, words);
          if (like < best || shared_words(denied, words) < 3 || is_negated(b, sentence)) continue;
          teller = &b;
          told = sentence;
          best = like;
        }
      }
      if (teller != nullptr) add("contradiction", {side_of(a, denial), side_of(*teller, told)});
    }
  }
}

// What the accounts of one side have that none of the other's tells; empty where there is nothing.
Side Comparison::details_of(const Party& a, const Party& b) const {
  Side out{a.front()->who, "", {}};
  for (const IncidentAccount* account : a) {
    for (const Span sentence : account->sentences) {
      const WordBag words = tables_.bags.of(account->document->words(sentence));
      if (words.size() < kDetailWords || out.evidence.size() == kMostDetails) continue;
      const bool told = std::any_of(b.begin(), b.end(), [&](const IncidentAccount* other) {
        return tells(*other, account->document, words);
      });
      if (told) continue;
      if (!out.says.empty()) out.says += " … ";
      out.says += one_line(account->document->words(sentence));
      out.evidence.push_back({account->document->id, sentence});
    }
  }
  return out;
}

// Whether an account has these words: in its sentences; in the whole text, if it is another's.
bool Comparison::tells(const IncidentAccount& account, const Document* than,
                       const WordBag& words) const {
  const double wanted = kToldAlready * static_cast<double>(words.size());
  if (account.document != than) {
    const WordBag all = tables_.bags.of(account.document->text);
    return static_cast<double>(shared_words(words, all)) > wanted;
  }
  return std::any_of(account.sentences.begin(), account.sentences.end(), [&](Span sentence) {
    const WordBag own = tables_.bags.of(account.document->words(sentence));
    return static_cast<double>(shared_words(words, own)) > wanted;
  });
}

// Between the parties' own accounts of a contact or an accord: what a ministry leaves out says
// something, what a desk or one man does seldom does.
void Comparison::see_details() {
  const Kin kin = kin_of(incident_.type);
  if (kin != Kin::meeting && kin != Kin::accord) return;
  std::map<std::string, Party> parties;
  for (const IncidentAccount& account : accounts_) {
    // A ministry's read-out, as a report has it.
    const bool counts = account.of_body && !account.statements.empty();
    if (account.is_own() && !account.country.empty() && counts) {
      parties[account.country].push_back(&account);
    }
  }
  for (auto i = parties.begin(); i != parties.end(); ++i) {
    for (auto j = std::next(i); j != parties.end(); ++j) {
      Side a = details_of(i->second, j->second);
      Side b = details_of(j->second, i->second);
      if (a.evidence.empty() && b.evidence.empty()) continue;
      const auto whole = [&](const Party& party) {
        return side_of(*party.front(), *party.front()->sentences.begin());
      };
      if (a.evidence.empty()) a = whole(i->second);
      if (b.evidence.empty()) b = whole(j->second);
      add("detail_only_in_one", {std::move(a), std::move(b)});
    }
  }
}

}  // namespace

DifferenceRecord make_difference(std::string kind, std::string about, std::vector<Side> sides) {
  std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) {
    return std::tie(a.evidence, a.who, a.says) < std::tie(b.evidence, b.who, b.says);
  });
  DifferenceRecord out;
  out.kind = std::move(kind);
  out.about = std::move(about);
  std::string key = out.kind;
  for (const Side& side : sides) {
    key += fmt::format("\n{}", side.who);
    for (const Evidence& evidence : side.evidence) {
      key += fmt::format("\n{}\n{}", evidence.document, evidence.span.begin);
      out.evidence.push_back(evidence);
    }
  }
  out.id = stable_id("difference", key);
  out.sides = std::move(sides);
  return out;
}

std::vector<DifferenceRecord> differences_of(const IncidentRecord& incident,
                                             const std::vector<IncidentAccount>& accounts,
                                             const std::vector<EventMention>& mentions,
                                             const Surroundings& around, const LinkTables& tables) {
  if (accounts.size() < 2) return {};
  return Comparison(incident, accounts, mentions, around, tables).run();
}

}  // namespace dragoman
