import { css } from 'lit';

export const articleStyles = css`
  :host { container-type: inline-size; }
  .picker ul { display: flex; flex-wrap: wrap; gap: var(--_x1); margin-top: var(--_x3); }
  .picker button { display: flex; gap: var(--_x2); align-items: baseline; padding: var(--_x1) var(--_x3); min-height: 2rem; border: 1px solid var(--_rule); border-radius: var(--_radius); background: var(--_sheet); font-size: var(--_s1); }
  .picker button:hover { background: var(--_hover); }
  .picker button[aria-current='true'] { border-color: var(--_ink); box-shadow: inset 0 -2px 0 var(--_ink); font-weight: 600; }
  .tools { margin-block: var(--_x3); }
  .chip .sample { padding-inline: 1px; }
  .chip[aria-pressed='true'] { background: var(--_wash); color: var(--_ink); border-color: var(--_faint); }
  .chip[aria-pressed='false'] { color: var(--_soft); border-style: dashed; }

  .sheet { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); padding-block: var(--_x4) var(--_x6); }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(15rem, 24rem); }
  .text { padding: 0 var(--_x6) var(--_x3); max-width: 44rem; margin-inline-start: auto; width: 100%; font-size: 1.0625rem; line-height: 1.6; }
  .notes { padding: 0 var(--_x4) var(--_x2); border-inline-start: 1px solid var(--_rule); display: flex; flex-direction: column; gap: var(--_x1); min-width: 0; }
  .marginhead { padding-top: 0.3rem; }
  .head .outlet { font-size: var(--_s1); display: flex; flex-wrap: wrap; gap: var(--_x2); align-items: baseline; }
  .bad { color: var(--_conflict); }
  .text > .words { white-space: pre-line; }
  h2 { font-size: var(--_s5); line-height: 1.2; font-weight: 600; }
  h3 { font-size: var(--_s3); padding-top: var(--_x2); }
  .junk .text { font-size: var(--_s1); color: var(--_soft); line-height: 1.4; padding-bottom: var(--_x2); }
  .junk .text > .words { border-inline-start: 2px solid var(--_rule2); padding-inline-start: var(--_x3); }
  .kept { font-size: var(--_s0); color: var(--_soft); display: flex; gap: var(--_x3); font-family: var(--_sans); padding-inline-start: calc(var(--_x3) + 2px); }
  .kept .plain { font-size: var(--_s0); }

  .claim { cursor: pointer; background-image: linear-gradient(var(--rel), var(--rel)); background-size: 100% 1.5px; background-position: 0 100%; background-repeat: no-repeat; padding-bottom: 1px; }
  .claim.single { background-image: linear-gradient(var(--_rule2), var(--_rule2)); background-size: 100% 1px; }
  .claim.conflict { background-color: var(--rel-wash); background-size: 100% 2px; }
  .claim:hover { background-color: var(--_hover); }
  .claim.picked { background-color: var(--_mark); }
  .speaker, .sample.speakers { font-weight: 600; }
  .cue { font-style: italic; }
  .figure, .sample.figures { font-variant-numeric: lining-nums; box-shadow: inset 0 0 0 1px var(--_rule2); border-radius: 2px; padding-inline: 1px; }
  .date, .sample.dates { text-decoration: underline dotted var(--_faint); text-underline-offset: 0.3em; }
  .sample.claims { border-bottom: 2px solid var(--_compatible); }

  .note { position: relative; border-inline-start: 3px solid var(--rel); padding-inline-start: var(--_x2); font-size: var(--_s0); line-height: 1.35; }
  .note.single { border-inline-start: 1px solid var(--_rule2); padding-inline-start: calc(var(--_x2) + 2px); }
  .notehead { display: flex; flex-wrap: wrap; gap: 0 var(--_x2); align-items: baseline; width: 100%; min-height: 1.5rem; border-radius: 2px; }
  .notehead:hover { background: var(--_hover); }
  .note .who { font-weight: 600; overflow-wrap: anywhere; }
  .note.single .who { font-weight: 400; color: var(--_soft); }
  .others { display: inline-flex; flex-wrap: wrap; gap: 0.3em; align-items: baseline; color: var(--_soft); }
  .others .words { font-size: var(--_s1); color: var(--_ink); }
  .note .letter { font-size: 0.6875rem; }
  .silent .letter { border-style: dashed; background: none; }
  .note.open > .notehead { background: var(--_mark); }
  /* Laid over the notes that follow, so that opening one moves nothing. */
  .more { position: absolute; z-index: 3; inset-inline: -3px 0; top: 100%; padding: var(--_x2) var(--_x3); display: grid; gap: var(--_x2); font-size: var(--_s1); background: var(--_sheet); border: 1px solid var(--_rule2); border-inline-start: 3px solid var(--rel); border-radius: 0 0 var(--_radius) var(--_radius); box-shadow: 0 6px 24px rgb(0 0 0 / 0.14); }
  .more li { padding-block: 2px; display: grid; grid-template-columns: auto 1fr; gap: var(--_x2); align-items: start; }
  .more li .letter { margin-top: 0.2rem; }
  .passage { color: inherit; font-size: var(--_s2); line-height: 1.4; display: inline; }
  .passage:hover { text-decoration: underline; text-decoration-thickness: 1px; }

  @container (max-width: 820px) {
    .more { position: static; box-shadow: none; border-width: 0; border-radius: 0; background: none; padding-inline: 0; }
    .row { grid-template-columns: minmax(0, 1fr); }
    .text { padding-inline: var(--_x4); max-width: none; }
    .notes { border: 0; padding-inline: var(--_x4); margin-bottom: var(--_x3); }
    .marginhead { display: none; }
    .notes:empty { display: none; }
    .note.single:not(.open) { display: none; }
    h2 { font-size: var(--_s4); }
    .picker ul { flex-wrap: nowrap; overflow-x: auto; padding: 2px; }
    .picker button { white-space: nowrap; }
  }
`;
