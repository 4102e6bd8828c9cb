#include "record/cursor.h"

#include <charconv>

#include "base/hash.h"

namespace dragoman {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::size_t kMark = 8;  // digits of the fingerprint that the cursor begins with

std::string mark_of(std::string_view listing, std::string_view bytes) {
  std::string all(listing);
  all += '\n';
  all += bytes;
  return sha256_hex(all).substr(0, kMark);
}

std::optional<std::string> bytes_of(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const std::size_t high = kDigits.find(hex[i]);
    const std::size_t low = kDigits.find(hex[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

}  // namespace

std::string cursor_of(std::string_view listing, const std::vector<std::string>& fields) {
  std::string bytes;
  for (const std::string& field : fields) bytes += std::to_string(field.size()) + ":" + field;
  std::string out = mark_of(listing, bytes);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::optional<std::vector<std::string>> fields_of_cursor(std::string_view listing,
                                                         std::string_view cursor) {
  if (cursor.size() < kMark) return std::nullopt;
  const std::optional<std::string> bytes = bytes_of(cursor.substr(kMark));
  if (!bytes || mark_of(listing, *bytes) != cursor.substr(0, kMark)) return std::nullopt;
  std::vector<std::string> fields;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    std::size_t size = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), size);
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    if (rest.empty() || rest.front() != ':' || rest.size() - 1 < size) return std::nullopt;
    fields.emplace_back(rest.substr(1, size));
    rest.remove_prefix(1 + size);
  }
  return fields;
}

}  // namespace dragoman
