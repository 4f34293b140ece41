// The relation of claims that are known to speak of one thing: judged apart from how they are grouped.

#include <algorithm>
#include <string>

#include "base/passage.hpp"
#include "base/table.hpp"
#include "compare/collection.hpp"
#include "compare/counted.hpp"
#include "compare/dates.hpp"
#include "compare/events.hpp"
#include "compare/gaps.hpp"
#include "compare/judged.hpp"
#include "compare/opposed.hpp"
#include "compare/quotes.hpp"
#include "files.hpp"

using namespace facts;
using compare::Relation;

namespace {

struct Report {
  std::string text, published = "2025-03-14";
};

/// All claims of the reports as one group, judged.
struct Judgement {
  std::vector<std::shared_ptr<claim::Analysis>> articles;
  compare::Group group;

  explicit Judgement(const std::vector<Report>& reports) {
    std::vector<const claim::Analysis*> pointers;
    for (const Report& report : reports) {
      article::Source given;
      given.text = report.text;
      given.published = report.published;
      articles.push_back(std::make_shared<claim::Analysis>(test::analysed(given)));
      pointers.push_back(articles.back().get());
    }
    compare::Interner terms;
    std::vector<compare::Profile> profiles = compare::make_profiles(pointers, terms);
    const compare::Weights weights(profiles, terms, test::vectors());
    std::vector<std::uint32_t> members;
    for (std::uint32_t p = 0; p < profiles.size(); ++p) members.push_back(p);
    if (!members.empty()) compare::judge(group, members, {pointers, profiles, weights});
  }

  bool because(const std::string& reason) const { return std::find(group.because.begin(), group.because.end(), reason) != group.because.end(); }
  std::string words(const compare::Member& m, const Passage& passage) const { return one_line(articles[m.article]->article.reading, passage); }
  /// The words of the first difference of a kind, "one / two"; empty if there is none.
  std::string difference(const std::string& kind) const {
    for (const compare::Difference& d : group.differences) {
      if (d.kind == kind) return words(d.one, d.one_words) + " / " + words(d.two, d.two_words);
    }
    return {};
  }
};

std::string relation(const std::vector<Report>& reports) { return compare::name(Judgement(reports).group.relation); }

std::string read_table(const std::string& name) { return test::read_file("core/compare/tables/" + name + ".tsv"); }

}  // namespace

TEST_CASE("relation: the examples of the table of opposites") {
  const std::string rows = read_table("opposites");
  const Table table(rows);
  REQUIRE(table.size() > 50);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string example(table.at(row, 3));
    const std::size_t slash = example.find(" / ");
    REQUIRE(slash != std::string::npos);
    CAPTURE(example);
    const Report one{example.substr(0, slash)}, two{example.substr(slash + 3)};
    CHECK(relation({one, two}) == "conflict");
    // What can change with time is newer in the later report.
    const bool state = table.at(row, 2) == "state" || table.at(row, 2) == "own";
    CHECK(relation({one, {two.text, "2025-03-20"}}) == (state ? "update" : "conflict"));
  }
}

TEST_CASE("relation: the examples of the tables of phases, stances and counted things have their word") {
  for (const std::string name : {"phases", "stances", "counted"}) {
    const std::string rows = read_table(name);
    const Table table(rows);
    REQUIRE(table.size() > 20);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const std::string lemma(table.at(row, 0));
      const std::string example(table.at(row, name == "phases" ? 3 : name == "counted" ? 3 : 2));
      CAPTURE(name, lemma, example);
      article::Source given;
      given.text = example;
      const claim::Analysis a = test::analysed(given);
      const std::string first = lemma.substr(0, lemma.find(' '));
      bool found = false;
      for (std::uint32_t w = 0; w < a.syntax.lemmas.size(); ++w) {
        found = found || a.syntax.lemmas[w] == first || a.segmentation.form(a.article.reading, w) == first + "d" || a.segmentation.form(a.article.reading, w) == first || a.segmentation.form(a.article.reading, w) == first + "ed";
      }
      CHECK(found);
    }
  }
}

