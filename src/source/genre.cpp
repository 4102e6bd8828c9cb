#include "source/genre.h"

#include <map>
#include <set>

#include "base/utf8.h"
#include "source/lines.h"

namespace dragoman {
namespace {

constexpr int kEnough = 3;
constexpr std::size_t kShortLine = 60;
constexpr std::size_t kBody = 20000;  // bytes: cues of a genre show early

class GenreScore {
 public:
  explicit GenreScore(const SourceTables& tables) : tables_(&tables) {}

  void add(const std::string& genre, int weight) { scores_[genre] += weight; }

  // Counts the cues that may stand in this zone; each cue counts once for a document.
  void look(std::string_view words, GenreZone zone) {
    std::string folded = fold_line(words);
    for (const PhraseHit& hit : tables_->genre.find(folded)) {
      const GenreCue& cue = tables_->genre_cues[hit.value];
      if (cue.zone != zone) continue;
      if (zone == GenreZone::line && (hit.begin != 0 || hit.end != folded.size())) continue;
      if (zone == GenreZone::start && hit.begin != 0) continue;
      if (counted_.insert(hit.value).second) add(cue.genre, cue.weight);
    }
  }

  std::string best() const {
    std::string best = "report";
    int most = kEnough - 1;
    for (const auto& [genre, score] : scores_) {
      if (score > most) {
        most = score;
        best = genre;
      }
    }
    return best;
  }

 private:
  const SourceTables* tables_;
  std::map<std::string, int> scores_;
  std::set<std::uint32_t> counted_;
};

// Short headings with bullets below each: a panel's points by speaker.
bool is_panel(const Document& document) {
  std::size_t speakers = 0;
  for (std::size_t i = 0; i + 1 < document.blocks.size(); ++i) {
    std::string_view words = document.words(document.blocks[i].span);
    bool name = document.blocks[i].kind == BlockKind::heading && count_words(words) <= 4 &&
                !words.ends_with(':');
    if (name && document.blocks[i + 1].kind == BlockKind::list_item) ++speakers;
  }
  return speakers >= 3;
}

// "Q:" and "A:" at the start of lines; or one paragraph in five is a question, each followed by a
// longer one.
bool is_questions(const Document& document) {
  constexpr std::size_t kLongestQuestion = 300;
  std::size_t marked = 0;
  std::size_t asked = 0;
  std::size_t paragraphs = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    std::string_view words = document.words(document.blocks[i].span);
    std::string start = fold_name(head(words, 24));
    if (start.starts_with("q:") || start.starts_with("q.") || start.starts_with("question:")) {
      ++marked;
    }
    if (document.blocks[i].kind != BlockKind::paragraph) continue;
    ++paragraphs;
    bool answered = i + 1 < document.blocks.size() &&
                    document.blocks[i + 1].kind == BlockKind::paragraph &&
                    document.blocks[i + 1].span.size() > words.size();
    if (words.ends_with('?') && words.size() <= kLongestQuestion && answered) ++asked;
  }
  return marked >= 2 || (asked >= 4 && asked * 5 >= paragraphs);
}

}  // namespace

std::string guess_genre(const Document& document, const SourceTables& tables) {
  GenreScore score(tables);
  score.look(document.title, GenreZone::title);
  score.look(document.outlet, GenreZone::outlet);
  for (const Block& block : document.blocks) {
    if (block.span.begin > kBody && block.kind != BlockKind::note) continue;
    if (block.kind == BlockKind::repeat || block.kind == BlockKind::foreign) continue;
    std::string_view words = document.words(block.span);
    if (words.size() <= kShortLine) score.look(words, GenreZone::line);
    if (block.kind == BlockKind::note) score.look(words, GenreZone::note);
    if (!is_read(block.kind)) continue;
    score.look(head(words, 60), GenreZone::start);
    score.look(words, GenreZone::body);
  }
  if (is_panel(document)) score.add("minutes", kEnough);
  if (is_questions(document)) score.add("interview", kEnough);
  return score.best();
}

}  // namespace dragoman
