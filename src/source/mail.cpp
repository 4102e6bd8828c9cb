#include "source/mail.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "source/documents.h"
#include "source/encoding.h"
#include "source/html_page.h"
#include "source/lines.h"

namespace dragoman {
namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Object = std::unique_ptr<T, Unref>;

std::string copy(const char* text) {
  std::string out = text == nullptr ? "" : text;
  repair_utf8(out);
  return out;
}

// One leaf of the message, decoded.
struct Part {
  std::string bytes;
  std::string charset;
  std::string name;  // of an attachment
  bool html = false;
};

std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Object<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, out.get());
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  if (array == nullptr || array->data == nullptr) return {};
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string bytes_of(GMimeObject* object) {
  char* text = g_mime_object_to_string(object, nullptr);
  std::string out = text == nullptr ? "" : text;
  g_free(text);
  return out;
}

// What a message holds: texts of its body and what is attached.
class Parts {
 public:
  void walk(GMimeObject* object, int depth) {
    constexpr int kDeepest = 100;
    if (object == nullptr || depth > kDeepest) return;
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* parts = GMIME_MULTIPART(object);
      const int count = g_mime_multipart_get_count(parts);
      for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(parts, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner == nullptr) return;
      attached.push_back({bytes_of(GMIME_OBJECT(inner)), "", "message.eml", false});
    } else if (GMIME_IS_PART(object)) {
      leaf(GMIME_PART(object));
    }
  }

  std::vector<Part> plain;
  std::vector<Part> html;
  std::vector<Part> attached;
  std::size_t others = 0;

 private:
  void leaf(GMimePart* part) {
    GMimeObject* object = GMIME_OBJECT(part);
    GMimeContentType* type = g_mime_object_get_content_type(object);
    const bool is_html = g_mime_content_type_is_type(type, "text", "html") != 0;
    const bool is_plain = g_mime_content_type_is_type(type, "text", "plain") != 0;
    const char* name = g_mime_part_get_filename(part);
    const bool attachment =
        g_mime_part_is_attachment(part) != 0 || (name != nullptr && !is_html && !is_plain);
    Part found;
    found.charset = copy(g_mime_object_get_content_type_parameter(object, "charset"));
    found.html = is_html;
    if (attachment) {
      found.name = copy(name);
      std::replace(found.name.begin(), found.name.end(), '/', '_');
      if (found.name.empty() && is_html) found.name = "page.html";
      if (found.name.empty() && is_plain) found.name = "text.txt";
      if (found.name.empty() || !kind_of_name(found.name)) {
        ++others;
        return;
      }
    } else if (!is_html && !is_plain) {
      ++others;
      return;
    }
    found.bytes = bytes_of(part);
    (attachment ? attached : is_html ? html : plain).push_back(std::move(found));
  }
};

