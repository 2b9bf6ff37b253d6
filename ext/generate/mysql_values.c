/* mysql_values.c: rows in batches, each its own transaction, and types that change.
**
** A batch is a range of an integer primary key, and the last key is the checkpoint; a table without
** such a key goes by LIMIT until nothing is left. The loops are procedures that are dropped at once.
*/
#include "base/digest.h"
#include "generate/mysql_parts.h"

static int is_binary(const char *type) {
  return gov_text_find(gov_text_of(type), "blob") || gov_text_find(gov_text_of(type), "binary") ||
         gov_text_starts(gov_text_of(type), "bit");
}

const char *gov_mysql_same(const gov_script *at, const char *a, const char *b, const char *type) {
  if (is_binary(type)) return gov_script_text(at, "(%s <=> %s)", a, b);
  return gov_script_text(
      at,
      "(CAST(CONVERT(%s USING utf8mb4) AS BINARY) <=> CAST(CONVERT(%s USING utf8mb4) AS "
      "BINARY))",
      a, b);
}

/* The integer primary key of the first schema's table, by its name now; NULL. */
static const char *batch_key(const gov_script *at, const gov_script_table *table) {
  const gov_catalog_table *from = table->before;
  const gov_catalog_constraint *key = from ? gov_catalog_primary_key(from) : NULL;
  if (!key || key->columns.count != 1) return NULL;
  const gov_catalog_column *column = gov_catalog_column_named(from, key->columns.rows[0]);
  if (!column || !gov_text_find(gov_text_of(column->type), "int")) return NULL;
  const char *name = column->name;
  gov_list columns;
  if (!table->after) return name;
  gov_script_columns(at, table, &columns);
  for (size_t i = 0; i < columns.count; i++) {
    const gov_script_column *pair = gov_list_at(&columns, i);
    if (pair->before == column && pair->after) name = pair->after->name;
  }
  gov_list_free(&columns);
  return name;
}

static void start_procedure(const gov_script *at) {
  sqlite3_str_appendf(at->out,
                      "DROP PROCEDURE IF EXISTS `_gov_batches`;\nDELIMITER $g%.8s$\n"
                      "CREATE PROCEDURE `_gov_batches`()\nBEGIN\n",
                      at->draft->id);
}

static void run_procedure(const gov_script *at) {
  sqlite3_str_appendf(at->out,
                      "END$g%.8s$\nDELIMITER ;\nCALL `_gov_batches`();\nDROP PROCEDURE "
                      "`_gov_batches`;\n",
                      at->draft->id);
}

/* statement ends before WHERE; the condition turns false where it was done. */
static void batches_by_key(const gov_script *at, const char *table, const char *key,
                           const char *statement, const char *condition) {
  char digest[17];
  const char *fact = gov_script_text(at, "batches %s%s", at->back ? "back " : "",
                                     gov_digest_short(statement, digest));
  const char *t = gov_mysql_id(at, table), *k = gov_mysql_id(at, key), *id = at->draft->id;
  start_procedure(at);
  sqlite3_str_appendf(
      at->out,
      "  DECLARE last_key, next_key, end_key DECIMAL(20, 0);\n"
      "  SELECT min(%s) - 1, max(%s) INTO last_key, end_key FROM %s;\n"
      "  SET last_key = coalesce((SELECT `value` FROM `_gov_migration` WHERE `draft` = '%s' AND "
      "`fact` = '%s'), last_key);\n"
      "  WHILE last_key < end_key DO\n"
      "    SET next_key = coalesce((SELECT %s FROM %s WHERE %s > last_key ORDER BY %s LIMIT 999, "
      "1), end_key);\n"
      "    START TRANSACTION;\n"
      "    %s WHERE %s > last_key AND %s <= next_key AND %s;\n"
      "    REPLACE INTO `_gov_migration` VALUES ('%s', '%s', next_key);\n"
      "    COMMIT;\n    SET last_key = next_key;\n  END WHILE;\n",
      k, k, t, id, fact, k, t, k, k, statement, k, k, condition, id, fact);
  run_procedure(at);
}

