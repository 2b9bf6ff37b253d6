/* sqlite_draft.c: drafts for SQLite.
**
** A table that changes in any way but by new nullable columns is rebuilt: the new shape is made
** beside it, filled, and takes its name; the old table stays as _gov_saved_T until a person
** drops it. So nothing is lost when a step fails halfway in a client that does not stop at
** errors, and the rollback restores values and not only shapes.
**
** Views and triggers are taken away first and put back last: a rebuild would trip over those
** that name the table. A second run stops at its first INSERT, before anything is changed.
*/
#include "generate/sqlite_parts.h"

static gov_table_change *change_at(const gov_draft *draft, size_t index) {
  return gov_list_at(&draft->plan->changes, index);
}

/* The rollback rebuilds what the migration only added to. */
static int is_replaced(const gov_table_change *change, int rolls_back) {
  return gov_sqlite_rebuilds(change) ||
         (rolls_back && change->from && change->to && change->changed);
}

static int any_rebuild(const gov_draft *draft, int rolls_back) {
  for (size_t i = 0; i < draft->plan->changes.count; i++) {
    const gov_table_change *change = change_at(draft, i);
    if (is_replaced(change, rolls_back) || (!change->to && !change->held_back)) return 1;
  }
  return 0;
}

static int is_unchanged_object(const gov_catalog *other, const gov_catalog_object *object) {
  const gov_catalog_object *same = gov_catalog_object_like(other, object);
  return same && gov_objects_equal(same, object, GOV_SQL_SQLITE);
}

/* Indexes go with their table; views and triggers go when anything is rebuilt. */
static int moves(const gov_draft *draft, const gov_catalog_object *object, int of_from,
                 int rolls_back) {
  const gov_catalog *other = of_from ? draft->plan->to : draft->plan->from;
  if (!is_unchanged_object(other, object)) return 1;
  if (object->kind != GOV_SQL_INDEX) return any_rebuild(draft, rolls_back);
  const gov_table_change *change = gov_sqlite_change_of(draft, object->table, of_from);
  return change && is_replaced(change, rolls_back);
}

/* An index of a table that is held back stays where it is. */
static int stays(const gov_draft *draft, const gov_catalog_object *object) {
  const gov_table_change *change = gov_sqlite_change_of(draft, object->table, 1);
  return change && change->held_back;
}

static void drop_objects(const gov_draft *draft, sqlite3_str *out, int of_from, int rolls_back) {
  const gov_list *objects = of_from ? &draft->plan->from->objects : &draft->plan->to->objects;
  for (size_t i = objects->count; i-- > 0;) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (moves(draft, object, of_from, rolls_back) && !(of_from && stays(draft, object)))
      gov_sqlite_drop_object(out, object);
  }
}

static void create_objects(const gov_draft *draft, sqlite3_str *out, int of_from, int rolls_back) {
  static const gov_sql_object order[] = {GOV_SQL_INDEX, GOV_SQL_VIEW, GOV_SQL_TRIGGER};
  const gov_list *objects = of_from ? &draft->plan->from->objects : &draft->plan->to->objects;
  for (int k = 0; k < 3; k++) {
    for (size_t i = 0; i < objects->count; i++) {
      const gov_catalog_object *object = gov_list_at(objects, i);
      if (object->kind == order[k] && moves(draft, object, of_from, rolls_back) &&
          !(of_from && stays(draft, object))) {
        gov_sqlite_create_object(out, object);
      }
    }
  }
}

static void begin(const gov_draft *draft, sqlite3_str *out, const char *fact, const char *guard) {
  sqlite3_str_appendall(
      out, "PRAGMA foreign_keys = OFF; -- rebuilt tables would drag their children along\n"
           "PRAGMA legacy_alter_table = ON; -- a rename must not rewrite the references of others\n"
           "BEGIN IMMEDIATE;\n"
           "CREATE TABLE IF NOT EXISTS \"_gov_migration\" (\n"
           "  \"draft\" TEXT NOT NULL,\n  \"fact\" TEXT NOT NULL,\n  \"value\",\n"
           "  PRIMARY KEY (\"draft\", \"fact\")\n);\n");
  gov_draft_comment(out, "%s", guard);
  sqlite3_str_appendf(out, "%s\n\n", fact);
  (void)draft;
}

