/* repos_config.c: reading the map from repository ids to their roots. */
#include "read/repos_config.h"

static int add_services(gov_facts *facts, const gov_repo *repo, const char *path,
                        const gov_node *services) {
  for (const gov_node *item = gov_node_first(services); item; item = item->next) {
    const char *name = gov_node_text(item);
    if (!name) name = gov_text_in(item, "name|id|service");
    if (!name) continue;
    gov_service *row = GOV_ADD(facts, services);
    if (!row) return SQLITE_NOMEM;
    *row = (gov_service){.service = gov_arena_string(&facts->arena, name),
                         .role = "owner",
                         .repo = repo->id,
                         .owner = repo->owner,
                         .place = {path, item->line}};
  }
  return SQLITE_OK;
}

static int add_repo(gov_list *repos, gov_facts *facts, const char *path, const gov_node *node,
                    const char *id, const char *root) {
  if (!id || !root) {
    gov_diagnose(facts, GOV_WARNING, "repos.incomplete", (gov_place){path, node->line},
                 "a repository without %s is passed over", id ? "a root" : "an id");
    return SQLITE_OK;
  }
  for (size_t i = 0; i < repos->count; i++) {
    if (strcmp(((gov_repo *)gov_list_at(repos, i))->id, id) != 0) continue;
    gov_diagnose(facts, GOV_WARNING, "repos.duplicate", (gov_place){path, node->line},
                 "repository %s is listed twice; the first entry counts", id);
    return SQLITE_OK;
  }
  gov_repo *repo = gov_list_add(repos);
  if (!repo) return SQLITE_NOMEM;
  *repo = (gov_repo){.id = gov_arena_string(&facts->arena, id),
                     .root = gov_arena_string(&facts->arena, root),
                     .owner = gov_keep_in(facts, node, "owner|team"),
                     .specs = gov_node_joined(facts, gov_member(node, "specs|spec_ids")),
                     .line = node->line};
  return add_services(facts, repo, path, gov_member(node, "services|service"));
}

/* A list of objects, or a map of ids to roots or objects. */
static int read_repos(gov_list *repos, gov_facts *facts, const char *path, const gov_node *node) {
  int rc = SQLITE_OK;
  for (const gov_node *item = gov_node_first(node); item && rc == SQLITE_OK; item = item->next) {
    const char *id = gov_text_in(item, "id|name|repo"), *root = gov_text_in(item, "root|path");
    if (node->kind == GOV_NODE_MAP) {
      id = item->key;
      if (!root) root = gov_node_text(item);
    }
    rc = add_repo(repos, facts, path, item, id, root);
  }
  return rc;
}

/* A map with nothing but ids and roots, save the usual members of an envelope. */
static int read_plain_map(gov_list *repos, gov_facts *facts, const char *path,
                          const gov_node *root) {
  int rc = SQLITE_OK;
  for (const gov_node *item = gov_node_first(root); item && rc == SQLITE_OK; item = item->next) {
    if (gov_key_is(item, "version|schema|last_updated|description|source")) continue;
    const char *folder = gov_node_text(item);
    rc = add_repo(repos, facts, path, item, item->key,
                  folder ? folder : gov_text_in(item, "root|path"));
  }
  return rc;
}

int gov_repos_config_read(gov_list *repos, gov_facts *facts, const char *path, gov_text bytes) {
  gov_tree tree;
  int rc = gov_tree_read(&tree, facts, path, bytes);
  if (rc != SQLITE_OK) return rc;
  const gov_node *root = tree.documents;
  if (tree.broken || !root)
    rc = SQLITE_CORRUPT;
  else {
    const gov_node *listed = gov_member(root, "repos|external_repos|repositories");
    if (!listed) listed = gov_member(gov_member(root, "multi_repo"), "repos");
    if (root->kind == GOV_NODE_LIST) listed = root;
    if (listed)
      rc = read_repos(repos, facts, path, listed);
    else if (root->kind == GOV_NODE_MAP)
      rc = read_plain_map(repos, facts, path, root);
  }
  gov_tree_free(&tree);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
