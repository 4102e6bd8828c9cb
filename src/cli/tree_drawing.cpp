#include "cli/tree_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "briefing/prose.h"
#include "cli/output.h"
#include "language/relations.h"

namespace dragoman {
namespace {

// Where lines leave a cell of the drawing.
enum Side : std::uint8_t { up = 1, down = 2, left = 4, right = 8 };

constexpr std::array<std::string_view, 16> kBoxes = {" ", "╵", "╷", "│", "╴", "╯", "╮", "┤",
                                                     "╶", "╰", "╭", "├", "─", "┴", "┬", "┼"};
constexpr std::array<std::string_view, 16> kAscii = {" ", "|", "|", "|", "-", "'", ".", "+",
                                                     "-", "`", ",", "|", "-", "+", "+", "+"};

// Which cells hold which lines: rows are tokens, numbered from the sentence's first.
class Grid {
 public:
  Grid(const Analysis& analysis, const Sentence& sentence)
      : analysis_(analysis),
        first_(index(sentence.tokens.begin)),
        rows_(sentence.tokens.size()),
        lowest_(sentence.tokens.size()),
        highest_(sentence.tokens.size()),
        column_(sentence.tokens.size(), 0) {
    if (sentence.root == kNoToken) return;
    for (std::uint32_t i = 0; i < rows_.size(); ++i) lowest_[i] = highest_[i] = i;
    std::vector<std::vector<std::uint32_t>> below(rows_.size());
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      const TokenId head = analysis_.tokens[first_ + i].head;
      if (head == kNoToken) continue;
      const std::uint32_t above = index(head) - first_;
      below[above].push_back(i);
      lowest_[above] = std::min(lowest_[above], i);
      highest_[above] = std::max(highest_[above], i);
    }
    std::vector<std::uint32_t> order = {index(sentence.root) - first_};
    add(order[0], 0, unsigned{left} | unsigned{right});
    column_[order[0]] = 1;
    if (governs(order[0])) add(order[0], 1, left);
    for (std::size_t next = 0; next < order.size(); ++next) {
      const std::uint32_t head = order[next];
      draw_bus(head);
      for (const std::uint32_t child : below[head]) {
        place(child, column_[head]);
        order.push_back(child);
      }
    }
    for (std::uint32_t i = 0; i < rows_.size(); ++i) lead_to_word(i);
  }

  std::string row(std::uint32_t i, bool ascii) const {
    std::string out;
    for (const std::uint8_t cell : rows_[i]) out += (ascii ? kAscii : kBoxes)[cell];
    return out;
  }

 private:
  void add(std::uint32_t row, std::size_t column, unsigned sides) {
    if (rows_[row].size() <= column) rows_[row].resize(column + 1, 0);
    rows_[row][column] = static_cast<std::uint8_t>(rows_[row][column] | sides);
  }
  bool governs(std::uint32_t i) const { return lowest_[i] < highest_[i]; }

  // Whether no other token's vertical line stands in these rows of the column.
  bool is_free(std::size_t column, std::uint32_t low, std::uint32_t high) const {
    const auto taken = taken_.find(column);
    if (taken == taken_.end()) return true;
    const auto after = taken->second.upper_bound(high);  // begins behind
    return after == taken->second.begin() || std::prev(after)->second < low;
  }

  void draw_bus(std::uint32_t head) {
    if (!governs(head)) return;
    const std::size_t column = column_[head];
    for (std::uint32_t row = lowest_[head]; row <= highest_[head]; ++row) {
      add(row, column,
          (row > lowest_[head] ? unsigned{up} : 0U) | (row < highest_[head] ? unsigned{down} : 0U));
    }
  }

  // The edge from the governor's line at `from` to a dependent.
  void place(std::uint32_t child, std::size_t from) {
    column_[child] = from + 2;
    while (governs(child) && !is_free(column_[child], lowest_[child], highest_[child])) {
      column_[child] += 2;
    }
    if (governs(child)) taken_[column_[child]].emplace(lowest_[child], highest_[child]);
    add(child, from, right);
    for (std::size_t column = from + 1; column < column_[child]; ++column) {
      add(child, column, unsigned{left} | unsigned{right});
    }
    if (governs(child)) add(child, column_[child], left);
  }

  // Lines of others may pass between a token's place and its word.
  void lead_to_word(std::uint32_t i) {
    const std::size_t own = governs(i) ? column_[i] : column_[i] - 1;
    if (rows_[i].size() <= own + 1) return;
    add(i, own, right);
    for (std::size_t column = own + 1; column < rows_[i].size(); ++column) {
      add(i, column, unsigned{left} | unsigned{right});
    }
  }

  const Analysis& analysis_;
  std::uint32_t first_;
  std::vector<std::vector<std::uint8_t>> rows_;
  std::vector<std::uint32_t> lowest_, highest_;  // rows of a token and its dependents
  std::vector<std::size_t> column_;
  std::map<std::size_t, std::map<std::uint32_t, std::uint32_t>> taken_;
};

constexpr std::size_t kRoomForFacts = 34;  // columns: tag, relation and most lemmas

}  // namespace

std::string draw_tree(const Analysis& analysis, SentenceId id, std::string_view text,
                      const Terminal& terminal, const TreeDrawing& how) {
  const Sentence& sentence = analysis.sentence(id);
  const Grid grid(analysis, sentence);
  struct Line {
    std::string lines, form;
    bool marked;
    std::size_t columns;
  };
  std::vector<Line> drawn;
  const std::size_t most = terminal.width > 2 * kRoomForFacts ? terminal.width - kRoomForFacts : 40;
  std::size_t wide = 0;
  for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = analysis.tokens[index(sentence.tokens.begin) + i];
    Line line{grid.row(i, how.ascii), one_line(slice(text, token.span)), false, 0};
    line.marked = !how.mark.empty() && how.mark.overlaps(token.span);
    if (line.marked && !terminal.colours) {
      line.form = how.ascii ? ">" + line.form + "<" : "»" + line.form + "«";
    }
    line.columns = columns_of_text(line.lines) + 1 + columns_of_text(line.form);
    if (line.columns <= most) wide = std::max(wide, line.columns);
    drawn.push_back(std::move(line));
  }
  std::string out;
  for (std::uint32_t i = 0; i < drawn.size(); ++i) {
    const TokenId t = static_cast<TokenId>(index(sentence.tokens.begin) + i);
    const Token& token = analysis.at(t);
    const Line& line = drawn[i];
    std::string facts =
        fmt::format("  {:<5}  {}", upos_name(token.tag), relation_name(token.relation));
    const std::string_view lemma = analysis.lemma(t);
    if (lemma != slice(text, token.span)) {
      facts = fmt::format("  {:<5}  {:<10}  ({})", upos_name(token.tag),
                          relation_name(token.relation), lemma);
    }
    out += styled(terminal, Style::dim, line.lines) + " " +
           (line.marked ? styled(terminal, Style::bold, line.form) : line.form);
    if (line.columns < wide) out.append(wide - line.columns, ' ');
    out += styled(terminal, Style::dim, facts);
    const auto note = how.notes.find(t);
    if (note != how.notes.end()) {
      out += styled(terminal, Style::cyan, (how.ascii ? "  <- " : "  ← ") + note->second);
    }
    out += "\n";
  }
  return out;
}

}  // namespace dragoman
