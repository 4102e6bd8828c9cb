#include "measure/stories.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

// A line of gold on its way: what is wrong with it is thrown and told with its place.
class GoldLine {
 public:
  GoldLine(const Json& json, const std::vector<std::string>& texts) : json_(json), texts_(texts) {}

  void read(Story& story) const {
    if (json_.contains("incident")) {
      for (const Json& mention : json_.at("mentions"))
        story.mentions.push_back(read_mention(mention));
      return;
    }
    StoryDifference difference;
    difference.kind = json_.at("difference").get<std::string>();
    difference.about = json_.value("about", "");
    difference.required = json_.at("required").get<bool>();
    for (const Json& side : json_.at("sides")) {
      const std::size_t report = report_of(side);
      difference.sides.push_back({report, find(report, side.at("words").get<std::string>(), 0)});
    }
    story.differences.push_back(std::move(difference));
  }

 private:
  std::size_t report_of(const Json& json) const {
    const auto report = json.at("report").get<std::size_t>();
    if (report == 0 || report > texts_.size()) {
      throw std::invalid_argument(fmt::format("no report {}", report));
    }
    return report;
  }

  Span find(std::size_t report, const std::string& words, std::size_t from) const {
    const std::size_t at = texts_[report - 1].find(words, from);
    if (at == std::string::npos) {
      throw std::invalid_argument(fmt::format("'{}' is not in report {}", words, report));
    }
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  StoryMention read_mention(const Json& mention) const {
    const std::size_t report = report_of(mention);
    const Span sentence = find(report, mention.at("sentence").get<std::string>(), 0);
    return {json_.at("incident").get<std::string>(), report,
            find(report, mention.at("trigger").get<std::string>(), sentence.begin)};
  }

  const Json& json_;
  const std::vector<std::string>& texts_;
};

double share(std::size_t part, std::size_t of) {
  return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
}

double f1(double precision, double recall) {
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

bool is_kind(const std::string& told, const std::string& wanted) {
  const auto disputed = [](const std::string& kind) {
    return kind == "characterization" || kind == "contradiction";
  };
  return told == wanted || (disputed(told) && disputed(wanted));
}

// Whether each wanted side has its words in the evidence of another side.
bool sides_fit(const std::vector<StorySide>& wanted, std::vector<const Side*> told,
               const std::vector<Document>& documents, std::size_t from = 0) {
  if (from == wanted.size()) return true;
  const StorySide& side = wanted[from];
  const std::string& document = documents[side.report - 1].id;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i] == nullptr) continue;
    const bool has = std::any_of(
        told[i]->evidence.begin(), told[i]->evidence.end(), [&](const Evidence& evidence) {
          return evidence.document == document && evidence.span.overlaps(side.words);
        });
    if (!has) continue;
    const Side* taken = std::exchange(told[i], nullptr);
    if (sides_fit(wanted, told, documents, from + 1)) return true;
    told[i] = taken;
  }
  return false;
}

bool fits(const StoryDifference& wanted, const DifferenceRecord& told,
          const std::vector<Document>& documents) {
  if (!is_kind(told.kind, wanted.kind)) return false;
  std::vector<const Side*> sides;
  for (const Side& side : told.sides) sides.push_back(&side);
  return sides_fit(wanted.sides, sides, documents);
}

std::string around(const Document& document, Span word) {
  constexpr std::uint32_t kAround = 60;
  const std::uint32_t begin = word.begin > kAround ? word.begin - kAround : 0;
  const auto end =
      std::min<std::uint32_t>(word.end + kAround, static_cast<std::uint32_t>(document.text.size()));
  std::string out = document.text.substr(begin, end - begin);
  std::replace(out.begin(), out.end(), '\n', ' ');
  repair_utf8(out);
  return out;
}

std::string words_of(const DifferenceRecord& told) {
  std::string out = told.kind;
  for (const Side& side : told.sides) out += fmt::format(" | {}: {}", side.who, side.says);
  return out;
}

}  // namespace

