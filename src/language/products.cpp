#include "language/products.h"

// Vectors of a length that is not known when compiling (SVE) cannot be kept in arrays.
#define HWY_WANT_AVX3_DL
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)
// clang-format off
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/products.cpp"
#include <hwy/foreach_target.h>  // compiles the part below for each target
#include <hwy/highway.h>
// clang-format on

#if HWY_TARGET == HWY_AVX3_DL  // this release of Highway detects VNNI but does not switch it on
#undef HWY_TARGET_STR
#define HWY_TARGET_STR                                            \
  HWY_TARGET_STR_AVX3                                             \
  ",vpclmulqdq,avx512vbmi,avx512vbmi2,vaes,avxvnni,avx512bitalg," \
  "avx512vpopcntdq,avx512vnni"
#endif

HWY_BEFORE_NAMESPACE();
namespace dragoman {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Sums stay in registers only if loops over them are unrolled.
#undef DRAGOMAN_UNROLL
#if HWY_COMPILER_CLANG
#define DRAGOMAN_UNROLL _Pragma("clang loop unroll(full)")
#else
#define DRAGOMAN_UNROLL _Pragma("GCC unroll 8")
#endif

// What a block of rows is multiplied with: a panel, and what belongs to its outputs.
struct Panel {
  const std::int8_t* codes;
  const std::int32_t* corrections;
  const float* scales;
  const float* bias;
};

#if HWY_TARGET == HWY_SCALAR
// Machines without vectors: the plain sum.
constexpr std::size_t kBlock = 1;

template <std::size_t kRows>
void multiply_rows(const std::uint8_t* in, const float* row_scales, std::size_t in_stride,
                   std::size_t groups, Panel panel, float* out, std::size_t out_stride) {
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t o = 0; o < kPanel; ++o) {
      std::int32_t sum = panel.corrections[o];
      for (std::size_t i = 0; i < kGroup * groups; ++i) {
        const std::size_t at = i / kGroup * kGroup * kPanel + kGroup * o + i % kGroup;
        sum += in[r * in_stride + i] * panel.codes[at];
      }
      const float factor = row_scales[r] * panel.scales[o];
      out[r * out_stride + o] = static_cast<float>(sum) * factor + panel.bias[o];
    }
  }
}

#elif HWY_ARCH_X86 && HWY_TARGET <= HWY_SSSE3
constexpr std::size_t kBlock = HWY_TARGET <= HWY_AVX3 ? 8 : 4;  // as many sums as registers hold

using Sums = hn::CappedTag<std::int32_t, kPanel / 2>;

// Adds to each sum the products of its four inputs and weights.
HWY_INLINE hn::Vec<Sums> add_products(hn::Vec<Sums> sum, hn::Vec<Sums> in, hn::Vec<Sums> weights) {
#if HWY_TARGET == HWY_AVX3_DL
  return hn::Vec<Sums>{_mm512_dpbusd_epi32(sum.raw, in.raw, weights.raw)};
#elif HWY_TARGET == HWY_AVX3
  const auto pairs = _mm512_maddubs_epi16(in.raw, weights.raw);
  return hn::Vec<Sums>{_mm512_add_epi32(sum.raw, _mm512_madd_epi16(pairs, _mm512_set1_epi16(1)))};
#elif HWY_TARGET == HWY_AVX2
  const auto pairs = _mm256_maddubs_epi16(in.raw, weights.raw);
  return hn::Vec<Sums>{_mm256_add_epi32(sum.raw, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)))};
#else
  const auto pairs = _mm_maddubs_epi16(in.raw, weights.raw);
  return hn::Vec<Sums>{_mm_add_epi32(sum.raw, _mm_madd_epi16(pairs, _mm_set1_epi16(1)))};
#endif
}

