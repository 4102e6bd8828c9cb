// The two sides of a title: what stands before its office phrase, and what behind.
//
// Both fill a Title whose core is set (persons_titles.h): modifiers, the nationality and the body
// it belongs to on the left, a complement on the right.
#pragma once

#include <optional>

#include "reading/persons_titles.h"

namespace dragoman {

struct TitleLeft {
  TokenId words_begin{};            // of the title's own words, without the nationality
  std::optional<TokenRange> owner;  // the body, organization or place that it names
};

// "former deputy", "Kremlin", "Russia's": everything before the office phrase.
TitleLeft read_left(const Scan& scan, Title& title);
// "of the Armenian parliament", "from the ruling party": what stands behind it, before `limit`.
void read_complement(const Scan& scan, TokenId limit, Title& title);

}  // namespace dragoman
