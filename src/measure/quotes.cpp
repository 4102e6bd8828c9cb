#include "measure/quotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace dragoman {
namespace {

using Pieces = std::vector<Span>;

constexpr std::array<double, 2> kThresholds = {0.3, 0.8};
constexpr std::array<const char*, 3> kRoles = {"source", "cue", "content"};
constexpr std::size_t kNone = SIZE_MAX;

std::size_t size_of(const Pieces& pieces) {
  std::size_t size = 0;
  for (const Span piece : pieces) size += piece.size();
  return size;
}

std::size_t common(const Pieces& a, const Pieces& b) {
  std::size_t size = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t begin = std::max(a[i].begin, b[j].begin);
    const std::uint32_t end = std::min(a[i].end, b[j].end);
    if (begin < end) size += end - begin;
    (a[i].end < b[j].end ? i : j) += 1;
  }
  return size;
}

std::string words_of(const Document& document, const Pieces& pieces) {
  std::string words;
  for (const Span piece : pieces) {
    words += (words.empty() ? "" : " … ") + std::string(document.words(piece));
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

bool is_direct(const Document& document, const Pieces& pieces) {
  for (const Span piece : pieces) {
    const std::string_view words = document.words(piece);
    for (const std::string_view mark : {"\"", "“", "”", "''", "``", "«", "„"}) {
      if (words.find(mark) != std::string_view::npos) return true;
    }
  }
  return false;
}

Span whole(const Pieces& pieces) {
  return pieces.empty() ? Span{} : Span{pieces.front().begin, pieces.back().end};
}

const Pieces& role_of(const MarkedAttribution& marked, std::size_t role) {
  return role == 0 ? marked.source : role == 1 ? marked.cue : marked.content;
}

Pieces role_of(const Utterance& found, std::size_t role) {
  if (role == 2) return found.content;
  const Span span = role == 0 ? found.source : found.cue;
  return span.empty() ? Pieces{} : Pieces{span};
}

// Pairs one to one, the best first; for each of `marked` the one of `found`, or kNone.
std::vector<std::size_t> pair_up(const std::vector<Pieces>& marked,
                                 const std::vector<Pieces>& found) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    for (std::size_t j = 0; j < found.size(); ++j) {
      if (!whole(marked[i]).overlaps(whole(found[j]))) continue;
      const double share = share_in_common(marked[i], found[j]);
      if (share > 0) pairs.emplace_back(-share, i, j);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::size_t> mate(marked.size(), kNone);
  std::vector<bool> taken(found.size());
  for (const auto& [share, i, j] : pairs) {
    if (mate[i] != kNone || taken[j]) continue;
    mate[i] = j;
    taken[j] = true;
  }
  return mate;
}

std::string last_name(std::string_view words) {
  std::string last;
  for (const std::string_view word : split(words, ' ')) {
    const std::string_view bare = word.substr(0, word.find_first_of(",'"));
    if (!bare.empty() && is_upper(decode_at(bare, 0).value)) last = fold_name(bare);
  }
  return last;
}

// Whether an actor of this id stands anywhere in the words of a source.
bool stands_in(const Reading& reading, const std::string& actor, const Pieces& source) {
  for (const Mention& mention : reading.actors.mentions) {
    const Span head = reading.analysis.at(mention.head).span;
    if (!whole(source).contains(head)) continue;
    for (const ActorIndex i : mention.actors) {
      if (reading.actors.actor(i).id == actor) return true;
    }
  }
  return false;
}

bool same_speaker(const Reading& reading, const MarkedAttribution& marked, const Utterance& found) {
  if (found.source.empty() && found.actor.empty()) return false;
  if (common(marked.source, {found.source_head}) > 0) return true;
  if (!found.actor.empty() && stands_in(reading, found.actor, marked.source)) return true;
  const std::string name = last_name(reading.document.words(whole(marked.source)));
  return !name.empty() && name == last_name(reading.document.words(found.source));
}

// The sentences of a place, or as much of them as an eye takes in.
std::string around(const Reading& reading, Span at) {
  Span span = at;
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (!sentence.span.overlaps(at)) continue;
    span.begin = std::min(span.begin, sentence.span.begin);
    span.end = std::max(span.end, sentence.span.end);
  }
  std::string words(reading.document.words(span));
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::string in_short(const Document& document, const Utterance& found) {
  return fmt::format("{} | {} | {}", document.words(found.source), document.words(found.cue),
                     words_of(document, found.content));
}

std::string in_short(const Document& document, const MarkedAttribution& marked) {
  return fmt::format("{} | {} | {}", words_of(document, marked.source),
                     words_of(document, marked.cue), words_of(document, marked.content));
}

}  // namespace

double share_in_common(const Pieces& a, const Pieces& b) {
  return Counts::share(common(a, b), std::max(size_of(a), size_of(b)));
}

double QuoteScore::Direct::f1() const {
  const double sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

struct QuoteScore::Text {
  const MarkedText& marked;
  const std::vector<Utterance>& found;
  const Reading& reading;
  std::vector<Pieces> marked_contents;
  std::vector<Pieces> found_contents;
  std::vector<std::size_t> mates;  // of each marked one, by content
};

void QuoteScore::mistake(const Text& text, const char* kind, Span at, std::string expected,
                         std::string got, std::string why) {
  mistakes_.push_back({kind,
                       {text.marked.name, around(text.reading, at), std::move(expected),
                        std::move(got), fmt::format("{}: {}", kind, why)}});
}

void QuoteScore::add_direct(const Text& text, std::size_t threshold) {
  Direct& counts = direct_[threshold];
  const Document& document = text.reading.document;
  std::vector<bool> right(text.found.size());
  std::vector<std::size_t> owner(text.found.size(), kNone);
  for (std::size_t i = 0; i < text.mates.size(); ++i) {
    const std::size_t mate = text.mates[i];
    const double share =
        mate == kNone ? 0 : share_in_common(text.marked_contents[i], text.found_contents[mate]);
    const bool match = share >= kThresholds[threshold];
    if (mate != kNone) {
      right[mate] = match;
      owner[mate] = i;
    }
    if (!is_direct(document, text.marked_contents[i])) continue;
    ++counts.marked;
    counts.marked_right += match;
    if (match) continue;
    mistake(text, threshold == 0 ? "direct" : "exact", whole(text.marked_contents[i]),
            in_short(document, text.marked.attributions[i]),
            mate == kNone ? "nothing" : in_short(document, text.found[mate]),
            fmt::format("overlap {:.2f}", share));
  }
  for (std::size_t j = 0; j < text.found.size(); ++j) {
    if (!is_direct(document, text.found_contents[j])) continue;
    ++counts.found;
    counts.found_right += right[j];
    if (right[j] || owner[j] != kNone) continue;
    mistake(text, threshold == 0 ? "direct" : "exact", whole(text.found_contents[j]), "nothing",
            in_short(document, text.found[j]), "marked by nobody");
  }
}

void QuoteScore::add_speakers(const Text& text) {
  const Document& document = text.reading.document;
  for (std::size_t i = 0; i < text.mates.size(); ++i) {
    const MarkedAttribution& marked = text.marked.attributions[i];
    const std::size_t mate = text.mates[i];
    if (mate == kNone || marked.source.empty()) continue;
    if (!is_direct(document, marked.content)) continue;
    if (share_in_common(marked.content, text.found_contents[mate]) < kThresholds[0]) continue;
    const Utterance& found = text.found[mate];
    ++speakers_.wanted;
    speakers_.found += !found.source.empty() || !found.actor.empty();
    const bool right = same_speaker(text.reading, marked, found);
    speakers_.right += right;
    if (right) continue;
    mistake(text, "speaker", whole(marked.content), in_short(document, marked),
            in_short(document, found), found.actor);
  }
}

void QuoteScore::add_role(const Text& text, std::size_t role) {
  const auto distinct = [](std::vector<Pieces> all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::erase_if(all, [](const Pieces& pieces) { return pieces.empty(); });
    return all;
  };
  std::vector<Pieces> marked, found;
  for (const MarkedAttribution& one : text.marked.attributions) {
    marked.push_back(role_of(one, role));
  }
  for (const Utterance& one : text.found) found.push_back(role_of(one, role));
  marked = distinct(std::move(marked));
  found = distinct(std::move(found));
  const std::vector<std::size_t> mates = pair_up(marked, found);
  std::vector<bool> taken(found.size());
  const Document& document = text.reading.document;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (mates[i] != kNone) {
      taken[mates[i]] = true;
      continue;
    }
    mistake(text, kRoles[role], whole(marked[i]), words_of(document, marked[i]), "nothing",
            "missed");
  }
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (taken[j]) continue;
    mistake(text, kRoles[role], whole(found[j]), "nothing", words_of(document, found[j]),
            "marked by nobody");
  }
  const auto right = static_cast<std::size_t>(std::count(taken.begin(), taken.end(), true));
  roles_[role] += {right, found.size(), marked.size()};
}

