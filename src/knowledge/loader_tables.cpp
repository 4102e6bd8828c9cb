// One function a table: which cells become what, and which rows are refused.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/utf8.h"
#include "knowledge/loader.h"

namespace dragoman {
namespace {

using Columns = std::vector<std::string_view>;

// Says which earlier row used a key already.
class Seen {
 public:
  Status add(const Table& table, std::size_t row, const std::string& key) {
    auto [at, is_new] = rows_.try_emplace(key, row);
    if (is_new) return {};
    return table.error(row, fmt::format("'{}' stands already at {}", key, table.place(at->second)));
  }

 private:
  std::map<std::string, std::size_t> rows_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_alpha3(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <typename Number>
bool parse_number(std::string_view text, Number& value) {
  auto end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && at == end;
}

}  // namespace

const Columns& KnowledgeLoader::state_columns() {
  static const Columns columns{"code",     "name",    "official", "names", "adjectives",
                               "demonyms", "capital", "metonyms", "status"};
  return columns;
}

Status KnowledgeLoader::add_states(const Table& table) {
  Seen names;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    StateEntry entry{table.cell(row, 0), table.cell(row, 1), table.cell(row, 6),
                     table.cell(row, 8)};
    entry.has_iso_code = !is_one_of(entry.status, {"unrecognised", "historic"});
    if (!is_alpha3(entry.code)) {
      return table.error(row, fmt::format("'{}' is no code of three letters", entry.code));
    }
    if (entry.name.empty()) return table.error(row, "a state without a name");
    if (!is_one_of(entry.status,
                   {"member", "observer", "territory", "disputed", "unrecognised", "historic"})) {
      return table.error(row, fmt::format("'{}' is no status", entry.status));
    }
    auto [at, is_new] = state_of_code_.try_emplace(entry.code, table.place(row));
    if (!is_new) {
      return table.error(row, fmt::format("'{}' stands already at {}", entry.code, at->second));
    }
    auto index = static_cast<std::uint32_t>(knowledge_->states_.size());
    std::set<std::string> own{entry.name};
    if (!table.cell(row, 2).empty()) own.insert(table.cell(row, 2));
    for (std::string& name : table.list(row, 3)) own.insert(std::move(name));
    for (const std::string& name : own) {
      if (Status status = names.add(table, row, name); !status) return status;
      add_phrase(name, {Sense::state_name, index}, Case::as_written);
    }
    for (const std::string& form : table.list(row, 4)) {
      add_phrase(form, {Sense::state_adjective, index}, Case::as_written);
    }
    for (const std::string& form : table.list(row, 5)) {
      add_phrase(form, {Sense::demonym, index}, Case::as_written);
    }
    if (!entry.capital.empty()) {
      add_phrase(entry.capital, {Sense::capital, index}, Case::as_written);
    }
    for (std::string_view form : table.list(row, 7)) {
      if (form.starts_with("the ")) form.remove_prefix(4);
      add_phrase(form, {Sense::metonym, index}, Case::as_written);
    }
    knowledge_->states_.push_back(std::move(entry));
  }
  return {};
}

const Columns& KnowledgeLoader::body_columns() {
  static const Columns columns{"suffix", "kind", "name", "names", "sector"};
  return columns;
}

Status KnowledgeLoader::add_bodies(const Table& table) {
  Seen suffixes;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    BodyEntry entry{table.cell(row, 0), table.cell(row, 2), table.cell(row, 4)};
    if (entry.suffix.empty() || entry.name.empty()) {
      return table.error(row, "a body without a suffix or a name");
    }
    if (Status status = suffixes.add(table, row, entry.suffix); !status) return status;
    auto index = static_cast<std::uint32_t>(knowledge_->bodies_.size());
    std::set<std::string> forms{to_lower(entry.name)};
    for (const std::string& form : table.list(row, 3)) forms.insert(form);
    for (const std::string& form : forms) add_common(form, {Sense::body, index});
    knowledge_->bodies_.push_back(std::move(entry));
  }
  return {};
}

const Columns& KnowledgeLoader::proper_body_columns() {
  static const Columns columns{"id", "name", "names", "country", "suffix", "sector"};
  return columns;
}

Status KnowledgeLoader::add_proper_bodies(const Table& table) {
  Seen ids;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    ProperBodyEntry entry{table.cell(row, 0), table.cell(row, 1), table.cell(row, 3),
                          table.cell(row, 4), table.cell(row, 5)};
    if (entry.id.empty() || entry.name.empty()) {
      return table.error(row, "a body without an id or a name");
    }
    if (Status status = ids.add(table, row, entry.id); !status) return status;
    if (!is_state(entry.country)) {
      return table.error(row, fmt::format("no state has the code '{}'", entry.country));
    }
    if (!entry.suffix.empty() && knowledge_->body(entry.suffix) == nullptr) {
      return table.error(row, fmt::format("no body has the suffix '{}'", entry.suffix));
    }
    auto index = static_cast<std::uint32_t>(knowledge_->proper_bodies_.size());
    std::set<std::string> forms{entry.name};
    for (const std::string& form : table.list(row, 2)) forms.insert(form);
    for (std::string_view form : forms) {
      if (form.starts_with("the ")) form.remove_prefix(4);
      add_phrase(form, {Sense::proper_body, index}, Case::as_written);
    }
    knowledge_->proper_bodies_.push_back(std::move(entry));
  }
  return {};
}

