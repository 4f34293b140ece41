#include "compare/wording.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::compare {
namespace {

constexpr std::size_t kPassage = 7;      // words from which a passage counts as shared
constexpr std::size_t kContainment = 8;  // words of the sequences by which origins are judged
constexpr std::size_t kFewest = 10;      // sequences that an article needs to be judged
constexpr std::size_t kFurniture = 64;   // a sequence in more articles than this says nothing about a pair
constexpr std::uint32_t kBridge = 3;     // words of an edit that is bridged, at most
constexpr int kSteps = 64;               // chains that one passage is extended over, at most

bool apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4; }

struct Place {
  std::uint32_t article, at;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Where each sequence of `length` words stands; only those of two articles or more are kept.
class Sequences {
 public:
  Sequences(const std::vector<WordRun>& runs, std::size_t length) {
    std::unordered_map<std::uint64_t, std::uint32_t> class_of;
    std::size_t total = 0;
    for (const WordRun& run : runs) total += run.hashes.size();
    class_of.reserve(total);
    classes.resize(runs.size());
    for (std::uint32_t a = 0; a < runs.size(); ++a) {
      const auto& words = runs[a].hashes;
      for (std::size_t i = 0; i + length <= words.size(); ++i) {
        std::uint64_t hash = 0x9E3779B97F4A7C15ull;
        for (std::size_t k = 0; k < length; ++k) hash = (hash ^ words[i + k]) * 0x100000001B3ull + (hash >> 29);
        const auto [found, added] = class_of.try_emplace(hash, static_cast<std::uint32_t>(places.size()));
        if (added) places.emplace_back();
        places[found->second].push_back({a, static_cast<std::uint32_t>(i)});
        classes[a].push_back(found->second);
      }
    }
  }

  bool shared(std::uint32_t id) const { return places[id].front().article != places[id].back().article; }

  std::vector<std::vector<Place>> places;           // of a class, by article and place
  std::vector<std::vector<std::uint32_t>> classes;  // of the sequence that begins at a word
};

/// A run of words in several places.
struct Chain {
  std::vector<Place> places;
  std::uint32_t words = 0;
};

bool follows(const std::vector<Place>& one, const std::vector<Place>& two, std::uint32_t step) {
  return one.size() == two.size() && std::equal(one.begin(), one.end(), two.begin(), [step](const Place& x, const Place& y) {
           return x.article == y.article && x.at + step == y.at;
         });
}

/// Chains of neighbouring classes that stand in the same places; every shared class is in exactly one.
std::vector<Chain> chains(const Sequences& sequences, std::vector<std::uint32_t>& chain_of) {
  std::vector<Chain> out;
  chain_of.assign(sequences.places.size(), npos);
  for (const auto& article : sequences.classes) {
    for (std::size_t i = 0; i < article.size(); ++i) {
      const std::uint32_t id = article[i];
      if (chain_of[id] != npos || !sequences.shared(id)) continue;
      const auto& here = sequences.places[id];
      const std::uint32_t before = i == 0 ? npos : article[i - 1];
      if (before != npos && chain_of[before] != npos && follows(sequences.places[before], here, 1)) {
        chain_of[id] = chain_of[before];
        ++out[chain_of[id]].words;
      } else {
        chain_of[id] = static_cast<std::uint32_t>(out.size());
        out.push_back({here, static_cast<std::uint32_t>(kPassage)});
      }
    }
  }
  return out;
}

bool within(const std::vector<Place>& few, const std::vector<Place>& many, std::int64_t step) {
  return std::all_of(few.begin(), few.end(), [&](const Place& place) {
    const std::int64_t at = static_cast<std::int64_t>(place.at) + step;
    return at >= 0 && std::binary_search(many.begin(), many.end(), Place{place.article, static_cast<std::uint32_t>(at)});
  });
}

/// Lengthens a chain over its neighbours that stand in all of its places and in others too.
void extend(Chain& chain, const Sequences& sequences, const std::vector<Chain>& all, const std::vector<std::uint32_t>& chain_of) {
  for (int step = 0; step < kSteps; ++step) {
    const Place first = chain.places.front();
    if (first.at == 0) break;
    const std::uint32_t before = chain_of[sequences.classes[first.article][first.at - 1]];
    if (before == npos) break;
    const std::uint32_t back = all[before].words - static_cast<std::uint32_t>(kPassage) + 1;
    if (!within(chain.places, all[before].places, -static_cast<std::int64_t>(back))) break;
    for (Place& place : chain.places) place.at -= back;
    chain.words += back;
  }
  for (int step = 0; step < kSteps; ++step) {
    const Place first = chain.places.front();
    const std::uint32_t next_at = first.at + chain.words - static_cast<std::uint32_t>(kPassage) + 1;
    if (next_at >= sequences.classes[first.article].size()) break;
    const std::uint32_t next = chain_of[sequences.classes[first.article][next_at]];
    if (next == npos || !within(chain.places, all[next].places, static_cast<std::int64_t>(next_at - first.at))) break;
    chain.words += all[next].words - static_cast<std::uint32_t>(kPassage) + 1;
  }
}

/// Puts passages that the same articles share, and that only a small edit parts, into one entry.
std::vector<SharedWording> bridge(const std::vector<Chain>& passages, const std::vector<WordRun>& runs) {
  std::vector<SharedWording> out;
  const std::vector<Place>* last = nullptr;
  std::uint32_t last_words = 0;
  for (const Chain& chain : passages) {
    bool joined = last != nullptr && last->size() == chain.places.size();
    for (std::size_t i = 0; joined && i < chain.places.size(); ++i) {
      const Place& a = (*last)[i];
      const Place& b = chain.places[i];
      const std::uint32_t end = a.at + last_words;
      joined = a.article == b.article && b.at > a.at && b.at <= end + kBridge;
    }
    if (!joined) out.emplace_back();
    SharedWording& entry = out.back();
    std::uint32_t fresh = chain.words;
    for (std::size_t i = 0; i < chain.places.size(); ++i) {
      const Place place = chain.places[i];
      const WordRun& run = runs[place.article];
      Span span{run.spans[place.at].begin, run.spans[place.at + chain.words - 1].end};
      if (joined && place.at < (*last)[i].at + last_words) {  // overlaps the passage before: only what is new
        fresh = std::min(fresh, place.at + chain.words - ((*last)[i].at + last_words));
        span.begin = run.spans[(*last)[i].at + last_words].begin;
      }
      entry.spans.push_back({place.article, span});
    }
    entry.words += fresh;
    last = &chain.places;
    last_words = chain.words;
  }
  for (SharedWording& entry : out) {
    std::sort(entry.spans.begin(), entry.spans.end(), [](const SharedSpan& a, const SharedSpan& b) {
      return std::tie(a.article, a.span) < std::tie(b.article, b.span);
    });
  }
  return out;
}

}  // namespace

