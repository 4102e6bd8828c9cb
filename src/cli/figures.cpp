// dragoman figures: how much of what.
#include <cstdlib>
#include <limits>

#include "briefing/debts.h"
#include "cli/commands.h"
#include "cli/listing.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman figures --type USD --at-least 1000000000\n"
    "  dragoman figures --type percent --change down\n"
    "  dragoman figures --country ARM --text trade --csv";

struct Asked {
  std::string at_least;
  std::string at_most;
  std::string change;
};

std::string check_number(const std::string& given) {
  char* end = nullptr;
  std::strtod(given.c_str(), &end);
  return !given.empty() && *end == '\0' ? "" : "'" + given + "' is no number";
}

double number_or(const std::string& given, double otherwise) {
  return given.empty() ? otherwise : std::strtod(given.c_str(), nullptr);
}

}  // namespace

void add_figures(Session& session) {
  ListingFilters filters;
  filters.type_help = "Unit: USD, percent, person, …";
  auto asked = std::make_shared<Asked>();
  ListingExtras<FigureRecord> extras;
  extras.options = [asked](Command& command) {
    command
        .option("--at-least", asked->at_least, "Of this value or a larger one",
                {{"1000000"}, {"many"}})
        .check(check_number);
    command.option("--at-most", asked->at_most, "Of this value or a smaller one", {{"50"}, {"few"}})
        .check(check_number);
    command
        .option("--change", asked->change, "That tell a change: up or down", {{"up"}, {"sideways"}})
        .one_of({"up", "down"});
  };
  extras.keep = [asked](std::vector<FigureRecord>& records) {
    constexpr double kEndless = std::numeric_limits<double>::infinity();
    const double low = number_or(asked->at_least, -kEndless);
    const double high = number_or(asked->at_most, kEndless);
    std::erase_if(records, [&](const FigureRecord& record) {
      return !lies_between(record, low, high) ||
             (!asked->change.empty() && record.change != asked->change);
    });
  };
  add_listing<FigureRecord>(session, "figures", "List figures: how much of what", kExamples,
                            filters, &Store::figures, std::move(extras));
}

}  // namespace dragoman
