#include "linking/noun_mentions.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "linking/match.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kFarthest = 2500;  // bytes back to what a noun takes up
constexpr std::size_t kBetween = 3;        // words between determiner and noun

struct Word {
  Span span;
  std::string folded;
  bool capital = false;
  bool owner = false;        // ends in 's
  bool after_break = false;  // a comma, bracket or quotation mark stands before it
};

bool is_mark_of_owner(std::string_view text) {
  return text == "'s" || text == "’s" || text == "'" || text == "’";
}

std::vector<Word> words_of(const Document& document, Span sentence) {
  std::vector<Word> out;
  const std::string_view text = document.text;
  bool broken = false;
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    const CodePoint first = decode_at(text, at);
    if (!is_letter(first.value) && !is_digit(first.value)) {
      broken = broken || !is_space(first.value);
      at += first.size;
      continue;
    }
    std::uint32_t end = at;
    while (end < sentence.end) {
      const CodePoint next = decode_at(text, end);
      const bool hyphen = next.value == '-';
      if (!is_letter(next.value) && !is_digit(next.value) && !hyphen) break;
      end += next.size;
    }
    Word word{{at, end}, fold_name(slice(text, {at, end})), is_upper(first.value), false, broken};
    // The mark and its s are no words.
    for (const std::uint32_t size : {2U, 4U, 1U, 3U}) {
      if (end + size > sentence.end) continue;
      if (!is_mark_of_owner(slice(text, {end, end + size}))) continue;
      const bool has_s = size % 2 == 0;
      if (!has_s && (word.folded.empty() || word.folded.back() != 's')) continue;
      word.owner = true;
      end += size;
      break;
    }
    out.push_back(std::move(word));
    broken = false;
    at = end;
  }
  return out;
}

class Finder {
 public:
  Finder(const Document& document, const std::vector<const EventMention*>& mentions,
         const LinkTables& tables)
      : document_(document), mentions_(mentions), tables_(tables) {}

  // `opened`: what the sentence before began with, or null; becomes what this one does.
  void look(Span sentence, const EventMention*& opened, std::vector<NounMention>& out) const {
    const std::vector<Word> words = words_of(document_, sentence);
    const EventMention* before = std::exchange(opened, nullptr);
    const bool goes_on =
        words.size() > 1 && role(words[0]) == "pronoun" && role(words[1]) == "copula";
    if (goes_on && before != nullptr) {
      out.push_back({before->event, words[0].span, sentence});
      opened = before;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto noun = tables_.event_nouns.find(words[i].folded);
      if (noun == tables_.event_nouns.end() || noun->second.role != "noun") continue;
      // "the raid on Oslo", "the accord of May": told which one.
      const bool other =
          i + 1 < words.size() && !words[i + 1].after_break && role(words[i + 1]) == "link";
      if (other) continue;
      const bool says_what = goes_on && before == nullptr && i <= kBetween + 2;
      if ((!says_what && !is_definite(words, i)) || is_coded(words[i].span)) continue;
      const EventMention* taken = antecedent(words[i].span, kin_of(noun->second.type));
      if (taken == nullptr) continue;
      out.push_back({taken->event, words[i].span, sentence});
      if (i <= kBetween) opened = taken;
    }
  }

 private:
  std::string_view role(const Word& word) const {
    const auto found = tables_.event_nouns.find(word.folded);
    return found == tables_.event_nouns.end() ? std::string_view() : found->second.role;
  }

  // "the three-hour meeting": a determiner a few words before, and no word that tells it from
  // others. "the Iranian strike" may be another's.
  bool is_definite(const std::vector<Word>& words, std::size_t noun) const {
    for (std::size_t back = 1; back <= kBetween + 1 && back <= noun; ++back) {
      const Word& word = words[noun - back];
      if (words[noun - back + 1].after_break) return false;
      const std::string_view use = role(word);
      if (use == "determiner" || use == "owner") return true;
      if (word.owner) return use == "day";
      if (word.capital && use != "day") return false;
      if (tables_.distinct.contains(word.folded)) return false;
    }
    return false;
  }

  bool is_coded(Span word) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const EventMention* mention) {
      return mention->trigger.overlaps(word);
    });
  }

  const EventMention* antecedent(Span word, Kin kin) const {
    const EventMention* nearest = nullptr;
    for (const EventMention* mention : mentions_) {
      if (kin_of(mention->type) != kin || mention->trigger.begin >= word.begin) continue;
      if (word.begin - mention->trigger.begin > kFarthest) continue;
      if (mention->realis == Realis::hypothetical || mention->realis == Realis::negated) continue;
      if (nearest == nullptr || mention->trigger.begin > nearest->trigger.begin) nearest = mention;
    }
    return nearest;
  }

  const Document& document_;
  const std::vector<const EventMention*>& mentions_;
  const LinkTables& tables_;
};

}  // namespace

std::vector<NounMention> noun_mentions_of(const Document& document,
                                          const std::vector<Span>& sentences,
                                          const std::vector<const EventMention*>& mentions,
                                          const LinkTables& tables) {
  std::vector<NounMention> out;
  if (mentions.empty()) return out;
  const Finder finder(document, mentions, tables);
  const EventMention* opened = nullptr;
  for (const Span sentence : sentences) finder.look(sentence, opened, out);
  return out;
}

}  // namespace dragoman
