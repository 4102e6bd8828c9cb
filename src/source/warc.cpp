#include "source/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "source/archives.h"
#include "source/documents.h"
#include "source/html_page.h"
#include "source/pdf.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

constexpr std::string_view kStart = "WARC/1.";
constexpr std::size_t kLongestHeader = std::size_t{64} << 10;
constexpr std::string_view kRecordEnd = "\r\n\r\n";

bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return std::equal(a.begin(), a.end(), b.begin(),
                    [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x - 'A' + 'a' : x) == y; });
}

// "Name: value" line by line until an empty one; the bytes of the whole, 0 where none is found.
template <typename Take>
std::size_t read_fields(std::string_view text, const Take& take) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return 0;
    const std::size_t next = end + 1;
    if (end > at && text[end - 1] == '\r') --end;
    const std::string_view line = text.substr(at, end - at);
    at = next;
    if (line.empty()) return at;
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) take(line.substr(0, colon), trim(line.substr(colon + 1)));
  }
  return 0;
}

// "text/html; charset=utf-8" → "text/html" and "utf-8".
void split_type(std::string_view value, std::string& type, std::string& charset) {
  type = to_lower(trim(value.substr(0, value.find(';'))));
  const std::string lower = to_lower(value);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return;
  charset = lower.substr(at + 8);
  charset = charset.substr(0, charset.find_first_of("; ,"));
  charset.erase(std::remove(charset.begin(), charset.end(), '"'), charset.end());
}

bool is_read(std::string_view type) {
  return type == "response" || type == "resource" || type == "conversion";
}

}  // namespace

Error WarcReader::wrong(std::string message) const {
  return {ErrorCode::bad_archive, fmt::format("record {}: {}", number_, message), ""};
}

// Up to the next line that begins a record. False at the end.
bool WarcReader::find_start() {
  while (!bytes_->at_end()) {
    const std::string_view ahead = bytes_->peek(kStart.size());
    if (ahead.starts_with(kStart)) return true;
    const std::size_t line = ahead.find('\n');
    bytes_->skip(line == std::string_view::npos ? ahead.size() : line + 1);
  }
  return false;
}

bool WarcReader::read_header(WarcRecord& record, std::uint64_t& length) {
  std::string_view ahead = bytes_->peek(1);
  std::size_t header = 0;
  for (std::size_t size = 1024; size <= kLongestHeader && header == 0; size *= 4) {
    ahead = bytes_->peek(size);
    bool has_length = false;
    header = read_fields(ahead.substr(0, kLongestHeader), [&](std::string_view name,
                                                              std::string_view value) {
      if (is_same(name, "warc-type")) record.type = to_lower(value);
      if (is_same(name, "warc-target-uri")) record.uri = std::string(value);
      if (is_same(name, "content-type")) record.content_type = std::string(value);
      if (!is_same(name, "content-length")) return;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
      has_length = error == std::errc() && end == value.data() + value.size();
    });
    if (header > 0 && !has_length) return false;
    if (ahead.size() < size) break;
  }
  if (header == 0) return false;
  bytes_->skip(header);
  // Angle brackets around the address are an old habit.
  if (record.uri.starts_with('<') && record.uri.ends_with('>')) {
    record.uri = record.uri.substr(1, record.uri.size() - 2);
  }
  return true;
}

std::optional<Result<WarcRecord>> WarcReader::next() {
  bytes_->skip(std::exchange(block_, 0));
  if (!find_start()) return std::nullopt;
  ++number_;
  WarcRecord record;
  std::uint64_t length = 0;
  if (!read_header(record, length)) {
    bytes_->skip(kStart.size());
    return wrong("no end of its header, or no length");
  }
  if (!is_read(record.type)) {
    if (bytes_->drop(length) == length) return record;
    if (bytes_->error()) return std::nullopt;
    return wrong(fmt::format("{} bytes said, and the file ends before", length));
  }
  if (length > limit_) {
    bytes_->drop(length);
    return Error{
        ErrorCode::too_large,
        fmt::format("record {}: more than {} bytes; --max-bytes raises this", number_, limit_), ""};
  }
  const auto size = static_cast<std::size_t>(length);
  const std::string_view ahead = bytes_->peek(size + kRecordEnd.size() + kStart.size());
  const std::string_view after = ahead.substr(std::min(size, ahead.size()));
  const bool ends = ahead.size() >= size && (trim(after).empty() || after.starts_with(kRecordEnd));
  if (!ends) {
    // The length lies. If a record begins inside of the block, it was too long.
    const std::size_t other = ahead.substr(0, size).find("\nWARC/1.");
    bytes_->skip(other == std::string_view::npos ? std::min(size, ahead.size()) : other + 1);
    if (bytes_->error()) return std::nullopt;
    return wrong(fmt::format("its block is not of the {} bytes it says", length));
  }
  block_ = size;
  record.block = ahead.substr(0, size);
  return record;
}

