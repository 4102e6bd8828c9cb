#include "language/kernels.h"

// clang-format off
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/kernels.cpp"
#include <hwy/foreach_target.h>  // compiles the part below for each target
#include <hwy/highway.h>
#include <hwy/contrib/math/math-inl.h>
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace dragoman {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 8 floats a vector, so that rows of a multiple of 8 need no rest.
using Floats = hn::CappedTag<float, 8>;

#if HWY_TARGET == HWY_SCALAR
// Machines without vectors: the plain sum, one row and one panel at a time.
template <std::size_t kRows>
void multiply_rows(const std::int16_t* in, std::size_t in_stride, std::size_t pairs,
                   const std::int16_t* panel, const float* row_scales, const float* scales,
                   const float* bias, float* out, std::size_t out_stride) {
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t o = 0; o < kPanel; ++o) {
      std::int32_t sum = 0;
      for (std::size_t i = 0; i < 2 * pairs; ++i) {
        sum += in[r * in_stride + i] * panel[i / 2 * 2 * kPanel + 2 * o + i % 2];
      }
      const float factor = row_scales[r] * scales[o];
      out[r * out_stride + o] = static_cast<float>(sum) * factor + bias[o];
    }
  }
}
#else
// Integers are exact, so their vectors may be as wide as a panel.
using Sums = hn::CappedTag<std::int32_t, kPanel / 2>;

// `kRows` rows of coded inputs times two vectors of outputs.
template <std::size_t kRows>
HWY_INLINE void multiply_block(const std::int16_t* HWY_RESTRICT in, std::size_t in_stride,
                               std::size_t pairs, const std::int16_t* HWY_RESTRICT panel,
                               const float* HWY_RESTRICT row_scales,
                               const float* HWY_RESTRICT scales, const float* HWY_RESTRICT bias,
                               float* HWY_RESTRICT out, std::size_t out_stride) {
  const Sums d;
  const hn::Repartition<std::int16_t, Sums> narrow;
  const hn::Rebind<float, Sums> real;
  const std::size_t lanes = hn::Lanes(d);
  hn::Vec<Sums> low[kRows];
  hn::Vec<Sums> high[kRows];
  hn::Vec<Sums> low_rest[kRows];  // some machines keep half of the products apart
  hn::Vec<Sums> high_rest[kRows];
  for (std::size_t r = 0; r < kRows; ++r) {
    low[r] = high[r] = low_rest[r] = high_rest[r] = hn::Zero(d);
  }
  for (std::size_t i = 0; i < pairs; ++i) {
    const auto first = hn::LoadU(narrow, panel + i * 2 * kPanel);
    const auto second = hn::LoadU(narrow, panel + i * 2 * kPanel + 2 * lanes);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t both;
      hwy::CopyBytes<4>(in + r * in_stride + 2 * i, &both);
      const auto value = hn::BitCast(narrow, hn::Set(d, both));
      low[r] = hn::ReorderWidenMulAccumulate(d, value, first, low[r], low_rest[r]);
      high[r] = hn::ReorderWidenMulAccumulate(d, value, second, high[r], high_rest[r]);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    const auto scale = hn::Set(real, row_scales[r]);
    const auto store = [&](hn::Vec<Sums> sum, std::size_t at) HWY_ATTR {
      const auto factor = hn::Mul(scale, hn::LoadU(real, scales + at));
      const auto value = hn::Mul(hn::ConvertTo(real, sum), factor);
      hn::StoreU(hn::Add(value, hn::LoadU(real, bias + at)), real, out + r * out_stride + at);
    };
    store(hn::RearrangeToOddPlusEven(low[r], low_rest[r]), 0);
    store(hn::RearrangeToOddPlusEven(high[r], high_rest[r]), lanes);
  }
}

template <std::size_t kRows>
HWY_INLINE void multiply_rows(const std::int16_t* in, std::size_t in_stride, std::size_t pairs,
                              const std::int16_t* panel, const float* row_scales,
                              const float* scales, const float* bias, float* out,
                              std::size_t out_stride) {
  const std::size_t step = 2 * hn::Lanes(Sums());
  for (std::size_t part = 0; part < kPanel; part += step) {
    multiply_block<kRows>(in, in_stride, pairs, panel + 2 * part, row_scales, scales + part,
                          bias + part, out + part, out_stride);
  }
}

#endif

void MultiplyPanels(const std::int16_t* in, const float* row_scales, std::size_t rows,
                    std::size_t in_stride, std::size_t pairs, const std::int16_t* codes,
                    const float* scales, const float* bias, std::size_t panels, float* out,
                    std::size_t out_stride) {
  constexpr std::size_t kBlock = 6;
  for (std::size_t p = 0; p < panels; ++p) {
    const std::int16_t* panel = codes + p * pairs * 2 * kPanel;
    const float* panel_scales = scales + p * kPanel;
    const float* panel_bias = bias + p * kPanel;
    float* to = out + p * kPanel;
    std::size_t r = 0;
    for (; r + kBlock <= rows; r += kBlock) {
      multiply_rows<kBlock>(in + r * in_stride, in_stride, pairs, panel, row_scales + r,
                            panel_scales, panel_bias, to + r * out_stride, out_stride);
    }
    for (; r + 2 <= rows; r += 2) {
      multiply_rows<2>(in + r * in_stride, in_stride, pairs, panel, row_scales + r, panel_scales,
                       panel_bias, to + r * out_stride, out_stride);
    }
    for (; r < rows; ++r) {
      multiply_rows<1>(in + r * in_stride, in_stride, pairs, panel, row_scales + r, panel_scales,
                       panel_bias, to + r * out_stride, out_stride);
    }
  }
}

