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

const kHead = 36;

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function add(
  to: SVGElement,
  name: string,
  attributes: Record<string, string | number>,
  first = false,
): SVGElement {
  const element = document.createElementNS(kSvg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  to.insertBefore(element, first ? to.firstChild : null);
  return element;
}

/** A copy that stands alone, with a line above it that says what it shows. */
function copy(svg: SVGSVGElement, title: string): SVGSVGElement {
  const out = svg.cloneNode(true) as SVGSVGElement;
  // One that is not on the page was made for a file and has its colours already.
  if (svg.isConnected) withColours(svg, out);
  const box = svg.viewBox.baseVal;
  const shown = svg.getBoundingClientRect();
  const width = box.width || shown.width;
  const height = box.height || shown.height;
  const all = { x: box.x, y: box.y - kHead, width, height: height + kHead };
  out.setAttribute('xmlns', kSvg);
  out.setAttribute('width', String(all.width));
  out.setAttribute('height', String(all.height));
  out.setAttribute('viewBox', `${all.x} ${all.y} ${all.width} ${all.height}`);
  out.setAttribute('font-family', kFonts);
  // What a zoomed drawing has beyond its frame was cut off on the page by the frame alone; here it
  // would run into the title, which therefore has paper of its own.
  add(out, 'rect', { ...all, fill: token('--paper') }, true);
  add(out, 'rect', { ...all, height: kHead, fill: token('--paper') });
  const words = add(out, 'text', {
    x: box.x + 4,
    y: box.y - kHead + 20,
    'font-size': 16,
    fill: token('--ink'),
  });
  words.textContent = title;
  return out;
}

export function svgBlob(svg: SVGSVGElement, title: string): Blob {
  return new Blob([new XMLSerializer().serializeToString(copy(svg, title))], {
    type: 'image/svg+xml',
  });
}

/** Twice the size on the page, so that it stands a projector. */
export async function svgToPng(svg: SVGSVGElement, title: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(svgBlob(svg, title));
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