Metadata metadata_of(GMimeMessage* message) {
  Metadata metadata;
  metadata.title = squeeze(copy(g_mime_message_get_subject(message)));
  if (GDateTime* date = g_mime_message_get_date(message)) {
    int year = 0;
    int month = 0;
    int day = 0;
    g_date_time_get_ymd(date, &year, &month, &day);
    if (is_valid_civil(year, month, day)) {
      metadata.published = iso_day(day_from_civil(year, month, day));
    }
  }
  InternetAddressList* from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return metadata;
  InternetAddress* sender = internet_address_list_get_address(from, 0);
  metadata.byline = squeeze(copy(internet_address_get_name(sender)));
  if (!INTERNET_ADDRESS_IS_MAILBOX(sender)) return metadata;
  const std::string address =
      copy(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
  const std::size_t at = address.rfind('@');
  if (at != std::string::npos) metadata.outlet = to_lower(address.substr(at + 1));
  return metadata;
}

std::size_t words_in(const std::vector<Part>& parts) {
  std::size_t words = 0;
  for (const Part& part : parts) words += count_words(part.bytes);
  return words;
}

Result<std::string> decoded_text(const std::vector<Part>& parts, std::uint32_t& replaced) {
  std::string text;
  for (const Part& part : parts) {
    auto decoded = decode_text(part.bytes, part.charset);
    if (!decoded) return decoded.error();
    if (!text.empty()) text += "\n\n";
    text += decoded->text;
    replaced += decoded->replaced;
  }
  return text;
}

class MailReader {
 public:
  MailReader(const InputPiece& piece, ReadJob& job) : piece_(&piece), job_(&job) {}

  void read(const std::string& bytes) {
    const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (message == nullptr) {
      return job_->fail({ErrorCode::binary_input, "no message of e-mail", ""}, piece_->name);
    }
    Metadata known = merge(piece_->known, metadata_of(message.get()));
    Parts parts;
    parts.walk(g_mime_message_get_mime_part(message.get()), 0);
    job_->counts.passed_over += parts.others;
    give_body(bytes, parts, known);
    for (Part& part : parts.attached) {
      if (!job_->going) return;
      give_attached(part);
    }
  }

 private:
  void give_body(const std::string& bytes, const Parts& parts, const Metadata& known) {
    if (auto error = date_error(known, piece_->name)) job_->fail(std::move(*error), piece_->name);
    if (!job_->going) return;
    Result<Document> document = make(bytes, parts, known);
    if (document) return job_->give(std::move(*document));
    // A message may be nothing but an envelope.
    const bool empty = document.error().code == ErrorCode::empty_input;
    if (!empty || parts.attached.empty()) job_->fail(document.error(), piece_->name);
  }

  Result<Document> make(const std::string& bytes, const Parts& parts, const Metadata& known) {
    constexpr std::size_t kMuchMore = 10;  // "your program does not show HTML"
    const bool plain = words_in(parts.plain) * kMuchMore > words_in(parts.html);
    if (!plain) return make_from_html(bytes, parts, known);
    Decoded decoded;
    decoded.encoding = "UTF-8";
    Result<std::string> text = decoded_text(parts.plain, decoded.replaced);
    if (!text) return text.error();
    if (trim(*text).empty()) return Error{ErrorCode::empty_input, "a message without text", ""};
    decoded.text = std::move(*text);
    return build_document(std::move(decoded), sha256_hex(bytes), piece_->name, known,
                          *job_->tables);
  }

  Result<Document> make_from_html(const std::string& bytes, const Parts& parts,
                                  const Metadata& known) {
    OutlinedText text;
    text.add(BlockKind::title, true, known.title);
    const std::size_t without = text.lines.size();
    std::uint32_t replaced = 0;
    for (const Part& part : parts.html) {
      HtmlOptions options = page_options(*job_);
      options.charset = part.charset;
      options.whole = true;
      Result<PageText> page = read_page(part.bytes, options, *job_->tables);
      if (!page) return page.error();
      replaced += page->replaced;
      for (const MarkedLine& line : page->text.lines) {
        text.add(line.kind, line.sure, slice(page->text.text, line.span));
      }
    }
    if (text.lines.size() == without) {
      return Error{ErrorCode::empty_input, "a message without text", ""};
    }
    Document document =
        build_document(std::move(text), sha256_hex(bytes), piece_->name, known, *job_->tables);
    document.replaced_bytes = replaced;
    return document;
  }

  void give_attached(const Part& part) {
    const UnpackLimits& limits = job_->options->unpack;
    const std::string place = piece_->name + "/" + part.name;
    if (job_->depth >= limits.depth) {
      return job_->fail({ErrorCode::too_large,
                         fmt::format("attached or packed more than {} times; --max-depth raises "
                                     "this",
                                     limits.depth),
                         ""},
                        place);
    }
    if (++job_->entries > limits.entries) {
      job_->fail({ErrorCode::too_large,
                  fmt::format("more than {} files; --max-entries raises this", limits.entries), ""},
                 place);
      job_->going = false;
      return;
    }
    ++job_->depth;
    ByteReader bytes(text_source(part.bytes));
    read_piece(bytes,
               {place, kind_of_name(part.name).value_or(InputKind::unknown), piece_->known, "",
                part.charset},
               *job_);
    --job_->depth;
  }

  const InputPiece* piece_;
  ReadJob* job_;
};

}  // namespace

void read_mail(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  Result<std::string> message = bytes.read_all(job.options->text_limit, "--max-bytes");
  if (!message) return job.fail(message.error(), piece.name);
  if (trim(*message).empty()) {
    return job.fail({ErrorCode::empty_input, "nothing but white space", ""}, piece.name);
  }
  MailReader(piece, job).read(*message);
}

}  // namespace dragoman
