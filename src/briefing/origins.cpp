#include "briefing/origins.h"

#include <algorithm>

namespace dragoman {

void Origins::add(const std::string& document, const std::vector<Attribution>& attribution) {
  if (attribution.empty()) {
    reports.insert(document);
  } else if (attribution.front().actor.empty()) {
    unnamed = true;
  } else {
    actors.insert(attribution.front().actor);
  }
}

Origins origins_of(const IncidentRecord& incident) {
  Origins out;
  for (const Account& account : incident.accounts) {
    // What its own outlet has corrected is no second word.
    if (account.superseded_by.empty()) out.add(account.document, account.attribution);
  }
  return out;
}

bool is_single(const Origins& origins) {
  return origins.count() <= 1;
}

bool is_hearsay(const Origins& origins, const Dossier& dossier) {
  if (!origins.reports.empty() || origins.count() == 0) return false;
  return std::all_of(origins.actors.begin(), origins.actors.end(), [&](const std::string& id) {
    const auto actor = dossier.actors.find(id);
    return actor == dossier.actors.end() || actor->second.kind == "media";
  });
}

}  // namespace dragoman
