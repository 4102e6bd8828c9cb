// PDF → a document, through Poppler.
//
// Pages are taken in reading order. Lines that stand at the top or bottom of most pages are dropped
// (running titles), page numbers too; words parted at a line's end are joined; what is left goes
// the way of a plain text with broken lines. Pictures of text are not read; the day on which the
// file was made is not believed to be the day of publication.
#pragma once

#include <string>

#include "base/result.h"
#include "source/documents.h"
#include "source/read_job.h"

namespace dragoman {

// Fails with bad_pdf.
Result<Document> make_pdf_document(const std::string& bytes, std::string file,
                                   const Metadata& known, const SourceTables& tables);

// The text of pages put together. Lines of a page are parted by '\n'.
std::string join_pdf_pages(const std::vector<std::string>& pages);

void read_pdf(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
