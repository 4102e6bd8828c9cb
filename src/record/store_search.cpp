// Search over the sentences that were read, by SQLite's FTS5.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "record/store_impl.h"

namespace dragoman {
namespace {

// Control characters that mark what matched; a text that holds them itself just gets no marks.
constexpr char kMarkBegin = '\x02';
constexpr char kMarkEnd = '\x03';

bool has_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    CodePoint c = decode_at(text, i);
    if (is_letter(c.value) || is_digit(c.value)) return true;
    i += c.size;
  }
  return false;
}

// The marks of a highlighted sentence as spans of the document.
std::vector<Span> marks_of(std::string_view highlighted, std::string_view words,
                           std::uint32_t begin) {
  std::vector<Span> marks;
  std::string plain;
  for (char c : highlighted) {
    auto here = begin + static_cast<std::uint32_t>(plain.size());
    if (c == kMarkBegin) {
      marks.push_back({here, here});
    } else if (c == kMarkEnd) {
      if (!marks.empty()) marks.back().end = here;
    } else {
      plain += c;
    }
  }
  if (plain != words) marks.clear();
  return marks;
}

}  // namespace

std::string search_question(std::string_view words) {
  std::string out;
  auto add = [&](std::string_view term, bool any_ending) {
    if (!has_word(term)) return;
    if (!out.empty()) out += ' ';
    out += '"';
    for (char c : term) {
      if (c != '"' && c != '\0') out += c;
    }
    out += any_ending ? "\"*" : "\"";
  };
  std::size_t i = 0;
  while (i < words.size()) {
    if (words[i] == '"') {
      std::size_t end = words.find('"', i + 1);
      if (end == std::string_view::npos) end = words.size();
      add(words.substr(i + 1, end - i - 1), false);
      i = end + 1;
    } else if (words[i] == ' ' || words[i] == '\t' || words[i] == '\n' || words[i] == '\r') {
      ++i;
    } else {
      std::size_t end = std::min(words.find_first_of(" \t\r\n\"", i), words.size());
      std::string_view term = words.substr(i, end - i);
      add(term, term.back() == '*');
      i = end;
    }
  }
  return out;
}

Result<std::vector<SearchHit>> Store::search(std::string_view words, std::size_t limit) {
  std::string question = search_question(words);
  if (question.empty()) return std::vector<SearchHit>();
  // Each word with an open ending is a scan of the index.
  constexpr std::ptrdiff_t kMostWords = 64;
  if (std::count(question.begin(), question.end(), '"') > 2 * kMostWords) {
    return Error{ErrorCode::bad_argument, fmt::format("more than {} words to search", kMostWords),
                 ""};
  }
  return guarded([&] {
    Query query(
        *impl_->database,
        "SELECT d.id, d.file, s.begin, s.finish, w.words,"
        " highlight(search, 0, char(2), char(3)), search.rank"
        " FROM search JOIN sentence s ON s.key = search.rowid"
        " JOIN sentence_words w ON w.key = s.key"
        " JOIN document d ON d.key = s.document WHERE search MATCH ?"
        " ORDER BY search.rank, d.file, d.id, s.begin LIMIT ?",
        question,
        limit == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(limit));
    std::vector<SearchHit> hits;
    while (query.next()) {
      SearchHit hit;
      hit.document = query.string(0);
      hit.file = query.string(1);
      hit.span = {static_cast<std::uint32_t>(query.number(2)),
                  static_cast<std::uint32_t>(query.number(3))};
      hit.words = query.string(4);
      hit.marks = marks_of(query.text(5), hit.words, hit.span.begin);
      hit.rank = query.real(6);
      hits.push_back(std::move(hit));
    }
    return hits;
  });
}

}  // namespace dragoman
