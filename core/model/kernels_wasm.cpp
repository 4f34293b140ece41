// WebAssembly's 128-bit SIMD.
#include "model/kernels.hpp"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

namespace facts::model {
namespace {

template <std::size_t Words>
void block(const Matrix& m, std::uint32_t rows, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
           std::size_t out_stride, Rescale rescale) {
  const std::int16_t* weight = m.weights.data() + static_cast<std::size_t>(rows) * m.columns;
  v128_t low[Words], high[Words];
  for (std::size_t w = 0; w < Words; ++w) {
    low[w] = wasm_v128_load(m.bias.data() + rows);
    high[w] = wasm_v128_load(m.bias.data() + rows + 4);
  }
  for (std::uint32_t c = 0; c < m.columns; c += 2, weight += 16) {
    const v128_t a = wasm_v128_load(weight), b = wasm_v128_load(weight + 8);
    for (std::size_t w = 0; w < Words; ++w) {
      const v128_t x = wasm_v128_load32_splat(in + w * in_stride + c);
      low[w] = wasm_i32x4_add(low[w], wasm_i32x4_dot_i16x8(a, x));
      high[w] = wasm_i32x4_add(high[w], wasm_i32x4_dot_i16x8(b, x));
    }
  }
  const v128_t half = wasm_i32x4_splat(rescale.shift ? 1 << (rescale.shift - 1) : 0);
  const v128_t least = wasm_i16x8_splat(rescale.low), most = wasm_i16x8_splat(rescale.high);
  const auto shift = static_cast<std::uint32_t>(rescale.shift);
  for (std::size_t w = 0; w < Words; ++w) {
    const v128_t v = wasm_i16x8_narrow_i32x4(wasm_i32x4_shr(wasm_i32x4_add(low[w], half), shift),
                                             wasm_i32x4_shr(wasm_i32x4_add(high[w], half), shift));
    wasm_v128_store(out + w * out_stride + rows, wasm_i16x8_min(wasm_i16x8_max(v, least), most));
  }
}

void multiply(const Matrix& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
              std::size_t words, Rescale rescale) {
  for (std::uint32_t rows = 0; rows < m.padded; rows += 8) {
    std::size_t w = 0;
    for (; w + 4 <= words; w += 4) block<4>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
    for (; w < words; ++w) block<1>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
  }
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  v128_t sum = wasm_i32x4_splat(0);
  for (std::size_t i = 0; i < n; i += 8) sum = wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(wasm_v128_load(a + i), wasm_v128_load(b + i)));
  const auto lane = [](std::int32_t v) { return static_cast<std::uint32_t>(v); };
  return static_cast<std::int32_t>(lane(wasm_i32x4_extract_lane(sum, 0)) + lane(wasm_i32x4_extract_lane(sum, 1)) +
                                   lane(wasm_i32x4_extract_lane(sum, 2)) + lane(wasm_i32x4_extract_lane(sum, 3)));
}

void add_row(std::int16_t* sum, const std::int8_t* row, std::int16_t factor, std::size_t n) {
  const v128_t f = wasm_i16x8_splat(factor);
  for (std::size_t i = 0; i < n; i += 8) {
    const v128_t v = wasm_i16x8_load8x8(row + i);
    wasm_v128_store(sum + i, wasm_i16x8_add(wasm_v128_load(sum + i), wasm_i16x8_mul(v, f)));
  }
}

v128_t limit(v128_t v) {
  return wasm_i16x8_min(wasm_i16x8_max(v, wasm_i16x8_splat(-activation_limit)), wasm_i16x8_splat(activation_limit));
}

void add(std::int16_t* to, const std::int16_t* more, std::size_t n) {
  for (std::size_t i = 0; i < n; i += 8)
    wasm_v128_store(to + i, limit(wasm_i16x8_add_sat(wasm_v128_load(to + i), wasm_v128_load(more + i))));
}

void step(std::int16_t* state, const std::int16_t* gate, const std::int16_t* input, std::int16_t* to, std::size_t n) {
  const v128_t zero = wasm_i16x8_splat(0), middle = wasm_i16x8_splat(16384), eight = wasm_i16x8_splat(8);
  for (std::size_t i = 0; i < n; i += 8) {
    const v128_t g = wasm_v128_load(gate + i);
    const v128_t z = wasm_i16x8_max(wasm_i16x8_add_sat(wasm_i16x8_add_sat(g, middle), g), zero);
    const v128_t old = wasm_v128_load(state + i);
    const v128_t now = wasm_i16x8_add_sat(old, wasm_i16x8_q15mulr_sat(wasm_i16x8_sub_sat(wasm_v128_load(input + i), old), z));
    wasm_v128_store(state + i, now);
    wasm_v128_store(to + i, limit(wasm_i16x8_add_sat(wasm_v128_load(to + i), wasm_i16x8_shr(wasm_i16x8_add_sat(now, eight), 4))));
  }
}

}  // namespace

const Kernels& simd128_kernels() {
  static constexpr Kernels all{multiply, dot, add_row, add, step};
  return all;
}

}  // namespace facts::model
#endif
