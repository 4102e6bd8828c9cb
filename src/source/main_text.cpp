#include "source/main_text.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/utf8.h"
#include "source/dateline.h"
#include "source/furniture.h"
#include "source/lines.h"
#include "source/page.h"

namespace dragoman {
namespace {

constexpr double kDecay = 0.75;          // of a vote, from an element to the one around it
constexpr int kFarthest = 24;            // elements that a vote reaches
constexpr std::uint32_t kTextWords = 8;  // of a block that may be a paragraph
constexpr double kMostLinks = 0.4;       // of the words of a paragraph

struct NodeState {
  bool skipped = false;
  bool captioned = false;          // in a caption by its markup
  bool quoted = false;             // in a blockquote
  std::uint32_t list = 0;          // the list that it is an item of
  PageRole role = PageRole::none;  // of it or of the nearest element around it that has one
};

double link_share(const HtmlBlock& block) {
  return block.word_count == 0 ? 1.0 : static_cast<double>(block.link_words) / block.word_count;
}

// Words that speak for an article: those outside of links, of a block that may be a paragraph.
double text_words(const HtmlBlock& block) {
  if (block.word_count < kTextWords || link_share(block) > kMostLinks) return 0;
  return static_cast<double>(block.word_count - block.link_words);
}

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const PageHints& hints,
         const SourceTables& tables)
      : tree_(&tree), blocks_(&blocks), hints_(&hints), tables_(&tables) {
    read_roles();
    add_up();
    skip_furniture();
    weigh();
  }

  std::vector<MainBlock> find() {
    const std::uint32_t top = find_container();
    if (text_in(top) <= 0) return {};
    std::vector<bool> taken(blocks_->size(), false);
    take(top, taken);
    take_siblings(top, taken);
    take_lead(taken);
    return choose(taken);
  }

  std::vector<MainBlock> everything() { return choose(std::vector<bool>(blocks_->size(), true)); }

 private:
  // --- what is known of elements

  void read_roles() {
    state_.resize(tree_->nodes.size());
    for (std::uint32_t i = 1; i < tree_->nodes.size(); ++i) {
      const NodeState& above = state_[tree_->nodes[i].parent];
      state_[i] = {false, above.captioned, above.quoted, above.list, above.role};
      const HtmlTag tag = tree_->nodes[i].tag;
      if (tag == HtmlTag::text) continue;
      state_[i].captioned |= tag == HtmlTag::figcaption || tag == HtmlTag::caption;
      state_[i].quoted |= tag == HtmlTag::blockquote;
      if (tag == HtmlTag::ul || tag == HtmlTag::ol) state_[i].list = i;
      const PageRole own = role_of(*tree_, i, *tables_);
      if (own != PageRole::none) state_[i].role = own;
      own_role_.push_back({i, own});
    }
  }

  // Text words of each element as sums over the nodes before it.
  void add_up() {
    sums_.assign(tree_->nodes.size() + 1, 0);
    for (const HtmlBlock& block : *blocks_) sums_[block.owner + 1] += text_words(block);
    for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
  }
  double text_in(std::uint32_t node) const { return sums_[tree_->nodes[node].end] - sums_[node]; }

  bool is_hidden(std::uint32_t i) const {
    if (tree_->has_attribute(i, "hidden") || tree_->attribute(i, "aria-hidden") == "true") {
      return true;
    }
    const std::string_view style = tree_->attribute(i, "style");
    if (style.empty()) return false;
    std::string folded = to_lower(head(style, 200));
    folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
    return folded.find("display:none") != std::string::npos ||
           folded.find("visibility:hidden") != std::string::npos;
  }

  // Elements that are furniture by what they are, unless they hold much of the page's text.
  static bool is_beside(HtmlTag tag) {
    return tag == HtmlTag::nav || tag == HtmlTag::aside || tag == HtmlTag::footer ||
           tag == HtmlTag::form || tag == HtmlTag::dialog || tag == HtmlTag::menu;
  }
  static bool is_whole(HtmlTag tag) {
    return tag == HtmlTag::html || tag == HtmlTag::body || tag == HtmlTag::main;
  }

