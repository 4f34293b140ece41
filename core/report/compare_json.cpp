// A comparison as JSON.

#include <memory>
#include <set>

#include "report/positions.hpp"
#include "report/report.hpp"
#include "report/view.hpp"

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
  Writer(const std::vector<compare::Group>& groups, const std::vector<Entry>& entries, OffsetUnit unit) : groups_(groups), entries_(entries) {
    for (const Entry& entry : entries) {
      positions_.push_back(entry.analysis == nullptr ? nullptr : std::make_unique<Positions>(entry.analysis->article, unit));
    }
  }

  void group(Out& out, std::size_t index, const std::string& id) const {
    const compare::Group& group = groups_[index];
    out.comma().raw("{").field("id", id).field("kind", compare::name(group.kind)).field("relation", compare::name(group.relation));
    out.field("title", group.title).key("members").raw("[");
    for (const compare::Member& m : group.members) member(out.comma().raw("{"), m).raw("}");
    out.raw("]");
    if (group.figure) figure(out, *group.figure);
    out.key("origins").count(group.origins);
    ids(out.key("absent"), group.absent);
    if (!group.silent.empty()) ids(out.key("silent"), group.silent);
    if (!group.differences.empty()) {
      out.key("differences").raw("[");
      for (const compare::Difference& d : group.differences) difference(out, d);
      out.raw("]");
    }
    if (!group.because.empty()) {
      out.key("because").raw("[");
      for (const std::string& one : group.because) out.comma().json(one);
      out.raw("]");
    }
    out.raw("}");
  }

  void shared(Out& out, const compare::SharedWording& wording) const {
    out.comma().raw("{").key("spans").raw("[");
    for (const compare::SharedSpan& s : wording.spans) {
      positions_[s.article]->span(out.comma().raw("{").field("article", entries_[s.article].id).key("span"), s.span).raw("}");
    }
    out.raw("]").key("words").count(wording.words).raw("}");
  }

  void entity(Out& out, const compare::SharedEntity& shared) const {
    out.comma().raw("{").field("name", shared.name).field("type", entity::name(shared.type)).key("members").raw("[");
    for (const auto& [article, index] : shared.members) {
      out.comma().raw("{").field("article", entries_[article].id).label_field("entity", 'e', index).raw("}");
    }
    out.raw("]}");
  }

  void origin(Out& out, const compare::Origin& origin) const {
    ids(out.comma().raw("{").key("articles"), origin.articles).field("because", origin.because).raw("}");
  }

 private:
  Out& ids(Out& out, const std::vector<std::uint32_t>& articles) const {
    out.raw("[");
    for (const std::uint32_t a : articles) out.comma().json(entries_[a].id);
    return out.raw("]");
  }
  Out& member(Out& out, const compare::Member& m) const {
    return out.field("article", entries_[m.article].id).label_field("claim", 'c', m.claim);
  }
  void figure(Out& out, const compare::Figure& figure) const {
    out.key("figure").raw("{").key("values").raw("[");
    for (const compare::FigureValue& v : figure.values) {
      member(out.comma().raw("{"), {v.article, v.claim}).label_field("quantity", 'q', v.quantity);
      out.number_field("min", v.min).number_field("max", v.max);
      if (!v.as_of.empty()) out.field("as_of", v.as_of);
      if (!v.speaker.empty()) out.field("speaker", v.speaker);
      out.raw("}");
    }
    out.raw("]").key("unit");
    if (figure.unit.empty()) {
      out.raw("null}");
    } else {
      out.json(figure.unit).raw("}");
    }
  }
  void side(Out& out, const char* name, const compare::Member& m, const Passage& words) const {
    member(out.key(name).raw("{"), m).key("words");
    positions_[m.article]->passage(out, words).raw("}");
  }
  void difference(Out& out, const compare::Difference& d) const {
    out.comma().raw("{").field("kind", d.kind);
    side(out, "one", d.one, d.one_words);
    side(out, "two", d.two, d.two_words);
    out.raw("}");
  }

  const std::vector<compare::Group>& groups_;
  const std::vector<Entry>& entries_;
  std::vector<std::unique_ptr<Positions>> positions_;
};

}  // namespace

std::string compare_json(const compare::Comparison& comparison, const std::vector<Entry>& entries, std::string_view story,
                         OffsetUnit unit, const View* edited) {
  const std::vector<compare::Group>& groups = edited ? edited->groups() : comparison.groups;
  const Writer writer(groups, entries, unit);
  Out out;
  out.raw("{").field("format", "fact-explorer-comparison/1").field("offsets", offsets_name(unit));
  if (!story.empty()) out.field("id", story);
  out.key("articles").raw("[");
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    out.comma().raw(entry.analysis ? extract_json(*entry.analysis, entry.id, unit, edited, i) : error_json(entry.id, entry.error));
  }
  out.raw("]").key("groups").raw("[");
  for (std::uint32_t g = 0; g < groups.size(); ++g) writer.group(out, g, edited ? edited->group_id(g) : label('g', g));
  out.raw("]").key("shared_wording").raw("[");
  for (const compare::SharedWording& wording : comparison.shared_wording) writer.shared(out, wording);
  out.raw("]").key("origins").raw("[");
  for (const compare::Origin& origin : comparison.origins) writer.origin(out, origin);
  out.raw("]").key("entities").raw("[");
  for (const compare::SharedEntity& shared : comparison.entities) writer.entity(out, shared);
  return std::move(out.raw("]}").text);
}

}  // namespace facts::report
