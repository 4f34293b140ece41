#pragma once
// Reads language tables: lines of tab-separated columns, embedded at build time (see core/CMakeLists.txt).

#include <cstddef>
#include <string_view>
#include <vector>

namespace facts {

/// Rows of a table as views into its text. Lines that are empty or begin with '#' are no rows.
class Table {
 public:
  explicit Table(std::string_view text);
  std::size_t size() const { return rows_.size(); }
  /// Column `column` of row `row`; empty where the row has fewer columns.
  std::string_view at(std::size_t row, std::size_t column) const;

 private:
  std::vector<std::vector<std::string_view>> rows_;
};

/// The pieces of `text` between `separator`s; an empty text has none.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace facts
