#include "measure/name_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

using Cells = std::vector<std::string_view>;

std::optional<NameKind> kind_from_name(std::string_view name) {
  for (const NameKind kind : {NameKind::person, NameKind::organization, NameKind::place}) {
    if (name_kind_name(kind) == name) return kind;
  }
  return std::nullopt;
}

bool is_tag(std::string_view cell) {
  if (cell == "O") return true;
  return cell.size() > 2 && cell[1] == '-' && (cell[0] == 'B' || cell[0] == 'I');
}

bool is_number(std::string_view cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
}

Cells cells_of(std::string_view line) {
  if (line.find('\t') != std::string_view::npos) {
    while (line.ends_with('\t')) line.remove_suffix(1);
    return split(line, '\t');
  }
  Cells cells;
  for (const std::string_view cell : split(line, ' ')) {
    if (!cell.empty()) cells.push_back(cell);
  }
  return cells;
}

// Where the form and its tag stand; `last` as a tag's place is the last cell.
struct Columns {
  static constexpr std::size_t last = static_cast<std::size_t>(-1);
  std::size_t form = 0;
  std::size_t tag = last;

  std::string_view tag_of(const Cells& cells) const {
    const std::size_t at = tag == last ? cells.size() - 1 : tag;
    return at > form && at < cells.size() ? cells[at] : std::string_view();
  }
};

bool is_comment(const Cells& cells, const Columns& columns) {
  return cells.front().starts_with('#') && !is_tag(columns.tag_of(cells));
}

// The form of the file by its first lines with words: the one that gives each of them a tag.
Columns columns_of(const std::vector<std::string_view>& lines) {
  bool ids = true;
  bool second = true;
  std::size_t looked_at = 0;
  for (const std::string_view line : lines) {
    const Cells cells = cells_of(line);
    if (cells.size() < 2 || (cells.front().starts_with('#') && !is_tag(cells[1]))) continue;
    ids = ids && cells.size() > 2 && is_number(cells[0]) && is_tag(cells[2]);
    second = second && line.find('\t') != std::string_view::npos && is_tag(cells[1]);
    if (++looked_at == 200) break;
  }
  if (looked_at > 0 && ids) return {1, 2};
  if (looked_at > 0 && second) return {0, 1};
  return {};
}

class Reader {
 public:
  Reader(const NameLabels& labels, Columns columns, std::string_view name)
      : labels_(labels), columns_(columns), name_(name) {}

  Status line(std::string_view line) {
    ++number_;
    if (trim(line).empty()) {
      end_sentence();
      return {};
    }
    const Cells cells = cells_of(line);
    if (is_comment(cells, columns_) || cells.front() == "-DOCSTART-") {
      end_sentence();
      const bool begins = cells.front() == "-DOCSTART-" || line.starts_with("# article") ||
                          line.starts_with("# newdoc");
      if (begins) file_.articles.emplace_back();
      return {};
    }
    const std::string_view tag = columns_.tag_of(cells);
    if (cells.size() < columns_.form + 2) return fail("a word without a tag; wanted FORM TAG");
    if (!is_tag(tag)) return fail(fmt::format("'{}' is no tag; wanted O, B-… or I-…", tag));
    if (columns_.form == 1 && !is_number(cells[0])) return {};  // "1-2", "8.1"
    if (sentence_.words.empty()) sentence_.line = number_;
    sentence_.words.push_back(cells[columns_.form]);
    tags_.push_back(tag);
    return {};
  }

  Result<NameFile> take() {
    end_sentence();
    std::erase_if(file_.articles, [](const auto& article) { return article.empty(); });
    if (file_.articles.empty()) return fail("no words in it");
    return std::move(file_);
  }

 private:
  Error fail(std::string message) const {
    return {ErrorCode::bad_table, std::move(message), fmt::format("{}:{}", name_, number_)};
  }

  void end_sentence() {
    if (sentence_.words.empty()) return;
    std::size_t begin = 0;
    std::string_view open;  // the label of the name that began at `begin`
    for (std::size_t i = 0; i <= tags_.size(); ++i) {
      const std::string_view tag = i < tags_.size() ? tags_[i] : "O";
      const std::string_view label = tag == "O" ? std::string_view() : tag.substr(2);
      if (!open.empty() && (tag[0] != 'I' || label != open)) {
        add_name(begin, i, open);
        open = {};
      }
      if (open.empty() && !label.empty()) {
        begin = i;
        open = label;
      }
    }
    if (file_.articles.empty()) file_.articles.emplace_back();
    file_.articles.back().push_back(std::move(sentence_));
    sentence_ = {};
    tags_.clear();
  }

  void add_name(std::size_t begin, std::size_t end, std::string_view label) {
    const std::string lower = to_lower(label);
    if (const auto kind = labels_.measured.find(lower); kind != labels_.measured.end()) {
      sentence_.names.push_back({begin, end, kind->second});
    } else if (!labels_.known.contains(lower)) {
      ++file_.unknown_labels[std::string(label)];
    }
  }

  const NameLabels& labels_;
  Columns columns_;
  std::string_view name_;
  std::size_t number_ = 0;
  LabelledSentence sentence_;
  std::vector<std::string_view> tags_;
  NameFile file_;
};

}  // namespace

Result<NameLabels> NameLabels::load(const std::filesystem::path& data) {
  auto table = Table::load(data / "measure" / "name_labels.tsv", {"label", "kind", "source"});
  if (!table) return table.error();
  NameLabels labels;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& label = table->cell(row, 0);
    const std::string& kind = table->cell(row, 1);
    if (!labels.known.emplace(label, true).second) {
      return table->error(row, fmt::format("'{}' is listed twice", label));
    }
    if (kind == "nothing") continue;
    const auto known = kind_from_name(kind);
    if (!known) {
      return table->error(
          row, fmt::format("'{}' is none of person, organization, place, nothing", kind));
    }
    labels.measured.emplace(label, *known);
  }
  return labels;
}

Result<NameFile> parse_name_file(std::string_view text, const NameLabels& labels,
                                 std::string_view name) {
  std::vector<std::string_view> lines = split(text, '\n');
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  Reader reader(labels, columns_of(lines), name);
  for (const std::string_view line : lines) {
    if (Status status = reader.line(line); !status) return status.error();
  }
  return reader.take();
}

}  // namespace dragoman
