import { useEffect, useRef } from 'preact/hooks';
import { kViews } from '../views';

/** Keys that only one view has. */
const kOfViews: readonly { view: string; keys: readonly [string, string][] }[] = [
  {
    view: 'In a document',
    keys: [
      ['n', 'next mark'],
      ['p', 'previous mark'],
      ['Esc', 'put the panel away'],
    ],
  },
  {
    view: 'In the review',
    keys: [
      ['r', 'right'],
      ['w', 'wrong'],
      ['c', 'correct'],
      ['j', 'join'],
      ['s', 'split'],
      ['u', 'undo'],
      ['n', 'next'],
      ['p', 'previous'],
    ],
  },
  {
    view: 'In a search',
    keys: [
      ['↓', 'next result'],
      ['↑', 'previous result'],
    ],
  },
];

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
      <div class="lists">
        <section>
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
        </section>
        {kOfViews.map(({ view, keys }) => (
          <section>
            <h3>{view}</h3>
            <dl>
              {keys.map(([key, words]) => (
                <>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{words}</dd>
                </>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <form method="dialog">
        <button class="button">Close</button>
      </form>
    </dialog>
  );
}
