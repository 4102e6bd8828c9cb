// Light, dark, or as the system has it. The choice is kept on this machine only; it is an attribute
// of <html>, so that the tokens in styles/tokens.css answer to it.
export type Theme = 'auto' | 'light' | 'dark';

const kKey = 'dragoman.theme';

export function theme(): Theme {
  const kept = localStorage.getItem(kKey);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function setTheme(to: Theme): void {
  if (to === 'auto') localStorage.removeItem(kKey);
  else localStorage.setItem(kKey, to);
  startTheme();
  window.dispatchEvent(new Event('dragoman:theme'));
}

export function startTheme(): void {
  const now = theme();
  if (now === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = now;
}

/** Calls `changed` when colours change, by choice or by the system; returns how to stop that. For
 *  canvases, which don't follow style sheets by themselves. */
export function onTheme(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  window.addEventListener('dragoman:theme', changed);
  system.addEventListener('change', changed);
  return () => {
    window.removeEventListener('dragoman:theme', changed);
    system.removeEventListener('change', changed);
  };
}

/** A colour token's value now, for canvases and exports: token('--ink'). */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
