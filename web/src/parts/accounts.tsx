// The accounts of an incident side by side: each in its report's own words, on whose word, with what
// no other account says marked.
import type { IncidentAnswer } from '../answers';
import { recordHref, sentenceHref } from '../route';
import { counted } from '../text';
import { documentDay, documentName } from './named';
import { Highlighted, placesOf } from './sentence';
import { Foreign } from './shown';
import { chainWords } from './titles';

type OneAccount = IncidentAnswer['accounts'][number];

export function Accounts({ data }: { data: IncidentAnswer }) {
  const { accounts } = data;
  const alone = accounts.length < 2;
  return (
    <section class="section" aria-labelledby="accounts">
      <h2 id="accounts">{alone ? 'One account' : `${accounts.length} accounts`}</h2>
      {!alone && accounts.some(account => account.only.length > 0) && (
        <p class="soft small">
          <mark>Marked</mark>: what no other account says.
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

function AccountCard({
  account,
  data,
  alone,
}: {
  account: OneAccount;
  data: IncidentAnswer;
  alone: boolean;
}) {
  const { cited } = data;
  const document = cited.documents[account.document];
  const only = alone
    ? []
    : placesOf(
        account.says,
        account.only.map(one => one.text),
      );
  const event = data.events.find(one => one.evidence[0]?.document === account.document);
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
      <blockquote class="words" dir="auto">
        <Highlighted text={account.says} marks={only} />
      </blockquote>
      <p class="small links">
        {account.start !== null && account.end !== null && (
          <a href={sentenceHref({ ...account, start: account.start, end: account.end }, event?.id)}>
            In the text
          </a>
        )}
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
