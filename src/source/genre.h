// The genre of a document by cheap cues: words of data/source/genre.tsv in the places where a
// genre shows itself, and the shape of the outline. A report is what shows nothing else.
#pragma once

#include <string>

#include "base/document.h"
#include "source/tables.h"

namespace dragoman {

// "report", "opinion", "analysis", "interview", "readout", "minutes" or "speech". Needs title,
// outlet and blocks.
std::string guess_genre(const Document& document, const SourceTables& tables);

}  // namespace dragoman
