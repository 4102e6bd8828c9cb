// Zoom by wheel, pinch, drag and keys for a drawing in SVG: the group that is moved gets d3-zoom's
// transform, and the view may draw anew what must keep its size.
import { select } from 'd3-selection';
import {
  zoom,
  zoomIdentity,
  type D3ZoomEvent,
  type ZoomBehavior,
  type ZoomTransform,
} from 'd3-zoom';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Zoomed {
  svg: { current: SVGSVGElement | null };
  transform: ZoomTransform;
  by: (factor: number) => void;
  reset: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const kStep = 60;

/** `start` is where the drawing begins and `reset` leads back to; a new one is gone to at once. */
export function useZoom(
  width: number,
  height: number,
  farthest: number,
  start: ZoomTransform = zoomIdentity,
): Zoomed {
  const svg = useRef<SVGSVGElement>(null);
  const behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const [transform, setTransform] = useState<ZoomTransform>(start);
  const startKey = `${start.k} ${start.x} ${start.y}`;
  useEffect(() => {
    if (!svg.current || width === 0) return undefined;
    const made = zoom<SVGSVGElement, unknown>()
      .extent([
        [0, 0],
        [width, height],
      ])
      .scaleExtent([0.5, farthest])
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => setTransform(event.transform));
    const chosen = select(svg.current);
    chosen.call(made);
    behaviour.current = made;
    made.transform(chosen, start);
    return () => {
      chosen.on('.zoom', null);
    };
  }, [width, height, farthest, startKey]);
  const act = (what: (to: ZoomBehavior<SVGSVGElement, unknown>, on: SVGSVGElement) => void) => {
    if (behaviour.current && svg.current) what(behaviour.current, svg.current);
  };
  const by = (factor: number) => act((to, on) => to.scaleBy(select(on), factor));
  const reset = () => act((to, on) => to.transform(select(on), start));
  const move = (x: number, y: number) =>
    act((to, on) => to.translateBy(select(on), x / transform.k, y / transform.k));
  const keys: Record<string, () => void> = {
    '+': () => by(1.4),
    '=': () => by(1.4),
    '-': () => by(1 / 1.4),
    '0': reset,
    ArrowLeft: () => move(kStep, 0),
    ArrowRight: () => move(-kStep, 0),
    ArrowUp: () => move(0, kStep),
    ArrowDown: () => move(0, -kStep),
  };
  return {
    svg,
    transform,
    by,
    reset,
    onKeyDown: event => {
      const key = keys[event.key];
      if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      key();
    },
  };
}
