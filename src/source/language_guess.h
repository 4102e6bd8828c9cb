// In which language is this? By script, then by the share of function words.
//
// Made to keep what is not English from being read as if it were; not a detector of two hundred
// languages. Needs a sentence or two: short Latin text without evidence counts as English.
#pragma once

#include <string>
#include <string_view>

#include "source/tables.h"

namespace dragoman {

// ISO 639-1, or "und" for a text in no language of data/source/languages.tsv. Linear in the text,
// of which the first 100,000 bytes are looked at.
std::string guess_language(std::string_view text, const SourceTables& tables);

// Whether most letters are outside the Latin script; false for a line without letters.
bool is_mostly_non_latin(std::string_view line);

// Whether a Latin line of eight words or more is clearly in another language than English.
bool is_other_latin(std::string_view line, const SourceTables& tables);

}  // namespace dragoman
