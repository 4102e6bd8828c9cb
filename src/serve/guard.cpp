#include "serve/guard.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Only the page's own files, no inline script or style, no frames, no forms, nothing from outside.
constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digest(std::string_view text) {
  Digest out{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), out.data());
  return out;
}

bool is_change(const HttpRequest& request) {
  return request.method != "GET" && request.method != "HEAD";
}

// Names by which this machine reaches itself. Behind a token any name will do: who gives our
// address another name does not know the token.
bool is_own_host(std::string_view host, const GuardOptions& options) {
  if (!options.token.empty()) return !host.empty();
  for (const std::string& name :
       {std::string("127.0.0.1"), std::string("localhost"), std::string("[::1]"), options.host}) {
    if (host == fmt::format("{}:{}", name, options.port)) return true;
    if (options.port == 80 && host == name) return true;
  }
  return false;
}

}  // namespace

bool has_token(const HttpRequest& request, const std::string& token) {
  if (token.empty()) return true;
  constexpr std::string_view kScheme = "Bearer ";
  std::string_view given = request.header("authorization");
  if (!given.starts_with(kScheme)) return false;
  given.remove_prefix(kScheme.size());
  const Digest ours = digest(token);
  const Digest theirs = digest(given);
  return CRYPTO_memcmp(ours.data(), theirs.data(), ours.size()) == 0;
}

std::optional<HttpAnswer> refuse(const HttpRequest& request, const GuardOptions& options) {
  const std::string host = to_lower(request.header("host"));
  if (!is_own_host(host, options)) {
    return error_response(403, "not_allowed", "this server answers by the name it was started with",
                          "Host");
  }
  const std::string_view origin = request.header("origin");
  if (!origin.empty() && origin != "http://" + host && origin != "https://" + host) {
    return error_response(403, "not_allowed", "a page of another site may not ask", "Origin");
  }
  const std::string_view site = request.header("sec-fetch-site");
  const bool from_elsewhere = site == "cross-site" || site == "same-site";
  const bool api = request.target.starts_with("/api/");
  if (from_elsewhere && (api || is_change(request))) {
    return error_response(403, "not_allowed", "a page of another site may not ask",
                          "Sec-Fetch-Site");
  }
  if (is_change(request) && request.header("x-dragoman").empty()) {
    return error_response(403, "not_allowed",
                          "a request that changes something needs the header X-Dragoman",
                          "X-Dragoman");
  }
  if (api && !has_token(request, options.token)) {
    HttpAnswer out =
        error_response(401, "not_allowed",
                       "this server wants its token: Authorization: Bearer TOKEN", "Authorization");
    out.set("WWW-Authenticate", "Bearer");
    return out;
  }
  return std::nullopt;
}

void harden(HttpAnswer& response) {
  response.set("Content-Security-Policy", kContentPolicy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
}

std::string make_token() {
  std::array<unsigned char, 32> bytes{};
  check(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "no random bytes");
  std::string out;
  for (const unsigned char byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

}  // namespace dragoman
