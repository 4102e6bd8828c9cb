#include "serve/route.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/date.h"

namespace dragoman {
namespace {

Error wrong(const Parameter& parameter, const std::string& value, const char* wanted) {
  return {ErrorCode::bad_argument, fmt::format("'{}' is not {}", value, wanted), parameter.name};
}

// A code as the record has them; whether it is a state's is seen there.
bool is_country(std::string_view text) {
  const auto may_stand = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return text.size() == 3 && std::all_of(text.begin(), text.end(), may_stand);
}

template <typename Number>
bool is_number(const std::string& text, Number& number) {
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return !text.empty() && read.ec == std::errc() && read.ptr == end;
}

Status check_value(const Parameter& parameter, const std::string& value) {
  std::size_t count = 0;
  double share = 0;
  switch (parameter.kind) {
    case ParameterKind::text:
      break;
    case ParameterKind::day:
      if (!parse_iso_day(value)) return wrong(parameter, value, "a day such as 2025-05-21");
      break;
    case ParameterKind::count:
      if (!is_number(value, count) || count == 0) return wrong(parameter, value, "a number from 1");
      break;
    case ParameterKind::share:
      if (!is_number(value, share) || !(share >= 0 && share <= 1)) {
        return wrong(parameter, value, "a number from 0 to 1");
      }
      break;
    case ParameterKind::flag:
      if (value != "0" && value != "1") return wrong(parameter, value, "0 or 1");
      break;
    case ParameterKind::pair:
      if (value.size() != 7 || value[3] != '-' || !is_country(value.substr(0, 3)) ||
          !is_country(value.substr(4)) || value.substr(0, 3) == value.substr(4)) {
        return wrong(parameter, value, "two countries such as ARM-RUS");
      }
      break;
    case ParameterKind::country:
      if (!is_country(value)) return wrong(parameter, value, "a country's code such as ARM");
      break;
  }
  const auto is_value = [&](const char* word) { return value == word; };
  if (!parameter.words.empty() &&
      std::none_of(parameter.words.begin(), parameter.words.end(), is_value)) {
    return wrong(parameter, value,
                 fmt::format("one of {}", fmt::join(parameter.words, ", ")).c_str());
  }
  return {};
}

}  // namespace

Result<Asked> Asked::make(const Target& target, const std::vector<Parameter>& parameters) {
  Asked out;
  for (const auto& [name, value] : target.query) {
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& one) { return name == one.name; });
    if (known == parameters.end()) {
      return Error{ErrorCode::bad_argument, "this route takes no such parameter", name};
    }
    if (value.empty()) continue;  // as a form leaves out what is not filled in
    if (Status good = check_value(*known, value); !good) return good.error();
    std::vector<std::string>& values = out.values_[name];
    if (!values.empty() && !known->repeated) {
      return Error{ErrorCode::bad_argument, "given more than once", name};
    }
    values.push_back(value);
  }
  for (const Parameter& parameter : parameters) {
    if (parameter.required && !out.has(parameter.name)) {
      return Error{ErrorCode::bad_argument, "is needed", parameter.name};
    }
  }
  return out;
}

std::string Asked::get(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string() : found->second.front();
}

std::vector<std::string> Asked::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::size_t Asked::count(std::string_view name, std::size_t otherwise) const {
  std::size_t out = otherwise;
  if (has(name)) is_number(get(name), out);
  return out;
}

double Asked::share(std::string_view name) const {
  double out = 0;
  if (has(name)) is_number(get(name), out);
  return out;
}

}  // namespace dragoman
