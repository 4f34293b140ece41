// WebAssembly's 128-bit SIMD.
#include "model/kernels.hpp"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

#include <utility>

namespace facts::model {
namespace {

struct Lanes {
  using Register = v128_t;
  static constexpr std::size_t lanes = 8;
  static v128_t load(const void* p) { return wasm_v128_load(p); }
  static void store(void* p, v128_t v) { wasm_v128_store(p, v); }
  static v128_t all(std::int16_t v) { return wasm_i16x8_splat(v); }
  static v128_t least(v128_t a, v128_t b) { return wasm_i16x8_min(a, b); }
  static v128_t most(v128_t a, v128_t b) { return wasm_i16x8_max(a, b); }
  static v128_t add(v128_t a, v128_t b) { return wasm_i16x8_add(a, b); }
  static v128_t add_saturated(v128_t a, v128_t b) { return wasm_i16x8_add_sat(a, b); }
  static v128_t subtract_saturated(v128_t a, v128_t b) { return wasm_i16x8_sub_sat(a, b); }
  static v128_t times(v128_t a, v128_t b) { return wasm_i16x8_mul(a, b); }
  static v128_t times_high(v128_t a, v128_t b) { return wasm_i16x8_q15mulr_sat(a, b); }
  static v128_t shifted4(v128_t v) { return wasm_i16x8_shr(v, 4); }
  static v128_t widen(const std::int8_t* p) { return wasm_i16x8_load8x8(p); }
};
using Short = Lanes;

struct Sums {
  static constexpr std::uint32_t rows = 8;
  struct Sum { v128_t low, high; };
  using Weight = Sum;
  using Input = v128_t;
  struct Scale {
    v128_t half, low, high;
    std::uint32_t shift;
    explicit Scale(Rescale r)
        : half(wasm_i32x4_splat(r.shift ? 1 << (r.shift - 1) : 0)), low(wasm_i16x8_splat(r.low)), high(wasm_i16x8_splat(r.high)),
          shift(static_cast<std::uint32_t>(r.shift)) {}
  };
  static Sum start(const std::int32_t* bias) { return {Lanes::load(bias), Lanes::load(bias + 4)}; }
  static Weight weights(const std::int16_t* p) { return {Lanes::load(p), Lanes::load(p + 8)}; }
  static Input pair(const std::int16_t* x) { return wasm_v128_load32_splat(x); }
  static void fold(Sum& s, Weight w, Input x) {
    s.low = wasm_i32x4_add(s.low, wasm_i32x4_dot_i16x8(w.low, x));
    s.high = wasm_i32x4_add(s.high, wasm_i32x4_dot_i16x8(w.high, x));
  }
  static void finish(Sum s, const Scale& k, std::int16_t* out) {
    const v128_t v = wasm_i16x8_narrow_i32x4(wasm_i32x4_shr(wasm_i32x4_add(s.low, k.half), k.shift), wasm_i32x4_shr(wasm_i32x4_add(s.high, k.half), k.shift));
    Lanes::store(out, Lanes::least(Lanes::most(v, k.low), k.high));
  }
};

constexpr std::size_t words_at_once = 4, parts_at_once = 1, groups_at_once = 3;

#include "model/kernels_body.hpp"

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t n) {
  v128_t sum = wasm_i32x4_splat(0);
  for (std::size_t i = 0; i < n; i += 8) sum = wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(Lanes::load(a + i), Lanes::load(b + i)));
  const auto lane = [](std::int32_t v) { return static_cast<std::uint32_t>(v); };
  return static_cast<std::int32_t>(lane(wasm_i32x4_extract_lane(sum, 0)) + lane(wasm_i32x4_extract_lane(sum, 1)) +
                                   lane(wasm_i32x4_extract_lane(sum, 2)) + lane(wasm_i32x4_extract_lane(sum, 3)));
}

}  // namespace

const Kernels& simd128_kernels() {
  static constexpr Kernels all{multiply, dot, embed, add, positive, scan};
  return all;
}

}  // namespace facts::model
#endif
