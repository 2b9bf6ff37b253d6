/* hazards_locks.c: what makes others wait, and for how long (MH3xx). */
#include "facts/hazards/hazards.h"

void gov_look_index_locks(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_CREATE_VERB || statement->object != GOV_SQL_INDEX ||
      statement->concurrently || statement->only || !gov_hazard_at_risk(scan, &statement->table))
    return;
  gov_hazard_report(scan, &statement->table,
                    "writes to %s wait until the index is built: CONCURRENTLY is missing",
                    statement->table.full);
}

/* Of an index made by the same script, or on a table made by it, nobody is a user yet. */
void gov_look_drop_index_locks(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_DROP_VERB || statement->object != GOV_SQL_INDEX ||
      statement->concurrently)
    return;
  const gov_known_index *index = gov_schema_index(scan->schema, statement->name.full);
  if (index && index->born == scan->schema->script) return;
  if (index && index->table && index->table->dropped) return;
  if (statement->table.full && gov_schema_is_new(scan->schema, &statement->table)) return;
  gov_sql_name table = {.full = index && index->table ? index->table->name : NULL};
  gov_hazard_report(scan, table.full ? &table : &statement->table,
                    "index %s is dropped under a lock that stops every query on its table",
                    statement->name.full ? statement->name.full : "(unnamed)");
}

/* Statements sent together run in one implicit transaction, so that a script which mixes
** CONCURRENTLY with other work fails with every runner that sends whole files. One that begins and
** commits transactions itself is sent by a runner that does not. */
void gov_look_outside_transaction(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (!gov_sql_refuses_transaction(statement)) return;
  int concurrent = gov_sql_is_concurrent(statement);
  const char *what = statement->name.full    ? statement->name.full
                     : statement->table.full ? statement->table.full
                                             : "it";
  if (gov_hazard_in_explicit_transaction(scan)) {
    gov_hazard_report(scan, &statement->table,
                      "%s: PostgreSQL refuses this statement inside a transaction", what);
  } else if (concurrent && scan->transactional != 0 && !scan->outlook.controls &&
             scan->outlook.statements > scan->outlook.concurrent) {
    gov_hazard_report(scan, &statement->table,
                      "%s: CONCURRENTLY shares its script with other statements and fails when "
                      "the file is sent as one",
                      what);
  }
}

void gov_look_foreign_key(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  const gov_sql_reference *reference = NULL;
  if (action->kind == GOV_SQL_ADD_CONSTRAINT && action->constraint &&
      action->constraint->kind == GOV_SQL_FOREIGN_KEY && !action->constraint->not_valid &&
      !action->constraint->not_enforced)
    reference = &action->constraint->references;
  else if (action->kind == GOV_SQL_ADD_COLUMN && action->column &&
           action->column->references.table.full && !action->column->foreign_key_not_valid)
    reference = &action->column->references;
  if (!reference || !gov_hazard_at_risk(scan, &statement->table)) return;
  gov_hazard_report(scan, &statement->table,
                    "the foreign key to %s is checked while both tables are locked: NOT VALID "
                    "first, VALIDATE later",
                    reference->table.full ? reference->table.full : "another table");
}

/* A foreign key is among them: besides the lock on the other table (MH304) its own rows are
** checked at once. */
void gov_look_inline_constraint(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  const char *kind = NULL;
  if (action->kind == GOV_SQL_ADD_CONSTRAINT && action->constraint &&
      !action->constraint->not_valid && !action->constraint->not_enforced) {
    gov_sql_constraint_kind found = action->constraint->kind;
    kind = found == GOV_SQL_CHECK         ? "a CHECK"
           : found == GOV_SQL_EXCLUDE     ? "an exclusion constraint"
           : found == GOV_SQL_NOT_NULL    ? "a NOT NULL constraint"
           : found == GOV_SQL_FOREIGN_KEY ? "a foreign key"
                                          : NULL;
  } else if (action->kind == GOV_SQL_ADD_COLUMN && action->column && action->column->has_check &&
             !action->column->check_not_valid) {
    kind = "a CHECK";
  }
  if (kind && statement->object == GOV_SQL_DOMAIN && !gov_hazard_creates(scan, &statement->name))
    gov_hazard_report(scan, NULL,
                      "%s is validated against every column of domain %s as it is added", kind,
                      statement->name.full);
  if (!kind || !gov_hazard_at_risk(scan, &statement->table)) return;
  gov_hazard_report(scan, &statement->table,
                    "%s is validated against all rows of %s as it is added", kind,
                    statement->table.full);
}

