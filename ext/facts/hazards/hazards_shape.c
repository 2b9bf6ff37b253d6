/* hazards_shape.c: what breaks readers, writers or the values themselves when a shape changes
** (MH2xx). */
#include "facts/hazards/hazards.h"
#include "read/scripts/script_quality.h"

/* Underscores and the words by which a table says that it is not yet the one it will be. */
static int only_marks(const char *text, size_t n) {
  static const char *const words[] = {"new", "tmp", "temp"};
  for (size_t at = 0; at < n;) {
    size_t step = text[at] == '_';
    for (size_t i = 0; !step && i < sizeof words / sizeof *words; i++) {
      size_t length = strlen(words[i]);
      if (n - at >= length && !sqlite3_strnicmp(text + at, words[i], (int)length)) step = length;
    }
    if (!step) return 0;
    at += step;
  }
  return 1;
}

/* _orders_tmp becomes orders: what a script before this one built comes into its place, and nobody
** reads it by its working name. */
static int comes_into_place(const gov_sql_name *old, const char *new_name) {
  const char *last = strrchr(new_name, '.');
  last = last ? last + 1 : new_name;
  size_t n = strlen(last), length = old->last ? strlen(old->last) : 0;
  for (size_t at = 0; n && at + n < length + 1 && n < length; at++) {
    const char *rest = old->last + at + n;
    if ((at && old->last[at - 1] != '_') || (*rest && *rest != '_')) continue;
    if (!sqlite3_strnicmp(old->last + at, last, (int)n) && only_marks(old->last, at) &&
        only_marks(rest, length - at - n))
      return 1;
  }
  return 0;
}

static void report_rename(gov_hazard_scan *scan, const gov_sql_name *old, const char *new_name) {
  if (!old->full || !new_name || scan->statement->rebuild || !gov_hazard_at_risk(scan, old) ||
      gov_hazard_has_view(scan, old->full) || comes_into_place(old, new_name))
    return;
  gov_hazard_report(scan, old, "table %s becomes %s and nothing answers to the old name", old->full,
                    new_name);
}

void gov_look_rename_table(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_RENAME_VERB || statement->object != GOV_SQL_TABLE) return;
  report_rename(scan, &statement->name, statement->new_name.full);
  for (int32_t i = 0; statement->more_to && i < statement->more_count; i++)
    report_rename(scan, &statement->more[i], statement->more_to[i].full);
}

void gov_look_rename_table_action(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->object != GOV_SQL_TABLE) return;
  int moved = scan->action->kind == GOV_SQL_SET_SCHEMA && scan->action->new_name;
  if (moved || scan->action->kind == GOV_SQL_RENAME_OBJECT)
    report_rename(scan, &statement->table, scan->action->new_name);
}

void gov_look_rename_column(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  if (action->kind == GOV_SQL_RENAME_VALUE) {
    gov_hazard_report(scan, NULL, "a value of enum %s is renamed: writers of the old one fail",
                      statement->name.full ? statement->name.full : "(unnamed)");
    return;
  }
  if (gov_hazard_of_composite(scan, GOV_SQL_RENAME_COLUMN)) {
    gov_hazard_report(scan, NULL, "an attribute of type %s is renamed", statement->name.full);
    return;
  }
  const char *new_name = action->new_name;
  if (action->kind == GOV_SQL_CHANGE_COLUMN && action->column && !new_name)
    new_name = action->column->name;
  if ((action->kind != GOV_SQL_RENAME_COLUMN && action->kind != GOV_SQL_CHANGE_COLUMN) ||
      !action->name || !new_name || gov_fold_compare(action->name, new_name) == 0 ||
      !gov_hazard_at_risk(scan, &statement->table))
    return;
  const gov_known_table *table = gov_schema_table(scan->schema, &statement->table);
  const gov_known_column *column = gov_schema_column(table, action->name);
  if (column && column->born == scan->schema->script) return;
  gov_hazard_report(scan, &statement->table, "column %s of %s becomes %s", action->name,
                    statement->table.full, new_name);
}

