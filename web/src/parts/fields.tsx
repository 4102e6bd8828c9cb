// The fields of any record in words, as a list of terms. What is absent is left out, but for what a
// reader would look for in vain and take for forgotten (when, on whose word).
import type { ComponentChildren } from 'preact';
import type { Cited } from '../answers';
import { recordHref } from '../route';
import { counted, shortened } from '../text';
import type { AnyRecord, DateSpan, IssueStance, Role, StatusChange } from '../types';
import { dateWords, heading, noun, plain, realisWord, signed } from '../words';
import { ActorName, Actors } from './named';
import { chainWords, dateInFull, sideName } from './titles';
import { Foreign } from './shown';

export interface Field {
  name: string;
  value: ComponentChildren;
}

type Of<K extends AnyRecord['record']> = Extract<AnyRecord, { record: K }>;

export function fields(r: AnyRecord, cited: Cited | null): Field[] {
  switch (r.record) {
    case 'event':
      return eventFields(r, cited);
    case 'statement':
      return statementFields(r, cited);
    case 'commitment':
      return commitmentFields(r, cited);
    case 'membership':
      return membershipFields(r, cited);
    case 'figure':
      return figureFields(r, cited);
    case 'actor':
      return actorFields(r);
    case 'incident':
      return incidentFields(r, cited);
    case 'difference':
      return differenceFields(r, cited);
    case 'issue':
      return issueFields(r, cited);
    case 'position':
      return positionFields(r, cited);
    case 'relation':
      return relationFields(r);
    case 'document':
      return documentFields(r);
    case 'review':
      return reviewFields(r);
  }
}

