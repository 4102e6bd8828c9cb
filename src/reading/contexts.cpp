#include "reading/contexts.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool stands_at(const std::vector<std::string>& lemmas, std::size_t at,
               const std::vector<std::string>& words) {
  return at + words.size() <= lemmas.size() &&
         std::equal(words.begin(), words.end(), lemmas.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

Subject find_subject(const Analysis& analysis, const EventTables& tables, TokenRange range) {
  std::vector<std::string> lemmas;
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    lemmas.push_back(to_lower(analysis.lemma(t)));
  }
  Subject found;
  for (std::size_t i = 0; i < lemmas.size(); ++i) {
    for (const Keyword& keyword : tables.keywords(lemmas[i])) {
      if (!stands_at(lemmas, i, keyword.words)) continue;
      found.contexts.insert(found.contexts.end(), keyword.contexts.begin(), keyword.contexts.end());
      if (!keyword.issue.empty()) found.issues.push_back(keyword.issue);
    }
  }
  sort_unique(found.contexts);
  sort_unique(found.issues);
  return found;
}

}  // namespace dragoman
