// A document: its text, what was read from it as marks, and beside it the records under a mark. What
// is looked at stands in the address (?at=START-END, ?record=ID), so that it can be sent and gone
// back to; every record's evidence leads here.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { DocumentAnswer, Mark, Status } from '../answers';
import { ExportMenu } from '../parts/export';
import { MarkToggles, readKinds, writeKinds } from '../parts/kinds';
import { MarkedText } from '../parts/marked';
import { chunks } from '../parts/outline';
import { DocumentPanel } from '../parts/panel';
import { aimAt, recordsOf } from '../parts/aim';
import type { Span } from '../parts/segments';
import { Foreign, Shown } from '../parts/shown';
import { Answered } from '../parts/states';
import { setQuery } from '../route';
import { counted, Points } from '../text';
import { dateWords, heading } from '../words';
import type { ViewProps } from '../views';
import '../styles/record.css';
import '../styles/document.css';

export default function DocumentView({ params, query }: ViewProps) {
  const path = `/documents/${encodeURIComponent(params.id ?? '')}`;
  const asked = useGet<DocumentAnswer>(path);
  return (
    <Answered asked={asked}>
      {data => (
        <Reader key={data.document.id} data={data} query={query} path={path} again={asked.again} />
      )}
    </Answered>
  );
}

interface ReaderProps {
  data: DocumentAnswer;
  query: URLSearchParams;
  path: string;
  again: () => void;
}

function Reader({ data, query, path, again }: ReaderProps) {
  const { document: text } = data;
  const status = useGet<Status>('/status');
  const points = useMemo(() => new Points(text.text ?? ''), [text.text]);
  const parts = useMemo(() => chunks(points, text.blocks ?? []), [points, text.blocks]);
  const records = useMemo(() => recordsOf(data), [data]);
  const [kinds, setKinds] = useState(readKinds);
  const aim = aimAt(data, records, query.get('at'), query.get('record'));

  const shown = useMemo(() => data.marks.filter(m => kinds.has(m.kind)), [data.marks, kinds]);
  // What an address names is shown even where marks of its kind are switched off. Else the list stays
  // the same one, so that a text with thousands of marks is not cut anew for every step.
  const hidden = data.marks.some(m => m.id === aim.record && !kinds.has(m.kind));
  const extra = hidden ? aim.record : null;
  const marks = useMemo(
    () => (extra ? data.marks.filter(m => kinds.has(m.kind) || m.id === extra) : shown),
    [shown, extra],
  );
  const choose = (next: Set<string>) => {
    writeKinds(next);
    setKinds(next);
  };
  const pick = (at: number) => pickMark(marks, at);
  useMarkKeys(marks, aim.spans[0] ?? null);

  const title = text.title ?? text.file.split('/').pop() ?? text.id;
  return (
    <article class={aim.open ? 'document with-panel' : 'document'}>
      <header class="head">
        <h1>
          <Foreign text={title} />
        </h1>
        <div class="tools">
          <ExportMenu name={text.id} path={path} />
        </div>
        <p class="about">
          <Foreign text={text.outlet ?? 'Outlet unknown'} />
          {text.byline && (
            <>
              , <Foreign text={text.byline} />
            </>
          )}
          , {text.published ? dateWords(text.published) : 'no day of publication'}.{' '}
          {heading(text.genre)}, {counted(data.events.length, 'event')},{' '}
          {counted(data.statements.length, 'statement')}.{' '}
          {text.language !== 'en' && `Its language (${text.language}) is kept but not read. `}
          {text.url && <Address url={text.url} />}
        </p>
      </header>
      <MarkToggles kinds={kinds} marks={data.marks} change={choose} />
      {aim.missing && (
        <p class="trouble" role="status">
          {aim.missing}
        </p>
      )}
      <div class="desk">
        {points.length === 0 ? (
          <p class="soft">This document holds no text.</p>
        ) : (
          <MarkedText points={points} chunks={parts} marks={marks} target={aim.spans} pick={pick} />
        )}
        {aim.open && (
          <DocumentPanel
            data={data}
            records={records}
            aim={aim}
            mayWrite={status.data?.may_write ?? false}
            changed={again}
            close={closePanel}
          />
        )}
      </div>
    </article>
  );
}

// An address from a document is foreign text too: only the web's own schemes become a link.
function Address({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <Shown text={url} />;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      Original
    </a>
  );
}

function closePanel(): void {
  setQuery({ at: null, record: null }, { replace: true });
}

/** Aims at the most particular mark over a place. */
function pickMark(marks: readonly Mark[], at: number): void {
  const over = marks.filter(m => m.start <= at && m.end > at);
  const best = over.reduce<Mark | null>(
    (least, m) => (least === null || m.end - m.start < least.end - least.start ? m : least),
    null,
  );
  if (best) setQuery({ at: `${best.start}-${best.end}`, record: best.id }, { replace: true });
}

/** n and p walk from mark to mark, Escape puts the panel away. */
function useMarkKeys(marks: readonly Mark[], now: Span | null): void {
  useEffect(() => {
    const starts = [...new Set(marks.map(m => m.start))];
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest('input, select, textarea, dialog')) return;
      const at = now?.start ?? -1;
      let to: number | undefined;
      if (event.key === 'n') to = starts.find(s => s > at);
      else if (event.key === 'p') to = starts.filter(s => s < at).pop();
      else if (event.key === 'Escape' && now) closePanel();
      else return;
      event.preventDefault();
      if (to === undefined) return;
      pickMark(marks, to);
      focusMark(to);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [marks, now?.start]);
}

// The piece may first have to be cut and drawn.
function focusMark(at: number): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const piece = document.querySelector(`.text [data-at="${at}"]`);
      if (piece instanceof HTMLElement) piece.focus({ preventScroll: true });
    }),
  );
}
