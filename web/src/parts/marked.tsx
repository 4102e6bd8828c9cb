// A document's text with marks over it. Offsets are code points all the way down to the piece that is
// printed. Far from the screen a chunk is one plain text node (so that the browser's own search still
// finds it); its marks are cut when it comes near. A line of a megabyte therefore costs what is seen.
import { Component } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Mark } from '../answers';
import type { Points } from '../text';
import type { Chunk } from './outline';
import { cut, Spans, type Span } from './segments';
import { Shown } from './shown';

// So many chunks are cut at once without anybody noticing; longer texts wait for the screen.
const kAtOnce = 60;

interface Props {
  points: Points;
  chunks: readonly Chunk[];
  /** Sorted by start. */
  marks: readonly Mark[];
  /** What the address names: highlighted and brought into sight. */
  target: readonly Span[];
  /** Called with the place of a mark that was clicked or entered. */
  pick: (at: number) => void;
}

const kTags: Record<string, 'h2' | 'h3' | 'p' | 'li' | 'figcaption'> = {
  title: 'h2',
  heading: 'h3',
};

export function MarkedText({ points, chunks, marks, target, pick }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const spans = useMemo(() => new Spans(marks), [marks]);
  const near = useNear(root, chunks);
  const first = target[0];

  useLayoutEffect(() => {
    if (first) show(root.current, first.start);
  }, [first?.start, first?.end, chunks]);

  const picked = (event: Event) => {
    const piece = event.target instanceof Element ? event.target.closest('[data-at]') : null;
    if (!(piece instanceof HTMLElement)) return false;
    // Whoever selects words to copy them is not asking for a record.
    if (event.type === 'click' && String(getSelection() ?? '') !== '') return false;
    pick(Number(piece.dataset.at));
    return true;
  };

  return (
    <div
      ref={root}
      class={chunks.length > kAtOnce ? 'text long' : 'text'}
      onClick={picked}
      onKeyDown={event => {
        if ((event.key === 'Enter' || event.key === ' ') && picked(event)) event.preventDefault();
      }}
    >
      {chunks.map((chunk, index) => {
        const aimed = target.filter(t => t.start < chunk.end && t.end > chunk.start);
        const live = chunks.length <= kAtOnce || near.has(index) || aimed.length > 0;
        return (
          <Piece
            key={chunk.start}
            index={index}
            points={points}
            chunk={chunk}
            spans={live ? spans : null}
            target={aimed.length > 0 ? target : kNone}
          />
        );
      })}
    </div>
  );
}

const kNone: readonly Span[] = [];

interface PieceProps {
  index: number;
  points: Points;
  chunk: Chunk;
  /** null: too far away to be cut. */
  spans: Spans<Mark> | null;
  target: readonly Span[];
}

// Drawn anew only when something about it changed: a text has many.
class Piece extends Component<PieceProps> {
  override shouldComponentUpdate(next: PieceProps): boolean {
    const { props } = this;
    return (
      next.points !== props.points ||
      next.chunk !== props.chunk ||
      next.spans !== props.spans ||
      next.target !== props.target
    );
  }

  override render({ index, points, chunk, spans, target }: PieceProps) {
    const Tag = kTags[chunk.kind] ?? 'p';
    const name = `chunk ${chunk.kind}${chunk.goesOn ? ' goes-on' : ''}`;
    return (
      <Tag class={name} dir="auto" data-chunk={index}>
        {spans === null ? (
          <Shown text={points.slice(chunk.start, chunk.end)} />
        ) : (
          marked(points, chunk, spans, target)
        )}
      </Tag>
    );
  }
}

function marked(points: Points, chunk: Chunk, spans: Spans<Mark>, target: readonly Span[]) {
  const aims = target.map(t => ({ start: t.start, end: t.end, kind: 'target', id: '' }));
  const marks = [...spans.touching(chunk.start, chunk.end), ...aims];
  return cut(chunk.start, chunk.end, marks).map(piece => {
    const text = <Shown text={points.slice(piece.start, piece.end)} />;
    if (piece.marks.length === 0) return text;
    const kinds = [...new Set(piece.marks.map(m => m.kind))];
    const name = `piece ${kinds.map(kind => `k-${kind}`).join(' ')}`;
    const begins = piece.begins.some(m => m.kind !== 'target');
    // Only where a mark begins can it be reached by keyboard; a click works on all of it.
    return begins ? (
      <span key={piece.start} class={name} data-at={piece.start} role="button" tabIndex={-1}>
        {text}
      </span>
    ) : (
      <span key={piece.start} class={name} data-at={piece.start}>
        {text}
      </span>
    );
  });
}

// The chunks that have been near the screen. They stay: to forget them again would make text jump.
function useNear(
  root: { current: HTMLElement | null },
  chunks: readonly Chunk[],
): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    setNear(new Set());
    if (chunks.length <= kAtOnce || root.current === null) return undefined;
    const watch = new IntersectionObserver(
      entries => {
        const come = entries.filter(e => e.isIntersecting);
        for (const e of come) watch.unobserve(e.target);
        if (come.length === 0) return;
        setNear(old => {
          const more = new Set(old);
          for (const e of come)
            if (e.target instanceof HTMLElement) more.add(Number(e.target.dataset.chunk));
          return more;
        });
      },
      { rootMargin: '800px 0px' },
    );
    for (const chunk of root.current.querySelectorAll('[data-chunk]')) watch.observe(chunk);
    return () => watch.disconnect();
  }, [chunks]);
  return near;
}

const kBar = 60; // the top bar covers so much
const kNarrow = 960; // below, the panel lies over the lower part of the screen

/** Brings the piece at a place into sight, if it isn't. Twice, since what lies between may only now
 *  get its real height. */
function show(root: HTMLElement | null, at: number): void {
  const move = () => {
    const piece = root?.querySelector(`[data-at="${at}"]`);
    if (!piece) return;
    const { top, bottom } = piece.getBoundingClientRect();
    const free = innerWidth < kNarrow ? innerHeight * 0.5 : innerHeight;
    if (top < kBar + 30 || bottom > free - 30) scrollBy(0, top - (kBar + free) / 2);
  };
  move();
  requestAnimationFrame(() => requestAnimationFrame(move));
}
