#include "cli/options.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace facts;

namespace {

Result<cli::Options> read(std::vector<const char*> words) {
  words.insert(words.begin(), "fact-explorer");
  return cli::read_options(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("a command with paths and options") {
  const Result<cli::Options> options = read({"extract", "--offsets", "utf-16", "--jobs=4", "a.txt", "-", "--format", "csv"});
  REQUIRE(options);
  CHECK(options->command == cli::Command::extract);
  CHECK(options->paths == std::vector<std::string>{"a.txt", "-"});
  CHECK(options->offsets == OffsetUnit::utf16);
  CHECK(options->jobs == 4);
  CHECK(options->format == report::ExportFormat::csv);
}

TEST_CASE("after -- a path may begin with a dash") {
  const Result<cli::Options> options = read({"compare", "--", "--odd.txt"});
  REQUIRE(options);
  CHECK(options->paths.front() == "--odd.txt");
}

TEST_CASE("a wrong call is named") {
  for (const std::vector<const char*>& words : std::vector<std::vector<const char*>>{
           {}, {"extract"}, {"explode", "x"}, {"extract", "--jobs", "0", "x"}, {"extract", "--jobs", "many", "x"},
           {"extract", "--offsets", "inches", "x"}, {"extract", "--published", "2024-02-30", "x"}, {"extract", "--format"},
           {"extract", "--colour", "red", "x"}, {"extract", "--input", "conllu", "x"},
           {"compare", "--format", "pdf", "x"}, {"extract", "--format", "tei", "x"}, {"compare", "--table", "claims", "x"},
           {"compare", "--format", "csv", "--table", "chairs", "x"}}) {
    const Result<cli::Options> options = read(words);
    REQUIRE_FALSE(options);
    CHECK(options.error().code == ErrorCode::invalid_argument);
    CHECK_FALSE(options.error().message.empty());
  }
}

TEST_CASE("help and version need nothing else") {
  CHECK(read({"--help"})->command == cli::Command::help);
  CHECK(read({"extract", "--version"})->command == cli::Command::version);
  CHECK(std::string(cli::help()).find("--offsets") != std::string::npos);
}
