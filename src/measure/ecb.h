// ECB+: news of several outlets in which people marked which mentions mean the same happening.
//
// A topic is a folder of XML files TOPIC_NAME.xml: tokens with their sentences, markables (spans of
// tokens with a kind), relations that join markables to chains, within a document
// (INTRA_DOC_COREF) or across documents (CROSS_DOC_COREF, by its note). Only some sentences were
// marked with care; a CSV of Topic, File, Sentence Number lists them. Taken are all markables of
// actions, negated ones too, that begin in a listed sentence; one without a chain stands alone. An
// address that stands as the first sentence is no text. The XML is read strictly, but only the part
// of it that such files use: no declarations of types, no sections of raw characters. Source:
// Cybulska and Vossen (2014), "Using a sledgehammer to crack a nut?"; the list is theirs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/archive.h"

namespace dragoman {

struct EcbMention {
  std::size_t sentence = 0;         // index into EcbDocument::sentences
  std::vector<std::size_t> tokens;  // of the sentence, in order
  std::string chain;                // the same for all that mean one happening, in its topic
};

struct EcbDocument {
  std::string topic;                                // "1"
  std::string name;                                 // "1_10ecb"
  std::vector<std::vector<std::string>> sentences;  // no token is empty or has a blank in it
  std::vector<std::size_t> numbers;                 // of the sentences in the file
  std::size_t text_from = 0;                        // 1 where an address stands first
  std::vector<EcbMention> mentions;                 // in the text's order
};

struct EcbTopics {
  std::vector<EcbDocument> documents;  // by topic, then name
  std::size_t without_file = 0;        // listed documents that the archive has not
  std::size_t in_two_chains = 0;       // mentions that two relations claim: the first counts
};

// The listed documents of the archive; `topics` empty: of all topics. Fails with bad_table, naming
// the file and line; with bad_argument where a topic is not listed or has no file.
Result<EcbTopics> parse_ecb(const std::vector<ArchivedFile>& files, std::string_view list,
                            const std::string& list_place, const std::vector<std::string>& topics);

}  // namespace dragoman
