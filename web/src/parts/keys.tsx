import { useEffect, useRef } from 'preact/hooks';
import { kViews } from '../views';

/** What the keys do, in a dialog. */
export function Keys({ open, close }: { open: boolean; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog class="keys" ref={dialog} onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>search</dd>
        {kViews
          .filter(view => view.key)
          .map(view => (
            <>
              <dt>
                <kbd>g</kbd> <kbd>{view.key}</kbd>
              </dt>
              <dd>{view.path === '/' ? 'start' : view.title.toLowerCase()}</dd>
            </>
          ))}
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>this list</dd>
      </dl>
      <form method="dialog">
        <button class="button">Close</button>
      </form>
    </dialog>
  );
}
