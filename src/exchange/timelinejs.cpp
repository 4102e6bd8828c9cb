// timelinejs: incidents for TimelineJS 3 (Knight Lab), one slide each.
//
// A slide has the incident in a line, how sure it is to have happened where it is not said to have,
// and each account in the words of its report, on whose word, with a link to the report or its
// file. Left out: what has no day, or one of an open year; a time line has no place for it. Texts
// are HTML, all that comes from outside escaped.
// Source: https://timeline.knightlab.com/docs/json-format.html
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "briefing/incident_words.h"
#include "briefing/prose.h"
#include "exchange/escapes.h"
#include "exchange/incident_pages.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// As exact as the date is known: {"year": 2025, "month": 5} for a month.
Json day_json(const std::string& day, DatePrecision precision) {
  Json out{{"year", std::stoi(day.substr(0, 4))}};
  if (precision == DatePrecision::year) return out;
  out["month"] = std::stoi(day.substr(5, 2));
  if (precision != DatePrecision::month) out["day"] = std::stoi(day.substr(8, 2));
  return out;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

// "Gazette, 2025-03-14: <a …>Talks in Vilnius</a>"
std::string source_html(const Document& document) {
  std::string out = xml_text(document.outlet);
  if (document.published && document.published->known()) {
    out += (out.empty() ? "" : ", ") + xml_text(date_words(document.published));
  }
  if (!out.empty()) out += ": ";
  const std::string title =
      xml_text(one_line(document.title.empty() ? document.file : document.title));
  if (is_web_address(document.url)) {
    return out + "<a href=\"" + xml_text(document.url) + "\">" + title + "</a>";
  }
  return out + title + (document.title.empty() ? "" : " (" + xml_text(document.file) + ")");
}

std::string account_html(const Account& account, const Dossier& dossier, const BriefWords& words) {
  std::string out = "<p>“" + xml_text(one_line(account.says)) + "”<br><small>";
  const auto document = dossier.documents.find(account.document);
  if (document != dossier.documents.end()) out += source_html(document->second);
  const std::string told = on_whose_word(account.attribution, dossier, words);
  if (!told.empty()) out += "; " + xml_text(told);
  return out + "</small></p>";
}

Json slide_of(const IncidentRecord& incident, const Dossier& dossier, const BriefWords& words) {
  const Date& date = *incident.date;
  std::string headline = head_of(incident, dossier, words);
  if (incident.realis != Realis::happened) {
    headline = fmt::format("[{}] {}", realis_name(incident.realis), headline);
  }
  std::string text;
  for (const Account& account : incident.accounts) text += account_html(account, dossier, words);
  Json slide{{"unique_id", incident.id},
             {"start_date", day_json(date.start, date.precision)},
             {"display_date", date_words(incident.date)},
             {"group", capitalized(words.noun(incident.type, ""))},
             {"text", {{"headline", xml_text(headline)}, {"text", text}}}};
  if (date.end != date.start) slide["end_date"] = day_json(date.end, date.precision);
  return slide;
}

bool has_a_day(const IncidentRecord& incident) {
  return incident.date && parse_iso_day(incident.date->start) && parse_iso_day(incident.date->end);
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<std::size_t> write_timelinejs(Store& store, std::ostream& out,
                                     const ExportOptions& options) {
  Result<BriefWords> words = BriefWords::load(options.data);
  if (!words) return words.error();
  auto counts = store.counts();
  if (!counts) return counts.error();
  const Json title{{"text",
                    {{"headline", "What the reports tell"},
                     {"text", fmt::format("{} documents, {} incidents", (*counts)["document"],
                                          (*counts)["incident"])}}}};
  out << "{\"title\": " << line_of(title) << ",\n\"events\": [";
  std::size_t slides = 0;
  Status read = each_incident(
      store, Order::newest, [&](const IncidentRecord& incident, const Dossier& dossier) {
        if (!has_a_day(incident)) return;
        out << (slides++ == 0 ? "\n" : ",\n") << line_of(slide_of(incident, dossier, *words));
      });
  if (!read) return read.error();
  out << "\n]}\n";
  if (!out) return Error{ErrorCode::not_writable, "the output refuses more", ""};
  return slides;
}

}  // namespace dragoman
