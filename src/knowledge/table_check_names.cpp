// One name for two actors. Between the senses of a phrase reading has an order: a proper body
// before an organization, that before anything of a state, that before a body, that before an
// office. Within a sense nothing parts two rows, so a phrase may stand in one of them only.
#include <fmt/format.h>

#include <map>

#include "base/utf8.h"
#include "knowledge/loader.h"
#include "knowledge/table_check.h"

namespace dragoman {
namespace {

enum class Letters { as_written, any };

// What the loader makes of a form: folded words, and which of them must have capitals.
std::string phrase_key(std::string_view form, Letters letters) {
  if (form.starts_with("the ")) form.remove_prefix(4);
  std::string key;
  for (const std::string& word : split_form(form)) {
    if (!key.empty()) key += ' ';
    key += fold_name(word);
    if (letters == Letters::any) continue;
    bool upper = word.size() > 1;
    for (std::size_t at = 0; upper && at < word.size();) {
      const CodePoint c = decode_at(word, at);
      if (is_letter(c.value) && !is_upper(c.value)) upper = false;
      at += c.size;
    }
    const bool capital = is_upper(decode_at(word, 0).value);
    key += capital ? (upper ? '^' : '\'') : '_';
  }
  return key;
}

// The phrases of one sense.
class Phrases {
 public:
  Phrases(const NamedTable& table, Letters letters, Findings& findings)
      : table_(&table), letters_(letters), findings_(&findings) {}

  void add(std::size_t row, const std::string& form) {
    if (form.empty()) return;
    auto [at, is_new] = rows_.try_emplace(phrase_key(form, letters_), row);
    if (is_new || at->second == row) return;
    findings_->add(*table_, row,
                   fmt::format("'{}' is also a name of '{}' at {}, and no rule parts the two", form,
                               table_->key(at->second), table_->table().place(at->second)));
  }
  void add_all(std::size_t row, std::string_view column) {
    for (const std::string& form : table_->list(row, column)) add(row, form);
  }

 private:
  const NamedTable* table_;
  Letters letters_;
  Findings* findings_;
  std::map<std::string, std::size_t> rows_;
};

void check_states(const TableSet& tables, Findings& findings) {
  const NamedTable& states = tables["states.tsv"];
  Phrases phrases(states, Letters::as_written, findings);
  for (std::size_t row = 0; row < states.rows(); ++row) {
    for (const char* column : {"name", "official", "capital"})
      phrases.add(row, states.at(row, column));
    for (const char* column : {"names", "adjectives", "demonyms", "metonyms"}) {
      phrases.add_all(row, column);
    }
  }
}

void check_list(const TableSet& tables, const char* file, const char* name, const char* names,
                Letters letters, Findings& findings) {
  const NamedTable& table = tables[file];
  Phrases phrases(table, letters, findings);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    phrases.add(row, table.at(row, name));
    phrases.add_all(row, names);
  }
}

}  // namespace

void check_names(const TableSet& tables, Findings& findings) {
  check_states(tables, findings);
  check_list(tables, "organizations.tsv", "name", "aliases", Letters::as_written, findings);
  check_list(tables, "proper_bodies.tsv", "name", "names", Letters::as_written, findings);
  check_list(tables, "bodies.tsv", "name", "names", Letters::any, findings);
  check_list(tables, "offices.tsv", "office", "names", Letters::any, findings);
}

}  // namespace dragoman
