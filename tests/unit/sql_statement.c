/* sql_statement.c: what the statement reader says of small scripts, each expectation read off the
 * SQL by hand. */
#include "read/sql/sql_statement.h"
#include "check.h"

static gov_arena arena;

static gov_sql_script *read_as(const char *sql, gov_sql_dialect dialect) {
  gov_sql_options options = {.dialect = dialect};
  gov_sql_script *script = NULL;
  gov_arena_free(&arena);
  arena = (gov_arena){0};
  CHECK(gov_sql_read(&arena, gov_text_of(sql), &options, &script) == SQLITE_OK);
  return script;
}

static gov_sql_script *read(const char *sql) {
  return read_as(sql, GOV_SQL_ANY);
}

static const gov_sql_statement *only(const char *sql, gov_sql_dialect dialect) {
  gov_sql_script *script = read_as(sql, dialect);
  CHECK(script->statement_count == 1);
  return script->statements[0];
}

static void words_are_in_order(void) {
  static const char *const words[] = {
#define GOV_L(c)
#define GOV_X(word) #word,
      GOV_SQL_WORDS(GOV_L, GOV_X)
#undef GOV_L
#undef GOV_X
  };
  for (size_t i = 1; i < sizeof words / sizeof *words; i++)
    CHECK(strcmp(words[i - 1], words[i]) < 0);
}

static void lines_count_every_line_end(void) {
  gov_sql_script *script =
      read("-- one\r\n/* two\r\nthree */\r\nDELETE FROM a;\rDELETE FROM b;\n\nDELETE\nFROM c;");
  CHECK(script->statement_count == 3);
  CHECK(script->statements[0]->line == 4);
  CHECK(script->statements[1]->line == 5);
  CHECK(script->statements[2]->line == 7 && script->statements[2]->line_end == 8);
}

static void quotes_hide_what_they_hold(void) {
  gov_sql_script *script = read_as(
      "INSERT INTO t VALUES ('a;b', E'it\\'s; -- no', $x$ ; DROP TABLE u; $x$);\nSELECT \"a;b\";",
      GOV_SQL_POSTGRESQL);
  CHECK(script->statement_count == 2);
  CHECK(script->statements[0]->row_count == 1);
  script = read_as("INSERT INTO t VALUES ('it\\'s; x');\nDELETE FROM `a;b`;", GOV_SQL_MYSQL);
  CHECK(script->statement_count == 2);
  CHECK_TEXT(script->statements[1]->table.last, "a;b");
  script = read_as("/* a /* b */ DROP TABLE x; */ DELETE FROM y;", GOV_SQL_POSTGRESQL);
  CHECK(script->statement_count == 1 && script->statements[0]->verb == GOV_SQL_DELETE_VERB);
  script = read_as("COPY t FROM STDIN;\n1;\t2\n\\.\nDELETE FROM y;", GOV_SQL_POSTGRESQL);
  CHECK(script->statement_count == 2 && script->statements[1]->line == 4);
  script = read_as("SELECT 'never closed; DROP TABLE x;", GOV_SQL_POSTGRESQL);
  CHECK(script->statement_count == 1 && (script->statements[0]->opaque & GOV_SQL_BROKEN));
}

