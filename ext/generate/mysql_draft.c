/* mysql_draft.c: drafts for MySQL 8.0 and MariaDB 10.5.
**
** Each ALTER commits by itself, so nothing is called a transaction: a script that stopped is run
** again, or rolled back, from where it is. Every change says how it is made (ALGORITHM) and what
** writers meet meanwhile (LOCK); a server that cannot do it so stops instead of locking. Nothing is
** dropped: what goes becomes _gov_saved_NAME, and what a rollback takes out becomes _gov_after_NAME.
*/
#include "generate/mysql_parts.h"

static const char *out_of_use(const gov_script *at) {
  return at->back ? GOV_AFTER : GOV_SAVED;
}

int gov_mysql_changes(const gov_script_table *table) {
  return table->before && table->after && table->change->changed;
}

static const gov_catalog *side(const gov_script *at, int of_after) {
  return of_after != at->back ? at->draft->plan->to : at->draft->plan->from;
}

static void start(const gov_script *at) {
  sqlite3_str_appendall(
      at->out,
      "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'; -- what does not fit is "
      "an error\n"
      "SET SESSION lock_wait_timeout = 5; -- rather fail than queue everybody behind it\n"
      "SET SESSION innodb_lock_wait_timeout = 5;\n"
      "SET SESSION group_concat_max_len = 65536;\n"
      "CREATE TABLE IF NOT EXISTS `_gov_migration` (\n  `draft` VARCHAR(16) NOT NULL,\n"
      "  `fact` VARCHAR(255) NOT NULL,\n  `value` DECIMAL(20, 0),\n"
      "  PRIMARY KEY (`draft`, `fact`)\n);\n");
  if (at->back)
    gov_mysql_stop_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_fact(at, "started")),
                        "this draft was not applied, or was rolled back before");
  else
    gov_mysql_stop_when(at, gov_mysql_has_fact(at, "finished"), "this draft was applied before");
}

/* ---- before anything is changed ---- */

static void check_first(const gov_script *at, const gov_script_table *table,
                        const gov_script_column *pair, const char *not_started) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  if (!after || after->generated || after->default_text || after->auto_increment ||
      !after->not_null || gov_script_value(at, table, after) || (before && before->not_null))
    return;
  const char *where =
      before ? gov_script_text(at, " WHERE %s IS NULL", gov_mysql_id(at, before->name)) : "";
  const char *column = before ? before->name : NULL;
  const char *t = table->before->name;
  /* After a first run the table may have its new name: then it was asked already. */
  sqlite3_str_appendf(at->out, "SET @gov_rows = 0;\n");
  gov_mysql_when(at, gov_script_text(at, "%s AND %s", not_started, gov_mysql_has_table(at, t)),
                 gov_script_text(at, "SET @gov_rows = EXISTS (SELECT 1 FROM %s%s)",
                                 gov_mysql_id(at, t), column ? where : ""));
  gov_mysql_stop_when(
      at, "@gov_rows",
      gov_script_text(at, "%s.%s has no value for some rows", table->after->name, after->name));
}

static void note_rows(const gov_script *at, const char *fact_table, const char *table,
                      const char *not_started) {
  gov_mysql_when(
      at, gov_script_text(at, "%s AND %s", not_started, gov_mysql_has_table(at, table)),
      gov_script_text(at, "INSERT IGNORE INTO `_gov_migration` SELECT '%s', %s, count(*) FROM %s",
                      at->draft->id,
                      gov_mysql_literal(at, gov_script_text(at, "rows of %s", fact_table)),
                      gov_mysql_id(at, table)));
}

static void stop_when_both(const gov_script *at, const char *here, const char *there,
                           const char *aside) {
  gov_mysql_stop_when(
      at, gov_script_text(at, "%s AND %s", here, there),
      gov_script_text(at, "%s is left from an earlier rollback: drop it first", aside));
}

