#include "cli/stop_signal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>

#include "base/result.h"

namespace dragoman {
namespace {

// A handler may do next to nothing, and knows only what is global: it writes a byte into a pipe.
std::array<int, 2> pipe_ends = {-1, -1};

void tell(int /*signal*/) {
  const char byte = 1;
  const ssize_t written = ::write(pipe_ends[1], &byte, 1);
  (void)written;
}

}  // namespace

StopSignal::StopSignal() {
  check(pipe_ends[0] < 0, "two wait for signals");
  check(::pipe2(pipe_ends.data(), O_CLOEXEC | O_NONBLOCK) == 0, "no pipe for signals");
  struct sigaction action {};
  action.sa_handler = tell;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

StopSignal::~StopSignal() {
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  for (int& end : pipe_ends) {
    ::close(end);
    end = -1;
  }
}

bool StopSignal::came() const {
  pollfd one{pipe_ends[0], POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

int StopSignal::descriptor() const {
  return pipe_ends[0];
}

}  // namespace dragoman
