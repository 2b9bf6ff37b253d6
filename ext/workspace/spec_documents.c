/* spec_documents.c: from paths as an index spells them to files of the workspace. */
#include "workspace/specs.h"

/* The roots in which a document of a repository may lie, in order: this workspace, the repository's
** root, then all others. The path as shown below the n-th of them; NULL: there are no more,
** *escapes: or it leads out. */
static char *candidate(gov_specs *specs, const gov_index_reference *reference, size_t n,
                       int *escapes) {
  gov_arena *arena = &specs->facts->arena;
  const gov_root *roots = (const void *)specs->roots->list.rows, *root = roots;
  if (n > specs->roots->list.count) return NULL;
  if (n == 1) {
    root = NULL;
    for (size_t i = 0; reference->repo && i < specs->roots->list.count; i++) {
      if (roots[i].repo && !strcmp(roots[i].repo, reference->repo)) root = &roots[i];
    }
    if (!root) root = roots;
  } else if (n > 1) {
    root = &roots[n - 1];
  }
  char *joined = *reference->path == '/'
                     ? gov_arena_string(arena, reference->path)
                     : gov_arena_printf(arena, "%s%s", root->prefix, reference->path);
  char *folded = joined ? gov_path_fold(specs->roots, arena, joined) : NULL;
  const char *inner;
  *escapes = folded && !gov_roots_locate(specs->roots, folded, &inner);
  return folded;
}

/* The document as a shown path, or NULL when no root has it. */
static const char *resolve(gov_specs *specs, const gov_index_reference *reference, int *escapes) {
  *escapes = 0;
  for (size_t n = 0;; n++) {
    int leads_out = 0;
    char *shown = candidate(specs, reference, n, &leads_out);
    if (!shown) return NULL;
    if (!n) *escapes = leads_out;
    gov_path_kind kind = leads_out ? GOV_PATH_NONE : gov_path_look(specs->roots, shown);
    if (kind == GOV_PATH_FILE) return shown;
    if (kind == GOV_PATH_FOLDER && reference->role == GOV_REFERS_SPEC) {
      return gov_arena_printf(&specs->facts->arena, "%s/spec.md", shown);
    }
  }
}

/* A spec's own document brings its neighbours: tasks.md and ui.json beside it. */
static int name_spec(gov_specs *specs, gov_kinds *kinds, const char *path,
                     const gov_index_reference *reference) {
  const char *slash = strrchr(path, '/');
  int folder_bytes = slash ? (int)(slash - path) + 1 : 0;
  char *tasks = gov_arena_printf(&specs->facts->arena, "%.*stasks.md", folder_bytes, path);
  char *ui = gov_arena_printf(&specs->facts->arena, "%.*sui.json", folder_bytes, path);
  if (!tasks || !ui) return SQLITE_NOMEM;
  GOV_ROWS(specs->facts, specs)
  [gov_map_get(&specs->index.specs, gov_text_of(reference->spec_id))].path = path;
  int rc = gov_kinds_name(kinds, path, reference->spec_id, GOV_KIND_SPEC);
  if (rc == SQLITE_OK) rc = gov_kinds_name(kinds, tasks, reference->spec_id, GOV_KIND_TASKS);
  return rc == SQLITE_OK ? gov_kinds_name(kinds, ui, reference->spec_id, GOV_KIND_UI) : rc;
}

static int name_reference(gov_specs *specs, gov_kinds *kinds,
                          const gov_index_reference *reference) {
  int escapes;
  gov_place place = {specs->index.path, reference->line};
  const char *path = resolve(specs, reference, &escapes);
  if (specs->facts->arena.failed) return SQLITE_NOMEM;
  if (!path && escapes) {
    gov_diagnose(specs->facts, GOV_WARNING, "path.escapes", place,
                 "spec %s: '%s' leads out of the workspace and is not read", reference->spec_id,
                 reference->path);
    return SQLITE_OK;
  }
  if (!path) {
    gov_diagnose(specs->facts, GOV_WARNING, "index.path_missing", place,
                 "spec %s: '%s' does not exist", reference->spec_id, reference->path);
    return SQLITE_OK;
  }
  if (reference->role == GOV_REFERS_SPEC) return name_spec(specs, kinds, path, reference);
  gov_kind kind = reference->role == GOV_REFERS_TASKS ? GOV_KIND_TASKS : GOV_KIND_UI;
  return gov_kinds_name(kinds, path, reference->spec_id,
                        reference->role == GOV_REFERS_FILE ? 0 : kind);
}

/* Does the repos config know the repository of each spec? Only asked when there is a config. */
static void check_repos(gov_specs *specs) {
  for (size_t i = 0; specs->repos.count && i < GOV_COUNT(specs->facts, specs); i++) {
    const gov_spec *spec = &GOV_ROWS(specs->facts, specs)[i];
    int known = !spec->repo || gov_text_is(gov_text_of(spec->repo), "unknown");
    for (size_t j = 0; !known && j < specs->repos.count; j++) {
      known = !strcmp(((gov_repo *)gov_list_at(&specs->repos, j))->id, spec->repo);
    }
    if (known) continue;
    const char *mode = gov_flag_value(specs->facts, "safety-mode");
    gov_diagnose(specs->facts, !strcmp(mode, "strict") ? GOV_ERROR : GOV_WARNING,
                 "index.unknown_repo", (gov_place){specs->index.path, 0},
                 "spec %s lies in repository %s, which --repos-config does not list", spec->spec_id,
                 spec->repo);
  }
}

/* Repositories the index itself names are not given by the user, and stay unread until they are. */
static void check_index_repos(gov_specs *specs) {
  for (size_t i = 0; i < specs->index.repos.count; i++) {
    const gov_index_repo *repo = gov_list_at(&specs->index.repos, i);
    const char *inner;
    char *folded = gov_path_fold(specs->roots, &specs->facts->arena, repo->root);
    if (!folded || gov_roots_locate(specs->roots, folded, &inner)) continue;
    gov_diagnose(
        specs->facts, GOV_INFO, "index.repo_not_given", (gov_place){specs->index.path, repo->line},
        "repository %s at '%s' is read only when --repos-config or --workspace-roots names it",
        repo->id, repo->root);
  }
}

int gov_specs_name_documents(gov_specs *specs, gov_kinds *kinds) {
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(specs->facts, artifacts) && rc == SQLITE_OK; i++) {
    const gov_artifact *read =
        &GOV_ROWS(specs->facts, artifacts)[i]; /* the index, the repos config */
    int is_index = !strcmp(read->kind, gov_kind_name(GOV_KIND_INDEX));
    rc = gov_kinds_name(kinds, read->path, NULL, is_index ? GOV_KIND_INDEX : GOV_KIND_CONFIG);
  }
  if (rc != SQLITE_OK || !specs->index.path) return rc;
  check_repos(specs);
  check_index_repos(specs);
  for (size_t i = 0; i < specs->index.references.count && rc == SQLITE_OK; i++) {
    rc = name_reference(specs, kinds, gov_list_at(&specs->index.references, i));
  }
  return specs->facts->arena.failed ? SQLITE_NOMEM : rc;
}

int gov_specs_report_strays(gov_specs *specs, const gov_list *found) {
  if (!specs->index.path) return SQLITE_OK;
  for (size_t i = 0; i < found->count; i++) {
    const gov_found *file = gov_list_at(found, i);
    if (file->kind != GOV_KIND_SPEC || file->spec_id) continue;
    gov_diagnose(specs->facts, GOV_WARNING, "spec.not_in_index", (gov_place){file->path, 0},
                 "the index does not list this spec; what its folder holds belongs to no spec");
  }
  return specs->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