/* What an earlier rollback put aside is never overwritten: a person decides about it first. */
static void check_room(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    if (!table.after && !table.change->held_back) {
      const char *t = table.before->name, *aside = gov_script_name(at, GOV_AFTER, t);
      stop_when_both(at, gov_mysql_has_table(at, t), gov_mysql_has_table(at, aside), aside);
    }
    if (!gov_mysql_changes(&table)) continue;
    gov_script_columns(at, &table, &columns);
    for (size_t k = 0; k < columns.count; k++) {
      const gov_script_column *pair = gov_list_at(&columns, k);
      const char *t = table.before->name;
      if (pair->after || pair->kept) continue;
      const char *aside = gov_script_name(at, GOV_AFTER, pair->before->name);
      stop_when_both(at, gov_mysql_has_column(at, t, pair->before->name),
                     gov_mysql_has_column(at, t, aside), aside);
    }
    gov_list_free(&columns);
  }
}

static void check_and_note(const gov_script *at) {
  if (at->back) check_room(at);
  const char *not_started = gov_script_text(at, "NOT %s", gov_mysql_has_fact(at, "started"));
  for (size_t i = 0; i < at->draft->plan->changes.count && !at->back; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    if (table.change->filled_from)
      note_rows(at, table.after->name, table.change->filled_from->name, not_started);
    if (!gov_mysql_changes(&table)) continue;
    gov_script_columns(at, &table, &columns);
    for (size_t k = 0; k < columns.count; k++)
      check_first(at, &table, gov_list_at(&columns, k), not_started);
    gov_list_free(&columns);
    note_rows(at, table.after->name, table.before->name, not_started);
  }
  if (!at->back) gov_mysql_note(at, "started");
}

/* ---- constraints ---- */

static int converts(const gov_script *at, const char *name) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    int found = 0;
    if (!gov_mysql_changes(&table) || gov_fold_compare(table.before->name, name) != 0) continue;
    gov_script_columns(at, &table, &columns);
    for (size_t k = 0; k < columns.count; k++) {
      const gov_script_column *pair = gov_list_at(&columns, k);
      found |= pair->before && pair->after &&
               (!gov_types_equal(pair->before->type, pair->after->type, GOV_SQL_MYSQL) ||
                gov_fold_compare(pair->before->collation, pair->after->collation) != 0);
    }
    gov_list_free(&columns);
    return found;
  }
  return 0;
}

/* A reference between columns whose type changes is in the way: it goes first and comes last. */
static int stays(const gov_script *at, const gov_script_table *table,
                 const gov_catalog_constraint *constraint, const gov_catalog_table *other) {
  if (!gov_constraint_find(other, constraint, GOV_SQL_MYSQL)) return 0;
  if (constraint->kind != GOV_SQL_FOREIGN_KEY) return 1;
  return !converts(at, table->before->name) && !converts(at, constraint->referenced_table);
}

/* A table that changes in nothing itself may refer to one whose key changes its type. */
static int is_concerned(const gov_script_table *table) {
  return table->before && table->after;
}

static void drop_constraints(const gov_script *at, int references) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    int goes = !table.after && !table.change->held_back;
    if (!is_concerned(&table) && !(goes && references)) continue;
    for (size_t k = 0; k < table.before->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.before, k);
      if ((constraint->kind == GOV_SQL_FOREIGN_KEY) != references) continue;
      if (goes || !stays(at, &table, constraint, table.after))
        gov_mysql_drop_constraint(at, table.before, constraint);
    }
  }
}

/* A primary key that nothing replaces. */
static void drop_key(const gov_script *at, const gov_script_table *table) {
  if (!gov_mysql_changes(table) || !gov_catalog_primary_key(table->before) ||
      gov_catalog_primary_key(table->after))
    return;
  gov_mysql_when(at, gov_mysql_has_index(at, table->after->name, "PRIMARY"),
                 gov_script_text(at, "ALTER TABLE %s DROP PRIMARY KEY%s",
                                 gov_mysql_id(at, table->after->name), MYSQL_COPY));
}

static void add_constraints(const gov_script *at, int references) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    int comes = !table.before && !table.change->held_back;
    if (!references) drop_key(at, &table);
    if (!is_concerned(&table) && !(comes && references)) continue;
    for (size_t k = 0; k < table.after->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.after, k);
      if ((constraint->kind == GOV_SQL_FOREIGN_KEY) != references) continue;
      gov_script_table named = table;
      if (comes || !stays(at, &named, constraint, table.before))
        gov_mysql_add_constraint(at, table.after, constraint);
    }
  }
}

