// SSE2, which every 64-bit x86 has, and AVX2, chosen when the program runs.
#include "model/kernels.hpp"

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>

#include <cstring>

namespace facts::model {
namespace {

std::int32_t pair_at(const std::int16_t* x) {
  std::int32_t v;
  std::memcpy(&v, x, sizeof v);
  return v;
}

namespace sse2 {

__m128i load(const void* p) { return _mm_loadu_si128(static_cast<const __m128i*>(p)); }
void store(void* p, __m128i v) { _mm_storeu_si128(static_cast<__m128i*>(p), v); }

template <std::size_t Words>
void block(const Matrix& m, std::uint32_t rows, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
           std::size_t out_stride, Rescale rescale) {
  const std::int16_t* weight = m.weights.data() + static_cast<std::size_t>(rows) * m.columns;
  __m128i low[Words], high[Words];
  for (std::size_t w = 0; w < Words; ++w) {
    low[w] = load(m.bias.data() + rows);
    high[w] = load(m.bias.data() + rows + 4);
  }
  for (std::uint32_t c = 0; c < m.columns; c += 2, weight += 16) {
    const __m128i a = load(weight), b = load(weight + 8);
    for (std::size_t w = 0; w < Words; ++w) {
      const __m128i x = _mm_set1_epi32(pair_at(in + w * in_stride + c));
      low[w] = _mm_add_epi32(low[w], _mm_madd_epi16(a, x));
      high[w] = _mm_add_epi32(high[w], _mm_madd_epi16(b, x));
    }
  }
  const __m128i half = _mm_set1_epi32(rescale.shift ? 1 << (rescale.shift - 1) : 0), count = _mm_cvtsi32_si128(rescale.shift);
  const __m128i least = _mm_set1_epi16(rescale.low), most = _mm_set1_epi16(rescale.high);
  for (std::size_t w = 0; w < Words; ++w) {
    const __m128i v = _mm_packs_epi32(_mm_sra_epi32(_mm_add_epi32(low[w], half), count), _mm_sra_epi32(_mm_add_epi32(high[w], half), count));
    store(out + w * out_stride + rows, _mm_min_epi16(_mm_max_epi16(v, least), most));
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
  __m128i sum = _mm_setzero_si128();
  for (std::size_t i = 0; i < n; i += 8) sum = _mm_add_epi32(sum, _mm_madd_epi16(load(a + i), load(b + i)));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
  sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1));
  return _mm_cvtsi128_si32(sum);
}

void add_row(std::int16_t* sum, const std::int8_t* row, std::int16_t factor, std::size_t n) {
  const __m128i f = _mm_set1_epi16(factor);
  for (std::size_t i = 0; i < n; i += 8) {
    const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(row + i));
    const __m128i v = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
    store(sum + i, _mm_add_epi16(load(sum + i), _mm_mullo_epi16(v, f)));
  }
}

__m128i limit(__m128i v) {
  return _mm_min_epi16(_mm_max_epi16(v, _mm_set1_epi16(-activation_limit)), _mm_set1_epi16(activation_limit));
}

void add(std::int16_t* to, const std::int16_t* more, std::size_t n) {
  for (std::size_t i = 0; i < n; i += 8) store(to + i, limit(_mm_adds_epi16(load(to + i), load(more + i))));
}

/// (a * b + 16384) >> 15 without the SSSE3 instruction for it.
__m128i multiply_high(__m128i a, __m128i b) {
  const __m128i low = _mm_mullo_epi16(a, b), high = _mm_mulhi_epi16(a, b), half = _mm_set1_epi32(16384);
  const __m128i first = _mm_srai_epi32(_mm_add_epi32(_mm_unpacklo_epi16(low, high), half), 15);
  const __m128i last = _mm_srai_epi32(_mm_add_epi32(_mm_unpackhi_epi16(low, high), half), 15);
  return _mm_packs_epi32(first, last);
}

void step(std::int16_t* state, const std::int16_t* gate, const std::int16_t* input, std::int16_t* to, std::size_t n) {
  const __m128i zero = _mm_setzero_si128(), middle = _mm_set1_epi16(16384), eight = _mm_set1_epi16(8);
  for (std::size_t i = 0; i < n; i += 8) {
    const __m128i g = load(gate + i);
    const __m128i z = _mm_max_epi16(_mm_adds_epi16(_mm_adds_epi16(g, middle), g), zero);
    const __m128i old = load(state + i);
    const __m128i now = _mm_adds_epi16(old, multiply_high(_mm_subs_epi16(load(input + i), old), z));
    store(state + i, now);
    store(to + i, limit(_mm_adds_epi16(load(to + i), _mm_srai_epi16(_mm_adds_epi16(now, eight), 4))));
  }
}

}  // namespace sse2

