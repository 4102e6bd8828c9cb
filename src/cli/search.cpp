// dragoman search: sentences by their words.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "briefing/lookup.h"
#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/output.h"
#include "exchange/columns.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman search railway corridor\n"
    "  dragoman search '\"transit fees\" border*'    a phrase, and any ending\n"
    "  dragoman search gyumri --json --limit 5\n"
    "Sentences that hold all words, the best first. Marks of accents and case do not count.";

struct SearchFlags {
  std::string record;
  std::vector<std::string> words;
  std::size_t limit = 50;
  bool json = false;
  bool csv = false;
};

// Code points of a part of a document, for the world outside.
nlohmann::ordered_json place(const DocumentText& text, Span span) {
  return {text.code_points_before(span.begin), text.code_points_before(span.end)};
}

std::string as_json(const SearchHit& hit, const DocumentText& text) {
  using Json = nlohmann::ordered_json;
  Json marks = Json::array();
  for (Span mark : hit.marks) marks.push_back(place(text, mark));
  Json out{{"document", hit.document},
           {"file", hit.file},
           {"start", text.code_points_before(hit.span.begin)},
           {"end", text.code_points_before(hit.span.end)},
           {"text", hit.words},
           {"marks", std::move(marks)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string as_text(const SearchHit& hit, Lookup& lookup, const Terminal& terminal) {
  std::string words;
  std::uint32_t at = 0;
  for (Span mark : hit.marks) {
    if (!hit.span.contains(mark) || mark.begin < hit.span.begin + at) continue;
    std::uint32_t begin = mark.begin - hit.span.begin;
    words += hit.words.substr(at, begin - at);
    words += styled(terminal, Style::yellow, slice(hit.words, {begin, begin + mark.size()}));
    at = begin + mark.size();
  }
  words += hit.words.substr(at);
  const Document* document = lookup.document(hit.document);
  std::string day = document != nullptr ? date_words(document->published) : "";
  // The words of a terminal's marks hold no blanks of their own, so lines may be broken at any.
  std::string body;
  for (std::string_view line = words; !line.empty();) {
    std::size_t end = std::min(line.find('\n'), line.size());
    body += std::string(line.substr(0, end)) + " ";
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return styled(terminal, Style::dim, fmt::format("{}  {}", hit.file, day)) + "\n    " +
         wrap(body, terminal.width, 4) + "\n";
}

int search_record(Session& session, const SearchFlags& flags) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  std::string words = fmt::format("{}", fmt::join(flags.words, " "));
  Result<std::vector<SearchHit>> hits = store->search(words, flags.limit);
  if (!hits) return session.fail(hits.error());
  Lookup lookup(*store);
  TextLookup texts = store->texts();
  if (flags.csv) session.out << "document,file,start,end,text\n";
  for (const SearchHit& hit : *hits) {
    if (!flags.json && !flags.csv) {
      session.out << as_text(hit, lookup, session.terminal);
      continue;
    }
    std::shared_ptr<const DocumentText> text = texts(hit.document);
    check(text != nullptr, "a search hit in an unknown document");
    if (flags.json) {
      session.out << as_json(hit, *text) << '\n';
    } else {
      session.out << fmt::format("{},{},{},{},{}\n", hit.document, csv_cell(hit.file),
                                 text->code_points_before(hit.span.begin),
                                 text->code_points_before(hit.span.end), csv_cell(hit.words));
    }
  }
  return hits->empty() ? kNothingFound : kDone;
}

}  // namespace

void add_search(Session& session) {
  auto flags = std::make_shared<SearchFlags>();
  Command command(session, "search", "Find sentences by their words", kExamples);
  command.option("WORDS", flags->words, "Words, \"phrases\", beginnings*", {}).required();
  record_option(command, flags->record);
  command.option("--limit", flags->limit, "At most so many (default 50); 0 for all",
                 {{"10", "0"}, {"-1", "few"}});
  Flag json = command.option("--json", flags->json, "One JSON object a line", {{""}, {}});
  command.option("--csv", flags->csv, "A header and a row a sentence", {{""}, {}}).excludes(json);
  command.runs([flags, &session] { return search_record(session, *flags); });
}

}  // namespace dragoman
