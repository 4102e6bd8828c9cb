// Reading new texts: files dropped or chosen, or a text pasted with what is known of it; how far the
// reading is; and what came of it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useGet } from '../api';
import type { Job, Status } from '../answers';
import { kDropped, takeDropped } from '../parts/dropped';
import { useJobs, useSending, type Pasted, type Refused } from '../parts/sending';
import { Foreign } from '../parts/shown';
import { EmptyState } from '../parts/states';
import { recordHref } from '../route';
import { counted } from '../text';
import '../styles/record.css';
import '../styles/read.css';

export default function ReadView() {
  const status = useGet<Status>('/status');
  if (status.data && !status.data.may_write) {
    return (
      <>
        <h1>Read</h1>
        <EmptyState what="This server only shows the record.">
          <p>
            It was started with --read-only. Read texts with “dragoman read FILES”, or start
            “dragoman serve” without it.
          </p>
        </EmptyState>
      </>
    );
  }
  return <Reading />;
}

function Reading() {
  const { jobs, lost, ask } = useJobs();
  const send = useSending(ask);
  useEffect(() => {
    const take = () => {
      const files = takeDropped();
      if (files.length > 0) void send.files(files);
    };
    take();
    window.addEventListener(kDropped, take);
    return () => window.removeEventListener(kDropped, take);
  }, []);
  return (
    <div class="read">
      <header class="head">
        <h1>Read</h1>
        <p class="about">
          Reports in English: plain text, HTML, feeds, JSON lines, web archives. They are read on
          this machine and go nowhere else.
        </p>
      </header>
      <div class="ways">
        <Choose files={files => void send.files(files)} />
        <Paste paste={send.paste} />
      </div>
      {lost && (
        <p class="trouble" role="alert">
          {lost.message}. What was sent is safe once it stands below; asking again …
        </p>
      )}
      <Progress
        jobs={jobs ?? []}
        sending={send.sending}
        refused={send.refused}
        forget={send.forget}
      />
    </div>
  );
}

function Choose({ files }: { files: (files: File[]) => void }) {
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">Files</h2>
      <label class="drop">
        <span>
          Drop files here, or anywhere on the page, or <span class="as-link">choose them</span>.
        </span>
        <input
          type="file"
          multiple
          class="unseen"
          aria-label="Files to read"
          onChange={event => {
            files([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </section>
  );
}

function Paste({ paste }: { paste: (text: Pasted) => Promise<boolean> }) {
  const form = useRef<HTMLFormElement>(null);
  const [trouble, setTrouble] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const given = new FormData(form.current);
    const field = (name: string) => String(given.get(name) ?? '').trim();
    if (field('text') === '') {
      setTrouble('There is no text yet.');
      return;
    }
    setTrouble('');
    const text: Pasted = { text: String(given.get('text')) };
    for (const name of ['title', 'outlet', 'published', 'url'] as const) {
      if (field(name) !== '') text[name] = field(name);
    }
    void paste(text).then(done => done && form.current?.reset());
  };
  return (
    <section aria-labelledby="paste">
      <h2 id="paste">A pasted text</h2>
      <form class="paste" ref={form} onSubmit={submit}>
        <label class="whole">
          Text
          <textarea name="text" rows={8} />
        </label>
        <label class="whole">
          Title
          <input name="title" />
        </label>
        <label>
          Outlet
          <input name="outlet" />
        </label>
        <label>
          Published
          <input type="date" name="published" max="2100-12-31" />
        </label>
        <label class="whole">
          Address
          <input name="url" type="url" placeholder="https://" />
        </label>
        <p class="soft small whole">The day of publication dates “on Monday” and “last week”.</p>
        {trouble && (
          <p class="trouble whole" role="alert">
            {trouble}
          </p>
        )}
        <button class="button chief">Read it</button>
      </form>
    </section>
  );
}

const kAdvice: Record<string, string> = {
  empty_input: 'There is nothing in it; was a download cut off?',
  binary_input: 'Turn it into text first; pictures and programs are not read.',
  bad_encoding: 'Convert it to UTF-8 and try again.',
  bad_date: 'Write the day of publication as 2025-03-21.',
  store_full: 'Make room on the disk and send it again.',
  too_large: 'Cut it into smaller files, or read it with “dragoman read FILE”.',
  unsupported: 'Save it as plain text or HTML and try again.',
  not_allowed: 'The server was started to be read only, or its token is missing.',
  unreachable: 'Is “dragoman serve” still running? Start it and drop the file again.',
  busy: 'Another text is being read. Try again in a moment.',
};

function advice(code: string): string {
  return kAdvice[code] ?? 'Look at the file; “dragoman read FILE” says more.';
}

interface ProgressProps {
  jobs: readonly Job[];
  sending: readonly string[];
  refused: readonly Refused[];
  forget: () => void;
}

function Progress({ jobs, sending, refused, forget }: ProgressProps) {
  if (jobs.length + sending.length + refused.length === 0) return null;
  return (
    <section class="section" aria-labelledby="progress">
      <h2 id="progress">Read lately</h2>
      <ul class="jobs" aria-live="polite">
        {refused.map(one => (
          <li class="failed">
            <Foreign text={one.name} /> <span class="trouble">was not taken: {one.message}.</span>{' '}
            <span class="soft">{advice(one.code)}</span>
          </li>
        ))}
        {sending.map(name => (
          <li>
            <Foreign text={name} /> <span class="soft">is being sent …</span>
          </li>
        ))}
        {jobs.map(job => (
          <JobLine key={job.id} job={job} />
        ))}
      </ul>
      {refused.length > 0 && (
        <button class="plain small" onClick={forget}>
          Clear what was not taken
        </button>
      )}
    </section>
  );
}

function JobLine({ job }: { job: Job }) {
  if (job.state === 'failed') {
    return (
      <li class="failed">
        <Foreign text={job.name} />{' '}
        <span class="trouble">was not read: {job.error?.message ?? 'no cause was given'}.</span>{' '}
        <span class="soft">{advice(job.error?.code ?? '')}</span>
      </li>
    );
  }
  if (job.state !== 'done') {
    const known = job.documents > 0;
    return (
      <li>
        <Foreign text={job.name} />{' '}
        <progress
          aria-label={`Reading ${job.name}`}
          max={known ? job.documents : 1}
          value={known && job.state === 'reading' ? job.done : undefined}
        />{' '}
        <span class="soft">
          {job.state === 'waiting'
            ? 'waits'
            : `${job.done} of ${counted(job.documents, 'document')}`}
        </span>
      </li>
    );
  }
  return (
    <li>
      <Foreign text={job.name} />{' '}
      <span class="soft">
        {counted(job.ids.length, 'document')}, {counted(job.sentences, 'sentence')},{' '}
        {counted(job.events, 'event')}
      </span>{' '}
      {job.ids.slice(0, kLinks).map((id, i) => (
        <>
          {i > 0 && ', '}
          <a href={recordHref(id)}>{job.ids.length === 1 ? 'look at it' : `look at ${i + 1}`}</a>
        </>
      ))}
      {job.ids.length > kLinks && (
        <>
          {' '}
          … <a href="/documents">all documents</a>
        </>
      )}
      {(job.failures ?? []).map(one => (
        <p class="small">
          <span class="trouble">
            <Foreign text={`${one.file}: ${one.message}`} />.
          </span>{' '}
          <span class="soft">{advice(one.code)}</span>
        </p>
      ))}
    </li>
  );
}

const kLinks = 5;
