// A document's blocks as the page lays them out: every code point in exactly one chunk, none longer
// than a few screens. A line of a megabyte becomes some hundreds of chunks that can be laid out one
// by one when they come near; the seam is at a space where there is one.

import type { Points } from '../text';

export interface Block {
  kind: string;
  start: number;
  end: number;
}

export interface Chunk {
  kind: string;
  start: number;
  end: number;
  /** Goes on with the block of the chunk before. */
  goesOn: boolean;
}

export const kChunk = 3000;

/** Blocks that overlap or lie outside are cut to what is left; text in no block is a paragraph. */
export function chunks(text: Points, blocks: readonly Block[]): Chunk[] {
  const found: Chunk[] = [];
  let at = 0;
  const gap = (end: number) => {
    if (end > at && text.slice(at, end).trim() !== '')
      split(text, { kind: 'paragraph', start: at, end }, found);
  };
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, block.start);
    const end = Math.min(text.length, block.end);
    if (end <= start) continue;
    gap(start);
    split(text, { kind: block.kind, start, end }, found);
    at = end;
  }
  gap(text.length);
  return found;
}

function split(text: Points, block: Block, into: Chunk[]): void {
  let from = block.start;
  while (from < block.end) {
    let to = Math.min(block.end, from + kChunk);
    if (to < block.end) to = seam(text, from, to);
    into.push({ kind: block.kind, start: from, end: to, goesOn: from > block.start });
    from = to;
  }
}

// After the last space of the second half; a chunk without one is cut where it stands.
function seam(text: Points, from: number, to: number): number {
  const half = from + Math.floor(kChunk / 2);
  const tail = Array.from(text.slice(half, to));
  for (let i = tail.length - 1; i >= 0; i--) {
    if (/\s/.test(tail[i] ?? '')) return half + i + 1;
  }
  return to;
}
