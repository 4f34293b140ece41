#include "compare/profile.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "compare/stem.hpp"
#include "compare/vectors.hpp"
#include "entity/entity.hpp"

namespace facts::compare {

std::uint32_t Interner::operator()(std::string_view text) {
  const auto [found, added] = ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (added) texts_.push_back(found->first);
  return found->second;
}

void sort_unique(Ids& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::size_t common(const Ids& a, const Ids& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++count, ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  return count;
}

namespace {

constexpr double kNameIdf = 7;  // a name weighs as a word that one sentence in a thousand has

using syntax::Upos;

bool content_word(Upos upos) {
  switch (upos) {
    case Upos::adj: case Upos::adv: case Upos::noun: case Upos::num: case Upos::propn: case Upos::verb: return true;
    case Upos::x: case Upos::intj: case Upos::sym: return true;
    default: return false;
  }
}

bool has_letter(std::string_view form) {
  for (std::size_t i = 0; i < form.size();) {
    const utf8::Decoded c = utf8::decode(form, i);
    if (utf8::is_letter(c.code_point) || utf8::is_digit(c.code_point)) return true;
    i += c.bytes;
  }
  return false;
}

/// Reads one article's claims.
class Profiler {
 public:
  Profiler(const claim::Analysis& analysis, Interner& terms) : a_(analysis), terms_(terms) {}

  Profile read(std::uint32_t article, std::uint32_t index) {
    const claim::Claim& claim = a_.claims[index];
    Profile p;
    p.member = {article, index};
    for (const std::uint32_t w : words_in(a_, claim.content)) {
      add_word(p, w);
      if (a_.syntax.lemmas[w] == "no") add_denied(p, w);
    }
    if (claim.predicate_head != npos) p.head = terms_("p:" + stem_of(claim.predicate_head));
    for (const std::uint32_t e : claim.entities) add_entity(p.names, e);
    if (claim.subject_entity != npos) add_entity(p.names, claim.subject_entity);
    for (std::size_t i = 0; i < claim.places.size(); ++i) {
      if (claim.place_roles[i] == claim::PlaceRole::where) add_entity(p.places, claim.places[i]);
    }
    p.terms.insert(p.terms.end(), p.names.begin(), p.names.end());
    add_role(p.subject, claim.subject, claim.subject_entity);
    add_role(p.object, claim.object, npos);
    for (const Span span : {claim.subject, claim.object}) {
      if (!span.empty()) add_numbers(p, span);
    }
    const std::uint32_t sentence = claim.sentences.empty() ? last_sentence_ : claim.sentences.front();
    if (index == 0) last_sentence_ = sentence;
    if (sentence != last_sentence_) ++ordinal_;
    last_sentence_ = sentence;
    p.sentence = ordinal_;
    add_speaker(p, claim);
    for (const std::uint32_t q : claim.quantities) p.amounts.push_back(amount(q));
    for (const std::uint32_t t : claim.times) {
      if (!a_.times[t].value.empty()) p.times.push_back(a_.times[t].value);
    }
    std::sort(p.times.begin(), p.times.end());
    p.context = p.terms;
    for (const std::uint32_t s : claim.sentences) add_sentence(p.context, s);
    for (Ids* ids : {&p.terms, &p.names, &p.context, &p.predicates, &p.denied, &p.subject, &p.object, &p.one, &p.several, &p.speaker, &p.places}) sort_unique(*ids);
    const auto& blocks = a_.article.blocks;
    const auto block = std::upper_bound(blocks.begin(), blocks.end(), hull(claim.content).begin,
                                        [](std::uint32_t begin, const article::Block& b) { return begin < b.span.end; });
    p.headline = block != blocks.end() && block->kind == article::BlockKind::headline;
    p.quoted = claim.kind == claim::ClaimKind::direct;
    return p;
  }

 private:
  std::string_view form(std::uint32_t w) const { return a_.segmentation.form(a_.article.reading, w); }
  std::string stem_of(std::uint32_t w) const { return stem(utf8::fold(a_.syntax.lemmas[w])); }
  std::uint32_t name_term(std::string_view word) { return terms_("n:" + entity::spelling_key(word)); }

  void add_word(Profile& p, std::uint32_t w) {
    const std::string_view text = form(w);
    if (!has_letter(text)) return;
    p.words.push_back(terms_("w:" + utf8::fold(text)));
    const Upos upos = a_.syntax.upos(w);
    if (!content_word(upos)) return;
    if (upos == Upos::propn) {
      p.names.push_back(name_term(text));
      p.at.emplace_back(p.names.back(), w);
      return;
    }
    p.terms.push_back(terms_(stem_of(w)));
    p.at.emplace_back(p.terms.back(), w);
    const bool modifier = a_.syntax.deprel(w) == syntax::Deprel::acl;
    if ((upos == Upos::verb && !modifier) || (upos == Upos::noun && eventive(w))) p.predicates.push_back(terms_("p:" + stem_of(w)));
  }

  /// The noun that "no" stands before.
  void add_denied(Profile& p, std::uint32_t no) {
    constexpr std::uint32_t kAhead = 4;  // words between them, at most
    for (std::uint32_t w = no + 1; w < std::min<std::size_t>(no + kAhead, a_.segmentation.words.size()); ++w) {
      if (a_.syntax.upos(w) == Upos::noun) p.denied.push_back(terms_("p:" + stem_of(w)));
      else if (a_.syntax.upos(w) != Upos::adj) break;
    }
  }

  /// Whether a noun can name an event: by the endings that make nouns of verbs, or because its subtree has the arguments of one.
  bool eventive(std::uint32_t w) const {
    const std::string& lemma = a_.syntax.lemmas[w];
    for (const std::string_view ending : {"tion", "sion", "ment", "ure", "ing", "al", "ance", "ence", "age", "ack", "th"}) {
      if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return true;
    }
    return false;
  }

  void add_entity(Ids& ids, std::uint32_t entity) {
    for (const std::string_view word : split(a_.entities.entities[entity].name)) ids.push_back(name_term(word));
  }

  /// The content words of a sentence; a claim that runs over many takes the first of them.
  void add_sentence(Ids& ids, std::uint32_t index) {
    constexpr std::uint32_t kLongest = 120;  // words of a sentence that are read
    const segment::Sentence& sentence = a_.segmentation.sentences[index];
    if (ids.size() > 4 * kLongest) return;
    for (std::uint32_t w = sentence.first; w < std::min(sentence.last, sentence.first + kLongest); ++w) {
      if (!content_word(a_.syntax.upos(w)) || !has_letter(form(w))) continue;
      ids.push_back(a_.syntax.upos(w) == Upos::propn ? name_term(form(w)) : terms_(stem_of(w)));
    }
  }

  /// The nouns of a span, by number; those before another noun ("border guards") have none of their own.
  void add_numbers(Profile& p, Span span) {
    for (const std::uint32_t w : words_in(a_, {span})) {
      if (a_.syntax.upos(w) != Upos::noun || a_.syntax.deprel(w) == syntax::Deprel::compound) continue;
      (utf8::fold(form(w)) == a_.syntax.lemmas[w] ? p.one : p.several).push_back(terms_(stem_of(w)));
    }
  }

  /// The content words of a span, as terms; a pronoun by the name that it stands for.
  void add_role(Ids& ids, Span span, std::uint32_t entity) {
    if (!span.empty()) add_counted(ids, span);
    if (entity != npos) add_entity(ids, entity);
  }

  static std::vector<std::string_view> split(std::string_view name) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
      if (i < name.size() && name[i] != ' ' && name[i] != '-') continue;
      // Short lower-case words ("of", "the") are no part of a name's identity.
      const std::string_view word = name.substr(begin, i - begin);
      if (word.size() > 3 || (!word.empty() && !text::is_lower(word.front()))) out.push_back(word);
      begin = i + 1;
    }
    return out;
  }

  void add_speaker(Profile& p, const claim::Claim& claim) {
    if (claim.attribution == npos) return;
    const attribution::Attribution& said = a_.attributions[claim.attribution];
    if (said.entity != npos) {
      add_entity(p.speaker, said.entity);
      return;
    }
    for (const Span part : said.source) {
      for (const std::string_view word : split(cut(a_.article.reading, part))) p.speaker.push_back(name_term(word));
    }
  }

  Amount amount(std::uint32_t index) {
    const quantity::Quantity& q = a_.quantities[index];
    Amount out;
    out.quantity = index;
    const double factor = q.dimension.empty() ? 1 : q.factor;
    const auto scaled = [factor](const std::optional<double>& value) {
      return value ? std::optional<double>(*value * factor) : std::nullopt;
    };
    out.min = scaled(q.min);
    out.max = scaled(q.max);
    out.rounded = q.change == quantity::Change::about || q.min.has_value() != q.max.has_value();
    if (!out.min && !out.max) out.min = out.max = scaled(q.value);
    out.unit = q.dimension.empty() || q.dimension == "currency" ? q.unit : q.dimension;
    if (!q.counted.empty()) add_counted(out.counted, q.counted);
    sort_unique(out.counted);
    if (q.counted_head != npos && a_.syntax.upos(q.counted_head) != Upos::propn) {
      const std::string& lemma = a_.syntax.lemmas[q.counted_head];
      out.head = terms_(stem_of(q.counted_head));
      out.people = lemma == "people" || lemma == "person";
      out.persons = out.people || names_persons(lemma);
    }
    return out;
  }

  /// By the endings of nouns for those who do or undergo something, and the commonest nouns without one.
  static bool names_persons(std::string_view lemma) {
    for (const std::string_view word : {"man", "woman", "child", "troop", "victim", "crew", "youth", "adult", "girl", "boy", "police"}) {
      if (lemma == word) return true;
    }
    for (const std::string_view ending : {"er", "or", "ist", "ian", "ant", "ent", "ee", "man", "woman", "mate"}) {
      if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return true;
    }
    return false;
  }

  void add_counted(Ids& ids, Span span) {
    for (const std::uint32_t w : words_in(a_, {span})) {
      if (!content_word(a_.syntax.upos(w)) || !has_letter(form(w))) continue;
      ids.push_back(a_.syntax.upos(w) == Upos::propn ? name_term(form(w)) : terms_(stem_of(w)));
    }
  }

  const claim::Analysis& a_;
  Interner& terms_;
  std::uint32_t ordinal_ = 0, last_sentence_ = 0;  // claims come in text order
};

}  // namespace