static void batches_by_limit(const gov_script *at, const char *statement, const char *condition) {
  start_procedure(at);
  sqlite3_str_appendf(at->out,
                      "  DECLARE changed BIGINT DEFAULT 1;\n  WHILE changed > 0 DO\n"
                      "    %s WHERE %s LIMIT 1000;\n    SET changed = row_count();\n"
                      "    COMMIT;\n  END WHILE;\n",
                      statement, condition);
  run_procedure(at);
}

static void update(const gov_script *at, const gov_script_table *table, const char *assignment,
                   const char *condition) {
  const char *key = batch_key(at, table), *t = table->after->name;
  const char *statement = gov_script_text(at, "UPDATE %s SET %s", gov_mysql_id(at, t), assignment);
  if (key)
    batches_by_key(at, t, key, statement, condition);
  else
    batches_by_limit(at, statement, condition);
}

/* ---- by the mapping ---- */

static void fill_column(const gov_script *at, const gov_script_table *table,
                        const gov_catalog_column *column) {
  const gov_mapped *value = gov_script_value(at, table, column);
  if (!value) return;
  const char *said = gov_script_value_text(at, value, GOV_SQL_MYSQL, 0, NULL);
  const char *id = gov_mysql_id(at, column->name);
  gov_draft_comment(at->out, "%s.%s by the mapping in line %d of the spec", table->after->name,
                    column->name, value->hint->line);
  update(at, table, gov_script_text(at, "%s = (%s)", id, said),
         gov_script_text(at, "%s IS NULL AND (%s) IS NOT NULL", id, said));
}

static void fill_table(const gov_script *at, const gov_table_change *change) {
  const char *columns = "", *values = "", *key = NULL, *plain = change->filled_from->name;
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_mapped *value = change->values[i];
    if (!value) continue;
    columns = gov_script_text(at, "%s%s%s", columns, *columns ? ", " : "",
                              gov_mysql_id(at, gov_catalog_column_at(change->to, i)->name));
    values = gov_script_text(at, "%s%s%s", values, *values ? ", " : "",
                             gov_script_value_text(at, value, GOV_SQL_MYSQL, 0, NULL));
  }
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (table.before != change->filled_from) continue;
    if (table.after) plain = table.after->name;
    key = batch_key(at, &table);
  }
  const char *statement =
      gov_script_text(at, "INSERT INTO %s (%s) SELECT %s FROM %s",
                      gov_mysql_id(at, change->to->name), columns, values, gov_mysql_id(at, plain));
  const char *fact = gov_script_text(at, "filled %s", change->to->name);
  gov_draft_comment(at->out, "%s: a row for each row of %s, by the spec's mapping",
                    change->to->name, change->filled_from->name);
  if (key) {
    batches_by_key(at, plain, key, statement, "TRUE");
    return;
  }
  sqlite3_str_appendall(at->out, "START TRANSACTION;\n");
  gov_mysql_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_fact(at, fact)), statement);
  gov_mysql_note(at, fact);
  sqlite3_str_appendall(at->out, "COMMIT;\n");
}

void gov_mysql_fill(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count && !at->back; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (table.change->filled_from) fill_table(at, table.change);
    if (!table.before || !table.after || !table.change->values) continue;
    for (size_t k = 0; k < table.after->columns.count; k++)
      fill_column(at, &table, gov_catalog_column_at(table.after, k));
  }
}

/* ---- types ---- */

/* varchar(n) grows below or above the size its length takes a second byte for; an enum gains values
** at its end. */
static int widens(const char *before, const char *after) {
  int64_t from = 0, to = 0;
  size_t n = strlen(before);
  if (gov_text_starts(gov_text_of(before), "enum(") && n > 6 && strlen(after) > n &&
      !strncmp(before, after, n - 1) && after[n - 1] == ',')
    return 1;
  if (!gov_text_starts(gov_text_of(before), "varchar(") ||
      !gov_text_starts(gov_text_of(after), "varchar("))
    return 0;
  const char *a = before + 8, *b = after + 8;
  while (gov_is_digit(*a)) from = from * 10 + (*a++ - '0');
  while (gov_is_digit(*b)) to = to * 10 + (*b++ - '0');
  return !strcmp(a, b) && from <= to && (to * 4 <= 255 || from >= 256);
}

