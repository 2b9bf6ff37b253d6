-- The report as one JSON document. ?1: the mode, ?2: the digest of all artifacts. The units carry the fourteen fields
-- of the status model, booleans as true and false, and beside them the reason and evidence of each status.
WITH gov_mode(mode) AS (SELECT ?1), gov_status AS MATERIALIZED (
--+ rules/status
), gov_summary AS (
--+ summary/summary
), gov_summary_by_spec AS (
--+ summary/summary_by_spec
), gov_release AS MATERIALIZED (
--+ summary/release
), gov_findings AS (
--+ summary/findings
)
SELECT json_object(
  'format', 'sqlite-gov report 1',
  'header', json((SELECT json_group_object(h.name, h.value) FROM (
    SELECT h.name, h.value FROM temp.gov_report_header AS h
    UNION ALL SELECT 'safety_mode', ?1 UNION ALL SELECT 'input_digest', 'sha256:' || ?2) AS h)),
  'scope', json_object(
    'specs', json((SELECT json_group_array(json_object('spec_id', s.spec_id, 'title', s.title, 'owner', s.owner, 'repo', s.repo,
        'via', s.via))
      FROM (SELECT spec_id, title, owner, repo, via FROM temp.gov_specs WHERE in_scope ORDER BY spec_id) AS s)),
    'artifacts', json((SELECT json_group_array(json_object('kind', a.kind, 'status', a.status, 'files', a.files))
      FROM (SELECT kind, status, count(*) AS files FROM temp.gov_artifacts GROUP BY kind, status ORDER BY kind, status) AS a))),
  'units', json((SELECT json_group_array(json_object('unit_id', s.unit_id, 'spec_id', s.spec_id, 'data_class', s.data_class,
      'coverage_status', s.coverage_status, 'backup_status', s.backup_status, 'rollback_status', s.rollback_status,
      'verification_status', s.verification_status, 'policy_alignment_status', s.policy_alignment_status,
      'residency_risk_status', s.residency_risk_status,
      'residency_allowed', json(CASE WHEN s.residency_allowed THEN 'true' ELSE 'false' END),
      'migration_style', s.migration_style, 'migration_volume', s.migration_volume, 'multi_tenant_risk', s.multi_tenant_risk,
      'risk_level', s.risk_level, 'blocking_for_release', json(CASE WHEN s.blocking_for_release THEN 'true' ELSE 'false' END),
      'notes', s.notes,
      'reasons', json_object('coverage', s.coverage, 'backup', s.backup, 'rollback', s.rollback, 'verification', s.verification,
        'policy_alignment', s.policy, 'residency', s.residency, 'style', s.style, 'volume', s.volume, 'tenancy', s.tenancy),
      'evidence', json_object('coverage', json(s.coverage_places), 'backup', json(s.backup_places),
        'rollback', json(s.rollback_places), 'verification', json(s.verification_places),
        'policy_alignment', json(s.policy_places), 'residency', json(s.residency_places), 'style', json(s.style_places),
        'volume', json(s.volume_places), 'tenancy', json(s.tenancy_places))))
    FROM (
      SELECT s.unit_id, s.spec_id, s.data_class, s.coverage_status, s.backup_status, s.rollback_status, s.verification_status,
        s.policy_alignment_status, s.residency_risk_status, s.residency_allowed, s.migration_style, s.migration_volume,
        s.multi_tenant_risk, s.risk_level, s.blocking_for_release, s.notes,
        c.reason AS coverage, c.evidence AS coverage_places, b.reason AS backup, b.evidence AS backup_places,
        r.reason AS rollback, r.evidence AS rollback_places, v.reason AS verification, v.evidence AS verification_places,
        p.reason AS policy, p.evidence AS policy_places, d.reason AS residency, d.evidence AS residency_places,
        y.reason AS style, y.evidence AS style_places, o.reason AS volume, o.evidence AS volume_places,
        t.reason AS tenancy, t.evidence AS tenancy_places
      FROM gov_status AS s
        JOIN temp.gov_kept_coverage AS c ON c.unit_id = s.unit_id
        JOIN temp.gov_kept_backup AS b ON b.unit_id = s.unit_id
        JOIN temp.gov_kept_rollback AS r ON r.unit_id = s.unit_id
        JOIN temp.gov_kept_verification AS v ON v.unit_id = s.unit_id
        JOIN temp.gov_kept_policy_alignment AS p ON p.unit_id = s.unit_id
        JOIN temp.gov_kept_residency AS d ON d.unit_id = s.unit_id
        JOIN temp.gov_kept_style AS y ON y.unit_id = s.unit_id
        JOIN temp.gov_kept_volume AS o ON o.unit_id = s.unit_id
        JOIN temp.gov_kept_tenancy AS t ON t.unit_id = s.unit_id
      ORDER BY s.unit_id) AS s)),
  'findings', json((SELECT json_group_array(json_object('severity', f.severity, 'code', f.code, 'unit_id', f.unit_id,
      'spec_id', f.spec_id, 'message', f.message, 'path', f.path, 'line', f.line, 'recommendation', f.recommendation))
    FROM (SELECT severity, code, unit_id, spec_id, message, path, line, recommendation FROM gov_findings
          ORDER BY instr('blocker high medium low', severity), code, unit_id, path, line) AS f)),
  'rule_hits', json((SELECT json_group_array(json_object('rule_id', h.rule_id, 'unit_id', h.unit_id, 'effect', h.effect,
      'reason', h.reason))
    FROM (SELECT rule_id, unit_id, effect, reason FROM temp.gov_rule_hits WHERE mode = ?1 ORDER BY rule_id, unit_id) AS h)),
  'ownership', json((SELECT json_group_array(json_object('unit_id', o.unit_id, 'spec_id', o.spec_id, 'owner', o.owner,
      'repo', o.repo, 'owning_services', o.owning_services, 'producers', o.producers, 'consumers', o.consumers,
      'stores', o.stores))
    FROM (SELECT unit_id, spec_id, owner, repo, owning_services, producers, consumers, stores FROM temp.gov_kept_ownership
          ORDER BY unit_id) AS o)),
  'cross_team', json((SELECT json_group_array(json_object('unit_id', c.unit_id, 'spec_id', c.spec_id, 'owner', c.owner,
      'other_team', c.other_team, 'relation', c.relation, 'reason', c.reason, 'path', c.path, 'line', c.line))
    FROM (SELECT unit_id, spec_id, owner, other_team, relation, reason, path, line FROM temp.gov_kept_cross_team
          ORDER BY spec_id, unit_id, other_team, path, line) AS c)),
  'ui_data', json((SELECT json_group_array(json_object('unit_id', u.unit_id, 'risk_level', u.risk_level, 'concerns', u.concerns))
    FROM (SELECT unit_id, risk_level, concerns FROM temp.gov_kept_ui_data ORDER BY unit_id) AS u)),
  'summary', json((SELECT json_group_object(s.metric, s.value) FROM gov_summary AS s)),
  'by_spec', json((SELECT json_group_array(json_object('spec_id', s.spec_id, 'units', s.units, 'risk_critical', s.risk_critical,
      'risk_high', s.risk_high, 'risk_medium', s.risk_medium, 'risk_low', s.risk_low, 'blocking', s.blocking,
      'backup_or_rollback_none', s.backup_or_rollback_none, 'policy_violates', s.policy_violates,
      'residency_confirmed', s.residency_confirmed, 'multi_tenant_confirmed', s.multi_tenant_confirmed,
      'coverage_unknown', s.coverage_unknown))
    FROM (SELECT spec_id, units, risk_critical, risk_high, risk_medium, risk_low, blocking, backup_or_rollback_none,
            policy_violates, residency_confirmed, multi_tenant_confirmed, coverage_unknown
          FROM gov_summary_by_spec ORDER BY spec_id) AS s)),
  'release', json((SELECT json_group_array(json_object('spec_id', r.spec_id, 'decision', r.decision, 'reasons', r.reasons))
    FROM (SELECT spec_id, decision, reasons FROM gov_release ORDER BY spec_id) AS r)),
  'not_read', json((SELECT json_group_array(json_object('path', a.path, 'kind', a.kind, 'status', a.status, 'note', a.note))
    FROM (SELECT path, kind, status, note FROM temp.gov_artifacts WHERE status IN ('failed', 'partial') ORDER BY path) AS a)),
  'diagnostics', json((SELECT json_group_array(json_object('severity', d.severity, 'code', d.code, 'count', d.number))
    FROM (SELECT severity, code, count(*) AS number FROM temp.gov_diagnostics GROUP BY severity, code
          ORDER BY severity, code) AS d))
) AS report;
