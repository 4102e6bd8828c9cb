import { useEffect } from 'preact/hooks';

/** What the window is called: the thing that is looked at, once it is known. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title) document.title = `${title} – Dragoman`;
  }, [title]);
}
