/** The passages behind one row, side by side, with the words that differ marked. */
import { css } from 'lit';
import { diffWordsWithSpace } from 'diff';
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import { contextOf, type Analysis, type ClaimView, type GroupView } from '../model/analysis.ts';
import { pieces } from '../model/spans.ts';
import type { Span } from '../model/types.ts';
import { drift, hedges, interval, why } from './explain.ts';
import './correct.ts';

/** How many passages stand in a line: all of them up to five, else lines as even as can be. */
const perLine = (n: number): number => (n <= 5 ? Math.max(2, n) : Math.ceil(n / Math.ceil(n / 4)));

interface Compared { differing: Span[]; likeness: number }

/** Spans of `claim` whose words are not in `with`, and how much of it is shared (0 to 1). */
export function differing(claim: ClaimView, other: ClaimView): Compared {
  const text = (one: ClaimView) => one.claim.content.map(([start, end]) => one.article.text.slice(start, end)).join(' ');
  const parts = diffWordsWithSpace(text(other), text(claim), { ignoreCase: true });
  // Places in the joined text are led back through the content's passages.
  const back = (from: number, to: number): Span[] => {
    const out: Span[] = [];
    let at = 0;
    for (const [start, end] of claim.claim.content) {
      const length = end - start;
      const lo = Math.max(from, at);
      const hi = Math.min(to, at + length);
      if (lo < hi) out.push([start + lo - at, start + hi - at]);
      at += length + 1;
    }
    return out;
  };
  const spans: Span[] = [];
  let at = 0;
  let same = 0;
  let all = 0;
  for (const part of parts) {
    const letters = part.value.replace(/[^\p{L}\p{N}]/gu, '').length;
    all += letters;
    if (!part.added && !part.removed) same += letters;
    if (part.removed) continue;
    const lead = part.value.length - part.value.trimStart().length;
    if (part.added && letters > 0) spans.push(...back(at + lead, at + part.value.trimEnd().length));
    at += part.value.length;
  }
  return { differing: spans, likeness: all === 0 ? 1 : same / (all - (all - same) / 2) };
}

export class FactPassages extends FactView {
  static override properties = { ...FactView.properties, group: { attribute: false }, analysis: { attribute: false }, against: { state: true } };
  declare group: GroupView;
  declare analysis: Analysis;
  declare private against: string;

  static override styles = [base, css`
    :host { container-type: inline-size; }
    .why { max-width: 78ch; margin-block: var(--_x1) var(--_x3); }
    /* As many columns as there are passages, as long as each keeps a readable width: five stand in one line, six in two of three. */
    .list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, max(13rem, (100cqw - (var(--per) - 1) * var(--_x3)) / var(--per))), 1fr)); gap: var(--_x3); }
    .card { display: flex; flex-direction: column; border: 1px solid var(--_rule); border-top: 3px solid var(--rel, var(--_rule2)); border-radius: var(--_radius); padding: var(--_x2) var(--_x3); background: var(--_paper); max-width: 44rem; }
    .card.base { border-style: solid; border-top-color: var(--_ink); }
    .from { display: flex; flex-wrap: wrap; gap: 0 var(--_x2); align-items: baseline; font-size: var(--_s1); }
    .from strong { font-weight: 600; }
    blockquote { margin: var(--_x2) 0; font-size: var(--_s2); line-height: 1.5; }
    .around { color: var(--_soft); }
    .said { font-size: var(--_s1); }
    .note { color: var(--_soft); font-size: var(--_s0); margin-top: var(--_x1); }
    .drift { color: var(--_ink); border-inline-start: 2px solid var(--_update); padding-inline-start: var(--_x2); }
    .links { display: flex; flex-wrap: wrap; gap: 0 var(--_x3); margin-top: auto; padding-top: var(--_x2); }
    .chainarrow { color: var(--_faint); padding-inline: 0.15em; }
    .figures { margin-bottom: var(--_x3); max-width: 64rem; }
    .quiet { margin-top: var(--_x3); color: var(--_soft); font-size: var(--_s1); }
  `];

  constructor() {
    super();
    this.against = '';
  }

