CREATE TEMP VIEW gov_unit_evidence AS
-- Which statements apply to a unit: those about it, and those about a plan, spec or workspace that covers it? One
-- plain join, so that a lookup by unit reads only its own rows (the + keeps SQLite from looking up by aspect
-- instead). The rules name this view without a schema: see gov_unit_signals. A statement that leaves the unit out
-- ("all but these") is about it, too.
SELECT u.unit_id, e.evidence_id, +e.scope AS scope, +e.aspect AS aspect, +e.signal AS signal, e.value, e.standing,
  e.source, +e.path AS path, e.line, e.excerpt,
  e.path || coalesce(':' || e.line, '') AS place
FROM temp.gov_unit_scopes AS u CROSS JOIN temp.gov_evidence AS e
WHERE e.scope_id = u.scope_id AND e.scope = u.scope;
