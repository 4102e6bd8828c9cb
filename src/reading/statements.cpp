#include "reading/statements.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/tokens.h"
#include "reading/statement_drafts.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostEvidence = 10;
constexpr std::size_t kMostAbout = 6;

const Mention* person_of_heading(const Reading& reading, Span heading) {
  for (const Mention& mention : reading.actors.mentions) {
    if (mention.actors.size() != 1 || mention.kind != MentionKind::name) continue;
    Span span = reading.analysis.span_of(mention.tokens);
    if (!heading.contains(span)) continue;
    const ActorRecord& actor = reading.actors.actor(mention.actors.front());
    // The name is the heading, but for a title or a colon.
    if (actor.kind == "person" && heading.size() < span.size() * 3) return &mention;
  }
  return nullptr;
}

// A heading that is a person's name gives that person the word in the list below it.
std::vector<const Mention*> panels_of(const Reading& reading) {
  const auto& blocks = reading.document.blocks;
  std::vector<const Mention*> panels(blocks.size(), nullptr);
  const Mention* speaker = nullptr;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].kind == BlockKind::heading) {
      speaker = person_of_heading(reading, blocks[b].span);
    } else if (blocks[b].kind == BlockKind::list_item) {
      panels[b] = speaker;
    } else if (is_read(blocks[b].kind)) {
      speaker = nullptr;
    }
  }
  return panels;
}

// One draft for each point of a panel.
void draft_panels(const SpokenText& text, std::vector<StatementDraft>& drafts) {
  const Analysis& analysis = text.analysis;
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    std::uint32_t block = analysis.sentences[s].block;
    if (!text.in_panel(block)) continue;
    if (s > 0 && analysis.sentences[s - 1].block == block) {
      drafts.back().sentences.push_back(static_cast<SentenceId>(s));
      continue;
    }
    const Mention& mention = *text.panels[block];
    StatementDraft draft;
    draft.speaker.actor = text.reading.actors.actor(mention.actors.front()).id;
    draft.speaker.text = text.reading.document.words(analysis.span_of(mention.tokens));
    draft.speaker.head = mention.head;
    draft.sentences.push_back(static_cast<SentenceId>(s));
    drafts.push_back(std::move(draft));
  }
}

void fill_about(const SpokenText& text, const StatementDraft& draft, StatementRecord& record) {
  auto inside = [&](TokenId t) {
    if (draft.content && draft.content->contains(t)) return true;
    std::uint32_t at = text.analysis.at(t).span.begin;
    if (draft.how == nullptr && draft.quotes.empty()) {
      return std::any_of(draft.sentences.begin(), draft.sentences.end(), [&](SentenceId s) {
        return text.analysis.sentence(s).tokens.contains(t);
      });
    }
    return std::any_of(draft.quotes.begin(), draft.quotes.end(),
                       [&](const Quotation* q) { return q->words.contains(at); });
  };
  for (const Mention& mention : text.reading.actors.mentions) {
    if (!inside(mention.head)) continue;
    for (ActorIndex i : mention.actors) {
      const std::string& id = text.reading.actors.actor(i).id;
      if (id == record.speaker || record.about.size() >= kMostAbout) continue;
      if (std::find(record.about.begin(), record.about.end(), id) == record.about.end()) {
        record.about.push_back(id);
      }
    }
  }
}

std::string without_comma(std::string words) {
  if (words.ends_with(',')) words.pop_back();
  return words;
}

// "Roe said, “We know ...”": whole sentences between marks, of which the tree knows a part only.
bool is_direct(const SpokenText& text, const StatementDraft& draft, Span content) {
  constexpr std::ptrdiff_t kFewest = 3;  // spaces
  const std::string_view all = text.reading.document.text;
  return std::any_of(draft.quotes.begin(), draft.quotes.end(), [&](const Quotation* q) {
    if (!q->marks.overlaps(content)) return false;
    const std::string_view own = trim(text.reading.document.words(q->words));
    if (own.empty() || std::count(own.begin(), own.end(), ' ') < kFewest) return false;
    if (!is_upper(decode_at(own, 0).value) && own.front() != '[') return false;
    std::size_t before = q->marks.begin;
    while (before > 0 && all[before - 1] == ' ') --before;
    if (before == 0) return true;
    const char last = all[before - 1];
    return last == ',' || last == ':' || last == '.' || last == '\n';
  });
}

