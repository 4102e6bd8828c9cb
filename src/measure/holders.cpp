#include "measure/holders.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/table.h"
#include "base/utf8.h"
#include "knowledge/name_keys.h"

namespace dragoman {
namespace {

constexpr const char* kCauseTexts[] = {
    "",           "unknown office", "unknown state", "unknown name",
    "other time", "other office",   "other state"};

constexpr std::string_view kMarks = ",;:()&\"";

std::vector<std::string> words_of(std::string_view label) {
  std::vector<std::string> words;
  for (std::string_view part : split(label, ' ')) {
    std::string word;
    for (const char c : part) {
      if (kMarks.find(c) == std::string_view::npos) word += c;
    }
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

bool is_state(Sense sense) {
  return sense == Sense::state_name || sense == Sense::state_adjective || sense == Sense::demonym;
}

// The longest phrase at words[0] with a candidate that `wanted` takes; 0 for none.
template <typename Wanted>
std::uint32_t longest(const Knowledge& k, std::span<const std::string_view> words, Wanted wanted) {
  for (const auto& match : k.match(words)) {
    for (const Candidate& candidate : match.values) {
      if (wanted(candidate)) return match.length;
    }
  }
  return 0;
}

// "Federal Council" out of "Swiss Federal Council", so that the office is read as at home. A phrase
// that is an office or an organization as it stands keeps its states.
std::vector<std::string_view> without_states(const Knowledge& k,
                                             const std::vector<std::string_view>& words) {
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < words.size();) {
    const auto rest = std::span(words).subspan(i);
    const std::uint32_t state =
        longest(k, rest, [](const Candidate& c) { return is_state(c.sense); });
    const std::uint32_t other =
        longest(k, rest, [](const Candidate& c) { return !is_state(c.sense); });
    if (other > 0 && other >= state) {
      kept.insert(kept.end(), rest.begin(), rest.begin() + other);
      i += other;
    } else if (state > 0) {
      i += state;
    } else {
      kept.push_back(words[i++]);
    }
  }
  return kept;
}

// The modifier that stands before words[at], as holders.tsv writes it.
std::string modifier_before(const Knowledge& k, const std::vector<std::string_view>& words,
                            std::size_t at) {
  if (at == 0 || k.office_modifier(words[at - 1]) != "deputy") return {};
  std::string modifier = to_lower(words[at - 1]);
  if (at > 1 && modifier == "vice" && to_lower(words[at - 2]) == "first") return "first vice";
  return modifier;
}

std::string modified(const OfficeTerm& term, const OfficeEntry& office) {
  return term.modifier.empty() ? office.office : term.modifier + " " + office.office;
}

std::string counted(std::size_t part, std::size_t all) {
  return as_share(all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all));
}

}  // namespace

Result<std::vector<HolderLabel>> parse_holder_labels(std::string_view text,
                                                     const std::string& name) {
  auto table = Table::parse(text, name, {"person", "office", "state", "day"});
  if (!table) return table.error();
  std::vector<HolderLabel> labels;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    HolderLabel label{
        table->cell(row, 0), table->cell(row, 1), table->cell(row, 2), table->cell(row, 3), {},
        table->place(row)};
    const auto days = parse_partial_date(label.day);
    if (label.person.empty() || label.office.empty()) {
      return table->error(row, "a row without a person or an office");
    }
    if (!days) return table->error(row, fmt::format("'{}' is no day, month or year", label.day));
    label.days = *days;
    labels.push_back(std::move(label));
  }
  return labels;
}

