/** Corrections by the reader, made where the mistake is seen. */
import { css } from 'lit';
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import type { ClaimView } from '../model/analysis.ts';
import { sameSpan } from '../model/spans.ts';

/** Who says a claim, and whether it stands in the right row. */
export class FactCorrect extends FactView {
  static override properties = { ...FactView.properties, claim: { attribute: false }, open: { state: true } };
  declare claim: ClaimView;
  declare private open: boolean;

  static override styles = [base, css`
    :host { font-size: var(--_s1); }
    form { display: grid; gap: var(--_x2); margin-block: var(--_x2); padding: var(--_x3); border: 1px solid var(--_rule2); border-radius: var(--_radius); background: var(--_sheet); }
    label { display: grid; gap: 2px; color: var(--_soft); }
    input, select { width: 100%; min-width: 0; color: var(--_ink); }
    .btn { white-space: normal; }
  `];

  constructor() {
    super();
    this.open = false;
  }

  override render(): TemplateResult {
    const { claim } = this;
    const made = this.app.corrections.filter((one) => one.kind !== 'block' && one.article === claim.article.id && sameSpan(one.at, claim.span));
    return html`
      ${made.map((one) => html`<button class="plain" @click=${() => this.app.takeBack(one)}>${this.t('takeBack')}<span class="sr">: ${this.t(one.kind === 'speaker' ? 'correctSpeaker' : one.kind === 'split' ? 'correctionSplit' : 'correctionJoin')}</span></button> `)}
      <button class="plain" aria-expanded=${this.open} @click=${() => { this.open = !this.open; }}>${this.t('correct')}</button>
      ${this.open ? html`<form @submit=${(event: Event) => this.#apply(event)}>
        <label>${this.t('correctSpeaker')}<input type="text" name="name" .value=${claim.speaker}></label>
        <label>${this.t('correctJoin')}<select name="join">
          <option value="">–</option>
          ${this.app.analysis.groups.filter((one) => one !== claim.group).slice(0, 500).map((one) => html`<option value=${one.id}>${one.title.slice(0, 80)}</option>`)}
        </select></label>
        <span class="bar"><button class="btn primary">${this.t('apply')}</button>
        ${claim.group.members.length > 1 ? html`<button class="btn" type="button" @click=${() => this.#split()}>${this.t('correctSplit')}</button>` : nothing}</span>
      </form>` : nothing}`;
  }

  get #where() {
    return { article: this.claim.article.id, claim: this.claim.claim.id, at: this.claim.span };
  }

  #split(): void {
    this.open = false;
    this.app.correct({ kind: 'split', ...this.#where });
  }

  #apply(event: Event): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(given.get('name') ?? '').trim();
    const target = this.app.analysis.groupById.get(String(given.get('join') ?? ''))?.members[0];
    this.open = false;
    if (name !== this.claim.speaker) this.app.correct({ kind: 'speaker', ...this.#where, name });
    if (target) this.app.correct({ kind: 'join', ...this.#where, to: { article: target.article.id, at: target.span } });
  }
}

define('fact-correct', FactCorrect);
