-- atlas:nolint destructive

DROP TABLE one_more; -- expect: MH309 silenced:MH101
ALTER TABLE accounts DROP COLUMN city; -- expect: MH309 silenced:MH102
-- expect-at 1: MH508
