// dragoman contacts: who of one country met whom of the other.
#include "briefing/contacts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "briefing/prose.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/pair.h"
#include "exchange/columns.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman contacts ARM RUS\n"
    "  dragoman contacts ARM RUS --since 2025 --level minister\n"
    "  dragoman contacts TUR GRC --csv > contacts.csv\n"
    "Each incident counts once for each two who took part. The level is that of the lower side.";

struct ContactFlags {
  PairFlags pair;
  std::string level;
  std::size_t limit = 0;
  bool json = false;
  bool csv = false;
};

std::string modes_of(const Contact& contact) {
  std::vector<std::string> out;
  for (const std::string& mode : contact.modes) {
    if (std::find(out.begin(), out.end(), mode) == out.end()) out.push_back(mode);
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

void print_json(std::ostream& out, const Contact& contact, const Dossier& dossier) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
  };
  Json line{{"actors", {contact.first, contact.second}},
            {"names", {dossier.name(contact.first), dossier.name(contact.second)}},
            {"countries", {dossier.pair.first, dossier.pair.second}},
            {"level", or_null(std::string(level_name(contact.level)))},
            {"times", contact.incidents.size()},
            {"last", or_null(contact.last)},
            {"last_is_exact", contact.last_is_exact},
            {"place", or_null(contact.place)},
            {"modes", contact.modes},
            {"incidents", contact.incidents}};
  out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void print_csv(std::ostream& out, const Contact& contact, const Dossier& dossier) {
  const char* before = "";
  for (const std::string& cell :
       {contact.first, dossier.name(contact.first), contact.second, dossier.name(contact.second),
        std::string(level_name(contact.level)), std::to_string(contact.incidents.size()),
        contact.last, contact.place, modes_of(contact),
        fmt::format("{}", fmt::join(contact.incidents, "|"))}) {
    out << before << csv_cell(cell);
    before = ",";
  }
  out << '\n';
}

void print_line(Session& session, const Contact& contact, const PairMaterial& material) {
  std::string date = contact.last.empty() ? "no date" : contact.last;
  if (!contact.last.empty() && !contact.last_is_exact) date = "by " + date;
  std::string text =
      fmt::format("{}× {} – {}; {}", contact.incidents.size(), material.dossier.name(contact.first),
                  material.dossier.name(contact.second), modes_of(contact));
  if (contact.level != Level::none) {
    text += "; " + material.words.say(fmt::format("level.{}", level_name(contact.level)));
  }
  if (!contact.place.empty()) text += "; last in " + contact.place;
  session.out << padded(date, 15) << wrap(text, session.terminal.width, 15) << '\n';
}

int list_contacts(Session& session, const ContactFlags& flags) {
  const LoadedPair loaded = load_pair(session, flags.pair);
  if (loaded.code != kDone) return loaded.code;
  std::vector<Contact> contacts = contacts_of(loaded.material.dossier, loaded.material.words);
  std::erase_if(contacts, [&](const Contact& contact) {
    return !flags.level.empty() && level_name(contact.level) != flags.level;
  });
  if (flags.limit != 0 && contacts.size() > flags.limit) contacts.resize(flags.limit);
  if (flags.csv) {
    session.out << "first,first_name,second,second_name,level,times,last,place,modes,incidents\n";
  }
  for (const Contact& contact : contacts) {
    if (flags.json) {
      print_json(session.out, contact, loaded.material.dossier);
    } else if (flags.csv) {
      print_csv(session.out, contact, loaded.material.dossier);
    } else {
      print_line(session, contact, loaded.material);
    }
  }
  return contacts.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_contacts(Session& session) {
  auto flags = std::make_shared<ContactFlags>();
  Command command(session, "contacts", "List who of two countries met whom, how often and when",
                  kExamples);
  pair_options(command, flags->pair);
  command.option("--level", flags->level, "head, minister or official", {{"minister"}, {"king"}})
      .one_of({"head", "minister", "official"});
  command.option("--limit", flags->limit, "At most so many", {{"10", "0"}, {"-1", "few"}});
  Flag json = command.option("--json", flags->json, "One JSON object a line", {{""}, {}});
  command.option("--csv", flags->csv, "A header and a row a contact", {{""}, {}}).excludes(json);
  command.runs([flags, &session] { return list_contacts(session, *flags); });
}

}  // namespace dragoman
