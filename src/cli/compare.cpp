// dragoman compare: what a record and another data set say of the same days.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/derived.h"
#include "cli/engine.h"
#include "cli/output.h"
#include "exchange/columns.h"
#include "exchange/comparison.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kExamples =
    "  dragoman import --format icews events.2014.tab --record south.db\n"
    "  dragoman compare --record south.db\n"
    "  dragoman compare --source icews --pair ARM RUS --since 2014-03 --until 2014-05\n"
    "  dragoman compare --days 3 --csv > compared.csv\n"
    "Incidents of the record and rows of the other data set are held to each other where they are\n"
    "of the same two states, at most --days apart, and of one type of PLOVER. What is left out of\n"
    "both, docs/exchange.md says.";

struct CompareFlags {
  std::string record;
  std::string data;
  std::string source;
  std::string since;
  std::string until;
  std::vector<std::string> pair;
  std::size_t days = 1;
  std::size_t limit = 20;
  bool json = false;
  bool csv = false;
};

std::string days_of(const ComparedDeed& deed) {
  return deed.first == deed.last ? iso_day(deed.first)
                                 : iso_day(deed.first) + "/" + iso_day(deed.last);
}

std::string id_list(const ComparedDeed* deed) {
  return deed == nullptr ? "" : fmt::format("{}", fmt::join(deed->ids, "|"));
}

std::string type_of(const ComparedDeed* deed) {
  return deed == nullptr ? "" : deed->type;
}

std::string words_of(const ComparedDeed* deed) {
  return deed == nullptr ? "" : deed->words;
}

// --source in any case, or the only one whose rows are there.
Result<std::string> source_of(Store& store, const std::string& given) {
  Result<std::map<std::string, std::size_t>> sources = foreign_sources(store);
  if (!sources) return sources.error();
  std::string names;
  for (const auto& [name, rows] : *sources) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower == given || (given.empty() && sources->size() == 1)) return name;
    names += (names.empty() ? "" : ", ") + fmt::format("{} ({} rows)", name, rows);
  }
  if (sources->empty() || !given.empty()) {
    return Error{ErrorCode::not_found,
                 fmt::format("no rows of {}; `dragoman import --format` takes them in",
                             given.empty() ? "another data set" : given),
                 ""};
  }
  return Error{ErrorCode::bad_argument, "which one? give --source: " + names, ""};
}

class ComparePrinter {
 public:
  ComparePrinter(Session& session, const CompareFlags& flags, const std::string& source)
      : session_(&session), flags_(&flags), source_(source) {}

  void print(const RowComparison& all);

 private:
  void json(const ComparedPair& pair);
  void csv(const ComparedPair& pair);
  void head(const RowComparison& all);
  void table(const RowComparison& all);
  void list(const RowComparison& all, ComparisonOutcome agreement, const std::string& title);

  Session* session_;
  const CompareFlags* flags_;
  std::string source_;
};

void ComparePrinter::json(const ComparedPair& pair) {
  const ComparedDeed& any = pair.any();
  const auto side = [](const ComparedDeed* deed) {
    if (deed == nullptr) return Json(nullptr);
    return Json{{"start", iso_day(deed->first)},
                {"end", iso_day(deed->last)},
                {"type", deed->type},
                {"ids", deed->ids},
                {"words", deed->words}};
  };
  session_->out << Json{{"agreement", outcome_name(pair.agreement)},
                        {"dyad", {any.one, any.other}},
                        {"source", source_},
                        {"here", side(pair.here)},
                        {"there", side(pair.there)}}
                       .dump()
                << '\n';
}

void ComparePrinter::csv(const ComparedPair& pair) {
  const ComparedDeed& any = pair.any();
  const char* before = "";
  for (const std::string& cell :
       {std::string(outcome_name(pair.agreement)), days_of(any), any.one, any.other,
        type_of(pair.here), type_of(pair.there), id_list(pair.here), id_list(pair.there),
        words_of(pair.here), words_of(pair.there)}) {
    session_->out << before << csv_cell(cell);
    before = ",";
  }
  session_->out << '\n';
}

void ComparePrinter::head(const RowComparison& all) {
  TypeCount sum;
  for (const auto& [type, count] : all.types) {
    sum.both += count.both;
    sum.other_type += count.other_type;
    sum.here += count.here;
    sum.there += count.there;
  }
  session_->out << styled(session_->terminal, Style::bold,
                          fmt::format("{} here, {} in {}", all.ours.size(), all.theirs.size(),
                                      source_))
                << fmt::format(
                       ": {} agree, {} agree in all but type, {} only here, {} only in {}\n",
                       sum.both, sum.other_type, sum.here, sum.there, source_);
  session_->out << styled(
                       session_->terminal, Style::dim,
                       fmt::format("of {} rows {} are not between two states, {} of no type; {} "
                                   "have no day",
                                   all.rows, all.without_states, all.without_type, all.without_day))
                << '\n';
}