/* Of other objects only what data or code is addressed by: schemas and views. */
void gov_look_rename_object(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  int renames = statement->verb == GOV_SQL_RENAME_VERB ||
                (statement->verb == GOV_SQL_ALTER_VERB && statement->action_count > 0 &&
                 statement->actions[0].kind == GOV_SQL_RENAME_OBJECT);
  if (!renames || !statement->name.full) return;
  if (statement->object == GOV_SQL_COLUMN) {
    if (statement->table.full && gov_hazard_at_risk(scan, &statement->table))
      gov_hazard_report(scan, &statement->table, "a column of %s is renamed",
                        statement->table.full);
  } else if (statement->object == GOV_SQL_VIEW || statement->object == GOV_SQL_MATERIALIZED_VIEW) {
    if (gov_hazard_at_risk(scan, &statement->name) &&
        !gov_hazard_has_view(scan, statement->name.full))
      gov_hazard_report(scan, NULL, "%s %s is renamed and nothing answers to the old name",
                        gov_sql_object_name(statement->object), statement->name.full);
  } else if (statement->object == GOV_SQL_SCHEMA || statement->object == GOV_SQL_DATABASE) {
    gov_hazard_report(scan, NULL, "%s %s is renamed", gov_sql_object_name(statement->object),
                      statement->name.full);
  }
}

/* MySQL's MODIFY and SQL Server's ALTER COLUMN repeat the whole column. Of a column that nothing told
** of before, a MODIFY proves no change; ALTER COLUMN is there for little but the type and NOT NULL, and
** Oracle's MODIFY names what changes alone. A framework's field told anew most often changes only what
** the database never sees. */
static int restates_blindly(const gov_hazard_scan *scan) {
  return (scan->dialect == GOV_SQL_MSSQL || scan->dialect == GOV_SQL_OTHER) &&
         gov_language_of_name(scan->script->path) == GOV_LANGUAGE_SQL;
}

static int names(const char *text, const char *name, size_t n) {
  for (const char *at = text; (at = strchr(at, '`')) != NULL; at++) {
    if (!sqlite3_strnicmp(at + 1, name, (int)n) && at[1 + n] == '`') return 1;
  }
  return 0;
}

/* Prisma's header says that the column's values may not fit, or that the enum loses some: it saw both
** schemas. */
static int is_warned_of(const gov_hazard_scan *scan) {
  const gov_sql_action *action = scan->action;
  const char *type = action->column->type.name, *table = scan->statement->table.last;
  for (int32_t i = 0; i < scan->sql->directive_count; i++) {
    const char *text = scan->sql->directives[i].text;
    if (!text || strncmp(text, "- ", 2) != 0 || !table) continue;
    int column = strstr(text, "alter the column") &&
                 names(text, action->name, strlen(action->name)) &&
                 names(text, table, strlen(table));
    size_t n = strlen(type);
    int values = strstr(text, "on the enum") && n > 4 && !sqlite3_stricmp(type + n - 4, "_new") &&
                 names(text, type, n - 4);
    if (column || values) return 1;
  }
  return 0;
}

/* No script declared the column, and a model gives it a type that holds more. */
static int narrows_model(const gov_hazard_scan *scan, const gov_sql_type **old) {
  const gov_sql_type *model =
      gov_model_type(scan->models, scan->facts, &scan->statement->table, scan->action->name);
  if (!model ||
      gov_type_compare(model, &scan->action->column->type, scan->dialect) != GOV_TYPE_NARROWS)
    return 0;
  *old = model;
  return 1;
}

static gov_type_change change_of(gov_hazard_scan *scan, const gov_sql_type **old) {
  const gov_sql_action *action = scan->action;
  int restates = action->kind == GOV_SQL_MODIFY_COLUMN || action->kind == GOV_SQL_CHANGE_COLUMN;
  *old = NULL;
  if ((action->kind != GOV_SQL_CHANGE_TYPE && !restates) || !action->column || !action->name ||
      !action->column->type.name || !gov_hazard_at_risk(scan, &scan->statement->table))
    return GOV_TYPE_SAME;
  const gov_known_table *table = gov_schema_table(scan->schema, &scan->statement->table);
  const gov_known_column *column = gov_schema_column(table, action->name);
  if (column && column->born == scan->schema->script) return GOV_TYPE_SAME;
  if (column) *old = column->type;
  if (!*old && narrows_model(scan, old)) return GOV_TYPE_NARROWS;
  if (action->has_using > 1 || is_warned_of(scan)) return GOV_TYPE_NARROWS;
  if (!*old && restates) return restates_blindly(scan) ? GOV_TYPE_CHANGES : GOV_TYPE_SAME;
  gov_type_change change = gov_type_compare(*old, &action->column->type, scan->dialect);
  if (!*old && action->has_using && change == GOV_TYPE_WIDENS) return GOV_TYPE_CHANGES;
  if (change == GOV_TYPE_NARROWS || change == GOV_TYPE_WIDENS || !*old) return change;
  const gov_known_type *from = column->enumeration;
  const gov_known_type *to = gov_schema_type(scan->schema, action->column->type.name);
  if (!from || !to || from->values == to->values) return change;
  gov_sql_type old_enum = {.name = "enum",
                           .values = (uint64_t *)(uintptr_t)from->values,
                           .value_count = from->value_count};
  gov_sql_type new_enum = {
      .name = "enum", .values = (uint64_t *)(uintptr_t)to->values, .value_count = to->value_count};
  return gov_type_compare(&old_enum, &new_enum, scan->dialect) == GOV_TYPE_NARROWS
             ? GOV_TYPE_NARROWS
             : GOV_TYPE_CHANGES;
}

