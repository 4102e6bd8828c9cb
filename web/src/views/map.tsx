// Where things happened: a circle for each place, as large as there are incidents, coloured by their net.
import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { zoomIdentity } from 'd3-zoom';
import { feature, mesh } from 'topojson-client';
import { useMemo } from 'preact/hooks';
import world from 'virtual:world';
import { useGet } from '../api';
import type { MapAnswer } from '../answers';
import { Name } from '../charts/name';
import { placeNames } from '../charts/names';
import { ZoomButtons } from '../charts/zoom_buttons';
import { useZoom, type Zoomed } from '../charts/zoomed';
import { ExportMenu } from '../parts/export';
import { FilterBar, narrowed, picked, type FilterName } from '../parts/filters';
import { IncidentsOf } from '../parts/incidents';
import { useWidth } from '../parts/size';
import { Answered, EmptyState } from '../parts/states';
import { AsTable } from '../parts/table';
import { hideTip, showTip } from '../parts/tip';
import { setQuery } from '../route';
import { counted } from '../text';
import { signed } from '../words';
import type { ViewProps } from '../views';
import './map.css';

const kFields: FilterName[] = [
  'country',
  'pair',
  'actor',
  'type',
  'realis',
  'level',
  'since',
  'until',
];

type Spot = MapAnswer['places'][number];

interface Drawing {
  land: string;
  borders: string;
  grid: string;
  spots: { spot: Spot; x: number; y: number; radius: number }[];
}

function drawingOf(data: MapAnswer, width: number, height: number): Drawing {
  const projection = geoNaturalEarth1().fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    { type: 'Sphere' },
  );
  const path = geoPath(projection).digits(1);
  const { countries } = world.objects;
  const most = Math.max(1, ...data.places.map(spot => spot.incidents));
  return {
    land: path(feature(world, countries)) ?? '',
    borders: path(mesh(world, countries, (a, b) => a !== b)) ?? '',
    grid: path(geoGraticule10()) ?? '',
    // Small ones on top: a large one must not hide them.
    spots: [...data.places]
      .sort((a, b) => b.incidents - a.incidents)
      .flatMap(spot => {
        const at = projection([spot.lon, spot.lat]);
        return at
          ? [{ spot, x: at[0], y: at[1], radius: 4 + 20 * Math.sqrt(spot.incidents / most) }]
          : [];
      }),
  };
}

/** The zoom at which all places are to be seen with the lands around them. */
function around({ spots }: Drawing, width: number, height: number) {
  if (spots.length === 0) return zoomIdentity;
  const xs = spots.map(one => one.x);
  const ys = spots.map(one => one.y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const pad = 0.12;
  const k = Math.max(
    1,
    Math.min(14, width / (x1 - x0 + width * pad), height / (y1 - y0 + height * pad)),
  );
  return zoomIdentity
    .translate(width / 2, height / 2)
    .scale(k)
    .translate(-(x0 + x1) / 2, -(y0 + y1) / 2);
}

/** A place's name in the address; of namesakes, with where it lies. */
function keyOf(spot: Spot, all: readonly Spot[]): string {
  const namesakes = all.filter(one => one.name === spot.name).length > 1;
  return namesakes ? `${spot.name} (${spot.lat.toFixed(2)}, ${spot.lon.toFixed(2)})` : spot.name;
}

function sideOf(net: number): string {
  return net > 0 ? 'cooperating' : net < 0 ? 'conflicting' : 'even';
}

function spotWords(spot: Spot): string {
  return `${spot.name}${spot.country ? `, ${spot.country}` : ''}: ${counted(spot.incidents, 'incident')}, net ${signed(spot.net)}`;
}

interface DrawnProps {
  drawing: Drawing;
  width: number;
  height: number;
  zoomed: Zoomed;
  chosen: Spot | undefined;
  choose: (spot: Spot | null) => void;
}

function Drawn({ drawing, width, height, zoomed, chosen, choose }: DrawnProps) {
  const { k, x, y } = zoomed.transform;
  const names = placeNames(
    drawing.spots.map(one => ({
      x: one.x * k + x,
      y: one.y * k + y,
      radius: one.radius,
      words: one.spot.name,
    })),
    width,
  );
  return (
    <svg
      ref={zoomed.svg}
      class="map"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      tabIndex={0}
      role="group"
      aria-label={`Map of ${drawing.spots.length} places. Arrow keys move, plus and minus zoom, Tab goes from place to place.`}
      onKeyDown={zoomed.onKeyDown}
    >
      <g transform={`translate(${x} ${y}) scale(${k})`}>
        <path class="grid" d={drawing.grid} stroke-width={0.5 / k} />
        <path class="land" d={drawing.land} />
        <path class="borders" d={drawing.borders} stroke-width={0.8 / k} />
      </g>
      {drawing.spots.map(({ spot, x: px, y: py, radius }, i) => (
        <g
          class={`spot ${sideOf(spot.net)}${spot === chosen ? ' chosen' : ''}`}
          transform={`translate(${px * k + x} ${py * k + y})`}
          tabIndex={0}
          role="button"
          aria-label={spotWords(spot)}
          aria-pressed={spot === chosen}
          onClick={() => choose(spot === chosen ? null : spot)}
          onKeyDown={event => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            choose(spot === chosen ? null : spot);
          }}
          onMouseEnter={event => showTip(event.currentTarget, spotWords(spot))}
          onMouseLeave={hideTip}
          onFocus={event => showTip(event.currentTarget, spotWords(spot))}
          onBlur={hideTip}
        >
          <circle r={radius} />
          <Name place={names[i]} words={spot.name} />
        </g>
      ))}
    </svg>
  );
}

