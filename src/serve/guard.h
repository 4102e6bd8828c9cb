// Who may ask, and what a browser may do with an answer.
//
// The server answers programs on this machine and pages that it served itself. A page of another
// site must not get at it through the user's browser, neither by a request (Origin, Sec-Fetch-Site,
// and a header that only our own page sends) nor by giving its own name our address (Host).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "serve/http.h"

namespace dragoman {

struct GuardOptions {
  std::string host;        // that the server listens on, as it was given
  std::uint16_t port = 0;  // that it got
  std::string token;       // empty: none is needed
};

// The answer to a request that may not be: 403 (Host, Origin), 401 (token). Nothing for one that
// may. Texts that are compared with a secret are compared in a time that tells nothing of it.
std::optional<HttpAnswer> refuse(const HttpRequest& request, const GuardOptions& options);

// Whether the token of the request, if one is needed, is right.
bool has_token(const HttpRequest& request, const std::string& token);

// Puts the headers on every answer that keep a browser from running, framing or guessing anything.
void harden(HttpAnswer& response);

// A token of 256 random bits, in hexadecimal. Throws InternalError where the system has none.
std::string make_token();

}  // namespace dragoman
