// The brief as a command prints it: `dragoman brief`, and `dragoman read --brief`.
#pragma once

#include <cstddef>
#include <string>

#include "cli/session.h"

namespace dragoman {

struct BriefFlags {
  std::string record;
  std::string data;
  std::string first;  // a country's name or code
  std::string second;
  std::string since;
  std::string until;
  std::string format = "text";
  std::size_t limit = 12;
  std::size_t width = 0;  // 0: the terminal's, at most 100
};

int print_brief(Session& session, const BriefFlags& flags);

}  // namespace dragoman