static void tables_are_read_in_full(void) {
  const gov_sql_statement *s = only("CREATE TABLE app.\"Users\" (id bigserial PRIMARY KEY, email "
                                    "varchar(255) NOT NULL UNIQUE DEFAULT 'x',\n"
                                    "  org uuid REFERENCES orgs (id) ON DELETE CASCADE, made "
                                    "timestamp(3) with time zone DEFAULT now(),\n"
                                    "  total int GENERATED ALWAYS AS (a + b) STORED, CONSTRAINT ck "
                                    "CHECK (email IS NOT NULL), tags text[])",
                                    GOV_SQL_POSTGRESQL);
  CHECK_TEXT(s->table.full, "app.Users");
  CHECK_TEXT(s->table.last, "Users");
  CHECK(s->column_count == 6 && s->constraint_count == 1);
  CHECK(s->columns[0].primary_key && s->columns[0].not_null && s->columns[0].type.serial);
  CHECK_TEXT(s->columns[1].type.text, "varchar(255)");
  CHECK(s->columns[1].type.arguments[0] == 255 && s->columns[1].unique && s->columns[1].not_null);
  CHECK(s->columns[1].default_kind == GOV_SQL_DEFAULT_CONSTANT);
  CHECK_TEXT(s->columns[2].references.table.full, "orgs");
  CHECK(s->columns[2].references.on_delete == GOV_SQL_REFERENCE_CASCADE && s->columns[2].line == 2);
  CHECK_TEXT(s->columns[3].type.text, "timestamp(3) with time zone");
  CHECK(s->columns[3].default_kind == GOV_SQL_DEFAULT_STABLE);
  CHECK(s->columns[4].generated == 2);
  CHECK(s->constraints[0].not_null.count == 1);
  CHECK(s->columns[5].type.array == 1);
  s = only("CREATE TABLE t (id int unsigned NOT NULL AUTO_INCREMENT, key varchar(10), s "
           "enum('a','b'), KEY k (s(3)), PRIMARY KEY (id))",
           GOV_SQL_MYSQL);
  CHECK(s->column_count == 3 && s->constraint_count == 2);
  CHECK(s->columns[0].primary_key && s->columns[0].auto_increment &&
        s->columns[0].type.is_unsigned);
  CHECK_TEXT(s->columns[1].name, "key");
  CHECK_TEXT(s->columns[2].type.text, "enum(2 values)");
}

static void a_cluster_is_no_table(void) {
  gov_sql_script *script =
      read("DROP TABLE traces ON CLUSTER main; DROP VIEW v ON CLUSTER main SYNC;\n"
           "DROP INDEX i ON t; DROP TABLE u ON CLUSTER");
  CHECK(script->statement_count == 4);
  CHECK_TEXT(script->statements[0]->table.last, "traces");
  CHECK_TEXT(script->statements[1]->name.last, "v");
  CHECK(!script->statements[1]->table.last);
  CHECK_TEXT(script->statements[2]->table.last, "t");
  CHECK_TEXT(script->statements[3]->table.last, "u");
}

static void alterations_are_a_list(void) {
  const gov_sql_statement *s = only("ALTER TABLE IF EXISTS t ADD COLUMN IF NOT EXISTS a int NOT "
                                    "NULL DEFAULT random(), DROP COLUMN b CASCADE,\n"
                                    " ALTER COLUMN c TYPE bigint USING c::bigint, ALTER c SET NOT "
                                    "NULL, ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES u NOT VALID,"
                                    " RENAME COLUMN p TO q",
                                    GOV_SQL_POSTGRESQL);
  CHECK(s->if_exists && s->action_count == 6);
  CHECK(s->actions[0].kind == GOV_SQL_ADD_COLUMN && s->actions[0].if_not_exists);
  CHECK(s->actions[0].column->default_kind == GOV_SQL_DEFAULT_VOLATILE);
  CHECK(s->actions[1].kind == GOV_SQL_DROP_COLUMN && s->actions[1].cascade);
  CHECK(s->actions[2].kind == GOV_SQL_CHANGE_TYPE && s->actions[2].has_using &&
        s->actions[2].line == 2);
  CHECK(s->actions[3].kind == GOV_SQL_SET_NOT_NULL);
  CHECK(s->actions[4].constraint->kind == GOV_SQL_FOREIGN_KEY &&
        s->actions[4].constraint->not_valid);
  CHECK_TEXT(s->actions[5].new_name, "q");
  s = only("ALTER TABLE t MODIFY a varchar(20) NOT NULL, CHANGE b c int, DROP PRIMARY KEY, "
           "ALGORITHM=INPLACE, LOCK=NONE",
           GOV_SQL_MYSQL);
  CHECK(s->action_count == 3 && s->algorithm == GOV_SQL_ALGORITHM_INPLACE &&
        s->lock == GOV_SQL_LOCK_NONE);
  CHECK(s->actions[1].kind == GOV_SQL_CHANGE_COLUMN);
  CHECK_TEXT(s->actions[1].new_name, "c");
  s = only("ALTER TABLE t ADD a int NULL, b nvarchar(max)", GOV_SQL_MSSQL);
  CHECK(s->action_count == 2 && s->actions[1].kind == GOV_SQL_ADD_COLUMN);
}