export function Fields({ list }: { list: readonly Field[] }) {
  return (
    <dl class="fields">
      {list.map(field => (
        <div key={field.name}>
          <dt>{field.name}</dt>
          <dd>{field.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function some(name: string, value: ComponentChildren | null | undefined | false): Field[] {
  return value === null || value === undefined || value === false || value === ''
    ? []
    : [{ name, value }];
}

function actors(name: string, ids: readonly string[], cited: Cited | null): Field[] {
  return ids.length > 0 ? [{ name, value: <Actors ids={ids} cited={cited} /> }] : [];
}

function sure(confidence: number): Field {
  return { name: 'Sure', value: `${Math.round(confidence * 100)} of 100 that it is read rightly` };
}

function place(r: Of<'event'> | Of<'incident'>): Field[] {
  if (!r.place) return [];
  return some('Where', r.place.country ? `${r.place.name} (${r.place.country})` : r.place.name);
}

/** An issue's own id leads to its record; a label is only a label. */
function issueList(labels: readonly string[], cited: Cited | null): ComponentChildren {
  return labels.map((label, i) => (
    <>
      {i > 0 && ', '}
      {cited?.issues[label] ? (
        <a href={recordHref(label)}>{cited?.issues[label]?.name}</a>
      ) : (
        plain(label)
      )}
    </>
  ));
}

function stances(list: readonly IssueStance[], cited: Cited | null): Field[] {
  if (list.length === 0) return [];
  const value = list.map((one, i) => (
    <>
      {i > 0 && '; '}
      {one.stance} {plain(one.issue)}
      {one.concerning.length > 0 && ' concerning '}
      <Actors ids={one.concerning} cited={cited} />
    </>
  ));
  return [{ name: 'Wants', value }];
}

function eventFields(r: Of<'event'>, cited: Cited | null): Field[] {
  return [
    ...actors('Who', r.actors, cited),
    ...actors('Towards', r.recipients, cited),
    { name: 'What', value: `${noun(r.type, r.mode)} (${r.type}${r.mode ? ` ${r.mode}` : ''})` },
    {
      name: 'Really',
      value: realisWord(r.realis) + (r.report === 'background' ? ', recalled as background' : ''),
    },
    { name: 'When', value: dateInFull(r.date) },
    ...place(r),
    { name: 'On the word of', value: <Foreign text={chainWords(r.attribution, cited)} /> },
    ...some('About', r.issues.length > 0 && issueList(r.issues, cited)),
    ...stances(r.stances, cited),
    ...some('Contexts', r.contexts.map(plain).join(', ')),
    {
      name: 'Code',
      value: `${r.cameo ? `CAMEO ${r.cameo}, ` : ''}${r.quad}, ${signed(r.score)} on the scale`,
    },
    sure(r.confidence),
    ...some('Incident', r.incident && <a href={recordHref(r.incident)}>all accounts of it</a>),
  ];
}

function statementFields(r: Of<'statement'>, cited: Cited | null): Field[] {
  const said = r.speaker ? <ActorName id={r.speaker} cited={cited} /> : 'not known';
  const about = r.about.map((id, i) => (
    <>
      {i > 0 && ', '}
      {cited?.actors[id] ? <ActorName id={id} cited={cited} /> : issueList([id], cited)}
    </>
  ));
  return [
    {
      name: 'Speaker',
      value: (
        <>
          {said}
          {r.speaker_text && <span class="soft"> as “{shortened(r.speaker_text, 60)}”</span>}
        </>
      ),
    },
    { name: 'Act', value: plain(r.act) },
    ...some('Quote', r.quote && <Foreign text={`“${r.quote}”`} />),
    ...some('Claims', r.content !== r.quote && <Foreign text={r.content} />),
    ...some('Names', r.names && <Foreign text={r.names} />),
    ...some('About', r.about.length > 0 && about),
    ...some('Stance', r.stance),
    ...stances(r.stances, cited),
    ...some('Medium', r.medium),
    { name: 'When', value: dateInFull(r.date) },
    ...(r.attribution.length > 0
      ? [{ name: 'Passed on by', value: <Foreign text={chainWords(r.attribution, cited)} /> }]
      : []),
    sure(r.confidence),
  ];
}

function amount(value: number | [number, number] | null): string {
  if (value === null) return '';
  return Array.isArray(value)
    ? `${value[0].toLocaleString('en')} to ${value[1].toLocaleString('en')}`
    : value.toLocaleString('en');
}

function commitmentFields(r: Of<'commitment'>, cited: Cited | null): Field[] {
  return [
    { name: 'Kind', value: r.kind },
    ...actors('Parties', r.parties, cited),
    { name: 'Status', value: plain(r.status) },
    { name: 'Made', value: dateInFull(r.made) },
    ...some('Due', r.deadline && dateInFull(r.deadline)),
    ...some('Amount', amount(r.amount)),
    ...some('History', <StatusHistory history={r.history} />),
  ];
}

function membershipFields(r: Of<'membership'>, cited: Cited | null): Field[] {
  return [
    ...actors('Member', [r.member], cited),
    ...actors('Of', [r.organization], cited),
    { name: 'Status', value: plain(r.status) },
    ...some('Since', r.since && dateInFull(r.since)),
    ...some('History', <StatusHistory history={r.history} />),
  ];
}

export function StatusHistory({ history }: { history: readonly StatusChange[] }) {
  return (
    <ol class="history">
      {history.map(step => (
        <li>
          {plain(step.status)}{' '}
          <span class="soft">{step.date ? dateWords(step.date) : 'no day told'}</span>
        </li>
      ))}
    </ol>
  );
}

function figureFields(r: Of<'figure'>, cited: Cited | null): Field[] {
  return [
    {
      name: 'Value',
      value: [r.bound && plain(r.bound), amount(r.value), r.unit].filter(Boolean).join(' '),
    },
    { name: 'Of what', value: <Foreign text={r.what} /> },
    ...some('Change', r.change),
    ...actors('About', r.about, cited),
    ...some('When', r.time && dateInFull(r.time)),
  ];
}

function roleWords(role: Role): string {
  const day = (date: string | DateSpan | null) => (date === null ? '' : dateWords(date));
  const from = day(role.from);
  const to = day(role.to);
  const span = from || to ? ` (${from || '…'} – ${to || '…'})` : '';
  const known = role.basis === 'knowledge' ? ', from the tables' : '';
  return `${role.title}${role.organization ? `, ${role.organization}` : ''}${span}${known}`;
}

function actorFields(r: Of<'actor'>): Field[] {
  return [
    { name: 'Kind', value: r.kind },
    ...some('Also called', r.aliases.length > 0 && <Foreign text={r.aliases.join(', ')} />),
    ...some('Of', r.country),
    ...some('Code', r.code),
    ...some(
      'Roles',
      r.roles.length > 0 && (
        <ul class="history">
          {r.roles.map(role => (
            <li>
              {roleWords(role)}
              {role.disagrees && <span class="trouble"> the tables say: {role.disagrees}</span>}
            </li>
          ))}
        </ul>
      ),
    ),
  ];
}

function incidentFields(r: Of<'incident'>, cited: Cited | null): Field[] {
  return [
    ...actors('Who', r.actors, cited),
    { name: 'What', value: `${noun(r.type, r.mode)} (${r.type}${r.mode ? ` ${r.mode}` : ''})` },
    { name: 'Really', value: realisWord(r.realis) },
    { name: 'When', value: dateInFull(r.date) },
    ...place(r),
    { name: 'Told by', value: counted(r.documents.length, 'report') },
    sure(r.confidence),
  ];
}

function differenceFields(r: Of<'difference'>, cited: Cited | null): Field[] {
  const about = r.about.startsWith('incident-')
    ? 'the incident'
    : (cited?.actors[r.about]?.name ?? cited?.issues[r.about]?.name ?? r.about);
  return [
    { name: 'Kind', value: plain(r.kind) },
    { name: 'About', value: <a href={recordHref(r.about)}>{about}</a> },
    ...r.sides.map(side => ({
      name: sideName(side.who, cited),
      value: <Foreign text={side.says} />,
    })),
  ];
}

function issueFields(r: Of<'issue'>, cited: Cited | null): Field[] {
  return [
    ...some('Also called', r.aliases.length > 0 && <Foreign text={r.aliases.join(', ')} />),
    ...some(
      'Terms',
      r.terms.length > 0 && (
        <ul class="history">
          {r.terms.map(term => (
            <li>
              “<Foreign text={term.term} />” by <ActorName id={term.actor} cited={cited} />
            </li>
          ))}
        </ul>
      ),
    ),
  ];
}

function positionFields(r: Of<'position'>, cited: Cited | null): Field[] {
  return [
    ...actors('Who', [r.actor], cited),
    { name: 'Issue', value: issueList([r.issue], cited) },
    { name: 'Stance', value: r.stance },
    ...some('Since', r.since && dateWords(r.since)),
  ];
}

function relationFields(r: Of<'relation'>): Field[] {
  return [
    { name: 'Pair', value: <a href={`/dossier/${r.dyad.join('-')}`}>{r.dyad.join(' and ')}</a> },
    { name: 'Month', value: r.month },
    { name: 'Cooperation', value: signed(r.cooperation) },
    { name: 'Conflict', value: signed(-r.conflict) },
    { name: 'Net', value: `${signed(r.net)} on the ${r.scale} scale` },
    { name: 'Incidents', value: String(r.events) },
  ];
}

function documentFields(r: Of<'document'>): Field[] {
  return [
    ...some('Outlet', r.outlet && <Foreign text={r.outlet} />),
    ...some('By', r.byline && <Foreign text={r.byline} />),
    { name: 'Published', value: dateInFull(r.published) },
    { name: 'Genre', value: heading(r.genre) },
    { name: 'File', value: <Foreign text={r.file} /> },
    ...some('Address', r.url && <Foreign text={r.url} />),
    ...some('Language', r.language !== 'en' && `${r.language}: kept, not read`),
    ...some(
      'Broken',
      r.replaced_bytes > 0 && `${counted(r.replaced_bytes, 'byte')} that were no text, shown as �`,
    ),
  ];
}

function reviewFields(r: Of<'review'>): Field[] {
  return [
    { name: 'Verdict', value: r.verdict },
    { name: 'By', value: <Foreign text={r.author} /> },
    { name: 'When', value: r.time.replace('T', ' ').slice(0, 16) },
    { name: 'Of', value: <a href={recordHref(r.target)}>{r.target}</a> },
    ...some('Patch', r.patch && <code>{JSON.stringify(r.patch)}</code>),
  ];
}
