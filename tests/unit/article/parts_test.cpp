// Several articles in one text, labels of the reader's own, tables, live reports, datelines without an agency.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "article/article.hpp"

using namespace facts;
using article::BlockKind;

namespace {

article::Article good(std::string text, std::vector<article::Label> labels = {}) {
  article::Source source;
  source.text = std::move(text);
  source.labels = std::move(labels);
  auto read = article::read(std::move(source));
  REQUIRE(read.ok());
  return std::move(read.value());
}

// "headline: Rain again | paragraph: …": the first 12 bytes of each block.
std::string blocks(const article::Article& article, std::size_t bytes = 12) {
  std::string out;
  for (const article::Block& block : article.blocks) {
    std::string text(cut(article.reading, block.span).substr(0, bytes));
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    (((out += out.empty() ? "" : " | ") += article::name(block.kind)) += ": ") += text;
  }
  return out;
}

std::string starts(const article::Article& article) {
  std::string out;
  for (const article::Part& part : article.parts) ((out += out.empty() ? "" : " | ")) += cut(article.reading, part.span).substr(0, 10);
  return out;
}

const std::string kFirst =
    "Council puts off vote on bridge again\nBy Ann Weller\nMarch 4, 2021\n\nThe council of Southport put off its vote on the new bridge on Thursday, its clerk said.\n\n"
    "It was the third time this year that the vote was put off, and the builder wants to know by May.\n\nThe bridge was closed in autumn after a truck went through its deck.\n";
const std::string kSecond =
    "Ferry runs aground off Tolmie island\nBy Bo Hale\nMarch 5, 2021\n\nA ferry with 61 people on board ran aground off Tolmie island on Friday, the coast guard said.\n\n"
    "Nobody was hurt, and all of the passengers were brought ashore in boats before the tide turned.\n\nThe ferry had been repaired in winter.\n";

}  // namespace

TEST_CASE("articles pasted one behind the other are told apart") {
  CHECK(good(kFirst).parts.empty());
  const auto two = good(kFirst + "\n" + kSecond);
  CHECK(starts(two) == "Council pu | Ferry runs");
  REQUIRE(two.parts.size() == 2);
  CHECK(cut(two.reading, two.parts[1].title) == "Ferry runs aground off Tolmie island");
  CHECK(two.parts[0].score == 1.0f);
  CHECK(two.parts[0].span.begin == 0);
  CHECK(two.parts[0].span.end == two.parts[1].span.begin);
  CHECK(two.parts[1].span.end == two.reading.size());
  // Each is labelled by itself.
  CHECK(blocks(two) == "headline: Council puts | byline: By Ann Welle | timestamp: March 4, 202 | paragraph: The council | paragraph: It was the t | paragraph: The bridge w | "
                       "headline: Ferry runs a | byline: By Bo Hale | timestamp: March 5, 202 | paragraph: A ferry with | paragraph: Nobody was h | paragraph: The ferry ha");
  CHECK(starts(good(kFirst + "==========\n" + kSecond + "\n\n" + kFirst)) == "Council pu | ========== | Council pu");
}

TEST_CASE("day lines, rules, addresses and datelines part articles") {
  const std::string plain = "The council of Southport put off its vote on the new bridge on Thursday, as its clerk said on Friday after the long night in the town hall.\n"
                            "It was the third time this year that the vote was put off, and the builder wants to know by the end of May, as the bridge was closed in autumn.\n";
  CHECK(starts(good("date 2021-03-04 " + plain + "date 2021-03-05 " + plain)) == "date 2021- | date 2021-");
  CHECK(starts(good(plain + "\n-----\nFerry runs aground off Tolmie island\n" + plain)) == "The counci | -----\nFerr");
  CHECK(starts(good(plain + "\nhttps://lantern.example/ferry\nFerry runs aground off Tolmie island\n" + plain)) == "The counci | https://la");
  CHECK(starts(good(plain + "\nFerry runs aground off Tolmie island\n\nTOLMIE, March 5 (Northwire) - " + kSecond.substr(kSecond.find("A ferry with")))) == "The counci | Ferry runs");
}

TEST_CASE("what only looks like another article is none") {
  // Teasers with a sentence each, a byline behind the text, a subhead, entries of a live report.
  CHECK(good(kFirst + "\nFerry runs aground off Tolmie island\nBy Bo Hale\nMarch 5, 2021\nA ferry ran aground on Friday.\nCat found in tree after nine days\nBy Cy Dunn\nMarch 3, 2021\nIt is well.\n").parts.empty());
  CHECK(good(kFirst + "\nBy Ann Weller; editing by Bo Hale\n").parts.empty());
  CHECK(good(kFirst + "\nA long way to go for the bridge\n\n" + kFirst.substr(kFirst.find("The council"))).parts.empty());
  std::string live = "Harbour fire: latest news and pictures\n\n";
  for (const char* hour : {"14:32", "13:10", "12:41", "11:05"}) {
    live += std::string(hour) + "\nCrews reach the northern quay of the port\nThe crews have reached the northern quay and the fire there is out, the harbour master says on his page.\n\n";
  }
  CHECK(good(live).parts.empty());
  CHECK(good("date 2021-03-04 date 2021-03-05 It rained.").parts.empty());
}