const Columns& KnowledgeLoader::organization_columns() {
  static const Columns columns{"id", "kind", "name", "aliases", "country", "code", "members"};
  return columns;
}

Status KnowledgeLoader::add_organizations(const Table& table) {
  Seen ids;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    OrganizationEntry entry{table.cell(row, 0), table.cell(row, 1), table.cell(row, 2),
                            table.cell(row, 4), table.cell(row, 5), table.list(row, 6)};
    if (entry.id.empty() || entry.name.empty()) {
      return table.error(row, "an organization without an id or a name");
    }
    if (!is_one_of(entry.kind, {"organization", "company", "party", "media", "group", "states"})) {
      return table.error(row, fmt::format("'{}' is no kind of organization", entry.kind));
    }
    if (Status status = ids.add(table, row, entry.id); !status) return status;
    std::vector<std::string> codes = entry.members;
    if (!entry.country.empty()) codes.push_back(entry.country);
    for (const std::string& code : codes) {
      if (!is_state(code)) {
        return table.error(row, fmt::format("no state has the code '{}'", code));
      }
    }
    auto index = static_cast<std::uint32_t>(knowledge_->organizations_.size());
    std::set<std::string> forms{entry.name};
    for (const std::string& form : table.list(row, 3)) forms.insert(form);
    for (std::string_view form : forms) {
      if (form.starts_with("the ")) form.remove_prefix(4);
      add_phrase(form, {Sense::organization, index}, Case::as_written);
    }
    knowledge_->organizations_.push_back(std::move(entry));
  }
  return {};
}

const Columns& KnowledgeLoader::office_columns() {
  static const Columns columns{"office", "names", "body", "sector", "rank"};
  return columns;
}

Status KnowledgeLoader::add_offices(const Table& table) {
  Seen offices;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    OfficeEntry entry{table.cell(row, 0), table.cell(row, 2), table.cell(row, 3),
                      table.cell(row, 4)};
    if (entry.office.empty()) return table.error(row, "an office without a name");
    if (Status status = offices.add(table, row, entry.office); !status) return status;
    if (!entry.body.empty() && knowledge_->body(entry.body) == nullptr) {
      return table.error(row, fmt::format("no body has the suffix '{}'", entry.body));
    }
    auto index = static_cast<std::uint32_t>(knowledge_->offices_.size());
    std::set<std::string> forms{entry.office};
    for (const std::string& form : table.list(row, 1)) forms.insert(form);
    for (const std::string& form : forms) add_common(form, {Sense::office, index});
    knowledge_->offices_.push_back(std::move(entry));
  }
  return {};
}

