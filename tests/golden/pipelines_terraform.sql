-- Pipelines that Terraform makes. What stands in variables, other files, modules and loops is told and never guessed; what one resource
-- says of itself (validation, encryption, masking) is not said of another in the same file.
.output /dev/null
SELECT gov_scan('tests/golden/pipelines-terraform', '--pipeline-config-paths=*');
.output stdout
.mode list
SELECT path, format, status FROM gov_artifacts ORDER BY path;
SELECT '-- evidence';
SELECT unit_id, aspect || '.' || signal, value, path, line FROM gov_evidence ORDER BY path, line, unit_id, aspect, signal;
SELECT '-- flows';
SELECT unit_id, source_env, target_env, source_region, target_region, path FROM gov_flows ORDER BY path, unit_id;
SELECT '-- diagnostics';
SELECT code, path, line, message FROM gov_diagnostics ORDER BY path, line, code;
