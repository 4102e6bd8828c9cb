#include "source/feeds.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "source/documents.h"
#include "source/html_page.h"
#include "source/lines.h"
#include "source/xml_steps.h"

namespace dragoman {
namespace {

struct Item {
  std::string title;
  std::string link;
  std::string day;  // published or, where it is not said, updated
  std::string updated;
  std::string author;
  std::string outlet;
  std::string content;
  std::string summary;
};

// Words that may hold markup, as HTML for the reader of pages.
std::string as_html(std::string_view text) {
  if (text.find('<') != std::string_view::npos) return std::string(text);
  // A plain text: what stands in lines of its own stays so.
  std::string out;
  for (char c : text) out += c == '\n' ? std::string("<br>") : std::string(1, c);
  return out;
}

std::string plain(std::string_view text) {
  if (text.find_first_of("<&") == std::string_view::npos) return squeeze(text);
  auto tree = parse_html(text);
  return tree ? squeeze(tree->all_text(0)) : squeeze(text);
}

// Elements of other modules have the same names: a picture's title is not the item's.
bool is_of_feeds(std::string_view space) {
  if (space.empty()) return true;
  for (std::string_view own :
       {"purl.org/rss/1.0", "purl.org/dc/", "w3.org/2005/Atom", "purl.org/atom", "my.netscape.com",
        "w3.org/1999/02/22-rdf", "backend.userland.com"}) {
    if (space.find(own) != std::string_view::npos) return true;
  }
  return false;
}

class FeedReader {
 public:
  FeedReader(ByteReader& bytes, const InputPiece& piece, ReadJob& job)
      : steps_(bytes, job.options->nesting_limit, job.options->text_limit),
        piece_(&piece),
        job_(&job),
        documents_(piece.name, job) {}

  void read() {
    while (job_->going) {
      std::optional<XmlStep> step = steps_.next();
      if (!step) break;
      if (step->kind == XmlStep::Kind::open) open(*step);
      if (step->kind == XmlStep::Kind::text) say(step->text);
      if (step->kind == XmlStep::Kind::close) close(*step);
    }
    if (!job_->going) return;
    if (steps_.error()) return job_->fail(*steps_.error(), piece_->name);
    if (!is_feed_) {
      return job_->fail({ErrorCode::bad_markup,
                         fmt::format("XML that is no feed: its root is <{}>, wanted <rss>, "
                                     "<rdf:RDF> or <feed>",
                                     root_),
                         ""},
                        piece_->name);
    }
    if (documents_.counted() == 0) {
      job_->fail({ErrorCode::empty_input, "a feed without items", ""}, piece_->name);
    }
  }

 private:
  void open(const XmlStep& step) {
    if (open_.empty()) {
      root_ = step.name;
      is_feed_ = root_ == "rss" || root_ == "RDF" || root_ == "feed";
    }
    open_.push_back(step.name);
    if (markup_depth_ > 0) {  // XHTML inside Atom's content
      text_ += "<" + step.name + ">";
      return;
    }
    if (in_item_ == 0 && (step.name == "item" || step.name == "entry")) {
      in_item_ = open_.size();
      item_ = {};
      return;
    }
    const bool field = open_.size() == in_item_ + 1;
    if (field || in_item_ == 0) text_.clear();
    if (!is_of_feeds(step.space)) return;
    if (step.name == "link") take_link(step);
    if (field && step.attribute("type") == "xhtml") markup_depth_ = open_.size();
  }

  void take_link(const XmlStep& step) {
    const std::string_view rel = step.attribute("rel");
    const std::string_view address = step.attribute("href");
    const bool own = rel.empty() || rel == "alternate";
    if (in_item_ > 0 && own && !address.empty() && item_.link.empty()) item_.link = address;
  }

  void say(const std::string& text) {
    if (text_.size() + text.size() > job_->options->text_limit) return;
    if (markup_depth_ == 0) {
      text_ += text;
      return;
    }
    for (char c : text) {
      if (c == '<')
        text_ += "&lt;";
      else if (c == '&')
        text_ += "&amp;";
      else
        text_ += c;
    }
  }

