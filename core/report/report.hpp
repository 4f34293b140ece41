#pragma once
// Stage 10: results as JSON, in the shapes of the contract (schema: report/schema). Other formats are in report/export.hpp.

#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.hpp"
#include "base/result.hpp"
#include "claim/claim.hpp"
#include "compare/compare.hpp"

namespace facts::report {

/// An article of a comparison: its analysis, or the error that stands in its place.
struct Entry {
  std::string id;
  const claim::Analysis* analysis = nullptr;
  Error error;
};

class View;

/// `{"format": "fact-explorer/1", …}` on one line without a line end. `edited`: with the reader's corrections, as those of the
/// article at that place.
std::string extract_json(const claim::Analysis& analysis, std::string_view id, OffsetUnit unit, const View* edited = nullptr,
                         std::uint32_t place = 0);

/// `{"id", "error": {"code", "message", "line"}}` on one line without a line end.
std::string error_json(std::string_view id, const Error& error);

/// `{"format": "fact-explorer-comparison/1", …}` on one line without a line end. `story` may be empty. `edited`: with the reader's
/// corrections.
std::string compare_json(const compare::Comparison& comparison, const std::vector<Entry>& entries, std::string_view story,
                         OffsetUnit unit, const View* edited = nullptr);

/// The ids that articles go by in a comparison: their own, or `a1`, `a2` … by place where there is none or it is taken.
std::vector<std::string> distinct_ids(const std::vector<std::string>& given);

}  // namespace facts::report
