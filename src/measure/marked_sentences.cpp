#include "measure/marked_sentences.h"

#include <fmt/format.h>

#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Takes the marks out; nothing where they do not fit together.
std::optional<MarkedSentence> unmark(std::string_view marked) {
  MarkedSentence sentence;
  PartyLabel open = PartyLabel::none;
  std::uint32_t party = 0, triggers = 0;
  bool in_trigger = false;
  auto here = [&] { return static_cast<std::uint32_t>(sentence.text.size()); };
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const char c = marked[i];
    if (c == '[' && i + 2 < marked.size() && marked[i + 2] == ' ' &&
        party_label(marked[i + 1]) != PartyLabel::none) {
      if (open != PartyLabel::none) return std::nullopt;
      open = party_label(marked[i + 1]);
      party = here();
      i += 2;
    } else if (c == ']' && open != PartyLabel::none) {
      if (party == here()) return std::nullopt;
      sentence.parties.push_back({open, {party, here()}});
      open = PartyLabel::none;
    } else if (c == '{') {
      sentence.trigger.begin = here();
      in_trigger = true;
      ++triggers;
    } else if (c == '}') {
      if (!in_trigger || sentence.trigger.begin == here()) return std::nullopt;
      sentence.trigger.end = here();
      in_trigger = false;
    } else {
      sentence.text += c;
    }
  }
  if (open != PartyLabel::none || in_trigger || triggers != 1) return std::nullopt;
  return sentence;
}

}  // namespace

PartyLabel party_label(char letter) {
  switch (letter) {
    case 'S':
      return PartyLabel::source;
    case 'T':
      return PartyLabel::target;
    case 'R':
      return PartyLabel::both;
    default:
      return PartyLabel::none;
  }
}

Result<std::vector<MarkedSentence>> parse_marked_sentences(std::string_view text,
                                                           const std::string& name) {
  std::vector<MarkedSentence> sentences;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty() || line.front() == '#') continue;
    const std::string place = fmt::format("{}:{}", name, number);
    const bool digits = line.size() > 3 && line[0] >= '0' && line[0] <= '2' && line[1] >= '0' &&
                        line[1] <= '9' && line[2] == '\t';
    const int root = digits ? (line[0] - '0') * 10 + (line[1] - '0') : -1;
    if (root < 0 || root >= static_cast<int>(kCameoRoots)) {
      return Error{ErrorCode::bad_table, "wanted a CAMEO root (00 to 20), a tab and a sentence",
                   place};
    }
    std::optional<MarkedSentence> sentence = unmark(trim(line.substr(3)));
    if (!sentence) {
      return Error{
          ErrorCode::bad_table,
          "wanted one {trigger}, and parties as [S ...], [T ...], [R ...], none in another", place};
    }
    sentence->place = place;
    sentence->root = root;
    sentences.push_back(std::move(*sentence));
  }
  return sentences;
}

}  // namespace dragoman
