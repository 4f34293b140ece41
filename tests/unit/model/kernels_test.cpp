#include "model/kernels.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>
#include <vector>

#include "base/span.hpp"
#include "model/decode.hpp"

namespace {

using namespace facts;
using namespace facts::model;

std::vector<const Kernels*> others() {
#if defined(__x86_64__) || defined(__i386__)
  std::vector<const Kernels*> all{&sse2_kernels()};
  if (__builtin_cpu_supports("avx2")) all.push_back(&avx2_kernels());
#if defined(__x86_64__)
  if (has_avx512()) all.push_back(&avx512_kernels());
#endif
  return all;
#elif defined(__wasm_simd128__)
  return {&simd128_kernels()};
#else
  return {};
#endif
}

std::vector<std::int16_t> numbers(std::mt19937& random, std::size_t n, int limit) {
  std::vector<std::int16_t> out(n);
  for (auto& v : out) {
    const int r = static_cast<int>(random() % static_cast<unsigned>(2 * limit + 1)) - limit;
    v = static_cast<std::int16_t>(random() % 20 == 0 ? (r < 0 ? -limit : limit) : r);
  }
  return out;
}

}  // namespace

TEST_CASE("all kernels give the same numbers") {
  std::mt19937 random(7);
  const Kernels& plain = scalar_kernels();
  for (const Kernels* k : others()) {
    for (const std::uint32_t rows : {1u, 3u, 8u, 17u, 48u, 96u}) {
      for (const std::uint32_t columns : {16u, 48u, 288u}) {
        for (const std::size_t words : {1u, 2u, 4u, 7u, 13u}) {
          Matrix m;
          m.rows = rows;
          m.columns = columns;
          m.padded = (rows + 7) / 8 * 8;
          m.weights = numbers(random, static_cast<std::size_t>(m.padded) * columns, 6000);
          for (std::uint32_t r = 0; r < m.padded; ++r) m.bias.push_back(static_cast<std::int32_t>(random() % (1u << 25)) - (1 << 24));
          const auto in = numbers(random, words * columns, 1000);
          for (const Rescale rescale : {Rescale{12, -4095, 4095}, Rescale{12, 0, 4095}, Rescale{8, -32768, 32767}}) {
            std::vector<std::int16_t> a(words * m.padded), b(words * m.padded);
            plain.multiply(m, in.data(), columns, a.data(), m.padded, words, rescale);
            k->multiply(m, in.data(), columns, b.data(), m.padded, words, rescale);
            REQUIRE(a == b);
          }
        }
      }
    }
    for (const std::size_t n : {8u, 16u, 24u, 96u}) {
      const auto a = numbers(random, n, 4095), b = numbers(random, n, 32767);
      CHECK(plain.dot(a.data(), b.data(), n) == k->dot(a.data(), b.data(), n));
      std::vector<std::int8_t> row(n);
      for (auto& v : row) v = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
      auto x = a, y = a;
      plain.add_row(x.data(), row.data(), 20, n);
      k->add_row(y.data(), row.data(), 20, n);
      CHECK(x == y);
      plain.add(x.data(), a.data(), n);
      k->add(y.data(), a.data(), n);
      CHECK(x == y);
      auto state = numbers(random, n, 32767), same = state;
      for (int round = 0; round < 50; ++round) {
        const auto gate = numbers(random, n, 32767), input = numbers(random, n, 32767);
        plain.step(state.data(), gate.data(), input.data(), x.data(), n);
        k->step(same.data(), gate.data(), input.data(), y.data(), n);
        REQUIRE(state == same);
        REQUIRE(x == y);
      }
    }
  }
}

TEST_CASE("any scores give one tree") {
  std::mt19937 random(11);
  TreeBuffers buffers;
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t n = 1 + static_cast<std::uint32_t>(random() % 40);
    std::vector<std::int32_t> scores(static_cast<std::size_t>(n) * n), root(n);
    for (auto& s : scores) s = static_cast<std::int32_t>(random() % (round % 3 ? 5000 : 3));
    for (auto& r : root) r = static_cast<std::int32_t>(random() % 5000);
    for (std::uint32_t i = 0; i < n; ++i) scores[static_cast<std::size_t>(i) * n + i] = impossible;
    std::vector<std::uint32_t> head(n);
    tree(scores, root, n, head.data(), buffers);
    std::uint32_t roots = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      roots += head[i] == npos;
      std::uint32_t at = i, steps = 0;
      while (at != npos && steps <= n) {
        at = head[at];
        ++steps;
      }
      REQUIRE(steps <= n);
    }
    REQUIRE(roots == 1);
  }
}

TEST_CASE("a cycle is opened where it costs least") {
  // 1 and 2 want each other; 2 loses less by hanging from 0.
  const std::vector<std::int32_t> scores{impossible, 0, 0, 10, impossible, 100, 60, 100, impossible};
  std::vector<std::uint32_t> head(3);
  TreeBuffers buffers;
  tree(scores, std::vector<std::int32_t>{500, 0, 0}, 3, head.data(), buffers);
  CHECK(head == std::vector<std::uint32_t>{npos, 2, 0});
}

TEST_CASE("label sequences") {
  PathBuffers buffers;
  // Inside without a begin is not allowed, however well it scores.
  const std::vector<std::int16_t> inside{0, -50, 900, 0, -50, 900};
  std::vector<std::uint8_t> out(2);
  bio(inside.data(), 3, 3, 2, 0, out.data(), buffers);
  CHECK(out == std::vector<std::uint8_t>{1, 2});
  // A single word of another label costs two changes.
  const std::vector<std::int16_t> noisy{0, 0, 300, 0, 0, 300, 100, 0, 0, 0, 0, 300};
  out.resize(4);
  smooth(noisy.data(), 3, 3, 4, 256, out.data(), buffers);
  CHECK(out == std::vector<std::uint8_t>{2, 2, 2, 2});
  smooth(noisy.data(), 3, 3, 4, 10, out.data(), buffers);
  CHECK(out == std::vector<std::uint8_t>{2, 2, 0, 2});
}
