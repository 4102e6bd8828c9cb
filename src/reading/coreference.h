// The history that references are resolved against: what has been mentioned so far, in order.
#pragma once

#include <optional>
#include <vector>

#include "reading/actors_build.h"
#include "reading/quotes.h"

namespace dragoman {

struct Past {
  TokenRange tokens;
  TokenId head{};
  MentionKind kind = MentionKind::name;
  std::vector<ActorIndex> actors;
  bool subject = false;
  Gender said = Gender::unknown;        // of a pronoun: by its word
  std::optional<std::uint32_t> office;  // the actors stand for who holds it
};

// A pronoun that found nobody.
struct OpenPronoun {
  TokenId at{};
  Gender said = Gender::unknown;
};

struct History {
  Build& build;
  std::vector<Past> past;
  std::size_t named = 0;  // the first so many of build.found were found by their words, in order
  std::vector<OpenPronoun> open;
  std::optional<std::vector<Quotation>> quotations;  // once they are asked for

  std::uint32_t sentence(TokenId t) const { return index(build.scan.sentence_id(t)); }
  // Out of reach of a reference at `t`: more than three sentences back.
  bool too_far(const Past& mention, TokenId t) const {
    return sentence(mention.tokens.begin) + 3 < sentence(t);
  }
};

// The gender that a pronoun says, if any.
Gender said_gender(const Scan& scan, TokenId pronoun);
// The mention of a personal or possessive pronoun; nothing where the word is none, or stands for
// nothing ("it is clear that").
std::optional<Found> resolve_pronoun(History& history, TokenId pronoun);
// The nearest state, body or organization before a token that is a subject, or owns one; with
// `states_only` at least the last state. nullptr for none.
const Past* last_thing(History& history, TokenId token, bool states_only);

}  // namespace dragoman
