// Sending texts to be read, and how far the server is with them. Files go one after the other: the
// server reads one at a time anyway, and a failure then names its file.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, get, post, postFile } from '../api';
import type { Job } from '../answers';

export interface Pasted {
  text: string;
  title?: string;
  outlet?: string;
  published?: string;
  url?: string;
}

/** A file that the server did not take. */
export interface Refused {
  name: string;
  code: string;
  message: string;
}

const kEvery = 600;

function running(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'reading';
}

export function useJobs() {
  const [jobs, setJobs] = useState<Job[] | null>(null);
  const [lost, setLost] = useState<ApiError | null>(null);
  const timer = useRef(0);
  const alive = useRef(true);
  const ask = useCallback(() => {
    clearTimeout(timer.current);
    get<{ items: Job[] }>('/jobs')
      .then(({ items }) => {
        if (!alive.current) return;
        setJobs(items);
        setLost(null);
        if (items.some(running)) timer.current = window.setTimeout(ask, kEvery);
      })
      .catch((error: unknown) => {
        if (!alive.current) return;
        setLost(error instanceof ApiError ? error : new ApiError(0, 'internal', String(error)));
        // A server that is starting anew comes back; asking slowly costs nothing.
        timer.current = window.setTimeout(ask, kEvery * 8);
      });
  }, []);
  useEffect(() => {
    alive.current = true;
    ask();
    return () => {
      alive.current = false;
      clearTimeout(timer.current);
    };
  }, [ask]);
  return { jobs, lost, ask };
}

export function useSending(sent: () => void) {
  const [sending, setSending] = useState<string[]>([]);
  const [refused, setRefused] = useState<Refused[]>([]);
  const one = async (name: string, send: () => Promise<unknown>): Promise<boolean> => {
    setSending(old => [...old, name]);
    try {
      await send();
      sent();
      return true;
    } catch (error) {
      const { code, message } =
        error instanceof ApiError ? error : { code: 'internal', message: String(error) };
      setRefused(old => [...old, { name, code, message }]);
      return false;
    } finally {
      setSending(old => old.filter((_, i) => i !== old.indexOf(name)));
    }
  };
  return {
    sending,
    refused,
    forget: () => setRefused([]),
    files: async (files: readonly File[]) => {
      for (const file of files)
        await one(file.name, () => postFile('/read', file, { name: file.name }));
    },
    paste: (text: Pasted) => one(text.title ?? 'Pasted text', () => post('/read', text)),
  };
}
