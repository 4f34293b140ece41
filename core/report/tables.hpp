#pragma once
// The tables that exports share: rows and columns of text and numbers, before any format.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/view.hpp"

namespace facts::report {

enum class Table : std::uint8_t { articles, claims, coverage, figures, groups, quotes, speakers, timeline, wording };

/// The table of that name; nothing where there is none.
std::optional<Table> table(std::string_view name);
/// "articles, claims, …"
std::string table_names();

struct Cell {
  std::string text;
  bool number = false;
};
using Row = std::vector<Cell>;

/// Rows are written cell by cell: `add_row`, then `text`, `count` or `value` for each column.
class Sheet {
 public:
  std::vector<std::string> columns;
  std::vector<Row> rows;

  /// `names` with commas between.
  explicit Sheet(std::string_view names);
  Sheet& add_row();
  Sheet& text(std::string_view words);
  Sheet& count(std::uint32_t number);
  Sheet& value(const std::optional<double>& number);
};

/// One table. Column names are fixed; rows come in the order of groups, of articles and of claims in them, speakers those of most articles
/// first, times by calendar.
Sheet sheet(const View& view, Table table);

}  // namespace facts::report
