// Marks nest and overlap; elements cannot overlap. So a stretch of text is cut at every border of a
// mark, and each piece knows which marks cover it. A sweep over the borders: n marks cost n log n,
// however deep they lie.

export interface Span {
  start: number;
  end: number;
}

export interface Segment<M extends Span> extends Span {
  /** What covers this piece, the shortest (the most particular) first. */
  marks: M[];
  /** Those of `marks` whose first piece this is. */
  begins: M[];
}

/** Cuts [start, end) at the borders of `marks`. Marks outside or empty are left out. */
export function cut<M extends Span>(start: number, end: number, marks: readonly M[]): Segment<M>[] {
  const inside = marks.filter(m => m.start < end && m.end > start && m.end > m.start);
  const borders = new Set<number>([start, end]);
  for (const m of inside) {
    if (m.start > start) borders.add(m.start);
    if (m.end < end) borders.add(m.end);
  }
  const places = [...borders].sort((a, b) => a - b);
  const byStart = [...inside].sort((a, b) => a.start - b.start);
  const segments: Segment<M>[] = [];
  let open: M[] = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const from = places[i] ?? start;
    open = open.filter(m => m.end > from);
    for (let m = byStart[next]; m !== undefined && m.start <= from; m = byStart[++next])
      open.push(m);
    segments.push({
      start: from,
      end: places[i + 1] ?? end,
      marks: [...open].sort((a, b) => a.end - a.start - (b.end - b.start)),
      begins: open.filter(m => m.start === from),
    });
  }
  return segments;
}

/** A list sorted by start that is asked for small windows again and again. */
export class Spans<M extends Span> {
  private readonly longest: number;

  constructor(readonly all: readonly M[]) {
    this.longest = all.reduce((most, m) => Math.max(most, m.end - m.start), 0);
  }

  /** Those that touch [start, end). */
  touching(start: number, end: number): M[] {
    const found: M[] = [];
    for (let i = this.from(start - this.longest); i < this.all.length; i++) {
      const m = this.all[i];
      if (m === undefined || m.start >= end) break;
      if (m.end > start) found.push(m);
    }
    return found;
  }

  /** Index of the first that starts at `start` or behind it. */
  from(start: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
