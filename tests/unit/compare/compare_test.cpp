#include "compare/compare.hpp"

#include <algorithm>

#include "base/table.hpp"
#include "compare/figures.hpp"
#include "compare/profile.hpp"
#include "compare/stem.hpp"
#include "compare/collection.hpp"
#include "files.hpp"

using namespace facts;
using test::Collection;

namespace {

constexpr const char* kOne =
    "The harbour bridge at Velmora collapsed on Friday, killing nearly 30 people, the mayor said.\n\n"
    "\"We heard a crack and then the whole span went into the water,\" said dock worker Ilse Brandt.\n\n"
    "Engineers had warned in January that the cables were rusting.\n";
constexpr const char* kTwo =
    "More than 40 people died when the harbour bridge in Velmora collapsed on Friday, the mayor said.\n\n"
    "Dock worker Ilse Brandt said: \"We heard a crack and then the whole span went into the water.\"\n\n"
    "The fishing season opens in April.\n";
constexpr const char* kOther =
    "The national orchestra of Teruvia will tour nine cities next winter, its director announced.\n\n"
    "Tickets go on sale on Monday.\n";

}  // namespace

TEST_CASE("compare: one utterance in two reports is one group that agrees") {
  const Collection c = Collection().add(kOne).add(kTwo).compare();
  const compare::Group* group = c.group_with("heard a crack");
  REQUIRE(group != nullptr);
  CHECK(group->members.size() == 2);
  CHECK(group->kind == compare::GroupKind::quote);
  CHECK(group->relation == compare::Relation::agree);
}

TEST_CASE("compare: every claim is in exactly one group, and a group's absent articles are the story's others") {
  const Collection c = Collection().add(kOne).add(kTwo).compare();
  std::set<compare::Member> seen;
  std::size_t claims = 0;
  for (const auto& a : c.articles) claims += a->claims.size();
  for (const compare::Group& g : c.comparison.groups) {
    std::set<std::uint32_t> articles;
    for (const compare::Member& m : g.members) {
      CHECK(seen.insert(m).second);
      articles.insert(m.article);
    }
    for (const std::uint32_t a : g.absent) CHECK_FALSE(articles.contains(a));
    CHECK(articles.size() + g.absent.size() == 2);
    CHECK((g.relation == compare::Relation::single) == (articles.size() == 1));
    CHECK_FALSE(g.title.empty());
  }
  CHECK(seen.size() == claims);
}

TEST_CASE("compare: a body and a person whom two reports name in two ways are one, and a third story's namesake is not") {
  const Collection c = Collection()
                           .add("Velmora's harbour bridge collapsed on Friday, the National Water Board (NWB) said.\n\nPresident Oleh Kravetsky visited the harbour.\n")
                           .add("The harbour bridge at Velmora collapsed on Friday, the NWB said. President Kravetskyy went to the harbour.\n")
                           .add("The national orchestra of Teruvia will tour nine cities next winter, said its cellist, Oleh Kravetsky.\n")
                           .compare();
  const auto named = [&](std::string_view name) {
    return std::find_if(c.comparison.entities.begin(), c.comparison.entities.end(), [&](const compare::SharedEntity& e) { return e.name == name; });
  };
  for (const char* name : {"National Water Board", "Oleh Kravetsky"}) {
    const auto found = named(name);
    REQUIRE(found != c.comparison.entities.end());
    REQUIRE(found->members.size() == 2);
    CHECK(found->members[0].first == 0);
    CHECK(found->members[1].first == 1);
  }
}

TEST_CASE("compare: what only tells a noun apart is no predicate, and one is not several") {
  const Collection c = Collection()
                           .add("The blast injured a smuggler near Velmora.\n\nThe army arrested a nurse on Monday.\n")
                           .add("A man injured in the blast has died.\n\nThe army arrested several nurses.\n");
  std::vector<const claim::Analysis*> analyses;
  for (const auto& article : c.articles) analyses.push_back(article.get());
  compare::Interner terms;
  const std::vector<compare::Profile> profiles = compare::make_profiles(analyses, terms);
  REQUIRE(profiles.size() == 4);
  const auto injured = terms("p:" + compare::stem("injure"));
  const auto has = [](const compare::Ids& ids, std::uint32_t id) { return std::binary_search(ids.begin(), ids.end(), id); };
  CHECK(has(profiles[0].predicates, injured));
  CHECK_FALSE(has(profiles[2].predicates, injured));
  CHECK(compare::other_number(profiles[1], profiles[3]));
  CHECK_FALSE(compare::other_number(profiles[1], profiles[1]));
  CHECK_FALSE(compare::other_number(profiles[0], profiles[1]));
}

