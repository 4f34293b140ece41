// A comparison as JSON.

#include <memory>
#include <set>

#include "report/positions.hpp"
#include "report/report.hpp"

namespace facts::report {

std::vector<std::string> distinct_ids(const std::vector<std::string>& given) {
  std::set<std::string> taken;
  std::vector<std::string> ids(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!given[i].empty() && taken.insert(given[i]).second) ids[i] = given[i];
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!ids[i].empty()) continue;
    ids[i] = "a" + std::to_string(i + 1);
    while (!taken.insert(ids[i]).second) ids[i] += '\'';  // somebody else's article is called a1
  }
  return ids;
}

namespace {

class Writer {
 public:
  Writer(const compare::Comparison& comparison, const std::vector<Entry>& entries, OffsetUnit unit)
      : comparison_(comparison), entries_(entries) {
    for (const Entry& entry : entries) {
      positions_.push_back(entry.analysis == nullptr ? nullptr : std::make_unique<Positions>(entry.analysis->article, unit));
    }
  }

  Json group(std::size_t index) const {
    const compare::Group& group = comparison_.groups[index];
    Json json = {{"id", "g" + std::to_string(index + 1)},
                 {"kind", compare::name(group.kind)},
                 {"relation", compare::name(group.relation)},
                 {"title", group.title}};
    json["members"] = Json::array();
    for (const compare::Member& m : group.members) json["members"].push_back(member(m));
    if (group.figure) json["figure"] = figure(*group.figure);
    json["origins"] = group.origins;
    json["absent"] = ids(group.absent);
    if (!group.differences.empty()) {
      json["differences"] = Json::array();
      for (const compare::Difference& d : group.differences) json["differences"].push_back(difference(d));
    }
    if (!group.because.empty()) json["because"] = group.because;
    return json;
  }

  Json shared(const compare::SharedWording& wording) const {
    Json spans = Json::array();
    for (const compare::SharedSpan& s : wording.spans) {
      spans.push_back({{"article", entries_[s.article].id}, {"span", positions_[s.article]->span(s.span)}});
    }
    return {{"spans", spans}, {"words", wording.words}};
  }

  Json origin(const compare::Origin& origin) const { return {{"articles", ids(origin.articles)}, {"because", origin.because}}; }

 private:
  Json ids(const std::vector<std::uint32_t>& articles) const {
    Json list = Json::array();
    for (const std::uint32_t a : articles) list.push_back(entries_[a].id);
    return list;
  }
  Json member(const compare::Member& m) const {
    return {{"article", entries_[m.article].id}, {"claim", "c" + std::to_string(m.claim + 1)}};
  }
  Json figure(const compare::Figure& figure) const {
    Json values = Json::array();
    for (const compare::FigureValue& v : figure.values) {
      values.push_back({{"article", entries_[v.article].id},
                        {"claim", "c" + std::to_string(v.claim + 1)},
                        {"quantity", "q" + std::to_string(v.quantity + 1)},
                        {"min", number(v.min)},
                        {"max", number(v.max)}});
    }
    Json json = {{"values", values}};
    json["unit"] = figure.unit.empty() ? Json(nullptr) : Json(figure.unit);
    return json;
  }
  Json difference(const compare::Difference& d) const {
    Json one = member(d.one), two = member(d.two);
    one["words"] = positions_[d.one.article]->passage(d.one_words);
    two["words"] = positions_[d.two.article]->passage(d.two_words);
    return {{"kind", d.kind}, {"one", one}, {"two", two}};
  }

  const compare::Comparison& comparison_;
  const std::vector<Entry>& entries_;
  std::vector<std::unique_ptr<Positions>> positions_;
};

}  // namespace

std::string compare_json(const compare::Comparison& comparison, const std::vector<Entry>& entries, std::string_view story,
                         OffsetUnit unit) {
  const Writer writer(comparison, entries, unit);
  std::string out = R"({"format":"fact-explorer-comparison/1","offsets":")" + std::string(offsets_name(unit)) + '"';
  if (!story.empty()) out += ",\"id\":" + dump(Json(story));
  append_list(out, "articles", entries.size(), [&](std::size_t i) {
    const Entry& entry = entries[i];
    return entry.analysis ? extract_json(*entry.analysis, entry.id, unit) : error_json(entry.id, entry.error);
  });
  append_list(out, "groups", comparison.groups.size(), [&](std::size_t i) { return dump(writer.group(i)); });
  append_list(out, "shared_wording", comparison.shared_wording.size(),
              [&](std::size_t i) { return dump(writer.shared(comparison.shared_wording[i])); });
  append_list(out, "origins", comparison.origins.size(), [&](std::size_t i) { return dump(writer.origin(comparison.origins[i])); });
  out += '}';
  return out;
}

}  // namespace facts::report
