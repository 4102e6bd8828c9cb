#include "measure/coreference.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 10> kColumns = {
    "ID",       "Text",    "Pronoun", "Pronoun-offset", "A",
    "A-offset", "A-coref", "B",       "B-offset",       "B-coref"};
enum Column : std::size_t { kId, kText, kPronoun, kPronounAt, kA, kAAt, kAIs, kB, kBAt, kBIs };

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Where the columns stand in the header.
Result<std::array<std::size_t, kColumns.size()>> columns_of(std::string_view header,
                                                            const std::string& name) {
  std::array<std::size_t, kColumns.size()> at{};
  const auto cells = split(header, '\t');
  for (std::size_t c = 0; c < kColumns.size(); ++c) {
    const auto found = std::find(cells.begin(), cells.end(), kColumns[c]);
    if (found == cells.end()) {
      return Error{ErrorCode::bad_table, fmt::format("no column '{}'", kColumns[c]), name + ":1"};
    }
    at[c] = static_cast<std::size_t>(found - cells.begin());
  }
  return at;
}

// The words at an offset in code points; nothing where other words stand there.
std::optional<Span> words_at(const std::string& text, const CodePointIndex& points,
                             std::uint32_t length, std::string_view offset,
                             std::string_view words) {
  std::uint32_t at = 0;
  auto [end, code] = std::from_chars(offset.data(), offset.data() + offset.size(), at);
  if (code != std::errc() || end != offset.data() + offset.size() || at >= length) {
    return std::nullopt;
  }
  const std::uint32_t begin = points.byte_offset(at);
  if (words.empty() || std::string_view(text).substr(begin, words.size()) != words) {
    return std::nullopt;
  }
  return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
}

Result<PronounRow> parse_row(const std::array<std::string_view, kColumns.size()>& cells,
                             const std::string& place) {
  PronounRow row;
  row.id = cells[kId];
  row.document.id = row.id;
  row.document.text = cells[kText];
  const std::string& text = row.document.text;
  const auto bytes = static_cast<std::uint32_t>(text.size());
  row.document.blocks.push_back({BlockKind::paragraph, {0, bytes}});
  const CodePointIndex points(text);
  const std::uint32_t length = points.code_points_before(bytes);
  std::array<Span, 3> spans{};
  constexpr std::array<Column, 3> kWords = {kPronoun, kA, kB};
  constexpr std::array<Column, 3> kOffsets = {kPronounAt, kAAt, kBAt};
  for (std::size_t i = 0; i < spans.size(); ++i) {
    auto span = words_at(text, points, length, cells[kOffsets[i]], cells[kWords[i]]);
    if (!span) {
      return Error{ErrorCode::bad_table,
                   fmt::format("no '{}' at {} of the text", cells[kWords[i]], cells[kOffsets[i]]),
                   place};
    }
    spans[i] = *span;
  }
  row.pronoun = spans[0];
  row.names = {spans[1], spans[2]};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string truth = to_lower(cells[i == 0 ? kAIs : kBIs]);
    if (truth != "true" && truth != "false") {
      return Error{ErrorCode::bad_table,
                   fmt::format("'{}'; wanted TRUE or FALSE", cells[i == 0 ? kAIs : kBIs]), place};
    }
    row.means[i] = truth == "true";
  }
  return row;
}

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

// The tokens that the span lies in.
TokenRange tokens_of(Span span, const Analysis& analysis) {
  const auto begin =
      std::partition_point(analysis.tokens.begin(), analysis.tokens.end(),
                           [span](const Token& t) { return t.span.end <= span.begin; });
  const auto end = std::partition_point(begin, analysis.tokens.end(),
                                        [span](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<TokenId>(begin - analysis.tokens.begin()),
          static_cast<TokenId>(end - analysis.tokens.begin())};
}

const PronounChoice* choice_of(const PronounRow& row, const Analysis& analysis,
                               const PronounTrace& trace) {
  const auto found = std::find_if(trace.begin(), trace.end(), [&](const PronounChoice& choice) {
    return overlap(analysis.at(choice.pronoun).span, row.pronoun);
  });
  return found == trace.end() ? nullptr : &*found;
}

bool is_named_at(const Antecedent& candidate, Span name, const Analysis& analysis) {
  return std::any_of(candidate.names.begin(), candidate.names.end(),
                     [&](TokenRange tokens) { return overlap(analysis.span_of(tokens), name); });
}

std::string truth_of(const PronounRow& row) {
  if (row.means[0] && row.means[1]) return "A and B";
  return row.means[0] ? "A" : row.means[1] ? "B" : "neither";
}

std::string shown(const PronounRow& row, PronounAnswer answer) {
  std::string out;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!answer[i]) continue;
    if (!out.empty()) out += ", ";
    out += row.document.words(row.names[i]);
  }
  return out.empty() ? "neither" : out;
}

