// Where a page of a listing ends, as text that says nothing to who passes it on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// `listing` says which listing and order the fields belong to.
std::string cursor_of(std::string_view listing, const std::vector<std::string>& fields);
// The fields; nothing for anything that cursor_of did not make for this listing.
std::optional<std::vector<std::string>> fields_of_cursor(std::string_view listing,
                                                         std::string_view cursor);

}  // namespace dragoman
