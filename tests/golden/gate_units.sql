.mode list
-- What a migration moves where its spec is one migration: what its documents include, and what scripts change, whatever a document
-- leaves out. `vouchers` nobody moves.
SELECT gov_scan('tests/golden/gate-units/moved') IS NOT NULL;
SELECT scope, unit_id FROM gov_gate_units ORDER BY unit_id;
-- customers is forgotten; audit_log is left out by name
SELECT outcome, substr(reason, 8, instr(reason, ':') - 8), line FROM gov_checks WHERE check_id = 'MIG1.COMPONENT_UNIT' ORDER BY 2;
-- an assessment that nobody filled in forgets what its script changes
SELECT gov_scan('tests/golden/gate-units/blank') IS NOT NULL;
SELECT outcome, line FROM gov_checks WHERE check_id = 'MIG1.COMPONENT_UNIT';
-- a gate's spec is that of its migration
SELECT gov_scan('tests/golden/gate-units/specs') IS NOT NULL;
SELECT scope, gate, spec_id FROM gov_gates WHERE gate GLOB 'MIG-[34]*' ORDER BY scope, gate;
