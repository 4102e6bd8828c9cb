#include "linking/noun_mentions.h"

#include <gtest/gtest.h>

#include "linking/telling_helpers.h"
#include "linking/tellings.h"

namespace dragoman {
namespace {

// The words that take up events, as "word=trigger" in order.
std::string taken_up(const std::vector<std::string>& sentences,
                     const std::vector<EventSpec>& events) {
  MarkedReports reports;
  reports.add("2024-05-04", sentences, events);
  const auto linked = reports.link();
  std::vector<const EventMention*> mentions;
  for (const EventMention& mention : linked.mentions) mentions.push_back(&mention);
  std::string out;
  for (const NounMention& noun : noun_mentions_of(reports.document(0), reports.sentences(0),
                                                  mentions, project_linker().tables)) {
    std::string trigger;
    for (const ToldEvent& told : linked.told) {
      if (told.event->id == noun.event) trigger = told.event->trigger.text;
    }
    if (!out.empty()) out += ", ";
    out += std::string(slice(reports.document(0).text, noun.word)) + "=" + trigger;
  }
  return out;
}

EventSpec spec(const std::string& type) {
  EventSpec out;
  out.type = type;
  return out;
}

TEST(NounMentions, TakeUpWhatWasTold) {
  struct Case {
    std::vector<std::string> sentences;
    std::vector<EventSpec> events;
    const char* taken;
  };
  const Case cases[] = {
      {{"Berg *met* Lind.", "The meeting was frank."}, {spec("CONSULT")}, "meeting=met"},
      {{"Berg *met* Lind.", "Their three-hour talks went well."}, {spec("CONSULT")}, "talks=met"},
      {{"Berg *met* Lind.", "Thursday’s talks went well."}, {spec("CONSULT")}, "talks=met"},
      {{"Norway *struck* Sweden.", "This attack, Lind said, is an act of war."},
       {spec("ASSAULT")},
       "attack=struck"},
      {{"Berg *met* Lind.", "Norway *struck* Sweden.", "The meeting was long; the strike was not."},
       {spec("CONSULT"), spec("ASSAULT")},
       "meeting=met, strike=struck"},
      {{"Berg *met* Lind in May.", "Berg *saw* Holm.", "The conversation was warm."},
       {spec("CONSULT"), spec("CONSULT")},
       "conversation=saw"},
      {{"Berg *met* Lind.", "The talks lasted an hour.", "They were hard."},
       {spec("CONSULT")},
       "talks=met, They=met"},
      {{"Berg *met* Lind.", "It was a frank exchange."}, {spec("CONSULT")}, "exchange=met"},
      {{"Berg *met* Lind.", "Both ministers smiled.", "They were in Oslo."}, {spec("CONSULT")}, ""},
      // Another one, somebody's own, none yet told, or no definite one.
      {{"Berg *met* Lind.", "The previous meeting was short."}, {spec("CONSULT")}, ""},
      {{"Norway *struck* Sweden.", "The Danish strike was worse."}, {spec("ASSAULT")}, ""},
      {{"Norway *struck* Sweden.", "Denmark’s strike was worse."}, {spec("ASSAULT")}, ""},
      {{"Norway *struck* Sweden.", "The raid on Oslo in May was worse."}, {spec("ASSAULT")}, ""},
      {{"The talks were hard.", "Berg *met* Lind."}, {spec("CONSULT")}, ""},
      {{"Berg *met* Lind.", "A meeting costs time."}, {spec("CONSULT")}, ""},
      {{"Berg *met* Lind.", "The strike goes on."}, {spec("CONSULT")}, ""},
      {{"Berg held the *talks*."}, {spec("CONSULT")}, ""},
  };
  for (const Case& c : cases)
    EXPECT_EQ(taken_up(c.sentences, c.events), c.taken) << c.sentences[1 % c.sentences.size()];
}

TEST(NounMentions, NotFromAPlanThatIsOnlyThoughtOf) {
  EventSpec thought = spec("CONSULT");
  thought.realis = Realis::hypothetical;
  EXPECT_EQ(taken_up({"Berg might *meet* Lind.", "The meeting would be long."}, {thought}), "");
}

Document text_of(const std::string& id, const std::string& outlet, const std::string& text,
                 const std::string& day) {
  Document out;
  out.id = id;
  out.outlet = outlet;
  out.text = text;
  out.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}}};
  out.published = date_of_day(*parse_iso_day(day), "", "explicit");
  return out;
}

TEST(Tellings, CopiesAndVersions) {
  const std::string wire =
      "The foreign ministers of Norway and Sweden met in Oslo on Friday to talk about fish, trade "
      "and the bridge over the sound, and agreed to meet again in Stockholm before the summer "
      "ends.";
  const std::string longer =
      wire + " A spokeswoman said later that the bridge would be paid for by both countries.";
  const Document first = text_of("b", "Fjord Wire", wire, "2024-05-03");
  const Document copy = text_of("a", "Harbour Post", wire, "2024-05-04");
  const Document update = text_of("c", "Fjord Wire", longer, "2024-05-05");
  const Document other =
      text_of("d", "Sound Mail", "Berg was in Oslo on Friday, where fish was on the table again.",
              "2024-05-03");
  for (const auto& order : {std::vector<const Document*>{&first, &copy, &update, &other},
                            std::vector<const Document*>{&other, &update, &copy, &first}}) {
    const Tellings tellings = tellings_of(order);
    EXPECT_EQ(tellings.copy_of, (std::map<std::string, std::string>{{"a", "b"}}));
    EXPECT_EQ(tellings.superseded_by, (std::map<std::string, std::string>{{"b", "c"}}));
  }
  EXPECT_DOUBLE_EQ(shared_share(shingles_of(first), shingles_of(copy)), 1);
  EXPECT_LT(shared_share(shingles_of(first), shingles_of(other)), 0.1);
}

TEST(Tellings, OfTextsTooShortToTell) {
  const Document a = text_of("a", "X", "They met.", "2024-05-03");
  const Document b = text_of("b", "Y", "They met.", "2024-05-03");
  EXPECT_TRUE(tellings_of({&a, &b}).copy_of.empty());
}

}  // namespace
}  // namespace dragoman
