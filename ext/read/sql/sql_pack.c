/* sql_pack.c: statements at rest.
**
** A statement is wide and mostly empty, and it resembles the last one of its verb. So a row is kept
** as its difference from the last row of its kind in such a statement. Some forty bytes come to stand
** for five hundred. A group of statements starts from nothing, so that any statement is found by
** reading its group alone.
**
** What a row points to is described by tables: lists lie behind the row that counts them, texts stay
** where they are, and places in the text are left out: whoever unpacks does not hold it any more.
*/
#include "base/difference.h"
#include "read/sql/sql_statement.h"
#include <stddef.h>
#include <string.h>

enum {
  GROUP = 64,        /* statements */
  USUAL_BYTES = 2048 /* of a group */
};

typedef enum row_kind { STATEMENT, NAME, COLUMN, CONSTRAINT, ACTION, SOURCE, WORD, KINDS } row_kind;

static const size_t row_bytes[KINDS] = {sizeof(gov_sql_statement), sizeof(gov_sql_name),
                                        sizeof(gov_sql_column),    sizeof(gov_sql_constraint),
                                        sizeof(gov_sql_action),    sizeof(gov_sql_source),
                                        sizeof(uint64_t)};
/* Where each kind's last row stands in `last`, in words. */
#define BEHIND(before, struct) ((before) + sizeof(struct) / 8)
enum {
  NAME_AT = BEHIND(0, gov_sql_statement),
  COLUMN_AT = BEHIND(NAME_AT, gov_sql_name),
  CONSTRAINT_AT = BEHIND(COLUMN_AT, gov_sql_column),
  ACTION_AT = BEHIND(CONSTRAINT_AT, gov_sql_constraint),
  SOURCE_AT = BEHIND(ACTION_AT, gov_sql_action),
  WORD_AT = BEHIND(SOURCE_AT, gov_sql_source),
  WIDEST = sizeof(gov_sql_statement) / 8
};
static const size_t last_at[KINDS] = {0,         NAME_AT,   COLUMN_AT, CONSTRAINT_AT,
                                      ACTION_AT, SOURCE_AT, WORD_AT};

_Static_assert(WORD_AT + 1 == GOV_SQL_PACKED_WORDS, "a kind has no place in `last`");
_Static_assert(sizeof(gov_sql_statement) % 8 == 0 && sizeof(gov_sql_name) % 8 == 0 &&
                   sizeof(gov_sql_column) % 8 == 0 && sizeof(gov_sql_constraint) % 8 == 0 &&
                   sizeof(gov_sql_action) % 8 == 0 && sizeof(gov_sql_source) % 8 == 0,
               "rows are read by words");

typedef struct row_list {
  uint8_t of, kind;
  uint16_t rows, count; /* offsets; count ONE: it is a single row or NULL */
} row_list;

enum { ONE = UINT16_MAX };

/* Every pointer of these structs but those to texts stands here. */
static const row_list lists[] = {
#define LIST(of, struct, rows, count, kind)                                                        \
  { of, kind, offsetof(struct, rows), offsetof(struct, count) }
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member cannot stand in them */
#define NAMES(of, struct, names) LIST(of, struct, names.rows, names.count, WORD)
    LIST(STATEMENT, gov_sql_statement, more, more_count, NAME),
    LIST(STATEMENT, gov_sql_statement, more_to, more_count, NAME),
    LIST(STATEMENT, gov_sql_statement, columns, column_count, COLUMN),
    LIST(STATEMENT, gov_sql_statement, constraints, constraint_count, CONSTRAINT),
    LIST(STATEMENT, gov_sql_statement, actions, action_count, ACTION),
    LIST(STATEMENT, gov_sql_statement, enum_values, enum_value_count, WORD),
    LIST(STATEMENT, gov_sql_statement, sources, source_count, SOURCE),
    NAMES(STATEMENT, gov_sql_statement, key),
    NAMES(STATEMENT, gov_sql_statement, written),
    NAMES(STATEMENT, gov_sql_statement, copied),
    NAMES(STATEMENT, gov_sql_statement, predicate),
    NAMES(STATEMENT, gov_sql_statement, calls),
    NAMES(STATEMENT, gov_sql_statement, selected),
    LIST(COLUMN, gov_sql_column, type.values, type.value_count, WORD),
    NAMES(COLUMN, gov_sql_column, references.columns),
    NAMES(CONSTRAINT, gov_sql_constraint, columns),
    NAMES(CONSTRAINT, gov_sql_constraint, references.columns),
    NAMES(CONSTRAINT, gov_sql_constraint, not_null),
    {ACTION, COLUMN, offsetof(gov_sql_action, column), ONE},
    {ACTION, CONSTRAINT, offsetof(gov_sql_action, constraint), ONE},
#undef LIST
#undef NAMES
};