/* Broken references stop the script: the fact must not be null. */
static void finish(const gov_draft *draft, sqlite3_str *out) {
  gov_draft_comment(out, "A broken reference stops the script here; roll back then.");
  sqlite3_str_appendf(
      out,
      "INSERT INTO \"_gov_migration\" (\"draft\", \"fact\", \"value\")\n"
      "SELECT '%q', NULL, 'broken reference' FROM pragma_foreign_key_check LIMIT 1;\n"
      "COMMIT;\nPRAGMA legacy_alter_table = OFF;\n",
      draft->id);
  gov_draft_comment(
      out,
      "Foreign keys are off in this connection; set PRAGMA foreign_keys as your application does.");
}

static void note_rows(const gov_draft *draft, sqlite3_str *out, const char *table,
                      const char *fact_table) {
  sqlite3_str_appendf(out,
                      "INSERT INTO \"_gov_migration\" VALUES ('%q', 'rows of %q', (SELECT count(*) "
                      "FROM \"%w\"));\n",
                      draft->id, fact_table, table);
}

static void copy_rows(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change,
                      const gov_row_key *key, const char *into) {
  sqlite3_str *columns = sqlite3_str_new(NULL), *values = sqlite3_str_new(NULL);
  const char *comma = "";
  if (key->fill) {
    sqlite3_str_appendall(columns, key->fill);
    sqlite3_str_appendall(values, key->fill_from);
    comma = ", ";
  }
  for (size_t i = 0; i < change->to->columns.count; i++) {
    char *value = gov_sqlite_copied(draft, change, i);
    if (!value) continue;
    sqlite3_str_appendf(columns, "%s\"%w\"", comma, gov_catalog_column_at(change->to, i)->name);
    sqlite3_str_appendf(values, "%s%s", comma, value);
    sqlite3_free(value);
    comma = ", ";
  }
  for (int i = 0; i < change->kept_count; i++, comma = ", ") {
    sqlite3_str_appendf(columns, "%s\"%w\"", comma, change->kept[i]->name);
    sqlite3_str_appendf(values, "%s\"%w\"", comma, change->kept[i]->name);
  }
  char *column_text = sqlite3_str_finish(columns), *value_text = sqlite3_str_finish(values);
  if (column_text && value_text) {
    sqlite3_str_appendf(out, "INSERT INTO \"%w\" (%s)\nSELECT %s FROM \"%w\";\n", into, column_text,
                        value_text, change->from->name);
  }
  sqlite3_free(column_text);
  sqlite3_free(value_text);
}

static int counts(const gov_catalog_table *before, const gov_catalog_table *after) {
  const gov_catalog_column *a = gov_sqlite_integer_key(before), *b = gov_sqlite_integer_key(after);
  return a && b && a->auto_increment && b->auto_increment;
}

/* AUTOINCREMENT goes on where it stood, also when the last rows are gone. */
static void keep_sequence(const gov_draft *draft, sqlite3_str *out, const gov_catalog_table *before,
                          const gov_catalog_table *after, int restores) {
  if (!counts(before, after)) return;
  if (!restores) {
    sqlite3_str_appendf(out,
                        "INSERT OR REPLACE INTO \"_gov_migration\" SELECT '%q', 'sequence of %q', "
                        "seq FROM sqlite_sequence "
                        "WHERE name = '%q';\n",
                        draft->id, before->name, before->name);
    return;
  }
  sqlite3_str_appendf(
      out,
      "DELETE FROM sqlite_sequence WHERE name = '%q';\n"
      "INSERT INTO sqlite_sequence (name, seq) SELECT '%q', \"value\" FROM \"_gov_migration\" "
      "WHERE \"draft\" = '%q' AND \"fact\" = 'sequence of %q';\n",
      after->name, after->name, draft->id, before->name);
}

