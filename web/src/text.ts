// Offsets of the record count code points; strings here count UTF-16 units. The two part only at
// characters outside the basic plane, which are rare: their places are kept and counted past.

/** A text that is cut by code points. Making it reads the text once; every cut is cheap. */
export class Points {
  readonly length: number;
  // For each character outside the basic plane, its offset in code points; ascending.
  private readonly wide: number[] = [];

  constructor(readonly text: string) {
    let point = 0;
    for (let i = 0; i < text.length; ++i, ++point) {
      const unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdbff || i + 1 >= text.length) continue;
      const low = text.charCodeAt(i + 1);
      if (low < 0xdc00 || low > 0xdfff) continue;
      this.wide.push(point);
      ++i;
    }
    this.length = point;
  }

  /** The offset in UTF-16 units of a code point; offsets beyond the text are the text's end. */
  unit(point: number): number {
    const at = Math.max(0, Math.min(point, this.length));
    return at + this.before(at, offset => offset);
  }

  /** The code point at an offset in UTF-16 units (as the DOM's selections count). */
  point(unit: number): number {
    const at = Math.max(0, Math.min(unit, this.text.length));
    return at - this.before(at, (offset, index) => offset + index);
  }

  slice(start: number, end: number = this.length): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  // How many wide characters stand before `at`, where `place` says at what offset one stands.
  private before(at: number, place: (offset: number, index: number) => number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(this.wide[middle] ?? 0, middle) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Pieces of a text with and without marks: [start, end) in code points, sorted or not, may overlap. */
export function pieces(text: string, marks: readonly (readonly [number, number])[]) {
  const points = new Points(text);
  const sorted = [...marks].sort((a, b) => a[0] - b[0]);
  const out: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of sorted) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    if (from > at) out.push({ text: points.slice(at, from), marked: false });
    out.push({ text: points.slice(from, end), marked: true });
    at = end;
  }
  if (at < points.length) out.push({ text: points.slice(at), marked: false });
  return out;
}

/** At most `most` code points; a longer text ends in an ellipsis at a word's end. */
export function shortened(text: string, most: number): string {
  const points = new Points(text);
  if (points.length <= most) return text;
  const cut = points.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}

export function capital(words: string): string {
  const first = new Points(words).slice(0, 1);
  return first.toUpperCase() + words.slice(first.length);
}

/** "1 report", "12 reports". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
