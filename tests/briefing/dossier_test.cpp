// What a dossier loads by questions is what it would pick out of the whole record.
#include "briefing/dossier.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "briefing/brief.h"
#include "linking/link.h"
#include "linking/reports_helpers.h"
#include "record/json.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

using Countries = std::map<std::string, std::string>;

bool has(const std::vector<std::string>& ids, const Countries& countries,
         const std::string& country) {
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto found = countries.find(id);
    return found != countries.end() && found->second == country;
  });
}

template <typename R>
void by_id(std::vector<R> records, std::map<std::string, R>& out) {
  for (R& record : records) {
    const std::string id = record.id;
    out.emplace(id, std::move(record));
  }
}

// Out of all that the record holds, without a question to the store that has a condition but those
// on statements, commitments and memberships.
class Whole {
 public:
  explicit Whole(Store& store) : store_(store), derived_(*store.derived()) {
    by_id(*store.events(), events_);
    by_id(*store.actors(), actors_);
    by_id(*store.documents(), documents_);
    by_id(derived_.incidents, incidents_);
    by_id(derived_.issues, issues_);
  }

  Dossier load(const Pair& pair) const {
    Dossier out;
    out.pair = pair;
    out.actors = actors_;
    out.documents = documents_;
    out.issues = issues_;
    out.events = events_;
    out.cited = incidents_;
    for (const auto& [id, document] : documents_) {
      out.newest = std::max(out.newest, out.published(id));
    }
    Countries countries;
    for (const auto& [id, actor] : actors_) {
      if (actor.country == pair.first || actor.country == pair.second) {
        countries[id] = actor.country;
      }
    }
    for (const IncidentRecord& incident : derived_.incidents) {
      if (has(incident.actors, countries, pair.first) &&
          has(incident.actors, countries, pair.second) && in_time(incident, pair) &&
          is_between(incident, events_, countries, pair.first, pair.second)) {
        out.incidents.push_back(incident);
      }
    }
    Filter both;
    both.parties = {pair.first, pair.second};
    out.commitments = *store_.commitments(both);
    both.since = pair.since;
    both.until = pair.until;
    out.statements = *store_.statements(both);
    for (const PositionRecord& position : derived_.positions) {
      if (countries.contains(position.actor)) out.positions.push_back(position);
    }
    out.differences = derived_.differences;
    for (const RelationRecord& relation : derived_.relations) {
      const bool ours =
          std::minmax(relation.first, relation.second) == std::minmax(pair.first, pair.second);
      if (ours && relation.month >= pair.since.substr(0, 7) &&
          (pair.until.empty() || relation.month <= pair.until.substr(0, 7))) {
        out.relations.push_back(relation);
      }
    }
    std::sort(out.relations.begin(), out.relations.end(),
              [](const auto& a, const auto& b) { return a.month < b.month; });
    return out;
  }

 private:
  static bool in_time(const IncidentRecord& incident, const Pair& pair) {
    const auto touches = [&](const Date& date) {
      return date.end >= pair.since && (pair.until.empty() || date.start <= pair.until);
    };
    if (incident.date && incident.date->known() && !incident.date->year_open()) {
      return touches(*incident.date);
    }
    return (pair.since.empty() && pair.until.empty()) ||
           std::any_of(incident.realis_history.begin(), incident.realis_history.end(),
                       [&](const RealisChange& told) {
                         return told.published && !told.published->year_open() &&
                                touches(*told.published);
                       });
  }

  Store& store_;
  DerivedRecords derived_;
  std::map<std::string, EventRecord> events_;
  std::map<std::string, ActorRecord> actors_;
  std::map<std::string, Document> documents_;
  std::map<std::string, IncidentRecord> incidents_;
  std::map<std::string, IssueRecord> issues_;
};

template <typename R>
std::vector<std::string> ids_of(const std::vector<R>& records) {
  std::vector<std::string> out;
  for (const R& record : records) out.push_back(record.id);
  return out;
}

class Dossiers : public testing::Test {
 protected:
  Dossiers() : store_(open()) {
    const std::filesystem::path data = std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "data";
    Result<Linker> linker = Linker::load(data);
    EXPECT_TRUE(linker);
    ReportPlan plan;
    plan.seed = 5;
    plan.reports = 150;
    plan.states = 4;
    plan.days = 200;
    plan.persons = 2;
    const Reports reports(plan);
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const MadeReport report = reports.report(i);
      EXPECT_TRUE(store_.add(report.document, report.records));
    }
    EXPECT_TRUE(refresh_derived(store_, *linker));
    Result<BriefWords> words = BriefWords::load(data);
    EXPECT_TRUE(words);
    words_ = std::move(*words);
  }
  Store open() {
    Result<Store> store = Store::open(folder_ / "r.db", Store::Mode::read_write_create);
    if (!store) throw InternalError(store.error().text());
    return std::move(*store);
  }

  TemporaryFolder folder_;
  Store store_;
  BriefWords words_;
};

TEST_F(Dossiers, AreWhatTheWholeRecordHoldsOfThePair) {
  const Whole whole(store_);
  const std::vector<Pair> pairs = {{"S00", "S01", "", ""},
                                   {"S01", "S00", "2020-03-01", "2020-05-15"},
                                   {"S02", "S01", "2020-04-10", ""},
                                   {"S03", "S00", "", "2020-02-29"},
                                   {"S00", "XYZ", "", ""}};
  std::size_t incidents = 0;
  for (const Pair& pair : pairs) {
    Result<Dossier> is = load_dossier(store_, pair);
    ASSERT_TRUE(is) << is.error().text();
    const Dossier wanted = whole.load(pair);
    incidents += wanted.incidents.size();
    EXPECT_EQ(is->incidents, wanted.incidents);
    EXPECT_EQ(is->statements, wanted.statements);
    EXPECT_EQ(is->commitments, wanted.commitments);
    EXPECT_EQ(is->positions, wanted.positions);
    EXPECT_EQ(is->relations, wanted.relations);
    EXPECT_EQ(is->newest, wanted.newest);
    for (const auto& [id, actor] : is->actors) {
      EXPECT_EQ(actor.name, wanted.actors.at(id).name);
      EXPECT_EQ(actor.country, wanted.actors.at(id).country);
      EXPECT_EQ(actor.kind, wanted.actors.at(id).kind);
    }
    for (const auto& [id, event] : is->events) EXPECT_EQ(event, wanted.events.at(id));
    for (const auto& [id, incident] : is->cited) EXPECT_EQ(incident, wanted.cited.at(id));
    for (const auto& [id, document] : is->documents) {
      EXPECT_EQ(document, wanted.documents.at(id));
    }
    // And all that a brief says, which cites what it needs.
    for (const bool all : {false, true}) {
      BriefOptions options;
      options.all = all;
      Dossier members = wanted;
      members.memberships = is->memberships;
      EXPECT_EQ(brief_as_json(make_brief(*is, words_, options)),
                brief_as_json(make_brief(members, words_, options)));
    }
  }
  EXPECT_GT(incidents, 20U);
}

}  // namespace
}  // namespace dragoman
