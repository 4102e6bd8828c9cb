// Feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom. One document an item.
//
// An item's text is its content, or its summary where it has no content; what is HTML in it goes
// through the reader of pages, as an article without a page around it. The feed's own title is the
// outlet unless the item says its source. Items are read as they come, so a feed may be of any
// length. Sources: RSS 2.0, RDF Site Summary 1.0 with its content module, RFC 4287.
#pragma once

#include "source/read_job.h"

namespace dragoman {

void read_feed(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