void gov_look_validate_together(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (scan->action->kind != GOV_SQL_VALIDATE_CONSTRAINT || scan->transactional == 0 ||
      !gov_hazard_at_risk(scan, &statement->table))
    return;
  const gov_known_table *table = gov_schema_table(scan->schema, &statement->table);
  const gov_known_constraint *added = gov_schema_constraint(table, scan->action->name);
  int together = added && added->transaction == scan->schema->transaction;
  for (const gov_sql_action *before = statement->actions; !together && before < scan->action;
       before++)
    together = before->kind == GOV_SQL_ADD_CONSTRAINT && before->name && scan->action->name &&
               gov_fold_compare(before->name, scan->action->name) == 0;
  if (!together) return;
  gov_hazard_report(scan, &statement->table,
                    "constraint %s of %s is added and validated in one transaction: the lock stays "
                    "through the check",
                    scan->action->name, statement->table.full);
}

/* With USING INDEX only the lookup of NULLs is left, which matters where the key was declared
** nullable. */
static int key_was_nullable(const gov_hazard_scan *scan, const gov_sql_constraint *key) {
  const gov_known_index *index = gov_schema_index(scan->schema, key->using_index);
  const gov_known_table *table = gov_schema_table(scan->schema, &scan->statement->table);
  for (int32_t i = 0; index && i < index->key.count; i++) {
    const gov_known_column *column = gov_schema_column(table, index->key.rows[i]);
    if (column && column->was_nullable && !column->proven) return 1;
  }
  return 0;
}

void gov_look_primary_key(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  int by_constraint = action->kind == GOV_SQL_ADD_CONSTRAINT && action->constraint &&
                      action->constraint->kind == GOV_SQL_PRIMARY_KEY;
  int by_column =
      action->kind == GOV_SQL_ADD_COLUMN && action->column && action->column->primary_key;
  if ((!by_constraint && !by_column) || !gov_hazard_at_risk(scan, &statement->table)) return;
  if (by_constraint && action->constraint->using_index &&
      !key_was_nullable(scan, action->constraint))
    return;
  gov_hazard_report(scan, &statement->table,
                    "a primary key is added to %s: its rows are checked and its identity changes "
                    "for all who refer to it or replicate it",
                    statement->table.full);
}

void gov_look_rewriting_column(gov_hazard_scan *scan) {
  const gov_sql_column *column = scan->action->column;
  if (scan->action->kind != GOV_SQL_ADD_COLUMN || !column || !column->name ||
      !gov_hazard_at_risk(scan, &scan->statement->table))
    return;
  const char *why = NULL;
  if (column->type.serial || column->identity)
    why = "takes every value from a sequence";
  else if (column->generated == 2)
    why = "is stored and computed for every row";
  else if (column->default_kind == GOV_SQL_DEFAULT_VOLATILE)
    why = "has a default of its own for every row";
  if (why) {
    gov_hazard_report(scan, &scan->statement->table, "column %s %s: %s is rewritten under a lock",
                      column->name, why, scan->statement->table.full);
  } else if (column->default_kind == GOV_SQL_DEFAULT_STABLE && !column->not_null) {
    /* No rewrite since PostgreSQL 11; but the column could be NULL, and is made to say something
    ** untrue. */
    gov_hazard_report(scan, &scan->statement->table,
                      "column %s could be NULL, yet every existing row of %s is given the moment "
                      "of the migration; before PostgreSQL 11 the table is rewritten, too",
                      column->name, scan->statement->table.full);
  }
}

/* ALTERs that wait for writers only, or touch nothing but the catalogue's remarks. */
/* PostgreSQL has no MODIFY: it is a framework's field told anew, most often for a text that the
** database never sees. */
static int action_is_light(gov_sql_action_kind kind) {
  return kind == GOV_SQL_VALIDATE_CONSTRAINT || kind == GOV_SQL_MODIFY_COLUMN ||
         kind == GOV_SQL_SET_OPTION || kind == GOV_SQL_REPLICA_IDENTITY ||
         kind == GOV_SQL_CLUSTER_ON;
}

