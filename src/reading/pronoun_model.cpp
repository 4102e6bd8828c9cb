#include "reading/pronoun_model.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kWheres> kWhereNames = {
    "clause", "sentence", "back1", "back2", "back3", "after", "later"};
constexpr std::array<std::string_view, kParts> kPartNames = {
    "subject", "passive", "object", "oblique", "modifier", "possessor", "other"};
constexpr std::array<std::string_view, kAsks> kAsksNames = {"", "/subject", "/possessor",
                                                            "/object"};
// In the order of the flags.
constexpr std::string_view kFlagNames =
    "nearest second farther nearest_subject near5 near12 near25 coargument bound commanded "
    "own_phrase "
    "clause_subject owner says circumstance relative in_row apposition same_quotation "
    "other_quotation speaker brackets first opens_sentence opens_previous most_named unnamed "
    "once twice often one_word titled same_gender name_same_gender name_other_gender "
    "lone_same_gender lone_other_gender pronoun_same pronoun_other last_pronoun last_here "
    "last_previous last_same_part same_part named_after named_again fronted only_here main_subject "
    "last_main_subject "
    "above_subject";
constexpr std::string_view kNobodyNames =
    "always one_candidate two_candidates three_candidates four_candidates first_sentence "
    "none_before none_here open_here open_previous noun_subject noun_says";

constexpr int kPlaces = kWheres * kParts * kAsks;
constexpr int kFirstFlag = 2 * kPlaces;
constexpr int kFirstNobody = kFirstFlag + kPronounFlags * kAsks;
constexpr int kFeatures = kFirstNobody + kNobodyFlags * kAsks;

constexpr PronounFeature feature(int number) {
  return static_cast<PronounFeature>(number);
}

int place(Where where, ClausePart part, Asks asks) {
  return (static_cast<int>(where) * kParts + static_cast<int>(part)) * kAsks +
         static_cast<int>(asks);
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (std::string_view kind : {"name", "pronoun"}) {
    for (std::string_view where : kWhereNames) {
      for (std::string_view part : kPartNames) {
        for (std::string_view asks : kAsksNames) {
          names.push_back(fmt::format("{}.{}.{}{}", kind, where, part, asks));
        }
      }
    }
  }
  for (std::string_view name : split(kFlagNames, ' ')) {
    for (std::string_view asks : kAsksNames) names.push_back(fmt::format("{}{}", name, asks));
  }
  for (std::string_view name : split(kNobodyNames, ' ')) {
    for (std::string_view asks : kAsksNames) {
      names.push_back(fmt::format("nobody.{}{}", name, asks));
    }
  }
  check(names.size() == kFeatures, "a feature of pronouns has no name");
  return names;
}

}  // namespace

PronounFeature name_at(Where where, ClausePart part, Asks asks) {
  return feature(place(where, part, asks));
}

PronounFeature pronoun_at(Where where, ClausePart part, Asks asks) {
  return feature(kPlaces + place(where, part, asks));
}

PronounFeature flag(PronounFlag flag, Asks asks) {
  return feature(kFirstFlag + static_cast<int>(flag) * kAsks + static_cast<int>(asks));
}

PronounFeature nobody(NobodyFlag flag, Asks asks) {
  return feature(kFirstNobody + static_cast<int>(flag) * kAsks + static_cast<int>(asks));
}

const std::vector<std::string>& pronoun_feature_names() {
  static const std::vector<std::string> names = all_names();
  return names;
}

Result<PronounModel> PronounModel::load(const std::filesystem::path& data) {
  PronounModel model;
  if (Status read = model.load_weights(data / "reading" / "pronoun_weights.tsv"); !read) {
    return read.error();
  }
  if (Status read = model.load_names(data / "given_names.tsv"); !read) return read.error();
  return model;
}

Status PronounModel::load_weights(const std::filesystem::path& path) {
  auto table = Table::load(path, {"feature", "weight"});
  if (!table) return table.error();
  std::unordered_map<std::string_view, std::size_t> numbers;
  const auto& names = pronoun_feature_names();
  for (std::size_t i = 0; i < names.size(); ++i) numbers.emplace(names[i], i);
  weights_.assign(kFeatures, 0.0);
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& name = table->cell(row, 0);
    const std::string& cell = table->cell(row, 1);
    double value = 0;
    auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (code != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) {
      return table->error(row, fmt::format("'{}' is no number", cell));
    }
    if (!seen.insert(name).second) {
      return table->error(row, fmt::format("'{}' stands twice", name));
    }
    auto known = numbers.find(name);
    if (name == "threshold") {
      threshold_ = value;
    } else if (known == numbers.end()) {
      return table->error(row, fmt::format("no feature '{}'", name));
    } else {
      weights_[known->second] = value;
    }
  }
  return {};
}

Status PronounModel::load_names(const std::filesystem::path& path) {
  auto table = Table::load(path, {"name", "gender"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& gender = table->cell(row, 1);
    if (gender != "f" && gender != "m") {
      return table->error(row, fmt::format("gender '{}'; wanted f or m", gender));
    }
    if (!names_.emplace(table->cell(row, 0), gender == "f" ? Gender::female : Gender::male)
             .second) {
      return table->error(row, fmt::format("'{}' stands twice", table->cell(row, 0)));
    }
  }
  return {};
}

Gender PronounModel::gender_of(std::string_view given_name) const {
  auto found = names_.find(fold_name(given_name));
  return found == names_.end() ? Gender::unknown : found->second;
}

}  // namespace dragoman