const Columns& KnowledgeLoader::modifier_columns() {
  static const Columns columns{"modifier", "effect"};
  return columns;
}

Status KnowledgeLoader::add_modifiers(const Table& table) {
  Seen seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& effect = table.cell(row, 1);
    if (!is_one_of(effect, {"deputy", "former", "acting", "elect", "senior"})) {
      return table.error(row, fmt::format("'{}' is no effect of a modifier", effect));
    }
    std::string word = fold_name(table.cell(row, 0));
    if (Status status = seen.add(table, row, word); !status) return status;
    knowledge_->modifiers_.emplace_back(std::move(word), effect);
  }
  return {};
}

const Columns& KnowledgeLoader::place_columns() {
  static const Columns columns{"name",      "names",      "country", "latitude",
                               "longitude", "population", "kind"};
  return columns;
}

Status KnowledgeLoader::add_places(const Table& table) {
  Seen seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    PlaceEntry entry;
    entry.name = table.cell(row, 0);
    entry.country = table.cell(row, 2);
    entry.kind = table.cell(row, 6);
    if (entry.name.empty()) return table.error(row, "a place without a name");
    if (!entry.country.empty() && !is_state(entry.country)) {
      return table.error(row, fmt::format("no state has the code '{}'", entry.country));
    }
    if (!parse_number(table.cell(row, 3), entry.latitude) || entry.latitude < -90 ||
        entry.latitude > 90 || !parse_number(table.cell(row, 4), entry.longitude) ||
        entry.longitude < -180 || entry.longitude > 180) {
      return table.error(row, "latitude or longitude is no number of degrees");
    }
    if (!table.cell(row, 5).empty() && !parse_number(table.cell(row, 5), entry.population)) {
      return table.error(row, fmt::format("'{}' is no population", table.cell(row, 5)));
    }
    if (Status status = seen.add(table, row, entry.name + " / " + entry.country); !status) {
      return status;
    }
    auto index = static_cast<std::uint32_t>(knowledge_->places_.size());
    std::set<std::string> forms{entry.name};
    for (const std::string& form : table.list(row, 1)) forms.insert(form);
    for (std::string_view form : forms) {
      if (form.starts_with("the ")) form.remove_prefix(4);
      add_phrase(form, {Sense::place, index}, Case::as_written);
    }
    knowledge_->places_.push_back(std::move(entry));
  }
  return {};
}

const Columns& KnowledgeLoader::word_columns() {
  static const Columns columns{"word", "uses"};
  return columns;
}

Status KnowledgeLoader::add_words(const Table& table) {
  // In the order of WordUse.
  static constexpr std::array<std::string_view, 30> kUses = {
      "article",     "particle",          "female",     "male",        "honorific",
      "saying",      "organization_head", "party_head", "people",      "staff",
      "state_noun",  "pair_noun",         "bloc_noun",  "locative",    "motion",
      "local",       "calendar",          "not_a_name", "they",        "it",
      "counterpart", "thing_head",        "generic",    "place_noun",  "direction",
      "group_noun",  "company_noun",      "media_noun", "agency_noun", "other_one"};
  Seen seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::uint32_t uses = 0;
    for (const std::string& use : table.list(row, 1)) {
      auto at = std::find(kUses.begin(), kUses.end(), use);
      if (at == kUses.end()) return table.error(row, fmt::format("'{}' is no use", use));
      uses |= 1U << (at - kUses.begin());
    }
    if (uses == 0) return table.error(row, "a word without a use");
    std::string word = fold_name(table.cell(row, 0));
    if (Status status = seen.add(table, row, word); !status) return status;
    knowledge_->word_uses_.emplace_back(std::move(word), uses);
  }
  return {};
}

}  // namespace dragoman
