/* sql_pack.c: what comes back of packed statements is what was packed, after the reader's own structs are
 * gone: every list, in any order of asking. */
#include "read/sql/sql_statement.h"
#include <string.h>

#include "check.h"

static int same_text(const char *a, const char *b) {
  return a == b || (a && b && !strcmp(a, b));
}

static int same_name(const gov_sql_name *a, const gov_sql_name *b) {
  return same_text(a->full, b->full) && same_text(a->last, b->last) && a->parts == b->parts &&
         a->templated == b->templated;
}

static int same_names(const gov_sql_names *a, const gov_sql_names *b) {
  int same = a->count == b->count;
  for (int32_t i = 0; same && i < a->count; i++) same = same_text(a->rows[i], b->rows[i]);
  return same;
}

static int same_column(const gov_sql_column *a, const gov_sql_column *b) {
  int same = same_text(a->name, b->name) && same_text(a->type.text, b->type.text) &&
             a->type.arguments[0] == b->type.arguments[0] &&
             a->type.arguments[1] == b->type.arguments[1] &&
             a->type.value_count == b->type.value_count && a->not_null == b->not_null &&
             a->default_kind == b->default_kind && a->line == b->line &&
             same_name(&a->references.table, &b->references.table) &&
             same_names(&a->references.columns, &b->references.columns);
  for (int32_t i = 0; same && i < a->type.value_count; i++)
    same = a->type.values[i] == b->type.values[i];
  return same;
}

static int same_constraint(const gov_sql_constraint *a, const gov_sql_constraint *b) {
  return a->kind == b->kind && same_text(a->name, b->name) &&
         same_names(&a->columns, &b->columns) &&
         same_name(&a->references.table, &b->references.table) &&
         same_names(&a->references.columns, &b->references.columns) &&
         same_names(&a->not_null, &b->not_null) && a->not_valid == b->not_valid;
}

static int same_action(const gov_sql_action *a, const gov_sql_action *b) {
  return a->kind == b->kind && same_text(a->name, b->name) && same_text(a->new_name, b->new_name) &&
         !a->column == !b->column && !a->constraint == !b->constraint && a->line == b->line &&
         (!a->column || same_column(a->column, b->column)) &&
         (!a->constraint || same_constraint(a->constraint, b->constraint));
}

#define SAME_ROWS(rows, count, same_row)                                                           \
  CHECK(a->count == b->count);                                                                     \
  for (int32_t i = 0; i < a->count; i++) CHECK(same_row(&a->rows[i], &b->rows[i]))

static int same_source(const gov_sql_source *a, const gov_sql_source *b) {
  return same_name(&a->table, &b->table) && same_text(a->alias, b->alias) && a->line == b->line;
}

static void compare(const gov_sql_statement *a, const gov_sql_statement *b) {
  CHECK(a->verb == b->verb && a->object == b->object && a->number == b->number);
  CHECK(a->line == b->line && a->line_end == b->line_end && a->nested_in == b->nested_in);
  CHECK(a->row_count == b->row_count && a->setting_value == b->setting_value);
  CHECK(same_text(a->setting, b->setting) && a->rebuild == b->rebuild);
  CHECK(a->destructive == b->destructive && a->opaque == b->opaque);
  CHECK(a->conditional == b->conditional && a->literal_count == b->literal_count);
  CHECK(same_name(&a->name, &b->name) && same_name(&a->table, &b->table));
  CHECK(same_name(&a->new_name, &b->new_name));
  SAME_ROWS(more, more_count, same_name);
  CHECK(!a->more_to == !b->more_to);
  for (int32_t i = 0; a->more_to && i < a->more_count; i++)
    CHECK(same_name(&a->more_to[i], &b->more_to[i]));
  SAME_ROWS(columns, column_count, same_column);
  SAME_ROWS(constraints, constraint_count, same_constraint);
  SAME_ROWS(actions, action_count, same_action);
  SAME_ROWS(sources, source_count, same_source);
  CHECK(a->enum_value_count == b->enum_value_count);
  for (int32_t i = 0; i < a->enum_value_count; i++) CHECK(a->enum_values[i] == b->enum_values[i]);
  CHECK(same_names(&a->key, &b->key) && same_names(&a->written, &b->written));
  CHECK(same_names(&a->copied, &b->copied) && same_names(&a->predicate, &b->predicate));
  CHECK(same_names(&a->calls, &b->calls) && same_names(&a->selected, &b->selected));
}

