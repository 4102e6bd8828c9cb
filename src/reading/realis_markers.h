// The words that stand with an event's own word and bear on its realis: modals, negations,
// conditions (data/events/markers.tsv), and what comes of each.
//
// Part of read_realis (realis.h): keeps what has been read so far, inner words first. Which words
// are looked at, and in which order, is the matter of who calls.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "reading/realis.h"

namespace dragoman {

class RealisMarkers {
 protected:
  RealisMarkers(const Analysis& analysis, const EventTables& tables, std::string_view text)
      : analysis_(analysis), tables_(tables), text_(text) {}

  std::string_view word(TokenId token) const { return slice(text_, analysis_.at(token).span); }
  std::string lemma(TokenId token) const { return to_lower(analysis_.lemma(token)); }

  // Lets a word change what stands. A negation counts once, wherever it is met again.
  void apply(Realis effect, std::optional<double> certainty, TokenId by);
  void apply(const RealisOperator& entry, TokenId by) { apply(entry.effect, entry.certainty, by); }

  // What stands with a word: "may not" is open, "will not" and "could not" are negated. `own`: the
  // word is the event's; of an outer word, its tense does not count for what it governs.
  void own_markers(TokenId token, bool own);
  // Only modals and the like; only the determiner of a noun ("no agreement").
  void own_modals(TokenId head);
  void own_negation(TokenId noun);
  const RealisOperator* marker(TokenId c) const;

  const Analysis& analysis_;
  const EventTables& tables_;
  std::string_view text_;
  RealisReading found_;

 private:
  bool of_object(TokenId negation, TokenId verb) const;
  bool is_not_only(TokenId marker) const;
  void modal_marker(TokenId token, TokenId c, bool negated);
  void counterfactual(TokenId verb, const std::vector<TokenId>& negations);
  bool is_future_in_past(TokenId verb, TokenId modal) const;
  void shared_markers(TokenId token);

  bool deniable_ = false;      // see combine
  std::vector<TokenId> used_;  // what has denied already
};

}  // namespace dragoman
