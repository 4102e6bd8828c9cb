#include "reading/name_agreement.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kLongDash = "—";
constexpr std::size_t kKinds = 5;
constexpr std::size_t kLongestAbbreviation = 10;
constexpr std::size_t kLongestSmallWord = 3;
constexpr std::size_t kShortestLoneName = 3;  // letters of a single word that only the tables know

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::optional<NameKind> kind_of(Sense sense) {
  switch (sense) {
    case Sense::state_name:
    case Sense::capital:
    case Sense::place:
      return NameKind::place;
    case Sense::organization:
    case Sense::proper_body:
      return NameKind::organization;
    default:
      return std::nullopt;
  }
}

// What the tables say a phrase is; nothing where they differ or know no name.
std::optional<NameKind> kind_of(const PhraseMatch<Candidate>& match) {
  std::optional<NameKind> kind;
  for (const Candidate& candidate : match.values) {
    const auto found = kind_of(candidate.sense);
    if (!found || (kind && *kind != *found)) return std::nullopt;
    kind = found;
  }
  return kind;
}

class Agreement {
 public:
  Agreement(const Knowledge& knowledge, std::string_view text, Analysis& analysis)
      : knowledge_(knowledge), text_(text), analysis_(analysis) {
    forms_.reserve(analysis.tokens.size());
    for (const Token& token : analysis.tokens) forms_.push_back(slice(text, token.span));
  }

  void run() {
    for (Name& name : analysis_.names) cut_at_dash(name);
    for (const Sentence& sentence : analysis_.sentences) use_tables(sentence.tokens);
    sort_names();
    for (Name& name : analysis_.names) strip_titles(name);
    drop_generic_words();
    drop_common_abbreviations();
    follow_abbreviations();
    follow_the_most();
  }

 private:
  std::string_view form(TokenId id) const { return forms_[index(id)]; }
  std::string_view surface(const Name& name) const {
    return slice(text_, analysis_.span_of(name.tokens));
  }
  std::vector<PhraseMatch<Candidate>> matches(TokenId from, TokenId end) const {
    const auto size = static_cast<std::size_t>(index(end) - index(from));
    return knowledge_.match(std::span(forms_).subspan(index(from), size));
  }
  void sort_names() {
    std::sort(analysis_.names.begin(), analysis_.names.end(),
              [](const Name& a, const Name& b) { return a.tokens.begin < b.tokens.begin; });
  }

  // "Brenn—Velkor's envoy": a long dash parts what stands beside it.
  void cut_at_dash(Name& name) const {
    for (TokenId t = next(name.tokens.begin); t < name.tokens.end; t = next(t)) {
      if (form(t) != kLongDash) continue;
      name.tokens.end = t;
      return;
    }
  }

  void use_tables(TokenRange sentence) {
    for (TokenId at = sentence.begin; at < sentence.end;) {
      const unsigned char first = static_cast<unsigned char>(form(at)[0]);
      const bool may_begin = is_upper(static_cast<char>(first)) || first >= 0x80;
      const TokenId after = may_begin ? use_tables_at(at, sentence.end) : at;
      at = after > at ? after : next(at);
    }
  }

  // Past the phrase that was used, or `at`.
  TokenId use_tables_at(TokenId at, TokenId end) {
    for (const auto& match : matches(at, end)) {
      const auto kind = kind_of(match);
      const TokenRange range{at, static_cast<TokenId>(index(at) + match.length)};
      if (kind && use_phrase(range, *kind)) return range.end;
    }
    return at;
  }

  bool use_phrase(TokenRange range, NameKind kind) {
    auto& names = analysis_.names;
    const auto meets = [range](const Name& name) {
      return name.tokens.begin < range.end && range.begin < name.tokens.end;
    };
    const auto first = std::find_if(names.begin(), names.end(), meets);
    if (first == names.end()) {
      const bool alone = range.size() == 1;
      const bool sure =
          analysis_.at(range.begin).tag == Upos::propn &&
          (form(range.begin).size() > kShortestLoneName || is_upper(form(range.begin).back()));
      if (alone && !sure) return false;
      names.push_back({range, kind});
      return true;
    }
    std::size_t met = 0;
    for (const Name& name : names) {
      if (!meets(name)) continue;
      if (!range.contains(name.tokens)) return false;
      ++met;
    }
    if (met == 1 && first->tokens == range) {
      if (first->kind != NameKind::person) first->kind = kind;
      return true;
    }
    if (range.size() == 1) return false;
    std::erase_if(names, meets);
    names.push_back({range, kind});
    return true;
  }

  bool is_title(TokenId at) const {
    const std::string_view word = form(at);
    if (knowledge_.has_use(word, WordUse::honorific)) return true;
    if (!knowledge_.office_modifier(word).empty()) return true;
    for (const auto& match : matches(at, next(at))) {
      for (const Candidate& candidate : match.values) {
        if (candidate.sense == Sense::office) return true;
      }
    }
    return false;
  }

  void strip_titles(Name& name) const {
    if (name.kind != NameKind::person) return;
    while (name.tokens.size() > 1 && is_title(name.tokens.begin)) {
      name.tokens.begin = next(name.tokens.begin);
      if (form(name.tokens.begin) == "." && name.tokens.size() > 1) {
        name.tokens.begin = next(name.tokens.begin);
      }
    }
  }

