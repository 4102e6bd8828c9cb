#include "source/read_input.h"

#include <filesystem>
#include <istream>

#include "base/hash.h"
#include "base/utf8.h"
#include "source/archives.h"
#include "source/csv.h"
#include "source/encoding.h"
#include "source/feeds.h"
#include "source/html_page.h"
#include "source/json_lines.h"
#include "source/mail.h"
#include "source/pdf.h"
#include "source/read_job.h"
#include "source/separated.h"
#include "source/warc.h"

namespace dragoman {
namespace {

void read_text(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Result<std::string> text = bytes.read_all(job.options->text_limit, "--max-bytes");
  if (!text) return job.fail(text.error(), piece.name);
  if (auto error = date_error(piece.known, piece.name)) job.fail(std::move(*error), piece.name);
  if (!job.going) return;
  Result<Document> document = make_document(std::move(*text), piece.name, piece.known, *job.tables);
  if (!document) return job.fail(document.error(), piece.name);
  job.give(std::move(*document));
}

ReadCounts read_source(ByteSource source, InputPiece piece, const SourceTables& tables,
                       const ReadOptions& options, const DocumentSink& sink) {
  ReadJob job;
  job.tables = &tables;
  job.options = &options;
  job.sink = &sink;
  ByteReader bytes([&job, from = std::move(source)]() -> Result<std::string_view> {
    Result<std::string_view> some = from();
    if (some) job.packed += some->size();
    if (some && job.options->taken) job.options->taken(some->size());
    return some;
  });
  read_piece(bytes, std::move(piece), job);
  return job.counts;
}

}  // namespace

void read_piece(ByteReader& bytes, InputPiece piece, ReadJob& job) {
  switch (kind_of_bytes(piece.kind, bytes)) {
    case InputKind::json_lines:
      return read_json_lines(bytes, piece, job);
    case InputKind::html:
      return read_html(bytes, piece, job);
    case InputKind::feed:
      return read_feed(bytes, piece, job);
    case InputKind::csv:
      return read_csv(bytes, piece, job);
    case InputKind::warc:
      return read_warc(bytes, piece, job);
    case InputKind::mail:
      return read_mail(bytes, piece, job);
    case InputKind::pdf:
      return read_pdf(bytes, piece, job);
    case InputKind::packed:
      return read_packed(bytes, piece, job);
    case InputKind::archive:
      return read_archive(bytes, piece, job);
    case InputKind::text:
    case InputKind::unknown:
      if (!job.options->separator.empty()) return read_separated(bytes, piece, job);
      return read_text(bytes, piece, job);
  }
}

Result<Document> make_document(std::string bytes, std::string file, const Metadata& given,
                               const SourceTables& tables) {
  std::string sha256 = sha256_hex(bytes);
  auto decoded = decode_text(std::move(bytes));
  if (!decoded) {
    Error error = decoded.error();
    if (error.place.empty()) error.place = file;
    return error;
  }
  if (trim(decoded->text).empty()) {
    return Error{ErrorCode::empty_input, "nothing but white space", file};
  }
  return build_document(std::move(*decoded), std::move(sha256), std::move(file), given, tables);
}

ReadCounts read_stream(std::istream& in, const Input& input, const SourceTables& tables,
                       const ReadOptions& options, const DocumentSink& sink) {
  return read_source(stream_source(in), {input.path, input.kind, options.given, "", ""}, tables,
                     options, sink);
}

ReadCounts read_input(const Input& input, const SourceTables& tables, const ReadOptions& options,
                      const DocumentSink& sink) {
  InputPiece piece{input.path, input.kind, options.given, "", ""};
  if (input.path == "-") {
    return read_source(standard_input_source(), std::move(piece), tables, options, sink);
  }
  Result<ByteSource> source = file_source(input.path);
  if (!source) {
    sink(source.error());
    return {};
  }
  Result<Metadata> sidecar = read_sidecar(input.path);
  if (sidecar) {
    piece.known = merge(options.given, *sidecar);
  } else if (!sink(sidecar.error())) {
    return {};
  }
  std::error_code code;
  if (std::filesystem::is_regular_file(input.path, code)) piece.plain_path = input.path;
  return read_source(std::move(*source), std::move(piece), tables, options, sink);
}

}  // namespace dragoman
