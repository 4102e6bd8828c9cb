// Rows of words that may be the names of persons, before anything says that they are.
//
// Where the analysis calls a row a person it is one; every other row of capitals that no table
// knows is a candidate as well. Which of them are persons, persons_find.cpp decides.
#pragma once

#include <vector>

#include "reading/actors_build.h"

namespace dragoman {

struct NameRun {
  TokenRange tokens;
  bool analysed = false;  // the analysis calls it a person
};

// In the order of the text; they do not overlap.
std::vector<NameRun> name_candidates(const Build& build);
// Whether the name is the subject of a verb that only somebody can be the subject of.
bool acts_like_person(const Build& build, TokenRange name);
// Whether a name that only the analysis takes for a person's may introduce one: "Pauline met ..."
// does, "a Londoner", "the Brexit talks" and what is left of "Vance, Jr." do not.
bool may_stand_alone(const Build& build, TokenRange name);

}  // namespace dragoman
