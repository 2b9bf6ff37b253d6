/* kept_rows.h: the rows that a statement returned, kept in memory and looked up by any columns. */
#ifndef GOV_KEPT_ROWS_H
#define GOV_KEPT_ROWS_H
#include "base/arena.h"

typedef struct gov_value {
  uint32_t type : 4;  /* SQLITE_NULL, SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT or SQLITE_BLOB */
  uint32_t ends : 1;  /* a text that its first zero byte ends */
  uint32_t hash : 27; /* of what SQL calls equal: 1 has that of 1.0 */
  int bytes;
  union {
    int64_t integer;
    double real;
    const char *text;
  } is;
} gov_value;

typedef struct gov_kept_rows {
  int column_count, is_complete, is_filling;
  size_t count;
  uint64_t texts_in, numbers_in; /* columns, of the first 64, that hold such a value somewhere */
  gov_list cells;                /* uint32_t: which of the values, row after row */
  gov_list values;               /* gov_value; the first is NULL */
  gov_arena texts;
  gov_list indexes; /* struct kept_index, one for each set of columns asked for */
} gov_kept_rows;

/* Steps a prepared statement to its end and keeps its rows; nothing when that fails. */
int gov_kept_fill(gov_kept_rows *kept, sqlite3_stmt *query);
void gov_kept_free(gov_kept_rows *kept);

static inline const gov_value *gov_kept_value(const gov_kept_rows *kept, size_t row, int column) {
  size_t cell = row * (size_t)kept->column_count + (size_t)column;
  return gov_list_at(&kept->values, *(const uint32_t *)gov_list_at(&kept->cells, cell));
}

/* A value as a cell; its text is copied into the arena. */
int gov_value_of(sqlite3_value *value, gov_arena *arena, gov_value *cell);

/* Whether rows with this value in this column can be looked up. They cannot where SQLite might
** convert one side, a text asked of numbers or a number of texts: then all rows are to be offered.
*/
int gov_kept_can_look_up(const gov_kept_rows *kept, int column, const gov_value *value);

/* Rows whose columns (a set of bits, below 64) equal the values, one for each bit from the lowest:
** first, then next after `row`, in row order; -1 at the end. The first use of a set builds its
** index, and says GOV_KEPT_NOMEM when memory runs out. */
#define GOV_KEPT_NOMEM (-2)
int64_t gov_kept_first(gov_kept_rows *kept, uint64_t columns, const gov_value *values);
int64_t gov_kept_next(const gov_kept_rows *kept, uint64_t columns, const gov_value *values,
                      int64_t row);

#endif
