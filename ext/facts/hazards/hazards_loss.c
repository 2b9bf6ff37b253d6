/* hazards_loss.c: what loses rows, columns or the rules that protect them (MH1xx). */
#include "facts/hazards/hazards.h"

static int drops_at_risk(const gov_hazard_scan *scan, const gov_sql_name *name) {
  return gov_hazard_loses(scan, name);
}

/* The old table of a rebuild was copied to its successor first: nothing is lost. */
void gov_look_drop_table(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_DROP_VERB || statement->object != GOV_SQL_TABLE ||
      statement->temporary || statement->rebuild)
    return;
  if (drops_at_risk(scan, &statement->name))
    gov_hazard_report(scan, &statement->name, "drops table %s and every row in it",
                      statement->name.full);
  for (int32_t i = 0; i < statement->more_count; i++) {
    if (drops_at_risk(scan, &statement->more[i]))
      gov_hazard_report(scan, &statement->more[i], "drops table %s and every row in it",
                        statement->more[i].full);
  }
}

void gov_look_drop_column(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (scan->action->kind == GOV_SQL_DROP_PARTITION) {
    gov_hazard_report(scan, &statement->table, "drops a partition of %s with its rows",
                      statement->table.full ? statement->table.full : "the table");
    return;
  }
  if (gov_hazard_of_composite(scan, GOV_SQL_DROP_COLUMN)) {
    gov_hazard_report(scan, NULL, "drops attribute %s of type %s and its values",
                      scan->action->name, statement->name.full);
    return;
  }
  if (scan->action->kind != GOV_SQL_DROP_COLUMN || !scan->action->name ||
      !gov_hazard_at_risk(scan, &statement->table))
    return;
  const gov_known_table *table = gov_schema_table(scan->schema, &statement->table);
  const gov_known_column *column = gov_schema_column(table, scan->action->name);
  if (column && column->born == scan->schema->script) return; /* added by this script */
  gov_hazard_report(scan, &statement->table, "drops column %s of %s and its values",
                    scan->action->name, statement->table.full);
}

/* Oracle's user is a schema, which CASCADE empties; PostgreSQL drops all that a role owns. */
void gov_look_drop_database(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_DROP_VERB) return;
  int owned = statement->object == GOV_SQL_OWNED ||
              (statement->object == GOV_SQL_ROLE && statement->cascade);
  if (owned)
    gov_hazard_report(scan, NULL, "drops whatever %s owns",
                      statement->name.full ? statement->name.full : "a role");
  if (statement->object != GOV_SQL_SCHEMA && statement->object != GOV_SQL_DATABASE) return;
  if (gov_hazard_drops_own_schema(scan)) return;
  gov_hazard_report(scan, NULL, "drops %s %s and everything in it",
                    gov_sql_object_name(statement->object),
                    statement->name.full ? statement->name.full : "");
}

static void report_truncate(gov_hazard_scan *scan, const gov_sql_name *name) {
  if (!drops_at_risk(scan, name)) return;
  gov_hazard_report(scan, name,
                    scan->statement->cascade
                        ? "empties table %s and, by CASCADE, every table that refers to it"
                        : "empties table %s",
                    name->full);
}

void gov_look_truncate(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb == GOV_SQL_TRUNCATE_VERB) {
    report_truncate(scan, statement->name.full ? &statement->name : &statement->table);
    for (int32_t i = 0; i < statement->more_count; i++) report_truncate(scan, &statement->more[i]);
  }
  for (int32_t i = 0; i < statement->action_count; i++) {
    if (statement->actions[i].kind == GOV_SQL_TRUNCATE_PARTITION)
      gov_hazard_report(scan, &statement->table, "empties a partition of %s",
                        statement->table.full ? statement->table.full : "the table");
  }
}

/* DELETE … USING and UPDATE … JOIN choose rows by their join; a subquery's WHERE chooses none. */
static int chooses_by_join(const gov_sql_statement *statement) {
  for (int32_t i = 0; i < statement->source_count; i++) {
    const gov_sql_source *source = &statement->sources[i];
    if (!source->in_subquery && source->table.full && statement->table.full &&
        gov_fold_compare(source->table.full, statement->table.full) != 0)
      return statement->predicate.count > 0;
  }
  return 0;
}

static int of_all_rows(const gov_sql_statement *statement) {
  return statement->has_where ? statement->where_tautology : !chooses_by_join(statement);
}

