// One passage through the network: features, encoder, heads, decoding.
#include "model/model.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "model/decode.hpp"
#include "model/features.hpp"
#include "model/kernels.hpp"
#include "model/weights.hpp"

namespace facts::model {
namespace {

constexpr std::uint32_t most_words = 1024;   ///< a passage is read in pieces of at most this many words
constexpr std::size_t looked_up = 1 + affix_count + misc_count + 1;  ///< rows that a word is the sum of
constexpr std::uint32_t stretch_words = 160; ///< a longer sentence gets a tree for each stretch of this many words

constexpr Rescale to_activation{weight_bits, -activation_limit, activation_limit};
constexpr Rescale to_positive{weight_bits, 0, activation_limit};
constexpr Rescale to_score{weight_bits, -32767, 32767};
constexpr Rescale to_arc{activation_bits + 2, -32767, 32767};  ///< a quarter of the product, in activation bits
constexpr Rescale to_gate{activation_bits, -32768, 32767};  ///< twelve fractional bits, for recurrent layers

std::uint32_t best_of(const std::int16_t* scores, std::uint32_t n) {
  return static_cast<std::uint32_t>(std::max_element(scores, scores + n) - scores);
}

}  // namespace

struct Workspace::Impl {
  std::string text;
  std::vector<FormFeatures> forms;
  std::vector<std::array<std::uint8_t, misc_count>> misc;
  std::vector<std::int16_t> x;         ///< [1 + words + 1][width], zero before and after
  std::vector<std::int16_t> wide;      ///< what a layer made, before it is added
  std::vector<std::int16_t> state;
  std::vector<std::int16_t> scores, arc_word, arc_head, head_rows, root, relation_word, relation_head, pair_word, pair, cue, marked;
  std::vector<std::int32_t> arcs, roots, head_bias;
  std::vector<std::uint32_t> heads, starts, sentence;
  std::vector<std::uint8_t> labels;
  TreeBuffers tree;
  PathBuffers path;
};

Workspace::Workspace() : impl_(std::make_unique<Impl>()) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

struct Model::Impl {
  Weights w;

  using Work = Workspace::Impl;

