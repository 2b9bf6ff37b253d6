/* sql_fold.c: which statements lose data, once table rebuilds are folded.
**
** A rebuild makes a copy and swaps it in: CREATE x_new; INSERT INTO x_new SELECT … FROM x; DROP x;
** RENAME x_new TO x. Or the other way round: RENAME x TO x_old; CREATE x; INSERT INTO x SELECT …
** FROM x_old; DROP x_old. The DROP in it loses nothing. A table that the same script created loses
** nothing of anybody's either. Statements are found by table name through a hash index, so a script
** of any length is folded in one pass.
*/
#include "read/sql_parse.h"
#include <string.h>

typedef struct fold_entry {
  const char *name; /* folded on comparison */
  int32_t statement, next;
} fold_entry;

typedef struct fold_index {
  int32_t *heads; /* size is a power of two; -1: empty */
  uint32_t mask;
  fold_entry *entries;
  int32_t count, capacity;
} fold_index;

static uint32_t name_hash(const char *name) {
  uint32_t hash = 2166136261u;
  for (; *name; name++) hash = (hash ^ (unsigned char)gov_lower(*name)) * 16777619u;
  return hash;
}

static int make_index(gov_arena *arena, fold_index *index, int32_t capacity) {
  uint32_t size = 16;
  while (size < (uint32_t)capacity * 2) size *= 2;
  index->heads = gov_arena_alloc(arena, size * sizeof *index->heads);
  index->entries = gov_arena_alloc(arena, (size_t)capacity * sizeof *index->entries);
  if (!index->heads || !index->entries) return 0;
  memset(index->heads, 0xFF, size * sizeof *index->heads);
  index->mask = size - 1;
  index->capacity = capacity;
  index->count = 0;
  return 1;
}

static void index_name(fold_index *index, const char *name, int32_t statement) {
  if (!name || index->count >= index->capacity) return;
  uint32_t slot = name_hash(name) & index->mask;
  index->entries[index->count] = (fold_entry){name, statement, index->heads[slot]};
  index->heads[slot] = index->count++;
}

static int same_name(const char *a, const char *b) {
  return !gov_fold_compare(a, b);
}

/* The statement a rename of a table starts from and leads to; 0 when it is none. */
static int renames_table(const gov_sql_statement *s) {
  return s->object == GOV_SQL_TABLE && s->new_name.full && s->table.full &&
         (s->verb == GOV_SQL_RENAME_VERB || s->verb == GOV_SQL_ALTER_VERB);
}

static int copies_rows(const gov_sql_statement *s) {
  return s->as_select && s->source_count && s->table.full &&
         (s->verb == GOV_SQL_INSERT_VERB || s->verb == GOV_SQL_CREATE_VERB ||
          s->verb == GOV_SQL_REPLACE_VERB);
}

/* The last statement before `before` that created the table in this section; -1: none. */
static int32_t created(const gov_sql_script *script, const fold_index *creates, const char *name,
                       int32_t before) {
  if (!creates->capacity) return -1;
  for (int32_t e = creates->heads[name_hash(name) & creates->mask]; e >= 0;
       e = creates->entries[e].next) {
    const fold_entry *entry = &creates->entries[e];
    if (entry->statement < before && same_name(entry->name, name) &&
        script->statements[entry->statement]->section == script->statements[before]->section) {
      return entry->statement;
    }
  }
  return -1;
}

/* A rename in the same section; `old`: from this name, else to it. */
static int32_t renamed(const gov_sql_script *script, const fold_index *renames, const char *name,
                       gov_sql_section section) {
  for (int32_t e = renames->heads[name_hash(name) & renames->mask]; e >= 0;
       e = renames->entries[e].next) {
    const fold_entry *entry = &renames->entries[e];
    if (same_name(entry->name, name) && script->statements[entry->statement]->section == section) {
      return entry->statement;
    }
  }
  return -1;
}

typedef struct folding {
  gov_sql_script *script;
  fold_index creates, copies, from, to; /* by table; by source; renames by old and by new name */
} folding;

