#include "reading/case_helpers.h"

#include "base/result.h"
#include "reading/actors_helpers.h"
#include "reading/reading_helpers.h"

namespace dragoman {

const Analyzer& case_analyzer() {
  static const auto analyzer = [] {
    auto loaded = load_analyzer(data_folder());
    check(loaded.ok(), "case_analyzer: the model does not load");
    return std::move(*loaded);
  }();
  return *analyzer;
}

const Reader& case_reader() {
  static const auto reader = [] {
    std::vector<Error> refused;
    auto loaded = load_reader(data_folder(), {}, real_knowledge(), refused);
    check(loaded.ok(), "case_reader: the tables do not load");
    return std::move(*loaded);
  }();
  return *reader;
}

Document case_document(const std::string& text, std::string_view published) {
  Document document;
  document.id = "doc-case";
  document.text = text;
  document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  if (!published.empty()) {
    document.published = date_of_day(*parse_iso_day(published), "", "explicit");
  }
  return document;
}

DocumentRecords read_case(const std::string& text, std::string_view published) {
  Document document = case_document(text, published);
  return case_reader().read(document, case_analyzer().analyze(document));
}

}  // namespace dragoman
