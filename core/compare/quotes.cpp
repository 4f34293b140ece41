#include "compare/quotes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "compare/judged.hpp"

namespace facts::compare {
namespace {

constexpr double kSameWords = 0.5;      // share of the shorter quotation's word pairs that stand in the longer one
constexpr double kRetranslated = 0.3;   // cosine from which two long quotations of one speaker are one utterance
constexpr std::size_t kLong = 8;        // words of a long quotation
constexpr std::size_t kAligned = 200;   // words that are aligned, at most: the alignment is quadratic
constexpr std::size_t kVariants = 64;   // differences of a group, at most

bool has_quotation(const Judged& j, std::uint32_t p) {
  const claim::ClaimKind kind = claim_of(j, p).kind;
  return kind == claim::ClaimKind::direct || kind == claim::ClaimKind::mixed;
}

double shared_pairs(const Ids& a, const Ids& b) {
  const auto pairs = [](const Ids& words) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) out.emplace_back(words[i], words[i + 1]);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  };
  const auto one = pairs(a), two = pairs(b);
  if (one.empty() || two.empty()) return a == b ? 1 : 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> both;
  std::set_intersection(one.begin(), one.end(), two.begin(), two.end(), std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(std::min(one.size(), two.size()));
}

struct Word {
  std::string folded;
  Span span;
  bool name = false;
};

std::vector<Word> words_of(const Judged& j, std::uint32_t p) {
  const claim::Analysis& analysis = analysis_of(j, p);
  std::vector<Word> out;
  for (const std::uint32_t w : words_in(analysis, claim_of(j, p).content)) {
    if (out.size() == kAligned) break;
    const Span span = analysis.segmentation.words[w].span;
    const std::string_view text = cut(analysis.article.reading, span);
    if (!text::is_alnum(text.front()) && static_cast<unsigned char>(text.front()) < 0x80) continue;
    std::string folded = utf8::fold(text);
    if (folded == "n’t" || folded == "n't") folded = "not";
    if (folded.empty() || !(utf8::is_letter(utf8::decode(folded, 0).code_point) || text::is_alnum(folded.front()))) continue;
    out.push_back({std::move(folded), span, analysis.syntax.upos(w) == syntax::Upos::propn});
  }
  return out;
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

/// Edit distance of short words, for "utilised" and "utilized".
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t change = corner + (a[i] != b[k]);
      corner = row[k + 1];
      row[k + 1] = std::min({change, row[k] + 1, corner + 1});
    }
  }
  return row.back();
}

/// British and American spellings of a word as one: "organised", "organized"; "colour", "color"; "centre", "center".
std::string without_spelling(std::string word) {
  static constexpr std::pair<std::string_view, std::string_view> kAnywhere[] = {{"our", "or"}, {"ise", "ize"}, {"isa", "iza"}, {"isi", "izi"}, {"yse", "yze"}, {"ogue", "og"},
                                                                                {"ae", "e"}, {"oe", "e"}, {"ll", "l"}, {"ph", "f"}, {"grey", "gray"}, {"mme", "m"}, {"ence", "ense"}};
  for (const auto& [british, american] : kAnywhere) {
    for (std::size_t at = word.find(british, 1); at != std::string::npos; at = word.find(british, at + american.size())) word.replace(at, british.size(), american);
  }
  if (word.size() > 4 && word.ends_with("re")) word.replace(word.size() - 2, 2, "er");
  return word;
}

/// Whether two words are one, spelled otherwise: by the rules above, as an abbreviation ("Dec.", "December"), or, of names, by a letter
/// or two ("Zelensky", "Zelenskyy").
bool respelled(const Word& one, const Word& two) {
  constexpr std::size_t kLongest = 40, kName = 5, kShort = 3;
  if (one.folded.size() > kLongest || two.folded.size() > kLongest) return false;
  if (without_spelling(one.folded) == without_spelling(two.folded)) return true;
  const auto& [less, more] = one.folded.size() < two.folded.size() ? std::pair(one, two) : std::pair(two, one);
  std::string_view stub = less.folded;
  if (stub.ends_with('.')) stub.remove_suffix(1);
  if (less.folded.ends_with('.') && stub.size() >= kShort && more.folded.starts_with(stub)) return true;
  return one.name && two.name && less.folded.size() >= kName && one.folded.front() == two.folded.front() && distance(one.folded, two.folded) <= 2;
}