static const char *shown(const gov_sql_type *type) {
  return type && type->text ? type->text : type && type->name ? type->name : "unknown";
}

void gov_look_change_type(gov_hazard_scan *scan) {
  if (gov_hazard_of_composite(scan, GOV_SQL_CHANGE_TYPE)) {
    gov_hazard_report(scan, NULL, "attribute %s of type %s changes its type", scan->action->name,
                      scan->statement->name.full);
    return;
  }
  const gov_sql_type *old;
  gov_type_change change = change_of(scan, &old);
  if (change != GOV_TYPE_CHANGES && change != GOV_TYPE_NARROWS) return;
  gov_hazard_report(scan, &scan->statement->table, "column %s of %s changes its type from %s to %s",
                    scan->action->name, scan->statement->table.full, shown(old),
                    shown(&scan->action->column->type));
}

void gov_look_narrow_type(gov_hazard_scan *scan) {
  const gov_sql_type *old;
  if (change_of(scan, &old) != GOV_TYPE_NARROWS) return;
  gov_hazard_report(scan, &scan->statement->table,
                    "column %s of %s: not every value of %s fits into %s", scan->action->name,
                    scan->statement->table.full, shown(old), shown(&scan->action->column->type));
}

static int fills_itself(const gov_sql_column *column) {
  return column->generated || column->identity || column->auto_increment || column->type.serial ||
         (column->type.name && !strcmp(column->type.name, "rowversion")); /* SQL Server */
}

/* SQL Server: ADD a int NOT NULL, CONSTRAINT d DEFAULT 0 FOR a: one statement gives both. */
static int default_beside(const gov_sql_statement *statement, const char *column) {
  for (int32_t i = 0; i < statement->action_count; i++) {
    const gov_sql_action *action = &statement->actions[i];
    if (action->kind == GOV_SQL_SET_DEFAULT && action->name &&
        !gov_fold_compare(action->name, column))
      return 1;
  }
  return 0;
}

void gov_look_required_column(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_column *column = scan->action->column;
  if (scan->action->kind != GOV_SQL_ADD_COLUMN || !column || !column->name ||
      !(column->not_null || column->primary_key) || fills_itself(column) ||
      !gov_hazard_at_risk(scan, &statement->table))
    return;
  int has_default =
      column->default_kind != GOV_SQL_NO_DEFAULT && column->default_kind != GOV_SQL_DEFAULT_NULL;
  if (!has_default && scan->dialect == GOV_SQL_MSSQL && default_beside(statement, column->name))
    return;
  if (!has_default) {
    gov_hazard_report(scan, &statement->table,
                      "column %s of %s is NOT NULL without a default: existing rows have no value",
                      column->name, statement->table.full);
  } else if (gov_hazard_default_lost(scan, &statement->table, column->name)) {
    gov_hazard_report(scan, &statement->table,
                      "column %s of %s stays NOT NULL when its default goes: writers that do not "
                      "know it fail",
                      column->name, statement->table.full);
  }
}

