#include "source/archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <memory>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint64_t kFree = std::uint64_t{64} << 20;  // growth that is never too much

struct CloseArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Opened = std::unique_ptr<archive, CloseArchive>;

// What libarchive reads from: pieces where they lie.
struct Feed {
  ByteReader* bytes = nullptr;
  std::size_t shown = 0;  // of the piece that libarchive looks at
};

la_ssize_t next_piece(archive* opened, void* data, const void** buffer) {
  auto* feed = static_cast<Feed*>(data);
  feed->bytes->skip(feed->shown);
  const std::string_view piece = feed->bytes->peek();
  feed->shown = piece.size();
  *buffer = piece.data();
  if (!piece.empty() || !feed->bytes->error()) return static_cast<la_ssize_t>(piece.size());
  archive_set_error(opened, EIO, "%s", feed->bytes->error()->message.c_str());
  return ARCHIVE_FATAL;
}

Error archive_error(archive* opened, const Feed* feed) {
  if (feed != nullptr && feed->bytes->error()) return *feed->bytes->error();
  const char* said = archive_error_string(opened);
  std::string message = said == nullptr ? "does not unpack" : said;
  repair_utf8(message);
  return {ErrorCode::bad_archive, std::move(message), ""};
}

void support_packers(archive* opened) {
  archive_read_support_filter_bzip2(opened);
  archive_read_support_filter_gzip(opened);
  archive_read_support_filter_xz(opened);
  archive_read_support_filter_zstd(opened);
}

enum class Form : std::uint8_t { one_file, archive, either };

Opened open_archive(Form form) {
  Opened opened(archive_read_new());
  check(opened != nullptr, "no memory for an archive");
  if (form != Form::archive) support_packers(opened.get());
  if (form == Form::one_file) {
    archive_read_support_format_raw(opened.get());
    archive_read_support_format_empty(opened.get());
  } else {
    archive_read_support_format_tar(opened.get());
    archive_read_support_format_zip(opened.get());
  }
  return opened;
}

// The bytes of the entry that the archive stands at.
Result<std::string_view> next_block(archive* opened, const Feed* feed) {
  while (true) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int said = archive_read_data_block(opened, &block, &size, &offset);
    if (said == ARCHIVE_EOF) return std::string_view();
    if (said == ARCHIVE_RETRY) continue;
    if (said != ARCHIVE_OK && said != ARCHIVE_WARN) return archive_error(opened, feed);
    if (size > 0) return std::string_view(static_cast<const char*>(block), size);
  }
}

std::string entry_name(archive_entry* entry) {
  const char* given = archive_entry_pathname_utf8(entry);
  if (given == nullptr) given = archive_entry_pathname(entry);
  std::string name = given == nullptr ? "" : given;
  repair_utf8(name);
  while (name.starts_with("./")) name.erase(0, 2);
  return name;
}

// Reads one archive or packed file of a job within its limits.
class Unpacking {
 public:
  Unpacking(ByteReader& bytes, const InputPiece& piece, ReadJob& job)
      : feed_{&bytes, 0}, piece_(&piece), job_(&job) {}

  void one_file() {
    if (!open(Form::one_file)) return;
    archive_entry* entry = nullptr;
    const int said = archive_read_next_header(opened_.get(), &entry);
    if (said == ARCHIVE_EOF) return fail({ErrorCode::empty_input, "nothing in it", ""});
    if (said != ARCHIVE_OK && said != ARCHIVE_WARN)
      return fail(archive_error(opened_.get(), &feed_));
    const std::string inner = unpacked_name(piece_->name);
    // Without a name that says more, the bytes do.
    const InputKind kind = inner == piece_->name ? piece_kind_inside() : named_kind(inner);
    ++job_->depth;
    read_entry({piece_->name, kind, piece_->known, "", piece_->charset});
    --job_->depth;
  }

  void archive() {
    if (!open(Form::archive)) return;
    ++job_->depth;
    std::size_t found = 0;
    while (job_->going) {
      archive_entry* entry = nullptr;
      const int said = archive_read_next_header(opened_.get(), &entry);
      if (said == ARCHIVE_EOF) break;
      if (said == ARCHIVE_RETRY) continue;
      if (said != ARCHIVE_OK && said != ARCHIVE_WARN) {
        fail(archive_error(opened_.get(), &feed_));
        break;
      }
      ++found;
      if (!count_entry()) break;
      one_entry(entry);
    }
    --job_->depth;
    if (job_->going && found == 0) fail({ErrorCode::empty_input, "an archive without files", ""});
  }

 private:
  void fail(Error error) { job_->fail(std::move(error), piece_->name); }
  void fail_for_good(Error error) {
    fail(std::move(error));
    job_->going = false;
  }

  // Whether the archive is open; else the failure is told.
  bool open(Form form) {
    const unsigned most = job_->options->unpack.depth;
    if (job_->depth >= most) {
      fail({ErrorCode::too_large,
            fmt::format("packed more than {} times; --max-depth raises this", most), ""});
      return false;
    }
    opened_ = open_archive(form);
    const bool on_disk = form == Form::archive && !piece_->plain_path.empty();
    const int said =
        on_disk ? archive_read_open_filename(opened_.get(), piece_->plain_path.c_str(), kBlock)
                : archive_read_open(opened_.get(), &feed_, nullptr, next_piece, nullptr);
    if (on_disk) {  // a zip's list of files stands at its end
      std::error_code code;
      job_->packed = std::filesystem::file_size(piece_->plain_path, code);
    }
    if (said == ARCHIVE_OK || said == ARCHIVE_WARN) return true;
    fail(archive_error(opened_.get(), &feed_));
    return false;
  }