WordRun word_run(const article::Article& article) {
  WordRun run;
  const std::string_view text = article.reading;
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t hash = text::hash("");
    const std::size_t begin = i;
    std::size_t end = i;
    while (i < text.size()) {
      const utf8::Decoded c = utf8::decode(text, i);
      if (utf8::is_letter(c.code_point) || utf8::is_digit(c.code_point)) {
        hash = (hash ^ utf8::lower(c.code_point)) * 1099511628211ull;
        end = i + c.bytes;
      } else if (end == begin || !apostrophe(c.code_point) || i != end) {
        break;
      }
      i += c.bytes;
    }
    if (end > begin) {
      run.hashes.push_back(hash);
      run.spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    if (i == begin) i += utf8::decode(text, i).bytes;
  }
  return run;
}

std::vector<SharedWording> shared_wording(const std::vector<WordRun>& runs) {
  const Sequences sequences(runs, kPassage);
  std::vector<std::uint32_t> chain_of;
  const std::vector<Chain> all = chains(sequences, chain_of);
  std::vector<Chain> passages = all;
  for (Chain& chain : passages) extend(chain, sequences, all, chain_of);
  std::sort(passages.begin(), passages.end(),
            [](const Chain& a, const Chain& b) { return std::tie(a.places, b.words) < std::tie(b.places, a.words); });
  const auto same = [](const Chain& a, const Chain& b) { return a.places == b.places; };
  passages.erase(std::unique(passages.begin(), passages.end(), same), passages.end());
  // By the articles that share it, then by place: neighbours in this order are what an edit can part.
  const auto articles = [](const Chain& chain) {
    std::vector<std::uint32_t> list;
    for (const Place& place : chain.places) list.push_back(place.article);
    return list;
  };
  std::sort(passages.begin(), passages.end(), [&](const Chain& a, const Chain& b) {
    return std::pair(articles(a), a.places) < std::pair(articles(b), b.places);
  });
  std::vector<SharedWording> out = bridge(passages, runs);
  const auto before = [](const SharedSpan& a, const SharedSpan& b) { return std::tie(a.article, a.span) < std::tie(b.article, b.span); };
  std::sort(out.begin(), out.end(), [&](const SharedWording& a, const SharedWording& b) {
    return std::lexicographical_compare(a.spans.begin(), a.spans.end(), b.spans.begin(), b.spans.end(), before);
  });
  return out;
}

std::vector<Containment> containments(const std::vector<WordRun>& runs, double least) {
  const Sequences sequences(runs, kContainment);
  std::vector<std::uint32_t> distinct(runs.size(), 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> common;
  for (const std::vector<Place>& places : sequences.places) {
    std::vector<std::uint32_t> articles;
    for (const Place& place : places) {
      if (articles.empty() || articles.back() != place.article) articles.push_back(place.article);
    }
    for (const std::uint32_t a : articles) ++distinct[a];
    if (articles.size() > kFurniture) continue;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      for (std::size_t j = i + 1; j < articles.size(); ++j) ++common[{articles[i], articles[j]}];
    }
  }
  std::vector<Containment> out;
  for (const auto& [pair, count] : common) {
    const std::uint32_t shorter = std::min(distinct[pair.first], distinct[pair.second]);
    const double share = static_cast<double>(count) / static_cast<double>(std::max(shorter, 1u));
    if (shorter >= kFewest && share >= least) out.push_back({pair.first, pair.second, share});
  }
  return out;
}

}  // namespace facts::compare