static void modify(const gov_script *at, const gov_script_table *table,
                   const gov_catalog_column *column, int nullable, const char *how,
                   const char *condition) {
  const char *statement =
      gov_script_text(at, "ALTER TABLE %s MODIFY COLUMN %s%s", gov_mysql_id(at, table->after->name),
                      gov_mysql_column(at, column, nullable), how);
  if (condition)
    gov_mysql_when(at, condition, statement);
  else
    sqlite3_str_appendf(at->out, "%s;\n", statement);
}

static const char *typed(const gov_script *at, const gov_catalog_column *column) {
  return column->collation ? gov_script_text(at, "%s COLLATE %s", column->type, column->collation)
                           : column->type;
}

/* Each value is tried in a table of its own: the strict mode stops at what does not fit, the
** comparison at what does not come back as it was. */
static void try_values(const gov_script *at, const gov_script_table *table,
                       const gov_script_column *pair, const char *not_done) {
  const char *c = gov_mysql_id(at, pair->after->name), *t = gov_mysql_id(at, table->after->name);
  const char *old = typed(at, pair->before);
  sqlite3_str_appendf(at->out,
                      "DROP TEMPORARY TABLE IF EXISTS `_gov_probe`;\n"
                      "CREATE TEMPORARY TABLE `_gov_probe` (`o` %s NULL, `n` %s NULL, `b` %s "
                      "NULL);\n",
                      old, typed(at, pair->after), old);
  gov_mysql_when(
      at, not_done,
      gov_script_text(at, "INSERT INTO `_gov_probe` (`o`, `n`) SELECT %s, %s FROM %s", c, c, t));
  sqlite3_str_appendall(at->out, "UPDATE `_gov_probe` SET `b` = `n`;\n");
  gov_mysql_stop_when(at,
                      gov_script_text(at, "EXISTS (SELECT 1 FROM `_gov_probe` WHERE NOT %s)",
                                      gov_mysql_same(at, "`o`", "`b`", pair->before->type)),
                      gov_script_text(at, "%s.%s: some values do not fit the new type",
                                      table->after->name, pair->after->name));
  sqlite3_str_appendall(at->out, "DROP TEMPORARY TABLE `_gov_probe`;\n");
}

static void convert(const gov_script *at, const gov_script_table *table,
                    const gov_script_column *pair) {
  const char *t = gov_mysql_id(at, table->after->name), *c = gov_mysql_id(at, pair->after->name);
  const char *saved_name = gov_script_name(at, GOV_SAVED, pair->before->name);
  const char *saved = gov_mysql_id(at, saved_name);
  const char *fact =
      gov_script_text(at, "converted %s.%s", table->change->from->name, pair->before->name);
  const char *not_done = gov_script_text(at, "NOT %s", gov_mysql_has_fact(at, fact));
  const char *differs = gov_script_text(at, "NOT %s AND %s",
                                        gov_mysql_same(at, saved, c, pair->before->type), not_done);
  gov_draft_comment(at->out, "%s.%s becomes %s; its values stay in %s", table->after->name,
                    pair->after->name, pair->after->type, saved_name);
  gov_mysql_when(
      at, gov_script_text(at, "NOT %s", gov_mysql_has_column(at, table->after->name, saved_name)),
      gov_script_text(at, "ALTER TABLE %s ADD COLUMN %s %s NULL%s", t, saved,
                      typed(at, pair->before), MYSQL_INSTANT));
  update(at, table, gov_script_text(at, "%s = %s", saved, c), differs);
  try_values(at, table, pair, not_done);
  sqlite3_str_appendf(at->out,
                      "LOCK TABLES %s WRITE, `_gov_migration` WRITE; -- only the latest rows are "
                      "left to save\nUPDATE %s SET %s = %s WHERE %s;\n",
                      t, t, saved, c, differs);
  modify(at, table, pair->after, !pair->before->not_null, MYSQL_COPY, not_done);
  gov_mysql_note(at, fact);
  sqlite3_str_appendall(at->out, "UNLOCK TABLES;\n");
}

