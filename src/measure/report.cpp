#include "measure/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string table_row(const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string blanks(widths[i] - width_of(cells[i]), ' ');
    if (i > 0) line += "  ";
    line += i == 0 ? cells[i] + blanks : blanks + cells[i];
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line + "\n";
}

std::string table_text(const ReportTable& table) {
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) widths.push_back(width_of(column));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out = table.title + "\n" + table_row(table.columns, widths);
  for (const auto& row : table.rows) out += table_row(row, widths);
  return out + "\n";
}

std::string last_line(const Report& report) {
  std::string line;
  for (const char c : report.task) {
    line += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  for (const Figure& figure : report.figures) line += " " + figure.key + "=" + figure.value;
  return line + fmt::format(" n={}\n", report.n);
}

}  // namespace

std::string per_cent(double share) {
  return fmt::format("{:.2f}", 100 * share);
}

std::string as_share(double share) {
  return fmt::format("{:.4f}", share);
}

std::string report_text(const Report& report, std::size_t errors) {
  std::string out;
  for (const ReportTable& table : report.tables) out += table_text(table);
  const std::size_t shown = std::min(errors, report.mistakes.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Mistake& mistake = report.mistakes[i];
    out += fmt::format("{}  {}\n  sentence  {}\n  expected  {}\n  got       {}\n\n", mistake.place,
                       mistake.why, mistake.sentence, mistake.expected, mistake.got);
  }
  if (errors > 0) out += fmt::format("{} of {} mistakes\n", shown, report.mistakes.size());
  for (const std::string& note : report.notes) out += note + "\n";
  return out + last_line(report);
}

std::string report_json(const Report& report, std::size_t errors) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["task"] = report.task;
  json["n"] = report.n;
  json["figures"] = Json::object();
  for (const Figure& figure : report.figures) {
    json["figures"][figure.key] = std::strtod(figure.value.c_str(), nullptr);
  }
  json["tables"] = Json::array();
  for (const ReportTable& table : report.tables) {
    json["tables"].push_back(
        {{"title", table.title}, {"columns", table.columns}, {"rows", table.rows}});
  }
  json["notes"] = report.notes;
  json["mistakes"] = Json::array();
  for (std::size_t i = 0; i < std::min(errors, report.mistakes.size()); ++i) {
    const Mistake& mistake = report.mistakes[i];
    json["mistakes"].push_back({{"place", mistake.place},
                                {"sentence", mistake.sentence},
                                {"expected", mistake.expected},
                                {"got", mistake.got},
                                {"why", mistake.why}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dragoman
