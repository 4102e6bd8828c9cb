// The form that says what a record should be. It starts from what the record is; only what differs
// goes into the patch, so that a later, better reading keeps the rest.
import { useState } from 'preact/hooks';
import nouns from 'virtual:nouns';
import type { Cited } from '../answers';
import { capital } from '../text';
import type { EventRecord, IncidentRecord, StatementRecord } from '../types';
import { kRealis, kTypes, noun, realisWord } from '../words';
import { ActorPicker } from './picker';
import type { Patch } from './reviewing';

export type Judged = EventRecord | IncidentRecord | StatementRecord;

interface Draft {
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

function draftOf(r: Judged): Draft {
  const coded = r.record !== 'statement';
  return {
    type: coded ? r.type : '',
    mode: coded ? (r.mode ?? '') : '',
    realis: coded ? r.realis : '',
    start: calendar(r.date?.start),
    end: calendar(r.date?.end),
    actors: coded ? r.actors : [],
    recipients: r.record === 'event' ? r.recipients : [],
  };
}

/** What `draft` changes of `r`; null: nothing. */
export function patchOf(r: Judged, draft: Draft): Patch | null {
  const old = draftOf(r);
  const patch: Patch = {};
  if (draft.type !== old.type) patch.type = draft.type;
  if (draft.mode !== old.mode || patch.type) patch.mode = draft.mode || null;
  if (draft.realis !== old.realis) patch.realis = draft.realis;
  if (draft.start && (draft.start !== old.start || draft.end !== old.end)) {
    patch.date = { start: draft.start, end: draft.end || draft.start };
  }
  if (draft.actors.join() !== old.actors.join()) patch.actors = [...draft.actors];
  if (draft.recipients.join() !== old.recipients.join()) patch.recipients = [...draft.recipients];
  return Object.keys(patch).length > 0 ? patch : null;
}

// Once, when the form appears.
const focusNow = (field: HTMLElement | null) => field?.focus();

function modes(type: string): string[] {
  const start = `${type}/`;
  return Object.keys(nouns)
    .filter(key => key.startsWith(start))
    .map(key => key.slice(start.length));
}

interface Props {
  record: Judged;
  cited: Cited | null;
  send: (patch: Patch) => void;
  cancel: () => void;
}

export function CorrectForm({ record, cited, send, cancel }: Props) {
  const [draft, setDraft] = useState(() => draftOf(record));
  const [trouble, setTrouble] = useState('');
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const submit = (event: Event) => {
    event.preventDefault();
    if (draft.end && draft.start > draft.end) {
      setTrouble('The last day lies before the first.');
      return;
    }
    const patch = patchOf(record, draft);
    if (patch) send(patch);
    else setTrouble('Nothing is changed yet.');
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
      {record.record !== 'statement' && <Coding draft={draft} set={set} />}
      <div class="row">
        <label>
          First day
          <input
            type="date"
            value={draft.start}
            ref={record.record === 'statement' ? focusNow : undefined}
            onInput={event => set({ start: event.currentTarget.value })}
          />
        </label>
        <label>
          Last day
          <input
            type="date"
            value={draft.end}
            min={draft.start}
            onInput={event => set({ end: event.currentTarget.value })}
          />
        </label>
      </div>
      {record.record !== 'statement' && (
        <ActorPicker
          label="Who"
          ids={draft.actors}
          cited={cited}
          change={actors => set({ actors })}
        />
      )}
      {record.record === 'event' && (
        <ActorPicker
          label="Towards"
          ids={draft.recipients}
          cited={cited}
          change={recipients => set({ recipients })}
        />
      )}
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

function Coding({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  return (
    <div class="row">
      <label>
        Type
        <select
          value={draft.type}
          ref={focusNow}
          onChange={event => set({ type: event.currentTarget.value, mode: '' })}
        >
          {kTypes.map(type => (
            <option value={type}>
              {capital(noun(type))} ({type})
            </option>
          ))}
        </select>
      </label>
      <label>
        Mode
        <select value={draft.mode} onChange={event => set({ mode: event.currentTarget.value })}>
          <option value="">none</option>
          {modes(draft.type).map(mode => (
            <option value={mode}>
              {capital(noun(draft.type, mode))} ({mode})
            </option>
          ))}
        </select>
      </label>
      <label>
        Really
        <select value={draft.realis} onChange={event => set({ realis: event.currentTarget.value })}>
          {kRealis.map(realis => (
            <option value={realis}>{capital(realisWord(realis))}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
