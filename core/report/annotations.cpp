// Web Annotation Data Model, https://www.w3.org/TR/annotation-model/

#include "base/utf8.hpp"
#include "report/export.hpp"

namespace facts::report {
namespace {

constexpr int kAround = 32;  // code points of prefix and suffix

void target(Out& out, const View& view, std::uint32_t article, Span given) {
  const std::string_view text = view.analysis(article)->article.given.text;
  std::size_t before = given.begin, after = given.end;
  for (int i = 0; i < kAround && before > 0; ++i) before -= utf8::decode_before(text, before).bytes;
  for (int i = 0; i < kAround && after < text.size(); ++i) after += utf8::decode(text, after).bytes;
  out.raw("{\"source\":").json(view.iri(article));
  out.raw(R"(,"selector":[{"type":"TextQuoteSelector","exact":)").json(cut(text, given));
  out.raw(",\"prefix\":").json(text.substr(before, given.begin - before));
  out.raw(",\"suffix\":").json(text.substr(given.end, after - given.end));
  out.raw(R"(},{"type":"TextPositionSelector","start":)").count(view.code_point(article, given.begin));
  out.raw(",\"end\":").count(view.code_point(article, given.end)).raw("}]}");
}

void body(Out& out, const char* purpose, std::string_view value) {
  out.raw(R"({"type":"TextualBody","purpose":")").raw(purpose).raw(R"(","format":"text/plain","value":)").json(value).raw("}");
}

/// False where nothing of the given text stands behind the claim.
bool annotation(Out& out, const View& view, compare::Member m) {
  Out targets;
  for (const Span part : view.claim(m).content) {
    const Span given = view.given(m.article, part);
    if (given.empty()) continue;
    if (!targets.text.empty()) targets.raw(",");
    target(targets, view, m.article, given);
  }
  if (targets.text.empty()) return false;
  const Speaker speaker = view.speaker(m);
  std::string words = speaker.own ? std::string() : speaker.name;
  append_item(words, view.text(m), ": ");
  out.raw("{\"id\":").json(view.claim_iri(m)).raw(R"(,"type":"Annotation","motivation":"identifying","body":[)");
  body(out, "describing", words);
  if (!speaker.own) {
    out.raw(",");
    body(out, "tagging", speaker.name);
  }
  out.raw(",");
  body(out, "classifying", claim::name(view.claim(m).kind));
  if (const std::uint32_t g = view.group_of(m); g != npos) {
    out.raw(",");
    body(out, "classifying", compare::name(view.groups()[g].relation));
    if (view.groups()[g].members.size() > 1) {
      out.raw(R"(,{"type":"SpecificResource","purpose":"linking","source":)").json(view.group_iri(g)).raw("}");
    }
  }
  out.raw("],\"target\":[").raw(targets.text).raw("]}");
  return true;
}

}  // namespace

std::string annotations(const View& view) {
  Out items;
  std::size_t total = 0;
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    const std::size_t claims = view.analysis(a) == nullptr ? 0 : view.analysis(a)->claims.size();
    for (std::uint32_t c = 0; c < claims; ++c) {
      if (!view.kept({a, c})) continue;
      const std::size_t before = items.text.size();
      if (total != 0) items.raw(",");
      if (annotation(items, view, {a, c})) {
        ++total;
      } else {
        items.text.resize(before);
      }
    }
  }
  Out out;
  out.raw(R"({"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:fact-explorer:annotations","type":"AnnotationCollection","label":)");
  out.json(view.title()).raw(",\"total\":").count(total);
  out.raw(R"(,"first":{"id":"urn:fact-explorer:annotations:1","type":"AnnotationPage","startIndex":0,"items":[)").raw(items.text);
  return std::move(out.raw("]}}\n").text);
}

}  // namespace facts::report
