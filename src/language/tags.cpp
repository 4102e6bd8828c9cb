#include "language/tags.h"

#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kTagCount> kTagNames = {
    "CC",  "CD",   "DT",  "EX",  "FW",  "IN",  "JJ",   "JJR",   "JJS",   "MD",  "NN",
    "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",    "RBR",   "RBS", "RP",
    "SYM", "TO",   "UH",  "VB",  "VBD", "VBG", "VBN",  "VBP",   "VBZ",   "WDT", "WP",
    "WP$", "WRB",  "$",   ",",   ".",   ":",   "HYPH", "-LRB-", "-RRB-", "``",  "''"};

}  // namespace

std::string_view tag_name(Tag tag) {
  return kTagNames[static_cast<std::size_t>(tag)];
}

std::optional<Tag> tag_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kTagCount; ++i) {
    if (kTagNames[i] == name) return static_cast<Tag>(i);
  }
  return std::nullopt;
}

}  // namespace dragoman
