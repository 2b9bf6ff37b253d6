/* catalog.c: a schema's lists and the questions asked of them. */
#include "generate/catalog.h"

void gov_catalog_init(gov_catalog *schema, gov_arena *arena, gov_sql_dialect dialect) {
  *schema = (gov_catalog){.arena = arena,
                          .dialect = dialect,
                          .tables = {.row_bytes = sizeof(gov_catalog_table)},
                          .objects = {.row_bytes = sizeof(gov_catalog_object)},
                          .others = {.row_bytes = sizeof(gov_catalog_other)}};
}

void gov_catalog_free(gov_catalog *schema) {
  for (size_t i = 0; i < schema->tables.count; i++) {
    gov_catalog_table *table = gov_list_at(&schema->tables, i);
    gov_list_free(&table->columns);
    gov_list_free(&table->constraints);
  }
  gov_list_free(&schema->tables);
  gov_list_free(&schema->objects);
  gov_list_free(&schema->others);
}

gov_catalog_table *gov_catalog_table_named(const gov_catalog *schema, const char *name) {
  for (size_t i = 0; i < schema->tables.count; i++) {
    gov_catalog_table *table = gov_list_at(&schema->tables, i);
    if (!gov_fold_compare(table->name, name)) return table;
  }
  return NULL;
}

gov_catalog_column *gov_catalog_column_named(const gov_catalog_table *table, const char *name) {
  for (size_t i = 0; i < table->columns.count; i++) {
    gov_catalog_column *column = gov_catalog_column_at(table, i);
    if (!gov_fold_compare(column->name, name)) return column;
  }
  return NULL;
}

gov_catalog_object *gov_catalog_object_named(const gov_catalog *schema, gov_sql_object kind,
                                             const char *name, const char *table) {
  for (size_t i = 0; i < schema->objects.count; i++) {
    gov_catalog_object *object = gov_list_at(&schema->objects, i);
    if (object->kind != kind || gov_fold_compare(object->name, name) != 0) continue;
    if (!table || !object->by_table || !gov_fold_compare(object->table, table)) return object;
  }
  return NULL;
}

gov_catalog_object *gov_catalog_object_like(const gov_catalog *schema,
                                            const gov_catalog_object *like) {
  for (size_t i = 0; i < schema->objects.count; i++) {
    gov_catalog_object *object = gov_list_at(&schema->objects, i);
    if (object->kind != like->kind || gov_fold_compare(object->name, like->name) != 0) continue;
    if (like->by_table && gov_fold_compare(object->table, like->table) != 0) continue;
    if (gov_fold_compare(object->signature, like->signature) != 0) continue;
    return object;
  }
  return NULL;
}

const gov_catalog_constraint *gov_catalog_primary_key(const gov_catalog_table *table) {
  for (size_t i = 0; i < table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (constraint->kind == GOV_SQL_PRIMARY_KEY) return constraint;
  }
  return NULL;
}

int gov_names_hold(const gov_sql_names *names, const char *name) {
  for (int32_t i = 0; i < names->count; i++) {
    if (!gov_fold_compare(names->rows[i], name)) return 1;
  }
  return 0;
}

int gov_names_equal(const gov_sql_names *a, const gov_sql_names *b) {
  if (a->count != b->count) return 0;
  for (int32_t i = 0; i < a->count; i++) {
    if (gov_fold_compare(a->rows[i], b->rows[i]) != 0) return 0;
  }
  return 1;
}
