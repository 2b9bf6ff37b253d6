.mode list
-- What is taken for the artifact of a gate, and of which step: by front matter, by file name, by six in ten of a gate's sections and of no
-- other, by a code in a heading. Not: a field beside `artifact`, one below a heading, a folder's name, two in five, the sections of two gates.
SELECT gov_scan('tests/golden/gate-kinds') IS NOT NULL;
SELECT substr(path, 16), gate, coalesce(step, '-'), how, line FROM gov_gate_artifacts ORDER BY path, gate, step;
.print -- of results that say nothing nothing is said
SELECT code, precondition IS NULL, verification IS NULL, undone, status IS NULL FROM gov_gate_results ORDER BY path;
.print -- steps: headings before what is listed between them
SELECT ordinal, name, action FROM gov_gate_steps ORDER BY 1;
