#include "measure/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/table.h"
#include "base/utf8.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

using Bag = std::map<std::string, int>;

Bag bag_of(std::string_view text, std::size_t& size) {
  Bag bag;
  std::string word;
  auto close = [&] {
    if (word.empty()) return;
    ++bag[to_lower(word)];
    ++size;
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    if (is_letter(c.value) || is_digit(c.value)) {
      word.append(text, i, c.size);
    } else {
      close();
    }
    i += c.size;
  }
  close();
  return bag;
}

struct Overlap {
  std::size_t wanted = 0;
  std::size_t found = 0;
  std::size_t common = 0;

  double precision() const { return found == 0 ? 0 : double(common) / double(found); }
  double recall() const { return wanted == 0 ? 0 : double(common) / double(wanted); }
  double f1() const {
    return wanted + found == 0 ? 1 : 2.0 * double(common) / double(wanted + found);
  }
};

Overlap overlap_of(std::string_view wanted, std::string_view found) {
  Overlap overlap;
  const Bag gold = bag_of(wanted, overlap.wanted);
  const Bag ours = bag_of(found, overlap.found);
  for (const auto& [word, count] : gold) {
    const auto same = ours.find(word);
    if (same != ours.end()) {
      overlap.common += static_cast<std::size_t>(std::min(count, same->second));
    }
  }
  return overlap;
}

// What of the document is the article's text: all but its title and furniture.
std::string main_text(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::furniture) continue;
    text += document.words(block.span);
    text += '\n';
  }
  return text;
}

struct Sum {
  std::size_t pages = 0;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::size_t titles = 0;
  std::size_t days = 0;

  void add(const PageScore& score) {
    ++pages;
    precision += score.precision;
    recall += score.recall;
    f1 += score.f1;
    titles += score.title ? 1 : 0;
    days += score.published ? 1 : 0;
  }
  double mean(double sum) const { return pages == 0 ? 0 : sum / double(pages); }
  std::vector<std::string> row(std::string name) const {
    return {std::move(name),
            std::to_string(pages),
            as_share(mean(precision)),
            as_share(mean(recall)),
            as_share(mean(f1)),
            as_share(mean(double(titles))),
            as_share(mean(double(days)))};
  }
};

// The words that one side has and the other has not, the longest first: enough to see a mistake.
std::string only_in(std::string_view text, std::string_view other) {
  std::string out;
  for (std::string_view line : split(text, '\n')) {
    if (line.empty() || other.find(line) != std::string_view::npos) continue;
    if (overlap_of(line, other).recall() > 0.9 && line.size() > 200) continue;
    out += fmt::format("[{}] ", line.substr(0, 80));
    if (out.size() > 400) break;
  }
  repair_utf8(out);
  return out;
}

}  // namespace

Result<PageGold> parse_page_gold(std::string_view text, const std::string& place) {
  PageGold gold;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty()) {
      gold.text = std::string(text);
      return gold;
    }
    if (line.starts_with("title: ")) {
      gold.title = std::string(line.substr(7));
    } else if (line.starts_with("published:")) {
      gold.published = std::string(trim(line.substr(10)));
    } else {
      return Error{ErrorCode::bad_table, "wanted 'title: …', 'published: …' or an empty line",
                   fmt::format("{}:{}", place, number)};
    }
  }
  return Error{ErrorCode::bad_table, "no empty line before the text", place};
}

double words_f1(std::string_view wanted, std::string_view found) {
  return overlap_of(wanted, found).f1();
}

PageScore score_page(const PageGold& gold, const Document& document) {
  const Overlap overlap = overlap_of(gold.text, main_text(document));
  PageScore score;
  score.precision = overlap.precision();
  score.recall = overlap.recall();
  score.f1 = overlap.f1();
  score.title = fold_name(document.title) == fold_name(gold.title);
  const std::string day = document.published ? document.published->start : "";
  score.published = day == gold.published;
  return score;
}

Result<Report> measure_pages(const fs::path& folder, const SourceTables& tables) {
  std::error_code code;
  std::vector<fs::path> pages;
  for (fs::recursive_directory_iterator at(folder, code), end; !code && at != end;
       at.increment(code)) {
    if (at->path().extension() == ".html") pages.push_back(at->path());
  }
  if (code) return Error{ErrorCode::not_found, code.message(), folder.string()};
  if (pages.empty()) return Error{ErrorCode::not_found, "no pages in it", folder.string()};
  std::sort(pages.begin(), pages.end());

  Report report;
  report.task = "PAGES";
  Sum all;
  std::map<std::string, Sum> parts;
  ReportTable each{"Pages", {"page", "", "precision", "recall", "F1", "title", "day"}, {}};
  for (const fs::path& path : pages) {
    fs::path gold_path = path;
    auto bytes = read_file(gold_path.replace_extension(".gold"));
    if (!bytes) return bytes.error();
    auto gold = parse_page_gold(*bytes, gold_path.string());
    if (!gold) return gold.error();
    Document document;
    const std::string name = path.lexically_relative(folder).string();
    read_input({path.string(), InputKind::html}, tables, {}, [&](Result<Document> read) {
      if (read) document = std::move(*read);
      return true;
    });
    const PageScore score = score_page(*gold, document);
    all.add(score);
    parts[path.parent_path().filename().string()].add(score);
    Sum one;
    one.add(score);
    each.rows.push_back(one.row(name));
    if (!score.title) report.mistakes.push_back({name, "", gold->title, document.title, "title"});
    if (!score.published) {
      const std::string day = document.published ? document.published->start : "none";
      report.mistakes.push_back({name, "", gold->published, day, "day"});
    }
    if (score.f1 < 0.99) {
      const std::string found = main_text(document);
      report.mistakes.push_back({name, fmt::format("F1 {}", as_share(score.f1)),
                                 only_in(gold->text, found), only_in(found, gold->text), "text"});
    }
  }
  ReportTable means{"Means", {"folder", "pages", "precision", "recall", "F1", "title", "day"}, {}};
  for (const auto& [name, sum] : parts) means.rows.push_back(sum.row(name));
  means.rows.push_back(all.row("all"));
  report.tables.push_back(std::move(each));
  report.tables.push_back(std::move(means));
  report.n = all.pages;
  report.add_figure("f1", as_share(all.mean(all.f1)));
  report.add_figure("title", as_share(all.mean(double(all.titles))));
  report.add_figure("day", as_share(all.mean(double(all.days))));
  for (const auto& [name, sum] : parts) {
    report.add_figure(name + "_f1", as_share(sum.mean(sum.f1)));
    report.add_figure(name + "_title", as_share(sum.mean(double(sum.titles))));
    report.add_figure(name + "_day", as_share(sum.mean(double(sum.days))));
  }
  return report;
}

}  // namespace dragoman
