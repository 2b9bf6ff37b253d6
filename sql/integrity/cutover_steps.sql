CREATE TEMP VIEW gov_cutover_steps AS
-- The steps of the cutover runbooks with their ten fields, in the order they stand; undo 1: the entry "<id>-rollback" of the
-- step of that id, or one below a heading on rolling back. rehearsed: by more than a dry run. A field NULL: it is not there, a blank to fill in, a dash, or where something must be told,
-- it tells nothing (gov_hollow).
WITH fields AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, f.field, f.word, f.number, f.line,
    CASE WHEN NOT f.placeholder AND coalesce(f.word, '') <> 'none' THEN f.text END AS text,
    f.text IS NOT NULL AND NOT f.placeholder AS said, gov_hollow(f.text) AS hollow -- "none" is an answer to some questions
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'runbook' AND f.record = 'step')
SELECT f.scope, f.path, min(f.line) AS line, f.record_no,
  max(CASE WHEN f.field = 'step' THEN f.word END) AS step, 
  coalesce(max(CASE WHEN f.field = 'step' THEN f.number END), 0) OR max(f.field = 'undo_section') AS undo,
  max(CASE WHEN f.field = 'owner' THEN f.text END) AS owner, max(CASE WHEN f.field = 'preconditions' AND f.said THEN 1 ELSE 0 END) AS preconditions,
  max(CASE WHEN f.field = 'action' AND NOT f.hollow THEN f.text END) AS action, max(f.field = 'action_absent') AS action_absent,
  max(CASE WHEN f.field = 'duration' THEN gov_duration(f.text) END) AS seconds, 
  max(f.field = 'duration_rehearsed') AND NOT max(f.field = 'duration_simulated') AS duration_rehearsed,
  max(CASE WHEN f.field = 'post' AND NOT f.hollow THEN f.text END) AS post, max(CASE WHEN f.field = 'go_no_go' THEN f.text END) AS go_no_go,
  max(f.field = 'go_vague') AS go_vague,
  max(f.field = 'communication' AND f.said) AS communication, max(CASE WHEN f.field = 'rollback' THEN f.text END) AS rollback,
  max(CASE WHEN f.field = 'rollback_kind' THEN f.word END) AS rollback_kind, 
  max(f.field = 'rollback_rehearsed') AND NOT max(f.field = 'rollback_simulated') AS rollback_rehearsed,
  max(CASE WHEN f.field = 'ponr' AND f.word <> 'none' THEN f.word END) AS ponr,
  max(CASE WHEN f.field = 'reversibility' AND f.word <> 'none' THEN f.word END) AS reversibility
FROM fields AS f GROUP BY f.scope, f.path, f.record_no;
