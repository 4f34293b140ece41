// One article's analysis as JSON, written value by value: memory stays near the size of the output, and the code small.

#include <cmath>

#include "base/passage.hpp"
#include "report/positions.hpp"
#include "report/report.hpp"
#include "report/view.hpp"

namespace facts::report {

const char* offsets_name(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::code_point: return "code-point";
    case OffsetUnit::utf16: return "utf-16";
    case OffsetUnit::byte: return "byte";
  }
  return "";
}

Out& Positions::span(Out& out, Span reading) const {
  if (reading.empty()) return out.raw("null");
  const Span given = article_.to_given(reading);
  return out.raw("[").count(convert_(given.begin)).raw(",").count(convert_(given.end)).raw("]");
}

Out& Positions::passage(Out& out, const Passage& passage) const {
  out.raw("[");
  for (const Span part : passage) span(out.comma(), part);
  return out.raw("]");
}

namespace {

double hundredths(float score) { return std::round(static_cast<double>(score) * 100) / 100; }

void string_or_null(Out& out, const char* name, std::string_view value) {
  if (value.empty()) {
    out.key(name).raw("null");
  } else {
    out.field(name, value);
  }
}

/// Writes the parts of one analysis into one text.
class Writer {
 public:
  Writer(const claim::Analysis& analysis, OffsetUnit unit, Out& out) : a_(analysis), at_(analysis.article, unit), out_(out) {}

  void article(std::string_view id) {
    const article::Article& article = a_.article;
    out_.key("article").raw("{").field("id", id).field("source", article.outlet).field("title", article.given.title);
    out_.field("byline", article.given.byline);
    out_.field("published", article.published ? article::format_date(*article.published) : std::string());
    out_.field("url", article.given.url);
    string_or_null(out_, "language", article.english ? "en" : "");
    if (article.published_guessed || article.outlet_guessed) {
      out_.key("guessed").raw("[");
      if (article.published_guessed) out_.json("published");
      if (article.outlet_guessed) out_.comma().json("source");
      out_.raw("]");
    }
    if (!article.parts.empty()) {
      out_.key("parts").raw("[");
      for (const article::Part& part : article.parts) {
        span("span", part.span, out_.comma().raw("{")).field("title", one_line(article.reading, {part.title}));
        out_.number_field("score", hundredths(part.score)).raw("}");
      }
      out_.raw("]");
    }
    out_.raw("}");
  }

  void blocks() {
    out_.key("blocks").raw("[");
    for (const article::Block& block : a_.article.blocks) {
      span("span", block.span, out_.comma().raw("{").field("kind", article::name(block.kind))).number_field("score", hundredths(block.score));
      if (block.given) out_.flag("given", true);
      out_.raw("}");
    }
    out_.raw("]").key("sentences").raw("[");
    for (const segment::Sentence& sentence : a_.segmentation.sentences) at_.span(out_.comma(), sentence.span);
    out_.raw("]");
  }

  void entities() {
    std::vector<std::vector<std::uint32_t>> mentions(a_.entities.entities.size());
    for (std::uint32_t m = 0; m < a_.entities.mentions.size(); ++m) mentions[a_.entities.mentions[m].entity].push_back(m);
    out_.key("entities").raw("[");
    for (std::uint32_t e = 0; e < mentions.size(); ++e) {
      const entity::Entity& entity = a_.entities.entities[e];
      out_.comma().raw("{").label_field("id", 'e', e).field("name", entity.name).field("type", entity::name(entity.type));
      out_.flag("named", entity.named).key("aliases").raw("[");
      for (const std::string& alias : entity.aliases) out_.comma().json(alias);
      out_.raw("]");
      if (!entity.title.empty()) out_.field("title", entity.title);
      if (!entity.description.empty()) out_.field("description", entity.description);
      if (entity.part_of != npos) out_.label_field("within", 'e', entity.part_of);
      out_.key("mentions").raw("[");
      for (const std::uint32_t m : mentions[e]) {
        const entity::Mention& mention = a_.entities.mentions[m];
        span("span", mention.span, out_.comma().raw("{")).field("kind", entity::name(mention.kind)).raw("}");
      }
      out_.raw("]}");
    }
    out_.raw("]");
  }

  void quantities() {
    out_.key("quantities").raw("[");
    for (std::uint32_t i = 0; i < a_.quantities.size(); ++i) {
      const quantity::Quantity& q = a_.quantities[i];
      span("span", q.span, out_.comma().raw("{").label_field("id", 'q', i)).number_field("value", q.value).number_field("min", q.min);
      out_.number_field("max", q.max).field("change", quantity::name(q.change));
      string_or_null(out_, "unit", q.unit);
      words("counted", q.counted);
      if (!q.state.empty()) words("state", q.state);
      out_.raw("}");
    }
    out_.raw("]");
  }

