// What the routes of /api/v1 answer; the records in them are those of types.ts.
import type {
  Account,
  ActorRecord,
  AnyRecord,
  CommitmentRecord,
  DateSpan,
  DifferenceRecord,
  DocumentRecord,
  EventRecord,
  Evidence,
  FigureRecord,
  IncidentRecord,
  IssueRecord,
  MembershipRecord,
  RelationRecord,
  ReviewRecord,
  Stance,
  StatementRecord,
} from './types';

export interface Problem {
  error: { code: string; message: string; where?: string | null };
}

export interface CitedActor {
  name: string;
  kind: string;
  country: string | null;
  code: string | null;
}

export interface CitedDocument {
  title: string | null;
  outlet: string | null;
  file: string;
  // Lists give the whole date or its day.
  published: DateSpan | string | null;
  genre: string;
}

/** What the ids in an answer mean. */
export interface Cited {
  actors: Record<string, CitedActor>;
  documents: Record<string, CitedDocument>;
  issues: Record<string, { name: string }>;
}

export interface Status {
  program: string;
  version: string;
  record: string;
  generation: number;
  counts: Record<string, number>;
  first: string | null;
  last: string | null;
  stale: boolean;
  languages: Record<string, number>;
  may_write: boolean;
  reading: string | null;
  failures: number;
}

export interface Country {
  code: string;
  name: string;
}

export interface Pair {
  pair: [string, string];
  names: [string, string];
  incidents: number;
  last: string | null;
}

export interface List<T> {
  items: T[];
  next: string | null;
  cited: Cited;
}

export interface Month {
  month: string;
  cooperation?: number | null;
  conflict?: number | null;
  net: number | null;
  events?: number | null;
  noise: number | null;
  smoothed: number;
  low: number;
  high: number;
}

export interface Change {
  month: string;
  before: number;
  after: number;
  incidents: string[];
}

export interface BriefLine {
  date: string | null;
  text: string;
  records: string[];
  sources: number[];
  parts: { who: string; says: string; sources: number[] }[];
}

export interface BriefSection {
  key: string;
  title: string;
  all: number;
  lines: BriefLine[];
}

export interface BriefSource {
  number: number;
  document: string;
  file: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  start: number;
  end: number;
  text: string;
}

export interface Dossier {
  pair: [string, string];
  names: [string, string];
  since: string | null;
  until: string | null;
  summary: string;
  months: Month[];
  changes: Change[];
  sections: BriefSection[];
  sources: BriefSource[];
  relations: RelationRecord[];
  cited: Cited;
}

export interface IncidentAnswer {
  incident: IncidentRecord;
  events: EventRecord[];
  accounts: (Account & {
    /** Its sentences. */
    places: Evidence[];
    /** Those of its sentences that tell what no other account tells. */
    only: Evidence[];
  })[];
  differences: DifferenceRecord[];
  statements: StatementRecord[];
  reviews: ReviewRecord[];
  cited: Cited;
}

export interface Mark {
  start: number;
  end: number;
  kind: string;
  id: string;
}

export interface DocumentAnswer {
  document: DocumentRecord;
  marks: Mark[];
  events: EventRecord[];
  statements: StatementRecord[];
  commitments: CommitmentRecord[];
  memberships: MembershipRecord[];
  figures: FigureRecord[];
  actors: ActorRecord[];
  incidents: string[];
  reviews: ReviewRecord[];
  cited: Cited;
}

export interface RecordAnswer {
  record: AnyRecord;
  reviews: ReviewRecord[];
  cited: Cited;
}

export interface Explained {
  id: string;
  text: string;
}

export interface SearchAnswer {
  sentences: {
    document: string;
    start: number;
    end: number;
    text: string;
    marks: [number, number][];
  }[];
  actors: ActorRecord[];
  issues: IssueRecord[];
  incidents: IncidentRecord[];
  next: string | null;
  cited: Cited;
}

/** Columns: the i-th entry of each list belongs to the i-th incident. Days count from 1970-01-01. */
export interface TimelineAnswer {
  n: number;
  ids: string[];
  start: number[];
  end: number[];
  type: number[];
  mode: number[];
  realis: number[];
  score: number[];
  level: number[];
  reports: number[];
  confidence: number[];
  title: string[];
  types: string[];
  modes: string[];
  realis_names: string[];
  levels: string[];
  undated: number;
}

export interface MatrixAnswer {
  actors: string[];
  issues: string[];
  cells: {
    actor: number;
    issue: number;
    position: string;
    stance: Stance;
    since: DateSpan | string | null;
    changes: number;
  }[];
  terms: { issue: string; actor: string; term: string; evidence: unknown }[];
  cited: Cited;
}

export interface NetworkAnswer {
  nodes: { id: string; name: string; kind: string; country: string | null; contacts: number }[];
  edges: {
    a: number;
    b: number;
    contacts: number;
    last: string | null;
    level: string | null;
    incidents: string[];
  }[];
}

export interface MapAnswer {
  places: {
    name: string;
    country: string | null;
    lat: number;
    lon: number;
    incidents: number;
    net: number;
    ids: string[];
  }[];
  without_place: number;
}

export interface Job {
  id: string;
  state: 'waiting' | 'reading' | 'done' | 'failed';
  name: string;
  documents: number;
  done: number;
  error: { code: string; message: string } | null;
  /** Pieces of it that could not be read; the rest was. */
  failures?: { file: string; stage: string; code: string; message: string }[];
  ids: string[];
  sentences: number;
  events: number;
}
