#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>

#include "attribution/analysed.hpp"

using namespace facts;

namespace {

// Quotations need no learned model: only blocks and sentences.
std::vector<std::string> quoted(const std::string& text) {
  article::Source source;
  source.text = text;
  auto read = article::read(std::move(source));
  REQUIRE(read.ok());
  const segment::Segmentation words = segment::segment(*read);
  std::vector<std::string> out;
  for (const attribution::Quotation& q : attribution::find_quotations(*read, words)) {
    std::string line;
    for (const Span part : q.parts) line += (line.empty() ? "" : " / ") + std::string(cut(read->reading, part));
    out.push_back(line + (q.closed ? "" : " (open)"));
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("marks of all shapes open and close a quotation") {
  CHECK(quoted("The guard said \"stop\" and left the gate.") == Lines{"stop"});
  CHECK(quoted("The guard said “stop” and left the gate.") == Lines{"stop"});
  CHECK(quoted("The guard said „stop“ and left the gate.") == Lines{"stop"});
  CHECK(quoted("The guard said «stop» and left the gate.") == Lines{"stop"});
  CHECK(quoted("The guard said ‘stop’ and left the gate.") == Lines{"stop"});
  CHECK(quoted("The guard said 'stop' and left the gate.") == Lines{"stop"});
  CHECK(quoted("The guard said ''stop now'' and left the gate.") == Lines{"stop now"});
  CHECK(quoted("The guard said ``stop now'' and left the gate.") == Lines{"stop now"});
}

TEST_CASE("apostrophes are no quotation marks") {
  CHECK(quoted("The boys' father didn't like the '90s or rock 'n' roll.").empty());
  CHECK(quoted("The captain’s crew wasn’t there in the ’80s.").empty());
  CHECK(quoted("It was the farmers' own fault, the town's mayor said.").empty());
  CHECK(quoted("The board is 5'10\" tall and the door 6'2\" wide.").empty());
  CHECK(quoted("She called it 'the farmers' own fault' and left.") == Lines{"the farmers' own fault"});
}

TEST_CASE("a quotation inside a quotation belongs to the outer one") {
  CHECK(quoted("\"He told me 'never again' and left,\" the widow said.") == Lines{"He told me 'never again' and left,"});
  CHECK(quoted("“They shouted ‘fire’ twice,” the porter said.") == Lines{"They shouted ‘fire’ twice,"});
}

TEST_CASE("a quotation runs over paragraphs whose marks are opened again") {
  const auto found = quoted("\"We waited for an hour at the gate of the harbour.\n\n\"Then the ferry left without us,\" the teacher said.");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == "We waited for an hour at the gate of the harbour. / Then the ferry left without us,");
}

TEST_CASE("a missing closing mark costs a sentence, not the rest of the text") {
  const auto found = quoted("The widow said \"nobody came that night. The road was empty. The lamps were out.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("nobody came that night"));
  CHECK(found[0].ends_with("(open)"));
}

TEST_CASE("a megabyte of quotation marks takes no longer than it should") {
  for (const char* piece : {"\"", "“", "'", "‘ ", "\" a ", " 'x", "x' "}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    (void)quoted(text);
    const auto took = std::chrono::steady_clock::now() - begin;
    CHECK(took < std::chrono::seconds(20));
  }
}
