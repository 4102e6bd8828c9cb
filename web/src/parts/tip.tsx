// One floating note for the whole page: citations and charts show their sentence or record in it on
// hover and on focus.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Tip {
  at: { left: number; right: number; top: number; bottom: number };
  content: ComponentChildren;
}

let show: (tip: Tip | null) => void = () => undefined;

export function hideTip(): void {
  show(null);
}

/** Shows `content` beside an element, or beside a point of the window. */
export function showTip(at: Element | { x: number; y: number }, content: ComponentChildren): void {
  show({
    at:
      at instanceof Element
        ? at.getBoundingClientRect()
        : { left: at.x, right: at.x, top: at.y, bottom: at.y },
    content,
  });
}

/** Handlers for an element that has a tip; the element should say the same to screen readers. */
export function tipOf(content: () => ComponentChildren) {
  const enter = (event: Event) => {
    if (event.currentTarget instanceof Element) showTip(event.currentTarget, content());
  };
  return { onMouseEnter: enter, onFocus: enter, onMouseLeave: hideTip, onBlur: hideTip };
}

const kGap = 8;

export function TipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    show = setTip;
    const pressed = (event: KeyboardEvent) => event.key === 'Escape' && setTip(null);
    // What the tip belongs to has moved away under it.
    const moved = () => setTip(null);
    document.addEventListener('keydown', pressed);
    window.addEventListener('popstate', moved);
    document.addEventListener('click', moved);
    return () => {
      show = () => undefined;
      document.removeEventListener('keydown', pressed);
      window.removeEventListener('popstate', moved);
      document.removeEventListener('click', moved);
    };
  }, []);
  useLayoutEffect(() => {
    if (!tip || !box.current) return;
    const { width, height } = box.current.getBoundingClientRect();
    const room = { x: document.documentElement.clientWidth, y: window.innerHeight };
    const x = (tip.at.left + tip.at.right) / 2 - width / 2;
    const below = tip.at.bottom + kGap;
    const y = below + height > room.y ? tip.at.top - height - kGap : below;
    box.current.style.left = `${Math.max(kGap, Math.min(x, room.x - width - kGap))}px`;
    box.current.style.top = `${Math.max(kGap, y)}px`;
  }, [tip]);
  if (!tip) return null;
  return (
    <div class="tip" role="tooltip" ref={box}>
      {tip.content}
    </div>
  );
}
