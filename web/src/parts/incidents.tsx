// Incidents in a line each: in panels beside charts, on the start page.
import { useEffect, useState } from 'preact/hooks';
import { ApiError, get } from '../api';
import type { Cited, RecordAnswer } from '../answers';
import type { IncidentRecord } from '../types';
import { counted } from '../text';
import { ErrorState, Loading } from './states';
import { actorName, DateText, EventLabel, RealisBadge } from './named';

export function IncidentLine({
  incident,
  cited,
}: {
  incident: IncidentRecord;
  cited: Cited | null;
}) {
  return (
    <li class="incident-line">
      <span class="when">
        <DateText date={incident.date} />
      </span>
      <span class="what">
        <a href={`/incident/${encodeURIComponent(incident.id)}`}>
          <EventLabel type={incident.type} mode={incident.mode} score={incident.score} />
        </a>{' '}
        {incident.actors.map(id => actorName(id, cited)).join(', ')}
        {incident.place && <span class="soft">; {incident.place.name}</span>}
        {incident.documents.length > 1 && (
          <span class="soft">; {counted(incident.documents.length, 'report')}</span>
        )}
      </span>
      <RealisBadge realis={incident.realis} />
    </li>
  );
}

export function IncidentLines({
  incidents,
  cited,
}: {
  incidents: readonly IncidentRecord[];
  cited: Cited | null;
}) {
  return (
    <ul class="incident-lines">
      {incidents.map(incident => (
        <IncidentLine key={incident.id} incident={incident} cited={cited} />
      ))}
    </ul>
  );
}

const kStep = 12;

interface Fetched {
  incident: IncidentRecord;
  cited: Cited;
}

/** Incidents of which only ids are known, asked for a dozen at a time. */
export function IncidentsOf({ ids }: { ids: readonly string[] }) {
  const key = ids.join(' ');
  const [shown, setShown] = useState(kStep);
  const [found, setFound] = useState<{
    key: string;
    list: Fetched[];
    error: ApiError | null;
  } | null>(null);
  useEffect(() => setShown(kStep), [key]);
  useEffect(() => {
    const stop = new AbortController();
    const wanted = ids.slice(0, shown);
    Promise.all(
      wanted.map(id => get<RecordAnswer>(`/records/${encodeURIComponent(id)}`, {}, stop.signal)),
    )
      .then(answers => {
        const list = answers.flatMap(({ record, cited }) =>
          record.record === 'incident' ? [{ incident: record, cited }] : [],
        );
        setFound({ key, list, error: null });
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted)
          setFound({
            key,
            list: [],
            error: error instanceof ApiError ? error : new ApiError(0, 'internal', String(error)),
          });
      });
    return () => stop.abort();
  }, [key, shown]);
  if (!found || found.key !== key) return <Loading />;
  if (found.error) return <ErrorState error={found.error} />;
  return (
    <>
      <ul class="incident-lines">
        {found.list.map(({ incident, cited }) => (
          <IncidentLine key={incident.id} incident={incident} cited={cited} />
        ))}
      </ul>
      {ids.length > shown && (
        <button class="button" onClick={() => setShown(shown + kStep)}>
          More ({ids.length - shown})
        </button>
      )}
    </>
  );
}
