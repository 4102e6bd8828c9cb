// The arithmetic of the network: matrix products and the few functions between them.
//
// Weights are signed bytes with a scale an output; inputs are rounded to 13 bits with a scale a
// row, multiplied and summed in integers, which is exact: the result does not depend on the batch,
// the thread, or the width of the machine's vectors. Written once with Highway and compiled for
// each instruction set, chosen at run time. Between instruction sets only the floating-point
// products of attention may differ in the last bit (a fused multiply-add rounds once).
// Left out on purpose: threads, which belong to the caller.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dragoman {

inline constexpr std::size_t kPanel = 32;      // outputs a panel of a packed matrix holds
inline constexpr float kInputSteps = 4095.0F;  // largest code of an input
// 127 * 4095 * 4096 stays below 2^31: sums of so many products cannot overflow.
inline constexpr std::size_t kMostInputs = 4096;

// A weight matrix [outputs, inputs] and its bias, laid out for `multiply`: panels of 32 outputs, in
// each, for two inputs at a time, the pairs of codes of all 32 outputs. Filled up with zeros.
struct PackedMatrix {
  std::size_t outputs = 0;
  std::size_t inputs = 0;
  std::vector<std::int16_t> codes;  // [panels][inputs / 2][32][2]
  std::vector<float> scales;        // [panels * 32]
  std::vector<float> bias;          // [panels * 32]

  std::size_t padded_outputs() const { return bias.size(); }
  std::size_t input_pairs() const { return (inputs + 1) / 2; }
};
// `codes` is row-major [outputs, inputs], at most kMostInputs wide; `scales` has a value an output;
// `bias` is empty or has one too.
PackedMatrix pack(std::span<const std::int8_t> codes, std::span<const float> scales,
                  std::span<const float> bias, std::size_t outputs, std::size_t inputs);

// Rows of inputs as 13-bit codes; each row has an even number of places.
struct CodedRows {
  std::vector<std::int16_t> codes;
  std::vector<float> scales;
  std::size_t rows = 0;
  std::size_t stride = 0;
};
void encode_rows(const float* in, std::size_t rows, std::size_t stride, std::size_t inputs,
                 CodedRows& out);

// out[r][o] = bias[o] + scale[r] * scale[o] * Σ_i in[r][i] * code[o][i]. `out_stride` is at least
// padded_outputs(): the padding is written too.
void multiply(const CodedRows& in, const PackedMatrix& matrix, float* out, std::size_t out_stride);

// out[r][c] = Σ_k a[r][k] * b[k][c] in floating point, summed in the order of k. `columns` is
// rounded up to a multiple of 8: so many places of every row of b and of out must be there.
void multiply_plain(const float* a, std::size_t rows, std::size_t a_stride, std::size_t inner,
                    const float* b, std::size_t b_stride, std::size_t columns, float* out,
                    std::size_t out_stride);

// Each row to mean 0 and variance 1, times weight, plus bias. `width` is a multiple of 8.
void normalize_rows(const float* in, std::size_t rows, std::size_t width, const float* weight,
                    const float* bias, float epsilon, float* out);

// x[r][i] += mixed[r][i] * sigmoid(mixed[r][width + i]). `width` is a multiple of 8.
void add_gated(const float* mixed, std::size_t rows, std::size_t width, std::size_t mixed_stride,
               float* x);

// Softmax over the first `count` values; what follows up to a multiple of 8 becomes 0.
void softmax(float* values, std::size_t count);

// x where positive, otherwise slope * x.
void leaky(float* values, std::size_t count, float slope);

// The instruction set that was chosen, e.g. "AVX2".
std::string kernel_target();

constexpr std::size_t round_up(std::size_t value, std::size_t step) {
  return (value + step - 1) / step * step;
}

}  // namespace dragoman
