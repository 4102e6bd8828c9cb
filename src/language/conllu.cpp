#include "language/conllu.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

struct Word {
  std::string_view form;
  std::string_view lemma;
  Upos tag = Upos::x;
  std::uint32_t head = 0;  // 1-based in the sentence, 0 for the root
  Relation relation = Relation::dep;
  Features features;
  bool blank_before = true;
};

std::optional<std::uint32_t> parse_number(std::string_view text) {
  std::uint32_t value = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split_blanks(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::string_view cell : split(line, ' ')) {
    if (!cell.empty()) cells.push_back(cell);
  }
  return cells;
}

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Status line(std::string_view line) {
    ++number_;
    if (line.empty() || trim(line).empty()) return finish_sentence();
    if (line.front() == '#') {
      if (line.starts_with("# newpar") || line.starts_with("# newdoc")) new_block_ = true;
      return {};
    }
    if (words_.empty()) first_line_ = number_;
    return line.find('\t') != std::string_view::npos ? long_line(line) : short_line(line);
  }

  Status finish_sentence() {
    if (words_.empty()) return {};
    Analysis& analysis = out_.analysis;
    std::string& text = out_.document.text;
    open_block();
    auto first = static_cast<std::uint32_t>(analysis.tokens.size());
    Sentence sentence;
    sentence.block = static_cast<std::uint32_t>(out_.document.blocks.size() - 1);
    for (const Word& word : words_) {
      if (word.blank_before && !text.empty() && text.back() != '\n') text += ' ';
      auto begin = static_cast<std::uint32_t>(text.size());
      text += word.form;
      Token token;
      token.span = {begin, static_cast<std::uint32_t>(text.size())};
      token.tag = word.tag;
      token.relation = word.relation;
      token.features = word.features;
      if (word.head > words_.size()) return fail("a head outside the sentence");
      auto id = static_cast<TokenId>(analysis.tokens.size());
      if (word.head == 0) {
        sentence.root = id;
      } else {
        token.head = static_cast<TokenId>(first + word.head - 1);
      }
      analysis.tokens.push_back(token);
      analysis.set_lemma(id, word.lemma);
    }
    auto end = static_cast<std::uint32_t>(analysis.tokens.size());
    sentence.tokens = {static_cast<TokenId>(first), static_cast<TokenId>(end)};
    sentence.span = analysis.span_of(sentence.tokens);
    analysis.sentences.push_back(sentence);
    out_.lines.push_back(first_line_);
    out_.document.blocks.back().span.end = sentence.span.end;
    words_.clear();
    covered_ = 0;
    return {};
  }

  Result<Annotated> take() {
    Status last = finish_sentence();
    if (!last) return last.error();
    std::string breach = find_breach(out_.analysis, out_.document.text);
    if (!breach.empty()) return Error{ErrorCode::bad_table, breach, std::string(name_)};
    return std::move(out_);
  }

 private:
  Error fail(std::string message) const {
    return {ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", name_, number_)};
  }

  void open_block() {
    Document& document = out_.document;
    if (!new_block_ && !document.blocks.empty()) return;
    if (!document.blocks.empty()) document.text += "\n\n";
    auto begin = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back({BlockKind::paragraph, {begin, begin}});
    new_block_ = false;
  }

  Status long_line(std::string_view line) {
    auto cells = split(line, '\t');
    if (cells.size() != 10) return fail(fmt::format("{} cells, wanted 10", cells.size()));
    if (cells[0].find('.') != std::string_view::npos) return {};
    bool glue_next = cells[9].find("SpaceAfter=No") != std::string_view::npos;
    std::size_t dash = cells[0].find('-');
    if (dash != std::string_view::npos) {
      auto last = parse_number(cells[0].substr(dash + 1));
      if (!last) return fail("a range that is not one");
      surface_ = cells[1];
      covered_ = *last;
      glue_after_surface_ = glue_next;
      return {};
    }
    auto word = make_word(cells[1], cells[2], cells[3], cells[6], cells[7]);
    if (!word) return word.error();
    word->features = parse_features(cells[5]);
    word->blank_before = !glued_;
    glued_ = glue_next;
    std::size_t position = words_.size() + 1;
    if (covered_ >= position) {
      // The last word of the range takes what is left of the surface.
      std::size_t size = covered_ == position ? surface_.size() : word->form.size();
      word->form = surface_.substr(0, std::min(size, surface_.size()));
      surface_.remove_prefix(word->form.size());
      if (word->form.empty()) return fail("words longer than their surface");
      glued_ = covered_ == position ? glue_after_surface_ : true;
    }
    words_.push_back(*word);
    return {};
  }

  Status short_line(std::string_view line) {
    auto cells = split_blanks(line);
    if (cells.size() < 5) return fail("wanted FORM LEMMA UPOS HEAD RELATION");
    auto word = make_word(cells[0], cells[1], cells[2], cells[3], cells[4]);
    if (!word) return word.error();
    for (std::size_t i = 5; i < cells.size(); ++i) {
      if (cells[i] == "glued") {
        word->blank_before = false;
      } else {
        word->features = parse_features(cells[i]);
      }
    }
    words_.push_back(*word);
    return {};
  }

  Result<Word> make_word(std::string_view form, std::string_view lemma, std::string_view tag,
                         std::string_view head, std::string_view relation) const {
    Word word;
    word.form = form;
    word.lemma = lemma;
    auto upos = upos_from_name(tag);
    if (!upos) return fail(fmt::format("'{}' is not a tag", tag));
    auto number = parse_number(head);
    if (!number) return fail(fmt::format("'{}' is not a head", head));
    auto known = relation_from_name(relation);
    if (!known) return fail(fmt::format("'{}' is not a relation", relation));
    if (form.empty()) return fail("an empty form");
    word.tag = *upos;
    word.head = *number;
    word.relation = *known;
    return word;
  }

  std::string_view name_;
  std::uint32_t number_ = 0;
  std::uint32_t first_line_ = 0;
  bool new_block_ = true;
  bool glued_ = false;
  bool glue_after_surface_ = false;
  std::uint32_t covered_ = 0;  // words up to here are part of surface_
  std::string_view surface_;
  std::vector<Word> words_;
  Annotated out_;
};

}  // namespace

