CREATE TEMP VIEW gov_rollback AS
-- Can this migration be undone? PRESENT needs steps, a switch or down scripts that reverse every change; steps that
-- restore a backup are worth what the backup is worth. What was only inferred (a script without undo) may lower,
-- never raise.
SELECT s.unit_id,
  CASE
    WHEN s.rollback_irreversible + s.rollback_absent > 0 THEN 'NONE'
    WHEN s.rollback_irreversible_inferred = 0
     AND (s.rollback_steps > 0
       OR (s.rollback_script > 0 AND s.rollback_absent_inferred = 0)
       OR (s.rollback_restore > 0 AND b.status IN ('PRESENT', 'PARTIAL'))) THEN 'PRESENT'
    WHEN s.rollback_steps + s.rollback_script + s.rollback_restore + s.rollback_mention + s.rollback_trigger
       + s.rollback_window + s.rollback_owner + s.rollback_tested > 0 THEN 'WEAK'
    WHEN s.rollback_absent_inferred + s.rollback_irreversible_inferred > 0 THEN 'NONE'
    WHEN s.rollback_placeholder > 0 OR s.plans = 0 THEN 'UNKNOWN'
    ELSE 'NONE'
  END AS status,
  CASE
    WHEN s.rollback_irreversible + s.rollback_absent > 0
      THEN CASE WHEN s.rollback_irreversible > 0 THEN 'said to be irreversible' ELSE 'said to have no rollback' END
        || CASE WHEN s.rollback_steps + s.rollback_script + s.rollback_restore + s.rollback_mention > 0
             THEN '; a way back is spoken of elsewhere' ELSE '' END
    WHEN s.rollback_steps + s.rollback_script + s.rollback_restore + s.rollback_mention + s.rollback_trigger
       + s.rollback_window + s.rollback_owner + s.rollback_tested > 0
      THEN trim(
           CASE WHEN s.rollback_steps > 0
             THEN printf('; steps or a switch: %d stated, %d evidenced', s.rollback_steps - s.rollback_steps_evidenced,
                    s.rollback_steps_evidenced) ELSE '' END
        || CASE WHEN s.rollback_script > 0 THEN printf('; %d down script(s) that undo its changes', s.rollback_script) ELSE '' END
        || CASE WHEN s.rollback_restore > 0
             THEN printf('; steps that restore a backup, and the backup is %s', b.status) ELSE '' END
        || CASE WHEN s.rollback_mention > 0 THEN '; mentioned, or a partial or refusing down script' ELSE '' END
        || CASE WHEN s.rollback_trigger > 0 THEN '; trigger' ELSE '' END
        || CASE WHEN s.rollback_window > 0 THEN '; window' ELSE '' END
        || CASE WHEN s.rollback_owner > 0 THEN '; owner' ELSE '' END
        || CASE WHEN s.rollback_tested > 0
             THEN printf('; rehearsed (%d stated, %d evidenced)', s.rollback_tested - s.rollback_tested_evidenced,
                    s.rollback_tested_evidenced) ELSE '' END
        || CASE WHEN s.rollback_absent_inferred > 0 THEN '; a script that changes it has no undo' ELSE '' END
        || CASE WHEN s.rollback_irreversible_inferred > 0 THEN '; a change cannot be undone by its down script' ELSE '' END,
           '; ')
    WHEN s.rollback_absent_inferred > 0 THEN 'the scripts that change it have no undo, and no plan describes one'
    WHEN s.rollback_irreversible_inferred > 0 THEN 'a script loses data that no undo restores, and no plan describes one'
    WHEN s.rollback_placeholder > 0 THEN 'only a placeholder where a rollback should be described'
    WHEN s.plans = 0 THEN printf('no plan covers the unit; %d script(s) name it', s.scripts)
    ELSE printf('no rollback strategy found in %d plan(s) covering the unit', s.plans)
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'rollback') AS evidence
FROM gov_unit_signals AS s JOIN gov_backup AS b ON b.unit_id = s.unit_id;
