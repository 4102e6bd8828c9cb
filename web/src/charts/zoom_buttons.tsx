import type { Zoomed } from './zoomed';

export function ZoomButtons({ zoomed }: { zoomed: Zoomed }) {
  return (
    <>
      <button class="button" onClick={() => zoomed.by(1.5)} aria-label="Closer">
        +
      </button>
      <button class="button" onClick={() => zoomed.by(1 / 1.5)} aria-label="Farther">
        −
      </button>
      <button class="button" onClick={zoomed.reset}>
        All
      </button>
    </>
  );
}
