CREATE TEMP VIEW gov_gate_approvals AS
-- Which decisions are about which artifact of a gate, and what is each worth now? It is about what it stands in, what it names
-- by code or path in the same migration, or what has its digest; a migration-review panel that names nothing is about MIG-5.
-- stale: the text has changed since; predates: the text bears a later time; doubtful: or an earlier one, for its date may be either of two days; ahead: its day is still to come; void: feedback took the
-- role's decision back.
-- last: the last decision of its role. counts: it approves, and none of this speaks against it.
WITH RECURSIVE today AS MATERIALIZED (SELECT substr(f.value, 1, 10) AS day FROM temp.gov_flags AS f WHERE f.flag = 'now'),
artifacts AS MATERIALIZED (
  SELECT a.scope, a.spec_id, a.gate, a.step, a.code, a.path, a.line, a.line_end, f.sha256 AS file_sha256, p.sha256 AS part_sha256, p.authors,
    CASE WHEN a.gate IN ('MIG-4', 'MIG-5') THEN max(coalesce(p.latest_at, p.stamped_at), coalesce(p.stamped_at, p.latest_at)) ELSE p.stamped_at END AS stamped_at,
    CASE WHEN p.stamped_early < p.stamped_at AND (a.gate NOT IN ('MIG-4', 'MIG-5') OR coalesce(p.latest_at, '') <= p.stamped_at) THEN p.stamped_early END AS stamped_early,
    count(*) OVER (PARTITION BY a.path) AS shares,
    rtrim(rtrim(a.path, replace(a.path, '/', '')), '/') AS folder
  FROM temp.gov_kept_gate_artifacts AS a JOIN temp.gov_artifacts AS f ON f.path = a.path
    LEFT JOIN temp.gov_parts AS p ON p.path = a.path AND (CASE WHEN a.line = 0 THEN p.code IS NULL ELSE p.code = a.code AND p.line = a.line END)),
records AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY r.path, r.line, r.role) AS record_no, r.path, r.line, r.decision, r.role, r.person_no, r.human, r.human_required,
    r.approved_at, r.sha256, r.confidence, r.is_override, r.justification_chars, r.approvals, r.profile, r.source, r.detail, f.spec_id,
    CASE WHEN r.subject IS NULL AND r.source = 'panel' AND r.role = 'migration-review' THEN 'MIG-5' ELSE r.subject END AS subject,
    rtrim(rtrim(r.path, replace(r.path, '/', '')), '/') AS folder
  FROM temp.gov_approvals AS r JOIN temp.gov_artifacts AS f ON f.path = r.path),
above AS ( -- the folder of each decision that names a code, and those around it
  SELECT r.record_no, r.subject, r.folder FROM records AS r WHERE r.subject IS NOT NULL
  UNION
  SELECT o.record_no, o.subject, rtrim(rtrim(o.folder, replace(o.folder, '/', '')), '/') FROM above AS o WHERE instr(o.folder, '/') > 0),
about AS MATERIALIZED (
  SELECT r.record_no, a.path AS artifact_path, a.code, a.line AS artifact_line
  FROM records AS r JOIN artifacts AS a ON a.path = r.path
  WHERE r.subject = a.code OR (r.subject IS NULL
    AND (a.shares = 1 OR r.source NOT IN ('table', 'prose') OR r.line BETWEEN a.line AND a.line_end))
  UNION
  SELECT r.record_no, a.path, a.code, a.line
  FROM records AS r JOIN artifacts AS a ON a.file_sha256 = r.sha256 AND a.code = r.subject
  UNION
  SELECT r.record_no, a.path, a.code, a.line
  FROM records AS r JOIN artifacts AS a ON a.part_sha256 = r.sha256 AND a.code = r.subject
  UNION
  SELECT r.record_no, a.path, a.code, a.line
  FROM records AS r JOIN artifacts AS a ON a.scope = r.spec_id AND a.code = r.subject WHERE a.scope = a.spec_id
  UNION
  SELECT o.record_no, a.path, a.code, a.line
  FROM above AS o JOIN artifacts AS a ON a.scope = o.folder AND a.code = o.subject WHERE a.scope <> a.spec_id
  UNION
  SELECT r.record_no, a.path, a.code, a.line
  FROM records AS r JOIN artifacts AS a ON a.path = r.subject
  UNION
  SELECT r.record_no, a.path, a.code, a.line
  FROM records AS r JOIN artifacts AS a ON a.path = r.folder || '/' || r.subject),
