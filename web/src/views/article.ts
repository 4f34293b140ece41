/** The Article view: the text as it stands, marked in place, with a margin that says what the other articles say. */
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import { JUNK, type ArticleView, type ClaimView } from '../model/analysis.ts';
import { overlaps, pieces, sameSpan } from '../model/spans.ts';
import type { Span } from '../model/types.ts';
import { gist, hedges, why } from './explain.ts';
import { articleStyles } from './article.styles.ts';
import './correct.ts';

type MarkKind = 'claims' | 'speakers' | 'figures' | 'dates';
type Mark = { kind: 'claim'; claim: ClaimView } | { kind: 'speaker' | 'cue' | 'figure' | 'date' };

/** Letters drawn at first: more than any report has. */
const LETTERS = 60_000;

/** Letters of one block that are drawn in one piece. */
const LONG = 3000;

/** A block, or a stretch of one that is too long. */
type Drawn = ArticleView['blocks'][number] & { whole: Span };

const KINDS: MarkKind[] = ['claims', 'speakers', 'figures', 'dates'];
const WORD = { claims: 'marksClaims', speakers: 'marksSpeakers', figures: 'marksFigures', dates: 'marksDates' } as const;

export class FactArticle extends FactView {
  static override properties = { ...FactView.properties, off: { state: true }, junk: { state: true }, further: { state: true } };
  declare private off: MarkKind[];
  declare private junk: boolean;
  /** How often the reader asked for what stands before the part that is drawn. */
  declare private further: number;
  static override styles = [base, articleStyles];

  constructor() {
    super();
    this.off = [];
    this.junk = true;
    this.further = 0;
  }

  override render(): TemplateResult {
    const { analysis, address } = this.app;
    const selected = analysis.byKey.get(address.claim);
    const article = selected?.article ?? analysis.articles.find((one) => one.id === address.article) ?? analysis.articles[0];
    if (!article) return this.empty('emptyStart', 'emptyStartHelp');
    return html`
      <nav class="picker no-print" aria-label=${this.t('chooseArticle')}><ul>
        ${analysis.articles.map((one) => html`<li><button aria-current=${one === article ? 'true' : 'false'} @click=${() => this.app.go({ article: one.id, claim: '' })}>
          <span class="letter" aria-hidden="true">${one.letter}</span><span>${one.label}</span><span class="muted num">${one.published ? this.app.words.day(one.published, true) : ''}</span></button></li>`)}
      </ul></nav>
      <div class="bar tools no-print" role="group" aria-label=${this.t('marks')}>
        <span class="muted small">${this.t('marks')}</span>
        ${KINDS.map((kind) => html`<button class="chip" aria-pressed=${!this.off.includes(kind)} @click=${() => this.#toggle(kind)}><span class="sample ${kind}">${this.t(WORD[kind])}</span></button>`)}
        ${this.#junkCount(article) > 0 ? html`<button class="chip" aria-pressed=${this.junk} @click=${() => { this.junk = !this.junk; }}>${this.t('showKept', { n: this.#junkCount(article) })}</button>` : nothing}
      </div>
      ${this.#sheet(article, selected)}`;
  }

  #toggle(kind: MarkKind): void {
    this.off = this.off.includes(kind) ? this.off.filter((one) => one !== kind) : [...this.off, kind];
  }

  #junkCount(article: ArticleView): number {
    return article.blocks.filter((one) => JUNK.has(one.kind)).length;
  }

  #sheet(article: ArticleView, selected: ClaimView | undefined): TemplateResult {
    const { words } = this.app;
    const blocks: Drawn[] = (article.blocks.length > 0 ? article.blocks : [{ kind: 'paragraph' as const, span: [0, article.text.length] as Span, corrected: false }])
      .flatMap((block) => stretches(article, block.span).map((span) => ({ ...block, span, whole: block.span })));
    const at = selected ? blocks.findIndex((one) => overlaps(one.span, selected.span)) : -1;
    // A part of a very long text is drawn: from its start, or around the words that were asked for.
    const past = blocks.findIndex((one) => one.span[0] > LETTERS);
    const size = past < 1 ? blocks.length : past;
    const far = at >= size * (this.drawn + 1);
    const from = Math.max(0, (far ? at - Math.floor(size / 4) : 0) - size * this.further);
    const { shown, more } = this.first(blocks.slice(from), size, far ? at - from : -1);
    const [first, until] = [shown[0]?.span[0] ?? 0, shown[shown.length - 1]?.span[1] ?? 0];
    const marks = this.#marks(article).filter((one) => one.span[0] < until && one.span[1] > first);
    return html`<article class="sheet" part="article" lang=${article.given.lang as string | undefined ?? nothing} aria-label=${article.label}>
      <header class="row"><div class="text head">
        <p class="outlet">${this.letter(article)} <strong>${article.label}</strong> <span class="muted num">${article.published ? words.day(article.published) : this.t('noDate')}</span>
          ${safeUrl(article.given.url) ? html`<a class="small" href=${safeUrl(article.given.url)!} rel="noopener noreferrer nofollow" target="_blank">${new URL(article.given.url!).hostname}</a>` : nothing}</p>
        ${article.error ? html`<p class="bad" role="alert">${this.t('articleFailed', { message: article.error.message })}${article.error.line ? ` (${this.t('line', { n: article.error.line })})` : ''}</p>` : nothing}
        ${article.reading && !this.app.engineError ? html`<p class="muted">${this.t('readingArticle')}</p>` : nothing}
      </div><aside class="notes marginhead muted small">${article.error ? nothing : this.t('margin')}</aside></header>
      ${from > 0 ? html`<div class="row"><div class="text"><button class="btn" @click=${() => { this.further++; }}>${this.t('earlier')}</button></div></div>` : nothing}
      ${shown.map((block) => this.#block(article, block, marks, selected))}
      ${more === nothing ? nothing : html`<div class="row"><div class="text">${more}</div></div>`}
    </article>`;
  }

