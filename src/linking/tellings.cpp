#include "linking/tellings.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "linking/words.h"

namespace dragoman {
namespace {

constexpr std::size_t kWords = 5;      // of a shingle
constexpr std::size_t kSample = 1000;  // at most so many are kept
constexpr double kCopy = 0.9;
constexpr double kUpdate = 0.5;

std::vector<std::uint64_t> words_of(const Document& document) {
  std::vector<std::uint64_t> out;
  for (const Block& block : document.blocks) {
    if (!is_read(block.kind) || block.kind == BlockKind::title) continue;
    const std::string folded = fold_name(document.words(block.span));
    std::string word;
    for (std::size_t at = 0; at <= folded.size();) {
      const CodePoint next = at < folded.size() ? decode_at(folded, at) : CodePoint{U' ', 1};
      if (is_letter(next.value) || is_digit(next.value)) {
        word.append(folded, at, next.size);
      } else if (!word.empty()) {
        out.push_back(hash_word(word));
        word.clear();
      }
      at += next.size;
    }
  }
  return out;
}

auto telling_order(const Document& document) {
  return std::tuple(document.published ? document.published->start : std::string(), document.id);
}

}  // namespace

Shingles shingles_of(const Document& document) {
  const std::vector<std::uint64_t> words = words_of(document);
  Shingles out;
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (std::size_t k = 0; k < kWords; ++k) hash = (hash ^ words[i + k]) * 1099511628211ULL;
    // Mixed once more: the sample takes the smallest, which must not depend on the last word.
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9ULL;
    hash ^= hash >> 32;
    out.push_back(hash);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > kSample) out.resize(kSample);
  return out;
}

double shared_share(const Shingles& a, const Shingles& b) {
  if (a.empty() || b.empty()) return 0;
  // Of two samples only the part below the smaller one's end is comparable.
  const std::uint64_t last_a = a.size() < kSample ? UINT64_MAX : a.back();
  const std::uint64_t last_b = b.size() < kSample ? UINT64_MAX : b.back();
  const std::uint64_t end = std::min(last_a, last_b);
  const auto until = [&](const Shingles& s) {
    return static_cast<std::size_t>(std::upper_bound(s.begin(), s.end(), end) - s.begin());
  };
  const Shingles part_a(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(until(a)));
  const Shingles part_b(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(until(b)));
  const std::size_t both = shared_words(part_a, part_b);
  const std::size_t all = part_a.size() + part_b.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

Tellings tellings_of(std::vector<const Document*> documents) {
  Tellings out;
  std::sort(documents.begin(), documents.end(), [](const Document* a, const Document* b) {
    return telling_order(*a) < telling_order(*b);
  });
  std::vector<Shingles> shingles;
  for (const Document* document : documents) shingles.push_back(shingles_of(*document));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Document& earlier = *documents[j];
      const double share = shared_share(shingles[i], shingles[j]);
      const bool same_outlet = !earlier.outlet.empty() && earlier.outlet == documents[i]->outlet;
      if (same_outlet && share >= kUpdate) {
        out.superseded_by[earlier.id] = documents[i]->id;  // the last that comes wins
      } else if (share >= kCopy && !out.copy_of.contains(earlier.id)) {
        out.copy_of.try_emplace(documents[i]->id, earlier.id);
      }
    }
  }
  return out;
}

}  // namespace dragoman
