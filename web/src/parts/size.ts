import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width of an element as it is now, for charts that are drawn to fit. 0 until it is known. */
export function useWidth<T extends Element>() {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width));
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { box, width };
}
