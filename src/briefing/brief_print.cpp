// A brief as text for a terminal, as Markdown and as JSON.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "briefing/brief.h"
#include "briefing/prose.h"

namespace dragoman {
namespace {

std::string upper(std::string_view text) {
  std::string out;
  for (char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string citations(const BriefLine& line) {
  std::string out;
  for (std::size_t source : line.sources) out += fmt::format("[{}]", source + 1);
  return out;
}

std::string quoted(const BriefLine& line) {
  if (line.text.empty()) return citations(line);
  return line.verbatim ? fmt::format("“{}” {}", line.text, citations(line))
                       : fmt::format("{} {}", line.text, citations(line));
}

std::string section_title(const BriefSection& section) {
  if (section.lines.size() == section.all) return section.title;
  return fmt::format("{} ({} of {})", section.title, section.lines.size(), section.all);
}

std::string period(const Brief& brief) {
  const BriefOptions& options = brief.options;
  if (options.since.empty() && options.until.empty()) return "";
  return fmt::format(" Asked for: {} to {}.",
                     options.since.empty() ? "the beginning" : options.since,
                     options.until.empty() ? "the end" : options.until);
}

std::string header(const Brief& brief) {
  std::string out = fmt::format("{} report{}", brief.documents, brief.documents == 1 ? "" : "s");
  if (!brief.from.empty()) {
    out += brief.from == brief.to ? fmt::format(", published {}", brief.from)
                                  : fmt::format(", published {} to {}", brief.from, brief.to);
  }
  if (brief.undated_documents > 0) {
    out += fmt::format(", {} without a date of publication", brief.undated_documents);
  }
  out += fmt::format("; {} event{} between the two", brief.events, brief.events == 1 ? "" : "s");
  if (brief.undated_events > 0)
    out += fmt::format(", {} without a known day", brief.undated_events);
  return out + "." + period(brief);
}

std::string source_line(const BriefSource& source) {
  std::string out = source.title.empty() ? "(no title)" : source.title;
  if (!source.outlet.empty()) out += ", " + source.outlet;
  out += ", " + (source.published.empty() ? std::string("no date") : source.published);
  return out + ", " + source.file;
}

// Characters that Markdown would take for its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string brief_as_text(const Brief& brief, std::size_t width) {
  constexpr std::size_t kDates = 15;
  std::string out = fmt::format("{} – {}\n", upper(brief.first_name), upper(brief.second_name));
  out += wrap(header(brief), width, 0) + "\n";
  for (const BriefSection& section : brief.sections) {
    out += "\n" + upper(section_title(section)) + "\n";
    for (const BriefLine& line : section.lines) {
      std::string head = line.head;
      std::string date = line.date;
      if (columns_of_text(date) >= kDates) {  // a range stands before the rest
        head = date + "  " + head;
        date.clear();
      }
      out += padded(date, kDates) + wrap(head, width, kDates) + "\n";
      out += std::string(kDates, ' ') + wrap(quoted(line), width, kDates) + "\n";
    }
  }
  out += "\nSOURCES\n";
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    std::string number = padded(fmt::format("[{}]", i + 1), 5);
    out += number + wrap(source_line(brief.sources[i]), width, 5) + "\n";
  }
  return out;
}

std::string brief_as_markdown(const Brief& brief) {
  std::string out =
      fmt::format("# {} – {}\n\n{}\n", brief.first_name, brief.second_name, header(brief));
  for (const BriefSection& section : brief.sections) {
    out += fmt::format("\n## {}\n\n", section_title(section));
    for (const BriefLine& line : section.lines) {
      std::string date = line.date.empty() ? "" : fmt::format("**{}** ", line.date);
      std::string text = escaped(line.text);
      if (line.verbatim && !text.empty()) text = "“" + text + "”";
      out += fmt::format("- {}{}  \n  {} {}\n", date, escaped(line.head), text, citations(line));
    }
  }
  out += "\n## Sources\n\n";
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    out += fmt::format("{}. {}\n", i + 1, escaped(source_line(brief.sources[i])));
  }
  return out;
}

std::string brief_as_json(const Brief& brief) {
  using Json = nlohmann::ordered_json;
  auto or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  Json sections = Json::array();
  for (const BriefSection& section : brief.sections) {
    Json lines = Json::array();
    for (const BriefLine& line : section.lines) {
      Json sources = Json::array();
      for (std::size_t source : line.sources) sources.push_back(source + 1);
      lines.push_back(Json{{"date", or_null(line.date)},
                           {"head", line.head},
                           {"text", line.text},
                           {"verbatim", line.verbatim},
                           {"sources", std::move(sources)},
                           {"records", line.records}});
    }
    sections.push_back(
        Json{{"title", section.title}, {"all", section.all}, {"lines", std::move(lines)}});
  }
  Json sources = Json::array();
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    const BriefSource& source = brief.sources[i];
    sources.push_back(Json{{"number", i + 1},
                           {"document", source.document},
                           {"file", source.file},
                           {"title", or_null(source.title)},
                           {"outlet", or_null(source.outlet)},
                           {"published", or_null(source.published)}});
  }
  Json out{{"pair", {brief.options.first, brief.options.second}},
           {"names", {brief.first_name, brief.second_name}},
           {"since", or_null(brief.options.since)},
           {"until", or_null(brief.options.until)},
           {"header", header(brief)},
           {"sections", std::move(sections)},
           {"sources", std::move(sources)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dragoman