std::vector<std::uint32_t> words_in(const claim::Analysis& analysis, const Passage& passage) {
  std::vector<std::uint32_t> out;
  const auto& words = analysis.segmentation.words;
  for (const Span part : passage) {
    auto at = std::lower_bound(words.begin(), words.end(), part.begin,
                               [](const segment::Word& word, std::uint32_t begin) { return word.span.begin < begin; });
    for (; at != words.end() && at->span.end <= part.end; ++at) out.push_back(static_cast<std::uint32_t>(at - words.begin()));
  }
  return out;
}

std::optional<double> middle(const Amount& amount) {
  if (amount.min && amount.max) return (*amount.min + *amount.max) / 2;
  return amount.min ? amount.min : amount.max;
}

bool other_number(const Profile& a, const Profile& b) {
  const auto in = [](const Ids& ids, std::uint32_t id) { return std::binary_search(ids.begin(), ids.end(), id); };
  const auto apart = [&in](const Profile& one, const Profile& several) {
    return std::any_of(one.one.begin(), one.one.end(),
                       [&](std::uint32_t noun) { return !in(one.several, noun) && in(several.several, noun) && !in(several.one, noun); });
  };
  return apart(a, b) || apart(b, a);
}

std::vector<Profile> make_profiles(const std::vector<const claim::Analysis*>& analyses, Interner& terms) {
  std::vector<Profile> profiles;
  for (std::uint32_t a = 0; a < analyses.size(); ++a) {
    if (analyses[a] == nullptr) continue;
    Profiler profiler(*analyses[a], terms);
    for (std::uint32_t c = 0; c < analyses[a]->claims.size(); ++c) profiles.push_back(profiler.read(a, c));
  }
  return profiles;
}

