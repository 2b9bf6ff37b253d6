CREATE TEMP VIEW gov_backup AS
-- Is there a copy to go back to? PRESENT needs a mechanism, something concrete about it, and no gap; a word of
-- absence beats everything; silence is NONE where a plan covers the unit, and UNKNOWN where none does, for scripts
-- are silent by nature.
SELECT s.unit_id,
  CASE
    WHEN s.backup_absent > 0 THEN 'NONE'
    WHEN s.backup_mechanism > 0
     AND s.backup_timing + s.backup_location + s.backup_retention + s.backup_restore_tested > 0
     AND s.backup_gap + s.backup_gap_inferred + s.backup_absent_inferred = 0 THEN 'PRESENT'
    WHEN s.backup_mechanism + s.backup_mention + s.backup_gap + s.backup_timing + s.backup_location
       + s.backup_retention + s.backup_restore_tested + s.backup_encrypted > 0 THEN 'PARTIAL'
    WHEN s.backup_absent_inferred > 0 THEN 'NONE'
    WHEN s.backup_placeholder > 0 OR s.plans = 0 THEN 'UNKNOWN'
    ELSE 'NONE'
  END AS status,
  CASE
    WHEN s.backup_absent > 0
      THEN printf('said absent %d time(s)', s.backup_absent)
        || CASE WHEN s.backup_mechanism + s.backup_mention > 0 THEN '; a backup is spoken of elsewhere' ELSE '' END
    WHEN s.backup_mechanism + s.backup_mention + s.backup_gap + s.backup_timing + s.backup_location
       + s.backup_retention + s.backup_restore_tested + s.backup_encrypted > 0
      THEN CASE WHEN s.backup_mechanism > 0
             THEN printf('mechanism: %d stated, %d evidenced', s.backup_mechanism - s.backup_mechanism_evidenced,
                    s.backup_mechanism_evidenced)
             ELSE 'mentioned without a mechanism' END
        || CASE WHEN s.backup_timing + s.backup_location + s.backup_retention + s.backup_restore_tested = 0
             THEN '; no timing, location, retention or restore test'
             ELSE CASE WHEN s.backup_timing > 0 THEN '; timing' ELSE '' END
               || CASE WHEN s.backup_location > 0 THEN '; location' ELSE '' END
               || CASE WHEN s.backup_retention > 0 THEN '; retention' ELSE '' END
               || CASE WHEN s.backup_restore_tested > 0
                    THEN printf('; restore test (%d stated, %d evidenced)',
                           s.backup_restore_tested - s.backup_restore_tested_evidenced, s.backup_restore_tested_evidenced)
                    ELSE '' END
           END
        || CASE WHEN s.backup_gap > 0 THEN '; a gap is stated'
             WHEN s.backup_gap_inferred + s.backup_absent_inferred > 0 THEN '; a gap is inferred' ELSE '' END
    WHEN s.backup_absent_inferred > 0 THEN 'its absence is inferred, and nothing says otherwise'
    WHEN s.backup_placeholder > 0 THEN 'only a placeholder where a backup should be described'
    WHEN s.plans = 0 THEN printf('no plan covers the unit; %d script(s) and %d pipeline(s) say nothing of a backup',
                            s.scripts, s.pipelines)
    ELSE printf('no backup strategy found in %d plan(s) covering the unit', s.plans)
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'backup') AS evidence
FROM gov_unit_signals AS s;