// The largest absolute value of a row.
HWY_INLINE float largest(const float* values, std::size_t count) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  auto most = hn::Zero(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) most = hn::Max(most, hn::Abs(hn::LoadU(d, values + i)));
  float found = hn::GetLane(hn::MaxOfLanes(d, most));
  for (; i < count; ++i) {
    const float value = values[i] < 0 ? -values[i] : values[i];
    found = found < value ? value : found;
  }
  return found;
}

// Rounds to the nearest, ties to even.
void EncodeRow(const float* in, std::size_t inputs, std::int16_t* out, float* scale) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  const hn::Rebind<std::int16_t, Floats> narrow;
  const float most = largest(in, inputs);
  const float steps = most > 0 ? kInputSteps / most : 0.0F;
  *scale = most / kInputSteps;
  std::size_t i = 0;
  for (; i + lanes <= inputs; i += lanes) {
    const auto code = hn::NearestInt(hn::Mul(hn::LoadU(d, in + i), hn::Set(d, steps)));
    hn::StoreU(hn::DemoteTo(narrow, code), narrow, out + i);
  }
  if (i < inputs) {
    float rest[8] = {};
    std::int16_t codes[8] = {};
    for (std::size_t k = 0; i + k < inputs; ++k) rest[k] = in[i + k];
    const auto code = hn::NearestInt(hn::Mul(hn::LoadU(d, rest), hn::Set(d, steps)));
    hn::StoreU(hn::DemoteTo(narrow, code), narrow, codes);
    for (std::size_t k = 0; i + k < inputs; ++k) out[i + k] = codes[k];
  }
}

void MultiplyPlain(const float* a, std::size_t rows, std::size_t a_stride, std::size_t inner,
                   const float* b, std::size_t b_stride, std::size_t columns, float* out,
                   std::size_t out_stride) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  for (std::size_t c = 0; c < columns; c += lanes) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) {
      auto sum0 = hn::Zero(d), sum1 = sum0, sum2 = sum0, sum3 = sum0;
      const float* row = a + r * a_stride;
      for (std::size_t k = 0; k < inner; ++k) {
        const auto value = hn::LoadU(d, b + k * b_stride + c);
        sum0 = hn::MulAdd(hn::Set(d, row[k]), value, sum0);
        sum1 = hn::MulAdd(hn::Set(d, row[k + a_stride]), value, sum1);
        sum2 = hn::MulAdd(hn::Set(d, row[k + 2 * a_stride]), value, sum2);
        sum3 = hn::MulAdd(hn::Set(d, row[k + 3 * a_stride]), value, sum3);
      }
      hn::StoreU(sum0, d, out + r * out_stride + c);
      hn::StoreU(sum1, d, out + (r + 1) * out_stride + c);
      hn::StoreU(sum2, d, out + (r + 2) * out_stride + c);
      hn::StoreU(sum3, d, out + (r + 3) * out_stride + c);
    }
    for (; r < rows; ++r) {
      auto sum = hn::Zero(d);
      for (std::size_t k = 0; k < inner; ++k) {
        sum = hn::MulAdd(hn::Set(d, a[r * a_stride + k]), hn::LoadU(d, b + k * b_stride + c), sum);
      }
      hn::StoreU(sum, d, out + r * out_stride + c);
    }
  }
}

void AddGated(const float* mixed, std::size_t rows, std::size_t width, std::size_t mixed_stride,
              float* x) {
  const Floats d;
  const auto one = hn::Set(d, 1.0F);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* row = mixed + r * mixed_stride;
    float* to = x + r * width;
    for (std::size_t i = 0; i < width; i += hn::Lanes(d)) {
      const auto gate = hn::LoadU(d, row + width + i);
      const auto open = hn::Div(one, hn::Add(one, hn::Exp(d, hn::Neg(gate))));
      hn::StoreU(hn::MulAdd(hn::LoadU(d, row + i), open, hn::LoadU(d, to + i)), d, to + i);
    }
  }
}

void ExpRow(float* values, std::size_t count, float highest) {
  const Floats d;
  const auto shift = hn::Set(d, highest);
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
    hn::StoreU(hn::Exp(d, hn::Sub(hn::LoadU(d, values + i), shift)), d, values + i);
  }
}

std::int64_t TargetNumber() {
  return HWY_TARGET;
}

}  // namespace HWY_NAMESPACE
}  // namespace dragoman
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

