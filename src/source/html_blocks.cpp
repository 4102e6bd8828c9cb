#include "source/html_blocks.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/lines.h"

namespace dragoman {
namespace {

bool is_block_element(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::other:
    case HtmlTag::text:
    case HtmlTag::a:
    case HtmlTag::b:
    case HtmlTag::br:
    case HtmlTag::em:
    case HtmlTag::i:
    case HtmlTag::img:
    case HtmlTag::label:
    case HtmlTag::picture:
    case HtmlTag::s:
    case HtmlTag::small:
    case HtmlTag::span:
    case HtmlTag::strong:
    case HtmlTag::sub:
    case HtmlTag::sup:
    case HtmlTag::time:
    case HtmlTag::u:
      return false;
    default:
      return true;
  }
}

bool is_no_text(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::button:
    case HtmlTag::head:
    case HtmlTag::iframe:
    case HtmlTag::input:
    case HtmlTag::noscript:
    case HtmlTag::object:
    case HtmlTag::option:
    case HtmlTag::script:
    case HtmlTag::select:
    case HtmlTag::style:
    case HtmlTag::svg:
    case HtmlTag::template_:
    case HtmlTag::textarea:
    case HtmlTag::video:
      return true;
    default:
      return false;
  }
}

// Cells with a few words each and no structure of their own: rows are read, not cells.
bool is_table_of_figures(const HtmlTree& tree, std::uint32_t table) {
  constexpr std::size_t kFewWords = 12;
  std::size_t rows = 0;
  std::size_t cells = 0;
  std::size_t words = 0;
  for (std::uint32_t i = table + 1; i < tree.nodes[table].end; ++i) {
    switch (tree.nodes[i].tag) {
      case HtmlTag::table:
      case HtmlTag::div:
      case HtmlTag::ul:
      case HtmlTag::ol:
      case HtmlTag::form:
      case HtmlTag::h1:
      case HtmlTag::h2:
      case HtmlTag::h3:
      case HtmlTag::section:
      case HtmlTag::article:
        return false;
      case HtmlTag::tr:
        ++rows;
        break;
      case HtmlTag::td:
      case HtmlTag::th:
        ++cells;
        break;
      case HtmlTag::text:
        words += count_words(tree.text(i));
        break;
      default:
        break;
    }
  }
  return rows >= 2 && cells >= 2 * rows && words <= kFewWords * cells;
}

class Collector {
 public:
  explicit Collector(const HtmlTree& tree) : tree_(&tree) {}

  std::vector<HtmlBlock> collect() {
    const auto size = static_cast<std::uint32_t>(tree_->nodes.size());
    for (std::uint32_t i = 0; i < size;) {
      while (!open_.empty() && tree_->nodes[open_.back()].end <= i) leave();
      const HtmlNode& node = tree_->nodes[i];
      if (is_no_text(node.tag)) {
        i = node.end;
        continue;
      }
      if (node.tag == HtmlTag::text) {
        add_text(i);
      } else {
        enter(i);
      }
      ++i;
    }
    while (!open_.empty()) leave();
    flush();
    return std::move(blocks_);
  }

 private:
  void enter(std::uint32_t i) {
    const HtmlTag tag = tree_->nodes[i].tag;
    if (tag == HtmlTag::br) {
      raw_ += '\n';
      return;
    }
    if (tag == HtmlTag::hr) flush();
    open_.push_back(i);
    if (tag == HtmlTag::a) ++links_;
    if (tag == HtmlTag::b || tag == HtmlTag::strong) ++bolds_;
    if (tag == HtmlTag::time) ++times_;
    if (tag == HtmlTag::table && figures_ == 0 && is_table_of_figures(*tree_, i)) figures_ = i;
    if (figures_ != 0 && (tag == HtmlTag::td || tag == HtmlTag::th)) {
      if (!trim(raw_).empty()) raw_ += ", ";
    } else if (figures_ == 0 || tag == HtmlTag::tr || tag == HtmlTag::table ||
               tag == HtmlTag::caption) {
      if (is_block_element(tag)) flush();
    } else if (is_block_element(tag)) {
      raw_ += ' ';
    }
    if (is_block_element(tag)) blocks_open_.push_back(i);
  }

  void leave() {
    const std::uint32_t i = open_.back();
    const HtmlTag tag = tree_->nodes[i].tag;
    open_.pop_back();
    const bool inside_row =
        figures_ != 0 && tag != HtmlTag::tr && tag != HtmlTag::table && tag != HtmlTag::caption;
    if (is_block_element(tag)) {
      if (!inside_row) flush();
      blocks_open_.pop_back();
    }
    if (tag == HtmlTag::a) --links_;
    if (tag == HtmlTag::b || tag == HtmlTag::strong) --bolds_;
    if (tag == HtmlTag::time) --times_;
    if (i == figures_) figures_ = 0;
  }

