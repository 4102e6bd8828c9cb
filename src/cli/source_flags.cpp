#include "cli/source_flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/common_options.h"

namespace dragoman {
namespace {

// "text=body": a field of ours, and where it stands.
std::string check_field(const std::string& given) {
  constexpr std::array<std::string_view, 8> kFields = {"text",   "title", "published", "byline",
                                                       "outlet", "url",   "language",  "genre"};
  const std::size_t equals = given.find('=');
  const std::string_view field = std::string_view(given).substr(0, equals);
  if (equals != std::string::npos && equals + 1 < given.size() &&
      std::find(kFields.begin(), kFields.end(), field) != kFields.end()) {
    return "";
  }
  return fmt::format(
      "'{}' maps no field; wanted text=NAME, and so title, published, byline, "
      "outlet, url, language, genre",
      given);
}

}  // namespace

ReadOptions SourceFlags::options() const {
  ReadOptions out;
  out.line_limit = max_bytes;
  out.text_limit = max_bytes;
  out.given = given;
  out.nesting_limit = max_nesting;
  out.separator = separator;
  out.unpack.depth = static_cast<unsigned>(max_depth);
  out.unpack.ratio = max_ratio;
  out.unpack.total = max_unpacked;
  out.unpack.entry = max_entry;
  out.unpack.entries = max_entries;
  for (const std::string& field : fields) {
    const std::size_t equals = field.find('=');
    out.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
  }
  return out;
}

void metadata_options(Command& command, SourceFlags& flags) {
  command
      .option("--published", flags.given.published, "Day of publication of all texts that are read",
              {{"2025-05-21"}, {"yesterday"}})
      .check(check_day);
  command.option("--outlet", flags.given.outlet, "Who published them", {{"Gazette"}, {}});
}

void field_option(Command& command, SourceFlags& flags) {
  command
      .option("--field", flags.fields,
              "Where JSON lines and CSV have a field of ours, as text=body; may be repeated",
              {{"text=body", "title=article.headline"}, {"body", "x=y", "text="}})
      .repeated()
      .check(check_field);
}

void size_option(Command& command, SourceFlags& flags) {
  command
      .option("--max-bytes", flags.max_bytes,
              "Longest text, page, message, PDF, row or line of JSON (default 64 MiB)",
              {{"1000"}, {"0", "huge"}})
      .between(1, std::size_t{1} << 40);
}

void limit_options(Command& command, SourceFlags& flags) {
  constexpr std::size_t kMost = std::size_t{1} << 60;
  command
      .option("--max-depth", flags.max_depth, "Archives in one another (default 4)",
              {{"8"}, {"x", "1000"}})
      .between(0, 100);
  command
      .option("--max-ratio", flags.max_ratio,
              "Times its size that an input may unpack to (default 200; the first 64 MiB are free)",
              {{"1000"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-unpacked", flags.max_unpacked,
              "Bytes that an input may unpack to (default 1 TiB)", {{"1000000"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-entry", flags.max_entry, "Bytes of one file in an archive (default 64 GiB)",
              {{"1000000"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-entries", flags.max_entries, "Files in an archive (default 10 million)",
              {{"100"}, {"0"}})
      .between(1, kMost);
  command
      .option("--max-nesting", flags.max_nesting,
              "Elements of HTML or XML in one another (default 512)", {{"2000"}, {"0"}})
      .between(1, 100'000);
}

}  // namespace dragoman