  void run(const Passage& passage, Work& b, Predictions& out, const Kernels& k) const;
  void piece(std::span<const std::string_view> forms, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const;
  void encode(std::span<const std::string_view> forms, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const;
  void recur(const Matrix& m, std::int16_t* x, std::uint32_t words, std::uint32_t width, Work& b, const Kernels& k) const;
  void tag(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const;
  void names(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const;
  void trees(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const;
  void stretch(std::uint32_t begin, std::uint32_t end, Work& b, const Kernels& k) const;
  void attributions(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const;
  void link(std::uint32_t words, std::uint32_t first, Words cue, std::int32_t cue_score, Work& b, Predictions& out, const Kernels& k) const;
};

void Model::Impl::encode(std::span<const std::string_view> forms, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const {
  const std::uint32_t n = static_cast<std::uint32_t>(forms.size()), width = w.width;
  b.forms.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) b.forms[i] = form_features(forms[i], w.affixes.rows, b.text);
  misc_rows(b.forms, b.starts, b.misc);
  b.x.resize(static_cast<std::size_t>(n + 2) * width);
  std::fill_n(b.x.begin(), width, std::int16_t{0});
  std::fill_n(b.x.end() - static_cast<std::ptrdiff_t>(width), width, std::int16_t{0});
  std::int16_t* x = b.x.data() + width;
  std::array<const std::int8_t*, looked_up> rows{};
  std::array<std::int16_t, looked_up> factors{};
  for (std::uint32_t i = 0; i < n; ++i) {
    std::size_t count = 0;
    const auto look_up = [&](const Rows& table, std::uint32_t row) {
      rows[count] = table.row(row);
      factors[count++] = table.factor[row];
    };
    look_up(w.words, w.word_row(b.forms[i].hash));
    for (const std::uint16_t row : b.forms[i].affixes) look_up(w.affixes, row);
    for (const std::uint8_t row : b.misc[i]) look_up(w.misc, row);
    const std::uint32_t kind = w.word_class(b.forms[i].hash);
    out.word_class[first + i] = static_cast<std::uint8_t>(kind);
    look_up(w.kinds, kind);
    k.embed(x + static_cast<std::size_t>(i) * width, rows.data(), factors.data(), count, width);
  }
  for (const Layer& layer : w.layers) {
    if (layer.kind == Layer::Kind::recurrent) {
      recur(layer.matrix, x, n, width, b, k);
      continue;
    }
    b.wide.resize(static_cast<std::size_t>(n) * width);
    k.multiply(layer.matrix.view(), x - width, width, b.wide.data(), width, n, to_positive);
    k.add(x, b.wide.data(), static_cast<std::size_t>(n) * width);
  }
}

void Model::Impl::recur(const Matrix& m, std::int16_t* x, std::uint32_t words, std::uint32_t width, Work& b, const Kernels& k) const {
  const std::uint32_t half = width / 2;
  const std::size_t stride = 2 * static_cast<std::size_t>(width);
  b.wide.resize(words * stride);
  k.multiply(m.view(), x, width, b.wide.data(), stride, words, to_gate);
  const std::int16_t* y = b.wide.data();
  k.scan({y, y + width, stride, x, width, words, half, false});
  k.scan({y + half, y + width + half, stride, x + half, width, words, half, true});
}

void Model::Impl::tag(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const {
  const std::int16_t* x = b.x.data() + w.width;
  const std::uint32_t stride = w.upos.padded;
  b.scores.resize(static_cast<std::size_t>(words) * stride);
  k.multiply(w.upos.view(), x, w.width, b.scores.data(), stride, words, to_score);
  for (std::uint32_t i = 0; i < words; ++i) {
    const std::int16_t* at = x + static_cast<std::size_t>(i) * w.width;
    const std::uint32_t upos = best_of(b.scores.data() + static_cast<std::size_t>(i) * stride, w.upos.rows);
    out.upos[first + i] = static_cast<std::uint8_t>(upos);
    const auto score = [&](const Candidates& c, std::uint32_t row) {
      return static_cast<std::int64_t>(c.bias[row]) + k.dot(c.row(row), at, w.width);
    };
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    const auto& may = w.feats_of[upos];
    if (may.size() == 1) out.feats[first + i] = may[0];
    else for (const std::uint16_t f : may)
      if (const auto s = score(w.feats, f); s > best) {
        best = s;
        out.feats[first + i] = f;
      }
  }
}

void Model::Impl::names(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const {
  const std::uint32_t stride = w.name.padded, count = w.name.rows;
  b.scores.resize(static_cast<std::size_t>(words) * stride);
  k.multiply(w.name.view(), b.x.data() + w.width, w.width, b.scores.data(), stride, words, to_score);
  bio(b.scores.data(), stride, count, words, 0, out.name.data() + first, b.path);
  for (std::uint32_t i = 0; i < words; ++i) {
    const std::int16_t* s = b.scores.data() + static_cast<std::size_t>(i) * stride;
    std::copy_n(s, count, out.name_scores.data() + static_cast<std::size_t>(first + i) * count);
    std::int32_t other = -32768;
    for (std::uint32_t l = 0; l < count; ++l)
      if (l != out.name[first + i]) other = std::max<std::int32_t>(other, s[l]);
    out.name_margin[first + i] = static_cast<std::int16_t>(std::clamp(s[out.name[first + i]] - other, -32767, 32767));
  }
}

void Model::Impl::stretch(std::uint32_t begin, std::uint32_t end, Work& b, const Kernels& k) const {
  const std::uint32_t n = end - begin;
  b.arcs.resize(static_cast<std::size_t>(n) * n);
  b.roots.resize(n);
  // The heads as a matrix that every word is multiplied with.
  const std::uint32_t padded = (n + block_rows - 1) / block_rows * block_rows;
  b.head_bias.assign(padded, 0);
  b.head_rows.resize(static_cast<std::size_t>(padded) * w.arc);
  for (std::uint32_t j = 0; j < n; ++j) {
    const std::int16_t* head = b.arc_head.data() + static_cast<std::size_t>(begin + j) * w.arc;
    std::int16_t* to = b.head_rows.data() + Matrix::place(j, 0, w.arc);
    for (std::uint32_t c = 0; c < w.arc; c += 2, to += 2 * block_rows) {
      to[0] = head[c];
      to[1] = head[c + 1];
    }
  }
  b.scores.resize(static_cast<std::size_t>(n) * padded);
  k.multiply({b.head_rows.data(), b.head_bias.data(), n, w.arc}, b.arc_word.data() + static_cast<std::size_t>(begin) * w.arc, w.arc,
             b.scores.data(), padded, n, to_arc);
  const auto reach = static_cast<std::int32_t>(w.reach);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::int16_t* from = b.scores.data() + static_cast<std::size_t>(i) * padded;
    std::int32_t* row = b.arcs.data() + static_cast<std::size_t>(i) * n;
    for (std::uint32_t j = 0; j < n; ++j) {
      const std::int32_t gap = std::clamp(static_cast<std::int32_t>(j) - static_cast<std::int32_t>(i), -reach, reach) + reach;
      row[j] = from[j] + w.arc_bias[static_cast<std::size_t>(gap)];
    }
    row[i] = impossible;
    b.roots[i] = b.root[static_cast<std::size_t>(begin + i) * w.root.padded];
  }
  tree(b.arcs, b.roots, n, b.heads.data() + begin, b.tree);
  for (std::uint32_t i = begin; i < end; ++i)
    if (b.heads[i] != npos) b.heads[i] += begin;
}

void Model::Impl::trees(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const {
  const std::int16_t* x = b.x.data() + w.width;
  const auto project = [&](const Matrix& m, std::vector<std::int16_t>& to, Rescale rescale, const std::int16_t* in, std::uint32_t width) {
    to.resize(static_cast<std::size_t>(words) * m.padded);
    k.multiply(m.view(), in, width, to.data(), m.padded, words, rescale);
  };
  project(w.arc_word, b.arc_word, to_positive, x, w.width);
  project(w.arc_head, b.arc_head, to_positive, x, w.width);
  project(w.root, b.root, to_score, b.arc_word.data(), w.arc);
  project(w.relation_word, b.relation_word, to_activation, x, w.width);
  project(w.relation_head, b.relation_head, to_activation, x, w.width);
  b.heads.resize(words);
  for (std::size_t s = 0; s < b.starts.size(); ++s) {
    const std::uint32_t begin = b.starts[s], end = s + 1 < b.starts.size() ? b.starts[s + 1] : words;
    for (std::uint32_t at = begin; at < end;) {
      const std::uint32_t parts = (end - at + stretch_words - 1) / stretch_words, to = at + (end - at + parts - 1) / parts;
      stretch(at, to, b, k);
      at = to;
    }
  }
  // Relations: relu(word + head), then one matrix.
  const std::size_t wide = w.relation;
  b.wide.resize(words * wide);
  b.state.assign(wide, 0);
  for (std::uint32_t i = 0; i < words; ++i) {
    const std::uint32_t head = b.heads[i] == npos ? i : b.heads[i];
    k.positive(b.wide.data() + i * wide, b.relation_word.data() + i * wide, b.relation_head.data() + head * wide, b.state.data(), wide);
  }
  const std::uint32_t stride = w.relation_out.padded;
  b.scores.resize(static_cast<std::size_t>(words) * stride);
  k.multiply(w.relation_out.view(), b.wide.data(), w.relation, b.scores.data(), stride, words, to_score);
  for (std::uint32_t i = 0; i < words; ++i) {
    out.head[first + i] = b.heads[i] == npos ? npos : b.heads[i] + first;
    if (b.heads[i] == npos) {
      out.deprel[first + i] = w.root_relation;
      continue;
    }
    std::int16_t* s = b.scores.data() + static_cast<std::size_t>(i) * stride;
    s[w.root_relation] = std::numeric_limits<std::int16_t>::min();
    out.deprel[first + i] = static_cast<std::uint8_t>(best_of(s, w.relation_out.rows));
  }
}

void Model::Impl::link(std::uint32_t words, std::uint32_t first, Words cue, std::int32_t cue_score, Work& b, Predictions& out,
                       const Kernels& k) const {
  const std::uint32_t width = w.pair;
  const std::uint32_t low = cue.first > w.window ? cue.first - w.window : 0, high = std::min(words, cue.first + w.window + 1), n = high - low;
  // The cue: the sum of its first and last word, projected.
  const std::int16_t* x = b.x.data() + w.width;
  b.state.assign(w.width, 0);
  k.add(b.state.data(), x + static_cast<std::size_t>(cue.first) * w.width, w.width);
  k.add(b.state.data(), x + static_cast<std::size_t>(cue.last - 1) * w.width, w.width);
  b.cue.resize(width);
  k.multiply(w.pair_cue.view(), b.state.data(), w.width, b.cue.data(), width, 1, to_activation);
  b.pair.resize(static_cast<std::size_t>(n + 2) * width);
  std::fill_n(b.pair.begin(), width, std::int16_t{0});
  std::fill_n(b.pair.end() - static_cast<std::ptrdiff_t>(width), width, std::int16_t{0});
  // The cue with each kind of place: its own words, the same sentence, one before, one after.
  b.marked.resize(static_cast<std::size_t>(4) * width);
  for (std::size_t m = 0, i = 0; m < 4; ++m)
    for (std::uint32_t c = 0; c < width; ++c, ++i) b.marked[i] = static_cast<std::int16_t>(b.cue[c] + w.pair_mark[i]);
  std::int16_t* p = b.pair.data() + width;
  const std::uint32_t own = b.sentence[cue.first];
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t at = low + i;
    const std::uint32_t mark = at >= cue.first && at < cue.last ? 0 : b.sentence[at] < own ? 2 : b.sentence[at] > own ? 3 : 1;
    k.positive(p + static_cast<std::size_t>(i) * width, b.pair_word.data() + static_cast<std::size_t>(at) * w.pair_word.padded,
               b.marked.data() + static_cast<std::size_t>(mark) * width,
               w.pair_place.data() + static_cast<std::size_t>(at + w.window - cue.first) * width, width);
  }
  b.wide.resize(static_cast<std::size_t>(n) * width);
  k.multiply(w.pair_convolution.view(), p - width, width, b.wide.data(), width, n, to_positive);
  k.add(p, b.wide.data(), static_cast<std::size_t>(n) * width);
  recur(w.pair_recurrent, p, n, width, b, k);
  const std::uint32_t stride = w.pair_out.padded;
  b.scores.resize(static_cast<std::size_t>(n) * stride);
  k.multiply(w.pair_out.view(), p, width, b.scores.data(), stride, n, to_score);
  b.labels.resize(n);
  smooth(b.scores.data(), stride, 3, n, w.change, b.labels.data(), b.path);
  Linked linked;
  linked.cue = {first + cue.first, first + cue.last};
  linked.cue_score = cue_score;
  std::int64_t margin = 0;
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (b.labels[i] == 0) continue;
    auto& runs = b.labels[i] == 1 ? linked.source : linked.content;
    const std::uint32_t at = first + low + i;
    if (!runs.empty() && runs.back().last == at) runs.back().last = at + 1;
    else runs.push_back({at, at + 1});
    if (b.labels[i] == 2) {
      const std::int16_t* s = b.scores.data() + static_cast<std::size_t>(i) * stride;
      margin += s[2] - std::max(s[0], s[1]);
      ++count;
    }
  }
  if (count == 0) return;
  linked.content_score = static_cast<std::int32_t>(margin / count);
  out.attributions.push_back(std::move(linked));
}

void Model::Impl::attributions(std::uint32_t words, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const {
  const std::int16_t* x = b.x.data() + w.width;
  const std::uint32_t stride = w.cue.padded;
  b.scores.resize(static_cast<std::size_t>(words) * stride);
  k.multiply(w.cue.view(), x, w.width, b.scores.data(), stride, words, to_score);
  bio(b.scores.data(), stride, 3, words, w.cue_bonus, out.cue.data() + first, b.path);
  std::vector<std::pair<Words, std::int32_t>> cues;
  for (std::uint32_t i = 0; i < words; ++i) {
    const std::uint8_t label = out.cue[first + i];
    if (label == 1) {
      const std::int16_t* s = b.scores.data() + static_cast<std::size_t>(i) * stride;
      cues.push_back({{i, i + 1}, s[1] + w.cue_bonus - s[0]});
    } else if (label == 2 && !cues.empty()) {
      cues.back().first.last = i + 1;
    }
  }
  if (cues.empty()) return;
  b.sentence.resize(words);
  for (std::size_t s = 0; s < b.starts.size(); ++s)
    std::fill(b.sentence.begin() + b.starts[s], b.sentence.begin() + (s + 1 < b.starts.size() ? b.starts[s + 1] : words), static_cast<std::uint32_t>(s));
  b.pair_word.resize(static_cast<std::size_t>(words) * w.pair);
  k.multiply(w.pair_word.view(), x, w.width, b.pair_word.data(), w.pair, words, to_activation);
  for (const auto& [cue, score] : cues) link(words, first, cue, score, b, out, k);
}

void Model::Impl::piece(std::span<const std::string_view> forms, std::uint32_t first, Work& b, Predictions& out, const Kernels& k) const {
  const auto n = static_cast<std::uint32_t>(forms.size());
  encode(forms, first, b, out, k);
  tag(n, first, b, out, k);
  names(n, first, b, out, k);
  trees(n, first, b, out, k);
  attributions(n, first, b, out, k);
}

void Model::Impl::run(const Passage& passage, Work& b, Predictions& out, const Kernels& k) const {
  const auto n = static_cast<std::uint32_t>(passage.forms.size());
  out.upos.assign(n, 0);
  out.feats.assign(n, 0);
  out.word_class.assign(n, 0);
  out.head.assign(n, npos);
  out.deprel.assign(n, 0);
  out.name.assign(n, 0);
  out.name_margin.assign(n, 0);
  out.name_scores.assign(static_cast<std::size_t>(n) * w.name.rows, 0);
  out.cue.assign(n, 0);
  out.attributions.clear();
  if (n == 0) return;
  // Pieces end between sentences where they can.
  const auto& sentences = passage.sentences;
  std::size_t next = 0;
  for (std::uint32_t first = 0; first < n;) {
    std::uint32_t end = std::min(n, first + most_words);
    while (next < sentences.size() && sentences[next] <= first) ++next;
    if (end < n) {
      std::size_t s = next;
      while (s < sentences.size() && sentences[s] <= end) ++s;
      if (s > next) end = sentences[s - 1];
    }
    b.starts.assign(1, 0);
    for (std::size_t s = next; s < sentences.size() && sentences[s] < end; ++s)
      if (sentences[s] > first) b.starts.push_back(sentences[s] - first);
    piece(passage.forms.subspan(first, end - first), first, b, out, k);
    first = end;
  }
  // One root a sentence: the roots of further stretches hang from the first one.
  for (std::uint32_t i = 0, top = npos, s = 0; i < n; ++i) {
    while (s < sentences.size() && sentences[s] <= i) {
      if (sentences[s] == i) top = npos;
      ++s;
    }
    if (out.head[i] != npos) continue;
    if (top == npos) {
      top = i;
    } else {
      out.head[i] = top;
      out.deprel[i] = w.loose_relation;
    }
  }
}

Model::Model(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Result<Model> Model::load(std::span<const std::byte> file) {
  auto weights = read_weights(file);
  if (!weights) return weights.error();
  auto impl = std::make_unique<Impl>();
  impl->w = std::move(*weights);
  return Model(std::move(impl));
}

void Model::run(const Passage& passage, Workspace& workspace, Predictions& out, Kernel kernel) const {
  impl_->run(passage, workspace.impl(), out, kernels(kernel));
}

const std::vector<std::string>& Model::labels(Output output) const { return impl_->w.labels[static_cast<std::size_t>(output)]; }

const std::string& Model::description() const { return impl_->w.description; }
WordScores Model::name_words() const { return {impl_->w.name_bits, impl_->w.name_scale, impl_->w.name_words}; }

std::span<const std::byte> Model::attachment() const { return impl_->w.attachment; }

std::uint32_t Model::word_class(std::string_view form) const {
  std::string buffer;
  return impl_->w.word_class(form_features(form, impl_->w.affixes.rows, buffer).hash);
}

std::size_t Model::bytes() const { return impl_->w.bytes; }
std::uint32_t Model::checksum() const { return impl_->w.checksum; }

}  // namespace facts::model