// `kRows` rows times two vectors of outputs, from output `at` on.
template <std::size_t kRows>
HWY_INLINE void multiply_block(const std::uint8_t* HWY_RESTRICT in, const float* row_scales,
                               std::size_t in_stride, std::size_t groups, Panel panel,
                               std::size_t at, float* HWY_RESTRICT out, std::size_t out_stride) {
  const Sums d;
  const hn::Rebind<float, Sums> real;
  const hn::Repartition<std::int8_t, Sums> bytes;
  const std::size_t lanes = hn::Lanes(d);
  hn::Vec<Sums> low[kRows];
  hn::Vec<Sums> high[kRows];
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < kRows; ++r) {
    low[r] = hn::LoadU(d, panel.corrections + at);
    high[r] = hn::LoadU(d, panel.corrections + at + lanes);
  }
  const std::int8_t* codes = panel.codes + kGroup * at;
  for (std::size_t g = 0; g < groups; ++g, codes += kGroup * kPanel) {
    const auto first = hn::BitCast(d, hn::LoadU(bytes, codes));
    const auto second = hn::BitCast(d, hn::LoadU(bytes, codes + kGroup * lanes));
    DRAGOMAN_UNROLL
    for (std::size_t r = 0; r < kRows; ++r) {
      std::int32_t four;
      hwy::CopyBytes<kGroup>(in + r * in_stride + kGroup * g, &four);
      const auto value = hn::Set(d, four);
      low[r] = add_products(low[r], value, first);
      high[r] = add_products(high[r], value, second);
    }
  }
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < kRows; ++r) {
    const auto scale = hn::Set(real, row_scales[r]);
    const auto store = [&](hn::Vec<Sums> sum, std::size_t o) HWY_ATTR {
      const auto factor = hn::Mul(scale, hn::LoadU(real, panel.scales + o));
      const auto value = hn::Mul(hn::ConvertTo(real, sum), factor);
      hn::StoreU(hn::Add(value, hn::LoadU(real, panel.bias + o)), real, out + r * out_stride + o);
    };
    store(low[r], at);
    store(high[r], at + lanes);
  }
}

template <std::size_t kRows>
HWY_INLINE void multiply_rows(const std::uint8_t* in, const float* row_scales,
                              std::size_t in_stride, std::size_t groups, Panel panel, float* out,
                              std::size_t out_stride) {
  const std::size_t step = 2 * hn::Lanes(Sums());
  for (std::size_t at = 0; at < kPanel; at += step) {
    multiply_block<kRows>(in, row_scales, in_stride, groups, panel, at, out, out_stride);
  }
}

#else
// Other vectors of 128 bits: bytes are widened first; each sum is kept in two halves.
constexpr std::size_t kBlock = 2;

template <std::size_t kRows>
HWY_INLINE void multiply_eight(const std::uint8_t* HWY_RESTRICT in, const float* row_scales,
                               std::size_t in_stride, std::size_t groups, Panel panel,
                               std::size_t at, float* HWY_RESTRICT out, std::size_t out_stride) {
  constexpr std::size_t kVectors = 4;  // of two outputs each
  const hn::FixedTag<std::int32_t, 4> d;
  const hn::FixedTag<std::int16_t, 8> wide;
  const hn::FixedTag<std::int8_t, 8> bytes;
  const hn::FixedTag<std::uint8_t, 8> codes_tag;
  hn::Vec<decltype(d)> sums[kRows][kVectors];
  hn::Vec<decltype(d)> rest[kRows][kVectors];  // some machines keep half of the products apart
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < kRows; ++r) {
    DRAGOMAN_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = rest[r][v] = hn::Zero(d);
  }
  const std::int8_t* codes = panel.codes + kGroup * at;
  for (std::size_t g = 0; g < groups; ++g, codes += kGroup * kPanel) {
    hn::Vec<decltype(wide)> values[kRows];
    DRAGOMAN_UNROLL
    for (std::size_t r = 0; r < kRows; ++r) {
      std::uint8_t twice[8];
      hwy::CopyBytes<kGroup>(in + r * in_stride + kGroup * g, twice);
      hwy::CopyBytes<kGroup>(in + r * in_stride + kGroup * g, twice + kGroup);
      values[r] = hn::PromoteTo(wide, hn::LoadU(codes_tag, twice));
    }
    DRAGOMAN_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) {
      const auto weights = hn::PromoteTo(wide, hn::LoadU(bytes, codes + 8 * v));
      DRAGOMAN_UNROLL
      for (std::size_t r = 0; r < kRows; ++r) {
        sums[r][v] = hn::ReorderWidenMulAccumulate(d, values[r], weights, sums[r][v], rest[r][v]);
      }
    }
  }
  DRAGOMAN_UNROLL
  for (std::size_t r = 0; r < kRows; ++r) {
    DRAGOMAN_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) {
      std::int32_t halves[4];
      hn::StoreU(hn::RearrangeToOddPlusEven(sums[r][v], rest[r][v]), d, halves);
      for (std::size_t k = 0; k < 2; ++k) {
        const std::size_t o = at + 2 * v + k;
        const std::int32_t sum = panel.corrections[o] + halves[2 * k] + halves[2 * k + 1];
        const float factor = row_scales[r] * panel.scales[o];
        out[r * out_stride + o] = static_cast<float>(sum) * factor + panel.bias[o];
      }
    }
  }
}

