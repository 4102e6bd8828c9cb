// Tokens that others have cut: lines of blank-parted tokens, lines of sentences, CoNLL-U.
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "language/treebank.h"

namespace dragoman {
namespace {

std::uint32_t place(const std::string& text) {
  return static_cast<std::uint32_t>(text.size());
}

std::optional<std::uint32_t> to_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Builds the text of a Treebank token by token.
class Builder {
 public:
  explicit Builder(std::string id) { out_.id = std::move(id); }

  void new_paragraph() { new_block_ = true; }
  void token(std::string_view form, bool blank_after) {
    std::string& text = out_.document.text;
    if (!open_) {
      open_block();
      open_ = true;
      sentence_ = {};
      sentence_.block = static_cast<std::uint32_t>(out_.document.blocks.size() - 1);
      sentence_.tokens.begin = static_cast<TokenId>(out_.analysis.tokens.size());
    }
    if (blank_) text += ' ';
    Token token;
    token.span.begin = place(text);
    text += form;
    token.span.end = place(text);
    out_.analysis.tokens.push_back(token);
    blank_ = blank_after;
  }
  // The tokens from `first` of the sentence on are one word.
  void word(std::uint32_t first, std::string_view surface) {
    const auto begin = static_cast<TokenId>(index(sentence_.tokens.begin) + first);
    const auto end = static_cast<TokenId>(out_.analysis.tokens.size());
    const bool joined = slice(out_.document.text, out_.analysis.span_of({begin, end})) == surface;
    out_.multiwords.push_back({{begin, end}, joined ? "" : std::string(surface)});
  }
  std::uint32_t tokens() const {
    if (!open_) return 0;
    return static_cast<std::uint32_t>(out_.analysis.tokens.size()) - index(sentence_.tokens.begin);
  }
  bool empty() const { return out_.analysis.tokens.empty(); }
  void end_sentence(std::vector<std::string> comments) {
    if (!open_) return;
    sentence_.tokens.end = static_cast<TokenId>(out_.analysis.tokens.size());
    sentence_.span = out_.analysis.span_of(sentence_.tokens);
    out_.document.blocks.back().span.end = sentence_.span.end;
    out_.analysis.sentences.push_back(sentence_);
    out_.comments.push_back(std::move(comments));
    open_ = false;
  }
  Treebank take() { return std::move(out_); }

 private:
  void open_block() {
    std::string& text = out_.document.text;
    if (new_block_ || out_.document.blocks.empty()) {
      if (!text.empty()) text += "\n\n";
      blank_ = false;
      out_.document.blocks.push_back({BlockKind::paragraph, {place(text), place(text)}});
    }
    new_block_ = false;
  }

  Treebank out_;
  Sentence sentence_;
  bool open_ = false;
  bool new_block_ = false;
  bool blank_ = false;
};

class TreebankReader {
 public:
  explicit TreebankReader(std::string_view name) : name_(name), builder_(treebank_id(name)) {}

  Status line(std::string_view line) {
    ++number_;
    if (trim(line).empty()) return end_sentence();
    if (line.front() != '#') return word_line(line);
    if (line.starts_with("# newdoc")) {
      if (Status ended = end_sentence(); !ended) return ended;
      if (!builder_.empty()) finish_document();
      const std::size_t equals = line.find('=');
      if (equals != std::string_view::npos) {
        builder_ = Builder(treebank_id(trim(line.substr(equals + 1))));
      }
    }
    if (line.starts_with("# newpar")) builder_.new_paragraph();
    comments_.emplace_back(line);
    return {};
  }

  Result<std::vector<Treebank>> take() {
    if (Status ended = end_sentence(); !ended) return ended.error();
    if (!builder_.empty()) finish_document();
    return std::move(out_);
  }