/* ---- columns ---- */

static const char *how_to_add(const gov_catalog_column *column) {
  if (column->generated && column->generated_stored) return MYSQL_COPY;
  if (column->default_text && column->default_text[0] == '(') return MYSQL_COPY;
  return MYSQL_INSTANT;
}

/* AUTO_INCREMENT needs its key at once. */
static void add_counter(const gov_script *at, const gov_script_table *table,
                        const gov_catalog_column *column) {
  const gov_catalog_constraint *key = gov_catalog_primary_key(table->after);
  const char *t = table->after->name, *had = "";
  if (!key || !gov_names_hold(&key->columns, column->name)) return;
  if (gov_catalog_primary_key(table->before)) had = "DROP PRIMARY KEY, ";
  gov_mysql_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_column(at, t, column->name)),
                 gov_script_text(at, "ALTER TABLE %s ADD COLUMN %s, %sADD PRIMARY KEY (%s)%s",
                                 gov_mysql_id(at, t), gov_mysql_column(at, column, 0), had,
                                 gov_mysql_columns(at, &key->columns), MYSQL_INPLACE_SHARED));
  gov_mysql_note(at, gov_script_text(at, "key of %s", t));
}

static void rename_column(const gov_script *at, const char *table, const char *from,
                          const char *to) {
  gov_mysql_when(at,
                 gov_script_text(at, "%s AND NOT %s", gov_mysql_has_column(at, table, from),
                                 gov_mysql_has_column(at, table, to)),
                 gov_script_text(at, "ALTER TABLE %s RENAME COLUMN %s TO %s%s",
                                 gov_mysql_id(at, table), gov_mysql_id(at, from),
                                 gov_mysql_id(at, to), MYSQL_ONLINE));
}

static void add_column(const gov_script *at, const gov_script_table *table,
                       const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *t = table->after->name;
  if (pair->kept) return;
  if (at->back) {
    rename_column(at, t, gov_script_name(at, GOV_SAVED, after->name), after->name);
    return;
  }
  if (after->auto_increment) {
    add_counter(at, table, after);
    return;
  }
  gov_catalog_column column = *after;
  if (gov_script_value(at, table,
                       after)) { /* a default would fill the rows that the mapping fills */
    column.default_text = NULL;
    column.not_null = 0;
  }
  gov_mysql_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_column(at, t, after->name)),
                 gov_script_text(at, "ALTER TABLE %s ADD COLUMN %s%s", gov_mysql_id(at, t),
                                 gov_mysql_column(at, &column, 0), how_to_add(&column)));
}

/* Nullability that loosens, defaults, comments: the column is stated whole, the rows stay. */
static void loosen_column(const gov_script *at, const gov_script_table *table,
                          const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  if (!after) return;
  if (gov_fold_compare(before->name, after->name) != 0)
    rename_column(at, table->after->name, before->name, after->name);
  int same_type = gov_types_equal(before->type, after->type, GOV_SQL_MYSQL) &&
                  !gov_fold_compare(before->collation, after->collation);
  gov_catalog_column strict = *after;
  strict.not_null |= before->not_null;
  gov_catalog_column was = *before;
  was.not_null |= after->not_null;
  int differs =
      !gov_columns_equal(&was, &strict, GOV_SQL_MYSQL) || (before->not_null && !after->not_null);
  if (!same_type || !differs) return;
  const char *how = before->auto_increment != after->auto_increment ? MYSQL_COPY : MYSQL_ONLINE;
  sqlite3_str_appendf(at->out, "ALTER TABLE %s MODIFY COLUMN %s%s;\n",
                      gov_mysql_id(at, table->after->name),
                      gov_mysql_column(at, after, !before->not_null), how);
}

static void rename_table(const gov_script *at, const char *from, const char *to) {
  gov_mysql_when(
      at,
      gov_script_text(at, "%s AND NOT %s", gov_mysql_has_table(at, from),
                      gov_mysql_has_table(at, to)),
      gov_script_text(at, "RENAME TABLE %s TO %s", gov_mysql_id(at, from), gov_mysql_id(at, to)));
}

