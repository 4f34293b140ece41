// One article's analysis as JSON. Written list item by list item, so that memory stays near the size of the output.

#include <cmath>

#include "base/passage.hpp"
#include "report/positions.hpp"
#include "report/report.hpp"

namespace facts::report {

const char* offsets_name(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::code_point: return "code-point";
    case OffsetUnit::utf16: return "utf-16";
    case OffsetUnit::byte: return "byte";
  }
  return "";
}

namespace {

std::string label(char kind, std::uint32_t index) { return kind + std::to_string(index + 1); }

Json labels(char kind, const std::vector<std::uint32_t>& indices) {
  Json list = Json::array();
  for (const std::uint32_t index : indices) list.push_back(label(kind, index));
  return list;
}

Json label_or_null(char kind, std::uint32_t index) { return index == npos ? Json(nullptr) : Json(label(kind, index)); }

Json article_json(const article::Article& article, std::string_view id) {
  Json json = {{"id", id},
               {"source", article.outlet},
               {"title", article.given.title},
               {"byline", article.given.byline},
               {"published", article.published ? article::format_date(*article.published) : std::string()},
               {"url", article.given.url},
               {"language", article.english ? Json("en") : Json(nullptr)}};
  Json guessed = Json::array();
  if (article.published_guessed) guessed.push_back("published");
  if (article.outlet_guessed) guessed.push_back("source");
  if (!guessed.empty()) json["guessed"] = guessed;
  return json;
}

Json entity_json(const claim::Analysis& analysis, std::uint32_t index, const std::vector<std::uint32_t>& mentions,
                 const Positions& at) {
  const entity::Entity& entity = analysis.entities.entities[index];
  Json json = {{"id", label('e', index)},
               {"name", entity.name},
               {"type", entity::name(entity.type)},
               {"named", entity.named},
               {"aliases", entity.aliases}};
  if (!entity.title.empty()) json["title"] = entity.title;
  if (!entity.description.empty()) json["description"] = entity.description;
  Json list = Json::array();
  for (const std::uint32_t m : mentions) {
    const entity::Mention& mention = analysis.entities.mentions[m];
    list.push_back({{"span", at.span(mention.span)}, {"kind", entity::name(mention.kind)}});
  }
  json["mentions"] = std::move(list);
  return json;
}

Json quantity_json(const claim::Analysis& analysis, std::uint32_t index, const Positions& at) {
  const quantity::Quantity& q = analysis.quantities[index];
  Json json = {{"id", label('q', index)},
               {"span", at.span(q.span)},
               {"value", number(q.value)},
               {"min", number(q.min)},
               {"max", number(q.max)},
               {"change", quantity::name(q.change)},
               {"unit", q.unit.empty() ? Json(nullptr) : Json(q.unit)}};
  json["counted"] = q.counted.empty() ? Json(nullptr)
                                      : Json{{"text", one_line(analysis.article.reading, {q.counted})}, {"span", at.span(q.counted)}};
  return json;
}

Json time_json(const time::Timex& timex, std::uint32_t index, const Positions& at) {
  Json json = {{"id", label('t', index)},
               {"span", at.span(timex.span)},
               {"type", time::name(timex.type)},
               {"value", timex.value.empty() ? Json(nullptr) : Json(timex.value)}};
  if (!timex.mod.empty()) json["mod"] = timex.mod;
  return json;
}

/// A source or one who passed words on, as it stands and as it is called.
Json speaker_json(const claim::Analysis& analysis, const Passage& passage, std::uint32_t entity, const Positions& at) {
  const bool known = entity != npos;
  const entity::Entity* whom = known ? &analysis.entities.entities[entity] : nullptr;
  return {{"span", at.passage(passage)},
          {"entity", label_or_null('e', entity)},
          {"name", whom ? whom->name : one_line(analysis.article.reading, passage)},
          {"named", whom != nullptr && whom->named}};
}

Json claim_json(const claim::Analysis& analysis, std::uint32_t index, const Positions& at) {
  const claim::Claim& claim = analysis.claims[index];
  Json json = {{"id", label('c', index)}, {"kind", claim::name(claim.kind)}, {"content", at.passage(claim.content)}};
  json["source"] = nullptr;
  json["cue"] = nullptr;
  json["via"] = Json::array();
  if (claim.attribution != npos) {
    const attribution::Attribution& said = analysis.attributions[claim.attribution];
    if (!said.source.empty() || said.entity != npos) json["source"] = speaker_json(analysis, said.source, said.entity, at);
    if (!said.cue.empty()) {
      json["cue"] = {{"span", at.passage(said.cue)}, {"lemma", said.cue_lemma}, {"act", attribution::name(said.act)}};
    }
    for (const attribution::Via& via : said.via) json["via"].push_back(speaker_json(analysis, {via.span}, via.entity, at));
  }
  json["certainty"] = claim::name(claim.certainty);
  json["polarity"] = claim::name(claim.polarity);
  json["subject"] = at.span(claim.subject);
  json["subject_entity"] = label_or_null('e', claim.subject_entity);
  json["predicate"] = at.span(claim.predicate);
  json["object"] = at.span(claim.object);
  json["quantities"] = labels('q', claim.quantities);
  json["times"] = labels('t', claim.times);
  json["said_times"] = labels('t', claim.said_times);
  json["places"] = labels('e', claim.places);
  json["entities"] = labels('e', claim.entities);
  json["rule"] = claim.rule;
  return json;
}

}  // namespace

std::string extract_json(const claim::Analysis& analysis, std::string_view id, OffsetUnit unit) {
  const Positions at(analysis.article, unit);
  std::string out = R"({"format":"fact-explorer/1","offsets":")" + std::string(offsets_name(unit)) + "\",\"article\":";
  out += dump(article_json(analysis.article, id));
  append_list(out, "blocks", analysis.article.blocks.size(), [&](std::size_t i) {
    const article::Block& block = analysis.article.blocks[i];
    return dump(Json{{"kind", article::name(block.kind)},
                {"span", at.span(block.span)},
                {"score", std::round(static_cast<double>(block.score) * 100) / 100}});
  });
  append_list(out, "sentences", analysis.segmentation.sentences.size(),
              [&](std::size_t i) { return dump(at.span(analysis.segmentation.sentences[i].span)); });
  std::vector<std::vector<std::uint32_t>> mentions(analysis.entities.entities.size());
  for (std::uint32_t m = 0; m < analysis.entities.mentions.size(); ++m) {
    mentions[analysis.entities.mentions[m].entity].push_back(m);
  }
  append_list(out, "entities", mentions.size(), [&](std::size_t i) { return dump(entity_json(analysis, static_cast<std::uint32_t>(i), mentions[i], at)); });
  append_list(out, "quantities", analysis.quantities.size(), [&](std::size_t i) { return dump(quantity_json(analysis, static_cast<std::uint32_t>(i), at)); });
  append_list(out, "times", analysis.times.size(), [&](std::size_t i) { return dump(time_json(analysis.times[i], static_cast<std::uint32_t>(i), at)); });
  append_list(out, "claims", analysis.claims.size(), [&](std::size_t i) { return dump(claim_json(analysis, static_cast<std::uint32_t>(i), at)); });
  out += '}';
  return out;
}

std::string error_json(std::string_view id, const Error& error) {
  return dump(Json{{"id", id}, {"error", {{"code", code_name(error.code)}, {"message", error.message}, {"line", error.line}}}});
}

}  // namespace facts::report
