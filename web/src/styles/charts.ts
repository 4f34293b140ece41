import { css } from 'lit';

/** Colours and strokes of the charts; widths and shapes carry the meaning. */
export const chartStyles = css`
  svg { display: block; overflow: visible; max-width: 100%; font-family: var(--_sans); }
  svg text { fill: var(--_soft); font-size: 11px; font-variant-numeric: tabular-nums; }
  svg .grid { stroke: var(--_rule); }
  svg .tick { stroke: var(--_rule2); }
  svg .line { stroke: var(--_rule2); }
  svg .mark { color: var(--_ink); }
  svg .side1 { color: var(--_side1); } svg .side2 { color: var(--_side2); } svg .side3 { color: var(--_side3); }
  svg .dot, svg .tip { fill: currentColor; }
  svg .ring { fill: var(--_sheet); stroke: currentColor; stroke-width: 2; }
  svg .open { stroke: currentColor; stroke-width: 2.5; }
  svg .range { stroke: currentColor; stroke-width: 7; opacity: 0.45; }
  svg .end { stroke: currentColor; stroke-width: 2.5; }
  svg .moment { fill: var(--_compatible); }
  svg .long { stroke: var(--_compatible); stroke-width: 6; opacity: 0.35; }
  svg .report { stroke: var(--_ink); stroke-width: 2; }
  svg .early { font-size: 10px; }
`;