Weights::Weights(std::vector<Profile>& profiles, const Interner& terms, const Vectors& vectors)
    : vectors_(vectors), idf_(terms.size(), 0), background_(terms.size(), 0), is_name_(terms.size(), false), frequency_(terms.size(), 0), rows_(terms.size(), npos) {
  for (const Profile& p : profiles) {
    for (const std::uint32_t term : p.terms) ++frequency_[term];
  }
  const double all = static_cast<double>(profiles.size());
  for (std::uint32_t t = 0; t < terms.size(); ++t) {
    // Predicates are led by "p:"; names ("n:") and plain words ("w:") have no vector.
    std::string_view text = terms.text(t);
    const bool marked = text.size() > 1 && text[1] == ':';
    const bool is_name = marked && text[0] == 'n';
    if (marked) text.remove_prefix(2);
    if (!marked || terms.text(t)[0] == 'p') rows_[t] = vectors.row(text).value_or(npos);
    is_name_[t] = is_name;
    background_[t] = is_name ? kNameIdf : vectors.idf(rows_[t]);
    const double rare = std::log(1 + all / std::max(1.0, static_cast<double>(frequency_[t]))) / std::log(1 + std::max(all, 1.0));
    idf_[t] = background_[t] * rare;
  }
  rest_ = background_;
  for (std::size_t t = 0; t < rest_.size(); ++t) {
    if (is_name_[t]) rest_[t] = 0;
  }
  const auto norm = [](const Ids& ids, const std::vector<double>& of) {
    double square = 0;
    for (const std::uint32_t term : ids) square += of[term] * of[term];
    return std::sqrt(square);
  };
  for (Profile& p : profiles) {
    p.weight = norm(p.terms, idf_);
    p.plain_weight = norm(p.terms, background_);
    p.context_weight = norm(p.context, idf_);
    p.context_plain_weight = norm(p.context, background_);
    p.context_rest_weight = norm(p.context, rest_);
  }
}

