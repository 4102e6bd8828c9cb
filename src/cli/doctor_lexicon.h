// dragoman doctor --lexicon: what the event lexicon holds, and what of it is used.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace dragoman {

struct LexiconFlags {
  bool lexicon = false;
  bool examples = false;
  std::string frames;              // a part of a file's name: only its frames
  std::vector<std::string> texts;  // to count what fires on them
  std::string data;
};

// Prints how many frames there are by type and mode, and with texts how many of them fired; with
// `examples`, those that do not code as they say, and frames that are in each other's way. Returns
// kDone, or kInputFailed where an example codes wrongly or a frame is refused.
int report_lexicon(Session& session, const LexiconFlags& flags);

}  // namespace dragoman
