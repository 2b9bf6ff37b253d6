ALTER TABLE orders ADD COLUMN region varchar(10);
DROP TABLE parts;
UPDATE stray SET state = 'open';
-- squawk-ignore ban-drop-table
DROP TABLE lost;
ALTER TABLE stray ALTER COLUMN state TYPE varchar(5);