  static InputKind named_kind(const std::string& name) {
    return kind_of_name(name).value_or(InputKind::unknown);
  }
  InputKind piece_kind_inside() const {
    const bool outer = piece_->kind == InputKind::packed || piece_->kind == InputKind::archive;
    return outer ? InputKind::unknown : piece_->kind;
  }

  bool count_entry() {
    const std::uint64_t most = job_->options->unpack.entries;
    if (++job_->entries <= most) return true;
    fail_for_good({ErrorCode::too_large,
                   fmt::format("more than {} files; --max-entries raises this", most), ""});
    return false;
  }

  void one_entry(archive_entry* entry) {
    const std::string name = entry_name(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || name.ends_with('/')) return;
    const std::string place = piece_->name + "/" + name;
    const std::optional<InputKind> kind = kind_of_name(name);
    const bool hidden = name.starts_with('.') || name.find("/.") != std::string::npos ||
                        name.starts_with("__MACOSX/");
    if (!kind || hidden || is_sidecar(name)) {
      ++job_->counts.passed_over;
      return;
    }
    if (archive_entry_is_encrypted(entry) != 0) {
      return job_->fail({ErrorCode::bad_archive, "encrypted; unpack it yourself first", ""}, place);
    }
    read_entry({place, *kind, piece_->known, "", ""});
  }

  void read_entry(const InputPiece& inner) {
    entry_bytes_ = 0;
    ByteReader bytes([this] { return next(); });
    read_piece(bytes, inner, *job_);
    if (spent_) job_->going = false;
  }

  Result<std::string_view> next() {
    Result<std::string_view> block = next_block(opened_.get(), &feed_);
    if (!block) return block;
    entry_bytes_ += block->size();
    job_->unpacked += block->size();
    const UnpackLimits& limits = job_->options->unpack;
    if (entry_bytes_ > limits.entry) {
      return too_large("more than {} bytes; --max-entry raises this", limits.entry);
    }
    spent_ = true;
    if (job_->unpacked > limits.total) {
      return too_large("more than {} bytes in all; --max-unpacked raises this", limits.total);
    }
    if (job_->unpacked > kFree && (job_->unpacked - kFree) / limits.ratio > job_->packed) {
      return too_large("unpacks to more than {} times its size; --max-ratio raises this",
                       limits.ratio);
    }
    spent_ = false;
    return block;
  }

  static Error too_large(const char* message, std::uint64_t limit) {
    return {ErrorCode::too_large, fmt::format(fmt::runtime(message), limit), ""};
  }

  static constexpr std::size_t kBlock = std::size_t{1} << 18;
  Feed feed_;
  const InputPiece* piece_;
  ReadJob* job_;
  Opened opened_;
  std::uint64_t entry_bytes_ = 0;
  bool spent_ = false;  // a limit of the whole input is reached
};

// An archive that is read for itself, kept as long as its source.
struct Loose {
  explicit Loose(ByteReader& bytes, Form form) : feed{&bytes, 0}, opened(open_archive(form)) {}

  Status next_header(archive_entry** entry, bool& end) {
    if (!started) {
      started = true;
      const int said = archive_read_open(opened.get(), &feed, nullptr, next_piece, nullptr);
      if (said != ARCHIVE_OK && said != ARCHIVE_WARN) return archive_error(opened.get(), &feed);
    }
    int said = ARCHIVE_RETRY;
    while (said == ARCHIVE_RETRY) said = archive_read_next_header(opened.get(), entry);
    end = said == ARCHIVE_EOF;
    if (end || said == ARCHIVE_OK || said == ARCHIVE_WARN) return {};
    return archive_error(opened.get(), &feed);
  }

  Feed feed;
  Opened opened;
  bool started = false;
};

}  // namespace

void read_packed(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Unpacking(bytes, piece, job).one_file();
}

void read_archive(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Unpacking(bytes, piece, job).archive();
}

ByteSource unpacked_source(ByteReader& packed) {
  auto loose = std::make_shared<Loose>(packed, Form::one_file);
  return [loose]() -> Result<std::string_view> {
    if (!loose->started) {
      archive_entry* entry = nullptr;
      bool end = false;
      if (Status opened = loose->next_header(&entry, end); !opened) return opened.error();
      if (end) return std::string_view();
    }
    return next_block(loose->opened.get(), &loose->feed);
  };
}

Status for_each_entry(ByteReader& archive, const EntryTaker& take) {
  Loose loose(archive, Form::either);
  while (true) {
    archive_entry* entry = nullptr;
    bool end = false;
    if (Status next = loose.next_header(&entry, end); !next) return next;
    if (end) return {};
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    ByteReader bytes([&] { return next_block(loose.opened.get(), &loose.feed); });
    if (Status taken = take(entry_name(entry), bytes); !taken) return taken;
    if (bytes.error()) return *bytes.error();
  }
}

}  // namespace dragoman
