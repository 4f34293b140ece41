#pragma once
// Stage 10: results as JSON and CSV, in the shapes of the contract (schema: report/schema).

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

/// `{"format": "fact-explorer/1", …}` on one line without a line end.
std::string extract_json(const claim::Analysis& analysis, std::string_view id, OffsetUnit unit);

/// `{"id", "error": {"code", "message", "line"}}` on one line without a line end.
std::string error_json(std::string_view id, const Error& error);

/// `{"format": "fact-explorer-comparison/1", …}` on one line without a line end. `story` may be empty.
std::string compare_json(const compare::Comparison& comparison, const std::vector<Entry>& entries, std::string_view story,
                         OffsetUnit unit);

/// A table of claims, one a row (RFC 4180, a header line first if asked; cells that a spreadsheet would
/// take for formulas are led by an apostrophe).
std::string claims_csv(const claim::Analysis& analysis, std::string_view id, bool header);

/// A table of the members of all groups, one a row.
std::string groups_csv(const compare::Comparison& comparison, const std::vector<Entry>& entries);

/// The ids that articles go by in a comparison: their own, or `a1`, `a2` … by place where there is none or it is taken.
std::vector<std::string> distinct_ids(const std::vector<std::string>& given);

}  // namespace facts::report
