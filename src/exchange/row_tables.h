// What other data sets call states, sectors and CAMEO's codes: data/exchange, with the names of
// states from data/states.tsv. Immutable after loading.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/ontology.h"

namespace dragoman {

struct CountryCodes {
  std::string code;    // ours: alpha-3
  std::string name;    // "Russia"
  std::string alpha2;  // each of the following may be empty
  std::string cow;     // Correlates of War: "365"
  std::string fips;    // FIPS 10-4: "RS"
  std::string cameo;   // never empty: where CAMEO has no other, ours
  std::string icews;   // never empty: "Russian Federation"
};

// An actor's code in its parts: "RUSGOVMIL" is RUS, GOV and MIL; "IGOUNO" is IGO and the group UNO.
struct CodeParts {
  std::string country;             // alpha-3, or empty
  std::string group;               // known organization: "UNO", or empty
  std::vector<std::string> roles;  // "GOV", "IGO", "REB"
};

class RowTables {
 public:
  // Reads the tables of `data`, the folder that holds states.tsv. Fails with bad_table or
  // not_found.
  static Result<RowTables> load(const std::filesystem::path& data);

  // What is known of a state; one with empty codes and its code for a name where it is none of
  // ours.
  const CountryCodes& country(const std::string& code) const;
  // The code of a state that another data set names: by any of its codes, or by its name as we,
  // ICEWS or the state itself writes it. Empty where no state is meant.
  std::string country_of_name(std::string_view name) const;
  std::string country_of_cow(std::string_view number) const;
  std::string country_of_cameo(std::string_view code) const;
  // CAMEO's words for a code, or for the longest that it begins with.
  std::string_view label(std::string_view cameo) const;
  // PLOVER's type for a CAMEO code; empty for statements (01) and what is no code.
  std::string_view type_of(std::string_view cameo) const;
  // ICEWS' word for a role; the code itself where there is none.
  std::string sector(const std::string& role) const;
  // `country` is the actor's, as its record has it.
  CodeParts parts_of(const std::string& code, const std::string& country) const;
  const Ontology& ontology() const { return ontology_; }

 private:
  struct Label {
    std::string words;
    std::string type;
  };
  struct Sector {
    std::string icews;
  };
  Status load_countries(const std::filesystem::path& data);
  Status load_labels(const std::filesystem::path& path);
  Status load_sectors(const std::filesystem::path& path);

  Ontology ontology_;
  std::map<std::string, CountryCodes, std::less<>> countries_;
  std::map<std::string, std::string, std::less<>> by_name_;  // folded
  std::map<std::string, std::string, std::less<>> by_cow_;
  std::map<std::string, std::string, std::less<>> by_cameo_;
  std::map<std::string, Label, std::less<>> labels_;
  std::map<std::string, Sector, std::less<>> sectors_;
};

}  // namespace dragoman
