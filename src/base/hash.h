// Fingerprints: of a text (its sha256) and of a record's place in it (stable ids).
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// 64 lower-case hexadecimal digits. OpenSSL's implementation.
std::string sha256_hex(std::string_view bytes);

// PREFIX-xxxxxxxxxxxx: the first 48 bits of the sha256 of `key`. The same key gives the same id
// everywhere; among a million records of a kind two share one with probability 0.2 %.
std::string stable_id(std::string_view prefix, std::string_view key);

}  // namespace dragoman
