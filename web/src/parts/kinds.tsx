// Which kinds of marks are shown over a document. The choice is kept on this machine; each toggle
// shows the very mark that it switches and says how many there are.
import { useMemo } from 'preact/hooks';
import type { Mark } from '../answers';
import { counted } from '../text';

export const kMarkKinds: readonly { kind: string; many: string; also?: string }[] = [
  { kind: 'event', many: 'Events' },
  { kind: 'statement', many: 'Statements' },
  { kind: 'quote', many: 'Quotes' },
  { kind: 'commitment', many: 'Commitments', also: 'membership' },
  { kind: 'actor', many: 'Actors' },
  { kind: 'date', many: 'Dates' },
  { kind: 'place', many: 'Places' },
  { kind: 'figure', many: 'Figures' },
];

const kDefault = ['event', 'quote', 'commitment', 'membership', 'date'];
const kKey = 'dragoman.marks';

export function readKinds(): Set<string> {
  const kept = localStorage.getItem(kKey);
  return new Set(kept === null ? kDefault : kept.split(' ').filter(Boolean));
}

export function writeKinds(kinds: ReadonlySet<string>): void {
  localStorage.setItem(kKey, [...kinds].join(' '));
}

interface Props {
  kinds: ReadonlySet<string>;
  marks: readonly Mark[];
  change: (kinds: Set<string>) => void;
}

export function MarkToggles({ kinds, marks, change }: Props) {
  // By places: two records that were read from the same words are one mark to the eye.
  const counts = useMemo(
    () =>
      kMarkKinds.map(({ kind, also }) => {
        const places = marks.filter(m => m.kind === kind || m.kind === also);
        return new Set(places.map(m => `${m.start}-${m.end}`)).size;
      }),
    [marks],
  );
  const turn = (kind: string, also?: string) => {
    const next = new Set(kinds);
    for (const one of also ? [kind, also] : [kind]) {
      if (kinds.has(kind)) next.delete(one);
      else next.add(one);
    }
    change(next);
  };
  return (
    <div class="toggles" role="group" aria-label="Marks in the text">
      {kMarkKinds.map(({ kind, many, also }, i) => {
        const n = counts[i] ?? 0;
        return (
          <button
            key={kind}
            class="toggle"
            aria-pressed={kinds.has(kind)}
            disabled={n === 0}
            title={counted(n, 'place')}
            onClick={() => turn(kind, also)}
          >
            <span class={`piece k-${kind}`}>{many}</span> <span class="soft tiny">{n}</span>
          </button>
        );
      })}
      <span class="soft tiny hint">
        <kbd>n</kbd> next, <kbd>p</kbd> previous mark
      </span>
    </div>
  );
}