std::string content_text(const SpokenText& text, const StatementDraft& draft,
                         const StatementRecord& record) {
  if (draft.content) {
    TokenRange range = *draft.content;
    // In a quotation the tree knows less of what is said than the marks.
    const Span span = text.analysis.span_of(range);
    const bool inside = std::any_of(draft.quotes.begin(), draft.quotes.end(),
                                    [&](const Quotation* q) { return q->marks.contains(span); });
    const bool holds_speaker = !draft.quotes.empty() && draft.hole.empty() &&
                               draft.speaker.head != kNoToken && range.contains(draft.speaker.head);
    if (inside || holds_speaker || is_direct(text, draft, span)) return without_comma(record.quote);
    while (!range.empty()) {
      Relation relation = text.analysis.at(range.begin).relation;
      const bool that =
          (relation == Relation::mark || text.analysis.at(range.begin).tag == Upos::sconj) &&
          to_lower(text.analysis.lemma(range.begin)) == "that";
      if (!that && relation != Relation::punct) break;
      range.begin = next(range.begin);
    }
    while (!range.empty() && text.analysis.at(previous(range.end)).relation == Relation::punct) {
      range.end = previous(range.end);
    }
    const auto words = [&](TokenRange part) {
      return std::string(text.reading.document.words(text.analysis.span_of(part)));
    };
    if (!draft.hole.empty() && range.begin < draft.hole.begin && draft.hole.end < range.end) {
      return words({range.begin, draft.hole.begin}) + " … " + words({draft.hole.end, range.end});
    }
    const bool around_cue = draft.cue != kNoToken && range.contains(draft.cue);
    if (around_cue && !record.quote.empty()) return without_comma(record.quote);
    if (!range.empty()) {
      return std::string(text.reading.document.words(content_span(text, draft, range)));
    }
  }
  if (!record.quote.empty()) return without_comma(record.quote);
  Span span = text.analysis.sentence(draft.sentences.front()).span;
  span.end = text.analysis.sentence(draft.sentences.back()).span.end;
  // A point of a list, without its bullet.
  for (TokenId t = text.analysis.sentence(draft.sentences.front()).tokens.begin;
       draft.how == nullptr && text.analysis.at(t).span.end < span.end; t = next(t)) {
    const Upos tag = text.analysis.at(t).tag;
    if ((tag != Upos::punct && tag != Upos::sym) ||
        is_quote(text.reading.document.words(text.analysis.at(t).span)))
      break;
    span.begin = text.analysis.at(next(t)).span.begin;
  }
  return std::string(text.reading.document.words(span));
}

// The words between the marks; those of several quotations parted by an ellipsis, words at arm's
// length in other words left out beside whole ones.
std::string quoted_words(const SpokenText& text, const StatementDraft& draft) {
  const Quotation* longest = nullptr;
  for (const Quotation* q : draft.quotes) {
    if (longest == nullptr || q->words.size() > longest->words.size()) longest = q;
  }
  const auto before_cue = [&](const Quotation* q) {
    return draft.cue != kNoToken && q->marks.end <= text.analysis.at(draft.cue).span.begin;
  };
  std::string words;
  for (const Quotation* q : draft.quotes) {
    const std::string_view own = trim(text.reading.document.words(q->words));
    const Span content = draft.content ? text.analysis.span_of(*draft.content) : Span{};
    const bool inside = content.contains(q->words) && !q->marks.contains(content);
    if (inside && q != longest && before_cue(q) == before_cue(longest)) continue;
    words += (words.empty() ? "" : " … ") + std::string(own);
  }
  return words;
}

StatementRecord to_record(const SpokenText& text, const StatementDraft& draft) {
  StatementRecord record;
  record.speaker = draft.speaker.actor;
  record.speaker_text = draft.speaker.text;
  record.act = !draft.act.empty() ? draft.act : draft.how != nullptr ? draft.how->act : "say";
  record.stance = draft.how != nullptr ? draft.how->stance : "";
  record.quote = quoted_words(text, draft);
  record.content = content_text(text, draft, record);
  fill_about(text, draft, record);
  record.medium = draft.speaker.medium;
  std::uint32_t place = text.analysis.sentence(draft.sentences.front()).span.begin;
  if (draft.cue != kNoToken) {
    std::string medium = medium_of(text.reading, text.cues, draft.cue);
    if (!medium.empty()) record.medium = medium;
    if (const DateMention* date = date_of(text.analysis, text.reading.dates, draft.cue)) {
      record.date = date->date;
    }
    place = text.analysis.at(draft.cue).span.begin;
  } else if (!draft.quotes.empty()) {
    place = draft.quotes.front()->words.begin;
  }
  record.attribution = draft.attribution;
  record.confidence = draft.confidence;
  for (SentenceId s : draft.sentences) {
    if (record.evidence.size() < kMostEvidence) record.evidence.push_back(text.reading.evidence(s));
  }
  record.id = stable_id("statement", fmt::format("{}\n{}", text.reading.document.id, place));
  return record;
}

