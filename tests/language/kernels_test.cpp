#include "language/kernels.h"

#include <gtest/gtest.h>

#include <cmath>

#include "language/products.h"

namespace dragoman {
namespace {

TEST(Kernels, SoftmaxSumsToOneAndClearsTheRest) {
  for (std::size_t count = 1; count <= 19; ++count) {
    std::vector<float> values(24, 77.0F), bias(24, 0.0F);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(i % 5) - 30.0F;
    softmax(values.data(), count, 1.0F, bias.data());
    float sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += values[i];
    EXPECT_NEAR(sum, 1.0F, 1e-5F) << count;
    for (std::size_t i = count; i < round_up(count, 8); ++i) EXPECT_EQ(values[i], 0.0F) << count;
  }
}

TEST(Kernels, NormalizesToMeanZeroAndVarianceOne) {
  std::vector<float> row(16), out(16);
  for (std::size_t i = 0; i < 16; ++i) row[i] = static_cast<float>(i * i);
  const std::vector<float> weight(16, 1.0F), bias(16, 0.0F);
  normalize_rows(row.data(), 1, 16, weight.data(), bias.data(), 1e-5F, out.data());
  float sum = 0, squares = 0;
  for (const float value : out) {
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum, 0.0F, 1e-4F);
  EXPECT_NEAR(squares / 16, 1.0F, 1e-4F);
}

TEST(Kernels, AddsTheGatedHalf) {
  std::vector<float> mixed(16, 2.0F), x(8, 1.0F);
  for (std::size_t i = 8; i < 16; ++i) mixed[i] = static_cast<float>(i) - 12.0F;
  add_gated(mixed.data(), 1, 8, 16, x.data());
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_NEAR(x[i], 1.0F + 2.0F / (1.0F + std::exp(4.0F - static_cast<float>(i))), 1e-5F);
  }
}

}  // namespace
}  // namespace dragoman