void ComparePrinter::table(const RowComparison& all) {
  session_->out << styled(session_->terminal, Style::bold,
                          fmt::format("{:<10} {:>7} {:>11} {:>10} {:>11}", "type", "agree",
                                      "other type", "only here", "only there"))
                << '\n';
  for (const auto& [type, count] : all.types) {
    session_->out << fmt::format("{:<10} {:>7} {:>11} {:>10} {:>11}\n", type, count.both,
                                 count.other_type, count.here, count.there);
  }
}

void ComparePrinter::list(const RowComparison& all, ComparisonOutcome agreement,
                          const std::string& title) {
  std::size_t found = 0;
  for (const ComparedPair& pair : all.pairs) {
    if (pair.agreement != agreement) continue;
    if (found++ == 0) {
      session_->out << '\n' << styled(session_->terminal, Style::bold, title) << '\n';
    }
    if (flags_->limit != 0 && found > flags_->limit) continue;
    const ComparedDeed& any = pair.any();
    std::string line = fmt::format("{} {}–{} {}", days_of(any), any.one, any.other, any.type);
    if (pair.here != nullptr && pair.there != nullptr) line += " / " + pair.there->type;
    for (const ComparedDeed* deed : {pair.here, pair.there}) {
      if (deed == nullptr) continue;
      line += deed == pair.here ? fmt::format(" “{}”", shorten(deed->words, 160))
                                : fmt::format(" [{}]", shorten(deed->words, 160));
      line += " " + deed->ids.front();
      if (deed->ids.size() > 1) line += fmt::format(" and {} more", deed->ids.size() - 1);
    }
    session_->out << wrap(line, session_->terminal.width, 2) << '\n';
  }
  if (flags_->limit != 0 && found > flags_->limit) {
    session_->out << fmt::format("  … {} more\n", found - flags_->limit);
  }
}

void ComparePrinter::print(const RowComparison& all) {
  if (flags_->json) {
    for (const ComparedPair& pair : all.pairs) json(pair);
    return;
  }
  if (flags_->csv) {
    session_->out << "agreement,days,first,second,type_here,type_there,ids_here,ids_there,"
                     "words_here,words_there\n";
    for (const ComparedPair& pair : all.pairs) csv(pair);
    return;
  }
  head(all);
  table(all);
  list(all, ComparisonOutcome::other_type, "Agree in all but type");
  list(all, ComparisonOutcome::here, "Only here");
  list(all, ComparisonOutcome::there, "Only in " + source_);
}

int compare(Session& session, const CompareFlags& flags) {
  Result<Store> store = open_derived(session, flags.record);
  if (!store) return session.fail(store.error());
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  Result<RowTables> tables = RowTables::load(*data);
  if (!tables) return session.fail(tables.error());
  Result<std::string> source = source_of(*store, flags.source);
  if (!source) {
    session.fail(source.error());
    return source.error().code == ErrorCode::not_found ? kNothingFound : kWrongUsage;
  }
  ComparisonOptions options;
  options.source = *source;
  options.days = static_cast<Day>(flags.days);
  options.since = flags.since.empty() ? "" : first_day_of(flags.since);
  options.until = flags.until.empty() ? "" : last_day_of(flags.until);
  if (!flags.pair.empty()) {
    Result<std::string> first = resolve_country(flags.pair[0], flags.data);
    Result<std::string> second = resolve_country(flags.pair[1], flags.data);
    for (const auto* code : {&first, &second}) {
      if (*code) continue;
      session.fail(code->error());
      return kWrongUsage;
    }
    options.pair = {*first, *second};
  }
  Result<RowComparison> comparison = compare_with(*store, *tables, options);
  if (!comparison) return session.fail(comparison.error());
  ComparePrinter(session, flags, *source).print(*comparison);
  return comparison->pairs.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_compare(Session& session) {
  auto flags = std::make_shared<CompareFlags>();
  Command command(session, "compare", "Hold a record to another data set's rows", kExamples);
  record_option(command, flags->record);
  command
      .option("--source", flags->source,
              "Whose rows: icews, polecat, gdelt or phoenix; needed where there are several",
              {{"icews", "polecat", "gdelt", "phoenix"}, {"acled"}})
      .one_of({"icews", "polecat", "gdelt", "phoenix"});
  command
      .option("--days", flags->days, "How many days apart is still the same (default 1)",
              {{"0", "7"}, {"-1", "400"}})
      .between(0, 366);
  command
      .option("--since", flags->since, "From this day on; also 2025-05 or 2025",
              {{"2025-05-21", "2025"}, {"soon"}})
      .check(check_day);
  command.option("--until", flags->until, "Up to this day", {{"2025-05"}, {"2025-13"}})
      .check(check_day);
  command
      .option("--pair", flags->pair, "Only what is between these two states",
              {{"ARM RUS"}, {"ARM"}})
      .expected(2);
  command.option("--limit", flags->limit, "List so many of each (default 20); 0 for all",
                 {{"0", "5"}, {"few"}});
  Flag json = command.option("--json", flags->json, "One JSON object a line", {{""}, {}});
  command.option("--csv", flags->csv, "A header and a row each", {{""}, {}}).excludes(json);
  data_option(command, flags->data);
  command.runs([flags, &session] { return compare(session, *flags); });
}

}  // namespace dragoman