TEST_CASE("relation: pairs of reports") {
  constexpr std::size_t kKnownToFail = 12;
  const std::string rows = test::read_file("tests/cases/compare/relations.tsv");
  const Table table(rows);
  REQUIRE(table.size() > 50);
  std::size_t right = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string given = relation({{std::string(table.at(row, 2)), std::string(table.at(row, 1))}, {std::string(table.at(row, 4)), std::string(table.at(row, 3))}});
    CAPTURE(std::string(table.at(row, 0)), given, std::string(table.at(row, 2)), std::string(table.at(row, 4)));
    CHECK_NOFAIL(given == table.at(row, 0));
    right += given == table.at(row, 0);
    // What agrees is never told as a conflict.
    if (table.at(row, 0) == "agree") CHECK(given != "conflict");
  }
  CHECK(right + kKnownToFail >= table.size());
}

TEST_CASE("relation: a later step is an update, on one day it is none") {
  CHECK(compare::follows("arrest", "charge"));
  CHECK_FALSE(compare::follows("charge", "arrest"));
  const Report arrested{"Police arrested the baker Jon Varga over the fire in Orran."};
  CHECK(relation({arrested, {"The baker Jon Varga was charged over the fire in Orran.", "2025-03-17"}}) == "update");
  CHECK(relation({arrested, {"The baker Jon Varga was charged over the fire in Orran."}}) == "agree");
  CHECK(relation({{"The airport of Orran was closed."}, {"The airport of Orran reopened.", "2025-03-15"}}) == "update");
  CHECK(relation({{"The company Nordvang plans to sell its factory in Osmund."}, {"The company Nordvang sold its factory in Osmund.", "2025-04-02"}}) == "update");
}

TEST_CASE("relation: denials") {
  CHECK(relation({{"The army shelled the mill of Holm, the rebels said."}, {"The army denied that it had shelled the mill of Holm."}}) == "conflict");
  CHECK(relation({{"The army shelled the mill of Holm, the rebels said."}, {"The army rejected the claim that it had shelled the mill of Holm."}}) == "conflict");
  CHECK(relation({{"The army denied that it had shelled the mill of Holm."}, {"The army did not shell the mill of Holm, a spokesman said."}}) == "agree");
  CHECK(relation({{"The guard was paid, the union said."}, {"The guard was not paid, the owner said."}}) == "conflict");
  CHECK(relation({{"The climber Jon Varga survived the fall."}, {"The climber Jon Varga did not die in the fall."}}) == "agree");
  // Rejecting an offer denies nothing.
  CHECK(relation({{"The crew rejected the bonus of the owners."}, {"The crew turned down the bonus of the owners."}}) == "agree");
}

TEST_CASE("relation: what is not known, and who knows it") {
  const Report unknown{"The cause of the fire in the granary of Osmund is not known."};
  const Judgement same({unknown, {"The fire in the granary of Osmund was caused by a cigarette, the mayor said."}});
  CHECK(same.group.relation == Relation::conflict);
  CHECK(same.because("one says what another says is not known"));
  CHECK(same.because("an outlet differs from a speaker"));
  CHECK(relation({unknown, {"The fire in the granary of Osmund was caused by a cigarette, the mayor said.", "2025-04-14"}}) == "update");
  const Report nobody{"The thief who robbed the bank in Orran has not been identified."};
  CHECK(relation({nobody, {"Police identified the thief who robbed the bank in Orran as Jon Varga.", "2025-03-20"}}) == "update");
  CHECK(relation({nobody, {"The thief who robbed the bank in Orran has not been identified, police said."}}) == "agree");
}