Features parse_features(std::string_view text) {
  Features features;
  for (std::string_view item : split(text, '|')) {
    if (item == "VerbForm=Fin") features.verb_form = VerbForm::finite;
    if (item == "VerbForm=Inf") features.verb_form = VerbForm::infinitive;
    if (item == "VerbForm=Part") features.verb_form = VerbForm::participle;
    if (item == "VerbForm=Ger") features.verb_form = VerbForm::gerund;
    if (item == "Tense=Past") features.tense = Tense::past;
    if (item == "Tense=Pres") features.tense = Tense::present;
    if (item == "Mood=Ind") features.mood = Mood::indicative;
    if (item == "Mood=Imp") features.mood = Mood::imperative;
    if (item == "Mood=Sub") features.mood = Mood::subjunctive;
    if (item == "Number=Sing" || item == "Number=Ptan") features.number = Number::singular;
    if (item == "Number=Plur" || item == "Number=Ptan") features.number = Number::plural;
    if (item == "Person=1") features.person = 1;
    if (item == "Person=2") features.person = 2;
    if (item == "Person=3") features.person = 3;
    if (item == "Voice=Pass") features.passive = true;
    if (item == "Poss=Yes") features.possessive = true;
  }
  return features;
}

Result<Annotated> parse_conllu(std::string_view lines, std::string_view name) {
  Reader reader(name);
  for (std::string_view line : split(lines, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    Status status = reader.line(line);
    if (!status) return status.error();
  }
  return reader.take();
}

}  // namespace dragoman
