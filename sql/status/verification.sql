CREATE TEMP VIEW gov_verification AS
-- Will anybody notice when data is lost or changed? STRONG needs two kinds of check, one of them of content, or a
-- check that ran and passed: configured is not executed. A failed or contradicting run takes STRONG away and raises
-- nothing.
SELECT s.unit_id,
  CASE
    WHEN s.verification_absent > 0 THEN 'NONE'
    WHEN s.verification_failed + s.verification_failed_inferred + s.runs_failed + s.verification_absent_inferred = 0
     AND (s.verification_executed_evidenced > 0
       OR (s.verification_checksum + s.verification_sample + s.verification_referential
             + s.verification_quality_suite + s.verification_reconcile + s.verification_parity > 0
           AND (s.verification_count > 0) + (s.verification_checksum > 0) + (s.verification_sample > 0)
             + (s.verification_referential > 0) + (s.verification_constraint > 0) + (s.verification_quality_suite > 0)
             + (s.verification_reconcile > 0) + (s.verification_parity > 0) + (s.verification_smoke > 0) >= 2)) THEN 'STRONG'
    WHEN s.verification_count + s.verification_checksum + s.verification_sample + s.verification_referential
       + s.verification_constraint + s.verification_quality_suite + s.verification_reconcile
       + s.verification_parity + s.verification_smoke + s.verification_executed > 0 THEN 'BASIC'
    WHEN s.verification_absent_inferred > 0 THEN 'NONE'
    WHEN s.verification_placeholder > 0 OR s.plans = 0 THEN 'UNKNOWN'
    ELSE 'NONE'
  END AS status,
  CASE
    WHEN s.verification_absent > 0
      THEN 'said not to be verified'
        || CASE WHEN s.verification_count + s.verification_checksum + s.verification_sample + s.verification_reconcile > 0
             THEN '; a check is spoken of elsewhere' ELSE '' END
    WHEN s.verification_count + s.verification_checksum + s.verification_sample + s.verification_referential
       + s.verification_constraint + s.verification_quality_suite + s.verification_reconcile
       + s.verification_parity + s.verification_smoke + s.verification_executed > 0
      THEN 'checks:'
        || CASE WHEN s.verification_count > 0 THEN ' counts' ELSE '' END
        || CASE WHEN s.verification_checksum > 0 THEN ' checksum' ELSE '' END
        || CASE WHEN s.verification_sample > 0 THEN ' sample' ELSE '' END
        || CASE WHEN s.verification_referential > 0 THEN ' referential' ELSE '' END
        || CASE WHEN s.verification_constraint > 0 THEN ' constraint' ELSE '' END
        || CASE WHEN s.verification_quality_suite > 0 THEN ' quality-suite' ELSE '' END
        || CASE WHEN s.verification_reconcile > 0 THEN ' reconciliation' ELSE '' END
        || CASE WHEN s.verification_parity > 0 THEN ' parity' ELSE '' END
        || CASE WHEN s.verification_smoke > 0 THEN ' smoke' ELSE '' END
        || CASE WHEN s.verification_executed_evidenced > 0
             THEN printf('; evidenced: %d run(s) passed', s.verification_executed_evidenced)
             WHEN s.verification_executed > 0 THEN '; stated to have run, without evidence of the run'
             ELSE '; described or configured, no run of them on the live data is evidenced' END
        || CASE WHEN s.verification_failed + s.verification_failed_inferred + s.runs_failed > 0
             THEN '; a run failed or contradicts' ELSE '' END
    WHEN s.verification_absent_inferred > 0 THEN 'its absence is inferred, and nothing says otherwise'
    WHEN s.verification_failed + s.verification_failed_inferred + s.runs_failed > 0
      THEN 'a run failed or contradicts, and no other check is known'
    WHEN s.verification_placeholder > 0 THEN 'only a placeholder where verification should be described'
    WHEN s.plans = 0 THEN printf('no plan covers the unit; %d script(s) and %d report(s) hold no check', s.scripts, s.reports)
    ELSE printf('no verification found in %d plan(s) covering the unit', s.plans)
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'verification') AS evidence
FROM gov_unit_signals AS s;
