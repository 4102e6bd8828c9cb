// What is said of one incident of the timeline: in the note under the pointer, aloud, in the table.
import type { TimelineAnswer } from '../answers';
import { RealisBadge } from '../parts/named';
import type { Realis } from '../types';
import { capital, counted } from '../text';
import { dayWords, isoDay, levelWord, noun, realisWord, signed } from '../words';

export function daysOf(data: TimelineAnswer, i: number): string {
  const start = data.start[i] ?? 0;
  const end = data.end[i] ?? start;
  return end > start
    ? `${dayWords(isoDay(start))} – ${dayWords(isoDay(end))}`
    : dayWords(isoDay(start));
}

export function realisOf(data: TimelineAnswer, i: number): Realis {
  return (data.realis_names[data.realis[i] ?? 0] ?? 'happened') as Realis;
}

export function labelOf(data: TimelineAnswer, i: number): string {
  return capital(noun(data.types[data.type[i] ?? 0] ?? '', data.modes[data.mode[i] ?? -1]));
}

/** Who: the title without the noun that it ends in, which the label says. */
export function partiesOf(data: TimelineAnswer, i: number): string {
  const title = data.title[i] ?? '';
  const what = noun(data.types[data.type[i] ?? 0] ?? '', data.modes[data.mode[i] ?? -1]);
  if (title === what) return '';
  return title.endsWith(`: ${what}`) ? title.slice(0, -what.length - 2) : title;
}

export function levelOf(data: TimelineAnswer, i: number): string {
  return levelWord(data.levels[data.level[i] ?? -1] ?? null);
}

export function words(data: TimelineAnswer, i: number): string {
  return `${daysOf(data, i)}, ${labelOf(data, i)}: ${partiesOf(data, i)}, ${realisWord(realisOf(data, i))}`;
}

export function Note({ data, i }: { data: TimelineAnswer; i: number }) {
  const level = levelOf(data, i);
  return (
    <>
      <div class="soft tiny">{daysOf(data, i)}</div>
      <div>
        <strong>{labelOf(data, i)}</strong> {partiesOf(data, i)}
      </div>
      <div class="soft tiny">
        <RealisBadge realis={realisOf(data, i)} /> · score {signed(data.score[i] ?? 0)} ·{' '}
        {counted(data.reports[i] ?? 1, 'report')}
        {level && ` · ${level}`}
      </div>
    </>
  );
}
