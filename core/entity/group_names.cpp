// Which names are names of one entity.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.hpp"
#include "entity/clusters.hpp"

namespace facts::entity {
namespace {

/// A way of writing a name, with all places that write it so.
struct Node {
  std::vector<std::string> tokens;       ///< lower case, points left out, hyphens cut
  std::string key;                       ///< tokens joined
  EntityType type = EntityType::other;
  std::vector<std::uint32_t> drafts;     ///< in text order
  std::uint32_t parent = npos;
  bool capitals = false;                 ///< written in capitals only, one word: may be an acronym
  std::string initials;                  ///< of a longer name, words without capitals left out
  std::string all_initials;              ///< and with them
};

std::vector<std::string> tokens_of(const Document& document, const Draft& name) {
  std::vector<std::string> out;
  for (std::uint32_t w = name.first; w < name.last; ++w) {
    const bool joined = w > name.first && document.segmentation.words[w].joined;
    std::string token;
    for (const char c : document.lower(w)) {
      if (c == '.') continue;
      if (c == '-') {
        if (!token.empty()) out.push_back(token);
        token.clear();
      } else {
        token += c;
      }
    }
    if (joined && !out.empty() && !token.empty() && token[0] == '\'') out.back() += token;
    else if (!token.empty()) out.push_back(token);
  }
  return out;
}

class Grouper {
 public:
  Grouper(const Document& document, std::vector<Draft>& names) : document_(document), names_(names) {}

  void run(std::vector<Cluster>& clusters) {
    make_nodes();
    countries();
    brackets();
    acronyms();
    people();
    short_forms();
    spellings();
    same_bodies();
    build(clusters);
    lone_people(clusters);
  }

 private:
  void make_nodes() {
    std::unordered_map<std::string, std::uint32_t> by_key;
    node_of_.assign(names_.size(), npos);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      Node node;
      node.tokens = tokens_of(document_, names_[i]);
      for (const std::string& token : node.tokens) (node.key += node.key.empty() ? "" : " ") += token;
      if (node.key.empty()) node.key = document_.phrase(names_[i].first, names_[i].last);
      if (node.tokens.empty()) node.tokens.push_back(node.key);
      node.type = names_[i].type;
      const std::string sort = node.key + (node.type == EntityType::person ? "\tp" : node.type == EntityType::group ? "\tg" : "\t");
      const auto [found, fresh] = by_key.emplace(sort, static_cast<std::uint32_t>(nodes_.size()));
      if (fresh) {
        shape(names_[i], node);
        node.parent = found->second;
        nodes_.push_back(std::move(node));
      }
      nodes_[found->second].drafts.push_back(i);
      node_of_[i] = found->second;
    }
  }

  void shape(const Draft& name, Node& node) const {
    if (name.last - name.first == 1) {
      const std::string_view form = document_.form(name.first);
      std::size_t upper = 0;
      bool lower = false;
      for (const char c : form) {
        if (c >= 'A' && c <= 'Z') ++upper;
        if (c >= 'a' && c <= 'z') lower = true;
      }
      node.capitals = upper >= 2 && !lower && form.size() <= 8;
      return;
    }
    for (std::uint32_t w = name.first; w < name.last; ++w) {
      const std::string_view form = document_.lower(w);
      if (form.empty() || !((form[0] >= 'a' && form[0] <= 'z'))) continue;
      node.all_initials += form[0];
      if (document_.capital(w)) node.initials += form[0];
    }
  }

  std::uint32_t root(std::uint32_t n) {
    while (nodes_[n].parent != n) {
      nodes_[n].parent = nodes_[nodes_[n].parent].parent;
      n = nodes_[n].parent;
    }
    return n;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a != b) nodes_[std::max(a, b)].parent = std::min(a, b);
  }