  void skip_furniture() {
    double never = 0;
    for (const auto& [i, role] : own_role_) {
      const HtmlTag tag = tree_->nodes[i].tag;
      if (role != PageRole::never || is_whole(tag) || state_[i].skipped) continue;
      // A class of the whole page ("comments-open") says nothing of what is in it.
      if (text_in(i) > 0.9 * text_in(0)) continue;
      if (!state_[i].skipped) never += text_in(i);
      skip(i);
    }
    const double rest = text_in(0) - never;
    // What each paragraph of a page is wrapped in is no furniture, whatever it is called.
    std::unordered_map<std::string_view, double> of_class;
    for (const auto& [i, role] : own_role_) {
      if (role == PageRole::out) of_class[tree_->attribute(i, "class")] += text_in(i);
    }
    for (const auto& [i, role] : own_role_) {
      const HtmlTag tag = tree_->nodes[i].tag;
      if (state_[i].skipped || is_whole(tag)) continue;
      const bool out = role == PageRole::out && tag != HtmlTag::article;
      if (!out && !is_beside(tag) && !is_hidden(i)) continue;
      if (tag == HtmlTag::footer && state_[i].quoted) continue;
      constexpr double kMuch = 0.4;
      const double same = out ? of_class[tree_->attribute(i, "class")] : 0;
      if (std::max(text_in(i), same) <= kMuch * rest) skip(i);
    }
  }
  void skip(std::uint32_t node) {
    for (std::uint32_t i = node; i < tree_->nodes[node].end; ++i) state_[i].skipped = true;
  }

  // --- where the article is

  void weigh() {
    weights_.resize(blocks_->size());
    std::fill(sums_.begin(), sums_.end(), 0);
    for (std::size_t b = 0; b < blocks_->size(); ++b) {
      const HtmlBlock& block = (*blocks_)[b];
      const NodeState& state = state_[block.first];
      const bool aside = state.skipped || state.role == PageRole::caption ||
                         state.role == PageRole::meta || in_caption(block);
      double weight = aside ? 0 : text_words(block);
      if (weight > 0 && !hints_->article_body.empty()) {
        weight *= is_in_article_body(block) ? 2.0 : 0.3;
      }
      weights_[b] = weight;
      sums_[block.owner + 1] += weight;
    }
    for (std::size_t i = 1; i < sums_.size(); ++i) sums_[i] += sums_[i - 1];
  }

  bool is_in_article_body(const HtmlBlock& block) {
    constexpr std::size_t kEnough = 60;
    constexpr std::size_t kMostChecks = 1000;
    if (++checks_ > kMostChecks) return false;
    const std::string folded = fold_name(head(block.words, 2 * kEnough));
    return hints_->article_body.find(head(folded, kEnough)) != std::string::npos;
  }

  std::uint32_t find_container() const {
    std::vector<double> votes(tree_->nodes.size(), 0);
    for (std::size_t b = 0; b < blocks_->size(); ++b) {
      double vote = weights_[b];
      std::uint32_t at = (*blocks_)[b].owner;
      for (int step = 0; vote > 0 && step < kFarthest; ++step) {
        votes[at] += vote;
        if (at == 0) break;
        at = tree_->nodes[at].parent;
        vote *= kDecay;
      }
    }
    for (const auto& [i, role] : own_role_) votes[i] *= boost(i, role);
    const auto best = std::max_element(votes.begin(), votes.end());
    return static_cast<std::uint32_t>(best - votes.begin());
  }

  double boost(std::uint32_t i, PageRole role) const {
    constexpr double kBody = 1.6;
    constexpr double kArticle = 1.3;
    if (role == PageRole::body) return kBody;
    const HtmlTag tag = tree_->nodes[i].tag;
    if (tag == HtmlTag::article || tree_->attribute(i, "role") == "article") return kArticle;
    if (tag == HtmlTag::p || is_heading(tag) || tag == HtmlTag::li) return 0.8;
    return 1;
  }

  void take(std::uint32_t node, std::vector<bool>& taken) const {
    for (std::size_t b = 0; b < blocks_->size(); ++b) {
      const std::uint32_t first = (*blocks_)[b].first;
      if (first >= node && first < tree_->nodes[node].end) taken[b] = true;
    }
  }

