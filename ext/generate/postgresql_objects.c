/* postgresql_objects.c: indexes, views and triggers that come and go, and what others are made of:
** extensions, types, sequences, functions.
*/
#include "generate/postgresql_parts.h"

const gov_catalog *gov_postgresql_side(const gov_script *at, int of_after) {
  return of_after != at->back ? at->draft->plan->to : at->draft->plan->from;
}

/* Indexes are built and dropped CONCURRENTLY, outside any transaction. */
static void say_object(const gov_script *at, const gov_catalog_object *object, int creates) {
  const char *kind = gov_sql_object_name(object->kind);
  const char *why = object->kind == GOV_SQL_INDEX ? "nobody waits while it is made or dropped"
                    : creates ? "as this side's schema has it, after what it reads is there"
                              : "it differs, or would be in the way of a change below";
  gov_draft_comment(at->out, "%s %s %s: %s.", kind ? kind : "object", object->name,
                    creates ? "comes" : "goes", why);
  if (object->kind == GOV_SQL_INDEX) gov_postgresql_unhurried(at);
}

static void put_object(const gov_script *at, const gov_catalog_object *object, int creates) {
  say_object(at, object, creates);
  if (object->kind == GOV_SQL_VIEW && creates)
    sqlite3_str_appendf(at->out, "CREATE OR REPLACE %s%sVIEW \"%w\" %s;\n",
                        object->flavor ? object->flavor : "", object->flavor ? " " : "",
                        object->name, object->text);
  else if (object->kind == GOV_SQL_VIEW)
    sqlite3_str_appendf(at->out, "DROP VIEW IF EXISTS \"%w\";\n", object->name);
  else if (object->kind == GOV_SQL_TRIGGER && creates && object->flavor)
    sqlite3_str_appendf(at->out,
                        "DROP TRIGGER IF EXISTS \"%w\" ON \"%w\";\n"
                        "CREATE %s TRIGGER \"%w\" %s;\n",
                        object->name, object->table, object->flavor, object->name, object->text);
  else if (object->kind == GOV_SQL_TRIGGER && creates)
    sqlite3_str_appendf(at->out, "CREATE OR REPLACE TRIGGER \"%w\" %s;\n", object->name,
                        object->text);
  else if (object->kind == GOV_SQL_TRIGGER)
    sqlite3_str_appendf(at->out, "DROP TRIGGER IF EXISTS \"%w\" ON \"%w\";\n", object->name,
                        object->table);
  else if (creates)
    sqlite3_str_appendf(at->out, "CREATE %sINDEX CONCURRENTLY IF NOT EXISTS \"%w\" ON \"%w\" %s;\n",
                        object->unique ? "UNIQUE " : "", object->name, object->table, object->text);
  else
    sqlite3_str_appendf(at->out, "DROP INDEX CONCURRENTLY IF EXISTS \"%w\";\n", object->name);
}

/* Views are in the way of types that change and of tables that go. */
static int any_in_the_way(const gov_script *at) {
  const gov_plan *plan = at->draft->plan;
  for (size_t i = 0; i < plan->steps.count; i++) {
    const gov_step *step = gov_list_at(&plan->steps, i);
    if (step->held_back) continue;
    if (step->kind == GOV_STEP_CHANGE_TYPE || step->kind == GOV_STEP_CHANGE_COLLATION ||
        step->kind == GOV_STEP_RENAME_COLUMN || step->kind == GOV_STEP_RENAME_TABLE ||
        step->kind == GOV_STEP_DROP_COLUMN || step->kind == GOV_STEP_DROP_TABLE)
      return 1;
  }
  return 0;
}

static int stays(const gov_script *at, const gov_catalog_object *object) {
  const gov_plan *plan = at->draft->plan;
  for (size_t i = 0; object->table && i < plan->changes.count; i++) {
    const gov_table_change *change = gov_list_at(&plan->changes, i);
    if (change->held_back && !gov_fold_compare(change->from->name, object->table)) return 1;
  }
  return 0;
}

static int moves(const gov_script *at, const gov_catalog_object *object, int of_after) {
  const gov_catalog_object *other =
      gov_catalog_object_like(gov_postgresql_side(at, !of_after), object);
  if (stays(at, object)) return 0;
  if (!other || !gov_objects_equal(other, object, GOV_SQL_POSTGRESQL)) return 1;
  return object->kind == GOV_SQL_VIEW && any_in_the_way(at);
}

/* What others are made of: it is made first, and stays when the rollback is done. */
static int is_definition(const gov_catalog_object *object) {
  return object->kind != GOV_SQL_INDEX && object->kind != GOV_SQL_VIEW &&
         object->kind != GOV_SQL_TRIGGER;
}

static void put_definition(const gov_script *at, const gov_catalog_object *object) {
  const char *kind = gov_sql_object_name(object->kind);
  gov_draft_comment(at->out, "%s %s: others are made of it, so it comes first.",
                    kind ? kind : "object", object->name);
  char *name = sqlite3_mprintf("\"%w\"", object->name), *body = NULL;
  switch (object->kind) {
  case GOV_SQL_EXTENSION:
    sqlite3_str_appendf(at->out, "CREATE EXTENSION IF NOT EXISTS %s %s;\n", name, object->text);
    break;
  case GOV_SQL_TYPE:
    body = sqlite3_mprintf("  IF to_regtype(%Q) IS NULL THEN CREATE TYPE %s %s; END IF;", name,
                           name, object->text);
    if (body) gov_postgresql_do(at, body);
    break;
  case GOV_SQL_SEQUENCE:
    sqlite3_str_appendf(at->out, "CREATE SEQUENCE IF NOT EXISTS %s %s;\n", name, object->text);
    break;
  default:
    sqlite3_str_appendf(at->out, "CREATE OR REPLACE %s %s%s;\n",
                        object->kind == GOV_SQL_PROCEDURE ? "PROCEDURE" : "FUNCTION", name,
                        object->text);
    break;
  }
  sqlite3_free(body);
  sqlite3_free(name);
}