void count(Counts& counts, const PronounRow& row, PronounAnswer answer) {
  for (std::size_t i = 0; i < 2; ++i) {
    counts.right += row.means[i] && answer[i] ? 1U : 0U;
    counts.found += answer[i] ? 1U : 0U;
    counts.wanted += row.means[i] ? 1U : 0U;
  }
}

double ratio(double part, double whole) {
  return whole == 0 ? 0.0 : part / whole;
}

}  // namespace

Result<std::vector<PronounRow>> parse_pronoun_rows(std::string_view text, const std::string& name,
                                                   std::size_t from, std::size_t to) {
  std::vector<PronounRow> rows;
  std::array<std::size_t, kColumns.size()> columns{};
  std::size_t line = 0;
  for (std::string_view whole : split(text, '\n')) {
    ++line;
    whole = without_return(whole);
    if (line == 1) {
      auto at = columns_of(whole, name);
      if (!at) return at.error();
      columns = *at;
      continue;
    }
    const std::size_t number = line - 1;
    if (number < from || (to != 0 && number > to) || whole.empty()) continue;
    const auto cells = split(whole, '\t');
    std::array<std::string_view, kColumns.size()> row{};
    const std::string place = fmt::format("{}:{}", name, line);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c] >= cells.size()) {
        return Error{ErrorCode::bad_table, fmt::format("no cell for '{}'", kColumns[c]), place};
      }
      row[c] = cells[columns[c]];
    }
    auto parsed = parse_row(row, place);
    if (!parsed) return parsed.error();
    rows.push_back(std::move(parsed).value());
  }
  return rows;
}

Analysis with_given_names(const PronounRow& row, Analysis analysis) {
  for (const Span span : row.names) {
    const TokenRange given = tokens_of(span, analysis);
    if (given.empty()) continue;
    auto& names = analysis.names;
    const auto holds = [given](const Name& name) {
      return name.kind == NameKind::person && name.tokens.contains(given);
    };
    if (std::any_of(names.begin(), names.end(), holds)) continue;
    std::erase_if(names, [given](const Name& name) {
      return name.tokens.begin < given.end && given.begin < name.tokens.end;
    });
    const auto at = std::partition_point(names.begin(), names.end(), [given](const Name& name) {
      return name.tokens.begin < given.begin;
    });
    names.insert(at, {given, NameKind::person});
  }
  return analysis;
}

PronounAnswer answer_of_two(const PronounRow& row, const Analysis& analysis,
                            const PronounTrace& trace) {
  PronounAnswer answer{};
  const PronounChoice* choice = choice_of(row, analysis, trace);
  if (choice == nullptr) return answer;
  for (const Antecedent& candidate : choice->candidates) {  // likeliest first
    if (!candidate.actor) return answer;
    for (std::size_t i = 0; i < 2; ++i) {
      answer[i] = is_named_at(candidate, row.names[i], analysis);
    }
    if (answer[0] || answer[1]) return answer;
  }
  return answer;
}

PronounAnswer answer_of_mentions(const PronounRow& row, const Analysis& analysis,
                                 const DocumentActors& actors) {
  PronounAnswer answer{};
  const Mention* pronoun = nullptr;
  for (const Mention& mention : actors.mentions) {
    if (mention.kind == MentionKind::pronoun &&
        overlap(analysis.span_of(mention.tokens), row.pronoun)) {
      pronoun = &mention;
    }
  }
  if (pronoun == nullptr) return answer;
  for (const Mention& mention : actors.mentions) {
    if (mention.kind == MentionKind::pronoun || mention.kind == MentionKind::adjective) continue;
    for (ActorIndex actor : pronoun->actors) {
      if (std::find(mention.actors.begin(), mention.actors.end(), actor) == mention.actors.end()) {
        continue;
      }
      for (std::size_t i = 0; i < 2; ++i) {
        answer[i] = answer[i] || overlap(analysis.span_of(mention.tokens), row.names[i]);
      }
    }
  }
  return answer;
}

