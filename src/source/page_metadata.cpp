#include "source/page_metadata.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "source/dateline.h"
#include "source/documents.h"
#include "source/lines.h"
#include "source/page.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestField = 500;
constexpr std::size_t kMostLooks = 1000;  // at elements that may hold a day or a name

std::string plain(std::string_view words) {
  if (words.find('<') == std::string_view::npos && words.find('&') == std::string_view::npos) {
    return squeeze(words);
  }
  auto tree = parse_html(words);
  return tree ? squeeze(tree->all_text(0)) : squeeze(words);
}

bool is_address(std::string_view words) {
  return words.starts_with("http://") || words.starts_with("https://") || words.starts_with("//");
}

// What was found for a field, the one that is believed first.
class Found {
 public:
  void offer(PageFieldKind kind, int rank, std::string_view words) {
    std::string value = plain(words.substr(0, 4 * kLongestField));
    const bool address = is_address(value);
    if (value.empty() || value.size() > kLongestField) return;
    if (address != (kind == PageFieldKind::url)) return;
    auto& best = best_[kind];
    if (best.second.empty() || rank < best.first) best = {rank, std::move(value)};
  }
  std::string get(PageFieldKind kind) const {
    const auto found = best_.find(kind);
    return found == best_.end() ? std::string() : found->second.second;
  }

 private:
  std::map<PageFieldKind, std::pair<int, std::string>> best_;
};

// --- JSON-LD

std::string lower_type(const Json& node) {
  const auto type = node.find("@type");
  if (type == node.end()) return {};
  if (type->is_string()) return to_lower(type->get<std::string>());
  if (type->is_array() && !type->empty() && type->front().is_string()) {
    return to_lower(type->front().get<std::string>());
  }
  return {};
}

// The node that is the page's article, searched in lists and graphs.
struct ArticleNode {
  const Json* node = nullptr;
  int rank = 100;
};
void find_article(const Json& node, const SourceTables& tables, int depth, ArticleNode& best) {
  constexpr int kDeepest = 6;
  if (depth > kDeepest) return;
  if (node.is_array()) {
    for (const Json& one : node) find_article(one, tables, depth + 1, best);
  }
  if (!node.is_object()) return;
  const auto known = tables.page_fields.find(lower_type(node));
  if (known != tables.page_fields.end() && known->second.kind == PageFieldKind::article &&
      known->second.rank < best.rank) {
    best = {&node, known->second.rank};
  }
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}) {
    if (const auto inner = node.find(key); inner != node.end()) {
      find_article(*inner, tables, depth + 1, best);
    }
  }
}

// "Jane Roe" of a string, a node with a name, or a list of either.
std::string name_in(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) {
    for (const char* key : {"name", "@id", "url"}) {
      const auto name = value.find(key);
      if (name != value.end() && name->is_string()) return name->get<std::string>();
    }
  }
  if (!value.is_array()) return {};
  std::string names;
  for (const Json& one : value) {
    const std::string name = one.is_array() ? std::string() : name_in(one);
    if (name.empty()) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

void take_article(const Json& node, const SourceTables& tables, Found& found, std::string& body) {
  for (const auto& [key, value] : node.items()) {
    if (key == "articleBody" && value.is_string()) body = value.get<std::string>();
    const auto known = tables.page_fields.find(to_lower(key));
    if (known == tables.page_fields.end()) continue;
    found.offer(known->second.kind, known->second.rank, name_in(value));
  }
}

void read_json_ld(const HtmlTree& tree, const SourceTables& tables, Found& found,
                  std::string& body) {
  int best = 100;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != HtmlTag::script) continue;
    std::string text = tree.all_text(i);
    // Line ends inside strings are not JSON, and are found in the wild.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    const std::string_view words = trim(text);
    if (words.empty()) continue;
    const Json json = Json::parse(words, nullptr, false);
    ArticleNode article;
    if (!json.is_discarded()) find_article(json, tables, 0, article);
    if (article.node == nullptr || article.rank >= best) continue;
    best = article.rank;
    take_article(*article.node, tables, found, body);
  }
}

// --- <meta>, <link>, itemprop

constexpr int kMetaRank = 100;  // behind all of JSON-LD
constexpr int kItempropRank = 200;

void read_meta(const HtmlTree& tree, const SourceTables& tables, Found& found) {
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const HtmlTag tag = tree.nodes[i].tag;
    if (tag == HtmlTag::link && to_lower(tree.attribute(i, "rel")) == "canonical") {
      found.offer(PageFieldKind::url, 0, tree.attribute(i, "href"));
    }
    if (tag == HtmlTag::text || tag == HtmlTag::link) continue;
    const bool meta = tag == HtmlTag::meta;
    for (const char* key : {"property", "name", "itemprop"}) {
      if (!meta && std::string_view(key) != "itemprop") continue;
      const std::string name = to_lower(tree.attribute(i, key));
      if (name.empty()) continue;
      const auto known = tables.page_fields.find(name);
      if (known == tables.page_fields.end()) continue;
      std::string value(tree.attribute(i, "content"));
      if (value.empty()) value = tree.attribute(i, "datetime");
      if (value.empty() && !meta && name != "name") value = tree.all_text(i);
      const int rank = (meta ? kMetaRank : kItempropRank) + known->second.rank;
      found.offer(known->second.kind, rank, value);
    }
  }
}

