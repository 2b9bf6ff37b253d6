/* gate_folders.c: what the assessment of a migration says holds for the plan beside it, too.
**
** A document is an artifact of a gate when a heading of it bears a gate's code or it is named
** mig-1 … mig-6. A folder with two or more of them is one migration: they cover the same units.
*/
#include "facts/gate_folders.h"

#include <stdlib.h>

typedef struct gate_document {
  const char *path;
  uint32_t folder;
} gate_document;

typedef struct gate_member {
  const char *unit_id;
  uint32_t folder;
} gate_member;

typedef struct gate_folder {
  uint32_t documents;
  uint32_t first; /* of its members, once they are sorted; GOV_MAP_NONE: it has none */
  int met;        /* one of its documents went by */
} gate_folder;

typedef struct gate_folders {
  gov_facts *facts;
  gov_map coded;     /* paths of documents with a gate's code in a heading */
  gov_map folders;   /* folder → its number */
  gov_map documents; /* path → row of document_list */
  gov_map pairs;     /* "unit\npath": covered */
  gov_map known;     /* "number\nunit": in member_list */
  gov_list document_list, member_list, folder_list; /* gate_document, gate_member, gate_folder */
  int failed;
} gate_folders;

static uint32_t *slot_of(gate_folders *all, gov_map *map, gov_text key) {
  uint32_t *slot = gov_map_at(map, key);
  if (!slot) all->failed = 1;
  return slot;
}

static int is_named_gate(const char *path) {
  const char *slash = strrchr(path, '/');
  gov_text name = gov_text_of(slash ? slash + 1 : path);
  return name.n > 5 && gov_text_starts(name, "mig-") && name.z[4] >= '1' && name.z[4] <= '6' &&
         gov_is_any(name.z[5], "-._ ");
}

static void find_coded(gate_folders *all) {
  const gov_part *parts = GOV_ROWS(all->facts, parts);
  for (size_t i = 0; i < GOV_COUNT(all->facts, parts); i++) {
    if (!parts[i].code || !gov_text_starts(gov_text_of(parts[i].code), "MIG-")) continue;
    uint32_t *slot = slot_of(all, &all->coded, gov_text_of(parts[i].path));
    if (slot) *slot = 1;
  }
}

static void add_document(gate_folders *all, const char *path) {
  const char *slash = strrchr(path, '/');
  gov_text folder = {path, slash ? (size_t)(slash - path) : 0};
  uint32_t *number = slot_of(all, &all->folders, folder);
  uint32_t *row = slot_of(all, &all->documents, gov_text_of(path));
  if (!number || !row) return;
  if (*number == GOV_MAP_NONE) {
    *number = (uint32_t)all->folder_list.count;
    gate_folder *added = gov_list_add(&all->folder_list);
    if (added)
      added->first = GOV_MAP_NONE;
    else
      all->failed = 1;
  }
  *row = (uint32_t)all->document_list.count;
  gate_document *document = gov_list_add(&all->document_list);
  if (!document || all->failed) {
    all->failed = 1;
    return;
  }
  *document = (gate_document){path, *number};
  ((gate_folder *)gov_list_at(&all->folder_list, *number))->documents++;
}

static void find_documents(gate_folders *all) {
  const gov_artifact *rows = GOV_ROWS(all->facts, artifacts);
  for (size_t i = 0; i < GOV_COUNT(all->facts, artifacts) && !all->failed; i++) {
    int read = !strcmp(rows[i].status, GOV_READ) || !strcmp(rows[i].status, GOV_PARTIAL);
    if (!read || strcmp(rows[i].kind, GOV_BY_PLAN) != 0) continue;
    if (is_named_gate(rows[i].path) ||
        gov_map_get(&all->coded, gov_text_of(rows[i].path)) != GOV_MAP_NONE)
      add_document(all, rows[i].path);
  }
}

/* A slot for a pair of texts; NULL when out of memory. */
static uint32_t *pair_slot(gate_folders *all, gov_map *map, const char *one, const char *other) {
  const char *key = gov_arena_printf(&all->facts->parsed, "%s\n%s", one, other);
  if (!key) all->failed = 1;
  return key ? slot_of(all, map, gov_text_of(key)) : NULL;
}

