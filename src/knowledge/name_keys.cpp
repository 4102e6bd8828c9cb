#include "knowledge/name_keys.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

// y before e: silent at the start and after a vowel.
void drop_glides(std::string& word) {
  if (word.starts_with("ye") && word.size() > 3) word.erase(0, 1);
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    if (word[i] == 'y' && word[i + 1] == 'e' && (is_vowel(word[i - 1]) || word[i - 1] == 'y')) {
      word.erase(i, 1);
    }
  }
}

std::string ascii_slug(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    i += c.size;
    if (c.value < 0x80 && (is_letter(c.value) || is_digit(c.value))) {
      out += static_cast<char>(c.value);
    } else if (c.value >= 0x80) {
      // Letters that no folding brings to ASCII keep their number: ids stay apart and plain.
      static constexpr char kHex[] = "0123456789abcdef";
      out += 'u';
      for (int shift = 12; shift >= 0; shift -= 4) {
        out += kHex[(c.value >> static_cast<unsigned>(shift)) & 0xF];
      }
    } else if (c.value != '\'' && c.value != '.' && !out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

std::string name_word_key(std::string_view word) {
  std::string key;
  for (char c : fold_name(word)) {
    if (c != '\'' && c != '.' && c != ' ' && c != '"' && c != ',') key += c;
  }
  // The letters for glottal stops: ʻ ʼ ʾ ʿ.
  for (std::string_view mark : {"\u02BB", "\u02BC", "\u02BE", "\u02BF"}) {
    replace_all(key, mark, "");
  }
  drop_glides(key);
  replace_all(key, "dzh", "j");
  replace_all(key, "dj", "j");
  replace_all(key, "tch", "ch");
  replace_all(key, "kh", "h");
  replace_all(key, "gh", "g");
  replace_all(key, "ph", "f");
  replace_all(key, "ck", "k");
  replace_all(key, "q", "k");
  replace_all(key, "x", "ks");
  replace_all(key, "ou", "u");
  std::replace(key.begin(), key.end(), 'y', 'i');
  if (key.size() > 2 && key.back() == 'j') key.back() = 'i';
  if (key.size() > 3 && key.ends_with("dr")) key.insert(key.size() - 1, "e");
  if (key.size() > 3 && key.back() == 'h' && is_vowel(key[key.size() - 2])) key.pop_back();
  key.erase(std::unique(key.begin(), key.end(),
                        [](char a, char b) { return a == b && a >= 'a' && a <= 'z'; }),
            key.end());
  return key;
}

std::vector<std::string> name_keys(std::string_view name, const Knowledge& knowledge) {
  std::vector<std::string> keys;
  std::vector<std::string> parts;
  std::string plain(name);
  for (std::string_view dash : {"\u2010", "\u2011", "\u2013", "\u2014"}) {
    replace_all(plain, dash, "-");
  }
  std::replace(plain.begin(), plain.end(), '-', ' ');
  for (std::string_view word : split(plain, ' ')) {
    if (!trim(word).empty()) parts.emplace_back(word);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& part = parts[i];
    bool inner = i > 0 && i + 1 < parts.size();
    bool is_initial = part.size() == 2 && part[1] == '.';
    is_initial = is_initial || (part.size() == 1 && is_letter(decode_at(part, 0).value));
    if (is_initial && inner) continue;
    if (parts.size() > 1 && i + 1 < parts.size() && knowledge.has_use(part, WordUse::article)) {
      continue;
    }
    std::string key = name_word_key(part);
    if (!key.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

std::string person_id(const std::vector<std::string>& keys) {
  std::string name;
  for (const std::string& key : keys) {
    if (!name.empty()) name += '-';
    name += key;
  }
  return "person-" + ascii_slug(name);
}

std::string organization_slug(std::string_view name) {
  return "org-" + ascii_slug(fold_name(name));
}

}  // namespace dragoman
