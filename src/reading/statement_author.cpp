// What the author of an opinion piece claims in the author's own voice: a sentence that nobody else
// is given, whose main clause judges ("Yerevan should ...", data/cues/judgement.tsv).
//
// Only where the document is an opinion and names its author. Judgements by adjectives ("a
// mistake") are left out: too many of them only report.
#include <algorithm>

#include "base/utf8.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

Speaker author_of(const Reading& reading) {
  Speaker author;
  author.text = reading.document.byline;
  const std::string name = fold_name(author.text);
  for (const ActorRecord& actor : reading.actors.actors) {
    if (actor.kind == "person" && fold_name(actor.name) == name) author.actor = actor.id;
  }
  return author;
}

// The act of a judgement in the main clause; empty for none, and for questions.
std::string judgement_in(const SpokenText& text, const Sentence& sentence) {
  if (text.reading.document.words(sentence.span).ends_with('?')) return "";
  for (TokenId t = sentence.tokens.begin; t < sentence.tokens.end; t = next(t)) {
    const Token& token = text.analysis.at(t);
    if (token.head == kNoToken || token.relation != Relation::aux) continue;
    const Relation above = text.analysis.at(token.head).relation;
    if (above != Relation::root) continue;
    if (quotation_at(text.quotations, token.span.begin) != nullptr) continue;
    const std::string* act = text.cues.judgement(to_lower(text.analysis.lemma(t)), token.relation);
    if (act != nullptr) return *act;
  }
  return "";
}

}  // namespace

void draft_author(const SpokenText& text, std::vector<StatementDraft>& drafts) {
  const Document& document = text.reading.document;
  if (text.with_thoughts || document.genre != "opinion" || document.byline.empty()) return;
  std::vector<bool> given(text.analysis.sentences.size());
  for (const StatementDraft& draft : drafts) {
    for (const SentenceId s : draft.sentences) given[index(s)] = true;
  }
  const Speaker author = author_of(text.reading);
  for (std::uint32_t s = 0; s < text.analysis.sentences.size(); ++s) {
    const Sentence& sentence = text.analysis.sentences[s];
    if (given[s] || document.blocks[sentence.block].kind != BlockKind::paragraph) continue;
    StatementDraft draft;
    draft.act = judgement_in(text, sentence);
    if (draft.act.empty()) continue;
    draft.speaker = author;
    draft.sentences.push_back(static_cast<SentenceId>(s));
    draft.confidence = 0.6;
    drafts.push_back(std::move(draft));
  }
}

}  // namespace dragoman
