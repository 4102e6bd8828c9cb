// All documents of the record, page by page.
import { useEffect, useState } from 'preact/hooks';
import { get, useGet } from '../api';
import type { List } from '../answers';
import { ExportMenu } from '../parts/export';
import { DateText } from '../parts/named';
import { Foreign, Shown } from '../parts/shown';
import { Answered, EmptyState } from '../parts/states';
import { Table } from '../parts/table';
import type { DocumentRecord } from '../types';
import { heading } from '../words';

export default function DocumentsView() {
  const query = { limit: 200, order: 'newest' };
  const asked = useGet<List<DocumentRecord>>('/documents', query);
  const [more, setMore] = useState<DocumentRecord[]>([]);
  const [next, setNext] = useState<string | null>(null);
  useEffect(() => {
    setMore([]);
    setNext(asked.data?.next ?? null);
  }, [asked.data]);
  const go = async () => {
    if (!next) return;
    const answer = await get<List<DocumentRecord>>('/documents', { ...query, cursor: next });
    setMore([...more, ...answer.items]);
    setNext(answer.next);
  };
  return (
    <>
      <div class="head">
        <h1>Documents</h1>
        <div class="tools">
          <ExportMenu name="documents" path="/documents" query={{ limit: 500 }} />
        </div>
      </div>
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState what="No documents yet.">
              <p>
                <a href="/read">Read files or a pasted text</a> to begin.
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption="Documents"
                rows={[...items, ...more]}
                columns={[
                  {
                    title: 'Title',
                    cell: row => (
                      <a class="words" href={`/document/${encodeURIComponent(row.id)}`} dir="auto">
                        <Shown text={row.title ?? row.file.split('/').pop() ?? row.id} />
                      </a>
                    ),
                    by: row => row.title ?? row.file,
                  },
                  {
                    title: 'Outlet',
                    cell: row => <Foreign text={row.outlet ?? ''} />,
                    by: row => row.outlet ?? '',
                  },
                  {
                    title: 'Published',
                    cell: row => <DateText date={row.published} />,
                    by: row => row.published?.start ?? '',
                  },
                  { title: 'Genre', cell: row => heading(row.genre), by: row => row.genre },
                ]}
              />
              {next && (
                <button class="button" onClick={() => void go()}>
                  More documents
                </button>
              )}
            </>
          )
        }
      </Answered>
    </>
  );
}
