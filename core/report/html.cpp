// A page to print: what the views show, in their order, and every article with its claims marked.

#include "report/export.hpp"
#include "report/pieces.hpp"

namespace facts::report {
namespace {

using compare::Member;

constexpr const char* kStyle =
    "body{font:10.5pt/1.45 Georgia,serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111;background:#fff}"
    "h1,h2,h3,th,.k{font-family:system-ui,sans-serif}h1{font-size:20pt}h2{font-size:14pt;border-bottom:1px solid #999;margin-top:2em}"
    "h3{font-size:11pt;margin:1.4em 0 .3em}table{border-collapse:collapse;width:100%;font-size:9.5pt}"
    "th,td{border:1px solid #bbb;padding:.25em .45em;text-align:start;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f2f2}"
    "th,td,p,h1,h2,h3{unicode-bidi:isolate}p{white-space:pre-line;overflow-wrap:anywhere}mark{background:#fff2b8;color:inherit}"
    "sup{font:7pt system-ui,sans-serif}.k{font-size:8.5pt;border:1px solid #666;border-radius:2px;padding:0 .4em}.j{color:#666;font-size:9pt}"
    "@media print{body{margin:0;max-width:none}tr,h2,h3{break-inside:avoid;break-after:auto}h2,h3{break-after:avoid}}";

/// A table under a heading; nothing where it has no rows. `shown`: a letter for each column of the sheet, '+' for those to show; those
/// behind its end are shown too.
void section(Out& out, const char* heading, const View& view, Table table, std::string_view shown) {
  const Sheet sheet = report::sheet(view, table);
  if (sheet.rows.empty()) return;
  out.element("h2", heading).raw("\n<table><thead><tr>");
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (i < shown.size() && shown[i] != '+') continue;
    std::string name = sheet.columns[i];
    for (char& c : name) {
      if (c == '_') c = ' ';
    }
    out.element("th", name);
  }
  out.raw("</tr></thead><tbody>\n");
  for (const Row& row : sheet.rows) {
    out.raw("<tr>");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i >= shown.size() || shown[i] == '+') out.element("td", row[i].text);
    }
    out.raw("</tr>\n");
  }
  out.raw("</tbody></table>\n");
}

void groups(Out& out, const View& view) {
  out.raw("<h2>Where the reports meet</h2>\n");
  for (const compare::Group& group : view.groups()) {
    if (group.members.size() < 2) continue;
    out.raw("<section><h3><span class=\"k\">").raw(compare::name(group.relation)).raw("</span> ").escaped(group.title);
    out.raw("</h3>\n<table><tbody>\n");
    for (const Member& m : group.members) {
      out.raw("<tr>").element("td", view.label(m.article)).element("td", view.speaker(m).name).element("td", view.text(m)).raw("</tr>\n");
    }
    out.raw("</tbody></table></section>\n");
  }
}

/// The text with the words of claims marked; behind each claim's end its name.
void text(Out& out, const View& view, std::uint32_t index) {
  const article::Article& a = view.analysis(index)->article;
  std::vector<std::uint32_t> begins, ends, places;
  std::vector<std::uint64_t> claims;  // place << 32 | claim
  for (std::uint32_t c = 0; c < view.analysis(index)->claims.size(); ++c) {
    if (!view.kept({index, c})) continue;
    std::uint64_t last = 0;
    for (const Span part : view.claim({index, c}).content) {
      const Span given = view.given(index, part);
      if (given.empty()) continue;
      begins.push_back(given.begin);
      ends.push_back(given.end);
      last = given.end;
    }
    if (last != 0) claims.push_back(last << 32 | c);
  }
  places = begins;
  places.insert(places.end(), ends.begin(), ends.end());
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  std::sort(claims.begin(), claims.end());
  tidy(places);
  std::size_t place = 0, claim = 0, begun = 0, ended = 0;
  for (const GivenBlock& block : given_blocks(a)) {
    out.raw(article::holds_claims(block.kind) ? "<p>" : "<p class=\"j\">");
    for (std::uint32_t at = block.span.begin; at < block.span.end;) {
      while (place < places.size() && places[place] <= at) ++place;
      while (begun < begins.size() && begins[begun] <= at) ++begun;
      while (ended < ends.size() && ends[ended] <= at) ++ended;
      const std::uint32_t end = place < places.size() ? std::min(places[place], block.span.end) : block.span.end;
      const bool inside = begun > ended;
      if (inside) out.raw("<mark>");
      out.escaped(std::string_view(a.given.text).substr(at, end - at));
      if (inside) out.raw("</mark>");
      at = end;
      for (; claim < claims.size() && claims[claim] >> 32 <= at; ++claim) {
        out.raw("<sup>").raw(label('c', static_cast<std::uint32_t>(claims[claim]))).raw("</sup>");
      }
    }
    out.raw("</p>\n");
  }
}

}  // namespace

std::string html(const View& view) {
  Out out;
  out.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
          "content=\"default-src 'none'; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\">");
  out.element("title", view.title()).raw("<style>").raw(kStyle).raw("</style></head><body>\n").element("h1", view.title()).raw("\n");
  section(out, "Articles", view, Table::articles, "+++-+--++-+");
  groups(out, view);
  section(out, "Figures", view, Table::figures, "-++-+-++-+++---+");
  section(out, "Quotes", view, Table::quotes, "-+-+-+++");
  section(out, "Speakers", view, Table::speakers, "");
  section(out, "Timeline", view, Table::timeline, "+++-+-++");
  section(out, "Shared wording", view, Table::wording, "++-+--+");
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    if (view.analysis(a) == nullptr) continue;
    std::string heading = view.label(a);
    append_item(heading, view.published(a), ", ");
    text(out.raw("<article>").element("h2", heading).raw("\n"), view, a);
    out.raw("</article>\n");
  }
  return std::move(out.raw("</body></html>\n").text);
}

}  // namespace facts::report
