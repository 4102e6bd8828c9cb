// graphml: who met whom, and what states had to do with each other, as two networks for Gephi,
// igraph and NetworkX.
//
// The graph "contacts" has actors for nodes and an edge for two of different states who met, called
// or visited each other: of each state the persons, where none is named the bodies, else the state.
// The graph "states" has an edge for each dyad of which the record has relations, with their sums.
// Only what happened counts, each incident once. A meeting of many (more than kLargestMeeting) is
// no contact of each with each and is left out of the first. Memory grows with the edges, not with
// the incidents. Source: GraphML Primer, graphdrawing.org.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "briefing/contacts.h"
#include "briefing/lookup.h"
#include "briefing/prose.h"
#include "exchange/each_record.h"
#include "exchange/escapes.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

constexpr std::size_t kLargestMeeting = 16;

using Ends = std::pair<std::string, std::string>;

struct ContactEdge {
  std::size_t contacts = 0;
  std::string first;
  std::string last;
  std::map<std::string, std::size_t> kinds;  // by mode; "" for none
};

struct StateEdge {
  std::size_t incidents = 0;
  double cooperation = 0;
  double conflict = 0;
  std::string first;  // months
  std::string last;
};

struct Networks {
  std::map<Ends, ContactEdge> contacts;
  std::map<Ends, StateEdge> states;
};

// Of each state the persons, where none is named the bodies, else the state.
std::vector<std::string> who_met(const IncidentRecord& incident, Lookup& lookup) {
  const auto rank = [&](const std::string& id) {
    const ActorRecord* actor = lookup.actor(id);
    if (actor == nullptr) return 1;
    return actor->kind == "person" ? 2 : actor->kind == "state" ? 0 : 1;
  };
  std::map<std::string, int> best;
  for (const std::string& id : incident.actors) {
    int& of_side = best.try_emplace(lookup.country(id), 0).first->second;
    of_side = std::max(of_side, rank(id));
  }
  std::vector<std::string> out;
  for (const std::string& id : incident.actors) {
    if (rank(id) == best[lookup.country(id)]) out.push_back(id);
  }
  return out;
}

void add_contact(Networks& networks, const IncidentRecord& incident, Lookup& lookup) {
  const std::vector<std::string> met = who_met(incident, lookup);
  if (met.size() > kLargestMeeting) return;
  const std::string day = sort_day(incident.date);
  for (const std::string& a : met) {
    for (const std::string& b : met) {
      const std::string country = lookup.country(a);
      if (!(a < b) || (!country.empty() && country == lookup.country(b))) continue;
      ContactEdge& edge = networks.contacts[{a, b}];
      ++edge.contacts;
      ++edge.kinds[incident.mode];
      if (day.empty()) continue;
      if (edge.first.empty() || day < edge.first) edge.first = day;
      edge.last = std::max(edge.last, day);
    }
  }
}

void add_relation(Networks& networks, const RelationRecord& relation) {
  StateEdge& edge = networks.states[{relation.first, relation.second}];
  edge.incidents += relation.events;
  edge.cooperation += relation.cooperation;
  edge.conflict += relation.conflict;
  if (edge.first.empty() || relation.month < edge.first) edge.first = relation.month;
  edge.last = std::max(edge.last, relation.month);
}

// "visit: 2|phone: 1|meeting: 3"
std::string kinds_of(const ContactEdge& edge) {
  std::string out;
  for (const auto& [mode, count] : edge.kinds) {
    out += fmt::format("{}{}: {}", out.empty() ? "" : "|", mode.empty() ? "meeting" : mode, count);
  }
  return out;
}

struct GraphKey {
  const char* id;
  const char* of;    // node or edge
  const char* type;  // as GraphML names it
  const char* what;
};

constexpr GraphKey kKeys[] = {
    {"name", "node", "string", "as the record names the actor"},
    {"kind", "node", "string", "state, body, person, organization, company, party, media, group"},
    {"country", "node", "string", "ISO 3166-1 alpha-3"},
    {"code", "node", "string", "in the manner of CAMEO"},
    {"contacts", "edge", "int", "meetings, visits and calls, each incident once"},
    {"kinds", "edge", "string", "how many of each mode"},
    {"incidents", "edge", "int", "incidents between the two states"},
    {"cooperation", "edge", "double", "sum of scores above zero"},
    {"conflict", "edge", "double", "sum of scores below zero, without its sign"},
    {"first", "edge", "string", "day of the first, of states the month"},
    {"last", "edge", "string", "day of the last, of states the month"},
    {"weight", "edge", "double", "contacts, of states incidents"},
};

