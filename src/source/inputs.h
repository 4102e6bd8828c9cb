// What the user's paths lead to: files that can be read, in a fixed order.
//
// Folders are walked in order of names, so the same tree gives the same list on every machine.
// Hidden files, our own sidecars and kinds that are not read here are passed over and counted; a
// file that the user names is taken whatever it is called.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/kinds.h"

namespace dragoman {

struct Input {
  std::string path;  // as given, or below the folder given; "-" is standard input
  InputKind kind = InputKind::unknown;

  friend bool operator==(const Input&, const Input&) = default;
};

struct Inputs {
  std::vector<Input> files;
  std::vector<Error> errors;    // paths that lead nowhere; the others are in `files`
  std::size_t passed_over = 0;  // files in folders that are not ours to read
};

// Never fails as a whole: what is wrong with a path is among the errors. A link that leads back to
// a folder above it is a directory_loop. Links to files are followed.
Inputs find_inputs(const std::vector<std::string>& paths);

}  // namespace dragoman