HWY_EXPORT(MultiplyPanels);
HWY_EXPORT(EncodeRow);
HWY_EXPORT(MultiplyPlain);
HWY_EXPORT(AddGated);
HWY_EXPORT(ExpRow);
HWY_EXPORT(TargetNumber);

// The sum of `count` values, a multiple of 8, as eight sums side by side that are joined in pairs:
// the same on every machine.
template <typename Term>
float sum_of_eight(std::size_t count, Term term) {
  float sums[8] = {};
  for (std::size_t i = 0; i < count; i += 8) {
    for (std::size_t k = 0; k < 8; ++k) sums[k] += term(i + k);
  }
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

}  // namespace

PackedMatrix pack(std::span<const std::int8_t> codes, std::span<const float> scales,
                  std::span<const float> bias, std::size_t outputs, std::size_t inputs) {
  PackedMatrix packed;
  packed.outputs = outputs;
  packed.inputs = inputs;
  const std::size_t panels = round_up(outputs, kPanel) / kPanel;
  const std::size_t panel_size = packed.input_pairs() * 2 * kPanel;
  packed.codes.resize(panels * panel_size);
  packed.scales.resize(panels * kPanel);
  packed.bias.resize(panels * kPanel);
  std::copy(scales.begin(), scales.end(), packed.scales.begin());
  std::copy(bias.begin(), bias.end(), packed.bias.begin());
  for (std::size_t o = 0; o < outputs; ++o) {
    std::int16_t* panel = packed.codes.data() + o / kPanel * panel_size + o % kPanel * 2;
    for (std::size_t i = 0; i < inputs; ++i) {
      panel[i / 2 * 2 * kPanel + i % 2] = codes[o * inputs + i];
    }
  }
  return packed;
}

void encode_rows(const float* in, std::size_t rows, std::size_t stride, std::size_t inputs,
                 CodedRows& out) {
  out.rows = rows;
  out.stride = round_up(inputs, 2);
  if (out.codes.size() < rows * out.stride) out.codes.resize(rows * out.stride);
  if (out.scales.size() < rows) out.scales.resize(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    std::int16_t* codes = out.codes.data() + r * out.stride;
    codes[out.stride - 1] = 0;
    HWY_DYNAMIC_DISPATCH(EncodeRow)(in + r * stride, inputs, codes, &out.scales[r]);
  }
}

void multiply(const CodedRows& in, const PackedMatrix& matrix, float* out, std::size_t out_stride) {
  HWY_DYNAMIC_DISPATCH(MultiplyPanels)
  (in.codes.data(), in.scales.data(), in.rows, in.stride, matrix.input_pairs(), matrix.codes.data(),
   matrix.scales.data(), matrix.bias.data(), matrix.padded_outputs() / kPanel, out, out_stride);
}

void multiply_plain(const float* a, std::size_t rows, std::size_t a_stride, std::size_t inner,
                    const float* b, std::size_t b_stride, std::size_t columns, float* out,
                    std::size_t out_stride) {
  HWY_DYNAMIC_DISPATCH(MultiplyPlain)
  (a, rows, a_stride, inner, b, b_stride, columns, out, out_stride);
}

void normalize_rows(const float* in, std::size_t rows, std::size_t width, const float* weight,
                    const float* bias, float epsilon, float* out) {
  const auto count = static_cast<float>(width);
  for (std::size_t r = 0; r < rows; ++r) {
    const float* row = in + r * width;
    const float mean = sum_of_eight(width, [row](std::size_t i) { return row[i]; }) / count;
    const float variance =
        sum_of_eight(width,
                     [row, mean](std::size_t i) { return (row[i] - mean) * (row[i] - mean); }) /
        count;
    const float scale = 1.0F / std::sqrt(variance + epsilon);
    float* to = out + r * width;
    for (std::size_t i = 0; i < width; ++i) to[i] = (row[i] - mean) * scale * weight[i] + bias[i];
  }
}

void add_gated(const float* mixed, std::size_t rows, std::size_t width, std::size_t mixed_stride,
               float* x) {
  HWY_DYNAMIC_DISPATCH(AddGated)(mixed, rows, width, mixed_stride, x);
}

void softmax(float* values, std::size_t count) {
  const float highest = *std::max_element(values, values + count);
  const std::size_t padded = round_up(count, 8);
  std::fill(values + count, values + padded, highest);
  HWY_DYNAMIC_DISPATCH(ExpRow)(values, padded, highest);
  std::fill(values + count, values + padded, 0.0F);
  const float scale = 1.0F / sum_of_eight(padded, [values](std::size_t i) { return values[i]; });
  for (std::size_t i = 0; i < count; ++i) values[i] *= scale;
}

void leaky(float* values, std::size_t count, float slope) {
  for (std::size_t i = 0; i < count; ++i) values[i] = std::max(values[i], slope * values[i]);
}

std::string kernel_target() {
  return hwy::TargetName(HWY_DYNAMIC_DISPATCH(TargetNumber)());
}

}  // namespace dragoman
#endif  // HWY_ONCE
