-- Oracle's own words. MODIFY names what changes alone: what was before need not be known.
ALTER TABLE parts SET UNUSED COLUMN colour; -- expect: MH102
ALTER TABLE parts DROP UNIQUE (code) CASCADE; -- expect: MH107 MH108
RENAME bolts TO screws; -- expect: MH201
ALTER TABLE nuts MODIFY (weight NUMBER(12,2), colour VARCHAR2(20)); -- expect: MH203 MH203
ALTER TABLE nuts MODIFY label NOT NULL; -- expect: MH206
ALTER TABLE nuts MODIFY label DEFAULT 'none';
