#include "source/read_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "source/encoding.h"
#include "source/json_lines.h"
#include "source/outline.h"

namespace dragoman {
namespace {

// Reads a stream line by line with one buffer; a line over the limit is skipped, not held.
class LineReader {
 public:
  // `start` has been taken from the stream before.
  LineReader(std::istream& in, std::size_t limit, std::string start)
      : in_(&in), limit_(limit), buffer_(std::move(start)), filled_(buffer_.size()) {}

  enum class Got { line, too_long, end };
  Got next(std::string& line) {
    line.clear();
    bool too_long = false;
    bool any = false;
    while (true) {
      if (at_ == filled_ && !fill()) {
        if (!any) return Got::end;
        ++number_;
        return too_long ? Got::too_long : Got::line;
      }
      any = true;
      const char* begin = buffer_.data() + at_;
      const auto* end = static_cast<const char*>(std::memchr(begin, '\n', filled_ - at_));
      std::size_t size = end == nullptr ? filled_ - at_ : static_cast<std::size_t>(end - begin);
      if (!too_long && line.size() + size > limit_) {
        too_long = true;
        std::string().swap(line);
      }
      if (!too_long) line.append(begin, size);
      at_ += size;
      if (end == nullptr) continue;
      ++at_;
      ++number_;
      return too_long ? Got::too_long : Got::line;
    }
  }
  std::size_t number() const { return number_; }

 private:
  bool fill() {
    buffer_.resize(std::size_t{1} << 16);
    in_->read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    filled_ = static_cast<std::size_t>(in_->gcount());
    at_ = 0;
    return filled_ > 0;
  }

  std::istream* in_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::size_t number_ = 0;
};

// "No such file" and the like, as the standard library says it.
Error placed(Error error, const std::string& place) {
  if (error.place.empty()) error.place = place;
  return error;
}

std::string document_id(const Document& document, std::string_view text_sha,
                        const Metadata& given) {
  return stable_id("doc", fmt::format("{}\n{}\n{}\n{}\n{}", text_sha, document.url, document.outlet,
                                      given.title, given.published));
}

// Everything but decoding; `sha256` is that of the bytes as they came.
Document build(Decoded decoded, std::string sha256, std::string file, const Metadata& given,
               const SourceTables& tables) {
  Document document;
  document.file = std::move(file);
  document.text = std::move(decoded.text);
  document.replaced_bytes = decoded.replaced;
  document.sha256 = std::move(sha256);
  document.url = given.url;
  document.outlet = given.outlet;
  document.title = given.title;
  document.byline = given.byline;
  if (!given.published.empty()) {
    auto published = parse_published(given.published);
    if (published) document.published = std::move(*published);
  }
  outline(document, tables, given.language, given.genre);
  document.id = document_id(document, sha256_hex(document.text), given);
  return document;
}

std::optional<Error> date_error(const Metadata& given, const std::string& place) {
  if (given.published.empty()) return std::nullopt;
  auto published = parse_published(given.published);
  if (published) return std::nullopt;
  return placed(published.error(), place);
}

class JsonLines {
 public:
  JsonLines(std::istream& in, std::string start, std::string name, const SourceTables& tables,
            const ReadOptions& options, const DocumentSink& sink)
      : lines_(in, options.line_limit, std::move(start)),
        name_(std::move(name)),
        tables_(&tables),
        options_(&options),
        sink_(&sink) {}

  void read() {
    std::string line;
    std::size_t seen = 0;
    while (going_) {
      LineReader::Got got = lines_.next(line);
      if (got == LineReader::Got::end) break;
      if (got == LineReader::Got::line && trim(line).empty()) continue;
      ++seen;
      // The first document waits for a second line, which decides what it is called.
      if (seen == 2) release_first("#1");
      if (!going_) break;
      one_line(got, line, seen);
    }
    if (going_) release_first("");
    if (going_ && seen == 0) fail({ErrorCode::empty_input, "nothing but white space", name_});
  }

