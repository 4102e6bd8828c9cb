// Two pens for one drawing: a canvas, which is fast enough to pan ten thousand incidents, and an SVG,
// which is exported. The canvas keeps each kind of dot as a small picture and stamps it; drawing paths
// for every dot and every frame would be ten times slower.
import type { Palette } from './draw';

export type Side = 'cooperation' | 'conflict' | 'neutral';

export interface Dot {
  side: Side;
  realis: number;
  radius: number;
}

export interface Pen {
  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    colour: string,
    width: number,
    dash?: number[],
  ): void;
  rect(x: number, y: number, width: number, height: number, colour: string, opacity: number): void;
  text(
    words: string,
    x: number,
    y: number,
    colour: string,
    align: 'start' | 'middle' | 'end',
    bold?: boolean,
  ): void;
  dot(x: number, y: number, dot: Dot): void;
}

export const kFont = "13px 'Sans', system-ui, sans-serif";
const kBold = "600 13px 'Sans', system-ui, sans-serif";
const kNs = 'http://www.w3.org/2000/svg';
const kStroke = 1.5;
const kDash: Record<number, number[]> = { 2: [2.6, 1.8], 3: [1, 1.9] };

/** How a realis is drawn, once for both pens: filled, half filled, dashed, dotted, crossed. */
function shape(realis: number): {
  filled: boolean;
  half: boolean;
  dash: number[];
  crossed: boolean;
} {
  return {
    filled: realis === 0,
    half: realis === 1,
    dash: kDash[realis] ?? [],
    crossed: realis === 4,
  };
}

export class CanvasPen implements Pen {
  private readonly stamps = new Map<number, ImageBitmap>();

  constructor(
    private readonly to: CanvasRenderingContext2D,
    private readonly palette: Palette,
    private readonly ratio: number,
  ) {}

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    colour: string,
    width: number,
    dash: number[] = [],
  ): void {
    const { to } = this;
    to.strokeStyle = colour;
    to.lineWidth = width;
    to.setLineDash(dash);
    to.beginPath();
    to.moveTo(x1, y1);
    to.lineTo(x2, y2);
    to.stroke();
  }

  rect(x: number, y: number, width: number, height: number, colour: string, opacity: number): void {
    this.to.globalAlpha = opacity;
    this.to.fillStyle = colour;
    this.to.fillRect(x, y, width, height);
    this.to.globalAlpha = 1;
  }

  text(
    words: string,
    x: number,
    y: number,
    colour: string,
    align: 'start' | 'middle' | 'end',
    bold = false,
  ): void {
    const { to } = this;
    to.font = bold ? kBold : kFont;
    to.fillStyle = colour;
    to.textAlign = align === 'middle' ? 'center' : align;
    to.textBaseline = 'middle';
    to.fillText(words, x, y);
  }

  dot(x: number, y: number, dot: Dot): void {
    const stamp = this.stamp(dot);
    // Whole device pixels: stamping between them would blur, and be slower.
    const half = stamp.width / this.ratio / 2;
    const left = Math.round((x - half) * this.ratio) / this.ratio;
    const top = Math.round((y - half) * this.ratio) / this.ratio;
    this.to.drawImage(stamp, left, top, stamp.width / this.ratio, stamp.height / this.ratio);
  }

  // Bitmaps, since a canvas that is stamped would be copied each time.
  private stamp(dot: Dot): ImageBitmap {
    const key =
      ((dot.side === 'cooperation' ? 0 : dot.side === 'conflict' ? 1 : 2) * 8 + dot.realis) * 16 +
      dot.radius;
    const kept = this.stamps.get(key);
    if (kept) return kept;
    const size = Math.ceil((dot.radius + 2) * 2 * this.ratio);
    const canvas = new OffscreenCanvas(size, size);
    const to = canvas.getContext('2d');
    if (to) {
      to.translate(size / 2, size / 2);
      to.scale(this.ratio, this.ratio);
      this.paint(to, dot);
    }
    const made = canvas.transferToImageBitmap();
    this.stamps.set(key, made);
    return made;
  }

  private paint(to: OffscreenCanvasRenderingContext2D, { side, realis, radius }: Dot): void {
    const { filled, half, dash, crossed } = shape(realis);
    const r = radius - kStroke / 2;
    to.fillStyle = to.strokeStyle = this.palette[side];
    to.lineWidth = kStroke;
    to.beginPath();
    to.arc(0, 0, filled ? radius : r, 0, 2 * Math.PI);
    if (filled) {
      to.fill();
      // A thin rim of paper keeps neighbours apart.
      to.strokeStyle = this.palette.paper;
      to.lineWidth = 0.8;
      to.stroke();
      return;
    }
    to.save();
    to.fillStyle = this.palette.paper;
    to.fill();
    to.restore();
    to.setLineDash(dash);
    to.stroke();
    to.setLineDash([]);
    if (half) {
      to.beginPath();
      to.arc(0, 0, r, Math.PI / 2, (3 * Math.PI) / 2);
      to.fill();
    }
    if (crossed) {
      to.beginPath();
      to.moveTo(-r, r);
      to.lineTo(r, -r);
      to.stroke();
    }
  }
}

export class SvgPen implements Pen {
  readonly svg = document.createElementNS(kNs, 'svg');

  constructor(
    width: number,
    height: number,
    private readonly palette: Palette,
  ) {
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }

  line(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    colour: string,
    width: number,
    dash: number[] = [],
  ): void {
    const line = this.add('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': width });
    if (dash.length) line.setAttribute('stroke-dasharray', dash.join(' '));
  }

  rect(x: number, y: number, width: number, height: number, colour: string, opacity: number): void {
    this.add('rect', { x, y, width, height, fill: colour, 'fill-opacity': opacity });
  }

  text(
    words: string,
    x: number,
    y: number,
    colour: string,
    align: 'start' | 'middle' | 'end',
    bold = false,
  ): void {
    const text = this.add('text', { x, y, fill: colour, 'text-anchor': align, 'font-size': 13 });
    text.setAttribute('dominant-baseline', 'middle');
    if (bold) text.setAttribute('font-weight', '600');
    text.textContent = words;
  }

  dot(x: number, y: number, { side, realis, radius }: Dot): void {
    const { filled, half, dash, crossed } = shape(realis);
    const colour = this.palette[side];
    if (filled) {
      this.add('circle', {
        cx: x,
        cy: y,
        r: radius,
        fill: colour,
        stroke: this.palette.paper,
        'stroke-width': 0.8,
      });
      return;
    }
    const r = radius - kStroke / 2;
    const ring = this.add('circle', {
      cx: x,
      cy: y,
      r,
      fill: this.palette.paper,
      stroke: colour,
      'stroke-width': kStroke,
    });
    if (dash.length) ring.setAttribute('stroke-dasharray', dash.join(' '));
    if (half) this.add('path', { d: `M${x} ${y - r}a${r} ${r} 0 0 0 0 ${2 * r}z`, fill: colour });
    if (crossed) this.line(x - r, y + r, x + r, y - r, colour, kStroke);
  }

  private add(name: string, attributes: Record<string, string | number>): SVGElement {
    const element = document.createElementNS(kNs, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    this.svg.append(element);
    return element;
  }
}
