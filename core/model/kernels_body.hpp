// What all SIMD kernels share. Not a header of the usual kind: each kernels_*.cpp includes it once, inside its own unnamed
// namespace, after defining
//   Sums   the 32-bit sums of `rows` rows of a matrix for one word: types Sum, Weight, Input; start, weights, pair, fold, finish
//   Lanes  a register of `lanes` 16-bit numbers; Short the same with eight (may be Lanes itself)
//   words_at_once, parts_at_once, groups_at_once   how many words are multiplied with how many times `rows` rows at once, and how many
//          registers a scan keeps: as many as stay in registers (sixteen before AVX-512)
// Loops over registers are written out by index sequences: GCC at -O2 keeps arrays that it indexes in a loop on the stack.
// Only plain pointers here: a file compiled for a newer processor must not make copies of library functions that older ones run.

/// A function and no lambda, whose captures GCC would keep on the stack too.
inline void fold_both(Sums::Sum& s, Sums::Sum& t, Sums::Weight u, Sums::Weight v, Sums::Input x) {
  Sums::fold(s, u, x);
  Sums::fold(t, v, x);
}

template <std::size_t Parts, std::size_t... W>
inline void multiply_block(const MatrixView& m, std::uint32_t row, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                           std::size_t out_stride, Rescale rescale, std::index_sequence<W...>) {
  const auto weights_of = [&](std::uint32_t r) { return m.weights + static_cast<std::size_t>(r / block_rows * block_rows) * m.columns + r % block_rows * 2; };
  const std::int16_t *first = weights_of(row), *second = Parts > 1 ? weights_of(row + Sums::rows) : first;
  Sums::Sum a[sizeof...(W)], b[sizeof...(W)];
  ((a[W] = Sums::start(m.bias + row)), ...);
  if constexpr (Parts > 1) ((b[W] = Sums::start(m.bias + row + Sums::rows)), ...);
  for (std::uint32_t c = 0; c < m.columns; c += 2, first += 2 * block_rows, second += 2 * block_rows, in += 2) {
    const Sums::Weight u = Sums::weights(first);
    if constexpr (Parts > 1) {
      const Sums::Weight v = Sums::weights(second);
      (fold_both(a[W], b[W], u, v, Sums::pair(in + W * in_stride)), ...);
    } else {
      (Sums::fold(a[W], u, Sums::pair(in + W * in_stride)), ...);
    }
  }
  const Sums::Scale scale(rescale);
  (Sums::finish(a[W], scale, out + W * out_stride + row), ...);
  if constexpr (Parts > 1) (Sums::finish(b[W], scale, out + W * out_stride + row + Sums::rows), ...);
}

/// The last words, fewer than are taken at once.
template <std::size_t Parts, std::size_t Words>
inline void multiply_rest(const MatrixView& m, std::uint32_t row, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                          std::size_t out_stride, std::size_t words, Rescale rescale) {
  if constexpr (Words > 0) {
    if (words == Words) multiply_block<Parts>(m, row, in, in_stride, out, out_stride, rescale, std::make_index_sequence<Words>{});
    else multiply_rest<Parts, Words - 1>(m, row, in, in_stride, out, out_stride, words, rescale);
  }
}

template <std::size_t Parts>
void multiply_rows(const MatrixView& m, std::uint32_t row, const std::int16_t* in, std::size_t in_stride, std::int16_t* out,
                   std::size_t out_stride, std::size_t words, Rescale rescale) {
  std::size_t w = 0;
  for (; w + words_at_once <= words; w += words_at_once)
    multiply_block<Parts>(m, row, in + w * in_stride, in_stride, out + w * out_stride, out_stride, rescale, std::make_index_sequence<words_at_once>{});
  multiply_rest<Parts, words_at_once - 1>(m, row, in + w * in_stride, in_stride, out + w * out_stride, out_stride, words - w, rescale);
}

void multiply(const MatrixView& m, const std::int16_t* in, std::size_t in_stride, std::int16_t* out, std::size_t out_stride,
              std::size_t words, Rescale rescale) {
  std::uint32_t row = 0;
  if constexpr (parts_at_once > 1)
    for (; row + Sums::rows < m.rows; row += 2 * Sums::rows) multiply_rows<2>(m, row, in, in_stride, out, out_stride, words, rescale);
  for (; row < m.rows; row += Sums::rows) multiply_rows<1>(m, row, in, in_stride, out, out_stride, words, rescale);
}

template <class L>
inline typename L::Register limited(typename L::Register v, std::int16_t low) {
  return L::least(L::most(v, L::all(low)), L::all(activation_limit));
}

