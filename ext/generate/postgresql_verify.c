/* postgresql_verify.c: what a PostgreSQL draft is checked with afterwards, and what is not drafted.
 */
#include "generate/postgresql_parts.h"

static void check(sqlite3_str *out, const char *name, const char *expected, const char *found) {
  sqlite3_str_appendf(out,
                      "SELECT '%q' AS \"check\", e AS expected, f AS found,\n"
                      "       CASE WHEN e IS NOT DISTINCT FROM f THEN 'ok' ELSE 'FAILED' END AS "
                      "result\nFROM (SELECT (%s) AS e, (%s) AS f) AS both_sides;\n",
                      name, expected, found);
}

void gov_postgresql_check_count(sqlite3_str *out, const char *what, const char *table,
                                const char *column, char *found) {
  char *name = sqlite3_mprintf("%s %s%s%s", what, table, *column ? "." : "", column);
  if (name && found) check(out, name, "SELECT 0::bigint", found);
  sqlite3_free(name);
  sqlite3_free(found);
}

static void check_rows(const gov_script *at, const gov_catalog_table *table) {
  char *name = sqlite3_mprintf("rows of %s", table->name);
  char *expected =
      sqlite3_mprintf("SELECT \"value\" FROM \"_gov_migration\" WHERE \"draft\" = '%q' "
                      "AND \"fact\" = 'rows of %q'",
                      at->draft->id, table->name);
  char *found = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", table->name);
  if (name && expected && found) check(at->out, name, expected, found);
  sqlite3_free(name);
  sqlite3_free(expected);
  sqlite3_free(found);
}

static void check_columns(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    const gov_catalog_column *after = pair->after;
    const char *t = table->after->name;
    if (!after) continue;
    if (gov_postgresql_not_null(table->after, after)) {
      gov_postgresql_check_count(
          at->out, "nulls in", t, after->name,
          sqlite3_mprintf("SELECT count(*) FROM \"%w\" WHERE \"%w\" IS NULL", t, after->name));
    }
    if (!pair->before || gov_postgresql_same_type(pair->before, after)) continue;
    const char *saved = gov_script_name(at, GOV_SAVED, pair->before->name);
    gov_postgresql_check_count(
        at->out, "converted values that differ from the saved ones in", t, after->name,
        sqlite3_mprintf("SELECT count(*) FROM \"%w\" WHERE \"%w\" IS NOT NULL AND \"%w\"::text "
                        "IS DISTINCT FROM\n  \"%w\"::text::%s::text",
                        t, saved, after->name, saved, after->type));
  }
  gov_list_free(&columns);
}

/* NULLs match nothing and break nothing. */
static void check_orphans(const gov_script *at, const gov_catalog_table *table,
                          const gov_catalog_constraint *constraint) {
  if (constraint->kind != GOV_SQL_FOREIGN_KEY || !constraint->referenced_columns.count) return;
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendf(out, "SELECT count(*) FROM \"%w\" AS c WHERE", table->name);
  for (int32_t i = 0; i < constraint->columns.count; i++)
    sqlite3_str_appendf(out, " c.\"%w\" IS NOT NULL AND", constraint->columns.rows[i]);
  sqlite3_str_appendf(out, " NOT EXISTS (\n  SELECT FROM \"%w\" AS p WHERE",
                      constraint->referenced_table);
  for (int32_t i = 0; i < constraint->columns.count; i++) {
    sqlite3_str_appendf(out, "%s p.\"%w\" = c.\"%w\"", i ? " AND" : "",
                        constraint->referenced_columns.rows[i], constraint->columns.rows[i]);
  }
  sqlite3_str_appendall(out, ")");
  gov_postgresql_check_count(at->out, "broken references of", table->name,
                             constraint->columns.count ? constraint->columns.rows[0] : "",
                             sqlite3_str_finish(out));
}

