// The main event of a text of one sentence: frames first, the model over them.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "reading/event_model.h"
#include "reading/frame_match.h"
#include "reading/reader.h"

namespace dragoman {

// The CAMEO root of a frame's code, 1 to 20; 0 for a frame without a code.
int root_of(const Frame& frame);

// The CAMEO roots of the frames that hold in a document, whoever its parties are.
FrameRoots frame_roots(const Reading& reading, const EventLexicon& lexicon);

FrameRoots roots_of(const std::vector<FrameMatch>& matches);

// The model's main event of each sentence of a document, read when it is first asked for and kept.
// All arguments outlive it.
class MainEvents {
 public:
  MainEvents(const Reading& reading, const EventLexicon& lexicon, const EventModel& model,
             const std::vector<FrameMatch>& matches)
      : reading_(reading), lexicon_(lexicon), model_(model), roots_(roots_of(matches)) {}

  const MainEvent& of(SentenceId sentence);
  const MainEvent& of(TokenId token) { return of(reading_.analysis.sentence_of(token)); }

 private:
  const Reading& reading_;
  const EventLexicon& lexicon_;
  const EventModel& model_;
  FrameRoots roots_;
  std::unordered_map<std::uint32_t, MainEvent> known_;
};

// The longest sentence of a text, by words; nothing where it has none.
std::optional<SentenceId> longest_sentence(const Analysis& analysis);

}  // namespace dragoman
