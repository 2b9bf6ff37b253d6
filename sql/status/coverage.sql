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
      THEN substr(
        CASE WHEN s.coverage_in_scope > s.coverage_in_scope_evidenced THEN '; a plan includes it' ELSE '' END
        || CASE WHEN s.changed > 0 THEN printf('; %d statement(s) of scripts change it', s.changed) ELSE '' END
        || CASE WHEN s.pipelines > 0 THEN printf('; %d pipeline(s) move it', s.pipelines) ELSE '' END
        || CASE WHEN s.coverage_in_scope_evidenced > 0 AND s.changed + s.pipelines = 0
             THEN '; a script or run names it as migrated' ELSE '' END
        || CASE WHEN s.coverage_out_of_scope > 0 THEN '; yet a plan leaves it out' ELSE '' END, 3)
    WHEN s.coverage_out_of_scope > 0 THEN 'a plan leaves it out, and nothing changes it'
    WHEN s.plans + s.scripts + s.reports > 0
      THEN printf('named in %d plan(s), %d script(s), %d report(s), none of which says that it is migrated',
             s.plans, s.scripts, s.reports)
    WHEN s.models > 0 THEN printf('no plan, script or pipeline names it; %d data model(s) know it', s.models)
    ELSE 'no plan, script or pipeline says that it is migrated; it is only referred to'
  END AS reason,
  (SELECT json_group_array(DISTINCT e.place) FROM gov_unit_evidence AS e
   WHERE e.unit_id = s.unit_id AND e.aspect = 'coverage' AND e.scope = 'unit') AS evidence
FROM gov_unit_signals AS s;
