#include "measure/realis.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "reading/frame_match.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

constexpr double kMostCertain = 3.0;
constexpr std::size_t kShownOperators = 40;

std::size_t position(Factuality factuality) {
  return static_cast<std::size_t>(factuality);
}

// The fields of one line; an empty message where all is well.
std::string read_fields(const Json& json, RealisSentence& sentence) {
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string()) return "text: wanted a string";
  const std::string words = text->get<std::string>();
  for (std::string_view word : split(words, ' ')) {
    if (!word.empty()) sentence.words.emplace_back(word);
  }
  const auto targets = json.find("targets");
  if (targets == json.end() || !targets->is_array()) return "targets: wanted a list";
  for (const Json& target : *targets) {
    if (!target.is_object()) return "targets: wanted objects";
    const auto span = target.find("span1");
    const auto label = target.find("label");
    if (span == target.end() || !span->is_array() || span->size() != 2 ||
        !(*span)[0].is_number_unsigned() || !(*span)[1].is_number_unsigned()) {
      return "span1: wanted the first word and the one behind the last";
    }
    if (label == target.end() || !label->is_number()) return "label: wanted a number";
    RealisTarget read{(*span)[0].get<std::size_t>(), (*span)[1].get<std::size_t>(),
                      label->get<double>()};
    if (read.begin >= read.end || read.end > sentence.words.size()) {
      return fmt::format("span1: [{}, {}] in {} words", read.begin, read.end,
                         sentence.words.size());
    }
    if (!(std::abs(read.label) <= kMostCertain)) return "label: wanted -3 to 3";
    sentence.targets.push_back(read);
  }
  return {};
}

// The word of the mention that hangs on none of its others.
TokenId head_of(const Analysis& analysis, const RealisTarget& target) {
  const TokenRange range{static_cast<TokenId>(target.begin), static_cast<TokenId>(target.end)};
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    const TokenId head = analysis.at(t).head;
    if (head == kNoToken || !range.contains(head)) return t;
  }
  return range.begin;
}

std::string marked(const RealisSentence& sentence, const RealisTarget& target) {
  std::string text;
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    if (i > 0) text += ' ';
    if (i == target.begin) text += '[';
    text += sentence.words[i];
    if (i + 1 == target.end) text += ']';
  }
  return text;
}

}  // namespace

Result<std::vector<RealisSentence>> parse_realis_file(std::string_view text,
                                                      const std::string& name) {
  std::vector<RealisSentence> sentences;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const std::string place = fmt::format("{}:{}", name, number);
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return Error{ErrorCode::bad_json, "wanted a JSON object", place};
    RealisSentence sentence;
    sentence.line = number;
    std::string message = read_fields(json, sentence);
    if (!message.empty()) return Error{ErrorCode::bad_json, std::move(message), place};
    if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

std::string_view factuality_name(Factuality factuality) {
  switch (factuality) {
    case Factuality::happened:
      return "happened";
    case Factuality::uncertain:
      return "uncertain";
    case Factuality::negated:
      return "negated";
  }
  return "";
}

Factuality factuality_of(double label) {
  if (label >= 1) return Factuality::happened;
  return label <= -1 ? Factuality::negated : Factuality::uncertain;
}

ArticleText realis_text(const Lexicon& lexicon, const RealisSentence& sentence) {
  LabelledSentence labelled;
  labelled.line = sentence.line;
  for (const std::string& word : sentence.words) labelled.words.push_back(word);
  return article_text(lexicon, {labelled});
}

std::vector<RealisReading> read_targets(const RealisSentence& sentence, const Reading& reading,
                                        const EventLexicon& lexicon) {
  const Analysis& analysis = reading.analysis;
  FramesAt frames;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    std::optional<FrameMatch> match = match_frame(reading, lexicon, static_cast<TokenId>(i));
    if (match) frames[i] = &lexicon.frame(match->trigger.frame);
  }
  std::vector<RealisReading> found;
  for (const RealisTarget& target : sentence.targets) {
    const TriggerSite site = find_site(analysis, lexicon.tables(), head_of(analysis, target));
    found.push_back(read_realis(analysis, lexicon, frames, site, reading.document.text));
  }
  return found;
}

