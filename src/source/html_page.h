// A page of HTML → a document: what it says of itself (page_metadata) and its main text
// (main_text), title first, one block a line. What stands around the article is left out: of two
// copies of an article the same text is kept, whatever the page advertised that day.
#pragma once

#include <string>

#include "base/result.h"
#include "source/documents.h"
#include "source/html_tree.h"
#include "source/read_job.h"

namespace dragoman {

struct PageText {
  OutlinedText text;
  Metadata metadata;
  std::uint32_t replaced = 0;
};

struct HtmlOptions {
  std::string charset;  // as a header declares it
  std::string url;
  bool whole = false;  // a piece of a page that is an article already: all of it is text
  HtmlLimits limits;
};

// Fails with empty_input where there is no text to speak of, binary_input, bad_encoding, too_large.
Result<PageText> read_page(std::string bytes, const HtmlOptions& options,
                           const SourceTables& tables);

// The document of a page. `known` wins over what the page says.
Result<Document> make_page_document(std::string bytes, std::string file, const Metadata& known,
                                    const HtmlOptions& options, const SourceTables& tables);

HtmlOptions page_options(const ReadJob& job);
void read_html(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
