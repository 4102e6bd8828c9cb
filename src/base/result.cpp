#include "base/result.h"

namespace dragoman {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::not_readable:
      return "not_readable";
    case ErrorCode::not_writable:
      return "not_writable";
    case ErrorCode::empty_input:
      return "empty_input";
    case ErrorCode::binary_input:
      return "binary_input";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::bad_encoding:
      return "bad_encoding";
    case ErrorCode::bad_json:
      return "bad_json";
    case ErrorCode::bad_table:
      return "bad_table";
    case ErrorCode::bad_frame:
      return "bad_frame";
    case ErrorCode::bad_argument:
      return "bad_argument";
    case ErrorCode::bad_date:
      return "bad_date";
    case ErrorCode::bad_archive:
      return "bad_archive";
    case ErrorCode::bad_markup:
      return "bad_markup";
    case ErrorCode::bad_pdf:
      return "bad_pdf";
    case ErrorCode::store_newer:
      return "store_newer";
    case ErrorCode::store_damaged:
      return "store_damaged";
    case ErrorCode::store_busy:
      return "store_busy";
    case ErrorCode::store_full:
      return "store_full";
    case ErrorCode::not_a_record:
      return "not_a_record";
    case ErrorCode::bad_model:
      return "bad_model";
    case ErrorCode::directory_loop:
      return "directory_loop";
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::timed_out:
      return "timed_out";
  }
  return "unknown";
}

std::string Error::text() const {
  std::string out = place.empty() ? message : place + ": " + message;
  out += " [";
  out += error_name(code);
  out += "]";
  return out;
}

}  // namespace dragoman
