#include "model/decode.hpp"

#include <algorithm>

#include "base/span.hpp"

namespace facts::model {

namespace {

/// Whether heads with one root make a tree without crossing arcs.
bool is_projective(const std::uint32_t* head, std::uint32_t n, TreeBuffers& b) {
  // What stands between a word and its head has its own head there …
  for (std::uint32_t i = 0; i < n; ++i) {
    if (head[i] == npos) continue;
    const std::uint32_t low = std::min(i, head[i]), high = std::max(i, head[i]);
    for (std::uint32_t k = low + 1; k < high; ++k)
      if (head[k] < low || head[k] > high) return false;  // npos is above all
  }
  // … and all ways up end at the root.
  b.reached.assign(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    b.path.clear();
    for (std::uint32_t at = i; at != npos && !b.reached[at]; at = head[at]) {
      if (b.path.size() == n) return false;
      b.path.push_back(at);
    }
    for (const std::uint32_t k : b.path) b.reached[k] = 1;
  }
  return true;
}

/// The largest sum x[k] + y[k].
std::int32_t best_sum(const std::int32_t* x, const std::int32_t* y, std::uint32_t count) {
  std::int32_t best = x[0] + y[0];
  for (std::uint32_t k = 1; k < count; ++k) best = std::max(best, x[k] + y[k]);
  return best;
}

/// The first k that gives it.
std::uint32_t place_of(std::int32_t sum, const std::int32_t* x, const std::int32_t* y) {
  std::uint32_t k = 0;
  while (x[k] + y[k] != sum) ++k;
  return k;
}

/// The best tree without crossing arcs. right: the words s … t hang from s; left: from t; open_*: so far only the words up to the
/// arc between s and t. Each table is kept by its start or its end, two by both, so that every sum is read in order; where a sum was
/// reached is looked up for the few stretches that are in the tree. Sums of 160 scores stay within 32 bits.
void project(std::span<const std::int32_t> scores, std::span<const std::int32_t> root, std::uint32_t n, std::uint32_t* head, TreeBuffers& b) {
  const auto at = [n](std::uint32_t row, std::uint32_t column) { return static_cast<std::size_t>(row) * n + column; };
  for (auto* table : {&b.right, &b.right_by_end, &b.left, &b.left_by_end, &b.open_right, &b.open_left_by_end})
    table->assign(static_cast<std::size_t>(n) * n, 0);
  for (std::uint32_t k = 1; k < n; ++k) {
    for (std::uint32_t s = 0; s + k < n; ++s) {
      const std::uint32_t t = s + k;
      const std::int32_t between = best_sum(&b.right[at(s, s)], &b.left_by_end[at(t, s + 1)], k);
      b.open_right[at(s, t)] = between + scores[at(t, s)];
      b.open_left_by_end[at(t, s)] = between + scores[at(s, t)];
      b.right[at(s, t)] = b.right_by_end[at(t, s)] = best_sum(&b.open_right[at(s, s + 1)], &b.right_by_end[at(t, s + 1)], k);
      b.left[at(s, t)] = b.left_by_end[at(t, s)] = best_sum(&b.left[at(s, s)], &b.open_left_by_end[at(t, s)], k);
    }
  }
  std::uint32_t top = 0;
  for (std::uint32_t i = 1; i < n; ++i)
    if (b.left[at(0, i)] + b.right[at(i, n - 1)] + root[i] > b.left[at(0, top)] + b.right[at(top, n - 1)] + root[top]) top = i;
  head[top] = npos;
  enum Kind : std::uint32_t { to_right, to_left, between };
  b.path.clear();
  const auto push = [&](Kind kind, std::uint32_t s, std::uint32_t t) {
    if (s != t) b.path.insert(b.path.end(), {kind, s, t});
  };
  push(to_left, 0, top);
  push(to_right, top, n - 1);
  while (!b.path.empty()) {
    const std::uint32_t t = b.path.back(), s = b.path[b.path.size() - 2], kind = b.path[b.path.size() - 3];
    b.path.resize(b.path.size() - 3);
    if (kind == to_right) {
      const std::uint32_t k = s + 1 + place_of(b.right[at(s, t)], &b.open_right[at(s, s + 1)], &b.right_by_end[at(t, s + 1)]);
      head[k] = s;
      push(between, s, k);
      push(to_right, k, t);
    } else if (kind == to_left) {
      const std::uint32_t k = s + place_of(b.left[at(s, t)], &b.left[at(s, s)], &b.open_left_by_end[at(t, s)]);
      head[k] = t;
      push(to_left, s, k);
      push(between, k, t);
    } else {
      const std::int32_t sum = b.open_right[at(s, t)] - scores[at(t, s)];
      const std::uint32_t k = s + place_of(sum, &b.right[at(s, s)], &b.left_by_end[at(t, s + 1)]);
      push(to_right, s, k);
      push(to_left, k + 1, t);
    }
  }
}

}  // namespace

void tree(std::span<const std::int32_t> scores, std::span<const std::int32_t> root, std::uint32_t n, std::uint32_t* head, TreeBuffers& b) {
  if (n == 0) return;
  std::uint32_t top = 0;
  std::int64_t gain = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto row = scores.subspan(static_cast<std::size_t>(i) * n, n);
    head[i] = static_cast<std::uint32_t>(std::max_element(row.begin(), row.end()) - row.begin());
    const std::int64_t g = static_cast<std::int64_t>(root[i]) - row[head[i]];
    if (i == 0 || g > gain) {
      gain = g;
      top = i;
    }
  }
  head[top] = npos;
  if (!is_projective(head, n, b)) project(scores, root, n, head, b);
}

