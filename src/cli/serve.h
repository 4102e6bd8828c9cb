// The server as commands start it: `dragoman serve`, and `dragoman read --serve`.
#pragma once

#include <cstddef>
#include <string>

#include "cli/session.h"

namespace dragoman {

struct ServeFlags {
  std::string record;
  std::string data;
  std::size_t port = 8765;
  std::string host = "127.0.0.1";
  std::string token_file;  // needed for a host that others reach
  bool read_only = false;
};

// Serves until a signal; prints the page's address first. Returns the exit code.
int serve_record(Session& session, const ServeFlags& flags);

}  // namespace dragoman
