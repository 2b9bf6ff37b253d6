CREATE TEMP VIEW gov_style AS
-- How is the unit migrated? What was stated beats what was inferred; of several, the one with more that can go wrong
-- counts (both stores written, then a new structure filled, then the same one altered), since the rules only ever get
-- stricter by it.
SELECT s.unit_id,
  CASE
    WHEN s.style_dual_write > 0 THEN 'DUAL_WRITE'
    WHEN s.style_backfill > 0 THEN 'BACKFILL'
    WHEN s.style_in_place > 0 THEN 'IN_PLACE'
    WHEN s.style_other > 0 THEN 'OTHER'
    WHEN s.style_dual_write_inferred > 0 THEN 'DUAL_WRITE'
    WHEN s.style_backfill_inferred > 0 THEN 'BACKFILL'
    WHEN s.style_in_place_inferred > 0 THEN 'IN_PLACE'
    WHEN s.style_other_inferred > 0 THEN 'OTHER'
    ELSE 'UNKNOWN'
  END AS status,
  CASE
    WHEN s.style_dual_write + s.style_backfill + s.style_in_place + s.style_other > 0
      THEN trim('described as'
        || CASE WHEN s.style_dual_write > 0 THEN printf(' dual write (%d)', s.style_dual_write) ELSE '' END
        || CASE WHEN s.style_backfill > 0 THEN printf(' backfill (%d)', s.style_backfill) ELSE '' END
        || CASE WHEN s.style_in_place > 0 THEN printf(' in place (%d)', s.style_in_place) ELSE '' END
        || CASE WHEN s.style_other > 0 THEN printf(' another pattern (%d)', s.style_other) ELSE '' END)
    WHEN s.style_dual_write_inferred + s.style_backfill_inferred + s.style_in_place_inferred + s.style_other_inferred > 0
      THEN 'inferred from scripts or pipelines, described nowhere'
    ELSE printf('not described in %d plan(s), %d script(s), %d pipeline(s)', s.plans, s.scripts, s.pipelines)
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'style') AS evidence
FROM gov_unit_signals AS s;