  #marks(article: ArticleView): { span: Span; mark: Mark }[] {
    const out: { span: Span; mark: Mark }[] = [];
    if (!this.off.includes('claims')) for (const claim of article.claims) for (const span of claim.claim.content) out.push({ span, mark: { kind: 'claim', claim } });
    if (!this.off.includes('speakers')) {
      for (const claim of article.claims) {
        for (const span of claim.claim.source?.span ?? []) out.push({ span, mark: { kind: 'speaker' } });
        for (const via of claim.claim.via ?? []) for (const span of via.span) out.push({ span, mark: { kind: 'speaker' } });
        for (const span of claim.claim.cue?.span ?? []) out.push({ span, mark: { kind: 'cue' } });
      }
    }
    if (!this.off.includes('figures')) for (const one of article.extract?.quantities ?? []) out.push({ span: one.span, mark: { kind: 'figure' } });
    if (!this.off.includes('dates')) for (const one of article.extract?.times ?? []) out.push({ span: one.span, mark: { kind: 'date' } });
    return out;
  }

  #block(article: ArticleView, block: Drawn, marks: { span: Span; mark: Mark }[], selected: ClaimView | undefined): TemplateResult | typeof nothing {
    const text = article.text.slice(...block.span);
    if (!text.trim()) return nothing;
    const shown: Span = [block.span[0] + text.length - text.trimStart().length, block.span[0] + text.trimEnd().length];
    const junk = JUNK.has(block.kind);
    if (junk && !this.junk) return nothing;
    const claims = article.claims.filter((one) => overlaps(one.span, block.span) && one.span[0] >= block.span[0]);
    const words = this.#words(article, shown, marks, selected);
    const body = block.kind === 'headline' ? html`<h2 class="words">${words}</h2>`
      : block.kind === 'subhead' ? html`<h3 class="words">${words}</h3>`
      : html`<p class="words">${words}</p>`;
    return html`<div class="row ${block.kind} ${junk ? 'junk' : ''}">
      <div class="text">${body}
        ${junk || block.corrected ? html`<p class="kept"><span>${junk ? this.t('keptOut', { kind: this.t(block.kind) }) : ''}${block.corrected ? ` · ${this.t('correctedMark')}` : ''}</span>
          <button class="plain no-print" @click=${() => this.#turn(article, block)}>${block.corrected ? this.t('takeBack') : this.t('asText')}</button></p>` : nothing}
      </div>
      <aside class="notes">${claims.map((claim) => this.#note(claim, claim === selected, block))}</aside>
    </div>`;
  }

  #turn(article: ArticleView, block: Drawn): void {
    const made = this.app.corrections.find((one) => one.kind === 'block' && one.article === article.id && sameSpan(one.at, block.whole));
    if (made) this.app.takeBack(made);
    else this.app.correct({ kind: 'block', article: article.id, at: block.whole, as: JUNK.has(block.kind) ? 'paragraph' : 'related' });
  }

  #words(article: ArticleView, span: Span, marks: { span: Span; mark: Mark }[], selected: ClaimView | undefined): TemplateResult[] {
    return pieces(span, marks).map(({ start, end, marks: over }) => {
      const text = article.text.slice(start, end);
      if (over.length === 0) return html`${text}`;
      const claims = over.flatMap((one) => (one.kind === 'claim' ? [one.claim] : []));
      const claim = claims.includes(selected!) ? selected : claims[claims.length - 1];
      const classes = over.map((one) => one.kind).filter((kind) => kind !== 'claim');
      if (!claim) return html`<span class=${classes.join(' ')}>${text}</span>`;
      return html`<span class="claim ${claim.group.relation} ${claim === selected ? 'picked' : ''} ${classes.join(' ')}" data-claim=${claim.key}
        @click=${() => this.#pick(claim)}>${text}</span>`;
    });
  }

  #pick(claim: ClaimView): void {
    if (getSelection()?.toString()) return;
    this.app.go({ claim: this.app.address.claim === claim.key ? '' : claim.key, article: claim.article.id });
  }

  #note(claim: ClaimView, open: boolean, block: Drawn): TemplateResult {
    const { group } = claim;
    const others = [...group.byArticle].filter(([id]) => id !== claim.article.id).map(([, claims]) => claims[0]!);
    const side = group.sides.get(claim.key);
    const differs = group.relation === 'conflict' ? others.filter((one) => one.text !== claim.text && (!side || group.sides.get(one.key) !== side)) : [];
    const silent = group.relation === 'single' ? [] : group.absent;
    const agrees = others.filter((one) => !differs.includes(one));
    const hedge = hedges(this.app, claim);
    const list = (claims: ClaimView[]) => html`${claims.slice(0, 12).map((one) => html`<span class="letter">${one.article.letter}</span>`)}${claims.length > 12 ? html`<span class="num">+ ${claims.length - 12}</span>` : nothing}`;
    return html`<div class="note ${group.relation} ${open ? 'open' : ''}" data-note=${claim.key}>
      <button class="notehead" aria-expanded=${open} @click=${() => this.#pick(claim)}>
        <span class="glyphs">${this.relation(group.relation, group.relation === 'single')}</span>
        <span class="who">${claim.own ? this.t('ownWords') : claim.speaker || this.t('unnamed')}${claim.via.length ? ` ← ${claim.via.join(' ← ')}` : ''}</span>
        ${differs.length ? html`<span class="others">≠ ${list(differs)} <span class="words">${gist(differs[0]!)}</span></span>` : nothing}
        ${agrees.length && group.relation !== 'single' ? html`<span class="others">${group.relation === 'agree' || group.relation === 'conflict' ? '=' : group.relation === 'update' ? '↻' : '≈'} ${list(agrees)}</span>` : nothing}
        ${silent.length ? html`<span class="others silent"><span aria-hidden="true">–</span><span class="sr">${this.t('silent')}</span> ${silent.slice(0, 12).map((one) => html`<span class="letter">${one.letter}</span>`)}${silent.length > 12 ? html`<span class="num">+ ${silent.length - 12}</span>` : nothing}</span>` : nothing}
        <span class="sr">${claim.text}</span>
      </button>
      ${open ? html`<div class="more">
        ${hedge.length ? html`<p><i>${hedge.join(', ')}</i></p>` : nothing}
        ${others.length ? html`<p>${why(this.app, group)}</p>` : nothing}
        <ul>${others.map((one) => html`<li>${this.letter(one.article)}<span><button class="passage words" @click=${() => this.app.toWords(one)}>${one.text}</button>
          <span class="muted small">${this.speaker(one)}</span></span></li>`)}</ul>
        ${group.absent.length && group.relation !== 'single' ? html`<p class="muted">${this.t('silentIn', { names: group.absent.map((one) => one.letter).join(', ') })}</p>` : nothing}
        <p class="bar no-print"><button class="plain" @click=${() => this.app.toGroup(claim)}>${this.t('inCoverage')}</button>
        <fact-correct .app=${this.app} .claim=${claim}></fact-correct>
        ${block.corrected ? nothing : html`<button class="plain" @click=${() => this.#turn(claim.article, block)}>${this.t('asJunk')}</button>`}</p>
      </div>` : nothing}
    </div>`;
  }

  #seen = '';
  protected override updated(): void {
    const { claim } = this.app.address;
    if (claim && claim !== this.#seen) {
      const words = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('.claim') ?? [])].find((one) => one.dataset.claim === claim)
        ?? [...(this.shadowRoot?.querySelectorAll<HTMLElement>('.note') ?? [])].find((one) => one.dataset.note === claim);
      if (!words) return;
      this.#seen = claim;
      const box = words.getBoundingClientRect();
      if (box.top < 60 || box.bottom > innerHeight * 0.7) words.scrollIntoView({ block: 'center' });
    }
    if (!claim) this.#seen = '';
  }
}

/** A block cut at ends of sentences, so that one without a single line break can be drawn bit by bit too. */
function stretches(article: ArticleView, span: Span): Span[] {
  if (span[1] - span[0] <= LONG) return [span];
  const out: Span[] = [];
  let from = span[0];
  for (const [, end] of article.extract?.sentences ?? []) {
    if (end >= span[1]) break;
    if (end - from < LONG) continue;
    out.push([from, end]);
    from = end;
  }
  return [...out, [from, span[1]]];
}

/** Only web addresses become links. */
function safeUrl(url: string | undefined): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

define('fact-article', FactArticle);
