#include "reading/main_event.h"

#include "reading/events.h"

namespace dragoman {

FrameRoots frame_roots(const Reading& reading, const EventLexicon& lexicon) {
  return roots_of(match_events(reading, lexicon));
}

int root_of(const Frame& frame) {
  if (frame.cameo.size() < 2) return 0;
  return (frame.cameo[0] - '0') * 10 + (frame.cameo[1] - '0');
}

FrameRoots roots_of(const std::vector<FrameMatch>& matches) {
  FrameRoots roots;
  for (const FrameMatch& match : matches) {
    if (const int root = root_of(*match.frame)) roots[index(match.site.trigger)] = root;
  }
  return roots;
}

const MainEvent& MainEvents::of(SentenceId sentence) {
  auto [place, fresh] = known_.try_emplace(index(sentence));
  if (fresh) place->second = model_.read(reading_.analysis, sentence, roots_, lexicon_.tables());
  return place->second;
}

std::optional<SentenceId> longest_sentence(const Analysis& analysis) {
  std::optional<SentenceId> longest;
  for (std::uint32_t i = 0; i < analysis.sentences.size(); ++i) {
    const bool longer =
        !longest || analysis.sentences[i].tokens.size() > analysis.sentence(*longest).tokens.size();
    if (longer) longest = static_cast<SentenceId>(i);
  }
  return longest;
}

}  // namespace dragoman
