#include "linking/told.h"

#include "linking/differences.h"

namespace dragoman {

std::map<std::string, std::vector<NounMention>> nouns_of(
    const Document& document, const std::vector<Span>& sentences,
    const std::vector<const EventMention*>& mentions, const LinkTables& tables) {
  std::map<std::string, std::vector<NounMention>> out;
  for (NounMention& noun : noun_mentions_of(document, sentences, mentions, tables)) {
    std::vector<NounMention>& own = out[noun.event];
    own.push_back(std::move(noun));
  }
  return out;
}

MadeIncident make_all(const Group& group, const Told& told, const Linker& linker,
                      const Actors& actors) {
  MadeIncident out;
  out.incident = make_incident(group, told.mentions, told.told, actors, linker.weights);
  out.months = months_of(out.incident, group, told.mentions);
  if (group.members.size() > 1) {
    const auto accounts =
        accounts_of(group, told.mentions, told.told, told.around, actors, linker.tables);
    out.differences =
        differences_of(out.incident, accounts, told.mentions, told.around, linker.tables);
  }
  return out;
}

}  // namespace dragoman
