// A chart on the page as a file of its own. Its colours come from style sheets that a file does not
// have, so they are written into the copy as attributes (not as style="", which our own
// content-security policy would refuse when the copy is drawn for a PNG).
const kAttributes = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'display',
  'visibility',
  'paint-order',
  'stroke-linejoin',
  'stroke-linecap',
] as const;

const kSvg = 'http://www.w3.org/2000/svg';
const kFonts = 'Source Sans 3, Helvetica, Arial, sans-serif';

function withColours(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of kAttributes) to.setAttribute(name, style.getPropertyValue(name));
  to.removeAttribute('class');
  to.removeAttribute('style');
  to.removeAttribute('tabindex');
  for (let i = 0; i < from.children.length; ++i) {
    const [a, b] = [from.children[i], to.children[i]];
    if (a && b) withColours(a, b);
  }
}

function copy(svg: SVGSVGElement): SVGSVGElement {
  const out = svg.cloneNode(true) as SVGSVGElement;
  // One that is not on the page was made for a file and has its colours already.
  if (svg.isConnected) withColours(svg, out);
  const box = svg.viewBox.baseVal;
  const shown = svg.getBoundingClientRect();
  const width = box.width || shown.width;
  const height = box.height || shown.height;
  out.setAttribute('xmlns', kSvg);
  out.setAttribute('width', String(width));
  out.setAttribute('height', String(height));
  out.setAttribute('viewBox', `${box.x} ${box.y} ${width} ${height}`);
  out.setAttribute('font-family', kFonts);
  const paper = document.createElementNS(kSvg, 'rect');
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  for (const [key, value] of Object.entries({ x: box.x, y: box.y, width, height, fill: colour }))
    paper.setAttribute(key, String(value));
  out.insertBefore(paper, out.firstChild);
  return out;
}

export function svgBlob(svg: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(copy(svg))], { type: 'image/svg+xml' });
}

/** Twice the size on the page, so that it stands a projector. */
export async function svgToPng(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) =>
      canvas.toBlob(blob =>
        blob ? done(blob) : failed(new Error('The picture could not be made')),
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
