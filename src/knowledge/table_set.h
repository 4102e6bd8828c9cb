// The tables of who is who as they stand in their files, by the names of their columns: what the
// check of the tables looks at, and how a user's own rows come over ours.
//
// It knows which tables there are, their columns and their keys. What the cells mean is the
// loader's business (loader.h), what they must not say that of the check (table_check.h).
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/table.h"

namespace dragoman {

struct TableSpec {
  std::string_view file;
  std::vector<std::string_view> columns;
  std::vector<std::string_view> key;
  bool folded = false;  // keys are compared without regard to case and accents
};

// All tables of who is who, in the order in which they are loaded.
std::span<const TableSpec> table_specs();
const TableSpec& table_spec(std::string_view file);

// The cells of a row's key as one string.
std::string row_key(const Table& table, std::size_t row, const std::vector<std::size_t>& columns,
                    bool folded);

// One file with its head comment.
class NamedTable {
 public:
  NamedTable() = default;
  NamedTable(const TableSpec& spec, Table table, std::string head)
      : spec_(&spec), table_(std::move(table)), head_(std::move(head)), own_(table_.rows()) {}

  std::size_t rows() const { return spec_ == nullptr ? 0 : table_.rows(); }
  // The rows that are not a user's come first.
  std::size_t own_rows() const { return own_; }
  const std::string& at(std::size_t row, std::string_view column) const;
  std::vector<std::string> list(std::size_t row, std::string_view column) const;
  std::string key(std::size_t row) const;
  const Table& table() const { return table_; }
  const TableSpec& spec() const { return *spec_; }
  const std::string& head() const { return head_; }
  // The other's rows over ours: those with a key of ours in the place of ours, new ones behind.
  void take(const NamedTable& other);

 private:
  std::size_t column(std::string_view name) const;

  const TableSpec* spec_ = nullptr;
  Table table_;
  std::string head_;
  std::size_t own_ = 0;
};

class TableSet {
 public:
  // Reads what can be read of a folder and of a user's folder over it (empty: none); what cannot is
  // told in `refused`.
  static TableSet load(const std::filesystem::path& data, const std::filesystem::path& user,
                       std::vector<Error>& refused);

  // Empty where the file is missing.
  const NamedTable& operator[](std::string_view file) const;
  void set(std::string_view file, NamedTable table);

 private:
  std::map<std::string, NamedTable, std::less<>> tables_;
};

}  // namespace dragoman
