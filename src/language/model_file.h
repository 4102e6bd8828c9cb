// The model file: named arrays behind a checksum, mapped into memory and read in place.
//
// A header of 64 bytes ("DRAGOMOD", version, number of entries, size, checksum), entries of 128
// bytes (name, type, rank, shape, place), then the blocks, 64-byte aligned, little-endian.
// train/modelfile.py writes it and documents the bytes. Nothing of the file is trusted: every
// offset, shape and length is checked at opening, so that users may index what they are given.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman {

inline constexpr std::uint32_t kModelVersion = 1;

enum class BlockType : std::uint32_t { f32 = 0, i8 = 1, u32 = 2, bytes = 3 };
std::string_view block_type_name(BlockType type);

// One named array. `data` points into the mapped file and lives as long as its ModelFile.
struct ModelBlock {
  BlockType type = BlockType::bytes;
  std::vector<std::uint64_t> shape;
  const std::byte* data = nullptr;
  std::size_t size = 0;  // in bytes

  std::size_t rows() const { return shape.empty() ? 1 : static_cast<std::size_t>(shape[0]); }
  std::size_t columns() const { return shape.size() < 2 ? 1 : static_cast<std::size_t>(shape[1]); }
};

// The sum the header holds: four FNV-like sums side by side over 8-byte words, then joined.
// `bytes` has a multiple of 32. Runs at memory speed.
std::uint64_t model_checksum(std::span<const std::byte> bytes);

// Immutable after opening; shared between threads.
class ModelFile {
 public:
  // Fails with not_found, not_readable or bad_model (foreign, truncated, corrupted, newer).
  static Result<ModelFile> open(const std::filesystem::path& path);
  // The same from bytes in memory, which are copied; `name` is for messages.
  static Result<ModelFile> from_bytes(std::span<const std::byte> bytes, const std::string& name);

  // nullptr where there is none.
  const ModelBlock* find(std::string_view name) const;
  const std::map<std::string, ModelBlock, std::less<>>& blocks() const { return blocks_; }
  const std::string& name() const { return name_; }
  std::size_t size() const { return bytes_.size(); }
  std::uint64_t checksum() const { return checksum_; }

  // Typed views; each fails with bad_model when the block is missing or of another type or rank.
  Result<std::span<const float>> floats(std::string_view name) const;
  Result<std::span<const std::uint32_t>> numbers(std::string_view name) const;
  Result<std::string_view> text(std::string_view name) const;
  Result<std::vector<std::string_view>> lines(std::string_view name) const;

  Error damaged(const std::string& what) const;

 private:
  Status index_blocks(std::span<const std::byte> bytes);
  Result<const ModelBlock*> typed(std::string_view name, BlockType type) const;

  std::shared_ptr<const void> owner_;  // unmaps or frees
  std::span<const std::byte> bytes_;
  std::map<std::string, ModelBlock, std::less<>> blocks_;
  std::string name_;
  std::uint64_t checksum_ = 0;
};

// A matrix of signed bytes with a scale a row: value = code * scale.
struct QuantizedMatrix {
  const std::int8_t* codes = nullptr;
  const float* scales = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;

  // Writes the row's values to `out`, which has `columns` places. `row` must exist.
  void copy_row(std::size_t row, float* out) const;
};
Result<QuantizedMatrix> quantized_matrix(const ModelFile& file, const std::string& name);

}  // namespace dragoman
