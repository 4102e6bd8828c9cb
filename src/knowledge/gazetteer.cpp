#include "knowledge/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

enum Cell { kKey, kName, kCountry, kRegion, kLatitude, kLongitude, kPopulation, kKind, kSign };

template <typename Number>
bool parse_number(std::string_view text, Number& value) {
  const char* end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && at == end;
}

bool parse_degrees(std::string_view text, double most, double& value) {
  return parse_number(text, value) && value >= -most && value <= most;
}

bool is_folded(std::string_view key) {
  auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' '; };
  return !key.empty() && std::all_of(key.begin(), key.end(), plain);
}

// Letters that fold_name leaves as they are.
std::string_view plain_letter(char32_t c) {
  switch (c) {
    case U'ð':
    case U'ɖ':
      return "d";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ǝ':
      return "a";
    case U'þ':
      return "th";
    case U'ŋ':
      return "n";
    default:
      return {};
  }
}

// What is wrong with the cells of a row, or nothing.
std::string fault_of(std::span<const std::string_view> cells, const Gazetteer::IsState& is_state) {
  double degrees = 0;
  std::int64_t people = 0;
  if (!is_folded(cells[kKey])) return fmt::format("'{}' is no folded name", cells[kKey]);
  if (cells[kName].empty()) return "a place without a name";
  if (!is_state(cells[kCountry])) {
    return fmt::format("no state has the code '{}'", cells[kCountry]);
  }
  if (!parse_degrees(cells[kLatitude], 90, degrees) ||
      !parse_degrees(cells[kLongitude], 180, degrees)) {
    return "latitude or longitude is no number of degrees";
  }
  if (!cells[kPopulation].empty() && (!parse_number(cells[kPopulation], people) || people < 0)) {
    return fmt::format("'{}' is no population", cells[kPopulation]);
  }
  if (cells[kKind] != "city" && cells[kKind] != "region") {
    return fmt::format("'{}' is no kind of the gazetteer", cells[kKind]);
  }
  if (!cells[kSign].empty() && cells[kSign] != "word" && cells[kSign] != "name") {
    return fmt::format("'{}' is no sign", cells[kSign]);
  }
  return {};
}

}  // namespace

const std::vector<std::string_view>& Gazetteer::columns() {
  static const std::vector<std::string_view> columns{
      "key", "name", "country", "region", "latitude", "longitude", "population", "kind", "sign"};
  return columns;
}

Result<Gazetteer> Gazetteer::parse(std::string text, const std::string& name,
                                   const IsState& is_state) {
  Gazetteer gazetteer;
  gazetteer.text_ = std::make_shared<const std::string>(std::move(text));
  const char* begin = gazetteer.text_->data();
  std::array<std::string_view, 3> last;  // key, country, region
  auto take = [&](std::span<const std::string_view> cells, std::size_t line) -> Status {
    auto bad = [&](std::string message) {
      return Error{ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", name, line)};
    };
    std::string fault = fault_of(cells, is_state);
    if (!fault.empty()) return bad(std::move(fault));
    const std::array<std::string_view, 3> key{cells[kKey], cells[kCountry], cells[kRegion]};
    if (key == last) return bad(fmt::format("'{}' stands there twice", key[0]));
    if (key < last) return bad(fmt::format("'{}' stands behind '{}': not sorted", key[0], last[0]));
    last = key;
    gazetteer.rows_.push_back(static_cast<std::uint32_t>(cells[kKey].data() - begin));
    return {};
  };
  // The cells are read back from the file's own order of columns.
  std::string header;
  for (std::string_view column : columns()) {
    header += header.empty() ? "" : "\t";
    header += column;
  }
  if (("\n" + *gazetteer.text_).find("\n" + header + "\n") == std::string::npos) {
    return Error{ErrorCode::bad_table, fmt::format("wanted the columns '{}'", header), name};
  }
  if (Status status = Table::scan(*gazetteer.text_, name, columns(), take); !status) {
    return status.error();
  }
  gazetteer.rows_.shrink_to_fit();
  return gazetteer;
}

std::string_view Gazetteer::key_of(std::size_t row) const {
  std::string_view line = std::string_view(*text_).substr(rows_[row]);
  return line.substr(0, line.find('\t'));
}

std::size_t Gazetteer::lower_bound(std::string_view key) const {
  std::size_t low = 0;
  std::size_t high = rows_.size();
  while (low < high) {
    std::size_t middle = low + (high - low) / 2;
    if (key_of(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

GazetteerRow Gazetteer::read(std::size_t row) const {
  std::string_view line = std::string_view(*text_).substr(rows_[row]);
  line = line.substr(0, line.find('\n'));
  std::vector<std::string_view> cells = split(line, '\t');
  GazetteerRow out{cells[kKey], cells[kName], cells[kCountry], cells[kRegion]};
  parse_number(cells[kLatitude], out.latitude);
  parse_number(cells[kLongitude], out.longitude);
  if (!cells[kPopulation].empty()) parse_number(cells[kPopulation], out.population);
  out.is_region = cells[kKind] == "region";
  out.sign = cells[kSign] == "word"   ? NameSign::word
             : cells[kSign] == "name" ? NameSign::name
                                      : NameSign::none;
  return out;
}

std::vector<GazetteerRow> Gazetteer::find(std::string_view key) const {
  std::vector<GazetteerRow> found;
  for (std::size_t row = lower_bound(key); row < rows_.size() && key_of(row) == key; ++row) {
    found.push_back(read(row));
  }
  return found;
}

bool Gazetteer::begins(std::string_view key) const {
  std::size_t row = lower_bound(key);
  if (row == rows_.size()) return false;
  std::string_view at = key_of(row);
  return at.starts_with(key) && (at.size() == key.size() || at[key.size()] == ' ');
}

std::string gazetteer_key(std::string_view text) {
  std::string folded = fold_name(text);
  std::string key;
  for (std::size_t i = 0; i < folded.size();) {
    CodePoint c = decode_at(folded, i);
    i += c.size;
    if (c.value == U'\'' || c.value == U'.' || c.value == U'ʻ' || c.value == U'ʼ') continue;
    if (c.value == U'-' || c.value == U' ') {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else if (std::string_view plain = plain_letter(c.value); !plain.empty()) {
      key += plain;
    } else {
      append_utf8(key, c.value);
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace dragoman
