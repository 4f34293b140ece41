// Tables as CSV after RFC 4180.

#include <initializer_list>

#include "base/passage.hpp"
#include "report/report.hpp"

namespace facts::report {
namespace {

/// A cell. What a spreadsheet would run as a formula is led by an apostrophe (OWASP, "CSV Injection").
void append_cell(std::string& out, std::string_view cell) {
  const bool formula = !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  const bool quote = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quote) out += '"';
  if (formula) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
}

void append_row(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out += ',';
    first = false;
    append_cell(out, cell);
  }
  out += "\r\n";
}

template <class Text>
std::string joined(const std::vector<std::uint32_t>& indices, const Text& text) {
  std::string out;
  for (const std::uint32_t index : indices) {
    if (!out.empty()) out += "; ";
    out += text(index);
  }
  return out;
}

struct ClaimCells {
  std::string source, cue, via, content, figures, times, places;
};

ClaimCells cells_of(const claim::Analysis& a, const claim::Claim& claim) {
  ClaimCells cells;
  if (claim.attribution != npos) {
    const attribution::Attribution& said = a.attributions[claim.attribution];
    cells.source = said.entity != npos ? a.entities.entities[said.entity].name : one_line(a.article.reading, said.source);
    cells.cue = one_line(a.article.reading, said.cue);
    for (const attribution::Via& via : said.via) {
      if (!cells.via.empty()) cells.via += "; ";
      cells.via += via.entity != npos ? a.entities.entities[via.entity].name : one_line(a.article.reading, {via.span});
    }
  }
  cells.content = one_line(a.article.reading, claim.content);
  cells.figures = joined(claim.quantities, [&](std::uint32_t q) { return one_line(a.article.reading, {a.quantities[q].span}); });
  cells.times = joined(claim.times, [&](std::uint32_t t) {
    return a.times[t].value.empty() ? one_line(a.article.reading, {a.times[t].span}) : a.times[t].value;
  });
  cells.places = joined(claim.places, [&](std::uint32_t e) { return a.entities.entities[e].name; });
  return cells;
}

}  // namespace

std::string claims_csv(const claim::Analysis& analysis, std::string_view id, bool header) {
  std::string out;
  if (header) {
    append_row(out, {"article", "claim", "kind", "source", "cue", "via", "content", "figures", "times", "places", "certainty", "polarity"});
  }
  for (std::uint32_t i = 0; i < analysis.claims.size(); ++i) {
    const claim::Claim& claim = analysis.claims[i];
    const ClaimCells c = cells_of(analysis, claim);
    append_row(out, {id, "c" + std::to_string(i + 1), claim::name(claim.kind), c.source, c.cue, c.via, c.content, c.figures, c.times,
                     c.places, claim::name(claim.certainty), claim::name(claim.polarity)});
  }
  return out;
}

std::string groups_csv(const compare::Comparison& comparison, const std::vector<Entry>& entries) {
  std::string out;
  append_row(out, {"group", "kind", "relation", "title", "origins", "article", "outlet", "claim", "source", "content", "figures",
                   "certainty", "polarity"});
  for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
    const compare::Group& group = comparison.groups[g];
    for (const compare::Member& member : group.members) {
      const Entry& entry = entries[member.article];
      const claim::Claim& claim = entry.analysis->claims[member.claim];
      const ClaimCells c = cells_of(*entry.analysis, claim);
      append_row(out, {"g" + std::to_string(g + 1), compare::name(group.kind), compare::name(group.relation), group.title,
                       std::to_string(group.origins), entry.id, entry.analysis->article.outlet, "c" + std::to_string(member.claim + 1),
                       c.source, c.content, c.figures, claim::name(claim.certainty), claim::name(claim.polarity)});
    }
  }
  return out;
}

}  // namespace facts::report
