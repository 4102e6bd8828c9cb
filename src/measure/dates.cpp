#include "measure/dates.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::string shown(const Document& document, Span span, std::string_view value) {
  return fmt::format("{} [{}]", document.words(span), value.empty() ? "?" : value);
}

std::string value_of(const Date& date) {
  if (!date.known()) return "";
  return date.start == date.end ? date.start : date.start + "/" + date.end;
}

std::uint32_t shared(Span a, Span b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// For every span of `gold` the one of `found` that is the same, else the one that shares the most.
std::vector<std::size_t> paired(const std::vector<Span>& gold, const std::vector<Span>& found) {
  std::vector<std::size_t> partner(gold.size(), kNone);
  std::vector<bool> used(found.size(), false);
  for (const bool exact : {true, false}) {
    for (std::size_t g = 0; g < gold.size(); ++g) {
      if (partner[g] != kNone) continue;
      std::uint32_t most = 0;
      for (std::size_t f = 0; f < found.size(); ++f) {
        const std::uint32_t share = shared(gold[g], found[f]);
        if (used[f] || share <= most || (exact && gold[g] != found[f])) continue;
        most = share;
        partner[g] = f;
      }
      if (partner[g] != kNone) used[partner[g]] = true;
    }
  }
  return partner;
}

}  // namespace