static void find_members(gate_folders *all) {
  for (size_t i = 0; i < GOV_COUNT(all->facts, unit_plans) && !all->failed; i++) {
    const gov_unit_plan *pair = &GOV_ROWS(all->facts, unit_plans)[i];
    uint32_t row = gov_map_get(&all->documents, gov_text_of(pair->place.path));
    if (row == GOV_MAP_NONE) continue;
    const gate_document *document = gov_list_at(&all->document_list, row);
    char number[16];
    sqlite3_snprintf(sizeof number, number, "%u", document->folder);
    uint32_t *covered = pair_slot(all, &all->pairs, pair->unit_id, pair->place.path);
    if (covered) *covered = 1;
    uint32_t *known = pair_slot(all, &all->known, number, pair->unit_id);
    if (!known || *known != GOV_MAP_NONE) continue;
    *known = 1;
    gate_member *member = gov_list_add(&all->member_list);
    if (member)
      *member = (gate_member){pair->unit_id, document->folder};
    else
      all->failed = 1;
  }
}

static int by_folder(const void *a, const void *b) {
  const gate_member *x = a, *y = b;
  if (x->folder != y->folder) return x->folder < y->folder ? -1 : 1;
  return strcmp(x->unit_id, y->unit_id);
}

static void sort_members(gate_folders *all) {
  gate_member *members = (void *)all->member_list.rows;
  if (all->member_list.count) qsort(members, all->member_list.count, sizeof *members, by_folder);
  for (size_t i = all->member_list.count; i-- > 0;) {
    gate_folder *folder = gov_list_at(&all->folder_list, members[i].folder);
    folder->first = (uint32_t)i;
  }
}

/* The document covers every member of its folder. */
static void cover(gate_folders *all, const gate_document *document, uint32_t first) {
  for (size_t i = first; i < all->member_list.count && !all->failed; i++) {
    const gate_member *member = gov_list_at(&all->member_list, i);
    if (member->folder != document->folder) break;
    uint32_t *covered = pair_slot(all, &all->pairs, member->unit_id, document->path);
    if (!covered || *covered != GOV_MAP_NONE) continue;
    *covered = 1;
    gov_unit_plan *pair = GOV_ADD(all->facts, unit_plans);
    if (pair)
      *pair = (gov_unit_plan){member->unit_id, {document->path, 1}};
    else
      all->failed = 1;
  }
}

static void share(gate_folders *all, gov_map *covering) {
  sort_members(all);
  for (size_t i = 0; i < all->document_list.count && !all->failed; i++) {
    const gate_document *document = gov_list_at(&all->document_list, i);
    gate_folder *folder = gov_list_at(&all->folder_list, document->folder);
    if (folder->documents < 2) continue;
    if (folder->first != GOV_MAP_NONE || folder->met) {
      uint32_t *mark = slot_of(all, covering, gov_text_of(document->path));
      if (mark) *mark = 1;
    }
    folder->met = 1;
    if (folder->first != GOV_MAP_NONE) cover(all, document, folder->first);
  }
}

int gov_share_gate_folders(gov_facts *facts, gov_map *covering) {
  gate_folders all = {.facts = facts,
                      .document_list = {.row_bytes = sizeof(gate_document)},
                      .member_list = {.row_bytes = sizeof(gate_member)},
                      .folder_list = {.row_bytes = sizeof(gate_folder)}};
  find_coded(&all);
  if (!all.failed) find_documents(&all);
  if (!all.failed && all.document_list.count) {
    find_members(&all);
    share(&all, covering);
  }
  gov_map_free(&all.coded);
  gov_map_free(&all.folders);
  gov_map_free(&all.documents);
  gov_map_free(&all.pairs);
  gov_map_free(&all.known);
  gov_list_free(&all.document_list);
  gov_list_free(&all.member_list);
  gov_list_free(&all.folder_list);
  return all.failed || facts->arena.failed || facts->parsed.failed ? SQLITE_NOMEM : SQLITE_OK;
}
