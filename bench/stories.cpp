#include "stories.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <string_view>
#include <vector>

namespace dragoman {
namespace {

struct State {
  std::string_view name;
  std::string_view adjective;
  std::string_view capital;
};

constexpr std::array<State, 16> kStates = {{{"Norway", "Norwegian", "Oslo"},
                                            {"Finland", "Finnish", "Helsinki"},
                                            {"Portugal", "Portuguese", "Lisbon"},
                                            {"Morocco", "Moroccan", "Rabat"},
                                            {"Kenya", "Kenyan", "Nairobi"},
                                            {"Ethiopia", "Ethiopian", "Addis Ababa"},
                                            {"Japan", "Japanese", "Tokyo"},
                                            {"Mongolia", "Mongolian", "Ulaanbaatar"},
                                            {"Peru", "Peruvian", "Lima"},
                                            {"Chile", "Chilean", "Santiago"},
                                            {"Georgia", "Georgian", "Tbilisi"},
                                            {"Turkey", "Turkish", "Ankara"},
                                            {"Vietnam", "Vietnamese", "Hanoi"},
                                            {"Canada", "Canadian", "Ottawa"},
                                            {"Poland", "Polish", "Warsaw"},
                                            {"Kazakhstan", "Kazakh", "Astana"}}};

constexpr std::array<std::string_view, 12> kFirstNames = {"Anna",  "Karim",  "Lucia", "Tomas",
                                                          "Irina", "Samuel", "Mei",   "Pavel",
                                                          "Aisha", "Jonas",  "Elena", "David"};
constexpr std::array<std::string_view, 14> kStarts = {"Bel", "Kar", "Mor", "Tal", "Ves",
                                                      "Dor", "Lin", "Ser", "Hal", "Nov",
                                                      "Gar", "Rin", "Sol", "Tem"};
constexpr std::array<std::string_view, 12> kEnds = {"ani", "berg", "idze", "ovic", "ano", "enko",
                                                    "sen", "ara",  "ian",  "ez",   "uri", "son"};
constexpr std::array<std::string_view, 6> kOffices = {"foreign minister",   "deputy prime minister",
                                                      "defense minister",   "trade minister",
                                                      "parliament speaker", "energy minister"};
constexpr std::array<std::string_view, 8> kMatters = {
    "a new border crossing", "the price of natural gas",        "the return of prisoners",
    "fishing rights",        "a railway through the mountains", "joint patrols at sea",
    "visas for students",    "the debt of a power station"};
constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 5> kOutlets = {
    "Harbour Gazette", "Northern Wire", "The Meridian", "Plateau Courier", "Evening Dispatch"};

// {a} {b}: names of states; {A} {B}: adjectives; {ca} {cb}: capitals; {p} {q}: persons of the sides
// with their offices; {sp} {sq}: their family names; {m}: a matter; {d}: a weekday; {n}: a number;
// {date}: a day with its month.
constexpr std::array<std::string_view, 26> kNews = {
    "{A} {p} met {B} {q} in {ca} on {d} to discuss {m}.",
    "The two sides agreed to set up a working group on {m}, the {A} Foreign Ministry said.",
    "{B} {q} arrived in {ca} on {d} for a two-day visit.",
    "The {B} Foreign Ministry summoned the {A} ambassador and handed him a note of protest.",
    "{a} and {b} signed an agreement on {m} worth {n} million dollars.",
    "{sp} will travel to {cb} next week, his office said, though no date has been confirmed.",
    "{b} accused {a} of delaying the talks, a charge that officials in {ca} denied.",
    "According to local media, {a} has asked {b} to postpone the meeting until {date}.",
    "{b} did not withdraw its observers, contrary to earlier reports.",
    "{a} expelled {n} {B} diplomats on {date}.",
    "{sq} spoke with {sp} by telephone on {d} and invited him to {cb}.",
    "The parliament in {cb} ratified the treaty on {date} by a large majority.",
    "{a} threatened to close the border if {b} does not pay its share.",
    "{b} has promised {n} million dollars in aid for the region, which was hit by floods.",
    "Soldiers of both countries exchanged fire near the border on {d}, killing {n} people.",
    "{ca} lifted the ban on {B} fruit that it had imposed in {month}.",
    "The president of {b} is expected to attend the summit in {ca} on {date}.",
    "If the parties fail to agree, {a} may take the case to court, {sp} warned.",
    "{A} and {B} experts held a third round of consultations in {ca} on {date}.",
    "{b} rejected the proposal of {a} to send observers to the crossing.",
    "The {A} government welcomed the decision of {b} to release {n} fishermen.",
    "Trade between the two countries grew by {n} percent last year.",
    "{a} remains a member of the alliance, but has frozen its participation.",
    "{q} of {b} called on {a} to fulfil the contract that was signed two years ago.",
    "{A} police detained {n} people who had gathered in front of the {B} embassy.",
    "It was the first such meeting in {n} months, and neither side expected much of it.",
};
constexpr std::array<std::string_view, 10> kSpeech = {
    "\"We are ready to talk about {m}, but not at any price,\" {sp} told reporters in {ca}.",
    "{sq} said that {b} had kept its word and expected the same of {a}.",
    "\"Our position has not changed,\" {sq} said. \"What was agreed must be carried out.\"",
    "The statement said the parties \"exchanged views on {m} and other matters\".",
    "{sp} dismissed the criticism as groundless and said {a} would not respond to it.",
    "An official who asked not to be named said the talks had been difficult.",
    "{sp} did not rule out that {a} would buy the equipment elsewhere.",
    "\"There is no alternative to dialogue between {ca} and {cb},\" the spokeswoman said.",
    "{sq} denied that {b} had received any such request.",
    "Asked about {m}, {sp} replied that \"everything has its time\".",
};
constexpr std::array<std::string_view, 10> kBackground = {
    "Relations between {a} and {b} have been cool since a dispute over {m} broke out.",
    "The two countries restored diplomatic relations {n} years ago.",
    "For years the valley has depended on goods that come over the only bridge.",
    "Analysts in {cb} see the visit as a sign of a slow improvement, others are doubtful.",
    "The matter is further complicated by elections that are due in the autumn.",
    "In {month}, {a} had suspended the agreement, citing the costs of the project.",
    "Many families live on both sides of the border, and most of them hope for better times.",
    "The old railway, which was closed after the war, has never been repaired.",
    "Prices in the markets of {ca} have risen, and so has the number of those who leave.",
    "A report of experts found last year that {n} percent of the plant's output is lost.",
};
constexpr std::array<std::string_view, 4> kFurniture = {"Share", "Read more: the week in pictures",
                                                        "Subscribe to our newsletter",
                                                        "Follow us on social media"};

class StoryMaker {
 public:
  StoryMaker(std::uint64_t number, std::uint64_t seed)
      : number_(number), random_(seed * 0x9E3779B97F4A7C15ULL + number) {}