// --- the page itself

// "A meeting | The Gazette" less the outlet: the longest part that is not the outlet.
std::string less_outlet(std::string title, const std::string& outlet) {
  const std::string folded_outlet = fold_name(outlet);
  for (std::string_view bar : {" | ", " — ", " – ", " - ", " :: ", " » ", " · ", " • "}) {
    const std::size_t last = title.rfind(bar);
    if (last == std::string::npos || last == 0) continue;
    const std::string tail = fold_name(std::string_view(title).substr(last + bar.size()));
    const bool named = !folded_outlet.empty() && (tail.find(folded_outlet) != std::string::npos ||
                                                  folded_outlet.find(tail) != std::string::npos);
    const bool strong = bar == " | " || bar == " :: " || bar == " » ";
    if (named || (strong && count_words(tail) <= 4)) {
      title.resize(last);
      return less_outlet(std::string(trim(title)), outlet);
    }
  }
  for (std::string_view bar : {" | ", " :: ", " » "}) {  // the outlet first
    const std::size_t at = title.find(bar);
    if (at == std::string::npos || folded_outlet.empty()) continue;
    if (fold_name(std::string_view(title).substr(0, at)) == folded_outlet) {
      return std::string(trim(std::string_view(title).substr(at + bar.size())));
    }
  }
  return title;
}

std::string outlet_of_title(const std::string& title) {
  for (std::string_view bar : {" | ", " — ", " – ", " - ", " :: ", " » "}) {
    const std::size_t last = title.rfind(bar);
    if (last == std::string::npos) continue;
    const std::string tail(trim(std::string_view(title).substr(last + bar.size())));
    if (count_words(tail) <= 5 && !tail.empty() && is_upper(decode_at(tail, 0).value)) return tail;
  }
  return {};
}

std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 2);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

// "/2025/05/21/" or "/2025-05-21-" in an address.
std::string day_of_address(std::string_view url) {
  auto digits = [&](std::size_t at, std::size_t count) {
    if (at + count > url.size()) return false;
    return url.substr(at, count).find_first_not_of("0123456789") == std::string_view::npos;
  };
  for (std::size_t i = 0; i + 10 < url.size(); ++i) {
    const char bar = url[i + 5];
    if (url[i] != '/' || !digits(i + 1, 4) || (bar != '/' && bar != '-')) continue;
    if (!digits(i + 6, 2) || url[i + 8] != bar || !digits(i + 9, 2)) continue;
    std::string day(url.substr(i + 1, 10));
    day[4] = day[7] = '-';
    if (parse_iso_day(day)) return day;
  }
  return {};
}

class PageReader {
 public:
  PageReader(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const SourceTables& tables)
      : tree_(&tree), blocks_(&blocks), tables_(&tables) {}

  // The heading that the page's own title begins with or holds, else what the markup says.
  std::string title(const std::string& given, const std::string& outlet) const {
    const std::string page_title = less_outlet(title_element(), outlet);
    std::string told = less_outlet(given, outlet);
    const std::string folded = fold_name(told) + "\n" + fold_name(page_title);
    // The longest of what the titles hold: the paper's name may be a heading as well.
    const HtmlBlock* best = nullptr;
    const HtmlBlock* only = nullptr;
    std::size_t first_headings = 0;
    for (const HtmlBlock& block : *blocks_) {
      const HtmlTag tag = tree_->nodes[block.owner].tag;
      const bool heading = is_heading(tag) || role_near(block.first, 2) == PageRole::title;
      if (!heading || block.word_count < 3 || block.words.size() > kLongestField) continue;
      if (tag == HtmlTag::h1 && ++first_headings == 1) only = &block;
      if (best != nullptr && best->words.size() >= block.words.size()) continue;
      if (folded.find(fold_name(block.words)) != std::string::npos) best = &block;
    }
    if (best != nullptr) return best->words;
    if (first_headings == 1) return only->words;
    if (told.empty()) told = page_title;
    if (!told.empty()) return told;
    for (const HtmlBlock& block : *blocks_) {
      if (is_heading(tree_->nodes[block.owner].tag) && block.word_count >= 3) return block.words;
    }
    return {};
  }

  std::string title_element() const {
    for (std::uint32_t i = 0; i < tree_->nodes.size(); ++i) {
      if (tree_->nodes[i].tag == HtmlTag::title) return squeeze(tree_->all_text(i));
    }
    return {};
  }

