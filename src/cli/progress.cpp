#include "cli/progress.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace dragoman {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

double share(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

}  // namespace

void Pace::at(ProgressClock::time_point now, std::uint64_t part, std::size_t documents) {
  constexpr auto kApart = std::chrono::milliseconds(250);
  constexpr auto kWindow = std::chrono::seconds(30);
  // The newest moves along until it is far enough from the one before.
  if (samples_.size() > 1 && now - samples_[samples_.size() - 2].time < kApart) {
    samples_.pop_back();
  }
  samples_.push_back({now, part, documents});
  while (samples_.size() > 2 && now - samples_[1].time >= kWindow) samples_.pop_front();
}

double Pace::seconds() const {
  if (samples_.empty()) return 0;
  return std::chrono::duration<double>(samples_.back().time - samples_.front().time).count();
}

double Pace::documents_per_second() const {
  if (samples_.empty()) return 0;
  return share(static_cast<double>(samples_.back().documents - samples_.front().documents),
               seconds());
}

std::optional<std::chrono::seconds> Pace::left(std::uint64_t whole) const {
  constexpr double kLeast = 2;
  if (seconds() < kLeast || samples_.back().part <= samples_.front().part) return std::nullopt;
  const double speed =
      static_cast<double>(samples_.back().part - samples_.front().part) / seconds();
  const std::uint64_t rest = whole - std::min(whole, samples_.back().part);
  return std::chrono::seconds(std::llround(static_cast<double>(rest) / speed));
}

Progress::Progress(std::ostream& err, bool shown, std::size_t files,
                   std::function<ProgressClock::time_point()> now)
    : err_(&err), shown_(shown), files_(files), now_(std::move(now)), last_(now_()) {
  reading_.at(last_, 0, 0);
}

bool Progress::is_time(ProgressClock::time_point now) {
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return false;
  last_ = now;
  return true;
}

void Progress::update(const RunSummary& summary, const std::string& file) {
  std::string path = file.substr(0, file.rfind('#'));
  if (path != last_path_) {
    ++files_seen_;
    last_path_ = std::move(path);
  }
  const auto now = now_();
  if (!is_time(now)) return;
  const std::size_t done = summary.documents + summary.known + summary.duplicates + summary.failed;
  reading_.at(now, summary.input_bytes, done);
  // Bytes tell more than files, of which one may hold all; but a pipe does not say how many come.
  const bool has_end = summary.input_total > 0;
  const double part =
      has_end ? share(static_cast<double>(summary.input_bytes),
                      static_cast<double>(summary.input_total))
              : share(static_cast<double>(files_seen_ - 1), static_cast<double>(files_));
  std::string what = has_end ? fmt::format("{:.0f}%", 100 * std::min(part, 1.0))
                             : fmt::format("file {} of {}", std::min(files_seen_, files_), files_);
  what += fmt::format(", {} documents, {:.0f}/s", done, reading_.documents_per_second());
  show(part, what, has_end ? reading_.left(summary.input_total) : std::nullopt);
}

void Progress::update_linking(std::size_t done, std::size_t all) {
  const auto now = now_();
  linking_.at(now, done, done);
  if (!is_time(now)) return;
  show(share(static_cast<double>(done), static_cast<double>(all)),
       fmt::format("linking {} of {}, {:.0f}/s", done, all, linking_.documents_per_second()),
       linking_.left(all));
}

void Progress::show(double part, const std::string& what,
                    const std::optional<std::chrono::seconds>& left) {
  constexpr std::size_t kCells = 24;
  const auto filled =
      std::min(kCells, static_cast<std::size_t>(part * static_cast<double>(kCells)));
  *err_ << fmt::format("\r\x1b[K[{}{}] {}", std::string(filled, '#'),
                       std::string(kCells - filled, '.'), what);
  if (left) *err_ << ", " << time_left(*left) << " left";
  *err_ << std::flush;
  visible_ = true;
}

void Progress::clear() {
  if (visible_) *err_ << "\r\x1b[K" << std::flush;
  visible_ = false;
}

std::string time_left(std::chrono::seconds left) {
  constexpr long kMinute = 60;
  const long all = left.count();
  if (all < kMinute) return fmt::format("{} s", all);
  if (all < kMinute * kMinute) return fmt::format("{}:{:02}", all / kMinute, all % kMinute);
  return fmt::format("{}:{:02}:{:02}", all / (kMinute * kMinute), all / kMinute % kMinute,
                     all % kMinute);
}

std::string summary_line(const RunSummary& summary) {
  std::string out =
      fmt::format("read {} ({}): {}, {}, {}", counted(summary.documents, "document", "documents"),
                  counted(summary.sentences, "sentence", "sentences"),
                  counted(summary.events, "event", "events"),
                  counted(summary.statements, "statement", "statements"),
                  counted(summary.figures, "figure", "figures"));
  if (summary.others > 0) {
    out +=
        ", " + counted(summary.others, "commitment or membership", "commitments and memberships");
  }
  if (summary.failed > 0) out += fmt::format("; {} failed", summary.failed);
  if (summary.known > 0) out += fmt::format("; {} already known", summary.known);
  if (summary.duplicates > 0) {
    out += "; " +
           counted(summary.duplicates, "duplicate of another file", "duplicates of other files");
  }
  if (!summary.unread_languages.empty()) {
    std::size_t n = 0;
    std::string codes;
    for (const auto& [code, count] : summary.unread_languages) {
      n += count;
      codes += fmt::format("{}{} {}", codes.empty() ? "" : ", ", code, count);
    }
    out += fmt::format("; {} not in English, kept but not read ({})", n, codes);
  }
  if (summary.replaced_bytes > 0) {
    out +=
        "; " + counted(summary.replaced_bytes, "invalid byte replaced", "invalid bytes replaced");
  }
  return out;
}

std::string profile_table(const RunSummary& summary) {
  double all = std::accumulate(summary.seconds.begin(), summary.seconds.end(), 0.0);
  auto documents = static_cast<double>(summary.documents);
  auto tokens = static_cast<double>(summary.tokens);
  std::string out = "stage      CPU seconds   share   documents/s    tokens/s\n";
  for (std::size_t i = 0; i < kStages; ++i) {
    double seconds = summary.seconds[i];
    out += fmt::format("{:<10} {:>11.3f}  {:>5.1f}%  {:>12.1f}  {:>10.0f}\n",
                       stage_name(static_cast<Stage>(i)), seconds, 100 * share(seconds, all),
                       share(documents, seconds), share(tokens, seconds));
  }
  out += fmt::format("{:<10} {:>11.3f}          {:>12.1f}  {:>10.0f}   {:.2f} MB/s\n", "wall clock",
                     summary.wall_seconds, share(documents, summary.wall_seconds),
                     share(tokens, summary.wall_seconds),
                     share(static_cast<double>(summary.bytes), summary.wall_seconds) / 1e6);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  out += fmt::format("most memory {:>10} MiB\n", usage.ru_maxrss / 1024);
  return out;
}

}  // namespace dragoman
