// Prints N made-up reports as JSON lines: generate N [SEED] [WORDS]
//
//   build/release/bench/generate 10000 > stories.jsonl
//   time build/release/dragoman read stories.jsonl --record r.db --threads 1 --profile
#include <cstdlib>
#include <iostream>
#include <string>

#include "stories.h"

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    std::cerr << "usage: generate N [SEED=1] [WORDS=500]\n";
    return 4;
  }
  char* end = nullptr;
  std::uint64_t n = std::strtoull(argv[1], &end, 10);
  std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  auto words = static_cast<unsigned>(argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 500);
  if (*end != '\0' || words == 0) {
    std::cerr << "usage: generate N [SEED=1] [WORDS=500]\n";
    return 4;
  }
  std::ios::sync_with_stdio(false);
  for (std::uint64_t i = 0; i < n; ++i) {
    std::cout << dragoman::as_json_line(dragoman::make_story(i, seed, words)) << '\n';
  }
  return std::cout.flush() ? 0 : 2;
}
