// Web archives: WARC 1.0 and 1.1, as Common Crawl's news archive has them. One document a page.
//
// Of the records, responses with status 200 are read (HTML, plain text, PDF), resources, and
// conversions (text taken from pages by others); what else stands there is passed over and counted.
// Lengths are held against what follows: where a record is longer or shorter than it says, that is
// told, and reading goes on at the next line that begins a record.
// Source: ISO 28500:2017; RFC 9112 for chunks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/read_job.h"

namespace dragoman {

struct WarcRecord {
  std::string type;          // "response"
  std::string uri;           // of the page
  std::string content_type;  // of the block
  std::string_view block;    // valid until the next record; empty for types that are not read
};

class WarcReader {
 public:
  // Blocks over the limit are passed over, not held.
  WarcReader(ByteReader& bytes, std::size_t block_limit) : bytes_(&bytes), limit_(block_limit) {}

  // The next record, or what is wrong with it: the reader then stands at the one after it. Nothing
  // at the end.
  std::optional<Result<WarcRecord>> next();
  std::size_t number() const { return number_; }  // of the record, from 1

 private:
  bool find_start();
  bool read_header(WarcRecord& record, std::uint64_t& length);
  Error wrong(std::string message) const;

  ByteReader* bytes_;
  std::size_t limit_;
  std::size_t number_ = 0;
  std::size_t block_ = 0;  // bytes of the block that the caller looks at
};

// A response as HTTP has it.
struct HttpResponse {
  int status = 0;
  std::string content_type;  // lower case, without parameters
  std::string charset;
  std::string encoding;  // "gzip"
  bool chunked = false;
  std::string_view body;
};
std::optional<HttpResponse> parse_http_response(std::string_view block);
// The body put together from its chunks; what is no chunk any more ends it.
std::string join_chunks(std::string_view body);

void read_warc(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