  Story make(unsigned words);

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  template <typename T>
  const auto& any(const T& list) {
    return list[below(list.size())];
  }
  std::string date() { return fmt::format("{} {}", any(kMonths), 1 + below(28)); }
  std::string fill(std::string_view form);
  std::string value(std::string_view slot);

  std::uint64_t number_;
  std::mt19937_64 random_;
  const State* a_ = nullptr;
  const State* b_ = nullptr;
  std::string first_p_, first_q_, family_p_, family_q_, office_p_, office_q_;
  bool named_p_ = false;
  bool named_q_ = false;
};

std::string StoryMaker::value(std::string_view slot) {
  auto full = [](bool& named, const std::string& office, const std::string& first,
                 const std::string& family) {
    std::string out = named ? office + " " + family : office + " " + first + " " + family;
    named = true;
    return out;
  };
  if (slot == "a") return std::string(a_->name);
  if (slot == "b") return std::string(b_->name);
  if (slot == "A") return std::string(a_->adjective);
  if (slot == "B") return std::string(b_->adjective);
  if (slot == "ca") return std::string(a_->capital);
  if (slot == "cb") return std::string(b_->capital);
  if (slot == "p") return full(named_p_, office_p_, first_p_, family_p_);
  if (slot == "q") return full(named_q_, office_q_, first_q_, family_q_);
  if (slot == "sp") return family_p_;
  if (slot == "sq") return family_q_;
  if (slot == "m") return std::string(any(kMatters));
  if (slot == "d") return std::string(any(kDays));
  if (slot == "n") return fmt::format("{}", 2 + below(90));
  if (slot == "month") return std::string(any(kMonths));
  return date();
}

std::string StoryMaker::fill(std::string_view form) {
  std::string out;
  while (!form.empty()) {
    std::size_t open = form.find('{');
    if (open == std::string_view::npos) return out + std::string(form);
    std::size_t close = form.find('}', open);
    out += form.substr(0, open);
    out += value(form.substr(open + 1, close - open - 1));
    form.remove_prefix(close + 1);
  }
  return out;
}

Story StoryMaker::make(unsigned words) {
  a_ = &any(kStates);
  do {
    b_ = &any(kStates);
  } while (b_ == a_);
  auto family = [&] { return std::string(any(kStarts)) + std::string(any(kEnds)); };
  first_p_ = any(kFirstNames);
  first_q_ = any(kFirstNames);
  family_p_ = family();
  family_q_ = family();
  office_p_ = any(kOffices);
  office_q_ = any(kOffices);

  Story story;
  unsigned month = 1 + static_cast<unsigned>(below(12));
  unsigned day = 1 + static_cast<unsigned>(below(28));
  story.title = fill("{a} and {b} speak of {m}");
  story.outlet = any(kOutlets);
  story.published = fmt::format("20{}-{:02}-{:02}", 15 + below(10), month, day);
  story.url = fmt::format("https://example.org/{}", number_);
  std::size_t wanted = words / 2 + below(words) + below(words / 2 + 1);
  std::string capital(a_->capital);
  for (char& c : capital) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  story.text = fmt::format("{}, {} {} ({}) -- ", capital, kMonths[month - 1], day, story.outlet);
  std::size_t count = 6;
  for (std::size_t sentences = 0; count < wanted; ++sentences) {
    std::size_t kind = below(10);
    std::string next = fill(kind < 5 ? any(kNews) : kind < 8 ? any(kSpeech) : any(kBackground));
    for (char c : next) count += c == ' ';
    ++count;
    bool paragraph = sentences > 0 && below(3) == 0;
    if (sentences > 0) story.text += paragraph ? "\n\n" : " ";
    if (paragraph && below(12) == 0) story.text += std::string(any(kFurniture)) + "\n\n";
    story.text += next;
  }
  story.text += "\n";
  return story;
}

}  // namespace

Story make_story(std::uint64_t number, std::uint64_t seed, unsigned words) {
  return StoryMaker(number, seed).make(words);
}

std::string as_json_line(const Story& story) {
  return nlohmann::ordered_json{{"url", story.url},
                                {"outlet", story.outlet},
                                {"published", story.published},
                                {"title", story.title},
                                {"text", story.text}}
      .dump();
}

}  // namespace dragoman
