/** The comparison in others' terms: W3C Web Annotations, schema.org, TEI. Offsets leave the page as code points. */
import type { Analysis, ArticleView, ClaimView } from '../model/analysis.ts';
import type { Span } from '../model/types.ts';

/** UTF-16 offsets to code points: one pass over the text, then a look-up. */
export function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) pairs.push(at++);
  }
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    let lo = 0;
    let hi = pairs.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (pairs[mid]! < offset - 1) lo = mid + 1;
      else hi = mid;
    }
    return offset - lo;
  };
}

const AROUND = 32;
/** An article's name in links of the export; the address where it has one. */
const iri = (article: ArticleView) => (/^https?:\/\//.test(article.given.url ?? '') ? article.given.url! : `urn:fact-explorer:article:${encodeURIComponent(article.id)}`);
const claimIri = (claim: ClaimView) => `urn:fact-explorer:claim:${encodeURIComponent(claim.article.id)}:${encodeURIComponent(claim.claim.id)}`;

function selectors(article: ArticleView, span: Span, at: (offset: number) => number) {
  const [start, end] = span;
  return [
    { type: 'TextQuoteSelector', exact: article.text.slice(start, end), prefix: article.text.slice(Math.max(0, start - AROUND), start), suffix: article.text.slice(end, end + AROUND) },
    { type: 'TextPositionSelector', start: at(start), end: at(end) },
  ];
}

/** One annotation for each claim: the target is the words, the body what was read out of them. */
export function annotations(analysis: Analysis): string {
  const items = analysis.articles.flatMap((article) => {
    const at = codePoints(article.text);
    return article.claims.map((claim) => ({
      id: claimIri(claim), type: 'Annotation', motivation: 'identifying',
      body: [
        { type: 'TextualBody', purpose: 'describing', format: 'text/plain', value: claim.own ? claim.text : `${claim.speaker}: ${claim.text}` },
        ...(claim.own ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: claim.speaker }]),
        { type: 'TextualBody', purpose: 'classifying', value: claim.group.relation },
      ],
      target: claim.claim.content.map((span) => ({ source: iri(article), selector: selectors(article, span, at) })),
    }));
  });
  return JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:fact-explorer:annotations', type: 'AnnotationCollection', total: items.length, first: { id: 'urn:fact-explorer:annotations:1', type: 'AnnotationPage', items } }, null, 1);
}

/** NewsArticle, Claim and Quotation, tied together by who said it where. */
export function schemaOrg(analysis: Analysis): string {
  const person = (claim: ClaimView) => {
    const type = claim.article.extract?.entities.find((one) => one.id === claim.claim.source?.entity)?.type;
    return { '@type': type === 'person' ? 'Person' : 'Organization', name: claim.speaker };
  };
  const graph: object[] = analysis.articles.map((article) => ({
    '@type': 'NewsArticle', '@id': iri(article), headline: article.title || article.label,
    ...(article.published ? { datePublished: article.published } : {}), publisher: { '@type': 'Organization', name: article.label },
  }));
  for (const group of analysis.groups) {
    const first = group.members[0]!;
    const spoken = group.members.filter((one) => !one.own);
    graph.push({
      '@type': 'Claim', '@id': `urn:fact-explorer:group:${encodeURIComponent(group.id)}`, name: group.title, text: first.text,
      appearance: group.members.map((one) => ({ '@id': iri(one.article) })),
      firstAppearance: { '@id': iri([...group.members].sort((a, b) => a.article.published.localeCompare(b.article.published))[0]!.article) },
      ...(spoken.length ? { claimInterpreter: spoken.map(person) } : {}),
      keywords: group.relation,
    });
    for (const claim of spoken) {
      if (claim.claim.kind !== 'direct' && claim.claim.kind !== 'mixed') continue;
      graph.push({ '@type': 'Quotation', '@id': claimIri(claim), text: claim.text, spokenByCharacter: person(claim), isPartOf: { '@id': iri(claim.article) } });
    }
  }
  return JSON.stringify({ '@context': 'https://schema.org/', '@graph': graph }, null, 1);
}

/** XML has no room for most control characters, nor for half a pair. */
function xml(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A TEI corpus: each article a text, claims as spans between anchors, so that they may overlap. */
export function tei(analysis: Analysis, name: string): string {
  const header = (title: string, more: string) => `<teiHeader><fileDesc><titleStmt><title>${xml(title || 'Untitled')}</title></titleStmt>`
    + `<publicationStmt><p>Made in the reader's browser by Fact Explorer</p></publicationStmt><sourceDesc>${more}</sourceDesc></fileDesc></teiHeader>`;
  const bodies = analysis.articles.map((article) => {
    const n = article.index + 1;
    // Where anchors stand: at the edges of each passage.
    const edges = new Map<number, string[]>();
    const put = (at: number, id: string) => {
      const list = edges.get(at);
      if (list) list.push(id);
      else edges.set(at, [id]);
    };
    const spans: string[] = [];
    article.claims.forEach((claim, c) => claim.claim.content.forEach((span, s) => {
      const id = `a${n}.c${c + 1}.${s + 1}`;
      put(span[0], `${id}.s`);
      put(span[1], `${id}.e`);
      spans.push(`<span from="#${id}.s" to="#${id}.e" ana="${claim.group.relation}">${xml(claim.own ? '' : claim.speaker)}</span>`);
    }));
    const sorted = [...edges.keys()].sort((a, b) => a - b);
    const words = ([start, end]: Span, last: boolean) => {
      let out = '';
      let from = start;
      for (const at of sorted) {
        if (at < start || at > end || (at === end && !last)) continue;
        out += xml(article.text.slice(from, at)) + edges.get(at)!.map((id) => `<anchor xml:id="${id}"/>`).join('');
        from = at;
        edges.set(at, []);
      }
      return out + xml(article.text.slice(from, end));
    };
    const blocks = article.blocks.length ? article.blocks : [{ kind: 'paragraph', span: [0, article.text.length] as Span }];
    const body = blocks.map((block, at) => `<ab type="${block.kind}">${words(block.span, at === blocks.length - 1)}</ab>`).join('\n');
    const source = `<bibl><publisher>${xml(article.label)}</publisher>${article.published ? `<date when="${xml(article.published)}">${xml(article.published)}</date>` : ''}</bibl>`;
    return `<TEI>${header(article.title || article.label, source)}<text><body><div>\n${body}\n${spans.length ? `<spanGrp type="claims">${spans.join('\n')}</spanGrp>\n` : ''}</div></body></text></TEI>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header(name, '<p>Several reports on one event</p>')}\n${bodies.join('\n')}\n</teiCorpus>\n`;
}
