#include "source/language_guess.h"

#include <unicode/uscript.h>

#include <map>
#include <unordered_set>
#include <vector>

#include "base/utf8.h"
#include "source/lines.h"

namespace dragoman {
namespace {

constexpr std::size_t kLookAt = 100000;

bool is_latin(char32_t c) {
  if (c < 0x80) return true;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN;
}

// The script with most letters; marks and other letters shared between scripts do not count.
std::string main_script(std::string_view text) {
  std::map<UScriptCode, std::size_t> counts;
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    i += c.size;
    if (!is_letter(c.value)) continue;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script =
        c.value < 0x80 ? USCRIPT_LATIN : uscript_getScript(static_cast<UChar32>(c.value), &status);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) ++counts[script];
  }
  // Japanese is told by its kana, of which every sentence has some.
  std::size_t kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
  if (kana * 5 > counts[USCRIPT_HAN]) counts[USCRIPT_HIRAGANA] += counts[USCRIPT_HAN];
  UScriptCode best = USCRIPT_LATIN;
  std::size_t most = 0;
  for (auto [script, count] : counts) {
    if (count > most) {
      most = count;
      best = script;
    }
  }
  return most == 0 ? "" : uscript_getShortName(best);
}

struct WordCounts {
  std::size_t words = 0;
  std::vector<std::size_t> hits;      // by language
  std::vector<std::size_t> distinct;  // likewise, each word once
};

WordCounts count_function_words(std::string_view text, const SourceTables& tables) {
  WordCounts counts;
  counts.hits.resize(tables.languages.size());
  counts.distinct.resize(tables.languages.size());
  std::unordered_set<std::string> seen;
  std::string lower = to_lower(text);
  std::string word;
  for (std::size_t i = 0; i <= lower.size();) {
    CodePoint c = i < lower.size() ? decode_at(lower, i) : CodePoint{};
    if (i < lower.size() && is_letter(c.value)) {
      word.append(lower, i, c.size);
    } else if (!word.empty()) {
      ++counts.words;
      auto found = tables.function_words.find(word);
      if (found != tables.function_words.end()) {
        const bool first = seen.insert(word).second;
        for (std::uint16_t language : found->second) {
          ++counts.hits[language];
          if (first) ++counts.distinct[language];
        }
      }
      word.clear();
    }
    i += c.size;
  }
  return counts;
}

}  // namespace

std::string guess_language(std::string_view text, const SourceTables& tables) {
  text = head(text, kLookAt);
  std::string script = main_script(text);
  if (script.empty()) return "und";
  WordCounts counts = count_function_words(text, tables);
  std::string best = script == "Latn" ? "en" : "und";
  std::size_t most = 0;
  std::size_t distinct = 0;
  std::size_t english = 0;
  for (std::size_t i = 0; i < tables.languages.size(); ++i) {
    const LanguageEntry& language = tables.languages[i];
    if (language.script != script) continue;
    bool alone = true;
    for (const LanguageEntry& other : tables.languages) {
      alone = alone && (other.script != script || other.code == language.code);
    }
    if (alone) return language.code;
    if (language.code == "en") english = counts.distinct[i];
    if (counts.distinct[i] > distinct) {
      most = counts.hits[i];
      distinct = counts.distinct[i];
      best = language.code;
    }
  }
  // Different words count: in one sentence of English, "a" and a possessive's "s" come again and
  // again, and both are words of Czech.
  if (script == "Latn" && (distinct < 3 || distinct == english)) best = "en";
  constexpr std::size_t kEnoughWords = 40;
  if (counts.words >= kEnoughWords && most * 25 < counts.words) return "und";
  return best;
}

bool is_mostly_non_latin(std::string_view line) {
  std::size_t latin = 0;
  std::size_t other = 0;
  for (std::size_t i = 0; i < line.size();) {
    CodePoint c = decode_at(line, i);
    i += c.size;
    if (!is_letter(c.value)) continue;
    ++(is_latin(c.value) ? latin : other);
  }
  return other > latin;
}

bool is_other_latin(std::string_view line, const SourceTables& tables) {
  constexpr std::size_t kEnoughWords = 8;
  if (count_words(line) < kEnoughWords) return false;
  WordCounts counts = count_function_words(head(line, 2000), tables);
  std::size_t english = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < tables.languages.size(); ++i) {
    if (tables.languages[i].script != "Latn") continue;
    if (tables.languages[i].code == "en") {
      english = counts.hits[i];
    } else {
      most = std::max(most, counts.hits[i]);
    }
  }
  return most >= 3 && most * 4 >= counts.words && most > 2 * english;
}

}  // namespace dragoman
