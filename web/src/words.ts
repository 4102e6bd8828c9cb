// Words for codes: what an incident of a type is called (the brief's own table), levels, realis, days.
import nouns from 'virtual:nouns';
import type { DateSpan, Realis } from './types';
import { capital } from './text';

/** "call", "visit", "criticism": as the brief calls an incident of this type and mode. */
export function noun(type: string, mode?: string | null): string {
  return (mode && nouns[`${type}/${mode}`]) || nouns[type] || type.toLowerCase();
}

/** PLOVER's types from most cooperative to most conflictual, as lanes and lists order them. */
export const kTypes = [
  'AID',
  'COOPERATE',
  'RETREAT',
  'SUPPORT',
  'CONCEDE',
  'AGREE',
  'CONSULT',
  'REQUEST',
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'PROTEST',
  'MOBILIZE',
  'SANCTION',
  'COERCE',
  'ASSAULT',
] as const;

export const kRealis: readonly Realis[] = [
  'happened',
  'ongoing',
  'planned',
  'hypothetical',
  'negated',
];

export function realisWord(realis: Realis): string {
  return realis === 'negated' ? 'did not happen' : realis;
}

export const kLevels: Record<string, string> = {
  head: 'heads of state or government',
  minister: 'ministers',
  official: 'officials',
};

export function levelWord(level: string | null): string {
  return !level ? '' : (kLevels[level] ?? level.replaceAll('_', ' '));
}

/** "partly_implemented" as one reads it. */
export function plain(code: string): string {
  return code.replaceAll('_', ' ');
}

export function heading(code: string): string {
  return capital(plain(code));
}

const kMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** "21 May 2025"; an open year is left out, an open month too. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-');
  const name = kMonths[Number(month) - 1];
  const words = [date && /^\d+$/.test(date) ? String(Number(date)) : '', name ?? ''];
  if (year && /^\d+$/.test(year)) words.push(year);
  return words.filter(Boolean).join(' ') || 'day unknown';
}

export function monthWords(month: string): string {
  const [year, number] = month.split('-');
  return `${kMonths[Number(number) - 1] ?? ''} ${year ?? ''}`.trim();
}

/** A date in as many words as it deserves: "May 2025", "21–31 Mar 2025", "2022". */
export function dateWords(date: DateSpan | string | null): string {
  if (date === null) return 'no date';
  if (typeof date === 'string') return dayWords(date);
  const { start, end, precision } = date;
  const open = start.startsWith('XXXX');
  if (start === 'XXXX-XX-XX' || start === '') return date.text || 'no date';
  if (precision === 'year' && !open) return start.slice(0, 4);
  if (precision === 'month')
    return open ? monthWords(start).replace('XXXX', '').trim() : monthWords(start);
  if (start === end) return dayWords(start);
  const from = start.split('-');
  const to = end.split('-');
  if (from[0] === to[0] && from[1] === to[1]) return `${Number(from[2])}–${dayWords(end)}`;
  if (from[0] === to[0]) return `${dayWords(start).replace(/ \d{4}$/, '')} – ${dayWords(end)}`;
  return `${dayWords(start)} – ${dayWords(end)}`;
}

const kDay = 86_400_000;

/** Days since 1970-01-01, as the timeline counts them, and back. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / kDay);
}

export function isoDay(number: number): string {
  return new Date(number * kDay).toISOString().slice(0, 10);
}

/** "+11.5", "−3", "0". */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toLocaleString('en', { maximumFractionDigits: digits });
  if (text === '0') return '0';
  return `${value < 0 ? '−' : '+'}${text}`;
}
