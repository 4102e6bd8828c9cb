// The canvas of the timeline: drawing when something changed, zoom by wheel, pinch and drag (d3-zoom),
// keys, the note under the pointer. What it shows is also in the table below it.
import { select } from 'd3-selection';
import { zoom, ZoomTransform, type D3ZoomEvent } from 'd3-zoom';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TimelineAnswer } from '../answers';
import { hideTip, showTip } from '../parts/tip';
import { go } from '../route';
import { onTheme } from '../theme';
import { dayAt, draw, drawGround, hit, layoutOf, markAt, palette, type Layout } from './draw';
import { Strip } from './strip';
import { between, kCrowd, type Model } from './model';
import { Note, words } from './note';
import { CanvasPen } from './pens';
import type { Window } from './window';

export interface StageProps {
  data: TimelineAnswer;
  model: Model;
  window: Window;
  width: number;
}

/** d3-zoom's transform for a window: its scale 1 shows everything. */
function transformOf(view: Window, layout: Layout): ZoomTransform {
  const k = (view.max - view.min) / (view.to - view.from);
  const plain =
    layout.left + ((view.from - view.min) / (view.max - view.min)) * (layout.width - layout.left);
  return new ZoomTransform(k, layout.left - k * plain, 0);
}

const kRest = 150;

class Painter {
  chosen: number | null = null;
  private frame = 0;
  private pen: CanvasPen | null = null;
  private colours = palette();
  private strip: Strip | null = null;
  private span = 0;
  private rest = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly props: StageProps,
  ) {
    this.prepare();
  }

  layout(): Layout {
    const { model, width, window: view } = this.props;
    return layoutOf(model, width, view.from, view.to);
  }

  /** New stamps: the theme or the screen's resolution is another. */
  prepare(): void {
    const { width, height } = this.layout();
    const ratio = Math.max(1, globalThis.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.height = `${height}px`;
    const to = this.canvas.getContext('2d');
    this.colours = palette();
    this.pen = to && new CanvasPen(to, this.colours, ratio);
    to?.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.strip = new Strip(this.props.model, this.colours, ratio);
    this.soon();
  }

  soon = (): void => {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.now());
  };

  /** The window has moved. */
  moved = (): void => {
    const { window: view } = this.props;
    // A crowd that is only panned is shown from a strip; come to rest, it is drawn anew.
    const panned = Math.abs(view.to - view.from - this.span) < 1e-6;
    this.span = view.to - view.from;
    clearTimeout(this.rest);
    this.rest = panned && this.props.model.n > kCrowd ? window.setTimeout(this.settle, kRest) : 0;
    this.soon();
  };

  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
  }

  private settle = (): void => {
    this.rest = 0;
    this.soon();
  };

  private now(): void {
    this.frame = 0;
    const layout = this.layout();
    const to = this.canvas.getContext('2d');
    if (!to || !this.pen) return;
    to.clearRect(0, 0, layout.width, layout.height);
    if (this.rest && this.strip) {
      drawGround(this.pen, this.props.model, layout, this.colours);
      this.strip.show(to, layout);
    } else draw(this.pen, this.props.model, layout, this.colours, this.chosen);
  }
}

function zooming(canvas: HTMLCanvasElement, painter: Painter, view: Window) {
  const { left, width, height } = painter.layout();
  const behaviour = zoom<HTMLCanvasElement, unknown>()
    .extent([
      [left, 0],
      [width, height],
    ])
    .translateExtent([
      [left, 0],
      [width, height],
    ])
    .scaleExtent([1, (view.max - view.min) / view.least])
    // A sideways wheel pans, as everywhere; it isn't d3-zoom's.
    .filter((event: MouseEvent | WheelEvent) => {
      if (event instanceof WheelEvent)
        return Math.abs(event.deltaX) <= Math.abs(event.deltaY) && !event.shiftKey;
      return !event.button;
    })
    .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
      if (!event.sourceEvent) return;
      const { k, x } = event.transform;
      const inner = width - left;
      const span = (view.max - view.min) / k;
      const from = view.min + (((left - x) / k - left) / inner) * (view.max - view.min);
      view.set(from, from + span);
      hideTip();
    });
  const chosen = select(canvas);
  chosen.call(behaviour).on('dblclick.zoom', null);
  const sideways = (event: WheelEvent) => {
    if (Math.abs(event.deltaX) <= Math.abs(event.deltaY) && !event.shiftKey) return;
    event.preventDefault();
    view.pan((event.deltaX || event.deltaY) / (width - left));
  };
  canvas.addEventListener('wheel', sideways, { passive: false });
  // d3-zoom keeps its state on the element; moves by other means are told to it there.
  const follow = () => chosen.property('__zoom', transformOf(view, painter.layout()));
  follow();
  const unwatch = view.watch(follow);
  return () => {
    unwatch();
    canvas.removeEventListener('wheel', sideways);
    chosen.on('.zoom', null);
  };
}

