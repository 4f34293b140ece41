// From mentions and groups to the stage's result.
#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "entity/clusters.hpp"

namespace facts::entity {

const char* name(EntityType type) {
  switch (type) {
    case EntityType::person: return "person";
    case EntityType::organization: return "organization";
    case EntityType::place: return "place";
    case EntityType::group: return "group";
    case EntityType::event: return "event";
    case EntityType::other: break;
  }
  return "other";
}

const char* name(MentionKind kind) {
  switch (kind) {
    case MentionKind::name: return "name";
    case MentionKind::nominal: return "nominal";
    case MentionKind::pronoun: break;
  }
  return "pronoun";
}

namespace {

using syntax::Deprel;
using syntax::Upos;

constexpr std::size_t most_aliases = 16;

/// By place, an outer one before those inside it; equal ones stay as they were.
void sort_by_place(std::vector<Draft>& drafts) {
  std::vector<std::uint32_t> order(drafts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    const Draft &a = drafts[x], &b = drafts[y];
    return a.first != b.first ? a.first < b.first : a.last != b.last ? a.last > b.last : x < y;
  });
  std::vector<Draft> sorted;
  sorted.reserve(drafts.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(drafts[i]));
  drafts = std::move(sorted);
}

/// Text on one line, blanks run together.
std::string line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!text::is_space(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The words of a description as one calls it: without article.
std::string called(const Document& document, const Draft& draft, std::uint32_t last) {
  std::uint32_t first = draft.first;
  for (const std::string_view article : {"the", "a", "an", "this", "that", "these", "those", "one", "some", "his", "her", "its", "their", "our", "my"})
    if (first + 1 < last && document.lower(first) == article && document.lower(first + 1) != "of") {
      ++first;
      break;
    }
  while (first < draft.head && document.lower(first + 1) != "of" && (document.upos(first) == Upos::num || document.upos(first) == Upos::adv)) ++first;
  return line(document.text(first, last));
}

class Result {
 public:
  Result(const Document& document, Clusters& made) : document_(document), made_(made) {}

  Entities build() {
    number();
    names();
    mentions();
    places();
    return std::move(out_);
  }

 private:
  /// Entities stand in the order of their first mention.
  void number() {
    entity_of_.assign(made_.all.size(), npos);
    for (const Draft& draft : made_.drafts) {
      if (entity_of_[draft.cluster] != npos) continue;
      entity_of_[draft.cluster] = static_cast<std::uint32_t>(out_.entities.size());
      const Cluster& cluster = made_.all[draft.cluster];
      Entity entity;
      entity.type = cluster.type;
      entity.named = cluster.named;
      entity.plural = cluster.plural;
      entity.gender = cluster.gender;
      if (cluster.country != no_country) entity.country = country(cluster.country).name;
      for (const Description& d : cluster.descriptions)
        if (entity.role.empty() && d.cls != "title") entity.role = d.cls;
      if (cluster.title != npos) {
        const Draft& titled = made_.drafts[cluster.title];
        if (titled.title_first < titled.first) entity.title = line(document_.text(titled.title_first, titled.first));
      }
      out_.entities.push_back(std::move(entity));
    }
  }

  /// The fullest name, and the other ways it is called.
  void names() {
    const std::size_t count = out_.entities.size();
    std::vector<std::size_t> best(count, 0);
    std::vector<std::set<std::string>> called_so(count);
    for (const Draft& draft : made_.drafts) {
      const std::uint32_t e = entity_of_[draft.cluster];
      Entity& entity = out_.entities[e];
      if (draft.kind == MentionKind::pronoun) continue;
      const bool is_name = draft.kind == MentionKind::name;
      const std::string as = is_name ? line(document_.text(draft.first, draft.last))
                                     : called(document_, draft, entity.named ? draft.head + 1 : draft.last);
      // Names by words, then length; all capitals say less than words.
      const std::size_t words = draft.last - draft.first;
      const std::size_t rank = entity.named && !is_name ? 0 : words * 64 + std::min<std::size_t>(as.size(), 63);
      if (rank > best[e] && (is_name || !entity.named)) {
        best[e] = rank;
        entity.name = as;
      }
      const bool telling = is_name || draft.first + 1 < draft.head + 1;
      if (telling && called_so[e].size() < most_aliases && as.size() <= 120 && (is_name || as.find(' ') != std::string::npos))
        add(called_so[e], as);
      if (!is_name && entity.named && draft.same_as != npos && entity.description.empty())
        entity.description = called(document_, draft, draft.last);
    }
    for (std::size_t e = 0; e < count; ++e) {
      Entity& entity = out_.entities[e];
      if (entity.description.empty() && !entity.title.empty()) entity.description = entity.title;
      if (entity.title.find(' ') != std::string::npos) add(called_so[e], entity.title);
      called_so[e].erase(entity.name);
      entity.aliases.assign(called_so[e].begin(), called_so[e].end());
    }
  }

  /// Adds an alias unless it stands there in other capitals.
  static void add(std::set<std::string>& aliases, const std::string& alias) {
    for (const std::string& known : aliases)
      if (text::equal_ignore_case(known, alias)) return;
    aliases.insert(alias);
  }

  void mentions() {
    out_.mention_of_word.assign(document_.size(), npos);
    std::uint32_t run = 0, walked = 0;
    for (const Draft& draft : made_.drafts) {
      Mention mention;
      mention.span = document_.span(draft.first, draft.last);
      mention.kind = draft.kind;
      mention.entity = entity_of_[draft.cluster];
      mention.head = draft.head;
      mention.possessor = draft.possessor;
      mention.acting = acting(draft);
      // A new run begins behind a comma, a verb or a preposition.
      for (; walked < draft.first; ++walked)
        if (separates(walked)) ++run;
      mention.run = run;
      const auto index = static_cast<std::uint32_t>(out_.mentions.size());
      for (std::uint32_t w = draft.first; w < draft.last; ++w) out_.mention_of_word[w] = index;
      out_.mentions.push_back(mention);
    }
    // Nested mentions: the innermost was written last, but a phrase's head word stands for the phrase.
    for (std::uint32_t i = 0; i < made_.drafts.size(); ++i)
      if (made_.drafts[i].kind != MentionKind::name && made_.drafts[i].head < document_.size())
        out_.mention_of_word[made_.drafts[i].head] = i;
  }

  bool separates(std::uint32_t w) const {
    switch (document_.upos(w)) {
      case Upos::verb: case Upos::aux: case Upos::adp: case Upos::sconj: case Upos::cconj: return true;
      case Upos::punct: return document_.form(w) != "-" && document_.form(w) != "\"";
      default: return false;
    }
  }

  /// "Seoul said": a place as the subject of something done.
  bool acting(const Draft& draft) const {
    if (draft.type != EntityType::place || draft.head >= document_.size()) return false;
    const Deprel relation = document_.deprel(draft.head);
    if (relation == Deprel::obl_agent) return true;
    if (relation != Deprel::nsubj) return false;
    const std::uint32_t verb = document_.head(draft.head);
    return verb < document_.size() && document_.upos(verb) == Upos::verb;
  }

  /// "Kursk, in western Russia", "Tampa, Florida", "Russia's Kursk region", "the Kursk region of Russia"
  void places() {
    std::vector<std::uint32_t> named;
    for (std::uint32_t i = 0; i < made_.drafts.size(); ++i)
      if (made_.drafts[i].kind == MentionKind::name && made_.drafts[i].type == EntityType::place) named.push_back(i);
    for (std::size_t k = 0; k + 1 < named.size(); ++k) {
      const Draft &one = made_.drafts[named[k]], &two = made_.drafts[named[k + 1]];
      if (document_.sentence(one.first) != document_.sentence(two.first) || two.first - one.last > 5) continue;
      if (one.possessor) contain(two, one);
      else if (inside(one, two)) contain(one, two);
    }
  }

  /// Whether the words between two places say that the first lies in the second.
  bool inside(const Draft& one, const Draft& two) const {
    std::uint32_t w = one.last;
    const bool comma = w < two.first && document_.form(w) == ",";
    if (comma) ++w;
    if (w == two.first) return comma && closed(one, two);
    // "region of", "in western", "in the south of"
    bool linked = false;
    for (; w < two.first; ++w) {
      const std::string_view word = document_.lower(w);
      if (word == "in" || word == "of") linked = true;
      else if (document_.upos(w) != Upos::adj && document_.upos(w) != Upos::noun && document_.upos(w) != Upos::det &&
               document_.upos(w) != Upos::propn)
        return false;
    }
    return linked;
  }

  /// "In Tampa, Florida," but not "Tampa, Orlando and Miami".
  bool closed(const Draft& one, const Draft& two) const {
    const bool placed = one.first > 0 && document_.upos(one.first - 1) == Upos::adp;
    if (document_.deprel(two.head) == Deprel::conj && !placed) return false;
    const std::uint32_t next = two.last;
    if (next >= document_.sentence_of(two.first).last) return true;
    return document_.lower(next) != "and" && document_.lower(next) != "or";
  }

  void contain(const Draft& part, const Draft& whole) {
    const std::uint32_t p = entity_of_[part.cluster], w = entity_of_[whole.cluster];
    if (p == w || out_.entities[p].part_of != npos) return;
    std::uint32_t up = w;  // no circles
    for (int step = 0; step < 8 && up != npos; ++step, up = out_.entities[up].part_of)
      if (up == p) return;
    out_.entities[p].part_of = w;
    if (out_.entities[p].country.empty()) out_.entities[p].country = out_.entities[w].country;
  }

  const Document& document_;
  Clusters& made_;
  Entities out_;
  std::vector<std::uint32_t> entity_of_;
};

}  // namespace

Entities resolve(const article::Article& article, const segment::Segmentation& segmentation, const syntax::Syntax& syntax) {
  if (syntax.words.size() != segmentation.words.size() || segmentation.words.empty()) {
    Entities none;
    none.mention_of_word.assign(segmentation.words.size(), npos);
    return none;
  }
  const Document document(article, segmentation, syntax);
  Clusters made;
  std::vector<Draft> names = find_names(document);
  std::vector<Draft> nominals = find_nominals(document, names);
  group_names(document, names, made.all);
  // Titles are looked up by their draft once all mentions stand in order.
  std::vector<std::uint32_t> title_word(made.all.size(), npos);
  for (std::size_t c = 0; c < made.all.size(); ++c)
    if (made.all[c].title != npos) title_word[c] = names[made.all[c].title].first;
  made.drafts = std::move(names);
  made.drafts.insert(made.drafts.end(), nominals.begin(), nominals.end());
  sort_by_place(made.drafts);
  group_nominals(document, made.drafts, made.all);
  const std::vector<Draft> pronouns = resolve_pronouns(document, made.drafts, made.all);
  made.drafts.insert(made.drafts.end(), pronouns.begin(), pronouns.end());
  sort_by_place(made.drafts);
  for (std::uint32_t i = 0; i < made.drafts.size(); ++i) {
    const Draft& draft = made.drafts[i];
    if (draft.kind == MentionKind::name && draft.cluster < title_word.size() && title_word[draft.cluster] == draft.first)
      made.all[draft.cluster].title = i;
  }
  return Result(document, made).build();
}

std::uint32_t Entities::find(Span span) const {
  if (span.empty()) return npos;
  const auto end = std::lower_bound(mentions.begin(), mentions.end(), span.end,
                                    [](const Mention& m, std::uint32_t at) { return m.span.begin < at; });
  // Mentions are short, so those that reach into the span begin shortly before it.
  constexpr std::ptrdiff_t reach = 64;
  std::uint32_t holder = npos;
  std::vector<std::uint32_t> inside;
  std::ptrdiff_t before = 0;
  for (auto at = end; at != mentions.begin() && before < reach;) {
    --at;
    const auto index = static_cast<std::uint32_t>(at - mentions.begin());
    if (at->span.begin < span.begin) ++before;
    if (!at->span.overlaps(span)) continue;
    if (at->span.contains(span)) {
      if (holder == npos || at->span.size() < mentions[holder].span.size()) holder = index;
    } else {
      inside.push_back(index);
    }
  }
  if (holder != npos) return holder;
  // Of the outermost ones in the span: the last of the first run, possessors left out unless nothing else is there.
  std::reverse(inside.begin(), inside.end());
  std::uint32_t best = npos, owner = npos, covered = 0;
  for (const std::uint32_t i : inside) {
    const Mention& m = mentions[i];
    if (m.span.end <= covered) continue;
    covered = m.span.end;
    if (m.possessor) {
      if (owner == npos) owner = i;
      continue;
    }
    if (best != npos && m.run != mentions[best].run) break;
    best = i;
  }
  return best != npos ? best : owner;
}

}  // namespace facts::entity
