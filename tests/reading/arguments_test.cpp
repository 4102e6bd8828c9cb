// Logical relations on trees built by hand: the same whatever form tells the event.
#include "reading/arguments.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "reading_helpers.h"

namespace dragoman {
namespace {

struct Case {
  const char* name;
  const char* trigger;
  const char* lines;
  const char* arguments;  // "object Chile; subject Peru"
};

class SiteOf : public testing::TestWithParam<Case> {};

TEST_P(SiteOf, Trigger) {
  auto parsed = parse_conllu(GetParam().lines);
  ASSERT_TRUE(parsed.ok()) << parsed.error().text();
  const Analysis& analysis = parsed->analysis;
  TokenId trigger = kNoToken;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    auto token = static_cast<TokenId>(i);
    if (analysis.lemma(token) == GetParam().trigger) trigger = token;
  }
  ASSERT_NE(trigger, kNoToken);
  std::vector<std::string> found;
  for (const Argument& argument : find_site(analysis, real_events().tables(), trigger).arguments) {
    found.push_back(argument.relation + " " + std::string(analysis.lemma(argument.head)));
  }
  std::sort(found.begin(), found.end());
  EXPECT_EQ(fmt::format("{}", fmt::join(found, "; ")), GetParam().arguments)
      << parsed->document.text;
}

constexpr Case kCases[] = {
    {"Active", "attack",
     "Peru Peru PROPN 2 nsubj\nattacked attack VERB 0 root\nChile Chile PROPN 2 obj\n",
     "object Chile; subject Peru"},
    {"Passive", "attack",
     "Chile Chile PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\nattacked attack VERB 0 root\nby by "
     "ADP 5 case\nPeru Peru PROPN 3 obl:agent\n",
     "object Chile; subject Peru"},
    {"Coordinated", "attack",
     "Peru Peru PROPN 4 nsubj\nand and CCONJ 3 cc\nBrazil Brazil PROPN 1 conj\nattacked attack "
     "VERB 0 root\nChile Chile PROPN 4 obj\n",
     "object Chile; subject Brazil; subject Peru"},
    {"Control", "visit",
     "Peru Peru PROPN 2 nsubj\nwants want VERB 0 root\nto to PART 4 mark\nvisit visit VERB 2 "
     "xcomp\nChile Chile PROPN 4 obj\n",
     "object Chile; subject Peru"},
    {"ObjectControl", "leave",
     "Peru Peru PROPN 2 nsubj\nurged urge VERB 0 root\nChile Chile PROPN 2 obj\nto to PART 5 "
     "mark\nleave leave VERB 2 xcomp\n",
     "subject Chile"},
    {"RelativeClause", "attack",
     "Peru Peru PROPN 0 root\nwhich which PRON 3 nsubj\nattacked attack VERB 1 acl:relcl\nChile "
     "Chile PROPN 3 obj\n",
     "object Chile; subject Peru"},
    {"Nominal", "attack",
     "Peru Peru PROPN 3 nmod:poss\n's 's PART 1 case glued\nattack attack NOUN 6 nsubj\non on ADP "
     "5 case\nChile Chile PROPN 3 nmod\nfailed fail VERB 0 root\n",
     "on Chile; possessive Peru"},
    {"SupportVerb", "talk",
     "Peru Peru PROPN 2 nsubj\nheld hold VERB 0 root\ntalks talk NOUN 2 obj\nwith with ADP 5 "
     "case\nChile Chile PROPN 2 obl\n",
     "subject Peru; with Chile"},
    {"SupportVerbPassive", "talk",
     "Talks talk NOUN 3 nsubj:pass\nwere be AUX 3 aux:pass\nheld hold VERB 0 root\nbetween between "
     "ADP 5 case\nPeru Peru PROPN 3 obl\nand and CCONJ 7 cc\nChile Chile PROPN 5 conj\n",
     "between Chile; between Peru"},
    {"UnderAttack", "attack",
     "Chile Chile PROPN 2 nsubj\ncame come VERB 0 root\nunder under ADP 4 case\nattack attack NOUN "
     "2 obl\n",
     "object Chile"},
    {"Host", "talk", "Peru Peru PROPN 2 nsubj\nhosted host VERB 0 root\ntalks talk NOUN 2 obj\n",
     "host Peru"},
    {"Content", "refuse",
     "Peru Peru PROPN 2 nsubj\nrefused refuse VERB 0 root\nto to PART 4 mark\nhelp help VERB 2 "
     "xcomp\nChile Chile PROPN 4 obj\n",
     "complement help; content Chile; subject Peru"},
    {"OnTheObject", "cut",
     "Peru Peru PROPN 2 nsubj\ncut cut VERB 0 root\nties tie NOUN 2 obj\nwith with ADP 5 "
     "case\nChile Chile PROPN 3 nmod\n",
     "object tie; subject Peru; with Chile"},
};

INSTANTIATE_TEST_SUITE_P(Cases, SiteOf, testing::ValuesIn(kCases),
                         [](const auto& p) { return std::string(p.param.name); });

}  // namespace
}  // namespace dragoman