/// The number that stands in the words, if it is one and nothing else that tells: "1,000", "one thousand".
std::optional<double> number_in(const claim::Analysis& analysis, const std::vector<Word>& words) {
  const Span whole{words.front().span.begin, words.back().span.end};
  const auto& all = analysis.quantities;
  auto at = std::lower_bound(all.begin(), all.end(), whole.begin, [](const quantity::Quantity& q, std::uint32_t begin) { return q.span.end <= begin; });
  return at != all.end() && at->span.begin < whole.end ? at->value : std::nullopt;
}

const char* type_of(const claim::Analysis& a, const std::vector<Word>& one, const claim::Analysis& b, const std::vector<Word>& two) {
  if (one.empty() || two.empty()) return "dropped-words";
  const auto digits = [](const std::vector<Word>& words) { return std::any_of(words.begin(), words.end(), [](const Word& w) { return has_digit(w.folded); }); };
  if (digits(one) || digits(two)) {
    // The same number, or, of dates and the like, digits on both sides that are not all they differ in.
    const std::optional<double> here = number_in(a, one), there = number_in(b, two);
    if (here && there) return *here == *there ? "number-format" : "other-words";
    if (digits(one) && digits(two)) return "number-format";
  }
  if (one.size() == two.size() && std::equal(one.begin(), one.end(), two.begin(), respelled)) return "spelling";
  return "other-words";
}

Passage passage_of(const std::vector<Word>& words) {
  if (words.empty()) return {};
  return {{words.front().span.begin, words.back().span.end}};
}

/// Word by word along the longest common subsequence (Wagner and Fischer 1974).
void align(Group& group, const Judged& j, std::uint32_t p, std::uint32_t q) {
  const std::vector<Word> a = words_of(j, p), b = words_of(j, q);
  std::vector<std::uint16_t> common((a.size() + 1) * (b.size() + 1), 0);
  const auto at = [&](std::size_t i, std::size_t k) -> std::uint16_t& { return common[i * (b.size() + 1) + k]; };
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t k = b.size(); k-- > 0;) {
      at(i, k) = a[i].folded == b[k].folded ? static_cast<std::uint16_t>(at(i + 1, k + 1) + 1) : std::max(at(i + 1, k), at(i, k + 1));
    }
  }
  std::vector<Word> one, two;
  const auto flush = [&] {
    if ((!one.empty() || !two.empty()) && group.differences.size() < kVariants) {
      group.differences.push_back({type_of(analysis_of(j, p), one, analysis_of(j, q), two), j.profiles[p].member, j.profiles[q].member, passage_of(one), passage_of(two)});
    }
    one.clear();
    two.clear();
  };
  for (std::size_t i = 0, k = 0; i < a.size() || k < b.size();) {
    if (i < a.size() && k < b.size() && a[i].folded == b[k].folded) {
      flush();
      ++i, ++k;
    } else if (k == b.size() || (i < a.size() && at(i + 1, k) >= at(i, k + 1))) {
      one.push_back(a[i++]);
    } else {
      two.push_back(b[k++]);
    }
  }
  flush();
}

}  // namespace

bool same_words(std::uint32_t one, std::uint32_t two, const Judged& j) {
  return has_quotation(j, one) && has_quotation(j, two) && shared_pairs(j.profiles[one].words, j.profiles[two].words) >= kSameWords;
}

bool retranslated(std::uint32_t one, std::uint32_t two, const Judged& j) {
  const Profile &a = j.profiles[one], &b = j.profiles[two];
  const bool one_speaker = !a.speaker.empty() && common(a.speaker, b.speaker) > 0;
  return a.quoted && b.quoted && one_speaker && std::min(a.words.size(), b.words.size()) >= kLong &&
         j.weights.cosine_plain(a, b) >= kRetranslated;
}

bool is_quote(const std::vector<std::uint32_t>& members, const Judged& j) {
  constexpr std::size_t kAsked = 32;
  std::size_t alike = 0, quoted = 0;
  for (std::size_t x = 0; x < members.size(); ++x) {
    if (!has_quotation(j, members[x])) continue;
    ++quoted;
    for (std::size_t y = 0; y < std::min(x, kAsked) && alike == 0; ++y) {
      alike += j.profiles[members[x]].member.article != j.profiles[members[y]].member.article &&
               (same_words(members[x], members[y], j) || retranslated(members[x], members[y], j));
    }
  }
  return alike > 0 && 2 * quoted > members.size();
}

void find_variants(Group& group, const std::vector<std::uint32_t>& members, const Judged& j) {
  std::uint32_t first = npos;
  for (const std::uint32_t p : members) {
    if (!has_quotation(j, p)) continue;
    if (first == npos) first = p;
    else if (j.profiles[p].member.article != j.profiles[first].member.article) align(group, j, first, p);
  }
}

}  // namespace facts::compare
