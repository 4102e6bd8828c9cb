// Attributions that people marked in texts: brat standoff with Source, Cue and Content.
//
// A text is NAME.txt, its marks NAME.ann or NAME_WHO.ann, anywhere in the archive (PolNeAR keeps
// them in folders text/ and attributions/). Of a text that several people marked, the first of them
// by name counts. Spans count code points there and bytes here. An attribution may want its source.
// Source: brat standoff format; Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus
// for Political News".
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "measure/archive.h"

namespace dragoman {

// Each part in the order of the text; a content has several pieces where the cue parts it.
struct MarkedAttribution {
  std::vector<Span> source;
  std::vector<Span> cue;
  std::vector<Span> content;
};

struct MarkedText {
  std::string name;  // without folder and ending
  std::string text;
  std::vector<MarkedAttribution> attributions;
};

struct MarkedTexts {
  std::vector<MarkedText> texts;  // by name
  std::size_t marked_again = 0;   // files of marks left out, as another of the same text counts
  std::size_t without_text = 0;   // files of marks whose text is not there
  std::size_t lines_unread = 0;   // lines without cells, attributions of a span that is not there
};

// Fails with bad_table, naming file and line, where a span of ours is mistyped or lies outside its
// text; with empty_input where no text has marks.
Result<MarkedTexts> parse_marked_texts(const std::vector<ArchivedFile>& files,
                                       const std::string& place);

}  // namespace dragoman
