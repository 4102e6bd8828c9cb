#include "language/model_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>

namespace dragoman {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read in place");

constexpr std::string_view kMagic = "DRAGOMOD";
constexpr std::size_t kHeaderSize = 64;
constexpr std::size_t kEntrySize = 128;
constexpr std::size_t kNameSize = 64;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kMostDimensions = 4;
constexpr std::uint32_t kMostEntries = 4096;
constexpr std::uint64_t kFnvOffset = 0xCBF29CE484222325ULL;
constexpr std::uint64_t kFnvPrime = 0x100000001B3ULL;

template <typename T>
T read_at(std::span<const std::byte> bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::size_t item_size(BlockType type) {
  return type == BlockType::f32 || type == BlockType::u32 ? 4 : 1;
}

// Closes on every way out.
struct Descriptor {
  int number = -1;
  explicit Descriptor(int n) : number(n) {}
  Descriptor(const Descriptor&) = delete;  // would close twice
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

}  // namespace

std::string_view block_type_name(BlockType type) {
  switch (type) {
    case BlockType::f32:
      return "f32";
    case BlockType::i8:
      return "i8";
    case BlockType::u32:
      return "u32";
    case BlockType::bytes:
      return "bytes";
  }
  return "unknown";
}

std::uint64_t model_checksum(std::span<const std::byte> bytes) {
  std::array<std::uint64_t, 4> sums;
  sums.fill(kFnvOffset);
  for (std::size_t at = 0; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), bytes.data() + at, 32);
    for (std::size_t i = 0; i < 4; ++i) sums[i] = (sums[i] ^ words[i]) * kFnvPrime;
  }
  std::uint64_t total = kFnvOffset;
  for (const std::uint64_t sum : sums) total = (total ^ sum) * kFnvPrime;
  return total;
}

Error ModelFile::damaged(const std::string& what) const {
  return Error{ErrorCode::bad_model, what, name_};
}

Result<ModelFile> ModelFile::open(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number < 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable;
    return Error{code, fmt::format("cannot open the model: {}", std::strerror(errno)),
                 path.string()};
  }
  struct stat info {};
  if (::fstat(file.number, &info) != 0 || !S_ISREG(info.st_mode)) {
    return Error{ErrorCode::not_readable, "the model is not a regular file", path.string()};
  }
  const auto size = static_cast<std::size_t>(info.st_size);
  ModelFile model;
  model.name_ = path.string();
  if (size < kHeaderSize) {
    return model.damaged(fmt::format("{} bytes are too few for a model file", size));
  }
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number, 0);
  if (address == MAP_FAILED) {
    return Error{ErrorCode::not_readable, "cannot map the model into memory", path.string()};
  }
  model.owner_ = std::shared_ptr<const void>(
      address, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
  if (auto status = model.index_blocks({static_cast<const std::byte*>(address), size}); !status) {
    return status.error();
  }
  return model;
}

Result<ModelFile> ModelFile::from_bytes(std::span<const std::byte> bytes, const std::string& name) {
  ModelFile model;
  model.name_ = name;
  const std::shared_ptr<std::byte> copy(
      static_cast<std::byte*>(::operator new[](bytes.size() + 1, std::align_val_t{kAlignment})),
      [](std::byte* at) { ::operator delete[](at, std::align_val_t{kAlignment}); });
  if (!bytes.empty()) std::memcpy(copy.get(), bytes.data(), bytes.size());
  model.owner_ = copy;
  if (auto status = model.index_blocks({copy.get(), bytes.size()}); !status) return status.error();
  return model;
}