template <class L, std::size_t... G>
inline void embed_part(std::int16_t* to, const std::int8_t* const* rows, const std::int16_t* factors, std::size_t count, std::size_t at,
                       std::index_sequence<G...>) {
  typename L::Register sum[sizeof...(G)];
  ((sum[G] = L::all(0)), ...);
  for (std::size_t k = 0; k < count; ++k) {
    const std::int8_t* const row = rows[k] + at;
    const typename L::Register factor = L::all(factors[k]);
    ((sum[G] = L::add(sum[G], L::times(L::widen(row + G * L::lanes), factor))), ...);
  }
  (L::store(to + at + G * L::lanes, limited<L>(sum[G], -activation_limit)), ...);
}

void embed(std::int16_t* to, const std::int8_t* const* rows, const std::int16_t* factors, std::size_t count, std::size_t n) {
  std::size_t at = 0;
  for (; at + groups_at_once * Lanes::lanes <= n; at += groups_at_once * Lanes::lanes)
    embed_part<Lanes>(to, rows, factors, count, at, std::make_index_sequence<groups_at_once>{});
  for (; at + Lanes::lanes <= n; at += Lanes::lanes) embed_part<Lanes>(to, rows, factors, count, at, std::make_index_sequence<1>{});
  for (; at < n; at += Short::lanes) embed_part<Short>(to, rows, factors, count, at, std::make_index_sequence<1>{});
}

template <class L>
inline void add_part(std::int16_t* to, const std::int16_t* more) {
  L::store(to, limited<L>(L::add_saturated(L::load(to), L::load(more)), -activation_limit));
}

void add(std::int16_t* to, const std::int16_t* more, std::size_t n) {
  std::size_t i = 0;
  for (; i + Lanes::lanes <= n; i += Lanes::lanes) add_part<Lanes>(to + i, more + i);
  for (; i < n; i += Short::lanes) add_part<Short>(to + i, more + i);
}

template <class L>
inline void positive_part(std::int16_t* to, const std::int16_t* a, const std::int16_t* b, const std::int16_t* c) {
  L::store(to, limited<L>(L::add_saturated(L::add_saturated(L::load(a), L::load(b)), L::load(c)), 0));
}

void positive(std::int16_t* to, const std::int16_t* a, const std::int16_t* b, const std::int16_t* c, std::size_t n) {
  std::size_t i = 0;
  for (; i + Lanes::lanes <= n; i += Lanes::lanes) positive_part<Lanes>(to + i, a + i, b + i, c + i);
  for (; i < n; i += Short::lanes) positive_part<Short>(to + i, a + i, b + i, c + i);
}

template <class L>
inline void scan_step(typename L::Register& state, const std::int16_t* gate, const std::int16_t* input, std::int16_t* to) {
  const typename L::Register g = L::load(gate), s = state;
  const typename L::Register z = L::most(L::add_saturated(L::add_saturated(g, L::all(16384)), g), L::all(0));
  state = L::add_saturated(s, L::times_high(L::subtract_saturated(L::load(input), s), z));
  L::store(to, limited<L>(L::add_saturated(L::load(to), L::shifted4(L::add_saturated(state, L::all(8)))), -activation_limit));
}

/// Some channels over all words, the state in registers.
template <class L, std::size_t... G>
inline void scan_part(const Recurrence& r, std::size_t channel, std::index_sequence<G...>) {
  typename L::Register state[sizeof...(G)];
  ((state[G] = L::all(0)), ...);
  for (std::size_t k = 0; k < r.words; ++k) {
    const std::size_t t = r.backward ? r.words - 1 - k : k;
    const std::int16_t *gate = r.gate + t * r.stride + channel, *input = r.input + t * r.stride + channel;
    std::int16_t* to = r.to + t * r.to_stride + channel;
    (scan_step<L>(state[G], gate + G * L::lanes, input + G * L::lanes, to + G * L::lanes), ...);
  }
}

void scan(const Recurrence& r) {
  std::size_t c = 0;
  for (; c + groups_at_once * Lanes::lanes <= r.channels; c += groups_at_once * Lanes::lanes)
    scan_part<Lanes>(r, c, std::make_index_sequence<groups_at_once>{});
  for (; c + Lanes::lanes <= r.channels; c += Lanes::lanes) scan_part<Lanes>(r, c, std::make_index_sequence<1>{});
  for (; c < r.channels; c += Short::lanes) scan_part<Short>(r, c, std::make_index_sequence<1>{});
}
