// Taking a view along: its answer as CSV or JSON, its chart as SVG or PNG.
import { fetchBlob, type Query } from '../api';
import { Menu } from './menu';
import { svgBlob, svgToPng } from './picture';

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export interface ExportProps {
  /** Start of the files' names. */
  name: string;
  /** What the chart shows, as its heading in a file. */
  title?: string;
  /** The route whose answer is exported, and its query. */
  path?: string;
  /** What the route can give; both, if it isn't said. */
  formats?: readonly ('csv' | 'json')[];
  query?: Query;
  /** The chart: an SVG that is on the page, or one made for the purpose. */
  svg?: () => SVGSVGElement | null;
}

async function data(props: ExportProps, format: 'csv' | 'json'): Promise<void> {
  if (!props.path) return;
  const query = new URLSearchParams(new URL(`http://x/?${queryText(props.query)}`).search);
  if (format === 'csv') query.set('format', 'csv');
  save(await fetchBlob(props.path, query), `${props.name}.${format}`);
}

function queryText(query: Query | undefined): string {
  if (!query) return '';
  if (query instanceof URLSearchParams) return query.toString();
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== '') parts.append(key, String(one));
  return parts.toString();
}

export function ExportMenu(props: ExportProps) {
  const { formats = ['csv', 'json'] } = props;
  const picture = async (format: 'svg' | 'png') => {
    const svg = props.svg?.();
    if (!svg) return;
    const title = props.title ?? document.title;
    save(
      format === 'svg' ? svgBlob(svg, title) : await svgToPng(svg, title),
      `${props.name}.${format}`,
    );
  };
  return (
    <Menu label="Export">
      {props.path && (
        <>
          {formats.includes('csv') && <button onClick={() => void data(props, 'csv')}>CSV</button>}
          {formats.includes('json') && (
            <button onClick={() => void data(props, 'json')}>JSON</button>
          )}
        </>
      )}
      {props.svg && (
        <>
          <button onClick={() => void picture('svg')}>SVG of the chart</button>
          <button onClick={() => void picture('png')}>PNG of the chart</button>
        </>
      )}
    </Menu>
  );
}
