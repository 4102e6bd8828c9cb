#include "reading/persons_titles.h"

#include "reading/persons_title_sides.h"

namespace dragoman {
namespace {

// An office phrase that is more than a modifier of the next word ("chief" of "chief negotiator").
bool is_core(const Scan& scan, const Phrase* phrase) {
  if (phrase == nullptr || !phrase->is(Sense::office)) return false;
  if (phrase->tokens.size() > 1) return true;
  if (scan.knowledge().office_modifier(scan.word(phrase->tokens.begin)).empty()) return true;
  TokenId after = phrase->tokens.end;
  if (after >= scan.sentence(phrase->tokens.begin).end) return true;
  const Phrase* following = scan.phrase_from(after);
  return (following == nullptr || !following->is(Sense::office)) && scan.tag(after) != Upos::noun;
}

bool ends_apposition(const Scan& scan, TokenId t, TokenId limit) {
  return t >= limit || scan.tag(t) == Upos::punct;
}

}  // namespace

Title read_title(const Scan& scan, const Phrase& office, TokenId limit) {
  Title title;
  const Candidate* candidate = office.find(Sense::office);
  const OfficeEntry& entry = scan.knowledge().offices()[candidate->index];
  title.core = office.tokens;
  title.tokens = office.tokens;
  title.office = candidate->index;
  title.plural = candidate->plural;
  const TitleLeft left = read_left(scan, title);
  TokenId begin = left.words_begin;
  // An owner that leads the title is its organization, one inside it a part of its name:
  // "Kremlin | spokesperson", "Deputy Parliament Speaker".
  if (left.owner) {
    if (left.owner->begin == begin) {
      title.organization = scan.text(*left.owner);
      begin = left.owner->end;
    } else if (left.owner->begin < begin) {
      title.organization = scan.text(*left.owner);
    }
  }
  title.text = scan.text({begin, title.core.end});
  if (title.suffix.empty()) title.suffix = entry.body;
  TokenId end = title.core.end;
  if (index(end) + 1 < index(limit) && scan.is_hyphen(end) &&
      scan.knowledge().office_modifier(scan.word(next(end))) == "elect") {
    title.core.end = advance(end, 2);
    title.tokens.end = title.core.end;
    title.text = scan.text({begin, title.core.end});
  }
  read_complement(scan, limit, title);
  // A correspondent is of no state for the city that he writes from.
  if (entry.rank == "journalist" && left.owner) {
    const Phrase* owner = scan.phrase_from(left.owner->begin);
    if (owner != nullptr && (owner->is(Sense::capital) || owner->is(Sense::place))) {
      title.countries.clear();
      title.organization.clear();
    }
  }
  return title;
}

std::optional<Title> title_before(const Scan& scan, TokenId name_begin, TokenId name_end) {
  const TokenRange sentence = scan.sentence(name_begin);
  TokenId end = name_begin;
  if (end > sentence.begin && scan.has_use(previous(end), WordUse::honorific)) {
    const Phrase* phrase = scan.phrase_before(end);
    if (phrase == nullptr || !phrase->is(Sense::office)) end = previous(end);
  }
  if (const Phrase* phrase = scan.phrase_before(end); phrase && phrase->is(Sense::office)) {
    if (phrase->tokens.begin < sentence.begin) return std::nullopt;
    return read_title(scan, *phrase, end);
  }
  for (int back = 2; back < 16; ++back) {
    TokenId t = advance(end, -back);
    if (index(end) < static_cast<std::uint32_t>(back) || t < sentence.begin) break;
    const Phrase* phrase = scan.phrase_from(t);
    if (phrase == nullptr || !phrase->is(Sense::office)) continue;
    Title title = read_title(scan, *phrase, end);
    if (title.tokens.end == end) return title;
    bool comma = title.tokens.end == previous(end) && scan.is_word(previous(end), ",");
    bool definite =
        title.tokens.begin > sentence.begin && scan.is_word(previous(title.tokens.begin), "the");
    bool closed = ends_apposition(scan, name_end, sentence.end);
    if (comma && closed && !title.plural && (definite || !title.countries.empty())) return title;
    break;
  }
  return std::nullopt;
}

std::optional<Title> title_after(const Scan& scan, TokenId name_end) {
  if (index(name_end) == 0) return std::nullopt;
  const TokenRange sentence = scan.sentence(previous(name_end));
  if (index(name_end) + 1 >= index(sentence.end)) return std::nullopt;
  bool dash =
      scan.word(name_end) == "—" || scan.word(name_end) == "–" || scan.word(name_end) == "--";
  if (!scan.is_word(name_end, ",") && !scan.is_word(name_end, "(") && !dash) return std::nullopt;
  for (TokenId t = next(name_end); t < sentence.end && index(t) - index(name_end) < 12;
       t = next(t)) {
    const Phrase* phrase = scan.phrase_from(t);
    if (is_core(scan, phrase)) {
      Title title = read_title(scan, *phrase, sentence.end);
      if (title.plural) return std::nullopt;
      for (TokenId b = next(name_end); b < title.tokens.begin; b = next(b)) {
        Upos tag = scan.tag(b);
        bool light = tag == Upos::det || tag == Upos::adv || tag == Upos::adj || tag == Upos::aux ||
                     tag == Upos::pron;
        if (!light) return std::nullopt;
      }
      // The title of the next person in a row of names is not this one's.
      TokenId after = title.tokens.end;
      if (after < sentence.end && scan.capital(after) && scan.tag(after) == Upos::propn) {
        return std::nullopt;
      }
      return title;
    }
    if (scan.tag(t) == Upos::punct && !scan.is_hyphen(t)) break;
    // "then acting secretary": a verb to the eye of the grammar only.
    const bool modifier = !scan.knowledge().office_modifier(scan.word(t)).empty();
    if (scan.tag(t) == Upos::verb && scan.phrase_at(t) == nullptr && !modifier) break;
  }
  return std::nullopt;
}

std::vector<Title> titles_of_item(const Scan& scan, TokenId name_end) {
  std::vector<Title> titles;
  const TokenRange sentence = scan.sentence(previous(name_end));
  if (name_end >= sentence.end || !scan.is_word(name_end, ",")) return titles;
  TokenId begin = next(name_end);
  bool open = false;  // whether the current group has a title already
  while (begin < sentence.end) {
    TokenId end = begin;
    while (end < sentence.end && !scan.is_word(end, ",") && !scan.is_word(end, ";")) {
      end = next(end);
    }
    TokenId last = end;
    if (last > begin && scan.is_word(previous(last), ".")) last = previous(last);
    const Phrase* office = nullptr;
    for (TokenId t = begin; t < last && office == nullptr; t = next(t)) {
      const Phrase* phrase = scan.phrase_from(t);
      if (is_core(scan, phrase)) office = phrase;
    }
    std::optional<Title> title;
    if (office != nullptr) title = read_title(scan, *office, last);
    if (title && title->tokens.begin == begin) {
      titles.push_back(std::move(*title));
      open = true;
    } else if (open && last > begin) {
      std::string& organization = titles.back().organization;
      if (!organization.empty()) organization += ", ";
      organization += scan.text({begin, last});
      titles.back().tokens.end = last;
    }
    if (end < sentence.end && scan.is_word(end, ";")) open = false;
    begin = end < sentence.end ? next(end) : end;
  }
  return titles;
}

}  // namespace dragoman
