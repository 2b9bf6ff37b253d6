/* arena.h: memory that is freed whole.
**
** An arena hands out zeroed memory in chunks taken from sqlite3_malloc64. Nothing in it is freed
** alone. Running out of memory is sticky: the call returns NULL and `failed` stays set, so a
** straight line of calls can be checked once.
*/
#ifndef GOV_ARENA_H
#define GOV_ARENA_H
#include "base/limits.h"
#include "base/sqlite.h"
#include <stddef.h>
#include <stdint.h>

typedef struct gov_arena_chunk gov_arena_chunk;
typedef struct gov_arena {
  gov_arena_chunk *chunks; /* newest first */
  int64_t size_bytes;      /* taken from SQLite in all */
  int failed;              /* an allocation failed */
} gov_arena;

void *gov_arena_alloc(gov_arena *arena,
                      size_t size_bytes); /* zeroed, aligned to 8; NULL when out of memory */
void *gov_arena_take(gov_arena *arena, size_t size_bytes); /* likewise, but not zeroed */
/* A NUL-terminated copy of n bytes; a NUL inside ends nothing and is kept. */
char *gov_arena_copy(gov_arena *arena, const char *text, size_t n);
/* As gov_arena_alloc with what `old` held copied; the newest allocation grows where it stands. */
void *gov_arena_grow(gov_arena *arena, void *old, size_t old_bytes, size_t size_bytes);
char *gov_arena_string(gov_arena *arena,
                       const char *text); /* copy of a C string; NULL stays NULL */
char *gov_arena_printf(gov_arena *arena, const char *format, ...); /* format as sqlite3_mprintf */
void gov_arena_adopt(gov_arena *arena,
                     gov_arena *from); /* takes over all chunks of `from`, which is left empty */
/* Forgets everything but keeps one chunk, for work that repeats. */
void gov_arena_reset(gov_arena *arena);
void gov_arena_free(gov_arena *arena);

/* A growable array of equal rows. Rows move when it grows: keep indexes, not pointers, across an
 * add. */
typedef struct gov_list {
  unsigned char *rows;
  size_t count, capacity;
  size_t row_bytes; /* set before the first add */
} gov_list;

void *gov_list_add(gov_list *list); /* a zeroed row at the end; NULL when out of memory */
int gov_list_room(gov_list *list, size_t count); /* adds that many rows and leaves them unset */
int gov_list_append(gov_list *list, const gov_list *from); /* SQLITE_OK or SQLITE_NOMEM */
/* Appends all rows of `from`, which is left empty; a large one is handed over, not copied. */
int gov_list_move(gov_list *list, gov_list *from);
int gov_list_reserve(gov_list *list, size_t count); /* room for just so many rows in all */
void gov_list_trim(gov_list *list);                 /* gives back the room not used */
void gov_list_free(gov_list *list);
static inline void *gov_list_at(const gov_list *list, size_t index) {
  return list->rows + index * list->row_bytes;
}

#endif
