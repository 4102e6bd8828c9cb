// Titles: the words around a name that say which office its bearer holds.
//
// An office phrase of the tables is the core; modifiers ("former deputy"), a body or organization
// ("Kremlin spokesperson"), the nationality ("Russian", "Russia's") stand before it, a complement
// ("of the Armenian parliament", "from the ruling party") behind. The title is what the report
// writes without the nationality; it does not decide who bears it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reading/actors_scan.h"

namespace dragoman {

struct Title {
  TokenRange tokens;                   // all of it, nationality and complement included
  TokenRange core;                     // the office phrase alone
  std::string text;                    // "Deputy Foreign Minister"
  std::string organization;            // "Federation Council", or empty
  std::vector<std::string> countries;  // codes; more than one for plural titles
  std::string suffix;                  // of the body it belongs to, or empty
  std::uint32_t office = 0;            // into Knowledge::offices
  bool plural = false;
  bool former = false;
  bool senior = false;  // "the top Armenian diplomat"
};

// The title around an office phrase; its complement ends before `limit`.
Title read_title(const Scan& scan, const Phrase& office, TokenId limit);
// The title that ends where a name begins (a comma may stand between); nothing for none.
std::optional<Title> title_before(const Scan& scan, TokenId name_begin, TokenId name_end);
// The title after a name, as an apposition: "NAME, an MP from the ruling party,".
std::optional<Title> title_after(const Scan& scan, TokenId name_end);
// "NAME, Title, Organization; Title, Organization" in an item of a list, after the name.
std::vector<Title> titles_of_item(const Scan& scan, TokenId name_end);

// The states named right before a token, coordinated or possessive: "Armenian and Russian |",
// "Russia's |", "US |". `begin` is the first token of the group, the token itself for none.
struct Nations {
  TokenId begin{};
  TokenId end{};                      // of states_from
  std::vector<std::uint32_t> states;  // into Knowledge::states
};
Nations nations_before(const Scan& scan, TokenId end);
// Whether a nationality is half of a continent's name: "South American", "Latin American".
bool is_of_continent(const Scan& scan, TokenId adjective);
// The states by name from a token on: "| Armenia", "| France, Germany and Poland". Without "and"
// only the first: "of France, Germany said".
Nations states_from(const Scan& scan, TokenId begin, TokenId limit);

}  // namespace dragoman
