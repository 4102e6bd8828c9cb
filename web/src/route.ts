// Addresses: every view and every filter has one, so that what one sees can be sent to a colleague.
// Plain <a href> is enough anywhere on the page: clicks on links of this page are caught here.
import { useEffect, useState } from 'preact/hooks';

export interface Place {
  path: string;
  query: URLSearchParams;
}

type Listener = () => void;
const listeners = new Set<Listener>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

/** Goes to an address of this page. `replace` leaves no step to go back to: for filters in the making. */
export function go(to: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  tell();
}

/** An address with its query; empty values are left out. */
export function href(
  path: string,
  query: Record<string, string | number | null | undefined> = {},
): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') parts.set(key, String(value));
  const text = parts.toString();
  return text ? `${path}?${text}` : path;
}

/** Where a record is best looked at. */
export function recordHref(id: string): string {
  if (id.startsWith('incident-')) return `/incident/${encodeURIComponent(id)}`;
  if (id.startsWith('doc-')) return `/document/${encodeURIComponent(id)}`;
  return `/record/${encodeURIComponent(id)}`;
}

/** A sentence in its document; with `record`, that record is the one that is looked at there. */
export function sentenceHref(
  evidence: { document: string; start: number; end: number },
  record?: string,
): string {
  return href(`/document/${encodeURIComponent(evidence.document)}`, {
    at: `${evidence.start}-${evidence.end}`,
    record,
  });
}

/** The parts of a path that a pattern names ("/dossier/:pair"), or null where it doesn't fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const found = path.split('/').filter(Boolean);
  if (wanted.length !== found.length) return null;
  const parts: Record<string, string> = {};
  for (let i = 0; i < wanted.length; ++i) {
    const want = wanted[i] ?? '';
    const got = found[i] ?? '';
    if (!want.startsWith(':')) {
      if (want !== got) return null;
      continue;
    }
    try {
      parts[want.slice(1)] = decodeURIComponent(got);
    } catch {
      return null; // a path with a broken %-escape is no address of ours
    }
  }
  return parts;
}

/** The place one is at; the component is drawn anew when it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const changed = () => setPlace(here());
    listeners.add(changed);
    window.addEventListener('popstate', changed);
    return () => {
      listeners.delete(changed);
      window.removeEventListener('popstate', changed);
    };
  }, []);
  return place;
}

/** Sets (or with '' or null removes) parameters of the query, keeping the others. */
export function setQuery(
  changes: Record<string, string | readonly string[] | null>,
  options: { replace?: boolean } = {},
): void {
  const { path, query } = here();
  for (const [key, value] of Object.entries(changes)) {
    query.delete(key);
    if (value === null || value === '') continue;
    for (const one of typeof value === 'string' ? [value] : value) query.append(key, one);
  }
  const text = query.toString();
  go(text ? `${path}?${text}` : path, options);
}

/** Follows links of this page without loading it anew. Called once, by the shell. */
export function catchLinks(): () => void {
  const clicked = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    // Charts have links too, of SVG's kind.
    const target = link instanceof SVGAElement ? link.href.baseVal : link?.getAttribute('href');
    if (!link || !target || link.hasAttribute('target') || link.hasAttribute('download')) return;
    const to = new URL(target, location.href);
    if (to.origin !== location.origin || to.pathname.startsWith('/api/')) return;
    if (to.hash && to.pathname === location.pathname && to.search === location.search) return;
    event.preventDefault();
    go(to.pathname + to.search + to.hash);
  };
  document.addEventListener('click', clicked);
  return () => document.removeEventListener('click', clicked);
}
