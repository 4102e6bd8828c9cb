#include "language/treebank.h"

#include <fmt/format.h>

#include <iterator>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Runs of white space to one blank: a line of a comment.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (!is_space(c.value)) {
      out += text.substr(at, c.size);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at += c.size;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string_view cell(std::string_view text) {
  return text.empty() ? "_" : text;
}

class Writer {
 public:
  explicit Writer(const Treebank& treebank) : t_(treebank) {}

  std::string write() {
    for (std::size_t s = 0; s < t_.analysis.sentences.size(); ++s) {
      comments(s);
      tokens(t_.analysis.sentences[s]);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void comments(std::size_t s) {
    const Sentence& sentence = t_.analysis.sentences[s];
    const bool brought = !t_.comments.empty();
    bool has_id = false;
    bool has_text = false;
    if (brought) {
      for (const std::string& line : t_.comments[s]) {
        has_id = has_id || line.starts_with("# sent_id =");
        has_text = has_text || line.starts_with("# text =");
        out_ += line;
        out_ += '\n';
      }
    } else {
      if (s == 0) out_ += fmt::format("# newdoc id = {}\n", t_.id);
      if (s == 0 || t_.analysis.sentences[s - 1].block != sentence.block) out_ += "# newpar\n";
    }
    const std::string id = t_.sentence_id(static_cast<SentenceId>(s));
    if (!has_id) out_ += fmt::format("# sent_id = {}\n", id);
    if (!has_text) {
      out_ += fmt::format("# text = {}\n", on_one_line(slice(t_.document.text, sentence.span)));
    }
  }

  bool blank_after(TokenId t) const {
    const std::size_t end = t_.analysis.at(t).span.end;
    return end >= t_.document.text.size() || is_space(decode_at(t_.document.text, end).value);
  }

  void range_line(const Multiword& word, std::uint32_t first) {
    const std::string_view text = t_.document.text;
    const TokenId last = previous(word.tokens.end);
    out_ += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n",
                        index(word.tokens.begin) - first + 1, index(last) - first + 1,
                        word.surface.empty() ? slice(text, t_.analysis.span_of(word.tokens))
                                             : std::string_view(word.surface),
                        blank_after(last) ? "_" : "SpaceAfter=No");
  }

  std::string misc(TokenId t, bool in_word) {
    while (name_ < t_.analysis.names.size() && t_.analysis.names[name_].tokens.end <= t) ++name_;
    std::string out;
    if (name_ < t_.analysis.names.size() && t_.analysis.names[name_].tokens.contains(t)) {
      const Name& name = t_.analysis.names[name_];
      out =
          fmt::format("Name={}-{}", name.tokens.begin == t ? 'B' : 'I', name_kind_label(name.kind));
    }
    if (!in_word && !blank_after(t)) out += out.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    return out.empty() ? "_" : out;
  }

  void tokens(const Sentence& sentence) {
    const std::uint32_t first = index(sentence.tokens.begin);
    const std::vector<Multiword>& words = t_.multiwords;
    for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
      while (word_ < words.size() && words[word_].tokens.end <= t) ++word_;
      const bool in_word = word_ < words.size() && words[word_].tokens.contains(t);
      if (in_word && words[word_].tokens.begin == t) range_line(words[word_], first);
      const Token& token = t_.analysis.at(t);
      fmt::format_to(std::back_inserter(out_), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n",
                     index(t) - first + 1, slice(t_.document.text, token.span),
                     cell(t_.analysis.lemma(t)), upos_name(token.tag),
                     cell(t_.details.xpos[index(t)]), cell(t_.details.features[index(t)]),
                     token.head == kNoToken ? 0 : index(token.head) - first + 1,
                     relation_name(token.relation), misc(t, in_word));
    }
  }

  const Treebank& t_;
  std::size_t name_ = 0;
  std::size_t word_ = 0;
  std::string out_;
};

}  // namespace

std::string_view name_kind_label(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "PER";
    case NameKind::organization:
      return "ORG";
    case NameKind::place:
      return "LOC";
    case NameKind::group:
      return "NORP";
    case NameKind::other:
      return "OTHER";
  }
  return "OTHER";
}

std::string treebank_id(std::string_view file) {
  if (file == "-") return "stdin";
  const std::size_t slash = file.rfind('/');
  const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
  const std::size_t sharp = std::min(file.rfind('#'), file.size());  // feed.jsonl#2
  const std::size_t dot = file.substr(0, sharp).rfind('.');
  std::string id(file.substr(0, dot == std::string_view::npos || dot <= start ? sharp : dot));
  id += file.substr(sharp);
  for (char& c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F || c == '/') c = '_';
  }
  const std::size_t first = id.find_first_not_of("_.");
  return first == std::string::npos ? "text" : id.substr(first);
}

std::string Treebank::sentence_id(SentenceId sentence) const {
  constexpr std::string_view kMark = "# sent_id =";
  if (!comments.empty()) {
    for (const std::string& line : comments[index(sentence)]) {
      if (line.starts_with(kMark)) {
        return std::string(trim(std::string_view(line).substr(kMark.size())));
      }
    }
  }
  return fmt::format("{}-{}", id, index(sentence) + 1);
}

std::string to_conllu(const Treebank& treebank) {
  return Writer(treebank).write();
}

void annotate(const ModelAnalyzer& analyzer, Treebank& treebank) {
  analyzer.annotate(treebank.document, treebank.analysis, treebank.details);
  if (!treebank.comments.empty()) return;
  treebank.multiwords.clear();
  for (const TokenRange range :
       analyzer.multiwords(treebank.document.text, treebank.analysis, treebank.details)) {
    treebank.multiwords.push_back({range, ""});
  }
}

}  // namespace dragoman
