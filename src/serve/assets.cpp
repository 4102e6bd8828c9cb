#include "serve/assets.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "serve/page_files.h"

namespace dragoman {
namespace {

struct MediaType {
  std::string_view ending;
  const char* type;
};

constexpr std::array<MediaType, 7> kMediaTypes = {{{".html", "text/html; charset=utf-8"},
                                                   {".js", "text/javascript; charset=utf-8"},
                                                   {".css", "text/css; charset=utf-8"},
                                                   {".json", "application/json; charset=utf-8"},
                                                   {".svg", "image/svg+xml"},
                                                   {".png", "image/png"},
                                                   {".woff2", "font/woff2"}}};

const char* media_type(std::string_view path) {
  for (const MediaType& one : kMediaTypes) {
    if (path.ends_with(one.ending)) return one.type;
  }
  return "application/octet-stream";
}

// Clients without gzip are few; for them it is undone.
std::string unzipped(std::string_view bytes) {
  constexpr int kGzipWindow = 15 + 16;
  z_stream stream{};
  check(inflateInit2(&stream, kGzipWindow) == Z_OK, "zlib does not start");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1 << 16> buffer{};
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  check(state == Z_STREAM_END, "a file of the page is broken");
  return out;
}

}  // namespace

const Asset* find_asset(std::string_view path) {
  const std::vector<Asset>& files = page_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const Asset& asset) { return asset.path == path; });
  return found == files.end() ? nullptr : &*found;
}

HttpAnswer asset_response(const HttpRequest& request, std::string_view path) {
  const std::string_view last = path.substr(path.rfind('/') + 1);
  const bool names_file = path.starts_with("/assets/") || last.find('.') != std::string_view::npos;
  const Asset* asset = find_asset(path);
  if (asset == nullptr && !names_file) asset = find_asset("/index.html");
  if (asset == nullptr) {
    return names_file ? error_response(404, "not_found", "no such file", std::string(path))
                      : error_response(404, "not_found",
                                       "this program was built without its page; the API is there",
                                       "/api/v1/openapi.json");
  }
  HttpAnswer out;
  out.set("Content-Type", media_type(asset->path));
  out.set("Vary", "Accept-Encoding");
  // The names of these files change with what is in them.
  out.set("Cache-Control",
          asset->path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (takes_gzip(request)) {
    out.set("Content-Encoding", "gzip");
    out.body = std::make_shared<const std::string>(asset->zipped);
  } else {
    out.body = std::make_shared<const std::string>(unzipped(asset->zipped));
  }
  return out;
}

}  // namespace dragoman
