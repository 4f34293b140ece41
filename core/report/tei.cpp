// TEI P5, https://tei-c.org/guidelines/p5/

#include <map>

#include "base/passage.hpp"
#include "base/text.hpp"
#include "report/export.hpp"
#include "report/pieces.hpp"

namespace facts::report {
namespace {

using compare::Member;

/// Terms that spans point to with @ana, "kind.direct", in order.
using Terms = std::map<std::string, std::uint32_t>;

/// The element for a name of that kind.
const char* name_element(entity::EntityType type) {
  switch (type) {
    case entity::EntityType::person: return "persName";
    case entity::EntityType::organization: return "orgName";
    case entity::EntityType::place: return "placeName";
    default: return "rs";
  }
}

/// `<name attribute="value">words</name>`; without the attribute where its value is empty.
void tagged(Out& out, const char* name, const char* attribute, std::string_view value, std::string_view words) {
  out.raw("<").raw(name);
  if (!value.empty()) out.attribute(attribute, value);
  out.raw(">").escaped(words).raw("</").raw(name).raw(">");
}

void header(Out& out, std::string_view title, std::string_view note, std::string_view source, std::string_view more) {
  out.raw("<teiHeader><fileDesc><titleStmt>").element("title", title);
  out.raw("</titleStmt><publicationStmt><p>Written by Fact Explorer</p></publicationStmt>");
  if (!note.empty()) out.raw("<notesStmt>").element("note", note).raw("</notesStmt>");
  out.raw("<sourceDesc>").raw(source).raw("</sourceDesc></fileDesc>").raw(more).raw("</teiHeader>\n");
}

void span_group(Out& out, const char* type, const Out& spans) {
  if (!spans.text.empty()) out.raw("<spanGrp").attribute("type", type).raw(">\n").raw(spans.text).raw("</spanGrp>\n");
}

/// One article: its standOff first, which says where anchors must stand, then its text.
class Writer {
 public:
  Writer(const View& view, std::uint32_t article, Terms& terms)
      : view_(view), a_(*view.analysis(article)), article_(article), id_(label('A', article)), terms_(terms) {}

  void write(Out& out) {
    Out stand_off;
    entities(stand_off);
    claims(stand_off);
    quantities(stand_off);
    times(stand_off);
    mentions(stand_off);
    wording(stand_off);
    out.raw("<TEI").attribute("xml:id", id_).attribute("n", view_.entries()[article_].id).raw(">\n");
    const std::string headline = view_.headline(article_);
    header(out, headline.empty() ? view_.label(article_) : headline, "", bibl(headline).text, "");
    text(out);
    if (!stand_off.text.empty()) out.raw("<standOff>\n").raw(stand_off.text).raw("</standOff>\n");
    out.raw("</TEI>\n");
  }

 private:
  std::string id(char kind, std::uint32_t index) const { return id_ + "." + label(kind, index); }
  std::string anchor(std::uint32_t given) const { return id_ + ".p" + std::to_string(view_.code_point(article_, given)); }

  void add_term(std::string& list, const char* kind, const char* value) {
    const std::string term = std::string(kind) + "." + value;
    terms_.emplace(term, 0);
    append_item(list, "#" + term, " ");
  }

  /// A span with its places, which become anchors; nothing where nothing of the given text stands behind it.
  void span(Out& out, Span reading, const Out& attributes, const Out& content) {
    const Span given = view_.given(article_, reading);
    if (given.empty()) return;
    places_.push_back(given.begin);
    places_.push_back(given.end);
    out.raw("<span").raw(attributes.text).attribute("from", "#" + anchor(given.begin)).attribute("to", "#" + anchor(given.end));
    if (content.text.empty()) {
      out.raw("/>\n");
    } else {
      out.raw(">").raw(content.text).raw("</span>\n");
    }
  }

