#include "cli/run.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <optional>
#include <span>
#include <thread>
#include <utility>

#include "cli/sources.hpp"
#include "compare/compare.hpp"
#include "compare/vectors.hpp"
#include "engine/parse.hpp"
#include "engine/pipeline.hpp"
#include "report/export.hpp"
#include "report/report.hpp"

namespace facts::cli {
namespace {

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }
void put_line(std::string text) {
  text += '\n';
  put(text);
}

/// Calls `work(i)` for 0 … size-1 from `jobs` threads.
template <class Work>
void parallel(unsigned jobs, std::size_t size, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto loop = [&] {
    for (std::size_t i; (i = next.fetch_add(1)) < size;) work(i);
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 1; t < std::min<std::size_t>(jobs, size); ++t) threads.emplace_back(loop);
  loop();
  for (std::thread& thread : threads) thread.join();
}

/// An article that was analysed, or why not.
struct Analysed {
  std::string id;
  std::optional<claim::Analysis> analysis;
  Error error;
};

Analysed analyse(const syntax::Reader& reader, report::Input& input) {
  if (!input.article) return {input.id, std::nullopt, input.article.error()};
  Result<claim::Analysis> analysis = engine::analyse(reader, std::move(*input.article));
  if (!analysis) return {input.id, std::nullopt, analysis.error()};
  return {input.id, std::move(*analysis), {}};
}

/// The articles of all items, those of stories too.
std::vector<report::Input*> flat(std::vector<Item>& items) {
  std::vector<report::Input*> inputs;
  for (Item& item : items) {
    if (auto* input = std::get_if<report::Input>(&item)) {
      inputs.push_back(input);
    } else {
      for (report::Input& article : std::get<report::Story>(item).articles) inputs.push_back(&article);
    }
  }
  return inputs;
}

/// The rows of one article's claims; the header alone where there is no analysis.
std::string claims_csv(const claim::Analysis* analysis, const std::string& id, bool header) {
  const compare::Comparison none;
  const report::Edits no_edits;
  std::vector<report::Entry> entries;
  if (analysis != nullptr) entries.push_back({id, analysis, {}});
  const report::View view(none, entries, no_edits, "");
  return report::csv(report::sheet(view, report::Table::claims), header, nullptr);
}

int extract(const Options& options, const syntax::Reader& reader, std::vector<Item>& items) {
  const bool csv = options.format == report::ExportFormat::csv;
  const std::vector<report::Input*> inputs = flat(items);
  int status = 0;
  bool header = true;
  // A window at a time, so that memory stays bounded while order is kept.
  const std::size_t window = std::size_t{16} * options.jobs;
  for (std::size_t begin = 0; begin < inputs.size(); begin += window) {
    const std::size_t size = std::min(window, inputs.size() - begin);
    std::vector<std::string> lines(size);
    std::vector<char> failed(size, 0);
    parallel(options.jobs, size, [&](std::size_t i) {
      const Analysed done = analyse(reader, *inputs[begin + i]);
      failed[i] = !done.analysis;
      if (csv) {
        if (done.analysis) lines[i] = claims_csv(&*done.analysis, done.id, false);
      } else {
        lines[i] = done.analysis ? report::extract_json(*done.analysis, done.id, options.offsets)
                                 : report::error_json(done.id, done.error);
      }
    });
    for (std::size_t i = 0; i < size; ++i) {
      if (failed[i] != 0) status = 1;
      if (!csv) {
        put_line(std::move(lines[i]));
        continue;
      }
      if (std::exchange(header, false)) put(claims_csv(nullptr, "", true));
      put(lines[i]);
      if (failed[i] != 0) {
        const report::Input& input = *inputs[begin + i];
        std::fprintf(stderr, "fact-explorer: %s: this article could not be read\n", input.id.c_str());
      }
    }
  }
  return status;
}

/// Compares the articles of one story and writes the result. `story`: its id where the input has several, else null; a table's header
/// stands before the first.
int compare_story(const Options& options, const syntax::Reader& reader, const compare::Vectors& vectors, std::vector<report::Input*> inputs,
                  const std::string* story, bool first) {
  std::vector<Analysed> done(inputs.size());
  parallel(options.jobs, inputs.size(), [&](std::size_t i) { done[i] = analyse(reader, *inputs[i]); });
  std::vector<std::string> given;
  std::vector<const claim::Analysis*> analyses;
  int status = 0;
  for (const Analysed& one : done) {
    given.push_back(one.id);
    analyses.push_back(one.analysis ? &*one.analysis : nullptr);
    if (!one.analysis) status = 1;
  }
  std::vector<std::string> ids = report::distinct_ids(given);
  std::vector<report::Entry> entries;
  for (std::size_t i = 0; i < ids.size(); ++i) entries.push_back({std::move(ids[i]), analyses[i], done[i].error});
  const compare::Comparison comparison = compare::compare(analyses, vectors);
  report::ExportRequest request;
  request.format = options.format;
  request.table = options.table.value_or(report::Table::groups);
  request.title = options.title.empty() && story != nullptr ? *story : options.title;
  request.offsets = options.offsets;
  if (request.format == report::ExportFormat::json) {
    put_line(report::compare_json(comparison, entries, story ? *story : std::string(), options.offsets));
  } else if (request.format == report::ExportFormat::csv && story != nullptr) {
    const report::View view(comparison, entries, request.edits, request.title);
    put(report::csv(report::sheet(view, request.table), first, story));
  } else {
    put(report::write_export(comparison, entries, request));
  }
  return status;
}

Result<int> compare(const Options& options, const syntax::Reader& reader, std::vector<Item>& items) {
  const Result<compare::Vectors> vectors = compare::Vectors::load(reader.attachment());
  if (!vectors) return vectors.error();
  const auto story = [](const Item& item) { return std::holds_alternative<report::Story>(item); };
  const bool stories = std::any_of(items.begin(), items.end(), story);
  if (stories && !std::all_of(items.begin(), items.end(), story)) {
    return Error{ErrorCode::invalid_argument, "the input has both single articles and stories of several", 0};
  }
  if (!stories) return compare_story(options, reader, *vectors, flat(items), nullptr, true);
  const bool one_file = options.format == report::ExportFormat::tei || options.format == report::ExportFormat::html;
  const bool columns = options.table == report::Table::coverage || options.table == report::Table::speakers;  // one for each article
  if (items.size() > 1 && (one_file || columns)) {
    return Error{ErrorCode::invalid_argument, "this format holds one story, and the input has several", 0};
  }
  int status = 0;
  bool first = true;
  for (Item& item : items) {
    auto& one = std::get<report::Story>(item);
    std::vector<report::Input*> inputs;
    for (report::Input& input : one.articles) inputs.push_back(&input);
    status = std::max(status, compare_story(options, reader, *vectors, std::move(inputs), &one.id, std::exchange(first, false)));
    item = report::Story{};  // its texts are not needed any more
  }
  return status;
}

int put_parsed(const Result<std::string>& parsed, const std::string& name) {
  if (parsed) {
    put(*parsed);
    return 0;
  }
  const Error& error = parsed.error();
  std::fprintf(stderr, "fact-explorer: %s:%llu: %s\n", name.c_str(), static_cast<unsigned long long>(error.line), error.message.c_str());
  return 1;
}

Result<int> parse(const Options& options, const syntax::Reader& reader) {
  const Result<std::vector<std::string>> files = list_files(options.paths);
  if (!files) return files.error();
  int status = 0;
  for (const std::string& path : *files) {
    const bool conllu = options.input == InputKind::conllu ||
                        (options.input == InputKind::automatic && path.size() > 7 && path.compare(path.size() - 7, 7, ".conllu") == 0);
    if (conllu) {
      const Result<std::string> bytes = read_bytes(path);
      status = std::max(status, put_parsed(bytes ? engine::parse_conllu(reader, *bytes) : bytes, path));
      continue;
    }
    Options one = options;
    one.paths = {path};
    Result<std::vector<Item>> items = read_sources(one);
    if (!items) return items.error();
    for (report::Input* input : flat(*items)) {
      if (!input->article) {
        status = std::max(status, put_parsed(input->article.error(), input->id));
      } else {
        status = std::max(status, put_parsed(engine::parse_text(reader, input->article->text, input->id), input->id));
      }
    }
  }
  return status;
}

}  // namespace

Result<int> run(const Options& options) {
  std::string weights;
  if (!options.model.empty()) {
    Result<std::string> bytes = read_bytes(options.model);
    if (!bytes) return bytes.error();
    weights = std::move(*bytes);
  }
  const Result<syntax::Reader> reader = syntax::Reader::create(std::as_bytes(std::span(weights.data(), weights.size())));
  if (!reader) return reader.error();
  if (options.command == Command::parse) return parse(options, *reader);
  Result<std::vector<Item>> items = read_sources(options);
  if (!items) return items.error();
  if (options.command == Command::compare) return compare(options, *reader, *items);
  return extract(options, *reader, *items);
}

}  // namespace facts::cli
