#pragma once
// The C++ face of Fact Explorer. Articles go in as JSON objects and results come out as JSON, in the shapes of the
// contract; nothing of the inside shows, so that programs keep compiling when stages change.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace facts {

/// What the numbers of a span count. Spans are `[start, end)` into the article's `text` as it was given.
enum class Offsets : std::uint8_t { code_point, utf16, byte };

/// A result as JSON. Where `ok` is false, `json` is `{"id", "error": {"code", "message", "line"}}`.
struct Answer {
  bool ok = false;
  std::string json;
};

class Collection;

/// Reads articles. Constant after construction: threads may share one.
///
///     facts::Engine engine;
///     facts::Answer answer = engine.extract(R"({"text": "Police said on Monday that two people were hurt."})");
class Engine {
 public:
  /// With the weights that are built in.
  Engine();
  /// With a weights file's bytes, which may be freed afterwards. Check `ok()`.
  explicit Engine(std::span<const std::byte> weights);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// False where the weights were refused; every call then answers with the reason in `error()`.
  bool ok() const;
  std::string_view error() const;

  /// The analysis of one article.
  Answer extract(std::string_view article, Offsets offsets = Offsets::code_point) const;

  /// CoNLL-U of running text.
  Answer parse(std::string_view text) const;

  struct Impl;

 private:
  friend class Collection;
  std::unique_ptr<Impl> impl_;
};

/// Articles that are compared with each other. The engine must outlive it.
class Collection {
 public:
  explicit Collection(const Engine& engine);
  Collection(Collection&&) noexcept;
  Collection& operator=(Collection&&) noexcept;
  ~Collection();

  /// Adds an article and answers with its analysis. One that cannot be read keeps its place, as its error.
  Answer add(std::string_view article, Offsets offsets = Offsets::code_point);
  /// Takes the article at `place` out; false where there is none.
  bool remove(std::size_t place);
  std::size_t size() const;
  /// The comparison of all articles.
  Answer compare(Offsets offsets = Offsets::code_point) const;
  /// The comparison as a file of another format, in `json` whatever it is. `request` is JSON: `{"format": "csv", "table": "claims"}`.
  /// Formats: json, csv, annotations (W3C Web Annotation), jsonld (schema.org), tei (TEI P5), html (a page to print). Tables of csv:
  /// articles, claims, coverage, figures, groups (where none is named), quotes, speakers, timeline, wording. "title": the collection's
  /// name. "edits": a reader's corrections, worked out: `{"speakers": [{"article", "claim", "name"}], "groups": [all groups, in the
  /// contract's shape]}`; a claim in none of the groups is left out. Places are counted in code points.
  Answer write(std::string_view request) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace facts
