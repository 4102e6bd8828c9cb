#include "linking/figure_pairs.h"

#include <cmath>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr double kSameThing = 0.4;  // cosine of what two figures count

struct Range {
  double low = 0;
  double high = 0;
};

// What a figure leaves possible: "about 40" is a tenth either way, "at least 40" has no end.
Range range_of(const FigureRecord& figure) {
  Range out{figure.value.front(), figure.value.back()};
  constexpr double kAbout = 0.1;
  constexpr double kEndless = 1e300;
  if (figure.bound == "about" || figure.bound == "nearly" || figure.bound == "vague") {
    out.low -= kAbout * std::abs(out.low);
    out.high += kAbout * std::abs(out.high);
  }
  if (figure.bound == "at least" || figure.bound == "more than") out.high = kEndless;
  if (figure.bound == "at most" || figure.bound == "less than") out.low = -kEndless;
  return out;
}

// What a figure counts of the incident, where its words tell: how many died, how long it took.
std::string counted_of(const FigureRecord& figure, Kin kin, const std::set<std::string>& stems,
                       const LinkTables& tables) {
  const std::string folded = fold_name(figure.what);
  for (const std::string_view word : split(folded, ' ')) {
    const auto counted = tables.counted.find(std::string(word));
    if (counted != tables.counted.end()) return counted->second;
    if (figure.unit != "hour" && figure.unit != "minute") continue;
    const auto noun = tables.event_nouns.find(std::string(word));
    const bool of_kin = noun != tables.event_nouns.end() && noun->second.role == "noun" &&
                        kin_of(noun->second.type) == kin;
    if (of_kin || stems.contains(stem_of(word))) return "time taken";
  }
  return {};
}

}  // namespace

bool figures_contradict(const FigureRecord& a, const FigureRecord& b, Kin kin,
                        const std::set<std::string>& stems, const LinkTables& tables) {
  if (a.change != b.change) return false;
  const std::string of_a = counted_of(a, kin, stems, tables);
  const bool counted = !of_a.empty() && of_a == counted_of(b, kin, stems, tables);
  const bool alike =
      a.unit == b.unit && cosine(tables.bags.of(a.what), tables.bags.of(b.what)) >= kSameThing;
  if (!alike && !(counted && (of_a != "time taken" || a.unit == b.unit))) return false;
  const Range ra = range_of(a);
  const Range rb = range_of(b);
  return ra.low > rb.high || rb.low > ra.high;
}

}  // namespace dragoman
