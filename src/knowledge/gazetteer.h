// The towns and regions of the world by name: tens of thousands, few of which any text needs.
//
// The table stays the bytes of its file; a look-up is a binary search over its sorted rows, so
// loading costs a look at each row and no index of words. What reports name most stands in
// places.tsv and is matched with all other names; this is asked only where a place is looked for.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman {

// What a name may be besides a place; then it needs a sign in the text that it is one.
enum class NameSign : std::uint8_t {
  none,
  word,  // "Split", "Reading"
  name,  // of persons: "Harris"
};

// A form of a place's name. The views live as long as the Gazetteer's bytes.
struct GazetteerRow {
  std::string_view key;
  std::string_view name;  // as it is printed
  std::string_view country;
  std::string_view region;  // the first-level region it lies in, without "province"
  double latitude = 0;
  double longitude = 0;
  std::int64_t population = 0;
  bool is_region = false;
  NameSign sign = NameSign::none;
};

class Gazetteer {
 public:
  using IsState = std::function<bool(std::string_view code)>;

  Gazetteer() = default;
  // `text` is a table; `name` stands for its file in errors. Fails (bad_table) with the line: a
  // key that is not folded, rows out of order or twice, an unknown state, degrees out of range.
  static Result<Gazetteer> parse(std::string text, const std::string& name,
                                 const IsState& is_state);
  static const std::vector<std::string_view>& columns();

  // All rows of this key, by country and region.
  std::vector<GazetteerRow> find(std::string_view key) const;
  // Whether a key begins with this one, followed by a blank or nothing.
  bool begins(std::string_view key) const;
  std::size_t size() const { return rows_.size(); }

 private:
  std::string_view key_of(std::size_t row) const;
  std::size_t lower_bound(std::string_view key) const;
  GazetteerRow read(std::size_t row) const;

  std::shared_ptr<const std::string> text_ = std::make_shared<const std::string>();
  std::vector<std::uint32_t> rows_;  // where each begins
};

// How keys are written: lower case without marks, Latin letters of other alphabets made plain,
// hyphens as blanks, no apostrophes or full stops.
std::string gazetteer_key(std::string_view text);

}  // namespace dragoman
