// What can go wrong, and how a function says so.
//
// Three kinds of trouble are kept apart: an expected failure (no such file, a bad line, a store
// that is busy) comes back as a Result; a mistake of ours throws InternalError through check();
// odd data is counted by whoever reads it. Every code has its cause and cure in docs/errors.md.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dragoman {

enum class ErrorCode {
  not_found,       // the path or id does not exist
  not_readable,    // it exists, but may not or cannot be read
  not_writable,    // the place to write to refuses
  empty_input,     // nothing but white space in it
  binary_input,    // not a text
  too_large,       // over a stated limit
  bad_encoding,    // bytes that are no text in any encoding we know
  bad_json,        // not the JSON that was expected
  bad_table,       // a line of a table in data/ is wrong
  bad_frame,       // a frame of the event lexicon is wrong
  bad_argument,    // an option or argument that makes no sense
  bad_date,        // not a date
  bad_archive,     // packed, but broken, cut off, encrypted or not what it says
  bad_markup,      // XML that is broken, or no feed
  bad_pdf,         // a PDF that does not open or holds no text
  store_newer,     // a record written by a newer version
  store_damaged,   // a record that SQLite or our own checks find broken
  store_busy,      // another process holds the record
  store_full,      // no space left on the device
  not_a_record,    // the file is not a record of ours
  bad_model,       // a model file that is foreign, truncated or corrupted
  directory_loop,  // a link leads back to a folder above it
  internal,        // a bug of ours met while a document was read; the run went on
  unsupported,     // known, but not done by this version
  timed_out,       // a question took longer than it was given
};

// The code's name as it is printed and documented, e.g. "not_found".
std::string_view error_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::not_found;
  std::string message;  // what was found and what was wanted
  std::string place;    // in the input: "feed.jsonl:18" or "data/states.tsv:204"; may be empty

  // "place: message [code]"
  std::string text() const;
};

// Either a value or an Error. Reading the value of a failed Result is a bug and throws.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: by intent
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: by intent

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value, or an Error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT: by intent

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

// A bug of ours. Caught in main only.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Throws InternalError with the message unless the condition holds.
inline void check(bool condition, const char* message) {
  if (!condition) throw InternalError(message);
}

}  // namespace dragoman
