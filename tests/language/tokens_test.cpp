#include "language/tokens.h"

#include <gtest/gtest.h>

#include "language/language_helpers.h"

namespace dragoman {
namespace {

struct Case {
  const char* text;
  const char* tokens;
};

TEST(Tokens, AreCutAsTreebanksCutThem) {
  const Case cases[] = {
      // clitics
      {"They don't and can't.", "They do n't and ca n't ."},
      {"Latvia’s envoy", "Latvia ’s envoy"},
      {"We cannot; I'm gonna", "We can not ; I 'm gon na"},
      {"the ministers' talks", "the ministers ' talks"},
      {"O'Neill of Côte d'Ivoire", "O'Neill of Côte d'Ivoire"},
      // hyphens and dashes
      {"Finnish-Estonian border", "Finnish - Estonian border"},
      {"a tete-a-tete", "a tete - a - tete"},
      {"anti-government, pro-Western", "anti-government , pro-Western"},
      {"the co-chair re-opened", "the co-chair re-opened"},
      {"Tamm—Riga's man", "Tamm — Riga 's man"},
      {"2019–2024", "2019 – 2024"},
      {"Hwang Chae-yong", "Hwang Chae-yong"},
      // numbers
      {"$12.4 million", "$ 12.4 million"},
      {"$ 12.4", "$ 12.4"},
      {"€3bn, 40,000 men", "€ 3 bn , 40,000 men"},
      {"12km at 08:30, 7.5%", "12 km at 08:30 , 7.5 %"},
      {"No. 59 / 2025", "No. 59 / 2025"},
      {"He said no. Then", "He said no . Then"},
      {"the 1990s and the 9th", "the 1990s and the 9th"},
      {"May21 and June3", "May 21 and June 3"},
      // abbreviations
      {"the U.S. and U.N. envoys", "the U.S. and U.N. envoys"},
      {"Mr. J. Doe, Ph.D.", "Mr. J. Doe , Ph.D."},
      {"at 5 p.m. on Jan. 3", "at 5 p.m. on Jan. 3"},
      {"e.g. oil, etc.", "e.g. oil , etc."},
      {"Dr. Roe of Acme Inc.", "Dr. Roe of Acme Inc."},
      // quotes, brackets, bullets
      {"“We ‘won’,” she said", "“ We ‘ won ’ , ” she said"},
      {"(see [3])", "( see [ 3 ] )"},
      {"• Trade: up", "• Trade : up"},
      {"Wait... what?!", "Wait ... what ?!"},
      // glued sentences, addresses
      {"It was reopened.The mayor", "It was reopened . The mayor"},
      {"see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."},
      {"write to desk@example.org, or example.com", "write to desk@example.org , or example.com"},
      {"@envoy #talks", "@envoy #talks"},
      {"AT&T and/or", "AT&T and / or"},
      {"mid- and long-term", "mid- and long - term"},
      {"I kn- — I know", "I kn- — I know"},
      {"UN-led talks, an un-elected man", "UN - led talks , an un-elected man"},
      {"pre-2014 borders, mid-1980s", "pre-2014 borders , mid-1980s"},
      {"the member(s) of (s)", "the member(s) of ( s )"},
      {"take ’em, a lotta, c'mon", "take ’em , a lot ta , c'm on"},
      {"call 303-555-0142 or 2019-2024", "call 303-555-0142 or 2019 - 2024"},
      {"at 6:30pm", "at 6:30 pm"},
      {"Doe, D. R. (2007)", "Doe , D. R. ( 2007 )"},
      {"plan B. (see it)", "plan B . ( see it )"},
      {"thanks :-) (see:)", "thanks :-) ( see : )"},
      {"", ""},
      {" \t\n ", ""}};
  for (const Case& c : cases) EXPECT_EQ(tokens_of(c.text), c.tokens) << c.text;
}

TEST(Tokens, KnowsQuotes) {
  EXPECT_TRUE(is_quote("“"));
  EXPECT_TRUE(is_quote("''"));
  EXPECT_FALSE(is_quote("("));
}

}  // namespace
}  // namespace dragoman
