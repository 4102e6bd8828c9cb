// Reports made up from templates, for measuring: of real length and variety, about no real event.
//
// The same number and seed give the same report everywhere. Names of persons are put together from
// syllables, places and states are drawn from a list of our own; a report has a dateline, some
// hundred words of news, quotations, background and sometimes a list or page furniture.
#pragma once

#include <cstdint>
#include <string>

namespace dragoman {

struct Story {
  std::string title;
  std::string outlet;
  std::string published;  // ISO 8601
  std::string url;
  std::string text;
};

// About `words` words; lengths vary between half and twice of it.
Story make_story(std::uint64_t number, std::uint64_t seed, unsigned words);

// One line of JSON as `dragoman read` takes it, without the line break.
std::string as_json_line(const Story& story);

}  // namespace dragoman
