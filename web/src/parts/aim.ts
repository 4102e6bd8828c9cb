// What an address aims at in a document: places to highlight and a record to open. Either may be
// given alone: a record stands where its marks or its evidence are, a place has the records that
// were read there. An incident stands where its events are.
import type { DocumentAnswer } from '../answers';
import type { AnyRecord } from '../types';
import type { Span } from './segments';

export interface Aim {
  spans: Span[];
  record: string | null;
  /** The panel has something to show. */
  open: boolean;
  /** What to say where nothing was found. */
  missing: string | null;
}

export function recordsOf(data: DocumentAnswer): Map<string, AnyRecord> {
  const all: AnyRecord[] = [
    ...data.events,
    ...data.statements,
    ...data.commitments,
    ...data.memberships,
    ...data.figures,
    ...data.actors,
  ];
  return new Map(all.map(r => [r.id, r]));
}

export function aimAt(
  data: DocumentAnswer,
  records: ReadonlyMap<string, AnyRecord>,
  at: string | null,
  record: string | null,
): Aim {
  const named = /^(\d+)-(\d+)$/.exec(at ?? '');
  const place = named ? { start: Number(named[1]), end: Number(named[2]) } : null;
  if (place && place.end > place.start) {
    return { spans: [place], record, open: true, missing: null };
  }
  if (record === null)
    return { spans: [], record: null, open: false, missing: at === null ? null : kBadPlace };
  const spans = spansOf(data, records, record);
  if (spans.length === 0) {
    return {
      spans,
      record,
      open: records.has(record),
      missing: 'That record has no place in this document.',
    };
  }
  return { spans, record, open: true, missing: null };
}

const kBadPlace = 'The address names no place in this text; it should end in ?at=START-END.';

function spansOf(
  data: DocumentAnswer,
  records: ReadonlyMap<string, AnyRecord>,
  id: string,
): Span[] {
  const ids = new Set([id]);
  for (const event of data.events) if (event.incident === id) ids.add(event.id);
  const marks = data.marks.filter(m => ids.has(m.id));
  // An event is also marked at its date and place; where it is told is the trigger.
  const own = marks.filter(m => m.kind !== 'date' && m.kind !== 'place');
  if (own.length > 0) return own.map(({ start, end }) => ({ start, end }));
  const found = records.get(id);
  if (!found || !('evidence' in found)) return [];
  return found.evidence
    .filter(e => e.document === data.document.id)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
}

/** The records under a place, the one that was asked for first, then the most particular. */
export function recordsAt(
  data: DocumentAnswer,
  records: ReadonlyMap<string, AnyRecord>,
  aim: Aim,
): AnyRecord[] {
  const sizes = new Map<string, number>();
  for (const m of data.marks) {
    if (!aim.spans.some(s => m.start < s.end && m.end > s.start)) continue;
    sizes.set(m.id, Math.min(sizes.get(m.id) ?? Infinity, m.end - m.start));
  }
  if (aim.record) sizes.set(aim.record, -1);
  return [...sizes]
    .sort((a, b) => a[1] - b[1])
    .map(([id]) => records.get(id))
    .filter((r): r is AnyRecord => r !== undefined);
}