/** From one incident in view to the next or the one before. */
function step(model: Model, view: Window, from: number | null, by: 1 | -1): number | null {
  const inView = between(model, view.from, view.to);
  if (inView.length === 0) return null;
  const at = from === null ? -1 : inView.indexOf(from);
  if (at < 0) return inView[by > 0 ? 0 : inView.length - 1] ?? null;
  return inView[Math.max(0, Math.min(inView.length - 1, at + by))] ?? null;
}

export function Stage(props: StageProps) {
  const { data, model, window: view, width } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const [told, setTold] = useState('');

  useEffect(() => {
    const element = canvas.current;
    if (!element || width < 50) return undefined;
    const one = new Painter(element, props);
    painter.current = one;
    const ends = [
      zooming(element, one, view),
      view.watch(one.moved),
      onTheme(() => one.prepare()),
      () => one.stop(),
    ];
    void document.fonts.ready.then(one.soon);
    return () => ends.forEach(end => end());
  }, [data, model, view, width]);

  const choose = (i: number | null) => {
    const one = painter.current;
    if (!one || one.chosen === i) return;
    one.chosen = i;
    one.soon();
    if (canvas.current) canvas.current.style.cursor = i === null ? '' : 'pointer';
  };
  const noteAt = (i: number) => {
    const box = canvas.current?.getBoundingClientRect();
    const layout = painter.current?.layout();
    if (!box || !layout) return;
    const { x, y } = markAt(model, layout, i);
    showTip(
      { x: box.left + Math.max(layout.left, Math.min(layout.width, x)), y: box.top + y + 6 },
      <Note data={data} i={i} />,
    );
  };
  const open = (i: number | null) => {
    const id = i === null ? undefined : data.ids[i];
    if (!id) return;
    hideTip();
    go(`/incident/${encodeURIComponent(id)}`);
  };
  const under = (event: MouseEvent): number | null => {
    const layout = painter.current?.layout();
    return layout ? hit(model, layout, event.offsetX, event.offsetY) : null;
  };

  const walk = (by: 1 | -1) => {
    const to = step(model, view, painter.current?.chosen ?? null, by);
    choose(to);
    if (to === null) return;
    noteAt(to);
    setTold(words(data, to));
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => view.pan(-0.15),
    ArrowRight: () => view.pan(0.15),
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    '+': () => view.zoom(1.5),
    '=': () => view.zoom(1.5),
    '-': () => view.zoom(1 / 1.5),
    '0': () => view.all(),
    Home: () => view.all(),
    Enter: () => open(painter.current?.chosen ?? null),
  };

  return (
    <>
      <canvas
        ref={canvas}
        class="stage"
        tabIndex={0}
        role="img"
        aria-label={`${data.n} incidents on ${model.lanes.length} lanes. Left and right pan, plus and minus zoom, up and down walk through incidents, Enter opens one. The table below has the same.`}
        onMouseMove={event => {
          if (event.buttons) return;
          const i = under(event);
          choose(i);
          if (i === null) hideTip();
          else showTip({ x: event.clientX, y: event.clientY + 6 }, <Note data={data} i={i} />);
        }}
        onMouseLeave={() => (choose(null), hideTip())}
        onBlur={() => (choose(null), hideTip())}
        onClick={event => open(under(event))}
        onDblClick={event => {
          const layout = painter.current?.layout();
          if (layout) view.zoom(2, dayAt(layout, event.offsetX));
        }}
        onKeyDown={event => {
          const act = keys[event.key];
          if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          act();
        }}
      />
      <div class="unseen" role="status">
        {told}
      </div>
    </>
  );
}
