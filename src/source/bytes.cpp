#include "source/bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <memory>

namespace dragoman {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

// A descriptor and the buffer of its last piece. Standard input is not ours to close.
class Descriptor {
 public:
  Descriptor(int number, bool close) : number_(number), close_(close), buffer_(kPiece, '\0') {}
  ~Descriptor() {
    if (close_) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  // What there is, up to a piece: of a pipe no more than has come.
  Result<std::string_view> next() {
    while (true) {
      const ssize_t got = ::read(number_, buffer_.data(), buffer_.size());
      if (got >= 0) return std::string_view(buffer_.data(), static_cast<std::size_t>(got));
      if (errno == EINTR) continue;
      return Error{ErrorCode::not_readable, std::strerror(errno), ""};
    }
  }

 private:
  int number_;
  bool close_;
  std::string buffer_;
};

ByteSource descriptor_source(int number, bool close) {
  auto descriptor = std::make_shared<Descriptor>(number, close);
  return [descriptor] { return descriptor->next(); };
}

}  // namespace

Result<ByteSource> file_source(const std::string& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) {
    if (errno == ENOENT) return Error{ErrorCode::not_found, "no such file", path};
    return Error{ErrorCode::not_readable, std::strerror(errno), path};
  }
  struct stat status {};
  if (::fstat(number, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(number);
    return Error{ErrorCode::not_readable, "is a folder, wanted a file", path};
  }
  return descriptor_source(number, true);
}

ByteSource standard_input_source() {
  return descriptor_source(STDIN_FILENO, false);
}

ByteSource stream_source(std::istream& in) {
  auto buffer = std::make_shared<std::string>(std::size_t{1} << 16, '\0');
  return [buffer, &in]() -> Result<std::string_view> {
    in.read(buffer->data(), static_cast<std::streamsize>(buffer->size()));
    if (in.bad()) return Error{ErrorCode::not_readable, "reading broke off", ""};
    return std::string_view(buffer->data(), static_cast<std::size_t>(in.gcount()));
  };
}

ByteSource text_source(std::string_view text) {
  return [text, done = false]() mutable -> Result<std::string_view> {
    if (done) return std::string_view();
    done = true;
    return text;
  };
}

// One more piece behind what is ahead.
bool ByteReader::pull() {
  if (ended_) return false;
  if (!ahead_.empty()) {  // keep what would be overwritten
    if (ahead_is_held_) {
      held_.erase(0, static_cast<std::size_t>(ahead_.data() - held_.data()));
    } else {
      held_.assign(ahead_);
    }
    ahead_ = held_;
    ahead_is_held_ = true;
  }
  Result<std::string_view> piece = source_();
  if (!piece) error_ = piece.error();
  if (!piece || piece->empty()) {
    ended_ = true;
    return false;
  }
  if (ahead_.empty()) {
    ahead_ = *piece;
    ahead_is_held_ = false;
  } else {
    held_.append(*piece);
    ahead_ = held_;
  }
  return true;
}

std::string_view ByteReader::peek(std::size_t size) {
  while (ahead_.size() < size && pull()) {
  }
  return ahead_;
}

void ByteReader::skip(std::size_t size) {
  check(size <= ahead_.size(), "skipped more than was looked at");
  ahead_.remove_prefix(size);
  position_ += size;
}

std::uint64_t ByteReader::drop(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0 && !peek().empty()) {
    const std::size_t some = static_cast<std::size_t>(std::min<std::uint64_t>(left, ahead_.size()));
    skip(some);
    left -= some;
  }
  return size - left;
}

std::size_t ByteReader::read(std::string& out, std::size_t size) {
  std::size_t left = size;
  while (left > 0 && !peek().empty()) {
    const std::size_t some = std::min(left, ahead_.size());
    out.append(ahead_.substr(0, some));
    skip(some);
    left -= some;
  }
  return size - left;
}

ByteReader::Got ByteReader::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool too_long = false;
  if (peek().empty()) return Got::end;
  while (!peek().empty()) {
    const std::size_t end = ahead_.find('\n');
    const std::size_t size = std::min(end, ahead_.size());
    if (!too_long && line.size() + size > limit) {
      too_long = true;
      std::string().swap(line);
    }
    if (!too_long) line.append(ahead_.substr(0, size));
    skip(end == std::string_view::npos ? size : size + 1);
    if (end != std::string_view::npos) break;
  }
  return too_long ? Got::too_long : Got::line;
}

Result<std::string> ByteReader::read_all(std::size_t limit, std::string_view option) {
  std::string all;
  while (!peek().empty()) {
    if (ahead_.size() > limit - all.size()) {
      return Error{ErrorCode::too_large,
                   fmt::format("a text of more than {} bytes; {} raises this", limit, option), ""};
    }
    all.append(ahead_);
    skip(ahead_.size());
  }
  if (error_) return *error_;
  return all;
}

}  // namespace dragoman
