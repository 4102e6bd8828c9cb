// What the tests of this folder share: the project's own tables, and files in a folder of their
// own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/read_input.h"
#include "source/tables.h"
#include "temporary_folder.h"

namespace dragoman {

// Loaded once; a test that needs them fails if they do not load.
const SourceTables& project_tables();

// A folder whose paths are strings, as the command line has them.
class InputFolder {
 public:
  std::string path(std::string_view name = "") const;
  // Writes a file, and the folders it lies in; returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  TemporaryFolder folder_;
};

// All that reading an input gives, in order.
struct ReadResult {
  std::vector<Document> documents;
  std::vector<Error> errors;
  ReadCounts counts;
};
ReadResult read_all_of(const Input& input, const ReadOptions& options = {});

// The same of bytes that came from nowhere, under the name "input".
ReadResult read_bytes(std::string_view bytes, InputKind kind = InputKind::unknown,
                      const ReadOptions& options = {});
// "code place" of each error.
std::vector<std::string> told(const ReadResult& read);
std::vector<std::string> files_of(const ReadResult& read);

// Bytes packed by "gzip", "zstd", "bzip2" or "xz"; files in a "zip" or "ustar".
std::string packed(const char* packer, std::string_view bytes);
using Files = std::vector<std::pair<std::string, std::string>>;
std::string archived(const char* format, const Files& files);

// An outlined document of a text.
Document outlined(std::string_view text, const Metadata& given = {});

}  // namespace dragoman