 private:
  void one_line(LineReader::Got got, std::string& line, std::size_t seen) {
    std::string place = fmt::format("{}:{}", name_, lines_.number());
    if (got == LineReader::Got::too_long) {
      return fail({ErrorCode::too_large,
                   fmt::format("a line of more than {} bytes", options_->line_limit), place});
    }
    Decoded decoded;
    decoded.encoding = "UTF-8";
    if (lines_.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    decoded.replaced = static_cast<std::uint32_t>(repair_utf8(line));
    auto json = reader_.read(line, place);
    if (!json) return fail(json.error());
    std::replace(json->text.begin(), json->text.end(), '\0', ' ');
    if (json->text.starts_with("\xEF\xBB\xBF")) json->text.erase(0, 3);
    if (trim(json->text).empty()) {
      return fail({ErrorCode::empty_input, "'text' is nothing but white space", place});
    }
    Metadata given = merge(options_->given, json->metadata);
    if (auto error = date_error(given, place)) fail(std::move(*error));
    if (!going_) return;
    std::string sha256 = sha256_hex(json->text);
    decoded.text = std::move(json->text);
    Document document =
        build(std::move(decoded), std::move(sha256),
              seen == 1 ? name_ : fmt::format("{}#{}", name_, seen), given, *tables_);
    if (seen == 1) {
      first_ = std::move(document);
    } else {
      going_ = (*sink_)(std::move(document));
    }
  }

  void release_first(std::string_view suffix) {
    if (!first_) return;
    first_->file += suffix;
    going_ = (*sink_)(std::move(*first_));
    first_.reset();
  }

  void fail(Error error) { going_ = (*sink_)(std::move(error)) && going_; }

  LineReader lines_;
  std::string name_;
  const SourceTables* tables_;
  const ReadOptions* options_;
  const DocumentSink* sink_;
  JsonLineReader reader_;
  std::optional<Document> first_;
  bool going_ = true;
};

Result<std::string> read_all(std::istream& in, std::string bytes, std::size_t limit,
                             const std::string& name) {
  std::string buffer(std::size_t{1} << 16, '\0');
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    bytes.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return Error{ErrorCode::too_large, fmt::format("a text of more than {} bytes", limit), name};
    }
  }
  if (in.bad()) return Error{ErrorCode::not_readable, "reading broke off", name};
  return bytes;
}

// JSON lines begin with an object: '{', then a key or the end.
bool starts_as_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = trim(bytes);
  if (!bytes.starts_with('{')) return false;
  bytes = trim(bytes.substr(1));
  return bytes.starts_with('"') || bytes.starts_with('}');
}

// Takes bytes from the stream until they show what it is: no more than it needs, since a pipe may
// not have more yet.
std::string take_start(std::istream& in) {
  constexpr std::size_t kLookAt = 512;
  constexpr std::string_view kBlank = " \t\r\n\xEF\xBB\xBF";
  std::string start;
  std::size_t marks = 0;
  char c = 0;
  while (start.size() < kLookAt && marks < 2 && in.get(c)) {
    start += c;
    if (kBlank.find(c) != std::string_view::npos) continue;
    if (++marks == 1 && c != '{') break;
  }
  return start;
}

}  // namespace

Result<Document> make_document(std::string bytes, std::string file, const Metadata& given,
                               const SourceTables& tables) {
  std::string sha256 = sha256_hex(bytes);
  auto decoded = decode_text(std::move(bytes));
  if (!decoded) return placed(decoded.error(), file);
  if (trim(decoded->text).empty()) {
    return Error{ErrorCode::empty_input, "nothing but white space", file};
  }
  return build(std::move(*decoded), std::move(sha256), std::move(file), given, tables);
}

void read_stream(std::istream& in, const Input& input, const SourceTables& tables,
                 const ReadOptions& options, const DocumentSink& sink) {
  InputKind kind = input.kind;
  std::string start;
  if (kind == InputKind::unknown) {
    start = take_start(in);
    kind = starts_as_json(start) ? InputKind::json_lines : InputKind::text;
  }
  if (kind == InputKind::json_lines) {
    JsonLines(in, std::move(start), input.path, tables, options, sink).read();
    return;
  }
  auto bytes = read_all(in, std::move(start), options.text_limit, input.path);
  if (!bytes) {
    sink(bytes.error());
    return;
  }
  if (auto error = date_error(options.given, input.path)) {
    if (!sink(std::move(*error))) return;
  }
  sink(make_document(std::move(*bytes), input.path, options.given, tables));
}

void read_input(const Input& input, const SourceTables& tables, const ReadOptions& options,
                const DocumentSink& sink) {
  if (input.path == "-") return read_stream(std::cin, input, tables, options, sink);
  std::error_code code;
  auto status = std::filesystem::status(input.path, code);
  if (!std::filesystem::exists(status)) {
    sink(Error{ErrorCode::not_found, "no such file", input.path});
    return;
  }
  if (std::filesystem::is_directory(status)) {
    sink(Error{ErrorCode::not_readable, "is a folder, wanted a file", input.path});
    return;
  }
  errno = 0;
  std::ifstream in(input.path, std::ios::binary);
  if (!in) {
    sink(Error{ErrorCode::not_readable, std::strerror(errno), input.path});
    return;
  }
  ReadOptions with_sidecar = options;
  auto sidecar = read_sidecar(input.path);
  if (sidecar) {
    with_sidecar.given = merge(options.given, *sidecar);
  } else if (!sink(sidecar.error())) {
    return;
  }
  read_stream(in, input, tables, with_sidecar, sink);
}

}  // namespace dragoman
