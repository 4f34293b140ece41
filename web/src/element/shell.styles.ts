import { css } from 'lit';

export const shellStyles = css`
  :host { background: var(--_paper); container-type: inline-size; }
  .shell { position: relative; padding: var(--_x4) clamp(var(--_x3), 3cqw, var(--_x6)) var(--_x6); max-width: 120rem; margin-inline: auto; min-height: 16rem; }
  .top { display: flex; flex-wrap: wrap; gap: var(--_x3) var(--_x5); align-items: end; }
  .title { flex: 1 1 20rem; min-width: 0; }
  h1 { font-size: 1.5rem; line-height: 1.15; text-wrap: pretty; font-weight: 600; letter-spacing: -0.005em; }
  .facts { display: flex; flex-wrap: wrap; gap: 0 var(--_x3); color: var(--_soft); font-size: var(--_s1); margin-top: var(--_x1); min-height: 1.4em; }
  .facts .rel { font-size: inherit; }
  .facts > * + *::before { content: ''; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--_x1); }

  .tabs { margin-top: var(--_x4); border-bottom: 1px solid var(--_rule2); }
  .tabs ul { display: flex; gap: 0 var(--_x4); overflow-x: auto; scrollbar-width: none; margin-bottom: -1px; }
  .tabs li { scroll-margin-inline: 3rem; }
  .tabs a { display: flex; gap: 0.4em; align-items: baseline; padding: var(--_x2) 1px calc(var(--_x2) - 2px); color: var(--_soft); text-decoration: none; border-bottom: 2px solid transparent; white-space: nowrap; font-weight: 500; }
  .tabs a:hover { color: var(--_ink); border-color: var(--_rule2); }
  .tabs a[aria-current] { color: var(--_ink); border-color: var(--_ink); font-weight: 600; }
  .tabs a:focus-visible { outline-offset: -2px; }
  .tabs .count { color: var(--_soft); font-size: var(--_s0); font-weight: 400; }
  .about { margin-top: var(--_x3); }

  .progress { height: 0; }
  .progress.on { display: flex; gap: var(--_x3); align-items: center; height: 2rem; margin-top: var(--_x2); }
  progress { accent-color: var(--_link); height: 0.5rem; width: 12rem; }
  .problem { margin-top: var(--_x3); padding: var(--_x2) var(--_x3); border: 1px solid var(--_conflict); border-radius: var(--_radius); background: var(--_conflict-wash); color: var(--_ink); }
  .waiting { min-height: 24rem; }
  .view > .empty { margin-top: var(--_x5); }
  .empty p { margin-top: var(--_x3); }

  .notices { position: fixed; z-index: 20; inset-inline-start: var(--_x4); bottom: var(--_x4); display: grid; gap: var(--_x2); max-width: min(30rem, calc(100vw - 2rem)); }
  .notices p { display: flex; gap: var(--_x3); align-items: center; padding: var(--_x2) var(--_x3); background: var(--_ink); color: var(--_paper); border-radius: var(--_radius); font-size: var(--_s1); overflow-wrap: anywhere; }
  .notices .btn { background: transparent; color: inherit; border-color: currentColor; }
  .notices .x { margin-inline-start: auto; padding: 0 var(--_x2); min-height: 1.5rem; font-size: var(--_s3); }
  .drop { position: absolute; inset: var(--_x2); z-index: 15; display: grid; place-items: center; border: 2px dashed var(--_link); border-radius: var(--_radius); background: color-mix(in srgb, var(--_paper) 88%, transparent); font-size: var(--_s4); pointer-events: none; }

  @container (max-width: 640px) {
    h1 { font-size: var(--_s4); }
    .actions { width: 100%; }
    .actions .btn { padding-inline: var(--_x2); }
    .tabs { margin-top: var(--_x3); }
    .tabs ul { mask-image: linear-gradient(to right, transparent, #000 0.75rem, #000 calc(100% - 2rem), transparent); padding-inline: 0.75rem; margin-inline: -0.75rem; }
  }
`;