  Out bibl(const std::string& headline) const {
    const article::Article& a = a_.article;
    Out out;
    out.raw("<bibl>").element("title", headline.empty() ? "Untitled" : headline);
    if (!a.given.byline.empty()) out.element("author", a.given.byline);
    if (!a.outlet.empty()) out.element("publisher", a.outlet);
    if (const std::string day = view_.published(article_); !day.empty()) tagged(out, "date", "when", day, day);
    if (!a.given.url.empty()) tagged(out, "idno", "type", "URL", a.given.url);
    out.raw("</bibl>");
    return out;
  }

  void text(Out& out) {
    tidy(places_);
    out.raw("<text><body xml:space=\"preserve\">");
    const std::string_view given = a_.article.given.text;
    const std::vector<GivenBlock> blocks = given_blocks(a_.article);
    std::size_t next = 0;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const GivenBlock& block = blocks[b];
      const bool paragraph = block.kind == article::BlockKind::paragraph, last = b + 1 == blocks.size();
      if (paragraph) {
        out.raw("<p>");
      } else {
        out.raw("<ab").attribute("type", article::name(block.kind)).raw(">");
      }
      std::uint32_t at = block.span.begin;
      for (; next < places_.size() && (places_[next] < block.span.end || last); ++next) {
        out.escaped(given.substr(at, places_[next] - at));
        at = places_[next];
        out.raw("<anchor").attribute("xml:id", anchor(at)).raw("/>");
      }
      out.escaped(given.substr(at, block.span.end - at)).raw(paragraph ? "</p>" : "</ab>");
    }
    out.raw("</body></text>\n");
  }

  void entities(Out& out) const {
    using entity::EntityType;
    constexpr const char* kLists[][2] = {{"listPerson", "person"}, {"listOrg", "org"}, {"listPlace", "place"}, {"list", "item"}};
    for (std::uint32_t k = 0; k < 4; ++k) {
      Out items;
      for (std::uint32_t e = 0; e < a_.entities.entities.size(); ++e) {
        const entity::Entity& one = a_.entities.entities[e];
        if (std::min(static_cast<std::uint32_t>(one.type), 3u) != k) continue;  // person, organization, place, all others
        const char* name = name_element(one.type);
        items.raw("<").raw(kLists[k][1]).attribute("xml:id", id('e', e)).raw(">");
        tagged(items, name, "type", one.named ? "" : "description", one.name);
        for (const std::string& alias : one.aliases) tagged(items, name, "type", "alias", alias);
        items.raw("</").raw(kLists[k][1]).raw(">\n");
      }
      if (!items.text.empty()) out.raw("<").raw(kLists[k][0]).raw(">\n").raw(items.text).raw("</").raw(kLists[k][0]).raw(">\n");
    }
  }

  /// The parts of a passage as spans, the first with `id`, tied by @next and @prev; false where there are none.
  bool passage(Out& out, const Passage& passage, const std::string& id, const Out& attributes, const Out& content) {
    Passage parts;
    for (const Span part : passage) {
      if (!view_.given(article_, part).empty()) parts.push_back(part);
    }
    std::string before, here = id;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string behind = i + 1 < parts.size() ? id + "." + std::to_string(i + 2) : std::string();
      Out all;
      all.attribute("xml:id", here).raw(attributes.text);
      if (i > 0) all.attribute("prev", "#" + before);
      if (!behind.empty()) all.attribute("next", "#" + behind);
      span(out, parts[i], all, i == 0 ? content : Out());
      before = std::move(here);
      here = behind;
    }
    return !parts.empty();
  }

