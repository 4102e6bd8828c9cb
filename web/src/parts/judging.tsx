// Right, wrong, correct: the same buttons wherever a record stands, with what was judged before and
// the way to take it back.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api';
import type { Cited } from '../answers';
import type { EventRecord, ReviewRecord } from '../types';
import { CorrectForm, type Judged } from './correct';
import {
  author,
  judge,
  setAuthor,
  takeBack,
  verdictWords,
  type Patch,
  type Verdict,
} from './reviewing';
import { Foreign } from './shown';

/** Sends verdicts one at a time; keeps the last trouble. */
export function useJudge(changed: () => void) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    try {
      await work();
      setTrouble(null);
      changed();
      return true;
    } catch (error) {
      setTrouble(error instanceof ApiError ? advice(error) : String(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    trouble,
    judge: (target: string, verdict: Verdict, patch: Patch | null = null) =>
      run(() => judge(target, verdict, patch)),
    undo: (review: string) => run(() => takeBack(review)),
  };
}

function advice(error: ApiError): string {
  if (error.status === 403) return `${error.message}. The server was started to be read only.`;
  return `${error.message}. The verdict was not kept; try again.`;
}

export function useAuthor(): string {
  const [name, setName] = useState(author);
  useEffect(() => {
    const changed = () => setName(author());
    window.addEventListener('dragoman:author', changed);
    return () => window.removeEventListener('dragoman:author', changed);
  }, []);
  return name;
}

export function AuthorField() {
  const name = useAuthor();
  return (
    <label class="author">
      Your name
      <input
        value={name}
        maxLength={80}
        autocomplete="name"
        placeholder="stands beside your verdicts"
        onChange={event => setAuthor(event.currentTarget.value)}
      />
    </label>
  );
}

interface Props {
  record: Judged;
  reviews: readonly ReviewRecord[];
  cited: Cited | null;
  changed: () => void;
  /** Of an incident: its events, which a correction is of. */
  events?: readonly EventRecord[];
  /** More verdicts, such as join and split. */
  children?: ComponentChildren;
}

export function Judging({ record, reviews, cited, changed, events = [], children }: Props) {
  const [correcting, setCorrecting] = useState(false);
  const work = useJudge(changed);
  const name = useAuthor();
  useEffect(() => setCorrecting(false), [record.id]);
  const own = reviews.filter(
    r => r.target === record.id || events.some(event => event.id === r.target),
  );
  const send = (target: string, patch: Patch) => {
    void work.judge(target, 'correct', patch).then(done => done && setCorrecting(false));
  };
  return (
    <div class="judging">
      {name === '' && <AuthorField />}
      <div class="verdicts" role="group" aria-label="Your verdict">
        <button
          class="button"
          disabled={work.busy || !name}
          onClick={() => void work.judge(record.id, 'right')}
        >
          Right
        </button>
        <button
          class="button"
          disabled={work.busy || !name}
          onClick={() => void work.judge(record.id, 'wrong')}
        >
          Wrong
        </button>
        <button
          class="button"
          disabled={work.busy || !name}
          aria-expanded={correcting}
          onClick={() => setCorrecting(!correcting)}
        >
          Correct …
        </button>
        {children}
      </div>
      {correcting && (
        <CorrectForm
          record={record}
          events={events}
          cited={cited}
          send={send}
          cancel={() => setCorrecting(false)}
        />
      )}
      {work.trouble && (
        <p class="trouble" role="alert">
          {work.trouble}
        </p>
      )}
      <Verdicts reviews={own} undo={id => void work.undo(id)} />
    </div>
  );
}

export function Verdicts({
  reviews,
  undo,
}: {
  reviews: readonly ReviewRecord[];
  undo: (id: string) => void;
}) {
  if (reviews.length === 0) return null;
  return (
    <ul class="given" aria-label="Verdicts given">
      {reviews.map(review => (
        <li key={review.id}>
          <strong>{verdictWords(review)}</strong>{' '}
          <span class="soft">
            by <Foreign text={review.author || 'nobody named'} />, {review.time.slice(0, 10)}
          </span>{' '}
          <button class="plain" onClick={() => undo(review.id)}>
            Undo
          </button>
        </li>
      ))}
    </ul>
  );
}