/* The names that stand in a row, and its places in the text. */
typedef struct row_part {
  uint8_t of;
  uint16_t at;
} row_part;

static const row_part name_places[] = {
#define NAME_IN(of, struct, name)                                                                  \
  { of, offsetof(struct, name) }
    NAME_IN(STATEMENT, gov_sql_statement, name),
    NAME_IN(STATEMENT, gov_sql_statement, table),
    NAME_IN(STATEMENT, gov_sql_statement, new_name),
    {NAME, 0},
    NAME_IN(COLUMN, gov_sql_column, references.table),
    NAME_IN(CONSTRAINT, gov_sql_constraint, references.table),
    NAME_IN(SOURCE, gov_sql_source, table),
};
static const row_part span_places[] = {
    NAME_IN(STATEMENT, gov_sql_statement, span),
    NAME_IN(COLUMN, gov_sql_column, span),
    NAME_IN(COLUMN, gov_sql_column, type.span),
    NAME_IN(COLUMN, gov_sql_column, default_span),
    NAME_IN(COLUMN, gov_sql_column, generated_span),
    NAME_IN(COLUMN, gov_sql_column, check_span),
    NAME_IN(CONSTRAINT, gov_sql_constraint, span),
    NAME_IN(CONSTRAINT, gov_sql_constraint, expression),
#undef NAME_IN
};

/* Those of each kind stand together. */
typedef struct row_range {
  uint8_t first, count;
} row_range;

static const row_range lists_of[KINDS] = {
    [STATEMENT] = {0, 13}, [COLUMN] = {13, 2}, [CONSTRAINT] = {15, 3}, [ACTION] = {18, 2}};
static const row_range names_of[KINDS] = {[STATEMENT] = {0, 3},
                                          [NAME] = {3, 1},
                                          [COLUMN] = {4, 1},
                                          [CONSTRAINT] = {5, 1},
                                          [SOURCE] = {6, 1}};
static const row_range spans_of[KINDS] = {
    [STATEMENT] = {0, 1}, [COLUMN] = {1, 5}, [CONSTRAINT] = {6, 2}};

static size_t count_of(const row_list *list, const unsigned char *row) {
  const void *rows;
  memcpy(&rows, row + list->rows, sizeof rows);
  if (!rows || list->count == ONE) return rows != NULL;
  int32_t count;
  memcpy(&count, row + list->count, sizeof count);
  return count > 0 ? (size_t)count : 0;
}

/* ---- one row ---- */

static void put_words(gov_sql_packing *packing, row_kind kind, const uint64_t *row) {
  unsigned char out[GOV_DIFFERENCE_BYTES(WIDEST) + GOV_DIFFERENCE_SPARE];
  uint64_t *last = packing->last.words[packing->last.now];
  const unsigned char *end =
      gov_difference_put(out, last + last_at[kind], row, row_bytes[kind] / 8);
  size_t count = packing->bytes.count, n = (size_t)(end - out);
  if (gov_list_room(&packing->bytes, n) != SQLITE_OK)
    packing->failed = 1;
  else
    memcpy(packing->bytes.rows + count, out, n);
}

static void get_words(gov_sql_view *view, row_kind kind, unsigned char *row) {
  uint64_t *last = view->last.words[view->last.now] + last_at[kind];
  view->at = gov_difference_get(view->at, last, row_bytes[kind] / 8);
  memcpy(row, last, row_bytes[kind]);
}

/* ---- the rows before ---- */

static void forget(gov_sql_last *last) {
  last->now = 0;
  last->used = 1;
  memset(last->words[0], 0, sizeof last->words[0]);
}

/* The first of its verb in a group resembles the statement before it more than it does nothing. */
static void turn(gov_sql_last *last, unsigned slot) {
  if (!(last->used & 1u << slot))
    memcpy(last->words[slot], last->words[last->now], sizeof last->words[slot]);
  last->used |= 1u << slot;
  last->now = slot;
}

