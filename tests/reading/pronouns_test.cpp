// Which person a pronoun means, in sentences written for the test and read with the model that
// ships. Depends on the model, so a floor holds the whole and each miss is printed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "actors_helpers.h"
#include "language/model_analyzer.h"
#include "reading/name_agreement.h"
#include "temporary_folder.h"

namespace dragoman {
namespace {

struct Case {
  std::string_view text;    // the pronoun in question between brackets
  std::string_view person;  // the name of the one it means; empty for nobody named
};

constexpr Case kCases[] = {
    // one person
    {"Foreign Minister Marek Dvorak arrived on Monday. [He] will stay two days.", "Marek Dvorak"},
    {"Elena Marin opened the embassy. [Her] speech was short.", "Elena Marin"},
    {"Prime Minister Ana Lopes said [she] would not attend.", "Ana Lopes"},
    {"President Tomas Reyes thanked [his] hosts.", "Tomas Reyes"},
    {"Ambassador Ruth Keller left after the envoys had praised [her].", "Ruth Keller"},
    {"Defence Minister Ivan Petkov resigned. Parliament had asked [him] to go.", "Ivan Petkov"},
    // a woman and a man
    {"President Maria Santos met Prime Minister Peter Novak. [She] spoke first.", "Maria Santos"},
    {"President Maria Santos met Prime Minister Peter Novak. [He] spoke first.", "Peter Novak"},
    {"Anna Weber told Viktor Orlov that [he] had broken the deal.", "Viktor Orlov"},
    {"Anna Weber told Viktor Orlov that [she] had kept the deal.", "Anna Weber"},
    {"Foreign Minister Sofia Lind wrote to Ahmed Hassan about [his] visit.", "Ahmed Hassan"},
    {"Foreign Minister Sofia Lind wrote to Ahmed Hassan about [her] visit.", "Sofia Lind"},
    {"Spokeswoman Jana Kral and envoy David Stone met the press. [She] took no questions.",
     "Jana Kral"},
    {"Spokeswoman Jana Kral and envoy David Stone met the press. [He] took no questions.",
     "David Stone"},
    {"Mrs Okafor received Mr Bello. [He] brought a letter.", "Bello"},
    {"Mrs Okafor received Mr Bello. [Her] staff took notes.", "Okafor"},
    // two persons of one sex
    {"Peter Novak called Viktor Orlov on Friday. [He] asked for more time.", "Peter Novak"},
    {"Peter Novak said that Viktor Orlov had broken [his] word.", "Viktor Orlov"},
    {"Viktor Orlov praised Peter Novak and defended [his] own record.", "Viktor Orlov"},
    {"Minister Paul Brandt met Robert Hale in Oslo. Brandt said [he] was pleased.", "Paul Brandt"},
    {"Robert Hale resigned, and Paul Brandt announced [his] decision to run.", "Paul Brandt"},
    {"Maria Santos spoke with Elena Marin. Marin repeated [her] offer.", "Elena Marin"},
    {"Maria Santos met Elena Marin in Lima. Santos said [she] would return.", "Maria Santos"},
    {"Ahmed Hassan arrived in Cairo. There Omar Farid gave a dinner, and [he] spoke at length.",
     "Omar Farid"},
    {"David Stone was replaced by Ivan Petkov. Petkov had been [his] deputy.", "David Stone"},
    // an object is not the subject of its own verb
    {"Peter Novak met David Stone, and Viktor Orlov thanked [him].", "David Stone"},
    {"Ivan Petkov attacked [him] after Paul Brandt had left.", "Paul Brandt"},
    {"Paul Brandt criticised the treaty. Ivan Petkov supported [him].", "Paul Brandt"},
    {"Maria Santos wrote a letter. Anna Weber answered [her] at once.", "Maria Santos"},
    // oneself
    {"Viktor Orlov told Peter Novak that he blamed [himself].", "Viktor Orlov"},
    {"Peter Novak arrived late. David Stone introduced [himself].", "David Stone"},
    {"Elena Marin waited. Anna Weber excused [herself].", "Anna Weber"},
    // the name follows
    {"When [he] landed in Vienna, President Tomas Reyes was met by protesters.", "Tomas Reyes"},
    {"Before [she] became minister, Sofia Lind taught law.", "Sofia Lind"},
    {"In [his] first speech, Prime Minister Peter Novak promised reform.", "Peter Novak"},
    {"Despite [her] illness, Chancellor Anna Weber travelled to Rome.", "Anna Weber"},
    {"Viktor Orlov called Peter Novak. In the course of [his] visit to Oslo, Minister Peter Novak "
     "met Ivan Petkov.",
     "Peter Novak"},
    {"After [his] arrest, Omar Farid was taken to the capital.", "Omar Farid"},
    // quotations and what is said
    {"\"We are ready,\" said Elena Marin. [She] gave no date.", "Elena Marin"},
    {"\"I will resign,\" Viktor Orlov said, adding that [he] was tired.", "Viktor Orlov"},
    {"\"[She] kept her promise,\" David Stone said of Anna Weber.", "Anna Weber"},
    {"Peter Novak denied that [he] had seen the letter.", "Peter Novak"},
    {"According to Paul Brandt, the talks failed. [He] blamed the weather.", "Paul Brandt"},
    // clauses on a name, owners, longer ways
    {"Robert Hale, who lost [his] seat in March, will be envoy to Kenya.", "Robert Hale"},
    {"Ana Lopes, the prime minister, and [her] cabinet met on Tuesday.", "Ana Lopes"},
    {"Tomas Reyes's adviser said the president had changed [his] mind.", "Tomas Reyes"},
    {"Jana Kral joined the ministry in 2003. In 2010 [she] became its spokeswoman.", "Jana Kral"},
    {"Omar Farid was born in Tunis. He studied in Paris. Later [he] taught there.", "Omar Farid"},
    {"Ruth Keller flew to Geneva. She met the delegates. Then [she] left.", "Ruth Keller"},
    {"Ruth Keller flew to Geneva with Paul Brandt. [His] plane was late.", "Paul Brandt"},
    // nobody named
    {"[He] was elected in May.", ""},
    {"Mrs Okafor read the report. [He] had been lucky, it said.", ""},
    {"Ministers met in Oslo. [His] absence was noted.", ""},
};

// The names of the actors that the marked pronoun means, joined by "; ".
std::string meant(const Analyzer& analyzer, std::string_view marked) {
  const std::size_t open = marked.find('[');
  const std::size_t close = marked.find(']');
  Document document;
  document.id = "doc-test";
  document.text = std::string(marked.substr(0, open)) +
                  std::string(marked.substr(open + 1, close - open - 1)) +
                  std::string(marked.substr(close + 1));
  document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(document.text.size())}});
  const Analysis analysis = analyzer.analyze(document);
  const DocumentActors actors = find_actors(document, analysis, real_knowledge(), real_pronouns());
  std::string names;
  for (const Mention& mention : actors.mentions) {
    if (mention.kind != MentionKind::pronoun) continue;
    if (analysis.span_of(mention.tokens).begin != open) continue;
    for (ActorIndex actor : mention.actors) {
      if (!names.empty()) names += "; ";
      names += actors.actor(actor).name;
    }
  }
  return names;
}

