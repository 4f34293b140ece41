/** One scale of sizes, spaces and colours for every part of the element. */
import { css } from 'lit';

/**
 * Set on the element's host; the parts of the element inherit it. Names that begin with `--fact-` are the public face: set them on
 * `<fact-explorer>` from outside. Names that begin with `--_` are the element's own.
 */
export const tokens = css`
  :host {
    --_sans: var(--fact-font-sans, 'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', system-ui, 'Helvetica Neue', Arial, sans-serif);
    --_serif: var(--fact-font-serif, 'Source Serif 4 Variable', 'Source Serif 4', Charter, 'Iowan Old Style', Georgia, 'Times New Roman', serif);
    /* sizes: a scale of 1.17 */
    --_s0: 0.75rem; --_s1: 0.8125rem; --_s2: 0.9375rem; --_s3: 1.0625rem; --_s4: 1.3125rem; --_s5: 1.75rem;
    /* spaces */
    --_x1: 0.25rem; --_x2: 0.5rem; --_x3: 0.75rem; --_x4: 1rem; --_x5: 1.5rem; --_x6: 2.25rem;
    --_radius: var(--fact-radius, 3px);
    color-scheme: light;
    --_paper: var(--fact-paper, #fbfaf7); --_sheet: var(--fact-sheet, #ffffff); --_ink: var(--fact-ink, #1c1b19);
    --_soft: #56524b; --_faint: #6d685f; --_rule: #e2ded5; --_rule2: #c3bdb0; --_wash: #f2efe8; --_hover: #ece8de;
    --_link: var(--fact-accent, #17507e); --_focus: #1a6fb5;
    --_conflict: #a3241c; --_conflict-wash: #fbeae7;
    --_update: #7a4b00; --_update-wash: #fbf0da;
    --_compatible: #2c5a86; --_compatible-wash: #e8f0f8;
    --_agree: #226142; --_agree-wash: #e6f2eb;
    --_single: #56524b; --_single-wash: #f2efe8;
    --_mark: #fff1b8; --_mark-strong: #ffe27a;
    --_side1: #a3241c; --_side2: #5b3b98; --_side3: #0f5f66;
  }
  :host([data-dark]) {
    color-scheme: dark;
    --_paper: var(--fact-paper, #16171a); --_sheet: var(--fact-sheet, #1d1f23); --_ink: var(--fact-ink, #e9e6df);
    --_soft: #b6b1a6; --_faint: #9b968b; --_rule: #2f3237; --_rule2: #4a4e55; --_wash: #22252a; --_hover: #2b2f35;
    --_link: var(--fact-accent, #86b9e6); --_focus: #7db7ee;
    --_conflict: #f29a8f; --_conflict-wash: #3b2120;
    --_update: #e9b968; --_update-wash: #35291a;
    --_compatible: #95bfe6; --_compatible-wash: #1e2c3a;
    --_agree: #8fcaa8; --_agree-wash: #1d2f26;
    --_single: #b6b1a6; --_single-wash: #22252a;
    --_mark: #4a4118; --_mark-strong: #6a5a12;
    --_side1: #f29a8f; --_side2: #c3a9f2; --_side3: #7fd0d4;
  }
`;

