CREATE TABLE shared_bak AS SELECT * FROM first_one;
CREATE TABLE IF NOT EXISTS shared_bak AS SELECT * FROM second_one;
DELETE FROM first_one;
DELETE FROM second_one;
