// A page's markup as a flat tree: elements and texts in the order of the page, each with its parent
// and the end of what is in it.
//
// libxml2 reads the markup and mends it; we keep what we need of its events and stop it where a
// page is nested or grows without sense. Scripts and styles are dropped, but for JSON-LD. Cost is
// linear in the page for a given limit on nesting.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace dragoman {

// The elements that we treat in a way of their own; all others are `other`. `text` is no element.
enum class HtmlTag : std::uint8_t {
  text,
  other,
  a,
  address,
  article,
  aside,
  b,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  picture,
  pre,
  s,
  script,
  section,
  select,
  small,
  span,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  u,
  ul,
  video,
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  std::uint32_t parent = 0;      // of the root itself 0
  std::uint32_t end = 0;         // the first node after it that is not in it
  Span text;                     // of a text: in the pool
  std::uint32_t attributes = 0;  // the first of its own; they end where the next node's begin
};

struct HtmlAttribute {
  Span name;  // lower case
  Span value;
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;  // the first is the page itself
  std::vector<HtmlAttribute> attributes;
  std::string pool;

  std::string_view text(std::uint32_t node) const { return slice(pool, nodes[node].text); }
  // Empty where there is none.
  std::string_view attribute(std::uint32_t node, std::string_view name) const;
  bool has_attribute(std::uint32_t node, std::string_view name) const;
  // All text in it, white space as it stands.
  std::string all_text(std::uint32_t node) const;

 private:
  const HtmlAttribute* find(std::uint32_t node, std::string_view name) const;
};

struct HtmlLimits {
  std::size_t nesting = 512;
  std::size_t nodes = std::size_t{1} << 21;
};

// The page must be valid UTF-8. Fails with too_large.
Result<HtmlTree> parse_html(std::string_view page, const HtmlLimits& limits = {});

// The encoding that the page declares of itself in its first bytes; empty where it does not.
std::string declared_charset(std::string_view page);

}  // namespace dragoman