static void change_table(const gov_script *at, const gov_script_table *table) {
  const char *t = table->after->name;
  if (gov_fold_compare(table->before->name, t) != 0) rename_table(at, table->before->name, t);
  /* Before columns come: they take the table's collation. */
  if (table->after->options &&
      !gov_expressions_equal(table->before->options, table->after->options, GOV_SQL_MYSQL))
    sqlite3_str_appendf(at->out, "ALTER TABLE %s %s; -- the server chooses how\n",
                        gov_mysql_id(at, t), table->after->options);
  gov_script_each_column(at, table, loosen_column, add_column);
}

static void add_things(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (gov_mysql_changes(&table))
      change_table(at, &table);
    else if (!table.before && !at->back)
      gov_mysql_create_table(at, table.after);
    else if (!table.before && !table.change->held_back)
      rename_table(at, gov_script_name(at, GOV_SAVED, table.after->name), table.after->name);
  }
}

/* ---- indexes, views, triggers ---- */

static int is_new_table(const gov_script *at, const char *name) {
  return !gov_catalog_table_named(side(at, 0), name) && gov_catalog_table_named(side(at, 1), name);
}

static int moves(const gov_script *at, const gov_catalog_object *object, int of_after) {
  const gov_catalog_object *other = gov_catalog_object_like(side(at, !of_after), object);
  for (size_t i = 0; object->table && i < at->draft->plan->changes.count; i++) {
    const gov_table_change *change = gov_list_at(&at->draft->plan->changes, i);
    if (change->held_back && !gov_fold_compare(change->from->name, object->table)) return 0;
  }
  return !other || !gov_objects_equal(other, object, GOV_SQL_MYSQL);
}

/* An index goes with its table, and comes with a new one. */
static void indexes(const gov_script *at, int adds) {
  const gov_list *objects = &side(at, adds)->objects;
  for (size_t i = 0; i < objects->count; i++) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind != GOV_SQL_INDEX || !moves(at, object, adds)) continue;
    const gov_catalog_object *other = gov_catalog_object_like(side(at, !adds), object);
    int whole = adds ? is_new_table(at, object->table)
                     : !gov_catalog_table_named(side(at, 1), object->table);
    if (whole) continue;
    if (adds)
      gov_mysql_add_index(at, object, other != NULL);
    else if (!other)
      gov_mysql_drop_index(at, object);
  }
}

static void drop_objects(const gov_script *at) {
  const gov_list *objects = &side(at, 0)->objects;
  for (size_t i = objects->count; i-- > 0;) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    int view = object->kind == GOV_SQL_VIEW;
    if ((!view && object->kind != GOV_SQL_TRIGGER) || !moves(at, object, 0)) continue;
    sqlite3_str_appendf(at->out, "DROP %s IF EXISTS %s;\n", view ? "VIEW" : "TRIGGER",
                        gov_mysql_id(at, object->name));
  }
}

static void create_objects(const gov_script *at, gov_sql_object kind) {
  const gov_list *objects = &side(at, 1)->objects;
  for (size_t i = 0; i < objects->count; i++) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind != kind || !moves(at, object, 1)) continue;
    const char *id = gov_mysql_id(at, object->name);
    if (kind == GOV_SQL_VIEW)
      sqlite3_str_appendf(at->out, "CREATE OR REPLACE %s%sVIEW %s %s;\n",
                          object->flavor ? object->flavor : "", object->flavor ? " " : "", id,
                          object->text);
    else
      sqlite3_str_appendf(at->out,
                          "DROP TRIGGER IF EXISTS %s;\nDELIMITER $g%.8s$\nCREATE TRIGGER %s "
                          "%s$g%.8s$\nDELIMITER ;\n",
                          id, at->draft->id, id, object->text, at->draft->id);
  }
}

/* ---- what goes out of use ---- */

static void retire_column(const gov_script *at, const gov_script_table *table,
                          const gov_catalog_column *before) {
  const char *t = table->after->name, *aside = gov_script_name(at, out_of_use(at), before->name);
  const char *id = gov_mysql_id(at, t);
  gov_catalog_column loose = *before;
  loose.auto_increment = 0;
  if (!before->not_null || before->generated) {
    rename_column(at, t, before->name, aside);
    return;
  }
  loose.name = aside; /* rows written from now on have no value for it */
  gov_mysql_when(at, gov_mysql_has_column(at, t, before->name),
                 gov_script_text(at, "ALTER TABLE %s CHANGE COLUMN %s %s%s", id,
                                 gov_mysql_id(at, before->name), gov_mysql_column(at, &loose, 1),
                                 before->auto_increment ? MYSQL_COPY : MYSQL_ONLINE));
}

