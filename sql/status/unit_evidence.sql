CREATE TEMP VIEW gov_unit_evidence AS
-- Which statements apply to a unit: those about it, and those about a whole plan, spec or workspace that covers it? One simple
-- join, so that a lookup by unit reads only its own rows.
SELECT u.unit_id, e.evidence_id, e.aspect, e.signal, e.value, e.standing, e.source, e.path, e.line, e.excerpt,
  e.path || coalesce(':' || e.line, '') AS place
FROM temp.gov_unit_scopes AS u CROSS JOIN temp.gov_evidence AS e
WHERE e.scope_id = u.scope_id;
