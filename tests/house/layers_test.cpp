// The house's order: which folder may include which, and that documents name what exists.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = DRAGOMAN_SOURCE_DIR;

// Folders of one rank do not include each other.
const std::map<std::string, int> kRank = {
    {"base", 0},     {"source", 1},  {"record", 1},  {"language", 2}, {"knowledge", 2},
    {"reading", 3},  {"library", 4}, {"linking", 4}, {"measure", 5},  {"briefing", 5},
    {"exchange", 6}, {"serve", 7},   {"cli", 8}};

std::string contents(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

bool is_source(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp";
}

TEST(Layers, NoFolderIncludesAHigherOne) {
  const std::regex include("#include \"([a-z_]+)/[^\"]+\"");
  int seen = 0;
  for (const auto& [folder, rank] : kRank) {
    if (!fs::exists(kRoot / "src" / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src" / folder)) {
      if (!is_source(entry.path())) continue;
      std::string text = contents(entry.path());
      for (std::sregex_iterator i(text.begin(), text.end(), include), end; i != end; ++i) {
        std::string other = (*i)[1];
        ASSERT_TRUE(kRank.contains(other)) << entry.path() << " includes " << other;
        ++seen;
        if (other == folder) continue;
        EXPECT_LT(kRank.at(other), rank) << entry.path() << " includes " << (*i)[0];
      }
    }
  }
  EXPECT_GT(seen, 100) << "the sources are not where this test looks for them";
}

// Two types of one name in one program are one for the linker: it keeps one destructor for both.
TEST(Layers, NoTwoHeadersDefineATypeOfOneName) {
  const std::regex definition(
      "(?:^|\n)(?:struct|class|enum class) (\\w+)[^;\n:]*(?: : [^;\n]*)?\\{");
  std::map<std::string, fs::path> where;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src")) {
    if (entry.path().extension() != ".h") continue;
    const std::string text = contents(entry.path());
    for (std::sregex_iterator i(text.begin(), text.end(), definition), end; i != end; ++i) {
      const auto [other, is_new] = where.emplace((*i)[1], entry.path());
      EXPECT_TRUE(is_new || other->second == entry.path())
          << (*i)[1] << " is in " << other->second << " and " << entry.path();
    }
  }
  EXPECT_GT(where.size(), 300u);
}

TEST(Layers, EveryFolderHasItsSectionInTheArchitecture) {
  std::string text = contents(kRoot / "ARCHITECTURE.md");
  for (const auto& entry : fs::directory_iterator(kRoot / "src")) {
    if (!entry.is_directory() || fs::is_empty(entry.path())) continue;
    EXPECT_NE(text.find("## " + entry.path().filename().string()), std::string::npos)
        << "ARCHITECTURE.md has no section on " << entry.path().filename();
  }
}

// A path in backticks that looks like one of ours must exist.
TEST(Documents, NameFilesThatExist) {
  const std::regex quoted(
      "`((?:src|data|docs|tests|tools|examples|models|train|bench)/[A-Za-z0-9_./-]+)`");
  std::vector<fs::path> documents = {kRoot / "ARCHITECTURE.md", kRoot / "CONTRIBUTING.md"};
  if (fs::exists(kRoot / "README.md")) documents.push_back(kRoot / "README.md");
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "docs")) {
    if (entry.path().extension() == ".md") documents.push_back(entry.path());
  }
  for (const fs::path& document : documents) {
    std::string text = contents(document);
    for (std::sregex_iterator i(text.begin(), text.end(), quoted), end; i != end; ++i) {
      EXPECT_TRUE(fs::exists(kRoot / (*i)[1].str()))
          << document.filename() << " names " << (*i)[1] << ", which does not exist";
    }
  }
}

TEST(Documents, TheGlossaryIsInOrder) {
  std::istringstream lines(contents(kRoot / "docs" / "glossary.md"));
  const std::regex term("^(?:- )?\\*\\*([^*]+)\\*\\*.*");
  std::string before;
  std::string line;
  int terms = 0;
  for (std::smatch match; std::getline(lines, line);) {
    if (!std::regex_match(line, match, term)) continue;
    std::string now = match[1];
    for (char& c : now) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_LT(before, now);
    before = now;
    ++terms;
  }
  EXPECT_GT(terms, 40);
}

}  // namespace
