CREATE TEMP VIEW gov_mode AS
-- Which safety mode was the scan asked for? Read without a schema, so that a report can put another mode in its place.
SELECT coalesce((SELECT f.value FROM temp.gov_flags AS f WHERE f.flag = 'safety-mode'), 'normal') AS mode;
