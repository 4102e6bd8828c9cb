// What a view shows while it has nothing to show: that it waits, that there is nothing, that it failed;
// the latter two say what to do.
import type { ComponentChildren } from 'preact';
import { ApiError } from '../api';

export function Loading() {
  return (
    <div class="loading" role="status">
      <span>Loading …</span>
    </div>
  );
}

export function EmptyState({ what, children }: { what: string; children?: ComponentChildren }) {
  return (
    <div class="state-note">
      <p class="what">{what}</p>
      {children}
    </div>
  );
}

const kAdvice: Record<string, string> = {
  unreachable: 'Is “dragoman serve” still running? Start it again and try once more.',
  not_allowed: 'Open the address that “dragoman serve” printed, with its token.',
  not_found: 'It may have gone when its document was read again. Search for its words instead.',
  bad_argument: 'Change the filters, or go back.',
  busy: 'The record is being written. Try again in a moment.',
  timed_out: 'The question took too long. Narrow it by days or by countries.',
};

export function ErrorState(props: {
  what?: string;
  error?: ApiError | Error | null;
  again?: () => void;
}) {
  const { error } = props;
  const code = error instanceof ApiError ? error.code : null;
  const where = error instanceof ApiError && error.where ? ` (${error.where})` : '';
  return (
    <div class="state-note error" role="alert">
      <p class="what">{props.what ?? 'This could not be shown'}</p>
      {error && (
        <p>
          {error.message}
          {where}.
        </p>
      )}
      {code && kAdvice[code] && <p class="soft">{kAdvice[code]}</p>}
      {props.again && (
        <button class="button" onClick={props.again}>
          Try again
        </button>
      )}
    </div>
  );
}

export function NotFound({ what }: { what: string }) {
  return (
    <>
      <h1>Not found</h1>
      <EmptyState what={what}>
        <p>
          Go to <a href="/">the start</a> or <a href="/search">search</a>.
        </p>
      </EmptyState>
    </>
  );
}

interface AskedLike<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
  again: () => void;
}

/** The usual three cases of an answer; `children` draws it. */
export function Answered<T>({
  asked,
  children,
}: {
  asked: AskedLike<T>;
  children: (data: T) => ComponentChildren;
}) {
  if (asked.error) return <ErrorState error={asked.error} again={asked.again} />;
  if (asked.data === null) return <Loading />;
  return <div aria-busy={asked.loading}>{children(asked.data)}</div>;
}
