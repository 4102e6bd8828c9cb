#include "linking/reports_helpers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "base/hash.h"

namespace dragoman {
namespace {

constexpr Day kFirstDay = 18262;  // 2020-01-01

struct Deed {
  const char* type;
  const char* mode;
  const char* verb;
  double score;
};
constexpr std::array<Deed, 8> kDeeds = {{{"CONSULT", "visit", "met", 1.5},
                                         {"CONSULT", "", "held talks with", 1.5},
                                         {"CONSULT", "phone", "phoned", 1},
                                         {"AGREE", "", "agreed with", 3},
                                         {"ACCUSE", "disapprove", "condemned", -2},
                                         {"REQUEST", "", "urged", -1},
                                         {"ASSAULT", "", "shelled", -10},
                                         {"SANCTION", "", "imposed sanctions on", -5.7}}};
constexpr std::array<const char*, 6> kIssues = {"sanctions",  "trade", "gas",
                                                "withdrawal", "visas", "border"};
constexpr std::array<const char*, 4> kStances = {"for", "against", "conditional", "neutral"};
constexpr std::array<const char*, 24> kStarts = {
    "bar",  "cor", "del", "far", "gam", "hol", "jan", "kel", "lor", "mar", "nor", "pel",
    "quin", "ras", "sol", "tor", "ul",  "ver", "wil", "yar", "zan", "bre", "dro", "fle"};
constexpr std::array<const char*, 20> kEnds = {
    "vale", "mont", "dor", "gate", "stead", "wick", "ham",  "ford", "by",   "nik",
    "sen",  "rov",  "ski", "lin",  "dan",   "tis",  "mund", "bert", "wald", "berg"};

class Maker {
 public:
  Maker(const ReportPlan& plan, std::uint64_t seed) : plan_(plan), random_(mixed(seed)) {}

  static std::uint64_t mixed(std::uint64_t seed) {
    seed ^= seed >> 31;
    seed *= 0x9E3779B97F4A7C15ULL;
    return seed ^ (seed >> 29);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::string word() {
    return std::string(kStarts[below(kStarts.size())]) + kEnds[below(kEnds.size())];
  }
  // Few states make most of the news.
  int state() {
    const double u = static_cast<double>(below(1 << 20) + 1) / (1 << 20);
    return std::min(plan_.states - 1, static_cast<int>(plan_.states * u * u));
  }

 private:
  const ReportPlan& plan_;
  std::mt19937_64 random_;
};

std::string state_id(int state) {
  return fmt::format("S{:02}", state);
}
std::string state_name(int state) {
  Maker maker({}, static_cast<std::uint64_t>(state) + 77);
  std::string name = maker.word() + "ia";
  name.front() = static_cast<char>(name.front() - 32);
  return name;
}
std::string person_name(int state, std::size_t person) {
  Maker maker({}, static_cast<std::uint64_t>(state) * 1000 + person + 5000);
  std::string name = maker.word() + " " + maker.word() + "ov";
  name.front() = static_cast<char>(name.front() - 32);
  return name;
}
std::string person_id(int state, std::size_t person) {
  return fmt::format("person-{}-{}", state, person);
}

struct Story {
  int a = 0;
  int b = 0;
  std::size_t p = 0;
  std::size_t q = 0;
  int day = 0;
  Deed deed{};
  std::string place;
  int place_state = 0;
  std::vector<std::string> words;
  int reports = 1;
};

Story story_of(const ReportPlan& plan, std::uint64_t number) {
  Maker maker(plan, plan.seed * 1000003 + number);
  Story out;
  out.a = maker.state();
  do {
    out.b = maker.state();
  } while (out.b == out.a);
  out.p = maker.below(static_cast<std::size_t>(plan.persons));
  out.q = maker.below(static_cast<std::size_t>(plan.persons));
  out.day = static_cast<int>(maker.below(static_cast<std::size_t>(plan.days)));
  out.deed = kDeeds[maker.below(static_cast<std::size_t>(plan.deeds))];
  out.place_state = maker.chance(50) ? out.a : out.b;
  out.place = state_name(out.place_state) + " City";
  for (int i = 0; i < 6; ++i) out.words.push_back(maker.word());
  out.reports = maker.chance(2) ? 20 : 1 + static_cast<int>(maker.below(3) * maker.below(4));
  return out;
}

// Writes the text and its records side by side.
class Writer {
 public:
  Writer(const ReportPlan& plan, const Story& story, std::uint64_t seed, const std::string& file,
         int day)
      : plan_(plan), story_(story), maker_(plan, seed), day_(day) {
    Document& document = out_.document;
    document.id = stable_id("doc", fmt::format("{} {}", file, seed));
    document.file = file;
    document.language = "en";
    document.genre = "news";
    document.outlet = maker_.chance(6)
                          ? fmt::format("Ministry of Foreign Affairs of {}", state_name(story.a))
                          : fmt::format("{} Herald", maker_.word());
    document.published = date_of_day(kFirstDay + day, "", "metadata");
    document.title = fmt::format("{} and {}: {} {}", state_name(story.a), state_name(story.b),
                                 story.words[0], story.words[1]);
  }

