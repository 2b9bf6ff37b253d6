-- squawk-ignore ban-drop-table: replaced by ledgers_v2 in March
DROP TABLE ledgers; -- expect: MH309 silenced:MH101
-- squawk-ignore-next: not a directive we know
-- atlas:nolint DS103
ALTER TABLE accounts DROP COLUMN zone; -- expect: MH309 silenced:MH102
-- eugene: ignore E9
-- the table is tiny
ALTER TABLE accounts ADD COLUMN c1 text; -- expect: silenced:MH309
-- squawk-ignore no-such-rule
ALTER TABLE accounts ADD COLUMN c2 text; -- expect: MH309
-- gov:ignore MH101 nothing is dropped here
ALTER TABLE accounts ADD COLUMN c3 text; -- expect: MH309
-- expect-at 4: MH508
-- expect-at 9: MH508
-- expect-at 11: MH508
-- pgt-ignore-start lint/safety/banDropTable: all of these are empty
DROP TABLE range_one; -- expect: MH309 silenced:MH101
DROP TABLE range_two; -- expect: MH309 silenced:MH101
-- pgt-ignore-end lint/safety/banDropTable
DROP TABLE range_after; -- expect: MH101 MH309
-- pgls-ignore lint/safety: an empty table
DROP TABLE by_group; -- expect: silenced:MH101 silenced:MH309
