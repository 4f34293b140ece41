#pragma once
// The commands.

#include "base/result.hpp"
#include "cli/options.hpp"

namespace facts::cli {

/// Runs a command and writes its results to standard output. 0 or 1 as the contract has it; an error is a wrong call (2).
Result<int> run(const Options& options);

}  // namespace facts::cli
