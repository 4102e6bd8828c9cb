// Where accounts part: first of all what an analyst comes for.
import type { Cited } from '../answers';
import { recordHref, sentenceHref } from '../route';
import type { DifferenceRecord } from '../types';
import { documentName } from './named';
import { Foreign } from './shown';
import { sideName } from './titles';

const kKinds: Record<string, string> = {
  detail_only_in_one: 'A detail that only one side tells',
  date: 'Another date',
  figure: 'Another figure',
  place: 'Another place',
  participants: 'Others took part',
  characterization: 'Called differently',
  contradiction: 'They contradict each other',
  term: 'Another word for it',
};

export function Differences({ list, cited }: { list: readonly DifferenceRecord[]; cited: Cited }) {
  if (list.length === 0) return null;
  return (
    <section class="section differences" aria-labelledby="differences">
      <h2 id="differences">Where they differ</h2>
      {list.map(one => (
        <Difference key={one.id} difference={one} cited={cited} />
      ))}
    </section>
  );
}

export function Difference({
  difference,
  cited,
}: {
  difference: DifferenceRecord;
  cited: Cited | null;
}) {
  return (
    <div class={`difference ${difference.kind}`}>
      <h3>
        <a href={recordHref(difference.id)}>{kKinds[difference.kind] ?? difference.kind}</a>
      </h3>
      <div class="sides">
        {difference.sides.map(side => {
          const first = side.evidence[0];
          return (
            <div class="side">
              <p class="who">
                <Foreign text={sideName(side.who, cited)} />
              </p>
              <p class="words" dir="auto">
                <Foreign text={side.says} />
              </p>
              {first && (
                <p class="small">
                  <a href={sentenceHref(first, difference.id)}>In the text</a>
                  {side.who !== first.document && (
                    <span class="soft">
                      {' '}
                      of <Foreign text={documentName(first.document, cited)} />
                    </span>
                  )}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
