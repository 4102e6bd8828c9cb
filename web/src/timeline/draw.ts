// The picture of the timeline: lanes, days, and a mark for each incident that is in view.
import { scaleUtc } from 'd3-scale';
import { token } from '../theme';
import { kCrowd, type Model } from './model';
import type { Pen, Side } from './pens';

export interface Palette {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  cooperation: string;
  conflict: string;
  neutral: string;
}

export function palette(): Palette {
  return {
    paper: token('--paper'),
    ink: token('--ink'),
    soft: token('--soft'),
    line: token('--line'),
    accent: token('--accent'),
    cooperation: token('--cooperation'),
    conflict: token('--conflict'),
    neutral: token('--neutral-mark'),
  };
}

/** Where things stand on the canvas; x is a day's number there and back. */
export interface Layout {
  width: number;
  height: number;
  left: number;
  top: number;
  laneHeight: number;
  /** Labels stand in the margin, or on a narrow screen in the lanes. */
  narrow: boolean;
  from: number;
  to: number;
}

const kDay = 86_400_000;
const kAxis = 26;

export function layoutOf(model: Model, width: number, from: number, to: number): Layout {
  const narrow = width < 640;
  const laneHeight = model.lanes.length > 16 ? 21 : narrow ? 44 : 34;
  return {
    width,
    height: kAxis + laneHeight * Math.max(1, model.lanes.length) + 6,
    left: narrow ? 0 : model.lanes.length > 16 ? 44 : 172,
    top: kAxis,
    laneHeight,
    narrow,
    from,
    to,
  };
}

export function xOf(layout: Layout, day: number): number {
  return (
    layout.left + ((day - layout.from) / (layout.to - layout.from)) * (layout.width - layout.left)
  );
}

export function dayAt(layout: Layout, x: number): number {
  return (
    layout.from + ((x - layout.left) / (layout.width - layout.left)) * (layout.to - layout.from)
  );
}

const kStep = 4;

/** The middle of an incident's mark. A day's mark stands in the middle of the day. */
export function markAt(
  model: Model,
  layout: Layout,
  i: number,
): { x: number; y: number; x1: number; x2: number } {
  const start = model.start[i] ?? 0;
  const end = model.end[i] ?? start;
  const x1 = xOf(layout, start);
  const x2 = xOf(layout, end + 1);
  // A crowd of one day folds back into its lane.
  const room = Math.max(1, Math.floor((layout.laneHeight / 2 - 5) / kStep));
  const slot = (model.slot[i] ?? 0) % (room + 1);
  const middle =
    layout.top + ((model.lane[i] ?? 0) + 0.5) * layout.laneHeight + (layout.narrow ? 5 : 0);
  return { x: (x1 + x2) / 2, y: middle - slot * kStep, x1, x2 };
}

export function sideOf(score: number): Side {
  return score > 0 ? 'cooperation' : score < 0 ? 'conflict' : 'neutral';
}

function drawLanes(pen: Pen, model: Model, layout: Layout, colours: Palette): void {
  const { width, left, top, laneHeight, narrow } = layout;
  model.lanes.forEach((lane, i) => {
    const y = Math.round(top + i * laneHeight) + 0.5;
    // By score there are many lanes: only those with a number have a line.
    if (model.lanes.length <= 16 || lane.label) pen.line(left, y, width, y, colours.line, 1);
    if (!lane.label) return;
    if (narrow) pen.text(lane.label, 2, y + 8, colours.soft, 'start');
    else pen.text(lane.label, left - 12, top + (i + 0.5) * laneHeight, colours.soft, 'end');
  });
  const floor = Math.round(top + model.lanes.length * laneHeight) + 0.5;
  pen.line(left, floor, width, floor, colours.line, 1);
}

function drawDays(pen: Pen, layout: Layout, colours: Palette): void {
  const { width, height, left, top, from, to } = layout;
  const scale = scaleUtc([new Date(from * kDay), new Date(to * kDay)], [left, width]);
  const ticks = scale.ticks(Math.max(2, Math.floor((width - left) / 100)));
  const words = scale.tickFormat();
  for (const tick of ticks) {
    const x = Math.round(scale(tick)) + 0.5;
    // Parts of a day say nothing here: reports give days.
    if (tick.getTime() % kDay !== 0) continue;
    pen.line(x, top - 5, x, height - 6, colours.line, 1);
    if (x > (layout.narrow ? left + 18 : left - 1) && x < width - 18)
      pen.text(
        words(tick),
        x,
        top / 2,
        colours.soft,
        'middle',
        tick.getUTCMonth() === 0 && tick.getUTCDate() === 1,
      );
  }
}

