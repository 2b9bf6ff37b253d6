/* sql_fold.c: which statements lose data, once table rebuilds are folded.
**
** A rebuild makes a copy and swaps it in: CREATE x_new; INSERT INTO x_new SELECT … FROM x; DROP x;
** RENAME x_new TO x. Or the other way round: RENAME x TO x_old; CREATE x; INSERT INTO x SELECT …
** FROM x_old; DROP x_old. The DROP in it loses nothing. A table that the same script surely created
** loses nothing of anybody's either: not one of another schema, nor one that may have been there
** before, by IF NOT EXISTS or because the CREATE need not have run. What this asks of a statement is
** noted when that is read, for it may be packed by the time all are. Statements are found by table
** name through a hash index, so a script of any length is folded in one pass.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

enum { FOUND_DESTRUCTIVE = 1, FOUND_REBUILD = 2 };

/* What folding asks of a statement. */
typedef struct fold_row {
  const char *table, *new_name; /* the last parts of the names */
  const char *full;             /* the table's name as written */
  uint32_t home;                /* gov_sql_statement's */
  int32_t statement;            /* its index; rows are in this order */
  int32_t nested_in;            /* the index of the statement around it; -1: none */
  uint8_t section;
  uint8_t creates, renames, drops, loses;
  uint8_t chooses;   /* it copies some rows only */
  uint8_t one_table; /* it is about one that is named */
  uint8_t temporary;
  uint8_t perhaps;   /* a CREATE of what may be there before, or that may not run */
  uint8_t takes_all; /* INSERT … SELECT * without a condition */
} fold_row;

typedef struct fold_entry {
  const char *name; /* folded on comparison */
  const char *full; /* of a source: as written */
  int32_t row, next;
} fold_entry;

typedef struct fold_index {
  int32_t *heads; /* size is a power of two; -1: empty */
  uint32_t mask;
  fold_entry *entries;
  int32_t count, capacity;
} fold_index;

/* ---- notes ---- */

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