  // Articles in several parts: the same element again, or paragraphs beside a container of others.
  void take_siblings(std::uint32_t top, std::vector<bool>& taken) const {
    if (top == 0) return;
    const std::uint32_t parent = tree_->nodes[top].parent;
    if (parent == 0) return;
    const std::string_view name = tree_->attribute(top, "class");
    for (std::uint32_t i = parent + 1; i < tree_->nodes[parent].end; i = tree_->nodes[i].end) {
      const HtmlTag tag = tree_->nodes[i].tag;
      if (i == top || tag == HtmlTag::text || state_[i].skipped) continue;
      const bool alike = tag == tree_->nodes[top].tag && tree_->attribute(i, "class") == name &&
                         !name.empty() && text_in(i) > 0;
      const bool direct = (tag == HtmlTag::p || tag == HtmlTag::blockquote) && text_in(i) > 0;
      if (alike || direct) take(i, taken);
    }
  }

  // The sentence below the title, which often stands outside of the text's own element.
  void take_lead(std::vector<bool>& taken) const {
    constexpr std::size_t kNear = 12;
    const auto found = std::find(taken.begin(), taken.end(), true);
    const auto first = static_cast<std::size_t>(found - taken.begin());
    std::size_t title = first;
    for (std::size_t b = first; b-- > 0 && first - b <= kNear;) {
      if (is_title((*blocks_)[b])) title = b;
    }
    for (std::size_t b = title + 1; b < first; ++b) {
      const HtmlBlock& block = (*blocks_)[b];
      const NodeState& state = state_[block.first];
      const bool sentence = block.word_count >= kTextWords && ends_sentence(block.words);
      const bool lead = state.role == PageRole::lead && block.word_count >= 4;
      if (!state.skipped && link_share(block) <= kMostLinks &&
          (in_caption(block) || lead || (sentence && state.role != PageRole::meta))) {
        taken[b] = true;
      }
    }
  }

  // --- what of it is text

  HtmlTag tag_of(const HtmlBlock& block) const { return tree_->nodes[block.owner].tag; }
  bool in_caption(const HtmlBlock& block) const {
    const NodeState& state = state_[block.first];
    return state.captioned || state.role == PageRole::caption;
  }
  bool is_title(const HtmlBlock& block) const {
    const HtmlTag tag = tag_of(block);
    if (tag == HtmlTag::h1) return true;
    return !hints_->title.empty() && block.words.size() <= 2 * hints_->title.size() + 8 &&
           fold_name(block.words) == hints_->title;
  }

  // Short words that are not set as a paragraph, heading or item: labels.
  bool is_label(const HtmlBlock& block) const {
    const HtmlTag tag = tag_of(block);
    if (is_heading(tag) || tag == HtmlTag::p || tag == HtmlTag::li || tag == HtmlTag::dd ||
        tag == HtmlTag::dt || tag == HtmlTag::blockquote || block.row) {
      return block.word_count < 2 && !is_heading(tag) && !ends_sentence(block.words);
    }
    return block.word_count < kTextWords && !ends_sentence(block.words);
  }

  bool is_link_row(const HtmlBlock& block) const {
    const double share = link_share(block);
    if (share <= 0.5 || is_heading(tag_of(block))) return false;
    return share > 0.8 || block.word_count < 2 * kTextWords || !ends_sentence(block.words);
  }

  // Items of a list that is mostly links.
  bool in_link_list(std::size_t b) const {
    const HtmlBlock& block = (*blocks_)[b];
    const std::uint32_t list = state_[block.first].list;
    if (list == 0) return false;
    std::size_t words = 0;
    std::size_t links = 0;
    auto add = [&](std::size_t k) {
      const HtmlBlock& other = (*blocks_)[k];
      if (other.first < list || other.first >= tree_->nodes[list].end) return false;
      words += other.word_count;
      links += other.link_words;
      return true;
    };
    constexpr std::size_t kLookAt = 40;
    for (std::size_t k = b; k < blocks_->size() && k - b < kLookAt && add(k); ++k) {
    }
    for (std::size_t k = b; k-- > 0 && b - k < kLookAt && add(k);) {
    }
    return links * 2 > words;
  }

