/* front_matter_keys.c: keys of front matter that are nearly, but not quite, one that is read.
**
** `target_regoin: eu-west-1` would silently say nothing. Only what is a slip of one letter, or two
** neighbours changed round, is told: front matter holds many keys that are none of ours.
*/
#include "embedded.h"
#include "facts/redact/redact.h"
#include "read/documents/front_matter.h"

enum { KEY, READ, LEAST_LETTERS = 4, DEPTH = 2 };

static char low(char c) {
  return c == '-' || c == ' ' ? '_' : gov_lower(c);
}

/* One letter more, less, other, or two neighbours changed round. */
static int is_slip(gov_text key, const char *known) {
  size_t n = strlen(known), at = 0, end = 0;
  if (key.n > n + 1 || n > key.n + 1) return 0;
  while (at < n && at < key.n && low(key.z[at]) == known[at]) at++;
  while (end < n - at && end < key.n - at && low(key.z[key.n - 1 - end]) == known[n - 1 - end])
    end++;
  size_t left = key.n - at - end, wanted = n - at - end;
  if (left <= 1 && wanted <= 1) return left + wanted > 0;
  return left == 2 && wanted == 2 && low(key.z[at]) == known[at + 1] &&
         low(key.z[at + 1]) == known[at];
}

/* The key that was meant; NULL when this one is known, or like none. */
static const char *meant_by(const gov_data_table *keys, gov_text key) {
  const char *meant = NULL;
  if (key.n < LEAST_LETTERS) return NULL;
  for (int row = 0; row < keys->row_count; row++) {
    const char *known = gov_data_cell(keys, row, KEY);
    size_t same = 0;
    while (same < key.n && known[same] && low(key.z[same]) == known[same]) same++;
    if (same == key.n && !known[same]) return NULL;
    int read = !strcmp(gov_data_cell(keys, row, READ), "yes");
    if (!meant && read && strlen(known) >= LEAST_LETTERS && is_slip(key, known)) meant = known;
  }
  return meant;
}

static void look_at(gov_reading *reading, const gov_data_table *keys, const gov_node *map,
                    int depth) {
  for (const gov_node *member = map->first; member; member = member->next) {
    gov_text key = gov_text_of(member->key);
    const char *meant = map->kind == GOV_NODE_MAP && key.n ? meant_by(keys, key) : NULL;
    if (meant)
      gov_diagnose(reading->facts, GOV_WARNING, "front_matter_key",
                   (gov_place){reading->source->path, member->line},
                   "the key '%s' is not read; did you mean '%s'?",
                   gov_redact(&reading->facts->arena, key), meant);
    int nested = member->kind == GOV_NODE_MAP || member->kind == GOV_NODE_LIST;
    if (nested && depth < DEPTH) look_at(reading, keys, member, depth + 1);
  }
}

void gov_front_matter_keys(const gov_document *document, gov_reading *reading) {
  const gov_data_table *keys = gov_data("plan_keys");
  if (!keys || reading->source->kind != GOV_KIND_PLAN) return;
  for (const gov_node *root = document->tree.documents; root; root = root->next)
    if (root->kind == GOV_NODE_MAP) look_at(reading, keys, root, 0);
}
