// A sentence of a report with words in it marked, and the way to its place. Marks are given as
// places in the document, or as places in the sentence itself.
import type { Cited } from '../answers';
import { sentenceHref } from '../route';
import { pieces } from '../text';
import type { Evidence } from '../types';
import { documentDay, documentName } from './named';
import { Foreign, Shown } from './shown';

type Place = readonly [number, number];

/** `text` with the places (code points) marked. */
export function Highlighted({ text, marks }: { text: string; marks: readonly Place[] }) {
  return (
    <>
      {pieces(text, marks).map(piece =>
        piece.marked ? (
          <mark>
            <Shown text={piece.text} />
          </mark>
        ) : (
          <Shown text={piece.text} />
        ),
      )}
    </>
  );
}

interface Props {
  evidence: Evidence;
  cited: Cited | null;
  /** The record that the document opens with. */
  record?: string;
  /** Marked words, as places in the document. */
  marks?: readonly { start: number; end: number }[];
  /** Says who printed it. */
  source?: boolean;
}

export function Sentence({ evidence, cited, record, marks = [], source = true }: Props) {
  const places = marks.map((m): Place => [m.start - evidence.start, m.end - evidence.start]);
  return (
    <figure class="cited">
      <blockquote>
        <a class="words" href={sentenceHref(evidence, record)} dir="auto">
          <Highlighted
            text={evidence.text}
            marks={places.filter(([start, end]) => start >= 0 && end > start)}
          />
        </a>
      </blockquote>
      {source && (
        <figcaption>
          <Foreign text={documentName(evidence.document, cited)} />,{' '}
          {documentDay(evidence.document, cited)}
        </figcaption>
      )}
    </figure>
  );
}
