#include "model/kernels.hpp"

#include <algorithm>

namespace facts::model {
namespace {

std::int32_t wrap_add(std::int32_t a, std::int32_t b) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(b));
}

std::int16_t saturate(std::int32_t v) { return static_cast<std::int16_t>(std::clamp(v, -32768, 32767)); }

std::int16_t limit(std::int32_t v, std::int32_t low = -activation_limit) {
  return static_cast<std::int16_t>(std::clamp<std::int32_t>(v, low, activation_limit));
}

void multiply(const MatrixView& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
              std::size_t words, Rescale rescale) {
  const std::int32_t half = rescale.shift ? 1 << (rescale.shift - 1) : 0;
  for (std::size_t w = 0; w < words; ++w) {
    const std::int16_t* x = in + w * in_stride;
    for (std::uint32_t block = 0; block < m.rows; block += block_rows) {
      std::int32_t sum[block_rows];
      std::copy_n(m.bias + block, block_rows, sum);
      const std::int16_t* weight = m.weights + static_cast<std::size_t>(block) * m.columns;
      for (std::uint32_t c = 0; c < m.columns; c += 2, weight += 2 * block_rows) {
        for (std::uint32_t r = 0; r < block_rows; ++r)
          sum[r] = wrap_add(sum[r], wrap_add(weight[2 * r] * x[c], weight[2 * r + 1] * x[c + 1]));
      }
      for (std::uint32_t r = 0; r < block_rows; ++r) {
        const std::int32_t v = wrap_add(sum[r], half) >> rescale.shift;
        out[w * out_stride + block + r] = static_cast<std::int16_t>(std::clamp<std::int32_t>(v, rescale.low, rescale.high));
      }
    }
  }
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum = wrap_add(sum, a[i] * b[i]);
  return sum;
}

void embed(std::int16_t* to, const std::int8_t* const* rows, const std::int16_t* factors, std::size_t count, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < count; ++k) sum += rows[k][i] * factors[k];
    to[i] = limit(sum);
  }
}

void add(std::int16_t* to, const std::int16_t* more, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] = limit(to[i] + more[i]);
}

void positive(std::int16_t* to, const std::int16_t* a, const std::int16_t* b, const std::int16_t* c, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] = limit(saturate(a[i] + b[i]) + c[i], 0);
}

void scan(const Recurrence& r) {
  for (std::size_t c = 0; c < r.channels; ++c) {
    std::int16_t state = 0;
    for (std::size_t k = 0; k < r.words; ++k) {
      const std::size_t t = r.backward ? r.words - 1 - k : k;
      const std::int32_t z = std::clamp(2 * r.gate[t * r.stride + c] + 16384, 0, 32767);
      const std::int32_t gap = saturate(r.input[t * r.stride + c] - state);
      state = saturate(state + ((gap * z + 16384) >> 15));
      std::int16_t& to = r.to[t * r.to_stride + c];
      to = limit(to + (saturate(state + 8) >> 4));
    }
  }
}

}  // namespace

const Kernels& scalar_kernels() {
  static constexpr Kernels all{multiply, dot, embed, add, positive, scan};
  return all;
}

const Kernels& kernels(Kernel kernel) {
  if (kernel == Kernel::best) {
#if defined(__x86_64__)
    static const Kernels& best = has_avx512() ? avx512_kernels() : has_avx2() ? avx2_kernels() : sse2_kernels();
    return best;
#elif defined(__wasm_simd128__)
    return simd128_kernels();
#endif
  }
  return scalar_kernels();
}

const char* kernel_name(Kernel kernel) {
  const Kernels* chosen = &kernels(kernel);
  if (chosen == &scalar_kernels()) return "scalar";
#if defined(__x86_64__)
  return chosen == &avx512_kernels() ? "avx512" : chosen == &avx2_kernels() ? "avx2" : "sse2";
#else
  return "simd128";
#endif
}

}  // namespace facts::model
