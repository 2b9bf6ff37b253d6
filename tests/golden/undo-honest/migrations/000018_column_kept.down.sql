ALTER TABLE t18 ADD COLUMN mail text;
UPDATE t18 SET mail = k.mail FROM t18_mail k WHERE k.id = t18.id;
DROP TABLE t18_mail;
