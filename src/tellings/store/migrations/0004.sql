-- Judgements: what stands, what was taken back, where they stand now, what they made other than read.
DROP TABLE IF EXISTS judgements;

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

CREATE TABLE IF NOT EXISTS taken_back (         -- history: judgements that stand no more
  id       TEXT PRIMARY KEY,
  judgement TEXT NOT NULL,        -- JSON: the whole judgement
  who      TEXT,                  -- who took it back
  "when"   TEXT,
  why      TEXT
);

CREATE TABLE IF NOT EXISTS as_read (            -- reports that judgements made other than they were read
  report TEXT PRIMARY KEY,
  row    TEXT,                    -- JSON {column: value} as read; null: no file gave this report
  places TEXT                     -- JSON [[path, key, segment, input, starts_at], ...] as read
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS judged (             -- where the judgements stand now, and whether they apply
  judgement TEXT PRIMARY KEY,
  state     TEXT NOT NULL,        -- in force, contested, replaced, not found
  ids       TEXT NOT NULL,        -- JSON [record, ...]: what it is about, as called now
  places    TEXT NOT NULL,        -- JSON [{report, start, end} or null, ...]: its words now
  against   TEXT NOT NULL         -- JSON [judgement, ...]: those it is contested with
) WITHOUT ROWID;

-- Findings are kept for reports that are about to be shown, too: no longer tied to what is shown.
ALTER TABLE kept_findings RENAME TO kept_findings_3;
ALTER TABLE kept_pairs RENAME TO kept_pairs_3;
DROP INDEX IF EXISTS kept_pairs_b;

CREATE TABLE kept_findings (      -- what the stages found in one report alone
  report      TEXT PRIMARY KEY,   -- may be about to be shown; swept when nobody holds it
  fingerprint TEXT NOT NULL,      -- of the report, the settings and the code
  payload     BLOB NOT NULL,      -- zlib-compressed JSON
  words       BLOB NOT NULL       -- folded word index of the reuse stage
);

CREATE TABLE kept_pairs (         -- alignments of one pair of reports
  a           TEXT NOT NULL,
  b           TEXT NOT NULL,
  fingerprint TEXT NOT NULL,      -- of both reports, the settings and the code
  payload     BLOB NOT NULL,      -- JSON
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX kept_pairs_b ON kept_pairs (b);

INSERT INTO kept_findings SELECT * FROM kept_findings_3;
INSERT INTO kept_pairs SELECT * FROM kept_pairs_3;
DROP TABLE kept_findings_3;
DROP TABLE kept_pairs_3;

DROP VIEW IF EXISTS read_judgements;

CREATE VIEW read_judgements AS
SELECT j.id, json_extract(j.about, '$.kind') AS kind,
       (SELECT group_concat(json_extract(value, '$.quote'), ' / ') FROM json_each(j.words)) AS words,
       j.verdict, json_extract(j.value, '$') AS value, j.who, j."when", j.why,
       coalesce(s.state, 'waiting') AS state
FROM judgements j LEFT JOIN judged s ON s.judgement = j.id;
