#include "reading/frame_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Logical relations that are no prepositions (arguments.h).
constexpr std::array<std::string_view, 14> kRelations = {
    "subject",         "object",     "indirect",  "possessive", "adjective", "compound", "content",
    "content-subject", "complement", "predicate", "when",       "host",      "third",    "aside"};
// Classes that actors have by themselves (frame_match.h).
constexpr std::array<std::string_view, 9> kActorClasses = {
    "actor", "state", "person", "armed", "organization", "body", "place", "media", "group"};

constexpr std::array<std::pair<std::string_view, Governs>, 5> kGoverns = {{
    {"happened", Governs::happened},
    {"ongoing", Governs::ongoing},
    {"planned", Governs::planned},
    {"hypothetical", Governs::hypothetical},
    {"negated", Governs::negated},
}};

template <typename List>
bool holds(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The word that heads a trigger of several: the first of a verb, the last of a noun, but for
// "state of emergency" the word before the preposition.
std::uint32_t find_head(TriggerTag tag, const std::vector<std::string>& words,
                        const EventTables& tables) {
  if (tag == TriggerTag::verb) return 0;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    if (tables.in_class(words[i], "preposition")) return i - 1;
  }
  return static_cast<std::uint32_t>(words.size() - 1);
}

}  // namespace

Status EventLexicon::add(std::string_view text, const std::string& name) {
  return FrameParser(*this, name).parse(text);
}

void EventLexicon::add_over(std::string_view text, const std::string& name,
                            std::vector<Error>& refused) {
  FrameParser(*this, name).parse_over(text, refused);
}

Error FrameParser::error(std::size_t column, std::string message) const {
  return {ErrorCode::bad_frame, std::move(message), fmt::format("{}:{}:{}", name_, line_, column)};
}

std::string FrameParser::place() const {
  return fmt::format("{}:{}", name_, line_);
}

Status FrameParser::parse(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    ++line_;
    Status status = parse_line(line);
    if (!status) return status;
  }
  return close();
}

void FrameParser::parse_over(std::string_view text, std::vector<Error>& refused) {
  replaces_ = true;
  bool skipping = false;  // the rest of a frame that is wrong
  auto refuse = [&](const Status& status) {
    refused.push_back(status.error());
    is_open_ = false;
    skipping = true;
  };
  for (std::string_view line : split(text, '\n')) {
    ++line_;
    const std::string_view start = trim(line);
    const std::string_view keyword = start.substr(0, start.find_first_of(" \t"));
    const bool opens = keyword == "frame" || keyword == "shape";
    if (opens) {
      Status closed = close();
      if (!closed) refuse(closed);
      skipping = false;
    }
    if (skipping) continue;
    Status status = parse_line(line);
    if (!status) refuse(status);
  }
  Status closed = close();
  if (!closed) refuse(closed);
}

Status FrameParser::parse_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<Word> words;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ') {
      ++i;
      continue;
    }
    std::size_t end = std::min(line.find(' ', i), line.size());
    words.push_back({std::string(line.substr(i, end - i)), i + 1});
    i = end;
  }
  if (words.empty() || words[0].text.front() == '#') return {};
  std::string_view keyword = words[0].text;
  if (line.find('\t') != std::string_view::npos) {
    return error(line.find('\t') + 1, "a tab, wanted blanks");
  }
  if (keyword == "frame" || keyword == "shape") return open(words);
  if (!is_open_) return error(words[0].column, "wanted 'frame NAME' or 'shape NAME' first");
  std::string_view role = keyword.substr(0, keyword.find_first_of(".!"));
  if (role == "actor") return parse_role(RoleKind::actor, keyword.substr(role.size()), words);
  if (role == "recipient") {
    return parse_role(RoleKind::recipient, keyword.substr(role.size()), words);
  }
  if (role == "theme") return parse_role(RoleKind::theme, keyword.substr(role.size()), words);
  if (role == "without") return parse_role(RoleKind::without, keyword.substr(role.size()), words);
  if (keyword == "mutual") {
    frame_.mutual = true;
    return {};
  }
  if (is_shape_) return error(words[0].column, "a shape holds roles only");
  if (keyword == "code") return parse_code(words);
  if (keyword == "context") return parse_contexts(words);
  if (keyword == "verb") return parse_triggers(TriggerTag::verb, words);
  if (keyword == "noun") return parse_triggers(TriggerTag::noun, words);
  if (keyword == "adjective") return parse_triggers(TriggerTag::adjective, words);
  if (keyword == "governs") return parse_governs(words);
  if (keyword == "example") return parse_example(line);
  return error(words[0].column, fmt::format("unknown keyword '{}'", keyword));
}

