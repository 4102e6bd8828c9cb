#include "measure/ecb.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "measure/xml.h"

namespace dragoman {
namespace {

using Step = XmlElement::Step;

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// Topics in the order of their numbers, where they are numbers.
bool topic_before(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// The name of a document, "1_10ecb", and the numbers of its listed sentences, by topic.
struct Listed {
  std::string topic, name;
  std::set<std::size_t> sentences;
};

Result<std::vector<Listed>> parse_list(std::string_view list, const std::string& place) {
  std::map<std::string, Listed> by_name;
  std::size_t at = 0;
  for (const std::string_view whole : split(list, '\n')) {
    ++at;
    const std::string_view line = trim(whole);
    if (line.empty() || (at == 1 && !line.empty() && !number(line.substr(0, 1)))) continue;
    const auto cells = split(line, ',');
    const auto sentence = cells.size() == 3 ? number(trim(cells[2])) : std::nullopt;
    if (!sentence || trim(cells[0]).empty() || trim(cells[1]).empty()) {
      return Error{ErrorCode::bad_table, "wanted topic, file, number of a sentence",
                   fmt::format("{}:{}", place, at)};
    }
    const std::string topic(trim(cells[0]));
    const std::string name = topic + "_" + std::string(trim(cells[1]));
    Listed& listed = by_name[name];
    listed.topic = topic;
    listed.name = name;
    listed.sentences.insert(*sentence);
  }
  std::vector<Listed> out;
  for (auto& [name, listed] : by_name) out.push_back(std::move(listed));
  std::stable_sort(out.begin(), out.end(),
                   [](const Listed& a, const Listed& b) { return topic_before(a.topic, b.topic); });
  return out;
}

// White space goes: tokens are joined by blanks later.
std::string as_token(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    if (!is_space(point.value)) out.append(text.substr(at, point.size));
    at += point.size;
  }
  return out.empty() ? "_" : out;
}

bool is_action(std::string_view name) {
  return name.starts_with("ACTION_") || name.starts_with("NEG_ACTION_");
}

// One file, step by step.
class EcbFile {
 public:
  EcbFile(const Listed& listed, const ArchivedFile& file)
      : listed_(listed), text_(file.text), place_(file.name) {
    repair_utf8(text_);
  }

  Result<EcbDocument> read() {
    XmlReader reader(text_, place_);
    while (reader.next()) {
      if (Status taken = take(reader); !taken) return taken.error();
    }
    if (reader.failed()) return reader.error();
    return document();
  }

  std::size_t in_two_chains() const { return in_two_chains_; }

 private:
  struct Place {
    std::size_t sentence, token;
  };
  struct Markable {
    std::string id;
    std::vector<Place> tokens;
  };

  Status take(const XmlReader& reader) {
    const XmlElement& element = reader.element();
    const std::string& name = element.name;
    if (name == "token") return take_token(reader);
    if (element.step == Step::close) {
      if (name == open_markable_) open_markable_.clear();
      return {};
    }
    if (element.step == Step::text) return {};
    if (name == "INTRA_DOC_COREF" || name == "CROSS_DOC_COREF") {
      const bool cross = name == "CROSS_DOC_COREF";
      const std::string id(element.attribute(cross ? "note" : "r_id"));
      if (id.empty()) return reader.wrong("a relation that names no chain");
      chain_ = cross ? id : listed_.name + "#" + id;
    } else if (name == "source") {
      const std::string id(element.attribute("m_id"));
      in_two_chains_ += !chains_.emplace(id, chain_).second;
    } else if (is_action(name)) {
      open_markable_ = name;
      markables_.push_back({std::string(element.attribute("m_id")), {}});
    } else if (name == "token_anchor" && !open_markable_.empty()) {
      const auto found = tokens_.find(element.attribute("t_id"));
      if (found == tokens_.end()) return reader.wrong("a markable of a token that is not there");
      markables_.back().tokens.push_back(found->second);
    }
    return {};
  }

