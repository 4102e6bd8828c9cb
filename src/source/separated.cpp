#include "source/separated.h"

#include <fmt/format.h>

#include <string>

#include "base/utf8.h"
#include "source/documents.h"
#include "source/read_input.h"

namespace dragoman {
namespace {

class Separated {
 public:
  Separated(const InputPiece& piece, ReadJob& job)
      : piece_(&piece), job_(&job), documents_(piece.name, job) {}

  void take_line(const std::string& line, bool too_long) {
    const std::size_t limit = job_->options->text_limit;
    if (too_long || text_.size() + line.size() > limit) too_large_ = true;
    if (too_large_) return text_.clear();
    text_ += line;
    text_ += '\n';
  }
  void finish() {
    if (too_large_) {
      documents_.count();
      job_->fail({ErrorCode::too_large,
                  fmt::format("a text of more than {} bytes; --max-bytes raises this",
                              job_->options->text_limit),
                  documents_.place()},
                 piece_->name);
    } else if (!trim(text_).empty()) {
      documents_.count();
      give();
    }
    text_.clear();
    too_large_ = false;
  }
  std::size_t counted() const { return documents_.counted(); }

 private:
  void give() {
    text_.pop_back();  // the break before the separator
    if (auto error = date_error(piece_->known, documents_.place())) {
      job_->fail(std::move(*error), piece_->name);
    }
    if (!job_->going) return;
    Result<Document> document =
        make_document(std::move(text_), documents_.place(), piece_->known, *job_->tables);
    document ? documents_.give(std::move(*document)) : job_->fail(document.error(), piece_->name);
  }

  const InputPiece* piece_;
  ReadJob* job_;
  Numbered documents_;
  std::string text_;
  bool too_large_ = false;
};

bool is_separator(std::string_view line, const std::string& separator) {
  if (separator == "blank") return trim(line).empty();
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line == separator;
}

}  // namespace

void read_separated(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Separated texts(piece, job);
  std::string line;
  while (job.going) {
    const ByteReader::Got got = bytes.read_line(line, job.options->text_limit);
    if (got == ByteReader::Got::end) break;
    if (got == ByteReader::Got::line && is_separator(line, job.options->separator)) {
      texts.finish();
    } else {
      texts.take_line(line, got == ByteReader::Got::too_long);
    }
  }
  if (job.going) texts.finish();
  if (job.going && texts.counted() == 0 && !bytes.error()) {
    job.fail({ErrorCode::empty_input, "nothing but white space", ""}, piece.name);
  }
  job.fail_if_broken(bytes, piece.name);
}

}  // namespace dragoman
