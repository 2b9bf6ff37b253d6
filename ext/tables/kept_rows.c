/* kept_rows.c: rows of a statement in memory, with a hash index for each set of columns asked for.
**
** An index is a table of row chains, as in workspace.c: heads[hash & mask] is the first row of the
** chain, next[row] the one after, both as row + 1 with 0 for none.
*/
#include "tables/kept_rows.h"

#include <string.h>

#include "base/map.h"
#include "base/recent.h"

typedef struct kept_index {
  uint64_t columns;
  uint32_t mask;
  uint32_t *heads, *next;
} kept_index;

static int copy_text(gov_arena *arena, gov_value *cell, const void *text, int bytes) {
  cell->is.text = gov_arena_copy(arena, text ? text : "", (size_t)bytes);
  cell->bytes = bytes;
  return cell->is.text ? SQLITE_OK : SQLITE_NOMEM;
}

static int is_whole(double real) {
  return real >= -9.2e18 && real <= 9.2e18 && real == (double)(int64_t)real;
}

int gov_value_of(sqlite3_value *value, gov_arena *arena, gov_value *cell) {
  *cell = (gov_value){.type = sqlite3_value_type(value)};
  switch (cell->type) {
  case SQLITE_INTEGER: cell->is.integer = sqlite3_value_int64(value); break;
  case SQLITE_FLOAT: cell->is.real = sqlite3_value_double(value); break;
  case SQLITE_TEXT: {
    const unsigned char *text = sqlite3_value_text(value);
    return text ? copy_text(arena, cell, text, sqlite3_value_bytes(value)) : SQLITE_NOMEM;
  }
  case SQLITE_BLOB: {
    const void *blob = sqlite3_value_blob(value);
    return copy_text(arena, cell, blob, sqlite3_value_bytes(value));
  }
  default: break;
  }
  return SQLITE_OK;
}

static int is_same_text(const gov_value *cell, const unsigned char *text, int bytes) {
  return cell->type == SQLITE_TEXT && cell->bytes == bytes &&
         !memcmp(cell->is.text, text, (size_t)bytes);
}

/* A text that was kept lately is shared. */
static int keep_text(gov_kept_rows *kept, gov_recent *recent, sqlite3_value *value,
                     gov_value *cell) {
  const char *text = (const char *)sqlite3_value_text(value);
  int bytes = sqlite3_value_bytes(value);
  if (!text || memchr(text, 0, (size_t)bytes)) return gov_value_of(value, &kept->texts, cell);
  *cell = (gov_value){.type = SQLITE_TEXT, .bytes = bytes};
  cell->is.text = gov_recent_copy(recent, &kept->texts, text, (size_t)bytes);
  return cell->is.text ? SQLITE_OK : SQLITE_NOMEM;
}

/* Views repeat values from row to row: a text equal to the one above is shared with it. */
static int keep_cell(gov_kept_rows *kept, gov_recent *recent, sqlite3_value *value, int column) {
  gov_value *cell = gov_list_add(&kept->cells);
  if (!cell) return SQLITE_NOMEM;
  int type = sqlite3_value_type(value);
  uint64_t bit = column < 64 ? (uint64_t)1 << column : 0;
  if (type == SQLITE_TEXT || type == SQLITE_BLOB) kept->texts_in |= bit;
  if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) kept->numbers_in |= bit;
  const gov_value *above = kept->count ? cell - kept->column_count : NULL;
  if (above && type == SQLITE_TEXT) {
    const unsigned char *text = sqlite3_value_text(value);
    if (text && is_same_text(above, text, sqlite3_value_bytes(value))) {
      *cell = *above;
      return SQLITE_OK;
    }
  }
  return type == SQLITE_TEXT ? keep_text(kept, recent, value, cell)
                             : gov_value_of(value, &kept->texts, cell);
}

int gov_kept_fill(gov_kept_rows *kept, sqlite3_stmt *query) {
  int rc = SQLITE_OK;
  gov_recent recent = {{0}};
  *kept = (gov_kept_rows){.column_count = sqlite3_column_count(query),
                          .cells = {.row_bytes = sizeof(gov_value)},
                          .indexes = {.row_bytes = sizeof(kept_index)},
                          .is_filling = 1};
  while (rc == SQLITE_OK && (rc = sqlite3_step(query)) == SQLITE_ROW) {
    rc = SQLITE_OK;
    for (int i = 0; i < kept->column_count && rc == SQLITE_OK; i++)
      rc = keep_cell(kept, &recent, sqlite3_column_value(query, i), i);
    kept->count++;
  }
  kept->is_filling = 0;
  if (rc != SQLITE_DONE) {
    gov_kept_free(kept);
    return rc;
  }
  gov_list_trim(&kept->cells);
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
  gov_arena_free(&kept->texts);
  *kept = (gov_kept_rows){0};
}

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

static uint64_t hash_number(const gov_value *cell) {
  int64_t number = cell->is.integer;
  if (cell->type == SQLITE_FLOAT && is_whole(cell->is.real)) number = (int64_t)cell->is.real;
  return gov_hash((gov_text){(const char *)&number, sizeof number});
}

static uint64_t hash_cell(uint64_t hash, const gov_value *cell) {
  uint64_t own = cell->type == SQLITE_TEXT || cell->type == SQLITE_BLOB
                     ? gov_hash((gov_text){cell->is.text, (size_t)cell->bytes})
                     : hash_number(cell);
  return (hash ^ own) * 0x9E3779B97F4A7C15u;
}

static int same_number(const gov_value *a, const gov_value *b) {
  if (a->type == SQLITE_INTEGER && b->type == SQLITE_INTEGER) return a->is.integer == b->is.integer;
  if (a->type == SQLITE_FLOAT && b->type == SQLITE_FLOAT) return a->is.real == b->is.real;
  const gov_value *real = a->type == SQLITE_FLOAT ? a : b, *whole = real == a ? b : a;
  return is_whole(real->is.real) && (int64_t)real->is.real == whole->is.integer;
}

static int same_cell(const gov_value *a, const gov_value *b) {
  if (a->type == SQLITE_NULL || b->type == SQLITE_NULL) return 0;
  int text = a->type == SQLITE_TEXT || a->type == SQLITE_BLOB;
  if (text != (b->type == SQLITE_TEXT || b->type == SQLITE_BLOB)) return 0;
  if (!text) return same_number(a, b);
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