static void rebuild(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change) {
  gov_row_key key;
  gov_sqlite_row_key(draft->plan->arena, change, &key);
  const char *made = gov_arena_printf(draft->plan->arena, "%s%s", "_gov_new_", change->to->name);
  if (!made) return;
  gov_draft_comment(out, "%s is rebuilt; the old table stays as %s%s", change->from->name,
                    GOV_SAVED, change->from->name);
  note_rows(draft, out, change->from->name, change->to->name);
  keep_sequence(draft, out, change->from, change->to, 0);
  gov_sqlite_create_table(out, made, change->to, change->kept, change->kept_count);
  copy_rows(draft, out, change, &key, made);
  sqlite3_str_appendall(out, "\n");
}

/* When every table is copied: a value may come from another table's old shape. */
static void take_place(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change) {
  if (!change->from || !change->to) return;
  const char *made = gov_arena_printf(draft->plan->arena, "%s%s", "_gov_new_", change->to->name);
  if (!made) return;
  sqlite3_str_appendf(out, "ALTER TABLE \"%w\" RENAME TO \"%s%w\";\n", change->from->name,
                      GOV_SAVED, change->from->name);
  sqlite3_str_appendf(out, "ALTER TABLE \"%w\" RENAME TO \"%w\";\n", made, change->to->name);
  keep_sequence(draft, out, change->from, change->to, 1);
  sqlite3_str_appendall(out, "\n");
}

/* A new table, with a row for each row of the table that the mapping takes it from. */
static void make_table(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change) {
  gov_sqlite_create_table(out, change->to->name, change->to, NULL, 0);
  if (!change->filled_from) return;
  sqlite3_str *columns = sqlite3_str_new(NULL), *values = sqlite3_str_new(NULL);
  const char *comma = "";
  for (size_t i = 0; i < change->to->columns.count; i++) {
    char *value = gov_sqlite_mapped(draft, change, i, NULL);
    if (!value) continue;
    sqlite3_str_appendf(columns, "%s\"%w\"", comma, gov_catalog_column_at(change->to, i)->name);
    sqlite3_str_appendf(values, "%s%s", comma, value);
    sqlite3_free(value);
    comma = ", ";
  }
  char *column_text = sqlite3_str_finish(columns), *value_text = sqlite3_str_finish(values);
  if (column_text && value_text)
    sqlite3_str_appendf(out, "INSERT INTO \"%w\" (%s)\nSELECT %s FROM \"%w\";\n\n",
                        change->to->name, column_text, value_text, change->filled_from->name);
  sqlite3_free(column_text);
  sqlite3_free(value_text);
  note_rows(draft, out, change->filled_from->name, change->to->name);
}

static void add_columns(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change) {
  note_rows(draft, out, change->from->name, change->to->name);
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_catalog_column *column = gov_catalog_column_at(change->to, i);
    if (change->sources[i]) continue;
    sqlite3_str_appendf(out, "ALTER TABLE \"%w\" ADD COLUMN \"%w\"%s%s", change->to->name,
                        column->name, *column->type ? " " : "", column->type);
    if (column->collation) sqlite3_str_appendf(out, " COLLATE \"%w\"", column->collation);
    sqlite3_str_appendall(out, ";\n");
  }
  sqlite3_str_appendall(out, "\n");
}