void gov_look_delete_all(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_DELETE_VERB || !of_all_rows(statement) ||
      !gov_hazard_loses(scan, &statement->table))
    return;
  gov_hazard_report(scan, &statement->table,
                    statement->has_limit   ? "deletes rows of %s that nothing chooses"
                    : statement->has_where ? "deletes every row of %s: its WHERE is always true"
                                           : "deletes every row of %s: it has no WHERE",
                    statement->table.full);
}

void gov_look_update_all(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_UPDATE_VERB || !of_all_rows(statement) ||
      !gov_hazard_at_risk(scan, &statement->table))
    return;
  gov_hazard_report(scan, &statement->table,
                    statement->has_limit   ? "updates rows of %s that nothing chooses"
                    : statement->has_where ? "updates every row of %s: its WHERE is always true"
                                           : "updates every row of %s: it has no WHERE",
                    statement->table.full);
}

/* A constraint that the same ALTER puts back is changed, not dropped. */
static int added_again(const gov_sql_statement *statement, const char *name) {
  for (int32_t i = 0; i < statement->action_count && i < 64; i++) {
    const gov_sql_action *action = &statement->actions[i];
    if (action->kind == GOV_SQL_ADD_CONSTRAINT && action->constraint && action->constraint->name &&
        gov_fold_compare(action->constraint->name, name) == 0)
      return 1;
  }
  return 0;
}

void gov_look_drop_constraint(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  /* Looked up as it runs: most often a default's, by which SQL Server keeps out nothing. */
  if (gov_sql_has_hole(action->name)) return;
  if (action->kind == GOV_SQL_DROP_CONSTRAINT && statement->object == GOV_SQL_DOMAIN &&
      statement->name.full && !gov_hazard_creates(scan, &statement->name))
    gov_hazard_report(scan, NULL, "drops constraint %s of domain %s: what it kept out may come",
                      action->name ? action->name : "(unnamed)", statement->name.full);
  if (action->kind != GOV_SQL_DROP_CONSTRAINT || !gov_hazard_at_risk(scan, &statement->table) ||
      (action->name && added_again(statement, action->name)))
    return;
  const gov_known_table *table = gov_schema_table(scan->schema, &statement->table);
  const gov_known_constraint *known = gov_schema_constraint(table, action->name);
  if (known && known->born == scan->schema->script) return; /* its own scaffold */
  gov_hazard_report(scan, &statement->table, "drops constraint %s of %s: what it kept out may come",
                    action->name ? action->name : "(unnamed)", statement->table.full);
}

static int drops_any_at_risk(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  int any = drops_at_risk(scan, &statement->name);
  for (int32_t i = 0; !any && i < statement->more_count; i++)
    any = drops_at_risk(scan, &statement->more[i]);
  return any;
}

/* CASCADE on what is new, or on a function or trigger, takes no data with it. */
void gov_look_cascade_drop(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb != GOV_SQL_DROP_VERB || !statement->cascade ||
      gov_hazard_drops_own_schema(scan))
    return;
  if (statement->object == GOV_SQL_TABLE && !drops_any_at_risk(scan)) return;
  const char *kind = gov_sql_object_name(statement->object);
  gov_hazard_report(scan, statement->object == GOV_SQL_TABLE ? &statement->name : NULL,
                    "drops %s %s and, by CASCADE, whatever depends on it", kind ? kind : "object",
                    statement->name.full ? statement->name.full : "");
}

void gov_look_cascade_action(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_sql_action *action = scan->action;
  if (!gov_hazard_at_risk(scan, &statement->table)) return;
  int drops = action->kind == GOV_SQL_DROP_COLUMN || action->kind == GOV_SQL_DROP_CONSTRAINT;
  if (drops && action->cascade)
    gov_hazard_report(scan, &statement->table, "drops %s of %s and, by CASCADE, what depends on it",
                      action->name ? action->name : "a constraint", statement->table.full);
  const gov_sql_reference *reference = NULL;
  if (action->kind == GOV_SQL_ADD_CONSTRAINT && action->constraint)
    reference = &action->constraint->references;
  else if (action->kind == GOV_SQL_ADD_COLUMN && action->column)
    reference = &action->column->references;
  if (reference && reference->table.full && reference->on_delete == GOV_SQL_REFERENCE_CASCADE)
    gov_hazard_report(scan, &statement->table, "rows of %s will be deleted with their row in %s",
                      statement->table.full, reference->table.full);
}
