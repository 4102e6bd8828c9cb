// Why a record says what it says: what `dragoman explain` prints, asked for only when one wants it,
// since the engine reads the sentence anew for it.
import { useEffect, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Explained } from '../answers';
import { Shown } from './shown';

export function Why({ id, open: first = false }: { id: string; open?: boolean }) {
  const [open, setOpen] = useState(first);
  useEffect(() => setOpen(first), [id, first]);
  const { data, error, again } = useGet<Explained>(
    open ? `/explain/${encodeURIComponent(id)}` : null,
  );
  return (
    <div class="why">
      <button type="button" class="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        Why?
      </button>
      {open && error && (
        <p class="trouble" role="alert">
          {error.message}{' '}
          <button type="button" class="plain" onClick={again}>
            Ask again
          </button>
        </p>
      )}
      {open && !error && !data && (
        <p class="soft" role="status">
          Reading the sentence anew …
        </p>
      )}
      {open && data && (
        <pre tabIndex={0} aria-label="How this record came to be">
          <Shown text={data.text} />
        </pre>
      )}
    </div>
  );
}
