// The text form of frames (docs/frames.md): one pass over the lines of a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/frames.h"

namespace dragoman {

class FrameParser {
 public:
  FrameParser(EventLexicon& lexicon, std::string name)
      : lexicon_(lexicon), name_(std::move(name)) {}

  // Adds every frame of the text to the lexicon, or stops at the first mistake and says where.
  Status parse(std::string_view text);
  // The same for a user's frames: one that is wrong is left out and told, the rest is added, and
  // one with the name of a frame that stands already takes its place.
  void parse_over(std::string_view text, std::vector<Error>& refused);

 private:
  struct Word {
    std::string text;
    std::size_t column = 1;
  };

  Status parse_line(std::string_view line);
  Status open(const std::vector<Word>& words);
  Status close();
  Status parse_code(const std::vector<Word>& words);
  Status parse_contexts(const std::vector<Word>& words);
  Status parse_triggers(TriggerTag tag, const std::vector<Word>& words);
  Status parse_role(RoleKind kind, std::string_view keyword, const std::vector<Word>& words);
  Status parse_filter(const std::vector<Word>& words, std::size_t first, RoleFilter& filter);
  Status parse_governs(const std::vector<Word>& words);
  Status parse_example(std::string_view line);
  Status find_base(const Word& word);
  void inherit();
  Error error(std::size_t column, std::string message) const;
  std::string place() const;

  EventLexicon& lexicon_;
  std::string name_;
  std::size_t line_ = 0;
  bool is_open_ = false;
  bool is_shape_ = false;
  bool replaces_ = false;      // a user's frames
  std::optional<Frame> base_;  // the shape or frame that the open one takes over
  Frame frame_;
};

}  // namespace dragoman
