// What one document says, as lines of JSON: those of an export of a record that holds this document
// alone, in their order, but for what linking makes (events have no incident).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/document.h"
#include "record/types.h"

namespace dragoman {

// Lines with their line breaks; only of the kinds that are wanted ("document", "event", …). A pure
// function. Throws InternalError on evidence outside the text.
std::string document_lines(const Document& document, const DocumentRecords& records,
                           const std::function<bool(std::string_view kind)>& wanted);

}  // namespace dragoman
