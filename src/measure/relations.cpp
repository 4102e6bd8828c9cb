#include "measure/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>

#include "base/utf8.h"
#include "measure/counts.h"

namespace dragoman {
namespace {

constexpr std::string_view kYield = "YIELD";
constexpr std::string_view kNothing = "(none)";

using Matrix = std::map<std::pair<std::string, std::string>, std::size_t>;

bool is_word_byte(char c) {
  return (c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Places that cut no word in two.
std::vector<Span> find_all(std::string_view text, std::string_view phrase) {
  std::vector<Span> found;
  if (phrase.empty()) return found;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool cut_before = at > 0 && is_word_byte(text[at - 1]) && is_word_byte(phrase.front());
    const bool cut_behind =
        end < text.size() && is_word_byte(text[end]) && is_word_byte(phrase.back());
    if (cut_before || cut_behind) continue;
    found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return found;
}

std::string ascii_lower(std::string_view text) {  // keeps every byte's place
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// The longest runs of tokens that are a run of the phrase's words.
std::vector<Span> longest_runs(const Document& document, const Analysis& analysis,
                               std::string_view phrase) {
  std::vector<std::string> words;
  for (std::string_view word : split(phrase, ' ')) {
    if (!word.empty()) words.push_back(to_lower(word));
  }
  std::vector<Span> best;
  std::size_t longest = 0;
  for (std::size_t t = 0; t < analysis.tokens.size(); ++t) {
    for (std::size_t w = 0; w < words.size(); ++w) {
      std::size_t run = 0;
      while (t + run < analysis.tokens.size() && w + run < words.size() &&
             to_lower(slice(document.text, analysis.tokens[t + run].span)) == words[w + run]) {
        ++run;
      }
      const Upos tag = analysis.tokens[t].tag;
      const bool function = run == 1 && (tag == Upos::det || tag == Upos::adp ||
                                         tag == Upos::punct || tag == Upos::cconj);
      if (run == 0 || run < longest || function) continue;
      if (run > longest) best.clear();
      longest = run;
      best.push_back({analysis.tokens[t].span.begin, analysis.tokens[t + run - 1].span.end});
    }
  }
  return best;
}

struct MatrixFigures {
  double accuracy = 0;
  double macro_f1 = 0;
  ReportTable table;
};

MatrixFigures figures_of(const Matrix& matrix, const std::string& title) {
  std::map<std::string, Counts> counts;
  std::map<std::string, std::map<std::string, std::size_t>> taken_for;
  std::size_t right = 0;
  std::size_t all = 0;
  for (const auto& [pair, n] : matrix) {
    const auto& [wanted, got] = pair;
    counts[wanted].wanted += n;
    counts[got].found += n;
    all += n;
    if (wanted == got) {
      counts[wanted].right += n;
      right += n;
    } else {
      taken_for[wanted][got] += n;
    }
  }
  MatrixFigures figures;
  figures.accuracy = Counts::share(right, all);
  figures.table = {title, {"", "precision", "recall", "f1", "n", "taken for"}, {}};
  double sum = 0;
  std::size_t labelled = 0;
  for (const auto& [name, count] : counts) {
    if (count.wanted > 0) {
      sum += count.f1();
      ++labelled;
    }
    std::string others;
    for (const auto& [other, n] : taken_for[name]) {
      others += fmt::format("{}{} {}", others.empty() ? "" : ", ", other, n);
    }
    figures.table.rows.push_back({name, as_share(count.precision()), as_share(count.recall()),
                                  as_share(count.f1()), std::to_string(count.wanted), others});
  }
  if (labelled > 0) figures.macro_f1 = sum / static_cast<double>(labelled);
  return figures;
}

Matrix joined(const Matrix& matrix, const std::function<std::string(const std::string&)>& name) {
  Matrix sums;
  for (const auto& [pair, n] : matrix) sums[{name(pair.first), name(pair.second)}] += n;
  return sums;
}

}  // namespace

std::string relation_type_name(const Ontology& ontology, std::string_view word) {
  std::string upper(trim(word));
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (upper == kYield || upper == "CONCEDE" || upper == "RETREAT") return std::string(kYield);
  return ontology.find(upper, "") == nullptr ? std::string() : upper;
}

Result<std::vector<RelationRow>> parse_relation_rows(std::string_view text, const std::string& name,
                                                     const Ontology& ontology, std::size_t from,
                                                     std::size_t to) {
  std::vector<RelationRow> rows;
  std::size_t number = 0;
  std::size_t counted = 0;
  bool first = true;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty() || line.front() == '#') continue;
    const std::string place = fmt::format("{}:{}", name, number);
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 4) {
      return Error{
          ErrorCode::bad_table,
          fmt::format("found {} cells, wanted text, source, target and type", cells.size()), place};
    }
    std::string type = relation_type_name(ontology, cells[3]);
    const bool header = std::exchange(first, false) && type.empty();
    if (header) continue;
    if (type.empty()) {
      return Error{ErrorCode::bad_table, fmt::format("type: found '{}'", trim(cells[3])), place};
    }
    if (trim(cells[0]).empty()) return Error{ErrorCode::bad_table, "text: found nothing", place};
    ++counted;
    if (counted < from || (to != 0 && counted > to)) continue;
    rows.push_back({place, std::string(trim(cells[0])), std::string(trim(cells[1])),
                    std::string(trim(cells[2])), std::move(type)});
  }
  return rows;
}

std::vector<Span> phrase_places(const Document& document, const Analysis& analysis,
                                std::string_view phrase) {
  std::vector<Span> found = find_all(document.text, phrase);
  if (found.empty()) found = find_all(ascii_lower(document.text), ascii_lower(phrase));
  if (found.empty()) found = longest_runs(document, analysis, phrase);
  return found;
}

std::string RelationScore::quad(const std::string& type) const {
  const EventCode* code = ontology_.find(type == kYield ? "RETREAT" : type, "");
  return code == nullptr ? type : code->quad;
}

void RelationScore::add(const RelationRow& row, const std::vector<TypeShare>& found) {
  std::map<std::string, double> shares;
  for (const TypeShare& type : found) {
    shares[relation_type_name(ontology_, type.type)] += type.share;
  }
  std::string got(kNothing);
  double best = 0;
  for (const auto& [type, share] : shares) {
    if (share <= best) continue;
    best = share;
    got = type;
  }
  ++types_[{row.type, got}];
  if (got == row.type) return;
  std::string why = found.empty() ? "no word tells an event" : "";
  for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 4); ++i) {
    why += fmt::format("{}{} {:.2f} {}", i == 0 ? "" : "; ", found[i].type, found[i].share,
                       found[i].why);
  }
  mistakes_.push_back({row.place, fmt::format("{} [{} > {}]", row.text, row.source, row.target),
                       row.type, got, std::move(why)});
}

Report RelationScore::report() const {
  Report report;
  report.task = "relations";
  const MatrixFigures types = figures_of(types_, "types");
  const MatrixFigures quads =
      figures_of(joined(types_, [this](const std::string& type) { return quad(type); }), "quads");
  const MatrixFigures sides = figures_of(joined(types_,
                                                [this](const std::string& type) {
                                                  const std::string name = quad(type);
                                                  return name.substr(name.find(' ') + 1);
                                                }),
                                         "cooperation and conflict");
  report.tables = {types.table, quads.table, sides.table};
  report.add_figure("accuracy", as_share(types.accuracy));
  report.add_figure("macro_f1", as_share(types.macro_f1));
  report.add_figure("quad_accuracy", as_share(quads.accuracy));
  report.add_figure("quad_macro_f1", as_share(quads.macro_f1));
  report.add_figure("side_accuracy", as_share(sides.accuracy));
  report.add_figure("side_macro_f1", as_share(sides.macro_f1));
  for (const auto& [pair, n] : types_) report.n += n;
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
