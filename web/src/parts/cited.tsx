// Evidence: a sentence of a report, who printed it when, and the way to its place in the document.
import type { BriefSource, Cited as Names } from '../answers';
import type { Evidence } from '../types';
import { sentenceHref } from '../route';
import { dateWords } from '../words';
import { documentDay, documentName } from './named';
import { Foreign, Shown } from './shown';
import { tipOf } from './tip';

interface CitedProps {
  evidence: Evidence;
  cited: Names | null;
  /** The record that rests on the sentence: the document opens with it. */
  record?: string;
}

/** A sentence with its source. */
export function Cited({ evidence, cited, record }: CitedProps) {
  return (
    <figure class="cited">
      <blockquote>
        <a class="words" href={sentenceHref(evidence, record)} dir="auto">
          <Shown text={evidence.text} />
        </a>
      </blockquote>
      <figcaption>
        <Foreign text={documentName(evidence.document, cited)} />,{' '}
        {documentDay(evidence.document, cited)}
      </figcaption>
    </figure>
  );
}

export function sourceWords(source: BriefSource): string {
  const name = source.outlet ?? source.title ?? source.file.split('/').pop() ?? source.document;
  return `${name}, ${source.published ? dateWords(source.published) : 'no day of publication'}`;
}

/** A numbered citation; the sentence shows on hover and focus, the link goes to its place. */
export function Cite({ source, record }: { source: BriefSource; record?: string }) {
  const note = () => (
    <>
      <div class="words" dir="auto">
        <Shown text={source.text} />
      </div>
      <div class="soft tiny">{sourceWords(source)}</div>
    </>
  );
  return (
    <a
      class="cite"
      href={sentenceHref(source, record)}
      aria-label={`Source ${source.number}: ${source.text} (${sourceWords(source)})`}
      {...tipOf(note)}
    >
      [{source.number}]
    </a>
  );
}
