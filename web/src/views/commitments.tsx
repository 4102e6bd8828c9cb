// What was bound and what became of it: a board with a column for each stage, from proposed to kept
// or not kept; what is past its day is marked.
import { useMemo } from 'preact/hooks';
import { useAll } from '../parts/all';
import type { Cited } from '../answers';
import { ExportMenu } from '../parts/export';
import { FilterBar, picked, type FilterName } from '../parts/filters';
import { Actors } from '../parts/named';
import { Sentence } from '../parts/sentence';
import { Foreign } from '../parts/shown';
import { Answered, EmptyState } from '../parts/states';
import { recordTitle } from '../parts/titles';
import { recordHref } from '../route';
import { counted } from '../text';
import type { CommitmentRecord, Evidence } from '../types';
import { dateWords, heading, plain } from '../words';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/commitments.css';

const kFilters: readonly FilterName[] = ['country', 'pair', 'actor', 'since', 'until'];

const kColumns: readonly { title: string; statuses: readonly string[] }[] = [
  { title: 'Proposed', statuses: ['proposed'] },
  { title: 'Agreed', statuses: ['agreed'] },
  { title: 'Signed', statuses: ['signed'] },
  { title: 'In force', statuses: ['in_force', 'partly_implemented'] },
  { title: 'Kept', statuses: ['fulfilled'] },
  {
    title: 'Not kept',
    statuses: ['not_implemented', 'stalled', 'suspended', 'broken', 'withdrawn'],
  },
];

// Nobody waits any more for what is kept, broken or taken back.
const kEnded = new Set(['fulfilled', 'broken', 'withdrawn']);

function overdue(one: CommitmentRecord, today: string): boolean {
  const due = one.deadline?.end ?? '';
  return /^\d{4}-/.test(due) && due < today && !kEnded.has(one.status);
}

export default function CommitmentsView({ query }: ViewProps) {
  const asked = useAll<CommitmentRecord>('/commitments', picked(query, kFilters));
  return (
    <>
      <header class="head">
        <h1>Commitments</h1>
        <div class="tools">
          <ExportMenu
            name="commitments"
            path="/commitments"
            query={withLimit(picked(query, kFilters))}
          />
        </div>
        <p class="about">What parties have bound themselves to, and what became of it.</p>
      </header>
      <FilterBar fields={kFilters} cited={asked.data?.cited ?? null} />
      <Answered asked={asked}>
        {({ items, cited, more }) =>
          items.length === 0 ? (
            <EmptyState what="No commitments here.">
              <p>
                Widen the filters, or <a href="/read">read more reports</a>: treaties, deals,
                invitations and pledges are taken from them.
              </p>
            </EmptyState>
          ) : (
            <>
              {more && (
                <p class="soft small">
                  The first {counted(items.length, 'commitment')}; filters show others.
                </p>
              )}
              <Board items={items} cited={cited} />
            </>
          )
        }
      </Answered>
    </>
  );
}

function withLimit(query: URLSearchParams): URLSearchParams {
  query.set('limit', '500');
  return query;
}

function madeDay(one: CommitmentRecord): string {
  const day = one.made?.start ?? '';
  return day.startsWith('X') ? '' : day;
}

function Board({ items, cited }: { items: readonly CommitmentRecord[]; cited: Cited }) {
  const today = new Date().toISOString().slice(0, 10);
  const columns = useMemo(() => {
    const known = new Set(kColumns.flatMap(column => column.statuses));
    const other = [...new Set(items.map(one => one.status))].filter(status => !known.has(status));
    return [
      ...kColumns,
      ...other.map(status => ({ title: heading(status), statuses: [status] })),
    ].map(column => ({
      ...column,
      // Newest first; what is late stands above.
      items: items
        .filter(one => column.statuses.includes(one.status))
        .sort(
          (a, b) =>
            Number(overdue(b, today)) - Number(overdue(a, today)) ||
            madeDay(b).localeCompare(madeDay(a)),
        ),
    }));
  }, [items, today]);
  return (
    <div class="board">
      {columns.map(column => (
        <section
          key={column.title}
          class={column.items.length === 0 ? 'column empty' : 'column'}
          aria-label={`${column.title}: ${counted(column.items.length, 'commitment')}`}
        >
          <h2>
            {column.title} <span class="soft small">{column.items.length}</span>
          </h2>
          <ul>
            {column.items.map(one => (
              <li key={one.id}>
                <Card
                  one={one}
                  cited={cited}
                  late={overdue(one, today)}
                  several={column.statuses.length > 1}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface CardProps {
  one: CommitmentRecord;
  cited: Cited;
  late: boolean;
  /** The column holds several statuses, so that each must say its own. */
  several: boolean;
}

function Card({ one, cited, late, several }: CardProps) {
  return (
    <article class="commitment">
      <h3>
        <a href={recordHref(one.id)}>
          <Foreign text={recordTitle(one, cited)} />
        </a>
      </h3>
      <p>
        <Actors ids={one.parties} cited={cited} />
      </p>
      <p class="soft">
        {several && <span class="status">{plain(one.status)}, </span>}
        {one.kind}
        {one.made && `, ${dateWords(one.made)}`}
      </p>
      {one.deadline && (
        <p class={late ? 'late' : 'soft'}>
          {late ? '! was due ' : 'due '}
          {dateWords(one.deadline)}
          {late && ', not reported kept'}
        </p>
      )}
      <details>
        <summary>
          {one.history.length > 1 ? `${one.history.length} reports of it` : 'The words'}
        </summary>
        <ol class="evidence">
          {one.history.map(step => (
            <li>
              <p>
                <strong>{plain(step.status)}</strong>{' '}
                <span class="soft">{step.date ? dateWords(step.date) : ''}</span>
              </p>
              {step.evidence.map((sentence: Evidence) => (
                <Sentence evidence={sentence} cited={cited} record={one.id} />
              ))}
            </li>
          ))}
          {one.history.length === 0 &&
            one.evidence.slice(0, 2).map(sentence => (
              <li>
                <Sentence evidence={sentence} cited={cited} record={one.id} />
              </li>
            ))}
        </ol>
      </details>
    </article>
  );
}
