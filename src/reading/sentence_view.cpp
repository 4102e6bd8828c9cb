#include "reading/sentence_view.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {

SentenceView::SentenceView(const Analysis& analysis, SentenceId sentence) : analysis_(&analysis) {
  const TokenRange range = analysis.sentence(sentence).tokens;
  first_ = index(range.begin);
  const std::size_t size = range.size();
  lemmas_.reserve(size);
  heads_.reserve(size);
  children_.resize(size);
  names_.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto token = static_cast<TokenId>(first_ + i);
    lemmas_.push_back(to_lower(analysis.lemma(token)));
    const TokenId head = analysis.at(token).head;
    if (head == kNoToken) {
      heads_.push_back(kNone);
      if (root_ == kNone) root_ = static_cast<int>(i);
      continue;
    }
    heads_.push_back(static_cast<int>(index(head) - first_));
    children_[index(head) - first_].push_back(static_cast<int>(i));
  }
  auto name =
      std::lower_bound(analysis.names.begin(), analysis.names.end(), range.begin,
                       [](const Name& one, TokenId token) { return one.tokens.end <= token; });
  for (; name != analysis.names.end() && name->tokens.begin < range.end; ++name) {
    for (TokenId t = name->tokens.begin; t < name->tokens.end; t = next(t)) {
      if (range.contains(t)) names_[index(t) - first_] = name->kind;
    }
  }
}

int SentenceView::child(int token, Relation relation) const {
  for (int c : children(token)) {
    if (base_relation(c) == relation) return c;
  }
  return kNone;
}

int SentenceView::exact_child(int token, Relation relation) const {
  for (int c : children(token)) {
    if (at(c).relation == relation) return c;
  }
  return kNone;
}

std::string_view SentenceView::preposition(int token) const {
  for (int c : children(token)) {
    if (at(c).relation == Relation::case_) return lemma(c);
  }
  return {};
}

bool SentenceView::passive(int token) const {
  return exact_child(token, Relation::aux_pass) != kNone ||
         exact_child(token, Relation::nsubj_pass) != kNone;
}

}  // namespace dragoman
