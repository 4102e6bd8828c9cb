// The columns of incidents, differences, relations, of verdicts, and of rows of other data sets.
#include <fmt/format.h>

#include "briefing/prose.h"
#include "exchange/columns.h"

namespace dragoman {
namespace {

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, "|"));
}

template <typename Of>
std::string each_actor(const std::vector<std::string>& ids, Of of) {
  std::vector<std::string> out;
  for (const std::string& id : ids) out.push_back(of(id));
  return joined(out);
}

std::string sides_of(const DifferenceRecord& record, bool says, Lookup& lookup) {
  std::vector<std::string> out;
  for (const Side& side : record.sides) {
    out.push_back(says ? one_line(side.says) : lookup.name(side.who));
  }
  return joined(out);
}

template <typename R>
std::string words_of(const R& record, Lookup& lookup) {
  return record.evidence.empty() ? "" : lookup.words(record.evidence.front());
}

}  // namespace

template <>
const std::vector<Column<IncidentRecord>>& columns_of_kind() {
  using R = IncidentRecord;
  static const std::vector<Column<R>> kColumns = {
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"type", [](const R& r, Lookup&) { return r.type; }},
      {"mode", [](const R& r, Lookup&) { return r.mode; }},
      {"realis", [](const R& r, Lookup&) { return std::string(realis_name(r.realis)); }},
      {"start", [](const R& r, Lookup&) { return r.date ? r.date->start : ""; }},
      {"end", [](const R& r, Lookup&) { return r.date ? r.date->end : ""; }},
      {"precision",
       [](const R& r, Lookup&) {
         return r.date ? std::string(precision_name(r.date->precision)) : "";
       }},
      {"place", [](const R& r, Lookup&) { return r.place ? r.place->name : ""; }},
      {"place_country", [](const R& r, Lookup&) { return r.place ? r.place->country : ""; }},
      {"actors", [](const R& r, Lookup&) { return joined(r.actors); }},
      {"actor_names",
       [](const R& r, Lookup& lookup) {
         return each_actor(r.actors, [&](const std::string& id) { return lookup.name(id); });
       }},
      {"actor_countries",
       [](const R& r, Lookup& lookup) {
         return each_actor(r.actors, [&](const std::string& id) { return lookup.country(id); });
       }},
      {"score", [](const R& r, Lookup&) { return fmt::format("{:g}", r.score); }},
      {"goldstein",
       [](const R& r, Lookup&) { return r.goldstein ? fmt::format("{:g}", *r.goldstein) : ""; }},
      {"documents", [](const R& r, Lookup&) { return fmt::format("{}", r.documents.size()); }},
      {"accounts", [](const R& r, Lookup&) { return fmt::format("{}", r.accounts.size()); }},
      {"events", [](const R& r, Lookup&) { return joined(r.events); }},
      {"confidence", [](const R& r, Lookup&) { return fmt::format("{:g}", r.confidence); }},
      {"sentence", [](const R& r, Lookup& lookup) { return words_of(r, lookup); }},
  };
  return kColumns;
}

template <>
const std::vector<Column<DifferenceRecord>>& columns_of_kind() {
  using R = DifferenceRecord;
  static const std::vector<Column<R>> kColumns = {
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"kind", [](const R& r, Lookup&) { return r.kind; }},
      {"about", [](const R& r, Lookup&) { return r.about; }},
      {"about_name",
       [](const R& r, Lookup& lookup) {
         const ActorRecord* actor = lookup.actor(r.about);
         return actor != nullptr ? actor->name : lookup.issue(r.about);
       }},
      {"who",
       [](const R& r, Lookup&) {
         std::vector<std::string> out;
         for (const Side& side : r.sides) out.push_back(side.who);
         return joined(out);
       }},
      {"who_names", [](const R& r, Lookup& lookup) { return sides_of(r, false, lookup); }},
      {"says", [](const R& r, Lookup& lookup) { return sides_of(r, true, lookup); }},
      {"sentence", [](const R& r, Lookup& lookup) { return words_of(r, lookup); }},
  };
  return kColumns;
}

template <>
const std::vector<Column<RelationRecord>>& columns_of_kind() {
  using R = RelationRecord;
  static const std::vector<Column<R>> kColumns = {
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"first", [](const R& r, Lookup&) { return r.first; }},
      {"second", [](const R& r, Lookup&) { return r.second; }},
      {"month", [](const R& r, Lookup&) { return r.month; }},
      {"cooperation", [](const R& r, Lookup&) { return fmt::format("{:g}", r.cooperation); }},
      {"conflict", [](const R& r, Lookup&) { return fmt::format("{:g}", r.conflict); }},
      {"net", [](const R& r, Lookup&) { return fmt::format("{:g}", r.cooperation - r.conflict); }},
      {"events", [](const R& r, Lookup&) { return fmt::format("{}", r.events); }},
      {"scale", [](const R& r, Lookup&) { return r.scale; }},
      {"incidents", [](const R& r, Lookup&) { return joined(r.incidents); }},
  };
  return kColumns;
}

template <>
const std::vector<Column<LabelledRow>>& columns_of_kind() {
  using R = LabelledRow;
  static const std::vector<Column<R>> kColumns = {
      {"target", [](const R& r, Lookup&) { return r.target; }},
      {"kind", [](const R& r, Lookup&) { return r.kind; }},
      {"verdict", [](const R& r, Lookup&) { return r.verdict; }},
      {"author", [](const R& r, Lookup&) { return r.author; }},
      {"time", [](const R& r, Lookup&) { return r.time; }},
      {"sentence", [](const R& r, Lookup&) { return one_line(r.sentence); }},
      {"as_read", [](const R& r, Lookup&) { return r.as_read; }},
      {"corrected", [](const R& r, Lookup&) { return r.corrected; }},
  };
  return kColumns;
}

template <>
const std::vector<Column<ReviewRecord>>& columns_of_kind() {
  using R = ReviewRecord;
  static const std::vector<Column<R>> kColumns = {
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"target", [](const R& r, Lookup&) { return r.target; }},
      {"verdict", [](const R& r, Lookup&) { return r.verdict; }},
      {"patch", [](const R& r, Lookup&) { return r.patch; }},
      {"author", [](const R& r, Lookup&) { return r.author; }},
      {"time", [](const R& r, Lookup&) { return r.time; }},
  };
  return kColumns;
}

template <>
const std::vector<Column<ForeignEventRecord>>& columns_of_kind() {
  using R = ForeignEventRecord;
  static const std::vector<Column<R>> kColumns = {
      {"id", [](const R& r, Lookup&) { return r.id; }},
      {"source", [](const R& r, Lookup&) { return r.source; }},
      {"row", [](const R& r, Lookup&) { return r.row; }},
      {"codes",
       [](const R& r, Lookup&) {
         std::vector<std::string> out;
         for (const Code& code : r.codes) out.push_back(code.column + "=" + code.value);
         return joined(out);
       }},
  };
  return kColumns;
}

}  // namespace dragoman