function drawToday(pen: Pen, layout: Layout, colours: Palette): void {
  const today = Date.now() / kDay;
  if (today < layout.from || today > layout.to) return;
  const x = Math.round(xOf(layout, today)) + 0.5;
  pen.line(x, layout.top, x, layout.height - 6, colours.accent, 1, [3, 3]);
}

/** Lanes and days, without marks. */
export function drawGround(pen: Pen, model: Model, layout: Layout, colours: Palette): void {
  drawLanes(pen, model, layout, colours);
  drawDays(pen, layout, colours);
  drawToday(pen, layout, colours);
}

/** All that is in view; `chosen` is ringed. */
export function draw(
  pen: Pen,
  model: Model,
  layout: Layout,
  colours: Palette,
  chosen: number | null,
): void {
  drawGround(pen, model, layout, colours);
  drawMarks(pen, model, layout, colours);
  if (chosen !== null) ring(pen, model, layout, colours, chosen);
}

export function drawMarks(pen: Pen, model: Model, layout: Layout, colours: Palette): void {
  const { left, width, from, to } = layout;
  // Marks of one kind on one spot are one mark: zoomed out, most of ten thousand are. In a crowd a
  // spot is three pixels wide, which is less than the smallest mark and cannot be seen.
  const coarse = model.n > kCrowd ? 3 : 1;
  const seen = new Set<number>();
  for (let k = 0; k < model.n; ++k) {
    const i = model.order[k] ?? 0;
    if ((model.start[i] ?? 0) > to) break;
    if ((model.end[i] ?? 0) + 1 < from) continue;
    const at = markAt(model, layout, i);
    const side = sideOf(model.score[i] ?? 0);
    const dot = { side, realis: model.realis[i] ?? 0, radius: model.radius[i] ?? 4 };
    const code = (side === 'cooperation' ? 0 : side === 'conflict' ? 1 : 2) * 8 + dot.realis;
    const key =
      ((Math.round(at.x / coarse) + 4096) * 2048 + Math.round(at.y)) * 256 + code * 10 + dot.radius;
    if (seen.has(key)) continue;
    seen.add(key);
    // A range is a line as long as it lasts; what is shorter than its dot needs none.
    if (at.x2 - at.x1 > dot.radius * 3 && (model.end[i] ?? 0) > (model.start[i] ?? 0)) {
      const x1 = Math.max(left, at.x1);
      const x2 = Math.min(width, at.x2);
      if (dot.realis >= 2) pen.line(x1, at.y, x2, at.y, colours[side], 1.5, [4, 3]);
      else pen.rect(x1, at.y - 1, x2 - x1, 2, colours[side], 0.4);
      at.x = Math.max(left + dot.radius, Math.min(width - dot.radius, at.x));
    }
    if (at.x < left - dot.radius || at.x > width + dot.radius) continue;
    pen.dot(at.x, at.y, dot);
  }
}

function ring(pen: Pen, model: Model, layout: Layout, colours: Palette, i: number): void {
  const { x, y } = markAt(model, layout, i);
  const r = (model.radius[i] ?? 4) + 4;
  const at = Math.max(layout.left + r, Math.min(layout.width - r, x));
  const corners = [
    [at - r, y - r, at + r, y - r],
    [at + r, y - r, at + r, y + r],
    [at + r, y + r, at - r, y + r],
    [at - r, y + r, at - r, y - r],
  ] as const;
  for (const [x1, y1, x2, y2] of corners) pen.line(x1, y1, x2, y2, colours.accent, 2);
}

/** The mark under a point, or null; the nearest where several are. */
export function hit(model: Model, layout: Layout, x: number, y: number): number | null {
  let best: number | null = null;
  let least = 12;
  for (let i = 0; i < model.n; ++i) {
    if ((model.end[i] ?? 0) + 1 < layout.from || (model.start[i] ?? 0) > layout.to) continue;
    const at = markAt(model, layout, i);
    const ranged = at.x2 - at.x1 > 12 && (model.end[i] ?? 0) > (model.start[i] ?? 0);
    const dx = ranged ? Math.max(0, at.x1 - x, x - at.x2) : Math.abs(at.x - x);
    const away = Math.hypot(dx, at.y - y);
    if (away < least) {
      least = away;
      best = i;
    }
  }
  return best;
}
