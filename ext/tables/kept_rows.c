/* kept_rows.c: rows of a statement in memory, with a hash index for each set of columns asked for.
**
** Views repeat few values in many rows: a cell is the number of its value, and a value equal to one
** kept lately is not kept again.
**
** An index is a table of row chains, as in workspace.c: heads[hash & mask] is the first row of the
** chain, next[row] the one after, both as row + 1 with 0 for none.
*/
#include "tables/kept_rows.h"

#include <string.h>

#include "base/map.h"

typedef struct kept_index {
  uint64_t columns;
  uint32_t mask;
  uint32_t *heads, *next;
} kept_index;

static int is_whole(double real) {
  return real >= -9.2e18 && real <= 9.2e18 && real == (double)(int64_t)real;
}

static int is_text(const gov_value *value) {
  return value->type == SQLITE_TEXT || value->type == SQLITE_BLOB;
}

/* The value, its text where SQLite has it; it has no hash yet. */
static int look_at(sqlite3_value *value, gov_value *out) {
  *out = (gov_value){.type = (uint32_t)sqlite3_value_type(value)};
  if (out->type == SQLITE_INTEGER) out->is.integer = sqlite3_value_int64(value);
  if (out->type == SQLITE_FLOAT) out->is.real = sqlite3_value_double(value);
  if (out->type == SQLITE_TEXT) out->is.text = (const char *)sqlite3_value_text(value);
  if (out->type == SQLITE_BLOB) out->is.text = sqlite3_value_blob(value);
  if (!is_text(out)) return SQLITE_OK;
  out->bytes = sqlite3_value_bytes(value);
  if (out->is.text) return SQLITE_OK;
  if (out->type == SQLITE_TEXT || out->bytes) return SQLITE_NOMEM;
  out->is.text = ""; /* an empty blob has no bytes to point to */
  return SQLITE_OK;
}

static uint64_t hash_number(const gov_value *value) {
  int64_t number = value->is.integer;
  if (value->type == SQLITE_FLOAT && is_whole(value->is.real)) number = (int64_t)value->is.real;
  return gov_hash((gov_text){(const char *)&number, sizeof number});
}

static void set_hash(gov_value *value) {
  uint64_t hash = is_text(value) ? gov_hash((gov_text){value->is.text, (size_t)value->bytes})
                                 : hash_number(value);
  value->hash = (uint32_t)(hash >> 37);
}

/* Makes a value that was looked at one's own. */
static int take_text(gov_arena *arena, gov_value *value) {
  if (!is_text(value)) return SQLITE_OK;
  value->ends = value->type == SQLITE_TEXT && !memchr(value->is.text, 0, (size_t)value->bytes);
  value->is.text = gov_arena_copy(arena, value->is.text, (size_t)value->bytes);
  return value->is.text ? SQLITE_OK : SQLITE_NOMEM;
}

int gov_value_of(sqlite3_value *value, gov_arena *arena, gov_value *out) {
  int rc = look_at(value, out);
  if (rc != SQLITE_OK) return rc;
  set_hash(out);
  return take_text(arena, out);
}

/* ---- keeping ---- */

/* The numbers of values kept lately, each in the place that its hash gives it. */
enum { RECENT_VALUES = 1024 };

/* To the bit: not what SQL calls equal. */
static int is_same_value(const gov_value *a, const gov_value *b) {
  if (a->type != b->type || a->bytes != b->bytes) return 0;
  if (is_text(a)) return !memcmp(a->is.text, b->is.text, (size_t)a->bytes);
  return a->type == SQLITE_NULL || a->is.integer == b->is.integer;
}

static const gov_value *value_at(const gov_kept_rows *kept, uint32_t number) {
  return gov_list_at(&kept->values, number);
}

/* The number of a value, which is kept now unless it was lately; GOV_MAP_NONE when out of memory. */
static uint32_t keep_value(gov_kept_rows *kept, uint32_t *recent, gov_value value) {
  set_hash(&value);
  uint32_t *slot = &recent[value.hash % RECENT_VALUES];
  if (is_same_value(value_at(kept, *slot), &value)) return *slot;
  if (kept->values.count >= GOV_MAP_NONE) return GOV_MAP_NONE;
  gov_value *made = gov_list_add(&kept->values);
  if (!made || take_text(&kept->texts, &value) != SQLITE_OK) return GOV_MAP_NONE;
  *made = value;
  return *slot = (uint32_t)kept->values.count - 1;
}

