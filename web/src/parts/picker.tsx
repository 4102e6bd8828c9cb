// Choosing actors by name: what is typed is searched in the record, what is chosen stands as chips.
// A combobox after the ARIA pattern: arrows walk the list, Enter takes, Backspace in the empty field
// removes the last chip.
import { useEffect, useId, useState } from 'preact/hooks';
import { get } from '../api';
import type { Cited, SearchAnswer } from '../answers';
import type { ActorRecord } from '../types';
import { actorName } from './named';
import { Foreign } from './shown';

interface Props {
  label: string;
  ids: readonly string[];
  cited: Cited | null;
  change: (ids: string[]) => void;
}

const kWait = 150;
const kMost = 8;

function useActors(words: string): ActorRecord[] {
  const [found, setFound] = useState<ActorRecord[]>([]);
  useEffect(() => {
    if (words.trim().length < 2) {
      setFound([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get<SearchAnswer>('/search', { q: words, limit: 1 }, stop.signal)
        .then(answer => setFound(answer.actors.slice(0, kMost)))
        .catch(() => setFound([])); // no suggestions is all that a failed search means here
    }, kWait);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words]);
  return found;
}

export function ActorPicker({ label, ids, cited, change }: Props) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [known, setKnown] = useState<Record<string, string>>({});
  const found = useActors(words).filter(actor => !ids.includes(actor.id));
  const list = useId();
  const take = (actor: ActorRecord | undefined) => {
    if (!actor) return;
    setKnown({ ...known, [actor.id]: actor.name });
    change([...ids, actor.id]);
    setWords('');
    setAt(0);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Enter' && found.length > 0) take(found[at]);
    else if (event.key === 'Escape' && words) setWords('');
    else if (event.key === 'Backspace' && !words && ids.length > 0) change(ids.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="picker">
      <label for={`${list}-words`}>{label}</label>
      <div class="chips">
        {ids.map(id => (
          <span class="chip">
            <Foreign text={known[id] ?? actorName(id, cited)} />
            <button
              type="button"
              aria-label={`Remove ${known[id] ?? actorName(id, cited)}`}
              onClick={() => change(ids.filter(other => other !== id))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          id={`${list}-words`}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
          autocomplete="off"
          placeholder="add by name"
          value={words}
          onInput={event => (setWords(event.currentTarget.value), setAt(0))}
          onKeyDown={pressed}
        />
      </div>
      <ul id={list} role="listbox" aria-label={`${label}: found`} hidden={found.length === 0}>
        {found.map((actor, i) => (
          <li
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseDown={event => (event.preventDefault(), take(actor))}
          >
            <Foreign text={actor.name} />{' '}
            <span class="soft">
              {actor.kind} {actor.country ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
