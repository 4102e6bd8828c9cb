#include "linking/words.h"

#include <libstemmer.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

struct StemmerGone {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// A stemmer keeps its last word in itself: one for each thread.
sb_stemmer* stemmer() {
  thread_local const std::unique_ptr<sb_stemmer, StemmerGone> own(
      sb_stemmer_new("english", "UTF_8"));
  if (!own) throw std::runtime_error("no English stemmer");
  return own.get();
}

std::string stem_of_lower(std::string_view word) {
  const sb_symbol* out = sb_stemmer_stem(stemmer(), reinterpret_cast<const sb_symbol*>(word.data()),
                                         static_cast<int>(word.size()));
  const int size = sb_stemmer_length(stemmer());
  return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
}

bool belongs_to_word(char32_t c) {
  return is_letter(c) || is_digit(c);
}

}  // namespace

std::uint64_t hash_word(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (unsigned char c : word) hash = (hash ^ c) * 1099511628211ULL;
  return hash;
}

std::string stem_of(std::string_view word) {
  return stem_of_lower(fold_name(word));
}

Result<WordBags> WordBags::load(const std::filesystem::path& data) {
  Result<Table> table = Table::load(data / "linking" / "common_words.tsv", {"word", "source"});
  if (!table) return table.error();
  WordBags out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (!out.common_.insert(table->cell(row, 0)).second) {
      return table->error(row, "'" + table->cell(row, 0) + "' is listed twice");
    }
  }
  return out;
}

WordBag WordBags::of(std::string_view text) const {
  WordBag out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint first = decode_at(text, at);
    if (!belongs_to_word(first.value)) {
      at += first.size;
      continue;
    }
    std::size_t end = at;
    while (end < text.size()) {
      const CodePoint next = decode_at(text, end);
      if (!belongs_to_word(next.value)) break;
      end += next.size;
    }
    const std::string word = fold_name(text.substr(at, end - at));
    if (word.size() > 1 && !common_.contains(word)) out.push_back(hash_word(stem_of_lower(word)));
    at = end;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t shared_words(const WordBag& a, const WordBag& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++shared;
      ++i;
      ++j;
    } else if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

double cosine(const WordBag& a, const WordBag& b) {
  if (a.empty() || b.empty()) return 0;
  return static_cast<double>(shared_words(a, b)) /
         std::sqrt(static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

}  // namespace dragoman
