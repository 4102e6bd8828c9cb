// Any record by its id: its fields in words, the sentences it rests on, why it is what it is, and
// what else the record holds of it.
import { useEffect, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Cited, RecordAnswer, Status } from '../answers';
import { Difference } from '../parts/differences';
import { ExportMenu } from '../parts/export';
import { Fields, fields } from '../parts/fields';
import { Judging } from '../parts/judging';
import { Related } from '../parts/related';
import { Sentence } from '../parts/sentence';
import { Foreign } from '../parts/shown';
import { Answered } from '../parts/states';
import { recordTitle } from '../parts/titles';
import { Why } from '../parts/why';
import { go, href, recordHref } from '../route';
import { capital, counted } from '../text';
import type { AnyRecord, Evidence } from '../types';
import { dateWords, plain } from '../words';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/incident.css';

export default function RecordView({ params }: ViewProps) {
  const path = `/records/${encodeURIComponent(params.id ?? '')}`;
  const asked = useGet<RecordAnswer>(path);
  const own = asked.data ? recordHref(asked.data.record.id) : '';
  // Incidents and documents have views of their own; only their ids' beginnings lead here.
  const elsewhere = own !== '' && !own.startsWith('/record/');
  useEffect(() => {
    if (elsewhere) go(own, { replace: true });
  }, [elsewhere, own]);
  return (
    <Answered asked={asked}>
      {data =>
        elsewhere ? null : (
          <OneRecord key={data.record.id} data={data} path={path} again={asked.again} />
        )
      }
    </Answered>
  );
}

function OneRecord({ data, path, again }: { data: RecordAnswer; path: string; again: () => void }) {
  const { record, cited, reviews } = data;
  const status = useGet<Status>('/status');
  // Of what is merely named, the sentences matter less than what is known of it.
  const named = record.record === 'actor' || record.record === 'issue';
  const judged = record.record === 'event' || record.record === 'statement';
  return (
    <article class="record">
      <header class="head">
        <h1>
          <Foreign text={recordTitle(record, cited)} />
        </h1>
        <div class="tools">
          <ExportMenu name={record.id} path={path} formats={['json']} />
        </div>
        <p class="about">
          {capital(plain(record.record))} <code class="tiny">{record.id}</code>
        </p>
      </header>
      {record.record === 'difference' ? (
        <Difference difference={record} cited={cited} />
      ) : (
        <Fields list={fields(record, cited)} />
      )}
      <Why id={record.id} />
      {judged && status.data?.may_write && (
        <Judging record={record} reviews={reviews} cited={cited} changed={again} />
      )}
      <History record={record} cited={cited} />
      {named ? (
        <>
          <Back record={record} />
          <EvidenceList record={record} cited={cited} />
        </>
      ) : (
        <EvidenceList record={record} cited={cited} />
      )}
    </article>
  );
}

const kFirst = 8;

function EvidenceList({ record, cited }: { record: AnyRecord; cited: Cited }) {
  const [most, setMost] = useState(kFirst);
  if (!('evidence' in record) || record.evidence.length === 0) return null;
  const { evidence } = record;
  const marks = record.record === 'event' ? [record.trigger] : [];
  return (
    <section class="section" aria-labelledby="evidence">
      <h2 id="evidence">
        {record.record === 'actor' ? 'Where it is first named' : 'The words it rests on'}
      </h2>
      <ul class="evidence">
        {evidence.slice(0, most).map((one, i) => (
          <li>
            <Sentence
              evidence={one}
              cited={cited}
              record={record.id}
              marks={i === 0 ? marks : []}
            />
          </li>
        ))}
      </ul>
      {evidence.length > most && (
        <p>
          <button class="button" onClick={() => setMost(most + 50)}>
            {counted(evidence.length - most, 'more sentence')}
          </button>
        </p>
      )}
    </section>
  );
}

/** Each step of a commitment, membership or position with the sentence that tells it. */
function History({ record, cited }: { record: AnyRecord; cited: Cited }) {
  if (
    record.record !== 'commitment' &&
    record.record !== 'membership' &&
    record.record !== 'position'
  )
    return null;
  if (record.history.length === 0) return null;
  return (
    <section class="section" aria-labelledby="history">
      <h2 id="history">History</h2>
      <ol class="evidence">
        {record.history.map(step => (
          <li>
            <p class="what">
              <strong>{plain('status' in step ? step.status : step.stance)}</strong>{' '}
              <span class="soft">{step.date ? dateWords(step.date) : 'no day told'}</span>
            </p>
            {step.evidence.map((one: Evidence) => (
              <Sentence evidence={one} cited={cited} record={record.id} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Back({ record }: { record: AnyRecord }) {
  const { id } = record;
  if (record.record === 'actor') {
    const newest = { actor: id, order: 'newest' };
    return (
      <>
        <Related
          title="Took part in"
          path="/incidents"
          query={newest}
          all={href('/timeline', { actor: id })}
        />
        <Related title="Said" path="/statements" query={newest} />
        <Related title="Positions" path="/positions" query={{ actor: id }} all="/positions" />
        <Related
          title="Bound by"
          path="/commitments"
          query={{ actor: id }}
          all={href('/commitments', { actor: id })}
        />
        <Related title="Member of" path="/memberships" query={{ actor: id }} />
        <Related title="Where accounts of it part" path="/differences" query={{ about: id }} />
      </>
    );
  }
  if (record.record === 'issue') {
    return (
      <>
        <Related
          title="Positions"
          path="/positions"
          query={{ issue: id }}
          all={href('/positions', { issue: id })}
        />
        <Related title="Events" path="/events" query={{ issue: id, order: 'newest' }} />
        <Related title="Said of it" path="/statements" query={{ issue: id, order: 'newest' }} />
        <Related title="Differences" path="/differences" query={{ about: id }} />
      </>
    );
  }
  return null;
}
