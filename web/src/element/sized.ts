/** For views that draw to measure: knows how wide they are, and draws anew when that changes. */
import { FactView } from './view.ts';

export abstract class SizedView extends FactView {
  /** Width in CSS pixels; a guess until it is measured. */
  protected width = 960;
  #watch: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Known before the first drawing, or that would be drawn twice and move.
    this.width = Math.round(this.getBoundingClientRect().width) || this.width;
    this.#watch = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width > 0 && Math.abs(width - this.width) > 4) {
        this.width = width;
        // Drawn in the next frame: drawing here could change the size that is being told.
        requestAnimationFrame(() => this.requestUpdate());
      }
    });
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }
}
