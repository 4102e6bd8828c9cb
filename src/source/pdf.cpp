#include "source/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "base/hash.h"
#include "base/utf8.h"
#include "source/lines.h"

namespace dragoman {
namespace {

constexpr int kMostPages = 5000;

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string out(bytes.begin(), bytes.end());
  repair_utf8(out);
  std::replace(out.begin(), out.end(), '\f', '\n');
  std::replace(out.begin(), out.end(), '\0', ' ');
  return out;
}

// A line as running titles are compared: their numbers change from page to page.
std::string bare_line(std::string_view line) {
  std::string out;
  for (char c : squeeze(line)) {
    if (c < '0' || c > '9') out += c;
  }
  return std::string(trim(out));
}

// The first and last lines of a page that hold something.
std::vector<std::size_t> edge_lines(const std::vector<std::string_view>& lines) {
  constexpr std::size_t kDeep = 2;
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < lines.size() && edges.size() < kDeep; ++i) {
    if (!trim(lines[i]).empty()) edges.push_back(i);
  }
  const std::size_t top = edges.size();
  for (std::size_t i = lines.size(); i-- > 0 && edges.size() < top + kDeep;) {
    if (trim(lines[i]).empty()) continue;
    if (std::find(edges.begin(), edges.end(), i) != edges.end()) break;
    edges.push_back(i);
  }
  return edges;
}

// "treat-" at a line's end, and "ies" at the next one's start.
bool is_parted(std::string_view text, std::string_view next) {
  if (text.size() < 3 || !text.ends_with('-') || next.empty()) return false;
  const char before = text[text.size() - 2];
  const bool lower = before >= 'a' && before <= 'z';
  return lower && next[0] >= 'a' && next[0] <= 'z';
}

// What Poppler says of broken files is told by what comes out of them.
void be_silent(const std::string& /*message*/, void* /*unused*/) {}

}  // namespace

std::string join_pdf_pages(const std::vector<std::string>& pages) {
  std::map<std::string, std::size_t> seen;
  for (const std::string& page : pages) {
    const std::vector<std::string_view> lines = split(page, '\n');
    for (std::size_t i : edge_lines(lines)) ++seen[bare_line(lines[i])];
  }
  std::string out;
  for (const std::string& page : pages) {
    const std::vector<std::string_view> lines = split(page, '\n');
    const std::vector<std::size_t> edges = edge_lines(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string_view line = lines[i];
      if (std::find(edges.begin(), edges.end(), i) != edges.end()) {
        const std::string bare = bare_line(line);
        const bool running = pages.size() >= 3 && seen[bare] * 2 > pages.size();
        if (bare.empty() || running) continue;
      }
      const std::string_view words = trim(line);
      if (is_parted(out, words)) {
        out.pop_back();
      } else {
        if (!out.empty()) out += '\n';
      }
      out += words;
    }
  }
  return out;
}

Result<Document> make_pdf_document(const std::string& bytes, std::string file,
                                   const Metadata& known, const SourceTables& tables) {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function(be_silent, nullptr); });
  constexpr std::size_t kMost = std::size_t{1} << 30;
  if (bytes.size() > kMost) return Error{ErrorCode::too_large, "a PDF of more than 1 GiB", ""};
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (pdf == nullptr) return Error{ErrorCode::bad_pdf, "does not open as a PDF", ""};
  if (pdf->is_locked()) return Error{ErrorCode::bad_pdf, "asks for a password", ""};
  std::vector<std::string> pages;
  for (int i = 0; i < std::min(pdf->pages(), kMostPages); ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    if (page != nullptr) pages.push_back(utf8_of(page->text()));
  }
  Decoded decoded;
  decoded.text = join_pdf_pages(pages);
  decoded.encoding = "UTF-8";
  if (trim(decoded.text).empty()) {
    return Error{ErrorCode::bad_pdf, "no text in it; pictures of pages want OCR first", ""};
  }
  Metadata own;
  const std::string title = squeeze(utf8_of(pdf->get_title()));
  // Writers put the name of their file there.
  if (count_words(title) >= 3 && title.find('_') == std::string::npos) own.title = title;
  return build_document(std::move(decoded), sha256_hex(bytes), std::move(file), merge(known, own),
                        tables);
}

void read_pdf(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Result<std::string> pdf = bytes.read_all(job.options->text_limit, "--max-bytes");
  if (!pdf) return job.fail(pdf.error(), piece.name);
  if (auto error = date_error(piece.known, piece.name)) job.fail(std::move(*error), piece.name);
  if (!job.going) return;
  Result<Document> document = make_pdf_document(*pdf, piece.name, piece.known, *job.tables);
  if (!document) return job.fail(document.error(), piece.name);
  job.give(std::move(*document));
}

}  // namespace dragoman
