// Verdicts: sent at once, kept by the server apart from what was read. Who judges is remembered on
// this machine, since a verdict without a name helps nobody.
import { post, remove } from '../api';
import type { ReviewRecord } from '../types';

export type Verdict = 'right' | 'wrong' | 'correct' | 'join' | 'split';

/** What a correction may change; only what was changed is sent. */
export interface Patch {
  type?: string;
  mode?: string | null;
  realis?: string;
  date?: { start: string; end: string };
  actors?: string[];
  recipients?: string[];
  speaker?: string;
  act?: string;
  stance?: string;
  with?: string[];
  events?: string[];
}

const kAuthor = 'dragoman.author';

export function author(): string {
  return localStorage.getItem(kAuthor) ?? '';
}

export function setAuthor(name: string): void {
  if (name.trim()) localStorage.setItem(kAuthor, name.trim());
  else localStorage.removeItem(kAuthor);
  window.dispatchEvent(new Event('dragoman:author'));
}

export async function judge(
  target: string,
  verdict: Verdict,
  patch: Patch | null = null,
): Promise<ReviewRecord> {
  const body = { target, verdict, author: author(), ...(patch ? { patch } : {}) };
  const { review } = await post<{ review: ReviewRecord }>('/reviews', body);
  return review;
}

export async function takeBack(review: string): Promise<void> {
  await remove<{ removed: ReviewRecord }>(`/reviews/${encodeURIComponent(review)}`);
}

/** The newest verdict that this reader gave, of a list in any order. */
export function lastOwn(reviews: readonly ReviewRecord[]): ReviewRecord | null {
  const own = reviews.filter(r => r.author === author());
  return own.reduce<ReviewRecord | null>(
    (last, r) => (last === null || r.time >= last.time ? r : last),
    null,
  );
}

/** What a verdict says, in words: "wrong", "correct: type VISIT". */
export function verdictWords(review: ReviewRecord): string {
  if (!review.patch) return review.verdict;
  // The anchor is how the engine finds the event again; it says nothing to a reader.
  const said = Object.entries(review.patch).filter(([key]) => key !== 'anchor');
  const words = said.map(([key, value]) => `${key} ${valueWords(value)}`);
  return words.length > 0 ? `${review.verdict}: ${words.join('; ')}` : review.verdict;
}

function valueWords(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : 'nobody';
  if (typeof value === 'object') {
    const { start, end } = value as { start?: unknown; end?: unknown };
    return start === end ? String(start) : `${String(start)} to ${String(end)}`;
  }
  return String(value);
}