  bool is_furniture(std::size_t b) const {
    const HtmlBlock& block = (*blocks_)[b];
    const NodeState& state = state_[block.first];
    if ((state.skipped && state_[block.last].skipped) || block.timed) return true;
    if (state.role == PageRole::meta && block.word_count < 3 * kTextWords) return true;
    if (is_label(block) || is_link_row(block) || in_link_list(b)) return true;
    const PageMark mark = mark_line(block.words, *tables_);
    if (mark == PageMark::furniture || mark == PageMark::section) return true;
    return match_date_line(block.words, *tables_).has_value();
  }

  std::optional<MainBlock> kind_of(std::size_t b) const {
    const HtmlBlock& block = (*blocks_)[b];
    const HtmlTag tag = tag_of(block);
    if (in_caption(block)) return MainBlock{b, BlockKind::caption, true};
    if (is_heading(tag)) {
      const bool sentence = block.word_count >= kTextWords && ends_sentence(block.words);
      return MainBlock{b, sentence ? BlockKind::paragraph : BlockKind::heading, true};
    }
    if (tag == HtmlTag::li || tag == HtmlTag::dd || block.row) {
      return MainBlock{b, BlockKind::list_item, true};
    }
    const bool heading = (block.bold && block.word_count <= 14 && !ends_sentence(block.words)) ||
                         tag == HtmlTag::dt || tag == HtmlTag::summary;
    return MainBlock{b, heading ? BlockKind::heading : BlockKind::paragraph, true};
  }

  std::vector<MainBlock> choose(const std::vector<bool>& taken) const {
    std::vector<MainBlock> kept;
    for (std::size_t b = 0; b < blocks_->size(); ++b) {
      if (!taken[b] || is_title((*blocks_)[b]) || is_furniture(b)) continue;
      if (auto block = kind_of(b)) kept.push_back(*block);
    }
    drop_bylines(kept);
    drop_lone_headings(kept);
    return kept;
  }

  // "By Jane Roe" among the first or last lines.
  void drop_bylines(std::vector<MainBlock>& kept) const {
    constexpr std::size_t kNear = 4;
    auto is_byline = [&](const MainBlock& one) {
      return !match_byline((*blocks_)[one.block].words, *tables_).empty();
    };
    const std::size_t from = kept.size() > kNear ? kept.size() - kNear : 0;
    std::vector<MainBlock> out;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if ((i < kNear || i >= from) && is_byline(kept[i])) continue;
      out.push_back(kept[i]);
    }
    kept = std::move(out);
  }

  // Headings of which the part has been dropped, the last ones among them.
  void drop_lone_headings(std::vector<MainBlock>& kept) const {
    auto level = [&](const MainBlock& one) {
      const HtmlTag tag = tag_of((*blocks_)[one.block]);
      return is_heading(tag) ? static_cast<int>(tag) : static_cast<int>(HtmlTag::h6) + 1;
    };
    std::vector<MainBlock> out;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const bool heading = kept[i].kind == BlockKind::heading;
      const bool last = i + 1 == kept.size();
      const bool beside =
          !last && kept[i + 1].kind == BlockKind::heading && level(kept[i + 1]) <= level(kept[i]);
      if (heading && (last || beside)) continue;
      out.push_back(kept[i]);
    }
    while (!out.empty() && out.back().kind == BlockKind::heading) out.pop_back();
    kept = std::move(out);
  }

  const HtmlTree* tree_;
  const std::vector<HtmlBlock>* blocks_;
  const PageHints* hints_;
  const SourceTables* tables_;
  std::vector<NodeState> state_;
  std::vector<std::pair<std::uint32_t, PageRole>> own_role_;
  std::vector<double> sums_;
  std::vector<double> weights_;
  std::size_t checks_ = 0;
};

}  // namespace

std::vector<MainBlock> find_main_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                      const PageHints& hints, const SourceTables& tables) {
  if (blocks.empty()) return {};
  return Finder(tree, blocks, hints, tables).find();
}

std::vector<MainBlock> all_text(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                const PageHints& hints, const SourceTables& tables) {
  if (blocks.empty()) return {};
  return Finder(tree, blocks, hints, tables).everything();
}

}  // namespace dragoman
