#pragma once
// A comparison as a file of another program's: one writer for each format. The page and the command line get the same bytes.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "report/tables.hpp"
#include "report/view.hpp"

namespace facts::report {

enum class ExportFormat : std::uint8_t { json, csv, annotations, jsonld, tei, html };

/// What a file is to hold.
struct ExportRequest {
  ExportFormat format = ExportFormat::json;
  Table table = Table::groups;   ///< csv alone has several
  std::string title;             ///< the collection's name
  Edits edits;
  OffsetUnit offsets = OffsetUnit::code_point;  ///< json alone: each other format counts what its standard says, code points
};

/// Reads `{"format", "table", "title", "edits": {"speakers": [{"article", "claim", "name"}], "groups": [group, …]}}`, groups in the
/// shape of the contract, which take the place of the comparison's. Errors: invalid_argument, with the name that is wrong; a member that
/// is no claim is passed over.
Result<ExportRequest> read_request(std::string_view json, compare::Comparison& comparison, const std::vector<Entry>& entries);

/// The file, UTF-8 with a line end at its end.
std::string write_export(const compare::Comparison& comparison, const std::vector<Entry>& entries, const ExportRequest& request);

/// The name of a format as options and requests have it; nothing where there is no such.
std::optional<ExportFormat> export_format(std::string_view name);

// The writers, each in a file of its own.

/// A table after RFC 4180, CRLF at line ends. What a spreadsheet would run is disarmed so that it can be undone: a text that begins, behind
/// any number of apostrophes, with = + - @ (in full width too), a tab or a line end gets one more apostrophe, and a reader who takes one
/// off such a cell has the text back. Numbers stay as they are. Control characters, which no spreadsheet shows, become U+FFFD.
/// `header`: with U+FEFF, by which spreadsheets know UTF-8, and the line of names. `story` goes into a first column where it is not null.
std::string csv(const Sheet& sheet, bool header, const std::string* story);

/// Web Annotation Data Model (W3C, 2017): an AnnotationCollection with one page, one annotation a claim. Each piece of a claim is a target with
/// a TextQuoteSelector and a TextPositionSelector into the article's text as it was given; positions count code points, as section
/// 4.2.5 of the model has it.
std::string annotations(const View& view);

/// schema.org as JSON-LD: articles, claims, quotations, speakers, figures; a group of several claims is a Claim of its own.
std::string schema_org(const View& view);

/// TEI P5: a teiCorpus with one TEI an article. The text of an article's blocks, put together, is the text as it was given; all that was
/// found in it stands in standOff, in spans between anchors called after their place in code points (A1.p40), so that nothing has
/// to nest.
std::string tei(const View& view);

/// A page to print: no script, nothing from elsewhere, all words escaped.
std::string html(const View& view);

}  // namespace facts::report
