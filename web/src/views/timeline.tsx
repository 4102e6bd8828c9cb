// All incidents by day: lanes by type or by score, planned told from happened at a glance.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { TimelineAnswer } from '../answers';
import { ExportMenu } from '../parts/export';
import { FilterBar, narrowed, picked, type FilterName } from '../parts/filters';
import { RealisSign } from '../parts/named';
import { useWidth } from '../parts/size';
import { Answered, EmptyState } from '../parts/states';
import { AsTable } from '../parts/table';
import { here, setQuery } from '../route';
import { draw, layoutOf, palette } from '../timeline/draw';
import { between, bulk, modelOf, type LanesBy, type Model } from '../timeline/model';
import { daysOf, labelOf, levelOf, partiesOf, realisOf } from '../timeline/note';
import { Overview } from '../timeline/overview';
import { SvgPen } from '../timeline/pens';
import { Stage } from '../timeline/stage';
import { Window } from '../timeline/window';
import { counted } from '../text';
import { dayNumber, dayWords, isoDay, kRealis, realisWord, signed } from '../words';
import type { ViewProps } from '../views';
import './timeline.css';

const kFields: FilterName[] = [
  'country',
  'pair',
  'actor',
  'type',
  'realis',
  'level',
  'since',
  'until',
  'text',
];

function Legend() {
  return (
    <p class="legend">
      {kRealis.map(realis => (
        <span class="realis">
          <RealisSign realis={realis} /> {realisWord(realis)}
        </span>
      ))}
      <span class="realis cooperation">● cooperation</span>
      <span class="realis conflict">● conflict</span>
      <span>larger: more reports</span>
    </p>
  );
}

/** The window over the incidents, at the days that the address names. Days in view are written back
 *  to the address when one has come to rest, so that a link shows the same. */
function useWindow(model: Model, query: URLSearchParams): Window {
  const { first, last } = model;
  const view = useMemo(() => {
    const room = Math.max(4, Math.round((last - first) * 0.02));
    const made = new Window(first - room, last + 1 + room);
    const from = query.get('from');
    const to = query.get('to');
    if (from && to && !Number.isNaN(Date.parse(from)) && !Number.isNaN(Date.parse(to)))
      made.set(dayNumber(from), dayNumber(to) + 1);
    else made.set(...bulk(model, room));
    return made;
  }, [first, last]);
  useEffect(() => {
    let timer = 0;
    const written = () => {
      // One may have left by now; another view's address is none of ours.
      if (here().path !== '/timeline') return;
      const whole = view.from === view.min && view.to === view.max;
      setQuery(
        {
          from: whole ? null : isoDay(Math.floor(view.from)),
          to: whole ? null : isoDay(Math.ceil(view.to) - 1),
        },
        { replace: true },
      );
    };
    const stop = view.watch(() => {
      clearTimeout(timer);
      timer = window.setTimeout(written, 400);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [view]);
  return view;
}

function InView({
  data,
  view,
  rows,
}: {
  data: TimelineAnswer;
  view: Window;
  rows: readonly number[];
}) {
  return (
    <>
      <p class="in-view" aria-live="polite">
        {counted(rows.length, 'incident')} in view, {dayWords(isoDay(Math.floor(view.from)))} –{' '}
        {dayWords(isoDay(Math.ceil(view.to) - 1))}
        {data.undated > 0 && (
          <span class="soft">
            ; {counted(data.undated, 'incident')} without a known day cannot be shown here
          </span>
        )}
      </p>
      <AsTable
        caption="Incidents in view"
        rows={rows}
        columns={[
          { title: 'Day', cell: i => daysOf(data, i), by: i => data.start[i] ?? 0 },
          {
            title: 'Incident',
            cell: i => (
              <>
                <a href={`/incident/${encodeURIComponent(data.ids[i] ?? '')}`}>
                  {labelOf(data, i)}
                </a>{' '}
                {partiesOf(data, i)}
              </>
            ),
            by: i => labelOf(data, i),
          },
          { title: 'Realis', cell: i => realisWord(realisOf(data, i)), by: i => realisOf(data, i) },
          { title: 'Level', cell: i => levelOf(data, i), by: i => data.level[i] ?? 0 },
          {
            title: 'Score',
            cell: i => signed(data.score[i] ?? 0),
            by: i => data.score[i] ?? 0,
            number: true,
          },
          {
            title: 'Reports',
            cell: i => data.reports[i],
            by: i => data.reports[i] ?? 0,
            number: true,
          },
        ]}
      />
    </>
  );
}

function Chart({
  data,
  lanes,
  query,
}: {
  data: TimelineAnswer;
  lanes: LanesBy;
  query: URLSearchParams;
}) {
  const { box, width } = useWidth<HTMLDivElement>();
  const model = useMemo(() => modelOf(data, lanes), [data, lanes]);
  const view = useWindow(model, query);
  const [rows, setRows] = useState<number[]>([]);
  useEffect(() => {
    let timer = 0;
    const count = () => setRows(between(model, view.from, view.to));
    count();
    const stop = view.watch(() => {
      clearTimeout(timer);
      timer = window.setTimeout(count, 150);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [model, view]);
  const picture = () => {
    const layout = layoutOf(model, Math.max(width, 640), view.from, view.to);
    const pen = new SvgPen(layout.width, layout.height, palette());
    draw(pen, model, layout, palette(), null);
    return pen.svg;
  };
  const asked = picked(query, kFields);
  return (
    <div class="timeline" ref={box}>
      <div class="above">
        <Legend />
        <div class="tools">
          <button class="button" onClick={() => view.zoom(1.5)} aria-label="Closer">
            +
          </button>
          <button class="button" onClick={() => view.zoom(1 / 1.5)} aria-label="Farther">
            −
          </button>
          <button class="button" onClick={() => view.all()}>
            All
          </button>
          <ExportMenu
            name="timeline"
            title={narrowed('Timeline', query, kFields)}
            path="/timeline"
            query={asked}
            svg={picture}
          />
        </div>
      </div>
      {width > 0 && (
        <>
          <Stage data={data} model={model} window={view} width={width} />
          <Overview model={model} window={view} width={width} />
        </>
      )}
      <InView data={data} view={view} rows={rows} />
    </div>
  );
}

export default function TimelineView({ query }: ViewProps) {
  const asked = useGet<TimelineAnswer>('/timeline', picked(query, kFields));
  const lanes: LanesBy = query.get('lanes') === 'score' ? 'score' : 'type';
  return (
    <>
      <div class="head">
        <h1>Timeline</h1>
      </div>
      <FilterBar fields={kFields}>
        <label>
          Lanes
          <select
            value={lanes}
            onChange={event =>
              setQuery({ lanes: event.currentTarget.value === 'score' ? 'score' : null })
            }
          >
            <option value="type">by type</option>
            <option value="score">by score</option>
          </select>
        </label>
      </FilterBar>
      <Answered asked={asked}>
        {data =>
          data.n === 0 ? (
            <EmptyState what="No incident with a known day fits these filters.">
              {data.undated > 0 && (
                <p>{counted(data.undated, 'incident')} without a known day fit them.</p>
              )}
              <p>
                <a href="/timeline">Clear the filters</a> or <a href="/read">read more reports</a>.
              </p>
            </EmptyState>
          ) : (
            <Chart data={data} lanes={lanes} query={query} />
          )
        }
      </Answered>
    </>
  );
}