template <std::size_t kRows>
HWY_INLINE void multiply_rows(const std::uint8_t* in, const float* row_scales,
                              std::size_t in_stride, std::size_t groups, Panel panel, float* out,
                              std::size_t out_stride) {
  for (std::size_t at = 0; at < kPanel; at += 8) {
    multiply_eight<kRows>(in, row_scales, in_stride, groups, panel, at, out, out_stride);
  }
}
#endif

void MultiplyPanels(const CodedRows& in, const PackedMatrix& matrix, float* out,
                    std::size_t out_stride) {
  const std::size_t groups = matrix.groups();
  for (std::size_t first = 0; first < matrix.padded_outputs(); first += kPanel) {
    const Panel panel{matrix.codes.data() + first * groups * kGroup,
                      matrix.corrections.data() + first, matrix.scales.data() + first,
                      matrix.bias.data() + first};
    const auto rows = [&](auto count, std::size_t r) HWY_ATTR {
      multiply_rows<decltype(count)::value>(in.codes.data() + r * in.stride, &in.scales[r],
                                            in.stride, groups, panel, out + r * out_stride + first,
                                            out_stride);
    };
    std::size_t r = 0;
    for (; r + kBlock <= in.rows; r += kBlock) {
      rows(std::integral_constant<std::size_t, kBlock>(), r);
    }
    for (; r + 2 <= in.rows; r += 2) rows(std::integral_constant<std::size_t, 2>(), r);
    if (r < in.rows) rows(std::integral_constant<std::size_t, 1>(), r);
  }
}

// At most 8 floats a vector, so that rows of a multiple of 8 need no rest.
using Floats = hn::CappedTag<float, 8>;

