// A text of a golden case, read by the whole program with the project's tables and models.
#pragma once

#include <string>
#include <string_view>

#include "language/analyzer.h"
#include "reading/reader.h"

namespace dragoman {

// Loaded once.
const Analyzer& case_analyzer();
const Reader& case_reader();

// One paragraph; `published` is a day or empty.
Document case_document(const std::string& text, std::string_view published = "");
DocumentRecords read_case(const std::string& text, std::string_view published = "");

}  // namespace dragoman
