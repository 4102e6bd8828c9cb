// What is in the record, and where to begin.
import { useGet } from '../api';
import type { List, Pair, Status } from '../answers';
import { IncidentLines } from '../parts/incidents';
import { dossierHref } from '../parts/named';
import { Foreign, Shown } from '../parts/shown';
import { Answered, EmptyState } from '../parts/states';
import type { DocumentRecord, IncidentRecord } from '../types';
import { counted } from '../text';
import { dateWords, dayWords, heading, monthWords } from '../words';
import './start.css';

function Summary({ status }: { status: Status }) {
  const { counts, languages } = status;
  const others = Object.entries(languages).filter(([code]) => code !== 'en');
  const skipped = others.reduce((sum, [, n]) => sum + n, 0);
  return (
    <p class="about">
      {counted(counts.document ?? 0, 'document')}
      {status.first &&
        status.last &&
        `, published ${dayWords(status.first)} – ${dayWords(status.last)}`}
      ; {counted(counts.incident ?? 0, 'incident')}, {counted(counts.statement ?? 0, 'statement')},{' '}
      {counted(counts.commitment ?? 0, 'commitment')}.
      {skipped > 0 && ` ${counted(skipped, 'document')} not in English: kept, not read.`}
      {status.failures > 0 && ` ${counted(status.failures, 'file')} could not be read.`}
    </p>
  );
}

function Empty({ mayWrite }: { mayWrite: boolean }) {
  return (
    <EmptyState what="The record is empty.">
      {mayWrite ? (
        <>
          <p>
            <a href="/read">Read files or a pasted text</a> to begin: reports in plain text or HTML,
            feeds, JSON lines, web archives.
          </p>
          <p class="soft">
            Or on the command line: <code>dragoman read FOLDER</code>
          </p>
        </>
      ) : (
        <p>
          It is shown read-only. Fill it with <code>dragoman read FOLDER</code>.
        </p>
      )}
    </EmptyState>
  );
}

function Pairs() {
  const asked = useGet<{ items: Pair[] }>('/pairs', { limit: 10 });
  return (
    <section class="section" aria-labelledby="pairs">
      <h2 id="pairs">Pairs with most incidents</h2>
      <Answered asked={asked}>
        {({ items }) => {
          const most = Math.max(1, ...items.map(pair => pair.incidents));
          return (
            <ol class="pair-list">
              {items.map(({ pair, names, incidents, last }) => (
                <li>
                  <a href={dossierHref(pair)}>{names.join(' – ')}</a>
                  <span class="measure" aria-hidden="true">
                    <span style={{ width: `${(100 * incidents) / most}%` }} />
                  </span>
                  <span class="count">{incidents}</span>
                  <span class="soft tiny last">{last ? `to ${monthWords(last)}` : ''}</span>
                </li>
              ))}
              <li>
                <a href="/dossier">All pairs</a>
              </li>
            </ol>
          );
        }}
      </Answered>
    </section>
  );
}

function NewestReports() {
  const asked = useGet<List<DocumentRecord>>('/documents', { limit: 8, order: 'newest' });
  return (
    <section class="section" aria-labelledby="newest">
      <h2 id="newest">Newest reports</h2>
      <Answered asked={asked}>
        {({ items }) => (
          <ul class="report-list">
            {items.map(one => (
              <li>
                <a class="words" href={`/document/${encodeURIComponent(one.id)}`} dir="auto">
                  <Shown text={one.title ?? one.file.split('/').pop() ?? one.id} />
                </a>
                <div class="soft tiny">
                  {one.outlet && (
                    <>
                      <Foreign text={one.outlet} /> ·{' '}
                    </>
                  )}
                  {[
                    one.published ? dateWords(one.published) : 'no day of publication',
                    heading(one.genre),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </li>
            ))}
            <li>
              <a href="/documents">All documents</a>
            </li>
          </ul>
        )}
      </Answered>
    </section>
  );
}

function LatestIncidents() {
  const asked = useGet<List<IncidentRecord>>('/incidents', { limit: 8, order: 'newest' });
  return (
    <section class="section" aria-labelledby="latest">
      <h2 id="latest">Latest incidents</h2>
      <Answered asked={asked}>
        {({ items, cited }) => (
          <>
            <IncidentLines incidents={items} cited={cited} />
            <p class="after">
              <a href="/timeline">Timeline of all incidents</a>
            </p>
          </>
        )}
      </Answered>
    </section>
  );
}

export default function StartView() {
  const asked = useGet<Status>('/status');
  return (
    <Answered asked={asked}>
      {status => (
        <>
          <div class="head">
            <h1>{status.record}</h1>
            <Summary status={status} />
          </div>
          {(status.counts.document ?? 0) === 0 ? (
            <Empty mayWrite={status.may_write} />
          ) : (
            <>
              <div class="start-columns">
                <Pairs />
                <NewestReports />
              </div>
              <LatestIncidents />
            </>
          )}
        </>
      )}
    </Answered>
  );
}