Status FrameParser::open(const std::vector<Word>& words) {
  Status status = close();
  if (!status) return status;
  is_shape_ = words[0].text == "shape";
  bool with_base = !is_shape_ && words.size() == 4 && words[2].text == ":";
  if (words.size() != 2 && !with_base) {
    return error(words[0].column,
                 "wanted 'frame NAME', 'frame NAME : SHAPE or FRAME' or 'shape NAME'");
  }
  frame_ = Frame{};
  frame_.name = words[1].text;
  frame_.place = place();
  base_.reset();
  is_open_ = true;
  if (with_base) return find_base(words[3]);
  if (!is_shape_) return {};
  for (const Frame& shape : lexicon_.shapes_) {
    if (shape.name != frame_.name) continue;
    return error(words[1].column, "shape '" + shape.name + "' stands already at " + shape.place);
  }
  return {};
}

Status FrameParser::find_base(const Word& word) {
  for (const Frame& shape : lexicon_.shapes_) {
    if (shape.name == word.text) base_ = shape;
  }
  if (base_) return {};
  auto known = lexicon_.by_name_.find(word.text);
  if (known == lexicon_.by_name_.end()) {
    return error(word.column, "no shape or earlier frame '" + word.text + "'");
  }
  base_ = lexicon_.frames_[index(known->second)];
  return {};
}

// A frame's own lines for a role replace those of what it takes over, for the same triggers; so do
// its own code, contexts and `governs`.
void FrameParser::inherit() {
  if (!base_) return;
  frame_.mutual = frame_.mutual || base_->mutual;
  if (frame_.type.empty()) {
    frame_.type = base_->type;
    frame_.mode = base_->mode;
    frame_.cameo = base_->cameo;
    if (frame_.governs == Governs::nothing) frame_.governs = base_->governs;
  }
  if (frame_.contexts.empty()) frame_.contexts = base_->contexts;
  std::vector<FrameRole> inherited;
  for (const FrameRole& role : base_->roles) {
    bool replaced = std::any_of(frame_.roles.begin(), frame_.roles.end(), [&](const auto& own) {
      return own.kind == role.kind && (!own.only || own.only == role.only);
    });
    if (!replaced) inherited.push_back(role);
  }
  frame_.roles.insert(frame_.roles.begin(), inherited.begin(), inherited.end());
}

Status FrameParser::close() {
  if (!is_open_) return {};
  is_open_ = false;
  if (is_shape_) {
    lexicon_.shapes_.push_back(std::move(frame_));
    return {};
  }
  inherit();
  auto lacking = [&](std::string_view what) {
    return Error{ErrorCode::bad_frame, fmt::format("frame '{}' has no {}", frame_.name, what),
                 frame_.place};
  };
  if (frame_.type.empty()) return lacking("code");
  if (frame_.triggers.empty()) return lacking("trigger");
  if (frame_.examples.empty()) return lacking("example");
  bool has_party = std::any_of(frame_.roles.begin(), frame_.roles.end(), [](const auto& role) {
    return role.kind == RoleKind::actor || role.kind == RoleKind::recipient;
  });
  if (!has_party) return lacking("actor or recipient");
  return lexicon_.take(std::move(frame_), replaces_);
}

Status FrameParser::parse_code(const std::vector<Word>& words) {
  if (words.size() != 4) return error(words[0].column, "wanted 'code TYPE MODE CAMEO', - for none");
  auto value = [](const Word& word) { return word.text == "-" ? std::string() : word.text; };
  if (!frame_.type.empty()) return error(words[0].column, "a second code");
  frame_.type = value(words[1]);
  frame_.mode = value(words[2]);
  frame_.cameo = value(words[3]);
  if (lexicon_.ontology_.find(frame_.type, frame_.mode) == nullptr) {
    return error(words[1].column,
                 fmt::format("the ontology has no {} {}", words[1].text, words[2].text));
  }
  bool digits =
      frame_.cameo.size() <= 4 && std::all_of(frame_.cameo.begin(), frame_.cameo.end(),
                                              [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || frame_.cameo.size() == 1) {
    return error(words[3].column, "CAMEO: found '" + words[3].text + "', wanted 2 to 4 digits");
  }
  return {};
}

Status FrameParser::parse_contexts(const std::vector<Word>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!lexicon_.ontology_.has_context(words[i].text)) {
      return error(words[i].column, "the ontology has no context '" + words[i].text + "'");
    }
    frame_.contexts.push_back(words[i].text);
  }
  return {};
}

