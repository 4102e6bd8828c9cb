// Names of things by their ids: actors, documents, kinds of events, days, realis.
import type { Cited } from '../answers';
import type { DateSpan, Realis } from '../types';
import { href } from '../route';
import { capital } from '../text';
import { dateWords, noun, realisWord } from '../words';
import { Foreign } from './shown';

export function actorName(id: string, cited: Cited | null): string {
  return cited?.actors[id]?.name ?? id;
}

/** An actor's name, linked to its record, with the state it belongs to. */
export function ActorName({
  id,
  cited,
  state = true,
}: {
  id: string;
  cited: Cited | null;
  state?: boolean;
}) {
  const actor = cited?.actors[id];
  return (
    <span class="actor">
      <a href={`/record/${encodeURIComponent(id)}`}>
        <Foreign text={actor?.name ?? id} />
      </a>
      {state && actor?.country && actor.kind !== 'state' && (
        <span class="state"> {actor.country}</span>
      )}
    </span>
  );
}

export function Actors({ ids, cited }: { ids: readonly string[]; cited: Cited | null }) {
  return (
    <>
      {ids.map((id, i) => (
        <>
          {i > 0 && ', '}
          <ActorName id={id} cited={cited} />
        </>
      ))}
    </>
  );
}

/** How a document is called in a word: its outlet, else its title, else its file's name. */
export function documentName(id: string, cited: Cited | null): string {
  const found = cited?.documents[id];
  return found?.outlet ?? found?.title ?? found?.file.split('/').pop() ?? id;
}

export function documentDay(id: string, cited: Cited | null): string {
  const published = cited?.documents[id]?.published ?? null;
  return published ? dateWords(published) : 'no day of publication';
}

export function DocumentName({ id, cited }: { id: string; cited: Cited | null }) {
  return (
    <a href={`/document/${encodeURIComponent(id)}`}>
      <Foreign text={documentName(id, cited)} />
    </a>
  );
}

/** A date; what the report says and how it was worked out are its title. */
export function DateText({ date }: { date: DateSpan | string | null }) {
  if (date === null) return <span class="soft">no date</span>;
  if (typeof date === 'string') return <time dateTime={date}>{dateWords(date)}</time>;
  return (
    <time
      dateTime={date.start.startsWith('X') ? undefined : date.start}
      title={`“${date.text}”, ${date.basis}`}
    >
      {dateWords(date)}
    </time>
  );
}

/** The sign of a realis, the same in lists, legends and charts: filled for what happened, dashed and
 *  hollow for what is planned, dotted for what is hypothetical, crossed for what did not happen. */
export function RealisSign({ realis }: { realis: Realis }) {
  const hollow = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 };
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {realis === 'happened' && <circle cx="6" cy="6" r="4.6" fill="currentColor" />}
      {realis === 'ongoing' && (
        <>
          <circle cx="6" cy="6" r="4.6" {...hollow} />
          <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
        </>
      )}
      {realis === 'planned' && (
        <circle cx="6" cy="6" r="4.6" {...hollow} stroke-dasharray="2.4 1.7" />
      )}
      {realis === 'hypothetical' && (
        <circle cx="6" cy="6" r="4.6" {...hollow} stroke-dasharray="0.8 1.6" />
      )}
      {realis === 'negated' && (
        <>
          <circle cx="6" cy="6" r="4.6" {...hollow} />
          <path d="M2.8 9.2 9.2 2.8" {...hollow} />
        </>
      )}
    </svg>
  );
}

export function RealisBadge({ realis }: { realis: Realis }) {
  return (
    <span class={`realis ${realis}`}>
      <RealisSign realis={realis} />
      {realisWord(realis)}
    </span>
  );
}

/** "Visit", with PLOVER's code as its title; coloured by its score where one is given. */
export function EventLabel({
  type,
  mode,
  score,
}: {
  type: string;
  mode: string | null;
  score?: number;
}) {
  const side = score === undefined || score === 0 ? '' : score > 0 ? ' cooperation' : ' conflict';
  return (
    <span class={`label${side}`} title={mode ? `${type}, ${mode}` : type}>
      {capital(noun(type, mode))}
    </span>
  );
}

export function dossierHref(
  pair: readonly [string, string],
  since?: string | null,
  until?: string | null,
): string {
  return href(`/dossier/${pair.join('-')}`, { since, until });
}
