#include "model/kernels.hpp"

#include <algorithm>

namespace facts::model {
namespace {

std::int32_t wrap_add(std::int32_t a, std::int32_t b) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(b));
}

std::int16_t saturate(std::int32_t v) { return static_cast<std::int16_t>(std::clamp(v, -32768, 32767)); }

std::int16_t limit(std::int32_t v) {
  return static_cast<std::int16_t>(std::clamp<std::int32_t>(v, -activation_limit, activation_limit));
}

void multiply(const Matrix& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
              std::size_t words, Rescale rescale) {
  const std::int32_t half = rescale.shift ? 1 << (rescale.shift - 1) : 0;
  for (std::size_t w = 0; w < words; ++w) {
    const std::int16_t* x = in + w * in_stride;
    for (std::uint32_t block = 0; block < m.padded; block += 8) {
      std::int32_t sum[8];
      std::copy_n(m.bias.data() + block, 8, sum);
      const std::int16_t* weight = m.weights.data() + static_cast<std::size_t>(block) * m.columns;
      for (std::uint32_t c = 0; c < m.columns; c += 2, weight += 16) {
        for (int r = 0; r < 8; ++r) sum[r] = wrap_add(sum[r], wrap_add(weight[2 * r] * x[c], weight[2 * r + 1] * x[c + 1]));
      }
      for (int r = 0; r < 8; ++r) {
        const std::int32_t v = wrap_add(sum[r], half) >> rescale.shift;
        out[w * out_stride + block + static_cast<std::uint32_t>(r)] =
            static_cast<std::int16_t>(std::clamp<std::int32_t>(v, rescale.low, rescale.high));
      }
    }
  }
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum = wrap_add(sum, a[i] * b[i]);
  return sum;
}

void add_row(std::int16_t* sum, const std::int8_t* row, std::int16_t factor, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) sum[i] = static_cast<std::int16_t>(sum[i] + row[i] * factor);
}

void add(std::int16_t* to, const std::int16_t* more, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] = limit(to[i] + more[i]);
}

void step(std::int16_t* state, const std::int16_t* gate, const std::int16_t* input, std::int16_t* to, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::int32_t z = std::clamp(2 * gate[i] + 16384, 0, 32767);
    const std::int32_t gap = saturate(input[i] - state[i]);
    state[i] = saturate(state[i] + ((gap * z + 16384) >> 15));
    to[i] = limit(to[i] + (saturate(state[i] + 8) >> 4));
  }
}

}  // namespace

const Kernels& scalar_kernels() {
  static constexpr Kernels all{multiply, dot, add_row, add, step};
  return all;
}

bool has_avx512() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#else
  return false;
#endif
}

const Kernels& kernels(Kernel kernel) {
  if (kernel == Kernel::best) {
#if defined(__x86_64__) || defined(__i386__)
#if defined(__x86_64__)
    static const bool widest = has_avx512();
    if (widest) return avx512_kernels();
#endif
    static const bool wide = __builtin_cpu_supports("avx2");
    return wide ? avx2_kernels() : sse2_kernels();
#elif defined(__wasm_simd128__)
    return simd128_kernels();
#endif
  }
  return scalar_kernels();
}

const char* kernel_name(Kernel kernel) {
  const Kernels* chosen = &kernels(kernel);
  if (chosen == &scalar_kernels()) return "scalar";
#if defined(__x86_64__) || defined(__i386__)
#if defined(__x86_64__)
  if (chosen == &avx512_kernels()) return "avx512";
#endif
  return chosen == &avx2_kernels() ? "avx2" : "sse2";
#else
  return "simd128";
#endif
}

}  // namespace facts::model
