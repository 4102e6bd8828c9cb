// The client of /api/v1. The browser keeps answers by their ETag, so asking again is cheap; what is
// no longer wanted is given up. A server beyond loopback wants a token: it comes once, behind the `#`
// of the address (which is never sent), and stays in this tab.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Problem } from './answers';

const kBase = '/api/v1';
const kTokenKey = 'dragoman.token';

export type Query =
  | URLSearchParams
  | Record<string, string | number | readonly string[] | null | undefined>;

/** A request that failed: what the server said, or that it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly where: string | null = null,
  ) {
    super(message);
  }
}

export function takeToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!given) return;
  sessionStorage.setItem(kTokenKey, given);
  history.replaceState(null, '', location.pathname + location.search);
}

/** The address of a route with its query; lists become repeated parameters, empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const parts = new URLSearchParams();
  const entries = query instanceof URLSearchParams ? query.entries() : Object.entries(query);
  for (const [key, value] of entries) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null && one !== undefined && one !== '') parts.append(key, String(one));
  }
  const text = parts.toString();
  return kBase + path + (text ? `?${text}` : '');
}

function headers(more: Record<string, string>): Record<string, string> {
  const token = sessionStorage.getItem(kTokenKey);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function problem(answer: Response): Promise<ApiError> {
  try {
    const { error } = (await answer.json()) as Problem;
    return new ApiError(answer.status, error.code, error.message, error.where || null);
  } catch {
    return new ApiError(
      answer.status,
      'internal',
      `The server answered ${answer.status} ${answer.statusText}`,
    );
  }
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'unreachable', 'The server does not answer');
  }
  if (!answer.ok) throw await problem(answer);
  return answer;
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const answer = await ask(address(path, query), {
    headers: headers({ Accept: 'application/json' }),
    signal: signal ?? null,
  });
  return (await answer.json()) as T;
}

export async function post<T>(path: string, body: unknown, query: Query = {}): Promise<T> {
  const answer = await ask(address(path, query), {
    method: 'POST',
    headers: headers({ 'Content-Type': 'application/json', 'X-Dragoman': 'page' }),
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

/** Sends a file as it is; what it is called goes into the query. */
export async function postFile<T>(path: string, file: Blob, query: Query): Promise<T> {
  const answer = await ask(address(path, query), {
    method: 'POST',
    headers: headers({ 'Content-Type': 'application/octet-stream', 'X-Dragoman': 'page' }),
    body: file,
  });
  return (await answer.json()) as T;
}

export async function remove<T>(path: string): Promise<T> {
  const answer = await ask(address(path), {
    method: 'DELETE',
    headers: headers({ 'X-Dragoman': 'page' }),
  });
  return (await answer.json()) as T;
}

/** Any answer as a file (CSV, JSON): by fetch and not by a link, since a link carries no token. */
export async function fetchBlob(path: string, query: Query): Promise<Blob> {
  const answer = await ask(address(path, query), { headers: headers({}) });
  return answer.blob();
}

export interface Asked<T> {
  data: T | null;
  error: ApiError | null;
  /** A request is under way; `data` may be the last answer, which is kept until then. */
  loading: boolean;
  again: () => void;
}

/** Asks whenever path or query change. `path` null asks nothing. What is no longer wanted is aborted;
 *  the last answer stays to be seen until the next one is there, but not over to another path. */
export function useGet<T>(path: string | null, query: Query = {}): Asked<T> {
  const url = path === null ? null : address(path, query);
  const [state, setState] = useState<{
    path: string | null;
    url: string | null;
    data: T | null;
    error: ApiError | null;
  }>({
    path: null,
    url: null,
    data: null,
    error: null,
  });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound(n => n + 1), []);
  useEffect(() => {
    if (url === null || path === null) return undefined;
    const stop = new AbortController();
    const [bare, search] = url.slice(kBase.length).split('?');
    get<T>(bare ?? '', new URLSearchParams(search ?? ''), stop.signal)
      .then(data => setState({ path, url, data, error: null }))
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        const told =
          error instanceof ApiError
            ? error
            : new ApiError(0, 'internal', `The page could not read the answer: ${String(error)}`);
        setState({ path, url, data: null, error: told });
      });
    return () => stop.abort();
  }, [url, path, round]);
  const same = state.path === path;
  return {
    data: same ? state.data : null,
    error: same && state.url === url ? state.error : null,
    loading: url !== null && state.url !== url,
    again,
  };
}
