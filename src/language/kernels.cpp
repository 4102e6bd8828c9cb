#include "language/kernels.h"

#include <cmath>

// The same targets as in products.cpp, which says why.
#define HWY_WANT_AVX3_DL
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)
// clang-format off
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/kernels.cpp"
#include <hwy/foreach_target.h>  // compiles the part below for each target
#include <hwy/highway.h>
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace dragoman {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 8 floats a vector, so that rows of a multiple of 8 need no rest.
using Floats = hn::CappedTag<float, 8>;

// No fused multiply-add anywhere: it rounds once, and not every machine has it.
template <typename Vec>
HWY_INLINE Vec multiply_add(Vec a, Vec b, Vec sum) {
  return hn::Add(hn::Mul(a, b), sum);
}

// e to the x by the polynomial of Cephes' expf (relative error below 2e-7); x is cut to +-87.
HWY_INLINE hn::Vec<Floats> exponential(hn::Vec<Floats> x) {
  const Floats d;
  const hn::Rebind<std::int32_t, Floats> whole;
  x = hn::Min(hn::Max(x, hn::Set(d, -87.0F)), hn::Set(d, 87.0F));
  const auto n = hn::NearestInt(hn::Mul(x, hn::Set(d, 1.44269504F)));
  const auto turns = hn::ConvertTo(d, n);
  auto r = hn::Sub(x, hn::Mul(turns, hn::Set(d, 0.693359375F)));  // ln 2 in two parts
  r = hn::Sub(r, hn::Mul(turns, hn::Set(d, -2.12194440e-4F)));
  auto p = hn::Set(d, 1.9875691500e-4F);
  p = multiply_add(p, r, hn::Set(d, 1.3981999507e-3F));
  p = multiply_add(p, r, hn::Set(d, 8.3334519073e-3F));
  p = multiply_add(p, r, hn::Set(d, 4.1665795894e-2F));
  p = multiply_add(p, r, hn::Set(d, 1.6666665459e-1F));
  p = multiply_add(p, r, hn::Set(d, 5.0000001201e-1F));
  p = hn::Add(multiply_add(hn::Mul(p, r), r, r), hn::Set(d, 1.0F));
  const auto power = hn::ShiftLeft<23>(hn::Add(n, hn::Set(whole, 127)));
  return hn::Mul(p, hn::BitCast(d, power));
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
        sum0 = multiply_add(hn::Set(d, row[k]), value, sum0);
        sum1 = multiply_add(hn::Set(d, row[k + a_stride]), value, sum1);
        sum2 = multiply_add(hn::Set(d, row[k + 2 * a_stride]), value, sum2);
        sum3 = multiply_add(hn::Set(d, row[k + 3 * a_stride]), value, sum3);
      }
      hn::StoreU(sum0, d, out + r * out_stride + c);
      hn::StoreU(sum1, d, out + (r + 1) * out_stride + c);
      hn::StoreU(sum2, d, out + (r + 2) * out_stride + c);
      hn::StoreU(sum3, d, out + (r + 3) * out_stride + c);
    }
    for (; r < rows; ++r) {
      auto sum = hn::Zero(d);
      for (std::size_t k = 0; k < inner; ++k) {
        sum =
            multiply_add(hn::Set(d, a[r * a_stride + k]), hn::LoadU(d, b + k * b_stride + c), sum);
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
      const auto open = hn::Div(one, hn::Add(one, exponential(hn::Neg(gate))));
      hn::StoreU(multiply_add(hn::LoadU(d, row + i), open, hn::LoadU(d, to + i)), d, to + i);
    }
  }
}

// Eight sums side by side, joined in pairs: the same on vectors of any width.
using Eight = float[8];
HWY_INLINE float join(const Eight& sums) {
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

// The sum of term(i), a vector of the values from i on, for i below `count`, a multiple of 8.
template <typename Term>
HWY_INLINE float sum_of_eight(std::size_t count, const Term& term) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  Eight sums;
  for (std::size_t lane = 0; lane < 8; lane += lanes) {
    auto sum = hn::Zero(d);
    for (std::size_t i = lane; i < count; i += 8) sum = hn::Add(sum, term(i));
    hn::StoreU(sum, d, sums + lane);
  }
  return join(sums);
}

void NormalizeRow(const float* row, std::size_t width, const float* weight, const float* bias,
                  float epsilon, float* out) {
  const Floats d;
  const auto count = static_cast<float>(width);
  const float sum =
      sum_of_eight(width, [&](std::size_t i) HWY_ATTR { return hn::LoadU(d, row + i); });
  const float middle = sum / count;
  const auto mean = hn::Set(d, middle);
  const float squares = sum_of_eight(width, [&](std::size_t i) HWY_ATTR {
    const auto off = hn::Sub(hn::LoadU(d, row + i), mean);
    return hn::Mul(off, off);
  });
  const auto scale = hn::Set(d, 1.0F / std::sqrt(squares / count + epsilon));
  for (std::size_t i = 0; i < width; i += hn::Lanes(d)) {
    const auto off = hn::Mul(hn::Sub(hn::LoadU(d, row + i), mean), scale);
    const auto scaled = hn::Mul(off, hn::LoadU(d, weight + i));
    hn::StoreU(hn::Add(scaled, hn::LoadU(d, bias + i)), d, out + i);
  }
}