namespace {

/// The product of two term vectors whose terms have the weights `of`.
double product(const Ids& a, const Ids& b, const std::vector<double>& of) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) sum += of[a[i]] * of[a[i]], ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  return sum;
}

}  // namespace

double Weights::nearness(std::uint32_t one, std::uint32_t two) const {
  if (one == npos || two == npos) return 0;
  if (one == two) return 1;
  const std::uint32_t a = row(one), b = row(two);
  return a == npos || b == npos ? 0 : vectors_.cosine(a, b);
}

double Weights::cosine(const Profile& a, const Profile& b) const {
  const double both = product(a.terms, b.terms, idf_);
  return both > 0 ? both / (a.weight * b.weight) : 0;
}

double Weights::cosine_plain(const Profile& a, const Profile& b) const {
  const double both = product(a.terms, b.terms, background_);
  return both > 0 ? both / (a.plain_weight * b.plain_weight) : 0;
}

double Weights::context_cosine(const Profile& a, const Profile& b) const {
  if (a.member.article == b.member.article) return cosine(a, b);
  const double both = product(a.context, b.context, idf_);
  return both > 0 ? both / (a.context_weight * b.context_weight) : 0;
}

double Weights::context_plain(const Profile& a, const Profile& b) const {
  if (a.member.article == b.member.article) return cosine_plain(a, b);
  const double both = product(a.context, b.context, background_);
  return both > 0 ? both / (a.context_plain_weight * b.context_plain_weight) : 0;
}

double Weights::context_rest(const Profile& a, const Profile& b) const {
  const double both = product(a.context, b.context, rest_);
  return both > 0 ? both / (a.context_rest_weight * b.context_rest_weight) : 0;
}

double Weights::containment(const Ids& a, const Ids& b) const {
  double both = 0, one = 0, two = 0;
  for (const std::uint32_t t : a) one += idf_[t];
  for (const std::uint32_t t : b) two += idf_[t];
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) both += idf_[a[i]], ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  const double least = std::min(one, two);
  return least > 0 ? both / least : 0;
}

}  // namespace facts::compare