static int has(const gov_sql_names *names, const char *name) {
  for (int32_t i = 0; i < names->count; i++) {
    if (!strcmp(names->rows[i], name)) return 1;
  }
  return 0;
}

static void rows_come_from_somewhere(void) {
  const gov_sql_statement *s = only(
      "WITH m AS (SELECT id FROM legacy WHERE gone) INSERT INTO arch (id, t) SELECT m.id, "
      "extract(year FROM o.made) AS y"
      " FROM m JOIN orgs o ON o.id = m.id WHERE o.tenant_id = 'x' AND o.kind IS DISTINCT FROM 'y'",
      GOV_SQL_POSTGRESQL);
  CHECK_TEXT(s->table.full, "arch");
  CHECK(s->source_count == 2);
  CHECK_TEXT(s->sources[0].table.full, "legacy");
  CHECK_TEXT(s->sources[1].table.full, "orgs");
  CHECK(has(&s->predicate, "tenant_id") && has(&s->predicate, "gone") &&
        !has(&s->predicate, "year"));
  CHECK(s->selected.count == 2 && s->as_select && s->has_where && !s->where_tautology);
  s = only("UPDATE a SET x = b.x, y = (SELECT max(z) FROM c) FROM b WHERE b.id = a.id",
           GOV_SQL_POSTGRESQL);
  CHECK(s->written.count == 2 && s->source_count == 2);
  CHECK(only("DELETE FROM t WHERE 1 = 1", GOV_SQL_ANY)->where_tautology);
  CHECK(only("DELETE FROM t WHERE (true)", GOV_SQL_ANY)->where_tautology);
  CHECK(!only("DELETE FROM t WHERE id = 1", GOV_SQL_ANY)->where_tautology);
  CHECK(only("DELETE FROM t WHERE id IS NOT NULL OR id IS NULL", GOV_SQL_ANY)->where_tautology);
  CHECK(only("DELETE FROM t WHERE a = 1 OR (t.id IS NULL) OR NOT t.id IS NULL", GOV_SQL_ANY)
            ->where_tautology);
  CHECK(only("DELETE FROM t WHERE gone IS TRUE OR gone IS NOT TRUE", GOV_SQL_ANY)->where_tautology);
  CHECK(!only("DELETE FROM t WHERE id IS NOT NULL OR ref IS NULL", GOV_SQL_ANY)->where_tautology);
  CHECK(!only("DELETE FROM t WHERE id IS NOT NULL OR id IS NULL AND a = 1", GOV_SQL_ANY)
             ->where_tautology);
  CHECK(
      !only("DELETE FROM t WHERE gone IS TRUE OR gone IS NOT NULL", GOV_SQL_ANY)->where_tautology);
  CHECK(!only("DELETE FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.id = t.id)", GOV_SQL_ANY)
             ->where_tautology);
}

static void some_selects_only_fail(void) {
  CHECK(only("SELECT 1/0", GOV_SQL_ANY)->fails);
  CHECK(only("SELECT (1 / 0) AS no_way_back", GOV_SQL_ANY)->fails);
  CHECK(!only("SELECT 1/10", GOV_SQL_ANY)->fails);
  CHECK(!only("SELECT 1/0 FROM t", GOV_SQL_ANY)->fails);
  CHECK(!only("SELECT CASE WHEN count_of() > 0 THEN 1/0 END", GOV_SQL_ANY)->fails);
  CHECK(only("ROLLBACK WORK TO SAVEPOINT a", GOV_SQL_ANY)->undoes);
  CHECK(!only("ROLLBACK WORK", GOV_SQL_ANY)->undoes);
}

