// Judging what was read: one record after another, with the sentences it rests on, by keyboard.
// Verdicts are kept apart from what was read; the list of them can be taken back and taken along.
import { useEffect, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Status } from '../answers';
import { FilterBar, picked, type FilterName } from '../parts/filters';
import { Given } from '../parts/given';
import { AuthorField, useAuthor, useJudge } from '../parts/judging';
import { isJudged, kindOf, kKinds, useQueue } from '../parts/queue';
import { lastOwn, type Patch, type Verdict } from '../parts/reviewing';
import { EmptyState, ErrorState, Loading } from '../parts/states';
import { Subject, type Form } from '../parts/subject';
import { setQuery } from '../route';
import { capital, counted } from '../text';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/incident.css';
import '../styles/review.css';

const kFilters: readonly FilterName[] = ['country', 'type', 'document'];
const kStatementFilters: readonly FilterName[] = ['country', 'document'];

export default function ReviewView({ query }: ViewProps) {
  const kind = kindOf(query.get('kind'));
  const show = query.get('show') === 'all' ? 'all' : 'open';
  const order = query.get('order') === 'record' ? 'record' : 'unsure';
  const fields = kind === 'statement' ? kStatementFilters : kFilters;
  const status = useGet<Status>('/status');
  const queue = useQueue(kind, picked(query, fields), show, order);
  const choice = (name: string, label: string, value: string, options: [string, string][]) => (
    <label>
      {label}
      <select
        value={value}
        onChange={event => setQuery({ [name]: event.currentTarget.value, id: null })}
      >
        {options.map(([key, words]) => (
          <option value={key}>{words}</option>
        ))}
      </select>
    </label>
  );
  if (status.data && !status.data.may_write) return <ReadOnly />;
  return (
    <div class="review">
      <header class="head">
        <h1>Review</h1>
        <p class="about">Verdicts are kept beside what was read and hold when it is read again.</p>
      </header>
      <FilterBar fields={fields} cited={queue.cited}>
        {choice(
          'kind',
          'Records',
          kind,
          kKinds.map(one => [one, `${capital(one)}s`]),
        )}
        {choice('show', 'Which', show, [
          ['open', 'Not judged yet'],
          ['all', 'All'],
        ])}
        {choice('order', 'Order', order, [
          ['unsure', 'Least sure first'],
          ['record', 'As in the record'],
        ])}
      </FilterBar>
      {queue.error && <ErrorState error={queue.error} again={queue.again} />}
      {!queue.error && queue.ids === null && <Loading />}
      {!queue.error && queue.ids !== null && queue.ids.length === 0 && (
        <EmptyState what={show === 'open' ? 'Everything here is judged.' : `No ${kind}s here.`}>
          <p>Choose other records, or widen the filters.</p>
        </EmptyState>
      )}
      {queue.ids !== null && queue.ids.length > 0 && (
        <Desk queue={queue} ids={queue.ids} kind={kind} wanted={query.get('id')} />
      )}
      <Given reviews={queue.reviews} changed={queue.again} />
    </div>
  );
}

function ReadOnly() {
  return (
    <>
      <h1>Review</h1>
      <EmptyState what="This server only shows the record.">
        <p>It was started with --read-only. Start “dragoman serve” without it to judge records.</p>
      </EmptyState>
    </>
  );
}

interface DeskProps {
  queue: ReturnType<typeof useQueue>;
  ids: readonly string[];
  kind: string;
  wanted: string | null;
}

const kHints: readonly [string, string][] = [
  ['r', 'right'],
  ['w', 'wrong'],
  ['c', 'correct'],
  ['j', 'join'],
  ['s', 'split'],
  ['u', 'undo'],
  ['n', 'next'],
  ['p', 'previous'],
];

function Desk({ queue, ids, kind, wanted }: DeskProps) {
  const at = Math.max(0, ids.indexOf(wanted ?? ''));
  const record = queue.items.get(ids[at] ?? '') ?? null;
  const [form, setForm] = useState<Form>(null);
  const work = useJudge(queue.again);
  const name = useAuthor();
  useEffect(() => setForm(null), [record?.id]);

  const move = (step: number) => {
    const id = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
    if (id) setQuery({ id }, { replace: true });
  };
  const judge = (verdict: Verdict, patch: Patch | null = null, target = record?.id) => {
    if (!target || !name) return;
    void work.judge(target, verdict, patch).then(done => {
      if (!done) return;
      setForm(null);
      move(1);
    });
  };
  const undo = () => {
    const last = lastOwn(queue.reviews);
    if (!last) return;
    void work.undo(last.id).then(done => {
      if (done && ids.includes(last.target)) setQuery({ id: last.target }, { replace: true });
    });
  };
  const open = (to: Form) => setForm(form === to ? null : to);
  const incident = kind === 'incident';
  const keys: Record<string, () => void> = {
    r: () => judge('right'),
    w: () => judge('wrong'),
    c: () => open('correct'),
    j: () => incident && open('join'),
    s: () => incident && open('split'),
    u: undo,
    n: () => move(1),
    p: () => move(-1),
  };
  useKeys(keys, name !== '');

  const targets = new Set(queue.reviews.map(r => r.target));
  const done = ids.filter(id => {
    const one = queue.items.get(id);
    return one && isJudged(one, targets);
  }).length;
  return (
    <section aria-label="To judge" class="judge-desk">
      <p class="soft small" role="status">
        {at + 1} of {counted(ids.length, kind)}, {done} judged
        {queue.more && '; filters show others'}
      </p>
      {name === '' && <AuthorField />}
      <div class="verdicts" role="toolbar" aria-label="Verdict">
        {kHints
          .filter(([key]) => incident || (key !== 'j' && key !== 's'))
          .map(([key, words]) => (
            <button
              key={key}
              class="button"
              disabled={work.busy || (name === '' && !'np'.includes(key))}
              aria-keyshortcuts={key}
              aria-expanded={form !== null && form === kForms[key] ? true : undefined}
              onClick={keys[key]}
            >
              {capital(words)} <kbd>{key}</kbd>
            </button>
          ))}
      </div>
      {work.trouble && (
        <p class="trouble" role="alert">
          {work.trouble}
        </p>
      )}
      {record ? (
        <Subject
          key={record.id}
          record={record}
          cited={queue.cited}
          reviews={queue.reviews}
          form={form}
          send={judge}
          cancel={() => setForm(null)}
          undo={id => void work.undo(id)}
        />
      ) : (
        <EmptyState what="This incident has gone.">
          <p>It was joined to another, or a verdict changed it. Press n for the next.</p>
        </EmptyState>
      )}
    </section>
  );
}

const kForms: Record<string, Form> = { c: 'correct', j: 'join', s: 'split' };

function useKeys(keys: Record<string, () => void>, named: boolean): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input, select, textarea, dialog')) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      // Without a name the field that asks for it is what one needs.
      if (named || event.key === 'n' || event.key === 'p') act();
      else document.querySelector<HTMLInputElement>('.author input')?.focus();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}