static unsigned slot_of(const gov_sql_statement *s) {
  unsigned kind = s->action_count ? (unsigned)s->actions[0].kind : (unsigned)s->object;
  return ((unsigned)s->verb * 5 + kind) % GOV_SQL_PACKED_SLOTS;
}

/* ---- a row and what it points to ---- */

static void *rows_at(const row_list *list, const unsigned char *row) {
  void *rows;
  memcpy(&rows, row + list->rows, sizeof rows);
  return rows;
}

/* The last part of a name is a distance from its start, mostly none. */
static void strip(row_kind kind, uint64_t *bare) {
  for (int i = 0; i < names_of[kind].count; i++) {
    uint64_t *full = &bare[name_places[names_of[kind].first + i].at / 8];
    if (full[0] && full[1]) full[1] = (full[1] - full[0]) + 1;
  }
  for (int i = 0; i < spans_of[kind].count; i++)
    memset((char *)bare + span_places[spans_of[kind].first + i].at, 0, sizeof(gov_sql_span));
}

static void clothe(row_kind kind, unsigned char *row) {
  for (int i = 0; i < names_of[kind].count; i++) {
    uint64_t full[2];
    unsigned char *name = row + name_places[names_of[kind].first + i].at;
    memcpy(full, name, sizeof full);
    if (full[0] && full[1]) full[1] = full[0] + full[1] - 1;
    memcpy(name, full, sizeof full);
  }
}

static void put_row(gov_sql_packing *packing, row_kind kind, const unsigned char *row) {
  const row_list *list = lists + lists_of[kind].first, *end = list + lists_of[kind].count;
  uint64_t bare[WIDEST];
  memcpy(bare, row, row_bytes[kind]);
  for (const row_list *at = list; at < end; at++)
    bare[at->rows / 8] = count_of(at, row) > 0; /* where it stands means nothing */
  strip(kind, bare);
  put_words(packing, kind, bare);
  for (; list < end; list++) {
    const unsigned char *rows = rows_at(list, row);
    for (size_t n = count_of(list, row); n; n--, rows += row_bytes[list->kind])
      put_row(packing, list->kind, rows);
  }
}

static void get_row(gov_sql_view *view, row_kind kind, unsigned char *row) {
  const row_list *list = lists + lists_of[kind].first, *end = list + lists_of[kind].count;
  get_words(view, kind, row);
  clothe(kind, row);
  for (; list < end; list++) {
    size_t count = count_of(list, row), bytes = row_bytes[list->kind];
    if (!count) continue;
    unsigned char *rows = gov_arena_take(&view->room, count * bytes);
    memcpy(row + list->rows, &rows, sizeof rows);
    for (size_t n = 0; n < count && !view->room.failed; n++)
      get_row(view, list->kind, rows + n * bytes);
  }
}

/* ---- scripts ---- */

static void end_group(gov_sql_packing *packing) {
  const char **group = gov_list_add(&packing->groups);
  if (gov_list_room(&packing->bytes, GOV_DIFFERENCE_SPARE) != SQLITE_OK) packing->failed = 1;
  if (group && !packing->failed)
    *group =
        gov_arena_copy(packing->arena, (const char *)packing->bytes.rows, packing->bytes.count);
  if (!group || !*group) packing->failed = 1;
  packing->bytes.count = 0;
  forget(&packing->last);
}

static void *keep(gov_arena *arena, const void *rows, size_t bytes) {
  void *kept = bytes ? gov_arena_alloc(arena, bytes) : NULL;
  if (kept) memcpy(kept, rows, bytes);
  return kept;
}

void gov_sql_packing_start(gov_sql_packing *packing, gov_arena *arena) {
  *packing = (gov_sql_packing){
      .arena = arena, .groups = {.row_bytes = sizeof(char *)}, .bytes = {.row_bytes = 1}};
  if (gov_list_reserve(&packing->bytes, USUAL_BYTES) != SQLITE_OK) packing->failed = 1;
  forget(&packing->last);
}

void gov_sql_packing_add(gov_sql_packing *packing, const gov_sql_statement *statement) {
  if (packing->failed) return;
  packing->replaces |= statement->or_replace;
  unsigned char *slot = gov_list_add(&packing->bytes);
  if (!slot) {
    packing->failed = 1;
    return;
  }
  *slot = (unsigned char)slot_of(statement);
  turn(&packing->last, *slot);
  put_row(packing, STATEMENT, (const unsigned char *)statement);
  if (++packing->count % GROUP == 0) end_group(packing);
}

