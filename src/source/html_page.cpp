#include "source/html_page.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "source/encoding.h"
#include "source/html_blocks.h"
#include "source/lines.h"
#include "source/main_text.h"
#include "source/page_metadata.h"

namespace dragoman {
namespace {

constexpr std::size_t kFewWords = 20;  // fewer on the page than this, and JSON-LD is asked

// The article's text as JSON-LD has it, in lines, for a page that shows it by a script.
void add_article_body(std::string_view body, OutlinedText& text) {
  for (std::string_view line : split(body, '\n')) text.add(BlockKind::paragraph, false, line);
}

Error no_text() {
  return {ErrorCode::empty_input, "a page without a text to speak of", ""};
}

}  // namespace

Result<PageText> read_page(std::string bytes, const HtmlOptions& options,
                           const SourceTables& tables) {
  const std::string charset = options.charset.empty() ? declared_charset(bytes) : options.charset;
  auto decoded = decode_text(std::move(bytes), charset);
  if (!decoded) return decoded.error();
  Result<HtmlTree> tree = parse_html(decoded->text, options.limits);
  if (!tree) return tree.error();
  const std::vector<HtmlBlock> blocks = collect_blocks(*tree);
  PageText page;
  page.replaced = decoded->replaced;
  PageMetadata found;
  if (!options.whole) found = read_page_metadata(*tree, blocks, options.url, tables);
  page.metadata = std::move(found.metadata);

  constexpr std::size_t kLongestHint = 200'000;
  const PageHints hints{fold_name(page.metadata.title),
                        fold_name(head(found.article_body, kLongestHint))};
  const std::vector<MainBlock> chosen = options.whole
                                            ? all_text(*tree, blocks, hints, tables)
                                            : find_main_text(*tree, blocks, hints, tables);
  if (!options.whole) page.text.add(BlockKind::title, true, page.metadata.title);
  std::size_t words = 0;
  for (const MainBlock& block : chosen) words += blocks[block.block].word_count;
  if (words < kFewWords && count_words(found.article_body) > words) {
    add_article_body(found.article_body, page.text);
    return page;
  }
  if (words == 0) return no_text();
  for (const MainBlock& block : chosen) {
    page.text.add(block.kind, block.sure, blocks[block.block].words);
  }
  return page;
}

Result<Document> make_page_document(std::string bytes, std::string file, const Metadata& known,
                                    const HtmlOptions& options, const SourceTables& tables) {
  std::string sha256 = sha256_hex(bytes);
  Result<PageText> page = read_page(std::move(bytes), options, tables);
  if (!page) return page.error();
  Document document = build_document(std::move(page->text), std::move(sha256), std::move(file),
                                     merge(known, page->metadata), tables);
  document.replaced_bytes = page->replaced;
  return document;
}

HtmlOptions page_options(const ReadJob& job) {
  HtmlOptions options;
  options.limits.nesting = job.options->nesting_limit;
  options.limits.nodes = job.options->text_limit / 32 + 1000;
  return options;
}

void read_html(ByteReader& bytes, const InputPiece& piece, ReadJob& job) {
  Result<std::string> page = bytes.read_all(job.options->text_limit, "--max-bytes");
  if (!page) return job.fail(page.error(), piece.name);
  if (trim(*page).empty()) {
    return job.fail({ErrorCode::empty_input, "nothing but white space", ""}, piece.name);
  }
  if (auto error = date_error(piece.known, piece.name)) job.fail(std::move(*error), piece.name);
  if (!job.going) return;
  HtmlOptions options = page_options(job);
  options.charset = piece.charset;
  options.url = piece.known.url;
  Result<Document> document =
      make_page_document(std::move(*page), piece.name, piece.known, options, *job.tables);
  if (!document) return job.fail(document.error(), piece.name);
  job.give(std::move(*document));
}

}  // namespace dragoman
