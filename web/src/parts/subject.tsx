// The record to be judged: its words first, then what was made of them, then the form at hand.
import { useGet } from '../api';
import type { Cited, IncidentAnswer } from '../answers';
import { recordHref } from '../route';
import type { ReviewRecord } from '../types';
import { CorrectForm, type Judged } from './correct';
import { Fields, fields } from './fields';
import { JoinForm, SplitForm } from './joining';
import { Verdicts } from './judging';
import type { Patch, Verdict } from './reviewing';
import { Sentence } from './sentence';
import { Foreign } from './shown';
import { recordTitle } from './titles';
import { Why } from './why';

export type Form = 'correct' | 'join' | 'split' | null;

interface Props {
  record: Judged;
  cited: Cited | null;
  reviews: readonly ReviewRecord[];
  form: Form;
  send: (verdict: Verdict, patch: Patch, target: string) => void;
  cancel: () => void;
  undo: (review: string) => void;
}

export function Subject({ record, cited, reviews, form, send, cancel, undo }: Props) {
  const whole = useGet<IncidentAnswer>(
    record.record === 'incident' ? `/incidents/${encodeURIComponent(record.id)}` : null,
  ).data;
  const names = merged(cited, whole?.cited ?? null);
  return (
    <div class="subject">
      <div class="told">
        {whole ? (
          whole.events.map(event =>
            event.evidence[0] ? (
              <Sentence
                key={event.id}
                evidence={event.evidence[0]}
                cited={names}
                record={event.id}
                marks={[event.trigger]}
              />
            ) : null,
          )
        ) : (
          <Told record={record} cited={names} />
        )}
      </div>
      <div class="made">
        <h2>
          <a href={recordHref(record.id)}>
            <Foreign text={recordTitle(record, names)} />
          </a>
        </h2>
        <Fields list={fields(record, names)} />
        <Why id={record.id} />
        <Verdicts reviews={reviews.filter(r => r.target === record.id)} undo={undo} />
        {form === 'correct' && (record.record !== 'incident' || whole) && (
          <CorrectForm
            record={record}
            events={whole?.events ?? []}
            cited={names}
            send={(target, patch) => send('correct', patch, target)}
            cancel={cancel}
          />
        )}
        {form === 'join' && record.record === 'incident' && (
          <JoinForm
            incident={record}
            send={patch => send('join', patch, record.id)}
            cancel={cancel}
          />
        )}
        {form === 'split' && (
          <SplitForm
            events={whole?.events ?? []}
            cited={names}
            send={patch => send('split', patch, record.id)}
            cancel={cancel}
          />
        )}
      </div>
    </div>
  );
}

function Told({ record, cited }: { record: Judged; cited: Cited | null }) {
  const marks = record.record === 'event' ? [record.trigger] : [];
  // A quotation's first entry is its cue; the rest are its sentences, some of them twice.
  const seen = new Set<string>();
  const evidence = record.evidence.filter(e => {
    const place = `${e.document} ${e.start}`;
    return !seen.has(place) && seen.add(place);
  });
  return (
    <>
      {evidence.slice(0, 6).map((one, i) => (
        <Sentence evidence={one} cited={cited} record={record.id} marks={i === 0 ? marks : []} />
      ))}
    </>
  );
}

function merged(a: Cited | null, b: Cited | null): Cited | null {
  if (!a || !b) return a ?? b;
  return {
    actors: { ...a.actors, ...b.actors },
    documents: { ...a.documents, ...b.documents },
    issues: { ...a.issues, ...b.issues },
  };
}
