// How an incident came to be: planned in one report, happened in a later one.
import type { Cited } from '../answers';
import { recordHref } from '../route';
import type { IncidentRecord } from '../types';
import { documentName, RealisBadge } from './named';
import { dateWords } from '../words';
import { Foreign } from './shown';

interface Props {
  history: IncidentRecord['realis_history'];
  cited: Cited;
}

export function RealisHistory({ history, cited }: Props) {
  if (history.length < 2) return null;
  return (
    <section class="section" aria-labelledby="became">
      <h2 id="became">What became of it</h2>
      <ol class="became">
        {history.map(step => (
          <li>
            <RealisBadge realis={step.realis} />
            <span class="small">
              <a href={recordHref(step.document)}>
                <Foreign text={documentName(step.document, cited)} />
              </a>
              <br />
              <span class="soft">
                {step.published ? dateWords(step.published) : 'no day of publication'}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