  void add_text(std::uint32_t i) {
    const std::string_view text = tree_->text(i);
    const bool in_pre =
        !blocks_open_.empty() && tree_->nodes[blocks_open_.back()].tag == HtmlTag::pre;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      char c = text[at];
      if (!in_pre && (c == '\n' || c == '\r')) c = ' ';
      if (c == '\r') continue;
      // Two breaks, with or without blanks between them, part blocks.
      if (c != ' ' && c != '\t' && c != '\n') {
        const std::size_t breaks = count_breaks();
        // A title in bold, and the text in the next line.
        const bool title = breaks == 1 && all_bold_ && bolds_ == 0 && current_.first != 0;
        if (breaks >= 2 || title) split(i);
        ++seen;
      }
      raw_ += c;
    }
    if (seen == 0) return;
    if (current_.word_count == 0 && current_.first == 0) current_.first = i;
    current_.last = i;
    const std::size_t words = std::max<std::size_t>(count_words(text), 1);
    if (links_ > 0) current_.link_words += static_cast<std::uint32_t>(words);
    if (bolds_ == 0) all_bold_ = false;
    if (times_ == 0) all_timed_ = false;
  }

  std::size_t count_breaks() const {
    std::size_t breaks = 0;
    for (std::size_t at = raw_.size(); at > 0; --at) {
      const char c = raw_[at - 1];
      if (c == '\n') ++breaks;
      if (c != '\n' && c != ' ' && c != '\t') break;
    }
    return breaks;
  }

  void split(std::uint32_t next) {
    flush();
    current_.first = next;
  }

  void flush() {
    current_.words = squeeze(raw_);
    if (!current_.words.empty()) {
      current_.owner = blocks_open_.empty() ? 0 : blocks_open_.back();
      current_.word_count = static_cast<std::uint32_t>(count_words(current_.words));
      current_.link_words = std::min(current_.link_words, current_.word_count);
      current_.bold = all_bold_;
      current_.timed = all_timed_;
      current_.row = figures_ != 0;
      blocks_.push_back(std::move(current_));
    }
    current_ = {};
    raw_.clear();
    all_bold_ = true;
    all_timed_ = true;
  }

  const HtmlTree* tree_;
  std::vector<HtmlBlock> blocks_;
  std::vector<std::uint32_t> open_;
  std::vector<std::uint32_t> blocks_open_;  // of them, the block elements
  HtmlBlock current_;
  std::string raw_;
  std::uint32_t links_ = 0;
  std::uint32_t bolds_ = 0;
  std::uint32_t times_ = 0;
  std::uint32_t figures_ = 0;  // the table of figures that we are in
  bool all_bold_ = true;
  bool all_timed_ = true;
};

// A state, not a thing: "has-sidebar", "no-comments", "is-shared".
bool is_state(std::string_view name) {
  for (std::string_view start : {"has-", "has_", "no-", "no_", "is-", "is_", "with-", "with_",
                                 "js-", "u-", "theme-", "page-", "single-", "postid-"}) {
    if (name.starts_with(start)) return true;
  }
  return false;
}

// Calls `take` with a class and then with its parts.
template <typename Take>
void for_each_word(std::string_view name, const Take& take) {
  const std::string lower = to_lower(name);
  take(lower);
  std::string word;
  bool parted = false;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const bool end = i == name.size();
    const char c = end ? '-' : name[i];
    const bool capital = c >= 'A' && c <= 'Z' && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter || capital) {
      if (!word.empty() && (parted || !end)) take(word);
      parted = parted || !end;
      word.clear();
    }
    if (letter) word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
}

// What outranks what where several words speak.
int rank_of(PageRole role) {
  switch (role) {
    case PageRole::never:
      return 6;
    case PageRole::out:
      return 4;
    case PageRole::body:
      return 5;
    case PageRole::caption:
      return 3;
    case PageRole::meta:
      return 2;
    case PageRole::lead:
      return 1;
    case PageRole::title:
      return 1;
    case PageRole::none:
      break;
  }
  return 0;
}

}  // namespace

std::vector<HtmlBlock> collect_blocks(const HtmlTree& tree) {
  return Collector(tree).collect();
}

PageRole role_of(const HtmlTree& tree, std::uint32_t node, const SourceTables& tables) {
  PageRole best = PageRole::none;
  auto look = [&](const std::string& word) {
    const auto found = tables.page_words.find(word);
    if (found == tables.page_words.end()) return;
    if (rank_of(found->second) > rank_of(best)) best = found->second;
  };
  for (std::string_view key : {"class", "id", "role", "itemprop", "data-component"}) {
    constexpr std::size_t kLongest = 400;
    const std::string_view value = head(tree.attribute(node, key), kLongest);
    for (std::string_view name : split(value, ' ')) {
      if (!name.empty() && !is_state(name)) for_each_word(name, look);
    }
  }
  return best;
}

bool is_heading(HtmlTag tag) {
  return tag >= HtmlTag::h1 && tag <= HtmlTag::h6;
}

}  // namespace dragoman
