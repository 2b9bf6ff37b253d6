/* evidence_names.c: which fields a statement about masking names, and which policies one about a
** justification.
**
**   "The `email` column is hashed on the way."       → value email
**   "The deviation from res-eu is justified by …"    → value res-eu
**
** Both kinds are known only after all files were read: a word is a field when a model has such a
** field, and a policy when one has such an id. A statement that names none keeps no value: it speaks
** about all of them, and SQL decides what that is worth.
*/
#include "base/map.h"
#include "facts/passes.h"
#include "facts/vocabulary.h"

static int is_name_byte(char c) {
  return gov_is_word(c) || c == '-' || c == '.';
}

/* The next word that could be an id or a field, without the full stops around it; empty at the end.
 */
static gov_text next_word(gov_text *rest) {
  while (rest->n && !is_name_byte(*rest->z)) rest->z++, rest->n--;
  gov_text word = {rest->z, 0};
  while (word.n < rest->n && is_name_byte(word.z[word.n])) word.n++;
  rest->z += word.n;
  rest->n -= word.n;
  while (word.n && *word.z == '.') word.z++, word.n--;
  while (word.n && word.z[word.n - 1] == '.') word.n--;
  return word;
}

static char *folded(gov_arena *arena, gov_text word) {
  char *copy = gov_arena_copy(arena, word.z, word.n);
  for (char *c = copy; c && *c; c++) *c = gov_lower(*c);
  return copy;
}

static int add_name(gov_map *names, gov_arena *arena, const char *name) {
  if (!name || !*name) return SQLITE_OK;
  char *key = folded(arena, gov_text_of(name));
  uint32_t *slot = key ? gov_map_at(names, gov_text_of(key)) : NULL;
  if (!slot) return SQLITE_NOMEM;
  *slot = 1;
  return SQLITE_OK;
}

/* The last part of `users.email` names the field; so does the whole. */
static int is_known(const gov_map *names, const char *word, const char **name) {
  const char *dot = strrchr(word, '.');
  *name = dot && dot[1] ? dot + 1 : word;
  if (gov_map_get(names, gov_text_of(word)) != GOV_MAP_NONE) *name = word;
  return gov_map_get(names, gov_text_of(*name)) != GOV_MAP_NONE;
}

/* The known names in the excerpt, joined by ','; NULL when there are none. */
static const char *names_in(gov_arena *arena, const gov_map *names, const char *excerpt) {
  gov_text rest = gov_text_of(excerpt);
  const char *list = NULL, *name;
  for (gov_text word = next_word(&rest); word.n; word = next_word(&rest)) {
    char *key = folded(arena, word);
    if (!key || !is_known(names, key, &name)) continue;
    list = list ? gov_arena_printf(arena, "%s,%s", list, name) : name;
  }
  return list;
}

typedef struct known_names {
  gov_arena *arena;
  gov_map fields, policies;
} known_names;

static int name_in_evidence(void *context, void *at) {
  const known_names *known = context;
  gov_evidence *row = at;
  if (row->value || !row->excerpt) return 1;
  if (row->signal_no == GOV_CONTROL_MASKING)
    row->value = names_in(known->arena, &known->fields, row->excerpt);
  else if (row->signal_no == GOV_CONTROL_JUSTIFICATION)
    row->value = names_in(known->arena, &known->policies, row->excerpt);
  return 1;
}

int gov_pass_evidence_names(gov_facts *facts) {
  known_names known = {.arena = &facts->arena};
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(facts, fields) && rc == SQLITE_OK; i++)
    rc = add_name(&known.fields, &facts->arena, GOV_ROWS(facts, fields)[i].name);
  for (size_t i = 0; i < GOV_COUNT(facts, policies) && rc == SQLITE_OK; i++)
    rc = add_name(&known.policies, &facts->arena, GOV_ROWS(facts, policies)[i].policy_id);
  if (rc == SQLITE_OK)
    rc = gov_packed_rewrite(GOV_PACKED(facts, evidence), 0, name_in_evidence, &known);
  gov_map_free(&known.fields);
  gov_map_free(&known.policies);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
