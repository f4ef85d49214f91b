-- The words of articles, by which one article saved twice is known.
CREATE TABLE IF NOT EXISTS kept_words (         -- what an article says, whatever it was saved as
  sha256 TEXT NOT NULL,           -- of the text
  body   TEXT NOT NULL,           -- its spans, as in reports
  words  TEXT NOT NULL,           -- SHA-256 of the letters and digits; empty: too few to know it by
  PRIMARY KEY (sha256, body)
) WITHOUT ROWID;
