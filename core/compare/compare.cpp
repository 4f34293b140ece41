#include "compare/compare.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <tuple>

#include "compare/cluster.hpp"
#include "compare/likeness.hpp"
#include "compare/origins.hpp"
#include "compare/profile.hpp"
#include "compare/refine.hpp"
#include "compare/relation.hpp"
#include "compare/score.hpp"
#include "compare/stories.hpp"
#include "compare/title.hpp"
#include "compare/why.hpp"
#include "compare/wording.hpp"
#include "entity/link.hpp"

namespace facts::compare {

const char* name(GroupKind kind) {
  switch (kind) {
    case GroupKind::statement: return "statement";
    case GroupKind::figure: return "figure";
    case GroupKind::quote: return "quote";
  }
  return "";
}

const char* name(Relation relation) {
  switch (relation) {
    case Relation::agree: return "agree";
    case Relation::compatible: return "compatible";
    case Relation::conflict: return "conflict";
    case Relation::update: return "update";
    case Relation::single: return "single";
  }
  return "";
}

namespace {

// Mean score from which two groups are one: a lone claim joins more readily than two groups of several do. Chosen on ECB+ and on the
// stories marked for it (model/train/alignment/stories/ecb.dev.json).
constexpr Bounds kJoin = {0.17, 0.21, 0.26};

int rank(Relation relation) {
  switch (relation) {
    case Relation::conflict: return 0;
    case Relation::update: return 1;
    case Relation::compatible: return 2;
    case Relation::agree: return 3;
    case Relation::single: return 4;
  }
  return 5;
}

/// From places in a story to places in the collection.
void renumber(Group& group, const std::vector<std::uint32_t>& story) {
  for (Member& m : group.members) m.article = story[m.article];
  std::sort(group.members.begin(), group.members.end());
  group.title_from.article = story[group.title_from.article];
  for (Difference& d : group.differences) {
    d.one.article = story[d.one.article];
    d.two.article = story[d.two.article];
  }
  if (group.figure) {
    for (FigureValue& value : group.figure->values) value.article = story[value.article];
  }
}

std::size_t articles_in(const Group& group) {
  std::set<std::uint32_t> articles;
  for (const Member& m : group.members) articles.insert(m.article);
  return articles.size();
}

/// Of the articles without a claim that most of the story's articles make, those that could have made it: not older than all who
/// do. Members are numbered in the story, `absent` in the collection.
std::vector<std::uint32_t> silent_of(const Group& group, const std::vector<std::uint32_t>& story, const std::vector<const claim::Analysis*>& all) {
  std::vector<std::uint32_t> out;
  if (2 * group.absent.size() >= story.size()) return out;
  std::optional<std::chrono::sys_days> first;
  for (const Member& m : group.members) {
    const auto& day = all[story[m.article]]->article.published;
    if (!day) continue;
    if (!first || std::chrono::sys_days(*day) < *first) first = std::chrono::sys_days(*day);
  }
  for (const std::uint32_t a : group.absent) {
    const auto& day = all[a]->article.published;
    if (!first || !day || std::chrono::sys_days(*day) >= *first) out.push_back(a);
  }
  return out;
}

/// The groups of one story. Inside, articles are numbered by their place in `story`.
std::vector<Group> compare_story(const std::vector<const claim::Analysis*>& all, const std::vector<std::uint32_t>& story, const Origins& origins,
                                 const Vectors& vectors) {
  std::vector<const claim::Analysis*> analyses;
  for (const std::uint32_t a : story) analyses.push_back(all[a]);
  Interner terms;
  std::vector<Profile> profiles = make_profiles(analyses, terms);
  const Weights weights(profiles, terms, vectors);
  const Likeness likeness(profiles, weights, analyses.size());
  const Scorer scorer(profiles, weights, likeness, analyses.size());
  std::vector<Edge> edges;
  if (story.size() > 1) {
    for (const auto& [one, two] : candidates(profiles, weights)) edges.push_back({one, two, scorer.score(one, two), weights.cosine_plain(profiles[one], profiles[two])});
    damp_rivals(edges, profiles);
  }
  const std::vector<std::uint32_t> group_of = cluster(profiles.size(), edges, kJoin);
  Clusters clusters;
  for (std::uint32_t p = 0; p < profiles.size(); ++p) clusters[group_of[p]].push_back(p);
  const Judged judged{analyses, profiles, weights};
  split_predicates(clusters, judged, edges);
  drop_strays(clusters, judged, edges);
  split_quotes(clusters, judged);
  split_speakers(clusters, judged, scorer);
  join_gaps(clusters, judged);
  split_single_articles(clusters, profiles);

  std::vector<Group> out;
  for (const auto& [id, members] : clusters) {
    Group group;
    std::set<std::uint32_t> articles, sources;
    for (const std::uint32_t p : members) {
      group.members.push_back(profiles[p].member);
      articles.insert(profiles[p].member.article);
      sources.insert(origins.class_of[story[profiles[p].member.article]]);
    }
    group.origins = static_cast<std::uint32_t>(sources.size());
    for (std::uint32_t a = 0; a < analyses.size(); ++a) {
      if (!articles.contains(a)) group.absent.push_back(story[a]);
    }
    std::sort(group.absent.begin(), group.absent.end());
    group.silent = silent_of(group, story, all);
    const std::uint32_t shown = set_title(group, members, judged, scorer);
    if (articles.size() > 1) explain(group, members, shown, judged);
    judge(group, members, judged);
    renumber(group, story);
    out.push_back(std::move(group));
  }
  return out;
}

/// Adds the entities that two articles of the story or more speak of.
void share_entities(const std::vector<const claim::Analysis*>& all, const std::vector<std::uint32_t>& story, std::vector<SharedEntity>& out) {
  if (story.size() < 2) return;
  std::vector<const entity::Entities*> articles;
  for (const std::uint32_t a : story) articles.push_back(&all[a]->entities);
  const entity::Link link = entity::link(articles);
  std::vector<SharedEntity> shared(link.entities.size());
  for (std::uint32_t a = 0; a < story.size(); ++a) {
    for (std::uint32_t e = 0; e < link.of[a].size(); ++e) shared[link.of[a][e]].members.emplace_back(story[a], e);
  }
  for (std::size_t i = 0; i < shared.size(); ++i) {
    if (link.entities[i].articles < 2) continue;
    shared[i].name = link.entities[i].name;
    shared[i].type = link.entities[i].type;
    std::sort(shared[i].members.begin(), shared[i].members.end());
    out.push_back(std::move(shared[i]));
  }
}

}  // namespace

Comparison compare(const std::vector<const claim::Analysis*>& analyses, const Vectors& vectors) {
  Comparison out;
  std::vector<WordRun> runs(analyses.size());
  for (std::size_t a = 0; a < analyses.size(); ++a) {
    if (analyses[a] != nullptr) runs[a] = word_run(analyses[a]->article);
  }
  out.shared_wording = shared_wording(runs);
  const Origins origins = find_origins(analyses, runs);
  out.origins = origins.sets;

  for (const std::vector<std::uint32_t>& story : find_stories(analyses, vectors)) {
    std::vector<Group> groups = compare_story(analyses, story, origins, vectors);
    std::move(groups.begin(), groups.end(), std::back_inserter(out.groups));
    share_entities(analyses, story, out.entities);
  }
  std::sort(out.entities.begin(), out.entities.end(), [](const SharedEntity& a, const SharedEntity& b) { return a.members < b.members; });
  std::sort(out.groups.begin(), out.groups.end(), [](const Group& a, const Group& b) {
    return std::tuple(rank(a.relation), articles_in(b), a.members) < std::tuple(rank(b.relation), articles_in(a), b.members);
  });
  return out;
}

}  // namespace facts::compare
