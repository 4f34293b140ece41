#include "attribution/attribution.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "attribution/analysed.hpp"

using namespace facts;

namespace {

// "source | cue | content", one line an attribution.
std::vector<std::string> shown(const test::Analysed& text) {
  std::vector<std::string> out;
  for (const attribution::Attribution& a : text.attributions) {
    std::string line = text.text(a.source) + " | " + text.text(a.cue) + " | " + text.text(a.content);
    for (const attribution::Via& via : a.via) line += " | via " + text.text(via.span);
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("constructions") {
  for (const char* file : {"speech.txt", "indirect.txt", "chains.txt", "relays.txt"}) {
    for (const test::Case& one : test::cases(std::string("attribution/") + file)) {
      INFO(file << ": " << one.text);
      CHECK(shown(test::Analysed(one.text)) == one.expected);
    }
  }
}

TEST_CASE("a pronoun stands for whom it means") {
  const test::Analysed text("Anna Weber runs the harbour office. She said that the ferry was late.");
  REQUIRE(text.attributions.size() == 1);
  REQUIRE(text.attributions[0].entity != npos);
  CHECK(text.entities.entities[text.attributions[0].entity].name == "Anna Weber");
}

TEST_CASE("headlines that name a source by a mark") {
  const auto head = [](const char* text) { return shown(test::Analysed(text)); };
  CHECK(head("Harbour to reopen in June: Okoro\n\nThe harbour at Tolmere will reopen in June after repairs, mayor Grace Okoro said on Monday.\n").front() ==
        "Okoro | : | Harbour to reopen in June");
  CHECK(head("Police: three held over fire\n\nThree men were held on Friday over a fire that destroyed a warehouse in Lenford, police said.\n").front() ==
        "Police | : | three held over fire");
  CHECK(head("Okoro: 'We were lucky'\n\nMayor Grace Okoro said the town had been lucky.\n").front() == "Okoro | : | We were lucky");
  CHECK(head("Okoro on the flood: 'We were lucky'\n\nMayor Grace Okoro said the town had been lucky.\n").front() == "Okoro | : | We were lucky");
  CHECK(head("Report: half of wells are dry\n\nHalf of the wells in the valley ran dry in June.\n").front() == "Report | : | half of wells are dry");
  CHECK(head("Ten held after riot - police\n\nTen men were held after a riot in Lenford, police said.\n").front() == "police | - | Ten held after riot");
  CHECK(head("Live: storm hits the coast\n\nA storm hit the coast on Monday.\n").empty());
  CHECK(head("Opinion: the tram is a mistake\n\nThe tram line will cost 300 million euros.\n").empty());
  CHECK(head("Tolmere: three hurt in crash\n\nThree people were hurt in a crash in Tolmere on Monday.\n").empty());
  CHECK(head("Grace Okoro: a life in politics\n\nGrace Okoro was mayor for 20 years.\n").empty());
  CHECK(head("Factory fire: Three dead, dozens hurt\n\nThree people died in a fire at a factory in Lenford.\n").empty());
  CHECK(head("Tram line: the cost\n\nThe tram line will cost 300 million euros.\n").empty());
}

TEST_CASE("a description with a phrase in it leaves the name to the source") {
  for (const char* sentence : {"Dina Varga, head of the Centre for Countering Fraud, warned that scams were rising.",
                               "The head of the Agency for Fighting Floods, Dina Varga, said the dyke would hold."}) {
    INFO(sentence);
    const test::Analysed text(sentence);
    REQUIRE(text.attributions.size() == 1);
    REQUIRE(text.attributions[0].entity != npos);
    CHECK(text.entities.entities[text.attributions[0].entity].name == "Dina Varga");
  }
}

TEST_CASE("a verb that no table lists speaks behind a quotation") {
  const test::Analysed text("\"It is a disgrace,\" raged the farmer Olaf Brandt.");
  REQUIRE(text.attributions.size() == 1);
  CHECK(text.attributions[0].cue_lemma == "rage");
  CHECK(text.text(text.attributions[0].content) == "It is a disgrace");
}

TEST_CASE("whom one urges passes nothing on") {
  for (const attribution::Attribution& a : test::Analysed("Helen Marsh told the court that she had sold her house.").attributions) CHECK(a.via.empty());
  for (const attribution::Attribution& a : test::Analysed("The minister urged both sides to talk and said the government could help.").attributions) CHECK(a.via.empty());
}

TEST_CASE("what a cue does and how sure it is") {
  const test::Analysed text("The police confirmed that the bridge was closed. The union believes that the plant will shut.");
  REQUIRE(text.attributions.size() == 2);
  CHECK(text.attributions[0].act == attribution::Act::confirm);
  CHECK(text.attributions[0].force == attribution::Force::factive);
  CHECK(text.attributions[1].act == attribution::Act::believe);
  CHECK(text.attributions[1].force == attribution::Force::probable);
}

TEST_CASE("all in quotation marks, and partly") {
  const test::Analysed all("\"The bridge is closed,\" the mayor said.");
  REQUIRE(all.attributions.size() == 1);
  CHECK(all.attributions[0].quoted_all);
  const test::Analysed part("The mayor said the bridge was \"closed for good\" on Monday.");
  REQUIRE(part.attributions.size() == 1);
  CHECK(part.attributions[0].quoted_part);
  CHECK_FALSE(part.attributions[0].quoted_all);
}

TEST_CASE("spans lie in the text, in order, and hold neither source nor cue") {
  const test::Analysed text(
      "\"We lost the boat,\" said Anna Weber, the harbour master, \"but the crew is safe.\" According to the coast guard, nine people "
      "were on board, adding that two were hurt. The owner, a firm in the north, declined to comment.");
  for (const attribution::Attribution& a : text.attributions) {
    std::uint32_t end = 0;
    for (const Span span : a.content) {
      CHECK(span.begin >= end);
      CHECK(span.end > span.begin);
      end = span.end;
      for (const Span source : a.source) CHECK_FALSE((a.quoted_all && span.overlaps(source)));
    }
    CHECK(end <= text.article.reading.size());
  }
}

TEST_CASE("attribution: hostile text is endured") {
  for (const std::string& text : {std::string("\" said \" said \" said \" said"), std::string("said said said said said"), std::string(", said ,"),
                                 std::string("According to"), std::string("according to according to according to ."), std::string("\"\"\"\"\"\""),
                                 std::string(": : : \" : said :"), std::string("He said that he said that he said that he said that he said that"),
                                 std::string("“ ” “ ” ‘ ’ said X. ” “")}) {
    INFO(text);
    const test::Analysed read(text);
    for (const attribution::Attribution& a : read.attributions) CHECK(hull(a.content).end <= read.article.reading.size());
  }
}