  void claims(Out& out) {
    Out said, sources, cues, vias;
    for (std::uint32_t c = 0; c < a_.claims.size(); ++c) {
      const Member m{article_, c};
      if (!view_.kept(m)) continue;
      const claim::Claim& claim = a_.claims[c];
      const std::string id = this->id('c', c);
      std::string ana;
      add_term(ana, "kind", claim::name(claim.kind));
      add_term(ana, "certainty", claim::name(claim.certainty));
      add_term(ana, "polarity", claim::name(claim.polarity));
      const attribution::Attribution* by = claim.attribution == npos ? nullptr : &a_.attributions[claim.attribution];
      if (by != nullptr && !by->cue.empty()) add_term(ana, "act", attribution::name(by->act));
      Out attributes, who, of, cue;
      attributes.attribute("ana", ana);
      if (const std::uint32_t g = view_.group_of(m); g != npos) attributes.attribute("corresp", "#" + label('g', g));
      const Speaker speaker = view_.speaker(m);
      const bool known = speaker.entity != npos;
      if (!speaker.own) {
        tagged(who, known ? name_element(a_.entities.entities[speaker.entity].type) : "rs", "ref",
               known ? "#" + this->id('e', speaker.entity) : std::string(), speaker.name);
      }
      if (!passage(said, claim.content, id, attributes, who) || by == nullptr) continue;
      of.attribute("corresp", "#" + id);
      if (!by->cue_lemma.empty()) cue.element("term", by->cue_lemma);
      for (const Span part : by->source) span(sources, part, of, Out());
      for (const Span part : by->cue) span(cues, part, of, cue);
      for (const attribution::Via& one : by->via) span(vias, one.span, of, Out());
    }
    span_group(out, "claim", said);
    span_group(out, "source", sources);
    span_group(out, "cue", cues);
    span_group(out, "via", vias);
  }

  static void number(Out& out, const char* name, const std::optional<double>& value) {
    if (value) out.raw(" ").raw(name).raw("=\"").number(value).raw("\"");
  }

  void quantities(Out& out) {
    Out spans;
    for (std::uint32_t i = 0; i < a_.quantities.size(); ++i) {
      const quantity::Quantity& q = a_.quantities[i];
      Out content, id;
      std::string unit = q.unit;  // one word, as @unit wants it
      for (char& c : unit) {
        if (text::is_space(c)) c = '_';
      }
      if (!unit.empty()) {
        content.raw("<measure");
        number(content, "quantity", q.value);
        content.attribute("unit", unit).raw(">");
      }
      content.raw("<num");
      number(content, "value", q.value);
      number(content, "atLeast", q.min);
      number(content, "atMost", q.max);
      content.raw(">").escaped(one_line(a_.article.reading, {q.span})).raw(unit.empty() ? "</num>" : "</num></measure>");
      id.attribute("xml:id", this->id('q', i));
      span(spans, q.span, id, content);
    }
    span_group(out, "quantity", spans);
  }

  void times(Out& out) {
    Out spans;
    for (std::uint32_t i = 0; i < a_.times.size(); ++i) {
      const time::Timex& t = a_.times[i];
      // @when takes years, months and days; other TIMEX3 values stand in @n as they are.
      const std::string_view day = day_of(t.value);
      const bool calendar = !day.empty() && !day.starts_with("0000") && day.find_first_not_of("0123456789-") == std::string_view::npos;
      Out content, id;
      content.raw("<date").attribute("type", time::name(t.type));
      if (calendar) content.attribute("when", day);
      if (!t.value.empty() && (!calendar || day != t.value)) content.attribute("n", t.value);
      content.raw(">").escaped(one_line(a_.article.reading, {t.span})).raw("</date>");
      id.attribute("xml:id", this->id('t', i));
      span(spans, t.span, id, content);
    }
    span_group(out, "time", spans);
  }

  void mentions(Out& out) {
    Out spans;
    for (const entity::Mention& m : a_.entities.mentions) {
      std::string ana;
      add_term(ana, "mention", entity::name(m.kind));
      Out attributes;
      attributes.attribute("corresp", "#" + id('e', m.entity)).attribute("ana", ana);
      span(spans, m.span, attributes, Out());
    }
    span_group(out, "mention", spans);
  }

  void wording(Out& out) {
    Out spans;
    const std::vector<compare::SharedWording>& shared = view_.comparison().shared_wording;
    for (std::uint32_t i = 0; i < shared.size(); ++i) {
      for (const compare::SharedSpan& one : shared[i].spans) {
        Out attributes;
        attributes.attribute("corresp", "#" + label('w', i));
        if (one.article == article_) span(spans, one.span, attributes, Out());
      }
    }
    span_group(out, "shared", spans);
  }

