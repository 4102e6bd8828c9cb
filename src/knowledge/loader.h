// Builds a Knowledge from the tables in data/: one function a table, each refusing the first row
// that is wrong, with its file and line. The formats are described at the head of each table.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/table.h"
#include "knowledge/knowledge.h"

namespace dragoman {

class KnowledgeLoader {
 public:
  KnowledgeLoader();

  // States first: the others refer to them. Bodies before proper bodies and offices.
  Status add_states(const Table& table);
  Status add_bodies(const Table& table);
  Status add_proper_bodies(const Table& table);
  Status add_organizations(const Table& table);
  Status add_offices(const Table& table);
  Status add_modifiers(const Table& table);
  Status add_places(const Table& table);
  Status add_words(const Table& table);
  // After all others, persons before their terms.
  Status add_romanisation(const Table& table);
  Status add_persons(const Table& table);
  Status add_terms(const Table& table);
  // The text of a table, kept as it is; `name` for errors.
  Status add_gazetteer(std::string text, const std::string& name);

  // Ends the building; the loader is empty afterwards.
  std::unique_ptr<const Knowledge> finish();

  static const std::vector<std::string_view>& state_columns();
  static const std::vector<std::string_view>& body_columns();
  static const std::vector<std::string_view>& proper_body_columns();
  static const std::vector<std::string_view>& organization_columns();
  static const std::vector<std::string_view>& office_columns();
  static const std::vector<std::string_view>& modifier_columns();
  static const std::vector<std::string_view>& place_columns();
  static const std::vector<std::string_view>& word_columns();

 private:
  enum class Case { as_written, any };
  void add_phrase(std::string_view form, Candidate candidate, Case letters);
  // The form and its plural.
  void add_common(std::string_view form, Candidate candidate);
  bool is_state(std::string_view code) const;
  void sort_indexes();

  std::unique_ptr<Knowledge> knowledge_;
  std::map<std::string, std::string> state_of_code_;  // code → where it was defined
};

// The words of a form as the tokenizer splits it: blanks, hyphens, possessive 's.
std::vector<std::string> split_form(std::string_view form);
// "foreign ministry" → "foreign ministries", "minister of finance" → "ministers of finance".
std::string plural_of(std::string_view form);

}  // namespace dragoman