  /// "U.S.", "United States", "America"; "the North"; and the peoples of one country.
  void countries() {
    std::unordered_map<std::uint32_t, std::uint32_t> places, groups;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      Node& node = nodes_[n];
      const Draft& name = names_[node.drafts.front()];
      std::uint32_t of = npos;
      std::unordered_map<std::uint32_t, std::uint32_t>* index = nullptr;
      if (node.type == EntityType::group) {
        of = country_by_demonym(document_.phrase(name.first, name.last));
        index = &groups;
      } else if (node.type == EntityType::place || node.type == EntityType::organization) {
        of = country_by_name(document_.phrase(name.first, name.last));
        if (of == no_country && node.tokens.size() == 1 && direction(node.tokens[0]) != npos)
          of = document_.country_in(name.first, name.last);
        index = &places;
      }
      if (of == no_country || !index) continue;
      const auto [found, fresh] = index->emplace(of, n);
      if (!fresh) join(found->second, n);
    }
  }

  /// "National Intelligence Service (NIS)", "NIS (National Intelligence Service)"
  void brackets() {
    for (std::uint32_t i = 0; i + 1 < names_.size(); ++i) {
      const Draft &one = names_[i], &two = names_[i + 1];
      if (two.first != one.last + 1 || document_.form(one.last) != "(" || two.last >= document_.size() ||
          document_.form(two.last) != ")")
        continue;
      const Node &a = nodes_[node_of_[i]], &b = nodes_[node_of_[i + 1]];
      const bool acronym = (b.capitals && a.tokens.size() > 1) || (a.capitals && b.tokens.size() > 1);
      if (acronym && a.type != EntityType::person && b.type != EntityType::person) join(node_of_[i], node_of_[i + 1]);
    }
  }

  void acronyms() {
    std::unordered_map<std::string, std::uint32_t> by_initials;  // npos: several
    const auto note = [&](const std::string& initials, std::uint32_t n) {
      if (initials.size() < 2) return;
      const auto [found, fresh] = by_initials.emplace(initials, n);
      if (!fresh && root(found->second == npos ? n : found->second) != root(n)) found->second = npos;
    };
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].type == EntityType::person || nodes_[n].type == EntityType::group) continue;
      note(nodes_[n].initials, n);
      if (nodes_[n].all_initials != nodes_[n].initials) note(nodes_[n].all_initials, n);
    }
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (!nodes_[n].capitals || nodes_[n].type == EntityType::person) continue;
      const auto found = by_initials.find(nodes_[n].key);
      if (found != by_initials.end() && found->second != npos) join(found->second, n);
    }
  }

  /// Full names of one person: "Jane Q. Miller", "Jane Miller", "J. Miller", and spellings of them.
  void people() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      if (node.type != EntityType::person || node.tokens.size() < 2) continue;
      std::vector<std::uint32_t>& same = by_surname[spelling_key(node.tokens.back())];
      for (std::size_t k = same.size(); k > 0 && same.size() - k < 16; --k) {
        const Node& other = nodes_[same[k - 1]];
        if (!same_spelling(node.tokens.back(), other.tokens.back())) continue;
        const std::string &one = node.tokens.front(), &two = other.tokens.front();
        const bool initial = (one.size() == 1 || two.size() == 1) && one[0] == two[0];
        if (initial || same_spelling(one, two)) {
          join(n, same[k - 1]);
          break;
        }
      }
      same.push_back(n);
    }
    // "Suk-yeol" and "Suk Yeol": other cuts of the same letters.
    std::unordered_map<std::string, std::uint32_t> by_letters;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].type != EntityType::person) continue;
      std::string letters;
      for (const std::string& token : nodes_[n].tokens) letters += token;
      const auto [found, fresh] = by_letters.emplace(letters, n);
      if (!fresh) join(found->second, n);
    }
  }

  /// "the Security Council" after "United Nations Security Council", "Kursk" and "Kursk Region".
  void short_forms() {
    std::unordered_map<std::string, std::uint32_t> parts;  // beginnings and ends of longer names; npos: of several
    const auto note = [&](const std::string& part, std::uint32_t n) {
      const auto [found, fresh] = parts.emplace(part, n);
      if (!fresh && (found->second == npos || root(found->second) != root(n))) found->second = npos;
    };
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      if (node.tokens.size() < 2 || node.tokens.size() > 12) continue;
      const char sort = node.type == EntityType::organization ? 'o' : node.type == EntityType::place ? 'l' : '\0';
      if (!sort) continue;
      std::string begin, end;
      for (std::size_t i = 0; i + 1 < node.tokens.size(); ++i) {
        (begin += i ? " " : "") += node.tokens[i];
        const NameWord rest = name_word(node.tokens[i + 1]);
        const bool whole = sort == 'o' ? begin.size() > 3 : rest.type == EntityType::place && i + 2 == node.tokens.size();
        if (whole && country_of(begin) == no_country) note(std::string(1, sort) + begin, n);
      }
      if (sort != 'o') continue;
      for (std::size_t i = node.tokens.size() - 1; i > 0; --i) {
        end = node.tokens[i] + (end.empty() ? "" : " ") + end;
        if (i + 1 < node.tokens.size()) note("o" + end, n);
      }
    }
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      const char sort = node.type == EntityType::organization ? 'o' : node.type == EntityType::place ? 'l' : '\0';
      if (!sort) continue;
      const auto found = parts.find(std::string(1, sort) + node.key);
      if (found != parts.end() && found->second != npos) join(found->second, n);
    }
  }

  /// Names in two spellings: of others than people, and of people by one word.
  void spellings() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      if (node.type == EntityType::group || (node.type == EntityType::person && node.tokens.size() > 1) || node.capitals) continue;
      std::vector<std::uint32_t>& same = by_key[spelling_key(node.key)];
      for (std::size_t k = same.size(); k > 0 && same.size() - k < 8; --k)
        if (nodes_[same[k - 1]].type == node.type && nodes_[same[k - 1]].tokens.size() == node.tokens.size() &&
            country_of(node.key) == no_country && same_spelling(node.key, nodes_[same[k - 1]].key)) {
          join(n, same[k - 1]);
          break;
        }
      same.push_back(n);
    }
  }

  /// "Ministry of Defence", "Defence Ministry": one class, one set of qualifiers, no two countries.
  void same_bodies() {
    std::unordered_map<std::string, std::uint32_t> by_words;
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].type != EntityType::organization || nodes_[n].tokens.size() < 2) continue;
      const Description body = body_of(names_[nodes_[n].drafts.front()]);
      if (body.cls.empty() || body.qualifiers.empty()) continue;
      std::string key(body.cls);
      for (const std::uint64_t q : body.qualifiers) key += '|' + std::to_string(q);
      key += '|' + std::to_string(body.country);
      const auto [found, fresh] = by_words.emplace(key, n);
      if (!fresh) join(found->second, n);
    }
  }

  /// What the words of an organisation's name say it is: "National Intelligence Service" is an agency for intelligence.
  Description body_of(const Draft& name) const {
    std::uint32_t noun = name.last - 1;
    for (std::uint32_t w = name.first + 1; w < name.last; ++w)
      if (document_.lower(w) == "of" || document_.lower(w) == "for") {
        noun = w - 1;
        break;
      }
    const Role* role = role_of(document_.lower(noun));
    Description out;
    if (role && role->type == EntityType::organization) {
      out = describe(document_, name.first, noun + 1, role->cls, EntityType::organization);
      for (std::uint32_t w = noun + 2; w < name.last; ++w)
        if (document_.capital(w)) out.qualifiers.push_back(text::hash(qualifier(document_.lower(w))));
      std::sort(out.qualifiers.begin(), out.qualifiers.end());
    }
    out.type = EntityType::organization;
    if (out.country == no_country) out.country = owner(name);
    return out;
  }

  /// The country in "Seoul's National …", "South Korea's National …", "the Ukrainian …", "… of Ukraine".
  std::uint32_t owner(const Draft& name) const {
    const std::uint32_t begin = document_.sentence_of(name.first).first;
    std::uint32_t first = name.first;
    while (first > begin && name.first - first < 5 &&
           (document_.possessive_ending(first - 1) || document_.capital(first - 1)) &&
           document_.upos(first - 1) != syntax::Upos::punct)
      --first;
    std::uint32_t at = npos, until = npos;
    std::uint32_t found = document_.country_in(first, name.first, &at, &until);
    if (found != no_country && (until == name.first || document_.possessive_ending(until))) return found;
    found = no_country;
    if (name.last + 1 < document_.size() && document_.lower(name.last) == "of" &&
        document_.sentence(name.last + 1) == document_.sentence(name.first)) {
      found = document_.country_in(name.last + 1, std::min(document_.sentence_of(name.first).last, name.last + 4), &at, &until);
      if (at != name.last + 1) found = no_country;
    }
    return found;
  }

  void build(std::vector<Cluster>& clusters) {
    std::unordered_map<std::uint32_t, std::uint32_t> of_root;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const std::uint32_t r = root(node_of_[i]);
      const auto [found, fresh] = of_root.emplace(r, static_cast<std::uint32_t>(clusters.size()));
      if (fresh) {
        clusters.emplace_back();
        clusters.back().type = names_[i].type;
        clusters.back().named = true;
        clusters.back().first_word = names_[i].first;
      }
      names_[i].cluster = found->second;
      learn(i, clusters[found->second]);
    }
    // The type most mentions have.
    std::vector<std::array<std::uint32_t, 6>> votes(clusters.size());
    for (const Draft& name : names_) ++votes[name.cluster][static_cast<std::size_t>(name.type)];
    for (std::size_t c = 0; c < clusters.size(); ++c)
      clusters[c].type = static_cast<EntityType>(std::max_element(votes[c].begin(), votes[c].end()) - votes[c].begin());
  }

  /// What a mention adds to what is known of its entity.
  void learn(std::uint32_t i, Cluster& cluster) {
    const Draft& name = names_[i];
    if (cluster.gender == Gender::unknown) cluster.gender = name.gender;
    if (name.type == EntityType::group) cluster.plural = true;
    if (name.type == EntityType::person && cluster.gender == Gender::unknown && name.last - name.first > 1)
      cluster.gender = given_name_gender(document_.lower(name.first));
    if (name.title_first != npos) {
      if (cluster.title == npos || name.first - name.title_first > names_[cluster.title].first - names_[cluster.title].title_first)
        cluster.title = i;
      describe_as(cluster, name.description);
    }
    if (name.type == EntityType::organization) {
      const Description body = body_of(name);
      describe_as(cluster, body);
    } else if (name.type == EntityType::place || name.type == EntityType::group) {
      const std::string words = document_.phrase(name.first, name.last);
      std::uint32_t of = country_of(words);
      const bool state = name.type == EntityType::place && country_by_name(words) != no_country && !country(of).capital.empty();
      const bool city = name.type == EntityType::place && !state && of != no_country;
      if (of == no_country) of = document_.country_in(name.first, name.last);
      if (cluster.country == no_country) cluster.country = of;
      if (state || city) describe_as(cluster, {state ? "country" : "city", EntityType::place, of, {}});
      else if (name.type == EntityType::place)
        if (const Role* role = role_of(document_.lower(name.last - 1)); role && role->type == EntityType::place)
          describe_as(cluster, {role->cls, EntityType::place, of, {}});
    }
  }

  static void describe_as(Cluster& cluster, const Description& what) {
    if (cluster.country == no_country) cluster.country = what.country;
    if (what.cls.empty() || cluster.descriptions.size() >= 12) return;
    for (const Description& known : cluster.descriptions)
      if (known.cls == what.cls && known.country == what.country && known.qualifiers == what.qualifiers) return;
    cluster.descriptions.push_back(what);
  }

  /// A surname or a given name alone: whose full name was the last to hold it, or else the first that will.
  void lone_people(std::vector<Cluster>& clusters) {
    struct Bearer {
      std::uint32_t cluster;
      std::string token;
      bool last;  ///< its last name
    };
    std::unordered_map<std::string, std::vector<Bearer>> bearers;  // in text order
    const auto tokens = [&](std::uint32_t i) -> const std::vector<std::string>& { return nodes_[node_of_[i]].tokens; };
    const auto full = [&](std::uint32_t i) { return names_[i].type == EntityType::person && tokens(i).size() > 1; };
    const auto bear = [&](std::uint32_t i) {
      const std::vector<std::string>& all = tokens(i);
      for (std::size_t t = 0; t < all.size(); ++t) {
        if (all[t].size() < 2) continue;
        std::vector<Bearer>& list = bearers[spelling_key(all[t])];
        if (!list.empty() && list.back().cluster == names_[i].cluster && list.back().token == all[t]) continue;
        list.push_back({names_[i].cluster, all[t], t + 1 == all.size()});
      }
    };
    const auto find = [&](std::uint32_t i, bool first) -> std::uint32_t {
      const auto list = bearers.find(spelling_key(tokens(i)[0]));
      if (list == bearers.end()) return npos;
      std::uint32_t other = npos;
      std::size_t looked = 0;
      const auto look = [&](const Bearer& bearer) {
        if (!same_spelling(bearer.token, tokens(i)[0])) return false;
        const Gender known = clusters[bearer.cluster].gender;
        if (names_[i].gender != Gender::unknown && known != Gender::unknown && known != names_[i].gender) return false;
        if (bearer.last) return true;
        if (other == npos) other = bearer.cluster;
        return false;
      };
      if (first) {
        for (auto at = list->second.begin(); at != list->second.end() && looked < 32; ++at, ++looked)
          if (look(*at)) return at->cluster;
      } else {
        for (auto at = list->second.rbegin(); at != list->second.rend() && looked < 32; ++at, ++looked)
          if (look(*at)) return at->cluster;
      }
      return other;
    };
    const auto lone = [&](std::uint32_t i) {
      if (tokens(i).size() != 1) return false;
      const EntityType type = names_[i].type;
      return type == EntityType::person ||
             ((type == EntityType::organization || type == EntityType::other) && !nodes_[node_of_[i]].capitals &&
              country_of(tokens(i)[0]) == no_country);
    };
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (full(i)) bear(i);
      if (!lone(i)) continue;
      const std::uint32_t cluster = find(i, false);
      if (cluster == npos) waiting.push_back(i);
      else take(i, cluster, clusters);
    }
    for (const std::uint32_t i : waiting)
      if (const std::uint32_t cluster = find(i, true); cluster != npos) take(i, cluster, clusters);
  }

  void take(std::uint32_t i, std::uint32_t cluster, std::vector<Cluster>& clusters) {
    names_[i].cluster = cluster;
    names_[i].type = EntityType::person;
    clusters[cluster].first_word = std::min(clusters[cluster].first_word, names_[i].first);
    learn(i, clusters[cluster]);
  }

  const Document& document_;
  std::vector<Draft>& names_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> node_of_;
};

}  // namespace

void group_names(const Document& document, std::vector<Draft>& names, std::vector<Cluster>& clusters) {
  Grouper(document, names).run(clusters);
}

}  // namespace facts::entity
