/* arena.c: chunked arenas and growable arrays over sqlite3_malloc64. */
#include "base/arena.h"

#include <stdarg.h>
#include <string.h>

struct gov_arena_chunk {
  gov_arena_chunk *next;
  size_t used, capacity; /* bytes behind the header */
};

enum { FIRST_CHUNK_BYTES = 4096, LARGEST_CHUNK_BYTES = 256 << 10 };
enum { LARGE_LIST_BYTES = 64 << 10 }; /* from here on room spared counts more than moves saved */

static gov_arena_chunk *add_chunk(gov_arena *arena, size_t need) {
  size_t capacity = arena->chunks ? arena->chunks->capacity * 2 : FIRST_CHUNK_BYTES;
  if (capacity > LARGEST_CHUNK_BYTES) capacity = LARGEST_CHUNK_BYTES;
  if (capacity < need) capacity = need;
  gov_arena_chunk *chunk = sqlite3_malloc64(sizeof *chunk + capacity);
  if (!chunk) {
    arena->failed = 1;
    return NULL;
  }
  chunk->used = 0;
  chunk->capacity = capacity;
  chunk->next = arena->chunks;
  arena->chunks = chunk;
  arena->size_bytes += (int64_t)(sizeof *chunk + capacity);
  return chunk;
}

void *gov_arena_take(gov_arena *arena, size_t size_bytes) {
  if (size_bytes > SIZE_MAX / 4) {
    arena->failed = 1;
    return NULL;
  }
  size_t need = (size_bytes + 7) & ~(size_t)7;
  gov_arena_chunk *chunk = arena->chunks;
  if (!chunk || chunk->capacity - chunk->used < need) chunk = add_chunk(arena, need);
  if (!chunk) return NULL;
  char *memory = (char *)(chunk + 1) + chunk->used;
  chunk->used += need;
  return memory;
}

void *gov_arena_alloc(gov_arena *arena, size_t size_bytes) {
  char *memory = gov_arena_take(arena, size_bytes);
  return memory ? memset(memory, 0, (size_bytes + 7) & ~(size_t)7) : NULL;
}

void *gov_arena_grow(gov_arena *arena, void *old, size_t old_bytes, size_t size_bytes) {
  size_t had = (old_bytes + 7) & ~(size_t)7, more = ((size_bytes + 7) & ~(size_t)7) - had;
  gov_arena_chunk *chunk = arena->chunks;
  char *top = chunk ? (char *)(chunk + 1) + chunk->used : NULL;
  if (old && (char *)old + had == top && more <= chunk->capacity - chunk->used) {
    chunk->used += more;
    memset(top, 0, more);
    return old;
  }
  void *grown = gov_arena_alloc(arena, size_bytes);
  if (grown && old && old_bytes) memcpy(grown, old, old_bytes);
  return grown;
}

char *gov_arena_copy(gov_arena *arena, const char *text, size_t n) {
  char *copy = n < SIZE_MAX ? gov_arena_take(arena, n + 1) : NULL;
  if (!copy) return NULL;
  if (n) memcpy(copy, text, n);
  copy[n] = 0;
  return copy;
}

char *gov_arena_string(gov_arena *arena, const char *text) {
  return text ? gov_arena_copy(arena, text, strlen(text)) : NULL;
}

char *gov_arena_printf(gov_arena *arena, const char *format, ...) {
  va_list values;
  va_start(values, format);
  char *made = sqlite3_vmprintf(format, values);
  va_end(values);
  if (!made) {
    arena->failed = 1;
    return NULL;
  }
  char *copy = gov_arena_string(arena, made);
  sqlite3_free(made);
  return copy;
}

void gov_arena_adopt(gov_arena *arena, gov_arena *from) {
  gov_arena_chunk **last = &from->chunks;
  while (*last) last = &(*last)->next;
  if (arena->chunks) { /* keep the chunk in use at the head */
    *last = arena->chunks->next;
    arena->chunks->next = from->chunks;
  } else {
    arena->chunks = from->chunks;
  }
  arena->size_bytes += from->size_bytes;
  arena->failed |= from->failed;
  *from = (gov_arena){0};
}

void gov_arena_reset(gov_arena *arena) {
  gov_arena_chunk *kept = arena->chunks;
  int failed = arena->failed;
  if (!kept) return;
  arena->chunks = kept->next;
  kept->next = NULL;
  gov_arena_free(arena);
  kept->used = 0;
  arena->chunks = kept;
  arena->size_bytes = (int64_t)(sizeof *kept + kept->capacity);
  arena->failed = failed;
}

void gov_arena_free(gov_arena *arena) {
  for (gov_arena_chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
    next = chunk->next;
    sqlite3_free(chunk);
  }
  *arena = (gov_arena){0};
}

static int set_capacity(gov_list *list, size_t capacity) {
  unsigned char *rows = sqlite3_realloc64(list->rows, capacity * list->row_bytes);
  if (!rows) return SQLITE_NOMEM;
  list->rows = rows;
  list->capacity = capacity;
  return SQLITE_OK;
}

static int grow(gov_list *list, size_t count) {
  if (count <= list->capacity) return SQLITE_OK;
  size_t capacity = list->capacity ? list->capacity * 2 : 8;
  if (list->capacity * list->row_bytes >= LARGE_LIST_BYTES)
    capacity = list->capacity + list->capacity / 2;
  return set_capacity(list, capacity < count ? count : capacity);
}

int gov_list_reserve(gov_list *list, size_t count) {
  return count <= list->capacity ? SQLITE_OK : set_capacity(list, count);
}

void gov_list_trim(gov_list *list) {
  if (!list->count)
    gov_list_free(list);
  else if (list->count < list->capacity)
    (void)set_capacity(list, list->count); /* without memory to shrink it stays as it is */
}

void *gov_list_add(gov_list *list) {
  if (grow(list, list->count + 1) != SQLITE_OK) return NULL;
  return memset(gov_list_at(list, list->count++), 0, list->row_bytes);
}

int gov_list_room(gov_list *list, size_t count) {
  int rc = grow(list, list->count + count);
  if (rc == SQLITE_OK) list->count += count;
  return rc;
}

int gov_list_append(gov_list *list, const gov_list *from) {
  size_t count = list->count;
  if (!from->count) return SQLITE_OK;
  if (gov_list_room(list, from->count) != SQLITE_OK) return SQLITE_NOMEM;
  memcpy(gov_list_at(list, count), from->rows, from->count * from->row_bytes);
  return SQLITE_OK;
}

int gov_list_move(gov_list *list, gov_list *from) {
  if (!list->capacity && from->count * from->row_bytes >= LARGE_LIST_BYTES) {
    *list = *from;
    *from = (gov_list){.row_bytes = list->row_bytes};
    gov_list_trim(list);
    return SQLITE_OK;
  }
  int rc = gov_list_append(list, from);
  from->count = 0;
  return rc;
}

void gov_list_free(gov_list *list) {
  sqlite3_free(list->rows);
  list->rows = NULL;
  list->count = list->capacity = 0;
}
