// AVX-512 with its 16-bit dot product (VNNI), for servers and newer laptops: twice the width of AVX2 and no separate addition.
#include "model/kernels.hpp"

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12's own AVX-512 header draws these (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <cstring>

#define FACTS_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

namespace facts::model {
namespace {

std::int32_t pair_at(const std::int16_t* x) {
  std::int32_t v;
  std::memcpy(&v, x, sizeof v);
  return v;
}

FACTS_AVX512 inline __m512i two(const void* low, const void* high) {
  return _mm512_inserti64x4(_mm512_castsi256_si512(_mm256_loadu_si256(static_cast<const __m256i*>(low))),
                            _mm256_loadu_si256(static_cast<const __m256i*>(high)), 1);
}

FACTS_AVX512 inline __m256i rescaled(__m512i sum, Rescale rescale) {
  const __m512i half = _mm512_set1_epi32(rescale.shift ? 1 << (rescale.shift - 1) : 0);
  const __m256i v = _mm512_cvtsepi32_epi16(_mm512_sra_epi32(_mm512_add_epi32(sum, half), _mm_cvtsi32_si128(rescale.shift)));
  return _mm256_min_epi16(_mm256_max_epi16(v, _mm256_set1_epi16(rescale.low)), _mm256_set1_epi16(rescale.high));
}

/// Sixteen rows, or the last eight with the other half idle.
template <std::size_t Words, bool Both>
FACTS_AVX512 void block(const Matrix& m, std::uint32_t rows, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                        std::size_t out_stride, Rescale rescale) {
  const std::int16_t* first = m.weights.data() + static_cast<std::size_t>(rows) * m.columns;
  const std::int16_t* second = Both ? first + static_cast<std::size_t>(8) * m.columns : first;
  __m512i sums[Words];
  for (std::size_t w = 0; w < Words; ++w) sums[w] = two(m.bias.data() + rows, m.bias.data() + rows + (Both ? 8 : 0));
  for (std::uint32_t c = 0; c < m.columns; c += 2, first += 16, second += 16) {
    const __m512i weight = two(first, second);
    for (std::size_t w = 0; w < Words; ++w)
      sums[w] = _mm512_dpwssd_epi32(sums[w], weight, _mm512_set1_epi32(pair_at(in + w * in_stride + c)));
  }
  for (std::size_t w = 0; w < Words; ++w) {
    const __m256i v = rescaled(sums[w], rescale);
    if constexpr (Both) _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + w * out_stride + rows), v);
    else _mm_storeu_si128(reinterpret_cast<__m128i*>(out + w * out_stride + rows), _mm256_castsi256_si128(v));
  }
}

template <bool Both>
FACTS_AVX512 void all_words(const Matrix& m, std::uint32_t rows, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                            std::size_t out_stride, std::size_t words, Rescale rescale) {
  std::size_t w = 0;
  for (; w + 8 <= words; w += 8) block<8, Both>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
  for (; w + 4 <= words; w += 4) block<4, Both>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
  for (; w < words; ++w) block<1, Both>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
}

FACTS_AVX512 void multiply(const Matrix& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
                           std::size_t words, Rescale rescale) {
  std::uint32_t rows = 0;
  for (; rows + 16 <= m.padded; rows += 16) all_words<true>(m, rows, in, in_stride, out, out_stride, words, rescale);
  if (rows < m.padded) all_words<false>(m, rows, in, in_stride, out, out_stride, words, rescale);
}

}  // namespace

const Kernels& avx512_kernels() {
  static const Kernels all = [] {
    Kernels k = avx2_kernels();
    k.multiply = multiply;
    return k;
  }();
  return all;
}

}  // namespace facts::model
#endif