static const char script[] =
    "SET lock_timeout = '2s';\n"
    "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');\n"
    "CREATE TABLE app.users (id bigint PRIMARY KEY, mood enum('a', 'b') NOT NULL,\n"
    "  team_id int REFERENCES teams (id, kind), amount numeric(10, 2) DEFAULT 0,\n"
    "  CONSTRAINT pair UNIQUE (id, team_id),\n"
    "  FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE);\n"
    "ALTER TABLE users ADD COLUMN email varchar(120), DROP COLUMN name,\n"
    "  ADD CONSTRAINT filled CHECK (email IS NOT NULL) NOT VALID, RENAME TO people;\n"
    "DROP TABLE a, b.c, d;\n"
    "RENAME TABLE a TO b, c TO d;\n"
    "CREATE INDEX by_email ON users (email, lower(name));\n"
    "INSERT INTO copy (id, email) SELECT u.id, u.email FROM users u JOIN teams t ON t.id = "
    "u.team_id WHERE u.kind = 1;\n"
    "UPDATE users SET old = email, email = lower(email) WHERE id > 4;\n"
    "DO $$ BEGIN IF now() > '2020-01-01' THEN DELETE FROM users WHERE id = 1; END IF; END $$;\n"
    "SELECT count(*) FROM users;\n";

int main(void) {
  enum { TIMES = 5 }; /* so that there are several groups */
  char text[sizeof script * TIMES] = "";
  gov_arena texts = {0}, structs = {0}, packed = {0}, full = {0};
  gov_sql_options options = {.structs = &structs};
  gov_sql_script *read, *kept;
  for (int i = 0; i < TIMES; i++) strcat(text, script);
  CHECK(gov_sql_read(&texts, gov_text_of(text), &options, &read) == SQLITE_OK);
  kept = gov_sql_pack(&packed, read);
  CHECK(kept && kept->statement_count == read->statement_count && kept->changeset_count == 1);
  gov_arena_free(&structs);
  CHECK(packed.size_bytes < 64 << 10);
  CHECK(gov_sql_read(&texts, gov_text_of(text), &options, &read) == SQLITE_OK);
  gov_sql_view view = {.script = kept}, plain = {.script = read};
  int32_t count = read->statement_count;
  CHECK(count > 50);
  for (int32_t i = 0; i < count; i++) compare(gov_sql_at(&view, i), gov_sql_at(&plain, i));
  for (int32_t i = count; i-- > 0;) compare(gov_sql_at(&view, i), gov_sql_at(&plain, i));
  for (int32_t i = 0; i < count; i++) {
    int32_t at = (int32_t)((int64_t)i * 7919 % count);
    compare(gov_sql_at(&view, at), gov_sql_at(&plain, at));
  }
  CHECK(gov_sql_view_close(&view) == SQLITE_OK && gov_sql_view_close(&plain) == SQLITE_OK);
  gov_sql_script *opened = gov_sql_unpack(&full, kept);
  CHECK(opened && opened->statement_count == count);
  for (int32_t i = 0; i < count; i++) compare(opened->statements[i], read->statements[i]);
  /* Packed as they are read: the same, though folding came after packing. */
  gov_arena as_read = {0};
  gov_sql_script *small;
  options.packed = &as_read;
  CHECK(gov_sql_read(&texts, gov_text_of(text), &options, &small) == SQLITE_OK);
  CHECK(small->statement_count == count && !small->statements && small->folded);
  CHECK(small->opaque_count == read->opaque_count);
  small = gov_sql_pack(&packed, small);
  view = (gov_sql_view){.script = small};
  int folded = 0;
  for (int32_t i = 0; i < count; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    folded += s->rebuild + s->destructive;
    compare(s, read->statements[i]);
  }
  CHECK(folded > 0 && gov_sql_view_close(&view) == SQLITE_OK);
  gov_arena_free(&as_read);
  gov_arena_free(&texts);
  gov_arena_free(&structs);
  gov_arena_free(&packed);
  gov_arena_free(&full);
  return check_result();
}
