import { css } from 'lit';

export const coverageStyles = css`
  :host { container-type: inline-size; }
  .tools { margin-block: var(--_x3); }
  .search { flex: 1 1 10rem; max-width: 24rem; }
  .filters { display: contents; }
  .chips { display: flex; flex-wrap: wrap; gap: var(--_x1); }
  .sort { display: inline-flex; align-items: center; gap: var(--_x2); color: var(--_soft); }

  .frame { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); }
  .frame.wide { overflow-x: auto; }
  table { table-layout: fixed; }
  .corner { width: 31%; }
  .wide table { width: calc(22rem + var(--n) * 8.5rem); }
  .wide .corner { width: 22rem; position: sticky; left: 0; z-index: 1; }
  .wide th.title { position: sticky; left: 0; background: var(--_sheet); z-index: 1; }
  thead th { position: sticky; top: 0; z-index: 2; background: var(--_sheet); box-shadow: inset 0 -1px 0 var(--_rule2); padding: var(--_x2); font-weight: 400; vertical-align: bottom; }
  .corner { padding-inline-start: var(--_x4); }
  .article { display: grid; grid-template-columns: auto 1fr; column-gap: var(--_x2); align-items: baseline; width: 100%; line-height: 1.25; }
  .article .outlet { font-weight: 600; font-size: var(--_s1); overflow-wrap: anywhere; }
  .article:hover .outlet { text-decoration: underline; }
  .article .date { grid-column: 2; color: var(--_soft); font-size: var(--_s0); }
  .bad { grid-column: 1 / -1; color: var(--_conflict); font-size: var(--_s0); }

  .head th { padding: var(--_x4) var(--_x4) var(--_x1); background: var(--_sheet); }
  .head .rel { font-size: var(--_s1); }
  tbody + tbody .head th { border-top: 1px solid var(--_rule2); }
  .row > * { border-top: 1px solid var(--_rule); padding: var(--_x2); }
  .head + .row > * { border-top-color: transparent; }
  th.title { padding-inline: var(--_x4) var(--_x3); font-weight: 400; }
  .opener { display: grid; grid-template-columns: 0.9rem 1fr; width: 100%; line-height: 1.3; align-items: baseline; }
  .opener .what { font-weight: 600; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
  .opener .tri { width: 0; height: 0; border: 4px solid transparent; border-inline-start: 5px solid var(--_faint); border-inline-end: 0; transform: translateY(-1px); }
  .opener[aria-expanded='true'] .tri { transform: rotate(90deg); }
  .opener:hover .what { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
  .meta { display: flex; flex-wrap: wrap; gap: 0 var(--_x3); padding-inline-start: 0.9rem; margin-top: 2px; color: var(--_soft); font-size: var(--_s0); align-items: baseline; }
  .yours { font-style: italic; }
  .parties { color: var(--rel); }

  td.says { background: color-mix(in srgb, var(--rel-wash) 55%, transparent); border-inline-start: 1px solid var(--_rule); }
  td.list .line { display: grid; grid-template-columns: minmax(10rem, 2fr) minmax(0, 3fr); gap: var(--_x3); align-items: start; padding-block: 2px; }
  td.list .who { display: flex; flex-wrap: wrap; gap: 3px; font-size: var(--_s0); color: var(--_soft); }
  td.list button.letter { min-width: 1.5rem; height: 1.5rem; }
  td.list button.letter:hover { background: var(--_hover); }
  td.silent { border-inline-start: 1px solid var(--_rule); color: var(--_faint); text-align: center; vertical-align: middle; }
  td.telling { color: var(--_soft); font-style: italic; font-size: var(--_s0); }
  .row:hover td.says { background: var(--rel-wash); }
  .cell { display: block; width: 100%; line-height: 1.25; border-radius: 2px; }
  .cell + .cell { margin-top: var(--_x2); padding-top: var(--_x2); border-top: 1px dotted var(--_rule2); }
  .cell .gist { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; font-size: var(--_s2); }
  .figure .cell .gist { font-size: var(--_s3); font-variant-numeric: tabular-nums lining-nums; }
  .cell:hover .gist { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
  .cell .who { display: block; color: var(--_soft); font-size: var(--_s0); margin-top: 2px; overflow-wrap: anywhere; }
  .who.own, .who.unnamed { font-style: italic; }
  .cell .key { display: none; }
  .mark { font-family: var(--_sans); font-size: 0.7em; margin-inline-end: 0.35em; vertical-align: 0.1em; }
  .side1 .mark { color: var(--_side1); } .side2 .mark { color: var(--_side2); } .side3 .mark { color: var(--_side3); }
  .side1 .gist, .side2 .gist, .side3 .gist { font-weight: 600; }

  .isopen > * { border-bottom: 0; }
  .isopen th.title { box-shadow: inset 3px 0 0 var(--rel); }
  .detail > td { padding: 0 var(--_x4) var(--_x4) calc(var(--_x4) + 0.9rem); box-shadow: inset 3px 0 0 var(--rel, var(--_rule2)); }
  .moreRow { padding: var(--_x3) var(--_x4); }

  /* A phone: the title takes the line, the articles stand under it in narrow columns or, where they speak, one below the other. */
  @container (max-width: 760px) {
    .frame { margin-inline: calc(-1 * var(--_x1)); }
    table, tbody, tr, td, th { display: block; width: auto; }
    .wide table, .wide .corner { width: auto; }
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .row { padding: var(--_x3) var(--_x3) var(--_x3); border-top: 1px solid var(--_rule); }
    .head + .row { border-top-color: transparent; }
    .row > *, th.title { padding: 0; border: 0; }
    .head th { padding-inline: var(--_x3); }
    td.says, .row:hover td.says { background: none; border: 0; }
    td.silent { display: none; }
    td.says { margin-top: var(--_x2); margin-inline-start: 0.9rem; }
    .cell { display: grid; grid-template-columns: 1.9em 1fr; column-gap: var(--_x1); padding: 2px 0; }
    .cell + .cell { margin-top: 2px; padding-top: 2px; border: 0; }
    .cell .key { display: inline-grid; grid-row: 1 / span 2; justify-self: start; }
    .cell .who { margin: 0; }
    .isopen th.title { box-shadow: none; }
    .detail > td { padding: 0 var(--_x3) var(--_x3); box-shadow: none; }
    .tools .search { flex: 1 1 9rem; min-width: 0; max-width: none; }
    .sort { margin-inline-start: 0; order: 1; }
    .chips { order: 2; }
    /* Filters in one line that scrolls sideways, instead of three that push the table away. */
    .tools { gap: var(--_x2); flex-wrap: wrap; }
    .chips { flex-wrap: nowrap; }
    .filters { order: 2; flex: 1 0 100%; display: flex; gap: var(--_x2); overflow-x: auto; scrollbar-width: none; padding-block: 3px; margin-inline: calc(-1 * var(--_x1)); padding-inline: var(--_x1); mask-image: linear-gradient(to right, #000 calc(100% - 1.5rem), transparent); }
    .sort { position: relative; }
    .sort > span { display: none; }
    .sort select { width: 8.5rem; }
  }
`;
