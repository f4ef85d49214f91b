-- The search index is filled by the writer, all new sentences at once, and no longer row by row.
DROP TRIGGER IF EXISTS sentences_in;
