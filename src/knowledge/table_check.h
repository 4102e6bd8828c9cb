// Whether the tables of who is who can be trusted: what one table must not say, and what several
// together must not.
//
// The loader refuses rows that it cannot understand; the check looks for rows that it understands
// and that are wrong all the same: two holders of one office, a term that ends before it starts, a
// name that two actors share. Every finding has its place. It cannot know whether a fact is true.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "knowledge/table_set.h"

namespace dragoman {

struct Finding {
  std::string file;
  std::size_t line = 0;  // 0: the file as a whole
  std::string cause;
};

struct TableCheck {
  std::vector<Finding> findings;  // by file and line
  std::size_t tables = 0;
  std::size_t rows = 0;
};

// Checks the tables of a folder, with those of a user's folder over them (empty: none).
TableCheck check_tables(const std::filesystem::path& data, const std::filesystem::path& user = {});

// Gathers what the parts of the check find.
class Findings {
 public:
  void add(const NamedTable& table, std::size_t row, std::string cause);
  void add(const Error& error);
  std::vector<Finding> take();

 private:
  std::vector<Finding> findings_;
};

// The parts, each over tables that are there. Missing ones are empty.
void check_keys(const TableSet& tables, Findings& findings);           // doubled, unsorted
void check_sources(const TableSet& tables, Findings& findings);        // said and explained
void check_names(const TableSet& tables, Findings& findings);          // one name for two actors
void check_terms(const TableSet& tables, Findings& findings);          // persons.tsv, holders.tsv
void check_organizations(const TableSet& tables, Findings& findings);  // and what hangs on them
// One full name for two persons; `knowledge` says which words of a name do not count.
void check_namesakes(const TableSet& tables, const Knowledge& knowledge, Findings& findings);

}  // namespace dragoman
