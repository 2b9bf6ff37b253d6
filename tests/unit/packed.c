/* packed.c: a packed list shows what a plain one shows, whatever the rows hold: after adding, moving,
 * changing and dropping, in any order of asking. */
#include "base/packed.h"
#include <string.h>

#include "check.h"

enum { MOST_ROWS = 100 };

static uint64_t state = 4711;

static uint32_t draw(uint32_t below) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33) % below;
}

/* Mostly what the row before was, as facts are: pointers that differ in their low bytes, zeros, and
 * now and then anything at all. */
static void change(unsigned char *row, size_t bytes) {
  for (size_t at = 0; at + 8 <= bytes; at += 8) {
    switch (draw(6)) {
    case 0: row[at + draw(8)] ^= (unsigned char)draw(256); break;
    case 1: memset(row + at, 0, 8); break;
    case 2:
      if (!draw(10)) memset(row + at, 0xFF, 8);
      break;
    default: break;
    }
  }
}

static void add(gov_packed *packed, gov_list *plain, unsigned char *row) {
  change(row, plain->row_bytes);
  memcpy(gov_packed_add(packed), row, plain->row_bytes);
  memcpy(gov_list_add(plain), row, plain->row_bytes);
}

static void compare(const gov_packed *packed, const gov_list *plain) {
  gov_packed_view view = {.packed = packed};
  const void *row;
  CHECK(packed->count == plain->count);
  size_t seen = 0;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL; seen++)
    CHECK(i == seen + 1 && !memcmp(row, gov_list_at(plain, seen), plain->row_bytes));
  CHECK(seen == plain->count);
  for (int i = 0; plain->count && i < 50; i++) {
    size_t index = draw((uint32_t)plain->count);
    CHECK(!memcmp(gov_packed_at(&view, index), gov_list_at(plain, index), plain->row_bytes));
  }
  CHECK(gov_packed_view_close(&view) == SQLITE_OK);
}

typedef struct changing {
  size_t at, row_bytes;
} changing;

/* Every third row goes, every other is turned about. */
static int visit(void *context, void *row) {
  changing *how = context;
  size_t at = how->at++;
  if (at % 2) {
    for (size_t i = 0; i < how->row_bytes; i++) ((unsigned char *)row)[i] ^= 0x5A;
  }
  return at % 3 != 0;
}

static void rewrite(gov_packed *packed, gov_list *plain, size_t first) {
  changing how = {0, plain->row_bytes}, same = how;
  CHECK(gov_packed_rewrite(packed, first, visit, &how) == SQLITE_OK);
  size_t kept = first < plain->count ? first : plain->count;
  for (size_t i = kept; i < plain->count; i++) {
    unsigned char *row = gov_list_at(plain, i);
    if (visit(&same, row)) memmove(gov_list_at(plain, kept++), row, plain->row_bytes);
  }
  CHECK(how.at == same.at);
  plain->count = kept;
}

static void try_rows(size_t row_bytes, size_t count) {
  unsigned char row[GOV_PACKED_MOST_ROW_BYTES] = {0};
  gov_packed packed = {.row_bytes = row_bytes}, more = {.row_bytes = row_bytes};
  gov_list plain = {.row_bytes = row_bytes};
  for (size_t i = 0; i < count; i++) add(&packed, &plain, row);
  compare(&packed, &plain);
  rewrite(&packed, &plain, count ? draw((uint32_t)count + 2) : 0);
  compare(&packed, &plain);
  for (size_t i = draw(40); i > 0; i--) add(&more, &plain, row);
  CHECK(gov_packed_move(&packed, &more) == SQLITE_OK && !more.count);
  compare(&packed, &plain);
  for (size_t i = draw(40); i > 0; i--) add(&packed, &plain, row);
  gov_packed_trim(&packed);
  rewrite(&packed, &plain, 0);
  compare(&packed, &plain);
  gov_packed_free(&packed);
  gov_packed_free(&more);
  gov_list_free(&plain);
}

/* From each row on, and one behind the last: at the bounds of groups, within them, and in the rows that
 * stand open. The list takes more rows afterwards. */
static void try_firsts(size_t count) {
  for (size_t first = 0; first <= count + 1; first++) {
    unsigned char row[72] = {0};
    gov_packed packed = {.row_bytes = sizeof row};
    gov_list plain = {.row_bytes = sizeof row};
    for (size_t i = 0; i < count; i++) add(&packed, &plain, row);
    rewrite(&packed, &plain, first);
    compare(&packed, &plain);
    for (size_t i = draw(40); i > 0; i--) add(&packed, &plain, row);
    compare(&packed, &plain);
    gov_packed_free(&packed);
    gov_list_free(&plain);
  }
}

static int keep(void *context, void *row) {
  (void)row;
  ++*(size_t *)context;
  return 1;
}

/* Rewriting the end leaves the groups before it where they are, however long the list. */
static void check_end(void) {
  gov_packed packed = {.row_bytes = 8};
  size_t seen = 0, count = 10000, first = 9990;
  for (uint64_t i = 0; i < count; i++) *(uint64_t *)gov_packed_add(&packed) = i;
  unsigned char **before = sqlite3_malloc64(packed.groups.count * sizeof *before);
  size_t groups = first / (count / (packed.groups.count + 1));
  for (size_t i = 0; i < groups; i++) before[i] = *(unsigned char **)gov_list_at(&packed.groups, i);
  CHECK(gov_packed_rewrite(&packed, first, keep, &seen) == SQLITE_OK);
  CHECK(seen == count - first && packed.count == count);
  for (size_t i = 0; i < groups; i++)
    CHECK(before[i] == *(unsigned char **)gov_list_at(&packed.groups, i));
  sqlite3_free(before);
  gov_packed_free(&packed);
}

/* What it is for: rows that resemble each other take a fraction of their room. */
static void check_room(void) {
  gov_packed packed = {.row_bytes = 128};
  sqlite3_int64 before = sqlite3_memory_used();
  for (uint64_t i = 0; i < 10000; i++) {
    uint64_t *row = gov_packed_add(&packed);
    row[0] = 0x7f0000000000u + i * 40;
    row[1] = 0x7f1111110000u;
    row[9] = i;
  }
  CHECK(sqlite3_memory_used() - before < 10000 * 128 / 8);
  gov_packed_free(&packed);
  CHECK(sqlite3_memory_used() == before);
}

int main(void) {
  sqlite3_initialize();
  for (size_t count = 0; count <= MOST_ROWS; count++) {
    try_rows(8, count);
    try_rows(72, count);
    try_rows(GOV_PACKED_MOST_ROW_BYTES, count);
  }
  for (size_t count = 0; count <= 50; count++) try_firsts(count);
  check_end();
  check_room();
  return check_result();
}
