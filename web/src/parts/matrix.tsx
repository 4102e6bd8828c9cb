// The matrix of actors and issues. Its head and first column stay in sight; arrows walk from cell to
// cell as in a spreadsheet; a cell opens its history.
import type { MatrixAnswer } from '../answers';
import { recordHref } from '../route';
import { capital, counted } from '../text';
import { dateWords } from '../words';
import { ActorName } from './named';
import { Foreign } from './shown';
import { StanceSign } from './stance';
import { issueName } from './titles';

type Cell = MatrixAnswer['cells'][number];

interface Props {
  data: MatrixAnswer;
  chosen: string | null;
  choose: (position: string) => void;
}

// More would be no picture any more; filters bring the rest.
export const kMostActors = 80;
export const kMostIssues = 40;

/** The indices that hold most cells, first. */
function busiest(
  n: number,
  cells: readonly Cell[],
  of: (cell: Cell) => number,
  most: number,
): number[] {
  const count = new Array<number>(n).fill(0);
  for (const cell of cells) count[of(cell)] = (count[of(cell)] ?? 0) + 1;
  return [...count.keys()]
    .filter(i => (count[i] ?? 0) > 0)
    .sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0) || a - b)
    .slice(0, most);
}

function walk(event: KeyboardEvent): void {
  const steps: Record<string, [number, number]> = {
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
  };
  const step = steps[event.key];
  const now = event.target instanceof Element ? event.target.closest('td') : null;
  const table = now?.closest('table');
  if (!step || !now || !table) return;
  let row = (now.parentElement as HTMLTableRowElement).rowIndex + step[0];
  let column = now.cellIndex + step[1];
  for (; table.rows[row]?.cells[column]; row += step[0], column += step[1]) {
    const next = table.rows[row]?.cells[column]?.querySelector('button');
    if (!next) continue;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return;
  }
}

export function Matrix({ data, chosen, choose }: Props) {
  const { cells, cited } = data;
  const rows = busiest(data.actors.length, cells, c => c.actor, kMostActors);
  const columns = busiest(data.issues.length, cells, c => c.issue, kMostIssues);
  const at = new Map(cells.map(cell => [`${cell.actor} ${cell.issue}`, cell]));
  return (
    <div class="matrix" tabIndex={0} role="region" aria-label="Positions, scrolls">
      <table onKeyDown={walk}>
        <caption class="unseen">Who stands how to which issue</caption>
        <thead>
          <tr>
            <td class="corner" />
            {columns.map(column => {
              const issue = data.issues[column] ?? '';
              return (
                <th scope="col" key={issue}>
                  <a href={recordHref(issue)}>
                    <Foreign text={capital(issueName(issue, cited))} />
                  </a>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={data.actors[row]}>
              <th scope="row">
                <ActorName id={data.actors[row] ?? ''} cited={cited} />
              </th>
              {columns.map(column => {
                const cell = at.get(`${row} ${column}`);
                return (
                  <td key={column}>
                    {cell && <CellButton cell={cell} chosen={chosen} choose={choose} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellButton({ cell, chosen, choose }: { cell: Cell } & Omit<Props, 'data'>) {
  const since = cell.since ? ` since ${dateWords(cell.since)}` : '';
  const changed = cell.changes > 0 ? `, ${counted(cell.changes, 'change')}` : '';
  const words = `${cell.stance}${since}${changed}`;
  return (
    <button
      class="cell"
      aria-pressed={cell.position === chosen}
      title={words}
      onClick={() => choose(cell.position)}
    >
      <StanceSign stance={cell.stance} />
      <span class="unseen">{words}</span>
      {cell.changes > 0 && (
        <span class="changes" aria-hidden="true">
          {cell.changes + 1}
        </span>
      )}
    </button>
  );
}