class GraphWriter {
 public:
  GraphWriter(std::ostream& out, Lookup& lookup) : out_(&out), lookup_(&lookup) {}

  void open() {
    *out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
             " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
             " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
             " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    for (const GraphKey& key : kKeys) {
      *out_ << fmt::format(
          "  <key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"><desc>{3}</desc>"
          "</key>\n",
          key.id, key.of, key.type, key.what);
    }
  }
  void close() { *out_ << "</graphml>\n"; }

  // Ids are unique in a file, not only in a graph: those of states begin with "state-".
  std::size_t contacts(const std::map<Ends, ContactEdge>& edges) {
    *out_ << "  <graph id=\"contacts\" edgedefault=\"undirected\">\n";
    for (const std::string& id : nodes_of(edges)) node(id, id);
    for (const auto& [ends, edge] : edges) {
      open_edge(ends.first, ends.second);
      data("contacts", fmt::format("{}", edge.contacts));
      data("kinds", kinds_of(edge));
      data("first", edge.first);
      data("last", edge.last);
      data("weight", fmt::format("{}", edge.contacts));
      *out_ << "</edge>\n";
    }
    *out_ << "  </graph>\n";
    return edges.size();
  }
  std::size_t states(const std::map<Ends, StateEdge>& edges) {
    *out_ << "  <graph id=\"states\" edgedefault=\"undirected\">\n";
    for (const std::string& code : nodes_of(edges)) node("state-" + code, code);
    for (const auto& [ends, edge] : edges) {
      open_edge("state-" + ends.first, "state-" + ends.second);
      data("incidents", fmt::format("{}", edge.incidents));
      data("cooperation", fmt::format("{:g}", edge.cooperation));
      data("conflict", fmt::format("{:g}", edge.conflict));
      data("first", edge.first);
      data("last", edge.last);
      data("weight", fmt::format("{}", edge.incidents));
      *out_ << "</edge>\n";
    }
    *out_ << "  </graph>\n";
    return edges.size();
  }

 private:
  template <typename Edge>
  static std::set<std::string> nodes_of(const std::map<Ends, Edge>& edges) {
    std::set<std::string> out;
    for (const auto& [ends, edge] : edges) {
      out.insert(ends.first);
      out.insert(ends.second);
    }
    return out;
  }
  void node(const std::string& id, const std::string& actor_id) {
    *out_ << "    <node id=\"" << xml_text(id) << "\">";
    data("name", lookup_->name(actor_id));
    if (const ActorRecord* actor = lookup_->actor(actor_id)) {
      data("kind", actor->kind);
      data("country", actor->country);
      data("code", actor->code);
    }
    *out_ << "</node>\n";
  }
  void open_edge(const std::string& source, const std::string& target) {
    *out_ << "    <edge source=\"" << xml_text(source) << "\" target=\"" << xml_text(target)
          << "\">";
  }
  void data(const char* key, const std::string& value) {
    if (value.empty()) return;
    *out_ << "<data key=\"" << key << "\">" << xml_text(value) << "</data>";
  }

  std::ostream* out_;
  Lookup* lookup_;
};

}  // namespace

Result<std::size_t> write_graphml(Store& store, std::ostream& out,
                                  const ExportOptions& /*options*/) {
  Lookup lookup(store);
  Networks networks;
  Status read = each_record<IncidentRecord>(store, {}, [&](const IncidentRecord& incident) {
    if (is_contact(incident)) add_contact(networks, incident, lookup);
  });
  if (read.ok()) {
    read = each_record<RelationRecord>(
        store, {}, [&](const RelationRecord& relation) { add_relation(networks, relation); });
  }
  if (!read) return read.error();
  GraphWriter graph(out, lookup);
  graph.open();
  std::size_t edges = graph.contacts(networks.contacts);
  edges += graph.states(networks.states);
  graph.close();
  if (!out) return Error{ErrorCode::not_writable, "the output refuses more", ""};
  return edges;
}

}  // namespace dragoman