void QuoteScore::add(const MarkedText& marked, const std::vector<Utterance>& found,
                     const Reading& reading) {
  Text text{marked, found, reading, {}, {}, {}};
  for (const MarkedAttribution& one : marked.attributions) {
    text.marked_contents.push_back(one.content);
  }
  for (const Utterance& one : found) text.found_contents.push_back(one.content);
  text.mates = pair_up(text.marked_contents, text.found_contents);
  for (std::size_t threshold = 0; threshold < kThresholds.size(); ++threshold) {
    add_direct(text, threshold);
  }
  add_speakers(text);
  for (std::size_t role = 0; role < kRoles.size(); ++role) add_role(text, role);
  ++texts_;
  attributions_ += marked.attributions.size();
}

void QuoteScore::add_left_out(const MarkedTexts& texts) {
  left_out_.marked_again += texts.marked_again;
  left_out_.without_text += texts.without_text;
  left_out_.lines_unread += texts.lines_unread;
}

Report QuoteScore::report(const std::string& only) const {
  Report report;
  report.task = "quotes";
  report.n = attributions_;
  ReportTable direct{"direct quotations, by overlap of content",
                     {"overlap", "precision", "recall", "F1", "marked", "found"},
                     {}};
  for (std::size_t i = 0; i < kThresholds.size(); ++i) {
    const Direct& d = direct_[i];
    direct.rows.push_back({fmt::format("{:.1f}", kThresholds[i]), as_share(d.precision()),
                           as_share(d.recall()), as_share(d.f1()), std::to_string(d.marked),
                           std::to_string(d.found)});
    report.add_figure(i == 0 ? "direct_30" : "direct_80", as_share(d.f1()));
  }
  report.add_figure("speaker", as_share(speakers_.recall()));
  ReportTable roles{"all attributions, any common word",
                    {"part", "precision", "recall", "F1", "marked", "found"},
                    {}};
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    const Counts& c = roles_[i];
    roles.rows.push_back({kRoles[i], as_share(c.precision()), as_share(c.recall()),
                          as_share(c.f1()), std::to_string(c.wanted), std::to_string(c.found)});
    report.add_figure(kRoles[i], as_share(c.f1()));
  }
  report.tables = {std::move(direct), std::move(roles)};
  report.notes.push_back(
      fmt::format("{} texts; the speaker of {} of {} direct quotations is right, {} have one",
                  texts_, speakers_.right, speakers_.wanted, speakers_.found));
  if (left_out_.marked_again > 0) {
    report.notes.push_back(
        fmt::format("{} more markings of the same texts left out", left_out_.marked_again));
  }
  if (left_out_.without_text + left_out_.lines_unread > 0) {
    report.notes.push_back(
        fmt::format("{} files of marks without a text, {} lines or attributions unread",
                    left_out_.without_text, left_out_.lines_unread));
  }
  for (const Kind& kind : mistakes_) {
    if (only.empty() ? kind.name != "exact" : kind.name == only) {
      report.mistakes.push_back(kind.mistake);
    }
  }
  return report;
}

}  // namespace dragoman
