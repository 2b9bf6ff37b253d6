/* index_entry.c: one entry of a spec index: the spec, the documents it names, what it depends on.
*/
#include "read/spec_index.h"

enum { SHORTEST_ID = 3, LONGEST_ID = 64 }; /* the usual pattern for ids: ^[a-z0-9_-]{3,64}$ */

static int is_usual_id(const char *id) {
  size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-");
  return !id[n] && n >= SHORTEST_ID && n <= LONGEST_ID;
}

/* The id of an entry, kept; NULL when it has none, or one that is taken. */
static const char *read_id(gov_spec_index *index, gov_facts *facts, const gov_node *entry,
                           const char *key) {
  gov_place place = {index->path, entry->line};
  const char *id = gov_text_in(entry, "id|spec_id");
  if (id && key && strcmp(id, key) != 0) {
    gov_diagnose(facts, GOV_WARNING, "index.id_mismatch", place,
                 "the entry under %s calls itself %s; the first is taken", key, id);
  }
  if (key) id = key;
  if (!id) {
    gov_diagnose(facts, GOV_WARNING, "index.no_id", place,
                 "an entry without `id`, `spec_id` or key is passed over");
    return NULL;
  }
  if (gov_map_get(&index->specs, gov_text_of(id)) != GOV_MAP_NONE) {
    gov_diagnose(facts, GOV_ERROR, "index.duplicate_id", place,
                 "spec %s is listed twice; the first entry counts", id);
    return NULL;
  }
  if (!is_usual_id(id)) {
    gov_diagnose(facts, GOV_INFO, "index.unusual_id", place,
                 "spec id %s is not of the form [a-z0-9_-], 3 to 64 characters", id);
  }
  return gov_arena_string(&facts->arena, id);
}

static int refer(gov_spec_index *index, gov_facts *facts, const char *spec_id, const char *path,
                 const char *repo, int role, int32_t line) {
  gov_index_reference *row = path ? gov_list_add(&index->references) : NULL;
  if (!row) return path ? SQLITE_NOMEM : SQLITE_OK;
  *row = (gov_index_reference){.path = gov_arena_string(&facts->arena, path),
                               .repo = repo,
                               .spec_id = spec_id,
                               .role = role,
                               .line = line};
  return row->path ? SQLITE_OK : SQLITE_NOMEM;
}

/* `files`, and `external_files` as "@alias/path". */
static int refer_files(gov_spec_index *index, gov_facts *facts, const char *spec_id,
                       const gov_node *files, const char *repo) {
  int rc = SQLITE_OK;
  for (const gov_node *file = gov_node_first(files); file && rc == SQLITE_OK; file = file->next) {
    const char *path = gov_node_text(file), *slash = path ? strchr(path, '/') : NULL, *from = repo;
    if (path && *path == '@' && slash) {
      from = gov_arena_copy(&facts->arena, path + 1, (size_t)(slash - path - 1));
      if (!from) return SQLITE_NOMEM;
      path = slash + 1;
    }
    rc = refer(index, facts, spec_id, path, from, GOV_REFERS_FILE, file->line);
  }
  return rc;
}

static int refer_documents(gov_spec_index *index, gov_facts *facts, const gov_node *entry,
                           const gov_spec *spec) {
  const gov_node *path = gov_member(entry, "path|spec_path"),
                 *tasks = gov_member(entry, "tasks_path");
  const char *id = spec->spec_id, *repo = spec->repo;
  int rc = refer(index, facts, id, gov_node_text(path), repo, GOV_REFERS_SPEC, gov_node_line(path));
  if (rc == SQLITE_OK)
    rc =
        refer(index, facts, id, gov_node_text(tasks), repo, GOV_REFERS_TASKS, gov_node_line(tasks));
  const gov_node *ui = gov_member(gov_member(entry, "ui_artifacts"), "ui_json_path");
  if (rc == SQLITE_OK)
    rc = refer(index, facts, id, gov_node_text(ui), repo, GOV_REFERS_UI, gov_node_line(ui));
  if (rc == SQLITE_OK) rc = refer_files(index, facts, id, gov_member(entry, "files"), repo);
  if (rc == SQLITE_OK)
    rc = refer_files(index, facts, id, gov_member(entry, "external_files"), repo);
  return rc;
}