bool is_person_at(Span name, const Analysis& analysis, const DocumentActors& actors) {
  return std::any_of(actors.mentions.begin(), actors.mentions.end(), [&](const Mention& mention) {
    return mention.kind != MentionKind::pronoun && mention.actors.size() == 1 &&
           actors.actor(mention.actors[0]).kind == "person" &&
           overlap(analysis.span_of(mention.tokens), name);
  });
}

std::string feature_lines(const PronounRow& row, bool feminine, const Analysis& analysis,
                          const PronounTrace& trace) {
  std::string out;
  const PronounChoice* choice = choice_of(row, analysis, trace);
  if (choice == nullptr) return out;
  const auto& names = pronoun_feature_names();
  std::size_t number = 0;
  for (const Antecedent& candidate : choice->candidates) {
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t", row.id, feminine ? "f" : "m",
                       candidate.actor ? ++number : 0,
                       is_named_at(candidate, row.names[0], analysis) ? 1 : 0,
                       is_named_at(candidate, row.names[1], analysis) ? 1 : 0,
                       row.means[0]   ? "A"
                       : row.means[1] ? "B"
                                      : "N");
    for (std::size_t f = 0; f < candidate.features.size(); ++f) {
      out += fmt::format("{}{}", f == 0 ? "" : " ", names[candidate.features[f]]);
    }
    out += '\n';
  }
  return out;
}

void PronounScore::add(const PronounRow& row, bool feminine, PronounAnswer of_two,
                       PronounAnswer of_mentions) {
  ++rows_;
  count(of_two_[feminine ? 1 : 0], row, of_two);
  count(of_mentions_[feminine ? 1 : 0], row, of_mentions);
  if (of_two == row.means) return;
  const std::string expected = fmt::format("{} ({})", shown(row, row.means), truth_of(row));
  const Span& p = row.pronoun;
  const std::string& text = row.document.text;
  mistakes_.push_back(
      {row.id,
       fmt::format("{}[{}]{}", text.substr(0, p.begin), row.document.words(p), text.substr(p.end)),
       expected, shown(row, of_two),
       of_two == of_mentions ? "in both settings" : "with the names given"});
}

void PronounScore::add_name(bool found) {
  ++names_.wanted;
  names_.right += found ? 1U : 0U;
}

Report PronounScore::report() const {
  Report report;
  report.task = "coreference";
  struct Setting {
    const char* name;
    const char* prefix;
    const std::array<Counts, 2>& counts;
  };
  for (const Setting& setting : {Setting{"The two names given", "", of_two_},
                                 Setting{"Nothing given", "own_", of_mentions_}}) {
    Counts all = setting.counts[0];
    all += setting.counts[1];
    ReportTable table{setting.name, {"", "precision", "recall", "f1", "n"}, {}};
    const auto row = [&table](const char* name, const Counts& counts) {
      table.rows.push_back({name, as_share(counts.precision()), as_share(counts.recall()),
                            as_share(counts.f1()), fmt::format("{}", counts.wanted)});
    };
    row("masculine", setting.counts[0]);
    row("feminine", setting.counts[1]);
    row("all", all);
    report.tables.push_back(std::move(table));
    const std::string prefix = setting.prefix;
    report.add_figure(prefix + "f1", as_share(all.f1()));
    report.add_figure(prefix + "bias",
                      as_share(ratio(setting.counts[1].f1(), setting.counts[0].f1())));
    report.add_figure(prefix + "masculine", as_share(setting.counts[0].f1()));
    report.add_figure(prefix + "feminine", as_share(setting.counts[1].f1()));
  }
  report.add_figure("names_found", as_share(names_.recall()));
  report.n = rows_;
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