// `padded` is a multiple of 8; the values from `count` on become 0.
void Softmax(float* values, std::size_t count, std::size_t padded, float factor,
             const float* bias) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  const auto by = hn::Set(d, factor);
  for (std::size_t i = 0; i < padded; i += lanes) {
    const auto value = multiply_add(hn::LoadU(d, values + i), by, hn::LoadU(d, bias + i));
    hn::StoreU(value, d, values + i);
  }
  auto most = hn::Set(d, values[0]);
  for (std::size_t i = count; i < padded; ++i) values[i] = values[0];
  for (std::size_t i = 0; i < padded; i += lanes) most = hn::Max(most, hn::LoadU(d, values + i));
  const auto shift = hn::MaxOfLanes(d, most);
  for (std::size_t i = 0; i < padded; i += lanes) {
    hn::StoreU(exponential(hn::Sub(hn::LoadU(d, values + i), shift)), d, values + i);
  }
  for (std::size_t i = count; i < padded; ++i) values[i] = 0.0F;
  const auto scale = hn::Set(d, 1.0F / sum_of_eight(padded, [&](std::size_t i) HWY_ATTR {
                                  return hn::LoadU(d, values + i);
                                }));
  for (std::size_t i = 0; i < padded; i += lanes) {
    hn::StoreU(hn::Mul(hn::LoadU(d, values + i), scale), d, values + i);
  }
}

// out[i][j] = a[i] * b[j]; `columns` is a multiple of 8.
void Outer(const float* a, std::size_t rows, const float* b, std::size_t columns, float* out) {
  const Floats d;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto by = hn::Set(d, a[i]);
    for (std::size_t j = 0; j < columns; j += hn::Lanes(d)) {
      hn::StoreU(hn::Mul(by, hn::LoadU(d, b + j)), d, out + i * columns + j);
    }
  }
}

void Leaky(float* values, std::size_t count, float slope) {
  const Floats d;
  const auto by = hn::Set(d, slope);
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    const auto value = hn::LoadU(d, values + i);
    hn::StoreU(hn::Max(value, hn::Mul(value, by)), d, values + i);
  }
  for (; i < count; ++i) values[i] = values[i] > slope * values[i] ? values[i] : slope * values[i];
}

std::int64_t TargetNumber() {
  return HWY_TARGET;
}

}  // namespace HWY_NAMESPACE
}  // namespace dragoman
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>

#include "language/products.h"

namespace dragoman {
namespace {

HWY_EXPORT(MultiplyPlain);
HWY_EXPORT(AddGated);
HWY_EXPORT(NormalizeRow);
HWY_EXPORT(Softmax);
HWY_EXPORT(Outer);
HWY_EXPORT(Leaky);
HWY_EXPORT(TargetNumber);

}  // namespace

void multiply_plain(const float* a, std::size_t rows, std::size_t a_stride, std::size_t inner,
                    const float* b, std::size_t b_stride, std::size_t columns, float* out,
                    std::size_t out_stride) {
  HWY_DYNAMIC_DISPATCH(MultiplyPlain)
  (a, rows, a_stride, inner, b, b_stride, columns, out, out_stride);
}

void normalize_rows(const float* in, std::size_t rows, std::size_t width, const float* weight,
                    const float* bias, float epsilon, float* out) {
  for (std::size_t r = 0; r < rows; ++r) {
    HWY_DYNAMIC_DISPATCH(NormalizeRow)
    (in + r * width, width, weight, bias, epsilon, out + r * width);
  }
}

void add_gated(const float* mixed, std::size_t rows, std::size_t width, std::size_t mixed_stride,
               float* x) {
  HWY_DYNAMIC_DISPATCH(AddGated)(mixed, rows, width, mixed_stride, x);
}

void softmax(float* values, std::size_t count, float factor, const float* bias) {
  HWY_DYNAMIC_DISPATCH(Softmax)(values, count, round_up(count, 8), factor, bias);
}

void outer(const float* a, std::size_t rows, const float* b, std::size_t columns, float* out) {
  HWY_DYNAMIC_DISPATCH(Outer)(a, rows, b, columns, out);
}

void leaky(float* values, std::size_t count, float slope) {
  HWY_DYNAMIC_DISPATCH(Leaky)(values, count, slope);
}

std::string kernel_target() {
  return hwy::TargetName(HWY_DYNAMIC_DISPATCH(TargetNumber)());
}

std::vector<std::string> kernel_targets() {
  std::vector<std::string> names;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    names.emplace_back(hwy::TargetName(target));
  }
  return names;
}

bool use_kernel_target(std::string_view name) {
  hwy::SetSupportedTargetsForTest(0);
  bool found = name.empty();
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (name != hwy::TargetName(target)) continue;
    hwy::SetSupportedTargetsForTest(target);
    found = true;
    break;
  }
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return found;
}

}  // namespace dragoman
#endif  // HWY_ONCE