TEST_CASE("compare: the order of the articles changes no group") {
  const Collection one = Collection().add(kOne).add(kTwo).add(kOther).compare();
  const Collection two = Collection().add(kOther).add(kTwo).add(kOne).compare();
  CHECK(one.shape() == two.shape());
}

TEST_CASE("compare: an article on something else changes no group") {
  const std::multiset<std::string> without = Collection().add(kOne).add(kTwo).compare().shape();
  const Collection with = Collection().add(kOne).add(kTwo).add(kOther).compare();
  const std::multiset<std::string> all = with.shape();
  CHECK(std::includes(all.begin(), all.end(), without.begin(), without.end()));
  for (const compare::Group& g : with.comparison.groups) {
    if (g.members.front().article != 2) CHECK(std::find(g.absent.begin(), g.absent.end(), 2u) == g.absent.end());
  }
}

TEST_CASE("compare: two equal articles are copies of one origin") {
  const Collection c = Collection().add(kOne).add(kOne).compare();
  REQUIRE(c.comparison.origins.size() == 1);
  CHECK(c.comparison.origins[0].because == "shared wording");
  for (const compare::Group& g : c.comparison.groups) CHECK(g.origins == 1);
  CHECK_FALSE(c.comparison.shared_wording.empty());
}

TEST_CASE("compare: an article that cannot be read is in no group and not absent") {
  article::Source source;
  source.text = kOne;
  const claim::Analysis a = test::analysed(source);
  const compare::Comparison c = compare::compare({&a, nullptr}, test::vectors());
  for (const compare::Group& g : c.groups) {
    CHECK(g.absent.empty());
    for (const compare::Member& m : g.members) CHECK(m.article == 0);
  }
  CHECK(compare::compare({}, test::vectors()).groups.empty());
}

TEST_CASE("compare: intervals say whether two figures can both be true") {
  const auto amount = [](std::optional<double> min, std::optional<double> max, bool rounded = false) {
    compare::Amount a;
    a.min = min;
    a.max = max;
    a.rounded = rounded;
    return a;
  };
  CHECK(compare::can_agree(amount(1000, 1000), amount(1000, {})));           // "1,000" and "more than 1,000" (at least)
  CHECK_FALSE(compare::can_agree(amount({}, 3000), amount(3000, {})));       // "nearly 3,000" and "exceeded 3,000"
  CHECK(compare::can_agree(amount(10, 20), amount(15, 30)));
  CHECK_FALSE(compare::can_agree(amount(10, 12), amount(15, 30)));
  CHECK(compare::can_agree(amount(300, 300), amount(318, 318)));  // 318, rounded
  CHECK_FALSE(compare::can_agree(amount(306, 306), amount(318, 318)));
}

TEST_CASE("compare: the agency that is credited makes an origin") {
  const std::string rows = test::read_file("core/compare/tables/agencies.tsv");
  const Table table(rows);
  REQUIRE(table.size() > 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string byline(table.at(row, 2));
    CAPTURE(byline);
    const Collection c = Collection().add(kOne, "2025-03-14", "The Gull", byline).add(kOther, "2025-03-14", "The Heron", byline).compare();
    REQUIRE(c.comparison.origins.size() == 1);
    CHECK(c.comparison.origins[0].because == "credits " + std::string(table.at(row, 1)));
  }
}

TEST_CASE("compare: hostile collections are endured") {
  std::string quotes, words;
  for (int i = 0; i < 2000; ++i) {
    quotes += "\" said \"";
    words += "word word ";
  }
  const Collection c = Collection().add(quotes).add(quotes).add(words).add(words).compare();
  CHECK(c.comparison.shared_wording.size() < 100);
}

