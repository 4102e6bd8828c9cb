#include "reading/memberships.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/membership_text.h"
#include "reading/parties.h"
#include "record/merge.h"

namespace dragoman {
namespace {

using Kind = MembershipCueKind;

constexpr std::string_view kMember = "member";

struct Found {
  ActorIndex member{};
  ActorIndex organization{};
  std::string status;
  TokenId cue{};
  std::optional<Date> since;
};

Realis realis_of(const MembershipText& text, TokenId t) {
  return own_realis(text.reading, text.lexicon, t);
}

TriggerSite site_of(const MembershipText& text, TokenId t) {
  return find_site(text.analysis, text.lexicon.tables(), t);
}

// Plain membership that nobody tells as news must agree with the list of members.
bool is_credible(const MembershipText& text, ActorIndex member, ActorIndex organization) {
  const std::string& code = text.reading.actors.actor(member).country;
  const OrganizationEntry* entry =
      text.reading.knowledge.organization(text.reading.actors.actor(organization).id);
  return entry == nullptr || entry->members.empty() || is_listed(entry->members, code);
}

void add(const MembershipText& text, const std::vector<ActorIndex>& members,
         const std::vector<ActorIndex>& organizations, const std::string& status, TokenId cue,
         bool told, std::vector<Found>& found) {
  if (organizations.size() != 1) return;
  for (ActorIndex member : members) {
    if (!told && status == kMember && !is_credible(text, member, organizations.front())) continue;
    Found one{member, organizations.front(), status, cue, std::nullopt};
    const DateMention* date = date_of(text.analysis, text.reading.dates, cue);
    if (date != nullptr) {
      bool since = to_lower(date->date.text).starts_with("since");
      bool step = cue_tag(text.analysis.at(cue).tag) == "verb" ||
                  cue_verb_above(text, cue, {Kind::begin, Kind::change, Kind::confer}) != kNoToken;
      if (since || step) one.since = date->date;
    }
    found.push_back(std::move(one));
  }
}

bool is_subject(const MembershipText& text, TokenId noun, TokenId verb) {
  return base(text.analysis.at(noun).relation) == Relation::nsubj &&
         !is_passive(text.analysis, verb);
}

// What a word above does to a membership: "froze its membership", "the suspension of". Whether
// it told a state.
bool apply_change(const MembershipText& text, TokenId noun, std::string& status,
                  std::vector<ActorIndex>& members) {
  TokenId top = noun;
  while (text.analysis.at(top).relation == Relation::conj &&
         text.analysis.at(top).head != kNoToken) {
    top = text.analysis.at(top).head;
  }
  TokenId head = text.analysis.at(top).head;
  if (head == kNoToken) return false;
  std::string_view tag = cue_tag(text.analysis.at(head).tag);
  if (tag == "adj") tag = "noun";  // "the freezing of"
  std::vector<std::string_view> tags{tag};
  if (tag == "verb") tags.push_back("noun");
  for (std::string_view as : tags) {
    const MembershipCue* change = text.cues.find(lower_lemma(text, head), as, Kind::change);
    if (change == nullptr) continue;
    TriggerSite site = site_of(text, head);
    std::string link = preposition_of(text.analysis, top);
    bool here = link.empty() ? is_listed(change->member, "object") && !is_subject(text, top, head)
                             : is_listed(change->member, link);
    if (!here) continue;
    Realis realis = realis_of(text, head);
    bool told = realis == Realis::happened || realis == Realis::ongoing;
    if (told) status = change->status;
    if (members.empty()) members = states_of(text, site, {"subject", "possessive", "indirect"});
    return told;
  }
  return false;
}

// "Membership", and what is done to it.
void read_standing(const MembershipText& text, TokenId t, const MembershipCue& cue,
                   std::vector<Found>& found) {
  TriggerSite site = site_of(text, t);
  std::vector<ActorIndex> organizations = organizations_of(text, site, cue);
  std::vector<TokenId> words = modifiers(text, t);
  for (TokenId w : words) {
    if (organizations.empty()) organizations = organizations_at(text, w);
  }
  if (organizations.empty()) organizations = organizations_acting(text, t);
  if (organizations.empty()) return;
  if (cue_among(text, words, Kind::bar) != nullptr) return;
  const MembershipCue* quality = cue_among(text, words, Kind::quality);
  std::string status = quality != nullptr ? quality->status : cue.status;
  if (status.empty()) return;
  std::vector<ActorIndex> members = states_of(text, site, cue.member);
  add_states_before(text, words, members);
  bool told = quality != nullptr && status != kMember;
  told = apply_change(text, t, status, members) || told;
  if (members.empty()) {
    TokenId giver = cue_verb_above(text, t, {Kind::confer, Kind::keep});
    bool given = giver != kNoToken && realis_of(text, giver) == Realis::happened;
    if (given) members = states_given(text, t);
  }
  if (members.empty() && cue_among(text, words, Kind::joint) != nullptr) {
    members = spoken_of(text, t);
    told = false;
  }
  add(text, members, organizations, status, t, told, found);
}

// Who has what a noun such as "member" tells; `predicate` tells whether the clause says so.
std::vector<ActorIndex> holders(const MembershipText& text, TokenId t, bool& predicate) {
  const Token& token = text.analysis.at(t);
  predicate =
      child(text.analysis, t, Relation::cop) != kNoToken || token.relation == Relation::xcomp;
  if (!predicate && base(token.relation) == Relation::obj && token.head != kNoToken) {
    // "remain a member", "become a member", told as an object by some trees
    predicate = text.cues.find(lower_lemma(text, token.head), "verb", Kind::keep) != nullptr;
  }
  if (predicate || (token.relation == Relation::obl && preposition_of(text.analysis, t) == "as")) {
    TokenId subject = child(text.analysis, t, Relation::nsubj);
    bool shared = false;
    if (subject == kNoToken && token.head != kNoToken) {
      subject = grammatical_subject(text.analysis, token.head, shared);
    }
    return subject == kNoToken ? std::vector<ActorIndex>{}
                               : states_at(text.reading, antecedent(text.analysis, subject), false);
  }
  if (token.relation == Relation::appos && token.head != kNoToken) {
    std::vector<ActorIndex> states = states_at(text.reading, token.head, false);
    if (!states.empty()) return states;
  }
  TokenId apposition = child(text.analysis, t, Relation::appos);
  if (apposition != kNoToken) return states_at(text.reading, apposition, false);
  // "NATO member Turkey"
  TokenId after = next(t);
  if (after < sentence_at(text, t).end && text.analysis.at(after).tag == Upos::propn) {
    return states_at(text.reading, after, false);
  }
  return {};
}

// "A member": who that is.
void read_holder(const MembershipText& text, TokenId t, const MembershipCue& cue,
                 std::vector<Found>& found) {
  TriggerSite site = site_of(text, t);
  std::vector<ActorIndex> organizations = organizations_of(text, site, cue);
  std::vector<TokenId> words = modifiers(text, t);
  for (TokenId w : words) {
    if (organizations.empty()) organizations = organizations_at(text, w);
  }
  if (organizations.empty()) organizations = organization_of_clause(text, t, cue);
  if (organizations.empty()) organizations = organizations_acting(text, t);
  if (organizations.empty()) return;
  if (cue_among(text, words, Kind::bar) != nullptr ||
      cue_among(text, words, Kind::others) != nullptr)
    return;
  const MembershipCue* quality = cue_among(text, words, Kind::quality);
  const std::string& status = quality != nullptr && !quality->status.empty() &&
                                      (cue.status.empty() || quality->status != kMember)
                                  ? quality->status
                                  : cue.status;
  if (status.empty()) return;
  bool predicate = false;
  std::vector<ActorIndex> members = holders(text, t, predicate);
  if (members.empty()) return;
  if (predicate) {
    Realis realis = realis_of(text, t);
    if (realis != Realis::happened && realis != Realis::ongoing) return;
  }
  add(text, members, organizations, status, t, predicate || status != kMember, found);
}

// "an application to join the EU": what is to be joined.
std::vector<ActorIndex> organization_to_join(const MembershipText& text, TokenId noun) {
  for (TokenId c : children(text.analysis, noun)) {
    const MembershipCue* step = text.cues.find(lower_lemma(text, c), "verb", Kind::step);
    bool clause = base(text.analysis.at(c).relation) == Relation::acl;
    if (clause && step != nullptr && step->status == kMember) {
      return organizations_of(text, site_of(text, c), *step);
    }
  }
  return {};
}

// "Moldova submitted an application": the subject of the verb that carries it.
std::vector<ActorIndex> applicants(const MembershipText& text, TokenId noun) {
  const Token& token = text.analysis.at(noun);
  bool object = base(token.relation) == Relation::obj && token.head != kNoToken;
  if (!object || realis_of(text, token.head) != Realis::happened) return {};
  return states_of(text, site_of(text, token.head), {"subject"});
}

// "applied to join": a step that is asked for.
bool has_applied(const MembershipText& text, TokenId verb) {
  const Token& token = text.analysis.at(verb);
  Relation relation = base(token.relation);
  if (token.head == kNoToken || (relation != Relation::xcomp && relation != Relation::advcl)) {
    return false;
  }
  const MembershipCue* change = text.cues.find(lower_lemma(text, token.head), "verb", Kind::change);
  return change != nullptr && change->status == "candidate" && is_listed(change->member, "to") &&
         realis_of(text, token.head) == Realis::happened;
}

// "Joined", "its withdrawal".
void read_step(const MembershipText& text, TokenId t, const MembershipCue& cue,
               std::vector<Found>& found) {
  TriggerSite site = site_of(text, t);
  std::vector<ActorIndex> organizations = organizations_of(text, site, cue);
  bool noun = cue_tag(text.analysis.at(t).tag) == "noun";
  bool candidate = cue.status == "candidate";
  if (organizations.empty() && noun && candidate) organizations = organization_to_join(text, t);
  if (organizations.empty()) organizations = organizations_acting(text, t);
  if (organizations.empty()) return;
  std::vector<ActorIndex> members = states_of(text, site, cue.member);
  if (noun) {
    std::string link = preposition_of(text.analysis, t);
    if (!candidate && text.cues.find(link, "link", Kind::told) == nullptr) return;
    if (members.empty() && candidate) members = applicants(text, t);
  } else if (has_applied(text, t)) {
    if (cue.status == kMember) add(text, members, organizations, "candidate", t, true, found);
    return;
  }
  if (realis_of(text, t) != Realis::happened) return;
  add(text, members, organizations, cue.status, t, true, found);
}

void read_includes(const MembershipText& text, TokenId t, const MembershipCue& cue,
                   std::vector<Found>& found) {
  TriggerSite site = site_of(text, t);
  if (realis_of(text, t) != Realis::happened) return;
  std::vector<ActorIndex> organizations = organizations_of(text, site, cue);
  if (organizations.empty()) {
    // "the bloc of the CSTO, which includes": the name nearest to the clause
    const TokenId first = sentence_at(text, t).begin;
    TokenId at = t;
    for (int i = 0; i < 4 && at > first && organizations.empty(); ++i) {
      at = previous(at);
      organizations = organizations_at(text, at);
    }
  }
  add(text, states_of(text, site, cue.member), organizations, cue.status, t, false, found);
}

void read_word(const MembershipText& text, TokenId t, std::vector<Found>& found) {
  std::string_view tag = cue_tag(text.analysis.at(t).tag);
  if (tag.empty()) return;
  for (const MembershipCue& cue : text.cues.find(lower_lemma(text, t), tag)) {
    std::size_t head = tag == "noun" ? cue.words.size() - 1 : 0;
    if (!has_words(text.analysis, t, cue.words, head)) continue;
    if (cue.kind == Kind::standing) read_standing(text, t, cue, found);
    if (cue.kind == Kind::holder) read_holder(text, t, cue, found);
    if (cue.kind == Kind::step) read_step(text, t, cue, found);
    if (cue.kind == Kind::includes) read_includes(text, t, cue, found);
  }
}

std::vector<MembershipRecord> records(const MembershipText& text, const std::vector<Found>& all) {
  std::vector<MembershipRecord> out;
  for (const Found& found : all) {
    const std::string& member = text.reading.actors.actor(found.member).id;
    const std::string& organization = text.reading.actors.actor(found.organization).id;
    auto same = [&](const MembershipRecord& r) {
      return r.member == member && r.organization == organization;
    };
    auto at = std::find_if(out.begin(), out.end(), same);
    if (at == out.end()) {
      MembershipRecord record;
      record.id = membership_id(member, organization);
      record.member = member;
      record.organization = organization;
      at = out.insert(out.end(), std::move(record));
    }
    Evidence evidence = text.reading.evidence_at(found.cue);
    bool known = !at->history.empty() && at->history.back().status == found.status &&
                 at->history.back().evidence.back() == evidence;
    if (known) continue;
    at->history.push_back({found.status, found.since, {evidence}});
    if (std::find(at->evidence.begin(), at->evidence.end(), evidence) == at->evidence.end()) {
      at->evidence.push_back(evidence);
    }
    // What is told of an earlier day does not undo what is told of a later one.
    bool earlier = found.since && at->since && found.since->end < at->since->start &&
                   !found.since->year_open() && !at->since->year_open();
    if (earlier) continue;
    bool telling = found.status != kMember && found.status != "candidate";
    bool kept = at->status == "left" || at->status == "frozen" || at->status == "suspended";
    if (telling || !kept) {
      if (at->status != found.status) at->since = found.since;
      at->status = found.status;
    }
    if (!at->since && at->status == found.status) at->since = found.since;
  }
  return out;
}

}  // namespace

std::vector<MembershipRecord> read_memberships(const Reading& reading, const EventLexicon& lexicon,
                                               const MembershipCues& cues) {
  const MembershipText text{reading, reading.analysis, lexicon, cues};
  std::vector<Found> found;
  for (const Sentence& sentence : text.analysis.sentences) {
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
      read_word(text, t, found);
    }
  }
  return records(text, found);
}

}  // namespace dragoman
