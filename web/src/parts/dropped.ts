// Files dropped anywhere on the page wait here until the view that reads them takes them.
import { useEffect } from 'preact/hooks';
import { go, here } from '../route';

let waiting: File[] = [];

/** What was dropped since the last call. */
export function takeDropped(): File[] {
  const files = waiting;
  waiting = [];
  return files;
}

export const kDropped = 'dragoman:dropped';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Called once, by the shell. The root element says while files hang over the page. */
export function useDrops(): void {
  useEffect(() => {
    const root = document.documentElement;
    let depth = 0;
    const mark = (on: boolean) => root.classList.toggle('dropping', on);
    const enter = (event: DragEvent) => {
      if (holdsFiles(event)) mark(++depth > 0);
    };
    const leave = (event: DragEvent) => {
      if (holdsFiles(event)) mark((depth = Math.max(0, depth - 1)) > 0);
    };
    // Without this the browser would leave the page and open the file.
    const over = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      mark(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      waiting.push(...files);
      if (here().path !== '/read') go('/read');
      window.dispatchEvent(new Event(kDropped));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
