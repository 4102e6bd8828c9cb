// SIGINT and SIGTERM as something to wait for, while it lives: a first one asks for an end, a
// second ends the program as it always does.
#pragma once

namespace dragoman {

class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  bool came() const;
  // Becomes readable when a signal has come.
  int descriptor() const;
};

}  // namespace dragoman
