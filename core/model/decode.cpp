#include "model/decode.hpp"

#include <algorithm>

#include "base/span.hpp"

namespace facts::model {

void tree(std::span<const std::int32_t> scores, std::span<const std::int32_t> root, std::uint32_t n, std::uint32_t* head, TreeBuffers& b) {
  const auto score = [&](std::uint32_t i, std::uint32_t j) { return scores[static_cast<std::size_t>(i) * n + j]; };
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
  b.reached.assign(n, 0);
  b.seen.assign(n, 0);
  b.reached[top] = 1;
  b.loops.clear();
  for (std::uint32_t i = 0; i < n; ++i) {
    if (b.reached[i] || b.seen[i]) continue;
    b.path.clear();
    std::uint32_t j = i;
    while (!b.reached[j] && !b.seen[j]) {
      b.seen[j] = 1;
      b.path.push_back(j);
      j = head[j];
    }
    if (b.reached[j]) {
      for (const std::uint32_t k : b.path) b.reached[k] = 1;
    } else if (const auto at = std::find(b.path.begin(), b.path.end(), j); at != b.path.end()) {
      b.loops.emplace_back(at, b.path.end());
    }
  }
  for (auto& loop : b.loops) {
    std::sort(loop.begin(), loop.end());
    bool any = false;
    std::int64_t best = 0;
    std::uint32_t from = loop[0], to = top;
    for (const std::uint32_t i : loop) {
      for (std::uint32_t j = 0; j < n; ++j) {
        if (!b.reached[j] || score(i, j) == impossible) continue;
        const std::int64_t g = static_cast<std::int64_t>(score(i, j)) - score(i, head[i]);
        if (!any || g > best) {
          any = true;
          best = g;
          from = i;
          to = j;
        }
      }
    }
    head[from] = to;
    // Everything that hangs from the loop is reached now: children lists are made anew, n is bounded.
    b.first_child.assign(n, npos);
    b.next.assign(n, npos);
    for (std::uint32_t i = 0; i < n; ++i) {
      if (head[i] == npos) continue;
      b.next[i] = b.first_child[head[i]];
      b.first_child[head[i]] = i;
    }
    b.stack.assign(1, from);
    while (!b.stack.empty()) {
      const std::uint32_t i = b.stack.back();
      b.stack.pop_back();
      if (b.reached[i]) continue;
      b.reached[i] = 1;
      for (std::uint32_t c = b.first_child[i]; c != npos; c = b.next[c]) b.stack.push_back(c);
    }
  }
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
