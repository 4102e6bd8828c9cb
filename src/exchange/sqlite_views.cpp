#include "exchange/sqlite_views.h"

namespace dragoman {

const char* const kSqliteIndexes = R"sql(
CREATE INDEX documents_published ON documents(published_start);
CREATE INDEX documents_outlet ON documents(outlet);
CREATE INDEX actors_country ON actors(country);
CREATE INDEX events_date ON events(date_start);
CREATE INDEX events_type ON events(type, realis);
CREATE INDEX events_incident ON events(incident);
CREATE INDEX event_actors_actor ON event_actors(actor);
CREATE INDEX event_recipients_actor ON event_recipients(actor);
CREATE INDEX event_attribution_actor ON event_attribution(actor);
CREATE INDEX statements_speaker ON statements(speaker);
CREATE INDEX statement_about_about ON statement_about(about);
CREATE INDEX statement_attribution_actor ON statement_attribution(actor);
CREATE INDEX commitment_parties_actor ON commitment_parties(actor);
CREATE INDEX memberships_member ON memberships(member);
CREATE INDEX memberships_organization ON memberships(organization);
CREATE INDEX incidents_date ON incidents(date_start);
CREATE INDEX incident_actors_actor ON incident_actors(actor);
CREATE INDEX incident_documents_document ON incident_documents(document);
CREATE INDEX incident_events_event ON incident_events(event);
CREATE INDEX differences_about ON differences(about);
CREATE INDEX positions_actor ON positions(actor);
CREATE INDEX positions_issue ON positions(issue);
CREATE INDEX relations_dyad ON relations(first, second, month);
CREATE INDEX evidence_document ON evidence(document, start_offset);
)sql";

const char* const kSqliteViews = R"sql(
CREATE VIEW event_dyads AS
WITH sides(event, source, target) AS (
  SELECT a.event, a.actor, r.actor FROM event_actors a JOIN event_recipients r ON r.event = a.event
  UNION ALL
  SELECT a.event, a.actor, b.actor FROM event_actors a
  JOIN event_actors b ON b.event = a.event AND b.ordinal > a.ordinal
  WHERE NOT EXISTS (SELECT 1 FROM event_recipients r WHERE r.event = a.event))
SELECT e.id AS event, e.date_start, e.date_end, e.date_precision, e.type, e.mode, e.cameo, e.quad,
  e.score, e.goldstein, e.realis, e.report, e.confidence, e.incident,
  s.source, sa.name AS source_name, sa.country AS source_country,
  s.target, ta.name AS target_name, ta.country AS target_country
FROM sides s JOIN events e ON e.id = s.event
LEFT JOIN actors sa ON sa.id = s.source LEFT JOIN actors ta ON ta.id = s.target;

CREATE VIEW dyads_by_month AS
SELECT min(source_country, target_country) AS first, max(source_country, target_country) AS second,
  substr(date_start, 1, 7) AS month,
  count(DISTINCT event) AS events,
  count(DISTINCT CASE WHEN realis = 'happened' THEN event END) AS happened,
  count(DISTINCT CASE WHEN realis = 'happened' AND quad LIKE '% cooperation' THEN event END)
    AS cooperation,
  count(DISTINCT CASE WHEN realis = 'happened' AND quad LIKE '% conflict' THEN event END)
    AS conflict,
  count(DISTINCT incident) AS incidents
FROM event_dyads
WHERE source_country <> target_country AND date_start NOT LIKE 'XXXX%'
GROUP BY 1, 2, 3;

CREATE VIEW cited_events AS
SELECT e.*, c.text AS sentence, d.file, d.url, d.outlet, d.published_start,
  (SELECT group_concat(coalesce(n.name, s.text), ' | ') FROM event_attribution s
   LEFT JOIN actors n ON n.id = s.actor WHERE s.event = e.id) AS according_to
FROM events e
JOIN evidence c ON c.record = e.id AND c.part = '' AND c.item = 0 AND c.ordinal = 0
JOIN documents d ON d.id = c.document;

CREATE VIEW cited_statements AS
SELECT s.*, a.name AS speaker_name, a.country AS speaker_country, c.text AS sentence, d.file,
  d.url, d.outlet, d.published_start
FROM statements s LEFT JOIN actors a ON a.id = s.speaker
JOIN evidence c ON c.record = s.id AND c.part = '' AND c.item = 0 AND c.ordinal = 0
JOIN documents d ON d.id = c.document;
)sql";

}  // namespace dragoman
