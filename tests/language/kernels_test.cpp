#include "language/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace dragoman {
namespace {

struct Problem {
  std::size_t rows, inputs, outputs;
};

TEST(Kernels, MultiplyEqualsThePlainSum) {
  std::mt19937 random(5);
  for (const Problem p :
       {Problem{1, 1, 1}, {3, 7, 17}, {6, 40, 32}, {13, 165, 50}, {20, 480, 96}}) {
    std::vector<std::int8_t> codes(p.outputs * p.inputs);
    std::vector<float> scales(p.outputs), bias(p.outputs), in(p.rows * p.inputs);
    for (auto& code : codes)
      code = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
    for (auto& scale : scales) scale = static_cast<float>(random() % 100 + 1) / 1000.0F;
    for (auto& value : bias) value = static_cast<float>(random() % 100);
    for (auto& value : in) value = static_cast<float>(random() % 2001) / 1000.0F - 1.0F;
    const PackedMatrix matrix = pack(codes, scales, bias, p.outputs, p.inputs);
    CodedRows coded;
    encode_rows(in.data(), p.rows, p.inputs, p.inputs, coded);
    const std::size_t stride = matrix.padded_outputs();
    std::vector<float> out(p.rows * stride);
    multiply(coded, matrix, out.data(), stride);
    for (std::size_t r = 0; r < p.rows; ++r) {
      for (std::size_t o = 0; o < p.outputs; ++o) {
        std::int64_t sum = 0;
        double exact = 0;
        for (std::size_t i = 0; i < p.inputs; ++i) {
          sum += std::int64_t{coded.codes[r * coded.stride + i]} * codes[o * p.inputs + i];
          exact += static_cast<double>(in[r * p.inputs + i]) * codes[o * p.inputs + i];
        }
        const float factor = coded.scales[r] * scales[o];
        EXPECT_EQ(out[r * stride + o], static_cast<float>(sum) * factor + bias[o])
            << p.inputs << " inputs, row " << r << ", output " << o;
        EXPECT_NEAR(static_cast<double>(out[r * stride + o]),
                    exact * static_cast<double>(scales[o]) + static_cast<double>(bias[o]),
                    0.02 + 2e-4 * static_cast<double>(p.inputs));
      }
    }
  }
}

TEST(Kernels, ARowDoesNotDependOnItsNeighbours) {
  std::mt19937 random(9);
  const std::size_t inputs = 160, outputs = 64, rows = 23;
  std::vector<std::int8_t> codes(outputs * inputs);
  for (auto& code : codes) code = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  const std::vector<float> scales(outputs, 0.01F);
  const PackedMatrix matrix = pack(codes, scales, {}, outputs, inputs);
  std::vector<float> in(rows * inputs);
  for (auto& value : in) value = static_cast<float>(random() % 2001) / 100.0F - 10.0F;
  CodedRows coded;
  encode_rows(in.data(), rows, inputs, inputs, coded);
  std::vector<float> together(rows * outputs), alone(outputs);
  multiply(coded, matrix, together.data(), outputs);
  for (std::size_t r = 0; r < rows; ++r) {
    encode_rows(in.data() + r * inputs, 1, inputs, inputs, coded);
    multiply(coded, matrix, alone.data(), outputs);
    for (std::size_t o = 0; o < outputs; ++o) EXPECT_EQ(together[r * outputs + o], alone[o]);
  }
}

TEST(Kernels, EncodesARowOfZeros) {
  const std::vector<float> zeros(5, 0.0F);
  CodedRows coded;
  encode_rows(zeros.data(), 1, 5, 5, coded);
  for (std::size_t i = 0; i < coded.stride; ++i) EXPECT_EQ(coded.codes[i], 0);
  EXPECT_EQ(coded.scales[0], 0.0F);
}

TEST(Kernels, SoftmaxSumsToOneAndClearsTheRest) {
  for (std::size_t count = 1; count <= 19; ++count) {
    std::vector<float> values(24, 77.0F);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(i % 5) - 30.0F;
    softmax(values.data(), count);
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
