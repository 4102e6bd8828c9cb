// The verdicts that were given: newest first, each to be taken back, all to be taken along as labelled
// data.
import { useState } from 'preact/hooks';
import { fetchBlob } from '../api';
import { recordHref } from '../route';
import { counted } from '../text';
import type { ReviewRecord } from '../types';
import { save } from './export';
import { useJudge } from './judging';
import { Menu } from './menu';
import { verdictWords } from './reviewing';
import { Foreign } from './shown';

const kFirst = 10;

export function Given({
  reviews,
  changed,
}: {
  reviews: readonly ReviewRecord[];
  changed: () => void;
}) {
  const [all, setAll] = useState(false);
  const work = useJudge(changed);
  if (reviews.length === 0) return null;
  const newest = [...reviews].sort((a, b) => b.time.localeCompare(a.time));
  const shown = all ? newest : newest.slice(0, kFirst);
  return (
    <section class="section" aria-labelledby="given">
      <h2 id="given">
        {counted(reviews.length, 'verdict')}
        <Taken />
      </h2>
      {work.trouble && (
        <p class="trouble" role="alert">
          {work.trouble}
        </p>
      )}
      <ul class="given list">
        {shown.map(review => (
          <li key={review.id}>
            <strong>
              <Foreign text={verdictWords(review)} />
            </strong>{' '}
            <a href={recordHref(review.target)}>{review.target}</a>{' '}
            <span class="soft">
              by <Foreign text={review.author || 'nobody named'} />,{' '}
              {review.time.replace('T', ' ').slice(0, 16)}
            </span>{' '}
            <button
              class="plain"
              aria-label={`Undo ${review.verdict} of ${review.target}`}
              onClick={() => void work.undo(review.id)}
            >
              Undo
            </button>
          </li>
        ))}
      </ul>
      {shown.length < newest.length && (
        <button class="button" onClick={() => setAll(true)}>
          All verdicts
        </button>
      )}
    </section>
  );
}

function Taken() {
  const take = async (format: 'jsonl' | 'csv') => {
    save(await fetchBlob('/reviews', { format, limit: 500 }), `labels.${format}`);
  };
  return (
    <Menu label="Export">
      <button onClick={() => void take('jsonl')}>Labelled data, JSON lines</button>
      <button onClick={() => void take('csv')}>Labelled data, CSV</button>
    </Menu>
  );
}
