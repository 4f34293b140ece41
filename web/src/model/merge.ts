/** What was read out of one block by itself, put into its article's analysis: for blocks that the reader turned from furniture into text. */
import type { Extract, Span } from './types.ts';

/** `part` was read from the article's text from `offset` on; ids get `prefix`, spans move. */
export function merge(whole: Extract, part: Extract, offset: number, prefix: string): Extract {
  const span = ([start, end]: Span): Span => [start + offset, end + offset];
  const maybe = (one: Span | null | undefined) => (one ? span(one) : null);
  const id = (one: string) => `${prefix}${one}`;
  const ids = (list: string[] | undefined) => (list ?? []).map(id);
  const entity = (one: string | null | undefined) => (one ? id(one) : null);
  return {
    ...whole,
    sentences: [...whole.sentences, ...part.sentences.map(span)].sort((a, b) => a[0] - b[0]),
    entities: [...whole.entities, ...part.entities.map((one) => ({ ...one, id: id(one.id), mentions: (one.mentions ?? []).map((m) => ({ ...m, span: span(m.span) })) }))],
    quantities: [...whole.quantities, ...part.quantities.map((one) => ({
      ...one, id: id(one.id), span: span(one.span), counted: one.counted ? { ...one.counted, span: maybe(one.counted.span) } : null,
    }))],
    times: [...whole.times, ...part.times.map((one) => ({ ...one, id: id(one.id), span: span(one.span) }))],
    claims: [...whole.claims, ...part.claims.map((one) => ({
      ...one, id: id(one.id), content: one.content.map(span),
      source: one.source ? { ...one.source, span: one.source.span.map(span), entity: entity(one.source.entity) } : null,
      cue: one.cue ? { ...one.cue, span: one.cue.span.map(span) } : null,
      via: (one.via ?? []).map((via) => ({ ...via, span: via.span.map(span), entity: entity(via.entity) })),
      subject: maybe(one.subject), predicate: maybe(one.predicate), object: maybe(one.object),
      quantities: ids(one.quantities), times: ids(one.times), places: ids(one.places), entities: ids(one.entities),
    }))],
  };
}
