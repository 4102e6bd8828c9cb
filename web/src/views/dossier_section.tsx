// A section of the brief: its lines with their citations. Long sections show their first lines.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BriefLine, BriefSection, BriefSource } from '../answers';
import { Cite } from '../parts/cited';
import { Shown } from '../parts/shown';
import { recordHref } from '../route';

const kFirst = 6;

/** What stands between quotation marks is the report's, and is set as such. */
function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(/(“[^”]*”)/).map(part =>
        part.startsWith('“') ? (
          <span class="words" dir="auto">
            <Shown text={part} />
          </span>
        ) : (
          <Shown text={part} />
        ),
      )}
    </>
  );
}

/** "Visit" in "Visit: Armenia – Sergey Lavrov" is the way to the record; a line without such a lead
 *  that rests on one record leads there as a whole. */
function Linked({ line, prose }: { line: BriefLine; prose: boolean }): ComponentChildren {
  const record = line.records[0];
  if (!record || prose) return <Words text={line.text} />;
  const colon = line.text.indexOf(':');
  const lead =
    colon > 0 && colon < 90 && !line.text.slice(0, colon).includes('“')
      ? line.text.slice(0, colon)
      : null;
  if (lead)
    return (
      <>
        <a href={recordHref(record)}>{lead}</a>
        <Words text={line.text.slice(lead.length)} />
      </>
    );
  if (line.text.length > 120) return <Words text={line.text} />;
  return (
    <a href={recordHref(record)}>
      <Words text={line.text} />
    </a>
  );
}

const kCites = 8;

function Cites(props: {
  numbers: readonly number[];
  sources: readonly BriefSource[];
  record: string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const shown = open ? props.numbers : props.numbers.slice(0, kCites);
  return (
    <span class="cites">
      {shown.map(number => {
        // Numbers count from 1 in the order of the list; looked up by number in case one is missing.
        const source =
          props.sources[number - 1]?.number === number
            ? props.sources[number - 1]
            : props.sources.find(one => one.number === number);
        return source && <Cite source={source} record={props.record} />;
      })}
      {props.numbers.length > shown.length && (
        <button class="plain tiny" onClick={() => setOpen(true)}>
          and {props.numbers.length - shown.length} more
        </button>
      )}
    </span>
  );
}

function Line({
  line,
  sources,
  prose,
}: {
  line: BriefLine;
  sources: readonly BriefSource[];
  prose: boolean;
}) {
  const record = prose ? undefined : line.records[0];
  const cited = new Set(line.parts.flatMap(part => part.sources));
  const own = line.sources.filter(number => !cited.has(number));
  return (
    <li class={line.date ? 'line dated' : 'line'}>
      {line.date && <span class="when">{line.date}</span>}
      <div class="what">
        <Linked line={line} prose={prose} />{' '}
        <Cites numbers={own} sources={sources} record={record} />
        {line.parts.length > 0 && (
          <ul class="sides">
            {line.parts.map(part => (
              <li>
                <span class="who">
                  <Shown text={part.who} />
                </span>
                <span class="words" dir="auto">
                  <Shown text={part.says} />
                </span>{' '}
                <Cites numbers={part.sources} sources={sources} record={record} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

export interface SectionProps {
  section: BriefSection;
  sources: readonly BriefSource[];
  /** All lines have been asked for. */
  whole: boolean;
  showAll: () => void;
}

export function Section({ section, sources, whole, showAll }: SectionProps) {
  const [open, setOpen] = useState(false);
  const prose = section.key === 'stand';
  const lines = open ? section.lines : section.lines.slice(0, kFirst);
  const hidden = section.all - lines.length;
  // The brief's own count stands in its title while not all lines are there.
  const title = section.title.replace(/ \(\d[^)]*\)$/, '');
  const id = `section-${section.key}-${title.replace(/\W+/g, '-')}`;
  return (
    <section class="brief-section" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {section.all > 1 && !prose && <span class="all"> {section.all}</span>}
      </h2>
      <div>
        <ul>
          {lines.map(line => (
            <Line line={line} sources={sources} prose={prose} />
          ))}
        </ul>
        {hidden > 0 && (
          <button
            class="plain small"
            onClick={() => {
              setOpen(true);
              if (!whole && section.lines.length < section.all) showAll();
            }}
          >
            Show all {section.all}
          </button>
        )}
        {open && section.lines.length > kFirst && (
          <button class="plain small" onClick={() => setOpen(false)}>
            Show fewer
          </button>
        )}
      </div>
    </section>
  );
}
