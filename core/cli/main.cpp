// The program; everything it does is in run.cpp.

#include <cstdio>

#include "cli/run.hpp"

int main(int argc, char** argv) {
  using namespace facts;
  const Result<cli::Options> options = cli::read_options(argc, argv);
  if (!options) {
    std::fprintf(stderr, "fact-explorer: %s\n", options.error().message.c_str());
    return 2;
  }
  if (options->command == cli::Command::help) {
    std::fputs(cli::help(), stdout);
    return 0;
  }
  if (options->command == cli::Command::version) {
    std::printf("fact-explorer %s\n", FACTS_VERSION);
    return 0;
  }
  const Result<int> status = cli::run(*options);
  if (!status) {
    std::fprintf(stderr, "fact-explorer: %s\n", status.error().message.c_str());
    return 2;
  }
  return *status;
}