Result<Story> load_story(const std::filesystem::path& gold, const std::vector<std::string>& texts) {
  Result<std::string> bytes = read_file(gold);
  if (!bytes) return bytes.error();
  Story out;
  out.name = gold.parent_path().filename().string();
  std::size_t number = 0;
  for (std::string_view line : split(*bytes, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    try {
      GoldLine(Json::parse(line), texts).read(out);
    } catch (const std::exception& error) {
      return Error{ErrorCode::bad_json, error.what(), fmt::format("{}:{}", gold.string(), number)};
    }
  }
  return out;
}

void StoryScore::add(const Story& story, const std::vector<Document>& documents,
                     const DerivedRecords& derived) {
  stories_.emplace_back(story.name, Counts{});
  Counts& counts = stories_.back().second;
  add_pairs(story, documents, derived, counts);
  add_differences(story, documents, derived, counts);
}

void StoryScore::add_pairs(const Story& story, const std::vector<Document>& documents,
                           const DerivedRecords& derived, Counts& counts) {
  std::vector<const IncidentRecord*> of;  // of each mention, or null
  for (const StoryMention& mention : story.mentions) {
    const Document& document = documents[mention.report - 1];
    const auto names_it = [&](const IncidentRecord& incident) {
      return std::any_of(incident.mentions.begin(), incident.mentions.end(),
                         [&](const Evidence& word) {
                           return word.document == document.id && word.span.overlaps(mention.word);
                         });
    };
    const auto found = std::find_if(derived.incidents.begin(), derived.incidents.end(), names_it);
    of.push_back(found == derived.incidents.end() ? nullptr : &*found);
    if (of.back() == nullptr) {
      mistakes_.push_back({story.name, around(document, mention.word), mention.incident, "nothing",
                           "no incident is named by this word"});
    }
  }
  counts.mentions = of.size();
  counts.found = of.size() - static_cast<std::size_t>(std::count(of.begin(), of.end(), nullptr));
  for (std::size_t i = 0; i < of.size(); ++i) {
    for (std::size_t j = i + 1; j < of.size(); ++j) {
      const bool wanted = story.mentions[i].incident == story.mentions[j].incident;
      const bool both = of[i] != nullptr && of[j] != nullptr;
      const bool joined = both && of[i] == of[j];
      if (joined) ++(wanted ? counts.joined_right : counts.joined_wrong);
      if (wanted && !joined) ++counts.missed;
      if (wanted && !joined && both) ++counts.missed_found;
      if (!both || wanted == joined) continue;
      const auto place = [&](std::size_t k) {
        return around(documents[story.mentions[k].report - 1], story.mentions[k].word);
      };
      mistakes_.push_back({story.name, place(i) + " // " + place(j),
                           wanted ? "one: " + story.mentions[i].incident
                                  : story.mentions[i].incident + ", " + story.mentions[j].incident,
                           joined ? "one" : "two", of[i]->type + " and " + of[j]->type});
    }
  }
}

void StoryScore::add_differences(const Story& story, const std::vector<Document>& documents,
                                 const DerivedRecords& derived, Counts& counts) {
  std::set<const StoryDifference*> told_of;
  for (const DifferenceRecord& told : derived.differences) {
    ++counts.told;
    bool right = false;
    for (const StoryDifference& wanted : story.differences) {
      if (!fits(wanted, told, documents)) continue;
      right = true;
      told_of.insert(&wanted);
    }
    if (right) {
      ++counts.told_right;
    } else {
      mistakes_.push_back({story.name, words_of(told), "nothing", told.kind, "no reader lists it"});
    }
  }
  for (const StoryDifference& wanted : story.differences) {
    if (!wanted.required) continue;
    ++counts.wanted;
    if (told_of.contains(&wanted)) {
      ++counts.told_wanted;
      continue;
    }
    std::string words;
    for (const StorySide& side : wanted.sides) {
      words += around(documents[side.report - 1], side.words) + " // ";
    }
    mistakes_.push_back({story.name, words, wanted.kind + ": " + wanted.about, "nothing", ""});
  }
}

Report StoryScore::report() const {
  Report out;
  out.task = "stories";
  out.mistakes = mistakes_;
  ReportTable table{"Stories",
                    {"story", "mentions", "found", "precision", "recall", "F1", "of found",
                     "differences", "told", "right"},
                    {}};
  Counts all;
  const auto row = [&](const std::string& name, const Counts& c) {
    const double precision = share(c.joined_right, c.joined_right + c.joined_wrong);
    const double recall = share(c.joined_right, c.joined_right + c.missed);
    const double of_found = share(c.joined_right, c.joined_right + c.missed_found);
    table.rows.push_back({name, std::to_string(c.mentions), std::to_string(c.found),
                          as_share(precision), as_share(recall), as_share(f1(precision, recall)),
                          as_share(f1(precision, of_found)),
                          fmt::format("{} of {}", c.told_wanted, c.wanted), std::to_string(c.told),
                          std::to_string(c.told_right)});
  };
  for (const auto& [name, counts] : stories_) {
    row(name, counts);
    all.mentions += counts.mentions;
    all.found += counts.found;
    all.joined_right += counts.joined_right;
    all.joined_wrong += counts.joined_wrong;
    all.missed += counts.missed;
    all.missed_found += counts.missed_found;
    all.wanted += counts.wanted;
    all.told_wanted += counts.told_wanted;
    all.told += counts.told;
    all.told_right += counts.told_right;
  }
  row("all", all);
  out.tables.push_back(std::move(table));
  const double precision = share(all.joined_right, all.joined_right + all.joined_wrong);
  out.add_figure("pairs",
                 as_share(f1(precision, share(all.joined_right, all.joined_right + all.missed))));
  out.add_figure(
      "of_found",
      as_share(f1(precision, share(all.joined_right, all.joined_right + all.missed_found))));
  out.add_figure("precision", as_share(precision));
  out.add_figure("found", as_share(share(all.found, all.mentions)));
  out.add_figure("differences", as_share(share(all.told_wanted, all.wanted)));
  out.add_figure("differences_right", as_share(share(all.told_right, all.told)));
  out.n = all.mentions;
  return out;
}

}  // namespace dragoman
