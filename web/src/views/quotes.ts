/** The Quotes view: one utterance as each article gives it, word under word. */
import { css } from 'lit';
import { define, html, nothing, type TemplateResult } from '../element/view.ts';
import { SizedView } from '../element/sized.ts';
import { base } from '../styles/base.ts';
import type { GroupView } from '../model/analysis.ts';
import { align, lines, type Beat } from '../model/align.ts';
import { quoted } from './explain.ts';
import { RELATIONS } from '../model/relations.ts';

export class FactQuotes extends SizedView {
  static override styles = [base, css`
    :host { container-type: inline-size; margin-top: var(--_x4); }
    section { background: var(--_sheet); border: 1px solid var(--_rule); border-inline-start: 3px solid var(--rel); border-radius: var(--_radius); padding: var(--_x3) var(--_x4); margin-bottom: var(--_x3); }
    h2 { font-size: var(--_s3); font-family: var(--_serif); }
    .meta { display: flex; flex-wrap: wrap; gap: 0 var(--_x3); color: var(--_soft); font-size: var(--_s1); margin-bottom: var(--_x2); align-items: baseline; }
    .lineup { display: grid; width: max-content; max-width: 100%; column-gap: 0.5em; margin-block: var(--_x2); font-family: var(--_serif); font-size: var(--_s2); line-height: 1.55; overflow-x: auto; }
    .lineup + .lineup { border-top: 1px solid var(--_rule); padding-top: var(--_x2); }
    .mid { align-self: center; }
    .cell { white-space: pre; padding-inline: 1px; }
    .cell.same { color: var(--_soft); }
    .cell.first { color: var(--_ink); }
    .cell.other { background: var(--_mark); color: var(--_ink); }
    .cell.none { color: var(--_faint); }
    .full { display: grid; grid-template-columns: auto 1fr; gap: 2px var(--_x2); font-size: var(--_s1); margin-top: var(--_x2); border-top: 1px solid var(--_rule); padding-top: var(--_x2); }
    .full.flowing { border: 0; padding: 0; gap: var(--_x2); font-size: var(--_s2); align-items: start; }
    .flowing .letter { margin-top: 0.2rem; }
    .go { display: inline; min-height: 1.5rem; }
    .go:hover { text-decoration: underline; text-underline-offset: 0.18em; }
  `];

  override render(): TemplateResult {
    const groups = this.#groups();
    if (groups.length === 0) return this.empty('emptyQuotes', 'emptyQuotesHelp');
    const room = Math.max(28, Math.floor((this.width - 70) / 7.6));
    const { shown, more } = this.first(groups, 40);
    return html`${shown.map((group) => this.#group(group, room))}${more}`;
  }

  #groups(): GroupView[] {
    return this.app.analysis.groups.filter((one) => one.kind === 'quote' && one.members.length > 1)
      .sort((a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) || b.members.length - a.members.length);
  }

  #group(group: GroupView, room: number): TemplateResult {
    const beats = align(group.members.map((one) => one.text));
    const places = beats.filter((one) => !one.same).length;
    // Where there is no room for columns, or too many of them: each variant as running words.
    const flowing = this.width < 640 || group.members.length > 8;
    const speakers = [...new Set(group.members.map((one) => this.speaker(one)))];
    return html`<section class=${group.relation}>
      <h2>${speakers.join(' / ')}</h2>
      <p class="meta">${this.relation(group.relation)}<span>${places === 0 ? this.t('identical') : this.t('wordsDiffer', { n: places })}</span>
        <span class="num">${this.t('nOrigins', { n: group.origins })}</span></p>
      ${flowing ? nothing : html`<div aria-hidden="true">${lines(beats, room).map((line) => this.#line(group, line))}</div>`}
      <div class="full ${flowing ? 'flowing' : ''}">${group.members.map((one, row) => html`${this.letter(one.article)}<div><button class="go words" @click=${() => this.app.toWords(one)}>${flowing ? this.#flow(beats, row) : quoted(one.text)}</button>
        <span class="muted"> ${one.article.label}${one.via.length ? html` · ${this.t('via', { names: one.via.join(', ') })}` : nothing}</span></div>`)}</div>
    </section>`;
  }

  /** One variant as running words, those marked that not all share. */
  #flow(beats: Beat[], row: number): TemplateResult[] {
    const runs: { words: string; agrees: boolean }[] = [];
    for (const { cells, agrees } of beats) {
      const words = cells[row];
      const last = runs[runs.length - 1];
      if (words && last?.agrees === agrees) last.words += ` ${words}`;
      else if (words) runs.push({ words, agrees });
    }
    return runs.map(({ words, agrees }) => (agrees ? html`${words} ` : html`<mark>${words}</mark> `));
  }

  #line(group: GroupView, line: Beat[]): TemplateResult {
    return html`<div class="lineup" .style=${`grid-template-columns: auto repeat(${line.length}, max-content)`}>
      ${group.members.map((member, row) => html`<span class="letter mid">${member.article.letter}</span>${line.map((beat) => {
        const words = beat.cells[row]!;
        const kind = beat.same ? (row === 0 ? 'first' : 'same') : words === '' ? 'none' : beat.agrees ? 'first' : 'other';
        return html`<span class="cell ${kind}">${words || '–'}</span>`;
      })}`)}
    </div>`;
  }
}

define('fact-quotes', FactQuotes);
