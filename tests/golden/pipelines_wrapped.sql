-- Pipelines as their platforms wrap them: Strimzi's resource, octavia's configuration, a CloudFormation stack. A transform that is
-- not listed masks nothing, a field that is not selected is not copied, and a connection that is off moves nothing.
.output /dev/null
SELECT gov_scan('tests/golden/pipelines-wrapped', '--pipeline-config-paths=*');
.output stdout
.mode list
SELECT path, format, status FROM gov_artifacts ORDER BY path;
SELECT '-- evidence';
SELECT unit_id, aspect || '.' || signal, value, path, line FROM gov_evidence ORDER BY path, line, unit_id, aspect, signal;
SELECT '-- flows';
SELECT unit_id, source_env, source_region, target_region, path FROM gov_flows ORDER BY path, unit_id;
SELECT '-- diagnostics';
SELECT code, path FROM gov_diagnostics ORDER BY path, code;