  MadeReport write();

 private:
  std::string some(std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i) {
      out +=
          (i == 0 ? "" : " ") + (maker_.chance(60) ? story_.words[maker_.below(6)] : maker_.word());
    }
    return out;
  }
  Span sentence(const std::string& words) {
    std::string& text = out_.document.text;
    if (!text.empty()) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words + ".";
    const Span span{begin, static_cast<std::uint32_t>(text.size())};
    out_.records.sentences.push_back(span);
    return span;
  }
  std::vector<Evidence> evidence(Span span) const { return {{out_.document.id, span}}; }
  std::string id(const char* kind) {
    return stable_id(kind, fmt::format("{} {}", out_.document.id, ++number_));
  }
  void event(const Story& of, bool dated, bool placed, Realis realis, bool background,
             const std::string& more);
  void main_event(const Story& of);
  void statement();
  void figure();
  void actors();

  const ReportPlan& plan_;
  const Story& story_;
  Maker maker_;
  int day_;
  int number_ = 0;
  MadeReport out_;
  std::vector<std::pair<int, std::size_t>> persons_;
  std::vector<int> states_;
};

void Writer::event(const Story& of, bool dated, bool placed, Realis realis, bool background,
                   const std::string& more) {
  EventRecord record;
  const bool persons = maker_.chance(70);
  const std::string first = persons ? person_name(of.a, of.p) : state_name(of.a);
  const std::string head = first + " ";
  const Span span =
      sentence(fmt::format("{}{} {} {}{}", head, of.deed.verb,
                           persons ? person_name(of.b, of.q) : state_name(of.b), some(4), more));
  record.id = id("event");
  record.type = of.deed.type;
  record.mode = of.deed.mode;
  record.score = of.deed.score;
  record.goldstein = of.deed.score;
  record.realis = realis;
  record.background = background;
  if (dated) {
    record.date =
        date_of_day(kFirstDay + of.day + (maker_.chance(4) ? 1 : 0), "on the day", "explicit");
  }
  if (placed) record.place = Place{of.place, state_id(of.place_state), {}, {}};
  record.actors = {persons ? person_id(of.a, of.p) : state_id(of.a)};
  if (maker_.chance(88)) record.recipients = {persons ? person_id(of.b, of.q) : state_id(of.b)};
  if (maker_.chance(20)) record.attribution = {{person_id(of.b, of.q), "he said"}};
  const auto begin = span.begin + static_cast<std::uint32_t>(head.size());
  const std::string verb = of.deed.verb;
  record.trigger = {verb, {begin, begin + static_cast<std::uint32_t>(verb.size())}};
  record.confidence = 0.5 + 0.01 * static_cast<double>(maker_.below(40));
  record.evidence = evidence(span);
  if (maker_.chance(5)) {
    record.stances = {{kIssues[maker_.below(kIssues.size())], {state_id(of.b)}, "against"}};
  }
  out_.records.events.push_back(std::move(record));
  persons_.emplace_back(of.a, of.p);
  persons_.emplace_back(of.b, of.q);
  states_.push_back(of.a);
  states_.push_back(of.b);
}

void Writer::main_event(const Story& of) {
  const bool denied = maker_.chance(4);
  const bool first = plan_.strange && maker_.chance(3);
  event(of, maker_.chance(70), maker_.chance(60), denied ? Realis::negated : Realis::happened,
        false, first ? " for the first time in two years" : "");
}

void Writer::statement() {
  StatementRecord record;
  const bool of_a = maker_.chance(50);
  const int state = of_a ? story_.a : story_.b;
  const std::size_t person = of_a ? story_.p : story_.q;
  record.content = some(5);
  record.act = maker_.chance(10) ? "deny" : "say";
  const Span span =
      sentence(fmt::format("{}{} said that {}", maker_.chance(8) ? "By contrast, " : "",
                           person_name(state, person), record.content));
  record.id = id("statement");
  record.speaker = maker_.chance(15) ? state_id(state) + "-mfa" : person_id(state, person);
  record.confidence = 0.8;
  record.evidence = evidence(span);
  if (maker_.chance(8)) {
    record.act = "call";
    record.content = fmt::format("the {}", maker_.word());
    if (maker_.chance(70)) record.names = fmt::format("road to {}", kEnds[maker_.below(4)]);
  } else if (maker_.chance(20)) {
    record.stances = {{kIssues[maker_.below(kIssues.size())], {}, kStances[maker_.below(4)]}};
    if (maker_.chance(60)) record.stances.front().concerning = {state_id(story_.b)};
  }
  out_.records.statements.push_back(std::move(record));
  persons_.emplace_back(state, person);
  states_.push_back(state);
}

void Writer::figure() {
  FigureRecord record;
  const auto value = static_cast<double>(10 + maker_.below(4));
  record.value = {value};
  record.unit = "person";
  record.what = "people " + story_.words[0];
  record.text = fmt::format("{}", value);
  const Span span = sentence(fmt::format("Some {} people {}", value, story_.words[0]));
  record.id = id("figure");
  record.evidence = evidence(span);
  out_.records.figures.push_back(std::move(record));
}

void Writer::actors() {
  std::sort(persons_.begin(), persons_.end());
  persons_.erase(std::unique(persons_.begin(), persons_.end()), persons_.end());
  std::sort(states_.begin(), states_.end());
  states_.erase(std::unique(states_.begin(), states_.end()), states_.end());
  const std::vector<Evidence> all = evidence(out_.records.sentences.front());
  for (const auto& [state, person] : persons_) {
    ActorRecord record;
    record.id = person_id(state, person);
    record.kind = "person";
    record.name = person_name(state, person);
    record.country = state_id(state);
    record.code = state_id(state) + "GOV";
    if (plan_.strange && maker_.chance(12)) record.country.clear();
    if (plan_.strange && maker_.chance(4))
      record.name = record.name.substr(record.name.find(' ') + 1);
    if (plan_.strange && maker_.chance(4)) record.code = "GOV";
    record.evidence = all;
    out_.records.actors.push_back(std::move(record));
  }
  for (const int state : states_) {
    // Some report names a state only by its people.
    if (!(plan_.strange && maker_.chance(10))) {
      ActorRecord record;
      record.id = record.country = record.code = state_id(state);
      record.kind = "state";
      record.name = state_name(state);
      if (plan_.strange && maker_.chance(3)) {
        record.aliases = {fmt::format("{} {}", kStarts[maker_.below(3)], state_name(state))};
      }
      record.evidence = all;
      out_.records.actors.push_back(std::move(record));
    }
    ActorRecord body;
    body.id = state_id(state) + "-mfa";
    body.kind = "body";
    body.name = state_name(state) + (maker_.chance(50) ? " Foreign Ministry" : " Foreign Office");
    body.country = state_id(state);
    body.code = state_id(state) + "GOV";
    body.evidence = all;
    out_.records.actors.push_back(std::move(body));
  }
}

MadeReport Writer::write() {
  main_event(story_);
  if (maker_.chance(50)) event(story_, false, maker_.chance(30), Realis::happened, false, "");
  statement();
  if (maker_.chance(30)) {
    Story before = story_;
    before.day = std::max(0, story_.day - static_cast<int>(20 + maker_.below(300)));
    event(before, maker_.chance(50), false, Realis::happened, true, "");
  }
  statement();
  if (maker_.chance(40)) figure();
  if (maker_.chance(20)) event(story_, false, false, Realis::planned, false, "");
  if (maker_.chance(60)) statement();
  actors();
  out_.document.blocks = {
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(out_.document.text.size())}}};
  return std::move(out_);
}

}  // namespace

Reports::Reports(const ReportPlan& plan) : plan_(plan) {
  for (std::uint64_t story = 0; told_.size() < plan.reports; ++story) {
    const Story of = story_of(plan, story);
    for (int i = 0; i < of.reports && told_.size() < plan.reports; ++i) {
      told_.push_back({of.day + i % 3, story, i});
    }
  }
  std::sort(told_.begin(), told_.end(), [](const Telling& a, const Telling& b) {
    return std::tie(a.day, a.story, a.number) < std::tie(b.day, b.story, b.number);
  });
}

MadeReport Reports::report(std::size_t number, int version) const {
  const Telling& of = told_.at(number);
  const Story story = story_of(plan_, of.story);
  const std::uint64_t seed =
      plan_.seed * 7919 + of.story * 1000 + static_cast<std::uint64_t>(of.number * 10 + version);
  return Writer(plan_, story, seed, fmt::format("report-{:06}.txt", number), of.day).write();
}

}  // namespace dragoman