/* Marks the statements of the rebuild that the DROP at `drop` belongs to. */
static int fold_drop(folding *f, int32_t drop) {
  gov_sql_statement **s = f->script->statements;
  const char *dropped = s[drop]->table.last;
  enum { MAX_TRIED = 16 };
  int tried = 0;
  for (int32_t e = f->copies.heads[name_hash(dropped) & f->copies.mask];
       e >= 0 && tried < MAX_TRIED; e = f->copies.entries[e].next, tried++) {
    int32_t copy = f->copies.entries[e].statement;
    if (copy > drop || !same_name(f->copies.entries[e].name, dropped) ||
        s[copy]->section != s[drop]->section || s[copy]->has_where || s[copy]->has_limit) {
      continue; /* a copy of some rows is no rebuild: the others go with the DROP */
    }
    const char *target = s[copy]->table.last;
    int32_t swap = renamed(f->script, &f->from, target, s[drop]->section);
    int forward = swap > copy && same_name(s[swap]->new_name.last, dropped);
    if (!forward) {
      swap = renamed(f->script, &f->to, dropped, s[drop]->section);
      if (swap < 0 || swap > copy || !same_name(s[swap]->table.last, target)) continue;
    }
    int32_t create = created(f->script, &f->creates, target, drop);
    if (create < 0) continue;
    s[create]->rebuild = s[copy]->rebuild = s[drop]->rebuild = s[swap]->rebuild = 1;
    return 1;
  }
  return 0;
}

static int loses_data(const gov_sql_statement *s) {
  if (s->temporary) return 0;
  switch (s->verb) {
  case GOV_SQL_DROP_VERB:
    return s->object == GOV_SQL_TABLE || s->object == GOV_SQL_SCHEMA ||
           s->object == GOV_SQL_DATABASE || s->object == GOV_SQL_OWNED;
  case GOV_SQL_TRUNCATE_VERB:
  case GOV_SQL_DELETE_VERB: return 1;
  case GOV_SQL_ALTER_VERB:
    for (int32_t i = 0; i < s->action_count; i++) {
      gov_sql_action_kind kind = s->actions[i].kind;
      if (kind == GOV_SQL_DROP_COLUMN || kind == GOV_SQL_DROP_PARTITION ||
          kind == GOV_SQL_TRUNCATE_PARTITION) {
        return 1;
      }
    }
    return 0;
  default: return 0;
  }
}

/* WITH gone AS (DELETE … RETURNING *) INSERT INTO kept SELECT * FROM gone: rows are moved. */
static int moves_rows(const gov_sql_script *script, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_DELETE_VERB || !s->has_returning || s->nested_in < 0) return 0;
  const gov_sql_statement *around = script->statements[s->nested_in];
  return around->verb == GOV_SQL_INSERT_VERB && around->selected.count == 1 &&
         !strcmp(around->selected.rows[0], "*") && !around->has_where && !around->has_limit;
}

static int build_indexes(gov_arena *arena, folding *f) {
  int32_t creates = 0, copies = 0, renames = 0;
  gov_sql_script *script = f->script;
  for (int32_t i = 0; i < script->statement_count; i++) {
    const gov_sql_statement *s = script->statements[i];
    creates += s->verb == GOV_SQL_CREATE_VERB && s->object == GOV_SQL_TABLE;
    if (copies_rows(s)) copies += s->source_count;
    if (renames_table(s)) renames += 1 + s->more_count;
  }
  if (!make_index(arena, &f->creates, creates + 1) || !make_index(arena, &f->copies, copies + 1) ||
      !make_index(arena, &f->from, renames + 1) || !make_index(arena, &f->to, renames + 1)) {
    return 0;
  }
  for (int32_t i = 0; i < script->statement_count; i++) {
    const gov_sql_statement *s = script->statements[i];
    if (s->verb == GOV_SQL_CREATE_VERB && s->object == GOV_SQL_TABLE)
      index_name(&f->creates, s->table.last, i);
    for (int32_t k = 0; copies_rows(s) && k < s->source_count; k++) {
      if (!s->sources[k].like) index_name(&f->copies, s->sources[k].table.last, i);
    }
    if (renames_table(s)) {
      index_name(&f->from, s->table.last, i);
      index_name(&f->to, s->new_name.last, i);
    }
  }
  return 1;
}

void gov_sql_fold(gov_arena *arena, gov_sql_script *script) {
  folding f = {.script = script};
  int32_t losing = 0;
  for (int32_t i = 0; i < script->statement_count; i++) {
    gov_sql_statement *s = script->statements[i];
    s->destructive = (uint8_t)(loses_data(s) && !s->commented_out && !moves_rows(script, s));
    losing += s->destructive;
  }
  if (!losing || !build_indexes(arena, &f)) return;
  for (int32_t i = 0; i < script->statement_count; i++) {
    gov_sql_statement *s = script->statements[i];
    if (!s->destructive || !s->table.full || s->more_count) continue;
    int own = created(script, &f.creates, s->table.last, i) >= 0;
    if (own || (s->verb == GOV_SQL_DROP_VERB && fold_drop(&f, i))) s->destructive = 0;
  }
}
