#include "linking/event_mention.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/table.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kSubjectLength = 1200;  // bytes: a title and some three paragraphs
constexpr std::uint32_t kBeforeTrigger = 40;    // bytes in which a distinct word may stand
// News of the day tells what happened in the days before; a plan lies within the next months.
constexpr Day kNewsBefore = 6;
constexpr Day kNewsAfter = 1;
constexpr Day kPlanAfter = 90;
constexpr std::size_t kShortestName = 4;  // "Ali", "Li" are too many people's

// Types whose actors and recipients may change places without another event: they meet, sign,
// trade.
constexpr std::array<std::string_view, 3> kMutual = {"CONSULT", "COOPERATE", "SUPPORT"};

Person make_person(const std::string& id, const ActorRecord& actor) {
  Person out{id, {}};
  for (std::string_view word : split(actor.name, ' ')) {
    std::string name = fold_name(word);
    if (name.size() >= kShortestName) out.names.push_back(std::move(name));
  }
  std::sort(out.names.begin(), out.names.end());
  return out;
}

Sides sides_of(const std::vector<std::string>& ids, const Actors& actors) {
  Sides out;
  for (const std::string& id : ids) {
    const auto found = actors.find(id);
    const bool known = found != actors.end();
    const bool of_state = known && !found->second.country.empty();
    const std::string& state = of_state ? found->second.country : id;
    out.states.insert(state);
    if (of_state) out.countries.insert(state);
    if (known && found->second.kind == "person")
      out.persons[state].push_back(make_person(id, found->second));
  }
  return out;
}

Sides joined(const Sides& a, const Sides& b) {
  Sides out = a;
  out.states.insert(b.states.begin(), b.states.end());
  out.countries.insert(b.countries.begin(), b.countries.end());
  for (const auto& [state, persons] : b.persons) {
    std::vector<Person>& all = out.persons[state];
    all.insert(all.end(), persons.begin(), persons.end());
  }
  return out;
}

void set_days(const EventRecord& event, const std::string& published, EventMention& out) {
  if (event.date && event.date->known()) {
    if (event.date->year_open()) {
      if (event.date->precision == DatePrecision::day) out.yearless = event.date->start.substr(4);
      if (event.date->precision == DatePrecision::month) {
        out.yearless = event.date->start.substr(4, 3);
      }
    } else {
      const auto first = parse_iso_day(event.date->start);
      const auto last = parse_iso_day(event.date->end);
      if (first && last && *first <= *last) {
        out.days = Days{*first, *last};
        out.clock = Clock::own;
        return;
      }
    }
  }
  const auto day = parse_iso_day(published);
  if (!day || event.background || !out.yearless.empty()) return;
  const bool ahead = event.realis == Realis::planned || event.realis == Realis::hypothetical;
  out.days = ahead ? Days{*day, *day + kPlanAfter} : Days{*day - kNewsBefore, *day + kNewsAfter};
  out.clock = Clock::published;
}

// Whether one of the last words before the trigger, within its clause, tells it from others.
bool is_distinct(std::string_view text, Span sentence, Span trigger, const LinkTables& tables) {
  if (tables.distinct.contains(fold_name(slice(text, trigger)))) return true;
  std::uint32_t begin = trigger.begin > kBeforeTrigger ? trigger.begin - kBeforeTrigger : 0;
  begin = std::max(begin, sentence.begin);
  std::string_view before = text.substr(begin, trigger.begin - begin);
  if (const auto cut = before.find_last_of(",;:("); cut != std::string_view::npos) {
    before = before.substr(cut + 1);
  }
  std::vector<std::string_view> words = split(trim(before), ' ');
  if (begin > sentence.begin && !words.empty() && before.front() != ' ') words.erase(words.begin());
  const std::size_t from = words.size() > 3 ? words.size() - 3 : 0;
  return std::any_of(
      words.begin() + static_cast<std::ptrdiff_t>(from), words.end(),
      [&](std::string_view word) { return tables.distinct.contains(fold_name(word)); });
}

// Reads a table of words, with a second column where it has a name; `take` refuses a row by false.
template <typename Take>
Status each_word(const std::filesystem::path& file, std::string_view second, Take take) {
  std::vector<std::string_view> columns{"word", "source"};
  if (!second.empty()) columns.push_back(second);
  Result<Table> table = Table::load(file, columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& word = table->cell(row, 0);
    const std::string extra = second.empty() ? "" : table->cell(row, 2);
    if (!take(word, extra)) {
      return table->error(row, "'" + word + "' is listed twice, or '" + extra + "' unknown");
    }
  }
  return {};
}

