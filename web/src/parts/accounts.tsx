// The accounts of an incident side by side: each in its report's own words, on whose word, with what
// no other account says marked.
import type { IncidentAnswer } from '../answers';
import { recordHref, sentenceHref } from '../route';
import { counted } from '../text';
import type { Evidence } from '../types';
import { documentDay, documentName } from './named';
import { Foreign, Shown } from './shown';
import { chainWords } from './titles';

interface Props {
  account: IncidentAnswer['accounts'][number];
  data: IncidentAnswer;
  /** There is no other account to differ from. */
  alone: boolean;
}

export function Accounts({ data }: { data: IncidentAnswer }) {
  const { accounts } = data;
  const alone = accounts.length < 2;
  return (
    <section class="section" aria-labelledby="accounts">
      <h2 id="accounts">{alone ? 'One account' : `${accounts.length} accounts`}</h2>
      {!alone && accounts.some(account => account.only.length > 0) && (
        <p class="small">
          <mark>Marked</mark> <span class="soft">is what no other account says.</span>
        </p>
      )}
      <div class={`accounts of-${Math.min(accounts.length, 3)}`}>
        {accounts.map(account => (
          <AccountCard account={account} data={data} alone={alone} />
        ))}
      </div>
    </section>
  );
}

function AccountCard({ account, data, alone }: Props) {
  const { cited } = data;
  const document = cited.documents[account.document];
  return (
    <article class="account">
      <h3>
        <a href={recordHref(account.document)}>
          <Foreign text={documentName(account.document, cited)} />
        </a>
      </h3>
      <p class="soft small">
        {documentDay(account.document, cited)}
        {document && document.genre !== 'report' && `, ${document.genre}`}
        {document?.title && document.outlet && (
          <>
            : <Foreign text={document.title} />
          </>
        )}
      </p>
      <p class="chain small">
        On the word of <Foreign text={chainWords(account.attribution, cited)} />
      </p>
      <Told account={account} data={data} alone={alone} />
      <p class="small links">
        {account.also.length > 0 && (
          <span class="soft" title={account.also.map(id => documentName(id, cited)).join(', ')}>
            also printed by {counted(account.also.length, 'other')}
          </span>
        )}
        {account.superseded_by && (
          <a href={recordHref(account.superseded_by)}>A later version by the same outlet</a>
        )}
      </p>
    </article>
  );
}

/** Its sentences in their order, each a way to its place in the text. One report may hold several
 *  accounts, on other words than its own; then each has only the sentences that it says. */
function Told({ account, data, alone }: Props) {
  const others = data.accounts.filter(a => a !== account);
  const shared = others.some(a => a.document === account.document);
  const own = (one: Evidence) => !shared || account.says.includes(one.text);
  const told = account.places.filter(own);
  const elsewhere = (one: Evidence) => others.some(a => a.says.includes(one.text));
  const only = alone ? [] : account.only.filter(one => own(one) && !elsewhere(one));
  const overlap = (a: Evidence, b: Evidence) => a.start < b.end && a.end > b.start;
  const isOnly = (one: Evidence) => only.some(o => overlap(o, one));
  const beside = only.filter(o => !told.some(p => overlap(p, o)));
  const places = [...told, ...beside].sort((a, b) => a.start - b.start);
  if (places.length === 0) {
    return (
      <blockquote class="words" dir="auto">
        <Shown text={account.says} />
      </blockquote>
    );
  }
  return (
    <blockquote>
      {places.map(one => {
        const event = data.events.find(e =>
          e.evidence.some(p => p.document === one.document && p.start === one.start),
        );
        const text = <Shown text={one.text} />;
        return (
          <a key={one.start} class="words" href={sentenceHref(one, event?.id)} dir="auto">
            {isOnly(one) ? <mark>{text}</mark> : text}
          </a>
        );
      })}
    </blockquote>
  );
}