joined AS MATERIALIZED (
  SELECT a.scope, a.spec_id, a.gate, a.step, a.code, a.path AS artifact_path, a.line AS artifact_line, r.record_no, r.decision, lower(coalesce(r.role, '')) AS role,
    r.person_no, r.human, r.approved_at, r.path, r.line, r.source,
    r.human_required = 1 OR (r.confidence < 0.3 AND r.decision = 'approve') AS human_required,
    r.sha256 IS NOT NULL AND r.sha256 NOT IN (a.file_sha256, coalesce(a.part_sha256, '')) AS stale,
    r.sha256 IS NULL AND a.stamped_at IS NOT NULL AND (r.approved_at IS NULL
      OR substr(r.approved_at, 1, length(a.stamped_at)) < substr(a.stamped_at, 1, length(r.approved_at))) AS predates,
    a.stamped_early IS NOT NULL AND substr(r.approved_at, 1, 10) >= substr(a.stamped_early, 1, 10) AS doubtful, r.detail,
    coalesce(substr(r.approved_at, 1, 10) > (SELECT t.day FROM today AS t), 0) AS ahead,
    coalesce(instr(a.authors, ',' || r.person_no || ',') > 0, 0) AS own,
    r.is_override AND (r.justification_chars < o.justification_chars OR r.approvals < o.approvals) AS weak_override
  FROM about AS b JOIN records AS r ON r.record_no = b.record_no
    JOIN artifacts AS a ON a.path = b.artifact_path AND a.code = b.code AND a.line = b.artifact_line
    JOIN temp.gov_override_profiles AS o
      ON o.profile = CASE WHEN r.profile IN (SELECT k.profile FROM temp.gov_override_profiles AS k) THEN r.profile ELSE 'default' END),
voided AS MATERIALIZED (
  SELECT j.artifact_path, j.code, j.artifact_line, j.role FROM joined AS j WHERE j.decision = 'void'),
ranked AS MATERIALIZED (
  SELECT j.scope, j.spec_id, j.gate, j.step, j.code, j.artifact_path, j.artifact_line, j.decision, j.role, j.person_no, j.human, j.approved_at, j.path, j.line,
    j.source, j.human_required, j.stale, j.predates, j.doubtful, j.detail, j.ahead, j.own, j.weak_override,
    EXISTS (SELECT 1 FROM voided AS v WHERE v.artifact_path = j.artifact_path AND v.code = j.code AND v.artifact_line = j.artifact_line AND v.role = j.role) AS void,
    row_number() OVER (PARTITION BY j.artifact_path, j.code, j.artifact_line, j.role
      ORDER BY j.approved_at DESC, j.path DESC, j.line DESC) = 1 AS last
  FROM joined AS j WHERE j.decision <> 'void')
SELECT r.scope, r.spec_id, r.gate, r.step, r.code, r.artifact_path, r.artifact_line, r.decision, r.role, r.person_no, r.human, r.human_required, r.approved_at,
  r.stale, r.predates, coalesce(r.predates AND r.doubtful, 0) AS doubtful, r.detail, r.ahead, r.own, r.weak_override, r.void, r.last,
  r.decision = 'approve' AND r.last AND NOT r.stale AND NOT r.predates AND NOT r.ahead AND NOT r.void AND NOT r.weak_override AS counts,
  r.source, r.path, r.line
FROM ranked AS r;
