#pragma once
// What the command line says.

#include <cstdint>
#include <string>
#include <vector>

#include "base/offset_map.hpp"
#include "base/result.hpp"

namespace facts::cli {

enum class Command : std::uint8_t { help, version, extract, compare, parse };
enum class InputKind : std::uint8_t { automatic, text, json, jsonl, conllu };
enum class Format : std::uint8_t { json, jsonl, csv };

struct Options {
  Command command = Command::help;
  std::vector<std::string> paths;
  InputKind input = InputKind::automatic;
  std::string published, source, model;
  OffsetUnit offsets = OffsetUnit::code_point;
  Format format = Format::jsonl;
  unsigned jobs = 1;
};

/// Reads `argv`. Errors (invalid_argument) name the word that is wrong and what would be right.
Result<Options> read_options(int argc, const char* const* argv);

/// The text of `--help`.
const char* help();

}  // namespace facts::cli
