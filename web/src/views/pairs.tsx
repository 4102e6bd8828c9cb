// All pairs of states of which the record knows something, and a way to any other pair.
import { useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Country, Pair } from '../answers';
import { ExportMenu } from '../parts/export';
import { dossierHref } from '../parts/named';
import { Answered, EmptyState } from '../parts/states';
import { Table } from '../parts/table';
import { go } from '../route';
import { monthWords } from '../words';

function AnyPair() {
  const { data } = useGet<{ items: Country[] }>('/countries');
  const [one, setOne] = useState('');
  const [other, setOther] = useState('');
  const choice = (label: string, value: string, set: (to: string) => void, without: string) => (
    <label>
      {label}
      <select value={value} onChange={event => set(event.currentTarget.value)}>
        <option value="">choose</option>
        {data?.items
          .filter(({ code }) => code !== without)
          .map(({ code, name }) => (
            <option value={code}>{name}</option>
          ))}
      </select>
    </label>
  );
  return (
    <form
      class="filters"
      onSubmit={event => {
        event.preventDefault();
        if (one && other) go(dossierHref([one, other]));
      }}
    >
      <div class="row">
        {choice('State', one, setOne, other)}
        {choice('and state', other, setOther, one)}
        <button class="button" disabled={!one || !other}>
          Open dossier
        </button>
      </div>
    </form>
  );
}

export default function PairsView() {
  const query = { limit: 500 };
  const asked = useGet<{ items: Pair[] }>('/pairs', query);
  return (
    <>
      <div class="head">
        <h1>Pairs of states</h1>
        <div class="tools">
          <ExportMenu name="pairs" path="/pairs" query={query} />
        </div>
      </div>
      <AnyPair />
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState what="No incidents between two states are in the record yet.">
              <p>
                <a href="/read">Read reports</a> to begin.
              </p>
            </EmptyState>
          ) : (
            <Table
              caption="Pairs of states"
              rows={items}
              columns={[
                {
                  title: 'Pair',
                  cell: row => <a href={dossierHref(row.pair)}>{row.names.join(' – ')}</a>,
                  by: row => row.names.join(),
                },
                {
                  title: 'Incidents',
                  cell: row => row.incidents,
                  by: row => row.incidents,
                  number: true,
                },
                {
                  title: 'Last month with incidents',
                  cell: row => (row.last ? monthWords(row.last) : ''),
                  by: row => row.last ?? '',
                },
              ]}
            />
          )
        }
      </Answered>
    </>
  );
}