static int alter_is_heavy(const gov_sql_statement *statement) {
  for (int32_t i = 0; i < statement->action_count; i++) {
    if (!action_is_light(statement->actions[i].kind) && !statement->actions[i].concurrently)
      return 1;
  }
  return statement->action_count == 0;
}

static int takes_heavy_lock(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->concurrently) return 0;
  switch (statement->verb) {
  case GOV_SQL_ALTER_VERB:
    return statement->object == GOV_SQL_TABLE && gov_hazard_at_risk(scan, &statement->table) &&
           alter_is_heavy(statement);
  case GOV_SQL_RENAME_VERB:
    return statement->object == GOV_SQL_TABLE && gov_hazard_at_risk(scan, &statement->name);
  case GOV_SQL_CREATE_VERB:
    return (statement->object == GOV_SQL_INDEX || statement->object == GOV_SQL_TRIGGER) &&
           gov_hazard_at_risk(scan, &statement->table);
  case GOV_SQL_DROP_VERB:
    return statement->object == GOV_SQL_INDEX || statement->object == GOV_SQL_MATERIALIZED_VIEW ||
           (statement->object == GOV_SQL_TABLE && gov_hazard_at_risk(scan, &statement->name)) ||
           (statement->object == GOV_SQL_TRIGGER && gov_hazard_at_risk(scan, &statement->table));
  case GOV_SQL_TRUNCATE_VERB:
  case GOV_SQL_REFRESH_VERB:
  case GOV_SQL_LOCK_VERB:
    return !gov_schema_is_new(scan->schema,
                              statement->name.full ? &statement->name : &statement->table);
  case GOV_SQL_REINDEX_VERB:
  case GOV_SQL_CLUSTER_VERB: return 1;
  case GOV_SQL_VACUUM_VERB: return statement->is_full;
  default: return 0;
  }
}

void gov_look_missing_timeouts(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (scan->session.timeout_set || !takes_heavy_lock(scan)) return;
  const gov_sql_name *table = statement->table.full ? &statement->table : &statement->name;
  gov_hazard_report(scan, table,
                    "waits for a heavy lock on %s without a lock or statement timeout: everybody "
                    "queues behind it",
                    table->full ? table->full : "its table");
}

/* A change of a default is over at once and opens no window of its own. */
static int opens_window(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_ALTER_VERB || statement->object != GOV_SQL_TABLE ||
      !gov_hazard_at_risk(scan, &statement->table))
    return 0;
  for (int32_t i = 0; i < statement->action_count; i++) {
    gov_sql_action_kind kind = statement->actions[i].kind;
    if (!action_is_light(kind) && kind != GOV_SQL_SET_DEFAULT && kind != GOV_SQL_DROP_DEFAULT)
      return 1;
  }
  return 0;
}

static int is_work(const gov_sql_statement *statement) {
  switch (statement->verb) {
  case GOV_SQL_SELECT_VERB:
  case GOV_SQL_INSERT_VERB:
  case GOV_SQL_UPDATE_VERB:
  case GOV_SQL_DELETE_VERB:
  case GOV_SQL_MERGE_VERB:
  case GOV_SQL_COPY_VERB: return 1;
  case GOV_SQL_CREATE_VERB: return statement->object == GOV_SQL_INDEX && !statement->concurrently;
  default: return 0;
  }
}

/* One report a transaction: the first statement that runs under the lock of an earlier ALTER.
** Where no transaction is certain, ALTERs after one another are left alone. */
void gov_look_wide_window(gov_hazard_scan *scan) {
  gov_hazard_session *session = &scan->session;
  if (scan->transactional == 0 && !session->in_transaction) return;
  int opens = opens_window(scan);
  int more = is_work(scan->statement) || (opens && session->in_transaction) ||
             (scan->statement->concurrently && session->in_transaction);
  if (session->exclusive && more && !session->window_reported && scan->statement->nested_in < 0) {
    session->window_reported = 1;
    gov_sql_name held = {.full = session->exclusive};
    gov_hazard_report(scan, &held, "runs while the ALTER before it holds %s exclusively",
                      session->exclusive);
  }
  if (opens && !session->exclusive) session->exclusive = scan->statement->table.full;
}