 private:
  Error fail(std::string message) const {
    return {ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", name_, number_)};
  }

  void finish_document() {
    out_.push_back(builder_.take());
    builder_ = Builder(fmt::format("{}_{}", treebank_id(name_), out_.size() + 1));
  }

  Status end_sentence() {
    if (covered_ > 0)
      return fail(fmt::format("the word that ends at token {} is cut off", covered_));
    if (builder_.tokens() == 0) return {};
    builder_.end_sentence(std::move(comments_));
    comments_.clear();
    return {};
  }

  Status word_line(std::string_view line) {
    const auto cells = split(line, '\t');
    if (cells.size() != 10) return fail(fmt::format("{} cells, wanted 10", cells.size()));
    if (cells[0].find('.') != std::string_view::npos) return {};  // an empty node
    if (trim(cells[1]).empty()) return fail("an empty form");
    const bool blank_after = cells[9].find("SpaceAfter=No") == std::string_view::npos;
    const std::uint32_t wanted = builder_.tokens() + 1;
    if (const std::size_t dash = cells[0].find('-'); dash != std::string_view::npos) {
      const auto first = to_number(cells[0].substr(0, dash));
      const auto last = to_number(cells[0].substr(dash + 1));
      if (covered_ > 0 || !first || !last || *first != wanted || *last < *first) {
        return fail(fmt::format("'{}' is no range that begins at {}", cells[0], wanted));
      }
      first_covered_ = *first;
      covered_ = *last;
      surface_ = cells[1];
      blank_after_word_ = blank_after;
      return {};
    }
    if (to_number(cells[0]) != wanted) {
      return fail(fmt::format("token '{}', wanted {}", cells[0], wanted));
    }
    const bool in_word = covered_ > 0;
    const bool ends_word = covered_ == wanted;
    builder_.token(cells[1], in_word ? ends_word && blank_after_word_ : blank_after);
    if (ends_word) {
      builder_.word(first_covered_ - 1, surface_);
      covered_ = 0;
    }
    return {};
  }

  std::string_view name_;
  std::size_t number_ = 0;
  std::vector<Treebank> out_;
  Builder builder_;
  std::vector<std::string> comments_;
  std::uint32_t first_covered_ = 0;
  std::uint32_t covered_ = 0;  // tokens up to here are one word; 0 outside of words
  std::string_view surface_;
  bool blank_after_word_ = true;
};

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Parts at white space of any kind.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = decode_at(line, at);
    if (is_space(c.value)) {
      if (at > begin) words.push_back(line.substr(begin, at - begin));
      begin = at + c.size;
    }
    at += c.size;
  }
  if (line.size() > begin) words.push_back(line.substr(begin));
  return words;
}

}  // namespace

Treebank read_tokenized(std::string_view text, std::string_view name) {
  const std::string id = treebank_id(name);
  Builder builder(id);
  std::size_t sentences = 0;
  bool new_paragraph = true;
  for (const std::string_view line : split(text, '\n')) {
    const auto words = words_of(line);
    if (words.empty()) {
      builder.new_paragraph();
      new_paragraph = true;
      continue;
    }
    for (const std::string_view word : words) builder.token(word, true);
    std::vector<std::string> comments;
    if (sentences++ == 0) comments.push_back("# newdoc id = " + id);
    if (new_paragraph) comments.emplace_back("# newpar");
    new_paragraph = false;
    builder.end_sentence(std::move(comments));
  }
  return builder.take();
}

Treebank read_sentence_lines(const ModelAnalyzer& analyzer, std::string text,
                             std::string_view name) {
  Treebank out;
  out.id = treebank_id(name);
  out.document.text = std::move(text);
  std::vector<Block> paragraphs;
  std::vector<std::uint32_t> paragraph_of;  // of each line that is a sentence
  bool new_paragraph = true;
  std::uint32_t begin = 0;
  for (const std::string_view line : split(out.document.text, '\n')) {
    const Span span{begin, begin + static_cast<std::uint32_t>(line.size())};
    begin = span.end + 1;
    if (words_of(line).empty()) {
      new_paragraph = true;
      continue;
    }
    if (new_paragraph) paragraphs.push_back({BlockKind::paragraph, span});
    new_paragraph = false;
    paragraphs.back().span.end = span.end;
    out.document.blocks.push_back({BlockKind::paragraph, span});
    paragraph_of.push_back(static_cast<std::uint32_t>(paragraphs.size() - 1));
  }
  out.analysis = analyzer.segment(out.document, Cut::one_sentence);
  for (Sentence& sentence : out.analysis.sentences) {
    sentence.block = paragraph_of[sentence.block];
  }
  out.document.blocks = std::move(paragraphs);
  return out;
}

Result<std::vector<Treebank>> read_treebank_tokens(std::string_view lines, std::string_view name) {
  TreebankReader reader(name);
  for (const std::string_view line : split(lines, '\n')) {
    if (Status status = reader.line(without_return(line)); !status) return status.error();
  }
  return reader.take();
}

}  // namespace dragoman
