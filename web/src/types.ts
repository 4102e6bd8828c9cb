// The record's types, as docs/record.md describes them, and the answers of /api/v1.
// Offsets count code points; text.ts cuts by them.

export interface Evidence {
  document: string;
  start: number;
  end: number;
  text: string;
}

export interface DateSpan {
  start: string;
  end: string;
  precision: 'day' | 'week' | 'month' | 'season' | 'year' | 'range' | 'unknown';
  text: string;
  basis: string;
}

export interface PlaceOfEvent {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
}

export interface Attribution {
  actor: string | null;
  text: string;
}

export type Realis = 'happened' | 'ongoing' | 'planned' | 'hypothetical' | 'negated';
export type Stance = 'for' | 'against' | 'neutral' | 'conditional';

export interface Block {
  kind: string;
  start: number;
  end: number;
}

export interface DocumentRecord {
  record: 'document';
  id: string;
  file: string;
  title: string | null;
  outlet: string | null;
  byline: string | null;
  published: DateSpan | null;
  language: string;
  genre: string;
  url: string | null;
  sha256: string;
  dateline_place: string | null;
  replaced_bytes: number;
  // Lists come without these three.
  text?: string;
  blocks?: Block[];
  sentences?: [number, number][];
}

export interface Role {
  title: string;
  organization: string | null;
  country: string | null;
  from: string | DateSpan | null;
  to: string | DateSpan | null;
  basis: 'text' | 'knowledge';
  as_of: string | null;
  disagrees: string | null;
  evidence: Evidence[];
}

export interface ActorRecord {
  record: 'actor';
  id: string;
  kind: 'state' | 'body' | 'person' | 'organization' | 'company' | 'party' | 'media' | 'group';
  name: string;
  aliases: string[];
  country: string | null;
  code: string | null;
  roles: Role[];
  evidence: Evidence[];
}

export interface IssueStance {
  issue: string;
  concerning: string[];
  stance: Stance;
}

export interface EventRecord {
  record: 'event';
  id: string;
  type: string;
  mode: string | null;
  contexts: string[];
  cameo: string | null;
  quad: string;
  score: number;
  goldstein: number | null;
  realis: Realis;
  report: 'news' | 'background';
  date: DateSpan | null;
  place: PlaceOfEvent | null;
  actors: string[];
  recipients: string[];
  attribution: Attribution[];
  issues: string[];
  stances: IssueStance[];
  trigger: { text: string; start: number; end: number };
  why: string;
  confidence: number;
  incident: string | null;
  evidence: Evidence[];
}

export interface StatementRecord {
  record: 'statement';
  id: string;
  speaker: string | null;
  speaker_text: string;
  act: string;
  quote: string | null;
  content: string;
  names: string | null;
  about: string[];
  stance: Stance | null;
  stances: IssueStance[];
  medium: string | null;
  date: DateSpan | null;
  attribution: Attribution[];
  confidence: number;
  evidence: Evidence[];
}

export interface StatusChange {
  status: string;
  date: DateSpan | null;
  evidence: Evidence[];
}

export interface CommitmentRecord {
  record: 'commitment';
  id: string;
  kind: string;
  name: string;
  parties: string[];
  made: DateSpan | null;
  status: string;
  amount: number | [number, number] | null;
  deadline: DateSpan | null;
  history: StatusChange[];
  evidence: Evidence[];
}

export interface MembershipRecord {
  record: 'membership';
  id: string;
  member: string;
  organization: string;
  status: string;
  since: DateSpan | null;
  history: StatusChange[];
  evidence: Evidence[];
}

export interface FigureRecord {
  record: 'figure';
  id: string;
  value: number | [number, number];
  unit: string;
  bound: string | null;
  change: 'up' | 'down' | null;
  text: string;
  what: string;
  about: string[];
  time: DateSpan | null;
  evidence: Evidence[];
}

export interface Account {
  document: string;
  attribution: Attribution[];
  says: string;
  also: string[];
  superseded_by: string | null;
}

export interface IncidentRecord {
  record: 'incident';
  id: string;
  type: string;
  mode: string | null;
  score: number;
  goldstein: number | null;
  date: DateSpan | null;
  place: PlaceOfEvent | null;
  actors: string[];
  documents: string[];
  events: string[];
  realis: Realis;
  realis_history: { realis: Realis; document: string; published: DateSpan | null }[];
  accounts: Account[];
  mentions: Evidence[];
  confidence: number;
  why: string[];
  evidence: Evidence[];
}

export interface DifferenceRecord {
  record: 'difference';
  id: string;
  kind: string;
  about: string;
  sides: { who: string; says: string; evidence: Evidence[] }[];
  evidence: Evidence[];
}

export interface IssueRecord {
  record: 'issue';
  id: string;
  name: string;
  aliases: string[];
  terms: { actor: string; term: string; evidence: Evidence[] }[];
  evidence: Evidence[];
}

export interface PositionRecord {
  record: 'position';
  id: string;
  actor: string;
  issue: string;
  stance: Stance;
  since: DateSpan | null;
  history: { stance: Stance; date: DateSpan | null; evidence: Evidence[] }[];
  evidence: Evidence[];
}

export interface RelationRecord {
  record: 'relation';
  id: string;
  dyad: [string, string];
  month: string;
  cooperation: number;
  conflict: number;
  net: number;
  events: number;
  scale: string;
  incidents: string[];
}

export interface ReviewRecord {
  record: 'review';
  id: string;
  target: string;
  verdict: string;
  patch: Record<string, unknown> | null;
  author: string;
  time: string;
}

export type AnyRecord =
  | DocumentRecord
  | ActorRecord
  | EventRecord
  | StatementRecord
  | CommitmentRecord
  | MembershipRecord
  | FigureRecord
  | IncidentRecord
  | DifferenceRecord
  | IssueRecord
  | PositionRecord
  | RelationRecord
  | ReviewRecord;
