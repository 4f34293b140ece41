// What must hold of every comparison, whatever the articles say.

#include <algorithm>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "compare/collection.hpp"
#include "files.hpp"
#include "compare/figures.hpp"
#include "compare/gaps.hpp"
#include "compare/stories.hpp"

using namespace facts;
using test::Collection;

namespace {

const std::vector<std::string> kArticles = {
    "Fire destroyed the granary of Osmund on Tuesday night. Three people were hurt, the fire service said.\n\n"
    "\"We could see the flames from the other side of the valley,\" said farmer Tilda Roos.\n",
    "The granary in Osmund burned down on Tuesday night, and four people were injured, according to the fire service.\n\n"
    "Mayor Pell Anders said the cause was not known.\n",
    "Farmer Tilda Roos said: \"We could see the flames from the other side of the valley.\"\n\n"
    "The fire in the Osmund granary was caused by a faulty heater, police said.\n"};

Collection collection(const std::vector<std::size_t>& order) {
  Collection c;
  for (const std::size_t i : order) c.add(kArticles[i], "2025-03-12");
  return std::move(c.compare());
}

compare::Amount amount(std::optional<double> min, std::optional<double> max) {
  compare::Amount a;
  a.min = min;
  a.max = max;
  a.unit = "things";
  return a;
}

}  // namespace

TEST_CASE("compare: no order of the articles changes a group, nor its title, kind or figures") {
  const auto whole = [](const Collection& c) {
    std::multiset<std::string> out;
    for (const compare::Group& g : c.comparison.groups) {
      std::multiset<std::string> members;
      for (const compare::Member& m : g.members) members.insert(c.words(m));
      std::string line = std::string(compare::name(g.kind)) + " " + compare::name(g.relation) + " " + g.title;
      for (const std::string& m : members) line += " | " + m;
      for (const std::string& why : g.because) line += " ~ " + why;
      for (const compare::Difference& d : g.differences) line += " # " + d.kind;
      out.insert(line);
    }
    return out;
  };
  std::vector<std::size_t> order = {0, 1, 2};
  const auto first = whole(collection(order));
  while (std::next_permutation(order.begin(), order.end())) CHECK(whole(collection(order)) == first);
}

TEST_CASE("compare: which of two equal articles comes first does not matter") {
  const auto a = collection({0, 0, 1, 2}).shape(), b = collection({1, 0, 2, 0}).shape();
  CHECK(a == b);
}

TEST_CASE("compare: articles on two things are two stories") {
  std::vector<std::shared_ptr<claim::Analysis>> kept;
  std::vector<const claim::Analysis*> articles;
  for (const std::string& text : {kArticles[0], kArticles[1], std::string("The opera house of Lindqvist will open a second stage next May, its board decided. "
                                                                          "The building costs 40 million crowns.\n")}) {
    article::Source source;
    source.text = text;
    kept.push_back(std::make_shared<claim::Analysis>(test::analysed(source)));
    articles.push_back(kept.back().get());
  }
  articles.push_back(nullptr);
  const auto stories = compare::find_stories(articles, test::vectors());
  REQUIRE(stories.size() == 2);
  CHECK(std::set<std::uint32_t>(stories[0].begin(), stories[0].end()) == std::set<std::uint32_t>{0, 1});
  CHECK(stories[1] == std::vector<std::uint32_t>{2});
}

TEST_CASE("compare: sums and parts do not contradict") {
  Collection c;
  c.add("The shelling killed six soldiers and three civilians.").add("The shelling killed nine people.");
  compare::Interner terms;
  std::vector<const claim::Analysis*> articles = {c.articles[0].get(), c.articles[1].get()};
  std::vector<compare::Profile> profiles = compare::make_profiles(articles, terms);
  const compare::Weights weights(profiles, terms, test::vectors());
  compare::Profile parts, whole, other;
  parts.amounts = {amount(6, 6), amount(3, 3)};
  whole.amounts = {amount(9, 9)};
  other.amounts = {amount(11, 11)};
  CHECK_FALSE(compare::contradict(parts, whole, weights));
  CHECK_FALSE(compare::contradict(whole, parts, weights));
  CHECK(compare::contradict(parts, other, weights));
  CHECK(compare::contradict(whole, other, weights));
}

TEST_CASE("compare: a rounded figure and an exact one can both be true, two round ones cannot") {
  CHECK(compare::can_agree(amount(3000, 3000), amount(3214, 3214)));
  CHECK(compare::can_agree(amount(1200000, 1200000), amount(1234567, 1234567)));
  CHECK_FALSE(compare::can_agree(amount(11000, 11000), amount(12000, 12000)));
  CHECK_FALSE(compare::can_agree(amount(10, 10), amount(12, 12)));
  CHECK_FALSE(compare::can_agree(amount(3000, 3000), amount(3700, 3700)));
}

TEST_CASE("compare: figures in two units lie on one axis") {
  const Collection c = Collection().add("The new tunnel under the Orran strait is 10 kilometres long.")
                           .add("The new tunnel under the Orran strait is 6.2 miles long.").compare();
  const compare::Group* group = c.group_with("10 kilometres");
  REQUIRE(group != nullptr);
  REQUIRE(group->figure.has_value());
  REQUIRE(group->figure->values.size() == 2);
  CHECK(std::abs(*group->figure->values[0].min - *group->figure->values[1].min) < 50);
}

TEST_CASE("compare: the examples of the table of gaps") {
  const std::string rows = test::read_file("core/compare/tables/gaps.tsv");
  const Table table(rows);
  REQUIRE(table.size() > 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    article::Source source;
    source.text = std::string(table.at(row, 2));
    const claim::Analysis a = test::analysed(source);
    CAPTURE(source.text);
    CHECK(std::any_of(a.claims.begin(), a.claims.end(),
                      [&](const claim::Claim& c) { return compare::unknown_of(a, c).has_value(); }));
  }
}

TEST_CASE("compare: differences of a quotation are typed and cut out the words that differ") {
  const Collection c = Collection().add("\"The harbour was organised like a fortress and nobody could leave,\" said Ilse Brandt.")
                           .add("Ilse Brandt said: \"The harbour was organized like a fortress and nobody could ever leave.\"").compare();
  const compare::Group* group = c.group_with("like a fortress");
  REQUIRE(group != nullptr);
  CHECK(group->kind == compare::GroupKind::quote);
  std::multiset<std::string> kinds;
  for (const compare::Difference& d : group->differences) {
    kinds.insert(d.kind);
    for (const auto& [member, words] : {std::pair(d.one, d.one_words), std::pair(d.two, d.two_words)}) {
      for (const Span span : words) CHECK_FALSE(cut(c.articles[member.article]->article.reading, span).empty());
    }
  }
  CHECK(kinds.contains("spelling"));
  CHECK(kinds.contains("dropped-words"));
}
