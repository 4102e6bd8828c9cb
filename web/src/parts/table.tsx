// A table that sorts; the other form of every chart, and of lists.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

export interface Column<T> {
  title: string;
  cell: (row: T) => ComponentChildren;
  /** What to sort by; a column without it does not sort. */
  by?: (row: T) => string | number;
  number?: boolean;
}

const kStep = 50;

export function Table<T>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
}) {
  const { columns, rows } = props;
  const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
  const [shown, setShown] = useState(kStep);
  const by = sort ? columns[sort.column]?.by : undefined;
  const sorted = by
    ? [...rows].sort((a, b) => compare(by(a), by(b)) * (sort?.down ? -1 : 1))
    : rows;
  const order = (i: number) =>
    sort?.column === i ? (sort.down ? 'descending' : 'ascending') : undefined;
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={props.caption}>
      <table>
        <caption class="unseen">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th scope="col" class={column.number ? 'number' : undefined} aria-sort={order(i)}>
                {column.by ? (
                  <button
                    class="sort"
                    onClick={() =>
                      setSort({
                        column: i,
                        down: sort?.column === i ? !sort.down : column.number === true,
                      })
                    }
                  >
                    {column.title}
                    <span aria-hidden="true">
                      {sort?.column === i ? (sort.down ? ' ↓' : ' ↑') : ''}
                    </span>
                  </button>
                ) : (
                  column.title
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map(row => (
            <tr>
              {columns.map(column => (
                <td class={column.number ? 'number' : undefined}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <p>
          <button class="button" onClick={() => setShown(shown + kStep * 4)}>
            More ({(rows.length - shown).toLocaleString('en')})
          </button>
        </p>
      )}
    </div>
  );
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en');
}

/** The table behind a chart. */
export function AsTable<T>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
}) {
  const [open, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && <Table {...props} />}
    </details>
  );
}