void gov_look_maintenance(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_name *table = statement->table.full ? &statement->table : &statement->name;
  const char *what = NULL;
  if (statement->concurrently) return;
  switch (statement->verb) {
  case GOV_SQL_REINDEX_VERB: what = "REINDEX stops writes"; break;
  case GOV_SQL_REFRESH_VERB: what = "REFRESH stops readers"; break;
  case GOV_SQL_CLUSTER_VERB: what = "CLUSTER rewrites under an exclusive lock"; break;
  case GOV_SQL_VACUUM_VERB:
    if (statement->is_full) what = "VACUUM FULL rewrites under an exclusive lock";
    break;
  case GOV_SQL_CREATE_VERB:
  case GOV_SQL_DROP_VERB:
    if (statement->object == GOV_SQL_TRIGGER) what = "a trigger changes what every write does";
    break;
  default: break;
  }
  if (!what || (table->full && gov_schema_is_new(scan->schema, table))) return;
  gov_hazard_report(scan, table, "%s: %s", table->full ? table->full : "database", what);
}

void gov_look_maintenance_action(gov_hazard_scan *scan) {
  const gov_sql_action *action = scan->action;
  const char *what = NULL;
  switch (action->kind) {
  case GOV_SQL_ATTACH_PARTITION:
    what = "ATTACH PARTITION scans the new partition under a lock";
    break;
  case GOV_SQL_DETACH_PARTITION: what = "DETACH PARTITION stops every query"; break;
  case GOV_SQL_ENABLE_TRIGGER:
  case GOV_SQL_DISABLE_TRIGGER: what = "a trigger is switched for every session"; break;
  case GOV_SQL_SET_TABLESPACE:
  case GOV_SQL_SET_LOGGED:
  case GOV_SQL_SET_UNLOGGED:
  case GOV_SQL_SET_ACCESS_METHOD: what = "the table is rewritten under an exclusive lock"; break;
  default: break;
  }
  if (!what || action->concurrently || scan->statement->object != GOV_SQL_TABLE ||
      !gov_hazard_at_risk(scan, &scan->statement->table))
    return;
  gov_hazard_report(scan, &scan->statement->table, "%s: %s", scan->statement->table.full, what);
}

/* MySQL 8 adds columns and indexes in place by itself; what is listed here copies the table or
** blocks writes unless an ALGORITHM is demanded, which makes it fail instead. */
void gov_look_mysql_copy(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  const char *what = NULL;
  switch (action->kind) {
  case GOV_SQL_MODIFY_COLUMN:
  case GOV_SQL_CHANGE_COLUMN: what = "a column is redefined"; break;
  case GOV_SQL_CONVERT_CHARSET: what = "every text is converted"; break;
  case GOV_SQL_SET_ENGINE: what = "the table is rebuilt"; break;
  case GOV_SQL_ADD_COLUMN:
    if (action->column && action->column->moved) what = "the order of columns changes";
    break;
  case GOV_SQL_ADD_CONSTRAINT:
  case GOV_SQL_DROP_CONSTRAINT:
    if (action->constraint && action->constraint->kind == GOV_SQL_PRIMARY_KEY)
      what = "the primary key changes";
    break;
  default: break;
  }
  int demanded = statement->algorithm == GOV_SQL_ALGORITHM_INSTANT ||
                 statement->algorithm == GOV_SQL_ALGORITHM_INPLACE ||
                 statement->lock == GOV_SQL_LOCK_NONE;
  if (!what &&
      (statement->algorithm == GOV_SQL_ALGORITHM_COPY || statement->lock == GOV_SQL_LOCK_EXCLUSIVE))
    what = "a copy or an exclusive lock is asked for";
  if (!what || demanded || !gov_hazard_at_risk(scan, &statement->table)) return;
  gov_hazard_report(scan, &statement->table,
                    "%s: %s, and neither ALGORITHM nor LOCK rules a blocking copy out",
                    statement->table.full, what);
}