static void retire_columns(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    if (!pair->after && !pair->kept) retire_column(at, table, pair->before);
  }
  gov_list_free(&columns);
}

static void retire(const gov_script *at) {
  drop_objects(at);
  indexes(at, 0);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (gov_mysql_changes(&table)) retire_columns(at, &table);
    if (table.after || table.change->held_back) continue;
    const char *aside = gov_script_name(at, out_of_use(at), table.before->name);
    rename_table(at, table.before->name, aside);
  }
  create_objects(at, GOV_SQL_VIEW);
  create_objects(at, GOV_SQL_TRIGGER);
  if (at->back)
    sqlite3_str_appendf(at->out, "DELETE FROM `_gov_migration` WHERE `draft` = '%s';\n",
                        at->draft->id);
  else
    gov_mysql_note(at, "finished");
}

void gov_mysql_write(const gov_script *at) {
  start(at);
  check_and_note(at);
  drop_constraints(at, 1);
  drop_constraints(at, 0);
  add_things(at);
  gov_mysql_fill(at);
  gov_mysql_move_values(at);
  add_constraints(at, 0);
  indexes(at, 1);
  add_constraints(at, 1);
  retire(at);
}

/* ---- what is not drafted ---- */

static const char *refused(const gov_step *step) {
  if (step->kind == GOV_STEP_CHANGE_GENERATED &&
      !gov_expressions_equal(step->from_column->generated, step->to_column->generated,
                             GOV_SQL_MYSQL))
    return "a change of how a column is generated";
  if (step->kind == GOV_STEP_CHANGE_TYPE && step->to_column->generated)
    return "a change of a generated column's type";
  if (step->kind == GOV_STEP_DROP_CHECK && !step->constraint->name)
    return "a CHECK without a name goes, and only the server knows what it calls it: that";
  return NULL;
}

char *gov_draft_mysql_refusal(const gov_plan *plan) {
  for (size_t i = 0; i < plan->steps.count; i++) {
    const gov_step *step = gov_list_at(&plan->steps, i);
    const char *why = step->object || !step->to ? NULL : refused(step);
    if (why)
      return sqlite3_mprintf("gov_generate: %s%s%s: %s is not drafted for MySQL", step->to->name,
                             step->to_column ? "." : "",
                             step->to_column ? step->to_column->name : "", why);
  }
  return NULL;
}

/* What MySQL does otherwise than the plan of all dialects says. */
static void note_steps(gov_plan *plan) {
  for (size_t i = 0; i < plan->steps.count; i++) {
    gov_step *step = gov_list_at(&plan->steps, i);
    int fills = step->kind == GOV_STEP_SET_NOT_NULL && step->to_column->default_text;
    if (step->kind == GOV_STEP_CHANGE_TYPE || step->kind == GOV_STEP_ADD_CHECK) {
      gov_step_implies(plan, step, "MH312");
      gov_step_says(plan, step, "the table is copied, and writers wait meanwhile");
    }
    if (fills || step->kind == GOV_STEP_CHANGE_TYPE) gov_step_implies(plan, step, "MH403");
    if (step->kind == GOV_STEP_DROP_COLUMN) gov_step_implies(plan, step, "MH202");
    if (step->kind == GOV_STEP_DROP_TABLE) gov_step_implies(plan, step, "MH201");
    if (strstr(gov_step_hazards(step), "MH403")) gov_plan_keeps_values(plan);
  }
}

void gov_draft_mysql(gov_draft *draft) {
  static const gov_script_dialect mysql = {
      .how = "Run it with: mysql DATABASE < %s (it stops at the first error; no --force)",
      .note = "For MySQL 8.0.29, MariaDB 10.5, or later. DDL commits by "
              "itself: no statement here can be taken back by ROLLBACK.",
      .write = gov_mysql_write,
      .verify = gov_mysql_verify};
  note_steps(draft->plan);
  gov_script_write(draft, &mysql);
}
