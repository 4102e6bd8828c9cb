// Whether the tables know who held which office when, held against a list of office-holders.
//
// A list says "PERSON is OFFICE of STATE on DAY", the office in its source's own words. The words
// are read as a text's are (Knowledge::match), the name is looked up as a report's is, and the row
// is resolved where the tables give one of that name this office, of this state, on that day.
// Offices that are one under two names count as one (TermsOfDay). Where a resolved term is that of
// a rival claimant, the one it is claimed against must be in the tables for the day as well.
// It leaves out whether reading would choose the same person in a text: that takes a sentence.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/knowledge.h"
#include "knowledge/partial_date.h"
#include "measure/report.h"
#include "reading/persons_terms.h"

namespace dragoman {

struct HolderLabel {
  std::string person, office;
  std::string state;  // a code, the id of a body or organization, or "": as the office says
  std::string day;    // or a month or year: any day of it
  PartialDate days;
  std::string place;  // "leaders.tsv:17"
};

// Tab-separated with the columns person, office, state, day. Fails (bad_table) with the row.
Result<std::vector<HolderLabel>> parse_holder_labels(std::string_view text,
                                                     const std::string& name);

// What an office in a list's words means: "Deputy Prime Minister and Minister of Defence of Chad".
struct SaidOffices {
  struct One {
    std::uint32_t office = 0;  // into Knowledge::offices()
    std::string modifier;      // "deputy", "vice", ...
  };
  std::vector<One> offices;
  std::vector<std::string> bodies;  // ids of the organizations and proper bodies it names
};
SaidOffices said_offices(std::string_view label, const Knowledge& knowledge);

class HolderScore {
 public:
  // `knowledge` must outlive it.
  explicit HolderScore(const Knowledge& knowledge) : k_(knowledge), terms_(knowledge, "") {}
  void add(const HolderLabel& label);
  // What `eval holders` prints.
  Report report() const;

 private:
  // In the order in which causes are told where several hold.
  enum Cause : std::size_t {
    kResolved,
    kUnknownOffice,
    kUnknownState,
    kUnknownName,
    kOtherTime,
    kOtherOffice,
    kOtherState,
    kCauses
  };
  struct Row {
    std::size_t resolved = 0;
    std::size_t all = 0;
  };

  std::string bare(const std::string& name) const;
  std::vector<std::uint32_t> persons(const std::string& name) const;
  bool is_of(const OfficeTerm& term, const HolderLabel& label, const SaidOffices& said) const;
  bool is_said(const OfficeTerm& term, const SaidOffices& said) const;
  bool is_known(const HolderLabel& label) const;
  Cause cause(const HolderLabel& label, const SaidOffices& said, const OfficeTerm*& term) const;
  bool has_opponent(const OfficeTerm& term, const PartialDate& days) const;
  std::string terms_text(const std::vector<std::uint32_t>& persons) const;

  const Knowledge& k_;
  TermsOfDay terms_;
  std::size_t n_ = 0;
  std::size_t causes_[kCauses] = {};
  std::size_t rivals_ = 0;         // resolved by the term of a rival
  std::size_t rivals_listed_ = 0;  // and the other claimant is known too
  std::map<std::string, Row> ranks_;
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
