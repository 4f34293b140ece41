#pragma once
// What the command line says.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/offset_map.hpp"
#include "base/result.hpp"
#include "report/export.hpp"

namespace facts::cli {

enum class Command : std::uint8_t { help, version, extract, compare, parse };
enum class InputKind : std::uint8_t { automatic, text, json, jsonl, conllu };

struct Options {
  Command command = Command::help;
  std::vector<std::string> paths;
  InputKind input = InputKind::automatic;
  std::string published, source, model;
  OffsetUnit offsets = OffsetUnit::code_point;
  report::ExportFormat format = report::ExportFormat::json;
  std::optional<report::Table> table;  ///< of csv; claims for extract and groups for compare where not given
  std::string title;
  unsigned jobs = 1;
};

/// Reads `argv`. Errors (invalid_argument) name the word that is wrong and what would be right.
Result<Options> read_options(int argc, const char* const* argv);

/// The text of `--help`.
const char* help();

}  // namespace facts::cli