  // "the Court", "the President": a capital does not make a name.
  void drop_generic_words() {
    std::erase_if(analysis_.names, [this](const Name& name) {
      return name.tokens.size() == 1 && name.kind != NameKind::group &&
             (knowledge_.has_use(form(name.tokens.begin), WordUse::generic) ||
              is_title(name.tokens.begin));
    });
  }

  bool is_abbreviation(std::string_view word) const {
    const auto capitals = std::count_if(word.begin(), word.end(), is_upper);
    return capitals >= 2 && word.size() <= kLongestAbbreviation && is_upper(word[0]);
  }

  // Whether the words before `open` spell the abbreviation in lower case: "new energy vehicle
  // (NEV)". Short words ("of the") need no letter.
  bool is_spelt_out(std::string_view abbreviation, std::size_t open) const {
    std::size_t at = open;
    for (std::size_t i = abbreviation.size(); i-- > 0;) {
      if (!is_upper(abbreviation[i])) continue;  // a plural's s
      const char wanted = static_cast<char>(abbreviation[i] - 'A' + 'a');
      do {
        if (at == 0) return false;
        --at;
      } while (forms_[at][0] != wanted && forms_[at].size() <= kLongestSmallWord);
      if (forms_[at][0] != wanted) return false;
    }
    return true;
  }

  // Abbreviations of common nouns are no names, here and below.
  void drop_common_abbreviations() {
    std::set<std::string_view> common;
    for (std::size_t i = 1; i + 2 < forms_.size(); ++i) {
      if (forms_[i] != "(" || forms_[i + 2] != ")" || !is_abbreviation(forms_[i + 1])) continue;
      if (is_spelt_out(forms_[i + 1], i)) common.insert(forms_[i + 1]);
    }
    if (common.empty()) return;
    std::erase_if(analysis_.names, [&](const Name& name) {
      return name.tokens.size() == 1 && common.contains(form(name.tokens.begin));
    });
  }

  // "Financial Action Task Force (FATF)": both are organisations, here and below.
  void follow_abbreviations() {
    std::set<std::string_view> known;
    for (const Name& name : analysis_.names) {
      const std::size_t open = index(name.tokens.end);
      if (name.kind != NameKind::organization || name.tokens.size() < 2) continue;
      if (open + 2 >= forms_.size() || forms_[open] != "(" || forms_[open + 2] != ")") continue;
      if (is_abbreviation(forms_[open + 1])) known.insert(forms_[open + 1]);
    }
    if (known.empty()) return;
    std::vector<bool> named(forms_.size(), false);
    for (Name& name : analysis_.names) {
      for (TokenId t = name.tokens.begin; t < name.tokens.end; t = next(t)) named[index(t)] = true;
      if (name.tokens.size() == 1 && known.contains(form(name.tokens.begin))) {
        name.kind = NameKind::organization;
      }
    }
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      if (named[i] || !known.contains(forms_[i])) continue;
      const auto at = static_cast<TokenId>(i);
      analysis_.names.push_back({{at, next(at)}, NameKind::organization});
    }
    sort_names();
  }

  void follow_the_most() {
    std::map<std::string_view, std::array<std::uint32_t, kKinds>> counts;
    std::set<std::string_view> surnames;
    for (const Name& name : analysis_.names) {
      ++counts[surface(name)][static_cast<std::size_t>(name.kind)];
      if (name.kind == NameKind::person && name.tokens.size() > 1) {
        surnames.insert(form(previous(name.tokens.end)));
      }
    }
    for (Name& name : analysis_.names) {
      const auto& count = counts[surface(name)];
      const bool lone = name.tokens.size() == 1 && surnames.contains(form(name.tokens.begin));
      if (lone && !is_known_place(name)) {
        name.kind = NameKind::person;
        continue;
      }
      const auto most = std::max_element(count.begin(), count.end());
      if (std::count(count.begin(), count.end(), *most) == 1) {
        name.kind = static_cast<NameKind>(most - count.begin());
      }
    }
  }

  bool is_known_place(const Name& name) const {
    for (const auto& match : matches(name.tokens.begin, name.tokens.end)) {
      if (match.length == name.tokens.size() && kind_of(match) == NameKind::place) return true;
    }
    return false;
  }

  const Knowledge& knowledge_;
  std::string_view text_;
  Analysis& analysis_;
  std::vector<std::string_view> forms_;
};

class AgreeingAnalyzer final : public Analyzer {
 public:
  AgreeingAnalyzer(std::unique_ptr<const Analyzer> analyzer, const Knowledge& knowledge)
      : analyzer_(std::move(analyzer)), knowledge_(knowledge) {}

  Analysis analyze(const Document& document) const override {
    Analysis analysis = analyzer_->analyze(document);
    agree_on_names(knowledge_, document, analysis);
    return analysis;
  }
  void annotate(const Document& document, Analysis& analysis) const override {
    analyzer_->annotate(document, analysis);
    agree_on_names(knowledge_, document, analysis);
  }

 private:
  std::unique_ptr<const Analyzer> analyzer_;
  const Knowledge& knowledge_;
};

}  // namespace

void agree_on_names(const Knowledge& knowledge, const Document& document, Analysis& analysis) {
  Agreement(knowledge, document.text, analysis).run();
}

std::unique_ptr<const Analyzer> with_agreed_names(std::unique_ptr<const Analyzer> analyzer,
                                                  const Knowledge& knowledge) {
  return std::make_unique<AgreeingAnalyzer>(std::move(analyzer), knowledge);
}

}  // namespace dragoman
