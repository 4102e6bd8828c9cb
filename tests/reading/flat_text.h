// A text for readers that hardly look at trees: words between blanks, a sentence a line.
//
// All words hang on the first. `~` before a word glues it to the one before ("12 ~%"). Tags are X
// but where the word says one after `/` ("Pro/PROPN"); lemmas are the words in lower case.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "language/conllu.h"

namespace dragoman {

inline Annotated flat_text(const std::vector<std::string>& sentences) {
  std::string lines;
  for (const std::string& sentence : sentences) {
    bool first = true;
    for (std::string_view word : split(sentence, ' ')) {
      bool glued = word.starts_with("~");
      if (glued) word.remove_prefix(1);
      std::string tag = "X";
      auto slash = word.rfind('/');
      if (slash != std::string_view::npos && slash > 0) {
        tag = std::string(word.substr(slash + 1));
        word = word.substr(0, slash);
      }
      lines += std::string(word) + " " + to_lower(word) + " " + tag + " " +
               (first ? "0 root" : "1 dep") + (glued ? " glued" : "") + "\n";
      first = false;
    }
    lines += "\n";
  }
  auto parsed = parse_conllu(lines, "test");
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().text());
  parsed->document.id = "doc-test";
  return std::move(*parsed);
}

}  // namespace dragoman
