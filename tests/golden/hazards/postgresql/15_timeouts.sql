ALTER TABLE accounts ADD COLUMN a1 text; -- expect: MH309
SET lock_timeout = 0;
ALTER TABLE accounts ADD COLUMN a2 text; -- expect: MH309
SET lock_timeout = '3s';
ALTER TABLE accounts ADD COLUMN a3 text;
RESET lock_timeout;
ALTER TABLE accounts ADD COLUMN a4 text; -- expect: MH309
