#include "claim/claim.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "analysed_claims.hpp"
#include "base/table.hpp"
#include "files.hpp"

using namespace facts;
using test::analysed;

namespace {

std::string text(const claim::Analysis& a, Span span) { return std::string(cut(a.article.reading, span)); }

std::string text(const claim::Analysis& a, const Passage& passage) {
  std::string out;
  for (const Span span : passage) out += (out.empty() ? "" : " … ") + text(a, span);
  return out;
}

// "kind, certainty, polarity | content", one line a claim.
std::vector<std::string> shown(const claim::Analysis& a) {
  std::vector<std::string> out;
  for (const claim::Claim& c : a.claims) {
    out.push_back(std::string(claim::name(c.kind)) + ", " + claim::name(c.certainty) + ", " + claim::name(c.polarity) + " | " + text(a, c.content));
  }
  return out;
}

std::string table_text(const std::string& name) { return test::read_file("core/claim/tables/" + name + ".tsv"); }

}  // namespace

TEST_CASE("claims of a text") {
  for (const test::Case& one : test::cases("claim/claims.txt")) {
    INFO(one.text);
    CHECK(shown(analysed(one.text)) == one.expected);
  }
}

TEST_CASE("subject, predicate, object") {
  const claim::Analysis a = analysed("The agency said that the northern army had captured nine soldiers.");
  REQUIRE(a.claims.size() == 1);
  CHECK(text(a, a.claims[0].subject) == "the northern army");
  CHECK(text(a, a.claims[0].predicate) == "had captured");
  CHECK(text(a, a.claims[0].object) == "nine soldiers");
}

TEST_CASE("a pronoun as subject is tied to whom it means") {
  const claim::Analysis a = analysed("Anna Weber runs the harbour office. She opened a second office in May.");
  REQUIRE(a.claims.size() == 2);
  REQUIRE(a.claims[1].subject_entity != npos);
  CHECK(a.entities.entities[a.claims[1].subject_entity].name == "Anna Weber");
}

TEST_CASE("times of the saying are not times of what is said") {
  const claim::Analysis a = analysed("The minister said on Tuesday that the bridge had collapsed in January 2024.");
  REQUIRE(a.claims.size() == 1);
  REQUIRE(a.claims[0].times.size() == 1);
  CHECK(text(a, a.times[a.claims[0].times[0]].span) == "January 2024");
  REQUIRE(a.claims[0].said_times.size() == 1);
  CHECK(text(a, a.times[a.claims[0].said_times[0]].span) == "Tuesday");
}

TEST_CASE("figures belong to the claim that holds them") {
  const claim::Analysis a = analysed("The army lost 40 tanks. The navy lost nine ships.");
  REQUIRE(a.claims.size() == 2);
  REQUIRE(a.claims[0].quantities.size() == 1);
  CHECK(a.quantities[a.claims[0].quantities[0]].value == 40.0);
}

TEST_CASE("every hedge of the table makes its example less than certain") {
  const std::string rows = table_text("certainty");
  const Table table(rows);
  std::size_t right = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const claim::Analysis a = analysed(std::string(table.at(row, 3)));
    bool found = false;
    for (const claim::Claim& c : a.claims) found = found || claim::name(c.certainty) == table.at(row, 2);
    right += found;
    if (!found) UNSCOPED_INFO(table.at(row, 0) << ": " << table.at(row, 3));
  }
  CHECK(right * 100 >= table.size() * 85);
}

TEST_CASE("every negator of the table denies its example") {
  const std::string rows = table_text("negators");
  const Table table(rows);
  std::size_t right = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const claim::Analysis a = analysed(std::string(table.at(row, 2)));
    bool found = false;
    for (const claim::Claim& c : a.claims) found = found || c.polarity == claim::Polarity::negative;
    right += found;
    if (!found) UNSCOPED_INFO(table.at(row, 0) << ": " << table.at(row, 2));
  }
  CHECK(right * 100 >= table.size() * 85);
}

TEST_CASE("denials count by their construction") {
  const auto negative = [](const char* sentence) {
    INFO(sentence);
    const claim::Analysis a = analysed(sentence);
    REQUIRE_FALSE(a.claims.empty());
    return a.claims.front().polarity == claim::Polarity::negative;
  };
  CHECK(negative("The bridge no longer carries trains."));
  CHECK(negative("The village was left without power."));
  CHECK(negative("The law under no circumstances allows such a search."));
  CHECK(negative("Not all of the boats returned to the harbour."));
  CHECK(negative("\"Nobody,\" she said, \"expected this.\""));
  CHECK(negative("Neither the mayor nor the priest was hurt."));
  CHECK_FALSE(negative("The ship left without its captain."));
  CHECK_FALSE(negative("No fewer than 40 people died."));
  CHECK_FALSE(negative("The old plan had failed."));
  CHECK_FALSE(negative("A few trains ran on Sunday."));
  CHECK_FALSE(negative("The storm damaged not only the roof but the walls."));
  CHECK_FALSE(negative("The town was not without water."));
}

