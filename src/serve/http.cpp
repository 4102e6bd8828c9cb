#include "serve/http.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dragoman {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Error bad_target(const std::string& what) {
  return {ErrorCode::bad_argument, what, "target"};
}

// Undoes %-escapes, and '+' for a blank where `plus_is_blank`.
Result<std::string> decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return bad_target("a % without two hexadecimal digits");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_blank) {
      c = ' ';
    }
    if (c == '\0') return bad_target("a zero byte");
    out += c;
  }
  if (repair_utf8(out) > 0) return bad_target("bytes that are no UTF-8");
  return out;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::bad_argument:
    case ErrorCode::bad_date:
    case ErrorCode::bad_json:
    case ErrorCode::bad_encoding:
    case ErrorCode::empty_input:
      return 400;
    case ErrorCode::binary_input:
    case ErrorCode::unsupported:
      return 415;
    case ErrorCode::too_large:
      return 413;
    case ErrorCode::store_busy:
      return 503;
    case ErrorCode::timed_out:
      return 504;
    default:
      return 500;
  }
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

HttpAnswer json_response(std::string body) {
  HttpAnswer out;
  out.set("Content-Type", "application/json; charset=utf-8");
  out.body = std::make_shared<const std::string>(std::move(body));
  return out;
}

HttpAnswer error_response(int status, std::string_view code, const std::string& message,
                          const std::string& where) {
  using Json = nlohmann::ordered_json;
  Json error{{"code", code}, {"message", message}, {"where", nullptr}};
  if (!where.empty()) error["where"] = where;
  HttpAnswer out = json_response(
      Json{{"error", std::move(error)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
  out.status = status;
  return out;
}

HttpAnswer error_response(const Error& error) {
  return error_response(status_of(error.code), error_name(error.code), error.message, error.place);
}

Result<Target> Target::parse(std::string_view target) {
  if (!target.starts_with('/')) return bad_target("a target that begins with no slash");
  target = target.substr(0, target.find('#'));
  const std::size_t mark = target.find('?');
  Target out;
  Result<std::string> path = decoded(target.substr(0, mark), false);
  if (!path) return path.error();
  out.path = std::move(*path);
  if (std::any_of(out.path.begin(), out.path.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
      })) {
    return bad_target("a control character or backslash in the path");
  }
  if ((out.path + "/").find("/../") != std::string::npos) return bad_target("a part '..'");
  if (mark == std::string_view::npos) return out;
  for (std::string_view rest = target.substr(mark + 1); !rest.empty();) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    Result<std::string> name = decoded(part.substr(0, equals), true);
    if (!name) return name.error();
    Result<std::string> value = decoded(
        equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), true);
    if (!value) return value.error();
    out.query.emplace_back(std::move(*name), std::move(*value));
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string gzip(std::string_view bytes) {
  constexpr int kGzipWindow = 15 + 16;  // zlib's way of asking for gzip's header
  constexpr int kMemory = 8;
  z_stream stream{};
  check(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) ==
            Z_OK,
        "zlib does not start");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  check(done == Z_STREAM_END, "zlib does not end");
  return out;
}

bool takes_gzip(const HttpRequest& request) {
  const std::string_view takes = request.header("accept-encoding");
  const std::size_t at = takes.find("gzip");
  if (at == std::string_view::npos) return false;
  const std::string_view after = takes.substr(at + 4, takes.substr(at + 4).find(','));
  return after.find("q=0") == std::string_view::npos ||
         after.find("q=0.") != std::string_view::npos;
}

}  // namespace dragoman
