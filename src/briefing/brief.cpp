// Sections into a page: what is new, what fits, and the numbers of the sentences cited.
#include "briefing/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "briefing/brief_maker.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

constexpr std::size_t kDates = 15;  // columns of the margin

std::size_t rows(const std::string& text, std::size_t width) {
  const std::string wrapped = wrap(text, width, kDates);
  return static_cast<std::size_t>(std::count(wrapped.begin(), wrapped.end(), '\n')) + 1;
}

std::size_t rows(const Draft& line, std::size_t width) {
  const std::size_t columns = line.date.empty() ? width + kDates : width;
  std::size_t out = rows(line.text + std::string(4 * line.evidence.size(), 'x'), columns);
  for (const DraftPart& part : line.parts) {
    out += rows(part.who + ": “" + part.says + "” [12]", columns);
  }
  return out;
}

// Takes the last line of the section that has most beyond its fewest, until the page fits.
void fit(std::vector<DraftSection>& sections, const BriefOptions& options) {
  for (DraftSection& section : sections) section.all = section.lines.size();
  if (options.all) return;
  const auto length = [&](const DraftSection& section) {
    std::size_t out = 2;
    for (const Draft& line : section.lines) out += rows(line, options.width);
    return out;
  };
  std::size_t total = 3;
  for (const DraftSection& section : sections) total += length(section);
  while (total > options.lines) {
    DraftSection* longest = nullptr;
    std::size_t most = 0;
    for (DraftSection& section : sections) {
      if (section.lines.size() <= section.fewest) continue;
      const std::size_t beyond = section.lines.size() - section.fewest;
      if (beyond < most) continue;  // of equals the later one
      most = beyond;
      longest = &section;
    }
    if (longest == nullptr) return;
    total -= rows(longest->lines.back(), options.width);
    longest->lines.pop_back();
  }
}

// Numbers by document in the order of first citation, then by place.
class Numbering {
 public:
  Numbering(const std::vector<DraftSection>& sections, const Dossier& dossier) : dossier_(dossier) {
    std::vector<std::string> documents;
    std::map<std::string, std::set<Span>> spans;
    for (const DraftSection& section : sections) {
      for (const Draft& line : section.lines) {
        for (const Evidence& e : line.evidence) {
          if (!spans.contains(e.document)) documents.push_back(e.document);
          spans[e.document].insert(e.span);
        }
      }
    }
    for (const std::string& document : documents) {
      for (const Span span : spans[document]) {
        numbers_[{document, span}] = evidence_.size();
        evidence_.push_back({document, span});
      }
    }
  }

  std::vector<std::size_t> of(const std::vector<Evidence>& evidence) const {
    std::set<std::size_t> out;
    for (const Evidence& e : evidence) out.insert(numbers_.at(e));
    return {out.begin(), out.end()};
  }

  std::vector<BriefSource> sources() const {
    std::vector<BriefSource> out;
    std::string indexed;
    std::optional<CodePointIndex> index;
    for (const Evidence& e : evidence_) {
      BriefSource source;
      source.document = source.file = e.document;
      source.text = dossier_.words(e);
      const auto found = dossier_.documents.find(e.document);
      if (found != dossier_.documents.end()) {
        const Document& document = found->second;
        source.file = document.file;
        source.title = one_line(document.title);
        source.outlet = document.outlet;
        if (document.published) source.published = short_date_words(document.published);
        if (indexed != e.document) index.emplace(document.text);
        indexed = e.document;
        source.start = index->code_points_before(e.span.begin);
        source.end = index->code_points_before(e.span.end);
      }
      out.push_back(std::move(source));
    }
    return out;
  }

 private:
  const Dossier& dossier_;
  std::vector<Evidence> evidence_;
  std::map<Evidence, std::size_t> numbers_;
};

std::string newest_day(const Dossier& dossier) {
  std::string out = dossier.newest;
  for (const auto& [id, document] : dossier.documents) out = std::max(out, dossier.published(id));
  return out;
}

std::string summary_of(const Material& material, const std::vector<BriefSource>& sources) {
  const Dossier& dossier = material.dossier;
  const BriefWords& words = material.words;
  std::set<std::string> documents;
  // All that tell of the two, also where the page has no room for what they tell.
  for (const BriefSource& source : sources) documents.insert(source.document);
  for (const IncidentRecord& incident : dossier.incidents) {
    documents.insert(incident.documents.begin(), incident.documents.end());
  }
  std::string from;
  std::string to;
  std::size_t undated = 0;
  for (const std::string& id : documents) {
    const std::string day = dossier.published(id);
    if (day.empty()) {
      ++undated;
      continue;
    }
    from = from.empty() ? day : std::min(from, day);
    to = std::max(to, day);
  }
  std::string out = words.count("report", documents.size());
  if (!from.empty()) {
    out += words.say(from == to ? "summary.published_on" : "summary.published",
                     {{"from", from}, {"to", to}});
  }
  if (undated > 0)
    out += words.say("summary.undated_reports", {{"count", std::to_string(undated)}});
  const auto dateless = std::count_if(dossier.incidents.begin(), dossier.incidents.end(),
                                      [](const auto& i) { return sort_day(i.date).empty(); });
  out += words.say("summary.incidents",
                   {{"incidents", words.count("incident", dossier.incidents.size())}});
  if (dateless > 0) {
    out += words.say("summary.undated_incidents", {{"count", std::to_string(dateless)}});
  }
  out += ".";
  const Pair& pair = dossier.pair;
  if (!pair.since.empty() || !pair.until.empty()) {
    out +=
        " " + words.say("summary.period",
                        {{"from", pair.since.empty() ? words.say("summary.beginning") : pair.since},
                         {"to", pair.until.empty() ? words.say("summary.end") : pair.until}});
  }
  if (!material.options.new_since.empty()) {
    out += " " + words.say("summary.new", {{"day", material.options.new_since}});
  }
  return out;
}