  Status take_token(const XmlReader& reader) {
    const XmlElement& element = reader.element();
    if (element.step == Step::text) {
      word_ = element.text;
    } else if (element.step == Step::open) {
      word_.clear();
      token_ = element.attribute("t_id");
      const auto sentence = number(element.attribute("sentence"));
      if (token_.empty() || !sentence) return reader.wrong("a token without t_id and sentence");
      sentence_ = *sentence;
    } else {
      std::vector<std::string>& words = sentences_[sentence_];
      if (!tokens_.emplace(token_, Place{sentence_, words.size()}).second) {
        return reader.wrong("token " + token_ + " stands twice");
      }
      words.push_back(as_token(word_));
    }
    return {};
  }

  EcbDocument document() const {
    EcbDocument out;
    out.topic = listed_.topic;
    out.name = listed_.name;
    std::map<std::size_t, std::size_t> index;
    for (const auto& [sentence, words] : sentences_) {
      index[sentence] = out.sentences.size();
      out.numbers.push_back(sentence);
      out.sentences.push_back(words);
    }
    const bool address = !out.sentences.empty() && out.sentences[0][0].starts_with("http");
    out.text_from = address ? 1 : 0;
    for (const Markable& markable : markables_) {
      if (markable.tokens.empty()) continue;  // what chains are named after
      const std::size_t sentence = markable.tokens.front().sentence;
      if (!listed_.sentences.contains(sentence)) continue;
      const auto chain = chains_.find(markable.id);
      EcbMention mention;
      mention.sentence = index.at(sentence);
      mention.chain =
          chain == chains_.end() ? listed_.name + "#alone" + markable.id : chain->second;
      for (const Place& place : markable.tokens) {
        if (place.sentence == sentence) mention.tokens.push_back(place.token);
      }
      std::sort(mention.tokens.begin(), mention.tokens.end());
      out.mentions.push_back(std::move(mention));
    }
    std::stable_sort(
        out.mentions.begin(), out.mentions.end(), [](const EcbMention& a, const EcbMention& b) {
          return a.sentence != b.sentence ? a.sentence < b.sentence : a.tokens < b.tokens;
        });
    return out;
  }

  const Listed& listed_;
  std::string text_;
  const std::string& place_;
  std::map<std::size_t, std::vector<std::string>> sentences_;
  std::map<std::string, Place, std::less<>> tokens_;
  std::vector<Markable> markables_;
  std::map<std::string, std::string> chains_;  // of markables
  std::string chain_, open_markable_, token_, word_;
  std::size_t sentence_ = 0;
  std::size_t in_two_chains_ = 0;
};

std::string stem_of_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
  return file.substr(0, file.rfind('.'));
}

}  // namespace

Result<EcbTopics> parse_ecb(const std::vector<ArchivedFile>& files, std::string_view list,
                            const std::string& list_place, const std::vector<std::string>& topics) {
  auto listed = parse_list(list, list_place);
  if (!listed) return listed.error();
  std::map<std::string, const ArchivedFile*> by_name;
  for (const ArchivedFile& file : files) {
    if (file.name.ends_with(".xml")) by_name.emplace(stem_of_path(file.name), &file);
  }
  std::set<std::string> wanted(topics.begin(), topics.end()), seen;
  EcbTopics out;
  for (const Listed& document : *listed) {
    if (!wanted.empty() && !wanted.contains(document.topic)) continue;
    const auto file = by_name.find(document.name);
    if (file == by_name.end()) {
      ++out.without_file;
      continue;
    }
    EcbFile reader(document, *file->second);
    Result<EcbDocument> read = reader.read();
    if (!read) return read.error();
    out.in_two_chains += reader.in_two_chains();
    out.documents.push_back(std::move(*read));
    seen.insert(document.topic);
  }
  for (const std::string& topic : wanted) {
    if (!seen.contains(topic)) {
      return Error{ErrorCode::bad_argument, "topic '" + topic + "' is not listed or has no file",
                   list_place};
    }
  }
  if (out.documents.empty()) {
    return Error{ErrorCode::empty_input, "no file of the archive is listed", list_place};
  }
  return out;
}

}  // namespace dragoman
