// The model of main events: what it refuses to load, what it finds in plain sentences.
#include "reading/event_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "actors_helpers.h"
#include "base/table.h"
#include "language/analyzer.h"
#include "language/model_bytes.h"
#include "reading/main_event.h"
#include "reading_helpers.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const char* const kModel = DRAGOMAN_SOURCE_DIR "/models/events.dgm";

Result<EventModel> load_bytes(const std::string& bytes) {
  const TemporaryFolder folder;
  const fs::path file = folder / "events.dgm";
  std::ofstream(file, std::ios::binary) << bytes;
  return EventModel::load(file);
}

TEST(EventModel, IsNotThere) {
  const auto model = EventModel::load("no-such-folder/events.dgm");
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::not_found);
  EXPECT_THAT(model.error().text(), HasSubstr("events.dgm"));
}

TEST(EventModel, IsDamaged) {
  auto bytes = read_file(kModel);
  ASSERT_TRUE(bytes.ok()) << bytes.error().text();
  ASSERT_TRUE(load_bytes(*bytes).ok());
  std::string bent = *bytes;
  bent[bent.size() / 2] = static_cast<char>(bent[bent.size() / 2] ^ 1);
  const std::string cases[] = {bent, bytes->substr(0, bytes->size() / 2), bytes->substr(0, 10),
                               "no model at all"};
  for (const std::string& damaged : cases) {
    const auto model = load_bytes(damaged);
    ASSERT_FALSE(model.ok()) << damaged.size() << " bytes";
    EXPECT_EQ(model.error().code, ErrorCode::bad_model);
  }
}

// A model of one feature a part, with so many outputs and keys.
std::string model_of(std::uint64_t triggers, std::uint64_t parties, std::uint64_t numbers) {
  return make_file({{"triggers.keys", 2, {2}, std::string(8, 'k')},
                    {"triggers.weights", 1, {1, triggers}, std::string(triggers, '\1')},
                    {"triggers.weights.scale", 0, {1}, std::string(4, '\0')},
                    {"parties.keys", 2, {numbers}, std::string(4 * numbers, 'k')},
                    {"parties.weights", 1, {1, parties}, std::string(parties, '\1')},
                    {"parties.weights.scale", 0, {1}, std::string(4, '\0')}});
}

TEST(EventModel, HasTheRightShape) {
  const auto right = load_bytes(model_of(22, 4, 2));
  EXPECT_TRUE(right.ok()) << right.error().text();
  struct Case {
    std::string bytes;
    const char* message;
  };
  const Case cases[] = {
      {model_of(21, 4, 2), "triggers: 1 keys, 1 rows of 21, wanted rows of 22"},
      {model_of(22, 5, 2), "parties: 1 keys, 1 rows of 5, wanted rows of 4"},
      {model_of(22, 4, 4), "parties: 2 keys, 1 rows of 4"},
      {model_of(22, 4, 3), "parties: 1 keys, 1 rows of 4"},
      {make_file({{"triggers.keys", 2, {2}, std::string(8, 'k')}}), "triggers.weights"},
      {make_file({{"list.upos", 3, {4}, "NOUN"}}), "triggers.keys"},
  };
  for (const Case& c : cases) {
    const auto model = load_bytes(c.bytes);
    ASSERT_FALSE(model.ok()) << c.message;
    EXPECT_EQ(model.error().code, ErrorCode::bad_model);
    EXPECT_THAT(model.error().text(), HasSubstr(c.message));
  }
}

// --- the project's own model ---

struct Read {
  Document document;
  Analysis analysis;
  FrameRoots frames;
  SentenceId sentence{};
};

const Reader& own_reader() {
  static std::vector<Error> refused;
  static const auto reader = load_reader(data_folder(), {}, real_knowledge(), refused);
  check(reader.ok(), "the reader's tables do not load");
  return **reader;
}