TEST_CASE("a noun that waits for its verb is not cut at where") {
  for (const char* sentence : {"The location where he was seized was not known.", "The village where the two armies met was burnt down."}) {
    INFO(sentence);
    const claim::Analysis a = analysed(sentence);
    REQUIRE(a.claims.size() == 1);
    CHECK(text(a, a.claims[0].content) + "." == sentence);
    CHECK(a.claims[0].subject.begin == 0);
  }
}

TEST_CASE("the verb that the tree hangs below its subject is found") {
  struct Row {
    const char *sentence, *predicate, *subject;
  };
  for (const Row& row : {Row{"A passenger train carrying about 240 people derailed outside the town on Friday, killing at least 12 people, officials said.",
                             "derailed", "A passenger train"},
                         Row{"A bus carrying 40 pupils overturned near the village on Monday, injuring nine, police said.", "overturned", "A bus"},
                         Row{"A ferry loaded with cement capsized in the bay late on Sunday, the coast guard said.", "capsized", "A ferry"},
                         Row{"Measures adopted by the council in May, officials said, had failed.", "had failed", "Measures"}}) {
    INFO(row.sentence);
    const claim::Analysis a = analysed(row.sentence);
    REQUIRE(a.claims.size() == 1);
    CHECK(text(a, a.claims[0].predicate) == row.predicate);
    CHECK(text(a, a.claims[0].subject).starts_with(row.subject));
  }
}

TEST_CASE("a verb taken for an object of saying is found") {
  const claim::Analysis a = analysed("The police said two men carrying guns robbed the bank on Monday.");
  REQUIRE_FALSE(a.claims.empty());
  CHECK(text(a, a.claims.back().predicate) == "robbed");
  CHECK(text(a, a.claims.back().subject).starts_with("two men"));
}

TEST_CASE("who is urged does what the infinitive says") {
  const claim::Analysis a = analysed("The mayor urged residents to leave the valley.");
  REQUIRE(a.claims.size() == 1);
  CHECK(text(a, a.claims[0].subject) == "residents");
  const claim::Analysis b = analysed("The guard warned the crew to stay below.");
  REQUIRE(b.claims.size() == 1);
  CHECK(text(b, b.claims[0].subject) == "the crew");
}

TEST_CASE("a participle behind an object says nothing of the subject") {
  for (const char* sentence : {"She announced measures adopted in May.", "She announced measures adopted in May, officials said."}) {
    INFO(sentence);
    const claim::Analysis a = analysed(sentence);
    REQUIRE_FALSE(a.claims.empty());
    for (const claim::Claim& c : a.claims) {
      CHECK(text(a, c.predicate) != "adopted");
      CHECK_FALSE(c.rule == "attribution/infinitive");
      if (!c.object.empty()) CHECK(text(a, c.object).starts_with("measures"));
    }
  }
}

TEST_CASE("every example of silence claims nothing") {
  const std::string rows = test::read_file("core/attribution/tables/silence.tsv");
  const Table table(rows);
  REQUIRE(table.size() > 20);
  for (std::size_t row = 0; row < table.size(); ++row) {
    INFO(table.at(row, 2));
    CHECK(analysed(std::string(table.at(row, 2))).claims.empty());
  }
}

TEST_CASE("what looks like silence and tells something is claimed") {
  for (const char* sentence : {"The rebels did not respond to calls for a ceasefire.", "The union has not responded to the offer of talks.",
                               "The minister declined to say whether the dam was safe.", "The village could not be reached by road.",
                               "He refused to name the source of the rumour.", "The bank refused to give details of the loan."}) {
    INFO(sentence);
    CHECK_FALSE(analysed(sentence).claims.empty());
  }
  for (const char* sentence : {"Okoro could not be reached.", "Okoro could not be reached on Friday.", "The hospital offered no comment on the figures."}) {
    INFO(sentence);
    CHECK(analysed(sentence).claims.empty());
  }
}

TEST_CASE("hedges in participles and noun phrases") {
  const auto certainty = [](const char* sentence) {
    INFO(sentence);
    const claim::Analysis a = analysed(sentence);
    REQUIRE_FALSE(a.claims.empty());
    return a.claims.back().certainty;
  };
  CHECK(certainty("The firm allegedly hid the losses.") == claim::Certainty::probable);
  CHECK(certainty("It was a possible breach of the law.") == claim::Certainty::possible);
  CHECK(certainty("There was a risk of flooding.") == claim::Certainty::possible);
  CHECK(certainty("The boat is thought to have sunk.") == claim::Certainty::probable);
  // The leak is suspected; that it was checked is not.
  CHECK(certainty("The suspected leak was checked on Monday.") == claim::Certainty::certain);
}