// The words without what leads to them and the stop behind them.
Span DateScore::core(const Document& document, Span span) const {
  std::string_view text = document.words(span);
  for (;;) {
    const std::size_t blank = text.find_first_of(" \n");
    if (blank == std::string_view::npos) break;
    const std::string first = to_lower(text.substr(0, blank));
    if (first != "the" && !words_.is(first, DateWordKind::before)) break;
    const std::size_t next = text.find_first_not_of(" \n", blank);
    span.begin += static_cast<std::uint32_t>(next);
    text.remove_prefix(next);
  }
  for (std::string_view tail : {std::string_view("'s"), std::string_view("’s")}) {
    if (text.size() > tail.size() && text.ends_with(tail)) text.remove_suffix(tail.size());
  }
  while (text.size() > 1 && std::string_view(".,;:)").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  span.end = span.begin + static_cast<std::uint32_t>(text.size());
  return span;
}

void DateScore::tally(const MarkedDate& gold, bool found, bool exact, bool right) {
  for (Row* row : {&all_, &kinds_[gold.kind]}) {
    ++row->wanted;
    row->exact += exact ? 1 : 0;
    row->overlapping += found ? 1 : 0;
    row->with_value += found && gold.bounds ? 1 : 0;
    row->right += right ? 1 : 0;
  }
}

void DateScore::mistake(const DatedText& text, const std::string& place, Span around,
                        std::string expected, std::string got, std::string why) {
  constexpr std::uint32_t kAround = 60;
  const std::string& all = text.document.text;
  std::size_t begin = around.begin > kAround ? around.begin - kAround : 0;
  std::size_t end = std::min<std::size_t>(all.size(), around.end + kAround);
  const auto inside = [&all](std::size_t at) {
    return at > 0 && at < all.size() && (static_cast<unsigned char>(all[at]) & 0xC0) == 0x80;
  };
  while (inside(begin)) --begin;
  while (inside(end)) ++end;
  std::string sentence = all.substr(begin, end - begin);
  std::replace(sentence.begin(), sentence.end(), '\n', ' ');
  mistakes_.push_back(
      {place, std::move(sentence), std::move(expected), std::move(got), std::move(why)});
}

// "from 2014 to 2016" is one expression, or two where the file marks either end by itself.
std::vector<DateMention> DateScore::as_marked(const DatedText& text, const Analysis& analysis,
                                              const std::vector<DateMention>& found,
                                              const std::vector<Span>& gold) const {
  const auto is_marked = [&](const DateMention& one) {
    const Span span = core(text.document, analysis.span_of(one.tokens));
    return std::find(gold.begin(), gold.end(), span) != gold.end();
  };
  std::vector<DateMention> out;
  for (const DateMention& mention : found) {
    DateMention first = mention;
    DateMention last = mention;
    if (mention.second != kNoToken) {
      first.tokens.end = previous(mention.second);
      first.date = mention.first;
      last.tokens.begin = mention.second;
      last.date = mention.last;
    }
    if (mention.second == kNoToken || (!is_marked(first) && !is_marked(last))) {
      out.push_back(mention);
      continue;
    }
    out.push_back(std::move(first));
    out.push_back(std::move(last));
  }
  return out;
}

void DateScore::add(const DatedText& text, const Analysis& analysis,
                    const std::vector<DateMention>& found, const std::string& name) {
  ++texts_;
  const Document& document = text.document;
  std::vector<Span> gold;
  for (const MarkedDate& date : text.dates) gold.push_back(core(document, date.span));
  std::vector<Span> ours;
  std::vector<const DateMention*> mentions;
  const std::vector<DateMention> told = as_marked(text, analysis, found, gold);
  for (const DateMention& mention : told) {
    const Span span = core(document, analysis.span_of(mention.tokens));
    const bool unmeasured = std::any_of(text.unmeasured.begin(), text.unmeasured.end(),
                                        [&](Span other) { return shared(other, span) > 0; });
    const bool marked =
        std::any_of(gold.begin(), gold.end(), [&](Span other) { return shared(other, span) > 0; });
    if (unmeasured && !marked) continue;
    ours.push_back(span);
    mentions.push_back(&mention);
  }
  const std::vector<std::size_t> partner = paired(gold, ours);
  std::vector<bool> used(ours.size(), false);
  for (std::size_t g = 0; g < gold.size(); ++g) {
    const MarkedDate& date = text.dates[g];
    const std::string place = fmt::format("{}:{}", name, date.line);
    const std::string expected = shown(document, date.span, date.value);
    const bool has = partner[g] != kNone;
    if (has) used[partner[g]] = true;
    const bool exact = has && ours[partner[g]] == gold[g];
    const bool right = has && date.bounds &&
                       mentions[partner[g]]->date.start == date.bounds->start &&
                       mentions[partner[g]]->date.end == date.bounds->end;
    tally(date, has, exact, right);
    exact_.right += exact ? 1 : 0;
    overlapping_.right += has ? 1 : 0;
    valued_.right += right ? 1 : 0;
    valued_.wanted += date.bounds ? 1 : 0;
    if (exact && (right || !date.bounds)) continue;
    std::string got =
        has ? shown(document, ours[partner[g]], value_of(mentions[partner[g]]->date)) : "(no date)";
    if (has && !date.bounds && exact) continue;
    const char* why = !has ? "missed" : right || !date.bounds ? "other span" : "other value";
    mistake(text, place, date.span, expected, std::move(got), why);
  }
  for (std::size_t f = 0; f < ours.size(); ++f) {
    if (used[f]) continue;
    mistake(text, name, ours[f], "(no date)", shown(document, ours[f], value_of(mentions[f]->date)),
            "spurious");
  }
  exact_.wanted += gold.size();
  overlapping_.wanted += gold.size();
  exact_.found += ours.size();
  overlapping_.found += ours.size();
  valued_.found += ours.size();
}

Report DateScore::report() const {
  Report report;
  report.task = "dates";
  ReportTable spans{"Found", {"", "precision", "recall", "f1"}, {}};
  const auto row = [&spans](std::string name, const Counts& counts) {
    spans.rows.push_back({std::move(name), as_share(counts.precision()), as_share(counts.recall()),
                          as_share(counts.f1())});
  };
  row("same words", exact_);
  row("overlapping", overlapping_);
  row("found, value right", valued_);
  ReportTable kinds{"By kind", {"", "same words", "overlapping", "value right", "n"}, {}};
  const auto kind = [&kinds](const std::string& name, const Row& counts) {
    kinds.rows.push_back({name, as_share(Counts::share(counts.exact, counts.wanted)),
                          as_share(Counts::share(counts.overlapping, counts.wanted)),
                          as_share(Counts::share(counts.right, counts.with_value)),
                          fmt::format("{}", counts.wanted)});
  };
  for (const auto& [name, counts] : kinds_) kind(name, counts);
  kind("all", all_);
  report.tables = {std::move(spans), std::move(kinds)};
  if (valued_.wanted < all_.wanted) {
    report.notes.push_back(fmt::format("{} marked expressions have no value that is measured.",
                                       all_.wanted - valued_.wanted));
  }
  report.add_figure("f1", as_share(exact_.f1()));
  report.add_figure("precision", as_share(exact_.precision()));
  report.add_figure("recall", as_share(exact_.recall()));
  report.add_figure("overlap_f1", as_share(overlapping_.f1()));
  report.add_figure("value", as_share(Counts::share(all_.right, all_.with_value)));
  report.add_figure("value_f1", as_share(valued_.f1()));
  report.n = all_.wanted;
  report.mistakes = mistakes_;
  return report;
}

}  // namespace dragoman