Read read_sentence(const std::string& text) {
  static const auto analyzer = load_analyzer(data_folder());
  check(analyzer.ok(), "the analyzer does not load");
  Read read;
  read.document.id = "doc-test";
  read.document.text = text;
  read.document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  read.analysis = (*analyzer)->analyze(read.document);
  read.frames =
      frame_roots(own_reader().prepare(read.document, read.analysis), own_reader().events());
  read.sentence = *longest_sentence(read.analysis);
  return read;
}

MainEvent main_event(const Read& read) {
  return own_reader().main_events().read(read.analysis, read.sentence, read.frames,
                                         own_reader().events().tables());
}

struct Plain {
  const char* sentence;
  const char* trigger;
  std::size_t event_class;
};

constexpr Plain kPlain[] = {
    {"The army shelled a village near Goma on Friday.", "shelled", 4},
    {"Peru and Chile signed a trade agreement in Lima.", "signed", 1},
    {"The president criticised the leader of the opposition.", "criticised", 3},
    {"Norway sent food to the refugees in Chad.", "sent", 2},
    {"Police arrested twelve protesters in Minsk.", "arrested", 4},
    {"Germany urged Russia to respect the ceasefire.", "urged", 0},
    {"The minister spoke to reporters about the floods.", "spoke", 0},
    {"The prime minister called on both sides to end the fighting.", "called", 0},
    {"A spokesman commented on the results of the election.", "commented", 0},
    {"The foreign ministers of Japan and India met in Tokyo.", "met", 1},
    {"Ankara threatened to close the border.", "threatened", 3},
    {"The rebels released four hostages on Sunday.", "released", 2},
    {"Thousands of workers demonstrated against the reform.", "demonstrated", 4},
};

TEST(OwnEventModel, FindsTheMainEventOfPlainSentences) {
  for (const Plain& plain : kPlain) {
    const Read read = read_sentence(plain.sentence);
    const MainEvent event = main_event(read);
    ASSERT_NE(event.trigger, kNoToken) << plain.sentence;
    EXPECT_EQ(read.document.words(read.analysis.at(event.trigger).span), plain.trigger)
        << plain.sentence;
    const auto classes = event.classes();
    EXPECT_EQ(static_cast<std::size_t>(std::max_element(classes.begin(), classes.end()) -
                                       classes.begin()),
              plain.event_class)
        << plain.sentence << " root " << event.root;
    EXPECT_NEAR(std::accumulate(classes.begin(), classes.end(), 0.0), 1.0, 1e-6);
    EXPECT_GT(event.probability, 0.0);
    EXPECT_LE(event.probability, event.roots[static_cast<std::size_t>(event.root)] + 1e-9);
  }
}

TEST(OwnEventModel, ExplainsWhatItReadAndReadsTheSame) {
  const Read read = read_sentence(kPlain[0].sentence);
  const MainEvent event = main_event(read);
  const EventModel& model = own_reader().main_events();
  const auto reasons = model.explain(read.analysis, read.sentence, read.frames, event);
  ASSERT_FALSE(reasons.empty());
  EXPECT_TRUE(std::is_sorted(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  }));
  const MainEvent again = main_event(read);
  EXPECT_EQ(again.trigger, event.trigger);
  EXPECT_EQ(again.root, event.root);
  EXPECT_EQ(again.roots, event.roots);
  // The reasons are the whole score: no other root of the trigger has a higher one.
  auto score = [&](int root) {
    MainEvent other = event;
    other.root = root;
    double sum = 0;
    for (const Contribution& one :
         model.explain(read.analysis, read.sentence, read.frames, other)) {
      sum += one.weight;
    }
    return sum;
  };
  for (int root = 0; root < static_cast<int>(kCameoRoots); ++root) {
    EXPECT_LE(score(root), score(event.root) + 1e-4) << root;
  }
}

TEST(OwnEventModel, FindsNothingInNothing) {
  const auto parsed = parse_conllu(". . PUNCT 0 root\n");
  ASSERT_TRUE(parsed.ok());
  const MainEvent event =
      own_reader().main_events().read(parsed->analysis, SentenceId{}, {}, real_events().tables());
  EXPECT_TRUE(event.parties.empty());
}