/* The statement that copies the rows into the table being rebuilt, or NULL: it follows soon. */
static const gov_sql_statement *copy_of_rebuild(const gov_hazard_scan *scan) {
  enum { NEAR = 8 };
  const gov_sql_script *sql = scan->sql;
  const gov_sql_statement *created = scan->statement;
  if (!created->rebuild || created->verb != GOV_SQL_CREATE_VERB || created->object != GOV_SQL_TABLE)
    return NULL;
  for (int32_t i = scan->index + 1; i < sql->statement_count && i < scan->index + NEAR; i++) {
    const gov_sql_statement *later = gov_sql_at(scan->beside, i);
    if (later->verb == GOV_SQL_INSERT_VERB && later->source_count && later->table.last &&
        gov_fold_compare(later->table.last, created->name.last) == 0)
      return later;
  }
  return NULL;
}

/* What is known of the table whose rows are copied; NULL when its columns are not. */
static const gov_known_table *rebuilt_from(const gov_hazard_scan *scan,
                                           const gov_sql_statement *copy) {
  const gov_known_table *old = gov_schema_table(scan->schema, &copy->sources[0].table);
  return old && old->complete ? old : NULL;
}

static int requires_value(const gov_sql_column *column) {
  return column->not_null && !column->primary_key && !fills_itself(column) &&
         (column->default_kind == GOV_SQL_NO_DEFAULT ||
          column->default_kind == GOV_SQL_DEFAULT_NULL);
}

/* SQLite cannot alter much: a table is created anew, filled from the old one and takes its name. A
** column that becomes required is a hazard as it is in an ALTER; where the old shape is not known,
** any required column might be new. */
void gov_look_rebuild_required(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement, *copy = copy_of_rebuild(scan);
  if (!copy) return;
  const gov_known_table *old = rebuilt_from(scan, copy);
  for (int32_t i = 0; i < statement->column_count; i++) {
    const gov_sql_column *column = &statement->columns[i];
    if (!requires_value(column) || gov_schema_column(old, column->name)) continue;
    gov_hazard_report(scan, &statement->name,
                      old ? "the rebuilt %s has a new column %s that is NOT NULL without a default"
                          : "the rebuilt %s requires %s without a default; whether it did before "
                            "is not known",
                      statement->name.full, column->name);
    return;
  }
}

void gov_look_rebuild_not_null(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement, *copy = copy_of_rebuild(scan);
  const gov_known_table *old = copy ? rebuilt_from(scan, copy) : NULL;
  for (int32_t i = 0; old && i < statement->column_count; i++) {
    const gov_sql_column *column = &statement->columns[i];
    const gov_known_column *before = gov_schema_column(old, column->name);
    if (!before || before->not_null || before->backfilled || !requires_value(column)) continue;
    gov_hazard_report(scan, &statement->name,
                      "column %s of the rebuilt %s becomes NOT NULL: nothing before it proves that "
                      "no row is NULL",
                      column->name, statement->name.full);
  }
}

/* A column of the old table that the new one lacks under any name the copy reads goes with it. */
void gov_look_rebuild_drops(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement, *copy = copy_of_rebuild(scan);
  const gov_known_table *old = copy ? rebuilt_from(scan, copy) : NULL;
  if (!old || !copy->selected.count) return;
  for (const gov_known_column *column = old->columns; column; column = column->next) {
    int kept = column->dropped;
    for (int32_t i = 0; !kept && i < copy->selected.count; i++)
      kept = gov_fold_compare(copy->selected.rows[i], column->name) == 0 ||
             !strcmp(copy->selected.rows[i], "*");
    for (int32_t i = 0; !kept && i < statement->column_count; i++)
      kept = gov_fold_compare(statement->columns[i].name, column->name) == 0;
    if (!kept)
      gov_hazard_report(scan, &copy->sources[0].table,
                        "the rebuilt %s has no column %s: its values are dropped",
                        copy->sources[0].table.full, column->name);
  }
}

/* NOT NULL is proven when no row can be NULL by now and none can become so by writers that do not
** know of it. */
static const char *why_unproven(gov_hazard_scan *scan, const gov_known_column *column,
                                const char *name) {
  if (gov_hazard_default_lost(scan, &scan->statement->table, name))
    return "its default is dropped, so writers that do not know it fail";
  if (!column) return "nothing before it proves that no row is NULL";
  if (column->proven || column->backfilled || column->not_null == 1) return NULL;
  if (column->born == scan->schema->script && column->has_default) return NULL;
  return "nothing before it proves that no row is NULL";
}

