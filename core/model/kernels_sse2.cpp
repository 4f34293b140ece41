// SSE2, which every 64-bit x86 has.
#include "model/kernels.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <utility>

namespace facts::model {
namespace {

#include "model/kernels_sse2.hpp"

struct Sums {
  static constexpr std::uint32_t rows = 8;
  struct Sum { __m128i low, high; };
  using Weight = Sum;
  using Input = __m128i;
  struct Scale {
    __m128i half, shift, low, high;
    explicit Scale(Rescale r)
        : half(_mm_set1_epi32(r.shift ? 1 << (r.shift - 1) : 0)), shift(_mm_cvtsi32_si128(r.shift)), low(_mm_set1_epi16(r.low)), high(_mm_set1_epi16(r.high)) {}
  };
  static Sum start(const std::int32_t* bias) { return {Eight::load(bias), Eight::load(bias + 4)}; }
  static Weight weights(const std::int16_t* p) { return {Eight::load(p), Eight::load(p + 8)}; }
  static Input pair(const std::int16_t* x) { return _mm_set1_epi32(pair_at(x)); }
  static void fold(Sum& s, Weight w, Input x) {
    s.low = _mm_add_epi32(s.low, _mm_madd_epi16(w.low, x));
    s.high = _mm_add_epi32(s.high, _mm_madd_epi16(w.high, x));
  }
  static void finish(Sum s, const Scale& k, std::int16_t* out) {
    const __m128i v = _mm_packs_epi32(_mm_sra_epi32(_mm_add_epi32(s.low, k.half), k.shift), _mm_sra_epi32(_mm_add_epi32(s.high, k.half), k.shift));
    Eight::store(out, _mm_min_epi16(_mm_max_epi16(v, k.low), k.high));
  }
};

using Lanes = Eight;
using Short = Eight;
constexpr std::size_t words_at_once = 4, parts_at_once = 1, groups_at_once = 3;

#include "model/kernels_body.hpp"

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  __m128i sum = _mm_setzero_si128();
  for (std::size_t i = 0; i < n; i += 8) sum = _mm_add_epi32(sum, _mm_madd_epi16(Eight::load(a + i), Eight::load(b + i)));
  return Eight::total(sum);
}

}  // namespace

const Kernels& sse2_kernels() {
  static constexpr Kernels all{multiply, dot, embed, add, positive, scan};
  return all;
}

}  // namespace facts::model
#endif
