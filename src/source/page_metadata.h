// What a page says of itself besides its text: title, day, author, outlet, address.
//
// JSON-LD is believed before Open Graph and other <meta>, these before what stands on the page
// (<h1>, <time>, a byline), and the address comes last. Names of fields are in
// data/source/page_fields.tsv. Sources: schema.org, ogp.me, Dublin Core.
#pragma once

#include <string>
#include <vector>

#include "source/html_blocks.h"
#include "source/html_tree.h"
#include "source/metadata.h"
#include "source/tables.h"

namespace dragoman {

struct PageMetadata {
  Metadata metadata;         // language and genre are left to the text
  std::string article_body;  // what JSON-LD gives as the article's text
};

// `url` is where the page is known to be from; may be empty.
PageMetadata read_page_metadata(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                const std::string& url, const SourceTables& tables);

}  // namespace dragoman
