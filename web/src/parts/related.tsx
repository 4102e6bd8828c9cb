// What the record holds of, by or about the thing at hand: a short list, and the way to all of it.
import { useGet } from '../api';
import type { Cited, List } from '../answers';
import { recordHref } from '../route';
import type { AnyRecord } from '../types';
import { RealisSign } from './named';
import { Foreign } from './shown';
import { recordTitle } from './titles';
import { dateWords } from '../words';

const kShown = 8;

interface Props {
  title: string;
  path: string;
  query: Record<string, string>;
  /** Where all of them are to be seen. */
  all?: string;
}

export function Related({ title, path, query, all }: Props) {
  const asked = useGet<List<AnyRecord>>(path, { ...query, limit: kShown });
  const { data } = asked;
  // The page stands without this list; what cannot be had is left out.
  if (!data || data.items.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      <ul class="lines">
        {data.items.map(one => (
          <li key={one.id}>
            <Line record={one} cited={data.cited} />
          </li>
        ))}
      </ul>
      {data.next && all && (
        <p class="small">
          <a href={all}>All of them</a>
        </p>
      )}
    </section>
  );
}

function dayOf(record: AnyRecord): string {
  if (record.record === 'event' || record.record === 'incident' || record.record === 'statement') {
    return record.date ? dateWords(record.date) : '';
  }
  if (record.record === 'position')
    return `${record.stance}${record.since ? `, since ${dateWords(record.since)}` : ''}`;
  if (record.record === 'commitment' || record.record === 'membership')
    return record.status.replaceAll('_', ' ');
  return '';
}

export function Line({ record, cited }: { record: AnyRecord; cited: Cited | null }) {
  const real = record.record === 'event' || record.record === 'incident' ? record.realis : null;
  return (
    <>
      {real && (
        <span class="realis">
          <RealisSign realis={real} />
        </span>
      )}{' '}
      <a href={recordHref(record.id)}>
        <Foreign text={recordTitle(record, cited)} />
      </a>{' '}
      <span class="when">{dayOf(record)}</span>
    </>
  );
}