/* A list of ids (or of objects that hold one) becomes rows; `reversed` when the list names who
** depends on this spec. */
static int read_relation(gov_spec_index *index, gov_facts *facts, const char *spec_id,
                         const gov_node *list, const char *relation, int reversed) {
  gov_place place = {index->path, gov_node_line(list)};
  if (list && list->kind != GOV_NODE_LIST && list->kind != GOV_NODE_NULL) {
    gov_diagnose(facts, GOV_WARNING, "index.shape", place, "%s of spec %s is no list", relation,
                 spec_id);
    return SQLITE_OK;
  }
  for (const gov_node *item = gov_node_first(list); item; item = item->next) {
    const char *other = gov_node_text(item);
    if (!other) other = gov_text_in(item, "id|spec_id|spec");
    if (!other) continue;
    gov_dependency *row = GOV_ADD(facts, dependencies);
    const char *kept = gov_arena_string(&facts->arena, other);
    if (!row || !kept) return SQLITE_NOMEM;
    *row = (gov_dependency){.spec_id = reversed ? kept : spec_id,
                            .depends_on = reversed ? spec_id : kept,
                            .relation = relation,
                            .place = {index->path, item->line}};
  }
  return SQLITE_OK;
}

static int read_relations(gov_spec_index *index, gov_facts *facts, const gov_node *entry,
                          const char *spec_id) {
  const gov_node *dependencies = gov_member(entry, "dependencies|depends_on");
  int64_t stated = gov_node_integer(gov_member(entry, "dependencies_count"));
  if (stated != GOV_NULL && dependencies && stated != dependencies->count) {
    gov_diagnose(facts, GOV_WARNING, "index.count", (gov_place){index->path, entry->line},
                 "spec %s states %lld dependencies and lists %d", spec_id, (long long)stated,
                 dependencies->count);
  }
  int rc = read_relation(index, facts, spec_id, dependencies, "depends_on", 0);
  if (rc == SQLITE_OK) {
    rc = read_relation(index, facts, spec_id, gov_member(entry, "dependents"), "dependents", 1);
  }
  if (rc == SQLITE_OK) {
    rc =
        read_relation(index, facts, spec_id, gov_member(entry, "child_specs|children"), "child", 0);
  }
  return rc;
}

static int is_placeholder(const gov_node *entry) {
  const char *path = gov_text_in(entry, "path|spec_path"), *title = gov_text_in(entry, "title");
  return (path && gov_text_is(gov_text_of(path), "TBD")) ||
         (title && gov_text_find(gov_text_of(title), "[PLACEHOLDER"));
}

int gov_index_entry(gov_spec_index *index, gov_facts *facts, const gov_node *entry, const char *key,
                    const char *category) {
  if (entry->kind != GOV_NODE_MAP) {
    gov_diagnose(facts, GOV_WARNING, "index.shape", (gov_place){index->path, entry->line},
                 "an entry that is no object is passed over");
    return SQLITE_OK;
  }
  const char *id = read_id(index, facts, entry, key);
  if (!id) return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
  gov_spec *spec = GOV_ADD(facts, specs);
  uint32_t *slot = gov_map_at(&index->specs, gov_text_of(id));
  if (!spec || !slot) return SQLITE_NOMEM;
  *slot = (uint32_t)GOV_COUNT(facts, specs) - 1;
  *spec = (gov_spec){.spec_id = id,
                     .title = gov_keep_in(facts, entry, "title|name"),
                     .category = gov_keep_in(facts, entry, "category"),
                     .repo = gov_keep_in(facts, entry, "repo"),
                     .owner = gov_keep_in(facts, entry, "owner|author"),
                     .status = gov_keep_in(facts, entry, "status")};
  if (!spec->owner) spec->owner = gov_keep_in(facts, gov_member(entry, "metadata"), "owner|author");
  if (!spec->category) spec->category = category;
  gov_place place = {index->path, entry->line};
  if (spec->category && spec->status && gov_text_is(gov_text_of(spec->category), "deprecated") &&
      !gov_text_is(gov_text_of(spec->status), "deprecated")) {
    gov_diagnose(facts, GOV_INFO, "index.status_conflict", place,
                 "spec %s is of category deprecated but status %s", id, spec->status);
  }
  if (is_placeholder(entry)) {
    gov_diagnose(facts, GOV_INFO, "index.placeholder", place, "spec %s is a placeholder", id);
    return read_relations(index, facts, entry, id);
  }
  gov_spec copy = *spec; /* the row may move */
  int rc = refer_documents(index, facts, entry, &copy);
  return rc == SQLITE_OK ? read_relations(index, facts, entry, id) : rc;
}
