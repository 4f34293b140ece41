// AVX-512 with its 16-bit dot product (VNNI), for servers and newer laptops: sums twice as wide as with AVX2 and no separate
// addition. This file alone is compiled for it.
#include "model/kernels.hpp"

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12's own AVX-512 header draws these (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <utility>

namespace facts::model {
namespace {

#include "model/kernels_sse2.hpp"
#include "model/kernels_avx2.hpp"

struct Sums {
  static constexpr std::uint32_t rows = 16;
  using Sum = __m512i;
  using Weight = __m512i;
  using Input = __m512i;
  struct Scale {
    __m512i half;
    __m128i shift;
    __m256i low, high;
    explicit Scale(Rescale r)
        : half(_mm512_set1_epi32(r.shift ? 1 << (r.shift - 1) : 0)), shift(_mm_cvtsi32_si128(r.shift)), low(_mm256_set1_epi16(r.low)), high(_mm256_set1_epi16(r.high)) {}
  };
  static Sum start(const std::int32_t* bias) { return _mm512_loadu_si512(bias); }
  static Weight weights(const std::int16_t* p) { return _mm512_loadu_si512(p); }
  static Input pair(const std::int16_t* x) { return _mm512_set1_epi32(pair_at(x)); }
  static void fold(Sum& s, Weight w, Input x) { s = _mm512_dpwssd_epi32(s, w, x); }
  static void finish(Sum s, const Scale& k, std::int16_t* out) {
    const __m256i v = _mm512_cvtsepi32_epi16(_mm512_sra_epi32(_mm512_add_epi32(s, k.half), k.shift));
    Sixteen::store(out, _mm256_min_epi16(_mm256_max_epi16(v, k.low), k.high));
  }
};

constexpr std::size_t words_at_once = 8, parts_at_once = 2, groups_at_once = 3;

#include "model/kernels_body.hpp"

}  // namespace

bool has_avx512() {
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

const Kernels& avx512_kernels() {
  static constexpr Kernels all{multiply, dot, embed, add, positive, scan};
  return all;
}

}  // namespace facts::model
#endif