/* Each value came back from the new type as it was when the migration tried it: so it does now. */
static void convert_back(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const char *saved = gov_script_name(at, GOV_SAVED, pair->after->name);
  const char *fact =
      gov_script_text(at, "converted %s.%s", table->change->from->name, pair->after->name);
  modify(at, table, pair->after, !pair->before->not_null, MYSQL_COPY, gov_mysql_has_fact(at, fact));
  gov_mysql_when(at, gov_mysql_has_column(at, table->after->name, saved),
                 gov_script_text(at, "ALTER TABLE %s DROP COLUMN %s%s",
                                 gov_mysql_id(at, table->after->name), gov_mysql_id(at, saved),
                                 MYSQL_ONLINE));
}

static void change_type(const gov_script *at, const gov_script_table *table,
                        const gov_script_column *pair) {
  const char *before = pair->before->type, *after = pair->after->type;
  int collates = gov_fold_compare(pair->before->collation, pair->after->collation) != 0;
  if (!collates && widens(before, after))
    modify(at, table, pair->after, !pair->before->not_null, MYSQL_ONLINE, NULL);
  else if (!collates && widens(after, before))
    modify(at, table, pair->after, !pair->before->not_null, MYSQL_COPY, NULL);
  else if (at->back)
    convert_back(at, table, pair);
  else
    convert(at, table, pair);
}

/* ---- values that must be there ---- */

static void fill_default(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *id = gov_mysql_id(at, after->name), *t = table->after->name;
  const char *assignment = gov_script_text(at, "%s = %s", id, after->default_text);
  if (pair->before && !at->back) {
    const char *mark = gov_script_name(at, "_gov_filled_", pair->before->name);
    gov_mysql_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_column(at, t, mark)),
                   gov_script_text(at, "ALTER TABLE %s ADD COLUMN %s BOOLEAN NULL%s",
                                   gov_mysql_id(at, t), gov_mysql_id(at, mark), MYSQL_INSTANT));
    assignment = gov_script_text(at, "%s, %s = TRUE", assignment, gov_mysql_id(at, mark));
  }
  update(at, table, assignment, gov_script_text(at, "%s IS NULL", id));
}

/* What was filled and is still the default has no value again. */
static void empty_filled(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  if (!before->default_text || before->generated || !before->not_null || after->not_null) return;
  const char *t = table->after->name, *id = gov_mysql_id(at, after->name);
  const char *mark = gov_script_name(at, "_gov_filled_", after->name);
  gov_mysql_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_column(at, t, mark)),
                 gov_script_text(at, "ALTER TABLE %s ADD COLUMN %s BOOLEAN NULL%s",
                                 gov_mysql_id(at, t), gov_mysql_id(at, mark), MYSQL_INSTANT));
  update(at, table, gov_script_text(at, "%s = NULL", id),
         gov_script_text(at, "%s IS TRUE AND %s <=> (%s)", gov_mysql_id(at, mark), id,
                         before->default_text));
  sqlite3_str_appendf(at->out, "ALTER TABLE %s DROP COLUMN %s%s; -- the marks did their work\n",
                      gov_mysql_id(at, t), gov_mysql_id(at, mark), MYSQL_ONLINE);
}

static int is_required_now(const gov_script *at, const gov_script_table *table,
                           const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  if (!after->not_null || after->generated) return 0;
  if (pair->before) return !pair->before->not_null;
  return at->back || gov_script_value(at, table, after) != NULL;
}

static void move_column(const gov_script *at, const gov_script_table *table,
                        const gov_script_column *pair) {
  if (at->back && pair->before) empty_filled(at, table, pair);
  if (pair->before && (!gov_types_equal(pair->before->type, pair->after->type, GOV_SQL_MYSQL) ||
                       gov_fold_compare(pair->before->collation, pair->after->collation) != 0))
    change_type(at, table, pair);
  int required = is_required_now(at, table, pair);
  if (required && pair->after->default_text) fill_default(at, table, pair);
  int mapped = gov_script_value(at, table, pair->after) != NULL;
  if (required || mapped) modify(at, table, pair->after, 0, MYSQL_ONLINE, NULL);
}

void gov_mysql_move_values(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    if (!gov_mysql_changes(&table)) continue;
    gov_script_columns(at, &table, &columns);
    for (size_t k = 0; k < columns.count; k++) {
      const gov_script_column *pair = gov_list_at(&columns, k);
      if (pair->after) move_column(at, &table, pair);
    }
    gov_list_free(&columns);
  }
}
