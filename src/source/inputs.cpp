#include "source/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "source/metadata.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  explicit Walk(Inputs& inputs) : inputs_(&inputs) {}

  void folder(const fs::path& path) {
    std::error_code code;
    fs::path real = fs::canonical(path, code);
    if (code) return fail(ErrorCode::not_readable, path, code.message());
    if (std::find(above_.begin(), above_.end(), real) != above_.end()) {
      return fail(ErrorCode::directory_loop, path,
                  fmt::format("leads back to {}, a folder above it", real.string()));
    }
    std::vector<fs::path> names;
    fs::directory_iterator entries(path, code);
    if (code) return fail(ErrorCode::not_readable, path, code.message());
    for (; entries != fs::directory_iterator(); entries.increment(code)) {
      names.push_back(entries->path());
      if (code) break;
    }
    if (code) fail(ErrorCode::not_readable, path, code.message());
    std::sort(names.begin(), names.end(), [](const fs::path& a, const fs::path& b) {
      return a.filename().native() < b.filename().native();
    });
    above_.push_back(real);
    for (const fs::path& name : names) entry(name);
    above_.pop_back();
  }

 private:
  void entry(const fs::path& path) {
    std::error_code code;
    fs::file_status status = fs::status(path, code);
    std::string name = path.filename().string();
    if (fs::is_directory(status)) {
      if (name.starts_with('.')) {
        ++inputs_->passed_over;
      } else {
        folder(path);
      }
      return;
    }
    auto kind = kind_of_name(name);
    if (name.starts_with('.') || is_sidecar(path) || !kind) {
      ++inputs_->passed_over;
    } else if (!fs::exists(status)) {
      fail(ErrorCode::not_found, path, "a link that leads nowhere");
    } else if (!fs::is_regular_file(status)) {
      ++inputs_->passed_over;
    } else {
      inputs_->files.push_back({path.string(), *kind});
    }
  }

  void fail(ErrorCode code, const fs::path& path, std::string message) {
    inputs_->errors.push_back({code, std::move(message), path.string()});
  }

  Inputs* inputs_;
  std::vector<fs::path> above_;  // the folders we are in, by their real paths
};

}  // namespace

Inputs find_inputs(const std::vector<std::string>& paths) {
  Inputs inputs;
  for (const std::string& given : paths) {
    if (given == "-") {
      inputs.files.push_back({given, InputKind::unknown});
      continue;
    }
    std::error_code code;
    fs::file_status status = fs::status(given, code);
    if (fs::is_directory(status)) {
      Walk(inputs).folder(given);
    } else if (status.type() == fs::file_type::not_found) {
      inputs.errors.push_back({ErrorCode::not_found, "no such file or folder", given});
    } else if (!fs::exists(status)) {
      inputs.errors.push_back({ErrorCode::not_readable, code.message(), given});
    } else {
      inputs.files.push_back({given, kind_of_name(given).value_or(InputKind::unknown)});
    }
  }
  return inputs;
}

}  // namespace dragoman
