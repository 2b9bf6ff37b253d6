-- What a workspace's own folders are taken for: a plan by its usual name, where it speaks of one; and migrations in languages that no
-- reader knows are told, for silence would look like none.
.output /dev/null
SELECT gov_scan('tests/golden/by-convention');
.output stdout
.mode list
SELECT path, kind, status, note FROM gov_artifacts ORDER BY path;
SELECT severity, code, path FROM gov_diagnostics ORDER BY path;
