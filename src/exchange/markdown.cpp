// markdown: the record as a report to read, pair of states by pair, those with the most incidents
// first; each line cites its sentences, which stand below with their documents.
//
// Each pair is its brief (briefing/brief.h) with every line. Left out: what concerns no two states
// of which the record has relations; jsonl has it.
#include <fmt/format.h>

#include "briefing/brief.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

// Headings a step lower: the whole has one of its own.
std::string lowered(const std::string& markdown) {
  std::string out;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t end = markdown.find('\n', at);
    if (markdown[at] == '#') out += '#';
    out += markdown.substr(at, end - at) + "\n";
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return out;
}

std::string counted(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

Result<std::string> head_of_report(Store& store) {
  auto counts = store.counts();
  if (!counts) return counts.error();
  Result<Overview> overview = store.overview();
  if (!overview) return overview.error();
  std::string out = "# What the reports tell\n\n" + counted((*counts)["document"], "document");
  if (!overview->first_day.empty()) {
    out += fmt::format(", published {} to {}", overview->first_day, overview->last_day);
  }
  const char* before = "; ";
  for (const char* kind : {"incident", "statement", "commitment", "difference"}) {
    out += before + counted((*counts)[kind], kind);
    before = ", ";
  }
  return out + ".\n";
}

}  // namespace

Result<std::size_t> write_markdown(Store& store, std::ostream& out, const ExportOptions& options) {
  Result<BriefWords> words = BriefWords::load(options.data);
  if (!words) return words.error();
  Result<std::string> head = head_of_report(store);
  if (!head) return head.error();
  out << *head;
  Result<std::vector<PairCount>> pairs = store.pairs();
  if (!pairs) return pairs.error();
  BriefOptions all;
  all.all = true;
  std::size_t lines = 0;
  for (const PairCount& pair : *pairs) {
    Result<Dossier> dossier = load_dossier(store, {pair.first, pair.second, "", ""});
    if (!dossier) return dossier.error();
    const Brief brief = make_brief(*dossier, *words, all);
    for (const BriefSection& section : brief.sections) lines += section.lines.size();
    out << "\n" << lowered(brief_as_markdown(brief));
    if (!out) return Error{ErrorCode::not_writable, "the output refuses more", ""};
  }
  return lines;
}

}  // namespace dragoman
