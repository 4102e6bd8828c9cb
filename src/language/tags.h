// The finer tag set the rules work with: that of the Penn Treebank, which tells forms of verbs and
// kinds of function words apart. Tokens carry only its image in Upos and Features; see finish() in
// tagger.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman {

enum class Tag : std::uint8_t {
  cc,
  cd,
  dt,
  ex,
  fw,
  in,
  jj,
  jjr,
  jjs,
  md,
  nn,
  nnp,
  nnps,
  nns,
  pdt,
  pos,
  prp,
  prp_poss,
  rb,
  rbr,
  rbs,
  rp,
  sym,
  to,
  uh,
  vb,
  vbd,
  vbg,
  vbn,
  vbp,
  vbz,
  wdt,
  wp,
  wp_poss,
  wrb,
  currency,
  comma,
  stop,   // . ? !
  colon,  // : ; dashes, ellipses
  hyphen,
  open_bracket,
  close_bracket,
  open_quote,
  close_quote
};
inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::close_quote) + 1;

std::string_view tag_name(Tag tag);  // "VBD"
std::optional<Tag> tag_from_name(std::string_view name);

constexpr bool is_noun(Tag t) {
  return t == Tag::nn || t == Tag::nns || t == Tag::nnp || t == Tag::nnps;
}
constexpr bool is_proper(Tag t) {
  return t == Tag::nnp || t == Tag::nnps;
}
constexpr bool is_verb(Tag t) {
  return t >= Tag::vb && t <= Tag::vbz;
}
constexpr bool is_finite(Tag t) {
  return t == Tag::vbd || t == Tag::vbp || t == Tag::vbz || t == Tag::md;
}
constexpr bool is_adjective(Tag t) {
  return t == Tag::jj || t == Tag::jjr || t == Tag::jjs;
}
constexpr bool is_adverb(Tag t) {
  return t == Tag::rb || t == Tag::rbr || t == Tag::rbs;
}
constexpr bool is_punctuation(Tag t) {
  return t >= Tag::comma && t <= Tag::close_quote;
}
constexpr bool is_pronoun(Tag t) {
  return t == Tag::prp || t == Tag::ex || t == Tag::wp;
}

}  // namespace dragoman
