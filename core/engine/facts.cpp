// The C++ face over the stages.

#include "facts/facts.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "compare/compare.hpp"
#include "compare/vectors.hpp"
#include "engine/parse.hpp"
#include "engine/pipeline.hpp"
#include "report/export.hpp"
#include "report/input.hpp"
#include "report/report.hpp"

namespace facts {
namespace {

OffsetUnit unit(Offsets offsets) {
  switch (offsets) {
    case Offsets::utf16: return OffsetUnit::utf16;
    case Offsets::byte: return OffsetUnit::byte;
    case Offsets::code_point: break;
  }
  return OffsetUnit::code_point;
}

}  // namespace

struct Engine::Impl {
  std::optional<syntax::Reader> reader;
  compare::Vectors vectors;
  Error error;

  explicit Impl(std::span<const std::byte> weights) {
    Result<syntax::Reader> created = syntax::Reader::create(weights);
    if (!created) {
      error = created.error();
      return;
    }
    Result<compare::Vectors> loaded = compare::Vectors::load(created->attachment());
    if (!loaded) {
      error = loaded.error();
      return;
    }
    vectors = std::move(*loaded);
    reader = std::move(*created);
  }

  Result<claim::Analysis> analyse(report::Input& input) const {
    if (!reader) return error;
    if (!input.article) return input.article.error();
    return engine::analyse(*reader, std::move(*input.article));
  }
};

Engine::Engine() : Engine(std::span<const std::byte>()) {}
Engine::Engine(std::span<const std::byte> weights) : impl_(std::make_unique<Impl>(weights)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

bool Engine::ok() const { return impl_->reader.has_value(); }
std::string_view Engine::error() const { return impl_->error.message; }

Answer Engine::extract(std::string_view article, Offsets offsets) const {
  report::Input input = report::read_article(article, unit(offsets));
  const Result<claim::Analysis> analysis = impl_->analyse(input);
  if (!analysis) return {false, report::error_json(input.id, analysis.error())};
  return {true, report::extract_json(*analysis, input.id, unit(offsets))};
}

Answer Engine::parse(std::string_view text) const {
  if (!impl_->reader) return {false, report::error_json("", impl_->error)};
  Result<std::string> parsed = engine::parse_text(*impl_->reader, text, "");
  if (!parsed) return {false, report::error_json("", parsed.error())};
  return {true, std::move(*parsed)};
}

struct Collection::Impl {
  struct Item {
    std::string id;
    std::optional<claim::Analysis> analysis;
    Error error;
  };
  const Engine::Impl* engine;
  std::vector<Item> items;

  struct Compared {
    compare::Comparison comparison;
    std::vector<report::Entry> entries;
  };
  /// The comparison of all articles.
  Compared compared() const {
    std::vector<std::string> given;
    std::vector<const claim::Analysis*> analyses;
    for (const Item& item : items) {
      given.push_back(item.id);
      analyses.push_back(item.analysis ? &*item.analysis : nullptr);
    }
    std::vector<std::string> ids = report::distinct_ids(given);
    Compared out;
    for (std::size_t i = 0; i < ids.size(); ++i) out.entries.push_back({std::move(ids[i]), analyses[i], items[i].error});
    out.comparison = compare::compare(analyses, engine->vectors);
    return out;
  }
};

Collection::Collection(const Engine& engine) : impl_(std::make_unique<Impl>()) { impl_->engine = engine.impl_.get(); }
Collection::Collection(Collection&&) noexcept = default;
Collection& Collection::operator=(Collection&&) noexcept = default;
Collection::~Collection() = default;

Answer Collection::add(std::string_view article, Offsets offsets) {
  report::Input input = report::read_article(article, unit(offsets));
  Result<claim::Analysis> analysis = impl_->engine->analyse(input);
  if (!analysis) {
    impl_->items.push_back({input.id, std::nullopt, analysis.error()});
    return {false, report::error_json(input.id, analysis.error())};
  }
  Answer answer{true, report::extract_json(*analysis, input.id, unit(offsets))};
  impl_->items.push_back({input.id, std::move(*analysis), {}});
  return answer;
}

bool Collection::remove(std::size_t place) {
  if (place >= impl_->items.size()) return false;
  impl_->items.erase(impl_->items.begin() + static_cast<std::ptrdiff_t>(place));
  return true;
}

std::size_t Collection::size() const { return impl_->items.size(); }

Answer Collection::compare(Offsets offsets) const {
  const Impl::Compared all = impl_->compared();
  return {true, report::compare_json(all.comparison, all.entries, "", unit(offsets))};
}

Answer Collection::write(std::string_view request) const {
  Impl::Compared all = impl_->compared();
  const Result<report::ExportRequest> read = report::read_request(request, all.comparison, all.entries);
  if (!read) return {false, report::error_json("", read.error())};
  return {true, report::write_export(all.comparison, all.entries, *read)};
}

}  // namespace facts
