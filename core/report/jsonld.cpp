// schema.org, https://schema.org/Claim. The context is inline, so that a reader needs no network: every term is schema.org's.

#include <map>

#include "base/passage.hpp"
#include "report/export.hpp"

namespace facts::report {
namespace {

using compare::Member;

/// `,"name":"value"`; nothing for an empty value.
void field(Out& out, const char* name, std::string_view value) {
  if (!value.empty()) out.raw(",\"").raw(name).raw("\":").json(value);
}

void link(Out& out, const char* name, const std::string& iri) { out.raw(",\"").raw(name).raw("\":{\"@id\":").json(iri).raw("}"); }

/// `,"name":[items]`; nothing without items.
void list(Out& out, const char* name, const Out& items) {
  if (!items.text.empty()) out.raw(",\"").raw(name).raw("\":[").raw(items.text).raw("]");
}

/// Begins an item of a list.
Out& next(Out& items) { return items.text.empty() ? items : items.raw(","); }

/// A speaker: Person or Organization where the engine knows which; only a name where it does not.
void speaker(Out& out, const View& view, const Speaker& speaker, std::uint32_t article) {
  out.raw("{\"name\":").json(speaker.name);
  if (speaker.entity != npos) {
    using entity::EntityType;
    const EntityType type = view.analysis(article)->entities.entities[speaker.entity].type;
    // A place or a nation that speaks stands for its government.
    const bool body = type == EntityType::organization || type == EntityType::place || type == EntityType::group;
    field(out, "@type", type == EntityType::person ? "Person" : body ? "Organization" : "");
  }
  out.raw("}");
}

void article(Out& out, const View& view, std::uint32_t index) {
  const article::Article& a = view.analysis(index)->article;
  out.raw(R"({"@type":"NewsArticle","@id":)").json(view.iri(index));
  field(out, "identifier", view.entries()[index].id);
  field(out, "headline", view.headline(index));
  field(out, "datePublished", view.published(index));
  if (!a.outlet.empty()) out.raw(R"(,"publisher":{"@type":"Organization","name":)").json(a.outlet).raw("}");
  field(out, "creditText", a.given.byline);
  field(out, "url", web_address(a.given.url));
  if (a.english) field(out, "inLanguage", "en");
  out.raw("}");
}

void bound(Out& out, const char* name, const std::optional<double>& value) {
  if (value) out.raw(",\"").raw(name).raw("\":").number(value);
}

/// A figure as QuantitativeValue; a bound that is open is not there.
void figure(Out& out, const claim::Analysis& a, const quantity::Quantity& q) {
  out.raw(R"({"@type":"QuantitativeValue","name":)").json(one_line(a.article.reading, {q.span}));
  bound(out, "value", q.value);
  bound(out, "minValue", q.min);
  bound(out, "maxValue", q.max);
  field(out, "unitText", q.unit);
  if (!q.counted.empty()) field(out, "description", one_line(a.article.reading, {q.counted}));
  out.raw("}");
}

/// Years, months and days of ISO 8601 alone: a season or a quarter has no form there.
bool is_date(std::string_view day) { return !day.empty() && day.find_first_not_of("0123456789-") == std::string_view::npos; }

void claim(Out& out, const View& view, Member m) {
  const claim::Analysis& a = *view.analysis(m.article);
  const claim::Claim& claim = view.claim(m);
  const Speaker by = view.speaker(m);
  const bool quoted = claim.kind == claim::ClaimKind::direct || claim.kind == claim::ClaimKind::mixed;
  out.raw(quoted ? R"({"@type":["Claim","Quotation"],"@id":)" : R"({"@type":"Claim","@id":)").json(view.claim_iri(m));
  field(out, "text", view.text(m));
  link(out, "appearance", view.iri(m.article));
  if (!by.own) {
    speaker(out.raw(",\"author\":"), view, by, m.article);
    if (quoted) speaker(out.raw(",\"spokenByCharacter\":"), view, by, m.article);
  }
  field(out, "creditText", view.via(m));
  if (const std::uint32_t g = view.group_of(m); g != npos) {
    if (view.groups()[g].members.size() > 1) link(out, "isPartOf", view.group_iri(g));
    field(out, "keywords", compare::name(view.groups()[g].relation));
  }
  Out about, places, times;
  for (const std::uint32_t q : claim.quantities) figure(next(about), a, a.quantities[q]);
  for (const std::uint32_t e : claim.places) next(places).raw(R"({"@type":"Place","name":)").json(a.entities.entities[e].name).raw("}");
  for (const std::uint32_t t : claim.times) {
    if (const std::string_view day = day_of(a.times[t].value); is_date(day)) next(times).json(day);
  }
  list(out, "about", about);
  list(out, "contentLocation", places);
  list(out, "temporalCoverage", times);
  out.raw("}");
}

/// Several claims of one thing: a Claim with its appearances, first of all where it was published first.
void group(Out& out, const View& view, std::size_t index) {
  const compare::Group& group = view.groups()[index];
  out.raw(R"({"@type":"Claim","@id":)").json(view.group_iri(index));
  field(out, "name", group.title);
  field(out, "keywords", compare::name(group.relation));
  std::string because, earliest;
  for (const std::string& one : group.because) append_item(because, one);
  field(out, "description", because);
  Out appearances, parts, authors;
  std::map<std::string, std::uint32_t> names;
  std::uint32_t last = npos, first = npos;
  for (const Member& m : group.members) {
    next(parts).raw("{\"@id\":").json(view.claim_iri(m)).raw("}");
    if (m.article != last) {  // members are sorted
      last = m.article;
      next(appearances).raw("{\"@id\":").json(view.iri(last)).raw("}");
      const std::string day = view.published(last);
      if (!day.empty() && (first == npos || day < earliest)) {
        first = last;
        earliest = day;
      }
    }
    const Speaker by = view.speaker(m);
    if (!by.own && names.emplace(by.name, 0).second) speaker(next(authors), view, by, m.article);
  }
  list(out, "appearance", appearances);
  if (first != npos) link(out, "firstAppearance", view.iri(first));
  list(out, "author", authors);
  list(out, "hasPart", parts);
  out.raw("}");
}

}  // namespace

std::string schema_org(const View& view) {
  Out out;
  out.raw(R"({"@context":{"@vocab":"https://schema.org/"},"@graph":[{"@type":"Collection","@id":"urn:fact-explorer:comparison")");
  field(out, "name", view.title());
  out.raw("}");
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    if (view.analysis(a) != nullptr) article(out.raw(","), view, a);
  }
  for (std::size_t g = 0; g < view.groups().size(); ++g) {
    if (view.groups()[g].members.size() > 1) group(out.raw(","), view, g);
  }
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    const std::size_t claims = view.analysis(a) == nullptr ? 0 : view.analysis(a)->claims.size();
    for (std::uint32_t c = 0; c < claims; ++c) {
      if (view.kept({a, c})) claim(out.raw(","), view, {a, c});
    }
  }
  return std::move(out.raw("]}\n").text);
}

}  // namespace facts::report
