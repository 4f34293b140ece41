#include "model/kernels.hpp"

#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <random>
#include <vector>

#include "base/span.hpp"
#include "model/decode.hpp"

namespace {

using namespace facts;
using namespace facts::model;

std::vector<const Kernels*> others() {
#if defined(__x86_64__)
  std::vector<const Kernels*> all{&sse2_kernels()};
  if (has_avx2()) all.push_back(&avx2_kernels());
  if (has_avx512()) all.push_back(&avx512_kernels());
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

TEST_CASE("all kernels multiply alike") {
  std::mt19937 random(7);
  for (const Kernels* k : others()) {
    for (const std::uint32_t rows : {1u, 3u, 8u, 9u, 16u, 17u, 40u, 48u, 96u}) {
      for (const std::uint32_t columns : {16u, 48u, 288u}) {
        for (std::size_t words = 1; words <= 17; ++words) {
          Matrix m;
          m.rows = rows;
          m.columns = columns;
          m.padded = (rows + block_rows - 1) / block_rows * block_rows;
          m.weights = numbers(random, static_cast<std::size_t>(m.padded) * columns, 6000);
          for (std::uint32_t r = 0; r < m.padded; ++r) m.bias.push_back(static_cast<std::int32_t>(random() % (1u << 25)) - (1 << 24));
          const auto in = numbers(random, words * columns, 1000);
          for (const Rescale rescale : {Rescale{12, -4095, 4095}, Rescale{12, 0, 4095}, Rescale{8, -32768, 32767}}) {
            std::vector<std::int16_t> a(words * m.padded), b(words * m.padded);
            scalar_kernels().multiply(m.view(), in.data(), columns, a.data(), m.padded, words, rescale);
            k->multiply(m.view(), in.data(), columns, b.data(), m.padded, words, rescale);
            for (std::size_t w = 0; w < words; ++w)
              for (std::uint32_t r = 0; r < rows; ++r) REQUIRE(a[w * m.padded + r] == b[w * m.padded + r]);
          }
        }
      }
    }
  }
}

TEST_CASE("a product is what the definition says") {
  Matrix m;
  m.rows = 17;
  m.columns = 4;
  m.padded = 32;
  m.weights.assign(128, 0);
  m.bias.assign(32, 0);
  m.weights[Matrix::place(16, 3, 4)] = 3;
  m.weights[Matrix::place(2, 0, 4)] = -5;
  m.bias[2] = 7;
  const std::vector<std::int16_t> in{10, 20, 30, 40};
  std::vector<std::int16_t> out(32, 1);
  scalar_kernels().multiply(m.view(), in.data(), 4, out.data(), 32, 1, {0, -1000, 1000});
  CHECK(out[16] == 120);
  CHECK(out[2] == -43);
  CHECK(out[3] == 0);
}

TEST_CASE("all kernels add and scan alike") {
  std::mt19937 random(8);
  const Kernels& plain = scalar_kernels();
  for (const Kernels* k : others()) {
    for (const std::size_t n : {8u, 16u, 24u, 40u, 48u, 96u}) {
      const auto a = numbers(random, n, 4095), b = numbers(random, n, 32767), c = numbers(random, n, 32767);
      CHECK(plain.dot(a.data(), b.data(), n) == k->dot(a.data(), b.data(), n));
      std::vector<std::int8_t> table(12 * n);
      for (auto& v : table) v = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
      std::vector<const std::int8_t*> rows;
      std::vector<std::int16_t> factors;
      for (std::size_t r = 0; r < 12; ++r) {
        rows.push_back(table.data() + r * n);
        factors.push_back(static_cast<std::int16_t>(1 + random() % 20));
      }
      auto x = a, y = a;
      plain.embed(x.data(), rows.data(), factors.data(), rows.size(), n);
      k->embed(y.data(), rows.data(), factors.data(), rows.size(), n);
      CHECK(x == y);
      plain.add(x.data(), a.data(), n);
      k->add(y.data(), a.data(), n);
      CHECK(x == y);
      plain.positive(x.data(), a.data(), b.data(), c.data(), n);
      k->positive(y.data(), a.data(), b.data(), c.data(), n);
      CHECK(x == y);
      for (const bool backward : {false, true}) {
        constexpr std::size_t words = 50;
        const auto gate = numbers(random, words * n, 32767), input = numbers(random, words * n, 32767);
        auto to = numbers(random, words * n, 4095), same = to;
        plain.scan({gate.data(), input.data(), n, to.data(), n, words, n, backward});
        k->scan({gate.data(), input.data(), n, same.data(), n, words, n, backward});
        REQUIRE(to == same);
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

TEST_CASE("the best tree without crossing arcs") {
  // Against every tree there is.
  std::mt19937 random(12);
  TreeBuffers buffers;
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t n = 2 + static_cast<std::uint32_t>(random() % 4);
    std::vector<std::int32_t> scores(static_cast<std::size_t>(n) * n), root(n);
    for (auto& s : scores) s = static_cast<std::int32_t>(random() % 2000);
    for (auto& r : root) r = static_cast<std::int32_t>(random() % 200);
    for (std::uint32_t i = 0; i < n; ++i) scores[static_cast<std::size_t>(i) * n + i] = impossible;
    // 0 where the heads are no such tree, otherwise what they score and a million.
    const auto value = [&](const std::vector<std::uint32_t>& head) -> std::int64_t {
      std::int64_t sum = 1000000;
      std::uint32_t roots = 0;
      for (std::uint32_t i = 0; i < n; ++i) {
        std::uint32_t at = i, steps = 0;
        for (; at != npos && steps <= n; ++steps) at = head[at];
        if (at != npos) return 0;
        if (head[i] == npos) {
          ++roots;
          sum += root[i];
          continue;
        }
        sum += scores[static_cast<std::size_t>(i) * n + head[i]];
        for (std::uint32_t k = std::min(i, head[i]) + 1; k < std::max(i, head[i]); ++k)
          if (head[k] == npos || head[k] < std::min(i, head[i]) || head[k] > std::max(i, head[i])) return 0;
      }
      return roots == 1 ? sum : 0;
    };
    std::int64_t best = 0;
    std::vector<std::uint32_t> head(n, 0), got(n);
    std::uint32_t count = 1;
    for (std::uint32_t i = 0; i < n; ++i) count *= n + 1;
    for (std::uint32_t code = 0; code < count; ++code) {
      std::uint32_t rest = code;
      bool fits = true;
      for (std::uint32_t i = 0; i < n; ++i, rest /= n + 1) {
        head[i] = rest % (n + 1) == n ? npos : rest % (n + 1);
        fits = fits && head[i] != i;
      }
      if (fits) best = std::max(best, value(head));
    }
    tree(scores, root, n, got.data(), buffers);
    REQUIRE(value(got) > 0);
    // The quick way keeps the tree of best heads; it may have another root than the best sum would.
    bool greedy = true;
    for (std::uint32_t i = 0; i < n; ++i)
      for (std::uint32_t j = 0; j < n && got[i] != npos; ++j)
        greedy = greedy && scores[static_cast<std::size_t>(i) * n + j] <= scores[static_cast<std::size_t>(i) * n + got[i]];
    if (!greedy) CHECK(value(got) == best);
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
