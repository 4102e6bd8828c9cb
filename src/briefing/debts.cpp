#include "briefing/debts.h"

#include <algorithm>
#include <chrono>

namespace dragoman {

bool is_open(const CommitmentRecord& commitment) {
  const std::string& status = commitment.status;
  return status != "fulfilled" && status != "withdrawn" && status != "broken";
}

bool is_overdue(const CommitmentRecord& commitment, const std::string& day) {
  const std::optional<Date>& deadline = commitment.deadline;
  if (!deadline || !deadline->known() || deadline->year_open()) return false;
  return is_open(commitment) && commitment.status != "in_force" && deadline->end < day;
}

bool lies_between(const FigureRecord& figure, double low, double high) {
  if (figure.value.empty()) return false;
  auto [least, most] = std::minmax_element(figure.value.begin(), figure.value.end());
  return *most >= low && *least <= high;
}

std::string today() {
  using Days = std::chrono::duration<Day, std::ratio<86400>>;
  auto now = std::chrono::system_clock::now().time_since_epoch();
  return iso_day(std::chrono::duration_cast<Days>(now).count());
}

}  // namespace dragoman
