// dragoman actors show: one actor, with all that the record and the tables say of it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "briefing/lookup.h"
#include "briefing/prose.h"
#include "cli/actors.h"
#include "cli/common_options.h"
#include "cli/engine.h"
#include "cli/listing.h"
#include "cli/output.h"
#include "record/corrections.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman actors show lavrov\n"
    "  dragoman actors show person-sergei-lavrov --json\n"
    "Roles of the text stand with the sentences that give them, roles of the tables with the day "
    "up\n"
    "to which their source reaches; where they disagree, the role of the text says so.";

constexpr std::size_t kSentencesShown = 3;

struct ShowFlags {
  std::string actor;
  std::string record;
  std::string data;
  bool json = false;
};

std::string days_of(const Role& role) {
  if (role.from.empty() && role.to.empty()) return {};
  if (role.to.empty()) return fmt::format(", since {}", role.from);
  return fmt::format(", {} to {}", role.from.empty() ? "?" : role.from, role.to);
}

class Showing {
 public:
  Showing(Session& session, Store& store) : session_(session), store_(store), lookup_(store) {}

  Status show(const ActorRecord& actor) {
    session_.out << styled(session_.terminal, Style::bold, headline_of(actor)) << '\n';
    line("id", actor.id);
    line("also", fmt::format("{}", fmt::join(actor.aliases, ", ")));
    for (const Role& role : actor.roles) show_role(role);
    if (Status counted = show_counts(actor); !counted) return counted;
    show_mentions(actor);
    return show_corrections(actor);
  }

  // Every term of the tables, of whatever time.
  void show_terms(const ActorRecord& actor, const Knowledge& knowledge) {
    const Holders& holders = knowledge.holders();
    for (std::uint32_t i = 0; i < holders.persons().size(); ++i) {
      if (holders.persons()[i].name != actor.name) continue;
      for (const OfficeTerm& term : holders.terms_of(i)) {
        const std::string& office = knowledge.offices()[term.office].office;
        line("term", fmt::format("{}{}{}, {}, {} to {} (known up to {})", term.modifier,
                                 term.modifier.empty() ? "" : " ", office, term.of, term.first,
                                 term.is_open() ? "…" : term.last, term.as_of));
      }
    }
  }

 private:
  static std::string headline_of(const ActorRecord& actor) {
    std::string out = actor.name + ", " + actor.kind;
    if (!actor.country.empty()) out += ", " + actor.country;
    if (!actor.code.empty() && actor.code != actor.country) out += ", " + actor.code;
    return out;
  }

  void line(const std::string& name, const std::string& words) {
    if (words.empty()) return;
    session_.out << fmt::format("  {:<10} {}\n", name, wrap(words, session_.terminal.width, 13));
  }

  void show_role(const Role& role) {
    std::string words = role.title;
    if (!role.organization.empty()) words += ", " + role.organization;
    if (!role.country.empty()) words += ", " + role.country;
    words += days_of(role);
    words += role.basis == "knowledge" ? " (tables, known up to " + role.as_of + ")" : " (text)";
    line("role", words);
    if (!role.disagrees.empty()) {
      line("", styled(session_.terminal, Style::yellow, "but " + role.disagrees));
    }
    for (std::size_t i = 0; i < role.evidence.size() && i < kSentencesShown; ++i) {
      line("",
           styled(session_.terminal, Style::dim, lookup_.file(role.evidence[i].document) + ": ") +
               lookup_.words(role.evidence[i]));
    }
  }

  Status show_counts(const ActorRecord& actor) {
    Filter filter;
    filter.parties = {actor.id};
    auto events = store_.events(filter);
    if (!events) return events.error();
    auto statements = store_.statements(filter);
    if (!statements) return statements.error();
    line("in", fmt::format("{} events, {} statements", events->size(), statements->size()));
    return {};
  }

  void show_mentions(const ActorRecord& actor) {
    std::string last;
    std::size_t documents = 0;
    for (const Evidence& e : actor.evidence) {
      if (e.document != last) ++documents;
      last = e.document;
    }
    line("named in", fmt::format("{} documents, first:", documents));
    for (std::size_t i = 0; i < actor.evidence.size() && i < kSentencesShown; ++i) {
      line("",
           styled(session_.terminal, Style::dim, lookup_.file(actor.evidence[i].document) + ": ") +
               lookup_.words(actor.evidence[i]));
    }
  }

  Status show_corrections(const ActorRecord& actor) {
    auto reviews = store_.reviews();
    if (!reviews) return reviews.error();
    for (const ReviewRecord& review : *reviews) {
      const auto correction = correction_of(review);
      if (!correction || (correction->from != actor.id && correction->into != actor.id)) continue;
      std::string where = correction->document.empty() ? std::string("everywhere")
                                                       : "in " + lookup_.file(correction->document);
      line("corrected", fmt::format("{} is {} {}, says {} ({})", correction->from, correction->into,
                                    where, review.author, review.id));
    }
    return {};
  }

  Session& session_;
  Store& store_;
  Lookup lookup_;
};

int show_actor(Session& session, const ShowFlags& flags) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  Result<std::string> id = resolve_actor(*store, flags.actor);
  if (!id) {
    session.fail(id.error());
    return id.error().code == ErrorCode::not_found ? kNothingFound : kWrongUsage;
  }
  Result<AnyRecord> found = store->find(*id);
  if (!found) return session.fail(found.error());
  const ActorRecord& actor = std::get<ActorRecord>(*found);
  if (flags.json) {
    session.out << to_json(*found, store->texts()) << '\n';
    return kDone;
  }
  Showing showing(session, *store);
  if (Status shown = showing.show(actor); !shown) return session.fail(shown.error());
  if (actor.kind != "person") return kDone;
  Result<std::filesystem::path> data = find_data(flags.data);
  if (!data) return session.fail(data.error());
  Result<std::filesystem::path> user = find_user_tables(flags.data);
  if (!user) return session.fail(user.error());
  std::vector<Error> refused;  // told where texts are read
  auto knowledge = Knowledge::load(*data, *user, refused);
  if (!knowledge) return session.fail(knowledge.error());
  showing.show_terms(actor, **knowledge);
  return kDone;
}

}  // namespace

void add_actors_show(Session& session, Command& actors) {
  auto flags = std::make_shared<ShowFlags>();
  Command command(actors, "show", "Show one actor: roles over time, names, evidence", kExamples);
  command.option("ACTOR", flags->actor, "A name or an id").required();
  record_option(command, flags->record);
  command.option("--json", flags->json, "The record alone, as one JSON object", {{""}, {}});
  data_option(command, flags->data);
  command.runs([flags, &session] { return show_actor(session, *flags); });
}

}  // namespace dragoman
