// The top bar: the record's name, the views, pairs, search, theme.
import { useEffect, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Pair, Status } from '../answers';
import { go, href } from '../route';
import { setTheme, theme, type Theme } from '../theme';
import { kViews, type View } from '../views';
import { Menu } from './menu';

const kThemes: Record<Theme, { next: Theme; sign: string; words: string }> = {
  auto: { next: 'light', sign: '◐', words: 'Colours as the system has them' },
  light: { next: 'dark', sign: '○', words: 'Light colours' },
  dark: { next: 'auto', sign: '●', words: 'Dark colours' },
};

function ThemeSwitch() {
  const [now, setNow] = useState(theme);
  const { next, sign, words } = kThemes[now];
  return (
    <button
      class="button theme"
      title={`${words}; press for ${next}`}
      aria-label={`${words}; press for ${next}`}
      onClick={() => {
        setTheme(next);
        setNow(next);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** The pairs of states with most incidents; others by the list of pairs. */
function PairChooser() {
  const { data } = useGet<{ items: Pair[] }>('/pairs', { limit: 12 });
  if (!data || data.items.length === 0) return null;
  return (
    <div class="pairs">
      <Menu label="Choose a pair" left>
        {data.items.map(({ pair, names, incidents }) => (
          <a href={`/dossier/${pair.join('-')}`}>
            {names.join(' – ')} <span class="soft tiny">{incidents}</span>
          </a>
        ))}
        <a href="/dossier">All pairs …</a>
      </Menu>
    </div>
  );
}

function SearchBox() {
  return (
    <form
      role="search"
      onSubmit={event => {
        event.preventDefault();
        const words = new FormData(event.currentTarget).get('q');
        if (typeof words === 'string' && words.trim()) go(href('/search', { q: words.trim() }));
      }}
    >
      <label class="unseen" for="search-words">
        Search the record
      </label>
      <input id="search-words" type="search" name="q" placeholder="Search" autocomplete="off" />
    </form>
  );
}

export function Bar({
  path,
  view,
  status,
}: {
  path: string;
  view: View | null;
  status: Status | null;
}) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const inside = (one: View) =>
    one === view || (one.path !== '/' && path.startsWith(`${one.path}/`));
  return (
    <header class={open ? 'bar open' : 'bar'}>
      <a class="home" href="/" title={status ? `Record ${status.record}` : 'Start'}>
        {status?.record ?? 'Dragoman'}
      </a>
      <PairChooser key={status?.generation} />
      <nav aria-label="Views" id="views">
        <ul>
          {kViews
            .filter(one => one.nav)
            .map(one => (
              <li>
                <a href={one.path} aria-current={inside(one) ? 'page' : undefined}>
                  {one.title}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="tools">
        <SearchBox />
        <ThemeSwitch />
        <button
          class="button unfold"
          aria-expanded={open}
          aria-controls="views"
          onClick={() => setOpen(!open)}
        >
          Views
        </button>
      </div>
    </header>
  );
}
