#include "measure/actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/table.h"

namespace dragoman {
namespace {

std::optional<std::size_t> number_of(const std::string& cell) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size() || value == 0) return std::nullopt;
  return value;
}

bool is_state_code(const std::string& id) {
  return id.size() == 3 &&
         std::all_of(id.begin(), id.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool accepts(const ActorLabel& label, const std::string& id) {
  return !id.empty() &&
         std::find(label.accepted.begin(), label.accepted.end(), id) != label.accepted.end();
}

bool shares_words(const Analysis& analysis, TokenRange tokens, Span span) {
  const Span own = analysis.span_of(tokens);
  return own.begin < span.end && span.begin < own.end;
}

std::string shown(const Mention& mention, const DocumentActors& found) {
  std::string ids;
  for (const ActorIndex i : mention.actors) {
    const ActorRecord& actor = found.actor(i);
    if (!ids.empty()) ids += "+";
    ids += actor.id;
    if (actor.kind == "person" && !actor.country.empty()) ids += " of " + actor.country;
  }
  return ids;
}

// What stands at the words, and whether it is accepted.
struct Standing {
  bool right = false;
  std::string text;

  void add(const std::string& what) {
    if (!text.empty()) text += ", ";
    text += what;
  }
};

Standing standing_at(const ActorLabel& label, Span span, const Analysis& analysis,
                     const DocumentActors& found) {
  Standing standing;
  for (const Mention& mention : found.mentions) {
    if (mention.actors.empty() || !shares_words(analysis, mention.tokens, span)) continue;
    standing.add(shown(mention, found));
    for (const ActorIndex i : mention.actors) {
      const ActorRecord& actor = found.actor(i);
      standing.right =
          standing.right || accepts(label, actor.id) || accepts(label, actor.country) ||
          std::any_of(actor.roles.begin(), actor.roles.end(),
                      [&](const Role& role) { return accepts(label, role.organization); });
    }
  }
  for (const PlaceMention& place : found.places) {
    if (!shares_words(analysis, place.tokens, span)) continue;
    standing.add(fmt::format("{} ({})", place.place.name, place.place.country));
    if (accepts(label, place.place.country)) standing.right = true;
  }
  if (standing.text.empty()) standing.text = "(nobody)";
  return standing;
}

}  // namespace

Result<ActorLabels> load_actor_labels(const std::filesystem::path& path) {
  auto table = Table::load(path, {"sentence", "first", "last", "accepted"});
  if (!table) return table.error();
  ActorLabels labels;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto sentence = number_of(table->cell(row, 0));
    const auto first = number_of(table->cell(row, 1));
    const auto last = number_of(table->cell(row, 2));
    if (!sentence || !first || !last || *first > *last) {
      return table->error(row, "sentence, first and last are numbers from 1, first before last");
    }
    ActorLabel label{*first - 1, *last, table->list(row, 3)};
    if (label.accepted.empty()) return table->error(row, "nothing is accepted");
    std::vector<ActorLabel>& others = labels[*sentence - 1];
    for (const ActorLabel& other : others) {
      if (other.begin < label.end && label.begin < other.end) {
        return table->error(row, "shares words with another label of its sentence");
      }
    }
    others.push_back(std::move(label));
  }
  return labels;
}

Status ActorScore::add(const std::vector<ActorLabel>& labels, const ArticleText& text,
                       const Analysis& analysis, const DocumentActors& found,
                       const std::string& place) {
  const std::vector<Span>& words = text.words.front();
  for (const ActorLabel& label : labels) {
    if (label.end > words.size()) {
      return Error{
          ErrorCode::bad_table,
          fmt::format("a label up to word {}, but the sentence has {}", label.end, words.size()),
          place};
    }
    const Span span{words[label.begin].begin, words[label.end - 1].end};
    const Standing standing = standing_at(label, span, analysis, found);
    const bool state = std::any_of(label.accepted.begin(), label.accepted.end(), is_state_code);
    Kind& kind = state ? states_ : organizations_;
    ++kind.wanted;
    if (standing.right) {
      ++kind.found;
      continue;
    }
    mistakes_.push_back(
        {place, text.document.text,
         fmt::format("{} = {}", text.document.words(span), fmt::join(label.accepted, "|")),
         standing.text, standing.text == "(nobody)" ? "missed" : "somebody else"});
  }
  return {};
}

Report ActorScore::report() const {
  Report report;
  report.task = "actors";
  report.n = states_.wanted + organizations_.wanted;
  const auto share = [](std::size_t found, std::size_t wanted) {
    return as_share(wanted == 0 ? 0.0 : static_cast<double>(found) / static_cast<double>(wanted));
  };
  ReportTable kinds{"By what is accepted", {"", "found", "n"}, {}};
  kinds.rows.push_back(
      {"a state", share(states_.found, states_.wanted), fmt::format("{}", states_.wanted)});
  kinds.rows.push_back({"an organization only", share(organizations_.found, organizations_.wanted),
                        fmt::format("{}", organizations_.wanted)});
  report.tables.push_back(std::move(kinds));
  report.add_figure("found", share(states_.found + organizations_.found, report.n));
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
