// The filters of a view. They live in the address: reading one reads the query, changing one changes it.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Cited, Country } from '../answers';
import { setQuery, usePlace } from '../route';
import { capital } from '../text';
import { kLevels, kRealis, kTypes, noun, realisWord } from '../words';

export type FilterName =
  | 'country'
  | 'pair'
  | 'actor'
  | 'since'
  | 'until'
  | 'type'
  | 'realis'
  | 'level'
  | 'document'
  | 'issue'
  | 'text'
  | 'min_confidence';

/** The part of a query that a route takes; other parameters of the page's address are its own. */
export function picked(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  const out = new URLSearchParams();
  for (const [key, value] of query) if (names.includes(key) && value) out.append(key, value);
  return out;
}

/** A title with what narrows it, for files: "Timeline (pair ARM-RUS, since 2025-01-01)". */
export function narrowed(title: string, query: URLSearchParams, names: readonly string[]): string {
  const parts = [...picked(query, names)].map(([key, value]) => `${key} ${value}`);
  return parts.length ? `${title} (${parts.join(', ')})` : title;
}

function Choice(props: {
  name: FilterName;
  label: string;
  query: URLSearchParams;
  options: [string, string][];
}) {
  return (
    <label>
      {props.label}
      <select
        value={props.query.get(props.name) ?? ''}
        onChange={event => setQuery({ [props.name]: event.currentTarget.value })}
      >
        <option value="">any</option>
        {props.options.map(([value, words]) => (
          <option value={value}>{words}</option>
        ))}
      </select>
    </label>
  );
}

function Day({ name, label, query }: { name: FilterName; label: string; query: URLSearchParams }) {
  return (
    <label>
      {label}
      <input
        type="date"
        value={query.get(name) ?? ''}
        max="2100-12-31"
        onChange={event => {
          const day = event.currentTarget.value;
          // While one types 2025, the year is 2, 20 and 202 for a moment.
          if (day === '' || day >= '1000') setQuery({ [name]: day });
        }}
      />
    </label>
  );
}

/** Words are asked for when one stops typing, and leave no trail of half words to go back through. */
function Words({ query }: { query: URLSearchParams }) {
  const kept = query.get('text') ?? '';
  const [text, setText] = useState(kept);
  useEffect(() => setText(kept), [kept]);
  useEffect(() => {
    if (text === kept) return undefined;
    const timer = setTimeout(() => setQuery({ text: text.trim() }, { replace: true }), 350);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label>
      Words
      <input type="search" value={text} onInput={event => setText(event.currentTarget.value)} />
    </label>
  );
}

function CountryChoice({ query }: { query: URLSearchParams }) {
  const { data } = useGet<{ items: Country[] }>('/countries');
  const chosen = query.getAll('country');
  return (
    <label>
      Country
      <select
        value=""
        onChange={event => setQuery({ country: [...chosen, event.currentTarget.value] })}
        disabled={chosen.length >= 4}
      >
        <option value="">{chosen.length ? 'and …' : 'any'}</option>
        {data?.items
          .filter(({ code }) => !chosen.includes(code))
          .map(({ code, name }) => (
            <option value={code}>{name}</option>
          ))}
      </select>
    </label>
  );
}

/** What narrows the view and has no field of its own: each can be taken away. */
function Chips({
  query,
  fields,
  cited,
}: {
  query: URLSearchParams;
  fields: readonly FilterName[];
  cited: Cited | null;
}) {
  const { data } = useGet<{ items: Country[] }>(query.has('country') ? '/countries' : null);
  const words = (name: FilterName, value: string): string => {
    if (name === 'country') return data?.items.find(one => one.code === value)?.name ?? value;
    if (name === 'pair') return value.replace('-', ' – ');
    if (name === 'actor') return cited?.actors[value]?.name ?? value;
    if (name === 'issue') return cited?.issues[value]?.name ?? value;
    return cited?.documents[value]?.title ?? value;
  };
  const kinds: readonly FilterName[] = ['country', 'pair', 'actor', 'issue', 'document'];
  return (
    <>
      {kinds
        .filter(name => fields.includes(name))
        .flatMap(name =>
          query.getAll(name).map(value => (
            <span class="chip">
              {words(name, value)}
              <button
                aria-label={`Without ${words(name, value)}`}
                onClick={() =>
                  setQuery({ [name]: query.getAll(name).filter(one => one !== value) })
                }
              >
                ×
              </button>
            </span>
          )),
        )}
    </>
  );
}

export interface FilterBarProps {
  fields: readonly FilterName[];
  cited?: Cited | null;
  /** Further controls of the view, in the same line. */
  children?: ComponentChildren;
}

export function FilterBar({ fields, cited = null, children }: FilterBarProps) {
  const { query } = usePlace();
  const [narrow, setNarrow] = useState(() => matchMedia('(max-width: 40rem)').matches);
  useEffect(() => {
    const screen = matchMedia('(max-width: 40rem)');
    const changed = () => setNarrow(screen.matches);
    screen.addEventListener('change', changed);
    return () => screen.removeEventListener('change', changed);
  }, []);
  const has = (name: FilterName) => fields.includes(name);
  const set = fields.filter(name => query.has(name));
  return (
    <details class="filters" open={!narrow || undefined}>
      <summary>Filters{set.length > 0 && ` (${set.length})`}</summary>
      <div class="row">
        {has('country') && <CountryChoice query={query} />}
        {has('type') && (
          <Choice
            name="type"
            label="Type"
            query={query}
            options={kTypes.map(type => [type, `${capital(noun(type))} (${type})`])}
          />
        )}
        {has('realis') && (
          <Choice
            name="realis"
            label="Realis"
            query={query}
            options={kRealis.map(realis => [realis, capital(realisWord(realis))])}
          />
        )}
        {has('level') && (
          <Choice
            name="level"
            label="Level"
            query={query}
            options={['head', 'minister', 'official'].map(level => [
              level,
              capital(kLevels[level] ?? level),
            ])}
          />
        )}
        {has('since') && <Day name="since" label="Since" query={query} />}
        {has('until') && <Day name="until" label="Until" query={query} />}
        {has('text') && <Words query={query} />}
        {children}
        <Chips query={query} fields={fields} cited={cited} />
        {set.length > 0 && (
          <button
            class="plain"
            onClick={() => setQuery(Object.fromEntries(fields.map(name => [name, null])))}
          >
            Clear
          </button>
        )}
      </div>
    </details>
  );
}
