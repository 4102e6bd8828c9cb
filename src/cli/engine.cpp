#include "cli/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <vector>

#include "base/table.h"
#include "base/utf8.h"
#include "knowledge/loader.h"
#include "knowledge/table_set.h"
#include "knowledge/user_tables.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

fs::path beside_the_program() {
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return program.parent_path().parent_path() / "share" / "dragoman" / "data";
}

bool is_code(const std::string& words) {
  return words.size() == 3 &&
         std::all_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "south korea" → "South Korea", as names are matched by their capitals.
std::string capitalised(std::string words) {
  bool start = true;
  for (char& c : words) {
    if (start && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    start = c == ' ' || c == '-';
  }
  return words;
}

std::set<std::string> states_named(const Knowledge& knowledge, const std::string& words) {
  std::vector<std::string> parts = split_form(words);
  std::vector<std::string_view> views(parts.begin(), parts.end());
  std::set<std::string> codes;
  for (const PhraseMatch<Candidate>& match : knowledge.match(views)) {
    if (match.length != views.size()) continue;
    for (const Candidate& candidate : match.values) {
      codes.insert(knowledge.states()[candidate.index].code);
    }
  }
  return codes;
}

// A user's own tables: a folder without what only the whole has.
bool is_user_folder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder, ignored) && !fs::exists(folder / "language", ignored);
}

// What --data or $DRAGOMAN_DATA name; empty where neither does.
fs::path named_folder(const std::string& given) {
  const char* variable = std::getenv("DRAGOMAN_DATA");
  if (!given.empty()) return given;
  return variable != nullptr ? fs::path(variable) : fs::path();
}

Status is_there(const fs::path& folder) {
  std::error_code ignored;
  if (fs::is_directory(folder, ignored)) return {};
  return Error{ErrorCode::not_found,
               "no such folder; the tables are looked for in --data, $DRAGOMAN_DATA, "
               "share/dragoman/data beside the program, and the source tree",
               folder.string()};
}

}  // namespace

Result<fs::path> find_data(const std::string& given) {
  std::error_code ignored;
  fs::path chosen = named_folder(given);
  if (Status there = is_there(chosen); !chosen.empty() && !there) return there.error();
  const char* variable = std::getenv("DRAGOMAN_DATA");
  if (is_user_folder(chosen) && !given.empty() && variable != nullptr) chosen = variable;
  if (chosen.empty() || is_user_folder(chosen)) {
    chosen = beside_the_program();
    if (!fs::is_directory(chosen, ignored)) chosen = DRAGOMAN_DATA_DIR;
  }
  if (Status there = is_there(chosen); !there) return there.error();
  return chosen;
}

Result<fs::path> find_user_tables(const std::string& given) {
  const fs::path folder = named_folder(given);
  if (!is_user_folder(folder)) return fs::path();
  std::error_code ignored;
  for (const TableSpec& spec : table_specs()) {
    if (fs::exists(folder / spec.file, ignored)) return folder;
  }
  if (fs::is_directory(folder / "events", ignored)) return folder;
  return Error{ErrorCode::not_found,
               "neither the whole of the tables nor one of states.tsv, organizations.tsv, "
               "persons.tsv, holders.tsv or another that can lie over ours, nor a folder events",
               folder.string()};
}

fs::path model_beside(const fs::path& data) {
  return data.parent_path() / "models" / "english.dgm";
}

Result<Engine> load_engine(Session& session, const std::string& given) {
  Result<fs::path> data = find_data(given);
  if (!data) return data.error();
  Result<fs::path> user = find_user_tables(given);
  if (!user) return user.error();
  std::vector<Error> refused;
  Result<Engine> engine = load_engine(*data, *user, refused);
  for (const Error& error : refused) session.note(error.text());
  if (!refused.empty()) {
    session.note(fmt::format("{} {} of {} left out, the rest is used", refused.size(),
                             refused.size() == 1 ? "entry" : "entries", user->string()));
  }
  return engine;
}

namespace {

// The table of states alone, which is quick.
Result<std::unique_ptr<const Knowledge>> load_states(const std::string& given_data) {
  Result<fs::path> data = find_data(given_data);
  if (!data) return data.error();
  Result<fs::path> user = find_user_tables(given_data);
  if (!user) return user.error();
  const TableSource states[] = {
      {"states.tsv", &KnowledgeLoader::state_columns(), &KnowledgeLoader::add_states}};
  std::vector<Error> refused;  // told where texts are read
  return load_tables(states, *data, *user, refused);
}

}  // namespace

Result<std::vector<std::pair<std::string, std::string>>> state_names(
    const std::string& given_data) {
  auto loaded = load_states(given_data);
  if (!loaded) return loaded.error();
  std::vector<std::pair<std::string, std::string>> out;
  for (const StateEntry& state : (*loaded)->states()) out.emplace_back(state.code, state.name);
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
  return out;
}

Result<std::string> resolve_country(const std::string& words, const std::string& given_data) {
  if (is_code(words)) return words;
  auto loaded = load_states(given_data);
  if (!loaded) return loaded.error();
  const Knowledge* knowledge = loaded->get();

  std::set<std::string> codes = states_named(*knowledge, capitalised(words));
  if (codes.empty()) codes = states_named(*knowledge, words);
  if (codes.size() == 1) return *codes.begin();
  std::string upper = words;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (knowledge->state(upper) != nullptr) return upper;
  return Error{ErrorCode::bad_argument,
               codes.empty() ? "no country of this name; a name or a code like ARM is wanted"
                             : "more than one country has this name; give its code, like ARM",
               words};
}

}  // namespace dragoman
