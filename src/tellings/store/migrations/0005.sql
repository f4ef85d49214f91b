-- What the joins gave is kept step by step, and the seal is made of the seals of its parts.
CREATE TABLE IF NOT EXISTS kept_joins (         -- what each join of all reports gave, all but clusters shown above
  step    TEXT PRIMARY KEY,       -- chains, passages, borrowings, names, clusters, claims, origins
  mark    TEXT NOT NULL,          -- of all that the join read
  content TEXT NOT NULL,          -- of what it gave
  payload BLOB NOT NULL           -- zlib-compressed JSON
);

CREATE TABLE IF NOT EXISTS shown_parts (        -- one report's rows of one table
  name   TEXT NOT NULL,           -- attributions, counts, mentions, sentences, times
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  mark   TEXT NOT NULL,           -- of the records that the rows are made of
  seal   TEXT,                    -- SHA-256 of the rows; null: not sealed since they were written
  PRIMARY KEY (name, report)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shown_parts_report ON shown_parts (report);

DELETE FROM story WHERE name = 'seal';
