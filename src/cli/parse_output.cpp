#include "cli/parse_output.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "briefing/prose.h"
#include "cli/output.h"
#include "cli/tree_drawing.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// One document as an object. `start` and `end` count code points of `text`, as in all exports;
// `bytes` counts bytes of its UTF-8.
class JsonWriter {
 public:
  explicit JsonWriter(const Treebank& treebank)
      : t_(treebank), text_(treebank.document.text), points_(text_) {}

  std::string write() {
    Json sentences = Json::array();
    for (std::size_t s = 0; s < t_.analysis.sentences.size(); ++s) sentences.push_back(sentence(s));
    Json out{{"document", t_.id},
             {"file", t_.document.file},
             {"text", text_},
             {"sentences", std::move(sentences)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  void add_place(Json& object, Span span) const {
    object["start"] = points_.code_points_before(span.begin);
    object["end"] = points_.code_points_before(span.end);
    object["bytes"] = {span.begin, span.end};
  }

  static Json features(std::string_view text) {
    Json out = Json::object();
    for (const std::string_view pair : split(text, '|')) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) continue;  // "_"
      out[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
    }
    return out;
  }

  Json token(TokenId t, std::uint32_t first) const {
    const Token& token = t_.analysis.at(t);
    Json out{{"id", index(t) - first + 1},
             {"form", slice(text_, token.span)},
             {"lemma", t_.analysis.lemma(t)},
             {"upos", upos_name(token.tag)},
             {"xpos", t_.details.xpos[index(t)]},
             {"feats", features(t_.details.features[index(t)])},
             {"head", token.head == kNoToken ? 0 : index(token.head) - first + 1},
             {"deprel", relation_name(token.relation)}};
    add_place(out, token.span);
    return out;
  }

  // Tokens by their numbers in the sentence, first and last.
  static Json range(TokenRange tokens, std::uint32_t first) {
    return {index(tokens.begin) - first + 1, index(tokens.end) - first};
  }

  Json sentence(std::size_t s) {
    const Sentence& sentence = t_.analysis.sentences[s];
    const std::uint32_t first = index(sentence.tokens.begin);
    Json tokens = Json::array();
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
      tokens.push_back(token(t, first));
    }
    Json words = Json::array();
    for (; word_ < t_.multiwords.size() && sentence.tokens.contains(t_.multiwords[word_].tokens);
         ++word_) {
      const Multiword& word = t_.multiwords[word_];
      const Span span = t_.analysis.span_of(word.tokens);
      words.push_back(
          {{"tokens", range(word.tokens, first)},
           {"form", word.surface.empty() ? slice(text_, span) : std::string_view(word.surface)}});
    }
    Json names = Json::array();
    for (; name_ < t_.analysis.names.size() &&
           sentence.tokens.contains(t_.analysis.names[name_].tokens);
         ++name_) {
      const Name& name = t_.analysis.names[name_];
      const Span span = t_.analysis.span_of(name.tokens);
      Json one{{"kind", name_kind_name(name.kind)},
               {"text", one_line(slice(text_, span))},
               {"tokens", range(name.tokens, first)}};
      add_place(one, span);
      names.push_back(std::move(one));
    }
    Json out{{"id", t_.sentence_id(static_cast<SentenceId>(s))}, {"paragraph", sentence.block}};
    add_place(out, sentence.span);
    out["tokens"] = std::move(tokens);
    out["words"] = std::move(words);
    out["names"] = std::move(names);
    return out;
  }

  const Treebank& t_;
  std::string_view text_;
  CodePointIndex points_;
  std::size_t word_ = 0;
  std::size_t name_ = 0;
};

std::string names_of(const Treebank& t, const Sentence& sentence) {
  std::string out;
  for (const Name& name : t.analysis.names) {
    if (!sentence.tokens.contains(name.tokens)) continue;
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ",
                       one_line(slice(t.document.text, t.analysis.span_of(name.tokens))),
                       name_kind_name(name.kind));
  }
  return out;
}

std::string trees(const Treebank& t, bool ascii, const Terminal& terminal) {
  std::string out;
  for (std::size_t s = 0; s < t.analysis.sentences.size(); ++s) {
    const auto id = static_cast<SentenceId>(s);
    const Sentence& sentence = t.analysis.sentences[s];
    const std::string words = one_line(slice(t.document.text, sentence.span));
    out += styled(terminal, Style::cyan, t.sentence_id(id)) + "\n";
    out += wrap(words, terminal.width, 0) + "\n";
    out += draw_tree(t.analysis, id, t.document.text, terminal, {{}, ascii});
    const std::string names = names_of(t, sentence);
    if (!names.empty()) out += wrap("names: " + names, terminal.width, 0) + "\n";
    out += "\n";
  }
  return out;
}

}  // namespace

std::string parsed_as_text(const Treebank& treebank, const ParseStyle& style,
                           const Terminal& terminal) {
  switch (style.form) {
    case ParseForm::conllu:
      return to_conllu(treebank);
    case ParseForm::json:
      return JsonWriter(treebank).write();
    case ParseForm::trees:
      return trees(treebank, style.ascii, terminal);
  }
  return "";
}

}  // namespace dragoman
