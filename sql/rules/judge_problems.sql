-- What is wrong with a hypothetical row (?1, a JSON object)? Words outside gov_status_words, and keys nobody knows.
SELECT CASE WHEN json_type(?1) <> 'object' THEN 'the text is no JSON object' ELSE (
  SELECT group_concat(j.key || ' = ' || coalesce(json_quote(j.value), 'null'), ', ')
  FROM json_each(?1) AS j
  WHERE j.type <> 'null'
    AND NOT EXISTS (SELECT 1 FROM temp.gov_status_words AS w WHERE w.column_name = j.key AND w.word = j.value)
    AND NOT (j.key IN ('unit_id', 'spec_id', 'notes') AND j.type = 'text')
    AND NOT (j.key IN ('residency_allowed', 'sensitive', 'mentioned', 'mitigated', 'blocking_for_release')
             AND (j.type IN ('true', 'false') OR (j.type = 'integer' AND j.value IN (0, 1))))
    AND NOT (j.key IN ('destructive', 'runs_failed') AND (j.type IN ('true', 'false') OR (j.type = 'integer' AND j.value >= 0)))
  ) END;
