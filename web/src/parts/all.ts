// A whole list, page after page, for views that must see all of it to lay it out (a board, a queue).
// There is an end to it: what a screen cannot show is better narrowed by filters.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { address, ApiError, get, type Asked } from '../api';
import type { Cited, List } from '../answers';

const kPage = 500;

export interface Whole<T> {
  items: T[];
  cited: Cited;
  /** There are more than were asked for. */
  more: boolean;
}

export function useAll<T>(path: string, query: URLSearchParams, most = 2000): Asked<Whole<T>> {
  const url = address(path, query);
  const [state, setState] = useState<{
    path: string;
    url: string;
    data: Whole<T> | null;
    error: ApiError | null;
  } | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound(n => n + 1), []);
  useEffect(() => {
    const stop = new AbortController();
    whole<T>(path, query, most, stop.signal)
      .then(data => setState({ path, url, data, error: null }))
      .catch((reason: unknown) => {
        if (stop.signal.aborted) return;
        const error =
          reason instanceof ApiError ? reason : new ApiError(0, 'internal', String(reason));
        setState({ path, url, data: null, error });
      });
    return () => stop.abort();
  }, [url, most, round]);
  // The last answer stays to be seen until the next is there, but not over to another list.
  const same = state?.path === path;
  return {
    data: same ? state.data : null,
    error: same && state.url === url ? state.error : null,
    loading: state?.url !== url,
    again,
  };
}

async function whole<T>(
  path: string,
  query: URLSearchParams,
  most: number,
  signal: AbortSignal,
): Promise<Whole<T>> {
  const found: Whole<T> = {
    items: [],
    cited: { actors: {}, documents: {}, issues: {} },
    more: false,
  };
  const asked = new URLSearchParams(query);
  asked.set('limit', String(kPage));
  for (;;) {
    const page = await get<List<T>>(path, asked, signal);
    found.items.push(...page.items);
    Object.assign(found.cited.actors, page.cited.actors);
    Object.assign(found.cited.documents, page.cited.documents);
    Object.assign(found.cited.issues, page.cited.issues);
    if (page.next === null) return found;
    if (found.items.length >= most) return { ...found, more: true };
    asked.set('cursor', page.next);
  }
}