static void write_migration(const gov_draft *draft) {
  sqlite3_str *out = draft->migration;
  gov_draft_head(draft, out, "migration", "Run it with: sqlite3 -bail DATABASE < migration.sql");
  gov_draft_steps(draft, out);
  sqlite3_str_appendall(out, "\n");
  if (!draft->plan->steps.count) return;
  char *fact =
      sqlite3_mprintf("INSERT INTO \"_gov_migration\" VALUES ('%q', 'applied', 1);", draft->id);
  begin(draft, out, fact ? fact : "", "A second run stops here: this draft was applied before.");
  sqlite3_free(fact);
  drop_objects(draft, out, 1, 0);
  for (size_t i = 0; i < draft->plan->changes.count; i++) {
    const gov_table_change *change = change_at(draft, i);
    if (!change->from)
      make_table(draft, out, change);
    else if (gov_sqlite_rebuilds(change))
      rebuild(draft, out, change);
    else if (change->to && change->changed)
      add_columns(draft, out, change);
  }
  for (size_t i = 0; i < draft->plan->changes.count; i++) {
    if (gov_sqlite_rebuilds(change_at(draft, i))) take_place(draft, out, change_at(draft, i));
  }
  for (size_t i = 0; i < draft->plan->changes.count; i++) {
    const gov_table_change *change = change_at(draft, i);
    if (change->to || change->held_back) continue;
    gov_draft_comment(out, "%s goes out of use and stays as %s%s", change->from->name, GOV_SAVED,
                      change->from->name);
    sqlite3_str_appendf(out, "ALTER TABLE \"%w\" RENAME TO \"%s%w\";\n", change->from->name,
                        GOV_SAVED, change->from->name);
  }
  create_objects(draft, out, 0, 0);
  finish(draft, out);
  gov_draft_comment(out,
                    "When the rollback is no longer needed, a person drops the tables named %s...",
                    GOV_SAVED);
}

static void put_restored_rows(sqlite3_str *out, const gov_table_change *change,
                              const gov_row_key *key, const char *into) {
  int has_saved = gov_sqlite_rebuilds(change) && key->count;
  sqlite3_str *columns = sqlite3_str_new(NULL), *values = sqlite3_str_new(NULL);
  const char *comma = "";
  if (key->fill_from && !gov_sqlite_integer_key(change->from)) {
    sqlite3_str_appendall(columns, key->fill_from);
    sqlite3_str_appendf(values, "n.%s", key->after[0]);
    comma = ", ";
  }
  for (size_t i = 0; i < change->from->columns.count; i++) {
    const gov_catalog_column *before = gov_catalog_column_at(change->from, i);
    char *value =
        before->generated ? NULL : gov_sqlite_restored(change, before, has_saved ? key : NULL);
    if (!value) continue;
    sqlite3_str_appendf(columns, "%s\"%w\"", comma, before->name);
    sqlite3_str_appendf(values, "%s%s", comma, value);
    sqlite3_free(value);
    comma = ", ";
  }
  char *column_text = sqlite3_str_finish(columns), *value_text = sqlite3_str_finish(values);
  if (column_text && value_text) {
    sqlite3_str_appendf(out, "INSERT INTO \"%w\" (%s)\nSELECT %s\nFROM \"%w\" AS n", into,
                        column_text, value_text, change->to->name);
    if (has_saved)
      sqlite3_str_appendf(out, " LEFT JOIN \"%s%w\" AS s ON ", GOV_SAVED, change->from->name);
    for (int i = 0; has_saved && i < key->count; i++) {
      sqlite3_str_appendf(out, "%ss.%s IS n.%s", i ? " AND " : "", key->before[i], key->after[i]);
    }
    sqlite3_str_appendall(out, ";\n");
  }
  sqlite3_free(column_text);
  sqlite3_free(value_text);
}

/* The table that goes out of use stays as _gov_after_T: rows written since the migration are
** never thrown away. One that an earlier rollback left stops the script, which then changes nothing. */
static void put_aside(sqlite3_str *out, const char *table) {
  sqlite3_str_appendf(out,
                      "ALTER TABLE \"%w\" RENAME TO \"%s%w\"; -- stops when one is left from an "
                      "earlier rollback: drop it "
                      "first\n",
                      table, GOV_AFTER, table);
}

