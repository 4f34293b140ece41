#include "model/weights.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace facts::model {
namespace {

constexpr std::array<unsigned char, 8> magic{0x89, 'F', 'X', 'M', '\r', '\n', 0x1a, '\n'};
constexpr std::size_t header_bytes = 20;
constexpr std::uint32_t most_width = 512, most_rows = 1u << 20;

Error bad(const std::string& what) { return {ErrorCode::invalid_model, std::string("weights file: ").append(what), 0}; }

/// Takes numbers off the front; after the first failure everything is zero and `failed` says so.
class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : left_(bytes) {}
  bool failed() const { return failed_; }
  bool at_end() const { return left_.empty(); }

  std::span<const std::byte> take(std::size_t n) {
    if (n > left_.size()) {
      failed_ = true;
      return {};
    }
    const auto out = left_.first(n);
    left_ = left_.subspan(n);
    return out;
  }
  std::uint32_t number(std::size_t bytes) {
    std::uint32_t v = 0;
    const auto part = take(bytes);
    for (std::size_t i = part.size(); i-- > 0;) v = v << 8 | std::to_integer<std::uint32_t>(part[i]);
    return v;
  }
  std::string text(std::size_t n) {
    const auto part = take(n);
    return {reinterpret_cast<const char*>(part.data()), part.size()};
  }
  void fail() { failed_ = true; }

 private:
  std::span<const std::byte> left_;
  bool failed_ = false;
};

void signed_bytes(Reader& in, std::size_t n, std::vector<std::int8_t>& out) {
  const auto part = in.take(n);
  out.resize(part.size());
  if (!part.empty()) std::memcpy(out.data(), part.data(), part.size());
}

std::vector<std::int16_t> shorts(Reader& in, std::size_t n) {
  const auto part = in.take(2 * n);
  std::vector<std::int16_t> out(part.size() / 2);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::int16_t>(std::to_integer<unsigned>(part[2 * i]) | std::to_integer<unsigned>(part[2 * i + 1]) << 8);
  return out;
}

Rows read_rows(Reader& in, std::uint32_t width) {
  Rows out;
  out.rows = in.number(4);
  out.width = width;
  if (out.rows == 0 || out.rows > most_rows) {
    in.fail();
    return out;
  }
  const auto factors = in.take(out.rows);
  out.factor.resize(factors.size());
  for (std::size_t i = 0; i < factors.size(); ++i) {
    out.factor[i] = std::to_integer<std::uint8_t>(factors[i]);
    if (out.factor[i] > 20) in.fail();  // twelve rows of 127 times this stay within 16 bits
  }
  signed_bytes(in, static_cast<std::size_t>(out.rows) * width, out.values);
  return out;
}

/// A matrix as it stands in the file: factors, biases, 8-bit values, row after row.
struct Plain {
  std::uint32_t rows = 0, columns = 0;
  std::vector<std::int16_t> weights;
  std::vector<std::int32_t> bias;
};

Plain read_plain(Reader& in, std::uint32_t rows, std::uint32_t columns) {
  Plain out;
  out.rows = in.number(4);
  out.columns = in.number(4);
  if (out.rows != rows || out.columns != columns) {
    in.fail();
    return out;
  }
  const auto factors = in.take(rows);
  for (std::uint32_t r = 0; r < rows && !in.failed(); ++r) out.bias.push_back(static_cast<std::int32_t>(in.number(4)));
  std::vector<std::int8_t> values;
  signed_bytes(in, static_cast<std::size_t>(rows) * columns, values);
  if (in.failed()) return out;
  out.weights.resize(values.size());
  for (std::uint32_t r = 0; r < rows; ++r) {
    const int factor = std::to_integer<int>(factors[r]);
    std::int64_t most = std::abs(static_cast<std::int64_t>(out.bias[r])) + 4096;
    for (std::uint32_t c = 0; c < columns; ++c) {
      const std::size_t at = static_cast<std::size_t>(r) * columns + c;
      const int w = values[at] * factor;
      if (w < -32767 || w > 32767) in.fail();
      out.weights[at] = static_cast<std::int16_t>(w);
      most += std::abs(w) * static_cast<std::int64_t>(activation_limit);
    }
    if (most > std::numeric_limits<std::int32_t>::max()) in.fail();  // no sum can leave 32 bits
  }
  return out;
}

Matrix packed(const Plain& plain) {
  Matrix m;
  m.rows = plain.rows;
  m.columns = plain.columns;
  m.padded = (m.rows + block_rows - 1) / block_rows * block_rows;
  m.bias.assign(m.padded, 0);
  std::copy(plain.bias.begin(), plain.bias.end(), m.bias.begin());
  m.weights.assign(static_cast<std::size_t>(m.padded) * m.columns, 0);
  for (std::uint32_t r = 0; r < m.rows; ++r)
    for (std::uint32_t c = 0; c < m.columns; ++c)
      m.weights[Matrix::place(r, c, m.columns)] = plain.weights[static_cast<std::size_t>(r) * m.columns + c];
  return m;
}