  override render(): TemplateResult {
    const { group } = this;
    const against = group.members.find((one) => one.key === this.against) ?? group.members[0]!;
    return html`
      <p class="why small">${why(this.app, group)}</p>
      ${group.kind === 'figure' && group.values.length > 1 ? html`<fact-figures class="figures" only=${group.id} .app=${this.app}></fact-figures>` : nothing}
      <ol class="list" .style=${`--per: ${perLine(group.members.length)}`} aria-label=${this.t('passages')}>
        ${group.members.map((claim) => this.#card(claim, against))}
      </ol>
      <div class="quiet bar">
        ${group.absent.length > 0 && group.byArticle.size > 0 ? html`<span>${this.t('silentIn', { names: this.names(group.absent) })}</span>` : nothing}
        <button class="plain end no-print" @click=${() => this.#copy()}>${this.t('copyLink')}</button>
      </div>`;
  }

  protected override updated(): void {
    if (this.group.kind === 'figure' && !customElements.get('fact-figures')) void import('./figures.ts');
  }

  async #copy(): Promise<void> {
    const url = new URL(location.href);
    try {
      await navigator.clipboard.writeText(url.href);
      this.app.notify(this.t('copied'));
    } catch {
      this.app.notify(url.href);
    }
  }

  #card(claim: ClaimView, against: ClaimView): TemplateResult {
    const { words } = this.app;
    const many = this.group.members.length > 1;
    const isBase = claim === against;
    const compared = many && !isBase ? differing(claim, against) : null;
    const quite = compared !== null && compared.likeness < 0.3;
    const hedge = hedges(this.app, claim);
    return html`<li class="card ${isBase && many ? 'base' : ''}">
      <div class="from">${this.letter(claim.article)}<strong>${claim.article.label}</strong>
        <span class="muted num">${claim.article.published ? words.day(claim.article.published) : this.t('noDate')}</span></div>
      <blockquote class="words">${this.#passage(claim, compared && !quite ? compared.differing : [])}</blockquote>
      <p class="said">${this.chain(claim)}${hedge.length ? html` <i class="muted">(${hedge.join(', ')})</i>` : nothing}
        ${claim.corrected ? html`<i class="muted">${this.t('correctedMark')}</i>` : nothing}</p>
      ${claim.quantities.length > 0 && this.group.kind === 'figure' ? html`<p class="note num">${claim.quantities.map((one) => interval(this.app, one)).filter(Boolean).join(' · ')}</p>` : nothing}
      ${many ? html`<p class="note">${isBase ? this.t('comparedWith')
        : compared && compared.differing.length === 0 ? this.t('sameAsFirst', { letter: against.article.letter })
        : quite ? this.t('worded', { letter: against.article.letter }) : nothing}</p>` : nothing}
      ${drift(this.app, claim).map((one) => html`<p class="note drift">${one}</p>`)}
      <div class="links no-print">
        <button class="plain" @click=${() => this.app.toWords(claim)}>${this.t('inArticle')}</button>
        ${many && !isBase ? html`<button class="plain" @click=${() => { this.against = claim.key; }}>${this.t('compareWith')}</button>` : nothing}
        <fact-correct .app=${this.app} .claim=${claim}></fact-correct>
      </div>
    </li>`;
  }

  /** Speaker, then those who passed the words on. */
  chain(claim: ClaimView): TemplateResult {
    const arrow = html`<span class="chainarrow" aria-hidden="true">→</span><span class="sr">, </span>`;
    const act = claim.claim.cue?.act;
    const how = [...(act && act !== 'unknown' && act !== 'assert' ? [this.app.words.term(act)] : []), ...(claim.claim.kind !== 'indirect' || !act || act === 'assert' || act === 'unknown' ? [this.t(`${claim.claim.kind}Short`)] : [])].join(', ');
    const who = claim.own ? html`<i>${this.t('ownWords')}</i>` : html`<b class="words">${claim.speaker || this.t('unnamed')}</b>`;
    return html`${who}${claim.via.map((one) => html`${arrow}<span class="words">${one}</span>`)}${claim.own ? nothing : html`<span class="muted"> · ${how}</span>`}`;
  }

  #passage(claim: ClaimView, differing: Span[]): TemplateResult[] {
    const text = claim.article.text;
    const context = contextOf(claim);
    const marks = [
      ...claim.claim.content.map((span) => ({ span, mark: 'content' as const })),
      ...differing.map((span) => ({ span, mark: 'diff' as const })),
    ];
    return pieces(context, marks).map(({ start, end, marks: over }) => {
      const words = text.slice(start, end);
      if (over.includes('diff')) return html`<mark class="diff">${words}</mark>`;
      if (over.includes('content')) return html`<mark>${words}</mark>`;
      return html`<span class="around">${words}</span>`;
    });
  }
}

define('fact-passages', FactPassages);
