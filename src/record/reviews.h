// What a reader says of a record: right, wrong, or what it should be.
//
// | verdict | of | patch |
// |---|---|---|
// | right, wrong | any record | none |
// | correct | event | any of type, mode, actors, recipients, realis, date {start, end} |
// | correct | statement | any of speaker, act, stance |
// | join | incident | with: [incident ids] |
// | split | incident | events: [ids of events that leave it] |
// | merge, split | actor | corrections.h |
//
// Nothing that was read is changed. A `correct` is applied when a record is asked for and before
// linking looks at it. What is wrong stays in listings, but linking passes over it. `join` and
// `split` bind linking: events that must, and events that must not be of one incident.
// A review finds its record again after the text was read again, even where the record's id is
// another: `anchors` in its patch (filled when it is kept) say where it stands, by code points.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

inline constexpr std::string_view kRightVerdict = "right";
inline constexpr std::string_view kWrongVerdict = "wrong";
inline constexpr std::string_view kCorrectVerdict = "correct";
inline constexpr std::string_view kJoinVerdict = "join";

// What follows from an event's type and mode.
struct Coding {
  std::string cameo;
  std::string quad;
  double score = 0;
  std::optional<double> goldstein;
};
// Nothing for a type or mode that does not exist.
using Coder =
    std::function<std::optional<Coding>(const std::string& type, const std::string& mode)>;

// Events that must, and events that must not be of one incident with one. Sorted ids.
struct Bonds {
  std::vector<std::string> together;
  std::vector<std::string> apart;
};

// A verdict beside what it is about, for those who learn from it.
struct LabelledRow {
  std::string target;  // id
  std::string kind;    // of the target, or empty where it has gone
  std::string verdict;
  std::string author;
  std::string time;
  std::string sentence;   // the words of its first evidence
  std::string as_read;    // JSON: the fields that can be corrected, as they were read
  std::string corrected;  // JSON: the same as they are now
};

}  // namespace dragoman