// --- the words of a party ---

struct Phrase {
  const char* name;
  const char* lines;
  int head;
  const char* words;
};

class PartyWords : public testing::TestWithParam<Phrase> {};

TEST_P(PartyWords, AreThePhraseAlone) {
  const auto parsed = parse_conllu(GetParam().lines);
  ASSERT_TRUE(parsed.ok()) << parsed.error().text();
  const SentenceView view(parsed->analysis, SentenceId{});
  const TokenRange words = party_words(view, GetParam().head, real_events().tables());
  ASSERT_LT(words.begin, words.end);
  const auto last = static_cast<TokenId>(index(words.end) - 1);
  const Span span{parsed->analysis.at(words.begin).span.begin, parsed->analysis.at(last).span.end};
  EXPECT_EQ(parsed->document.words(span), GetParam().words);
}

constexpr Phrase kPhrases[] = {
    {"Preposition",
     "talks talk NOUN 0 root\nwith with ADP 4 case\nthe the DET 4 det\ngovernment government NOUN "
     "1 "
     "nmod\nof of ADP 6 case\nChad Chad PROPN 4 nmod\n",
     3, "the government of Chad"},
    {"RelativeClause",
     "the the DET 2 det\ntown town NOUN 5 nsubj\nthat that PRON 4 nsubj\nfell fall VERB 2 "
     "acl:relcl\nburned burn VERB 0 root\n",
     1, "the town"},
    {"RelativeClauseInside",
     "the the DET 2 det\nmayor mayor NOUN 0 root\nof of ADP 5 case\nthe the DET 5 det\ntown town "
     "NOUN 2 nmod\nthat that PRON 7 nsubj\nfell fall VERB 5 acl:relcl\n",
     1, "the mayor of the town"},
    {"Time",
     "hit hit VERB 0 root\na a DET 3 det\nvillage village NOUN 1 obj\nnear near ADP 5 case\nGoma "
     "Goma PROPN 3 nmod\non on ADP 7 case\nFriday Friday PROPN 3 nmod\n",
     2, "a village near Goma"},
    {"Row",
     "Peru Peru PROPN 4 nsubj\nand and CCONJ 3 cc\nChile Chile PROPN 1 conj\nmet meet VERB 0 "
     "root\n",
     0, "Peru"},
    {"SecondOfARow",
     "Peru Peru PROPN 4 nsubj\nand and CCONJ 3 cc\nChile Chile PROPN 1 conj\nmet meet VERB 0 "
     "root\n",
     2, "Chile"},
    {"RowInside",
     "leaders leader NOUN 5 nsubj\nof of ADP 3 case\nPeru Peru PROPN 1 nmod\n, , PUNCT 3 punct "
     "glued\nmet meet VERB 0 root\n",
     0, "leaders of Peru"},
    {"Participle",
     "armed armed ADJ 2 amod\nrebels rebel NOUN 5 nsubj\nholding hold VERB 2 acl\nGoma Goma PROPN "
     "3 obj\nfled flee VERB 0 root\n",
     1, "armed rebels"},
    {"Adverb", "only only ADV 2 advmod\nPeru Peru PROPN 3 nsubj\nfled flee VERB 0 root\n", 1,
     "Peru"},
    {"Copula",
     "He he PRON 4 nsubj\nis be AUX 4 cop\nthe the DET 4 det\nking king NOUN 0 root\n. . PUNCT 4 "
     "punct glued\n",
     3, "the king"},
    {"Brackets",
     "the the DET 2 det\nBank Bank PROPN 6 nsubj\n( ( PUNCT 4 punct\nBOA BOA PROPN 2 appos "
     "glued\n) ) PUNCT 4 punct glued\nfailed fail VERB 0 root\n",
     1, "the Bank (BOA)"},
};

INSTANTIATE_TEST_SUITE_P(Phrases, PartyWords, testing::ValuesIn(kPhrases),
                         [](const auto& p) { return std::string(p.param.name); });

}  // namespace
}  // namespace dragoman
