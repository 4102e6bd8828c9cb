// Where relations stand: the sentences that the monthly relations give.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "briefing/brief_maker.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostDrivers = 3;
constexpr int kMonthsOfDrivers = 3;  // after a turn

using Fill = BriefWords::Fill;

std::string amount(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{:g}", rounded == 0 ? 0 : rounded);
}

std::string signed_amount(double value) {
  const double rounded = std::round(value * 10) / 10;
  return rounded == 0 ? "0" : fmt::format("{}{:g}", rounded > 0 ? "+" : "−", std::abs(rounded));
}

class Stand {
 public:
  Stand(const Material& material, const std::vector<MonthValue>& months, const Trend& trend)
      : material_(material), words_(material.words), months_(months), trend_(trend) {}

  std::vector<Draft> run() {
    if (months_.empty()) return {};
    last_month();
    direction();
    for (std::size_t i = trend_.changes.size(); i-- > 0;) change(trend_.changes[i]);
    return std::move(out_);
  }

 private:
  const RelationRecord& relation(const std::string& month) const {
    return *std::find_if(material_.dossier.relations.begin(), material_.dossier.relations.end(),
                         [&](const RelationRecord& r) { return r.month == month; });
  }

  std::string say(std::string_view key, const Fill& fill) const { return words_.say(key, fill); }

  // Those that weigh most, of one sign if it is not 0.
  std::vector<const IncidentRecord*> drivers(const std::vector<std::string>& ids, int sign) const {
    std::vector<const IncidentRecord*> out;
    for (const std::string& id : ids) {
      const auto found = material_.dossier.cited.find(id);
      if (found == material_.dossier.cited.end()) continue;
      if (sign != 0 && found->second.score * sign <= 0) continue;
      out.push_back(&found->second);
    }
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
      return std::abs(a->score) > std::abs(b->score);
    });
    if (out.size() > kMostDrivers) out.resize(kMostDrivers);
    return out;
  }

  std::string told(const std::vector<const IncidentRecord*>& incidents, Draft& line) const {
    std::string out;
    for (const IncidentRecord* incident : incidents) {
      if (!out.empty()) out += "; ";
      out += fmt::format("{} ({})", short_head_of(*incident, material_.dossier, words_),
                         signed_amount(incident->score));
      line.evidence.push_back(incident->evidence.front());
      line.records.push_back(incident->id);
    }
    return out;
  }

  void keep(Draft line) {
    if (!line.evidence.empty()) out_.push_back(std::move(line));
  }

  void last_month() {
    const RelationRecord& last = relation(months_.back().month);
    Draft line;
    line.records.push_back(last.id);
    line.text = say("stand.month", {{"month", last.month},
                                    {"net", signed_amount(last.cooperation - last.conflict)},
                                    {"scale", last.scale},
                                    {"cooperation", amount(last.cooperation)},
                                    {"conflict", amount(last.conflict)},
                                    {"incidents", words_.count("incident", last.events)},
                                    {"noise", amount(months_.back().noise)}});
    if (months_.size() > 1) {
      double sum = 0;
      for (std::size_t i = 0; i + 1 < months_.size(); ++i) sum += months_[i].net;
      line.text +=
          " " + say("stand.before",
                    {{"mean", signed_amount(sum / static_cast<double>(months_.size() - 1))},
                     {"months", words_.count("month", months_.size() - 1)},
                     {"from", months_.front().month}});
    }
    line.text += " " + say("stand.weighed", {{"month", last.month},
                                             {"drivers", told(drivers(last.incidents, 0), line)}});
    keep(std::move(line));
  }

  void direction() {
    Draft line;
    const TrendPoint& now = trend_.points.back();
    Fill fill{{"level", signed_amount(now.level)},
              {"low", signed_amount(now.low)},
              {"high", signed_amount(now.high)},
              {"months", words_.count("month", months_.size())}};
    const char* key = "stand.few";
    if (trend_.earlier) {
      fill.emplace_back("earlier", signed_amount(trend_.earlier->level));
      fill.emplace_back("month", trend_.earlier->month);
    }
    if (trend_.direction == Direction::level) key = "stand.level";
    if (trend_.direction == Direction::up) key = "stand.up";
    if (trend_.direction == Direction::down) key = "stand.down";
    line.text = say(key, fill);
    for (const std::size_t i : {months_.size() - 1, std::size_t{0}}) {
      const RelationRecord& month = relation(months_[i].month);
      line.records.push_back(month.id);
      for (const IncidentRecord* incident : drivers(month.incidents, 0)) {
        line.evidence.push_back(incident->evidence.front());
      }
    }
    keep(std::move(line));
  }

  void change(const ChangePoint& at) {
    Draft line;
    const int first = *month_number(at.month);
    std::vector<std::string> ids;
    for (const RelationRecord& month : material_.dossier.relations) {
      const auto number = month_number(month.month);
      if (!number || *number < first || *number >= first + kMonthsOfDrivers) continue;
      ids.insert(ids.end(), month.incidents.begin(), month.incidents.end());
      line.records.push_back(month.id);
    }
    const bool better = at.after > at.before;
    const std::string by = told(drivers(ids, better ? 1 : -1), line);
    line.text = say(better ? "stand.better" : "stand.worse", {{"month", at.month},
                                                              {"before", signed_amount(at.before)},
                                                              {"after", signed_amount(at.after)},
                                                              {"drivers", by}});
    keep(std::move(line));
  }

  const Material& material_;
  const BriefWords& words_;
  const std::vector<MonthValue>& months_;
  const Trend& trend_;
  std::vector<Draft> out_;
};

}  // namespace

std::vector<MonthValue> months_of(const Dossier& dossier) {
  std::vector<MonthValue> out;
  for (const RelationRecord& relation : dossier.relations) {
    if (!month_number(relation.month)) continue;
    double squares = 0;
    for (const std::string& id : relation.incidents) {
      const auto found = dossier.cited.find(id);
      if (found != dossier.cited.end()) squares += found->second.score * found->second.score;
    }
    out.push_back({relation.month, relation.cooperation - relation.conflict, std::sqrt(squares)});
  }
  return out;
}

DraftSection stand_section(const Material& material, const std::vector<MonthValue>& months,
                           const Trend& trend) {
  DraftSection out;
  out.key = "stand";
  out.title = material.words.say("title.stand");
  out.fewest = 3;
  out.lines = Stand(material, months, trend).run();
  return out;
}

}  // namespace dragoman
