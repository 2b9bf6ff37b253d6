/* map.h: a hash map from text to a 32-bit number; keys are not copied. */
#ifndef GOV_MAP_H
#define GOV_MAP_H
#include "base/text.h"
#include <stddef.h>
#include <stdint.h>

#define GOV_MAP_NONE UINT32_MAX

typedef struct gov_map {
  struct gov_map_entry *entries; /* open addressing, a power of two */
  size_t capacity, count;
} gov_map;

uint64_t gov_hash(gov_text text);
/* One that answers show: it stays as it is (FNV-1a). */
uint32_t gov_fingerprint(gov_text text);
/* The value slot of the key, made with GOV_MAP_NONE when new; NULL when out of memory. Valid until
 * the next add. */
uint32_t *gov_map_at(gov_map *map, gov_text key);
uint32_t gov_map_get(const gov_map *map, gov_text key); /* GOV_MAP_NONE when absent */
void gov_map_free(gov_map *map);

#endif