static int keep_cell(gov_kept_rows *kept, uint32_t *recent, sqlite3_value *from, int column) {
  gov_value value;
  if (look_at(from, &value) != SQLITE_OK) return SQLITE_NOMEM;
  uint64_t bit = column < 64 ? (uint64_t)1 << column : 0;
  if (is_text(&value)) kept->texts_in |= bit;
  if (value.type == SQLITE_INTEGER || value.type == SQLITE_FLOAT) kept->numbers_in |= bit;
  uint32_t *cell = gov_list_add(&kept->cells);
  if (!cell) return SQLITE_NOMEM;
  uint32_t above = kept->count ? cell[-kept->column_count] : 0;
  *cell = is_same_value(value_at(kept, above), &value) ? above : keep_value(kept, recent, value);
  return *cell == GOV_MAP_NONE ? SQLITE_NOMEM : SQLITE_OK;
}

int gov_kept_fill(gov_kept_rows *kept, sqlite3_stmt *query) {
  uint32_t recent[RECENT_VALUES] = {0};
  *kept = (gov_kept_rows){.column_count = sqlite3_column_count(query),
                          .cells = {.row_bytes = sizeof(uint32_t)},
                          .values = {.row_bytes = sizeof(gov_value)},
                          .indexes = {.row_bytes = sizeof(kept_index)},
                          .is_filling = 1};
  gov_value *null = gov_list_add(&kept->values);
  int rc = null ? SQLITE_OK : SQLITE_NOMEM;
  if (null) null->type = SQLITE_NULL;
  while (rc == SQLITE_OK && (rc = sqlite3_step(query)) == SQLITE_ROW) {
    rc = SQLITE_OK;
    for (int i = 0; i < kept->column_count && rc == SQLITE_OK; i++)
      rc = keep_cell(kept, recent, sqlite3_column_value(query, i), i);
    kept->count++;
  }
  kept->is_filling = 0;
  if (rc != SQLITE_DONE) {
    gov_kept_free(kept);
    return rc;
  }
  gov_list_trim(&kept->cells);
  gov_list_trim(&kept->values);
  kept->is_complete = 1;
  return SQLITE_OK;
}

void gov_kept_free(gov_kept_rows *kept) {
  for (size_t i = 0; i < kept->indexes.count; i++) {
    kept_index *index = gov_list_at(&kept->indexes, i);
    sqlite3_free(index->heads);
    sqlite3_free(index->next);
  }
  gov_list_free(&kept->indexes);
  gov_list_free(&kept->cells);
  gov_list_free(&kept->values);
  gov_arena_free(&kept->texts);
  *kept = (gov_kept_rows){0};
}

/* ---- looking up ---- */

int gov_kept_can_look_up(const gov_kept_rows *kept, int column, const gov_value *value) {
  uint64_t bit = (uint64_t)1 << column;
  switch (value->type) {
  case SQLITE_NULL: return 1; /* equals nothing */
  case SQLITE_TEXT: return !(kept->numbers_in & bit);
  case SQLITE_INTEGER:
  case SQLITE_FLOAT: return !(kept->texts_in & bit);
  default: return 0;
  }
}

static uint64_t hash_cell(uint64_t hash, const gov_value *cell) {
  return (hash ^ cell->hash) * 0x9E3779B97F4A7C15u;
}

static int same_number(const gov_value *a, const gov_value *b) {
  if (a->type == SQLITE_INTEGER && b->type == SQLITE_INTEGER) return a->is.integer == b->is.integer;
  if (a->type == SQLITE_FLOAT && b->type == SQLITE_FLOAT) return a->is.real == b->is.real;
  const gov_value *real = a->type == SQLITE_FLOAT ? a : b, *whole = real == a ? b : a;
  return is_whole(real->is.real) && (int64_t)real->is.real == whole->is.integer;
}