namespace avx2 {
#define FACTS_AVX2 __attribute__((target("avx2")))

FACTS_AVX2 inline __m256i load(const void* p) { return _mm256_loadu_si256(static_cast<const __m256i*>(p)); }

template <std::size_t Words>
FACTS_AVX2 inline void finish(const __m256i* sums, std::uint32_t rows, std::int16_t* out, std::size_t out_stride, Rescale rescale) {
  const __m256i half = _mm256_set1_epi32(rescale.shift ? 1 << (rescale.shift - 1) : 0);
  const __m128i count = _mm_cvtsi32_si128(rescale.shift), least = _mm_set1_epi16(rescale.low), most = _mm_set1_epi16(rescale.high);
  for (std::size_t w = 0; w < Words; ++w) {
    const __m256i v = _mm256_sra_epi32(_mm256_add_epi32(sums[w], half), count);
    const __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + w * out_stride + rows),
                     _mm_min_epi16(_mm_max_epi16(narrow, least), most));
  }
}

template <std::size_t Words>
FACTS_AVX2 void two_blocks(const Matrix& m, std::uint32_t rows, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                           std::size_t out_stride, Rescale rescale) {
  const std::int16_t* first = m.weights.data() + static_cast<std::size_t>(rows) * m.columns;
  const std::int16_t* second = first + static_cast<std::size_t>(8) * m.columns;
  __m256i a[Words], b[Words];
  for (std::size_t w = 0; w < Words; ++w) {
    a[w] = load(m.bias.data() + rows);
    b[w] = load(m.bias.data() + rows + 8);
  }
  for (std::uint32_t c = 0; c < m.columns; c += 2, first += 16, second += 16) {
    const __m256i u = load(first), v = load(second);
    for (std::size_t w = 0; w < Words; ++w) {
      const __m256i x = _mm256_set1_epi32(pair_at(in + w * in_stride + c));
      a[w] = _mm256_add_epi32(a[w], _mm256_madd_epi16(u, x));
      b[w] = _mm256_add_epi32(b[w], _mm256_madd_epi16(v, x));
    }
  }
  finish<Words>(a, rows, out, out_stride, rescale);
  finish<Words>(b, rows + 8, out, out_stride, rescale);
}

template <std::size_t Words>
FACTS_AVX2 void one_block(const Matrix& m, std::uint32_t rows, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                          std::size_t out_stride, Rescale rescale) {
  const std::int16_t* first = m.weights.data() + static_cast<std::size_t>(rows) * m.columns;
  __m256i a[Words];
  for (std::size_t w = 0; w < Words; ++w) a[w] = load(m.bias.data() + rows);
  for (std::uint32_t c = 0; c < m.columns; c += 2, first += 16) {
    const __m256i u = load(first);
    for (std::size_t w = 0; w < Words; ++w) {
      const __m256i x = _mm256_set1_epi32(pair_at(in + w * in_stride + c));
      a[w] = _mm256_add_epi32(a[w], _mm256_madd_epi16(u, x));
    }
  }
  finish<Words>(a, rows, out, out_stride, rescale);
}

FACTS_AVX2 void multiply(const Matrix& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
                         std::size_t words, Rescale rescale) {
  std::uint32_t rows = 0;
  for (; rows + 16 <= m.padded; rows += 16) {
    std::size_t w = 0;
    for (; w + 4 <= words; w += 4) two_blocks<4>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
    for (; w < words; ++w) two_blocks<1>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
  }
  if (rows < m.padded) {
    std::size_t w = 0;
    for (; w + 4 <= words; w += 4) one_block<4>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
    for (; w < words; ++w) one_block<1>(m, rows, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale);
  }
}

FACTS_AVX2 std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  __m256i sum = _mm256_setzero_si256();
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) sum = _mm256_add_epi32(sum, _mm256_madd_epi16(load(a + i), load(b + i)));
  __m128i s = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  if (i < n) s = _mm_add_epi32(s, _mm_madd_epi16(sse2::load(a + i), sse2::load(b + i)));
  s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4e));
  s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0xb1));
  return _mm_cvtsi128_si32(s);
}

FACTS_AVX2 void add_row(std::int16_t* sum, const std::int8_t* row, std::int16_t factor, std::size_t n) {
  const __m256i f = _mm256_set1_epi16(factor);
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) {
    const __m256i v = _mm256_cvtepi8_epi16(sse2::load(row + i));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sum + i), _mm256_add_epi16(load(sum + i), _mm256_mullo_epi16(v, f)));
  }
  if (i < n) sse2::add_row(sum + i, row + i, factor, n - i);
}

}  // namespace avx2
}  // namespace

const Kernels& sse2_kernels() {
  static constexpr Kernels all{sse2::multiply, sse2::dot, sse2::add_row, sse2::add, sse2::step};
  return all;
}

const Kernels& avx2_kernels() {
  static constexpr Kernels all{avx2::multiply, avx2::dot, avx2::add_row, sse2::add, sse2::step};
  return all;
}

}  // namespace facts::model
#endif
