import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A button that unfolds choices; closes after a choice, on Escape and on a click elsewhere. */
export function Menu(props: { label: string; left?: boolean; children: ComponentChildren }) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = () => {
      if (box.current) box.current.open = false;
    };
    const clicked = (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Node) || !box.current?.open) return;
      const inside = box.current.contains(target);
      const choice = target instanceof Element && target.closest('.choices a, .choices button');
      if (!inside || choice) close();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.current?.open) return;
      close();
      box.current.querySelector('summary')?.focus();
    };
    document.addEventListener('click', clicked);
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('click', clicked);
      document.removeEventListener('keydown', pressed);
    };
  }, []);
  return (
    <details class={props.left ? 'menu left' : 'menu'} ref={box}>
      <summary class="button">
        {props.label} <span aria-hidden="true">▾</span>
      </summary>
      <div class="choices">{props.children}</div>
    </details>
  );
}