std::optional<HttpResponse> parse_http_response(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  HttpResponse response;
  const std::size_t space = block.find(' ');
  const std::size_t line = block.find('\n');
  if (space == std::string_view::npos || line == std::string_view::npos || space > line) {
    return std::nullopt;
  }
  const std::string_view status = block.substr(space + 1, 3);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  const std::string_view fields = block.substr(line + 1);
  const std::size_t header =
      read_fields(fields, [&](std::string_view name, std::string_view value) {
        if (is_same(name, "content-type")) {
          split_type(value, response.content_type, response.charset);
        }
        if (is_same(name, "content-encoding")) response.encoding = to_lower(value);
        if (is_same(name, "transfer-encoding")) {
          response.chunked = to_lower(value).find("chunked") != std::string::npos;
        }
      });
  if (header == 0) return std::nullopt;
  response.body = fields.substr(header);
  return response;
}

std::string join_chunks(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(
        body.data(), body.data() + std::min<std::size_t>(body.size(), 16), size, 16);
    const std::size_t line = body.find('\n');
    if (error != std::errc() || line == std::string_view::npos || line > 256) break;
    body.remove_prefix(line + 1);
    if (size == 0) return out;
    size = std::min(size, body.size());
    out.append(body.substr(0, size));
    body.remove_prefix(size);
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return out;
}

namespace {

class Pages {
 public:
  Pages(ByteReader& bytes, const InputPiece& piece, ReadJob& job)
      : bytes_(&bytes),
        piece_(&piece),
        job_(&job),
        records_(bytes, job.options->text_limit),
        documents_(piece.name, job) {}

  void read() {
    while (job_->going) {
      std::optional<Result<WarcRecord>> record = records_.next();
      if (!record) break;
      if (*record) {
        one(**record);
      } else {
        job_->fail(record->error(), piece_->name);
      }
    }
    if (!job_->going) return;
    if (records_.number() == 0 && !bytes_->error()) {
      job_->fail({ErrorCode::empty_input, "no records in it", ""}, piece_->name);
    }
    job_->fail_if_broken(*bytes_, piece_->name);
  }

 private:
  void one(const WarcRecord& record) {
    if (!is_read(record.type)) return;  // requests and notes belong to the archive, not to the web
    HttpResponse response;
    if (record.type == "response") {
      std::optional<HttpResponse> parsed = parse_http_response(record.block);
      if (!parsed) return pass_over();
      response = std::move(*parsed);
    } else {
      response.status = 200;
      response.body = record.block;
      split_type(record.content_type, response.content_type, response.charset);
    }
    const bool html =
        response.content_type == "text/html" || response.content_type == "application/xhtml+xml";
    const bool text = response.content_type == "text/plain";
    const bool pdf = response.content_type == "application/pdf";
    if (response.status != 200 || !(html || text || pdf) || record.uri.empty()) return pass_over();
    if (trim(response.body).empty() || record.uri.ends_with("/robots.txt")) return pass_over();
    documents_.count();
    const std::string place = fmt::format("{}#{}", piece_->name, documents_.counted());
    Result<std::string> body = body_of(response);
    if (!body) return job_->fail(body.error(), place);
    Metadata known = piece_->known;
    if (known.url.empty()) known.url = record.uri;
    Result<Document> document = make(std::move(*body), response, known, html, pdf);
    if (!document) return job_->fail(at(document.error(), place), place);
    documents_.give(std::move(*document));
  }

  Result<Document> make(std::string body, const HttpResponse& response, const Metadata& known,
                        bool html, bool pdf) {
    if (pdf) return make_pdf_document(body, "", known, *job_->tables);
    if (!html) return make_document(std::move(body), "", known, *job_->tables);
    HtmlOptions options = page_options(*job_);
    options.charset = response.charset;
    options.url = known.url;
    return make_page_document(std::move(body), "", known, options, *job_->tables);
  }

  // Archives keep the headers of what they have unpacked, so the bytes decide.
  Result<std::string> body_of(const HttpResponse& response) {
    std::string body;
    std::string_view bytes = response.body;
    if (response.chunked) {
      body = join_chunks(bytes);
      if (!body.empty()) bytes = body;
    }
    const bool packed = bytes.starts_with("\x1F\x8B") || bytes.starts_with("\x28\xB5\x2F\xFD");
    if (!packed) return bytes.data() == body.data() ? std::move(body) : std::string(bytes);
    ByteReader inside(text_source(bytes));
    ByteReader unpacked(unpacked_source(inside));
    return unpacked.read_all(job_->options->text_limit, "--max-bytes");
  }

  static Error at(Error error, const std::string& place) {
    error.place = place;
    return error;
  }
  void pass_over() { ++job_->counts.passed_over; }

  ByteReader* bytes_;
  const InputPiece* piece_;
  ReadJob* job_;
  WarcReader records_;
  Numbered documents_;
};

}  // namespace

void read_warc(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Pages(bytes, piece, job).read();
}

}  // namespace dragoman
