-- Writes docs/reference.md from the extension's own descriptions:
--   sqlite3 -batch -bail -init /dev/null -cmd '.load build/gov' :memory: <docs/reference.sql >docs/reference.md
.mode list
.print # Reference
.print
.print 'Made by `docs/reference.sql` from `gov_help`; a test holds the two together. In the shell: `SELECT name, purpose FROM gov_help;`'
.print
.print ## Functions
.print
.print '| function | purpose | example |'
.print '|---|---|---|'
SELECT '| `' || name || '(' || columns || ')` | ' || purpose || ' | ' || '`' || example || '` |'
FROM gov_help WHERE kind = 'function' ORDER BY name;
.print
.print ## Views: the judgements
.print
.print '`.schema NAME` in the shell shows the rule itself.'
.print
.print '| view | question it answers |'
.print '|---|---|'
SELECT '| `' || name || '` | ' || replace(purpose, '|', '\|') || ' |' FROM gov_help WHERE kind = 'view' ORDER BY name;
.print
.print ## Flags of gov_scan
.print
.print '| flag | value | meaning |'
.print '|---|---|---|'
SELECT '| `' || name || '` | ' || replace(columns, '|', ' \| ') || ' | ' || purpose || ' |' FROM gov_help WHERE kind = 'flag';
.print
.print ## Tables: the facts
.print
.print 'Read-only, need a scan first, and cannot be reached from views or triggers stored in a database file.'
WITH tables AS (SELECT name, purpose, example FROM gov_help WHERE kind = 'table')
SELECT char(10) || '### ' || t.name || char(10) || char(10) || t.purpose || char(10) || char(10) || '```sql' || char(10) ||
       t.example || ';' || char(10) || '```' || char(10) || char(10) || '| column | type | meaning |' || char(10) || '|---|---|---|' ||
       (SELECT group_concat(line, '')
        FROM (SELECT char(10) || '| `' || substr(c.name, length(t.name) + 2) || '` | ' || c.columns || ' | ' ||
                     replace(c.purpose, '|', '\|') || ' |' AS line
              FROM gov_help AS c
              WHERE c.kind = 'column' AND c.name LIKE t.name || '.%'
                AND c.name NOT LIKE '%\_evidenced' ESCAPE '\' AND c.name NOT LIKE '%\_inferred' ESCAPE '\'))
FROM tables AS t;
.print
.print 'Every signal column of `gov_signals` and `gov_plan_signals` has two more beside it: `…_evidenced` counts the rows shown by a run or'
.print 'script, `…_inferred` those that may lower a status and never raise it.'
.print
.print ## Data tables: what the extension knows
.print
.print '| table | columns | purpose |'
.print '|---|---|---|'
SELECT '| `' || name || '` | ' || columns || ' | ' || purpose || ' |' FROM gov_help WHERE kind = 'data' ORDER BY name;
