// Which PLOVER type holds from one phrase of a text to another, against labels.
//
// CONCEDE and RETREAT count as one, YIELD, whose quad is RETREAT's. Types, quads, and cooperation
// against conflict are judged by the likeliest type; macro figures are means over what the labels
// have.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/document.h"
#include "base/result.h"
#include "language/analysis.h"
#include "measure/report.h"
#include "reading/relation_type.h"

namespace dragoman {

// CONCEDE and RETREAT are YIELD, any other type of the ontology is itself, without regard to case;
// empty for anything else.
std::string relation_type_name(const Ontology& ontology, std::string_view word);

struct RelationRow {
  std::string place;
  std::string text;
  std::string source;
  std::string target;
  std::string type;  // as relation_type_name gives it
};

// TSV: text, source, target, type; lines that begin with # and a first row whose last cell is no
// type are passed over. Rows `from` to `to` (0: the end), counted from 1 without those. Fails with
// bad_table and the line's place.
Result<std::vector<RelationRow>> parse_relation_rows(std::string_view text, const std::string& name,
                                                     const Ontology& ontology, std::size_t from,
                                                     std::size_t to);

// All places of a phrase between words: as it is written, else without regard to case, else the
// longest run of its words that the text has. None where the text has not even that.
std::vector<Span> phrase_places(const Document& document, const Analysis& analysis,
                                std::string_view phrase);

class RelationScore {
 public:
  explicit RelationScore(const Ontology& ontology) : ontology_(ontology) {}
  // `found` as relation_types gives it.
  void add(const RelationRow& row, const std::vector<TypeShare>& found);
  Report report() const;

 private:
  std::string quad(const std::string& type) const;

  const Ontology& ontology_;
  std::map<std::pair<std::string, std::string>, std::size_t> types_;  // wanted, got
  std::vector<Mistake> mistakes_;
};

}  // namespace dragoman