static int loses_data(const gov_sql_statement *s) {
  if (s->temporary) return 0;
  switch (s->verb) {
  case GOV_SQL_DROP_VERB:
    return s->object == GOV_SQL_TABLE || s->object == GOV_SQL_SCHEMA ||
           s->object == GOV_SQL_DATABASE || s->object == GOV_SQL_OWNED;
  case GOV_SQL_TRUNCATE_VERB:
  case GOV_SQL_DELETE_VERB: return 1;
  case GOV_SQL_MERGE_VERB: return s->destructive; /* as its clauses say */
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

static const fold_row *row_at(const sql_folding *folding, int32_t row) {
  return gov_list_at(&folding->rows, (size_t)row);
}

/* The row of a statement, or NULL: by bisection. */
static const fold_row *row_of(const sql_folding *folding, int32_t statement) {
  int32_t low = 0, high = (int32_t)folding->rows.count;
  while (low < high) {
    int32_t middle = (low + high) / 2;
    if (row_at(folding, middle)->statement < statement)
      low = middle + 1;
    else
      high = middle;
  }
  const fold_row *row = low < (int32_t)folding->rows.count ? row_at(folding, low) : NULL;
  return row && row->statement == statement ? row : NULL;
}

/* WITH gone AS (DELETE … RETURNING *) INSERT INTO kept SELECT * FROM gone: rows are moved. */
static int moves_rows(const sql_folding *folding, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_DELETE_VERB || !s->has_returning || s->nested_in < 0) return 0;
  const fold_row *around = row_of(folding, s->nested_in);
  return around && around->takes_all;
}

static int takes_all(const gov_sql_statement *s) {
  return s->verb == GOV_SQL_INSERT_VERB && s->selected.count == 1 &&
         !strcmp(s->selected.rows[0], "*") && !s->has_where && s->whole;
}

void sql_fold_start(sql_folding *folding) {
  *folding = (sql_folding){.rows = {.row_bytes = sizeof(fold_row)},
                           .copied = {.row_bytes = sizeof(fold_entry)}};
}

void sql_fold_note(sql_folding *folding, const gov_sql_statement *s) {
  if (gov_sql_has_hole(s->table.full) && !loses_data(s)) return;
  fold_row noted = {.table = s->table.full ? s->table.last : NULL,
                    .new_name = s->new_name.last,
                    .full = s->table.full,
                    .home = s->home,
                    .statement = s->number - 1,
                    .nested_in = s->nested_in,
                    .temporary = s->temporary,
                    .perhaps = !s->temporary && (s->if_not_exists || s->conditional),
                    .section = (uint8_t)s->section,
                    .creates = s->verb == GOV_SQL_CREATE_VERB && s->object == GOV_SQL_TABLE,
                    .renames = (uint8_t)renames_table(s),
                    .drops = s->verb == GOV_SQL_DROP_VERB && !gov_sql_has_hole(s->table.full),
                    .loses =
                        (uint8_t)(loses_data(s) && !s->commented_out && !moves_rows(folding, s)),
                    .chooses = s->has_where || !s->whole,
                    .one_table = s->table.full && !s->more_count,
                    .takes_all = (uint8_t)takes_all(s)};
  int copies = copies_rows(s);
  if (!noted.creates && !noted.renames && !noted.loses && !noted.takes_all && !copies) return;
  int32_t number = (int32_t)folding->rows.count;
  fold_row *row = gov_list_add(&folding->rows);
  if (row)
    *row = noted;
  else
    folding->failed = 1;
  for (int32_t k = 0; copies && k < s->source_count; k++) {
    if (s->sources[k].like || s->sources[k].in_subquery) continue;
    if (k && s->whole != GOV_SQL_ALL_WHOLE) break; /* of what is joined, rows may be left out */
    fold_entry *entry = gov_list_add(&folding->copied);
    if (entry)
      *entry = (fold_entry){s->sources[k].table.last, s->sources[k].table.full, number, -1};
    else
      folding->failed = 1;
  }
}

/* ---- by name ---- */

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

/* Where the entries of a name in a section begin. */
static int32_t *head_of(const fold_index *index, const char *name, uint8_t section) {
  return &index->heads[(name_hash(name) + section) & index->mask];
}

static void index_name(fold_index *index, const char *name, const char *full, uint8_t section,
                       int32_t row) {
  if (!name || index->count >= index->capacity) return;
  int32_t *head = head_of(index, name, section);
  index->entries[index->count] = (fold_entry){name, full, row, *head};
  *head = index->count++;
}

static int same_name(const char *a, const char *b) {
  return !gov_fold_compare(a, b);
}

/* Creates by table and copies by source, each of the rows passed so far, so that the first entry is the
** last statement before; all renames, by old and by new name. */
typedef struct fold_names {
  const sql_folding *folding;
  fold_index creates, copies, from, to;
  size_t copies_passed;
} fold_names;

static int build_indexes(gov_arena *arena, fold_names *f) {
  int32_t count = (int32_t)f->folding->rows.count, creates = 0, renames = 0;
  int32_t copies = (int32_t)f->folding->copied.count;
  for (int32_t i = 0; i < count; i++) {
    creates += row_at(f->folding, i)->creates;
    renames += row_at(f->folding, i)->renames;
  }
  if (!make_index(arena, &f->creates, creates + 1) || !make_index(arena, &f->copies, copies + 1) ||
      !make_index(arena, &f->from, renames + 1) || !make_index(arena, &f->to, renames + 1)) {
    return 0;
  }
  for (int32_t i = 0; i < count; i++) {
    const fold_row *row = row_at(f->folding, i);
    if (!row->renames) continue;
    index_name(&f->from, row->table, row->full, row->section, i);
    index_name(&f->to, row->new_name, NULL, row->section, i);
  }
  return 1;
}

/* What later rows may ask of this one. */
static void pass(fold_names *f, int32_t number) {
  const fold_row *row = row_at(f->folding, number);
  if (row->creates) index_name(&f->creates, row->table, row->full, row->section, number);
  for (; f->copies_passed < f->folding->copied.count; f->copies_passed++) {
    const fold_entry *copied = gov_list_at(&f->folding->copied, f->copies_passed);
    if (copied->row > number) break;
    index_name(&f->copies, copied->name, copied->full, row->section, number);
  }
}

/* Two rows are about one table: equal names, looked up in the same schema. */
static int same_table(const char *a, const fold_row *of_a, const char *b, const fold_row *of_b) {
  return gov_sql_same_table(a, 0, b) && gov_sql_same_home(a, of_a->home, b, of_b->home);
}

/* A rename within the schema of the table that is dropped: it takes its place, or is what it was. */
static int in_schema_of(const fold_row *rename, const fold_row *drop) {
  size_t n = strlen(rename->full) - strlen(rename->table);
  size_t m = strlen(drop->full) - strlen(drop->table);
  if (!n != !m)
    return gov_sql_same_table(rename->full, 0, rename->table) &&
           gov_sql_same_table(drop->full, 0, drop->table) && rename->home == drop->home &&
           !(drop->home & GOV_SQL_NOT_PUBLIC);
  return n ? n == m && gov_same(rename->full, drop->full, n) : rename->home == drop->home;
}

/* The last statement before `before` that created the table in this section; -1: none. */
static int32_t created(const fold_names *f, const fold_row *asked, int32_t before) {
  const fold_index *creates = &f->creates;
  uint8_t section = row_at(f->folding, before)->section;
  for (int32_t e = *head_of(creates, asked->table, section); e >= 0; e = creates->entries[e].next) {
    const fold_row *row = row_at(f->folding, creates->entries[e].row);
    if (row->section == section && same_table(row->full, row, asked->full, asked))
      return creates->entries[e].row;
  }
  return -1;
}

/* The table is one that the script itself made, before this statement and in its section. */
static int is_own(const fold_names *f, int32_t before) {
  enum { MAX_TRIED = 64 };
  const fold_row *row = row_at(f->folding, before);
  int tried = 0;
  for (int32_t e = *head_of(&f->creates, row->table, row->section); e >= 0 && tried < MAX_TRIED;
       e = f->creates.entries[e].next, tried++) {
    const fold_row *create = row_at(f->folding, f->creates.entries[e].row);
    if (!create->perhaps && create->section == row->section &&
        (create->nested_in < 0 || create->nested_in == row->nested_in || create->temporary) &&
        gov_sql_same_table(create->full, create->temporary, row->full) &&
        (create->temporary ||
         gov_sql_same_home(create->full, create->home, row->full, row->home))) {
      return 1;
    }
  }
  return 0;
}

/* A rename of this name, or to it, in the same section. */
static int32_t renamed(const fold_names *f, const fold_index *renames, const char *name,
                       uint8_t section) {
  for (int32_t e = *head_of(renames, name, section); e >= 0; e = renames->entries[e].next) {
    const fold_entry *entry = &renames->entries[e];
    if (same_name(entry->name, name) && row_at(f->folding, entry->row)->section == section)
      return entry->row;
  }
  return -1;
}

/* ---- folding ---- */

/* The rename that makes the drop a rebuild's: of the copy to the dropped table's name, behind the copying, or
** of the table that the copy is named after now to the one that is dropped, before it. -1: none. */
static int32_t swap_of(const fold_names *f, int32_t copy, const fold_row *drop) {
  const fold_row *target = row_at(f->folding, copy);
  int32_t swap = renamed(f, &f->from, target->table, drop->section);
  if (swap > copy) {
    const fold_row *rename = row_at(f->folding, swap);
    if (same_name(rename->new_name, drop->table) && in_schema_of(rename, drop) &&
        same_table(target->full, target, rename->full, rename))
      return swap;
  }
  swap = renamed(f, &f->to, drop->table, drop->section);
  if (swap < 0 || swap > copy) return -1;
  const fold_row *rename = row_at(f->folding, swap);
  return in_schema_of(rename, drop) && same_table(rename->full, rename, target->full, target) ? swap
                                                                                              : -1;
}

/* Marks the statements of the rebuild that the DROP at `number` belongs to. */
static int fold_drop(const fold_names *f, int32_t number, uint8_t *found) {
  enum { MAX_TRIED = 16 };
  const sql_folding *folding = f->folding;
  const fold_row *drop = row_at(folding, number);
  int tried = 0;
  for (int32_t e = *head_of(&f->copies, drop->table, drop->section); e >= 0 && tried < MAX_TRIED;
       e = f->copies.entries[e].next, tried++) {
    int32_t number_of_copy = f->copies.entries[e].row;
    const fold_row *copy = row_at(folding, number_of_copy);
    if (!same_table(f->copies.entries[e].full, copy, drop->full, drop) ||
        copy->section != drop->section || copy->chooses) {
      continue; /* a copy of some rows is no rebuild: the others go with the DROP */
    }
    int32_t swap = swap_of(f, number_of_copy, drop);
    int32_t create = swap < 0 ? -1 : created(f, copy, number);
    if (create < 0) continue;
    const int32_t parts[] = {create, number_of_copy, number, swap};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
      found[row_at(folding, parts[i])->statement] |= FOUND_REBUILD;
    return 1;
  }
  return 0;
}

static void fold(fold_names *f, uint8_t *found) {
  for (int32_t i = 0; i < (int32_t)f->folding->rows.count; i++) {
    const fold_row *row = row_at(f->folding, i);
    int own = row->loses && row->one_table && is_own(f, i);
    int folded = row->loses && !own && row->one_table && row->drops && fold_drop(f, i, found);
    if (row->loses && !own && !folded) found[row->statement] |= FOUND_DESTRUCTIVE;
    pass(f, i);
  }
}

static int loses_any(const sql_folding *folding) {
  for (int32_t i = 0; i < (int32_t)folding->rows.count; i++) {
    if (row_at(folding, i)->loses) return 1;
  }
  return 0;
}

int sql_fold_end(sql_folding *folding, gov_arena *arena, gov_sql_script *script) {
  fold_names f = {.folding = folding};
  gov_arena names = {0};
  if (!folding->failed && loses_any(folding)) {
    uint8_t *found =
        gov_arena_alloc(script->statements ? &names : arena, (size_t)script->statement_count);
    if (found && build_indexes(&names, &f)) fold(&f, found);
    if (!script->statements) script->folded = found;
    for (int32_t i = 0; found && script->statements && i < script->statement_count; i++)
      gov_sql_apply_fold(script->statements[i], found[i]);
  }
  int failed = folding->failed || names.failed || arena->failed;
  gov_arena_free(&names);
  gov_list_free(&folding->rows);
  gov_list_free(&folding->copied);
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* The name without the schemas that are meant when none is named. */
static const char *without(const char *name, const char *const *schemas, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (gov_text_starts(gov_text_of(name), schemas[i])) return name + strlen(schemas[i]);
  }
  return name;
}

int gov_sql_same_home(const char *created, uint32_t created_home, const char *asked,
                      uint32_t home) {
  int one = strchr(created, '.') != NULL, other = strchr(asked, '.') != NULL;
  if (one && other) return 1;
  return created_home == home && (one == other || !(home & GOV_SQL_NOT_PUBLIC));
}

int gov_sql_has_hole(const char *name) {
  return name && strstr(name, GOV_SQL_HOLE) != NULL;
}

int gov_sql_same_table(const char *created, int temporary, const char *asked) {
  if (gov_sql_has_hole(created)) return 0;
  static const char *const usual[] = {"public.", "dbo.", "main."};
  static const char *const passing[] = {"temp.", "pg_temp."};
  const char *const *schemas = temporary ? passing : usual;
  size_t count = temporary ? sizeof passing / sizeof *passing : sizeof usual / sizeof *usual;
  return !gov_fold_compare(without(created, schemas, count), without(asked, schemas, count));
}

void gov_sql_apply_fold(gov_sql_statement *statement, uint8_t folded) {
  statement->destructive = (folded & FOUND_DESTRUCTIVE) != 0;
  statement->rebuild = (folded & FOUND_REBUILD) != 0;
}
