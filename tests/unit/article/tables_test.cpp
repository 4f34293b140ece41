// Every row's example of core/article/tables does what the row says.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "article/article.hpp"
#include "article/cases.hpp"
#include "article/cues.hpp"
#include "article/dates.hpp"
#include "article/patterns.hpp"
#include "article/spacing.hpp"

using namespace facts;

namespace {
const std::string kFolder = "core/article/tables/";
}

TEST_CASE("cues") {
  for (const auto& row : test::table_rows(kFolder + "cues.tsv")) {
    INFO(row[0] << " (" << row[1] << "): " << row.back());
    const std::string& example = row.back();
    if (row[1] == "ends") {
      CHECK(article::ends_article(example));
      continue;
    }
    const auto cue = article::cue_of(example, article::shape_of(example));
    REQUIRE(cue);
    CHECK(std::string(article::name(cue->kind)) == row[2]);
    CHECK(cue->whole == (row[1] == "is"));
  }
}

TEST_CASE("patterns") {
  std::string before;
  for (const auto& row : test::table_rows(kFolder + "patterns.tsv")) {
    INFO(row[0] << ": " << row.back());
    REQUIRE(row.size() == 5);
    CHECK(before < row[0]);
    before = row[0];
    const std::string& example = row.back();
    const auto is = [&](article::On on) {
      const article::Pattern* found = article::pattern_of(on, example);
      return found && found->name == row[0] && article::name(found->kind) == row[3];
    };
    const auto shape = article::shape_of(example);
    if (row[2] == "line" || row[2] == "tail") {
      CHECK(is(row[2] == "line" ? article::On::line : article::On::tail));
      const auto cue = article::cue_of(example, shape);
      REQUIRE(cue);
      CHECK(article::name(cue->kind) == row[3]);
    } else if (row[2] == "date") {
      CHECK(article::parts_of(article::On::date, example).size() == 1);
      const auto date = article::find_date(example);
      REQUIRE(date);
      CHECK(article::format_date(*date) == "2021-03-24");
    } else if (row[2] == "iso") {
      CHECK(article::parse_date(example) == article::parse_date("2021-03-24"));
    } else if (row[2] == "source") {
      const auto parts = article::parts_of(article::On::source, example);
      REQUIRE(parts.size() == 1);
      CHECK(parts[0].name == "The Lantern");
    } else if (row[2] == "by") {
      CHECK(is(article::On::by));
      CHECK(article::is_byline(example, shape));
    } else if (row[2] == "desk") {
      CHECK(is(article::On::desk));
      CHECK(article::is_initials(example));
    } else if (row[2] == "entry") {
      CHECK(example.substr(0, article::entry_time_size(example)) == "14:32 GMT - ");
    } else if (row[2] == "mail") {
      CHECK(is(article::On::mail));
      CHECK(article::has_mail(example));
    } else {
      CHECK(row[2] == "life");
      CHECK(is(article::On::life));
    }
  }
}

TEST_CASE("what patterns leave alone") {
  using article::On;
  CHECK_FALSE(article::pattern_of(On::line, "12 comments on the plan for the harbour were read out by the clerk on Monday, she said"));
  CHECK_FALSE(article::pattern_of(On::line, "3 crews put out the fire"));
  CHECK_FALSE(article::pattern_of(On::line, "Related parties met"));
  CHECK_FALSE(article::pattern_of(On::tail, "The clerk read it (and/or left it there)"));
  CHECK_FALSE(article::pattern_of(On::tail, "The clerk read it (She said: all of it was there)"));
  CHECK_FALSE(article::has_mail("Weller @ the harbour."));
  CHECK_FALSE(article::is_initials("mid-"));
  CHECK_FALSE(article::pattern_of(On::line, std::string(article::kLongestLine + 1, '-')));
  CHECK(article::parts_of(On::date, std::string(article::kLongestLine, '1')).empty());
}

TEST_CASE("roles") {
  for (const auto& row : test::table_rows(kFolder + "roles.tsv")) {
    INFO(row.back());
    CHECK(article::is_role(row.back(), article::shape_of(row.back())));
  }
}

TEST_CASE("words of timestamps") {
  for (const auto& row : test::table_rows(kFolder + "time_words.tsv")) {
    INFO(row.back());
    CHECK(article::is_timestamp(row.back()));
  }
}

TEST_CASE("tails: words that a space is missing before") {
  for (const auto& row : test::table_rows(kFolder + "tails.tsv")) {
    INFO(row.back());
    const auto places = article::missing_spaces(row.back());
    REQUIRE(places.size() == 1);
    CHECK(row.back().substr(places[0], row[0].size()) == row[0]);
    for (std::size_t at = 0; row[1] != "-" && at < row[1].size();) {
      const std::size_t end = std::min(row[1].find(' ', at), row[1].size());
      const std::string whole = row[1].substr(at, end - at);
      // A text in which the first part stands alone, too.
      const std::string text = "It is " + whole.substr(0, whole.size() - row[0].size()) + " and " + whole + ".";
      CHECK(article::missing_spaces(text).empty());
      at = end + 1;
    }
  }
}

TEST_CASE("hyphens that stay at the end of a line") {
  for (const auto& row : test::table_rows(kFolder + "hyphens.tsv")) CHECK(article::keeps_hyphen(row[0]));
}
