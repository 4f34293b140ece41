// Eight lanes of SSE2, for the kernels of every x86 processor. Included inside the unnamed namespace of a kernels_*.cpp.

struct Eight {
  using Register = __m128i;
  static constexpr std::size_t lanes = 8;
  static __m128i load(const void* p) { return _mm_loadu_si128(static_cast<const __m128i*>(p)); }
  static void store(void* p, __m128i v) { _mm_storeu_si128(static_cast<__m128i*>(p), v); }
  static __m128i all(std::int16_t v) { return _mm_set1_epi16(v); }
  static __m128i least(__m128i a, __m128i b) { return _mm_min_epi16(a, b); }
  static __m128i most(__m128i a, __m128i b) { return _mm_max_epi16(a, b); }
  static __m128i add(__m128i a, __m128i b) { return _mm_add_epi16(a, b); }
  static __m128i add_saturated(__m128i a, __m128i b) { return _mm_adds_epi16(a, b); }
  static __m128i subtract_saturated(__m128i a, __m128i b) { return _mm_subs_epi16(a, b); }
  static __m128i times(__m128i a, __m128i b) { return _mm_mullo_epi16(a, b); }
  static __m128i shifted4(__m128i v) { return _mm_srai_epi16(v, 4); }
  static __m128i widen(const std::int8_t* p) {
    const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(p));
    return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
  }
  /// (a * b + 16384) >> 15; SSSE3 has an instruction for it.
  static __m128i times_high(__m128i a, __m128i b) {
#if defined(__SSSE3__)
    return _mm_mulhrs_epi16(a, b);
#else
    const __m128i low = _mm_mullo_epi16(a, b), high = _mm_mulhi_epi16(a, b), half = _mm_set1_epi32(16384);
    const __m128i first = _mm_srai_epi32(_mm_add_epi32(_mm_unpacklo_epi16(low, high), half), 15);
    const __m128i last = _mm_srai_epi32(_mm_add_epi32(_mm_unpackhi_epi16(low, high), half), 15);
    return _mm_packs_epi32(first, last);
#endif
  }
  static std::int32_t total(__m128i v) {
    v = _mm_add_epi32(v, _mm_shuffle_epi32(v, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(v, _mm_shuffle_epi32(v, 0xb1)));
  }
};

/// Two neighbouring numbers as one of 32 bits.
inline std::int32_t pair_at(const std::int16_t* x) {
  std::int32_t v;
  __builtin_memcpy(&v, x, sizeof v);
  return v;
}
