// What is known about a document from outside its text: a line of JSON, a sidecar file beside it
// (`NAME.meta.json`), or the user's options.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace dragoman {

struct Metadata {
  std::string url;
  std::string outlet;
  std::string published;  // as given: ISO 8601
  std::string title;
  std::string byline;
  std::string language;
  std::string genre;

  friend bool operator==(const Metadata&, const Metadata&) = default;
};

// Each field of `first` unless it is empty, else that of `second`.
Metadata merge(const Metadata& first, const Metadata& second);

// "2025-05-21", "2025-05-21T10:00:00Z", "2025-05" or "2025" as a Date with basis "explicit".
// Fails with bad_date.
Result<Date> parse_published(std::string_view text);

// The sidecar of a file; empty metadata where there is none. Fails with not_readable or bad_json.
Result<Metadata> read_sidecar(const std::filesystem::path& file);
bool is_sidecar(const std::filesystem::path& file);

}  // namespace dragoman
