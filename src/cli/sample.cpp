// dragoman sample: records drawn at random, to be judged by a reader.
//
// The draw depends on the record and the seed alone: ids are sorted and shuffled by a generator
// whose numbers the C++ standard fixes.
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/describe.h"
#include "exchange/columns.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman sample 30 --kind event --seed 7 --tsv > judged.tsv\n"
    "  dragoman sample 10 --kind statement\n"
    "The same seed draws the same records. In the TSV the columns verdict and reason are empty,\n"
    "for the reader to fill in.";

struct SampleFlags {
  std::string record;
  std::string kind = "event";
  std::size_t size = 10;
  std::size_t seed = 1;
  bool tsv = false;
};

// Fisher and Yates; std::shuffle would be free to differ between libraries.
template <typename R>
void draw(std::vector<R>& records, std::size_t size, std::size_t seed) {
  std::sort(records.begin(), records.end(), [](const R& a, const R& b) { return a.id < b.id; });
  std::mt19937_64 random(seed);
  for (std::size_t i = 0; i < std::min(size, records.size()); ++i) {
    std::size_t other = i + static_cast<std::size_t>(random() % (records.size() - i));
    std::swap(records[i], records[other]);
  }
  if (records.size() > size) records.resize(size);
}

template <typename R>
void write_tsv(std::ostream& out, const std::vector<R>& records, Lookup& lookup) {
  out << "verdict\treason";
  for (const Column<R>& column : columns_of_kind<R>()) out << '\t' << column.name;
  out << '\n';
  for (const R& record : records) {
    out << '\t';
    for (const Column<R>& column : columns_of_kind<R>()) {
      out << '\t' << tsv_cell(column.cell(record, lookup));
    }
    out << '\n';
  }
}

template <typename R>
int sample_kind(Session& session, Store& store, const SampleFlags& flags,
                Result<std::vector<R>> records) {
  if (!records) return session.fail(records.error());
  draw(*records, flags.size, flags.seed);
  Lookup lookup(store);
  if (flags.tsv) {
    write_tsv(session.out, *records, lookup);
  } else {
    for (const R& record : *records) session.out << describe(record, lookup, session.terminal);
  }
  return records->empty() ? kNothingFound : kDone;
}

int sample(Session& session, const SampleFlags& flags) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  if (flags.kind == "statement") return sample_kind(session, *store, flags, store->statements());
  if (flags.kind == "commitment") return sample_kind(session, *store, flags, store->commitments());
  if (flags.kind == "membership") return sample_kind(session, *store, flags, store->memberships());
  if (flags.kind == "figure") return sample_kind(session, *store, flags, store->figures());
  if (flags.kind == "actor") return sample_kind(session, *store, flags, store->actors());
  return sample_kind(session, *store, flags, store->events());
}

}  // namespace

void add_sample(Session& session) {
  auto flags = std::make_shared<SampleFlags>();
  Command command(session, "sample", "Draw records at random, to be judged", kExamples);
  command.option("N", flags->size, "How many (default 10)", {});
  record_option(command, flags->record);
  command
      .option("--kind", flags->kind,
              "event (default), statement, commitment, membership, figure or actor",
              {{"event", "figure"}, {"review"}})
      .one_of({"event", "statement", "commitment", "membership", "figure", "actor"});
  command.option("--seed", flags->seed, "Another number draws other records (default 1)",
                 {{"7"}, {"-1", "x"}});
  command.option("--tsv", flags->tsv, "A table with empty columns verdict and reason", {{""}, {}});
  command.runs([flags, &session] { return sample(session, *flags); });
}

}  // namespace dragoman
