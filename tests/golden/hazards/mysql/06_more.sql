DROP TABLES one, two; -- expect: MH101 MH101
CREATE UNIQUE INDEX "one_name" ON "names" ("name"); -- expect: MH208
ALTER TABLE names MODIFY mail varchar(90) UNIQUE; -- expect: MH208 MH312
ALTER TABLE names MODIFY mail varchar(90) NOT NULL; -- expect: MH206 MH312
SELECT id FROM names INTO OUTFILE '/var/tmp/names'; -- expect: MH505
LOAD DATA FROM S3 's3://bucket/names' INTO TABLE names; -- expect: MH403 MH505
CREATE TABLE far_names (id int) ENGINE=FEDERATED CONNECTION='mysql://far/db/names'; -- expect: MH505