namespace {

std::uint32_t best_of(const std::vector<std::int32_t>& total) {
  return static_cast<std::uint32_t>(std::max_element(total.begin(), total.end()) - total.begin());
}

void trace(const PathBuffers& b, std::uint32_t labels, std::uint32_t words, std::uint8_t* out) {
  std::uint32_t label = best_of(b.total);
  for (std::uint32_t t = words; t-- > 0;) {
    out[t] = static_cast<std::uint8_t>(label);
    label = b.back[static_cast<std::size_t>(t) * labels + label];
  }
}

/// Keeps totals small over any length: only their differences matter.
void level(std::vector<std::int32_t>& total) {
  const std::int32_t most = *std::max_element(total.begin(), total.end());
  for (std::int32_t& v : total) v = std::max(v - most, impossible);
}

}  // namespace

void bio(const std::int16_t* scores, std::size_t stride, std::uint32_t labels, std::uint32_t words, std::int32_t begin_bonus,
         std::uint8_t* out, PathBuffers& b) {
  if (words == 0) return;
  const auto score = [&](std::uint32_t t, std::uint32_t label) {
    return scores[t * stride + label] + (label % 2 ? begin_bonus : 0);
  };
  b.total.resize(labels);
  b.next.resize(labels);
  b.back.assign(static_cast<std::size_t>(words) * labels, 0);
  for (std::uint32_t l = 0; l < labels; ++l) b.total[l] = l && l % 2 == 0 ? impossible : score(0, l);
  for (std::uint32_t t = 1; t < words; ++t) {
    level(b.total);
    const std::uint32_t best = best_of(b.total);
    for (std::uint32_t l = 0; l < labels; ++l) {
      const std::uint32_t before = l && l % 2 == 0 ? (b.total[l] > b.total[l - 1] ? l : l - 1) : best;
      b.back[static_cast<std::size_t>(t) * labels + l] = static_cast<std::uint8_t>(before);
      b.next[l] = std::max(b.total[before] + score(t, l), impossible);
    }
    b.total.swap(b.next);
  }
  trace(b, labels, words, out);
}

void smooth(const std::int16_t* scores, std::size_t stride, std::uint32_t labels, std::uint32_t words, std::int32_t change,
            std::uint8_t* out, PathBuffers& b) {
  if (words == 0) return;
  b.total.resize(labels);
  b.next.resize(labels);
  b.back.assign(static_cast<std::size_t>(words) * labels, 0);
  for (std::uint32_t l = 0; l < labels; ++l) b.total[l] = scores[l];
  for (std::uint32_t t = 1; t < words; ++t) {
    level(b.total);
    const std::uint32_t best = best_of(b.total);
    for (std::uint32_t l = 0; l < labels; ++l) {
      const bool stay = b.total[l] >= b.total[best] - change;
      const std::uint32_t before = stay ? l : best;
      b.back[static_cast<std::size_t>(t) * labels + l] = static_cast<std::uint8_t>(before);
      b.next[l] = b.total[before] - (stay ? 0 : change) + scores[t * stride + l];
    }
    b.total.swap(b.next);
  }
  trace(b, labels, words, out);
}

}  // namespace facts::model
