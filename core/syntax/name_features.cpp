#include "syntax/name_features.hpp"

#include <algorithm>

namespace facts::syntax {

std::uint32_t writing_style(std::span<const NameWord> sentence) {
  std::size_t words = 0, capital = 0, caps = 0;
  for (const NameWord& w : sentence) {
    if (w.keys.digit) continue;
    ++words;
    capital += w.keys.capital;
    caps += w.keys.caps;
  }
  if (words >= 3 && 2 * caps > words) return 2;
  if (words >= 4 && 20 * capital > 11 * words) return 1;
  return 0;
}

void TextCase::add(std::span<const NameWord> sentence) {
  const bool plain = writing_style(sentence) == 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const WordKeys& keys = sentence[i].keys;
    if (!keys.capital) seen_[keys.lower] |= 2;
    else if (plain && i > 0) seen_[keys.lower] |= 1;
  }
}

std::uint32_t TextCase::of(const WordKeys& keys) const {
  const auto at = seen_.find(keys.lower);
  return at == seen_.end() ? 0 : at->second;
}

void name_features(std::span<const NameWord> s, std::size_t i, std::uint32_t style, const TextCase& text, Features& out) {
  static constexpr NameWord edge{{}, 999, 31};
  const auto word = [&](std::ptrdiff_t by) -> const NameWord& {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + by;
    return at < 0 || at >= static_cast<std::ptrdiff_t>(s.size()) ? edge : s[static_cast<std::size_t>(at)];
  };
  const NameWord &w0 = word(0), &wl1 = word(-1), &wl2 = word(-2), &wr1 = word(1), &wr2 = word(2);
  const WordKeys &w = w0.keys, &l1 = wl1.keys, &l2 = wl2.keys, &r1 = wr1.keys, &r2 = wr2.keys;
  const std::uint32_t place = i == 0 ? 1 : 0, written = style * 2 + place;
  const std::uint32_t elsewhere = text.of(w) + (w.capital ? 4u : 0u);
  const std::uint32_t c0 = w0.word_class, cl1 = wl1.word_class, cr1 = wr1.word_class, cl2 = wl2.word_class, cr2 = wr2.word_class;
  const std::uint32_t t0 = w0.tag;
  out.clear();
  const auto add = [&](std::uint32_t which, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) { out.push_back(feature(which, a, b, c)); };
  // the word itself
  add(1, w.form);
  add(2, w.lower);
  add(3, w.suffix[2], w.capital);
  add(4, w.suffix[3], w.capital);
  add(5, w.prefix[2], w.capital);
  add(6, w.shape, written);
  add(7, w.shape, t0);
  add(8, t0, w.capital, place);
  add(9, w.suffix[1], w.prefix[1], w.capital);
  add(10, w.prefix[2], w.suffix[2]);
  add(11, elsewhere, t0);
  add(12, elsewhere, w.shape, written);
  // its neighbours
  add(20, word(-1).tag, t0, wr1.tag);
  add(21, l1.lower);
  add(22, l1.lower, w.shape);
  add(23, l2.lower, l1.lower);
  add(24, l2.lower, w.shape);
  add(25, r1.lower);
  add(26, r1.lower, w.shape);
  add(27, r1.lower, r2.lower);
  add(28, r2.lower, w.shape);
  add(29, w.form, r1.form);
  add(30, w.form, l1.form);
  add(31, l1.shape, w.shape, r1.shape);
  add(32, w.suffix[3], r1.shape);
  add(33, r1.suffix[3], w.shape);
  add(34, t0, r1.lower, w.capital);
  add(35, t0, l1.lower, w.capital);
  add(36, w.shape, r1.shape, r2.shape);
  add(37, word(3).keys.lower, w.shape, r1.shape);
  // words that may stand in the same name
  add(40, l1.form, l1.capital, w.capital);
  add(41, r1.form, r1.capital, w.capital);
  add(42, r2.form, r1.capital, w.capital);
  add(43, l2.form, l1.capital, w.capital);
  add(44, word(-3).keys.lower, l1.capital, w.capital);
  add(45, r1.capital, r2.form, w.shape);
  add(46, r1.lower, r2.capital, r2.suffix[3]);
  // classes of words of like meaning
  add(50, c0, w.shape);
  add(51, cl1, w.shape);
  add(52, cr1, w.shape);
  add(53, cl1, c0);
  add(54, c0, cr1);
  add(55, cr2, w.shape, r1.shape);
  add(56, cl2, w.shape, l1.shape);
  add(57, c0, l1.lower);
  add(58, c0, r1.lower);
  add(59, cl1, c0, cr1);
  add(60, cl1, cl2, w.capital);
  add(61, cr1, cr2, w.capital);
}

NameModel::NameModel(const model::WordScores& weights) : bits_(weights.bits), scale_(weights.scale) {
  if (weights.values.size() != name_label_count << bits_) return;
  rows_.resize(row_bytes << bits_);
  for (std::size_t row = 0; row < std::size_t{1} << bits_; ++row)
    std::copy_n(weights.values.data() + row * name_label_count, name_label_count, rows_.data() + row * row_bytes);
}

NameScores NameModel::scores(const Features& features) const {
  NameScores out{};
  if (rows_.empty()) return out;
  // At most 128 features of at most 127: 16 bits hold the sums, and with a scale below 2^16 32 bits the products.
  std::int16_t sums[row_bytes] = {};
  const std::uint32_t shift = 32 - bits_;
  for (const std::uint32_t f : features) {
    const std::int8_t* const row = rows_.data() + static_cast<std::size_t>(f >> shift) * row_bytes;
    for (std::size_t k = 0; k < row_bytes; ++k) sums[k] = static_cast<std::int16_t>(sums[k] + row[k]);
  }
  for (std::size_t k = 0; k < name_label_count; ++k) out[k] = static_cast<std::int32_t>((static_cast<std::int64_t>(sums[k]) * scale_) >> 8);
  return out;
}

}  // namespace facts::syntax
