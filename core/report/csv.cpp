// Tables as CSV after RFC 4180.

#include "report/export.hpp"

namespace facts::report {
namespace {

/// Whether a spreadsheet would run the text, or would take our guard's apostrophe for its own (OWASP, "CSV Injection").
bool needs_guard(std::string_view text) {
  while (text.starts_with('\'')) text.remove_prefix(1);
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

void append_text(std::string& out, std::string_view text) {
  const bool quote = text.find_first_of(",;\"\t\r\n") != std::string_view::npos;
  if (quote) out += '"';
  if (needs_guard(text)) out += '\'';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7f) {
      out += "\xEF\xBF\xBD";
      continue;
    }
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
}

}  // namespace

std::string csv(const Sheet& sheet, bool header, const std::string* story) {
  std::string out;
  if (header) {
    out += "\xEF\xBB\xBF";
    if (story != nullptr) out += "story,";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      if (i != 0) out += ',';
      append_text(out, sheet.columns[i]);
    }
    out += "\r\n";
  }
  for (const Row& row : sheet.rows) {
    if (story != nullptr) {
      append_text(out, *story);
      out += ',';
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out += ',';
      if (row[i].number) {
        out += row[i].text;
      } else {
        append_text(out, row[i].text);
      }
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace facts::report
