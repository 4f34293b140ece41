#pragma once
// The inner loops, once for each instruction set. All of them give the same numbers: products of 16-bit integers are summed
// in 32 bits, which no order of addition changes, and everything else rounds and saturates by the rules below.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/model.hpp"

namespace facts::model {

/// Activations are fixed-point numbers with eight fractional bits between -limit and limit.
inline constexpr int activation_bits = 8;
inline constexpr std::int16_t activation_limit = 4095;
/// Weights have twelve fractional bits once their row's factor is multiplied in.
inline constexpr int weight_bits = 12;

/// A matrix ready for the kernels: rows in blocks of eight, columns in pairs, so that no kernel adds across lanes.
struct Matrix {
  std::uint32_t rows = 0;     ///< as in the file
  std::uint32_t columns = 0;  ///< a multiple of 2
  std::uint32_t padded = 0;   ///< rows rounded up to a multiple of 8; the extra ones are zero
  std::vector<std::int16_t> weights;  ///< [padded / 8][columns / 2][8][2]
  std::vector<std::int32_t> bias;     ///< [padded], with twenty fractional bits
};

/// What `multiply` does with a sum before it is stored.
struct Rescale {
  int shift;                ///< arithmetic shift to the right, rounding half up
  std::int16_t low, high;   ///< then clamped
};

/// The functions that a kernel consists of.
struct Kernels {
  /// out[w * out_stride + r] = clamp((bias[r] + sum over c of weights[r][c] * in[w * in_stride + c] + half) >> shift) for `words` words.
  void (*multiply)(const Matrix& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
                   std::size_t words, Rescale rescale);
  /// sum over `n` products; `n` is a multiple of 8.
  std::int32_t (*dot)(const std::int16_t* a, const std::int16_t* b, std::size_t n);
  /// sum[i] += row[i] * factor; `n` is a multiple of 8. The caller keeps sums within 16 bits.
  void (*add_row)(std::int16_t* sum, const std::int8_t* row, std::int16_t factor, std::size_t n);
  /// to[i] = clamp(to[i] + add[i]) to the activation limit.
  void (*add)(std::int16_t* to, const std::int16_t* add, std::size_t n);
  /// One step of a recurrent layer for `n` channels: z = clamp(2 * gate + 16384) to 0..32767; state += ((input -sat state) * z + 16384) >> 15
  /// (saturating); to[i] = clamp(to[i] + ((state +sat 8) >> 4)).
  void (*step)(std::int16_t* state, const std::int16_t* gate, const std::int16_t* input, std::int16_t* to, std::size_t n);
};

/// The fastest kernels that this machine can run, or the plain ones.
const Kernels& kernels(Kernel kernel);
/// Whether this machine has AVX-512 with the 16-bit dot product.
bool has_avx512();
/// "avx512", "avx2", "sse2", "simd128" or "scalar".
const char* kernel_name(Kernel kernel);

const Kernels& scalar_kernels();
#if defined(__x86_64__) || defined(__i386__)
const Kernels& sse2_kernels();
const Kernels& avx2_kernels();
#if defined(__x86_64__)
const Kernels& avx512_kernels();
#endif
#elif defined(__wasm_simd128__)
const Kernels& simd128_kernels();
#endif

}  // namespace facts::model
