/* mysql_parts.c: MySQL's statements, each safe to run twice. */
#include "generate/mysql_parts.h"
#include "base/digest.h"

const char *gov_mysql_id(const gov_script *at, const char *name) {
  const char *made = gov_quoted(at->arena, name, GOV_SQL_MYSQL);
  return made ? made : "``";
}

/* A string under the sql_mode that the script sets: backslashes escape. */
const char *gov_mysql_literal(const gov_script *at, const char *text) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendchar(out, 1, '\'');
  for (; *text; text++) sqlite3_str_appendchar(out, *text == '\'' || *text == '\\' ? 2 : 1, *text);
  sqlite3_str_appendchar(out, 1, '\'');
  char *made = sqlite3_str_finish(out);
  const char *copy = gov_arena_string(at->arena, made ? made : "''");
  sqlite3_free(made);
  return copy ? copy : "''";
}

const char *gov_mysql_columns(const gov_script *at, const gov_sql_names *names) {
  const char *made = "";
  for (int32_t i = 0; i < names->count; i++)
    made = gov_script_text(at, "%s%s%s", made, i ? ", " : "", gov_mysql_id(at, names->rows[i]));
  return made;
}

const char *gov_mysql_has_table(const gov_script *at, const char *table) {
  return gov_script_text(
      at,
      "EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND "
      "table_name = %s)",
      gov_mysql_literal(at, table));
}

const char *gov_mysql_has_column(const gov_script *at, const char *table, const char *column) {
  return gov_script_text(
      at,
      "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() "
      "AND table_name = %s AND column_name = %s)",
      gov_mysql_literal(at, table), gov_mysql_literal(at, column));
}

const char *gov_mysql_has_index(const gov_script *at, const char *table, const char *index) {
  return gov_script_text(at,
                         "EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = "
                         "DATABASE() AND table_name = %s AND index_name = %s)",
                         gov_mysql_literal(at, table), gov_mysql_literal(at, index));
}

const char *gov_mysql_has_constraint(const gov_script *at, const char *table, const char *name) {
  return gov_script_text(
      at,
      "EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE "
      "constraint_schema = DATABASE() AND table_name = %s AND constraint_name = %s)",
      gov_mysql_literal(at, table), gov_mysql_literal(at, name));
}

const char *gov_mysql_has_fact(const gov_script *at, const char *fact) {
  return gov_script_text(
      at, "EXISTS (SELECT 1 FROM `_gov_migration` WHERE `draft` = '%s' AND `fact` = %s)",
      at->draft->id, gov_mysql_literal(at, fact));
}

void gov_mysql_when(const gov_script *at, const char *condition, const char *statement) {
  sqlite3_str_appendf(at->out,
                      "SET @gov = IF(%s,\n  %s,\n  'DO 0');\n"
                      "PREPARE gov FROM @gov; EXECUTE gov; DEALLOCATE PREPARE gov;\n",
                      condition, gov_mysql_literal(at, statement));
}

/* A key that is there twice: its message carries the words. */
void gov_mysql_stop_when(const gov_script *at, const char *condition, const char *words) {
  sqlite3_str_appendf(at->out,
                      "INSERT INTO `_gov_migration` (`draft`, `fact`)\n"
                      "SELECT 'stop', %s FROM (SELECT 1 UNION ALL SELECT 2) AS twice\n"
                      "WHERE %s;\n",
                      gov_mysql_literal(at, words), condition);
}

void gov_mysql_note(const gov_script *at, const char *fact) {
  sqlite3_str_appendf(at->out, "INSERT IGNORE INTO `_gov_migration` VALUES ('%s', %s, 1);\n",
                      at->draft->id, gov_mysql_literal(at, fact));
}

