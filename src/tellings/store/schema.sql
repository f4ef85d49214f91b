-- A story: one SQLite file. This page is the whole of it and can be read alone.
-- Offsets are half-open [start, end) counts of Unicode code points into the text of the report named.
-- Columns that hold JSON say so. Tables come in four groups: what was read, what people said,
-- what the analysis found (rewritten in one transaction), and work kept so that it need not be redone.

-- What was read ------------------------------------------------------------------------------

CREATE TABLE story (              -- facts about this file: which versions and settings made it
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE inputs (             -- every file that was given, readable or not
  path    TEXT PRIMARY KEY,       -- as given
  sha256  TEXT NOT NULL,          -- of its bytes
  size    INTEGER NOT NULL,       -- bytes
  reader  TEXT NOT NULL           -- fingerprint of the reading code and settings
) WITHOUT ROWID;

CREATE TABLE texts (              -- each distinct text once
  sha256 TEXT PRIMARY KEY,
  text   TEXT NOT NULL
);

CREATE TABLE reports (            -- one article as one outlet published it
  id                  TEXT PRIMARY KEY,
  sha256              TEXT NOT NULL REFERENCES texts (sha256),
  title               TEXT,
  outlet              TEXT,
  byline              TEXT,
  language            TEXT,
  published_from      TEXT,       -- ISO day, inclusive
  published_to        TEXT,       -- ISO day, inclusive
  published_precision TEXT,       -- day, month, year, range
  published_evidence  TEXT,       -- JSON
  url                 TEXT,
  title_at            TEXT,       -- JSON [start, end] in the text
  byline_at           TEXT,       -- JSON [start, end] in the text
  body                TEXT NOT NULL,  -- JSON [[start, end], ...]: what is article
  furniture           TEXT NOT NULL,  -- JSON [{start, end, kind}]: what is site
  credits             TEXT NOT NULL,  -- JSON [{start, end, name, kind}]
  warnings            TEXT NOT NULL,  -- JSON [text, ...]
  evidence            TEXT NOT NULL,  -- JSON: for outlet, title, byline
  extra               TEXT NOT NULL   -- JSON: the input's other fields
);
CREATE INDEX reports_sha256 ON reports (sha256);
CREATE INDEX reports_outlet ON reports (outlet);

CREATE TABLE places (             -- where a report was found; the same text in two files has two places
  report    TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  path      TEXT NOT NULL,        -- the input's path, inside an archive outer!inner
  key       TEXT NOT NULL,        -- the row's id, or the file's name
  segment   INTEGER NOT NULL,     -- number within the file, from 0
  input     TEXT NOT NULL REFERENCES inputs (path) ON DELETE CASCADE,
  starts_at INTEGER NOT NULL,     -- where its text begins in the whole text of the file; -1: the file
                                  -- holds the same article in another form
  PRIMARY KEY (report, path, key, segment)
) WITHOUT ROWID;
CREATE INDEX places_input ON places (input);

CREATE TABLE skipped (            -- inputs that gave no report
  path   TEXT NOT NULL,
  reason TEXT NOT NULL,           -- a stable word
  detail TEXT NOT NULL,
  input  TEXT NOT NULL REFERENCES inputs (path) ON DELETE CASCADE,
  PRIMARY KEY (path, reason, detail)
) WITHOUT ROWID;
CREATE INDEX skipped_input ON skipped (input);

-- What people said ---------------------------------------------------------------------------

CREATE TABLE judgements (         -- those that stand
  id       TEXT PRIMARY KEY,
  about    TEXT NOT NULL,         -- JSON {"kind", "ids"}: as they were called when it was made
  verdict  TEXT NOT NULL CHECK (verdict IN ('confirmed', 'overturned', 'noted')),
  words    TEXT NOT NULL,         -- JSON [{report, start, end, side, sha256, key, quote}]
  value    TEXT,                  -- JSON
  who      TEXT,
  "when"   TEXT,
  why      TEXT,
  replaces TEXT NOT NULL          -- JSON [judgement, ...]
);

CREATE TABLE taken_back (         -- history: judgements that stand no more
  id       TEXT PRIMARY KEY,
  judgement TEXT NOT NULL,        -- JSON: the whole judgement
  who      TEXT,                  -- who took it back
  "when"   TEXT,
  why      TEXT
);

CREATE TABLE as_read (            -- reports that judgements made other than they were read
  report TEXT PRIMARY KEY,
  row    TEXT,                    -- JSON {column: value} as read; null: no file gave this report
  places TEXT                     -- JSON [[path, key, segment, input, starts_at], ...] as read
) WITHOUT ROWID;

-- What the analysis found --------------------------------------------------------------------

CREATE TABLE sentences (          -- folded text for search; the words themselves stay in texts
  id     INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  folded TEXT NOT NULL
);
CREATE INDEX sentences_report ON sentences (report);
CREATE VIRTUAL TABLE search USING fts5 (
  folded, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61'
);                                -- the writer adds new sentences, all at once
CREATE TRIGGER sentences_out AFTER DELETE ON sentences BEGIN
  INSERT INTO search (search, rowid, folded) VALUES ('delete', old.id, old.folded);
END;

CREATE TABLE times (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  type   TEXT NOT NULL,           -- TIMEX3: DATE, TIME, DURATION, SET
  value  TEXT NOT NULL,           -- TIMEX3
  "from" TEXT,                    -- ISO day, inclusive; null where open
  "to"   TEXT,
  anchor TEXT NOT NULL,           -- published, previous, none
  mod    TEXT,
  relation TEXT                   -- before, after, since, until: how the event lies to it, or null
);
CREATE INDEX times_report ON times (report, start);

CREATE TABLE counts (
  id      TEXT PRIMARY KEY,
  report  TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  value   NUMERIC,
  low     NUMERIC,
  high    NUMERIC,
  bound   TEXT NOT NULL,          -- =, ~, >, >=, <, <=, vague
  of      TEXT,                   -- JSON [start, end]: what is counted
  part_of TEXT
);
CREATE INDEX counts_report ON counts (report, start);

CREATE TABLE judged (             -- where the judgements stand now, and whether they apply
  judgement TEXT PRIMARY KEY,
  state     TEXT NOT NULL,        -- in force, contested, replaced, not found
  ids       TEXT NOT NULL,        -- JSON [record, ...]: what it is about, as called now
  places    TEXT NOT NULL,        -- JSON [{report, start, end} or null, ...]: its words now
  against   TEXT NOT NULL         -- JSON [judgement, ...]: those it is contested with
) WITHOUT ROWID;

CREATE TABLE entities (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
);

CREATE TABLE aliases (
  entity   TEXT NOT NULL REFERENCES entities (id),
  text     TEXT NOT NULL,
  evidence TEXT NOT NULL,         -- JSON
  PRIMARY KEY (entity, text)
) WITHOUT ROWID;

CREATE TABLE mentions (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  kind   TEXT NOT NULL,
  form   TEXT NOT NULL,           -- name, nominal, pronoun
  entity TEXT REFERENCES entities (id),
  actor  INTEGER,                 -- number of the actor within the report
  name   TEXT,                    -- fullest wording of that actor in the report
  quoted INTEGER NOT NULL,        -- 1 inside quotation marks
  core   TEXT,                    -- JSON [start, end]: a nominal without article and complements
  of     INTEGER                  -- number of the actor that members or a document belong to
);
CREATE INDEX mentions_report ON mentions (report, start);
CREATE INDEX mentions_entity ON mentions (entity);

CREATE TABLE labels (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  "end"  INTEGER NOT NULL,
  entity TEXT REFERENCES entities (id),
  voice  TEXT NOT NULL            -- outlet, quoted, attributed
);
CREATE INDEX labels_entity ON labels (entity);

CREATE TABLE attributions (
  id        TEXT PRIMARY KEY,
  report    TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  source    TEXT NOT NULL,        -- JSON [[start, end], ...]
  cue       TEXT NOT NULL,        -- JSON
  content   TEXT NOT NULL,        -- JSON
  kind      TEXT NOT NULL,        -- direct, indirect, mixed, credit, headline
  anonymous INTEGER NOT NULL,
  parent    TEXT,                 -- the attribution it is nested in
  chain     TEXT NOT NULL,        -- JSON, from the publishing outlet inwards
  stance    TEXT NOT NULL,        -- asserted, denied, hedged, asked, intended
  evidence  TEXT NOT NULL         -- JSON
);
CREATE INDEX attributions_report ON attributions (report);

CREATE TABLE passages (
  id       TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,         -- copied, stock, statement, boilerplate
  first    TEXT,                  -- ISO day or null
  evidence TEXT NOT NULL          -- JSON
);

CREATE TABLE passage_places (
  passage TEXT NOT NULL REFERENCES passages (id),
  report  TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  PRIMARY KEY (passage, report, start, "end")
) WITHOUT ROWID;
CREATE INDEX passage_places_report ON passage_places (report);

CREATE TABLE alignments (
  a          TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  a_start    INTEGER NOT NULL,
  a_end      INTEGER NOT NULL,
  b          TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  b_start    INTEGER NOT NULL,
  b_end      INTEGER NOT NULL,
  similarity REAL NOT NULL,
  passage    TEXT REFERENCES passages (id)
);
CREATE INDEX alignments_a ON alignments (a);
CREATE INDEX alignments_b ON alignments (b);

CREATE TABLE borrowings (
  "from"     TEXT REFERENCES reports (id) ON DELETE CASCADE,  -- null: a lost common ancestor
  "to"       TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  direction  TEXT NOT NULL,       -- decided, undetermined
  confidence REAL NOT NULL,
  share      REAL NOT NULL,
  evidence   TEXT NOT NULL        -- JSON
);
CREATE INDEX borrowings_to ON borrowings ("to");
CREATE INDEX borrowings_from ON borrowings ("from");

CREATE TABLE claims (
  id             TEXT PRIMARY KEY,
  wording_report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  wording_start  INTEGER NOT NULL,
  wording_end    INTEGER NOT NULL
);

CREATE TABLE witnesses (
  claim       TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  report      TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  attribution TEXT,
  PRIMARY KEY (claim, report, start, "end")
) WITHOUT ROWID;
CREATE INDEX witnesses_report ON witnesses (report);

CREATE TABLE disagreements (
  id          TEXT PRIMARY KEY,
  facet       TEXT NOT NULL,      -- time, number, who, where, whether
  relation    TEXT NOT NULL,      -- conflict, stale, variant
  explanation TEXT NOT NULL,
  claims      TEXT NOT NULL       -- JSON [claim, ...]
);

CREATE TABLE sides (              -- one row a witness of a side
  disagreement TEXT NOT NULL REFERENCES disagreements (id) ON DELETE CASCADE,
  side         INTEGER NOT NULL,
  report       TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start        INTEGER NOT NULL,
  "end"        INTEGER NOT NULL,
  value        TEXT NOT NULL,
  PRIMARY KEY (disagreement, side, report, start, "end")
) WITHOUT ROWID;

CREATE TABLE origins (
  claim   TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  low     INTEGER NOT NULL,       -- after all merges
  high    INTEGER NOT NULL,       -- after the certain merges
  origins TEXT NOT NULL           -- JSON [{kind, name, reports}]
) WITHOUT ROWID;

CREATE TABLE merges (
  claim    TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  a        TEXT NOT NULL,
  b        TEXT NOT NULL,
  route    TEXT NOT NULL,         -- copied, credited, same-authority, same-publisher
  certain  INTEGER NOT NULL,
  evidence TEXT NOT NULL          -- JSON
);
CREATE INDEX merges_claim ON merges (claim);

-- Work kept ----------------------------------------------------------------------------------

CREATE TABLE kept_findings (      -- what the stages found in one report alone
  report      TEXT PRIMARY KEY,   -- may be about to be shown; swept when nobody holds it
  fingerprint TEXT NOT NULL,      -- of the report, the settings and the code
  payload     BLOB NOT NULL,      -- zlib-compressed JSON
  words       BLOB NOT NULL       -- folded word index of the reuse stage
);

CREATE TABLE shown_findings (     -- which findings the tables above show
  report      TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE kept_pairs (         -- alignments of one pair of reports
  a           TEXT NOT NULL,
  b           TEXT NOT NULL,
  fingerprint TEXT NOT NULL,      -- of both reports, the settings and the code
  payload     BLOB NOT NULL,      -- JSON
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX kept_pairs_b ON kept_pairs (b);

CREATE TABLE kept_joins (         -- what each join of all reports gave, all but clusters shown above
  step    TEXT PRIMARY KEY,       -- chains, passages, borrowings, names, clusters, claims, origins
  mark    TEXT NOT NULL,          -- of all that the join read
  content TEXT NOT NULL,          -- of what it gave
  payload BLOB NOT NULL           -- zlib-compressed JSON
);

CREATE TABLE kept_words (         -- what an article says, whatever it was saved as
  sha256 TEXT NOT NULL,           -- of the text
  body   TEXT NOT NULL,           -- its spans, as in reports
  words  TEXT NOT NULL,           -- SHA-256 of the letters and digits; empty: too few to know it by
  PRIMARY KEY (sha256, body)
) WITHOUT ROWID;

CREATE TABLE shown_parts (        -- one report's rows of one table
  name   TEXT NOT NULL,           -- attributions, counts, mentions, sentences, times
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  mark   TEXT NOT NULL,           -- of the records that the rows are made of
  seal   TEXT,                    -- SHA-256 of the rows; null: not sealed since they were written
  PRIMARY KEY (name, report)
) WITHOUT ROWID;
CREATE INDEX shown_parts_report ON shown_parts (report);

-- For people who open the file in Datasette or the sqlite3 shell -----------------------------

CREATE VIEW read_reports AS
SELECT r.id, p.key, p.path, r.outlet, r.published_from, r.published_to, r.title, r.byline,
       r.language, length(t.text) AS characters, t.text
FROM reports r JOIN texts t USING (sha256)
JOIN (SELECT report, min(key) AS key, min(path) AS path FROM places GROUP BY report) p
  ON p.report = r.id;

CREATE VIEW read_claims AS
SELECT c.id, substr(t.text, c.wording_start + 1, c.wording_end - c.wording_start) AS wording,
       r.outlet AS worded_by, o.reports, o.outlets, o.low AS origins_low, o.high AS origins_high
FROM claims c JOIN reports r ON r.id = c.wording_report JOIN texts t USING (sha256)
LEFT JOIN origins o ON o.claim = c.id;

CREATE VIEW read_witnesses AS
SELECT w.claim, r.outlet, r.published_from AS published,
       coalesce(a.stance, 'asserted') AS stance,
       substr(t.text, w.start + 1, w."end" - w.start) AS words, w.report, w.start, w."end"
FROM witnesses w JOIN reports r ON r.id = w.report JOIN texts t USING (sha256)
LEFT JOIN attributions a ON a.id = w.attribution;

CREATE VIEW read_attributions AS
SELECT a.id, r.outlet, r.published_from AS published,
       (SELECT group_concat(json_extract(value, '$.name'), ' ← ') FROM json_each(a.chain)) AS chain,
       a.stance, a.anonymous,
       (SELECT group_concat(substr(t.text, json_extract(value, '$[0]') + 1,
               json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ')
          FROM json_each(a.source)) AS source,
       (SELECT group_concat(substr(t.text, json_extract(value, '$[0]') + 1,
               json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ')
          FROM json_each(a.cue)) AS cue,
       (SELECT group_concat(substr(t.text, json_extract(value, '$[0]') + 1,
               json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ')
          FROM json_each(a.content)) AS content,
       a.kind, a.report
FROM attributions a JOIN reports r ON r.id = a.report JOIN texts t USING (sha256);

CREATE VIEW read_disagreements AS
SELECT d.id, d.facet, d.relation, s.side, s.value, r.outlet,
       substr(t.text, s.start + 1, s."end" - s.start) AS words, d.explanation
FROM disagreements d JOIN sides s ON s.disagreement = d.id
JOIN reports r ON r.id = s.report JOIN texts t USING (sha256);

CREATE VIEW read_passages AS
SELECT p.id, p.kind, p.first, r.outlet, r.published_from AS published,
       substr(t.text, q.start + 1, q."end" - q.start) AS words, q.report
FROM passages p JOIN passage_places q ON q.passage = p.id
JOIN reports r ON r.id = q.report JOIN texts t USING (sha256);

CREATE VIEW read_names AS
SELECT e.id, e.name, e.kind, m.form, r.outlet,
       substr(t.text, m.start + 1, m."end" - m.start) AS words, m.report
FROM entities e JOIN mentions m ON m.entity = e.id
JOIN reports r ON r.id = m.report JOIN texts t USING (sha256);

CREATE VIEW read_judgements AS
SELECT j.id, json_extract(j.about, '$.kind') AS kind,
       (SELECT group_concat(json_extract(value, '$.quote'), ' / ') FROM json_each(j.words)) AS words,
       j.verdict, json_extract(j.value, '$') AS value, j.who, j."when", j.why,
       coalesce(s.state, 'waiting') AS state
FROM judgements j LEFT JOIN judged s ON s.judgement = j.id;
