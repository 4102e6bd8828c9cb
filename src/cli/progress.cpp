#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace dragoman {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

double share(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

}  // namespace

Progress::Progress(std::ostream& err, bool shown, std::size_t files)
    : err_(&err),
      shown_(shown),
      files_(files),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

void Progress::update(const RunSummary& summary, const std::string& file) {
  std::string path = file.substr(0, file.rfind('#'));
  if (path != last_path_) {
    ++files_seen_;
    last_path_ = std::move(path);
  }
  auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  constexpr std::size_t kCells = 24;
  std::size_t done = summary.documents + summary.known + summary.duplicates + summary.failed;
  double seconds = std::chrono::duration<double>(now - start_).count();
  std::size_t filled = files_ == 0 ? 0 : std::min(kCells, (files_seen_ - 1) * kCells / files_);
  std::string bar = std::string(filled, '#') + std::string(kCells - filled, '.');
  *err_ << fmt::format("\r\x1b[K[{}] file {} of {}, {} documents, {:.0f}/s", bar,
                       std::min(files_seen_, files_), files_, done,
                       share(static_cast<double>(done), seconds))
        << std::flush;
  visible_ = true;
}

void Progress::clear() {
  if (visible_) *err_ << "\r\x1b[K" << std::flush;
  visible_ = false;
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
  return out;
}

}  // namespace dragoman