TEST(PronounsOfText, MeanWhomAReaderWouldSay) {
  const std::filesystem::path root(DRAGOMAN_SOURCE_DIR);
  auto loaded = load_model_analyzer(root / "data", root / "models" / "english.dgm");
  ASSERT_TRUE(loaded.ok()) << loaded.error().text();
  const auto analyzer = with_agreed_names(std::move(loaded).value(), real_knowledge());
  int right = 0;
  int all = 0;
  for (const Case& one : kCases) {
    ++all;
    const std::string got = meant(*analyzer, one.text);
    if (got == one.person) {
      ++right;
    } else {
      std::cout << "  " << one.text << "\n    wanted '" << one.person << "', got '" << got << "'\n";
    }
  }
  constexpr int kFloor = 49;
  EXPECT_GE(right, kFloor) << right << " of " << all;
  std::cout << right << " of " << all << " pronouns right\n";
}

TEST(PronounModel, RefusesWhatItDoesNotKnow) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "reading");
  struct Bad {
    const char* weights;
    const char* names;
    const char* said;
  };
  for (const Bad& bad : std::initializer_list<Bad>{
           {"nearest\t0.5x\town\n", "anna\tf\town\n", "pronoun_weights.tsv:2: '0.5x' is no number"},
           {"nearby\t0.5\town\n", "anna\tf\town\n", "no feature 'nearby'"},
           {"nearest\t0.5\town\nnearest\t1\town\n", "anna\tf\town\n", "'nearest' stands twice"},
           {"nearest\t0.5\town\n", "anna\tx\town\n", "given_names.tsv:2: gender 'x'"},
           {"nearest\t0.5\town\n", "anna\tf\town\nanna\tf\town\n", "'anna' stands twice"}}) {
    std::ofstream(folder / "reading" / "pronoun_weights.tsv") << "feature\tweight\tsource\n"
                                                              << bad.weights;
    std::ofstream(folder / "given_names.tsv") << "name\tgender\tsource\n" << bad.names;
    auto loaded = PronounModel::load(folder.path());
    ASSERT_FALSE(loaded.ok()) << bad.said;
    EXPECT_NE(loaded.error().text().find(bad.said), std::string::npos) << loaded.error().text();
  }
}

TEST(PronounModel, KnowsTheGenderOfGivenNames) {
  EXPECT_EQ(real_pronouns().gender_of("Anna"), Gender::female);
  EXPECT_EQ(real_pronouns().gender_of("José"), Gender::male);
  EXPECT_EQ(real_pronouns().gender_of("Xyzzy"), Gender::unknown);
}

}  // namespace
}  // namespace dragoman
