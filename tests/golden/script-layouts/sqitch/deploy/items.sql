BEGIN;
CREATE TABLE sqitch.items (id int, org_id int);
COMMIT;
