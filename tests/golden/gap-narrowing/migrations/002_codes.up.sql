ALTER TABLE codes ALTER COLUMN code TYPE varchar(20);
-- squawk-ignore changing-column-type
ALTER TABLE labels ALTER COLUMN label TYPE varchar(20);
