// Text of a document as a reader can trust it. Some characters nobody sees turn the order of what is
// seen (the bidirectional controls), hide inside words (zero widths) or are no text at all (C0, C1);
// a report holds them by accident or to deceive. Each is shown as a small sign with its name and does
// nothing. Joiners (U+200C, U+200D) stay: Persian and emoji need them; so do line breaks and tabs.
import type { ComponentChildren } from 'preact';

const kNames = new Map<number, [string, string]>([
  [0x061c, ['ALM', 'Arabic letter mark']],
  [0x200b, ['ZWSP', 'zero width space']],
  [0x200e, ['LRM', 'left-to-right mark']],
  [0x200f, ['RLM', 'right-to-left mark']],
  [0x202a, ['LRE', 'left-to-right embedding']],
  [0x202b, ['RLE', 'right-to-left embedding']],
  [0x202c, ['PDF', 'pop directional formatting']],
  [0x202d, ['LRO', 'left-to-right override']],
  [0x202e, ['RLO', 'right-to-left override']],
  [0x2060, ['WJ', 'word joiner']],
  [0x2066, ['LRI', 'left-to-right isolate']],
  [0x2067, ['RLI', 'right-to-left isolate']],
  [0x2068, ['FSI', 'first strong isolate']],
  [0x2069, ['PDI', 'pop directional isolate']],
  [0xfeff, ['BOM', 'byte order mark']],
]);

const kControl =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\r(?!\n)/g;

function sign(code: number): { short: string; name: string } {
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  const known = kNames.get(code);
  return known
    ? { short: known[0], name: `${known[1]}, U+${hex}` }
    : { short: hex.slice(-2), name: `control character, U+${hex}` };
}

/** `text` with its invisible characters made visible; no element where there are none. */
export function Shown({ text }: { text: string }) {
  if (text.search(kControl) < 0) return <>{text}</>;
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const found of text.matchAll(kControl)) {
    if (found.index > at) parts.push(text.slice(at, found.index));
    const { short, name } = sign(found[0].charCodeAt(0));
    parts.push(
      <span class="control" dir="ltr" title={name}>
        {short}
      </span>,
    );
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return <>{parts}</>;
}

/** A quotation or title from a document, in a line of ours: its direction is its own affair. */
export function Foreign({ text, class: name }: { text: string; class?: string }) {
  return (
    <bdi class={name}>
      <Shown text={text} />
    </bdi>
  );
}
