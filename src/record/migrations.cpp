// The tables of a record, version by version: each step makes a version out of the one before. A
// step that was released is never changed.
#include "record/migrations.h"

namespace dragoman {
namespace {

// Version 1.
//
// One row a record, with the whole record as JSON in `body` (offsets in bytes: a row can be read
// without its document's text) and beside it only the columns that queries filter by. An actor or
// membership has a row in every document that shows it; they are joined when asked for, so that a
// document can be replaced alone. `begin` and `finish` are the first evidence's span.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,          -- the smallest of its paths in `source`
  first_day TEXT, last_day TEXT,  -- of publication
  language TEXT NOT NULL,
  genre TEXT NOT NULL,
  digest TEXT NOT NULL,        -- of the document and its records, '' if not known
  body TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX document_order ON document (file, id);

-- Every path that a document was read under.
CREATE TABLE source (
  file TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX source_document ON source (document);

CREATE TABLE record (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
  begin INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  type TEXT,       -- event type, act, kind, status or unit
  realis TEXT,
  country TEXT,    -- of an actor
  first_day TEXT,  -- of its date, if known to the year
  last_day TEXT,
  incident TEXT,   -- of an event; set by linking
  body TEXT NOT NULL
) STRICT;
CREATE INDEX record_id ON record (id);
CREATE INDEX record_document ON record (document, kind, begin, id);
CREATE INDEX record_kind ON record (kind, type);
CREATE INDEX record_country ON record (country) WHERE country IS NOT NULL;

-- Who takes part in a record, and as what.
CREATE TABLE party (
  actor TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (key) ON DELETE CASCADE,
  role TEXT NOT NULL,
  PRIMARY KEY (actor, record, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_record ON party (record);

-- The sentences that were read; the search index takes their words from the documents' texts.
CREATE TABLE sentence (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
  begin INTEGER NOT NULL,
  finish INTEGER NOT NULL
) STRICT;
CREATE INDEX sentence_document ON sentence (document, begin);
CREATE VIEW sentence_words AS
  SELECT s.key AS key,
         CAST(substr(CAST(d.text AS BLOB), s.begin + 1, s.finish - s.begin) AS TEXT) AS words
  FROM sentence s JOIN document d ON d.key = s.document;
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = 'sentence_words', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE failure (
  file TEXT PRIMARY KEY,
  stage TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What linking made of all documents (incidents, differences, issues, positions, relations), and
-- what readers and other data sets added (reviews, foreign events).
CREATE TABLE derived (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX derived_kind ON derived (kind, id);
CREATE TABLE kept (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  target TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX kept_kind ON kept (kind, id);

CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO state VALUES ('derived', 'fresh');
)sql";

// Version 2.
//
// What linking keeps between its runs, so that a document can be added to a large record without
// looking at the rest (link_store.h). `link_row` holds rows that are found by a key; what they mean
// is linking's. Actors are joined by votes of what documents show of them: `actor_vote` counts the
// votes, so that asking who an actor is costs nothing that grows with the record.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE actor_vote (
  actor TEXT NOT NULL,
  field TEXT NOT NULL,   -- name, kind, country, code, alias
  value TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (actor, field, value)
) STRICT, WITHOUT ROWID;
-- Actors whose votes have changed since linking looked.
CREATE TABLE changed_actor (actor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE VIEW actor_word AS
  SELECT key, id AS actor, 'name' AS field, json_extract(body, '$.name') AS value FROM record
    WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'kind', json_extract(body, '$.kind') FROM record WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'country', country FROM record WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'code', json_extract(body, '$.code') FROM record WHERE kind = 'actor'
  UNION ALL SELECT r.key, r.id, 'alias', a.value FROM record r, json_each(r.body, '$.aliases') a
    WHERE r.kind = 'actor';

CREATE TRIGGER actor_comes AFTER INSERT ON record WHEN NEW.kind = 'actor' BEGIN
  INSERT INTO actor_vote SELECT actor, field, value, 1 FROM actor_word
    WHERE key = NEW.key AND value <> ''
    ON CONFLICT (actor, field, value) DO UPDATE SET number = number + 1;
  INSERT OR IGNORE INTO changed_actor VALUES (NEW.id);
END;
CREATE TRIGGER actor_goes BEFORE DELETE ON record WHEN OLD.kind = 'actor' BEGIN
  UPDATE actor_vote SET number = number - (SELECT count(*) FROM actor_word w
      WHERE w.key = OLD.key AND w.field = actor_vote.field AND w.value = actor_vote.value)
    WHERE actor = OLD.id;
  DELETE FROM actor_vote WHERE actor = OLD.id AND number <= 0;
  INSERT OR IGNORE INTO changed_actor VALUES (OLD.id);
END;
CREATE TRIGGER actor_leaves_id BEFORE UPDATE OF id ON record
WHEN OLD.kind = 'actor' AND OLD.id <> NEW.id BEGIN
  UPDATE actor_vote SET number = number - (SELECT count(*) FROM actor_word w
      WHERE w.key = OLD.key AND w.field = actor_vote.field AND w.value = actor_vote.value)
    WHERE actor = OLD.id;
  DELETE FROM actor_vote WHERE actor = OLD.id AND number <= 0;
  INSERT OR IGNORE INTO changed_actor VALUES (OLD.id);
END;
CREATE TRIGGER actor_takes_id AFTER UPDATE OF id ON record
WHEN NEW.kind = 'actor' AND OLD.id <> NEW.id BEGIN
  INSERT INTO actor_vote SELECT actor, field, value, 1 FROM actor_word
    WHERE key = NEW.key AND value <> ''
    ON CONFLICT (actor, field, value) DO UPDATE SET number = number + 1;
  INSERT OR IGNORE INTO changed_actor VALUES (NEW.id);
END;
INSERT INTO actor_vote SELECT actor, field, value, count(*) FROM actor_word WHERE value <> ''
  GROUP BY actor, field, value;

-- Documents that came, changed or went since linking looked.
CREATE TABLE link_pending (document TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
-- What linking has seen in a document.
CREATE TABLE link_trace (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE link_row (
  space INTEGER NOT NULL,
  key INTEGER NOT NULL,
  place INTEGER NOT NULL,
  item INTEGER NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (space, key, place, item)
) STRICT, WITHOUT ROWID;
)sql";

// Version 3.
//
// What a page asks for is found by indexes: what linking made has columns beside its body, and
// every listing has a day by which it is sorted, so that a part of it costs no more than that part.
// `state.version` counts the transactions that changed anything. The votes of actors are counted in
// one place: a row put into `actor_step` adds them or takes them off. Roles are counted as well, so
// that who holds which office is asked for like a name.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE record ADD COLUMN day TEXT;  -- its own, else its document's, else ''; NULL: has none
ALTER TABLE record ADD COLUMN confidence REAL;
UPDATE record SET day = coalesce(first_day,
    (SELECT d.first_day FROM document d WHERE d.key = record.document), '')
  WHERE kind NOT IN ('actor', 'membership');
UPDATE record SET confidence = json_extract(body, '$.confidence')
  WHERE kind IN ('event', 'statement');
DROP INDEX record_kind;
CREATE INDEX record_kind ON record (kind, id);
CREATE INDEX record_day ON record (kind, day DESC, id) WHERE day IS NOT NULL;
DROP INDEX document_order;
CREATE UNIQUE INDEX document_order ON document (file, id);
CREATE INDEX document_day ON document (coalesce(first_day, '') DESC, id);
CREATE INDEX document_language ON document (language, first_day, last_day);

ALTER TABLE derived ADD COLUMN type TEXT;    -- of an incident, kind of a difference, stance
ALTER TABLE derived ADD COLUMN realis TEXT;  -- of an incident
-- Of its date; of an incident without one, of the reports from the first to the last; of a month.
ALTER TABLE derived ADD COLUMN first_day TEXT;
ALTER TABLE derived ADD COLUMN last_day TEXT;
ALTER TABLE derived ADD COLUMN day TEXT NOT NULL DEFAULT '';  -- first_day, for sorting
-- What a difference is about, the issue of a position, the dyad of a relation: "ARM-RUS".
ALTER TABLE derived ADD COLUMN target TEXT;
ALTER TABLE derived ADD COLUMN number INTEGER;  -- the incidents of a relation
ALTER TABLE derived ADD COLUMN confidence REAL;
CREATE INDEX derived_day ON derived (kind, day DESC, id);
CREATE INDEX derived_target ON derived (target, kind) WHERE target IS NOT NULL;
CREATE INDEX derived_pair ON derived (target, day, number) WHERE kind = 'relation';
-- Who takes part in an incident, has a position, is a side of a difference or what it is about;
-- the countries of a dyad.
CREATE TABLE derived_party (
  actor TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES derived (key) ON DELETE CASCADE,
  PRIMARY KEY (actor, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX derived_party_record ON derived_party (record);

UPDATE derived SET (first_day, last_day) = (
    SELECT min(json_extract(h.value, '$.published.start')),
           max(json_extract(h.value, '$.published.end'))
    FROM json_each(derived.body, '$.realis_history') h
    WHERE json_extract(h.value, '$.published.start') GLOB '[0-9]*')
  WHERE kind = 'incident';
UPDATE derived SET first_day = json_extract(body, '$.date.start'),
    last_day = json_extract(body, '$.date.end')
  WHERE kind = 'incident' AND json_extract(body, '$.date.start') GLOB '[0-9]*';
UPDATE derived SET type = json_extract(body, '$.type'), realis = json_extract(body, '$.realis'),
    confidence = nullif(json_extract(body, '$.confidence'), 0)
  WHERE kind = 'incident';
UPDATE derived SET type = json_extract(body, '$.kind'), target = json_extract(body, '$.about')
  WHERE kind = 'difference';
UPDATE derived SET type = json_extract(body, '$.stance'), target = json_extract(body, '$.issue')
  WHERE kind = 'position';
UPDATE derived SET first_day = json_extract(body, '$.since.start'),
    last_day = json_extract(body, '$.since.end')
  WHERE kind = 'position' AND json_extract(body, '$.since.start') GLOB '[0-9]*';
UPDATE derived SET target = json_extract(body, '$.dyad[0]') || '-' || json_extract(body, '$.dyad[1]'),
    first_day = json_extract(body, '$.month') || '-01',
    last_day = json_extract(body, '$.month') || '-31', 
    number = nullif(json_extract(body, '$.events'), 0)
  WHERE kind = 'relation';
UPDATE derived SET day = coalesce(first_day, '');
INSERT OR IGNORE INTO derived_party
  SELECT a.value, d.key FROM derived d, json_each(d.body, '$.actors') a
    WHERE d.kind = 'incident' AND a.value <> ''
  UNION SELECT json_extract(body, '$.actor'), key FROM derived
    WHERE kind = 'position' AND json_extract(body, '$.actor') <> ''
  UNION SELECT c.value, d.key FROM derived d, json_each(d.body, '$.dyad') c
    WHERE d.kind = 'relation' AND c.value <> '';
INSERT OR IGNORE INTO derived_party
  SELECT w.who, w.key FROM (
      SELECT json_extract(s.value, '$.who') AS who, d.key AS key
        FROM derived d, json_each(d.body, '$.sides') s WHERE d.kind = 'difference'
      UNION SELECT target, key FROM derived WHERE kind = 'difference') w
    WHERE EXISTS (SELECT 1 FROM actor_vote v WHERE v.actor = w.who);

CREATE INDEX actor_country ON actor_vote (value, actor) WHERE field = 'country';
DROP TRIGGER actor_comes;
DROP TRIGGER actor_goes;
DROP TRIGGER actor_leaves_id;
DROP TRIGGER actor_takes_id;
DROP VIEW actor_word;
CREATE VIEW actor_word AS
  SELECT key, id AS actor, 'name' AS field, json_extract(body, '$.name') AS value FROM record
    WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'kind', json_extract(body, '$.kind') FROM record WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'country', country FROM record WHERE kind = 'actor'
  UNION ALL SELECT key, id, 'code', json_extract(body, '$.code') FROM record WHERE kind = 'actor'
  UNION ALL SELECT r.key, r.id, 'alias', a.value FROM record r, json_each(r.body, '$.aliases') a
    WHERE r.kind = 'actor'
  UNION ALL SELECT r.key, r.id, 'role', json_remove(o.value, '$.evidence')
    FROM record r, json_each(r.body, '$.roles') o WHERE r.kind = 'actor';
INSERT INTO actor_vote SELECT actor, field, value, count(*) FROM actor_word WHERE field = 'role'
  GROUP BY actor, field, value;
CREATE VIEW actor_step AS SELECT 0 AS key, '' AS actor, 1 AS step;
CREATE TRIGGER actor_steps INSTEAD OF INSERT ON actor_step BEGIN
  INSERT INTO actor_vote SELECT NEW.actor, field, value, NEW.step FROM actor_word
    WHERE key = NEW.key AND value <> ''
    ON CONFLICT (actor, field, value) DO UPDATE SET number = number + excluded.number;
  DELETE FROM actor_vote WHERE NEW.step < 0 AND actor = NEW.actor AND number <= 0;
  INSERT OR IGNORE INTO changed_actor VALUES (NEW.actor);
END;
CREATE TRIGGER actor_comes AFTER INSERT ON record WHEN NEW.kind = 'actor' BEGIN
  INSERT INTO actor_step VALUES (NEW.key, NEW.id, 1);
END;
CREATE TRIGGER actor_goes BEFORE DELETE ON record WHEN OLD.kind = 'actor' BEGIN
  INSERT INTO actor_step VALUES (OLD.key, OLD.id, -1);
END;
CREATE TRIGGER actor_moves AFTER UPDATE OF id ON record
WHEN NEW.kind = 'actor' AND OLD.id <> NEW.id BEGIN
  INSERT INTO actor_step VALUES (OLD.key, OLD.id, -1);
  INSERT INTO actor_step VALUES (NEW.key, NEW.id, 1);
END;

CREATE INDEX kept_target ON kept (target) WHERE target IS NOT NULL;
INSERT INTO state VALUES ('version', '1');
)sql";

}  // namespace

const std::array<const char*, kSchemaVersion> kMigrations = {kVersion1, kVersion2, kVersion3};

}  // namespace dragoman