/* The column that the change makes NOT NULL for the rows that are there, or NULL. */
static const char *made_not_null(const gov_sql_action *action) {
  const gov_sql_constraint *constraint = action->constraint;
  switch (action->kind) {
  case GOV_SQL_SET_NOT_NULL: return action->name;
  case GOV_SQL_MODIFY_COLUMN:
  case GOV_SQL_CHANGE_COLUMN:
    return action->column && action->column->not_null ? action->name : NULL;
  case GOV_SQL_ADD_CONSTRAINT: /* PostgreSQL 18's ADD CONSTRAINT c NOT NULL column */
    return constraint && constraint->kind == GOV_SQL_NOT_NULL && !constraint->not_valid &&
                   constraint->columns.count
               ? constraint->columns.rows[0]
               : NULL;
  default: return NULL;
  }
}

void gov_look_set_not_null(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  const char *name = made_not_null(action);
  if (!name || !gov_hazard_at_risk(scan, &statement->table)) return;
  int restates = action->kind == GOV_SQL_MODIFY_COLUMN || action->kind == GOV_SQL_CHANGE_COLUMN;
  const gov_known_table *table = gov_schema_table(scan->schema, &statement->table);
  const gov_known_column *column = gov_schema_column(table, name);
  int was_nullable = column && (column->not_null == 0 || column->backfilled);
  int unheard_of = !column || column->not_null == 2;
  if (restates && !was_nullable && !(unheard_of && restates_blindly(scan)))
    return; /* it may have been NOT NULL all along */
  const char *why = why_unproven(scan, column, name);
  if (why)
    gov_hazard_report(scan, &statement->table, "column %s of %s becomes NOT NULL: %s", name,
                      statement->table.full, why);
}

void gov_look_drop_not_null(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  int restates = action->kind == GOV_SQL_MODIFY_COLUMN || action->kind == GOV_SQL_CHANGE_COLUMN;
  if (!action->name || !gov_hazard_at_risk(scan, &statement->table)) return;
  const gov_known_table *table = gov_schema_table(scan->schema, &statement->table);
  const gov_known_column *column = gov_schema_column(table, action->name);
  /* Oracle's MODIFY leaves as it is what it does not name. */
  if (restates && scan->dialect == GOV_SQL_OTHER && action->column && !action->column->null_stated)
    return;
  int drops =
      action->kind == GOV_SQL_DROP_NOT_NULL ||
      (restates && action->column && !action->column->not_null && column && column->not_null == 1);
  if (drops)
    gov_hazard_report(scan, &statement->table, "column %s of %s may be NULL from now on",
                      action->name, statement->table.full);
}

/* A column told anew is unique now and was not before. */
static int becomes_unique(const gov_hazard_scan *scan) {
  const gov_sql_action *action = scan->action;
  if (action->kind != GOV_SQL_MODIFY_COLUMN && action->kind != GOV_SQL_CHANGE_COLUMN) return 0;
  const gov_known_table *table = gov_schema_table(scan->schema, &scan->statement->table);
  const gov_known_column *column = gov_schema_column(table, action->name);
  return column && column->type ? !column->unique
                                : gov_language_of_name(scan->script->path) == GOV_LANGUAGE_SQL;
}

void gov_look_unique_action(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  int by_constraint = action->kind == GOV_SQL_ADD_CONSTRAINT && action->constraint &&
                      action->constraint->kind == GOV_SQL_UNIQUE &&
                      !action->constraint->using_index;
  int by_column = action->column && action->column->unique &&
                  (action->kind == GOV_SQL_ADD_COLUMN || becomes_unique(scan));
  if ((!by_constraint && !by_column) || !gov_hazard_at_risk(scan, &statement->table)) return;
  gov_hazard_report(scan, &statement->table,
                    "uniqueness is demanded of the rows %s already has: duplicates make it fail",
                    statement->table.full);
}

/* Built concurrently, a unique index is the first step of the safe way to a constraint. A partial
** one can never become a constraint: it is the demand itself. */
void gov_look_unique_index(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_CREATE_VERB || statement->object != GOV_SQL_INDEX ||
      !statement->unique || (statement->concurrently && !statement->has_where) ||
      !gov_hazard_at_risk(scan, &statement->table))
    return;
  gov_hazard_report(scan, &statement->table,
                    "uniqueness is demanded of the rows %s already has: duplicates make it fail",
                    statement->table.full);
}
