// The documents that describe errors and records say all there is.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <map>
#include <set>

#include "base/table.h"
#include "record/json.h"
#include "record/json_fields.h"
#include "record/record_helpers.h"

namespace dragoman {
namespace {

std::string document_named(const std::string& name) {
  auto text = read_file(std::filesystem::path(DRAGOMAN_SOURCE_DIR) / "docs" / name);
  EXPECT_TRUE(text) << text.error().text();
  return text ? *text : "";
}

TEST(Docs, EveryErrorHasCauseAndCure) {
  std::string page = document_named("errors.md");
  std::size_t codes = 0;
  for (int i = 0; error_name(static_cast<ErrorCode>(i)) != "unknown"; ++i, ++codes) {
    std::string start = "\n| `" + std::string(error_name(static_cast<ErrorCode>(i))) + "` | ";
    std::size_t at = page.find(start);
    ASSERT_NE(at, std::string::npos) << start;
    std::string line = page.substr(at + start.size(), page.find('\n', at + 1) - at - start.size());
    std::size_t bar = line.find(" | ");
    ASSERT_NE(bar, std::string::npos) << line;
    EXPECT_GT(bar, 10U) << line;
    EXPECT_GT(line.size() - bar, 10U) << line;
  }
  EXPECT_GE(codes, 20U);
}

// The page's parts by their "## " headings; what stands before the first is under "".
std::map<std::string, std::string> sections(const std::string& page) {
  std::map<std::string, std::string> out;
  std::string heading;
  std::size_t at = 0;
  while (at < page.size()) {
    std::size_t end = std::min(page.find('\n', at), page.size());
    std::string line = page.substr(at, end - at);
    if (line.starts_with("## ")) heading = line.substr(3);
    out[heading] += line + "\n";
    at = end + 1;
  }
  return out;
}

void collect_keys(simdjson::dom::element value, std::set<std::string>& keys) {
  simdjson::dom::array list;
  simdjson::dom::object object;
  if (value.get(list) == simdjson::SUCCESS) {
    for (auto item : list) collect_keys(item, keys);
  } else if (value.get(object) == simdjson::SUCCESS) {
    for (auto [key, inner] : object) {
      keys.insert(std::string(key));
      // Columns of other data sets and readers' patches are theirs.
      if (key != "codes" && key != "patch") collect_keys(inner, keys);
    }
  }
}

TEST(Docs, EveryFieldOfEveryRecordIsDescribed) {
  RecordFolder folder;
  Store store = open_new(folder / "r.db");
  std::vector<Case> cases = make_cases(30, 21);
  add_all(store, cases);
  Generator generator(22);
  ASSERT_TRUE(store.replace_derived(generator.derived(cases)));
  ASSERT_TRUE(store.add_review(generator.review("x")));
  ASSERT_TRUE(store.add_foreign_event(generator.foreign_event()));
  std::map<std::string, std::set<std::string>> keys;
  std::string lines = exported(store);
  simdjson::dom::parser parser;
  for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
    std::string line = lines.substr(at, lines.find('\n', at) - at);
    auto object = parser.parse(line).value();
    collect_keys(object, keys[std::string(std::string_view(object["record"]))]);
  }
  std::map<std::string, std::string> page = sections(document_named("record.md"));
  std::size_t kinds = 0;
  for_each_record_kind([&](auto example) {
    ++kinds;
    std::string kind(Fields<decltype(example)>::kKind);
    ASSERT_FALSE(keys[kind].empty()) << kind;
    ASSERT_TRUE(page.contains(kind)) << "docs/record.md has no section " << kind;
    std::string told = page[kind] + page["Rules for all"];
    for (const std::string& key : keys[kind]) {
      // Alone, `key`, or in a list of an object's fields, `{a, key, b}`.
      bool described = told.find('`' + key + '`') != std::string::npos ||
                       told.find('{' + key + ',') != std::string::npos ||
                       told.find(' ' + key + ',') != std::string::npos ||
                       told.find(' ' + key + '}') != std::string::npos;
      EXPECT_TRUE(described) << "docs/record.md, " << kind << ", does not describe " << key;
    }
  });
  EXPECT_EQ(keys.size(), kinds);
}

}  // namespace
}  // namespace dragoman
