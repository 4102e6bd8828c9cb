// Who stands how to what: a matrix of actors and issues, the history behind a cell, and the words by
// which each side calls the same thing.
import { useEffect, useRef } from 'preact/hooks';
import { useGet } from '../api';
import type { MatrixAnswer, RecordAnswer } from '../answers';
import { ExportMenu } from '../parts/export';
import { FilterBar, picked, type FilterName } from '../parts/filters';
import { kMostActors, kMostIssues, Matrix } from '../parts/matrix';
import { ActorName } from '../parts/named';
import { Sentence } from '../parts/sentence';
import { Foreign } from '../parts/shown';
import { kStances, StanceSign } from '../parts/stance';
import { Answered, EmptyState, ErrorState, Loading } from '../parts/states';
import { issueName, recordTitle } from '../parts/titles';
import { Why } from '../parts/why';
import { recordHref, sentenceHref, setQuery } from '../route';
import { capital, counted } from '../text';
import type { Evidence } from '../types';
import { dateWords } from '../words';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/positions.css';

const kFilters: readonly FilterName[] = ['country', 'pair', 'issue', 'since', 'until'];

export default function PositionsView({ query }: ViewProps) {
  const asked = useGet<MatrixAnswer>('/positions/matrix', picked(query, kFilters));
  const chosen = query.get('cell');
  const choose = (position: string) =>
    setQuery({ cell: position === chosen ? null : position }, { replace: true });
  return (
    <>
      <header class="head">
        <h1>Positions</h1>
        <div class="tools">
          <ExportMenu name="positions" path="/positions/matrix" query={picked(query, kFilters)} />
        </div>
        <p class="about">Who stands how to which issue, as the reports tell it.</p>
      </header>
      <FilterBar fields={kFilters} cited={asked.data?.cited ?? null} />
      <Answered asked={asked}>
        {data =>
          data.cells.length === 0 ? (
            <EmptyState what="No positions here.">
              <p>
                Widen the filters, or <a href="/read">read more reports</a>: a position is taken
                from statements and events that say what an actor wants of an issue.
              </p>
            </EmptyState>
          ) : (
            <div class={chosen ? 'beside' : ''}>
              <div>
                <Legend />
                <Matrix data={data} chosen={chosen} choose={choose} />
                {(data.actors.length > kMostActors || data.issues.length > kMostIssues) && (
                  <p class="soft small">
                    Those with most positions of {counted(data.actors.length, 'actor')} and{' '}
                    {counted(data.issues.length, 'issue')}; a country or a pair shows the others.
                  </p>
                )}
              </div>
              {chosen && <Behind key={chosen} id={chosen} />}
            </div>
          )
        }
      </Answered>
      {asked.data && <Terms data={asked.data} />}
    </>
  );
}

function Legend() {
  return (
    <ul class="legend" aria-label="Signs">
      {kStances.map(stance => (
        <li>
          <StanceSign stance={stance} /> {stance}
        </li>
      ))}
      <li>
        <span class="changes">2</span> so many stances over time
      </li>
    </ul>
  );
}

/** A position's history with the sentences it rests on. */
function Behind({ id }: { id: string }) {
  const asked = useGet<RecordAnswer>(`/records/${encodeURIComponent(id)}`);
  const title = useRef<HTMLHeadingElement>(null);
  const there = asked.data !== null;
  useEffect(() => title.current?.focus({ preventScroll: false }), [there]);
  if (asked.error) return <ErrorState error={asked.error} again={asked.again} />;
  const record = asked.data?.record;
  if (!asked.data || record?.record !== 'position') return <Loading />;
  const { cited } = asked.data;
  return (
    <aside class="behind" aria-labelledby="behind">
      <button
        class="plain close"
        aria-label="Close the history"
        onClick={() => setQuery({ cell: null }, { replace: true })}
      >
        ×
      </button>
      <h2 id="behind" tabIndex={-1} ref={title}>
        <a href={recordHref(record.id)}>
          <Foreign text={recordTitle(record, cited)} />
        </a>
      </h2>
      <ol class="evidence">
        {record.history.map(step => (
          <li>
            <p class="what">
              <StanceSign stance={step.stance} /> <strong>{step.stance}</strong>{' '}
              <span class="soft">{step.date ? dateWords(step.date) : 'no day told'}</span>
            </p>
            {step.evidence.map((one: Evidence) => (
              <Sentence evidence={one} cited={cited} record={record.id} />
            ))}
          </li>
        ))}
      </ol>
      <Why id={record.id} />
    </aside>
  );
}

// The contract leaves the form of a term's evidence open: one sentence or a list of them.
function firstEvidence(evidence: unknown): Evidence | null {
  const one: unknown = Array.isArray(evidence) ? evidence[0] : evidence;
  return typeof one === 'object' &&
    one !== null &&
    'document' in one &&
    'start' in one &&
    'end' in one
    ? (one as Evidence)
    : null;
}

function Terms({ data }: { data: MatrixAnswer }) {
  if (data.terms.length === 0) return null;
  const issues = [...new Set(data.terms.map(term => term.issue))];
  return (
    <section class="section" aria-labelledby="terms">
      <h2 id="terms">What each side calls it</h2>
      <dl class="terms">
        {issues.map(issue => (
          <div key={issue}>
            <dt>
              <a href={recordHref(issue)}>
                <Foreign text={capital(issueName(issue, data.cited))} />
              </a>
            </dt>
            {data.terms
              .filter(term => term.issue === issue)
              .map(term => {
                const from = firstEvidence(term.evidence);
                const words = <Foreign text={`“${term.term}”`} class="words" />;
                return (
                  <dd>
                    <ActorName id={term.actor} cited={data.cited} />:{' '}
                    {from ? <a href={sentenceHref(from, issue)}>{words}</a> : words}
                  </dd>
                );
              })}
          </div>
        ))}
      </dl>
    </section>
  );
}