  const View& view_;
  const claim::Analysis& a_;
  std::uint32_t article_;
  std::string id_;
  Terms& terms_;
  std::vector<std::uint32_t> places_;
};

/// What holds for all articles: the terms, the groups and the passages they share.
void corpus(Out& out, const View& view, Terms& terms) {
  Out groups, shared, list;
  for (std::uint32_t g = 0; g < view.groups().size(); ++g) {
    const compare::Group& group = view.groups()[g];
    std::string members, relation = std::string("relation.") + compare::name(group.relation), kind = std::string("group.") + compare::name(group.kind);
    for (const Member& m : group.members) append_item(members, "#" + label('A', m.article) + "." + label('c', m.claim), " ");
    terms.emplace(relation, 0);
    terms.emplace(kind, 0);
    groups.raw("<interp").attribute("xml:id", label('g', g)).attribute("n", view.group_id(g)).attribute("ana", "#" + relation + " #" + kind);
    groups.attribute("inst", members).raw(">").escaped(group.title).raw("</interp>\n");
  }
  const std::vector<compare::SharedWording>& wording = view.comparison().shared_wording;
  for (std::uint32_t i = 0; i < wording.size(); ++i) {
    shared.raw("<interp").attribute("xml:id", label('w', i)).raw(">").count(wording[i].words).raw(" words</interp>\n");
  }
  std::string open;
  for (const auto& [term, unused] : terms) {
    const std::string_view kind = std::string_view(term).substr(0, term.find('.'));
    if (kind != open) {
      if (!open.empty()) list.raw("</interpGrp>\n");
      list.raw("<interpGrp").attribute("type", kind).raw(">");
      open = kind;
    }
    tagged(list, "interp", "xml:id", term, std::string_view(term).substr(kind.size() + 1));
  }
  if (!open.empty()) list.raw("</interpGrp>\n");
  if (!groups.text.empty()) list.raw("<interpGrp type=\"groups\">\n").raw(groups.text).raw("</interpGrp>\n");
  if (!shared.text.empty()) list.raw("<interpGrp type=\"shared-wording\">\n").raw(shared.text).raw("</interpGrp>\n");
  if (!list.text.empty()) out.raw("<standOff>\n").raw(list.text).raw("</standOff>\n");
}

/// A TEI without words: for an article that could not be read, and where there is none at all.
void empty(Out& out, std::string_view id, std::string_view title, std::string_view note) {
  out.raw("<TEI");
  if (!id.empty()) out.attribute("n", id);
  header(out.raw(">\n"), title, note, "<p>No text</p>", "");
  out.raw("<text><body><p/></body></text>\n</TEI>\n");
}

}  // namespace

std::string tei(const View& view) {
  Terms terms;
  Out out, texts;
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    const Entry& entry = view.entries()[a];
    if (entry.analysis != nullptr) {
      Writer(view, a, terms).write(texts);
    } else {
      empty(texts, entry.id, entry.id, "Not read: " + entry.error.message);
    }
  }
  if (texts.text.empty()) empty(texts, "", view.title(), "");
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
  header(out, view.title(), "", "<p>Several reports, compared</p>",
         "<encodingDesc><appInfo><application ident=\"fact-explorer\" version=\"" FACTS_VERSION
         "\"><label>Fact Explorer</label></application></appInfo><editorialDecl><p>The text of each body is the article as it was given; characters "
         "that XML cannot hold are U+FFFD. All annotation is automatic and stands in standOff. An anchor's name ends in its place, counted in "
         "Unicode code points from the beginning of the article.</p></editorialDecl></encodingDesc>");
  corpus(out, view, terms);
  return std::move(out.raw(texts.text).raw("</teiCorpus>\n").text);
}

}  // namespace facts::report
