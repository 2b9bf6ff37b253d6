-- A control that a pipeline names to say that it is off, optional or to be decided is none; one side in the clear is a way in the clear.
.output /dev/null
SELECT gov_scan('tests/golden/pipelines-plain', '--pipeline-config-paths=*');
.output stdout
.mode list
SELECT unit_id, signal, value, line FROM gov_evidence WHERE aspect = 'control' ORDER BY unit_id, signal;
