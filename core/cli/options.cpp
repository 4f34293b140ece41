#include "cli/options.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "article/article.hpp"

namespace facts::cli {
namespace {

Error wrong(std::string message) { return Error{ErrorCode::invalid_argument, std::move(message), 0}; }

template <class T>
struct Choice {
  std::string_view name;
  T value;
};
constexpr std::array<Choice<InputKind>, 5> kInputs = {{{"auto", InputKind::automatic},
                                                        {"text", InputKind::text},
                                                        {"json", InputKind::json},
                                                        {"jsonl", InputKind::jsonl},
                                                        {"conllu", InputKind::conllu}}};
constexpr std::array<Choice<OffsetUnit>, 3> kOffsets = {
    {{"code-point", OffsetUnit::code_point}, {"utf-16", OffsetUnit::utf16}, {"byte", OffsetUnit::byte}}};
using report::ExportFormat;
constexpr std::array<Choice<ExportFormat>, 7> kFormats = {{{"json", ExportFormat::json},
                                                           {"jsonl", ExportFormat::json},
                                                           {"csv", ExportFormat::csv},
                                                           {"annotations", ExportFormat::annotations},
                                                           {"jsonld", ExportFormat::jsonld},
                                                           {"tei", ExportFormat::tei},
                                                           {"html", ExportFormat::html}}};
constexpr std::array<Choice<Command>, 3> kCommands = {
    {{"extract", Command::extract}, {"compare", Command::compare}, {"parse", Command::parse}}};

/// Sets `target` to the choice called `name`; otherwise an error that lists the choices.
template <class T, std::size_t N>
std::string choose(const std::array<Choice<T>, N>& choices, std::string_view option, std::string_view name, T& target) {
  std::string known;
  for (const Choice<T>& choice : choices) {
    if (choice.name == name) {
      target = choice.value;
      return {};
    }
    if (!known.empty()) known += ", ";
    known += choice.name;
  }
  std::string error(option);
  error.append(": '").append(name).append("' is none of ").append(known);
  return error;
}

std::string set(Options& options, std::string_view name, const std::string& value) {
  if (name == "--input") return choose(kInputs, name, value, options.input);
  if (name == "--offsets") return choose(kOffsets, name, value, options.offsets);
  if (name == "--format") return choose(kFormats, name, value, options.format);
  if (name == "--table") {
    options.table = report::table(value);
    if (!options.table) return "--table: '" + value + "' is none of " + report::table_names();
    return {};
  }
  if (name == "--source") {
    options.source = value;
  } else if (name == "--title") {
    options.title = value;
  } else if (name == "--model") {
    options.model = value;
  } else if (name == "--published") {
    if (!article::parse_date(value)) return "--published: '" + value + "' is no day written YYYY-MM-DD";
    options.published = value;
  } else if (name == "--jobs") {
    unsigned jobs = 0;
    for (const char c : value) {
      if (c < '0' || c > '9' || jobs > 1000) return "--jobs: '" + value + "' is no number from 1 to 1000";
      jobs = jobs * 10 + static_cast<unsigned>(c - '0');
    }
    if (jobs == 0 || jobs > 1000) return "--jobs: '" + value + "' is no number from 1 to 1000";
    options.jobs = jobs;
  } else {
    return "there is no option " + std::string(name) + "; see --help";
  }
  return {};
}

}  // namespace

Result<Options> read_options(int argc, const char* const* argv) {
  Options options;
  bool command = false, only_paths = false;
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    if (only_paths || word == "-" || word.empty() || word.front() != '-') {
      if (command) {
        options.paths.push_back(std::move(word));
      } else if (const std::string error = choose(kCommands, "command", word, options.command); !error.empty()) {
        return wrong(error);
      }
      command = true;
      continue;
    }
    if (word == "--") {
      only_paths = true;
      continue;
    }
    if (word == "--help" || word == "-h" || word == "--version") {
      options.command = word == "--version" ? Command::version : Command::help;
      return options;
    }
    std::string value;
    if (const std::size_t equals = word.find('='); equals != std::string::npos) {
      value = word.substr(equals + 1);
      word.resize(equals);
    } else if (i + 1 < argc) {
      value = argv[++i];
    } else {
      return wrong(word + " needs a value; see --help");
    }
    if (const std::string error = set(options, word, value); !error.empty()) return wrong(error);
  }
  if (!command) return wrong("no command; see --help");
  if (options.paths.empty()) return wrong("no path; '-' reads standard input");
  if (options.table && options.format != ExportFormat::csv) return wrong("--table goes with --format csv");
  const bool comparing = options.command == Command::compare;
  if (!comparing && options.format != ExportFormat::json && (options.format != ExportFormat::csv || options.command == Command::parse)) {
    return wrong("this --format goes with compare");
  }
  if (!comparing && options.table && *options.table != report::Table::claims) return wrong("this --table goes with compare");
  if (options.input == InputKind::conllu && options.command != Command::parse) return wrong("--input conllu goes with parse");
  return options;
}

const char* help() {
  return R"(fact-explorer: who claims what in news articles, and where the articles agree or differ

  fact-explorer extract [options] PATH...   one analysis per article, as JSON Lines
  fact-explorer compare [options] PATH...   one comparison of all the articles given, as one JSON object
  fact-explorer parse   [options] PATH...   CoNLL-U: tokens, lemmas, tags, heads, names

  PATH                  a file, a folder (read recursively in name order), or - for standard input

  --input KIND          auto, text, json, jsonl or conllu (parse only); auto goes by the file's ending,
                        on standard input by the first character
  --published DATE      YYYY-MM-DD, for plain text that does not say when it appeared
  --source NAME         the outlet, for plain text that does not say
  --offsets UNIT        what spans count in JSON: code-point (default), utf-16 or byte; all else counts code points
  --format FORMAT       json (or jsonl, its other name), csv; with compare also annotations (W3C Web Annotation),
                        jsonld (schema.org), tei (TEI P5) or html (a page to print)
  --table TABLE         which table as csv: claims (the one that extract has), groups (default of compare), articles,
                        coverage, figures, quotes, speakers, timeline or wording
  --title TITLE         what the articles are about, for the formats that have a title
  --jobs N              worker threads (default 1); results keep the order of the input
  --model FILE          another weights file than the one built in
  --help, --version

An article as JSON: {"id", "source", "title", "byline", "published", "url", "text"}; only "text" is required.
compare takes many stories at once: JSON Lines of {"id", "articles": [article, ...]}, one comparison a line.

Exit status: 0 all went well, 1 an article could not be read (its error stands in its place), 2 the call is wrong.

  fact-explorer extract --published 2024-12-27 report.txt
  fact-explorer compare reports/ > comparison.json
  fact-explorer compare --format csv --table figures reports/ > figures.csv
)";
}

}  // namespace facts::cli
