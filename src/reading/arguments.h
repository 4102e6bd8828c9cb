// Who and what stands around a trigger, by logical relation.
//
// The same names whatever the form: "Iran attacked Iraq", "Iraq was attacked by Iran", "to attack
// Iraq" (its subject found above) give subject and object; a noun's parts give `possessive`,
// `adjective`, `compound` and the prepositions by their own word. A noun carried by a support verb
// ("hold talks with", "come under attack") takes the verb's subject and prepositions too. Other
// names: `indirect` (give X aid), `host` and `third` (from support verbs), `complement` (the verb
// of "agree to visit"), `predicate` ("call X a liar"), `when` (a bare "Friday"), `content` (what
// the complement does it to) and `content-subject` (who is to do it). Coordinated fillers all
// count.
#pragma once

#include <string>
#include <vector>

#include "language/analysis.h"
#include "reading/event_tables.h"

namespace dragoman {

struct Argument {
  std::string relation;
  TokenId head{};
  bool shared =
      false;  // not on the trigger itself: through coordination, control, a relative clause
};

struct TriggerSite {
  TokenId trigger{};
  TokenId anchor{};  // the verb that carries a noun, or the trigger itself
  const SupportVerb* support = nullptr;
  std::vector<Argument> arguments;

  bool has(std::string_view relation) const;
};

// Pure; O(sentence length × depth). `tables` outlives the result.
TriggerSite find_site(const Analysis& analysis, const EventTables& tables, TokenId trigger);

}  // namespace dragoman
