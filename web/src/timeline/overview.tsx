// The whole time in a strip, incidents of cooperation above the line and of conflict below, with the
// part that is in view as a frame to drag, to stretch at its ends, or to move with the arrow keys.
import { useEffect, useRef } from 'preact/hooks';
import { onTheme } from '../theme';
import { dayWords, isoDay } from '../words';
import { palette } from './draw';
import { bins, type Model } from './model';
import type { Window } from './window';

const kHeight = 54;
const kGrip = 10;

type Grip = 'from' | 'to' | 'both' | 'new';

export function Overview({
  model,
  window: view,
  width,
}: {
  model: Model;
  window: Window;
  width: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const xOf = (day: number) => ((day - view.min) / (view.max - view.min)) * width;
  const dayOf = (x: number) => view.min + (x / width) * (view.max - view.min);

  useEffect(() => {
    const element = canvas.current;
    if (!element || width < 50) return undefined;
    const paint = () => {
      const ratio = globalThis.devicePixelRatio || 1;
      element.width = Math.round(width * ratio);
      element.height = Math.round(kHeight * ratio);
      const to = element.getContext('2d');
      if (!to) return;
      to.setTransform(ratio, 0, 0, ratio, 0, 0);
      const colours = palette();
      const n = Math.max(10, Math.floor(width / 4));
      const { up, down, most } = bins(model, n);
      // By roots: one crowded month must not flatten all others.
      const tall = (count: number) =>
        count ? Math.max(2, Math.sqrt(count / most) * (kHeight / 2 - 4)) : 0;
      const x0 = xOf(model.first);
      const step = (xOf(model.last + 1) - x0) / n;
      for (let i = 0; i < n; ++i) {
        to.fillStyle = colours.cooperation;
        to.fillRect(
          x0 + i * step,
          kHeight / 2 - tall(up[i] ?? 0),
          Math.max(1, step - 1),
          tall(up[i] ?? 0),
        );
        to.fillStyle = colours.conflict;
        to.fillRect(x0 + i * step, kHeight / 2, Math.max(1, step - 1), tall(down[i] ?? 0));
      }
      to.fillStyle = colours.line;
      to.fillRect(0, kHeight / 2 - 0.5, width, 1);
    };
    paint();
    return onTheme(paint);
  }, [model, view, width]);

  // The frame is moved by hand: drawing the component anew for every step would be too slow.
  useEffect(() => {
    const moved = () => {
      const box = frame.current;
      if (!box) return;
      box.style.left = `${xOf(view.from)}px`;
      box.style.width = `${Math.max(8, xOf(view.to) - xOf(view.from))}px`;
      box.setAttribute('aria-valuenow', String(Math.round(view.from)));
      box.setAttribute(
        'aria-valuetext',
        `${dayWords(isoDay(Math.floor(view.from)))} to ${dayWords(isoDay(Math.floor(view.to)))}`,
      );
    };
    moved();
    return view.watch(moved);
  }, [view, width]);

  const drag = (down: PointerEvent) => {
    const strip = down.currentTarget as HTMLElement;
    const x0 = down.clientX - strip.getBoundingClientRect().left;
    const before = { from: view.from, to: view.to };
    const [left, right] = [xOf(view.from), xOf(view.to)];
    let grip: Grip = x0 > left && x0 < right ? 'both' : 'new';
    if (Math.abs(x0 - left) <= kGrip) grip = 'from';
    else if (Math.abs(x0 - right) <= kGrip) grip = 'to';
    // With everything in view there is nothing to move: a drag chooses a part.
    if (grip === 'both' && view.to - view.from >= view.max - view.min) grip = 'new';
    strip.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => {
      const x = event.clientX - strip.getBoundingClientRect().left;
      const by = dayOf(x) - dayOf(x0);
      if (grip === 'both') view.set(before.from + by, before.to + by);
      else if (grip === 'from')
        view.set(Math.min(before.from + by, before.to - view.least), before.to);
      else if (grip === 'to')
        view.set(before.from, Math.max(before.to + by, before.from + view.least));
      else if (Math.abs(x - x0) > 3)
        view.set(Math.max(view.min, Math.min(dayOf(x), dayOf(x0))), Math.max(dayOf(x), dayOf(x0)));
    };
    const end = () => {
      strip.removeEventListener('pointermove', move);
      strip.removeEventListener('pointerup', end);
      strip.removeEventListener('pointercancel', end);
    };
    strip.addEventListener('pointermove', move);
    strip.addEventListener('pointerup', end);
    strip.addEventListener('pointercancel', end);
  };

  return (
    <div class="overview" onPointerDown={drag} onDblClick={() => view.all()}>
      <canvas ref={canvas} aria-hidden="true" />
      <div
        ref={frame}
        class="frame"
        role="slider"
        tabIndex={0}
        aria-label="Days in view"
        aria-valuemin={Math.round(view.min)}
        aria-valuemax={Math.round(view.max)}
        onKeyDown={event => {
          const keys: Record<string, () => void> = {
            ArrowLeft: () => view.pan(-0.15),
            ArrowRight: () => view.pan(0.15),
            ArrowUp: () => view.zoom(1.5),
            ArrowDown: () => view.zoom(1 / 1.5),
            Home: () => view.all(),
          };
          const act = keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
    </div>
  );
}