Status load_event_nouns(const std::filesystem::path& file, LinkTables& out) {
  Result<Table> table = Table::load(file, {"word", "role", "type", "source"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& role = table->cell(row, 1);
    if ((role == "noun") == table->cell(row, 2).empty()) {
      return table->error(row, "a noun, and nothing else, has a type");
    }
    if (!out.event_nouns
             .emplace(table->cell(row, 0), LinkTables::EventNoun{role, table->cell(row, 2)})
             .second) {
      return table->error(row, "'" + table->cell(row, 0) + "' is listed twice");
    }
  }
  return {};
}

Status load_periods(const std::filesystem::path& file, LinkTables& out) {
  Result<Table> table = Table::load(file, {"word", "role", "value", "source"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string& cell = table->cell(row, 2);
    Day value = 0;
    const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (code != std::errc() || end != cell.data() + cell.size() || value <= 0) {
      return table->error(row, "'" + cell + "' is no number of days");
    }
    if (!out.periods
             .emplace(table->cell(row, 0), LinkTables::PeriodWord{table->cell(row, 1), value})
             .second) {
      return table->error(row, "'" + table->cell(row, 0) + "' is listed twice");
    }
  }
  return {};
}

}  // namespace

bool Person::may_be(const Person& other) const {
  if (id == other.id) return true;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::binary_search(other.names.begin(), other.names.end(), name);
  });
}

Result<LinkTables> LinkTables::load(const std::filesystem::path& data) {
  LinkTables out;
  Result<WordBags> bags = WordBags::load(data);
  if (!bags) return bags.error();
  out.bags = std::move(*bags);
  const std::filesystem::path folder = data / "linking";
  if (Status done = each_word(folder / "distinct_words.tsv", "",
                              [&](const std::string& word, const std::string&) {
                                return out.distinct.insert(word).second;
                              });
      !done) {
    return done.error();
  }
  std::set<std::string> official;
  if (Status done = each_word(folder / "official_words.tsv", "",
                              [&](const std::string& word, const std::string&) {
                                return official.insert(word).second;
                              });
      !done) {
    return done.error();
  }
  out.official.assign(official.begin(), official.end());
  if (Status done = each_word(folder / "tones.tsv", "tone",
                              [&](const std::string& word, const std::string& tone) {
                                return out.tones.emplace(word, tone).second;
                              });
      !done) {
    return done.error();
  }
  if (Status done = each_word(folder / "negations.tsv", "",
                              [&](const std::string& word, const std::string&) {
                                return out.negations.insert(word).second;
                              });
      !done) {
    return done.error();
  }
  if (Status done = each_word(folder / "counted_words.tsv", "class",
                              [&](const std::string& word, const std::string& of) {
                                return out.counted.emplace(word, of).second;
                              });
      !done) {
    return done.error();
  }
  std::set<std::string> openings;
  if (Status done = each_word(folder / "contrast.tsv", "role",
                              [&](const std::string& word, const std::string& role) {
                                if (role == "act") return out.contrast_acts.insert(word).second;
                                return role == "opening" && openings.insert(word).second;
                              });
      !done) {
    return done.error();
  }
  out.contrast_openings.assign(openings.begin(), openings.end());
  if (Status done = load_event_nouns(folder / "event_nouns.tsv", out); !done) return done.error();
  if (Status done = load_periods(folder / "periods.tsv", out); !done) return done.error();
  return out;
}

Subject subject_of(const Document& document, const WordBags& bags) {
  std::string words = document.title;
  std::uint32_t length = 0;
  for (const Block& block : document.blocks) {
    if (!is_read(block.kind) || length >= kSubjectLength) continue;
    words += ' ';
    words += document.words(block.span);
    length += block.span.size();
  }
  return std::make_shared<const WordBag>(bags.of(words));
}

EventMention make_mention(const EventRecord& event, const Document& document,
                          const Subject& subject, const Actors& actors, const LinkTables& tables) {
  EventMention out;
  out.event = event.id;
  out.document = document.id;
  if (document.published && parse_iso_day(document.published->start)) {
    out.published = document.published->start;
  }
  out.trigger = event.trigger.span;
  if (!event.evidence.empty()) out.sentence = event.evidence.front().span;
  out.type = event.type;
  out.mode = event.mode;
  out.stem = stem_of(event.trigger.text);
  out.realis = event.realis;
  out.background = event.background;
  out.actors = sides_of(event.actors, actors);
  out.recipients = sides_of(event.recipients, actors);
  out.all = joined(out.actors, out.recipients);
  out.directed = !out.recipients.states.empty() &&
                 std::find(kMutual.begin(), kMutual.end(), event.type) == kMutual.end();
  set_days(event, out.published, out);
  if (event.place) {
    out.place = fold_name(event.place->name);
    out.place_country = event.place->country;
    out.place_is_state = actors.contains(event.place->country) &&
                         fold_name(actors.at(event.place->country).name) == out.place;
  }
  out.distinct = is_distinct(document.text, out.sentence, out.trigger, tables);
  out.confidence = event.confidence;
  out.words = tables.bags.of(document.words(out.sentence));
  out.subject = subject;
  return out;
}

void bind(EventMention& mention, const std::map<std::string, Bonds>& bonds) {
  const auto found = bonds.find(mention.event);
  if (found == bonds.end()) return;
  mention.together = found->second.together;
  mention.apart = found->second.apart;
}

}  // namespace dragoman
