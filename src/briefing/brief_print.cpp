// A brief as text for a terminal, as Markdown and as JSON.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "briefing/brief.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

constexpr std::size_t kDates = 15;  // columns of the margin

std::string upper(std::string_view text) {
  std::string out;
  for (char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string citations(const std::vector<std::size_t>& sources) {
  std::string out;
  for (std::size_t source : sources) out += fmt::format("[{}]", source + 1);
  return out;
}

// "Gazette, 2025-03-14, Talks in Vilnius, a.txt"
std::string source_head(const BriefSource& source) {
  std::string out;
  for (const std::string& part :
       {source.outlet, source.published.empty() ? std::string("no date") : source.published,
        source.title, source.file}) {
    if (part.empty()) continue;
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out;
}

// Where no line has a date there is no margin for dates.
std::size_t margin_of(const BriefSection& section) {
  const bool dated = std::any_of(section.lines.begin(), section.lines.end(),
                                 [](const BriefLine& line) { return !line.date.empty(); });
  return dated ? kDates : 0;
}

bool opens_document(const Brief& brief, std::size_t i) {
  return i == 0 || brief.sources[i].document != brief.sources[i - 1].document;
}

// Characters that Markdown would take for its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\`*_[]<>#|&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string brief_as_text(const Brief& brief, std::size_t width) {
  std::string out = fmt::format("{} – {}\n", upper(brief.first_name), upper(brief.second_name));
  out += wrap(brief.summary, width, 0) + "\n";
  for (const BriefSection& section : brief.sections) {
    out += "\n" + upper(section.title) + "\n";
    const std::size_t columns = margin_of(section);
    const std::string margin(columns, ' ');
    for (const BriefLine& line : section.lines) {
      std::string text = line.text;
      std::string date = line.date;
      if (columns_of_text(date) >= columns) {  // a range stands before the rest
        text = date.empty() ? text : date + "  " + text;
        date.clear();
      }
      if (line.parts.empty()) text += " " + citations(line.sources);
      out += padded(date, columns) + wrap(text, width, columns) + "\n";
      for (const BriefPart& part : line.parts) {
        out += margin + "– " +
               wrap(fmt::format("{}: “{}” {}", part.who, part.says, citations(part.sources)), width,
                    columns + 2) +
               "\n";
      }
    }
  }
  out += "\nSOURCES\n";
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    const BriefSource& source = brief.sources[i];
    if (opens_document(brief, i)) out += wrap(source_head(source), width, 0) + "\n";
    const std::string number = padded(fmt::format("  [{}]", i + 1), 7);
    out += number + wrap("“" + source.text + "”", width, 7) + "\n";
  }
  return out;
}

std::string brief_as_markdown(const Brief& brief) {
  std::string out = fmt::format("# {} – {}\n\n{}\n", escaped(brief.first_name),
                                escaped(brief.second_name), escaped(brief.summary));
  for (const BriefSection& section : brief.sections) {
    out += fmt::format("\n## {}\n\n", escaped(section.title));
    for (const BriefLine& line : section.lines) {
      const std::string date = line.date.empty() ? "" : fmt::format("**{}** ", line.date);
      out += fmt::format("- {}{}", date, escaped(line.text));
      if (line.parts.empty()) out += " " + escaped(citations(line.sources));
      out += "\n";
      for (const BriefPart& part : line.parts) {
        out += fmt::format("  - {}: “{}” {}\n", escaped(part.who), escaped(part.says),
                           escaped(citations(part.sources)));
      }
    }
  }
  out += "\n## Sources\n";
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    const BriefSource& source = brief.sources[i];
    if (opens_document(brief, i)) out += fmt::format("\n{}\n\n", escaped(source_head(source)));
    out += fmt::format("- \\[{}\\] “{}”\n", i + 1, escaped(source.text));
  }
  return out;
}

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json numbers(const std::vector<std::size_t>& sources) {
  Json out = Json::array();
  for (std::size_t source : sources) out.push_back(source + 1);
  return out;
}

Json json_of(const BriefLine& line) {
  Json parts = Json::array();
  for (const BriefPart& part : line.parts) {
    parts.push_back(
        Json{{"who", part.who}, {"says", part.says}, {"sources", numbers(part.sources)}});
  }
  return Json{{"date", or_null(line.date)},
              {"text", line.text},
              {"parts", std::move(parts)},
              {"sources", numbers(line.sources)},
              {"records", line.records}};
}

Json json_of_months(const Brief& brief) {
  Json out = Json::array();
  for (const TrendPoint& point : brief.trend.points) {
    Json month{{"month", point.month}, {"net", nullptr}, {"noise", nullptr}};
    for (const MonthValue& value : brief.months) {
      if (value.month != point.month) continue;
      month["net"] = value.net;
      month["noise"] = value.noise;
    }
    month["smoothed"] = point.level;
    month["low"] = point.low;
    month["high"] = point.high;
    out.push_back(std::move(month));
  }
  return out;
}

}  // namespace

std::string brief_as_json(const Brief& brief) {
  Json sections = Json::array();
  for (const BriefSection& section : brief.sections) {
    Json lines = Json::array();
    for (const BriefLine& line : section.lines) lines.push_back(json_of(line));
    sections.push_back(Json{{"key", section.key},
                            {"title", section.title},
                            {"all", section.all},
                            {"lines", std::move(lines)}});
  }
  Json sources = Json::array();
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    const BriefSource& source = brief.sources[i];
    sources.push_back(Json{{"number", i + 1},
                           {"document", source.document},
                           {"file", source.file},
                           {"title", or_null(source.title)},
                           {"outlet", or_null(source.outlet)},
                           {"published", or_null(source.published)},
                           {"start", source.start},
                           {"end", source.end},
                           {"text", source.text}});
  }
  Json changes = Json::array();
  for (const ChangePoint& change : brief.trend.changes) {
    changes.push_back(
        Json{{"month", change.month}, {"before", change.before}, {"after", change.after}});
  }
  Json out{{"pair", {brief.pair.first, brief.pair.second}},
           {"names", {brief.first_name, brief.second_name}},
           {"since", or_null(brief.pair.since)},
           {"until", or_null(brief.pair.until)},
           {"new_since", or_null(brief.options.new_since)},
           {"summary", brief.summary},
           {"months", json_of_months(brief)},
           {"changes", std::move(changes)},
           {"sections", std::move(sections)},
           {"sources", std::move(sources)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dragoman