Status FrameParser::parse_triggers(TriggerTag tag, const std::vector<Word>& words) {
  if (words.size() < 2) return error(words[0].column, "wanted at least one lemma");
  for (std::size_t i = 1; i < words.size(); ++i) {
    FrameTrigger trigger;
    trigger.tag = tag;
    for (std::string_view word : split(words[i].text, '_')) {
      if (word.empty()) return error(words[i].column, "an empty word in '" + words[i].text + "'");
      trigger.words.emplace_back(word);
    }
    trigger.head = find_head(tag, trigger.words, lexicon_.tables_);
    frame_.triggers.push_back(std::move(trigger));
  }
  return {};
}

Status FrameParser::parse_role(RoleKind kind, std::string_view keyword,
                               const std::vector<Word>& words) {
  FrameRole role;
  role.kind = kind;
  role.required = kind == RoleKind::theme || kind == RoleKind::without;
  if (!keyword.empty() && keyword.back() == '!') {
    role.required = true;
    keyword.remove_suffix(1);
  }
  if (!keyword.empty()) {
    for (TriggerTag tag : {TriggerTag::verb, TriggerTag::noun, TriggerTag::adjective}) {
      if (keyword.substr(1) == trigger_tag_name(tag)) role.only = tag;
    }
    if (!role.only) {
      return error(words[0].column, "wanted .verb, .noun or .adjective after the role");
    }
  }
  std::size_t i = 1;
  for (; i < words.size() && words[i].text != "="; ++i) {
    if (!holds(kRelations, words[i].text) &&
        !lexicon_.tables_.in_class(words[i].text, "preposition")) {
      return error(words[i].column, "unknown relation '" + words[i].text + "'");
    }
    role.relations.push_back(words[i].text);
  }
  if (role.relations.empty() && words.size() > 1)
    return error(words[0].column, "wanted a relation");
  if (i < words.size()) {
    Status status = parse_filter(words, i + 1, role.filter);
    if (!status) return status;
  }
  frame_.roles.push_back(std::move(role));
  return {};
}

Status FrameParser::parse_filter(const std::vector<Word>& words, std::size_t first,
                                 RoleFilter& filter) {
  if (first < words.size() && words[first].text == "not") {
    filter.negated = true;
    ++first;
  }
  if (first >= words.size()) return error(words.back().column, "wanted words or <classes> after =");
  for (std::size_t i = first; i < words.size(); ++i) {
    std::string_view word = words[i].text;
    if (word.front() != '<') {
      filter.lemmas.emplace_back(word);
      continue;
    }
    std::string_view name = word.substr(1, word.size() - 2);
    if (word.back() != '>' || word.size() < 3) return error(words[i].column, "wanted <class>");
    if (!holds(kActorClasses, name) && !lexicon_.tables_.has_class(name)) {
      return error(words[i].column, fmt::format("no class '{}'", name));
    }
    filter.classes.emplace_back(name);
  }
  return {};
}

Status FrameParser::parse_governs(const std::vector<Word>& words) {
  for (const auto& [name, value] : kGoverns) {
    if (words.size() == 2 && words[1].text == name) {
      frame_.governs = value;
      return {};
    }
  }
  return error(words.back().column, "wanted a realis after 'governs'");
}

Status FrameParser::parse_example(std::string_view line) {
  std::size_t start = line.find("example") + 7;
  std::size_t arrow = line.rfind(" => ");
  if (arrow == std::string_view::npos || arrow <= start) {
    return error(line.size(), "wanted 'example SENTENCE => REALIS ACTORS [> RECIPIENTS]'");
  }
  FrameExample example;
  example.sentence = std::string(trim(line.substr(start, arrow - start)));
  example.place = place();
  std::vector<std::string> parts;
  for (std::string_view part : split(trim(line.substr(arrow + 4)), ' ')) {
    if (!part.empty()) parts.emplace_back(part);
  }
  auto parties = [](const std::string& part) {
    std::vector<std::string> list;
    if (part == "-") return list;
    for (std::string_view item : split(part, '+')) list.emplace_back(item);
    std::sort(list.begin(), list.end());
    return list;
  };
  bool with_recipients = parts.size() == 4 && parts[2] == ">";
  if (parts.size() != 2 && !with_recipients) {
    return error(arrow + 5, "wanted 'REALIS ACTORS' or 'REALIS ACTORS > RECIPIENTS'");
  }
  auto realis = realis_from_name(parts[0]);
  if (!realis) return error(arrow + 5, "no realis '" + parts[0] + "'");
  example.realis = *realis;
  example.actors = parties(parts[1]);
  if (with_recipients) example.recipients = parties(parts[3]);
  frame_.examples.push_back(std::move(example));
  return {};
}

}  // namespace dragoman