/** What every part shares: reset, focus, buttons, tables, marks. */
export const base = css`
  :host { display: block; font-family: var(--_sans); font-size: var(--_s2); line-height: 1.4; color: var(--_ink); }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h1, h2, h3, h4 { font-size: inherit; font-weight: 600; text-wrap: balance; }
  button, input, select, textarea { font: inherit; color: inherit; }
  button { background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
  a { color: var(--_link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
  :focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px; border-radius: 2px; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .words { font-family: var(--_serif); overflow-wrap: anywhere; unicode-bidi: isolate; }
  .num { font-variant-numeric: tabular-nums; }
  .muted { color: var(--_soft); }
  .small { font-size: var(--_s1); }

  .btn {
    display: inline-flex; align-items: center; gap: var(--_x2); min-height: 2rem; padding: 0 var(--_x3);
    border: 1px solid var(--_rule2); border-radius: var(--_radius); background: var(--_sheet); font-size: var(--_s1); font-weight: 500; white-space: nowrap;
  }
  .btn:hover { background: var(--_hover); }
  .btn.primary { background: var(--_ink); color: var(--_paper); border-color: var(--_ink); }
  .btn.primary:hover { background: var(--_soft); }
  .btn[disabled] { opacity: 0.5; cursor: default; }
  .plain { color: var(--_link); font-size: var(--_s1); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; min-height: 1.5rem; }
  .plain:hover { text-decoration-thickness: 2px; }
  input[type='text'], input[type='search'], input[type='date'], input[type='url'], select, textarea {
    min-height: 2rem; padding: 0 var(--_x2); border: 1px solid var(--_rule2); border-radius: var(--_radius); background: var(--_sheet); font-size: var(--_s1); max-width: 100%;
  }
  textarea { padding: var(--_x2); line-height: 1.45; }
  label { font-size: var(--_s1); }

  .chip {
    display: inline-flex; align-items: center; gap: 0.4em; min-height: 1.75rem; padding: 0 var(--_x2); border: 1px solid var(--_rule2);
    border-radius: 99px; background: var(--_sheet); font-size: var(--_s1); white-space: nowrap;
  }
  .chip:hover { background: var(--_hover); }
  .chip[aria-pressed='true'] { background: var(--_ink); color: var(--_paper); border-color: var(--_ink); }
  .chip[aria-pressed='true'] .glyph, .chip[aria-pressed='true'] .count { color: inherit; }
  .chip .count { color: var(--_soft); font-variant-numeric: tabular-nums; }

  .letter {
    display: inline-grid; place-items: center; min-width: 1.35em; height: 1.35em; padding: 0 0.25em; border: 1px solid var(--_rule2); border-radius: 2px;
    font-size: var(--_s0); font-weight: 600; line-height: 1; font-family: var(--_sans); color: var(--_soft); background: var(--_sheet); font-variant-numeric: tabular-nums;
  }
  abbr { text-decoration: none; }
  .glyph { font-weight: 700; line-height: 1; font-family: var(--_sans); }
  .tinted { color: var(--rel); }
  .conflict { --rel: var(--_conflict); --rel-wash: var(--_conflict-wash); }
  .update { --rel: var(--_update); --rel-wash: var(--_update-wash); }
  .compatible { --rel: var(--_compatible); --rel-wash: var(--_compatible-wash); }
  .agree { --rel: var(--_agree); --rel-wash: var(--_agree-wash); }
  .single { --rel: var(--_single); --rel-wash: var(--_single-wash); }
  .rel { display: inline-flex; align-items: baseline; gap: 0.35em; color: var(--rel); font-weight: 600; font-size: var(--_s0); white-space: nowrap; }

  .about { color: var(--_soft); max-width: 60rem; text-wrap: pretty; }
  .empty { padding: var(--_x6) var(--_x4); text-align: center; color: var(--_soft); border: 1px dashed var(--_rule2); border-radius: var(--_radius); }
  .empty strong { display: block; color: var(--_ink); font-size: var(--_s3); font-weight: 600; margin-bottom: var(--_x1); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_x2) var(--_x3); }
  .bar .end { margin-inline-start: auto; }

  mark { background: var(--_mark); color: inherit; border-radius: 1px; padding-block: 0.05em; }
  .diff { background: var(--_mark-strong); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.15em; }

  .frame { position: relative; }
  table { border-collapse: collapse; width: 100%; }
  th { text-align: start; font-weight: 600; }
  td, th { vertical-align: top; }
  details > summary { cursor: pointer; }

  @media (prefers-reduced-motion: no-preference) {
    .btn, .chip { transition: background-color 120ms; }
  }
  @media print {
    .no-print { display: none !important; }
  }
`;