static void copies_are_whole_or_not(void) {
  static const struct {
    const char *query;
    gov_sql_whole whole;
  } queries[] = {
      {"SELECT * FROM x", GOV_SQL_ALL_WHOLE},
      {"SELECT a, CASE WHEN b THEN 1 ELSE 2 END FROM x ORDER BY a, b", GOV_SQL_ALL_WHOLE},
      {"SELECT a, (SELECT max(b) FROM y WHERE y.id = x.id GROUP BY c) FROM x", GOV_SQL_ALL_WHOLE},
      {"SELECT a, row_number() OVER (PARTITION BY b ORDER BY c), sum(d) OVER (w) FROM x",
       GOV_SQL_ALL_WHOLE},
      {"(SELECT a FROM x)", GOV_SQL_ALL_WHOLE},
      {"SELECT a FROM x UNION ALL SELECT a FROM y", GOV_SQL_ALL_WHOLE},
      {"SELECT x.a, y.b FROM x LEFT OUTER JOIN y ON y.id = x.id", GOV_SQL_FIRST_WHOLE},
      {"SELECT x.a FROM x JOIN y ON y.id = x.id", GOV_SQL_NOT_WHOLE},
      {"SELECT x.a FROM x RIGHT OUTER JOIN y ON y.id = x.id", GOV_SQL_NOT_WHOLE},
      {"SELECT x.a FROM x, y", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x UNION SELECT a FROM y", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x EXCEPT SELECT a FROM y", GOV_SQL_NOT_WHOLE},
      {"SELECT DISTINCT a FROM x", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x GROUP BY a", GOV_SQL_NOT_WHOLE},
      {"SELECT max(a) FROM x", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x LIMIT 5", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x TABLESAMPLE SYSTEM (5)", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM (SELECT a FROM x) s", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM ONLY x", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x FOR UPDATE SKIP LOCKED", GOV_SQL_NOT_WHOLE},
      {"SELECT a FROM x ON CONFLICT DO NOTHING", GOV_SQL_NOT_WHOLE},
  };
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
    char text[200];
    sqlite3_snprintf(sizeof text, text, "INSERT INTO t %s", queries[i].query);
    CHECK(only(text, GOV_SQL_POSTGRESQL)->whole == queries[i].whole);
  }
  CHECK(only("CREATE TABLE t AS SELECT * FROM x", GOV_SQL_ANY)->whole == GOV_SQL_ALL_WHOLE);
  CHECK(!only("CREATE TABLE t AS SELECT * FROM x WITH NO DATA", GOV_SQL_POSTGRESQL)->whole);
  CHECK(!only("INSERT INTO t SELECT TOP (5) a FROM x", GOV_SQL_MSSQL)->whole);
  CHECK(!only("INSERT IGNORE INTO t SELECT a FROM x PARTITION (p0)", GOV_SQL_MYSQL)->whole);
}

static void blocks_are_entered(void) {
  gov_sql_script *script = read(
      "DO $$ BEGIN\n IF NOT EXISTS (SELECT 1) THEN\n  ALTER TABLE t ADD COLUMN a int;\n END IF;\n"
      " EXECUTE 'DROP TABLE u';\n EXECUTE format('DROP TABLE %I', v);\nEND $$;");
  CHECK(script->dialect == GOV_SQL_POSTGRESQL && script->dialect_found);
  CHECK(script->statement_count == 6);
  CHECK(script->statements[1]->conditional && script->statements[1]->line == 3 &&
        script->statements[1]->nested_in == 0);
  CHECK(script->statements[3]->verb == GOV_SQL_DROP_VERB && !script->statements[2]->opaque);
  CHECK(!script->statements[4]->opaque && script->statements[5]->opaque == GOV_SQL_DYNAMIC);
  CHECK(script->statements[5]->verb == GOV_SQL_DROP_VERB && script->statements[5]->name.templated &&
        script->statements[5]->nested_in == 4 && script->statements[5]->line == 6);
  script = read("IF OBJECT_ID('dbo.t') IS NOT NULL\nBEGIN\n  ALTER TABLE dbo.t DROP COLUMN a\n  "
                "UPDATE dbo.t\n  SET b = 1\nEND\nGO\n"
                "EXEC sp_rename 'dbo.t.x', 'y', 'COLUMN'\nGO\n");
  CHECK(script->dialect == GOV_SQL_MSSQL && script->statement_count == 3);
  CHECK(script->statements[0]->conditional && script->statements[0]->line == 3);
  CHECK(script->statements[1]->written.count == 1 && !script->statements[1]->has_where);
  CHECK(script->statements[2]->actions[0].kind == GOV_SQL_RENAME_COLUMN);
  script = read_as("CREATE TRIGGER a AFTER INSERT ON t BEGIN UPDATE t SET x = 1; DELETE FROM u; "
                   "END; DELETE FROM v;",
                   GOV_SQL_SQLITE);
  CHECK(script->statement_count == 2 && (script->statements[0]->opaque & GOV_SQL_ROUTINE));
  script = read(
      "DELIMITER //\nCREATE PROCEDURE p() BEGIN DELETE FROM t; END//\nDELIMITER ;\nDROP TABLE u;");
  CHECK(script->statement_count == 2 && script->statements[1]->line == 4);
}

static void sections_and_changesets(void) {
  gov_sql_script *script = read("-- +goose Up\n-- +goose NO TRANSACTION\nCREATE TABLE t (id "
                                "int);\n-- +goose Down\nDROP TABLE t;\n");
  CHECK_TEXT(script->tool, "goose");
  CHECK(script->statements[0]->section == GOV_SQL_UP &&
        script->statements[1]->section == GOV_SQL_DOWN);
  CHECK(script->changesets[0].transaction == 0 && script->changesets[0].has_down);
  script = read("--liquibase formatted sql\n--changeset a:1\nCREATE TABLE t (id int);\n--rollback "
                "DROP TABLE\n--rollback   t;\n"
                "--changeset a:2\nDELETE FROM t;\n--rollback empty\n");
  CHECK(script->changeset_count == 2 && script->statement_count == 3);
  CHECK(script->statements[1]->section == GOV_SQL_DOWN && script->statements[1]->line == 4);
  CHECK(script->statements[2]->changeset == 1 && script->statements[2]->section == GOV_SQL_UP);
  CHECK(script->changesets[1].down_declared_empty);
  /* Prose that begins with the same word is no marker outside of Liquibase. */
  script = read("-- Rollback: DROP TABLE t;\nDELETE FROM t;");
  CHECK(script->statement_count == 1 && script->statements[0]->section == GOV_SQL_UP);
}

static void directives_find_their_statement(void) {
  gov_sql_script *script = read("-- squawk-ignore-file x\nSELECT 1;\n-- squawk-ignore "
                                "ban-drop-table\nDROP TABLE a;\nDROP TABLE b; -- noqa\n");
  CHECK(script->directive_count == 3);
  CHECK(script->directives[0].at_top && script->directives[0].statement == 0);
  CHECK(script->directives[1].statement == 1 && script->directives[2].statement == 2);
}

static void rebuilds_lose_nothing(void) {
  gov_sql_script *script = read("CREATE TABLE u_new (id int); INSERT INTO u_new SELECT id FROM u; "
                                "DROP TABLE u; ALTER TABLE u_new RENAME TO u;");
  CHECK(script->statements[2]->rebuild && !script->statements[2]->destructive);
  script = read("ALTER TABLE u RENAME TO u_old; CREATE TABLE u (id int); INSERT INTO u SELECT id "
                "FROM u_old; DROP TABLE u_old;");
  CHECK(!script->statements[3]->destructive);
  script = read(
      "CREATE TABLE tmp (id int); DROP TABLE tmp; DROP TABLE kept; DELETE FROM other; TRUNCATE t;");
  CHECK(!script->statements[1]->destructive && script->statements[2]->destructive &&
        script->statements[3]->destructive && script->statements[4]->destructive);
  /* A copy that nothing is renamed into place is no rebuild. */
  script = read("CREATE TABLE u_new (id int); INSERT INTO u_new SELECT id FROM u; DROP TABLE u;");
  CHECK(script->statements[2]->destructive);
}

/* Each DROP is of the copy before it, however many follow; what is made later owns nothing yet. */
static void rebuilds_follow_one_another(void) {
  static const char one[] = "CREATE TABLE u_new (id int); INSERT INTO u_new SELECT id FROM u; "
                            "DROP TABLE u; ALTER TABLE u_new RENAME TO u;\n";
  enum { REBUILDS = 40 };
  char text[REBUILDS * sizeof one + 128] = "DROP TABLE own; CREATE TABLE own (id int);\n";
  for (int i = 0; i < REBUILDS; i++) strcat(text, one);
  strcat(text, "DROP TABLE own; DROP TABLE own_too; CREATE TABLE own_too (id int);");
  gov_sql_script *script = read(text);
  CHECK(script->statement_count == 4 * REBUILDS + 5);
  for (int i = 0; i < 4 * REBUILDS; i++) CHECK(!script->statements[2 + i]->destructive);
  CHECK(script->statements[0]->destructive);
  CHECK(!script->statements[4 * REBUILDS + 2]->destructive);
  CHECK(script->statements[4 * REBUILDS + 3]->destructive);
}

/* Of two statements: the second loses data. */
static int loses_after(const char *first, const char *second) {
  char text[256];
  snprintf(text, sizeof text, "%s; %s;", first, second);
  gov_sql_script *script = read(text);
  return script->statements[script->statement_count - 1]->destructive;
}

static void only_its_own_table_is_no_loss(void) {
  CHECK(loses_after("CREATE TABLE archive.u (id int)", "DROP TABLE public.u"));
  CHECK(loses_after("CREATE TABLE archive.u (id int)", "DELETE FROM public.u"));
  CHECK(loses_after("CREATE TABLE archive.u (id int)", "DROP TABLE u"));
  CHECK(loses_after("CREATE TABLE u (id int)", "DROP TABLE archive.u"));
  CHECK(!loses_after("CREATE TABLE archive.u (id int)", "DROP TABLE Archive.U"));
  CHECK(!loses_after("CREATE TABLE u (id int)", "DROP TABLE public.u"));
  CHECK(!loses_after("CREATE TABLE dbo.u (id int)", "DELETE FROM u"));
  CHECK(loses_after("CREATE TABLE IF NOT EXISTS u (id int)", "DROP TABLE u"));
  CHECK(loses_after("DO $$ BEGIN CREATE TABLE u (id int); END $$", "DROP TABLE u"));
  CHECK(
      loses_after("CREATE FUNCTION f() RETURNS void AS $$ CREATE TABLE u (id int) $$ LANGUAGE sql",
                  "DROP TABLE u"));
  CHECK(loses_after("CREATE TEMPORARY TABLE u (id int)", "DROP TABLE public.u"));
  CHECK(!loses_after("CREATE TEMPORARY TABLE IF NOT EXISTS u (id int)", "DROP TABLE u"));
  gov_sql_script *script =
      read("DO $$ BEGIN CREATE TABLE u (id int); DROP TABLE u; IF x THEN CREATE TABLE v (id int); "
           "END IF; DROP TABLE v; END $$;");
  CHECK(script->statement_count >= 5 && !script->statements[2]->destructive);
  CHECK(script->statements[script->statement_count - 1]->destructive);
}

static void production_sql_in_comments(void) {
  gov_sql_script *script = read("/* Production:\nUPDATE users SET credits = credits * "
                                "1000;\nUpdate the users; then create a backup.\n*/\nSELECT 1;");
  CHECK(script->commented_out == 1 && script->commented_line == 2 && script->statement_count == 1);
}

int main(void) {
  words_are_in_order();
  lines_count_every_line_end();
  quotes_hide_what_they_hold();
  tables_are_read_in_full();
  a_cluster_is_no_table();
  alterations_are_a_list();
  rows_come_from_somewhere();
  some_selects_only_fail();
  copies_are_whole_or_not();
  blocks_are_entered();
  sections_and_changesets();
  directives_find_their_statement();
  rebuilds_lose_nothing();
  rebuilds_follow_one_another();
  only_its_own_table_is_no_loss();
  production_sql_in_comments();
  gov_arena_free(&arena);
  return check_result();
}
