// One record as the side panel shows it: what it is called, its fields, why, and the verdict on it.
import type { Cited } from '../answers';
import { recordHref } from '../route';
import { capital } from '../text';
import type { AnyRecord, ReviewRecord } from '../types';
import { Fields, fields } from './fields';
import { Judging } from './judging';
import { Foreign } from './shown';
import { recordTitle } from './titles';
import { Why } from './why';

interface Props {
  record: AnyRecord;
  reviews: readonly ReviewRecord[];
  cited: Cited | null;
  mayWrite: boolean;
  changed: () => void;
}

export function RecordCard({ record, reviews, cited, mayWrite, changed }: Props) {
  const judged =
    record.record === 'event' || record.record === 'statement' || record.record === 'incident';
  return (
    <article
      class={`card of-${record.record}`}
      aria-label={`${capital(record.record)}: ${recordTitle(record, cited)}`}
    >
      <p class="kind">{capital(record.record)}</p>
      <h3>
        <a href={recordHref(record.id)}>
          <Foreign text={recordTitle(record, cited)} />
        </a>
      </h3>
      <Fields list={fields(record, cited)} />
      <Why id={record.id} />
      {judged && mayWrite && (
        <Judging record={record} reviews={reviews} cited={cited} changed={changed} />
      )}
    </article>
  );
}
