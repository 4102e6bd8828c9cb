// One incident as all reports tell it: where they differ on top, then the accounts side by side with
// what only one of them says, what became of it, and what was joined and why.
import { useState } from 'preact/hooks';
import { useGet } from '../api';
import type { IncidentAnswer, Status } from '../answers';
import { Accounts } from '../parts/accounts';
import { Differences } from '../parts/differences';
import { ExportMenu } from '../parts/export';
import { JoinForm, SplitForm } from '../parts/joining';
import { Judging, useAuthor, useJudge } from '../parts/judging';
import { Actors, EventLabel, RealisBadge } from '../parts/named';
import { RealisHistory } from '../parts/realis';
import type { Patch } from '../parts/reviewing';
import { Sentence } from '../parts/sentence';
import { Foreign } from '../parts/shown';
import { Answered } from '../parts/states';
import { dateInFull, recordTitle } from '../parts/titles';
import { Why } from '../parts/why';
import { recordHref } from '../route';
import { counted } from '../text';
import type { EventRecord, StatementRecord } from '../types';
import { signed } from '../words';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/incident.css';

export default function IncidentView({ params }: ViewProps) {
  const path = `/incidents/${encodeURIComponent(params.id ?? '')}`;
  const asked = useGet<IncidentAnswer>(path);
  return (
    <Answered asked={asked}>
      {data => <Incident data={data} path={path} again={asked.again} />}
    </Answered>
  );
}

function Incident({
  data,
  path,
  again,
}: {
  data: IncidentAnswer;
  path: string;
  again: () => void;
}) {
  const { incident, cited } = data;
  const status = useGet<Status>('/status');
  return (
    <article class="incident">
      <header class="head">
        <h1>
          <Foreign text={recordTitle(incident, cited)} />
        </h1>
        <div class="tools">
          <ExportMenu name={incident.id} path={path} />
        </div>
        <p class="about">
          <RealisBadge realis={incident.realis} />{' '}
          {incident.date ? dateInFull(incident.date) : 'day not told'}
          {incident.place && `, ${incident.place.name}`}. Told by{' '}
          {counted(incident.documents.length, 'report')}; {signed(incident.score)} on the scale;
          read with a confidence of {Math.round(incident.confidence * 100)} of 100.
        </p>
        <p class="about small">
          <Actors ids={incident.actors} cited={cited} />
        </p>
      </header>
      <Differences list={data.differences} cited={cited} />
      <Accounts data={data} />
      <RealisHistory history={incident.realis_history} cited={cited} />
      <Events data={data} />
      {data.statements.length > 0 && <Statements list={data.statements} data={data} />}
      {status.data?.may_write && <Verdict data={data} again={again} />}
    </article>
  );
}

function Events({ data }: { data: IncidentAnswer }) {
  const { events, incident } = data;
  return (
    <section class="section" aria-labelledby="joined">
      <h2 id="joined">{events.length > 1 ? `${events.length} events, joined` : 'The event'}</h2>
      <ul class="events">
        {events.map(event => (
          <EventLine key={event.id} event={event} data={data} />
        ))}
      </ul>
      {incident.why.length > 0 && (
        <details class="as-table">
          <summary>Why they were joined</summary>
          <ul class="reasons">
            {incident.why.map(reason => (
              <li>
                <Reason text={reason} events={events} data={data} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Why id={incident.id} />
      {events.length === 0 && <p class="soft">No event is left in it: all were split off.</p>}
    </section>
  );
}

function EventLine({ event, data }: { event: EventRecord; data: IncidentAnswer }) {
  const first = event.evidence[0];
  return (
    <li>
      <p class="what">
        <a href={recordHref(event.id)}>
          <EventLabel type={event.type} mode={event.mode} score={event.score} />
        </a>{' '}
        <Actors ids={event.actors} cited={data.cited} />
        {event.recipients.length > 0 && ' → '}
        <Actors ids={event.recipients} cited={data.cited} /> <RealisBadge realis={event.realis} />
      </p>
      {first && (
        <Sentence evidence={first} cited={data.cited} record={event.id} marks={[event.trigger]} />
      )}
    </li>
  );
}

// Reasons name events by their ids; a reader wants the words that told them.
function Reason({
  text,
  events,
  data,
}: {
  text: string;
  events: readonly EventRecord[];
  data: IncidentAnswer;
}) {
  const parts = text.split(/(event-[0-9a-f]+)/);
  return (
    <>
      {parts.map(part => {
        const event = events.find(one => one.id === part);
        if (!event) return part;
        const from = event.evidence[0]
          ? (data.cited.documents[event.evidence[0].document]?.outlet ?? '')
          : '';
        return (
          <a href={recordHref(event.id)} title={from}>
            “{event.trigger.text}”
          </a>
        );
      })}
    </>
  );
}

function Statements({ list, data }: { list: readonly StatementRecord[]; data: IncidentAnswer }) {
  return (
    <section class="section" aria-labelledby="said">
      <h2 id="said">What was said of it</h2>
      <ul class="events">
        {list.map(one => (
          <li key={one.id}>
            <p class="what">
              <a href={recordHref(one.id)}>
                <Foreign
                  text={
                    one.speaker
                      ? (data.cited.actors[one.speaker]?.name ?? one.speaker)
                      : one.speaker_text || 'Somebody'
                  }
                />
              </a>{' '}
              <span class="soft">{one.act}</span>
            </p>
            {one.evidence[0] && (
              <Sentence evidence={one.evidence[0]} cited={data.cited} record={one.id} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verdict({ data, again }: { data: IncidentAnswer; again: () => void }) {
  const { incident } = data;
  const [form, setForm] = useState<'join' | 'split' | null>(null);
  const work = useJudge(again);
  const name = useAuthor();
  const close = () => setForm(null);
  const send = (verdict: 'join' | 'split') => (patch: Patch) => {
    void work.judge(incident.id, verdict, patch).then(done => done && close());
  };
  const turn = (to: 'join' | 'split') => setForm(form === to ? null : to);
  return (
    <section class="section" aria-labelledby="verdict">
      <h2 id="verdict">Is this right?</h2>
      <Judging
        record={incident}
        reviews={data.reviews}
        cited={data.cited}
        events={data.events}
        changed={again}
      >
        <button
          class="button"
          disabled={!name}
          aria-expanded={form === 'join'}
          onClick={() => turn('join')}
        >
          Join …
        </button>
        <button
          class="button"
          disabled={!name}
          aria-expanded={form === 'split'}
          onClick={() => turn('split')}
        >
          Split …
        </button>
      </Judging>
      {work.trouble && (
        <p class="trouble" role="alert">
          {work.trouble}
        </p>
      )}
      {form === 'join' && <JoinForm incident={incident} send={send('join')} cancel={close} />}
      {form === 'split' && (
        <SplitForm events={data.events} cited={data.cited} send={send('split')} cancel={close} />
      )}
    </section>
  );
}
