// Search over the words of all sentences and the names of records. Arrows walk through what was
// found, Enter opens it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, useGet, ApiError } from '../api';
import type { Cited, SearchAnswer } from '../answers';
import { ExportMenu } from '../parts/export';
import { documentDay, documentName } from '../parts/named';
import { Line } from '../parts/related';
import { Highlighted } from '../parts/sentence';
import { Foreign } from '../parts/shown';
import { Answered, EmptyState } from '../parts/states';
import { sentenceHref, setQuery } from '../route';
import type { AnyRecord } from '../types';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/search.css';

type Found = SearchAnswer['sentences'][number];

export default function SearchView({ query }: ViewProps) {
  const words = query.get('q') ?? '';
  const asked = useGet<SearchAnswer>(words ? '/search' : null, { q: words, limit: 50 });
  const [draft, setDraft] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setDraft(words), [words]);
  useEffect(() => {
    if (!words) field.current?.focus();
  }, [words]);
  return (
    <div class="search" onKeyDown={walk}>
      <header class="head">
        <h1>Search</h1>
        {words && (
          <div class="tools">
            <ExportMenu name="search" path="/search" query={{ q: words, limit: 500 }} />
          </div>
        )}
      </header>
      <form
        class="words-form"
        onSubmit={event => {
          event.preventDefault();
          setQuery({ q: draft.trim() });
        }}
      >
        <label class="unseen" for="q">
          Words
        </label>
        <input
          id="q"
          type="search"
          ref={field}
          value={draft}
          placeholder="Words, names, places"
          onInput={event => setDraft(event.currentTarget.value)}
        />
        <button class="button chief">Search</button>
      </form>
      {words ? (
        <Answered asked={asked}>
          {data => <Results key={words} data={data} words={words} />}
        </Answered>
      ) : (
        <p class="soft">
          All words must stand in a sentence. ↓ and ↑ walk through what is found, Enter opens it.
        </p>
      )}
    </div>
  );
}

/** ↓ and ↑ go from hit to hit, from the field too. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.currentTarget instanceof Element)) return;
  const hits = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('.hits a')];
  const at = hits.findIndex(hit => hit === document.activeElement);
  const next = hits[at < 0 ? 0 : at + step];
  event.preventDefault();
  if (next) next.focus();
  else if (at === 0) event.currentTarget.querySelector<HTMLInputElement>('#q')?.focus();
}

function Results({ data, words }: { data: SearchAnswer; words: string }) {
  const more = useMore(data, words);
  const nothing =
    more.sentences.length + data.actors.length + data.issues.length + data.incidents.length === 0;
  if (nothing) {
    return (
      <EmptyState what={`Nothing holds “${words}”.`}>
        <p>Try fewer words, or another spelling: names come in several (Pashinyan, Pashinian).</p>
      </EmptyState>
    );
  }
  return (
    <div class="results">
      <Records title="Actors" list={data.actors} cited={data.cited} />
      <Records title="Issues" list={data.issues} cited={data.cited} />
      <Records title="Incidents" list={data.incidents} cited={data.cited} />
      {more.sentences.length > 0 && (
        <section class="section" aria-labelledby="sentences">
          <h2 id="sentences">Sentences</h2>
          <ul class="hits sentences">
            {more.sentences.map(one => (
              <li key={`${one.document} ${one.start}`}>
                <SentenceHit found={one} cited={more.cited} />
              </li>
            ))}
          </ul>
          {more.trouble && (
            <p class="trouble" role="alert">
              {more.trouble}
            </p>
          )}
          {more.next && (
            <button class="button" disabled={more.busy} onClick={more.ask}>
              More sentences
            </button>
          )}
        </section>
      )}
    </div>
  );
}

function Records({
  title,
  list,
  cited,
}: {
  title: string;
  list: readonly AnyRecord[];
  cited: Cited;
}) {
  const [all, setAll] = useState(false);
  if (list.length === 0) return null;
  const shown = all ? list : list.slice(0, 6);
  return (
    <section class="section" aria-label={title}>
      <h2>{title}</h2>
      <ul class="hits lines">
        {shown.map(one => (
          <li key={one.id}>
            <Line record={one} cited={cited} />
          </li>
        ))}
      </ul>
      {shown.length < list.length && (
        <button class="plain small" onClick={() => setAll(true)}>
          {list.length - shown.length} more
        </button>
      )}
    </section>
  );
}

function SentenceHit({ found, cited }: { found: Found; cited: Cited }) {
  return (
    <>
      <a class="words" href={sentenceHref(found)} dir="auto">
        <Highlighted text={found.text} marks={found.marks} />
      </a>
      <p class="soft tiny">
        <Foreign text={documentName(found.document, cited)} />, {documentDay(found.document, cited)}
      </p>
    </>
  );
}

/** The sentences of the first answer and of those that were asked for after it. */
function useMore(first: SearchAnswer, words: string) {
  const [sentences, setSentences] = useState(first.sentences);
  const [cited, setCited] = useState(first.cited);
  const [next, setNext] = useState(first.next);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    setSentences(first.sentences);
    setCited(first.cited);
    setNext(first.next);
  }, [first]);
  const ask = () => {
    if (!next || busy) return;
    setBusy(true);
    get<SearchAnswer>('/search', { q: words, limit: 50, cursor: next })
      .then(answer => {
        setSentences(old => [...old, ...answer.sentences]);
        setCited(old => ({ ...old, documents: { ...old.documents, ...answer.cited.documents } }));
        setNext(answer.next);
        setTrouble(null);
      })
      .catch((error: unknown) =>
        setTrouble(error instanceof ApiError ? error.message : String(error)),
      )
      .finally(() => setBusy(false));
  };
  return { sentences, cited, next, busy, trouble, ask };
}
