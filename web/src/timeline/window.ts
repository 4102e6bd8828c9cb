// Which days are in view. Stage and overview share one; it changes sixty times a second while one
// pans, so it is told to listeners and not to the component tree.

type Listener = () => void;

export class Window {
  from: number;
  to: number;
  private readonly listeners = new Set<Listener>();

  /** `min` and `max` are the days beyond which there is nothing to see; a window holds a week at least. */
  constructor(
    readonly min: number,
    readonly max: number,
  ) {
    this.from = min;
    this.to = max;
  }

  get least(): number {
    return Math.min(7, this.max - this.min);
  }

  /** Moves to [from, to], kept within the limits. */
  set(from: number, to: number): void {
    const span = Math.max(this.least, Math.min(to - from, this.max - this.min));
    const start = Math.max(this.min, Math.min(from, this.max - span));
    if (start === this.from && start + span === this.to) return;
    this.from = start;
    this.to = start + span;
    for (const listener of this.listeners) listener();
  }

  /** Pans by a part of what is in view. */
  pan(part: number): void {
    const by = (this.to - this.from) * part;
    this.set(this.from + by, this.to + by);
  }

  /** Zooms around a day; `factor` above 1 comes closer. */
  zoom(factor: number, around = (this.from + this.to) / 2): void {
    const span = Math.max(this.least, (this.to - this.from) / factor);
    const part = (around - this.from) / (this.to - this.from);
    this.set(around - part * span, around + (1 - part) * span);
  }

  all(): void {
    this.set(this.min, this.max);
  }

  watch(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