Matrix read_matrix(Reader& in, std::uint32_t rows, std::uint32_t columns) {
  const Plain plain = read_plain(in, rows, columns);
  return in.failed() ? Matrix{} : packed(plain);
}

Candidates read_candidates(Reader& in, std::uint32_t rows, std::uint32_t columns) {
  Plain plain = read_plain(in, rows, columns);
  return {rows, columns, std::move(plain.weights), std::move(plain.bias)};
}

std::string read_labels(Reader& in, Weights& w) {
  for (auto& list : w.labels) {
    const std::uint32_t count = in.number(2);
    for (std::uint32_t i = 0; i < count && !in.failed(); ++i) list.push_back(in.text(in.number(1)));
    if (list.empty()) return "an output without labels";
  }
  const auto& [upos, feats, deprel, name] = w.labels;
  if (upos.size() > 255 || deprel.size() > 255 || name.size() > 255 || name.size() % 2 == 0) return "too many labels";
  for (std::size_t i = 0; i < upos.size() && !in.failed(); ++i) {
    std::vector<std::uint16_t> may(in.number(2));
    for (auto& f : may) {
      f = static_cast<std::uint16_t>(in.number(2));
      if (f >= feats.size()) return "features that do not exist";
    }
    if (may.empty()) return "a tag without features";
    w.feats_of.push_back(std::move(may));
  }
  w.root_relation = static_cast<std::uint8_t>(in.number(1));
  w.loose_relation = static_cast<std::uint8_t>(in.number(1));
  if (w.root_relation >= deprel.size() || w.loose_relation >= deprel.size()) return "relations that do not exist";
  return {};
}

std::string read_body(Reader& in, Weights& w) {
  if (auto error = read_labels(in, w); !error.empty()) return error;
  w.width = in.number(2);
  w.arc = in.number(2);
  w.relation = in.number(2);
  w.pair = in.number(2);
  w.window = in.number(2);
  w.reach = in.number(2);
  w.change = static_cast<std::int32_t>(in.number(2));
  w.cue_bonus = static_cast<std::int16_t>(in.number(2));
  const std::string layers = in.text(in.number(1));
  for (const std::uint32_t size : {w.width, w.arc, w.relation, w.pair})
    if (size == 0 || size > most_width || size % 16 != 0) return "a width that is not a multiple of 16";
  if (w.arc > 96 || w.window == 0 || w.window > 512 || w.reach == 0 || w.reach > 512 || layers.size() > 16) return "sizes out of range";

  const std::uint32_t words = in.number(4);
  if (words > most_rows) return "sizes out of range";
  for (std::uint32_t i = 0; i < words && !in.failed(); ++i) w.hashes.push_back(in.number(4));
  if (!std::is_sorted(w.hashes.begin(), w.hashes.end())) return "words out of order";
  const std::uint32_t classed = in.number(4);
  if (classed > most_rows) return "sizes out of range";
  for (std::uint32_t i = 0; i < classed && !in.failed(); ++i) w.class_keys.push_back(in.number(3));
  if (!std::is_sorted(w.class_keys.begin(), w.class_keys.end())) return "words out of order";
  for (const std::byte b : in.take(classed)) w.classes.push_back(std::to_integer<std::uint8_t>(b));
  w.words = read_rows(in, w.width);
  w.affixes = read_rows(in, w.width);
  w.misc = read_rows(in, w.width);
  w.kinds = read_rows(in, w.width);
  if (!in.failed() && (w.words.rows != words + 1 || w.affixes.rows < 2 || w.affixes.rows > 65536 || w.misc.rows < 44 || w.kinds.rows != 256)) return "tables of the wrong size";
  for (const char kind : layers) {
    if (kind != 'c' && kind != 'r') return "a layer of an unknown kind";
    Layer layer;
    layer.kind = kind == 'c' ? Layer::Kind::convolution : Layer::Kind::recurrent;
    layer.matrix = kind == 'c' ? read_matrix(in, w.width, 3 * w.width) : read_matrix(in, 2 * w.width, w.width);
    w.layers.push_back(std::move(layer));
  }
  const auto count = [&](Output o) { return static_cast<std::uint32_t>(w.labels[static_cast<std::size_t>(o)].size()); };
  w.upos = read_matrix(in, count(Output::upos), w.width);
  w.feats = read_candidates(in, count(Output::feats), w.width);
  w.name = read_matrix(in, count(Output::name), w.width);
  w.cue = read_matrix(in, 3, w.width);
  w.arc_word = read_matrix(in, w.arc, w.width);
  w.arc_head = read_matrix(in, w.arc, w.width);
  w.root = read_matrix(in, 1, w.arc);
  w.relation_word = read_matrix(in, w.relation, w.width);
  w.relation_head = read_matrix(in, w.relation, w.width);
  w.relation_out = read_matrix(in, count(Output::deprel), w.relation);
  w.arc_bias = shorts(in, 2 * w.reach + 1);
  w.pair_word = read_matrix(in, w.pair, w.width);
  w.pair_cue = read_matrix(in, w.pair, w.width);
  w.pair_convolution = read_matrix(in, w.pair, 3 * w.pair);
  w.pair_recurrent = read_matrix(in, 2 * w.pair, w.pair);
  w.pair_out = read_matrix(in, 3, w.pair);
  w.pair_place = shorts(in, static_cast<std::size_t>(2 * w.window + 1) * w.pair);
  w.pair_mark = shorts(in, static_cast<std::size_t>(4) * w.pair);
  for (const auto* places : {&w.pair_place, &w.pair_mark})
    for (const std::int16_t v : *places)
      if (std::abs(v) > 2 * activation_limit) in.fail();  // four such numbers stay within 16 bits
  if (!in.failed() && !in.at_end()) {
    w.name_bits = in.number(1);
    w.name_scale = in.number(2);
    if (w.name_bits != 0 && (w.name_bits < 8 || w.name_bits > 20)) return "a table of names of the wrong size";
    const std::size_t size = w.name_bits == 0 ? 0 : static_cast<std::size_t>(count(Output::name)) << w.name_bits;
    for (const std::byte b : in.take(size)) w.name_words.push_back(static_cast<std::int8_t>(std::to_integer<std::uint8_t>(b)));
  }
  if (!in.failed() && !in.at_end()) {
    const std::span<const std::byte> attached = in.take(in.number(4));
    w.attachment.assign(attached.begin(), attached.end());
  }
  if (in.failed()) return "its parts do not fit together";
  if (!in.at_end()) return "more bytes than it says";
  return {};
}

}  // namespace