const char *gov_mysql_column(const gov_script *at, const gov_catalog_column *column, int nullable) {
  const char *made = gov_script_text(at, "%s %s", gov_mysql_id(at, column->name), column->type);
  if (column->collation) made = gov_script_text(at, "%s COLLATE %s", made, column->collation);
  if (column->generated)
    made = gov_script_text(at, "%s GENERATED ALWAYS AS (%s) %s", made, column->generated,
                           column->generated_stored ? "STORED" : "VIRTUAL");
  if (column->not_null && !nullable)
    made = gov_script_text(at, "%s NOT NULL", made);
  else if (!column->generated)
    made = gov_script_text(at, "%s NULL", made);
  if (column->default_text) made = gov_script_text(at, "%s DEFAULT %s", made, column->default_text);
  if (column->on_update) made = gov_script_text(at, "%s ON UPDATE %s", made, column->on_update);
  if (column->auto_increment) made = gov_script_text(at, "%s AUTO_INCREMENT", made);
  if (column->comment) made = gov_script_text(at, "%s COMMENT %s", made, column->comment);
  return made;
}

/* NO ACTION is what is meant when nothing is said. */
static const char *action_text(const gov_script *at, const char *event,
                               gov_sql_reference_action action) {
  if (action == GOV_SQL_REFERENCE_NO_ACTION) return "";
  return gov_script_text(at, " ON %s %s", event, gov_reference_action_name(action));
}

static const char *reference_text(const gov_script *at, const gov_catalog_constraint *constraint) {
  return gov_script_text(at, "FOREIGN KEY (%s) REFERENCES %s (%s)%s%s",
                         gov_mysql_columns(at, &constraint->columns),
                         gov_mysql_id(at, constraint->referenced_table),
                         gov_mysql_columns(at, &constraint->referenced_columns),
                         action_text(at, "DELETE", constraint->on_delete),
                         action_text(at, "UPDATE", constraint->on_update));
}

const char *gov_mysql_constraint_name(const gov_script *at, const gov_catalog_table *table,
                                      const gov_catalog_constraint *constraint) {
  char digest[17];
  if (constraint->name) return constraint->name;
  const char *whole =
      gov_script_text(at, "%s %s %s", table->name, gov_mysql_columns(at, &constraint->columns),
                      constraint->check ? constraint->check : constraint->referenced_table);
  return gov_script_text(at, "gov_%s", gov_digest_short(whole, digest));
}

static const char *constraint_text(const gov_script *at, const gov_catalog_table *table,
                                   const gov_catalog_constraint *constraint) {
  const char *name = gov_mysql_id(at, gov_mysql_constraint_name(at, table, constraint));
  if (constraint->kind == GOV_SQL_PRIMARY_KEY)
    return gov_script_text(at, "PRIMARY KEY (%s)", gov_mysql_columns(at, &constraint->columns));
  if (constraint->kind == GOV_SQL_CHECK)
    return gov_script_text(at, "CONSTRAINT %s CHECK (%s)", name, constraint->check);
  return gov_script_text(at, "CONSTRAINT %s %s", name, reference_text(at, constraint));
}

static const char *index_text(const gov_script *at, const gov_catalog_object *index) {
  return gov_script_text(at, "%s%sINDEX %s %s",
                         index->unique   ? "UNIQUE"
                         : index->flavor ? index->flavor
                                         : "",
                         index->unique || index->flavor ? " " : "", gov_mysql_id(at, index->name),
                         index->text);
}

void gov_mysql_create_table(const gov_script *at, const gov_catalog_table *table) {
  const gov_catalog *schema = at->draft->plan->to;
  sqlite3_str_appendf(at->out, "CREATE TABLE IF NOT EXISTS %s (", gov_mysql_id(at, table->name));
  const char *comma = "\n  ";
  for (size_t i = 0; i < table->columns.count; i++, comma = ",\n  ")
    sqlite3_str_appendf(at->out, "%s%s", comma,
                        gov_mysql_column(at, gov_catalog_column_at(table, i), 0));
  for (size_t i = 0; i < table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (constraint->kind != GOV_SQL_FOREIGN_KEY)
      sqlite3_str_appendf(at->out, "%s%s", comma, constraint_text(at, table, constraint));
  }
  for (size_t i = 0; i < schema->objects.count; i++) {
    const gov_catalog_object *index = gov_list_at(&schema->objects, i);
    if (index->kind == GOV_SQL_INDEX && !gov_fold_compare(index->table, table->name))
      sqlite3_str_appendf(at->out, "%s%s", comma, index_text(at, index));
  }
  sqlite3_str_appendf(at->out, "\n)%s%s;\n", table->options ? " " : "",
                      table->options ? table->options : "");
}

