/* hazards_sort.c: hazards in the order of paths and lines.
**
** Rules report them in several walks; a script may have hundreds of thousands. So the lines alone are
** put in order, and the rows follow them a portion at a time: they never stand unpacked together.
*/
#include "facts/hazards/hazards.h"

#include <stdlib.h>

/* Neighbours of one path. */
typedef struct path_rows {
  const char *path;
  size_t first, count;
} path_rows;

static int compare_paths(const void *left, const void *right) {
  const path_rows *a = left, *b = right;
  int order = strcmp(a->path, b->path);
  return order ? order : (a->first > b->first) - (a->first < b->first);
}

/* Of one path. */
static int compare_hazards(const void *left, const void *right) {
  const gov_hazard *a = left, *b = right;
  int order = (a->line > b->line) - (a->line < b->line);
  if (!order) order = strcmp(a->hazard_id, b->hazard_id);
  return order ? order : strcmp(a->message ? a->message : "", b->message ? b->message : "");
}

static int find_paths(const gov_facts *facts, gov_list *paths) {
  gov_packed_view view = GOV_PACKED_VIEW(facts, hazards);
  const gov_hazard *row;
  path_rows *at = NULL;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!at || strcmp(at->path, row->path) != 0) {
      at = gov_list_add(paths);
      if (!at) break;
      *at = (path_rows){row->path, i - 1, 0};
    }
    at->count++;
  }
  int rc = gov_packed_view_close(&view);
  return row ? SQLITE_NOMEM : rc;
}

/* A row of one path. */
typedef struct row_place {
  int32_t line;
  uint32_t row;
} row_place;

static int compare_rows(const void *left, const void *right) {
  const row_place *a = left, *b = right;
  return (a->row > b->row) - (a->row < b->row);
}

static int compare_places(const void *left, const void *right) {
  const row_place *a = left, *b = right;
  int order = (a->line > b->line) - (a->line < b->line);
  return order ? order : compare_rows(left, right);
}

static int gather(gov_packed_view *view, const path_rows *at, gov_list *places) {
  for (size_t i = at->first; i < at->first + at->count; i++) {
    const gov_hazard *row = gov_packed_at(view, i);
    row_place *place = row ? gov_list_add(places) : NULL;
    if (!place) return SQLITE_NOMEM;
    *place = (row_place){row->line, (uint32_t)i};
  }
  return SQLITE_OK;
}

/* Reads a portion's rows in the order they are packed in, and adds them in theirs. */
static int add_portion(gov_packed *to, gov_packed_view *from, row_place *places, size_t count,
                       gov_list *rows) {
  rows->count = 0;
  qsort(places, count, sizeof *places, compare_rows);
  for (size_t i = 0; i < count; i++) {
    const gov_hazard *row = gov_packed_at(from, places[i].row);
    gov_hazard *slot = row ? gov_list_add(rows) : NULL;
    if (!slot) return SQLITE_NOMEM;
    *slot = *row;
  }
  qsort(rows->rows, count, rows->row_bytes, compare_hazards);
  for (size_t i = 0; i < count; i++) {
    gov_hazard *row = gov_packed_add(to);
    if (!row) return SQLITE_NOMEM;
    *row = *(const gov_hazard *)gov_list_at(rows, i);
  }
  return SQLITE_OK;
}

/* Whole lines at a time: no more than a portion, or one line's hazards, stand unpacked. */
static int add_sorted(gov_packed *to, gov_packed_view *from, gov_list *places, gov_list *rows) {
  enum { PORTION = 512 };
  row_place *at = (row_place *)(void *)places->rows;
  int rc = SQLITE_OK;
  if (places->count) qsort(at, places->count, sizeof *at, compare_places);
  for (size_t first = 0, next; first < places->count && rc == SQLITE_OK; first = next) {
    for (next = first + 1; next < places->count; next++) {
      if (next - first >= PORTION && at[next].line != at[next - 1].line) break;
    }
    rc = add_portion(to, from, at + first, next - first, rows);
  }
  places->count = 0;
  return rc;
}

int gov_sort_hazards(gov_facts *facts) {
  gov_packed *hazards = GOV_PACKED(facts, hazards), sorted = {.row_bytes = hazards->row_bytes};
  gov_packed_view view = {.packed = hazards};
  gov_list paths = {.row_bytes = sizeof(path_rows)}, places = {.row_bytes = sizeof(row_place)},
           rows = {.row_bytes = sizeof(gov_hazard)};
  int rc = find_paths(facts, &paths);
  if (rc == SQLITE_OK && paths.count)
    qsort(paths.rows, paths.count, sizeof(path_rows), compare_paths);
  for (size_t i = 0; i < paths.count && rc == SQLITE_OK; i++) {
    const path_rows *at = gov_list_at(&paths, i), *next = at + 1;
    rc = gather(&view, at, &places);
    if (rc != SQLITE_OK || (i + 1 < paths.count && !strcmp(next->path, at->path))) continue;
    rc = add_sorted(&sorted, &view, &places, &rows);
  }
  gov_packed_view_close(&view);
  gov_list_free(&paths);
  gov_list_free(&places);
  gov_list_free(&rows);
  gov_packed_free(hazards);
  *hazards = sorted;
  return rc;
}
