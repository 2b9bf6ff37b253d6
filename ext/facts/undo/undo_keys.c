/* undo_keys.c: the keys under which a down part's changes are found again.
**
** "audit.users" and "billing.users" are two tables, "users" may be either. A key with a schema is
** stored under its full name and under its last part; one without under its last part, and marked
** as bare. A name with a schema asks for itself and for the bare one, a bare name asks for any.
*/
#include "facts/undo/undo_parts.h"
#include <string.h>

enum { ANY = '.', BARE = '~', FULL = '=' }; /* what the object's name stands for in the key */

/* Asked for each statement, several times: it stands until the next one is made. */
static gov_text make_key(undo_judging *j, const char *kind, char mark, const char *object,
                         const char *name) {
  size_t a = strlen(kind), b = object ? strlen(object) : 0, c = name ? strlen(name) : 0, n = 0;
  j->key.count = 0;
  if (gov_list_room(&j->key, a + b + c + 2) != SQLITE_OK) {
    j->failed = 1;
    return (gov_text){"", 0};
  }
  char *key = (char *)j->key.rows;
  for (; n < a; n++) key[n] = kind[n];
  key[n++] = mark;
  for (size_t i = 0; i < b; i++) key[n++] = gov_lower(object[i]);
  key[n++] = '.';
  for (size_t i = 0; i < c; i++) key[n++] = gov_lower(name[i]);
  return (gov_text){key, n};
}

uint32_t undo_find(undo_judging *j, const gov_map *map, const char *kind, const char *object,
                   const char *name) {
  if (!map->count) return GOV_MAP_NONE; /* as in most scripts: no key needs to be made */
  return gov_map_get(map, make_key(j, kind, ANY, object, name));
}

static uint32_t *slot_of(undo_judging *j, gov_map *map, gov_text key) {
  if (!j->failed && gov_map_get(map, key) == GOV_MAP_NONE)
    key.z = gov_arena_copy(&j->arena, key.z, key.n);
  uint32_t *slot = j->failed || !key.z ? NULL : gov_map_at(map, key);
  if (!slot) j->failed = 1;
  return slot;
}

uint32_t *undo_slot(undo_judging *j, gov_map *map, const char *kind, const char *object,
                    const char *name) {
  return slot_of(j, map, make_key(j, kind, ANY, object, name));
}

gov_sql_name undo_bare(const char *name) {
  return (gov_sql_name){.full = name, .last = name, .parts = 1};
}

/* The schema and the name: what stands before them is the database. */
static const char *with_schema(const gov_sql_name *object) {
  if (!object || !object->full || object->parts < 2 || object->last <= object->full) return NULL;
  const char *at = object->last - 1;
  while (at > object->full && at[-1] != '.') at--;
  return at;
}

static void put_one(undo_judging *j, gov_text key, int32_t line) {
  uint32_t *slot = slot_of(j, &j->down, key);
  if (slot && *slot == GOV_MAP_NONE) *slot = (uint32_t)line;
}

void undo_put(undo_judging *j, const char *kind, const gov_sql_name *object, const char *name,
              int32_t line) {
  const char *last = object ? object->last : NULL, *full = with_schema(object);
  put_one(j, make_key(j, kind, ANY, last, name), line);
  if (full)
    put_one(j, make_key(j, kind, FULL, full, name), line);
  else
    put_one(j, make_key(j, kind, BARE, last, name), line);
}

static int32_t found(undo_judging *j, gov_text key) {
  uint32_t line = gov_map_get(&j->down, key);
  return line == GOV_MAP_NONE ? 0 : (int32_t)line;
}

int32_t undo_did(undo_judging *j, const char *kind, const gov_sql_name *object, const char *name) {
  if (!j->down.count) return 0;
  const char *last = object ? object->last : NULL, *full = with_schema(object);
  if (!full) return found(j, make_key(j, kind, ANY, last, name));
  int32_t line = found(j, make_key(j, kind, FULL, full, name));
  return line ? line : found(j, make_key(j, kind, BARE, last, name));
}

const char *undo_joined(undo_judging *j, const char *from, const char *to) {
  size_t n = from ? strlen(from) : 0, m = to ? strlen(to) : 0;
  char *text = gov_arena_alloc(&j->arena, n + m + 2);
  if (!text) return j->failed = 1, "";
  if (n) memcpy(text, from, n);
  text[n] = '>';
  if (m) memcpy(text + n + 1, to, m);
  text[n + m + 1] = 0;
  return text;
}

static const char *object_kind(undo_judging *j, const char *verb, const gov_sql_statement *s) {
  /* ClickHouse drops a materialized view as any other. */
  int view = s->object == GOV_SQL_MATERIALIZED_VIEW;
  const char *object = gov_sql_object_name(view ? GOV_SQL_VIEW : s->object);
  const char *kind = gov_arena_printf(&j->arena, "%s %s", verb, object ? object : "");
  if (!kind) j->failed = 1;
  return kind ? kind : "";
}

void undo_put_object(undo_judging *j, const char *verb, const gov_sql_statement *s,
                     const gov_sql_name *object) {
  const char *kind = object_kind(j, verb, s);
  undo_put(j, kind, object, s->table.last ? s->table.last : "*", s->line);
  undo_put(j, kind, object, NULL, s->line);
}

int32_t undo_did_object(undo_judging *j, const char *verb, const gov_sql_statement *s) {
  const char *kind = object_kind(j, verb, s);
  if (!s->table.last) return undo_did(j, kind, &s->name, NULL);
  int32_t line = undo_did(j, kind, &s->name, s->table.last);
  return line ? line : undo_did(j, kind, &s->name, "*");
}
