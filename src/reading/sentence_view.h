// One sentence's tree with its children listed once, and lemmas in lower case: what features of
// events are read from. Tokens are counted from the sentence's first. Holds a reference to the
// analysis; building costs O(sentence length).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace dragoman {

class SentenceView {
 public:
  SentenceView(const Analysis& analysis, SentenceId sentence);

  static constexpr int kNone = -1;
  int size() const { return static_cast<int>(lemmas_.size()); }
  int root() const { return root_; }
  TokenId id(int token) const {
    return static_cast<TokenId>(first_ + static_cast<unsigned>(token));
  }
  const Token& at(int token) const { return analysis_->at(id(token)); }
  std::string_view lemma(int token) const { return lemmas_[static_cast<std::size_t>(token)]; }
  int head(int token) const { return heads_[static_cast<std::size_t>(token)]; }
  const std::vector<int>& children(int token) const {
    return children_[static_cast<std::size_t>(token)];
  }
  Relation base_relation(int token) const { return base(at(token).relation); }
  // The kind of the name a token stands in.
  std::optional<NameKind> name(int token) const { return names_[static_cast<std::size_t>(token)]; }
  // The first child by a main type of relation, or kNone.
  int child(int token, Relation relation) const;
  // The first child by an exact relation, or kNone.
  int exact_child(int token, Relation relation) const;
  // The lemma of a nominal's first preposition, or "".
  std::string_view preposition(int token) const;
  bool passive(int token) const;

 private:
  const Analysis* analysis_;
  std::uint32_t first_ = 0;
  int root_ = kNone;
  std::vector<std::string> lemmas_;
  std::vector<int> heads_;
  std::vector<std::vector<int>> children_;
  std::vector<std::optional<NameKind>> names_;
};

}  // namespace dragoman
