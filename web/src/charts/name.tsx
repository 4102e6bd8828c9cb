import type { NamePlace } from './names';

/** A name at the place that placeNames found for it, if any. */
export function Name({ place, words }: { place: NamePlace | null | undefined; words: string }) {
  if (!place) return null;
  return (
    <text x={place.dx} y={place.dy} text-anchor={place.anchor} dominant-baseline="middle">
      {words}
    </text>
  );
}
