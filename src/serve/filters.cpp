#include "serve/filters.h"

#include <algorithm>

namespace dragoman {
namespace parameter {

using Kind = ParameterKind;

const Parameter kFormat{"format", Kind::text, "json (default) or csv", {"json", "csv"}};
const Parameter kPair{"pair", Kind::pair, "Two countries, both of which take part: ARM-RUS"};
const Parameter kPairNeeded{"pair", Kind::pair, "Two countries: ARM-RUS", {}, false, true};
const Parameter kCountry{
    "country", Kind::country, "A country (alpha-3) that takes part; again for more", {}, true};
const Parameter kActor{
    "actor", Kind::text, "Id of an actor that takes part; again for more", {}, true};
const Parameter kSince{"since", Kind::day, "From this day on"};
const Parameter kUntil{"until", Kind::day, "Up to this day"};
const Parameter kType{"type", Kind::text,
                      "Event type, act of a statement, kind of a commitment, actor or difference, "
                      "status of a membership, unit of a figure, stance of a position, genre of a "
                      "document, verdict of a review"};
const Parameter kRealis{"realis",
                        Kind::text,
                        "Whether it happened",
                        {"happened", "ongoing", "planned", "hypothetical", "negated"}};
const Parameter kDocument{"document", Kind::text, "Id of the document that tells it"};
const Parameter kIssue{"issue", Kind::text, "Id of an issue"};
const Parameter kAbout{"about", Kind::text, "Id of the record that it is about"};
const Parameter kText{"text", Kind::text,
                      "Words in the sentence: all of them, \"a phrase\", any ending*"};
const Parameter kConfidence{"min_confidence", Kind::share, "At least so sure, from 0 to 1"};
const Parameter kLevel{"level",
                       Kind::text,
                       "How high the most senior person stands",
                       {"head", "minister", "official"}};
const Parameter kLimit{"limit", Kind::count, "How many at most (default 50, at most 500)"};
const Parameter kCursor{"cursor", Kind::text, "`next` of the answer before"};
const Parameter kOrder{"order",
                       Kind::text,
                       "record (as in the export; default) or newest (by day, descending)",
                       {"record", "newest"}};

}  // namespace parameter

Filter filter_of(const Asked& query) {
  Filter out;
  out.type = query.get("type");
  if (query.has("pair")) {
    const std::string pair = query.get("pair");
    out.parties = {pair.substr(0, 3), pair.substr(4)};
  }
  for (const char* name : {"country", "actor"}) {
    const std::vector<std::string> given = query.all(name);
    out.parties.insert(out.parties.end(), given.begin(), given.end());
  }
  out.since = query.get("since");
  out.until = query.get("until");
  out.document = query.get("document");
  out.issue = query.get("issue");
  out.realis = realis_from_name(query.get("realis"));
  out.text = query.get("text");
  out.min_confidence = query.share("min_confidence");
  if (query.has("about")) out.about = {query.get("about")};
  return out;
}

PageOptions page_of(const Asked& query) {
  PageOptions out;
  out.limit = std::min(query.count("limit", out.limit), kMostListed);
  out.cursor = query.get("cursor");
  if (query.get("order") == "newest") out.order = Order::newest;
  return out;
}

}  // namespace dragoman
