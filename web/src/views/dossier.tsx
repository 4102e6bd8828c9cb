// Two states: the line of their relations, and the sections of the brief, every line with its sources.
import { useRef, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Dossier, Pair } from '../answers';
import { Relations } from '../charts/relations';
import { ExportMenu } from '../parts/export';
import { FilterBar, picked } from '../parts/filters';
import { useTitle } from '../parts/title';
import { IncidentsOf } from '../parts/incidents';
import { dossierHref } from '../parts/named';
import { EmptyState, ErrorState, Loading } from '../parts/states';
import { AsTable } from '../parts/table';
import { href, setQuery } from '../route';
import { counted } from '../text';
import { monthWords, signed } from '../words';
import type { ViewProps } from '../views';
import { Section } from './dossier_section';
import './dossier.css';

function monthEnd(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 1970, number ?? 1, 0)).toISOString().slice(0, 10);
}

/** What happened in the month that was chosen in the chart. */
function MonthPanel({ dossier, month }: { dossier: Dossier; month: string }) {
  const relation = dossier.relations.find(one => one.month === month);
  const change = dossier.changes.find(one => one.month === month);
  const ids = relation?.incidents ?? change?.incidents ?? [];
  return (
    <section class="beside month-panel" aria-labelledby="month">
      <div class="head">
        <h2 id="month">{monthWords(month)}</h2>
        {relation && (
          <span class="soft">
            cooperation {signed(relation.cooperation)}, conflict {signed(-relation.conflict)}
          </span>
        )}
        <span class="tools">
          <a
            href={href('/timeline', {
              pair: dossier.pair.join('-'),
              since: `${month}-01`,
              until: monthEnd(month),
            })}
          >
            On the timeline
          </a>
          <button class="plain" onClick={() => setQuery({ month: null })}>
            Close
          </button>
        </span>
        {change && (
          <p class="about">
            Turning point: the net moves from {signed(change.before)} to {signed(change.after)}.
          </p>
        )}
      </div>
      <IncidentsOf ids={ids} />
    </section>
  );
}

function Chart({ dossier, month }: { dossier: Dossier; month: string | null }) {
  const rows = dossier.relations.map(relation => ({
    ...relation,
    smoothed: dossier.months.find(one => one.month === relation.month),
  }));
  return (
    <>
      <Relations
        title={`Relations of ${dossier.names.join(' and ')} by month`}
        months={dossier.months}
        relations={dossier.relations}
        changes={dossier.changes}
        chosen={month}
        choose={to => setQuery({ month: to === month ? null : to })}
      />
      <p class="legend">
        <span class="sign up" aria-hidden="true" /> cooperation{' '}
        <span class="sign down" aria-hidden="true" /> conflict{' '}
        <span class="sign net" aria-hidden="true" /> net, smoothed, with its 95% band
        {dossier.changes.length > 0 && (
          <>
            {' '}
            <span class="sign turn" aria-hidden="true" /> turning point:{' '}
            {dossier.changes.map((change, i) => (
              <>
                {i > 0 && ', '}
                <button class="plain" onClick={() => setQuery({ month: change.month })}>
                  {monthWords(change.month)}
                </button>
              </>
            ))}
          </>
        )}
      </p>
      {month && <MonthPanel dossier={dossier} month={month} />}
      <AsTable
        caption="Relations by month"
        rows={rows}
        columns={[
          {
            title: 'Month',
            cell: row => (
              <button class="plain" onClick={() => setQuery({ month: row.month })}>
                {monthWords(row.month)}
              </button>
            ),
            by: row => row.month,
          },
          {
            title: 'Cooperation',
            cell: row => signed(row.cooperation),
            by: row => row.cooperation,
            number: true,
          },
          {
            title: 'Conflict',
            cell: row => signed(-row.conflict),
            by: row => -row.conflict,
            number: true,
          },
          { title: 'Net', cell: row => signed(row.net), by: row => row.net, number: true },
          {
            title: 'Smoothed',
            cell: row => (row.smoothed ? signed(row.smoothed.smoothed) : ''),
            number: true,
          },
          { title: 'Incidents', cell: row => row.events, by: row => row.events, number: true },
        ]}
      />
    </>
  );
}

function Nothing({ pair }: { pair: string }) {
  const { data } = useGet<{ items: Pair[] }>('/pairs', { limit: 6 });
  return (
    <>
      <h1>{pair.replace('-', ' – ')}</h1>
      <EmptyState what="The record knows nothing of these two.">
        {data && data.items.length > 0 && (
          <p>
            Pairs it knows most of:{' '}
            {data.items.map((one, i) => (
              <>
                {i > 0 && ', '}
                <a href={dossierHref(one.pair)}>{one.names.join(' – ')}</a>
              </>
            ))}
            .
          </p>
        )}
        <p>
          <a href="/dossier">Choose another pair</a> or <a href="/read">read more reports</a>.
        </p>
      </EmptyState>
    </>
  );
}

export default function DossierView({ params, query }: ViewProps) {
  const pair = (params.pair ?? '').toUpperCase();
  const [all, setAll] = useState(false);
  const asking = picked(query, ['since', 'until']);
  asking.set('pair', pair);
  if (all) asking.set('all', '1');
  const { data, error, loading, again } = useGet<Dossier>('/dossier', asking);
  const place = useRef<HTMLDivElement>(null);
  useTitle(data ? data.names.join(' – ') : null);
  if (error?.status === 404) return <Nothing pair={pair} />;
  if (error) return <ErrorState error={error} again={again} />;
  // While another pair is asked for, the last one must not stand under its address.
  if (!data || data.pair.join('-') !== [...pair.split('-')].sort().join('-')) return <Loading />;
  const narrowed = { pair, since: query.get('since'), until: query.get('until') };
  return (
    <div class="dossier" aria-busy={loading} ref={place}>
      <div class="head">
        <h1>{data.names.join(' – ')}</h1>
        <div class="tools">
          <ExportMenu
            name={`dossier-${pair}`}
            title={`Relations of ${data.names.join(' and ')} by month`}
            path="/dossier"
            query={asking}
            svg={() => place.current?.querySelector<SVGSVGElement>('.relations svg') ?? null}
          />
        </div>
        <p class="about">{data.summary}</p>
      </div>
      <FilterBar fields={['since', 'until']}>
        <span class="elsewhere">
          <a href={href('/timeline', narrowed)}>Timeline</a>
          <a href={href('/network', narrowed)}>Contacts</a>
          <a href={href('/map', narrowed)}>Map</a>
          <a href={href('/positions', { pair })}>Positions</a>
          <a href={href('/commitments', { pair })}>Commitments</a>
        </span>
      </FilterBar>
      <Chart dossier={data} month={query.get('month')} />
      {data.sections.map((section, i) => (
        <Section
          key={`${section.key}${i}`}
          section={section}
          sources={data.sources}
          whole={all}
          showAll={() => setAll(true)}
        />
      ))}
      <p class="tiny soft">
        {counted(data.sources.length, 'sentence')} cited. Lines “by” a day: the report of that day
        tells it without a day of its own.
      </p>
    </div>
  );
}