  // The first <time> or dated element near the title.
  std::string day() const {
    std::size_t seen = 0;
    for (std::uint32_t i = 0; i < tree_->nodes.size(); ++i) {
      if (tree_->nodes[i].tag != HtmlTag::time) continue;
      if (++seen > kMostLooks) break;
      if (is_furniture(i)) continue;
      std::string day = find_published(tree_->attribute(i, "datetime"), *tables_);
      if (day.empty()) day = find_published(squeeze(tree_->all_text(i)), *tables_);
      if (!day.empty()) return day;
    }
    std::string dated;
    for (std::size_t b = 0; b < blocks_->size(); ++b) {
      const HtmlBlock& block = (*blocks_)[b];
      if (block.words.size() > 160) continue;
      if (++seen > kMostLooks) break;
      if (is_furniture(block.first)) continue;
      const auto line = match_date_line(block.words, *tables_);
      if (line && line->day) return iso_day(*line->day);
      const bool meta = role_near(block.first, 4) == PageRole::meta;
      constexpr std::uint32_t kFewWords = 8;  // "15:45, 21 May 2025"
      const bool label = block.word_count <= kFewWords && !ends_sentence(block.words);
      if (dated.empty() && (meta || label)) dated = find_published(block.words, *tables_);
    }
    return dated;
  }

  std::string byline() const {
    std::size_t seen = 0;
    for (std::uint32_t i = 0; i < tree_->nodes.size(); ++i) {
      const std::string_view link = tree_->attribute(i, "rel");
      if (link.empty() || to_lower(link) != "author") continue;
      if (++seen > kMostLooks) break;
      if (!is_furniture(i)) {
        const std::string name = squeeze(tree_->all_text(i));
        if (!name.empty() && count_words(name) <= 6) return name;
      }
    }
    for (const HtmlBlock& block : *blocks_) {
      if (block.word_count > 20) continue;
      if (++seen > kMostLooks) break;
      if (is_furniture(block.first)) continue;
      std::string name = match_byline(block.words, *tables_);
      if (name.empty() && has_byline_class(block) && is_name_line(block.words, *tables_)) {
        name = block.words;
      }
      if (!name.empty()) return name;
    }
    return {};
  }

 private:
  PageRole role_near(std::uint32_t node, int farthest) const {
    for (int step = 0; node != 0 && step < farthest; ++step, node = tree_->nodes[node].parent) {
      const PageRole role = role_of(*tree_, node, *tables_);
      if (role != PageRole::none) return role;
    }
    return PageRole::none;
  }
  bool is_furniture(std::uint32_t node) const {
    for (; node != 0; node = tree_->nodes[node].parent) {
      const HtmlTag tag = tree_->nodes[node].tag;
      if (tag == HtmlTag::nav || tag == HtmlTag::aside || tag == HtmlTag::footer) return true;
      if (tag == HtmlTag::body || tag == HtmlTag::main) return false;
      const PageRole role = role_of(*tree_, node, *tables_);
      if (role == PageRole::never || role == PageRole::out) return true;
    }
    return false;
  }
  bool has_byline_class(const HtmlBlock& block) const {
    std::uint32_t node = block.first;
    for (int step = 0; node != 0 && step < 3; ++step, node = tree_->nodes[node].parent) {
      const std::string name = to_lower(tree_->attribute(node, "class"));
      if (name.find("author") != std::string::npos || name.find("byline") != std::string::npos) {
        return true;
      }
    }
    return false;
  }

  const HtmlTree* tree_;
  const std::vector<HtmlBlock>* blocks_;
  const SourceTables* tables_;
};

std::string clean_byline(std::string byline, const SourceTables& tables) {
  std::string name = match_byline(byline, tables);
  if (!name.empty()) return name;
  if (byline.find('@') != std::string::npos || byline.size() > 120) return {};
  return byline;
}

}  // namespace

PageMetadata read_page_metadata(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                const std::string& url, const SourceTables& tables) {
  PageMetadata out;
  Found found;
  read_json_ld(tree, tables, found, out.article_body);
  read_meta(tree, tables, found);
  const PageReader page(tree, blocks, tables);
  Metadata& metadata = out.metadata;
  metadata.url = url.empty() ? found.get(PageFieldKind::url) : url;
  metadata.outlet = found.get(PageFieldKind::outlet);
  if (metadata.outlet.empty()) metadata.outlet = outlet_of_title(page.title_element());
  if (metadata.outlet.empty()) metadata.outlet = host_of(metadata.url);
  metadata.title = page.title(found.get(PageFieldKind::title), metadata.outlet);
  metadata.published = find_published(found.get(PageFieldKind::published), tables);
  if (metadata.published.empty()) metadata.published = page.day();
  if (metadata.published.empty()) metadata.published = day_of_address(metadata.url);
  metadata.byline = clean_byline(found.get(PageFieldKind::byline), tables);
  if (metadata.byline.empty()) metadata.byline = page.byline();
  return out;
}

}  // namespace dragoman