TEST_CASE("a sentence that the tree reads wrongly has its subject and verb") {
  struct Row {
    const char *sentence, *subject, *predicate;
  };
  for (const Row& row : {Row{"A man thought to be the driver was seen leaving the house.", "A man", "was seen"},
                         Row{"A woman believed to be his sister was found in the garden.", "A woman", "was found"},
                         Row{"News that the mill would close shocked the town.", "News", "shocked"},
                         Row{"Boss Darren Pike, of Pike and Sons, hit back last night.", "Boss Darren Pike", "hit"},
                         Row{"The strike, condemned by the council, killed nine people.", "The strike", "killed"}}) {
    INFO(row.sentence);
    const claim::Analysis a = analysed(row.sentence);
    REQUIRE_FALSE(a.claims.empty());
    CHECK(text(a, a.claims[0].subject).starts_with(row.subject));
    CHECK(text(a, a.claims[0].predicate) == row.predicate);
  }
  const claim::Analysis a = analysed("The office said funding for schools had risen by 4 percent.");
  REQUIRE(a.claims.size() == 1);
  CHECK(text(a, a.claims[0].subject) == "funding for schools");
  const claim::Analysis b = analysed("The trader left with what he said were French buyers.");
  REQUIRE(b.claims.size() == 2);
  CHECK(text(b, b.claims[0].content) == "The trader left with what he said were French buyers");
  CHECK(text(b, b.claims[1].predicate) == "were");
}

TEST_CASE("what stands before a conjunct stays with the clause before") {
  const claim::Analysis a = analysed("The team collected 320 shoots from ten meadows across the bay and stored their leaves at a laboratory.");
  REQUIRE(a.claims.size() == 2);
  CHECK(text(a, a.claims[0].content) == "The team collected 320 shoots from ten meadows across the bay");
  CHECK(text(a, a.claims[1].content) == "stored their leaves at a laboratory");
}

TEST_CASE("what one wants inside one's own words is no claim of its own") {
  const claim::Analysis a = analysed("Owen Pratt said he wanted to see the figures first.");
  REQUIRE(a.claims.size() == 1);
  CHECK(text(a, a.claims[0].content) == "he wanted to see the figures first");
}

TEST_CASE("who is called on does what the infinitive says") {
  const claim::Analysis a = analysed("The bishop called on the government to scrap the law.");
  REQUIRE_FALSE(a.claims.empty());
  CHECK(text(a, a.claims.back().subject) == "the government");
  const claim::Analysis b = analysed("She urged the government to halt the work until its effects are known.");
  REQUIRE_FALSE(b.claims.empty());
  CHECK(text(b, b.claims.back().subject) == "the government");
  CHECK(text(b, b.claims.back().predicate) == "halt");
}

TEST_CASE("pronouns and descriptions go back to what they agree with") {
  struct Row {
    const char *text, *name;  // whom the subject of the last claim means
  };
  for (const Row& row : {Row{"Fiona Croft said no library would shut. \"We have heard people,\" she added.", "Fiona Croft"},
                         Row{"Helen Marsh lost her job in May. Prosecutor Alan Deering said she had hidden the bills.", "Helen Marsh"},
                         Row{"\"The lift is broken,\" said Ron Tuffnell, a tenant. Boss Darren Pike, of Pike and Sons, hit back. He insisted that he had paid.", "Darren Pike"},
                         Row{"Prosecutor Alan Deering opened the case. Priya Nair asked the judge to wait.", "judge"},
                         Row{"The Borsund company closed the yard. \"Our thoughts are with the staff,\" it said. It added that it had no choice.", "Borsund"}}) {
    INFO(row.text);
    const claim::Analysis a = analysed(row.text);
    REQUIRE_FALSE(a.claims.empty());
    REQUIRE(a.claims.back().subject_entity != npos);
    CHECK(a.entities.entities[a.claims.back().subject_entity].name == row.name);
  }
  for (const auto& entity : analysed("Neither firm would comment on the sale. The firm said later that it had lost money.").entities.entities) CHECK(entity.name != "Neither firm");
}

TEST_CASE("what is called something is the subject of it") {
  const claim::Analysis a = analysed("Professor Hugo Tan called the result convincing.");
  REQUIRE_FALSE(a.claims.empty());
  CHECK(text(a, a.claims.back().subject) == "the result");
  CHECK(text(a, a.claims.back().object) == "convincing");
}

TEST_CASE("a clause is not left half said") {
  const claim::Analysis a = analysed("Marsh was caught when a new auditor, who noticed that two bills carried the same number, asked to see the original papers.");
  REQUIRE_FALSE(a.claims.empty());
  CHECK(text(a, a.claims[0].content).ends_with("the original papers"));
}

TEST_CASE("questions and announcements in headlines claim nothing") {
  for (const char* head : {"Fact check: did the mayor resign?", "Crash on A9: what we know so far", "Inside story: how the bank failed"}) {
    INFO(head);
    const claim::Analysis a = analysed(std::string(head) + "\n\nTwo people died in a crash on the A9.\n");
    CHECK(a.claims.size() == 1);
  }
}

TEST_CASE("claim: hostile text is endured") {
  for (const std::string& text : {std::string("where where where where where where ."), std::string("and that and that and that and that ."),
                                 std::string(", though , though , though he is , though"), std::string("Is. Is not. Not is not."),
                                 std::string("which would , which would , which would .")}) {
    INFO(text);
    const claim::Analysis a = analysed(text);
    for (const claim::Claim& c : a.claims) CHECK(hull(c.content).end <= a.article.reading.size());
  }
}
