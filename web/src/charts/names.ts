// Names beside marks, none over another: each tries right, left, below and above its mark, the
// weightiest first; who finds no room goes without and is named when pointed at.

export interface Named {
  x: number;
  y: number;
  radius: number;
  words: string;
}

export interface NamePlace {
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const kLetter = 6.6; // mean width at 13 px
const kHalf = 8;
const kGap = 4;

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function tries({ x, y, radius, words }: Named): { box: Box; place: NamePlace }[] {
  const width = words.length * kLetter;
  const aside = radius + kGap;
  const under = radius + kHalf + 2;
  return [
    {
      box: [x + aside, y - kHalf, x + aside + width, y + kHalf],
      place: { dx: aside, dy: 0, anchor: 'start' },
    },
    {
      box: [x - aside - width, y - kHalf, x - aside, y + kHalf],
      place: { dx: -aside, dy: 0, anchor: 'end' },
    },
    {
      box: [x - width / 2, y + under - kHalf, x + width / 2, y + under + kHalf],
      place: { dx: 0, dy: under, anchor: 'middle' },
    },
    {
      box: [x - width / 2, y - under - kHalf, x + width / 2, y - under + kHalf],
      place: { dx: 0, dy: -under, anchor: 'middle' },
    },
  ];
}

/** Places for the names of `marks`, which come in the order of their weight; null for no room.
 *  Names stay within `width`, and off the marks that are given. */
export function placeNames(marks: readonly Named[], width: number): (NamePlace | null)[] {
  const taken: Box[] = marks.map(({ x, y, radius: r }) => [
    x - r * 0.8,
    y - r * 0.8,
    x + r * 0.8,
    y + r * 0.8,
  ]);
  return marks.map(mark => {
    for (const { box, place } of tries(mark)) {
      if (box[0] < 0 || box[2] > width || taken.some(other => overlap(other, box))) continue;
      taken.push(box);
      return place;
    }
    return null;
  });
}
