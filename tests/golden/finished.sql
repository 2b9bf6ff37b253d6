.mode tabs
-- Finished documents hold no placeholder, however short, bracketed or full of the word TODO they are; templates hold nothing else.
SELECT gov_scan('tests/golden/finished', '--migration-plan-paths=done/*.md', '--migration-plan-paths=blank/*.md') IS NOT NULL;
CREATE TEMP VIEW texts AS
SELECT path, line, 'section' AS kind, text FROM gov_sections WHERE text IS NOT NULL
UNION ALL SELECT path, line, 'item', text FROM gov_items
UNION ALL SELECT path, line, 'cell', text FROM gov_cells
UNION ALL SELECT path, line, 'field', value FROM gov_document_fields;
SELECT path, line, kind, text FROM texts WHERE path LIKE 'done/%' AND gov_placeholder(text);
SELECT path, line, heading FROM gov_sections WHERE path LIKE 'done/%' AND placeholder AND level > 0
  AND section_id NOT IN (SELECT c.parent_id FROM gov_sections AS c WHERE c.path = gov_sections.path AND c.parent_id IS NOT NULL);
SELECT path, line, kind, text FROM texts WHERE path LIKE 'blank/%' AND NOT gov_placeholder(text);
SELECT path, line, heading FROM gov_sections WHERE path LIKE 'blank/%' AND NOT placeholder AND level > 1;
SELECT count(DISTINCT path) >= 60 AS enough FROM texts WHERE path LIKE 'done/%';
-- Nor does a template claim anything.
SELECT path, line, cue FROM gov_cues WHERE path LIKE 'blank/%' AND answer = 'yes';
