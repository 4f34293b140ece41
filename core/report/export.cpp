#include "report/export.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "report/json.hpp"

namespace facts::report {
namespace {

using compare::Member;

constexpr std::array<std::pair<std::string_view, ExportFormat>, 6> kFormats = {{{"json", ExportFormat::json},
                                                                                {"csv", ExportFormat::csv},
                                                                                {"annotations", ExportFormat::annotations},
                                                                                {"jsonld", ExportFormat::jsonld},
                                                                                {"tei", ExportFormat::tei},
                                                                                {"html", ExportFormat::html}}};

Error wrong(std::string message) { return Error{ErrorCode::invalid_argument, std::move(message), 0}; }

std::string string_of(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list_of(const Json& object, const char* name) {
  static const Json none = Json::array();
  if (!object.is_object()) return none;
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : none;
}

/// The index behind an id like "c12"; npos where it is none below `size`.
std::uint32_t index_of(std::string_view id, char kind, std::size_t size) {
  if (id.size() < 2 || id.size() > 10 || id[0] != kind) return npos;
  std::uint64_t value = 0;
  for (const char c : id.substr(1)) {
    if (c < '0' || c > '9') return npos;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value >= 1 && value <= size ? static_cast<std::uint32_t>(value - 1) : npos;
}

class EditsReader {
 public:
  EditsReader(compare::Comparison& comparison, const std::vector<Entry>& entries) : comparison_(comparison), entries_(entries) {
    for (std::uint32_t a = 0; a < entries.size(); ++a) {
      places_.emplace(entries[a].id, a);
      taken_.emplace_back(entries[a].analysis == nullptr ? 0 : entries[a].analysis->claims.size());
    }
  }

  /// The groups of the comparison become the reader's.
  Edits read(const Json& json) {
    Edits edits;
    edits.given = true;
    for (const Json& one : list_of(json, "speakers")) {
      if (const std::optional<Member> m = member(one)) edits.speakers.push_back({*m, string_of(one, "name")});
    }
    if (!json.contains("groups")) {
      for (std::uint32_t g = 0; g < comparison_.groups.size(); ++g) edits.group_ids.push_back(label('g', g));
      return edits;
    }
    std::vector<compare::Group> groups;
    for (const Json& one : list_of(json, "groups")) {
      compare::Group group = read_group(one);
      if (group.members.empty()) continue;
      groups.push_back(std::move(group));
      edits.group_ids.push_back(string_of(one, "id"));
    }
    comparison_.groups = std::move(groups);
    return edits;
  }

 private:
  std::optional<Member> member(const Json& json) const {
    const auto place = places_.find(string_of(json, "article"));
    if (place == places_.end() || entries_[place->second].analysis == nullptr) return std::nullopt;
    const std::uint32_t claim = index_of(string_of(json, "claim"), 'c', entries_[place->second].analysis->claims.size());
    if (claim == npos) return std::nullopt;
    return Member{place->second, claim};
  }

  static std::optional<double> bound(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_number() ? std::optional<double>(found->get<double>()) : std::nullopt;
  }

  compare::Group read_group(const Json& json) {
    compare::Group group;
    std::vector<std::uint64_t> order;  // article << 32 | claim
    for (const Json& one : list_of(json, "members")) {
      const std::optional<Member> m = member(one);
      if (!m || taken_[m->article][m->claim]) continue;  // a claim is in one group at most
      taken_[m->article][m->claim] = true;
      order.push_back(std::uint64_t{m->article} << 32 | m->claim);
    }
    std::sort(order.begin(), order.end());
    for (const std::uint64_t one : order) group.members.push_back({static_cast<std::uint32_t>(one >> 32), static_cast<std::uint32_t>(one)});
    if (group.members.empty()) return group;
    // One that nothing was changed in keeps what the engine knows besides.
    const std::uint32_t old = index_of(string_of(json, "id"), 'g', comparison_.groups.size());
    const bool same = old != npos && comparison_.groups[old].members == group.members;
    if (same) group = std::move(comparison_.groups[old]);
    group.title = string_of(json, "title");
    const std::string relation = string_of(json, "relation"), kind = string_of(json, "kind");
    using compare::Relation, compare::GroupKind;
    for (const Relation one : {Relation::agree, Relation::compatible, Relation::conflict, Relation::update, Relation::single}) {
      if (relation == compare::name(one)) group.relation = one;
    }
    for (const GroupKind one : {GroupKind::statement, GroupKind::figure, GroupKind::quote}) {
      if (kind == compare::name(one)) group.kind = one;
    }
    if (same) return group;
    if (const std::optional<double> origins = bound(json, "origins"); origins && *origins >= 1 && *origins < 1e9) {
      group.origins = static_cast<std::uint32_t>(*origins);
    }
    std::size_t at = 0;
    for (std::uint32_t a = 0; a < entries_.size(); ++a) {
      while (at < group.members.size() && group.members[at].article < a) ++at;
      const bool here = at < group.members.size() && group.members[at].article == a;
      if (!here && entries_[a].analysis != nullptr) group.absent.push_back(a);
    }
    const auto figure = json.find("figure");
    if (figure == json.end() || !figure->is_object()) return group;
    group.figure = compare::Figure{string_of(*figure, "unit"), {}};
    for (const Json& one : list_of(*figure, "values")) {
      const std::optional<Member> m = member(one);
      if (!m) continue;
      const std::uint32_t q = index_of(string_of(one, "quantity"), 'q', entries_[m->article].analysis->quantities.size());
      if (q != npos) group.figure->values.push_back({m->article, m->claim, q, bound(one, "min"), bound(one, "max")});
    }
    return group;
  }

  compare::Comparison& comparison_;
  const std::vector<Entry>& entries_;
  std::map<std::string, std::uint32_t> places_;
  std::vector<std::vector<bool>> taken_;  // by article and claim
};

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
  for (const auto& [known, value] : kFormats) {
    if (known == name) return value;
  }
  return std::nullopt;
}

Result<ExportRequest> read_request(std::string_view text, compare::Comparison& comparison, const std::vector<Entry>& entries) {
  const Result<Json> parsed = parse_json(text, 1);
  if (!parsed) return parsed.error();
  const Json& json = *parsed;
  if (!json.is_object()) return wrong("the request is no JSON object");
  ExportRequest request;
  const std::optional<ExportFormat> format = export_format(string_of(json, "format"));
  if (!format) return wrong("'" + string_of(json, "format") + "' is no format");
  request.format = *format;
  if (const std::string name = string_of(json, "table"); !name.empty()) {
    const std::optional<Table> known = table(name);
    if (!known) return wrong("'" + name + "' is no table");
    request.table = *known;
  }
  request.title = string_of(json, "title");
  if (const auto edits = json.find("edits"); edits != json.end() && edits->is_object()) {
    request.edits = EditsReader(comparison, entries).read(*edits);
  }
  return request;
}

std::string write_export(const compare::Comparison& comparison, const std::vector<Entry>& entries, const ExportRequest& request) {
  const View view(comparison, entries, request.edits, request.title);
  switch (request.format) {
    case ExportFormat::json: return compare_json(comparison, entries, "", request.offsets, request.edits.given ? &view : nullptr) + "\n";
    case ExportFormat::csv: return csv(sheet(view, request.table), true, nullptr);
    case ExportFormat::annotations: return annotations(view);
    case ExportFormat::jsonld: return schema_org(view);
    case ExportFormat::tei: return tei(view);
    case ExportFormat::html: break;
  }
  return html(view);
}

}  // namespace facts::report
