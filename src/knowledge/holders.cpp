#include "knowledge/holders.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/date.h"
#include "base/utf8.h"
#include "knowledge/knowledge.h"
#include "knowledge/name_keys.h"

namespace dragoman {
namespace {

using Columns = std::vector<std::string_view>;

std::string joined(std::span<const std::string> keys) {
  std::string out;
  for (const std::string& key : keys) out += key;
  return out;
}

// "2017", "2017-05", "2017-05-14": its first and last day; false for anything else.
bool days_of(std::string_view text, std::string& first, std::string& last) {
  auto is_digits = [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool year = text.size() == 4 && is_digits(text);
  const bool month = text.size() == 7 && text[4] == '-' && is_digits(text.substr(0, 4)) &&
                     is_digits(text.substr(5));
  if (year) {
    first = std::string(text) + "-01-01";
    last = std::string(text) + "-12-31";
  } else if (month) {
    first = std::string(text) + "-01";
    last = first;
    const auto day = parse_iso_day(first);
    if (!day) return false;
    const CivilDay civil = civil_from_day(*day);
    last = fmt::format("{}-{:02}", text, days_in_month(civil.year, civil.month));
  } else {
    first = last = text;
  }
  return parse_iso_day(first).has_value() && parse_iso_day(last).has_value();
}

// Whether first and last word stand for the whole name: "Recep Tayyip Erdogan", but no "Jr.".
bool has_outer(const std::vector<std::string>& keys) {
  return keys.size() > 2 && keys.back().size() > 2;
}

std::string office_key(std::uint32_t office, std::string_view of) {
  return fmt::format("{} {}", office, of);
}

}  // namespace

const Columns& Holders::person_columns() {
  static const Columns columns{"id", "name", "variants", "surname", "gender"};
  return columns;
}

const Columns& Holders::term_columns() {
  static const Columns columns{"person", "office", "modifier", "of",   "to",
                               "first",  "last",   "holding",  "as_of"};
  return columns;
}

void Holders::index_name(const std::vector<std::string>& keys, std::uint32_t person) {
  if (keys.size() < 2) return;
  auto add = [&](const std::string& key) {
    auto& list = by_name_[key];
    if (std::find(list.begin(), list.end(), person) == list.end()) list.push_back(person);
  };
  add(joined(keys));
  if (!has_outer(keys)) return;
  // "Recep Erdogan", "Salva Kiir", "Suu Kyi": reports leave words out.
  add(keys.front() + keys.back());
  add(keys[0] + keys[1]);
  if (keys.size() == 3) add(keys[1] + keys[2]);
}

Status Holders::add_persons(const Table& table, const Knowledge& knowledge) {
  persons_.reserve(table.rows());
  by_name_.reserve(2 * table.rows());
  by_surname_.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    PersonEntry entry;
    entry.id = table.cell(row, 0);
    entry.name = table.cell(row, 1);
    entry.surname = table.cell(row, 3);
    const std::string& gender = table.cell(row, 4);
    if (entry.id.empty() || entry.name.empty()) {
      return table.error(row, "a person without an id or a name");
    }
    if (!gender.empty() && gender != "m" && gender != "f") {
      return table.error(row, fmt::format("'{}' is no gender", gender));
    }
    entry.gender = gender.empty() ? '\0' : gender[0];
    entry.keys = name_keys(entry.name, knowledge);
    const auto index = static_cast<std::uint32_t>(persons_.size());
    if (!by_id_.try_emplace(entry.id, index).second) {
      return table.error(row, fmt::format("'{}' stands there already", entry.id));
    }
    index_name(entry.keys, index);
    for (const std::string& variant : table.list(row, 2)) {
      index_name(name_keys(variant, knowledge), index);
    }
    const auto surname = name_keys(entry.surname, knowledge);
    if (!surname.empty()) by_surname_[joined(surname)].push_back(index);
    for (std::uint32_t other : by_name_[joined(entry.keys)]) {
      if (other == index || persons_[other].keys != entry.keys) continue;
      entry.shares_key = persons_[other].shares_key = true;
    }
    persons_.push_back(std::move(entry));
  }
  return {};
}

Status Holders::add_terms(const Table& table, const Knowledge& knowledge) {
  static const std::unordered_map<std::string_view, Holding> kHoldings = {
      {"", Holding::sole},
      {"acting", Holding::acting},
      {"joint", Holding::joint},
      {"rival", Holding::rival}};
  std::unordered_map<std::string_view, std::uint32_t> offices;
  for (std::uint32_t i = 0; i < knowledge.offices().size(); ++i) {
    offices.emplace(knowledge.offices()[i].office, i);
  }
  std::set<std::string_view> proper_bodies;
  for (const ProperBodyEntry& body : knowledge.proper_bodies()) proper_bodies.insert(body.id);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    OfficeTerm term;
    const auto person = by_id_.find(table.cell(row, 0));
    const auto office = offices.find(table.cell(row, 1));
    const auto holding = kHoldings.find(table.cell(row, 7));
    term.of = table.cell(row, 3);
    if (person == by_id_.end()) {
      return table.error(row, fmt::format("no person has the id '{}'", table.cell(row, 0)));
    }
    if (office == offices.end()) {
      return table.error(row, fmt::format("no office is called '{}'", table.cell(row, 1)));
    }
    if (knowledge.state(term.of) == nullptr && knowledge.organization(term.of) == nullptr &&
        !proper_bodies.contains(term.of)) {
      return table.error(row,
                         fmt::format("'{}' is no state, organization or proper body", term.of));
    }
    if (holding == kHoldings.end()) {
      return table.error(row, fmt::format("'{}' is no way of holding", table.cell(row, 7)));
    }
    std::string unused;
    term.first = table.cell(row, 5);
    term.last = table.cell(row, 6);
    term.as_of = table.cell(row, 8);
    if (!days_of(term.first, term.first_day, unused) ||
        (!term.last.empty() && !days_of(term.last, unused, term.last_day))) {
      return table.error(row, "a term's days are years, months or days: 2017, 2017-05, 2017-05-14");
    }
    if (!parse_iso_day(term.as_of)) {
      return table.error(row, fmt::format("as_of is '{}', no day", term.as_of));
    }
    if (!term.last.empty() && term.last_day < term.first_day) {
      return table.error(row, "a term that ends before it starts");
    }
    term.person = person->second;
    term.office = office->second;
    term.holding = holding->second;
    term.modifier = table.cell(row, 2);
    term.to = table.cell(row, 4);
    terms_.push_back(std::move(term));
  }
  std::stable_sort(terms_.begin(), terms_.end(),
                   [](const OfficeTerm& a, const OfficeTerm& b) { return a.person < b.person; });
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    PersonEntry& person = persons_[terms_[i].person];
    if (person.terms_end == 0) person.terms_begin = i;
    person.terms_end = i + 1;
    by_office_[office_key(terms_[i].office, terms_[i].of)].push_back(i);
  }
  return {};
}