static void roll_table_back(const gov_draft *draft, sqlite3_str *out,
                            const gov_table_change *change) {
  gov_row_key key = {0};
  const char *made = gov_arena_printf(draft->plan->arena, "%s%s", "_gov_new_", change->from->name);
  if (!made) return;
  gov_sqlite_row_key(draft->plan->arena, change, &key);
  if (gov_sqlite_rebuilds(change) && !key.count) {
    gov_draft_comment(
        out,
        "Rows of %s cannot be told apart across the change: it returns as it was before, and rows "
        "written since stay in %s%s",
        change->from->name, GOV_AFTER, change->to->name);
    put_aside(out, change->to->name);
    sqlite3_str_appendf(out, "ALTER TABLE \"%s%w\" RENAME TO \"%w\";\n\n", GOV_SAVED,
                        change->from->name, change->from->name);
    return;
  }
  keep_sequence(draft, out, change->to, change->from, 0);
  gov_sqlite_create_table(out, made, change->from, NULL, 0);
  put_restored_rows(out, change, &key, made);
  put_aside(out, change->to->name);
  sqlite3_str_appendf(out, "ALTER TABLE \"%w\" RENAME TO \"%w\";\n", made, change->from->name);
  keep_sequence(draft, out, change->to, change->from, 1);
  if (gov_sqlite_rebuilds(change))
    sqlite3_str_appendf(out, "DROP TABLE \"%s%w\";\n", GOV_SAVED, change->from->name);
  sqlite3_str_appendall(out, "\n");
}

static void write_rollback(const gov_draft *draft) {
  sqlite3_str *out = draft->rollback;
  gov_draft_head(draft, out, "rollback", "Run it with: sqlite3 -bail DATABASE < rollback.sql");
  gov_draft_comment(out, "Brings the first schema back, and the values that the migration saved.");
  sqlite3_str_appendall(out, "\n");
  if (!draft->plan->steps.count) return;
  char *fact = sqlite3_mprintf(
      "INSERT INTO \"_gov_migration\" SELECT '%q', NULL, 'not applied'\n"
      "WHERE NOT EXISTS (SELECT 1 FROM \"_gov_migration\" WHERE \"draft\" = '%q' AND \"fact\" = "
      "'applied');",
      draft->id, draft->id);
  begin(draft, out, fact ? fact : "",
        "Stops here when the migration was not applied, or was rolled back before.");
  sqlite3_free(fact);
  drop_objects(draft, out, 0, 1);
  for (size_t i = draft->plan->changes.count; i-- > 0;) {
    const gov_table_change *change = change_at(draft, i);
    if (!change->changed) continue;
    if (!change->from)
      put_aside(out, change->to->name);
    else if (change->to)
      roll_table_back(draft, out, change);
    else {
      sqlite3_str_appendf(out, "ALTER TABLE \"%s%w\" RENAME TO \"%w\";\n", GOV_SAVED,
                          change->from->name, change->from->name);
    }
  }
  create_objects(draft, out, 1, 1);
  sqlite3_str_appendf(out, "DELETE FROM \"_gov_migration\" WHERE \"draft\" = '%q';\n", draft->id);
  finish(draft, out);
}

/* What a rebuild is to those who read the script and do not know that it is one. */
static void note_hazards(const gov_draft *draft) {
  gov_plan *plan = draft->plan;
  if (!plan->steps.count) return;
  gov_plan_implies(plan, "SCR.CONSTRAINT_LATE",
                   "foreign keys are off while tables take each other's place, are asked at the "
                   "end, and stay off in this connection");
  if (!any_rebuild(draft, 0)) return;
  gov_plan_implies(plan, "MH201",
                   "a rebuilt table steps aside as _gov_saved_NAME, and the new one "
                   "takes its name in the same transaction");
  gov_plan_implies(plan, "MH503", "rebuilt tables are copied in one go; writers wait until COMMIT");
  gov_plan_implies(plan, "SCR.GIANT_TX",
                   "one transaction, so that a step that fails leaves nothing");
  gov_plan_implies(plan, "MH403", "rows are copied by the script that changes the schema");
  gov_plan_keeps_values(plan);
  for (size_t i = 0; i < plan->changes.count; i++) {
    const gov_table_change *change = change_at(draft, i);
    if (gov_sqlite_rebuilds(change) && counts(change->from, change->to))
      gov_plan_implies(plan, "MH502",
                       "a counter's row in sqlite_sequence is deleted and written "
                       "anew with the value it had");
  }
}

void gov_draft_sqlite(gov_draft *draft) {
  note_hazards(draft);
  write_migration(draft);
  write_rollback(draft);
  gov_sqlite_verify(draft);
}