TEST_CASE("relation: the examples of the table of causes, and causes that differ") {
  const std::string rows = read_table("causes");
  const Table table(rows);
  REQUIRE(table.size() > 20);
  for (std::size_t row = 0; row < table.size(); ++row) {
    article::Source given;
    given.text = std::string(table.at(row, 2));
    const claim::Analysis a = test::analysed(given);
    CAPTURE(given.text);
    const compare::Cause wanted = table.at(row, 1) == "intent" ? compare::Cause::intent : compare::Cause::mishap;
    CHECK(std::any_of(a.claims.begin(), a.claims.end(), [&](const claim::Claim& c) { return compare::cause_of(a, c).cause == wanted; }));
  }
  const std::string fault = "The blast on the pipeline near Holm was caused by a faulty valve.", bomb = "The blast on the pipeline near Holm was caused by a bomb, police said.";
  CHECK(relation({{fault}, {bomb}}) == "conflict");
  CHECK(relation({{bomb}, {"The blast on the pipeline near Holm was caused by explosives."}}) == "agree");
}

TEST_CASE("relation: figures with their days") {
  const auto toll = [](const std::string& number, const std::string& day) { return Report{"The flood in Velmora killed " + number + " people.", day}; };
  CHECK(relation({toll("12", "2025-03-14"), toll("19", "2025-03-14")}) == "conflict");
  CHECK(relation({toll("12", "2025-03-14"), toll("19", "2025-03-15")}) == "update");
  CHECK(relation({toll("at least 12", "2025-03-14"), toll("19", "2025-03-14")}) == "compatible");
  CHECK(relation({toll("at least 12", "2025-03-14"), toll("19", "2025-03-16")}) == "update");
  CHECK(relation({toll("more than 60", "2025-03-14"), toll("64", "2025-03-15")}) == "compatible");
  CHECK(relation({{"The flood in Velmora killed 12 people."}, {"The death toll from the flood in Velmora has reached 19.", "2025-03-15"}}) == "update");
  CHECK(relation({{"Fourteen people are missing after the flood in Velmora."}, {"Eight people are missing after the flood in Velmora.", "2025-03-16"}}) == "update");
  CHECK(relation({{"The quake near Holm had a magnitude of 6.1."}, {"A magnitude 6.9 quake struck near Holm."}}) == "conflict");
  CHECK(relation({{"The quake near Holm had a magnitude of 6.3."}, {"The quake near Holm had a magnitude of 6.1, not 6.3 as first reported.", "2025-03-20"}}) == "conflict");
  // First reports that differ, and a newer one.
  CHECK(relation({toll("12", "2025-03-14"), toll("15", "2025-03-14"), toll("19", "2025-03-16")}) == "update");
  CHECK(relation({{"There were no casualties in the flood in Velmora, the mayor said."}, {"The flood in Velmora killed two people, doctors said."}}) == "conflict");
  CHECK(relation({{"Nobody was killed in the flood in Velmora, the mayor said."}, {"The flood in Velmora killed two people, doctors said."}}) == "conflict");
  // Killed is not injured, nor killed or injured.
  CHECK(relation({toll("12", "2025-03-14"), {"The flood in Velmora injured 40 people."}}) == "agree");
}

TEST_CASE("relation: figures that are no matter of dispute") {
  CHECK(relation({{"The strike lasted two days and stopped 300 trains."}, {"The strike began eleven days after the talks failed and stopped 300 trains."}}) == "agree");
  CHECK(relation({{"There were 173 people on board the jet."}, {"There were 168 passengers and five crew on board the jet."}}) == "agree");
  CHECK(relation({{"Hundreds of people marched in Velmora."}, {"About 150 people marched in Velmora."}}) == "compatible");
  CHECK(relation({{"The price is 28 percent above Friday's close."}, {"The price is 28.3 percent above Friday's close."}}) == "compatible");
  CHECK(relation({{"The mill employs around 400 people."}, {"The mill employs 380 people."}}) == "compatible");
  CHECK(relation({{"The fine was raised from 200 crowns to 900 crowns."}, {"The fine was raised to 900 crowns."}}) == "agree");
}