SaidOffices said_offices(std::string_view label, const Knowledge& knowledge) {
  const std::vector<std::string> all = words_of(label);
  const std::vector<std::string_view> views(all.begin(), all.end());
  const std::vector<std::string_view> words = without_states(knowledge, views);
  SaidOffices said;
  std::size_t office_end = 0;
  std::size_t body_end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t office_begin_end = office_end;
    std::size_t body_begin_end = body_end;
    for (const auto& match : knowledge.match(std::span(words).subspan(i))) {
      const std::size_t end = i + match.length;
      for (const Candidate& candidate : match.values) {
        // A phrase within a longer one of its kind says nothing more.
        if (candidate.sense == Sense::office && end > office_begin_end) {
          said.offices.push_back({candidate.index, modifier_before(knowledge, words, i)});
          office_end = end;
        } else if (candidate.sense == Sense::organization && end > body_begin_end) {
          said.bodies.push_back(knowledge.organizations()[candidate.index].id);
          body_end = end;
        } else if (candidate.sense == Sense::proper_body && end > body_begin_end) {
          said.bodies.push_back(knowledge.proper_bodies()[candidate.index].id);
          body_end = end;
        }
      }
      office_begin_end = office_end;
      body_begin_end = body_end;
    }
  }
  return said;
}

