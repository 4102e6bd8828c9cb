#include "cli/explain_tree.h"

#include <fmt/format.h>

#include <map>

#include "briefing/prose.h"
#include "cli/output.h"
#include "cli/tree_drawing.h"
#include "reading/events.h"

namespace dragoman {
namespace {

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
    out += fmt::format("“{}” → {} ({}): {}\n",
                       one_line(reading.document.words(reading.analysis.span_of(place.tokens))),
                       place.place.name, place.place.country, place.why);
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

// What the words of the sentence are to the frame that holds at the mark.
std::map<TokenId, std::string> roles_at(const Reading& reading, const EventLexicon& lexicon,
                                        Span mark) {
  std::map<TokenId, std::string> notes;
  for (const FrameMatch& match : match_events(reading, lexicon)) {
    if (!reading.analysis.at(match.site.trigger).span.overlaps(mark)) continue;
    notes[match.site.trigger] = "frame " + match.frame->name;
    if (match.site.support != nullptr) notes[match.site.anchor] = "carries the noun's event";
    for (TokenId theme : match.themes) notes.emplace(theme, "theme");
    for (const Filler& filler : match.fillers) {
      const char* role = filler.kind == RoleKind::actor ? "actor" : "recipient";
      notes[filler.head] =
          fmt::format("{} by {}{}", role, filler.relation, filler.reached ? ", inside" : "");
    }
  }
  return notes;
}

}  // namespace

std::string sentence_in_depth(const Reading& reading, const EventLexicon& lexicon, Span span,
                              Span mark, bool with_tree, const Terminal& terminal) {
  std::string out;
  TreeDrawing drawing;
  drawing.mark = mark;
  if (with_tree && !mark.empty()) drawing.notes = roles_at(reading, lexicon, mark);
  for (std::size_t i = 0; i < reading.analysis.sentences.size(); ++i) {
    const Sentence& sentence = reading.analysis.sentences[i];
    if (!sentence.span.overlaps(span)) continue;
    if (with_tree) {
      out += draw_tree(reading.analysis, static_cast<SentenceId>(i), reading.document.text,
                       terminal, drawing);
    }
    out += facts_of(reading, sentence, terminal);
  }
  return out.empty() ? "no sentence of this version's reading stands here\n" : out;
}

}  // namespace dragoman
