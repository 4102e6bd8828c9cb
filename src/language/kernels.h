// The floating-point functions of the network, between its matrix products (products.h).
//
// Written once with Highway and compiled for each instruction set, chosen at run time. Sums run in
// one order whatever the batch and the width of the machine's vectors, and no multiply-add is
// fused, so that every machine gives the same bits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

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

// Softmax over the first `count` of values * factor + bias; what follows up to a multiple of 8
// becomes 0. Both arrays have places up to there.
void softmax(float* values, std::size_t count, float factor, const float* bias);

// out[i][j] = a[i] * b[j]. `columns` is a multiple of 8.
void outer(const float* a, std::size_t rows, const float* b, std::size_t columns, float* out);

// x where positive, otherwise slope * x.
void leaky(float* values, std::size_t count, float slope);

// The instruction set in use, e.g. "AVX2", and all that this machine has and the program knows,
// best first.
std::string kernel_target();
std::vector<std::string> kernel_targets();
// For tests and benchmarks: from now on, all threads use this one; empty: the best. False where the
// machine lacks it.
bool use_kernel_target(std::string_view name);

}  // namespace dragoman