// A cue with nothing said by anybody: no words, a bare pronoun ("which he denied"), or a name given
// by a thing ("a plan dubbed ...").
bool says_nothing(const SpokenText& text, const StatementDraft& draft) {
  if (draft.how == nullptr) return false;
  if (!draft.quotes.empty()) {
    return !draft.how->takes_clause && !draft.content && draft.speaker.actor.empty();
  }
  if (!draft.content) return true;
  // "They endorsed her" is an attribution, if no statement worth keeping.
  if (text.with_thoughts && draft.cue != kNoToken && draft.content->begin > draft.cue) return false;
  // "defended them", "accepted it at a news conference": nobody knows from it what is said.
  const TokenId first = draft.content->begin;
  const Token& word = text.analysis.at(first);
  const bool object = base(word.relation) == Relation::obj && word.head == draft.cue;
  return word.tag == Upos::pron && (draft.content->size() == 1 || object);
}

bool has_clause(const SpokenText& text, TokenRange range) {
  for (TokenId t = range.begin; t < range.end; t = next(t)) {
    const Token& token = text.analysis.at(t);
    if (token.tag != Upos::verb && token.tag != Upos::aux) continue;
    const VerbForm form = token.features.verb_form;
    if (form != VerbForm::gerund && form != VerbForm::participle) return true;
  }
  return false;
}

// "The fund “took millions” from abroad, the paper reported", where the tree lost the subject: what
// stands before a cue at the end begins with its sentence, if no other verb does.
void widen_to_subject(const SpokenText& text, StatementDraft& draft) {
  if (text.with_thoughts || draft.cue == kNoToken || draft.content->end > draft.cue) return;
  const TokenId first = text.analysis.sentence(text.analysis.sentence_of(draft.cue)).tokens.begin;
  constexpr std::uint32_t kLongest = 8;  // words
  if (draft.content->begin <= first || index(draft.content->begin) - index(first) > kLongest)
    return;
  for (TokenId t = first; t < draft.content->begin; t = next(t)) {
    const Upos tag = text.analysis.at(t).tag;
    if (tag == Upos::verb || tag == Upos::aux || tag == Upos::cconj) return;
    if (t == draft.speaker.head) return;
  }
  draft.content->begin = first;
}

}  // namespace

SpokenText spoken_text(const Reading& reading, const SpeechCues& cues, bool with_thoughts) {
  return {
      reading,      reading.analysis, cues, find_quotations(reading.document), panels_of(reading),
      with_thoughts};
}

std::vector<StatementDraft> find_drafts(const SpokenText& text) {
  std::vector<StatementDraft> drafts;
  draft_panels(text, drafts);
  for (std::uint32_t s = 0; s < text.analysis.sentences.size(); ++s) {
    if (text.in_panel(text.analysis.sentences[s].block)) continue;
    draft_cued(text, static_cast<SentenceId>(s), drafts);
  }
  give_quotations(text, drafts);
  for (StatementDraft& draft : drafts) {
    // "This spring, as he became chairman, Roe told friends ...": no clause before the cue.
    const bool bare = !text.with_thoughts && draft.content && draft.quotes.empty() &&
                      draft.cue != kNoToken && draft.content->end <= draft.cue &&
                      text.analysis.at(draft.cue).relation != Relation::case_ &&
                      child(text.analysis, draft.cue, Relation::nsubj_pass) == kNoToken &&
                      !has_clause(text, *draft.content);
    if (bare) draft.content.reset();
    if (draft.content) widen_to_subject(text, draft);
    if (draft.content || draft.cue == kNoToken) continue;
    const auto beside = content_beside(text, draft);
    if (!beside) continue;
    // "Posted a time of 2:05": no clause, nothing said.
    const bool in_phrase = text.analysis.at(beside->begin).tag == Upos::adp;
    if (!text.with_thoughts && draft.quotes.empty() && (in_phrase || !has_clause(text, *beside))) {
      continue;
    }
    if (draft.quotes.empty()) {
      draft.confidence = std::min(draft.confidence, 0.5);
    } else if (beside->begin < draft.cue ||
               text.analysis.at(beside->begin).span.end > draft.quotes.front()->marks.begin) {
      continue;  // the quotation alone
    }
    draft.content = beside;
  }
  for (StatementDraft& draft : drafts) mend_edges(text, draft);
  std::erase_if(drafts, [&](const StatementDraft& draft) {
    return says_nothing(text, draft) || (!text.with_thoughts && !is_really_said(text, draft));
  });
  draft_author(text, drafts);
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const StatementDraft& a, const StatementDraft& b) {
                     return a.sentences.front() < b.sentences.front();
                   });
  return drafts;
}

std::vector<StatementRecord> read_statements(const Reading& reading, const SpeechCues& cues) {
  const SpokenText text = spoken_text(reading, cues, false);
  std::vector<StatementRecord> statements;
  std::vector<StatementDraft> drafts = find_drafts(text);
  name_speakers(text, drafts);
  for (const StatementDraft& draft : drafts) {
    statements.push_back(to_record(text, draft));
  }
  return statements;
}

}  // namespace dragoman
