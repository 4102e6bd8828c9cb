// Incidents one after the other, each with what its line in words needs: its actors, events and
// documents (without text).
#pragma once

#include <functional>

#include "briefing/dossier.h"
#include "record/store.h"

namespace dragoman {

// The dossier is of a page of incidents: of no pair, and without what an incident does not name.
Status each_incident(
    Store& store, Order order,
    const std::function<void(const IncidentRecord& incident, const Dossier& dossier)>& use);

}  // namespace dragoman
