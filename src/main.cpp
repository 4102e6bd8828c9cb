// The program: hands its arguments to the session and turns failing output into an exit status.
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "cli/output.h"
#include "cli/session.h"

int main(int argc, char** argv) {
  // A reader who goes away (`dragoman events | head`) is no failure: writes then say EPIPE.
  std::signal(SIGPIPE, SIG_IGN);
  // Nor is a file that may not grow: the store says so and keeps what it has.
  std::signal(SIGXFSZ, SIG_IGN);
  dragoman::DescriptorBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  try {
    dragoman::Session session(out, std::cerr, dragoman::look_at_terminal());
    return session.run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const dragoman::OutputFailure& failure) {
    if (failure.error == EPIPE) return dragoman::kDone;
    std::cerr << "dragoman: standard output: " << std::strerror(failure.error)
              << " [not_writable]\n";
    return dragoman::kInputFailed;
  }
}