/* The database named it: it is known by its columns. */
static void drop_unnamed_reference(const gov_script *at, const gov_catalog_table *table,
                                   const gov_catalog_constraint *constraint) {
  const char *names = "";
  for (int32_t i = 0; i < constraint->columns.count; i++)
    names = gov_script_text(at, "%s%s%s", names, i ? "," : "", constraint->columns.rows[i]);
  const char *start =
      gov_script_text(at, "ALTER TABLE %s DROP FOREIGN KEY `", gov_mysql_id(at, table->name));
  sqlite3_str_appendf(
      at->out,
      "SET @gov = coalesce((SELECT concat(%s, replace(constraint_name, '`', '``'), '`')\n"
      "  FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND table_name = "
      "%s\n    AND referenced_table_name = %s GROUP BY constraint_name\n"
      "  HAVING group_concat(column_name ORDER BY ordinal_position) = %s LIMIT 1), 'DO 0');\n"
      "PREPARE gov FROM @gov; EXECUTE gov; DEALLOCATE PREPARE gov;\n",
      gov_mysql_literal(at, start), gov_mysql_literal(at, table->name),
      gov_mysql_literal(at, constraint->referenced_table), gov_mysql_literal(at, names));
}

void gov_mysql_drop_constraint(const gov_script *at, const gov_catalog_table *table,
                               const gov_catalog_constraint *constraint) {
  const char *name = gov_mysql_constraint_name(at, table, constraint);
  if (constraint->kind == GOV_SQL_PRIMARY_KEY) return; /* goes when the other comes */
  if (constraint->kind == GOV_SQL_FOREIGN_KEY && !constraint->name && !at->back) {
    drop_unnamed_reference(at, table, constraint);
    return;
  }
  const char *word = constraint->kind == GOV_SQL_FOREIGN_KEY ? "FOREIGN KEY" : "CONSTRAINT";
  gov_mysql_when(at, gov_mysql_has_constraint(at, table->name, name),
                 gov_script_text(at, "ALTER TABLE %s DROP %s %s", gov_mysql_id(at, table->name),
                                 word, gov_mysql_id(at, name)));
}

const char *gov_mysql_orphans(const gov_script *at, const gov_catalog_table *table,
                              const gov_catalog_constraint *constraint) {
  const char *filled = "", *match = "";
  for (int32_t i = 0; i < constraint->columns.count; i++) {
    const char *column = gov_mysql_id(at, constraint->columns.rows[i]);
    if (i >= constraint->referenced_columns.count) break;
    filled = gov_script_text(at, "%sc.%s IS NOT NULL AND ", filled, column);
    match = gov_script_text(at, "%s%sp.%s = c.%s", match, i ? " AND " : "",
                            gov_mysql_id(at, constraint->referenced_columns.rows[i]), column);
  }
  return gov_script_text(at, "FROM %s AS c WHERE %sNOT EXISTS (SELECT 1 FROM %s AS p WHERE %s)",
                         gov_mysql_id(at, table->name), filled,
                         gov_mysql_id(at, constraint->referenced_table), match);
}

