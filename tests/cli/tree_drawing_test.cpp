// Trees in the terminal: drawn from trees written by hand, so that no model decides.
#include "cli/tree_drawing.h"

#include <gtest/gtest.h>

#include <random>

#include "briefing/prose.h"
#include "language/conllu.h"

namespace dragoman {
namespace {

std::string drawn(std::string_view lines, const TreeDrawing& how = {}, unsigned width = 100) {
  const auto read = parse_conllu(lines);
  if (!read) return read.error().text();
  Terminal terminal;
  terminal.width = width;
  return draw_tree(read->analysis, SentenceId{0}, read->document.text, terminal, how);
}

constexpr std::string_view kMet =
    "The       the      DET   2 det\n"
    "ministers minister NOUN  3 nsubj\n"
    "met       meet     VERB  0 root\n"
    "in        in       ADP   5 case\n"
    "Oslo      Oslo     PROPN 3 obl\n"
    ".         .        PUNCT 3 punct glued\n";

TEST(TreeDrawing, StandsInTheOrderOfTheText) {
  EXPECT_EQ(drawn(kMet),
            "   ╭─ The       DET    det         (the)\n"
            " ╭─╯ ministers  NOUN   nsubj       (minister)\n"
            "─┤ met          VERB   root        (meet)\n"
            " │ ╭─ in        ADP    case\n"
            " ├─╯ Oslo       PROPN  obl\n"
            " ╰─ .           PUNCT  punct\n");
}

TEST(TreeDrawing, IsPlainInAscii) {
  EXPECT_EQ(drawn(kMet, {{}, true}),
            "   ,- The       DET    det         (the)\n"
            " ,-' ministers  NOUN   nsubj       (minister)\n"
            "-+ met          VERB   root        (meet)\n"
            " | ,- in        ADP    case\n"
            " |-' Oslo       PROPN  obl\n"
            " `- .           PUNCT  punct\n");
}

TEST(TreeDrawing, MarksWordsWithoutColours) {
  EXPECT_NE(drawn(kMet, {{4, 13}, false}).find("»ministers«"), std::string::npos);
  EXPECT_NE(drawn(kMet, {{4, 13}, true}).find(">ministers<"), std::string::npos);
}

TEST(TreeDrawing, DrawsASingleWord) {
  EXPECT_EQ(drawn("Yes yes INTJ 0 root\n"), "─ Yes  INTJ   root        (yes)\n");
}

TEST(TreeDrawing, CrossesEdgesWhereTreesAreNotProjective) {
  EXPECT_EQ(drawn("a a DET 3 det\n"
                  "b b X 4 dep\n"
                  "c c X 4 dep\n"
                  "d d X 0 root\n"
                  "e e X 2 dep\n"),
            "     ╭─ a  DET    det\n"
            " ╭─┬─┼ b   X      dep\n"
            " ├─┼─╯ c   X      dep\n"
            "─┴─┼ d     X      root\n"
            "   ╰─ e    X      dep\n");
}

// Whatever the tree: a line a token, each with its form and relation, and lines that meet.
TEST(TreeDrawing, DrawsEveryTree) {
  std::mt19937 random(5);
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t size = 1 + random() % 30;
    // A random tree: each hangs on one that was attached before, in a random order.
    std::vector<std::size_t> order(size), head(size + 1, 0);
    for (std::size_t i = 0; i < size; ++i) order[i] = i + 1;
    std::shuffle(order.begin(), order.end(), random);
    for (std::size_t i = 1; i < size; ++i) head[order[i]] = order[random() % i];
    std::string lines;
    for (std::size_t i = 1; i <= size; ++i) {
      lines += "w" + std::to_string(i) + " w X " + std::to_string(head[i]) +
               (head[i] == 0 ? " root\n" : " dep\n");
    }
    const std::string out = drawn(lines);
    EXPECT_EQ(static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n')), size) << lines;
    std::size_t at = 0;
    for (std::size_t i = 1; i <= size; ++i) {
      at = out.find(" w" + std::to_string(i) + " ", at);
      ASSERT_NE(at, std::string::npos) << i << "\n" << lines << out;
    }
  }
}

TEST(TreeDrawing, KeepsFactsInColumnsUnlessATreeIsTooDeep) {
  std::string deep;
  for (int i = 1; i <= 60; ++i) {
    deep += "word word X " + std::to_string(i - 1) + (i == 1 ? " root\n" : " dep\n");
  }
  const std::string out = drawn(deep, {}, 80);
  EXPECT_NE(out.find("word  X      dep\n"), std::string::npos);
  for (std::size_t begin = 0; begin < out.size();) {
    const std::size_t end = out.find('\n', begin);
    EXPECT_LT(columns_of_text(out.substr(begin, end - begin)), 2 * 60 + 30);
    begin = end + 1;
  }
}

}  // namespace
}  // namespace dragoman
