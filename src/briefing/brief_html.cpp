// A brief as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.
//
// All text of reports and records is escaped; only this file writes marks.
#include <fmt/format.h>

#include "briefing/brief.h"

namespace dragoman {
namespace {

constexpr const char* kStyle =
    "body{font:15px/1.45 Georgia,serif;color:#1a1a1a;background:#fff;max-width:48rem;"
    "margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem;margin:0 0 .2rem}"
    "h2{font:600 .8rem/1.3 sans-serif;letter-spacing:.06em;text-transform:uppercase;"
    "border-bottom:1px solid #999;margin:1.4rem 0 .4rem;padding-bottom:.15rem}"
    ".summary{color:#555;margin:0}"
    "ul{list-style:none;margin:0;padding:0}li{margin:.25rem 0}"
    "li.line{display:grid;grid-template-columns:7.5rem 1fr;gap:.6rem}"
    "time{color:#555;font-variant-numeric:tabular-nums}"
    "li ul li{padding-left:.9rem;text-indent:-.9rem}li ul li::before{content:'– '}"
    "a{color:#1f4e79;text-decoration:none}a:hover,a:focus{text-decoration:underline}"
    "a.cite{font:.75rem sans-serif;margin-left:.15rem}"
    ".source{font-size:.88rem}.source h3{font:600 .88rem sans-serif;margin:.8rem 0 .2rem}"
    ".source .file{color:#767676;font-weight:400}"
    "li:target{background:#fff3bf}"
    "@media print{body{margin:0;max-width:none}a{color:inherit}}"
    "@media (max-width:32rem){li.line{display:block}time{display:block}}";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string citations(const std::vector<std::size_t>& sources) {
  std::string out;
  for (const std::size_t source : sources) {
    out += fmt::format("<a class=\"cite\" href=\"#s{0}\">[{0}]</a>", source + 1);
  }
  return out;
}

std::string line_of(const BriefLine& line) {
  std::string out = fmt::format("<li class=\"line\"><time>{}</time><div>{}", escaped(line.date),
                                escaped(line.text));
  if (line.parts.empty()) return out + citations(line.sources) + "</div></li>\n";
  out += "<ul>";
  for (const BriefPart& part : line.parts) {
    out += fmt::format("<li>{}: “{}”{}</li>", escaped(part.who), escaped(part.says),
                       citations(part.sources));
  }
  return out + "</ul></div></li>\n";
}

std::string sources_of(const Brief& brief) {
  std::string out;
  std::string document;
  for (std::size_t i = 0; i < brief.sources.size(); ++i) {
    const BriefSource& source = brief.sources[i];
    if (source.document != document) {
      if (!document.empty()) out += "</ul>\n";
      document = source.document;
      std::string head = escaped(source.outlet);
      if (!source.published.empty()) head += (head.empty() ? "" : ", ") + escaped(source.published);
      if (!source.title.empty()) head += (head.empty() ? "" : ", ") + escaped(source.title);
      out += fmt::format("<h3>{} <span class=\"file\">{}</span></h3>\n<ul>", head,
                         escaped(source.file));
    }
    out += fmt::format("<li id=\"s{0}\">[{0}] “{1}”</li>\n", i + 1, escaped(source.text));
  }
  return document.empty() ? out : out + "</ul>\n";
}

}  // namespace

std::string brief_as_html(const Brief& brief) {
  const std::string title = escaped(brief.first_name + " – " + brief.second_name);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n"
      "<p class=\"summary\">{2}</p>\n",
      title, kStyle, escaped(brief.summary));
  for (const BriefSection& section : brief.sections) {
    out += fmt::format("<section><h2>{}</h2>\n<ul>\n", escaped(section.title));
    for (const BriefLine& line : section.lines) out += line_of(line);
    out += "</ul></section>\n";
  }
  out += "<section class=\"source\"><h2>Sources</h2>\n" + sources_of(brief) + "</section>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace dragoman
