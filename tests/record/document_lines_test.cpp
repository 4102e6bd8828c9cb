// What goes out without a store is what a store would export.
#include "record/document_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/record_helpers.h"

namespace dragoman {
namespace {

bool everything(std::string_view /*kind*/) {
  return true;
}

TEST(DocumentLines, AreThoseOfAnExport) {
  RecordFolder folder;
  std::vector<Case> cases = make_cases(60, 71);
  int number = 0;
  for (Case& one : cases) {
    for (EventRecord& event : one.records.events) event.incident.clear();
    Store store = open_new(folder / (std::to_string(number++) + ".db"));
    add_all(store, {one});
    EXPECT_EQ(document_lines(one.document, one.records, everything), exported(store));
  }
}

TEST(DocumentLines, OfTheKindsThatAreWanted) {
  const std::vector<Case> cases = make_cases(20, 72);
  std::size_t events = 0;
  for (const Case& one : cases) {
    const std::string lines = document_lines(one.document, one.records,
                                             [](std::string_view kind) { return kind == "event"; });
    EXPECT_EQ(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')),
              one.records.events.size());
    EXPECT_THAT(lines, testing::Not(testing::HasSubstr("\"record\":\"document\"")));
    events += one.records.events.size();
  }
  EXPECT_GT(events, 0U);
}

TEST(DocumentLines, OfADocumentThatIsNotReadThereIsTheDocument) {
  Document document;
  document.id = "doc-1";
  document.file = "-#1";
  document.language = "de";
  document.text = "Die Gespräche dauern an.";
  const std::string lines = document_lines(document, {}, everything);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1);
  EXPECT_EQ(document_lines(document, {}, [](std::string_view) { return false; }), "");
}

}  // namespace
}  // namespace dragoman
