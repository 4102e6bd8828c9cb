#include "exchange/row_tables.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kPart = 3;  // letters of a code's part

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<RowTables> RowTables::load(const std::filesystem::path& data) {
  RowTables tables;
  Result<Ontology> ontology = Ontology::load(data / "ontology");
  if (!ontology) return ontology.error();
  tables.ontology_ = std::move(*ontology);
  if (Status done = tables.load_countries(data); !done) return done.error();
  if (Status done = tables.load_labels(data / "exchange" / "cameo.tsv"); !done) return done.error();
  if (Status done = tables.load_sectors(data / "exchange" / "sectors.tsv"); !done) {
    return done.error();
  }
  return tables;
}

Status RowTables::load_countries(const std::filesystem::path& data) {
  auto states = Table::load(data / "states.tsv", {"code", "name", "official", "names"});
  if (!states) return states.error();
  for (std::size_t row = 0; row < states->rows(); ++row) {
    const std::string& code = states->cell(row, 0);
    const std::string& name = states->cell(row, 1);
    countries_[code] = {code, name, "", "", "", code, name};
    by_name_.emplace(fold_name(name), code);
    if (!states->cell(row, 2).empty()) by_name_.emplace(fold_name(states->cell(row, 2)), code);
    for (const std::string& other : states->list(row, 3)) by_name_.emplace(fold_name(other), code);
  }
  auto codes = Table::load(data / "exchange" / "countries.tsv",
                           {"code", "alpha2", "cow", "fips", "cameo", "icews"});
  if (!codes) return codes.error();
  for (std::size_t row = 0; row < codes->rows(); ++row) {
    const std::string& code = codes->cell(row, 0);
    const auto found = countries_.find(code);
    if (found == countries_.end()) return codes->error(row, "no state of ours: " + code);
    CountryCodes& country = found->second;
    if (country.cameo != code || !country.alpha2.empty() || !country.cow.empty()) {
      return codes->error(row, "doubled: " + code);
    }
    country.alpha2 = codes->cell(row, 1);
    country.cow = codes->cell(row, 2);
    country.fips = codes->cell(row, 3);
    if (!codes->cell(row, 4).empty()) country.cameo = codes->cell(row, 4);
    if (!codes->cell(row, 5).empty()) country.icews = codes->cell(row, 5);
    if (!country.cow.empty() && !by_cow_.emplace(country.cow, code).second) {
      return codes->error(row, "cow: doubled: " + country.cow);
    }
    by_name_[fold_name(country.icews)] = code;
  }
  for (const auto& [code, country] : countries_) by_cameo_.emplace(country.cameo, code);
  for (const auto& [code, country] : countries_) by_cameo_.emplace(code, code);
  return {};
}

Status RowTables::load_labels(const std::filesystem::path& path) {
  auto table = Table::load(path, {"code", "label", "type"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& type = table->cell(row, 2);
    if (!is_digits(table->cell(row, 0))) return table->error(row, "code: wanted digits");
    if (!type.empty() && ontology_.find(type, "") == nullptr) {
      return table->error(row, "type: found '" + type + "'");
    }
    if (!labels_.emplace(table->cell(row, 0), Label{table->cell(row, 1), type}).second) {
      return table->error(row, "doubled: " + table->cell(row, 0));
    }
  }
  return {};
}

Status RowTables::load_sectors(const std::filesystem::path& path) {
  auto table = Table::load(path, {"code", "icews"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!sectors_.emplace(table->cell(row, 0), Sector{table->cell(row, 1)}).second) {
      return table->error(row, "doubled: " + table->cell(row, 0));
    }
  }
  return {};
}

const CountryCodes& RowTables::country(const std::string& code) const {
  static const CountryCodes kNone;
  const auto found = countries_.find(code);
  return found == countries_.end() ? kNone : found->second;
}

std::string RowTables::country_of_name(std::string_view name) const {
  if (name.empty()) return "";
  if (countries_.contains(name)) return std::string(name);
  const auto found = by_name_.find(fold_name(name));
  return found == by_name_.end() ? "" : found->second;
}

std::string RowTables::country_of_cow(std::string_view number) const {
  const auto found = by_cow_.find(number);
  return found == by_cow_.end() ? "" : found->second;
}

std::string RowTables::country_of_cameo(std::string_view code) const {
  const auto found = by_cameo_.find(code);
  return found == by_cameo_.end() ? "" : found->second;
}

std::string_view RowTables::label(std::string_view cameo) const {
  for (; cameo.size() >= 2; cameo.remove_suffix(1)) {
    const auto found = labels_.find(cameo);
    if (found != labels_.end()) return found->second.words;
  }
  return "";
}

std::string_view RowTables::type_of(std::string_view cameo) const {
  if (cameo.size() < 2 || !is_digits(cameo)) return "";
  for (std::string_view code = cameo; code.size() >= 2; code.remove_suffix(1)) {
    const auto found = labels_.find(code);
    if (found != labels_.end() && !found->second.type.empty()) return found->second.type;
  }
  int root = 0;
  std::from_chars(cameo.data(), cameo.data() + 2, root);
  const EventCode* code = ontology_.of_root(root);
  return code == nullptr ? std::string_view() : std::string_view(code->type);
}

std::string RowTables::sector(const std::string& role) const {
  const auto found = sectors_.find(role);
  return found == sectors_.end() ? role : found->second.icews;
}

CodeParts RowTables::parts_of(const std::string& code, const std::string& country) const {
  CodeParts out;
  out.country = country;
  std::string_view rest = code;
  if (out.country.empty() && rest.size() >= kPart && countries_.contains(rest.substr(0, kPart))) {
    out.country = rest.substr(0, kPart);  // of an entity without an ISO code
  }
  if (!out.country.empty() && rest.starts_with(out.country)) rest.remove_prefix(kPart);
  while (rest.size() >= kPart) {
    const std::string part(rest.substr(0, kPart));
    rest.remove_prefix(kPart);
    if (sectors_.contains(part)) {
      out.roles.push_back(part);
    } else if (out.group.empty()) {
      out.group = part;
    }
  }
  return out;
}

}  // namespace dragoman
