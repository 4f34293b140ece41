#include "cli/sources.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/text.hpp"

namespace facts::cli {
namespace {

namespace fs = std::filesystem;

InputKind kind_of(const Options& options, const std::string& path, std::string_view bytes) {
  if (options.input != InputKind::automatic) return options.input;
  if (path == "-") {
    const std::string_view start = text::trim(bytes.substr(0, 4096));
    if (!start.empty() && start.front() == '{') return InputKind::jsonl;
    return !start.empty() && start.front() == '[' ? InputKind::json : InputKind::text;
  }
  const std::string ending = text::lower(fs::path(path).extension().string());
  if (ending == ".json") return InputKind::json;
  if (ending == ".jsonl" || ending == ".ndjson") return InputKind::jsonl;
  return InputKind::text;
}

bool opened_in_folders(const fs::path& path) {
  const std::string ending = text::lower(path.extension().string());
  return ending == ".txt" || ending == ".json" || ending == ".jsonl" || ending == ".ndjson" || ending == ".conllu";
}

void read_lines(std::string_view bytes, OffsetUnit unit, std::vector<Item>& items) {
  std::uint64_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = text::trim(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (!line.empty()) items.push_back(report::read_line(line, number, unit));
  }
}

/// A JSON file: one value, or JSON Lines under another name.
void read_json(std::string_view bytes, OffsetUnit unit, std::vector<Item>& items) {
  std::variant<report::Input, report::Story> whole = report::read_line(bytes, 1, unit);
  if (std::holds_alternative<report::Story>(whole)) {
    items.push_back(std::move(whole));
    return;
  }
  for (report::Input& input : report::read_file(bytes, unit)) items.push_back(std::move(input));
}

}  // namespace

Result<std::string> read_bytes(const std::string& path) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return Error{ErrorCode::unreadable, path + " cannot be opened", 0};
  std::string bytes;
  char buffer[65536];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
  const bool failed = std::ferror(file) != 0;
  if (file != stdin) std::fclose(file);
  if (failed) return Error{ErrorCode::unreadable, path + " cannot be read", 0};
  return bytes;
}

Result<std::vector<std::string>> list_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || fs::is_regular_file(path, error)) {
      files.push_back(path);
      continue;
    }
    if (!fs::exists(path, error)) return Error{ErrorCode::invalid_argument, path + ": no such file or folder", 0};
    if (!fs::is_directory(path, error)) {  // a pipe, a device: read as it is
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end; !error && at != end;
         at.increment(error)) {
      if (at->path().filename().string().front() == '.') {
        at.disable_recursion_pending();
      } else if (at->is_regular_file(error) && opened_in_folders(at->path())) {
        found.push_back(at->path().string());
      }
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

Result<std::vector<Item>> read_sources(const Options& options) {
  const Result<std::vector<std::string>> files = list_files(options.paths);
  if (!files) return files.error();
  std::vector<Item> items;
  for (const std::string& path : *files) {
    Result<std::string> bytes = read_bytes(path);
    const std::string stem = path == "-" ? std::string() : fs::path(path).stem().string();
    if (!bytes) {
      items.push_back(report::Input{stem, bytes.error()});
      continue;
    }
    switch (kind_of(options, path, *bytes)) {
      case InputKind::jsonl: read_lines(*bytes, options.offsets, items); break;
      case InputKind::json: read_json(*bytes, options.offsets, items); break;
      default: {
        article::Source source;
        source.id = stem;
        source.published = options.published;
        source.source = options.source;
        source.text = std::move(*bytes);
        items.push_back(report::Input{stem, std::move(source)});
      }
    }
  }
  return items;
}

}  // namespace facts::cli
