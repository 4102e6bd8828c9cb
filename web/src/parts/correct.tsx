// The forms that say what a record should be. They start from what the record is; only what differs
// goes into the patch, so that a later, better reading keeps the rest. An incident is made of events:
// whoever corrects it says of which.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import acts from 'virtual:acts';
import nouns from 'virtual:nouns';
import { useGet } from '../api';
import type { Cited, RecordAnswer } from '../answers';
import { recordHref } from '../route';
import { capital, shortened } from '../text';
import type { EventRecord, IncidentRecord, StatementRecord } from '../types';
import { kRealis, kTypes, noun, realisWord } from '../words';
import { ActorPicker } from './picker';
import type { Patch } from './reviewing';
import { kStances } from './stance';

export type Judged = EventRecord | IncidentRecord | StatementRecord;

interface FormProps<R> {
  record: R;
  cited: Cited | null;
  send: (target: string, patch: Patch) => void;
  cancel: () => void;
}

/** The form for a record; an incident brings its events. */
export function CorrectForm({
  record,
  events = [],
  ...rest
}: FormProps<Judged> & { events?: readonly EventRecord[] }) {
  if (record.record === 'event') return <CorrectEvent record={record} {...rest} />;
  if (record.record === 'statement') return <CorrectStatement record={record} {...rest} />;
  return <CorrectIncident events={events} {...rest} />;
}

// Once, when the form appears.
const focusNow = (field: HTMLElement | null) => field?.focus();

interface FrameProps {
  patch: () => Patch | null | string;
  target: string;
  send: (target: string, patch: Patch) => void;
  cancel: () => void;
  children: ComponentChildren;
}

/** What the forms share: sending, Escape, and saying what is amiss. */
function Frame({ patch, target, send, cancel, children }: FrameProps) {
  const [trouble, setTrouble] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const made = patch();
    if (made === null) setTrouble('Nothing is changed yet.');
    else if (typeof made === 'string') setTrouble(made);
    else send(target, made);
  };
  return (
    <form
      class="correct"
      aria-label="Correct"
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === 'Escape') cancel();
        else if (event.key === 'Enter' && event.ctrlKey) submit(event);
        else return;
        event.stopPropagation();
      }}
    >
      {children}
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div class="row">
        <button class="button chief">Keep the correction</button>
        <button class="button" type="button" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function Select(props: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  change: (value: string) => void;
  first?: boolean;
}) {
  return (
    <label>
      {props.label}
      <select
        value={props.value}
        ref={props.first ? focusNow : undefined}
        onChange={event => props.change(event.currentTarget.value)}
      >
        {props.options.map(([value, words]) => (
          <option value={value}>{words}</option>
        ))}
      </select>
    </label>
  );
}

interface EventDraft {
  type: string;
  mode: string;
  realis: string;
  start: string;
  end: string;
  actors: readonly string[];
  recipients: readonly string[];
}

// Days whose year is open ("XXXX-03-21") cannot stand in a date field; they start empty there.
function calendar(day: string | undefined): string {
  return day && /^\d{4}-\d\d-\d\d$/.test(day) ? day : '';
}

function eventDraft(r: EventRecord): EventDraft {
  return {
    type: r.type,
    mode: r.mode ?? '',
    realis: r.realis,
    start: calendar(r.date?.start),
    end: calendar(r.date?.end),
    actors: r.actors,
    recipients: r.recipients,
  };
}

/** What `draft` changes of `r`; null: nothing; a text: what is amiss. */
function eventPatch(r: EventRecord, draft: EventDraft): Patch | null | string {
  if (draft.end && draft.start > draft.end) return 'The last day lies before the first.';
  const old = eventDraft(r);
  const patch: Patch = {};
  if (draft.type !== old.type) patch.type = draft.type;
  // A mode belongs to its type; with another type the old one says nothing.
  if (draft.mode !== old.mode || patch.type) patch.mode = draft.mode || null;
  if (draft.realis !== old.realis) patch.realis = draft.realis;
  if (draft.start && (draft.start !== old.start || draft.end !== old.end))
    patch.date = { start: draft.start, end: draft.end || draft.start };
  if (draft.actors.join() !== old.actors.join()) patch.actors = [...draft.actors];
  if (draft.recipients.join() !== old.recipients.join()) patch.recipients = [...draft.recipients];
  return Object.keys(patch).length > 0 ? patch : null;
}

function modes(type: string): string[] {
  const start = `${type}/`;
  return Object.keys(nouns)
    .filter(key => key.startsWith(start))
    .map(key => key.slice(start.length));
}