  void close(const XmlStep& step) {
    if (open_.empty()) return;
    const std::size_t depth = open_.size();
    open_.pop_back();
    if (markup_depth_ > 0 && depth > markup_depth_) {
      text_ += "</" + step.name + ">";
      return;
    }
    markup_depth_ = 0;
    if (depth == in_item_) {
      in_item_ = 0;
      give();
    } else if (in_item_ > 0) {
      const bool field = depth == in_item_ + 1;
      if (is_of_feeds(step.space)) take_field(step.name, open_.back(), field);
      text_.clear();
    } else if (step.name == "title" && feed_title_.empty() &&
               (open_.back() == "channel" || open_.back() == "feed")) {
      feed_title_ = plain(text_);
    }
  }

  void take_field(const std::string& name, const std::string& around, bool field) {
    if (name == "name" && around == "author") author_name_ = squeeze(text_);
    if (name == "title" && around == "source") item_.outlet = plain(text_);
    if (!field) return;
    if (name == "title" && item_.title.empty()) item_.title = plain(text_);
    if (name == "link" && item_.link.empty()) item_.link = squeeze(text_);
    if (name == "guid" && item_.link.empty() && trim(text_).starts_with("http")) {
      item_.link = squeeze(text_);
    }
    if (name == "pubDate" || name == "published" || name == "date" || name == "issued") {
      item_.day = squeeze(text_);
    }
    if (name == "updated" || name == "modified") item_.updated = squeeze(text_);
    if (name == "author" || name == "creator") {
      const std::string given = author_name_.empty() ? squeeze(text_) : author_name_;
      if (!item_.author.empty() && !given.empty()) item_.author += ", ";
      item_.author += given;
      author_name_.clear();
    }
    if (name == "source" && item_.outlet.empty()) item_.outlet = plain(text_);
    if (name == "encoded" || name == "content") item_.content = text_;
    if (name == "description" || name == "summary") item_.summary = text_;
  }

  void give() {
    documents_.count();
    const std::string place = documents_.place();
    Metadata own;
    own.title = std::move(item_.title);
    own.url = std::move(item_.link);
    own.outlet = item_.outlet.empty() ? feed_title_ : item_.outlet;
    own.byline = std::move(item_.author);
    own.published = find_published(item_.day.empty() ? item_.updated : item_.day, *job_->tables);
    const Metadata known = merge(piece_->known, own);

    const bool has_content = !trim(item_.content).empty();
    const std::string& body = has_content ? item_.content : item_.summary;
    HtmlOptions options = page_options(*job_);
    options.whole = true;
    Result<PageText> page = read_page(as_html(body), options, *job_->tables);
    if (!page && page.error().code != ErrorCode::empty_input) {
      return job_->fail(page.error(), place);
    }
    OutlinedText text;
    text.add(BlockKind::title, true, known.title);
    if (page) {
      for (const MarkedLine& line : page->text.lines) {
        text.add(line.kind, line.sure, slice(page->text.text, line.span));
      }
    }
    if (text.text.empty()) {
      return job_->fail({ErrorCode::empty_input, "an item without title or text", ""}, place);
    }
    if (auto error = date_error(known, place)) job_->fail(std::move(*error), place);
    if (!job_->going) return;
    documents_.give(build_document(std::move(text), sha256_hex(body), "", known, *job_->tables));
  }

  XmlSteps steps_;
  const InputPiece* piece_;
  ReadJob* job_;
  Numbered documents_;
  std::vector<std::string> open_;
  std::string root_;
  bool is_feed_ = false;
  std::string feed_title_;
  std::size_t in_item_ = 0;       // how deep the item stands; 0 outside of one
  std::size_t markup_depth_ = 0;  // how deep the field of XHTML stands
  std::string text_;
  std::string author_name_;
  Item item_;
};

}  // namespace

void read_feed(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  FeedReader(bytes, piece, job).read();
}

}  // namespace dragoman
