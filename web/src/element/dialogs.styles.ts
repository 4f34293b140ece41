import { css } from 'lit';

export const dialogStyles = css`
  :host { display: contents; }
  dialog { width: min(40rem, calc(100vw - 1.5rem)); max-height: calc(100dvh - 2rem); padding: 0; border: 1px solid var(--_rule2); border-radius: var(--_radius); background: var(--_sheet); color: var(--_ink); font-family: var(--_sans); box-shadow: 0 12px 48px rgb(0 0 0 / 0.25); }
  dialog::backdrop { background: rgb(0 0 0 / 0.4); }
  .box { padding: var(--_x4) var(--_x5) var(--_x5); }
  header { display: flex; align-items: baseline; margin-bottom: var(--_x3); }
  h2 { font-size: var(--_s4); font-family: var(--_serif); }
  h3 { margin-block: var(--_x4) var(--_x1); font-size: var(--_s2); }
  .x { margin-inline-start: auto; font-size: var(--_s4); padding: 0 var(--_x2); min-height: 2rem; }
  .add { display: grid; grid-template-columns: 1fr 1fr; gap: var(--_x2) var(--_x4); }
  .wide { grid-column: 1 / -1; }
  label { display: grid; gap: 2px; font-weight: 500; }
  .check { display: flex; gap: var(--_x2); align-items: baseline; }
  .check input { width: auto; }
  .parts { padding: var(--_x2) var(--_x3) var(--_x3); border: 1px solid var(--_rule2); border-radius: var(--_radius); background: var(--_wash); }
  .parts ol { list-style: decimal; padding-inline-start: 2.5rem; margin-top: var(--_x1); font-size: var(--_s1); }
  .grow { flex: 1; }
  .grow select { flex: 1; min-width: 6rem; }
  label.line, .line { display: flex; gap: var(--_x3); align-items: center; }
  .line input { flex: 1; min-width: 0; }
  textarea { width: 100%; resize: vertical; font-size: var(--_s2); font-weight: 400; }
  input { width: 100%; font-weight: 400; }
  hr { border: 0; border-top: 1px solid var(--_rule); width: 100%; margin-block: var(--_x2); }
  .file { position: relative; overflow: hidden; display: inline-flex; }
  .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; font-size: 3rem; }
  .file:focus-within { outline: 2px solid var(--_focus); outline-offset: 2px; }
  .articles { margin-block: var(--_x3); }
  .articles li { display: grid; grid-template-columns: auto 1fr; grid-auto-columns: auto; grid-auto-flow: column; gap: var(--_x2); padding-block: var(--_x2); border-top: 1px solid var(--_rule); align-items: start; }
  .articles .letter { margin-top: 0.35rem; }
  .fields { display: flex; flex-wrap: wrap; gap: var(--_x1) var(--_x2); }
  .fields input[type='text'] { flex: 2 1 9rem; width: 0; }
  .fields input[type='date'] { flex: 1 1 8rem; width: 0; }
  .fields span { flex-basis: 100%; }
  .fixes li { display: flex; gap: var(--_x3); align-items: baseline; padding-block: 2px; font-size: var(--_s1); }
  .fixes li > :last-child:not(:first-child) { margin-inline-start: auto; }
  .bad { color: var(--_conflict); }
  .stack { display: grid; gap: var(--_x3); }
  .column { flex-direction: column; align-items: stretch; }
  @media (max-width: 520px) {
    .box { padding: var(--_x3); }
    .add { grid-template-columns: 1fr; }
  }
`;
