#include "base/hash.h"

#include <openssl/evp.h>

#include <array>

#include "base/result.h"

namespace dragoman {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  check(done == 1 && size == 32, "sha256: OpenSSL failed");
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += kHex[digest[i] >> 4];
    out += kHex[digest[i] & 15];
  }
  return out;
}

std::string stable_id(std::string_view prefix, std::string_view key) {
  return std::string(prefix) + "-" + sha256_hex(key).substr(0, 12);
}

}  // namespace dragoman