// The name without what lists put around it: "Dr. Ana Ibarra", "Harald V of Norway", "Albert II,
// Prince of Monaco".
std::string HolderScore::bare(const std::string& name) const {
  const std::string before_comma = name.substr(0, name.find(','));
  std::vector<std::string_view> words = split(before_comma, ' ');
  const auto is_title = [&](std::string_view word) {
    const std::string_view one[] = {word};
    return k_.has_use(word, WordUse::honorific) ||
           longest(k_, one, [](const Candidate& c) { return c.sense == Sense::office; }) > 0;
  };
  while (words.size() > 1 && is_title(words.front())) words.erase(words.begin());
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] != "of") continue;
    std::span<const std::string_view> rest = std::span(words).subspan(i + 1);
    if (rest.size() > 1 && rest.front() == "the") rest = rest.subspan(1);
    const std::uint32_t state =
        longest(k_, rest, [](const Candidate& c) { return is_state(c.sense); });
    if (state != rest.size()) continue;
    words.resize(i);
    break;
  }
  std::string out;
  for (std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::vector<std::uint32_t> HolderScore::persons(const std::string& name) const {
  for (const std::string& form : {name, bare(name)}) {
    const std::vector<std::string> keys = name_keys(form, k_);
    std::vector<std::uint32_t> found = k_.holders().named(keys);
    if (!found.empty()) return found;
    std::vector<std::string> words;
    for (std::string_view word : split(form, ' ')) words.emplace_back(word);
    found = k_.holders().romanised(words);
    if (!found.empty()) return found;
    if (words.size() == 1) found = k_.holders().with_surname(keys);  // kings, popes
    if (!found.empty()) return found;
  }
  return {};
}

bool HolderScore::is_of(const OfficeTerm& term, const HolderLabel& label,
                        const SaidOffices& said) const {
  const auto named = [&](const std::string& id) {
    return std::find(said.bodies.begin(), said.bodies.end(), id) != said.bodies.end();
  };
  // "to the United Nations": where the office names bodies, they are where the holder is sent.
  if (!term.to.empty() && !said.bodies.empty() && !named(term.to)) return false;
  if (label.state.empty()) return said.bodies.empty() || named(term.of) || named(term.to);
  return term.of == label.state || terms_.state_of(term) == label.state ||
         (k_.state(label.state) == nullptr && named(term.of));
}

bool HolderScore::is_said(const OfficeTerm& term, const SaidOffices& said) const {
  return std::any_of(said.offices.begin(), said.offices.end(), [&](const SaidOffices::One& one) {
    if (one.modifier != term.modifier) return false;
    if (terms_.same_office(one.office, term.office)) return true;
    // "White House Press Secretary": whose spokesperson it is stands beside the office.
    const OfficeEntry& office = k_.offices()[one.office];
    return office.rank == "spokesperson" && office.body.empty() &&
           k_.offices()[term.office].rank == "spokesperson";
  });
}

bool HolderScore::is_known(const HolderLabel& label) const {
  if (label.state.empty() || k_.state(label.state) != nullptr) return true;
  if (k_.organization(label.state) != nullptr) return true;
  const auto& bodies = k_.proper_bodies();
  return std::any_of(bodies.begin(), bodies.end(),
                     [&](const ProperBodyEntry& body) { return body.id == label.state; });
}

HolderScore::Cause HolderScore::cause(const HolderLabel& label, const SaidOffices& said,
                                      const OfficeTerm*& resolved) const {
  if (said.offices.empty()) return kUnknownOffice;
  if (!is_known(label) && said.bodies.empty()) return kUnknownState;
  const auto persons = this->persons(label.person);
  if (persons.empty()) return kUnknownName;
  const std::string first = iso_day(label.days.first);
  const std::string last = iso_day(label.days.last);
  Cause worst = kOtherState;
  for (std::uint32_t person : persons) {
    for (const OfficeTerm& term : k_.holders().terms_of(person)) {
      if (!is_of(term, label, said)) continue;
      if (!is_said(term, said)) {
        worst = std::min(worst, kOtherOffice);
      } else if (term.first_day <= last && (term.is_open() || first <= term.last_day)) {
        resolved = &term;
        return kResolved;
      } else {
        worst = std::min(worst, kOtherTime);
      }
    }
  }
  return worst;
}

// Whether the tables list another claimant of the office on a day of these.
bool HolderScore::has_opponent(const OfficeTerm& term, const PartialDate& days) const {
  const std::string first = iso_day(days.first);
  const std::string last = iso_day(days.last);
  const auto& all = k_.holders().terms();
  return std::any_of(all.begin(), all.end(), [&](const OfficeTerm& other) {
    return other.person != term.person && other.of == term.of && other.modifier == term.modifier &&
           terms_.same_office(other.office, term.office) && other.first_day <= last &&
           (other.is_open() || first <= other.last_day);
  });
}

std::string HolderScore::terms_text(const std::vector<std::uint32_t>& persons) const {
  std::string out;
  for (std::uint32_t person : persons) {
    const PersonEntry& entry = k_.holders().persons()[person];
    out += fmt::format("{}{}:", out.empty() ? "" : "; ", entry.id);
    for (const OfficeTerm& term : k_.holders().terms_of(person)) {
      out += fmt::format(" {} of {} {}..{},", modified(term, k_.offices()[term.office]), term.of,
                         term.first, term.last);
    }
    out.pop_back();
  }
  return out.empty() ? "nobody of this name" : out;
}

void HolderScore::add(const HolderLabel& label) {
  const SaidOffices said = said_offices(label.office, k_);
  const OfficeTerm* term = nullptr;
  const Cause why = cause(label, said, term);
  Row& rank = ranks_[said.offices.empty() ? "none" : k_.offices()[said.offices[0].office].rank];
  ++n_;
  ++causes_[why];
  ++rank.all;
  if (why == kResolved) {
    ++rank.resolved;
    if (term->holding != Holding::rival) return;
    ++rivals_;
    if (has_opponent(*term, label.days)) {
      ++rivals_listed_;
      return;
    }
  }
  mistakes_.push_back(
      {label.place, label.person, fmt::format("{}, {}, {}", label.office, label.state, label.day),
       terms_text(persons(label.person)), why == kResolved ? "a rival alone" : kCauseTexts[why]});
}

Report HolderScore::report() const {
  Report report;
  report.task = "holders";
  report.n = n_;
  report.add_figure("resolved", counted(causes_[kResolved], n_));
  report.add_figure("rivals", std::to_string(rivals_));
  report.add_figure("rivals_listed", std::to_string(rivals_listed_));
  ReportTable ranks{"By the rank of the office", {"rank", "resolved", "n", "share"}, {}};
  for (const auto& [rank, row] : ranks_) {
    ranks.rows.push_back({rank, std::to_string(row.resolved), std::to_string(row.all),
                          counted(row.resolved, row.all)});
  }
  ReportTable causes{"Not resolved", {"cause", "n"}, {}};
  for (std::size_t why = kResolved + 1; why < kCauses; ++why) {
    causes.rows.push_back({kCauseTexts[why], std::to_string(causes_[why])});
  }
  report.tables = {std::move(ranks), std::move(causes)};
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
