/* map.c: the hash map keeps what it is given through growth, and tells absent from present. */
#include "base/map.h"

#include "base/sqlite.h"
#include "check.h"

int main(void) {
  enum { COUNT = 5000 };
  static char keys[COUNT][16];
  gov_map map = {0};
  CHECK(gov_map_get(&map, GOV_TEXT("nothing")) == GOV_MAP_NONE);
  for (int i = 0; i < COUNT; i++) {
    snprintf(keys[i], sizeof keys[i], "key-%d", i * 7);
    uint32_t *slot = gov_map_at(&map, gov_text_of(keys[i]));
    CHECK(slot && *slot == GOV_MAP_NONE);
    if (slot) *slot = (uint32_t)i;
  }
  for (int i = 0; i < COUNT; i++) CHECK(gov_map_get(&map, gov_text_of(keys[i])) == (uint32_t)i);
  CHECK(map.count == COUNT);
  CHECK(gov_map_get(&map, GOV_TEXT("key-1")) == GOV_MAP_NONE);
  gov_map_free(&map);
  return check_result();
}
