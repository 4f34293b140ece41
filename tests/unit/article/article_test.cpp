#include "article/article.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>

#include "article/cases.hpp"
#include "base/text.hpp"

using namespace facts;
using article::BlockKind;
using test::lines;
using test::read_file;

namespace {

Result<article::Article> read_text(std::string text) {
  article::Source source;
  source.text = std::move(text);
  return article::read(std::move(source));
}

article::Article good(std::string text) {
  auto read = read_text(std::move(text));
  REQUIRE(read.ok());
  return std::move(read.value());
}

void check_cover(const article::Article& article) {
  REQUIRE_FALSE(article.blocks.empty());
  std::uint32_t at = 0;
  for (const article::Block& block : article.blocks) {
    REQUIRE(block.span.begin == at);
    REQUIRE(block.span.end > block.span.begin);
    REQUIRE(block.score > 0);
    REQUIRE(block.score <= 1);
    at = block.span.end;
  }
  REQUIRE(at == article.reading.size());
}

std::string given_word(const article::Article& article, std::string_view word) {
  const std::size_t at = article.reading.find(word);
  REQUIRE(at != std::string::npos);
  const auto begin = static_cast<std::uint32_t>(at);
  return std::string(cut(article.given.text, article.to_given({begin, begin + static_cast<std::uint32_t>(word.size())})));
}

std::string kinds(const article::Article& article) {
  std::string out;
  for (const article::Block& block : article.blocks) (out += out.empty() ? "" : " ") += article::name(block.kind);
  return out;
}

// ---- the labelled collection: see tests/cases/article/blocks/README.md ----

struct Labelled {
  std::string text;
  std::vector<std::pair<Span, std::string>> blocks;
};

Labelled labelled(const std::string& path) {
  Labelled out;
  for (const std::string& line : lines(read_file(path))) {
    if (line.empty()) {
      out.text += '\n';
      continue;
    }
    const std::size_t tab = line.find('\t');
    std::string kind = line.substr(0, tab);
    const bool open = kind.back() == '~';
    if (open) kind.pop_back();
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += line.substr(tab + 1);
    const auto end = static_cast<std::uint32_t>(out.text.size());
    if (kind == "+") out.blocks.back().first.end = end;
    else out.blocks.push_back({{begin, end}, kind});
    if (!open) out.text += '\n';
  }
  return out;
}

// The share of the blocks whose larger part has the label wanted.
double accuracy(const std::string& half, bool show) {
  std::size_t right = 0, all = 0, articles = 0;
  for (const std::string& file : lines(read_file("tests/cases/article/blocks/" + half + "/index"))) {
    const Labelled wanted = labelled("tests/cases/article/blocks/" + half + "/" + file);
    const article::Article article = good(wanted.text);
    check_cover(article);
    ++articles;
    for (const auto& [span, kind] : wanted.blocks) {
      std::uint32_t most = 0;
      const char* found = "";
      for (const article::Block& block : article.blocks) {
        const Span given = article.to_given(block.span);
        const std::uint32_t common = overlap({span}, {given});
        if (common > most) { most = common; found = article::name(block.kind); }
      }
      ++all;
      right += kind == found;
      if (show && kind != found) std::printf("%s: wanted %s, got %s: %.60s\n", file.c_str(), kind.c_str(), found, std::string(cut(wanted.text, span)).c_str());
    }
  }
  REQUIRE(articles >= 18);
  const double share = static_cast<double>(right) / static_cast<double>(all);
  std::printf("blocks/%s: %zu of %zu right (%.1f %%) in %zu articles\n", half.c_str(), right, all, 100 * share, articles);
  return share;
}

}  // namespace

TEST_CASE("blocks of the labelled articles, built on") { CHECK(accuracy("dev", true) >= 0.97); }
TEST_CASE("blocks of the labelled articles, never built on") { CHECK(accuracy("unseen", false) >= 0.92); }

TEST_CASE("a plain text is paragraphs, whatever its length") {
  CHECK(kinds(good("The bridge fell.")) == "paragraph");
  CHECK(kinds(good("Rain again")) == "paragraph");
  CHECK(kinds(good("Share")) == "paragraph");
  CHECK(kinds(good("It rained all day and the river rose by two metres before noon.\n\nNobody was hurt, the town hall said on its page.")) == "paragraph paragraph");
}

