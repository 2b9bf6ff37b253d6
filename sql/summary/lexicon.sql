CREATE TEMP VIEW gov_lexicon AS
-- Which phrases carry meaning in a plan, and where are they from? origin: 'built in', or 'file' for those of --lexicon (path
-- and line say where). Before a scan there are only the former.
SELECT language, aspect, signal, phrase, value, 'built in' AS origin, NULL AS path, NULL AS line
FROM temp.gov_lexicon_catalog
UNION ALL
SELECT language, aspect, signal, phrase, value, 'file', path, line FROM temp.gov_lexicon_additions;