function CorrectEvent({ record, cited, send, cancel }: FormProps<EventRecord>) {
  const [draft, setDraft] = useState(() => eventDraft(record));
  const set = (change: Partial<EventDraft>) => setDraft({ ...draft, ...change });
  return (
    <Frame patch={() => eventPatch(record, draft)} target={record.id} send={send} cancel={cancel}>
      <div class="row">
        <Select
          label="Type"
          first
          value={draft.type}
          options={kTypes.map(type => [type, `${capital(noun(type))} (${type})`])}
          change={type => set({ type, mode: '' })}
        />
        <Select
          label="Mode"
          value={draft.mode}
          options={[
            ['', 'none'],
            ...modes(draft.type).map((mode): [string, string] => [
              mode,
              `${capital(noun(draft.type, mode))} (${mode})`,
            ]),
          ]}
          change={mode => set({ mode })}
        />
        <Select
          label="Really"
          value={draft.realis}
          options={kRealis.map(realis => [realis, capital(realisWord(realis))])}
          change={realis => set({ realis })}
        />
      </div>
      <div class="row">
        <label>
          First day
          <input
            type="date"
            value={draft.start}
            onInput={event => set({ start: event.currentTarget.value })}
          />
        </label>
        <label>
          Last day
          <input
            type="date"
            value={draft.end}
            onInput={event => set({ end: event.currentTarget.value })}
          />
        </label>
      </div>
      <ActorPicker
        label="Who"
        ids={draft.actors}
        cited={cited}
        change={actors => set({ actors })}
      />
      <ActorPicker
        label="Towards"
        ids={draft.recipients}
        cited={cited}
        change={recipients => set({ recipients })}
      />
    </Frame>
  );
}

function CorrectStatement({ record, cited, send, cancel }: FormProps<StatementRecord>) {
  const [act, setAct] = useState(record.act);
  const [stance, setStance] = useState<string>(record.stance ?? '');
  const [speaker, setSpeaker] = useState<readonly string[]>(record.speaker ? [record.speaker] : []);
  const patch = (): Patch | null => {
    const made: Patch = {};
    if (act !== record.act) made.act = act;
    if (stance && stance !== record.stance) made.stance = stance;
    if (speaker[0] && speaker[0] !== record.speaker) made.speaker = speaker[0];
    return Object.keys(made).length > 0 ? made : null;
  };
  const known = [...new Set([record.act, ...Object.keys(acts)])].sort();
  return (
    <Frame patch={patch} target={record.id} send={send} cancel={cancel}>
      <div class="row">
        <Select
          label="Act"
          first
          value={act}
          options={known.map(one => [one, one])}
          change={setAct}
        />
        <Select
          label="Stance"
          value={stance}
          options={[
            ...(record.stance ? [] : [['', 'not told'] as const]),
            ...kStances.map(one => [one, one] as const),
          ]}
          change={setStance}
        />
      </div>
      <ActorPicker
        label="Speaker"
        ids={speaker}
        cited={cited}
        change={ids => setSpeaker(ids.slice(-1))}
      />
    </Frame>
  );
}

type IncidentProps = Omit<FormProps<IncidentRecord>, 'record'> & { events: readonly EventRecord[] };

function CorrectIncident({ events, cited, send, cancel }: IncidentProps) {
  const [chosen, setChosen] = useState(events[0]?.id ?? '');
  const event = events.find(one => one.id === chosen) ?? events[0];
  // What was corrected of it before is told with the event, not with the incident.
  const before = useGet<RecordAnswer>(event ? `/records/${encodeURIComponent(event.id)}` : null);
  if (!event) return <p class="soft">It has no events that could be corrected.</p>;
  const told = before.data?.reviews.length ?? 0;
  return (
    <>
      {events.length > 1 && (
        <div class="correct">
          <Select
            label="Which event"
            first
            value={event.id}
            options={events.map(one => [one.id, eventWords(one, cited)])}
            change={setChosen}
          />
        </div>
      )}
      {told > 0 && (
        <p class="small">
          <a href={recordHref(event.id)}>This event was judged before.</a>
        </p>
      )}
      <CorrectEvent key={event.id} record={event} cited={cited} send={send} cancel={cancel} />
    </>
  );
}

function eventWords(event: EventRecord, cited: Cited | null): string {
  const first = event.evidence[0];
  const outlet = (first && cited?.documents[first.document]?.outlet) ?? '';
  return `“${event.trigger.text}” ${outlet && `in ${outlet}`}: ${shortened(first?.text ?? '', 50)}`;
}
