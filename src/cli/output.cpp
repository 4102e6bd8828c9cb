#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace dragoman {

DescriptorBuffer::DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

DescriptorBuffer::~DescriptorBuffer() {
  try {
    write_out();
  } catch (const OutputFailure&) {  // said where the output was flushed
  }
}

void DescriptorBuffer::write_out() {
  const char* at = pbase();
  const char* end = pptr();
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  while (at < end && !failed_) {
    ssize_t written = ::write(descriptor_, at, static_cast<std::size_t>(end - at));
    if (written >= 0) {
      at += written;
    } else if (errno != EINTR) {
      failed_ = true;  // once is enough: what follows is dropped
      throw OutputFailure{errno};
    }
  }
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  write_out();
  if (!traits_type::eq_int_type(c, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
  }
  return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() {
  write_out();
  return 0;
}

Terminal look_at_terminal() {
  Terminal terminal;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  bool dumb = term == nullptr || std::string_view(term) == "dumb";
  bool shown = isatty(STDOUT_FILENO) == 1;
  terminal.colours = shown && !dumb && (no_color == nullptr || *no_color == '\0');
  terminal.progress = isatty(STDERR_FILENO) == 1 && !dumb;
  winsize size{};
  if (shown && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = std::clamp<unsigned>(size.ws_col, 40, 200);
  }
  return terminal;
}

std::string styled(const Terminal& terminal, Style style, std::string_view text) {
  static constexpr std::array<std::string_view, 6> kCodes = {"1", "2", "31", "32", "33", "36"};
  if (!terminal.colours || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += kCodes[static_cast<std::size_t>(style)];
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

}  // namespace dragoman
