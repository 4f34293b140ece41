// Sixteen lanes of AVX2 and what both kernels for newer processors do with them. Included inside the unnamed namespace of a
// kernels_*.cpp, after kernels_sse2.hpp.

struct Sixteen {
  using Register = __m256i;
  static constexpr std::size_t lanes = 16;
  static __m256i load(const void* p) { return _mm256_loadu_si256(static_cast<const __m256i*>(p)); }
  static void store(void* p, __m256i v) { _mm256_storeu_si256(static_cast<__m256i*>(p), v); }
  static __m256i all(std::int16_t v) { return _mm256_set1_epi16(v); }
  static __m256i least(__m256i a, __m256i b) { return _mm256_min_epi16(a, b); }
  static __m256i most(__m256i a, __m256i b) { return _mm256_max_epi16(a, b); }
  static __m256i add(__m256i a, __m256i b) { return _mm256_add_epi16(a, b); }
  static __m256i add_saturated(__m256i a, __m256i b) { return _mm256_adds_epi16(a, b); }
  static __m256i subtract_saturated(__m256i a, __m256i b) { return _mm256_subs_epi16(a, b); }
  static __m256i times(__m256i a, __m256i b) { return _mm256_mullo_epi16(a, b); }
  static __m256i times_high(__m256i a, __m256i b) { return _mm256_mulhrs_epi16(a, b); }
  static __m256i shifted4(__m256i v) { return _mm256_srai_epi16(v, 4); }
  static __m256i widen(const std::int8_t* p) { return _mm256_cvtepi8_epi16(Eight::load(p)); }
};

using Lanes = Sixteen;
using Short = Eight;

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  __m256i sum = _mm256_setzero_si256();
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) sum = _mm256_add_epi32(sum, _mm256_madd_epi16(Sixteen::load(a + i), Sixteen::load(b + i)));
  __m128i s = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  if (i < n) s = _mm_add_epi32(s, _mm_madd_epi16(Eight::load(a + i), Eight::load(b + i)));
  return Eight::total(s);
}