TEST_CASE("the date line is a timestamp and gives the date") {
  const auto article = good(" date 2021-03-04 The council met on Thursday and put off its vote on the new bridge.");
  CHECK(kinds(article) == "timestamp paragraph");
  REQUIRE(article.published);
  CHECK(article::format_date(*article.published) == "2021-03-04");
  CHECK_FALSE(article.published_guessed);
  CHECK(kinds(good("date 2021-02-31 is no day, the council of the town said on Thursday.")) == "paragraph");
  CHECK(kinds(good("date 2021-03-04")) == "timestamp");
}

TEST_CASE("what is given goes before what is guessed") {
  article::Source source;
  source.text = "date 2021-03-04 The council of the town met on Thursday and voted on the bridge.";
  source.published = "2021-03-09T10:00:00Z";
  source.source = "The Lantern";
  const auto read = article::read(std::move(source));
  REQUIRE(read.ok());
  CHECK(article::format_date(*read->published) == "2021-03-09");
  CHECK(read->outlet == "The Lantern");
  CHECK_FALSE(read->outlet_guessed);
}

TEST_CASE("date and outlet are guessed from the text and marked") {
  const auto article = good(
      "Council puts off vote on bridge again\n\nBy Ann Weller\n\nMarch 4, 2021\n\nSOUTHPORT (Northwire) - The council put off its vote on the new bridge on "
      "Thursday, its clerk said.\n\nSource: The Lantern and agencies");
  REQUIRE(article.published);
  CHECK(article::format_date(*article.published) == "2021-03-04");
  CHECK(article.published_guessed);
  CHECK(article.outlet == "The Lantern");
  CHECK(article.outlet_guessed);
  CHECK(kinds(article) == "headline byline timestamp dateline paragraph credit");
}

TEST_CASE("dates are read in every usual notation, and none where the month cannot be told") {
  const auto dated = [](const std::string& day) {
    const auto article = good("Council puts off vote on bridge\n" + day + "\nThe council put off its vote on the new bridge on Thursday, its clerk said.");
    return article.published ? article::format_date(*article.published) : std::string("none");
  };
  CHECK(dated("Thu 4 March 2021 10.15 GMT") == "2021-03-04");
  CHECK(dated("Updated 9:41 AM EST, Thu March 4th, 2021") == "2021-03-04");
  CHECK(dated("2021-03-04 10:15:00") == "2021-03-04");
  CHECK(dated("04.03.2021") == "2021-03-04");
  CHECK(dated("Published 03/24/2021") == "2021-03-24");
  CHECK(dated("Published 03/04/2021") == "none");
  CHECK(dated("Published February 30, 2021") == "none");
}

TEST_CASE("parse_date takes ISO days and nothing else") {
  CHECK(article::parse_date("2024-12-26"));
  CHECK(article::parse_date("2024-02-29T23:59:59+01:00"));
  for (const char* bad : {"", "2024-12", "2023-02-29", "2024-13-01", "2024/12/26", "24-12-2026", "2024-12-2x", "2024-12-260"}) CHECK_FALSE(article::parse_date(bad));
}

TEST_CASE("datelines are cut off, other dashes are left alone") {
  const auto first = [](const std::string& text) { return kinds(good(text)); };
  const std::string rest = "The council of the town voted on the new bridge after a long night.";
  CHECK(first("SOUTHPORT, March 4 (Northwire) \xE2\x80\x94 " + rest) == "dateline paragraph");
  CHECK(first("SOUTHPORT, Calif. (NW) -- " + rest) == "dateline paragraph");
  CHECK(first("(NW) - " + rest) == "dateline paragraph");
  CHECK(first("SOUTHPORT, March 4. /NORTH/. " + rest) == "dateline paragraph");
  CHECK(first("Southport (NW) \xE2\x80\x93 " + rest) == "dateline paragraph");
  CHECK(first("Rain \xE2\x80\x94 more than ever fell in one day \xE2\x80\x94 has cut off the town of Southport and its port.") == "paragraph");
  CHECK(first("Southport - the town by the river that was flooded in May - has voted.") == "paragraph");
}

TEST_CASE("damaged text is read as meant, and spans stay true") {
  for (const std::string& line : lines(read_file("tests/cases/article/repair/cases.txt"))) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    const auto unescape = [](std::string text) { return test::replace_all(test::replace_all(test::replace_all(std::move(text), "\\n", "\n"), "\\r", "\r"), "\\t", "\t"); };
    INFO(line);
    const auto article = good(unescape(line.substr(0, tab)));
    CHECK(article.reading == unescape(line.substr(tab + 1)));
    check_cover(article);
    // Every byte that was left as it was maps to itself.
    for (std::uint32_t i = 0; i < article.reading.size(); ++i) {
      const Span given = article.to_given({i, i + 1});
      CHECK(given.end <= article.given.text.size());
      if (given.size() == 1 && text::is_alnum(article.reading[i])) CHECK(article.given.text[given.begin] == article.reading[i]);
    }
  }
}

