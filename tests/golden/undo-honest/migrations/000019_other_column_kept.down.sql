ALTER TABLE t19 ADD COLUMN mail text;
UPDATE t19 SET mail = k.phone FROM t19_mail k WHERE k.id = t19.id;
DROP TABLE t19_mail;
