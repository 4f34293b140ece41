#include "syntax/names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.hpp"
#include "syntax/lexicon.hpp"

namespace facts::syntax {
namespace {

constexpr std::array<NameType, 4> types{NameType::person, NameType::organization, NameType::place, NameType::group};
using TypeScores = std::array<std::int64_t, 4>;

std::size_t best_type(const TypeScores& scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// The best labels of one sentence in which I- follows B- or I- of its type (Viterbi 1967).
class BestPath {
 public:
  void run(std::span<const NameScores> scores, std::vector<std::uint8_t>& out) {
    const std::size_t n = scores.size();
    from_.resize(n);
    out.assign(n, 0);
    std::array<std::int64_t, name_label_count> total{}, next{};
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t top = 0;
      for (std::size_t k = 1; k < name_label_count; ++k) {
        if (total[k] > total[top]) top = k;
      }
      for (std::size_t k = 0; k < name_label_count; ++k) {
        std::size_t before = top;
        std::int64_t reached = i == 0 ? 0 : total[top];
        if (k != 0 && k % 2 == 0) {  // inside: after its begin or itself
          before = total[k - 1] >= total[k] ? k - 1 : k;
          reached = i == 0 ? impossible : total[before];
        }
        from_[i][k] = static_cast<std::uint8_t>(before);
        next[k] = reached + scores[i][k];
      }
      total = next;
    }
    if (n == 0) return;
    auto label = static_cast<std::size_t>(std::max_element(total.begin(), total.end()) - total.begin());
    for (std::size_t i = n; i-- > 0;) {
      out[i] = static_cast<std::uint8_t>(label);
      label = from_[i][label];
    }
  }

 private:
  static constexpr std::int64_t impossible = -(std::int64_t{1} << 40);
  std::vector<std::array<std::uint8_t, name_label_count>> from_;
};

/// A name and what its words say of its type.
struct Found {
  std::uint32_t first, last;
  TypeScores scores;
  std::string key;
};

/// Mean over the words of the better of B- and I-; a type is at most 16 units behind the best, so that one place cannot
/// overrule all others.
TypeScores type_scores(std::span<const NameScores> words) {
  TypeScores out{};
  for (const NameScores& s : words) {
    for (std::size_t t = 0; t < out.size(); ++t) out[t] += std::max(s[1 + 2 * t], s[2 + 2 * t]);
  }
  for (std::int64_t& s : out) s /= static_cast<std::int64_t>(words.size());
  const std::int64_t top = *std::max_element(out.begin(), out.end());
  for (std::int64_t& s : out) s = std::max(s - top, std::int64_t{-16 * 256});
  return out;
}

/// The best names of every sentence.
std::vector<Found> best_names(std::string_view reading, const segment::Segmentation& segmentation, std::span<const NameScores> scores) {
  BestPath path;
  std::vector<std::uint8_t> labels;
  std::vector<Found> found;
  for (const segment::Sentence& sentence : segmentation.sentences) {
    const std::uint32_t count = sentence.last - sentence.first;
    path.run(scores.subspan(sentence.first, count), labels);
    for (std::uint32_t i = 0; i < count;) {
      const std::uint32_t first = i++;
      if (labels[first] == 0) continue;
      while (i < count && labels[i] != 0 && labels[i] % 2 == 0) ++i;
      Found name{sentence.first + first, sentence.first + i, type_scores(scores.subspan(sentence.first + first, i - first)), {}};
      for (std::uint32_t w = name.first; w < name.last; ++w) {
        name.key += segmentation.form(reading, w);
        name.key += ' ';
      }
      found.push_back(std::move(name));
    }
  }
  return found;
}

/// A word that is a name in one place is likely one in the next: words in no name that stand alone as one elsewhere, or end a
/// person's full name, get five units for that type. True if there were any.
bool add_repetitions(std::string_view reading, const segment::Segmentation& segmentation, const std::vector<Found>& found,
                     std::span<NameScores> scores) {
  constexpr std::int32_t weight = 5 * 256;
  std::unordered_map<std::string_view, TypeScores> known;
  std::vector<bool> named(segmentation.words.size(), false);
  for (const Found& name : found) {
    for (std::uint32_t w = name.first; w < name.last; ++w) named[w] = true;
    const bool person = types[best_type(name.scores)] == NameType::person;
    if (name.last - name.first > 1 && !person) continue;
    const std::string_view form = segmentation.form(reading, name.last - 1);
    if (form.size() < 3 || !utf8::is_upper(utf8::decode(form, 0).code_point)) continue;
    TypeScores& all = known[form];
    for (std::size_t t = 0; t < all.size(); ++t) all[t] += name.scores[t];
  }
  bool any = false;
  for (std::uint32_t w = 0; w < named.size(); ++w) {
    if (named[w]) continue;
    const auto at = known.find(segmentation.form(reading, w));
    if (at == known.end()) continue;
    scores[w][1 + 2 * best_type(at->second)] += weight;
    any = true;
  }
  return any;
}

/// What everybody knows: a place's or organisation's name as the table has it (places in small letters too, where they are
/// tagged as names or nouns) gets seven units of log-odds. Words around it may still say that another one is meant.
void add_knowledge(std::string_view reading, const segment::Segmentation& segmentation, std::span<const WordInfo> words,
                   std::span<NameScores> scores) {
  constexpr std::uint32_t longest = 4;
  constexpr std::int32_t weight = 7 * 256;
  const KnownNames& known = known_names();
  std::string key;
  for (const segment::Sentence& sentence : segmentation.sentences) {
    for (std::uint32_t first = sentence.first; first < sentence.last; ++first) {
      const bool small = words[first].upos == Upos::propn || words[first].upos == Upos::noun;
      if (!known.begins(segmentation.form(reading, first), small)) continue;
      key.clear();
      std::uint32_t end = first;
      NameType type = NameType::none;
      for (std::uint32_t w = first; w < std::min(first + longest, sentence.last); ++w) {
        if (w > first) key += ' ';
        key += segmentation.form(reading, w);
        if (const NameType found = known.type(key, small); found != NameType::none) type = found, end = w + 1;
      }
      const auto t = static_cast<std::size_t>(std::find(types.begin(), types.end(), type) - types.begin());
      if (t == types.size()) continue;
      for (std::uint32_t w = first; w < end; ++w) scores[w][(w == first ? 1 : 2) + 2 * t] += weight;
      first = end - 1;
    }
  }
}

}  // namespace

std::vector<Name> find_names(std::string_view reading, const segment::Segmentation& segmentation, std::span<const WordInfo> words,
                             std::span<NameScores> scores) {
  add_knowledge(reading, segmentation, words, scores);
  std::vector<Found> found = best_names(reading, segmentation, scores);
  if (add_repetitions(reading, segmentation, found, scores)) found = best_names(reading, segmentation, scores);
  // One name, one type: what all its places say together. A person's full name also speaks for its last word alone.
  std::unordered_map<std::string_view, TypeScores> said, surname;
  const auto add = [](TypeScores& to, const TypeScores& what) {
    for (std::size_t t = 0; t < to.size(); ++t) to[t] += what[t];
  };
  for (const Found& name : found) add(said[name.key], name.scores);
  for (const Found& name : found) {
    if (name.last - name.first < 2) continue;
    const TypeScores& all = said[name.key];
    if (types[best_type(all)] != NameType::person) continue;
    const std::string_view key = name.key;
    add(surname[key.substr(key.rfind(' ', key.size() - 2) + 1)], name.scores);
  }
  std::vector<Name> out;
  for (const Found& name : found) {
    TypeScores all = said[name.key];
    if (name.last - name.first == 1) {
      if (const auto at = surname.find(name.key); at != surname.end()) add(all, at->second);
    }
    out.push_back({name.first, name.last, types[best_type(all)]});
  }
  return out;
}

}  // namespace facts::syntax