TEST_CASE("the reader's labels replace the ones found") {
  const std::string text = "The bridge was closed at noon on Sunday.\n\nNobody was hurt, the town\xE2\x80\x99s clerk said.\n\nIt was old.";
  const auto second = static_cast<std::uint32_t>(text.find("Nobody")), third = static_cast<std::uint32_t>(text.find("It was"));
  const auto one = good(text, {{{second, third - 2}, BlockKind::caption}});
  CHECK(blocks(one) == "paragraph: The bridge w | caption: Nobody was h | paragraph: It was old.");
  CHECK(one.blocks[1].given);
  CHECK(one.blocks[1].score == 1.0f);
  CHECK_FALSE(one.blocks[0].given);
  // Inside a block, over several, one over another, beyond the text.
  CHECK(blocks(good(text, {{{4, 10}, BlockKind::credit}})) == "paragraph: The | credit: bridge | paragraph: was closed a | paragraph: Nobody was h | paragraph: It was old.");
  CHECK(blocks(good(text, {{{0, third}, BlockKind::related}})) == "related: The bridge w | paragraph: It was old.");
  CHECK(blocks(good(text, {{{0, third}, BlockKind::related}, {{second, third}, BlockKind::headline}})) == "related: The bridge w | headline: Nobody was h | paragraph: It was old.");
  CHECK(blocks(good(text, {{{5, 5}, BlockKind::credit}, {{0, 9999}, BlockKind::credit}})) == blocks(good(text)));
  // Positions count in the given text, where the reading text differs from it.
  const std::string damaged = "It rained.\xE2\x80\x8B\xC2\xA0It stopped. The townsfolk went home in the evening.";
  const auto at = static_cast<std::uint32_t>(damaged.find("It stopped")), end = static_cast<std::uint32_t>(damaged.find("The towns"));
  CHECK(blocks(good(damaged, {{{at, end}, BlockKind::caption}}), 40) == "paragraph: It rained. | caption: It stopped. | paragraph: The townsfolk went home in the evening.");
}

TEST_CASE("rows of tables are paragraphs of their own") {
  const std::string before = "Storm leaves towns without power\n\nThe storm left three towns without power on Monday, the utility said on its page.\n\n";
  const auto kinds = [&](const std::string& table) { return blocks(good(before + table), 9).substr(45); };
  CHECK(kinds("Town | Homes | Crews\nHarrow | 1,200 | 14\nPell | 340 | 3\n") == "paragraph: Town | Ho | paragraph: Harrow | | paragraph: Pell | 34");
  CHECK(kinds("Town\tHomes\nHarrow\t1,200\nPell\t340\n") == "paragraph: Town\tHome | paragraph: Harrow\t1, | paragraph: Pell\t340");
  CHECK(kinds("Town      Homes\nHarrow    1,200\nPell        340\n") == "paragraph: Town | paragraph: Harrow | paragraph: Pell");
  CHECK(kinds("| Town | Homes |\n|---|---|\n| Harrow | 12 |\n") == "paragraph: | Town | | section: |---|---| | paragraph: | Harrow");
  CHECK(blocks(good(before + "World | UK | Sport\nMoney | Arts | Books\n"), 9).find("paragraph: World") == std::string::npos);
}

TEST_CASE("entries of a live report keep their times") {
  const auto live = good("Harbour fire: latest news\n\n14:32 GMT - The crews have reached the northern quay and the fire there is out.\n\n"
                         "[10.15am] The harbour master says that nobody has been hurt so far in the fire.\n");
  CHECK(blocks(live) == "headline: Harbour fire | timestamp: 14:32 GMT - | paragraph: The crews ha | timestamp: [10.15am] | paragraph: The harbour");
  CHECK(blocks(good("The ship left at noon on Sunday, its owner said on his page.\n\n10.15 - that was the time it came back to the port.\n")).find("timestamp") == std::string::npos);
}

TEST_CASE("datelines in small letters") {
  const auto first = [](const std::string& text) { return blocks(good(text), 4); };
  const std::string rest = "The council of the town voted on the new bridge after a long night.";
  CHECK(first("Southport, March 4 \xE2\x80\x94 " + rest) == "dateline: Sout | paragraph: The");
  CHECK(first("Southport \xE2\x80\x94 " + rest) == "dateline: Sout | paragraph: The");
  CHECK(first("Port Amity, Nov. 12 -- " + rest) == "dateline: Port | paragraph: The");
  CHECK(first("Rain \xE2\x80\x94 the worst in years, they say \xE2\x80\x94 has closed the bridge of the town.") == "paragraph: Rain");
  CHECK(first("Monday \xE2\x80\x94 " + rest) == "paragraph: Mond");
  CHECK(first("Southport \xE2\x80\x94 The town by the river \xE2\x80\x94 has voted on the new bridge at last.") == "paragraph: Sout");
}

TEST_CASE("pull quotes without marks are told by the text that they repeat") {
  const auto article = good(
      "Council puts off vote on bridge\n\nThe council of Southport put off its vote on the new bridge on Thursday.\n\n"
      "We will not be hurried by anybody in this\nAnn Weller, clerk\n\n"
      "The clerk told the meeting: we will not be hurried by anybody in this. We will not be hurried by anybody in this, she said.\n\nThe bridge is closed.\n");
  CHECK(blocks(article, 7) == "headline: Council | paragraph: The cou | caption: We will | caption: Ann Wel | paragraph: The cle | paragraph: The bri");
}

TEST_CASE("counts of comments are no text") {
  for (const char* line : {"214 Comments", "Comments (214)", "Comments: 1,204", "View all 214 comments", "Join the conversation", "214 Comments | 1.2k Shares", "12 replies"}) {
    INFO(line);
    const auto article = good(std::string("The council put off its vote on the new bridge on Thursday.\n\nThe bridge is closed to all since the winter.\n\n") + line + "\n");
    CHECK(article.blocks.back().kind == BlockKind::section);
  }
}
