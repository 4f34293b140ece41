// What a place is to a claim, and what counted things are counted and what has become of them, through all the stages.

#include "claim/claim.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>

#include "analysed_claims.hpp"

using namespace facts;
using test::analysed;

namespace {

// "Paris: where; Rome: to" of the first claim.
std::string roles(const std::string& text) {
  const claim::Analysis a = analysed(text);
  std::string out;
  if (a.claims.empty()) return "no claim";
  const claim::Claim& c = a.claims.front();
  REQUIRE(c.place_roles.size() == c.places.size());
  for (std::size_t i = 0; i < c.places.size(); ++i) {
    out += (out.empty() ? "" : "; ") + a.entities.entities[c.places[i]].name + ": " + claim::name(c.place_roles[i]);
  }
  return out;
}

}  // namespace

TEST_CASE("what a place is to a claim") {
  CHECK(roles("A fire broke out in Paris on Friday.") == "Paris: where");
  CHECK(roles("He flew to Berlin from Warsaw on Friday.") == "Berlin: to; Warsaw: from");
  CHECK(roles("North Korea sent 300 soldiers on Friday.") == "North Korea: government");
  CHECK(roles("The soldiers were captured in Kyoto, in western Japan, on Thursday.").find("Kyoto: where") == 0);
  CHECK(roles("The talks between Italy and France ended without a deal.") == "Italy: government; France: government");
}

TEST_CASE("which claim a time belongs to: the saying or the said") {
  const auto times = [](const std::string& text) {
    const claim::Analysis a = analysed(text);
    std::string out;
    for (const claim::Claim& c : a.claims) {
      if (c.attribution == npos) continue;
      for (const std::uint32_t t : c.times) out += "of what is said: " + std::string(cut(a.article.reading, a.times[t].span)) + "; ";
      for (const std::uint32_t t : c.said_times) out += "said: " + std::string(cut(a.article.reading, a.times[t].span)) + "; ";
    }
    return out;
  };
  CHECK(times("The mayor said on Thursday that the bridge fell on Monday.") == "of what is said: Monday; said: Thursday; ");
  CHECK(times("The bridge fell on Monday, the mayor said on Thursday.") == "of what is said: Monday; said: Thursday; ");
  CHECK(times("On Thursday, the mayor said the bridge had fallen.") == "said: Thursday; ");
}

TEST_CASE("what is counted and what has become of it") {
  // The tree is the network's: weights trained anew may read a sentence otherwise, so that a share is asked for.
  std::size_t right = 0, all = 0;
  for (const test::Case& one : test::cases("quantity/counted.txt")) {
    INFO(one.text);
    const claim::Analysis a = analysed(one.text);
    std::vector<std::string> got;
    for (const quantity::Quantity& q : a.quantities) {
      std::string line = std::string(cut(a.article.reading, q.span)) + " | " + std::string(cut(a.article.reading, q.counted)) + " | " + std::string(cut(a.article.reading, q.state));
      while (line.ends_with(' ')) line.pop_back();
      got.push_back(line);
    }
    ++all;
    if (got == one.expected) ++right;
    else std::printf("counted: %s\n", one.text.c_str());
  }
  REQUIRE(all > 50);
  CHECK(static_cast<double>(right) >= 0.93 * static_cast<double>(all));
}
