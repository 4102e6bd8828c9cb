// Documents and records made for tests: of any shape, but lawful, from a seed.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/document.h"
#include "record/store.h"
#include "record/types.h"
#include "temporary_folder.h"

namespace dragoman {

// A folder in memory where that can be: what a disk takes for a sync is not what is tested.
class RecordFolder : public TemporaryFolder {
 public:
  RecordFolder();
};

struct Case {
  Document document;
  DocumentRecords records;
};

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  // Text with letters of one to four bytes; actors are shared between documents.
  Case document_case(const std::string& file);
  DerivedRecords derived(const std::vector<Case>& cases);
  ReviewRecord review(const std::string& target);
  ForeignEventRecord foreign_event();

 private:
  unsigned below(unsigned bound) {
    return std::uniform_int_distribution<unsigned>(0, bound - 1)(random_);
  }
  bool maybe() { return below(2) == 0; }
  std::string words(unsigned most);
  std::string words_or_none() { return maybe() ? words(4) : std::string(); }
  double number();
  std::optional<Date> date();
  std::optional<Place> place();
  std::string actor_id();
  std::string country();
  std::string new_id(const std::string& prefix);
  template <typename Make>
  auto list(unsigned most, Make make) {
    std::vector<decltype(make())> out(below(most + 1));
    for (auto& item : out) item = make();
    return out;
  }
  std::vector<std::string> ids(unsigned most) {
    return list(most, [this] { return actor_id(); });
  }
  std::vector<Attribution> attribution();
  std::vector<Evidence> evidence(const Case& of, unsigned least);
  std::vector<double> range();
  ActorRecord actor(const Case& of);
  EventRecord event(const Case& of);
  StatementRecord statement(const Case& of);
  CommitmentRecord commitment(const Case& of);
  MembershipRecord membership(const Case& of);
  FigureRecord figure(const Case& of);
  std::vector<StatusChange> history(const Case& of);

  std::mt19937 random_;
};

// What export_jsonl prints.
std::string exported(Store& store);
// A new record in a file, opened for writing.
Store open_new(const std::filesystem::path& path);
// Adds all cases in this order.
void add_all(Store& store, const std::vector<Case>& cases);
// Cases "a.txt", "b.txt", ...
std::vector<Case> make_cases(unsigned count, unsigned seed);

}  // namespace dragoman
