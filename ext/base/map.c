/* map.c: open addressing with linear probing, at most two thirds full. */
#include "base/map.h"

#include "base/sqlite.h"

/* Sixteen bytes: keys are hashed again when the map grows rather than kept with their hash. */
struct gov_map_entry {
  const char *key; /* NULL: free */
  uint32_t key_bytes, value;
};

/* Eight bytes at a time; each step can be undone, so that texts of one length that differ in eight bytes
** have different hashes. */
uint64_t gov_hash(gov_text text) {
  const uint64_t prime = UINT64_C(0x9E3779B97F4A7C15);
  uint64_t hash = (uint64_t)text.n * prime, part;
  for (; text.n >= sizeof part; text.z += sizeof part, text.n -= sizeof part) {
    memcpy(&part, text.z, sizeof part);
    hash = (hash ^ part) * prime;
    hash ^= hash >> 32;
  }
  part = 0;
  for (size_t i = 0; i < text.n; i++) part = part << 8 | (unsigned char)text.z[i];
  hash = (hash ^ part) * prime;
  return hash ^ hash >> 29;
}

uint32_t gov_fingerprint(gov_text text) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < text.n; i++) hash = (hash ^ (unsigned char)text.z[i]) * 1099511628211u;
  return (uint32_t)(hash ^ (hash >> 29));
}

static struct gov_map_entry *find(const gov_map *map, gov_text key) {
  size_t mask = map->capacity - 1;
  for (size_t i = gov_hash(key) & mask;; i = (i + 1) & mask) {
    struct gov_map_entry *entry = &map->entries[i];
    if (!entry->key) return entry;
    if (entry->key_bytes == key.n && !memcmp(entry->key, key.z, key.n)) return entry;
  }
}

static int grow(gov_map *map) {
  gov_map larger = {.capacity = map->capacity ? map->capacity * 2 : 64, .count = map->count};
  larger.entries = sqlite3_malloc64(larger.capacity * sizeof *larger.entries);
  if (!larger.entries) return 0;
  memset(larger.entries, 0, larger.capacity * sizeof *larger.entries);
  for (size_t i = 0; i < map->capacity; i++) {
    struct gov_map_entry *entry = &map->entries[i];
    if (entry->key) *find(&larger, (gov_text){entry->key, entry->key_bytes}) = *entry;
  }
  sqlite3_free(map->entries);
  *map = larger;
  return 1;
}

uint32_t *gov_map_at(gov_map *map, gov_text key) {
  if (key.n > UINT32_MAX || ((map->count + 1) * 3 > map->capacity * 2 && !grow(map))) return NULL;
  struct gov_map_entry *entry = find(map, key);
  if (!entry->key) {
    *entry = (struct gov_map_entry){key.z, (uint32_t)key.n, GOV_MAP_NONE};
    map->count++;
  }
  return &entry->value;
}

uint32_t gov_map_get(const gov_map *map, gov_text key) {
  if (!map->count) return GOV_MAP_NONE;
  const struct gov_map_entry *entry = find(map, key);
  return entry->key ? entry->value : GOV_MAP_NONE;
}

void gov_map_free(gov_map *map) {
  sqlite3_free(map->entries);
  *map = (gov_map){0};
}