TEST_CASE("a word next to a mend maps to its own bytes") {
  const auto article = good("The guard saw the soldierafter noon. The soldier\xE2\x80\x8B was caught; it was a trap\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s end\xC2\xA0there.");
  CHECK(given_word(article, "soldier after") == "soldierafter");
  CHECK(given_word(article, "after") == "after");
  CHECK(given_word(article, "soldier was") == "soldier\xE2\x80\x8B was");
  CHECK(given_word(article, "trap\xE2\x80\x99s") == "trap\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s");
  CHECK(given_word(article, "end there") == "end\xC2\xA0there");
}

TEST_CASE("bad input gives the contract's errors") {
  const auto code = [](std::string text) {
    const auto read = read_text(std::move(text));
    return read.ok() ? std::string("ok") : std::string(code_name(read.error().code)) + " " + std::to_string(read.error().line);
  };
  CHECK(code("") == "no-text 0");
  CHECK(code(" \n\t\r\n\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF") == "no-text 0");
  CHECK(code("One line.\nTwo\xFF lines.") == "invalid-utf8 2");
  CHECK(code("\xC0\xAF") == "invalid-utf8 1");
  CHECK(code("cut off \xE2\x80") == "invalid-utf8 1");
  CHECK(code(std::string(3, '\0')) == "no-text 0");
  CHECK(code(std::string("a\0b. It is there.", 17)) == "ok");
  article::Source large;
  large.text = std::string(101, 'a');
  const auto read = article::read(std::move(large), article::Limits{100});
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::too_large);
}

TEST_CASE("odd input gives a result") {
  const auto nul = good(std::string("The bridge\0 fell.\n\nNobody was hurt.", 35));
  CHECK(nul.reading.find('\0') != std::string::npos);
  check_cover(nul);
  check_cover(good("\"\"\"\"\"\""));
  check_cover(good("\xE2\x80\x9C\xE2\x80\x9D\n\n\xE2\x80\x99"));
  check_cover(good(".\n.\n.\n\n-\n-"));
  const auto returns = good("The bridge over the river fell at noon on Sunday.\rNobody was hurt, the town's clerk said.\r\rIt was old.");
  CHECK(returns.blocks.size() == 3);
  CHECK(returns.reading.find('\r') == std::string::npos);
  std::string endless;
  while (endless.size() < (1u << 20)) endless += "word and ";
  check_cover(good(endless));
  check_cover(good(std::string(1u << 20, 'a')));
  std::string many;
  while (many.size() < (1u << 19)) many += "a\n";
  check_cover(good(many));
  std::string quotes;
  while (quotes.size() < (1u << 19)) quotes += "\xE2\x80\x9CWe will not go there\xE2\x80\x9D\n";
  check_cover(good(quotes));
}

TEST_CASE("any bytes that are UTF-8 are covered by blocks") {
  std::uint32_t state = 99;
  const std::vector<std::string> pieces = {"\n", "\n\n", "\r\n", " ", "By Ann Weller", "Share", "The town voted on it last week, he said.", "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2", "http://a.b/c-", "\xE2\x80\x8B",
                                           "gov-\nernment", "Read more", "SOURCE: X", "3 hours ago", "- x -", "\xE2\x80\xA2 y", "\xC2\xA0", "SOUTHPORT (NW) - ", ".", "\"", std::string(1, '\0')};
  for (int round = 0; round < 300; ++round) {
    std::string text = "x";
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525u + 1013904223u;
      text += pieces[(state >> 16) % pieces.size()];
    }
    check_cover(good(text));
  }
}

TEST_CASE("English or not") {
  CHECK(good("The council of the town said on Thursday that it had put off the vote on the new bridge because of the rain and the flood.").english);
  CHECK_FALSE(good("Der Rat der Stadt hat am Donnerstag die Abstimmung wegen des Regens und des Hochwassers verschoben, wie eine Sprecherin sagte und mitteilte.").english);
  CHECK_FALSE(good("Le conseil de la ville a report\xC3\xA9 jeudi le vote sur le nouveau pont en raison de la pluie et des inondations, selon sa porte-parole.").english);
  CHECK(good("Rain in Spain").english);
}
