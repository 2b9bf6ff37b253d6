/* packed.c: groups of rows, packed and unpacked whole. */
#include "base/packed.h"

#include <string.h>

#include "base/difference.h"

enum { GROUP = 16, MOST_WORDS = GOV_PACKED_MOST_ROW_BYTES / 8 };

static unsigned char *group_at(const gov_packed *packed, size_t group) {
  return *(unsigned char **)gov_list_at(&packed->groups, group);
}

/* ---- one group ---- */

/* NULL when out of memory. */
static unsigned char *pack(const unsigned char *rows, size_t row_bytes) {
  unsigned char out[GROUP * GOV_DIFFERENCE_BYTES(MOST_WORDS) + GOV_DIFFERENCE_SPARE], *end = out;
  uint64_t last[MOST_WORDS] = {0}, row[MOST_WORDS];
  for (size_t i = 0; i < GROUP; i++) {
    memcpy(row, rows + i * row_bytes, row_bytes);
    end = gov_difference_put(end, last, row, row_bytes / 8);
  }
  size_t bytes = (size_t)(end - out) + GOV_DIFFERENCE_SPARE;
  memset(end, 0, GOV_DIFFERENCE_SPARE);
  unsigned char *group = sqlite3_malloc64(bytes);
  return group ? memcpy(group, out, bytes) : NULL;
}

static void unpack(const unsigned char *group, unsigned char *rows, size_t row_bytes) {
  uint64_t last[MOST_WORDS] = {0};
  for (size_t i = 0; i < GROUP; i++) {
    group = gov_difference_get(group, last, row_bytes / 8);
    memcpy(rows + i * row_bytes, last, row_bytes);
  }
}

/* ---- looking ---- */

static unsigned char *row_at(gov_packed_view *view, size_t index) {
  const gov_packed *packed = view->packed;
  size_t group = index / GROUP, bytes = packed->row_bytes;
  if (group >= packed->groups.count)
    return packed->open + (index - packed->groups.count * GROUP) * bytes;
  if (!view->rows || view->group != group) {
    if (!view->rows) view->rows = sqlite3_malloc64(GROUP * bytes);
    if (!view->rows) {
      view->failed = 1;
      return NULL;
    }
    unpack(group_at(packed, group), view->rows, bytes);
    view->group = group;
  }
  return view->rows + index % GROUP * bytes;
}

const void *gov_packed_at(gov_packed_view *view, size_t index) {
  return row_at(view, index);
}

const void *gov_packed_next(gov_packed_view *view, size_t *index) {
  return *index < view->packed->count ? row_at(view, (*index)++) : NULL;
}

int gov_packed_view_close(gov_packed_view *view) {
  int failed = view->failed;
  sqlite3_free(view->rows);
  *view = (gov_packed_view){0};
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* ---- the list ---- */

static int end_group(gov_packed *packed) {
  packed->groups.row_bytes = sizeof(unsigned char *);
  unsigned char *group = pack(packed->open, packed->row_bytes);
  unsigned char **slot = group ? gov_list_add(&packed->groups) : NULL;
  if (slot)
    *slot = group;
  else
    sqlite3_free(group);
  return slot ? SQLITE_OK : SQLITE_NOMEM;
}

void *gov_packed_add(gov_packed *packed) {
  if (!packed->open) packed->open = sqlite3_malloc64(GROUP * packed->row_bytes);
  if (!packed->open) return NULL;
  size_t open = packed->count - packed->groups.count * GROUP;
  if (open == GROUP) {
    if (end_group(packed) != SQLITE_OK) return NULL;
    open = 0;
  }
  packed->count++;
  return memset(packed->open + open * packed->row_bytes, 0, packed->row_bytes);
}

static int add_row(gov_packed *packed, const void *row) {
  void *slot = gov_packed_add(packed);
  if (!slot) return SQLITE_NOMEM;
  memcpy(slot, row, packed->row_bytes);
  return SQLITE_OK;
}

int gov_packed_move(gov_packed *packed, gov_packed *from) {
  if (!packed->count) {
    gov_packed_free(packed);
    *packed = *from;
    *from = (gov_packed){.row_bytes = packed->row_bytes};
    return SQLITE_OK;
  }
  gov_packed_view view = {.packed = from};
  int rc = SQLITE_OK;
  for (size_t i = 0; i < from->count && rc == SQLITE_OK; i++) {
    const void *row = gov_packed_at(&view, i);
    rc = row ? add_row(packed, row) : SQLITE_NOMEM;
  }
  gov_packed_view_close(&view);
  gov_packed_free(from);
  return rc;
}

/* Takes the rows from this group on into a list of their own; what stands before stays packed. */
static int split(gov_packed *packed, size_t group, gov_packed *rest) {
  *rest = (gov_packed){.row_bytes = packed->row_bytes};
  rest->groups.row_bytes = sizeof(unsigned char *);
  for (size_t i = group; i < packed->groups.count; i++) {
    unsigned char **slot = gov_list_add(&rest->groups);
    if (!slot) {
      gov_list_free(&rest->groups);
      return SQLITE_NOMEM;
    }
    *slot = group_at(packed, i);
  }
  rest->open = packed->open;
  rest->count = packed->count - group * GROUP;
  packed->groups.count = group;
  packed->open = NULL;
  packed->count = group * GROUP;
  return SQLITE_OK;
}

/* The groups before `first` stay as they are: a list that grows and is rewritten at its end, over and
** over, must not be unpacked whole each time. The others move to a list of their own and back, and each
** group is freed when it was read: no more than a group stands unpacked. */
int gov_packed_rewrite(gov_packed *packed, size_t first, int (*visit)(void *context, void *row),
                       void *context) {
  size_t kept = first / GROUP < packed->groups.count ? first / GROUP : packed->groups.count;
  gov_packed rest;
  if (split(packed, kept, &rest) != SQLITE_OK) return SQLITE_NOMEM;
  gov_packed_view view = {.packed = &rest};
  int rc = SQLITE_OK;
  for (size_t i = 0; i < rest.count && rc == SQLITE_OK; i++) {
    unsigned char *row = row_at(&view, i);
    int stays = row && (kept * GROUP + i < first || visit(context, row));
    if (!row || (stays && add_row(packed, row) != SQLITE_OK)) rc = SQLITE_NOMEM;
    if (i / GROUP < rest.groups.count && i % GROUP == GROUP - 1) {
      unsigned char **group = gov_list_at(&rest.groups, i / GROUP);
      sqlite3_free(*group);
      *group = NULL;
    }
  }
  gov_packed_view_close(&view);
  gov_packed_free(&rest);
  return rc;
}

void gov_packed_trim(gov_packed *packed) {
  gov_list_trim(&packed->groups);
}

void gov_packed_free(gov_packed *packed) {
  for (size_t i = 0; i < packed->groups.count; i++) sqlite3_free(group_at(packed, i));
  gov_list_free(&packed->groups);
  sqlite3_free(packed->open);
  packed->open = NULL;
  packed->count = 0;
}
