INSERT INTO counters (id) SELECT id FROM pages WHERE id < 9 ON CONFLICT DO NOTHING;
SELECT count(*) FROM counters;
