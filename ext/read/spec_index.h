/* spec_index.h: the spec index, in every shape it is met in.
**
** There is no schema for it in the wild. The smallest common reading: entries stand in a list or in
** a map under `specs` (and `ui_specs`); the id is `id`, `spec_id` or the map's key, the path `path`
** or `spec_path`. Whatever contradicts itself is reported and left as it is; nothing is guessed.
*/
#ifndef GOV_SPEC_INDEX_H
#define GOV_SPEC_INDEX_H
#include "base/map.h"
#include "read/trees/tree.h"

/* A document that an entry names. */
typedef struct gov_index_reference {
  const char *path; /* as the index spells it */
  const char *repo; /* id in the repos config, or NULL: this workspace */
  const char *spec_id;
  enum { GOV_REFERS_SPEC, GOV_REFERS_TASKS, GOV_REFERS_FILE, GOV_REFERS_UI } role;
  int32_t line;
} gov_index_reference;

/* Another repository the index itself names. */
typedef struct gov_index_repo {
  const char *id, *root;
  int32_t line;
} gov_index_repo;

typedef struct gov_spec_index {
  const char *path; /* of the index */
  gov_list references, repos;
  gov_map specs; /* id → row in facts->specs */
  int entries;   /* found, with or without an id */
} gov_spec_index;

/* Reads an index: rows of gov_specs and gov_dependencies, diagnostics. SQLITE_OK, SQLITE_NOMEM,
** SQLITE_CORRUPT when it cannot be parsed at all, SQLITE_MISMATCH when it is something else of the
** same name. */
int gov_spec_index_read(gov_spec_index *index, gov_facts *facts, const char *path, gov_text bytes);
void gov_spec_index_free(gov_spec_index *index);

/* index_entry.c: one entry. `id` is the map's key, or NULL in a list. */
int gov_index_entry(gov_spec_index *index, gov_facts *facts, const gov_node *entry, const char *id,
                    const char *category);
/* index_counts.c: do the totals the index states agree with what it holds? */
void gov_index_check_totals(const gov_spec_index *index, gov_facts *facts, const gov_node *root);
/* index_graph.c: dependencies on themselves, on nothing, and in circles. */
int gov_index_check_graph(const gov_spec_index *index, gov_facts *facts);

#endif
