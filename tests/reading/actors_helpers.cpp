#include "actors_helpers.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_glued(const std::string& form) {
  return form == "," || form == "." || form == "'s" || form == ")" || form == ";";
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return text;
}

}  // namespace

Annotated build_text(const std::vector<std::string>& sentences) {
  std::string lines;
  for (const std::string& sentence : sentences) {
    for (std::string_view word : split(sentence, ' ')) {
      auto cells = split(word, '/');
      std::string form(cells[0]);
      std::string tag(cells[1]);
      std::string features;
      if (tag.ends_with(".s")) features = " Number=Plur";
      if (tag.ends_with(".p")) features = " Poss=Yes";
      if (!features.empty()) tag.resize(tag.size() - 2);
      if (tag == "verb") features = " VerbForm=Fin|Tense=Past";
      std::string lemma = tag == "propn" ? form : to_lower(form);
      if (tag == "verb" && lemma == "said") lemma = "say";
      if (tag == "verb" && lemma == "met") lemma = "meet";
      lines += form + " " + lemma + " " + upper(tag) + " " + std::string(cells[2]) + " " +
               std::string(cells[3]) + features + (is_glued(form) ? " glued" : "") + "\n";
    }
    lines += "\n";
  }
  auto parsed = parse_conllu(lines, "test");
  EXPECT_TRUE(parsed.ok()) << (parsed.ok() ? "" : parsed.error().text());
  parsed->document.id = "doc-test";
  return std::move(*parsed);
}

const Knowledge& real_knowledge() {
  static const auto loaded = Knowledge::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().text());
  return **loaded;
}

const PronounModel& real_pronouns() {
  static const auto loaded = PronounModel::load(std::string(DRAGOMAN_SOURCE_DIR) + "/data");
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().text());
  return *loaded;
}

ReadActors::ReadActors(const std::vector<std::string>& sentences, std::string_view published)
    : annotated(build_text(sentences)) {
  if (auto day = parse_iso_day(published)) {
    annotated.document.published = date_of_day(*day, std::string(published), "explicit");
  }
  actors = find_actors(annotated.document, annotated.analysis, real_knowledge(), real_pronouns());
}

std::string ReadActors::ids(std::string_view words, int nth) const {
  for (const Mention& mention : actors.mentions) {
    Span span = annotated.analysis.span_of(mention.tokens);
    if (annotated.document.words(span) != words || nth-- > 0) continue;
    std::string out;
    for (ActorIndex actor : mention.actors) {
      if (!out.empty()) out += ' ';
      out += actors.actor(actor).id;
    }
    return out;
  }
  return "?";
}

const ActorRecord* ReadActors::actor(std::string_view id) const {
  for (const ActorRecord& record : actors.actors) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

std::string ReadActors::roles(std::string_view id) const {
  std::string out;
  const ActorRecord* record = actor(id);
  if (record == nullptr) return "no such actor";
  for (const Role& role : record->roles) {
    if (!out.empty()) out += "; ";
    out += role.title + " | " + role.organization + " | " + role.country;
  }
  return out;
}

}  // namespace dragoman
