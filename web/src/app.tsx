// The shell: top bar, the view for the address, the keys that work everywhere.
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useGet } from './api';
import type { Status } from './answers';
import { Bar } from './parts/bar';
import { useDrops } from './parts/dropped';
import { Keys } from './parts/keys';
import { ErrorState, Loading, NotFound } from './parts/states';
import { TipLayer } from './parts/tip';
import { catchLinks, go, match, usePlace } from './route';
import { kViews, type View, type ViewProps } from './views';
import { counted } from './text';

function find(path: string): { view: View; params: Record<string, string> } | null {
  for (const view of kViews) {
    const params = match(view.path, path);
    if (params) return { view, params };
  }
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Keys of the whole page: `?`, `/`, and `g` with a letter. Views add their own. */
function useKeys(showKeys: () => void): void {
  useEffect(() => {
    let waiting = false;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (waiting) {
        waiting = false;
        const view = kViews.find(one => one.key === event.key);
        if (view) {
          event.preventDefault();
          go(view.path);
        }
        return;
      }
      if (event.key === '?') showKeys();
      else if (event.key === '/') document.getElementById('search-words')?.focus();
      else if (event.key === 'g') {
        waiting = true;
        setTimeout(() => (waiting = false), 1500);
        return;
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [showKeys]);
}

interface Loaded {
  view: View;
  Draw: ComponentType<ViewProps> | null;
  failed: boolean;
}

function useView(view: View | null): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (!view) return undefined;
    let wanted = true;
    view
      .load()
      .then(file => wanted && setLoaded({ view, Draw: file.default, failed: false }))
      .catch(() => wanted && setLoaded({ view, Draw: null, failed: true }));
    return () => {
      wanted = false;
    };
  }, [view]);
  return loaded && loaded.view === view ? loaded : null;
}

export function App() {
  const { path, query } = usePlace();
  const found = find(path);
  const view = found?.view ?? null;
  const loaded = useView(view);
  const status = useGet<Status>('/status');
  const main = useRef<HTMLElement>(null);
  const [keys, setKeys] = useState(false);
  const [showKeys] = useState(() => () => setKeys(true));
  useKeys(showKeys);
  useEffect(catchLinks, []);
  useDrops();

  // A new view starts at its top, and screen readers start there too.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else {
      // What was read or reviewed meanwhile counts from now on.
      status.again();
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    document.title = `${view?.title ?? 'Not found'} – Dragoman`;
  }, [path, view]);

  const at = status.data;
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={event => (event.preventDefault(), main.current?.focus())}
      >
        To the content
      </a>
      <Bar path={path} view={view} status={at} />
      <main id="main" ref={main} tabIndex={-1}>
        {!found && <NotFound what="This page has no such address." />}
        {loaded?.Draw && found && (
          <loaded.Draw key={found.view.path} params={found.params} query={query} />
        )}
        {loaded?.failed && (
          <ErrorState what="This view could not be loaded" again={() => location.reload()} />
        )}
        {found && !loaded && <Loading />}
      </main>
      <footer class="foot">
        {at && (
          <>
            <span>
              {at.program} {at.version}
            </span>
            <span>{counted(at.counts.document ?? 0, 'document')}</span>
            <span>{counted(at.counts.incident ?? 0, 'incident')}</span>
          </>
        )}
        <button class="plain" onClick={showKeys}>
          Keys <kbd>?</kbd>
        </button>
      </footer>
      <Keys open={keys} close={() => setKeys(false)} />
      <TipLayer />
    </>
  );
}
