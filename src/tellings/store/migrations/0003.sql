-- A witness is shown with its stance: what somebody denied must not read as told. Attributions can
-- be read as words.
DROP VIEW IF EXISTS read_witnesses;
DROP VIEW IF EXISTS read_attributions;

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