/* New ones, and functions that say something else. Values were added to enum types before. */
void gov_postgresql_create_definitions(const gov_script *at) {
  static const gov_sql_object order[] = {GOV_SQL_EXTENSION, GOV_SQL_TYPE, GOV_SQL_SEQUENCE,
                                         GOV_SQL_FUNCTION, GOV_SQL_PROCEDURE};
  const gov_list *objects = &gov_postgresql_side(at, 1)->objects;
  int any = 0;
  for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
    for (size_t i = 0; i < objects->count; i++) {
      const gov_catalog_object *object = gov_list_at(objects, i);
      if (object->kind != order[k]) continue;
      int routine = object->kind == GOV_SQL_FUNCTION || object->kind == GOV_SQL_PROCEDURE;
      const gov_catalog_object *other = gov_catalog_object_like(gov_postgresql_side(at, 0), object);
      int differs = other && !gov_objects_equal(object, other, GOV_SQL_POSTGRESQL);
      if (other && !(routine && differs)) continue;
      if (at->back && !other) continue; /* nothing took it away */
      if (routine && !any++)
        sqlite3_str_appendall(at->out,
                              "SET LOCAL check_function_bodies = off; -- what they name may "
                              "come later\n");
      put_definition(at, object);
    }
  }
}

/* ALTER TYPE … ADD VALUE: outside a transaction, so that what follows may use it. */
void gov_postgresql_add_enum_values(const gov_script *at) {
  const gov_plan *plan = at->draft->plan;
  for (size_t i = 0; i < plan->steps.count; i++) {
    const gov_step *step = gov_list_at(&plan->steps, i);
    if (step->kind != GOV_STEP_ADD_ENUM_VALUES) continue;
    const gov_catalog_object *to = step->object, *from = gov_catalog_object_like(plan->from, to);
    for (int32_t k = 0, known = 0; from && k < to->value_count; k++) {
      const gov_text *value = &to->values[k];
      if (known < from->value_count && from->values[known].n == value->n &&
          !memcmp(from->values[known].z, value->z, value->n)) {
        known++;
        continue;
      }
      gov_draft_comment(at->out, "Type %s gains a value; none is ever taken away.", to->name);
      sqlite3_str_appendf(at->out, "ALTER TYPE \"%w\" ADD VALUE IF NOT EXISTS %.*s", to->name,
                          (int)value->n, value->z);
      const gov_text *next = known < from->value_count ? &from->values[known] : NULL;
      if (next) sqlite3_str_appendf(at->out, " BEFORE %.*s", (int)next->n, next->z);
      sqlite3_str_appendall(at->out, ";\n");
    }
  }
}

void gov_postgresql_own_sequences(const gov_script *at) {
  const gov_list *objects = &gov_postgresql_side(at, 1)->objects;
  for (size_t i = 0; i < objects->count && !at->back; i++) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind == GOV_SQL_SEQUENCE && object->owned_by &&
        !gov_catalog_object_like(gov_postgresql_side(at, 0), object))
      sqlite3_str_appendf(at->out, "ALTER SEQUENCE \"%w\" OWNED BY %s;\n", object->name,
                          object->owned_by);
  }
}

void gov_postgresql_drop_objects(const gov_script *at, int indexes) {
  const gov_list *objects = &gov_postgresql_side(at, 0)->objects;
  for (size_t i = objects->count; i-- > 0;) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (is_definition(object) || (object->kind == GOV_SQL_INDEX) != indexes ||
        !moves(at, object, 0))
      continue;
    /* One of the same name was replaced before. */
    if (indexes && gov_catalog_object_like(gov_postgresql_side(at, 1), object)) continue;
    put_object(at, object, 0);
  }
}

void gov_postgresql_create_objects(const gov_script *at, gov_sql_object kind) {
  const gov_list *objects = &gov_postgresql_side(at, 1)->objects;
  for (size_t i = 0; i < objects->count; i++) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind != kind || !moves(at, object, 1)) continue;
    int replaces = gov_catalog_object_like(gov_postgresql_side(at, 0), object) != NULL;
    if (kind == GOV_SQL_INDEX && replaces)
      put_object(at, object, 0);
    else if (kind == GOV_SQL_INDEX)
      gov_postgresql_drop_invalid(at, object->name);
    put_object(at, object, 1);
  }
}

/* An index that goes anyway is in the way of the new type: what it is made with may not know it. */
void gov_postgresql_free_from_indexes(const gov_script *at, const gov_script_table *table,
                                      const gov_catalog_column *before) {
  const gov_list *objects = &gov_postgresql_side(at, 0)->objects;
  for (size_t i = 0; i < objects->count; i++) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind == GOV_SQL_INDEX && !gov_fold_compare(object->table, table->before->name) &&
        gov_text_mentions(gov_text_of(object->text), before->name, GOV_SQL_POSTGRESQL) &&
        moves(at, object, 0))
      put_object(at, object, 0);
  }
}
