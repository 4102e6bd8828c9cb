// dragoman actors merge, split, corrections, undo: what a reviewer says of who is who.
//
// Corrections are reviews: kept apart from what was read, in force for documents read later and
// read again, and taken back without a trace.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "cli/actors.h"
#include "cli/common_options.h"
#include "cli/listing.h"
#include "record/corrections.h"

namespace dragoman {
namespace {

constexpr const char* kMergeExamples =
    "  dragoman actors merge person-hakan-fidan-x person-hakan-fidan\n"
    "  dragoman actors merge \"Foreign Office\" GBR-mfa --author jr\n"
    "From now on the first is the second, in documents read before and after.";
constexpr const char* kSplitExamples =
    "  dragoman actors split person-john-smith minutes.txt\n"
    "  dragoman actors split person-john-smith minutes.txt --as person-john-smith-nzl\n"
    "In that document the name means somebody else, with an id of their own.";
constexpr const char* kListExamples = "  dragoman actors corrections --record south.db";
constexpr const char* kUndoExamples = "  dragoman actors undo review-0123456789ab";

struct CorrectFlags {
  std::string record;
  std::string from;
  std::string into;
  std::string document;
  std::string author;
};

int fail_to_resolve(Session& session, const Error& error) {
  session.fail(error);
  if (error.code == ErrorCode::not_found) return kNothingFound;
  return error.code == ErrorCode::bad_argument ? kWrongUsage : kInputFailed;
}

std::string author_of(const CorrectFlags& flags) {
  if (!flags.author.empty()) return flags.author;
  const char* user = std::getenv("USER");
  return user != nullptr ? user : "";
}

std::string now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

int keep(Session& session, Store& store, const Correction& correction, const CorrectFlags& flags) {
  const ReviewRecord review = review_of(correction, author_of(flags), now());
  if (Status kept = store.add_review(review); !kept) return session.fail(kept.error());
  session.out << fmt::format("{} is {} now ({}; dragoman actors undo {} takes it back)\n",
                             correction.from, correction.into,
                             correction.document.empty() ? "everywhere" : "in " + flags.document,
                             review.id);
  return kDone;
}

int merge(Session& session, const CorrectFlags& flags) {
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  Result<std::string> from = resolve_actor(*store, flags.from);
  if (!from) return fail_to_resolve(session, from.error());
  Result<std::string> into = resolve_actor(*store, flags.into);
  if (!into) return fail_to_resolve(session, into.error());
  if (*from == *into) {
    session.fail({ErrorCode::bad_argument, "both are the same actor already", *from});
    return kWrongUsage;
  }
  return keep(session, *store, {*from, "", *into}, flags);
}

// The first of person-x-2, person-x-3, ... that nobody has.
std::string free_id(Store& store, const std::string& id) {
  for (int number = 2;; ++number) {
    std::string made = fmt::format("{}-{}", id, number);
    Result<AnyRecord> taken = store.find(made);
    if (!taken || record_id(*taken) != made) return made;
  }
}

int split(Session& session, const CorrectFlags& flags) {
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  Result<std::string> from = resolve_actor(*store, flags.from);
  if (!from) return fail_to_resolve(session, from.error());
  Result<std::string> document = resolve_document(*store, flags.document);
  if (!document) return fail_to_resolve(session, document.error());
  Filter filter;
  filter.document = *document;
  filter.parties = {*from};
  Result<std::vector<ActorRecord>> there = store->actors(filter);
  if (!there) return session.fail(there.error());
  if (there->empty()) {
    return fail_to_resolve(
        session, {ErrorCode::not_found, "this document does not name the actor", flags.document});
  }
  const std::string into = flags.into.empty() ? free_id(*store, *from) : flags.into;
  if (into == *from) {
    session.fail({ErrorCode::bad_argument, "the new id is the old one", into});
    return kWrongUsage;
  }
  return keep(session, *store, {*from, *document, into}, flags);
}

int list(Session& session, const CorrectFlags& flags) {
  Result<Store> store = open_record(flags.record);
  if (!store) return session.fail(store.error());
  Result<std::vector<ReviewRecord>> reviews = store->reviews();
  if (!reviews) return session.fail(reviews.error());
  bool any = false;
  for (const ReviewRecord& review : *reviews) {
    const auto correction = correction_of(review);
    if (!correction) continue;
    any = true;
    session.out << fmt::format("{}  {}  {} is {}{}{}\n", review.id, review.time, correction->from,
                               correction->into,
                               correction->document.empty() ? "" : " in " + correction->document,
                               review.author.empty() ? "" : ", says " + review.author);
  }
  return any ? kDone : kNothingFound;
}

int undo(Session& session, const CorrectFlags& flags) {
  Result<Store> store = Store::open(flags.record, Store::Mode::read_write_create);
  if (!store) return session.fail(store.error());
  Result<bool> removed = store->remove_review(flags.from);
  if (!removed) return session.fail(removed.error());
  if (!*removed) {
    return fail_to_resolve(session,
                           {ErrorCode::not_found, "no correction has this id", flags.from});
  }
  session.out << fmt::format("{} is taken back\n", flags.from);
  return kDone;
}

void author_option(Command& command, CorrectFlags& flags) {
  command.option("--author", flags.author, "Who says so (default $USER)", {{"jr"}, {}});
}

}  // namespace

void add_actors_merge(Session& session, Command& actors) {
  auto flags = std::make_shared<CorrectFlags>();
  Command command(actors, "merge", "Say that two actors are one", kMergeExamples);
  command.option("FROM", flags->from, "The one that gives way: a name or an id").required();
  command.option("INTO", flags->into, "The one that stays: a name or an id").required();
  record_option(command, flags->record);
  author_option(command, *flags);
  command.runs([flags, &session] { return merge(session, *flags); });
}

void add_actors_split(Session& session, Command& actors) {
  auto flags = std::make_shared<CorrectFlags>();
  Command command(actors, "split", "Say that a document means another actor", kSplitExamples);
  command.option("ACTOR", flags->from, "A name or an id").required();
  command.option("DOCUMENT", flags->document, "Where: its id or file").required();
  command.option("--as", flags->into, "The id of the other (default: a new one)", {{"x"}, {}});
  record_option(command, flags->record);
  author_option(command, *flags);
  command.runs([flags, &session] { return split(session, *flags); });
}

void add_actors_corrections(Session& session, Command& actors) {
  auto flags = std::make_shared<CorrectFlags>();
  Command command(actors, "corrections", "List what reviewers said of who is who", kListExamples);
  record_option(command, flags->record);
  command.runs([flags, &session] { return list(session, *flags); });
}

void add_actors_undo(Session& session, Command& actors) {
  auto flags = std::make_shared<CorrectFlags>();
  Command command(actors, "undo", "Take a correction back", kUndoExamples);
  command.option("ID", flags->from, "Of the correction").required();
  record_option(command, flags->record);
  command.runs([flags, &session] { return undo(session, *flags); });
}

}  // namespace dragoman