// Checks the header and every entry, and fills blocks_.
Status ModelFile::index_blocks(std::span<const std::byte> bytes) {
  bytes_ = bytes;
  if (bytes.size() < kHeaderSize || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
    return damaged("not a model file: it does not begin with DRAGOMOD");
  }
  const auto version = read_at<std::uint32_t>(bytes, 8);
  if (version != kModelVersion) {
    return damaged(
        fmt::format("model format {} found, this version reads {}", version, kModelVersion));
  }
  const auto count = read_at<std::uint32_t>(bytes, 12);
  const auto size = read_at<std::uint64_t>(bytes, 16);
  if (size != bytes.size() || size % kAlignment != 0) {
    return damaged(
        fmt::format("truncated: the header says {} bytes, the file has {}", size, bytes.size()));
  }
  checksum_ = read_at<std::uint64_t>(bytes, 24);
  if (model_checksum(bytes.subspan(kHeaderSize)) != checksum_) {
    return damaged("corrupted: the checksum does not hold");
  }
  if (count > kMostEntries || kHeaderSize + kEntrySize * count > size) {
    return damaged(fmt::format("{} entries do not fit into {} bytes", count, size));
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto entry = bytes.subspan(kHeaderSize + kEntrySize * i, kEntrySize);
    const auto* letters = reinterpret_cast<const char*>(entry.data());
    std::string name(letters, ::strnlen(letters, kNameSize));
    const auto type = read_at<std::uint32_t>(entry, 64);
    const auto rank = read_at<std::uint32_t>(entry, 68);
    const auto offset = read_at<std::uint64_t>(entry, 104);
    const auto length = read_at<std::uint64_t>(entry, 112);
    if (type > 3 || rank > kMostDimensions || offset % kAlignment != 0 || offset > size ||
        length > size - offset) {
      return damaged(fmt::format("entry {} ('{}') lies outside the file", i, name));
    }
    ModelBlock block{
        static_cast<BlockType>(type), {}, bytes.data() + offset, static_cast<std::size_t>(length)};
    std::uint64_t items = 1;
    for (std::uint32_t d = 0; d < rank; ++d) {
      block.shape.push_back(read_at<std::uint64_t>(entry, 72 + 8 * d));
      if (block.shape.back() > size) items = size + 1;
      items = std::min(items * block.shape.back(), size + 1);
    }
    if (items * item_size(block.type) != length) {
      return damaged(
          fmt::format("entry '{}' has {} bytes, its shape says otherwise", name, length));
    }
    if (!blocks_.emplace(std::move(name), std::move(block)).second) {
      return damaged(fmt::format("entry {} repeats a name", i));
    }
  }
  return {};
}

const ModelBlock* ModelFile::find(std::string_view name) const {
  const auto found = blocks_.find(name);
  return found == blocks_.end() ? nullptr : &found->second;
}

Result<const ModelBlock*> ModelFile::typed(std::string_view name, BlockType type) const {
  const ModelBlock* block = find(name);
  if (block == nullptr) return damaged(fmt::format("no '{}' in the model", name));
  if (block->type != type) {
    return damaged(fmt::format("'{}' is {}, wanted {}", name, block_type_name(block->type),
                               block_type_name(type)));
  }
  return block;
}

Result<std::span<const float>> ModelFile::floats(std::string_view name) const {
  const auto block = typed(name, BlockType::f32);
  if (!block) return block.error();
  return std::span(reinterpret_cast<const float*>((*block)->data), (*block)->size / 4);
}

Result<std::span<const std::uint32_t>> ModelFile::numbers(std::string_view name) const {
  const auto block = typed(name, BlockType::u32);
  if (!block) return block.error();
  return std::span(reinterpret_cast<const std::uint32_t*>((*block)->data), (*block)->size / 4);
}

Result<std::string_view> ModelFile::text(std::string_view name) const {
  const auto block = typed(name, BlockType::bytes);
  if (!block) return block.error();
  return std::string_view(reinterpret_cast<const char*>((*block)->data), (*block)->size);
}

Result<std::vector<std::string_view>> ModelFile::lines(std::string_view name) const {
  auto whole = text(name);
  if (!whole) return whole.error();
  std::vector<std::string_view> found;
  std::string_view rest = *whole;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    found.push_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return found;
}

void QuantizedMatrix::copy_row(std::size_t row, float* out) const {
  const std::int8_t* code = codes + row * columns;
  const float scale = scales[row];
  for (std::size_t i = 0; i < columns; ++i) out[i] = static_cast<float>(code[i]) * scale;
}

Result<QuantizedMatrix> quantized_matrix(const ModelFile& file, const std::string& name) {
  const ModelBlock* block = file.find(name);
  if (block == nullptr || block->type != BlockType::i8 || block->shape.size() != 2) {
    return file.damaged(fmt::format("no matrix of bytes named '{}'", name));
  }
  const auto scales = file.floats(name + ".scale");
  if (!scales) return scales.error();
  if (scales->size() != block->rows()) {
    return file.damaged(
        fmt::format("'{}' has {} rows and {} scales", name, block->rows(), scales->size()));
  }
  return QuantizedMatrix{reinterpret_cast<const std::int8_t*>(block->data), scales->data(),
                         block->rows(), block->columns()};
}

}  // namespace dragoman
