#include "base/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/result.h"

namespace dragoman {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// What comparison treats as one character, beyond case and marks.
char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x00B4:
    case 0x0060:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x00AB:
    case 0x00BB:
    case 0x201E:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x0131:
      return 'i';
    case 0x00F8:
      return 'o';
    case 0x0142:
      return 'l';
    case 0x0111:
      return 'd';
    case 0x0259:
      return 'a';
    default:
      return c;
  }
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    i += c.size;
    if (is_space(c.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      append_utf8(out, c.value);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

CodePoint decode_at(std::string_view text, std::size_t offset) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int32_t>(offset);
  UChar32 c = 0;
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  if (c < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(c),
          static_cast<std::uint32_t>(i) - static_cast<std::uint32_t>(offset)};
}

void append_utf8(std::string& out, char32_t value) {
  std::uint8_t buffer[4];
  std::int32_t size = 0;
  UBool failed = false;
  U8_APPEND(buffer, size, 4, static_cast<UChar32>(value), failed);
  check(!failed, "append_utf8: not a code point");
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

std::size_t repair_utf8(std::string& text) {
  std::size_t replaced = 0;
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size();) {
    if ((text[i] & 0x80) == 0) {
      ++i;
      continue;
    }
    CodePoint c = decode_at(text, i);
    if (c.value == 0xFFFD && c.size == 1) {
      out.append(text, copied, i - copied);
      append_utf8(out, 0xFFFD);
      copied = i + 1;
      ++replaced;
    }
    i += c.size;
  }
  if (replaced > 0) {
    out.append(text, copied);
    text = std::move(out);
  }
  return replaced;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  every_64_bytes_.reserve(text.size() / 64 + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 64 == 0) every_64_bytes_.push_back(count);
    if ((text[i] & 0xC0) != 0x80) ++count;
  }
  if (text.size() % 64 == 0) every_64_bytes_.push_back(count);
}

std::uint32_t CodePointIndex::code_points_before(std::uint32_t byte_offset) const {
  check(byte_offset <= text_.size(), "CodePointIndex: offset past the end");
  std::uint32_t count = every_64_bytes_[byte_offset / 64];
  for (std::uint32_t i = byte_offset / 64 * 64; i < byte_offset; ++i) {
    if ((text_[i] & 0xC0) != 0x80) ++count;
  }
  return count;
}

std::uint32_t CodePointIndex::byte_offset(std::uint32_t code_point) const {
  auto block = std::upper_bound(every_64_bytes_.begin(), every_64_bytes_.end(), code_point);
  auto index = static_cast<std::uint32_t>(block - every_64_bytes_.begin()) - 1;
  std::uint32_t count = every_64_bytes_[index];
  std::uint32_t i = index * 64;
  for (; i < text_.size(); ++i) {
    if ((text_[i] & 0xC0) == 0x80) continue;
    if (count == code_point) return i;
    ++count;
  }
  check(count == code_point, "CodePointIndex: code point past the end");
  return static_cast<std::uint32_t>(text_.size());
}

bool is_letter(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}
bool is_upper(char32_t c) {
  return u_isUUppercase(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  if (is_ascii(text)) {
    std::transform(out.begin(), out.end(), out.begin(), lower_ascii);
    return out;
  }
  out.clear();
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                            sink, nullptr, status);
  check(U_SUCCESS(status), "to_lower: ICU failed");
  return out;
}

std::string fold_name(std::string_view text) {
  if (is_ascii(text)) {
    std::string out = squeeze(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c == '`' ? '\'' : lower_ascii(c); });
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  check(U_SUCCESS(status), "fold_name: ICU has no NFKD data");
  icu::UnicodeString wide = nfkd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                                                text.data(), static_cast<int32_t>(text.size()))),
                                            status);
  check(U_SUCCESS(status), "fold_name: ICU failed");
  std::string out;
  wide.toLower(icu::Locale::getRoot());
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    UChar32 c = wide.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    append_utf8(out, plain(static_cast<char32_t>(c)));
  }
  return squeeze(out);
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    CodePoint c = decode_at(text, begin);
    if (!is_space(c.value)) break;
    begin += c.size;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (text[last] & 0xC0) == 0x80) --last;
    if (!is_space(decode_at(text, last).value)) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (true) {
    std::size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) {
      parts.push_back(text.substr(begin));
      return parts;
    }
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace dragoman
