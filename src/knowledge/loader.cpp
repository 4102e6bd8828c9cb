#include "knowledge/loader.h"

#include <algorithm>

#include "base/utf8.h"
#include "knowledge/user_tables.h"

namespace dragoman {
namespace {

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string fold(std::string_view text) {
  return is_plain(text) ? to_lower(text) : fold_name(text);
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [word](std::string_view end) { return word.ends_with(end); });
}

std::string plural_of_word(std::string_view word) {
  std::string plural(word);
  bool vowel_before_y = ends_with_any(word, {"ay", "ey", "oy", "uy"});
  if (word.ends_with("man") && word.size() > 5) {
    plural.replace(plural.size() - 2, 2, "en");
  } else if (word.ends_with("y") && !vowel_before_y) {
    plural.replace(plural.size() - 1, 1, "ies");
  } else if (ends_with_any(word, {"s", "x", "ch", "sh"})) {
    plural += "es";
  } else {
    plural += 's';
  }
  return plural;
}

}  // namespace

std::vector<std::string> split_form(std::string_view form) {
  std::vector<std::string> words;
  for (std::string_view word : split(form, ' ')) {
    std::string_view tail;
    for (std::string_view suffix : {"'s", "’s"}) {
      if (word.size() > suffix.size() && word.ends_with(suffix)) {
        tail = word.substr(word.size() - suffix.size());
        word.remove_suffix(suffix.size());
        break;
      }
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (word[i] != '-') continue;
      if (i > begin) words.emplace_back(word.substr(begin, i - begin));
      words.emplace_back("-");
      begin = i + 1;
    }
    if (begin < word.size()) words.emplace_back(word.substr(begin));
    if (!tail.empty()) words.emplace_back(tail);
  }
  return words;
}

std::string plural_of(std::string_view form) {
  std::size_t end = form.size();
  for (std::string_view link : {" of ", " for ", " to ", " on ", " at ", "-in-"}) {
    end = std::min(end, form.find(link));
  }
  std::size_t begin = form.substr(0, end).find_last_of(' ');
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  std::string plural(form.substr(0, begin));
  plural += plural_of_word(form.substr(begin, end - begin));
  plural += form.substr(end);
  return plural;
}

KnowledgeLoader::KnowledgeLoader() : knowledge_(new Knowledge()) {
  knowledge_->phrases_.reserve(std::size_t{1} << 15);
}

bool KnowledgeLoader::is_state(std::string_view code) const {
  return state_of_code_.find(std::string(code)) != state_of_code_.end();
}

void KnowledgeLoader::add_phrase(std::string_view form, Candidate candidate, Case letters) {
  // Both as the tokenizer splits the form and with its hyphens whole.
  std::vector<std::string> parts = split_form(form);
  std::vector<std::string> whole;
  for (std::string_view word : split(form, ' ')) whole.emplace_back(word);
  for (const auto* words : {&parts, &whole}) {
    if (words == &whole && whole == parts) break;
    Knowledge::Phrase phrase;
    phrase.candidate = candidate;
    std::vector<std::string> folded;
    for (std::size_t i = 0; i < words->size(); ++i) {
      const std::string& word = (*words)[i];
      folded.push_back(fold(word));
      if (folded.back().empty()) return;
      if (letters == Case::any || i >= 32) continue;
      bool capital = is_upper(decode_at(word, 0).value);
      if (capital) phrase.capital |= 1U << i;
      bool upper = capital && word.size() > 1;
      for (std::size_t at = 0; upper && at < word.size();) {
        CodePoint c = decode_at(word, at);
        if (is_letter(c.value) && !is_upper(c.value)) upper = false;
        at += c.size;
      }
      if (upper) phrase.upper |= 1U << i;
    }
    knowledge_->phrases_.add(folded, phrase);
  }
}

void KnowledgeLoader::add_common(std::string_view form, Candidate candidate) {
  add_phrase(form, candidate, Case::any);
  candidate.plural = true;
  add_phrase(plural_of(form), candidate, Case::any);
}

Status KnowledgeLoader::add_gazetteer(std::string text, const std::string& name) {
  std::vector<std::string_view> codes;
  for (const auto& [code, place] : state_of_code_) codes.push_back(code);
  auto known = [&codes](std::string_view code) {
    return std::binary_search(codes.begin(), codes.end(), code);
  };
  auto gazetteer = Gazetteer::parse(std::move(text), name, known);
  if (!gazetteer) return gazetteer.error();
  knowledge_->gazetteer_ = std::move(*gazetteer);
  return {};
}

void KnowledgeLoader::sort_indexes() {
  Knowledge& k = *knowledge_;
  k.state_index_.clear();
  k.organization_index_.clear();
  for (std::uint32_t i = 0; i < k.states_.size(); ++i) {
    k.state_index_.emplace_back(k.states_[i].code, i);
  }
  for (std::uint32_t i = 0; i < k.organizations_.size(); ++i) {
    k.organization_index_.emplace_back(k.organizations_[i].id, i);
  }
  std::sort(k.state_index_.begin(), k.state_index_.end());
  std::sort(k.organization_index_.begin(), k.organization_index_.end());
  std::sort(k.modifiers_.begin(), k.modifiers_.end());
  std::sort(k.word_uses_.begin(), k.word_uses_.end());
}

Status KnowledgeLoader::add_romanisation(const Table& table) {
  return knowledge_->holders_.romanisation().add(table);
}

Status KnowledgeLoader::add_persons(const Table& table) {
  sort_indexes();
  return knowledge_->holders_.add_persons(table, *knowledge_);
}

Status KnowledgeLoader::add_terms(const Table& table) {
  return knowledge_->holders_.add_terms(table, *knowledge_);
}

std::unique_ptr<const Knowledge> KnowledgeLoader::finish() {
  sort_indexes();
  return std::move(knowledge_);
}

Result<std::unique_ptr<const Knowledge>> Knowledge::load(const std::filesystem::path& data) {
  std::vector<Error> refused;
  return load(data, {}, refused);
}

Result<std::unique_ptr<const Knowledge>> Knowledge::load(const std::filesystem::path& data,
                                                         const std::filesystem::path& user,
                                                         std::vector<Error>& refused) {
  using L = KnowledgeLoader;
  constexpr bool kLeaf = true;
  const TableSource sources[] = {
      {"states.tsv", &L::state_columns(), &L::add_states},
      {"bodies.tsv", &L::body_columns(), &L::add_bodies},
      {"proper_bodies.tsv", &L::proper_body_columns(), &L::add_proper_bodies},
      {"organizations.tsv", &L::organization_columns(), &L::add_organizations},
      {"offices.tsv", &L::office_columns(), &L::add_offices},
      {"office_modifiers.tsv", &L::modifier_columns(), &L::add_modifiers, kLeaf},
      {"places.tsv", &L::place_columns(), &L::add_places, kLeaf},
      {"actor_words.tsv", &L::word_columns(), &L::add_words},
      {"romanisation.tsv", &Romanisation::columns(), &L::add_romanisation, kLeaf},
      {"persons.tsv", &Holders::person_columns(), &L::add_persons},
      {"holders.tsv", &Holders::term_columns(), &L::add_terms, kLeaf},
  };
  return load_tables(sources, data, user, refused);
}

}  // namespace dragoman
