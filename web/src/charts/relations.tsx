// The line of relations between two states: cooperation up, conflict down, month by month; over them
// the smoothed net with the band in which it lies with 95 per cent; turning points on the line.
// A month is chosen by click or with the arrow keys and Enter; its incidents are shown by the dossier.
import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { useRef, useState } from 'preact/hooks';
import type { Change, Month } from '../answers';
import type { RelationRecord } from '../types';
import { useWidth } from '../parts/size';
import { hideTip, showTip } from '../parts/tip';
import { counted } from '../text';
import { monthWords, signed } from '../words';
import './relations.css';

const kHeight = 280;
const kMargin = { top: 18, right: 8, bottom: 26, left: 34 };

interface Row {
  month: string;
  at: Date;
  end: Date;
  cooperation: number;
  conflict: number;
  events: number;
  net: number | null;
  smoothed: number;
  low: number;
  high: number;
}

function rowsOf(months: readonly Month[], relations: readonly RelationRecord[]): Row[] {
  const known = new Map(relations.map(relation => [relation.month, relation]));
  return months.map(month => {
    const relation = known.get(month.month);
    const at = new Date(`${month.month}-01T00:00:00Z`);
    const end = new Date(at);
    end.setUTCMonth(end.getUTCMonth() + 1);
    return {
      month: month.month,
      at,
      end,
      cooperation: relation?.cooperation ?? month.cooperation ?? 0,
      conflict: relation?.conflict ?? month.conflict ?? 0,
      events: relation?.events ?? month.events ?? 0,
      net: month.net,
      smoothed: month.smoothed,
      low: month.low,
      high: month.high,
    };
  });
}

function about(row: Row): string {
  const sums = `cooperation ${signed(row.cooperation)}, conflict ${signed(-row.conflict)}`;
  return `${monthWords(row.month)}: ${counted(row.events, 'incident')}, ${sums}, smoothed net ${signed(row.smoothed)}`;
}

function Note({ row, change }: { row: Row; change: Change | undefined }) {
  return (
    <>
      <strong>{monthWords(row.month)}</strong>
      <div>
        <span class="cooperation">{signed(row.cooperation)}</span>{' '}
        <span class="conflict">{signed(-row.conflict)}</span>, {counted(row.events, 'incident')}
      </div>
      <div class="soft">
        smoothed {signed(row.smoothed)} ({signed(row.low)} to {signed(row.high)})
      </div>
      {change && (
        <div>
          Turning point: from {signed(change.before)} to {signed(change.after)}
        </div>
      )}
    </>
  );
}

export interface RelationsProps {
  months: readonly Month[];
  relations: readonly RelationRecord[];
  changes: readonly Change[];
  chosen: string | null;
  choose: (month: string) => void;
  title: string;
}

export function Relations(props: RelationsProps) {
  const { box, width } = useWidth<HTMLDivElement>();
  const rows = rowsOf(props.months, props.relations);
  const lively = rows.filter(row => row.events > 0);
  // One stop for the Tab key: the month last looked at; arrows go on from there.
  const [stop, setStop] = useState<string | null>(null);
  const chart = useRef<SVGSVGElement>(null);
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (!first || !last) return <p class="soft">No month has incidents that can be summed up.</p>;

  const x = scaleUtc([first.at, last.end], [kMargin.left, Math.max(width, 200) - kMargin.right]);
  const top = Math.max(5, ...rows.map(row => Math.max(row.cooperation, row.high)));
  const low = Math.min(-5, ...rows.map(row => Math.min(-row.conflict, row.low)));
  const y = scaleLinear([low, top], [kHeight - kMargin.bottom, kMargin.top]).nice(5);
  const middle = (row: Row) => (x(row.at) + x(row.end)) / 2;
  const bar = (row: Row) => Math.max(2, Math.min(22, (x(row.end) - x(row.at)) * 0.72));
  const band = area<Row>(
    middle,
    row => y(row.low),
    row => y(row.high),
  ).curve(curveMonotoneX);
  const net = line<Row>(middle, row => y(row.smoothed)).curve(curveMonotoneX);
  const changes = new Map(props.changes.map(change => [change.month, change]));
  const active = stop ?? props.chosen ?? lively[lively.length - 1]?.month ?? null;

  const pressed = (event: KeyboardEvent, row: Row) => {
    const at = lively.indexOf(row);
    const steps: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: lively.length - 1,
    };
    const to = lively[steps[event.key] ?? -1];
    if (event.key === 'Enter' || event.key === ' ') props.choose(row.month);
    else if (to) {
      setStop(to.month);
      chart.current?.querySelector<SVGElement>(`[data-month="${to.month}"]`)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="relations" ref={box}>
      {width > 0 && (
        <svg
          ref={chart}
          viewBox={`0 0 ${width} ${kHeight}`}
          width={width}
          height={kHeight}
          role="group"
          aria-label={props.title}
        >
          {y.ticks(5).map(tick => (
            <g>
              <line
                class={tick === 0 ? 'zero' : 'grid'}
                x1={kMargin.left}
                x2={width - kMargin.right}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text
                class="tick"
                x={kMargin.left - 6}
                y={y(tick)}
                text-anchor="end"
                dominant-baseline="middle"
              >
                {signed(tick, 0)}
              </text>
            </g>
          ))}
          {x.ticks(Math.max(2, Math.floor(width / 110))).map(tick => (
            <text class="tick" x={x(tick)} y={kHeight - 8} text-anchor="middle">
              {tick.getUTCMonth() === 0
                ? tick.getUTCFullYear()
                : monthWords(tick.toISOString().slice(0, 7)).slice(0, width < 500 ? 3 : undefined)}
            </text>
          ))}
          <path class="band" d={band(rows) ?? ''} />
          {lively.map(row => (
            <g
              class={row.month === props.chosen ? 'month chosen' : 'month'}
              data-month={row.month}
              role="button"
              tabIndex={row.month === active ? 0 : -1}
              aria-label={about(row)}
              aria-pressed={row.month === props.chosen}
              onClick={() => props.choose(row.month)}
              onKeyDown={event => pressed(event, row)}
              onMouseEnter={event =>
                showTip(event.currentTarget, <Note row={row} change={changes.get(row.month)} />)
              }
              onMouseLeave={hideTip}
              onFocus={event => {
                setStop(row.month);
                showTip(event.currentTarget, <Note row={row} change={changes.get(row.month)} />);
              }}
              onBlur={hideTip}
            >
              <rect
                class="reach"
                x={middle(row) - Math.max(bar(row), 12) / 2}
                width={Math.max(bar(row), 12)}
                y={kMargin.top}
                height={kHeight - kMargin.top - kMargin.bottom}
              />
              <rect
                class="up"
                x={middle(row) - bar(row) / 2}
                width={bar(row)}
                y={y(row.cooperation)}
                height={y(0) - y(row.cooperation)}
              />
              <rect
                class="down"
                x={middle(row) - bar(row) / 2}
                width={bar(row)}
                y={y(0)}
                height={y(-row.conflict) - y(0)}
              />
            </g>
          ))}
          <path class="net" d={net(rows) ?? ''} />
          {rows
            .filter(row => changes.has(row.month))
            .map(row => (
              <g class="turn" transform={`translate(${middle(row)} ${y(row.smoothed)})`}>
                <path d="M0-7 7 0 0 7-7 0Z" />
              </g>
            ))}
        </svg>
      )}
    </div>
  );
}
