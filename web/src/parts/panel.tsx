// The side panel of a document: the records under the mark. The first is open; the others, and the
// actors that are only mentioned, stand below in a line each.
import { useEffect, useRef } from 'preact/hooks';
import type { DocumentAnswer } from '../answers';
import { recordHref } from '../route';
import { capital } from '../text';
import type { AnyRecord } from '../types';
import { recordsAt, type Aim } from './aim';
import { RecordCard } from './card';
import { Foreign } from './shown';
import { recordTitle } from './titles';

interface Props {
  data: DocumentAnswer;
  records: ReadonlyMap<string, AnyRecord>;
  aim: Aim;
  mayWrite: boolean;
  changed: () => void;
  close: () => void;
}

export function DocumentPanel({ data, records, aim, mayWrite, changed, close }: Props) {
  const box = useRef<HTMLElement>(null);
  const under = recordsAt(data, records, aim);
  const first = under[0];
  useEffect(() => box.current?.scrollTo(0, 0), [first?.id]);
  const rest = under.slice(1).filter(r => r.record !== 'actor');
  const actors = under.slice(1).filter(r => r.record === 'actor');
  return (
    <aside class="panel" aria-label="What was read here" ref={box}>
      <button class="plain close" onClick={close} aria-label="Close what was read here">
        ×
      </button>
      {first ? (
        <RecordCard
          key={first.id}
          record={first}
          reviews={data.reviews}
          cited={data.cited}
          mayWrite={mayWrite}
          changed={changed}
        />
      ) : (
        <p class="soft">No record was read from these words.</p>
      )}
      {rest.length > 0 && <h3 class="also">Also read here</h3>}
      {rest.map(record => (
        <details key={record.id}>
          <summary>
            {capital(record.record)}: <Foreign text={recordTitle(record, data.cited)} />
          </summary>
          <RecordCard
            record={record}
            reviews={data.reviews}
            cited={data.cited}
            mayWrite={mayWrite}
            changed={changed}
          />
        </details>
      ))}
      {actors.length > 0 && (
        <p class="small">
          <span class="soft">Mentioned: </span>
          {actors.map((actor, i) => (
            <>
              {i > 0 && ', '}
              <a href={recordHref(actor.id)}>
                <Foreign text={recordTitle(actor, data.cited)} />
              </a>
            </>
          ))}
        </p>
      )}
    </aside>
  );
}
