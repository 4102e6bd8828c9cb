#include "language/products.h"

#include <gtest/gtest.h>

#include <random>

#include "language/kernels.h"

namespace dragoman {
namespace {

struct Problem {
  std::size_t rows, inputs, outputs;
};

TEST(Products, MultiplyEqualsThePlainSum) {
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
          sum += (std::int64_t{coded.codes[r * coded.stride + i]} - kZeroCode) *
                 codes[o * p.inputs + i];
          exact += static_cast<double>(in[r * p.inputs + i]) * codes[o * p.inputs + i];
        }
        const float factor = coded.scales[r] * scales[o];
        EXPECT_EQ(out[r * stride + o], static_cast<float>(sum) * factor + bias[o])
            << p.inputs << " inputs, row " << r << ", output " << o;
        EXPECT_NEAR(static_cast<double>(out[r * stride + o]),
                    exact * static_cast<double>(scales[o]) + static_cast<double>(bias[o]),
                    0.1 + 0.01 * static_cast<double>(p.inputs));
      }
    }
  }
}

TEST(Products, ARowDoesNotDependOnItsNeighbours) {
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

TEST(Products, EncodesARowOfZeros) {
  const std::vector<float> zeros(5, 0.0F);
  CodedRows coded;
  encode_rows(zeros.data(), 1, 5, 5, coded);
  EXPECT_EQ(coded.stride, 8U);
  for (std::size_t i = 0; i < coded.stride; ++i) EXPECT_EQ(coded.codes[i], kZeroCode);
  EXPECT_EQ(coded.scales[0], 0.0F);
}

TEST(Products, WindowsEqualRowsLaidSideBySide) {
  std::mt19937 random(3);
  const std::size_t width = 8, rows = 9;
  std::vector<float> in(rows * width), heights;
  for (auto& value : in) value = static_cast<float>(random() % 2001) / 100.0F - 10.0F;
  const std::vector<std::size_t> ends = {1, 4, 9};
  for (const std::size_t dilation : {1U, 2U}) {
    CodedRows windows, plain;
    encode_windows(in.data(), ends, width, dilation, heights, windows);
    std::vector<float> wide(rows * 3 * width, 0.0F);
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      for (std::size_t t = begin; t < end; ++t) {
        for (std::size_t part = 0; part < 3; ++part) {
          const std::size_t row = t + part * dilation;  // shifted by one dilation
          if (row < begin + dilation || row >= end + dilation) continue;
          for (std::size_t i = 0; i < width; ++i) {
            wide[(t * 3 + part) * width + i] = in[(row - dilation) * width + i];
          }
        }
      }
      begin = end;
    }
    encode_rows(wide.data(), rows, 3 * width, 3 * width, plain);
    for (std::size_t i = 0; i < rows * plain.stride; ++i) {
      ASSERT_EQ(windows.codes[i], plain.codes[i]) << i;
    }
    for (std::size_t t = 0; t < rows; ++t) EXPECT_EQ(windows.scales[t], plain.scales[t]);
  }
}

// Every instruction set that this machine has gives the same bytes.
TEST(Products, EveryInstructionSetGivesTheSame) {
  std::mt19937 random(11);
  const std::size_t inputs = 483, outputs = 70, rows = 13;
  std::vector<std::int8_t> codes(outputs * inputs);
  for (auto& code : codes) code = static_cast<std::int8_t>(random() % 2 == 0 ? 127 : -127);
  std::vector<float> scales(outputs, 0.01F), in(rows * inputs);
  for (auto& value : in) value = random() % 2 == 0 ? 5.0F : -5.0F;
  in[17] = 0.3F;
  const PackedMatrix matrix = pack(codes, scales, {}, outputs, inputs);
  const std::size_t stride = matrix.padded_outputs();
  std::vector<float> first;
  for (const std::string& target : kernel_targets()) {
    ASSERT_TRUE(use_kernel_target(target));
    EXPECT_EQ(kernel_target(), target);
    CodedRows coded;
    encode_rows(in.data(), rows, inputs, inputs, coded);
    std::vector<float> out(rows * stride);
    multiply(coded, matrix, out.data(), stride);
    if (first.empty()) first = out;
    EXPECT_EQ(out, first) << target;
  }
  use_kernel_target("");
}

}  // namespace
}  // namespace dragoman
