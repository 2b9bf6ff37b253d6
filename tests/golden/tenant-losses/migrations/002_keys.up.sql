ALTER TABLE a11_key_dropped DROP COLUMN tenant_id;
ALTER TABLE a12_key_exchanged ADD COLUMN organization_id int, DROP COLUMN tenant_id;
ALTER TABLE a13_another_key_left DROP COLUMN tenant_id;
ALTER TABLE a14_other_column_dropped DROP COLUMN note;
CREATE TABLE a15_new (id int, note text);
INSERT INTO a15_new (id, note) SELECT id, note FROM a15_rebuilt;
DROP TABLE a15_rebuilt;
ALTER TABLE a15_new RENAME TO a15_rebuilt;
