-- What psql does itself.
\set victim orders
DROP TABLE :victim; -- expect: MH101 MH309
DELETE FROM :"victim" WHERE id = :id; -- expect: MH403
\copy parcels FROM PROGRAM 'curl -s https://files.test/p.csv' CSV
-- expect-at 5: MH505
\copy parcels TO 'parcels.csv' CSV
ALTER DOMAIN positive DROP CONSTRAINT positive_check; -- expect: MH107
