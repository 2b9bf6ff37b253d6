/* hazards_models.c: the types that data models written in SQL give the columns of tables.
**
** Where no script of the series declared a column, a model may: ALTER … TYPE varchar(20) against its varchar(200) loses
** what is longer. A model may as well show the table as it will be, so it can prove a narrowing and nothing else. Names are
** as the artifacts spell them: a table is looked up by the last part of its name, and two models that disagree say nothing.
*/
#include "facts/hazards/hazards.h"

enum { TYPE_BYTES_MAX = 120 };

static gov_text key_of(char *buffer, size_t size, const char *table, const char *column) {
  size_t n = 0;
  const char *dot = strrchr(table, '.');
  for (const char *z = dot ? dot + 1 : table; *z && n < size; z++) buffer[n++] = gov_lower(*z);
  if (n < size) buffer[n++] = '\n';
  for (; *column && n < size; column++) buffer[n++] = gov_lower(*column);
  return (gov_text){buffer, n};
}

static int is_sql_model(const gov_facts *facts, const char *path) {
  if (!path || !gov_text_ends(gov_text_of(path), ".sql")) return 0;
  for (size_t i = 0; i < GOV_COUNT(facts, artifacts); i++) {
    const gov_artifact *artifact = &GOV_ROWS(facts, artifacts)[i];
    if (!strcmp(artifact->path, path)) return !strcmp(artifact->kind, GOV_BY_MODEL);
  }
  return 0;
}

int gov_model_types_find(gov_model_types *models, const gov_facts *facts) {
  const gov_field *fields = GOV_ROWS(facts, fields);
  const char *path = NULL;
  int tells = 0;
  for (size_t i = 0; i < GOV_COUNT(facts, fields); i++) {
    if (!fields[i].unit_id || !fields[i].name || !fields[i].type) continue;
    if (fields[i].place.path != path) tells = is_sql_model(facts, path = fields[i].place.path);
    if (!tells) continue;
    char buffer[2 * GOV_MAX_NAME_BYTES];
    gov_text key = key_of(buffer, sizeof buffer, fields[i].unit_id, fields[i].name);
    char *kept = gov_arena_copy(&models->arena, key.z, key.n);
    uint32_t *slot = kept ? gov_map_at(&models->by_column, (gov_text){kept, key.n}) : NULL;
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE)
      *slot = (uint32_t)i;
    else if (*slot < GOV_COUNT(facts, fields) &&
             gov_fold_compare(fields[*slot].type, fields[i].type) != 0)
      *slot = GOV_MAP_NONE - 1; /* two models disagree */
  }
  return SQLITE_OK;
}

void gov_model_types_free(gov_model_types *models) {
  gov_map_free(&models->by_column);
  gov_arena_free(&models->arena);
}

/* The type as the reader of SQL reads it. */
static const gov_sql_type *read_type(gov_arena *arena, const char *text) {
  gov_sql_options options = {0};
  gov_sql_script *script = NULL;
  if (strlen(text) > TYPE_BYTES_MAX || strpbrk(text, ";'\"")) return NULL;
  const char *sql = gov_arena_printf(arena, "CREATE TABLE t (c %s);", text);
  if (!sql || gov_sql_read(arena, gov_text_of(sql), &options, &script) != SQLITE_OK) return NULL;
  return script->statement_count == 1 && script->statements[0]->column_count == 1
             ? &script->statements[0]->columns[0].type
             : NULL;
}

const gov_sql_type *gov_model_type(gov_model_types *models, const gov_facts *facts,
                                   const gov_sql_name *table, const char *column) {
  char buffer[2 * GOV_MAX_NAME_BYTES];
  if (!models->by_column.count || !table->full || !column) return NULL;
  uint32_t row =
      gov_map_get(&models->by_column, key_of(buffer, sizeof buffer, table->full, column));
  return row < GOV_COUNT(facts, fields)
             ? read_type(&models->arena, GOV_ROWS(facts, fields)[row].type)
             : NULL;
}
