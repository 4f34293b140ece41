#pragma once
// From paths to articles.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "cli/options.hpp"
#include "report/input.hpp"

namespace facts::cli {

/// What was read from the paths: articles and stories in the order given.
using Item = std::variant<report::Input, report::Story>;

/// Reads all paths as articles and stories. A file that cannot be read is an item with its error; a path that does not
/// exist is a wrong call.
Result<std::vector<Item>> read_sources(const Options& options);

/// The bytes of a file or of standard input (`-`). Errors: unreadable.
Result<std::string> read_bytes(const std::string& path);

/// The files that the paths name, folders opened, in name order. Errors: invalid_argument for a path that is not there.
Result<std::vector<std::string>> list_files(const std::vector<std::string>& paths);

}  // namespace facts::cli
