// dragoman relations: cooperation and conflict of two countries by month, smoothed, with turns.
#include "linking/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "briefing/incident_words.h"
#include "briefing/prose.h"
#include "briefing/trend.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pair.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman relations ARM RUS\n"
    "  dragoman relations ARM RUS --scale goldstein --since 2024\n"
    "  dragoman relations ARM RUS --csv > months.csv\n"
    "± is the standard error of a month's net, by its number of incidents; `smoothed` is the "
    "level\n"
    "with its 95 % interval. A turn is a change of the mean that single incidents do not explain.";

struct RelationFlags {
  PairFlags pair;
  std::string scale = "plover";
  bool json = false;
  bool csv = false;
};

struct Month {
  TrendPoint point;
  std::optional<RelationRecord> relation;  // nothing where nothing happened
  double noise = 0;
  std::optional<ChangePoint> turn;
};

double score_of(const IncidentRecord& incident, Scale scale) {
  return scale == Scale::plover ? incident.score : incident.goldstein.value_or(0);
}

std::vector<Month> months_of(const Dossier& dossier, Scale scale) {
  std::vector<RelationRecord> relations;
  std::vector<MonthValue> values;
  for (const RelationRecord& kept : dossier.relations) {
    std::vector<const IncidentRecord*> incidents;
    double squares = 0;
    for (const std::string& id : kept.incidents) {
      const auto found = dossier.cited.find(id);
      if (found == dossier.cited.end()) continue;
      incidents.push_back(&found->second);
      squares += score_of(found->second, scale) * score_of(found->second, scale);
    }
    relations.push_back(make_relation({kept.first, kept.second, kept.month}, incidents, scale));
    const RelationRecord& made = relations.back();
    values.push_back({made.month, made.cooperation - made.conflict, std::sqrt(squares)});
  }
  const Trend trend = make_trend(values);
  std::vector<Month> out;
  for (const TrendPoint& point : trend.points) {
    Month month{point, std::nullopt, 0, std::nullopt};
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i].month != point.month) continue;
      month.relation = relations[i];
      month.noise = values[i].noise;
    }
    for (const ChangePoint& change : trend.changes) {
      if (change.month == point.month) month.turn = change;
    }
    out.push_back(std::move(month));
  }
  return out;
}

void print_json(std::ostream& out, const Month& month, const Pair& pair, const char* scale) {
  using Json = nlohmann::ordered_json;
  Json line{{"dyad", {std::min(pair.first, pair.second), std::max(pair.first, pair.second)}},
            {"month", month.point.month},
            {"scale", scale}};
  const auto& relation = month.relation;
  line["cooperation"] = relation ? Json(relation->cooperation) : Json(nullptr);
  line["conflict"] = relation ? Json(relation->conflict) : Json(nullptr);
  line["net"] = relation ? Json(relation->cooperation - relation->conflict) : Json(nullptr);
  line["noise"] = relation ? Json(month.noise) : Json(nullptr);
  line["events"] = relation ? relation->events : 0;
  line["smoothed"] = month.point.level;
  line["low"] = month.point.low;
  line["high"] = month.point.high;
  line["turn"] = month.turn ? Json{{"before", month.turn->before}, {"after", month.turn->after}}
                            : Json(nullptr);
  line["incidents"] = relation ? Json(relation->incidents) : Json::array();
  out << line.dump() << '\n';
}

void print_csv(std::ostream& out, const Month& month) {
  if (month.relation) {
    const RelationRecord& r = *month.relation;
    out << fmt::format("{},{:g},{:g},{:g},{:.3f},{},", month.point.month, r.cooperation, r.conflict,
                       r.cooperation - r.conflict, month.noise, r.events);
  } else {
    out << month.point.month << ",,,,,0,";
  }
  out << fmt::format("{:.3f},{:.3f},{:.3f},{}\n", month.point.level, month.point.low,
                     month.point.high, month.turn ? "yes" : "");
}

// Of a month in which something happened.
void print_line(Session& session, const Month& month, const PairMaterial& material, Scale scale) {
  std::string line = month.point.month + "  ";
  const RelationRecord& r = *month.relation;
  line += fmt::format("{:>8.1f} {:>8.1f} {:>+8.1f} ±{:<5.1f} {:>5}", r.cooperation, r.conflict,
                      r.cooperation - r.conflict, month.noise, r.events);
  line += fmt::format("   {:>+7.1f} ({:+.1f} to {:+.1f})", month.point.level, month.point.low,
                      month.point.high);
  session.out << line << '\n';
  if (!month.turn) return;
  const bool better = month.turn->after > month.turn->before;
  session.out << styled(session.terminal, better ? Style::green : Style::red,
                        fmt::format("         a turn for the {}: {:+.1f} before, {:+.1f} after",
                                    better ? "better" : "worse", month.turn->before,
                                    month.turn->after))
              << '\n';
  for (const std::string& id : month.relation->incidents) {
    const IncidentRecord& incident = material.dossier.cited.at(id);
    if ((score_of(incident, scale) > 0) != better) continue;
    session.out << "         "
                << wrap(fmt::format("{:+g} {} {}", score_of(incident, scale),
                                    head_of(incident, material.dossier, material.words), id),
                        session.terminal.width, 11)
                << '\n';
  }
}

int list_relations(Session& session, const RelationFlags& flags) {
  const LoadedPair loaded = load_pair(session, flags.pair);
  if (loaded.code != kDone) return loaded.code;
  const Scale scale = flags.scale == "goldstein" ? Scale::goldstein : Scale::plover;
  const char* name = scale == Scale::goldstein ? "Goldstein" : "PLOVER";
  const std::vector<Month> months = months_of(loaded.material.dossier, scale);
  if (months.empty()) return kNothingFound;
  if (flags.csv) {
    session.out << "month,cooperation,conflict,net,noise,events,smoothed,low,high,turn\n";
  } else if (!flags.json) {
    session.out << styled(session.terminal, Style::bold,
                          fmt::format("{} scale", name) + std::string(2, ' ') +
                              "cooperation, conflict, net ± its error, incidents; smoothed (95 %)")
                << '\n';
  }
  std::size_t quiet = 0;  // months in a row without incidents
  for (std::size_t i = 0; i < months.size(); ++i) {
    const Month& month = months[i];
    if (!flags.json && !flags.csv && !month.relation) {
      ++quiet;
      continue;
    }
    if (quiet > 0) {
      const std::string first = months[i - quiet].point.month;
      const std::string last = months[i - 1].point.month;
      session.out << styled(session.terminal, Style::dim,
                            (quiet == 1 ? first : first + " to " + last) + "  no incidents")
                  << '\n';
    }
    quiet = 0;
    if (flags.json) {
      print_json(session.out, month, loaded.material.dossier.pair, name);
    } else if (flags.csv) {
      print_csv(session.out, month);
    } else {
      print_line(session, month, loaded.material, scale);
    }
  }
  return kDone;
}

}  // namespace

void add_relations(Session& session) {
  auto flags = std::make_shared<RelationFlags>();
  Command command(session, "relations",
                  "Show cooperation and conflict of two countries by month, smoothed", kExamples);
  pair_options(command, flags->pair);
  command
      .option("--scale", flags->scale, "plover (default) or goldstein",
              {{"plover", "goldstein"}, {"richter"}})
      .one_of({"plover", "goldstein"});
  Flag json = command.option("--json", flags->json, "One JSON object a month", {{""}, {}});
  command.option("--csv", flags->csv, "A header and a row a month", {{""}, {}}).excludes(json);
  command.runs([flags, &session] { return list_relations(session, *flags); });
}

}  // namespace dragoman