static int same_cell(const gov_value *a, const gov_value *b) {
  if (a->type == SQLITE_NULL || b->type == SQLITE_NULL || a->hash != b->hash) return 0;
  if (is_text(a) != is_text(b)) return 0;
  if (!is_text(a)) return same_number(a, b);
  return a->type == b->type && a->bytes == b->bytes &&
         !memcmp(a->is.text, b->is.text, (size_t)a->bytes);
}

/* Hash of a row's cells in the columns; 0 in *whole when one is NULL, which equals nothing. */
static uint64_t hash_row(const gov_kept_rows *kept, uint64_t columns, size_t row, int *whole) {
  uint64_t hash = 0;
  *whole = 1;
  for (int column = 0; column < 64 && columns >> column; column++) {
    if (!(columns >> column & 1)) continue;
    const gov_value *cell = gov_kept_value(kept, row, column);
    if (cell->type == SQLITE_NULL) *whole = 0;
    hash = hash_cell(hash, cell);
  }
  return hash >> 32;
}

static int build(const gov_kept_rows *kept, kept_index *index) {
  uint32_t buckets = 16;
  while (buckets < kept->count && buckets < (1u << 30)) buckets *= 2;
  index->heads = sqlite3_malloc64(buckets * sizeof *index->heads);
  index->next = sqlite3_malloc64((kept->count + 1) * sizeof *index->next);
  if (!index->heads || !index->next) {
    sqlite3_free(index->heads);
    sqlite3_free(index->next);
    return SQLITE_NOMEM;
  }
  memset(index->heads, 0, buckets * sizeof *index->heads);
  index->mask = buckets - 1;
  for (size_t row = kept->count; row-- > 0;) { /* backwards, so that chains run forwards */
    int whole;
    uint32_t *head = &index->heads[hash_row(kept, index->columns, row, &whole) & index->mask];
    if (!whole) continue;
    index->next[row] = *head;
    *head = (uint32_t)row + 1;
  }
  return SQLITE_OK;
}

static const kept_index *find_index(const gov_kept_rows *kept, uint64_t columns) {
  for (size_t i = 0; i < kept->indexes.count; i++) {
    const kept_index *index = gov_list_at(&kept->indexes, i);
    if (index->columns == columns) return index;
  }
  return NULL;
}

static const kept_index *index_of(gov_kept_rows *kept, uint64_t columns) {
  const kept_index *found = find_index(kept, columns);
  kept_index made = {.columns = columns};
  if (found) return found;
  if (kept->count >= UINT32_MAX || build(kept, &made) != SQLITE_OK) return NULL;
  kept_index *slot = gov_list_add(&kept->indexes);
  if (!slot) {
    sqlite3_free(made.heads);
    sqlite3_free(made.next);
    return NULL;
  }
  *slot = made;
  return slot;
}

static int row_matches(const gov_kept_rows *kept, uint64_t columns, const gov_value *values,
                       size_t row) {
  for (int column = 0; column < 64 && columns >> column; column++) {
    if (!(columns >> column & 1)) continue;
    if (!same_cell(gov_kept_value(kept, row, column), values++)) return 0;
  }
  return 1;
}

static int64_t next_match(const gov_kept_rows *kept, uint64_t columns, const gov_value *values,
                          const kept_index *index, uint32_t row) {
  while (row && !row_matches(kept, columns, values, row - 1)) row = index->next[row - 1];
  return (int64_t)row - 1;
}

int64_t gov_kept_first(gov_kept_rows *kept, uint64_t columns, const gov_value *values) {
  const kept_index *index = index_of(kept, columns);
  if (!index) return GOV_KEPT_NOMEM;
  uint64_t hash = 0;
  const gov_value *value = values;
  for (int column = 0; column < 64 && columns >> column; column++) {
    if (!(columns >> column & 1)) continue;
    if (value->type == SQLITE_NULL) return -1;
    hash = hash_cell(hash, value++);
  }
  return next_match(kept, columns, values, index, index->heads[(hash >> 32) & index->mask]);
}

int64_t gov_kept_next(const gov_kept_rows *kept, uint64_t columns, const gov_value *values,
                      int64_t row) {
  const kept_index *index = find_index(kept, columns);
  return index ? next_match(kept, columns, values, index, index->next[row]) : -1;
}
