// The timeline's incidents as the drawing wants them: columns of numbers, sorted into lanes, with a
// place in the lane for each, so that those of one day don't cover one another.
import type { TimelineAnswer } from '../answers';
import type { Realis } from '../types';
import { capital } from '../text';
import { kRealis, kTypes, noun } from '../words';

export type LanesBy = 'type' | 'score';

export interface Lane {
  label: string;
  /** What is above cooperates, what is below conflicts: the lane's colour in the margin. */
  side: number;
}

export interface Model {
  n: number;
  lanes: Lane[];
  lane: Uint8Array;
  /** Steps up or down from the lane's middle. */
  slot: Int16Array;
  start: Int32Array;
  end: Int32Array;
  score: Float32Array;
  realis: Uint8Array;
  /** Radius in pixels: more reports, larger. */
  radius: Uint8Array;
  /** Incidents by their first day, for walking through them. */
  order: Uint32Array;
  first: number;
  last: number;
}

export const kRealisCodes: Record<Realis, number> = {
  happened: 0,
  ongoing: 1,
  planned: 2,
  hypothetical: 3,
  negated: 4,
};

/** From how many incidents on marks are drawn smaller and closer. */
export const kCrowd = 4000;

const kLowest = -10;
const kHighest = 10;

function lanesByScore(): Lane[] {
  const lanes: Lane[] = [];
  for (let score = kHighest; score >= kLowest; --score)
    lanes.push({
      label: score % 5 === 0 ? (score > 0 ? `+${score}` : String(score).replace('-', '−')) : '',
      side: score,
    });
  return lanes;
}

/** One lane a type that occurs, the most cooperative on top. */
function lanesByType(data: TimelineAnswer): { lanes: Lane[]; of: number[] } {
  const used = new Set(data.type);
  const mean = (type: number) => {
    let sum = 0;
    let n = 0;
    for (let i = 0; i < data.n; ++i) {
      if (data.type[i] !== type) continue;
      sum += data.score[i] ?? 0;
      ++n;
    }
    return n ? sum / n : 0;
  };
  const rank = (name: string) => {
    const at = (kTypes as readonly string[]).indexOf(name);
    return at < 0 ? kTypes.length : at;
  };
  const sorted = [...used].sort((a, b) => rank(data.types[a] ?? '') - rank(data.types[b] ?? ''));
  const of: number[] = [];
  sorted.forEach((type, lane) => (of[type] = lane));
  return {
    lanes: sorted.map(type => ({ label: capital(noun(data.types[type] ?? '')), side: mean(type) })),
    of,
  };
}

/** Days from the first incident to the last. */
function spanOf({ start, end }: TimelineAnswer): number {
  const first = start.reduce((a, b) => Math.min(a, b), Infinity);
  return end.reduce((a, b) => Math.max(a, b), first) - first;
}

export function modelOf(data: TimelineAnswer, by: LanesBy): Model {
  const { n } = data;
  const byType = by === 'type' ? lanesByType(data) : null;
  const model: Model = {
    n,
    lanes: byType ? byType.lanes : lanesByScore(),
    lane: new Uint8Array(n),
    slot: new Int16Array(n),
    start: Int32Array.from(data.start),
    end: Int32Array.from(data.end),
    score: Float32Array.from(data.score),
    realis: new Uint8Array(n),
    radius: new Uint8Array(n),
    order: new Uint32Array(n),
    first: 0,
    last: 0,
  };
  const realisOf = data.realis_names.map(name =>
    Math.max(0, (kRealis as readonly string[]).indexOf(name)),
  );
  const taken = new Map<number, number>();
  const crowded = n > kCrowd;
  const small = crowded ? 0.75 : 1;
  const bucket = crowded ? Math.max(1, Math.round(spanOf(data) / 400)) : 1;
  for (let i = 0; i < n; ++i) {
    const lane = byType
      ? (byType.of[data.type[i] ?? 0] ?? 0)
      : kHighest - Math.round(Math.max(kLowest, Math.min(kHighest, data.score[i] ?? 0)));
    model.lane[i] = lane;
    model.realis[i] = realisOf[data.realis[i] ?? 0] ?? 0;
    const reports = data.reports[i] ?? 1;
    model.radius[i] = Math.min(
      8,
      Math.round((3.6 + 1.3 * Math.sqrt(Math.max(0, reports - 1))) * small),
    );
    model.order[i] = i;
    // 0, +1, -1, +2, … around the middle, for those that share lane and first day; where there are
    // thousands, for those that would stand on one spot when all are in view.
    const key = lane * 1_000_000 + Math.floor((data.start[i] ?? 0) / bucket);
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    model.slot[i] = before % 2 ? (before + 1) / 2 : -before / 2;
  }
  model.order.sort((a, b) => (model.start[a] ?? 0) - (model.start[b] ?? 0));
  if (n > 0) {
    model.first = model.start[model.order[0] ?? 0] ?? 0;
    model.last = model.end.reduce((last, day) => Math.max(last, day), model.first);
  }
  return model;
}

/** The days to begin with: all, unless a few incidents of long ago (reports recall them) would press
 *  the others into a corner. */
export function bulk(model: Model, room: number): [from: number, to: number] {
  const at = (part: number) => model.start[model.order[Math.floor(part * (model.n - 1))] ?? 0] ?? 0;
  const [from, to] = [at(0.04), at(0.99)];
  const span = model.last - model.first;
  if (model.n < 20 || span < 2 * (to - from)) return [model.first - room, model.last + 1 + room];
  const margin = Math.max(4, (to - from) * 0.02);
  return [from - margin, to + 1 + margin];
}

/** Which of the incidents lie, wholly or in part, between two days; in the order of their days. */
export function between(model: Model, from: number, to: number): number[] {
  const out: number[] = [];
  for (const i of model.order) {
    if ((model.start[i] ?? 0) > to) break;
    if ((model.end[i] ?? 0) + 1 >= from) out.push(i);
  }
  return out;
}

/** Sums of scores in equal bins over the whole time, for the overview. */
export function bins(
  model: Model,
  n: number,
): { up: Float32Array; down: Float32Array; most: number } {
  const up = new Float32Array(n);
  const down = new Float32Array(n);
  const span = Math.max(1, model.last + 1 - model.first);
  for (let i = 0; i < model.n; ++i) {
    const bin = Math.min(n - 1, Math.floor((((model.start[i] ?? 0) - model.first) / span) * n));
    const side = (model.score[i] ?? 0) < 0 ? down : up;
    side[bin] = (side[bin] ?? 0) + 1;
  }
  return { up, down, most: Math.max(1, ...up, ...down) };
}
