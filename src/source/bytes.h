// Bytes as they come, piece after piece: from a file, a pipe, an entry of an archive.
//
// A ByteSource hands out pieces; a ByteReader stands between it and whoever reads lines, records or
// the whole. A piece is looked at where it lies and copied only when what is asked for goes over
// its end, so memory is bounded by what is asked for.
//
//   ByteReader bytes(file_source(path));
//   if (bytes.peek(4) == "%PDF") …
//
// Reading that breaks off looks like the end; error() tells it apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dragoman {

// The next piece, valid until the next call; empty at the end. Not called again after a failure.
using ByteSource = std::function<Result<std::string_view>()>;

// Fails with not_found or not_readable. A folder is not_readable.
Result<ByteSource> file_source(const std::string& path);
ByteSource standard_input_source();
// The stream has to outlive the source.
ByteSource stream_source(std::istream& in);
// One piece; the text has to outlive the source.
ByteSource text_source(std::string_view text);

class ByteReader {
 public:
  explicit ByteReader(ByteSource source) : source_(std::move(source)) {}
  ByteReader(const ByteReader&) = delete;
  ByteReader& operator=(const ByteReader&) = delete;

  // What comes next without taking it: `size` bytes, or fewer where less is left. More than `size`
  // if it is at hand. Valid until the next call.
  std::string_view peek(std::size_t size = 1);
  // Takes what peek() has shown.
  void skip(std::size_t size);
  // Takes and drops bytes; the number that were there.
  std::uint64_t drop(std::uint64_t size);
  bool at_end() { return peek().empty(); }

  enum class Got : std::uint8_t { line, too_long, end };
  // The next line without its '\n'. One over the limit is passed over, not held.
  Got read_line(std::string& line, std::size_t limit);
  // Appends up to `size` bytes; the number that were there.
  std::size_t read(std::string& out, std::size_t size);
  // All that is left. Fails with too_large, naming the `option` that raises the limit, or as the
  // source did.
  Result<std::string> read_all(std::size_t limit, std::string_view option);

  std::uint64_t position() const { return position_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  bool pull();

  ByteSource source_;
  std::string_view ahead_;  // not taken yet: of the source's piece, or of held_
  std::string held_;
  bool ahead_is_held_ = false;
  bool ended_ = false;
  std::uint64_t position_ = 0;
  std::optional<Error> error_;
};

}  // namespace dragoman
