// What a record is called in one line, and whole answers to "on whose word" and "when".
import type { Cited } from '../answers';
import { capital, shortened } from '../text';
import type { AnyRecord, Attribution, DateSpan } from '../types';
import { dateWords, noun, plain } from '../words';
import { actorName, documentName } from './named';

export function issueName(id: string, cited: Cited | null): string {
  return cited?.issues[id]?.name ?? id;
}

/** "Zakharova, citing a newspaper": the chain, nearest reporter first. */
export function chainWords(chain: readonly Attribution[], cited: Cited | null): string {
  if (chain.length === 0) return 'the outlet itself';
  return chain.map(one => (one.actor ? actorName(one.actor, cited) : one.text)).join(', citing ');
}

/** The calendar's date and what the report calls it, where that says more. */
export function dateInFull(date: DateSpan | null): string {
  if (date === null) return 'not told';
  const words = dateWords(date);
  const told = date.text && date.text !== date.start && date.text !== words ? `“${date.text}”` : '';
  const basis = date.basis && date.basis !== 'explicit' ? date.basis : '';
  const more = [told, basis].filter(Boolean).join(', ');
  return more ? `${words} (${more})` : words;
}

function names(ids: readonly string[], cited: Cited | null): string {
  const first = ids.slice(0, 3).map(id => actorName(id, cited));
  return first.join(', ') + (ids.length > 3 ? ` and ${ids.length - 3} more` : '');
}

/** A record in one line. */
export function recordTitle(r: AnyRecord, cited: Cited | null): string {
  switch (r.record) {
    case 'document':
      return r.title ?? r.file.split('/').pop() ?? r.id;
    case 'actor':
      return r.name;
    case 'issue':
      return capital(r.name);
    case 'event': {
      const towards = r.recipients.length > 0 ? ` → ${names(r.recipients, cited)}` : '';
      return `${capital(noun(r.type, r.mode))}: ${names(r.actors, cited)}${towards}`;
    }
    case 'incident':
      return `${capital(noun(r.type, r.mode))}: ${names(r.actors, cited)}`;
    case 'statement': {
      const who = r.speaker ? actorName(r.speaker, cited) : r.speaker_text || 'Somebody';
      return `${who}: ${shortened(r.quote ?? r.content, 90)}`;
    }
    case 'commitment':
      return capital(r.name || r.kind);
    case 'membership':
      return `${actorName(r.member, cited)} in ${actorName(r.organization, cited)}`;
    case 'figure':
      return `${r.text}: ${r.what}`;
    case 'difference':
      return `${capital(plain(r.kind))}: ${r.sides.map(side => sideName(side.who, cited)).join(' and ')}`;
    case 'position':
      return `${actorName(r.actor, cited)} on ${issueName(r.issue, cited)}`;
    case 'relation':
      return `${r.dyad.join(' and ')} in ${r.month}`;
    case 'review':
      return `Verdict “${r.verdict}” of ${r.author}`;
  }
}

/** Who stands on a side of a difference: an actor, a document, or words. */
export function sideName(who: string, cited: Cited | null): string {
  if (cited?.documents[who]) return documentName(who, cited);
  return actorName(who, cited);
}