/* With foreign_key_checks on, the server would copy the table and keep writers waiting. The rows
** are asked before and after instead. */
static void add_reference(const gov_script *at, const gov_catalog_table *table,
                          const gov_catalog_constraint *constraint, const char *name) {
  const char *orphans =
      gov_script_text(at, "EXISTS (SELECT 1 %s)", gov_mysql_orphans(at, table, constraint));
  const char *words = gov_script_text(at, "%s.%s refers to rows that are not there", table->name,
                                      constraint->columns.rows[0]);
  gov_mysql_stop_when(at, orphans, words);
  sqlite3_str_appendall(at->out, "SET SESSION foreign_key_checks = 0;\n");
  gov_mysql_when(at, gov_script_text(at, "NOT %s", gov_mysql_has_constraint(at, table->name, name)),
                 gov_script_text(at, "ALTER TABLE %s ADD %s%s", gov_mysql_id(at, table->name),
                                 constraint_text(at, table, constraint), MYSQL_ONLINE));
  sqlite3_str_appendall(at->out, "SET SESSION foreign_key_checks = 1;\n");
  gov_mysql_stop_when(at, orphans, words);
}

/* The key that is there now goes in the statement that brings the new one. */
static void add_primary_key(const gov_script *at, const gov_catalog_table *table,
                            const gov_catalog_constraint *constraint) {
  const char *id = gov_mysql_id(at, table->name), *key = constraint_text(at, table, constraint);
  const char *fact = gov_script_text(at, "%skey of %s", at->back ? "back " : "", table->name);
  const char *has = gov_mysql_has_index(at, table->name, "PRIMARY");
  const char *done = gov_mysql_has_fact(at, fact);
  gov_mysql_when(
      at, gov_script_text(at, "%s AND NOT %s", has, done),
      gov_script_text(at, "ALTER TABLE %s DROP PRIMARY KEY, ADD %s%s", id, key, MYSQL_ONLINE));
  gov_mysql_when(at, gov_script_text(at, "NOT %s", has),
                 gov_script_text(at, "ALTER TABLE %s ADD %s%s", id, key, MYSQL_ONLINE));
  gov_mysql_note(at, fact);
}

void gov_mysql_add_constraint(const gov_script *at, const gov_catalog_table *table,
                              const gov_catalog_constraint *constraint) {
  const char *name = gov_mysql_constraint_name(at, table, constraint);
  if (constraint->kind == GOV_SQL_PRIMARY_KEY)
    add_primary_key(at, table, constraint);
  else if (constraint->kind == GOV_SQL_FOREIGN_KEY)
    add_reference(at, table, constraint, name);
  else
    gov_mysql_when(at,
                   gov_script_text(at, "NOT %s", gov_mysql_has_constraint(at, table->name, name)),
                   gov_script_text(at, "ALTER TABLE %s ADD %s%s", gov_mysql_id(at, table->name),
                                   constraint_text(at, table, constraint), MYSQL_COPY));
}

void gov_mysql_add_index(const gov_script *at, const gov_catalog_object *index, int replaces) {
  const char *id = gov_mysql_id(at, index->table);
  const char *how = index->flavor ? MYSQL_INPLACE_SHARED : MYSQL_ONLINE;
  const char *has = gov_mysql_has_index(at, index->table, index->name);
  if (replaces) {
    const char *fact =
        gov_script_text(at, "%sindex %s.%s", at->back ? "back " : "", index->table, index->name);
    gov_mysql_when(at, gov_script_text(at, "%s AND NOT %s", has, gov_mysql_has_fact(at, fact)),
                   gov_script_text(at, "ALTER TABLE %s DROP INDEX %s, ADD %s%s", id,
                                   gov_mysql_id(at, index->name), index_text(at, index), how));
    gov_mysql_note(at, fact);
  }
  gov_mysql_when(at, gov_script_text(at, "NOT %s", has),
                 gov_script_text(at, "ALTER TABLE %s ADD %s%s", id, index_text(at, index), how));
}

void gov_mysql_drop_index(const gov_script *at, const gov_catalog_object *index) {
  gov_mysql_when(at, gov_mysql_has_index(at, index->table, index->name),
                 gov_script_text(at, "ALTER TABLE %s DROP INDEX %s%s",
                                 gov_mysql_id(at, index->table), gov_mysql_id(at, index->name),
                                 MYSQL_ONLINE));
}
