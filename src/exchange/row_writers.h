// What the writers of rows share.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "exchange/row_columns.h"
#include "exchange/writers.h"

namespace dragoman {

// The files of the folder that write_gdelt fills.
inline constexpr const char* kGdeltEvents = "events.csv";
inline constexpr const char* kGdeltMentions = "mentions.csv";

// A header, then a row for what each document tells of each pair; the columns of ours at the end if
// options.extra. Returns how many rows. Fails as Store does, with not_writable and bad_table.
Result<std::size_t> write_story_rows(Store& store, std::ostream& out, const ExportOptions& options,
                                     std::span<const EventColumn> columns, RowSides sides);

// The digits of an id, "doc-0123456789ab", as a number below 2^48; of an id of another form, of
// its hash.
std::uint64_t id_number(std::string_view id);
// The number of the sentence, or an empty cell.
std::string sentence_cell(const Telling& telling);
// YYYY-MM-DD, or empty where it is not known.
std::string published_day(const Document& document);
Error output_refuses();

}  // namespace dragoman
