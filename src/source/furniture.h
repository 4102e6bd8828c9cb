// Which lines of a page are furniture: share rows, ratings, appeals, navigation, notices.
//
// Told by the phrases of data/source/furniture.tsv and by the shape of the line (rows of short
// segments between bars, marks without letters). Long lines are never furniture. What stands around
// a line is not looked at here; outline.cpp settles what needs company.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "source/tables.h"

namespace dragoman {

enum class PageMark : std::uint8_t {
  none,
  furniture,
  item,     // furniture beside other items or furniture
  section,  // furniture, and so are the links below
  rubric,   // furniture beside the title
};

PageMark mark_line(std::string_view words, const SourceTables& tables);

// Where furniture is glued to the front of a line ("Become a memberEditor's note: …") or, with a
// blank missing after the stop, to its end ("… he said.Read more"): the byte at which to cut.
std::optional<std::size_t> find_glue(std::string_view words, const SourceTables& tables);

}  // namespace dragoman
