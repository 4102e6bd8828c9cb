#include "source/encoding.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace dragoman {
namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
using namespace std::string_view_literals;
// The longer ones first: UTF-32's mark starts with UTF-16's.
constexpr std::array<Mark, 5> kMarks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                         {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                         {"\xEF\xBB\xBF"sv, "UTF-8"},
                                         {"\xFF\xFE"sv, "UTF-16LE"},
                                         {"\xFE\xFF"sv, "UTF-16BE"}}};

// UTF-16 without a mark: of Latin text every second byte is NUL.
const char* guess_wide(std::string_view bytes) {
  std::size_t look = std::min<std::size_t>(bytes.size(), 4096) / 2 * 2;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < look; i += 2) {
    if (bytes[i] == 0) ++even;
    if (bytes[i + 1] == 0) ++odd;
  }
  if (look < 4) return nullptr;
  if (odd * 10 > look * 3 && even * 100 < look) return "UTF-16LE";
  if (even * 10 > look * 3 && odd * 100 < look) return "UTF-16BE";
  return nullptr;
}

bool is_control(char c) {
  auto byte = static_cast<unsigned char>(c);
  bool blank = byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == '\v';
  return (byte < 0x20 && !blank && byte != 0x1B) || byte == 0x7F;
}

// The first byte that shows that this is no text: a NUL, or the first control byte of too many.
std::optional<std::size_t> find_binary(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return 0;
  std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) return nul;
  auto controls = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  if (controls < 4 || controls * 50 < bytes.size()) return std::nullopt;
  return static_cast<std::size_t>(std::find_if(bytes.begin(), bytes.end(), is_control) -
                                  bytes.begin());
}

// UTF-8 but for a few bytes: well-formed sequences outnumber the broken ones.
bool is_nearly_utf8(std::string_view bytes) {
  std::size_t sound = 0;
  std::size_t broken = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if ((bytes[i] & 0x80) == 0) {
      ++i;
      continue;
    }
    CodePoint c = decode_at(bytes, i);
    ++(c.size == 1 ? broken : sound);
    i += c.size;
  }
  return broken == 0 || sound > 2 * broken;
}

// ICU's best guess for bytes that are not UTF-8. windows-1252 where it has none: that is what is
// left of English text with typographic quotes.
std::string detect_encoding(std::string_view bytes) {
  constexpr std::int32_t kLookAt = 1 << 16;
  constexpr std::int32_t kConfident = 30;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                      ucsdet_close);
  if (U_FAILURE(status)) return "windows-1252";
  auto size = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), kLookAt));
  ucsdet_setText(detector.get(), bytes.data(), size, &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "windows-1252";
  std::string name = ucsdet_getName(match, &status);
  std::int32_t confidence = ucsdet_getConfidence(match, &status);
  bool unfit = name.starts_with("UTF") || name.starts_with("ISO-2022") || name.starts_with("IBM");
  if (U_FAILURE(status) || confidence < kConfident || unfit) return "windows-1252";
  // Web pages say Latin-1 and mean windows-1252, which has printable characters in its gap.
  if (name == "ISO-8859-1") return "windows-1252";
  return name;
}

Result<std::string> convert(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                               ucnv_close);
  if (U_FAILURE(status)) {
    return Error{ErrorCode::bad_encoding, fmt::format("no converter from {}", encoding), ""};
  }
  // One UTF-16 unit comes from no fewer than one byte in every encoding that is taken here.
  std::vector<UChar> wide(bytes.size() * 2 + 2);
  std::int32_t length =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) {
    return Error{ErrorCode::bad_encoding, fmt::format("not {}: {}", encoding, u_errorName(status)),
                 ""};
  }
  std::string text;
  text.reserve(bytes.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, length, c);
    append_utf8(text, U_IS_SURROGATE(c) ? 0xFFFD : static_cast<char32_t>(c));
  }
  return text;
}

std::uint32_t count_replaced(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::uint32_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++count;
  }
  return count;
}

// The name as ICU has a converter for it, if it may be true of bytes without NULs that are not
// UTF-8; else empty. What calls itself Latin-1 or ASCII is windows-1252, as browsers know.
std::string declared_encoding(const std::string& declared) {
  constexpr std::size_t kLongest = 60;
  if (declared.empty() || declared.size() > kLongest) return {};
  const std::string lower = to_lower(declared);
  if (lower.starts_with("utf")) return {};
  for (const char* latin : {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}) {
    if (lower == latin) return "windows-1252";
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(lower.c_str(), &status);
  if (converter != nullptr) ucnv_close(converter);
  return U_SUCCESS(status) != 0 ? lower : std::string();
}

Error binary_error(std::size_t offset) {
  return {ErrorCode::binary_input,
          fmt::format("byte {} is none of a text; wanted text or a kind of file that is read here",
                      offset),
          ""};
}

}  // namespace

Result<Decoded> decode_text(std::string bytes, const std::string& declared) {
  constexpr std::size_t kLimit = std::size_t{1} << 30;
  if (bytes.size() > kLimit) return Error{ErrorCode::too_large, "more than 1 GiB of text", ""};
  Decoded decoded;
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    decoded.encoding = mark.encoding;
    bytes.erase(0, mark.bytes.size());
    break;
  }
  if (decoded.encoding.empty()) {
    if (const char* wide = guess_wide(bytes)) decoded.encoding = wide;
  }
  bool wide = decoded.encoding.starts_with("UTF-16") || decoded.encoding.starts_with("UTF-32");
  if (!wide) {
    if (auto offset = find_binary(bytes)) return binary_error(*offset);
    bool utf8 = decoded.encoding == "UTF-8" || is_nearly_utf8(bytes);
    decoded.encoding = utf8 ? "UTF-8" : declared_encoding(declared);
    if (decoded.encoding.empty()) decoded.encoding = detect_encoding(bytes);
  }
  if (decoded.encoding == "UTF-8") {
    decoded.replaced = static_cast<std::uint32_t>(repair_utf8(bytes));
    decoded.text = std::move(bytes);
    return decoded;
  }
  auto text = convert(bytes, decoded.encoding);
  if (!text) return text.error();
  decoded.text = std::move(*text);
  decoded.replaced = count_replaced(decoded.text);
  if (wide) {
    if (auto offset = find_binary(decoded.text)) return binary_error(*offset);
  }
  return decoded;
}

}  // namespace dragoman
