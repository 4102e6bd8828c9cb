#include "cli/explain_tree.h"

#include <fmt/format.h>

#include "briefing/prose.h"
#include "cli/output.h"
#include "language/relations.h"

namespace dragoman {
namespace {

struct Tree {
  const Analysis& analysis;
  std::string_view text;
  Span mark;
  const Terminal& terminal;
  std::string out;

  void draw(TokenId id, const std::string& margin, const char* arm, const char* below) {
    const Token& token = analysis.at(id);
    std::string words = one_line(slice(text, token.span));
    std::string shown = words;
    if (!mark.empty() && mark.overlaps(token.span)) {
      shown = terminal.colours ? styled(terminal, Style::bold, words) : "»" + words + "«";
    }
    std::string facts =
        fmt::format("  {}  {}", upos_name(token.tag), relation_name(token.relation));
    std::string_view lemma = analysis.lemma(id);
    if (lemma != words) facts += fmt::format("  ({})", lemma);
    out += margin + arm + shown + styled(terminal, Style::dim, facts) + "\n";
    std::vector<TokenId> under = children(analysis, id);
    for (std::size_t i = 0; i < under.size(); ++i) {
      bool last = i + 1 == under.size();
      draw(under[i], margin + below, last ? "└─ " : "├─ ", last ? "   " : "│  ");
    }
  }
};

std::string mention_line(const Reading& reading, const Mention& mention) {
  Span span = reading.analysis.span_of(mention.tokens);
  std::string who;
  for (ActorIndex i : mention.actors) {
    const ActorRecord& actor = reading.actors.actor(i);
    who += fmt::format("{}{}{}", who.empty() ? "" : ", ", actor.name,
                       actor.country.empty() ? "" : " (" + actor.country + ")");
  }
  if (who.empty()) who = "nobody";
  return fmt::format("  “{}” → {}: {}", one_line(reading.document.words(span)), who, mention.why);
}

std::string facts_of(const Reading& reading, const Sentence& sentence, const Terminal& terminal) {
  std::string out;
  auto heading = [&](const char* title) { out += styled(terminal, Style::cyan, title) + "\n"; };
  bool first = true;
  for (const Mention& mention : reading.actors.mentions) {
    if (!sentence.tokens.contains(mention.head)) continue;
    if (first) heading("who is who");
    first = false;
    out += wrap(mention_line(reading, mention), terminal.width, 4) + "\n";
  }
  first = true;
  for (const PlaceMention& place : reading.actors.places) {
    if (!sentence.tokens.contains(place.head)) continue;
    if (first) heading("places");
    first = false;
    out += fmt::format("“{}” → {} ({})\n",
                       one_line(reading.document.words(reading.analysis.span_of(place.tokens))),
                       place.place.name, place.place.country);
  }
  first = true;
  for (const DateMention& date : reading.dates) {
    if (!sentence.tokens.contains(date.head)) continue;
    if (first) heading("dates");
    first = false;
    out += fmt::format("“{}” → {}: {}\n", one_line(date.date.text), date_words(date.date),
                       date.date.basis);
  }
  return out;
}

}  // namespace

std::string draw_tree(const Analysis& analysis, SentenceId sentence, std::string_view text,
                      Span mark, const Terminal& terminal) {
  Tree tree{analysis, text, mark, terminal, {}};
  TokenId root = analysis.sentence(sentence).root;
  if (root != kNoToken) tree.draw(root, "", "", "");
  return std::move(tree.out);
}

std::string sentence_in_depth(const Reading& reading, Span span, Span mark, bool with_tree,
                              const Terminal& terminal) {
  std::string out;
  for (std::size_t i = 0; i < reading.analysis.sentences.size(); ++i) {
    const Sentence& sentence = reading.analysis.sentences[i];
    if (!sentence.span.overlaps(span)) continue;
    if (with_tree) {
      out += draw_tree(reading.analysis, static_cast<SentenceId>(i), reading.document.text, mark,
                       terminal);
    }
    out += facts_of(reading, sentence, terminal);
  }
  return out.empty() ? "no sentence of this version's reading stands here\n" : out;
}

}  // namespace dragoman