// Where two records say the same of the same day there is one line with the sentences of both.
void join_doubles(DraftSection& section) {
  std::map<std::string, std::size_t> seen;
  std::vector<Draft> lines;
  for (Draft& line : section.lines) {
    std::string key = line.date + "\n" + line.text;
    for (const DraftPart& part : line.parts) key += "\n" + part.who + part.says;
    const auto [place, is_new] = seen.emplace(std::move(key), lines.size());
    if (is_new) {
      lines.push_back(std::move(line));
      continue;
    }
    Draft& first = lines[place->second];
    for (const Evidence& e : line.evidence) {
      const bool is_there =
          std::find(first.evidence.begin(), first.evidence.end(), e) != first.evidence.end();
      if (!is_there && line.parts.empty()) first.evidence.push_back(e);
    }
    first.records.insert(first.records.end(), line.records.begin(), line.records.end());
  }
  section.lines = std::move(lines);
}

std::vector<DraftSection> all_sections(const Material& material, const Brief& brief) {
  const Pair& pair = material.dossier.pair;
  std::vector<DraftSection> out;
  out.push_back(stand_section(material, brief.months, brief.trend));
  if (!material.options.new_since.empty()) out.push_back(changed_section(material));
  out.push_back(contact_section(material));
  out.push_back(planned_section(material));
  out.push_back(act_section(material));
  out.push_back(commitment_section(material));
  out.push_back(position_section(material));
  out.push_back(statement_section(material, pair.first, pair.second));
  out.push_back(statement_section(material, pair.second, pair.first));
  out.push_back(difference_section(material));
  out.push_back(denied_section(material));
  out.push_back(source_section(material));
  return out;
}

}  // namespace

bool Material::is_new(const std::vector<Evidence>& evidence) const {
  if (options.new_since.empty()) return true;
  return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& e) {
    return dossier.published(e.document) >= options.new_since;
  });
}

std::vector<Evidence> one_a_document(const std::vector<Evidence>& evidence, std::size_t most) {
  std::vector<Evidence> out;
  for (const Evidence& e : evidence) {
    const bool is_there = std::any_of(out.begin(), out.end(), [&](const Evidence& other) {
      return other.document == e.document;
    });
    if (!is_there && out.size() < most) out.push_back(e);
  }
  return out;
}

void sort_newest_first(std::vector<Draft>& lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Draft& a, const Draft& b) { return a.day > b.day; });
}

Brief make_brief(const Dossier& dossier, const BriefWords& words, const BriefOptions& options) {
  Brief brief;
  brief.pair = dossier.pair;
  brief.options = options;
  brief.first_name = dossier.side_name(dossier.pair.first);
  brief.second_name = dossier.side_name(dossier.pair.second);
  const Material material{dossier, words, options,
                          options.as_of.empty() ? newest_day(dossier) : options.as_of};
  brief.months = months_of(dossier);
  brief.trend = make_trend(brief.months);
  std::vector<DraftSection> sections = all_sections(material, brief);
  for (DraftSection& section : sections) {
    join_doubles(section);
    if (section.key == "stand") continue;
    std::erase_if(section.lines, [&](const Draft& l) { return !material.is_new(l.evidence); });
  }
  std::erase_if(sections, [](const DraftSection& section) { return section.lines.empty(); });
  fit(sections, options);
  const Numbering numbers(sections, dossier);
  for (DraftSection& section : sections) {
    BriefSection shown{section.key, section.title, {}, section.all};
    for (Draft& line : section.lines) {
      check(!line.evidence.empty(), "a line of a brief without a sentence");
      BriefLine next{std::move(line.date),
                     std::move(line.text),
                     {},
                     numbers.of(line.evidence),
                     std::move(line.records)};
      for (DraftPart& part : line.parts) {
        next.parts.push_back(
            {std::move(part.who), std::move(part.says), numbers.of(part.evidence)});
      }
      shown.lines.push_back(std::move(next));
    }
    if (shown.lines.size() < shown.all) {
      shown.title = words.say("title.of", {{"title", shown.title},
                                           {"shown", std::to_string(shown.lines.size())},
                                           {"all", std::to_string(shown.all)}});
    }
    brief.sections.push_back(std::move(shown));
  }
  brief.sources = numbers.sources();
  brief.summary = summary_of(material, brief.sources);
  return brief;
}

}  // namespace dragoman
