#include "reading/commitment_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "reading/clauses.h"
#include "reading/parties.h"

namespace dragoman {
namespace {

constexpr int kReach = 5;  // steps up from the noun to the clause that a deadline stands in

class DateReader {
 public:
  DateReader(const Reading& reading, const EventLexicon& lexicon, const CommitmentCues& cues,
             const CommitmentMention& mention)
      : reading_(reading),
        analysis_(reading.analysis),
        lexicon_(lexicon),
        cues_(cues),
        mention_(mention),
        sentence_(analysis_.sentence(analysis_.sentence_of(mention.noun)).tokens) {}

  CommitmentDates read() const {
    CommitmentDates dates;
    dates.deadline = limit();
    dates.made = made();
    if (dates.made && !dates.deadline && lies_ahead(*dates.made)) {
      dates.deadline = dates.made;
      dates.made.reset();
    }
    return dates;
  }

 private:
  bool is_dated(TokenId t) const {
    return std::any_of(reading_.dates.begin(), reading_.dates.end(),
                       [&](const DateMention& d) { return d.tokens.contains(t); });
  }

  // "by 1 May", "before June", "the deadline of 31 October".
  bool is_limit(const DateMention& date) const {
    if (!date.date.known()) return false;
    const std::string text = to_lower(date.date.text);
    if (cues_.is(text.substr(0, text.find(' ')), StatusTag::limit)) return true;
    TokenId before = date.tokens.begin;
    for (int i = 0; i < 3 && before > sentence_.begin; ++i) {
      before = previous(before);
      if (cues_.is(to_lower(analysis_.lemma(before)), StatusTag::limit)) return true;
      Upos tag = analysis_.at(before).tag;
      if (tag != Upos::adp && tag != Upos::det && tag != Upos::adj) break;
    }
    return false;
  }

  std::optional<Date> limit() const {
    for (const DateMention& date : reading_.dates) {
      if (sentence_.contains(date.head) && is_limit(date) && in_clause(date.head)) {
        return date.date;
      }
    }
    return std::nullopt;
  }

  // Whether a word hangs on the noun, or on a verb that the noun hangs on, with no clause between.
  bool in_clause(TokenId t) const {
    TokenId up = mention_.noun;
    for (int step = 0; up != kNoToken && step < kReach; ++step) {
      if (hangs_on(t, up)) return true;
      for (TokenId c : children(analysis_, up)) {
        Relation relation = base(analysis_.at(c).relation);
        bool inner = relation == Relation::xcomp || relation == Relation::ccomp;
        if (inner && hangs_on(t, c)) return true;
      }
      up = analysis_.at(up).head;
    }
    return false;
  }

  bool hangs_on(TokenId t, TokenId top) const {
    for (; t != kNoToken; t = analysis_.at(t).head) {
      if (t == top) return true;
      Relation relation = base(analysis_.at(t).relation);
      if (relation == Relation::acl || relation == Relation::advcl || relation == Relation::ccomp ||
          relation == Relation::parataxis || relation == Relation::appos ||
          (relation == Relation::conj && !is_dated(t))) {
        return false;
      }
    }
    return false;
  }

  // Dates below a word with no clause in between; two joined by "and" are one span.
  std::optional<Date> date_below(TokenId top) const {
    const DateMention* first = nullptr;
    for (const DateMention& date : reading_.dates) {
      if (!sentence_.contains(date.head) || !hangs_on(date.head, top) || !date.date.known() ||
          is_limit(date)) {
        continue;
      }
      if (first == nullptr) {
        first = &date;
      } else if (analysis_.at(date.head).relation == Relation::conj &&
                 date.date.end > first->date.end && !date.date.year_open()) {
        Date both = first->date;
        both.end = date.date.end;
        both.precision = DatePrecision::range;
        both.text = std::string(
            reading_.document.words(analysis_.span_of({first->tokens.begin, date.tokens.end})));
        return both;
      }
    }
    return first == nullptr ? std::nullopt : std::optional<Date>(first->date);
  }

  std::optional<Date> made() const {
    if (auto date = date_below(mention_.noun)) return date;
    for (TokenId maker : mention_.state.makers) {
      if (auto date = date_below(maker)) return date;
      const DateMention* date = date_of(analysis_, reading_.dates, maker);
      if (date != nullptr && date->date.known() && !is_limit(*date)) return date->date;
    }
    return std::nullopt;
  }

  // "will sign it on Friday": the day of what is only planned.
  bool lies_ahead(const Date& date) const {
    if (mention_.state.status != "proposed" || date.year_open()) return false;
    const auto& published = reading_.document.published;
    if (published && published->known() && date.start > published->end) return true;
    return std::any_of(mention_.state.makers.begin(), mention_.state.makers.end(), [&](TokenId t) {
      return own_realis(reading_, lexicon_, t) == Realis::planned;
    });
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const EventLexicon& lexicon_;
  const CommitmentCues& cues_;
  const CommitmentMention& mention_;
  TokenRange sentence_;
};

}  // namespace

CommitmentDates read_commitment_dates(const Reading& reading, const EventLexicon& lexicon,
                                      const CommitmentCues& cues,
                                      const CommitmentMention& mention) {
  return DateReader(reading, lexicon, cues, mention).read();
}

}  // namespace dragoman
