// Who met or talked with whom. A line's breadth and a dot's size are numbers of contacts; both open
// the incidents behind them.
import { zoomIdentity } from 'd3-zoom';
import { useMemo, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { NetworkAnswer } from '../answers';
import { Name } from '../charts/name';
import { placeNames } from '../charts/names';
import { ZoomButtons } from '../charts/zoom_buttons';
import { useZoom } from '../charts/zoomed';
import { layoutOf, type Net, type Party, type Tie } from '../network/layout';
import { ExportMenu } from '../parts/export';
import { FilterBar, narrowed, picked, type FilterName } from '../parts/filters';
import { IncidentsOf } from '../parts/incidents';
import { useWidth } from '../parts/size';
import { Answered, EmptyState } from '../parts/states';
import { AsTable } from '../parts/table';
import { hideTip, showTip } from '../parts/tip';
import { href, setQuery } from '../route';
import { counted } from '../text';
import { dayWords, levelWord } from '../words';
import type { ViewProps } from '../views';
import './network.css';

const kFields: FilterName[] = ['country', 'pair', 'actor', 'level', 'since', 'until'];

/** A party or a tie that was chosen: "id", or "id id". In the address, so that it can be sent. */
function useChosen(net: Net, query: URLSearchParams) {
  const ids = (query.get('chosen') ?? '').split(' ').filter(Boolean);
  const party = ids.length === 1 ? net.parties.find(one => one.id === ids[0]) : undefined;
  const tie =
    ids.length === 2
      ? net.ties.find(one => ids.includes(one.source.id) && ids.includes(one.target.id))
      : undefined;
  return { party, tie };
}

const chooseTie = (tie: Tie) => setQuery({ chosen: `${tie.source.id} ${tie.target.id}` });
const choose = (party: Party) => setQuery({ chosen: party.id });

function tieWords(tie: Tie): string {
  const last = tie.last ? `, last ${dayWords(tie.last)}` : '';
  return `${tie.source.name} – ${tie.target.name}: ${counted(tie.contacts, 'contact')}${last}`;
}

function onKey(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
}

interface DrawnProps {
  net: Net;
  width: number;
  height: number;
  party: Party | undefined;
  tie: Tie | undefined;
  zoomed: ReturnType<typeof useZoom>;
}

function Drawn({ net, width, height, party, tie, zoomed }: DrawnProps) {
  const [over, setOver] = useState<Party | null>(null);
  const { k, x, y } = zoomed.transform;
  const centre = over ?? party ?? null;
  const near = new Set<Party>();
  if (centre) {
    near.add(centre);
    for (const one of net.ties) {
      if (one.source === centre) near.add(one.target);
      if (one.target === centre) near.add(one.source);
    }
  }
  const heaviest = Math.max(1, ...net.ties.map(one => one.contacts));
  const breadth = (one: Tie) => 1 + 6 * Math.sqrt(one.contacts / heaviest);
  const faint = (isNear: boolean) => (centre && !isNear ? ' faint' : '');
  const at = (one: Party) => ({ x: one.x * k + x, y: one.y * k + y });
  // On a small drawing the dots are small too.
  const sizeOf = (one: Party) => one.radius * Math.max(0.6, Math.min(1, k));
  // Those around the one that is pointed at are named first; the others by their contacts.
  const inOrder = [...net.parties].sort(
    (a, b) => Number(near.has(b)) - Number(near.has(a)) || b.contacts - a.contacts,
  );
  const places = placeNames(
    inOrder.map(one => ({ ...at(one), radius: sizeOf(one), words: one.name })),
    width,
  );
  const names = new Map(inOrder.map((one, i) => [one, places[i]]));
  return (
    <svg
      ref={zoomed.svg}
      class="network"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      tabIndex={0}
      role="group"
      aria-label={`Network of ${net.parties.length} parties. Arrow keys move, plus and minus zoom, Tab goes from party to party.`}
      onKeyDown={zoomed.onKeyDown}
    >
      {net.ties.map(one => {
        const [from, to] = [at(one.source), at(one.target)];
        const isNear = centre === one.source || centre === one.target;
        return (
          <g
            class={`tie${faint(isNear)}${one === tie ? ' chosen' : ''}`}
            onClick={() => chooseTie(one)}
            onMouseMove={event => showTip({ x: event.clientX, y: event.clientY }, tieWords(one))}
            onMouseLeave={hideTip}
          >
            <line class="reach" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke-width={breadth(one)} />
          </g>
        );
      })}
      {net.parties.map(one => {
        const place = at(one);
        const isNear = near.has(one);
        return (
          <g
            class={`party ${one.kind}${faint(isNear)}${one === party ? ' chosen' : ''}`}
            transform={`translate(${place.x} ${place.y})`}
            tabIndex={0}
            role="button"
            aria-label={`${one.name}${one.country ? `, ${one.country}` : ''}: ${counted(one.contacts, 'contact')}`}
            aria-pressed={one === party}
            onClick={() => choose(one)}
            onKeyDown={onKey(() => choose(one))}
            onMouseEnter={event => {
              setOver(one);
              if (!names.get(one)) showTip(event.currentTarget, one.name);
            }}
            onMouseLeave={() => (setOver(null), hideTip())}
            onFocus={() => setOver(one)}
            onBlur={() => setOver(null)}
          >
            <circle r={sizeOf(one)} />
            <Name place={names.get(one)} words={one.name} />
          </g>
        );
      })}
    </svg>
  );
}

function Panel({ net, party, tie }: { net: Net; party: Party | undefined; tie: Tie | undefined }) {
  if (!party && !tie) return null;
  const ties = party ? net.ties.filter(one => one.source === party || one.target === party) : [];
  ties.sort((a, b) => b.contacts - a.contacts);
  return (
    <section class="beside" aria-labelledby="chosen">
      <div class="head">
        <h2 id="chosen">{party ? party.name : tie && `${tie.source.name} – ${tie.target.name}`}</h2>
        <div class="tools">
          {party && <a href={href('/timeline', { actor: party.id })}>On the timeline</a>}
          {party && <a href={`/record/${encodeURIComponent(party.id)}`}>Record</a>}
          <button class="plain" onClick={() => setQuery({ chosen: null })}>
            Close
          </button>
        </div>
      </div>
      {tie && <IncidentsOf ids={tie.incidents} />}
      {party && (
        <ul class="ties">
          {ties.map(one => {
            const other = one.source === party ? one.target : one.source;
            return (
              <li>
                <button class="plain" onClick={() => chooseTie(one)}>
                  {other.name}
                </button>{' '}
                <span class="soft small">
                  {counted(one.contacts, 'contact')}
                  {one.last && `, last ${dayWords(one.last)}`}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Chart({ data, query }: { data: NetworkAnswer; query: URLSearchParams }) {
  const { box, width } = useWidth<HTMLDivElement>();
  const narrow = width > 0 && width < 640;
  const net = useMemo(() => layoutOf(data, narrow ? 60 : 120, narrow ? 0.8 : 1.8), [data, narrow]);
  const height = narrow ? 460 : 620;
  const start = useMemo(() => {
    if (width === 0) return zoomIdentity;
    const k = Math.min(1.6, width / net.box.width, height / net.box.height);
    return zoomIdentity
      .translate(width / 2, height / 2)
      .scale(k)
      .translate(-(net.box.x + net.box.width / 2), -(net.box.y + net.box.height / 2));
  }, [net, width, height]);
  const zoomed = useZoom(width, height, 8, start);
  const { party, tie } = useChosen(net, query);
  return (
    <div ref={box}>
      <div class="chart-tools">
        <p class="legend">
          <span>
            <span class="sign state" aria-hidden="true" /> state or body
          </span>
          <span>
            <span class="sign person" aria-hidden="true" /> person
          </span>
          <span>larger, broader: more contacts</span>
          {net.left > 0 && (
            <span>
              {counted(net.left, 'party', 'parties')} with the fewest contacts are not drawn
            </span>
          )}
        </p>
        <div class="tools">
          <ZoomButtons zoomed={zoomed} />
          <ExportMenu
            name="contacts"
            title={narrowed('Contacts', query, kFields)}
            path="/network"
            query={picked(query, kFields)}
            svg={() => zoomed.svg.current}
          />
        </div>
      </div>
      {width > 0 && (
        <Drawn net={net} width={width} height={height} party={party} tie={tie} zoomed={zoomed} />
      )}
      <Panel net={net} party={party} tie={tie} />
      <AsTable
        caption="Contacts"
        rows={net.ties}
        columns={[
          { title: 'Party', cell: row => row.source.name, by: row => row.source.name },
          { title: 'with', cell: row => row.target.name, by: row => row.target.name },
          {
            title: 'Contacts',
            cell: row => (
              <button class="plain" onClick={() => chooseTie(row)}>
                {row.contacts}
              </button>
            ),
            by: row => row.contacts,
            number: true,
          },
          {
            title: 'Last',
            cell: row => (row.last ? dayWords(row.last) : ''),
            by: row => row.last ?? '',
          },
          { title: 'Level', cell: row => levelWord(row.level), by: row => row.level ?? '' },
        ]}
      />
    </div>
  );
}

export default function NetworkView({ query }: ViewProps) {
  const asked = useGet<NetworkAnswer>('/network', picked(query, kFields));
  return (
    <>
      <div class="head">
        <h1>Contacts</h1>
        <p class="about">Who met or talked with whom, as far as it took place.</p>
      </div>
      <FilterBar fields={kFields} />
      <Answered asked={asked}>
        {data =>
          data.edges.length === 0 ? (
            <EmptyState what="No contact fits these filters.">
              <p>
                <a href="/network">Clear the filters</a> or <a href="/read">read more reports</a>.
              </p>
            </EmptyState>
          ) : (
            <Chart data={data} query={query} />
          )
        }
      </Answered>
    </>
  );
}