function Chart({ data, query }: { data: MapAnswer; query: URLSearchParams }) {
  const { box, width } = useWidth<HTMLDivElement>();
  const height = width < 640 ? 380 : Math.min(640, Math.round(width * 0.52));
  const drawing = useMemo(
    () => drawingOf(data, Math.max(width, 100), height),
    [data, width, height],
  );
  const start = useMemo(() => around(drawing, width, height), [drawing, width, height]);
  const zoomed = useZoom(width, height, 60, start);
  const spot = data.places.find(one => keyOf(one, data.places) === query.get('place'));
  const choose = (one: Spot | null) => setQuery({ place: one && keyOf(one, data.places) });
  return (
    <div ref={box}>
      <div class="chart-tools">
        <p class="legend">
          <span class="cooperation">● net cooperation</span>
          <span class="conflict">● net conflict</span>
          <span>larger: more incidents</span>
          {data.without_place > 0 && (
            <span>{counted(data.without_place, 'incident')} without a place</span>
          )}
        </p>
        <div class="tools">
          <ZoomButtons zoomed={zoomed} />
          <ExportMenu
            name="map"
            title={narrowed('Incidents by place', query, kFields)}
            path="/map"
            query={picked(query, kFields)}
            svg={() => zoomed.svg.current}
          />
        </div>
      </div>
      {width > 0 && (
        <Drawn
          drawing={drawing}
          width={width}
          height={height}
          zoomed={zoomed}
          chosen={spot}
          choose={choose}
        />
      )}
      {spot && (
        <section class="beside" aria-labelledby="place">
          <div class="head">
            <h2 id="place">{spot.name}</h2>
            <span class="soft">
              {counted(spot.incidents, 'incident')}, net {signed(spot.net)}
            </span>
            <div class="tools">
              <button class="plain" onClick={() => choose(null)}>
                Close
              </button>
            </div>
          </div>
          <IncidentsOf ids={spot.ids} />
        </section>
      )}
      <AsTable
        caption="Places"
        rows={data.places}
        columns={[
          {
            title: 'Place',
            cell: row => (
              <button class="plain" onClick={() => choose(row)}>
                {row.name}
              </button>
            ),
            by: row => row.name,
          },
          { title: 'State', cell: row => row.country ?? '', by: row => row.country ?? '' },
          {
            title: 'Incidents',
            cell: row => row.incidents,
            by: row => row.incidents,
            number: true,
          },
          { title: 'Net', cell: row => signed(row.net), by: row => row.net, number: true },
        ]}
      />
      <p class="tiny soft">
        Outlines: Natural Earth, which draws borders as they are held, not as they are claimed.
      </p>
    </div>
  );
}

export default function MapView({ query }: ViewProps) {
  const asked = useGet<MapAnswer>('/map', picked(query, kFields));
  return (
    <>
      <div class="head">
        <h1>Map</h1>
      </div>
      <FilterBar fields={kFields} />
      <Answered asked={asked}>
        {data =>
          data.places.length === 0 ? (
            <EmptyState what="No incident with a known place fits these filters.">
              {data.without_place > 0 && (
                <p>{counted(data.without_place, 'incident')} have none.</p>
              )}
              <p>
                <a href="/map">Clear the filters</a> or <a href="/timeline">see the timeline</a>.
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