TEST_CASE("compare: pairs of sentences say the same, contradict, allow each other, or count different things") {
  const std::string rows = test::read_file("tests/cases/compare/pairs.tsv");
  const Table table(rows);
  REQUIRE(table.size() >= 40);
  std::size_t right = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Collection c = Collection().add(std::string(table.at(row, 1)), "").add(std::string(table.at(row, 2)), "").compare();
    bool agrees = false, conflicts = false;
    for (const compare::Group& g : c.comparison.groups) {
      if (g.relation == compare::Relation::conflict) conflicts = true;
      if (g.relation == compare::Relation::agree || g.relation == compare::Relation::compatible) agrees = true;
    }
    const std::string_view wanted = table.at(row, 0);
    const bool good = wanted == "same" ? agrees : wanted == "conflict" ? conflicts : !conflicts && (wanted == "different" || agrees);
    right += good;
    CAPTURE(std::string(wanted), std::string(table.at(row, 1)), std::string(table.at(row, 2)));
    CHECK_NOFAIL(good);
  }
  CHECK(right + 2 >= table.size());
}

TEST_CASE("compare: a figure's value has its day and its speaker") {
  const Collection c = Collection().add("The explosion at the Brakk pit killed 25 miners, mayor Pell Anders said.", "2025-03-14")
                           .add("The explosion at the Brakk pit killed 31 miners.", "2025-03-19").compare();
  const compare::Group* group = c.group_with("25 miners");
  REQUIRE(group != nullptr);
  REQUIRE(group->figure.has_value());
  REQUIRE(group->figure->values.size() == 2);
  CHECK(group->figure->values[0].as_of == "2025-03-14");
  CHECK(group->figure->values[0].speaker.find("Anders") != std::string::npos);
  CHECK(group->figure->values[1].as_of == "2025-03-19");
  CHECK(group->figure->values[1].speaker.empty());
  CHECK(group->relation == compare::Relation::update);
}

TEST_CASE("compare: one thing counted in other words is on one axis") {
  const Collection c = Collection().add("Around 12,000 Teruvian troops have been sent to the border at Holm, the ministry said.")
                           .add("About 11,000 Teruvian soldiers have been sent to the border at Holm so far, the ministry said.").compare();
  const compare::Group* group = c.group_with("12,000");
  REQUIRE(group != nullptr);
  REQUIRE(group->figure.has_value());
  CHECK(group->figure->values.size() == 2);
}

TEST_CASE("compare: silent is who could have said what most say") {
  const std::string fire = "The granary of Osmund burned down on Tuesday night, the fire service said.\n";
  const std::string other = "Firemen in Osmund had asked for a new engine for the granary quarter, the fire service said.\n";
  const auto silent = [&](const std::string& day) {
    const Collection c = Collection().add(fire, "2025-03-12").add("The granary in Osmund burned down on Tuesday night, the fire service said.\n", "2025-03-12")
                             .add("The Osmund granary burned down on Tuesday night, according to the fire service.\n", "2025-03-13").add(other, day).compare();
    const compare::Group* group = c.group_with("burned down");
    REQUIRE(group != nullptr);
    return std::pair(group->absent, group->silent);
  };
  const auto [absent, late] = silent("2025-03-13");
  if (!absent.empty()) {  // the fourth is of the same story
    CHECK(late == absent);
    CHECK(silent("2025-03-01").second.empty());
  }
}

TEST_CASE("compare: a conflict says who disagrees") {
  const Collection c = Collection().add("The minister approved the sale of the shipyard, the union said.")
                           .add("The minister has not approved the sale of the shipyard, her spokesman said.").compare();
  const compare::Group* group = c.group_with("approved the sale");
  REQUIRE(group != nullptr);
  CHECK(group->relation == compare::Relation::conflict);
  CHECK(std::find(group->because.begin(), group->because.end(), "two speakers differ") != group->because.end());
}

TEST_CASE("compare: dropped attribution and weaker certainty are typed, with the words that make them") {
  const Collection c = Collection().add("The ferry Halcyon may have hit a reef off Orran on Monday, the coastguard said.")
                           .add("The ferry Halcyon hit a reef off Orran on Monday.").compare();
  const compare::Group* group = c.group_with("hit a reef");
  REQUIRE(group != nullptr);
  REQUIRE(group->members.size() == 2);
  std::set<std::string> kinds;
  for (const compare::Difference& d : group->differences) {
    kinds.insert(d.kind);
    CHECK((!d.one_words.empty() || !d.two_words.empty()));
  }
  CHECK(kinds.contains("certainty"));
  CHECK(kinds.contains("attribution-dropped"));
}