std::uint32_t crc32(std::span<const std::byte> bytes) {
  static constexpr auto table = [] {
    std::array<std::uint32_t, 256> t{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t v = i;
      for (int k = 0; k < 8; ++k) v = v & 1 ? 0xedb88320u ^ v >> 1 : v >> 1;
      t[i] = v;
    }
    return t;
  }();
  std::uint32_t crc = 0xffffffffu;
  for (const std::byte b : bytes) crc = table[(crc ^ std::to_integer<std::uint32_t>(b)) & 0xff] ^ crc >> 8;
  return ~crc;
}

namespace {

constexpr std::uint32_t missing = 0xffffffffu;

constexpr int bucket_bits = 14;

/// Where the keys with each pattern of their highest bits begin.
std::vector<std::uint32_t> buckets_of(const std::vector<std::uint32_t>& keys, int shift) {
  std::vector<std::uint32_t> out((1u << bucket_bits) + 1);
  for (std::uint32_t b = 0, i = 0; b < out.size(); ++b) {
    while (i < keys.size() && (keys[i] >> shift) < b) ++i;
    out[b] = i;
  }
  return out;
}

std::uint32_t find(const std::vector<std::uint32_t>& keys, const std::vector<std::uint32_t>& buckets, std::uint32_t key, std::uint32_t bucket) {
  // Few keys share a bucket; where a file has many of a kind, halving keeps the time bounded.
  std::uint32_t low = buckets[bucket], high = buckets[bucket + 1];
  while (high - low > 8) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (keys[middle] < key) low = middle + 1;
    else high = middle + 1;
  }
  for (; low < high; ++low)
    if (keys[low] == key) return low;
  return missing;
}

}  // namespace

std::uint32_t Weights::word_row(std::uint32_t hash) const {
  const std::uint32_t at = find(hashes, buckets, hash, hash >> (32 - bucket_bits));
  return at == missing ? 0 : at + 1;
}

std::uint32_t Weights::word_class(std::uint32_t hash) const {
  const std::uint32_t at = find(class_keys, class_buckets, hash >> 8, hash >> (32 - bucket_bits));
  return at == missing ? 0 : classes[at];
}

Result<Weights> read_weights(std::span<const std::byte> file) {
  if (file.size() < magic.size() || std::memcmp(file.data(), magic.data(), magic.size()) != 0)
    return bad(file.empty() ? "it is empty" : "it does not begin as one does");
  if (file.size() < header_bytes) return bad("it is cut short");
  Reader head(file.subspan(magic.size(), header_bytes - magic.size()));
  const std::uint32_t version = head.number(4), size = head.number(4), sum = head.number(4);
  if (version != format_version)
    return bad("format version " + std::to_string(version) + ", this engine reads " + std::to_string(format_version));
  if (size != file.size())
    return bad((file.size() < size ? "it is cut short: " : "it is too long: ") + std::to_string(file.size()) + " bytes of " + std::to_string(size));
  if (crc32(file.subspan(header_bytes)) != sum) return bad("its checksum does not fit, it is damaged");
  Weights w;
  Reader in(file.subspan(header_bytes));
  w.description = in.text(in.number(4));
  if (auto error = read_body(in, w); !error.empty()) return bad(error);
  w.buckets = buckets_of(w.hashes, 32 - bucket_bits);
  w.class_buckets = buckets_of(w.class_keys, 24 - bucket_bits);
  w.checksum = sum;
  w.bytes = 2 * file.size();
  return w;
}

}  // namespace facts::model