// The largest absolute value of a row.
float Largest(const float* values, std::size_t count) {
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

// Rounds to the nearest, ties to even; `steps` is what one unit is worth.
void Encode(const float* in, std::size_t count, float steps, std::uint8_t* out) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  const hn::Rebind<std::uint8_t, Floats> narrow;
  const hn::Rebind<std::int32_t, Floats> whole;
  const auto codes = [&](const float* from) HWY_ATTR {
    const auto code = hn::NearestInt(hn::Mul(hn::LoadU(d, from), hn::Set(d, steps)));
    return hn::DemoteTo(narrow, hn::Add(code, hn::Set(whole, kZeroCode)));
  };
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) hn::StoreU(codes(in + i), narrow, out + i);
  if (i < count) {
    float rest[8] = {};
    std::uint8_t bytes[8] = {};
    for (std::size_t k = 0; i + k < count; ++k) rest[k] = in[i + k];
    hn::StoreU(codes(rest), narrow, bytes);
    for (std::size_t k = 0; i + k < count; ++k) out[i + k] = bytes[k];
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace dragoman
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>

namespace dragoman {
namespace {

HWY_EXPORT(MultiplyPanels);
HWY_EXPORT(Largest);
HWY_EXPORT(Encode);

float largest(const float* values, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(Largest)(values, count);
}

void encode(const float* in, std::size_t count, float steps, std::uint8_t* out) {
  HWY_DYNAMIC_DISPATCH(Encode)(in, count, steps, out);
}

float steps_for(float most) {
  return most > 0 ? kInputSteps / most : 0.0F;
}

}  // namespace

PackedMatrix pack(std::span<const std::int8_t> codes, std::span<const float> scales,
                  std::span<const float> bias, std::size_t outputs, std::size_t inputs) {
  PackedMatrix packed;
  packed.outputs = outputs;
  packed.inputs = inputs;
  const std::size_t panels = round_up(outputs, kPanel) / kPanel;
  const std::size_t panel_size = packed.groups() * kGroup * kPanel;
  packed.codes.resize(panels * panel_size);
  packed.corrections.resize(panels * kPanel);
  packed.scales.resize(panels * kPanel);
  packed.bias.resize(panels * kPanel);
  std::copy(scales.begin(), scales.end(), packed.scales.begin());
  std::copy(bias.begin(), bias.end(), packed.bias.begin());
  for (std::size_t o = 0; o < outputs; ++o) {
    std::int8_t* panel = packed.codes.data() + o / kPanel * panel_size + o % kPanel * kGroup;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) {
      const std::int8_t code = codes[o * inputs + i];
      panel[i / kGroup * kGroup * kPanel + i % kGroup] = code;
      sum += code;
    }
    packed.corrections[o] = -sum * kZeroCode;
  }
  return packed;
}

void CodedRows::resize(std::size_t new_rows, std::size_t inputs) {
  rows = new_rows;
  stride = round_up(inputs, kGroup);
  if (codes.size() < rows * stride) codes.resize(rows * stride);
  if (scales.size() < rows) scales.resize(rows);
}

void encode_rows(const float* in, std::size_t rows, std::size_t stride, std::size_t inputs,
                 CodedRows& out) {
  out.resize(rows, inputs);
  for (std::size_t r = 0; r < rows; ++r) {
    const float most = largest(in + r * stride, inputs);
    std::uint8_t* codes = out.codes.data() + r * out.stride;
    encode(in + r * stride, inputs, steps_for(most), codes);
    std::fill(codes + inputs, codes + out.stride, kZeroCode);
    out.scales[r] = most / kInputSteps;
  }
}

void encode_windows(const float* in, std::span<const std::size_t> ends, std::size_t width,
                    std::size_t dilation, std::vector<float>& heights, CodedRows& out) {
  const std::size_t rows = ends.empty() ? 0 : ends.back();
  out.resize(rows, 3 * width);
  if (heights.size() < rows) heights.resize(rows);
  for (std::size_t t = 0; t < rows; ++t) heights[t] = largest(in + t * width, width);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    for (std::size_t t = begin; t < end; ++t) {
      const bool before = t >= begin + dilation;
      const bool after = t + dilation < end;
      float most = heights[t];
      if (before) most = std::max(most, heights[t - dilation]);
      if (after) most = std::max(most, heights[t + dilation]);
      const float steps = steps_for(most);
      std::uint8_t* codes = out.codes.data() + t * out.stride;
      const auto part = [&](bool there, std::size_t row, std::size_t place) {
        std::uint8_t* to = codes + place * width;
        if (there) {
          encode(in + row * width, width, steps, to);
        } else {
          std::fill_n(to, width, kZeroCode);
        }
      };
      part(before, t - dilation, 0);
      part(true, t, 1);
      part(after, t + dilation, 2);
      out.scales[t] = most / kInputSteps;
    }
    begin = end;
  }
}

void multiply(const CodedRows& in, const PackedMatrix& matrix, float* out, std::size_t out_stride) {
  HWY_DYNAMIC_DISPATCH(MultiplyPanels)(in, matrix, out, out_stride);
}

}  // namespace dragoman
#endif  // HWY_ONCE
