/* spec_index.c: the top level of a spec index. */
#include "read/spec_index.h"

static int read_entries(gov_spec_index *index, gov_facts *facts, const gov_node *list,
                        const char *category) {
  int rc = SQLITE_OK;
  for (const gov_node *entry = gov_node_first(list); entry && rc == SQLITE_OK;
       entry = entry->next) {
    index->entries++;
    rc = gov_index_entry(index, facts, entry, list->kind == GOV_NODE_MAP ? entry->key : NULL,
                         category);
  }
  return rc;
}

/* `external_repos`: alias → path, or alias → {path}. */
static int read_repos(gov_spec_index *index, gov_facts *facts, const gov_node *root) {
  const gov_node *repos = gov_member(root, "external_repos");
  if (repos && repos->kind != GOV_NODE_MAP) return SQLITE_OK;
  for (const gov_node *repo = gov_node_first(repos); repo; repo = repo->next) {
    const char *path = gov_node_text(repo);
    if (!path) path = gov_text_in(repo, "path|root");
    if (!path) continue;
    gov_index_repo *row = gov_list_add(&index->repos);
    if (!row) return SQLITE_NOMEM;
    *row = (gov_index_repo){.id = gov_arena_string(&facts->arena, repo->key),
                            .root = gov_arena_string(&facts->arena, path),
                            .line = repo->line};
  }
  return SQLITE_OK;
}

static int is_container(const gov_node *node) {
  return node && (node->kind == GOV_NODE_LIST || node->kind == GOV_NODE_MAP);
}

static int read_root(gov_spec_index *index, gov_facts *facts, const gov_node *root) {
  const gov_node *specs = gov_member(root, "specs"), *ui_specs = gov_member(root, "ui_specs");
  if (!is_container(specs)) {
    gov_diagnose(facts, GOV_WARNING, "index.shape", (gov_place){index->path, gov_node_line(root)},
                 "no list or map `specs`: this is no spec index");
    return SQLITE_MISMATCH;
  }
  int rc = read_repos(index, facts, root);
  if (rc == SQLITE_OK) rc = read_entries(index, facts, specs, NULL);
  if (rc == SQLITE_OK && is_container(ui_specs)) rc = read_entries(index, facts, ui_specs, "ui");
  if (rc != SQLITE_OK) return rc;
  if (index->entries && !index->specs.count) {
    gov_diagnose(facts, GOV_WARNING, "index.shape", (gov_place){index->path, specs->line},
                 "none of its %d entries has an id: this is no spec index", index->entries);
    return SQLITE_MISMATCH;
  }
  gov_index_check_totals(index, facts, root);
  return gov_index_check_graph(index, facts);
}

int gov_spec_index_read(gov_spec_index *index, gov_facts *facts, const char *path, gov_text bytes) {
  *index = (gov_spec_index){.path = path,
                            .references = {.row_bytes = sizeof(gov_index_reference)},
                            .repos = {.row_bytes = sizeof(gov_index_repo)}};
  gov_tree tree;
  int rc = gov_tree_read(&tree, facts, path, bytes);
  if (rc != SQLITE_OK) return rc;
  if (tree.broken || !tree.documents)
    rc = SQLITE_CORRUPT;
  else
    rc = read_root(index, facts, tree.documents);
  gov_tree_free(&tree);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}

void gov_spec_index_free(gov_spec_index *index) {
  gov_list_free(&index->references);
  gov_list_free(&index->repos);
  gov_map_free(&index->specs);
}
