// How often a pronoun is given the right one of two names, held against a file in the form of GAP.
//
// Webster, Recasens, Axelrod, Baldridge: Mind the GAP (TACL 2018). A row is a snippet of text, a
// pronoun in it and two names, A and B; each name is a decision of its own, whether the pronoun
// means its bearer. F1 is counted over these decisions, over all, over masculine and over feminine
// pronouns, as GAP's scorer does; bias is feminine F1 over masculine F1. The file's offsets count
// code points.
//
// Two settings. In the first the program is told that both names are names of persons and that one
// of them, or nobody, is meant (GAP's "gold two mentions"); in the second it is told nothing and
// its own mentions count (GAP's "system mentions"). In both it sees the snippet and not the page.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "language/analysis.h"
#include "measure/counts.h"
#include "measure/report.h"
#include "reading/mentions.h"
#include "reading/pronoun_model.h"

namespace dragoman {

struct PronounRow {
  std::string id;
  Document document;  // the snippet as one paragraph
  Span pronoun;
  std::array<Span, 2> names;  // A and B
  std::array<bool, 2> means{};
};

// Rows `from` to `to`, counted from 1 and without the header; 0 for the last. Fails with bad_table
// and the line where a column is missing, an offset does not stand at its words, or a decision is
// neither TRUE nor FALSE; only in the rows asked for.
Result<std::vector<PronounRow>> parse_pronoun_rows(std::string_view text, const std::string& name,
                                                   std::size_t from = 1, std::size_t to = 0);

// Whether the pronoun means A, B.
using PronounAnswer = std::array<bool, 2>;

// The analysis with both names marked as names of persons.
Analysis with_given_names(const PronounRow& row, Analysis analysis);
// With the names given: the likelier of the two, unless it is likelier that neither is meant.
PronounAnswer answer_of_two(const PronounRow& row, const Analysis& analysis,
                            const PronounTrace& trace);
// With nothing given: each name that a mention of the actor stands at whom the pronoun means.
PronounAnswer answer_of_mentions(const PronounRow& row, const Analysis& analysis,
                                 const DocumentActors& actors);
// Whether the program takes the name, or a part of it, for a person.
bool is_person_at(Span name, const Analysis& analysis, const DocumentActors& actors);

// The features of each candidate of the row's pronoun, a line each, for learning their weights:
// row, gender, candidate's number, 1 where it is A, 1 where it is B, the row's truth (A, B or N),
// features joined by blanks. Empty where the pronoun was not weighed.
std::string feature_lines(const PronounRow& row, bool feminine, const Analysis& analysis,
                          const PronounTrace& trace);

class PronounScore {
 public:
  void add(const PronounRow& row, bool feminine, PronounAnswer of_two, PronounAnswer of_mentions);
  // Counts a name that is, or is not, found as a person.
  void add_name(bool found);
  const Counts& of_two(bool feminine) const { return of_two_[feminine ? 1 : 0]; }
  const Counts& of_mentions(bool feminine) const { return of_mentions_[feminine ? 1 : 0]; }
  Report report() const;

 private:
  std::array<Counts, 2> of_two_{};  // masculine, feminine
  std::array<Counts, 2> of_mentions_{};
  Counts names_;
  std::size_t rows_ = 0;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
