CREATE TEMP VIEW gov_coverage AS
-- Is the unit migrated? Change beats words: what a script or pipeline changes is in scope even when a plan leaves it
-- out (gov_findings says so), because OUT_OF_SCOPE switches every other rule off and must never be claimed lightly.
SELECT s.unit_id,
  CASE
    WHEN s.changed > 0 OR s.pipelines > 0 OR s.coverage_in_scope > 0 THEN 'IN_SCOPE'
    WHEN s.coverage_out_of_scope > 0 THEN 'OUT_OF_SCOPE'
    ELSE 'UNKNOWN'
  END AS status,
  CASE
    WHEN s.changed > 0 OR s.pipelines > 0 OR s.coverage_in_scope > 0
      THEN printf('included by %d statement(s) of plans, %d of scripts, pipelines or runs; %d change(s) in scripts, %d pipeline(s)',
             s.coverage_in_scope - s.coverage_in_scope_evidenced, s.coverage_in_scope_evidenced, s.changed, s.pipelines)
        || CASE WHEN s.coverage_out_of_scope > 0
             THEN printf('; but said out of scope %d time(s)', s.coverage_out_of_scope) ELSE '' END
    WHEN s.coverage_out_of_scope > 0
      THEN printf('said out of scope %d time(s), and nothing changes it', s.coverage_out_of_scope)
    WHEN s.plans + s.scripts + s.reports > 0
      THEN printf('named in %d plan(s), %d script(s), %d report(s), none of which says that it is migrated',
             s.plans, s.scripts, s.reports)
    ELSE printf('no plan, script or pipeline names it (known from %d data model(s) or registries)', s.models)
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'coverage' AND e.scope = 'unit') AS evidence
FROM gov_unit_signals AS s;
