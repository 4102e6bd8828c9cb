// Matrix products of the network, exact: bytes times bytes, summed in integers.
//
// Weights are signed bytes with a scale an output. Inputs are rounded to 7 bits with a scale a row
// and stored with an offset, since processors multiply unsigned by signed bytes fastest; the offset
// is taken off again by a sum the matrix brings along. The result does not depend on the batch, the
// thread or the instruction set: of those, the best one is chosen at run time (VNNI, AVX-512, AVX2,
// SSSE3, NEON, plain). 7 bits lose nothing that could be measured (docs/decisions/0030).
// Left out on purpose: threads, which belong to the caller.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman {

inline constexpr std::size_t kPanel = 32;    // outputs a panel of a packed matrix holds
inline constexpr std::size_t kGroup = 4;     // inputs that are multiplied at once
inline constexpr float kInputSteps = 63.0F;  // largest code of an input; two products of 127 * 127
                                             // fit into 16 bits
inline constexpr std::uint8_t kZeroCode = 64;
// 127 * 127 * 65536 stays below 2^31: sums of so many products cannot overflow.
inline constexpr std::size_t kMostInputs = 65536;

constexpr std::size_t round_up(std::size_t value, std::size_t step) {
  return (value + step - 1) / step * step;
}

// A weight matrix [outputs, inputs] and its bias, laid out for `multiply`: panels of 32 outputs; in
// each, for four inputs at a time, the codes of all 32 outputs. Filled up with zeros.
struct PackedMatrix {
  std::size_t outputs = 0;
  std::size_t inputs = 0;
  std::vector<std::int8_t> codes;         // [panels][inputs / 4][32][4]
  std::vector<std::int32_t> corrections;  // [panels * 32]: what the inputs' offset adds, negative
  std::vector<float> scales;              // [panels * 32]
  std::vector<float> bias;                // [panels * 32]

  std::size_t padded_outputs() const { return bias.size(); }
  std::size_t groups() const { return (inputs + kGroup - 1) / kGroup; }
};
// `codes` is row-major [outputs, inputs], at most kMostInputs wide; `scales` has a value an output;
// `bias` is empty or has one too.
PackedMatrix pack(std::span<const std::int8_t> codes, std::span<const float> scales,
                  std::span<const float> bias, std::size_t outputs, std::size_t inputs);

// Rows of inputs as codes, kZeroCode for 0; each row is filled up to a multiple of kGroup.
struct CodedRows {
  std::vector<std::uint8_t> codes;
  std::vector<float> scales;
  std::size_t rows = 0;
  std::size_t stride = 0;

  void resize(std::size_t new_rows, std::size_t inputs);
};
void encode_rows(const float* in, std::size_t rows, std::size_t stride, std::size_t inputs,
                 CodedRows& out);
// Row t is the rows t - dilation, t and t + dilation of `in`, side by side, zeros beyond the border
// of the sentence. `ends` holds the place after each sentence's last row. `width` is a multiple of
// kGroup; `heights` is scratch space.
void encode_windows(const float* in, std::span<const std::size_t> ends, std::size_t width,
                    std::size_t dilation, std::vector<float>& heights, CodedRows& out);

// out[r][o] = bias[o] + scale[r] * scale[o] * Σ_i in[r][i] * code[o][i]. `out_stride` is at least
// padded_outputs(): the padding is written too.
void multiply(const CodedRows& in, const PackedMatrix& matrix, float* out, std::size_t out_stride);

}  // namespace dragoman