static void write_verification(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (!table.after || !table.change->changed) continue;
    if (table.before) {
      check_rows(at, table.after);
      check_columns(at, &table);
    } else if (table.change->filled_from) {
      check_rows(at, table.after);
    }
    gov_postgresql_check_values(at, &table);
    for (size_t k = 0; k < table.after->constraints.count; k++)
      check_orphans(at, table.after, gov_catalog_constraint_at(table.after, k));
  }
  gov_postgresql_check_count(
      at->out, "constraints that were not validated", "", "",
      sqlite3_mprintf(
          "SELECT count(*) FROM pg_constraint WHERE NOT convalidated AND connamespace = "
          "current_schema()::regnamespace"));
  gov_postgresql_check_count(
      at->out, "indexes that are not valid", "", "",
      sqlite3_mprintf("SELECT count(*) FROM pg_index JOIN pg_class ON oid = indexrelid WHERE NOT "
                      "indisvalid AND relnamespace = current_schema()::regnamespace"));
}

static int comes(const gov_step *step) {
  return step->kind == GOV_STEP_ADD_COLUMN || step->kind == GOV_STEP_ADD_REQUIRED_COLUMN;
}

/* What PostgreSQL does otherwise than the plan of all dialects says. */
static void note_steps(gov_plan *plan) {
  for (size_t i = 0; i < plan->steps.count; i++) {
    gov_step *step = gov_list_at(&plan->steps, i);
    const gov_catalog_column *column = step->to_column;
    if (comes(step) && (column->serial || column->identity || column->generated)) {
      gov_step_implies(plan, step, "MH308");
      gov_step_says(
          plan, step,
          "each row gets a value of its own, so the table is rewritten under an exclusive lock");
    } else if (comes(step) && column->default_volatile) {
      gov_step_implies(plan, step, "MH403");
      gov_step_says(plan, step, "the rows that are there get their values in batches");
    }
    if (step->kind == GOV_STEP_SET_NOT_NULL && column->default_text)
      gov_step_implies(plan, step, "MH403");
    if (step->kind == GOV_STEP_CHANGE_TYPE) { /* its values are kept, the last of them in one go */
      gov_step_implies(plan, step, "MH403");
      gov_step_implies(plan, step, "MH503");
    }
    if (strstr(gov_step_hazards(step), "MH403")) gov_plan_keeps_values(plan);
    if (step->kind == GOV_STEP_DROP_COLUMN) { /* it is renamed, and need not be filled any more */
      gov_step_implies(plan, step, "MH202");
      if (step->from_column->not_null) gov_step_implies(plan, step, "MH207");
    }
    if (step->kind == GOV_STEP_DROP_TABLE) gov_step_implies(plan, step, "MH201");
  }
}

char *gov_draft_postgresql_refusal(const gov_plan *plan) {
  for (size_t i = 0; i < plan->steps.count; i++) {
    const gov_step *step = gov_list_at(&plan->steps, i);
    int counter = step->kind == GOV_STEP_CHANGE_TYPE && step->from_column && step->to_column &&
                  (step->from_column->serial || step->to_column->serial);
    int computed =
        step->kind == GOV_STEP_CHANGE_TYPE && step->to_column && step->to_column->generated;
    if (step->kind != GOV_STEP_CHANGE_GENERATED && !counter && !computed) continue;
    return sqlite3_mprintf(
        "gov_generate: %s of %s: a change of how a column's values are made (generated, "
        "identity, serial) is not drafted for PostgreSQL",
        step->to_column->name, step->to->name);
  }
  return NULL;
}

void gov_draft_postgresql(gov_draft *draft) {
  static const gov_script_dialect postgresql = {
      .how = "Run it with: psql -v ON_ERROR_STOP=1 -f %s (no transaction around it)",
      .write = gov_postgresql_write,
      .verify = write_verification};
  note_steps(draft->plan);
  gov_script_write(draft, &postgresql);
}
