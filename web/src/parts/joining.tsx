// Two verdicts on incidents: that others are the same (join), that some of its events are something
// else (split). Both are lists with boxes; the engine applies them and keeps what it had found.
import { useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Cited, List } from '../answers';
import { recordHref } from '../route';
import { counted } from '../text';
import type { EventRecord, IncidentRecord } from '../types';
import { dateWords, dayNumber, isoDay } from '../words';
import { Sentence } from './sentence';
import { Foreign } from './shown';
import { ErrorState, Loading } from './states';
import { recordTitle } from './titles';
import type { Patch } from './reviewing';

const kDaysAround = 30;
const kMost = 12;

interface FormProps {
  send: (patch: Patch) => void;
  cancel: () => void;
}

function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const turn = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return { chosen, turn };
}

// Near in time where the time is known, else of the same party.
function candidatesQuery(incident: IncidentRecord): Record<string, string | number> {
  const day = incident.date?.start ?? '';
  const limit = 100;
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return { actor: incident.actors[0] ?? '', limit };
  const at = dayNumber(day);
  return { since: isoDay(at - kDaysAround), until: isoDay(at + kDaysAround), limit };
}

function likeness(a: IncidentRecord, b: IncidentRecord): number {
  const shared = b.actors.filter(id => a.actors.includes(id)).length;
  return shared + (a.type === b.type ? 2 : 0);
}

export function JoinForm({ incident, send, cancel }: FormProps & { incident: IncidentRecord }) {
  const asked = useGet<List<IncidentRecord>>('/incidents', candidatesQuery(incident));
  const { chosen, turn } = useChosen();
  const others = (asked.data?.items ?? [])
    .filter(one => one.id !== incident.id)
    .sort((a, b) => likeness(incident, b) - likeness(incident, a))
    .slice(0, kMost);
  return (
    <form
      class="choose"
      aria-label="Join incidents"
      onSubmit={event => {
        event.preventDefault();
        if (chosen.size > 0) send({ with: [...chosen] });
      }}
      onKeyDown={event => event.key === 'Escape' && (event.stopPropagation(), cancel())}
    >
      <fieldset>
        <legend>Which are the same incident?</legend>
        {asked.error && <ErrorState error={asked.error} again={asked.again} />}
        {!asked.data && !asked.error && <Loading />}
        {asked.data && others.length === 0 && <p class="soft">No other incident is near.</p>}
        {others.map((one, i) => (
          <label key={one.id}>
            <input
              type="checkbox"
              ref={i === 0 ? focusNow : undefined}
              checked={chosen.has(one.id)}
              onChange={() => turn(one.id)}
            />
            <span>
              <Foreign text={recordTitle(one, asked.data?.cited ?? null)} />, {dateWords(one.date)}{' '}
              <a href={recordHref(one.id)} target="_blank" rel="noopener">
                look
              </a>
            </span>
          </label>
        ))}
      </fieldset>
      <Buttons
        label={`Join ${counted(chosen.size, 'incident')}`}
        ready={chosen.size > 0}
        cancel={cancel}
      />
    </form>
  );
}

interface SplitProps extends FormProps {
  events: readonly EventRecord[];
  cited: Cited | null;
}

export function SplitForm({ events, cited, send, cancel }: SplitProps) {
  const { chosen, turn } = useChosen();
  // An incident that loses all its events would be none.
  const ready = chosen.size > 0 && chosen.size < events.length;
  return (
    <form
      class="choose"
      aria-label="Split the incident"
      onSubmit={event => {
        event.preventDefault();
        if (ready) send({ events: [...chosen] });
      }}
      onKeyDown={event => event.key === 'Escape' && (event.stopPropagation(), cancel())}
    >
      <fieldset>
        <legend>Which events are something else?</legend>
        {events.length < 2 && <p class="soft">It has only one event; there is nothing to split.</p>}
        {events.length > 1 &&
          events.map((event, i) => (
            <label key={event.id}>
              <input
                type="checkbox"
                ref={i === 0 ? focusNow : undefined}
                checked={chosen.has(event.id)}
                onChange={() => turn(event.id)}
              />
              <div>
                <Foreign text={recordTitle(event, cited)} />
                {event.evidence[0] && (
                  <Sentence
                    evidence={event.evidence[0]}
                    cited={cited}
                    record={event.id}
                    marks={[event.trigger]}
                  />
                )}
              </div>
            </label>
          ))}
      </fieldset>
      <Buttons label={`Split off ${counted(chosen.size, 'event')}`} ready={ready} cancel={cancel} />
    </form>
  );
}

const focusNow = (box: HTMLInputElement | null) => box?.focus();

function Buttons({ label, ready, cancel }: { label: string; ready: boolean; cancel: () => void }) {
  return (
    <div class="verdicts">
      <button class="button chief" disabled={!ready}>
        {label}
      </button>
      <button class="button" type="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}