std::span<const OfficeTerm> Holders::terms_of(std::uint32_t person) const {
  const PersonEntry& entry = persons_[person];
  return std::span(terms_).subspan(entry.terms_begin, entry.terms_end - entry.terms_begin);
}

std::vector<std::uint32_t> Holders::named(const std::vector<std::string>& keys) const {
  if (keys.size() < 2) return {};
  // As it stands; then with the family name on the other side ("Jinping Xi").
  std::vector<std::string> turned(keys.begin() + 1, keys.end());
  turned.push_back(keys.front());
  std::vector<std::string> back{keys.back()};
  back.insert(back.end(), keys.begin(), keys.end() - 1);
  std::vector<std::string> outer;
  if (has_outer(keys)) outer = {keys.front(), keys.back()};
  for (const auto& order : {keys, turned, back, outer}) {
    if (order.empty()) continue;
    auto found = by_name_.find(joined(order));
    if (found != by_name_.end()) return found->second;
  }
  return {};
}

std::vector<std::uint32_t> Holders::with_surname(const std::vector<std::string>& keys) const {
  auto found = by_surname_.find(joined(keys));
  return found == by_surname_.end() ? std::vector<std::uint32_t>{} : found->second;
}

std::vector<std::uint32_t> Holders::romanised(const std::vector<std::string>& words) const {
  std::vector<std::uint32_t> out;
  if (words.size() < 2) return out;
  auto keys_of = [&](const std::string& word) {
    std::set<std::string> keys{name_word_key(word)};
    for (const std::string& variant : romanisation_.variants(word)) {
      keys.insert(name_word_key(variant));
    }
    return keys;
  };
  const std::set<std::string> last = keys_of(words.back());
  std::set<std::string> first;
  for (const std::string& key : last) {
    auto found = by_surname_.find(key);
    if (found == by_surname_.end()) continue;
    if (first.empty()) first = keys_of(words.front());
    for (std::uint32_t person : found->second) {
      const auto& keys = persons_[person].keys;
      if (keys.size() < 2 || !first.contains(keys.front())) continue;
      if (std::find(out.begin(), out.end(), person) == out.end()) out.push_back(person);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<const OfficeTerm*> Holders::holders(std::uint32_t office, std::string_view modifier,
                                                std::string_view of, std::string_view day) const {
  std::vector<const OfficeTerm*> out;
  auto found = by_office_.find(office_key(office, of));
  if (found == by_office_.end()) return out;
  for (std::uint32_t i : found->second) {
    if (terms_[i].modifier == modifier && terms_[i].covers(day)) out.push_back(&terms_[i]);
  }
  return out;
}

}  // namespace dragoman
