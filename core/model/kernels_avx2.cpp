// AVX2, chosen when the program runs; this file alone is compiled for it.
#include "model/kernels.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <utility>

namespace facts::model {
namespace {

#include "model/kernels_sse2.hpp"
#include "model/kernels_avx2.hpp"

struct Sums {
  static constexpr std::uint32_t rows = 8;
  using Sum = __m256i;
  using Weight = __m256i;
  using Input = __m256i;
  struct Scale {
    __m256i half;
    __m128i shift, low, high;
    explicit Scale(Rescale r)
        : half(_mm256_set1_epi32(r.shift ? 1 << (r.shift - 1) : 0)), shift(_mm_cvtsi32_si128(r.shift)), low(_mm_set1_epi16(r.low)), high(_mm_set1_epi16(r.high)) {}
  };
  static Sum start(const std::int32_t* bias) { return Sixteen::load(bias); }
  static Weight weights(const std::int16_t* p) { return Sixteen::load(p); }
  static Input pair(const std::int16_t* x) { return _mm256_set1_epi32(pair_at(x)); }
  static void fold(Sum& s, Weight w, Input x) { s = _mm256_add_epi32(s, _mm256_madd_epi16(w, x)); }
  static void finish(Sum s, const Scale& k, std::int16_t* out) {
    const __m256i v = _mm256_sra_epi32(_mm256_add_epi32(s, k.half), k.shift);
    const __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    Eight::store(out, _mm_min_epi16(_mm_max_epi16(narrow, k.low), k.high));
  }
};

constexpr std::size_t words_at_once = 4, parts_at_once = 2, groups_at_once = 3;

#include "model/kernels_body.hpp"

}  // namespace

bool has_avx2() { return __builtin_cpu_supports("avx2"); }

const Kernels& avx2_kernels() {
  static constexpr Kernels all{multiply, dot, embed, add, positive, scan};
  return all;
}

}  // namespace facts::model
#endif