  void times() {
    out_.key("times").raw("[");
    for (std::uint32_t i = 0; i < a_.times.size(); ++i) {
      const time::Timex& timex = a_.times[i];
      span("span", timex.span, out_.comma().raw("{").label_field("id", 't', i)).field("type", time::name(timex.type));
      string_or_null(out_, "value", timex.value);
      if (!timex.mod.empty()) out_.field("mod", timex.mod);
      out_.raw("}");
    }
    out_.raw("]");
  }

  void claims(const View* edited, std::uint32_t place) {
    out_.key("claims").raw("[");
    for (std::uint32_t c = 0; c < a_.claims.size(); ++c) {
      if (edited == nullptr) {
        claim(c, {});
      } else if (edited->kept({place, c})) {
        claim(c, edited->speaker({place, c}));
      }
    }
    out_.raw("]");
  }

 private:
  Out& span(const char* name, Span span, Out& out) { return at_.span(out.key(name), span); }

  /// Words with their span; null where there are none.
  void words(const char* name, Span span) {
    out_.key(name);
    if (span.empty()) {
      out_.raw("null");
      return;
    }
    out_.raw("{").field("text", one_line(a_.article.reading, {span}));
    this->span("span", span, out_).raw("}");
  }

  /// A source or one who passed words on, as it stands and as it is called.
  void speaker(const Passage& passage, std::uint32_t entity) {
    const entity::Entity* whom = entity != npos ? &a_.entities.entities[entity] : nullptr;
    at_.passage(out_.raw("{").key("span"), passage).label_field("entity", 'e', entity);
    out_.field("name", whom ? whom->name : one_line(a_.article.reading, passage)).flag("named", whom != nullptr && whom->named).raw("}");
  }

  void claim(std::uint32_t index, const Speaker& corrected) {
    const claim::Claim& claim = a_.claims[index];
    out_.comma().raw("{").label_field("id", 'c', index).field("kind", claim::name(claim.kind));
    at_.passage(out_.key("content"), claim.content);
    const attribution::Attribution* said = claim.attribution == npos ? nullptr : &a_.attributions[claim.attribution];
    out_.key("source");
    if (corrected.corrected) {
      out_.raw(R"({"span":[],"entity":null)").field("name", corrected.name).raw(R"(,"named":true,"corrected":true})");
    } else if (said != nullptr && (!said->source.empty() || said->entity != npos)) {
      speaker(said->source, said->entity);
    } else {
      out_.raw("null");
    }
    out_.key("cue");
    if (said != nullptr && !said->cue.empty()) {
      at_.passage(out_.raw("{").key("span"), said->cue).field("lemma", said->cue_lemma).field("act", attribution::name(said->act)).raw("}");
    } else {
      out_.raw("null");
    }
    out_.key("via").raw("[");
    if (said != nullptr) {
      for (const attribution::Via& via : said->via) {
        out_.comma();
        speaker({via.span}, via.entity);
      }
    }
    out_.raw("]").field("certainty", claim::name(claim.certainty)).field("polarity", claim::name(claim.polarity));
    span("subject", claim.subject, out_).label_field("subject_entity", 'e', claim.subject_entity);
    span("predicate", claim.predicate, out_);
    span("object", claim.object, out_).labels_field("quantities", 'q', claim.quantities).labels_field("times", 't', claim.times);
    out_.labels_field("said_times", 't', claim.said_times).labels_field("places", 'e', claim.places);
    if (!claim.place_roles.empty()) {
      out_.key("place_roles").raw("[");
      for (const claim::PlaceRole role : claim.place_roles) out_.comma().json(claim::name(role));
      out_.raw("]");
    }
    out_.labels_field("entities", 'e', claim.entities).field("rule", claim.rule).raw("}");
  }

  const claim::Analysis& a_;
  Positions at_;
  Out& out_;
};

}  // namespace

std::string extract_json(const claim::Analysis& analysis, std::string_view id, OffsetUnit unit, const View* edited, std::uint32_t place) {
  Out out;
  out.raw("{").field("format", "fact-explorer/1").field("offsets", offsets_name(unit));
  Writer writer(analysis, unit, out);
  writer.article(id);
  writer.blocks();
  writer.entities();
  writer.quantities();
  writer.times();
  writer.claims(edited, place);
  return std::move(out.raw("}").text);
}

std::string error_json(std::string_view id, const Error& error) {
  Out out;
  out.raw("{").field("id", id).key("error").raw("{").field("code", code_name(error.code)).field("message", error.message);
  return std::move(out.key("line").count(error.line).raw("}}").text);
}

}  // namespace facts::report