void RealisScore::add(const RealisSentence& sentence, const std::vector<RealisReading>& found,
                      const std::string& name) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    const RealisTarget& target = sentence.targets[i];
    const RealisReading& read = found[i];
    const Factuality wanted = factuality_of(target.label);
    ++targets_;
    error_ += std::abs(read.certainty - target.label);
    ++read_[static_cast<std::size_t>(read.realis)][position(wanted)];
    ++operators_[read.operators.empty() ? "(none)" : read.operators.back()][position(wanted)];
    const Factuality got = factuality_of(read.certainty);
    ++matrix_[position(got)][position(wanted)];
    if (got == wanted) continue;
    mistakes_.push_back({fmt::format("{}:{}", name, sentence.line), marked(sentence, target),
                         fmt::format("{} ({:.1f})", factuality_name(wanted), target.label),
                         fmt::format("{} ({:.1f}, {})", factuality_name(got), read.certainty,
                                     realis_name(read.realis)),
                         read.operators.empty()
                             ? "no operator"
                             : fmt::format("{}", fmt::join(read.operators, ", "))});
  }
}

double RealisScore::f1(std::size_t of) const {
  std::size_t found = 0;
  std::size_t wanted = 0;
  for (std::size_t c = 0; c < kClasses; ++c) {
    found += matrix_[of][c];
    wanted += matrix_[c][of];
  }
  return found + wanted == 0
             ? 0
             : 2 * static_cast<double>(matrix_[of][of]) / static_cast<double>(found + wanted);
}

Report RealisScore::report() const {
  Report report;
  report.task = "realis";
  const std::vector<std::string> columns = {"", "happened", "uncertain", "negated"};
  const auto row_of = [](std::string_view name, const Row& row) {
    return std::vector<std::string>{std::string(name), fmt::format("{}", row[0]),
                                    fmt::format("{}", row[1]), fmt::format("{}", row[2])};
  };
  ReportTable realis{"Labels by realis", columns, {}};
  for (std::size_t r = 0; r < kRealis; ++r) {
    realis.rows.push_back(row_of(realis_name(static_cast<Realis>(r)), read_[r]));
  }
  ReportTable matrix{"Labels by what was read", columns, {}};
  matrix.columns.emplace_back("f1");
  std::size_t right = 0;
  double sum = 0;
  for (std::size_t c = 0; c < kClasses; ++c) {
    right += matrix_[c][c];
    sum += f1(c);
    matrix.rows.push_back(row_of(factuality_name(static_cast<Factuality>(c)), matrix_[c]));
    matrix.rows.back().push_back(as_share(f1(c)));
  }
  std::vector<std::pair<std::string, Row>> sorted(operators_.begin(), operators_.end());
  const auto total = [](const Row& row) { return row[0] + row[1] + row[2]; };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const auto& a, const auto& b) { return total(a.second) > total(b.second); });
  ReportTable operators{
      "Labels by the last word met, the commonest", {"", "happened", "uncertain", "negated"}, {}};
  for (std::size_t i = 0; i < std::min(sorted.size(), kShownOperators); ++i) {
    operators.rows.push_back(row_of(sorted[i].first, sorted[i].second));
  }
  report.tables = {std::move(operators), std::move(realis), std::move(matrix)};
  const auto n = static_cast<double>(std::max<std::size_t>(targets_, 1));
  report.add_figure("accuracy", as_share(static_cast<double>(right) / n));
  report.add_figure("macro_f1", as_share(sum / static_cast<double>(kClasses)));
  report.add_figure("mae", as_share(error_ / n));
  report.n = targets_;
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
