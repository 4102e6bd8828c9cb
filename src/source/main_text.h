// Which blocks of a page are the article, and which stand around it.
//
// Each block speaks for the elements around it by its words outside of links, the less the farther
// it is from them; the element for which most is spoken holds the article. In it and beside it,
// blocks go that their markup, their links, their words (data/source/furniture.tsv) or their place
// tell as furniture. After Gupta et al. 2003 (links), Kohlschütter et al. 2010 (density of text)
// and the habit of readers' modes to let paragraphs vote; weights of our own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "source/html_blocks.h"
#include "source/html_tree.h"
#include "source/tables.h"

namespace dragoman {

struct MainBlock {
  std::size_t block = 0;  // of the page's
  BlockKind kind = BlockKind::paragraph;
  bool sure = true;
};

// What else is known of the page.
struct PageHints {
  std::string title;         // folded (utf8.h)
  std::string article_body;  // folded; what JSON-LD gives as the article's text
};

// Empty where the page has no text to speak of.
std::vector<MainBlock> find_main_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                      const PageHints& hints, const SourceTables& tables);

// All blocks but furniture: for a piece of a page that is an article already.
std::vector<MainBlock> all_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                const PageHints& hints, const SourceTables& tables);

}  // namespace dragoman