int gov_sql_packing_end(gov_sql_packing *packing, gov_sql_script *script) {
  if (packing->count % GROUP && !packing->failed) end_group(packing);
  script->statements = NULL;
  script->statement_count = packing->count;
  script->replaces = packing->replaces;
  script->groups =
      keep(packing->arena, packing->groups.rows, packing->groups.count * sizeof(char *));
  if (packing->failed) packing->arena->failed = 1;
  gov_list_free(&packing->bytes);
  gov_list_free(&packing->groups);
  return packing->arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

gov_sql_script *gov_sql_pack(gov_arena *arena, const gov_sql_script *script) {
  gov_sql_script *packed = keep(arena, script, sizeof *script);
  if (!packed) return NULL;
  packed->changesets =
      keep(arena, script->changesets, (size_t)script->changeset_count * sizeof *packed->changesets);
  packed->directives =
      keep(arena, script->directives, (size_t)script->directive_count * sizeof *packed->directives);
  if (script->statements) {
    gov_sql_packing packing;
    gov_sql_packing_start(&packing, arena);
    for (int32_t i = 0; i < script->statement_count; i++)
      gov_sql_packing_add(&packing, script->statements[i]);
    gov_sql_packing_end(&packing, packed);
  }
  return arena->failed ? NULL : packed;
}

void gov_sql_view_turn(gov_sql_view *view, const gov_sql_script *script) {
  view->script = script;
  view->rows = NULL;
}

int gov_sql_view_close(gov_sql_view *view) {
  int failed = view->room.failed;
  gov_arena_free(&view->room);
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int32_t group_count(const gov_sql_script *script, int32_t first) {
  int32_t count = script->statement_count - first;
  return count < GROUP ? count : GROUP;
}

static void get_group(gov_sql_view *view, int32_t first, gov_sql_statement *rows) {
  int32_t count = group_count(view->script, first);
  view->at = (const unsigned char *)view->script->groups[first / GROUP];
  forget(&view->last);
  for (int32_t i = 0; i < count && !view->room.failed; i++) {
    turn(&view->last, *view->at++);
    get_row(view, STATEMENT, (unsigned char *)&rows[i]);
    if (view->script->folded) gov_sql_apply_fold(&rows[i], view->script->folded[first + i]);
  }
}

const gov_sql_statement *gov_sql_at(gov_sql_view *view, int32_t index) {
  static const gov_sql_statement nothing = {.nested_in = -1, .row_count = -1, .setting_value = -1};
  if (view->script->statements) return view->script->statements[index];
  if (!view->rows || index - index % GROUP != view->first) {
    gov_arena_reset(&view->room);
    view->first = index - index % GROUP;
    size_t count = (size_t)group_count(view->script, view->first);
    view->rows = gov_arena_take(&view->room, count * sizeof *view->rows);
    if (view->rows) get_group(view, view->first, view->rows);
  }
  return view->room.failed ? &nothing : &view->rows[index % GROUP];
}

gov_sql_type gov_sql_keep_type(gov_arena *arena, const gov_sql_type *type) {
  gov_sql_type kept = *type;
  kept.values = keep(arena, type->values, (size_t)type->value_count * sizeof *type->values);
  if (!kept.values) kept.value_count = 0;
  return kept;
}

gov_sql_names gov_sql_keep_names(gov_arena *arena, const gov_sql_names *names) {
  gov_sql_names kept = {keep(arena, names->rows, (size_t)names->count * sizeof *names->rows), 0};
  kept.count = kept.rows ? names->count : 0;
  return kept;
}

gov_sql_script *gov_sql_unpack(gov_arena *arena, const gov_sql_script *script) {
  gov_sql_view view = {.script = script};
  size_t count = (size_t)script->statement_count;
  gov_sql_script *made = keep(arena, script, sizeof *script);
  gov_sql_statement **rows = gov_arena_alloc(arena, (count + 1) * sizeof *rows);
  gov_sql_statement *statements = gov_arena_alloc(arena, (count + 1) * sizeof *statements);
  if (!made || !rows || !statements) return NULL;
  for (size_t i = 0; i < count; i++) rows[i] = &statements[i];
  for (int32_t i = 0; i < script->statement_count && !view.room.failed; i += GROUP)
    get_group(&view, i, &statements[i]);
  made->statements = rows;
  made->folded = NULL;
  gov_arena_adopt(arena, &view.room);
  return arena->failed ? NULL : made;
}
