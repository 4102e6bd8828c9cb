// Who held which office when: persons and their terms (data/persons.tsv, data/holders.tsv).
//
// A person is found by a full name in any spelling that leads to the same key (name_keys.h), in
// either order of its parts, with middle names left out; or, asked for, by the rules of
// romanisation.tsv. Namesakes come back side by side: choosing among them is reading's business.
// A source reaches up to a day (`as_of`); a term without an end is taken to go on after it, and
// OfficeTerm::is_assumed says so.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/table.h"
#include "knowledge/romanisation.h"

namespace dragoman {

class Knowledge;

struct PersonEntry {
  std::string id;
  std::string name;
  std::string surname;
  char gender = 0;                // 'm', 'f', or 0
  std::vector<std::string> keys;  // of the name
  bool shares_key = false;        // with a namesake
  std::uint32_t terms_begin = 0;  // into Holders::terms()
  std::uint32_t terms_end = 0;
};

enum class Holding : std::uint8_t { sole, acting, joint, rival };

struct OfficeTerm {
  std::uint32_t person = 0;  // into Holders::persons()
  std::uint32_t office = 0;  // into Knowledge::offices()
  std::string modifier;      // "deputy", "vice", ...
  std::string of;            // a state's code, or the id of an organization or proper body
  std::string to;            // of ambassadors: where
  std::string first,
      last;           // as exact as the source: "2017-05-14", "2017-05", "2017"; last may be ""
  std::string as_of;  // the day up to which the source reaches
  std::string first_day, last_day;  // the outermost days those may mean
  Holding holding = Holding::sole;

  bool is_open() const { return last.empty(); }
  bool covers(std::string_view day) const {
    return first_day <= day && (is_open() || day <= last_day);
  }
  bool is_over(std::string_view day) const { return !is_open() && last_day < day; }
  // Runs on by assumption: the source ends before the day.
  bool is_assumed(std::string_view day) const { return is_open() && as_of < day; }
};

class Holders {
 public:
  // Persons first. `knowledge` has its states, organizations, bodies, offices and words already.
  // Fails (bad_table) with the row's place.
  Status add_persons(const Table& table, const Knowledge& knowledge);
  Status add_terms(const Table& table, const Knowledge& knowledge);
  Romanisation& romanisation() { return romanisation_; }

  static const std::vector<std::string_view>& person_columns();
  static const std::vector<std::string_view>& term_columns();

  const std::vector<PersonEntry>& persons() const { return persons_; }
  const std::vector<OfficeTerm>& terms() const { return terms_; }
  std::span<const OfficeTerm> terms_of(std::uint32_t person) const;

  // The persons whose name has these keys (name_keys), in either order; none for fewer than two.
  std::vector<std::uint32_t> named(const std::vector<std::string>& keys) const;
  // The persons of the family name.
  std::vector<std::uint32_t> with_surname(const std::vector<std::string>& keys) const;
  // As named(), for a spelling that only the rules of romanisation lead to; `words` as written.
  std::vector<std::uint32_t> romanised(const std::vector<std::string>& words) const;
  // The terms of an office, of whom and when, in the table's order. An empty modifier asks for the
  // office itself.
  std::vector<const OfficeTerm*> holders(std::uint32_t office, std::string_view modifier,
                                         std::string_view of, std::string_view day) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  void index_name(const std::vector<std::string>& keys, std::uint32_t person);

  std::vector<PersonEntry> persons_;
  std::vector<OfficeTerm> terms_;
  Index by_name_;     // keys without blanks
  Index by_surname_;  // likewise
  Index by_office_;   // "office of" → terms
  std::unordered_map<std::string, std::uint32_t> by_id_;
  Romanisation romanisation_;
};

}  // namespace dragoman
