// A file of labels as text, plain or packed with gzip.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace dragoman {

// The whole of it, unpacked where it is packed, whatever its name. Fails with not_found,
// not_readable (a broken archive too), too_large (over `limit` unpacked), empty_input (nothing but
// white space) and bad_encoding (not UTF-8).
Result<std::string> read_labels(const std::filesystem::path& path,
                                std::size_t limit = std::size_t{1} << 30);

// The bytes of a file, unpacked where it is packed, and nothing asked of them: for archives. Fails
// with not_found, not_readable and too_large.
Result<std::string> read_packed(const std::filesystem::path& path,
                                std::size_t limit = std::size_t{1} << 30);

}  // namespace dragoman
