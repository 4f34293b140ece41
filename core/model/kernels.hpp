#pragma once
// The inner loops, once for each instruction set. All of them give the same numbers; `kernels_body.hpp` has what they share.
// Products of 16-bit integers are summed in 32 bits, which no order of addition changes, and everything else rounds and
// saturates by the rules below.

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
/// Rows of a matrix stand in blocks of this many.
inline constexpr std::uint32_t block_rows = 16;

/// A matrix as kernels see it: rows in blocks of sixteen, columns in pairs, so that no kernel adds across lanes. Plain pointers,
/// because files that are compiled for a newer processor must not make copies of library functions.
struct MatrixView {
  const std::int16_t* weights;  ///< [padded / 16][columns / 2][16][2]
  const std::int32_t* bias;     ///< [padded], in the unit of the products
  std::uint32_t rows;
  std::uint32_t columns;        ///< a multiple of 2
};

/// A matrix that keeps its numbers.
struct Matrix {
  std::uint32_t rows = 0;     ///< as in the file
  std::uint32_t columns = 0;  ///< a multiple of 2
  std::uint32_t padded = 0;   ///< rows rounded up to whole blocks; the extra ones are zero
  std::vector<std::int16_t> weights;
  std::vector<std::int32_t> bias;

  MatrixView view() const { return {weights.data(), bias.data(), rows, columns}; }
  /// Where the weight of a row and a column stands.
  static constexpr std::size_t place(std::uint32_t row, std::uint32_t column, std::uint32_t columns) {
    return static_cast<std::size_t>(row / block_rows * block_rows) * columns + (column / 2 * block_rows + row % block_rows) * 2 + column % 2;
  }
};

/// What `multiply` does with a sum before it is stored.
struct Rescale {
  int shift;                ///< arithmetic shift to the right, rounding half up
  std::int16_t low, high;   ///< then clamped
};

/// One direction of a recurrent layer: gates and inputs of `words` words, `stride` numbers apart, change what stands at `to`.
struct Recurrence {
  const std::int16_t* gate;
  const std::int16_t* input;
  std::size_t stride;
  std::int16_t* to;
  std::size_t to_stride;
  std::size_t words;
  std::size_t channels;  ///< a multiple of 8
  bool backward;         ///< from the last word to the first
};

/// The functions that a kernel consists of. Counts of numbers (`n`) are multiples of 8.
struct Kernels {
  /// out[w * out_stride + r] = clamp((bias[r] + sum over c of weights[r][c] * in[w * in_stride + c] + half) >> shift) for `words`
  /// words. Up to the end of the last row's block is written.
  void (*multiply)(const MatrixView& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
                   std::size_t words, Rescale rescale);
  /// sum over `n` products.
  std::int32_t (*dot)(const std::int16_t* a, const std::int16_t* b, std::size_t n);
  /// to[i] = clamp(sum of rows[k][i] * factors[k]) to the activation limit. The caller sees to it that sums stay within 16 bits.
  void (*embed)(std::int16_t* to, const std::int8_t* const* rows, const std::int16_t* factors, std::size_t count, std::size_t n);
  /// to[i] = clamp(to[i] + more[i]) to the activation limit.
  void (*add)(std::int16_t* to, const std::int16_t* more, std::size_t n);
  /// to[i] = clamp(a[i] +sat b[i] +sat c[i]) to 0 … the activation limit.
  void (*positive)(std::int16_t* to, const std::int16_t* a, const std::int16_t* b, const std::int16_t* c, std::size_t n);
  /// A recurrent layer from a state of zero: z = clamp(2 * gate + 16384) to 0 … 32767; state += ((input -sat state) * z + 16384) >> 15
  /// (saturating); to = clamp(to + ((state +sat 8) >> 4)).
  void (*scan)(const Recurrence& r);
};

/// The fastest kernels that this machine can run, or the plain ones.
const Kernels& kernels(Kernel kernel);
/// "avx512", "avx2", "sse2", "simd128" or "scalar".
const char* kernel_name(Kernel kernel);

const Kernels& scalar_kernels();
#if defined(__x86_64__)
/// Whether this machine has AVX-512 with the 16-bit dot product.
bool has_avx512();
bool has_avx2();
const Kernels& sse2_kernels();
const Kernels& avx2_kernels();
const Kernels& avx512_kernels();
#elif defined(__wasm_simd128__)
const Kernels& simd128_kernels();
#endif

}  // namespace facts::model
