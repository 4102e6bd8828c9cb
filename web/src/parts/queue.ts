// The queue of records to judge. Its order is settled when it is loaded and then left alone: a list
// that reshuffles under one's hands with every verdict cannot be worked through.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReviewRecord } from '../types';
import type { Judged } from './correct';
import { useAll } from './all';

export const kKinds = ['incident', 'event', 'statement'] as const;
export type Kind = (typeof kKinds)[number];

export function kindOf(text: string | null): Kind {
  return kKinds.find(kind => kind === text) ?? 'incident';
}

/** A correction is of an event, and judges the incident that holds it. */
export function isJudged(r: Judged, targets: ReadonlySet<string>): boolean {
  return targets.has(r.id) || (r.record === 'incident' && r.events.some(id => targets.has(id)));
}

const kMost = 2000;
const kReviews = new URLSearchParams();

export function useQueue(kind: Kind, filters: URLSearchParams, show: string, order: string) {
  const records = useAll<Judged>(`/${kind}s`, filters, kMost);
  const reviews = useAll<ReviewRecord>('/reviews', kReviews, 100_000);
  const [ids, setIds] = useState<string[] | null>(null);
  const wanted = `${kind}?${filters.toString()}#${show}#${order}`;
  const [settled, setSettled] = useState('');

  const items = useMemo(
    () => new Map((records.data?.items ?? []).map(r => [r.id, r])),
    [records.data],
  );
  const ready = records.data !== null && reviews.data !== null && !records.loading;
  useEffect(() => {
    if (!ready || settled === wanted) return;
    const targets = new Set(reviews.data?.items.map(r => r.target));
    const open = [...items.values()].filter(r => show === 'all' || !isJudged(r, targets));
    if (order !== 'record') open.sort((a, b) => a.confidence - b.confidence);
    setIds(open.map(r => r.id));
    setSettled(wanted);
  }, [ready, wanted, settled]);

  return {
    ids: settled === wanted ? ids : null,
    items,
    cited: records.data?.cited ?? null,
    reviews: reviews.data?.items ?? [],
    more: records.data?.more ?? false,
    error: records.error ?? reviews.error,
    again: () => {
      records.again();
      reviews.again();
    },
  };
}
