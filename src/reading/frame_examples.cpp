#include "reading/frame_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/date.h"
#include "reading/events.h"

namespace dragoman {
namespace {

using Parties = std::set<std::string>;

// Examples are read as of one day, so that "on Friday" means the same day for ever.
Document example_document(const std::string& sentence) {
  Document document;
  document.id = "doc-example";
  document.text = sentence;
  document.published = date_of_day(*parse_iso_day("2025-06-02"), "", "explicit");
  document.blocks.push_back(
      {BlockKind::paragraph, {0, static_cast<std::uint32_t>(sentence.size())}});
  return document;
}

// The states that actors belong to, or their ids.
Parties sides(const DocumentActors& actors, const std::vector<std::string>& ids) {
  Parties found;
  for (const std::string& id : ids) {
    std::string side = id;
    for (const ActorRecord& actor : actors.actors) {
      if (actor.id == id && !actor.country.empty()) side = actor.country;
    }
    found.insert(std::move(side));
  }
  return found;
}

std::string shown(const std::string& frame, const std::string& type, const std::string& mode,
                  Realis realis, const Parties& actors, const Parties& recipients) {
  return fmt::format("{} {} {} {} {} > {}", frame, type, mode, realis_name(realis),
                     fmt::join(actors, "+"), fmt::join(recipients, "+"));
}

// `why` begins with "frame NAME:".
std::string frame_name(const EventRecord& event) {
  return event.why.substr(6, event.why.find(':') - 6);
}

ExampleResult check_example(const Reader& reader, const Analyzer& analyzer, const Frame& frame,
                            const FrameExample& example) {
  Document document = example_document(example.sentence);
  const Analysis analysis = analyzer.analyze(document);
  const Reading reading = reader.prepare(document, analysis);
  ExampleResult result{&frame, &example, false, {}, {}};
  result.wanted = shown(frame.name, frame.type, frame.mode, example.realis,
                        {example.actors.begin(), example.actors.end()},
                        {example.recipients.begin(), example.recipients.end()});
  for (const EventRecord& event : read_events(reading, reader.events())) {
    const std::string found =
        shown(frame_name(event), event.type, event.mode, event.realis,
              sides(reading.actors, event.actors), sides(reading.actors, event.recipients));
    result.right = result.right || found == result.wanted;
    result.found += (result.found.empty() ? "" : "; ") + found;
  }
  return result;
}

}  // namespace

void check_examples(const Reader& reader, const Analyzer& analyzer,
                    const std::function<bool(const Frame&)>& wanted,
                    const std::function<void(const ExampleResult&)>& take) {
  for (const Frame& frame : reader.events().frames()) {
    if (!wanted(frame)) continue;
    for (const FrameExample& example : frame.examples) {
      take(check_example(reader, analyzer, frame, example));
    }
  }
}

}  // namespace dragoman
