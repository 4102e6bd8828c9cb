// The brief as a command prints it: `dragoman brief`, and `dragoman read --brief`.
#pragma once

#include <cstddef>
#include <string>

#include "cli/pair.h"
#include "cli/session.h"

namespace dragoman {

struct BriefFlags {
  PairFlags pair;
  std::string new_since;
  std::string as_of;
  std::string format = "text";
  std::size_t lines = 60;
  bool all = false;
  std::size_t width = 0;  // 0: the terminal's, at most 100
};

int print_brief(Session& session, const BriefFlags& flags);

}  // namespace dragoman
