// The marks of three windows in one picture, for panning: moving a picture costs the same for ten
// marks and ten thousand. It is painted when one pans beyond it, and good for one zoom.
import { drawMarks, xOf, type Layout, type Palette } from './draw';
import type { Model } from './model';
import { CanvasPen } from './pens';

export class Strip {
  private readonly canvas = document.createElement('canvas');
  private pen: CanvasPen | null = null;
  private painted: Layout | null = null;

  constructor(
    private readonly model: Model,
    private readonly colours: Palette,
    private readonly ratio: number,
  ) {}

  show(to: CanvasRenderingContext2D, layout: Layout): void {
    const whole = this.holds(layout) ?? this.paint(layout);
    const inner = layout.width - layout.left;
    const { ratio } = this;
    const x = Math.round(xOf(whole, layout.from) * ratio);
    const [width, height] = [Math.round(inner * ratio), Math.round(layout.height * ratio)];
    to.drawImage(this.canvas, x, 0, width, height, layout.left, 0, inner, layout.height);
  }

  private holds(layout: Layout): Layout | null {
    const { painted } = this;
    if (!painted || painted.height !== layout.height) return null;
    const span = layout.to - layout.from;
    const same = Math.abs(painted.to - painted.from - 3 * span) < 1e-6;
    return same && layout.from >= painted.from && layout.to <= painted.to ? painted : null;
  }

  private paint(layout: Layout): Layout {
    const span = layout.to - layout.from;
    const inner = layout.width - layout.left;
    const whole = {
      ...layout,
      width: layout.left + 3 * inner,
      from: layout.from - span,
      to: layout.to + span,
    };
    const [width, height] = [
      Math.round(whole.width * this.ratio),
      Math.round(whole.height * this.ratio),
    ];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.pen = null;
    }
    const to = this.canvas.getContext('2d');
    if (to) {
      this.pen ??= new CanvasPen(to, this.colours, this.ratio);
      to.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      to.clearRect(0, 0, whole.width, whole.height);
      drawMarks(this.pen, this.model, whole, this.colours);
    }
    this.painted = whole;
    return whole;
  }
}
