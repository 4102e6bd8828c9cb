// Standard output that knows why it fails, and what the terminal can do.
#pragma once

#include <array>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

#include "cli/session.h"

namespace dragoman {

// Thrown when standard output cannot be written. EPIPE means that nobody reads on.
struct OutputFailure {
  int error = 0;
};

// Writes to a file descriptor; throws OutputFailure.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor);
  ~DescriptorBuffer() override;
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  void write_out();

  int descriptor_;
  bool failed_ = false;
  std::array<char, 1 << 16> buffer_;
};

// NO_COLOR and TERM=dumb are respected.
Terminal look_at_terminal();

// Marks for words in a terminal; nothing without colours.
enum class Style { bold, dim, red, green, yellow, cyan };
std::string styled(const Terminal& terminal, Style style, std::string_view text);

}  // namespace dragoman