TEST_CASE("relation: days and times") {
  CHECK(relation({{"The old ferry Halcyon sank off Orran on Monday."}, {"The old ferry Halcyon sank off Orran on Wednesday."}}) == "conflict");
  CHECK(relation({{"The old ferry Halcyon sank off Orran on Monday."}, {"The old ferry Halcyon sank off Orran on Monday evening."}}) == "agree");
  CHECK(relation({{"The firm Nordvang plans to open its mill in May."}, {"The firm Nordvang plans to open its mill in October.", "2025-03-20"}}) == "update");
  CHECK(compare::days_of("2025-Q1")->last - compare::days_of("2025-Q1")->first == 89);
  CHECK(compare::days_of("2025-H2")->first == compare::days_of("2025-07")->first);
  CHECK(compare::days_of("2025-03-14T15:52")->minute == 952);
  CHECK(compare::days_of("2024-12")->last - compare::days_of("2024-12")->first == 30);
  for (const char* value : {"", "P2D", "PAST_REF", "2025-13", "2025-W51", "BC0480", "2025-3-1", "20", "2025-Q9", "XXXX-03-14", "2025-00-00"}) {
    CAPTURE(value);
    CHECK_FALSE(compare::days_of(value).has_value());
  }
}

TEST_CASE("relation: drift points at the words that make it") {
  const Judgement hedged({{"The ferry Halcyon may have hit a reef off Orran, the coastguard said."}, {"The ferry Halcyon hit a reef off Orran."}});
  CHECK(hedged.difference("certainty").find("may") != std::string::npos);
  CHECK(hedged.difference("attribution-dropped").find("said") != std::string::npos);
  const Judgement denied({{"The minister approved the sale of the yard, the union said."}, {"The minister has not approved the sale of the yard, her spokesman said."}});
  CHECK(denied.difference("polarity").find("not") != std::string::npos);
  CHECK(denied.difference("source").find("union") != std::string::npos);
  CHECK(denied.difference("source").find("spokesman") != std::string::npos);
  CHECK(denied.difference("opposed").find("not") != std::string::npos);
  for (const Judgement* j : {&hedged, &denied}) {
    for (const compare::Difference& d : j->group.differences) CHECK((!d.one_words.empty() || !d.two_words.empty()));
  }
}

TEST_CASE("relation: every conflict says who disagrees") {
  const auto who = [](const std::string& one, const std::string& two) { return Judgement({{one}, {two}}).group.because; };
  const auto has = [](const std::vector<std::string>& because, const char* reason) { return std::find(because.begin(), because.end(), reason) != because.end(); };
  CHECK(has(who("The flood killed 12 people.", "The flood killed 19 people."), "the outlets differ, each in its own words"));
  CHECK(has(who("The flood killed 12 people.", "The flood killed 19 people, the mayor said."), "an outlet differs from a speaker"));
  CHECK(has(who("The flood killed 12 people, police said.", "The flood killed 19 people, the mayor said."), "two speakers differ"));
  CHECK(has(who("The flood killed 12 people, Mayor Pell Anders said.", "The flood killed 19 people, Mayor Pell Anders said."), "two reports of one speaker differ"));
}

TEST_CASE("relation: differences of quotations have their type") {
  const auto types = [](const std::string& one, const std::string& two) {
    const Judgement j({{"\"" + one + ",\" said Ilse Brandt."}, {"Ilse Brandt said: \"" + two + ".\""}});
    CHECK(j.group.kind == compare::GroupKind::quote);
    std::set<std::string> out;
    for (const compare::Difference& d : j.group.differences) out.insert(d.kind);
    return out;
  };
  using Types = std::set<std::string>;
  CHECK(types("The whole town saw the boat go down that night", "The whole town saw the boat go down that night") == Types{});
  CHECK(types("The colour of the harbour was organised like a fortress", "The color of the harbor was organized like a fortress") == Types{"spelling"});
  CHECK(types("We will not pay one thousand crowns for a broken gate", "We will not pay 1,000 crowns for a broken gate") == Types{"number-format"});
  CHECK(types("It was a dark day for the island and we will not forget it", "It was a dark day for the island") == Types{"dropped-words"});
  CHECK(types("They will have a hard winter in the mountains without our help", "They will have a cruel winter in the mountains without our help") == Types{"other-words"});
}
