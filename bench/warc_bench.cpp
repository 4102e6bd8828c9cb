// How fast web archives are read before anything is analysed: records found, headers read, chunks
// joined; plain and with a member of gzip for each record. Prints megabytes of the unpacked archive
// a second of this thread.
//
//   build/release/bench/warc_bench [MEGABYTES] [FILE.warc.gz]
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>

#include "source/archives.h"
#include "source/warc.h"

namespace dragoman {
namespace {

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

la_ssize_t append(archive* /*made*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string gzipped(const std::string& bytes) {
  std::string out;
  archive* made = archive_write_new();
  archive_write_add_filter_gzip(made);
  archive_write_set_format_raw(made);
  archive_write_set_bytes_in_last_block(made, 1);
  archive_write_open(made, &out, nullptr, append, nullptr);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, "record");
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(made, entry);
  archive_write_data(made, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_free(made);
  return out;
}

// Few words are frequent and many are rare, as in any text.
std::string word(std::size_t chance) {
  const std::size_t part = chance % 4000;
  const std::size_t number = part * part / 4000 * (part / 1000 + 1) / 4;
  return fmt::format("{}{}{} ", "aeiou"[number % 5], "rstlnmdkpb"[number / 5 % 10], number / 7);
}

// A page as news sites send it, which gzip makes some four times smaller.
std::string page(std::size_t number) {
  std::string out = "<!DOCTYPE html><html><head><title>Page</title><style>";
  std::size_t seed = number * 7919 + 1;
  auto next = [&] { return seed = seed * 6364136223846793005ULL + 1442695040888963407ULL; };
  for (int i = 0; i < 100; ++i)
    out += fmt::format(".c{:x}{{margin:{}px}}", next() >> 44, next() >> 60);
  out += "</style></head><body>";
  for (int i = 0; i < 250; ++i) {
    out += fmt::format("<div class=\"block b{}\"><p>", i % 9);
    for (int k = 0; k < 25; ++k) out += word(next() >> 40);
    out += "</p></div>\n";
  }
  return out + "</body></html>";
}

std::string record(std::size_t number) {
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: x\r\n\r\n" +
      page(number);
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/{}\r\n"
      "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      number, block.size(), block);
}

struct Counted {
  std::size_t records = 0;
  std::size_t bytes = 0;
  std::size_t bodies = 0;
};

Counted read(ByteReader& bytes) {
  Counted counted;
  WarcReader records(bytes, std::size_t{64} << 20);
  while (auto record = records.next()) {
    if (!*record) continue;
    ++counted.records;
    const auto response = parse_http_response((*record)->block);
    if (response) counted.bodies += response->body.size();
  }
  counted.bytes = bytes.position();
  return counted;
}

void report(const char* name, const Counted& counted, double seconds) {
  fmt::print("{:<24} {:6} records {:8.1f} MB in {:5.2f} s: {:7.1f} MB/s\n", name, counted.records,
             static_cast<double>(counted.bytes) / 1e6, seconds,
             static_cast<double>(counted.bytes) / 1e6 / seconds);
}

void run(const char* name, const std::string& file, bool packed) {
  ByteReader outer(text_source(file));
  const double start = thread_seconds();
  Counted counted;
  if (packed) {
    ByteReader inner(unpacked_source(outer));
    counted = read(inner);
  } else {
    counted = read(outer);
  }
  report(name, counted, thread_seconds() - start);
}

int run_file(const char* path) {
  Result<ByteSource> source = file_source(path);
  if (!source) {
    fmt::print("{}\n", source.error().text());
    return 1;
  }
  ByteReader outer(std::move(*source));
  const double start = thread_seconds();
  ByteReader inner(unpacked_source(outer));
  const Counted counted = read(inner);
  report(path, counted, thread_seconds() - start);
  return 0;
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  using namespace dragoman;
  if (argc > 2) return run_file(argv[2]);
  const std::size_t megabytes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200;
  std::string plain;
  std::string packed;
  for (std::size_t i = 0; plain.size() < megabytes * 1'000'000; ++i) {
    const std::string one = record(i % 50);
    plain += one;
    static std::string members[50];
    if (members[i % 50].empty()) members[i % 50] = gzipped(one);
    packed += members[i % 50];
  }
  fmt::print("packed {:.1f} times smaller\n",
             static_cast<double>(plain.size()) / static_cast<double>(packed.size()));
  run("plain", plain, false);
  run("a member a record", packed, true);
  return 0;
}
