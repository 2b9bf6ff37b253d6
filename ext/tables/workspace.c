/* workspace.c: immutable facts with indexes made on first use, and the connection's current
** workspace.
**
** An index is a hash table of row chains: heads[hash & mask] is the first row of the chain,
** next[row] the one after, both as row + 1 with 0 for none. Chains are in row order. A chain
** mixes values of equal hash, so rows are compared again. Indexes are made lazily: SQLite runs
** everything of one connection under that connection's mutex.
*/
#include "tables/workspace.h"

#include "base/map.h"
#include "embedded.h"

struct gov_index {
  uint32_t mask;
  uint32_t *heads, *next;
};

static int table_count(void) {
  int count = 0;
  while (gov_tables[count]) count++;
  return count;
}

gov_workspace *gov_workspace_new(gov_facts *facts, const char *root) {
  gov_workspace *workspace = sqlite3_malloc64(sizeof *workspace);
  if (!workspace) {
    gov_facts_free(facts);
    return NULL;
  }
  *workspace = (gov_workspace){.references = 1, .facts = *facts, .index_count = table_count()};
  *facts = (gov_facts){0};
  size_t bytes = (size_t)workspace->index_count * sizeof *workspace->indexes;
  workspace->indexes = sqlite3_malloc64(bytes);
  workspace->root = sqlite3_mprintf("%s", root);
  if (!workspace->indexes || !workspace->root) {
    sqlite3_free(workspace->indexes);
    workspace->indexes = NULL;
    workspace->index_count = 0;
    gov_workspace_release(workspace);
    return NULL;
  }
  memset(workspace->indexes, 0, bytes);
  return workspace;
}

gov_workspace *gov_workspace_reference(gov_workspace *workspace) {
  if (workspace) workspace->references++;
  return workspace;
}

static void free_indexes(gov_workspace *workspace, int table_no) {
  gov_index *indexes = workspace->indexes[table_no];
  for (int i = 0; indexes && i < gov_tables[table_no]->column_count; i++) {
    sqlite3_free(indexes[i].heads);
    sqlite3_free(indexes[i].next);
  }
  sqlite3_free(indexes);
}

static int view_count(void) {
  int count = 0;
  while (gov_embedded_views[count].name) count++;
  return count;
}

gov_kept_rows *gov_workspace_kept(gov_workspace *workspace, int view_no) {
  if (!workspace->kept) {
    size_t bytes = (size_t)view_count() * sizeof *workspace->kept;
    workspace->kept = sqlite3_malloc64(bytes);
    if (!workspace->kept) return NULL;
    memset(workspace->kept, 0, bytes);
  }
  return &workspace->kept[view_no];
}

void gov_workspace_release(gov_workspace *workspace) {
  if (!workspace || --workspace->references) return;
  for (int i = 0; workspace->kept && gov_embedded_views[i].name; i++)
    gov_kept_free(&workspace->kept[i]);
  sqlite3_free(workspace->kept);
  for (int i = 0; i < workspace->index_count; i++) free_indexes(workspace, i);
  sqlite3_free(workspace->indexes);
  sqlite3_free(workspace->root);
  gov_facts_free(&workspace->facts);
  sqlite3_free(workspace);
}

/* NULL when the column is, and when out of memory. */
static const char *text_at(gov_facts_view *view, int table_no, int column_no, size_t row) {
  const void *at = gov_facts_row(view, row);
  return at ? gov_column_text(&gov_tables[table_no]->columns[column_no], at) : NULL;
}

static int build_index(gov_facts_view *view, int table_no, int column_no, gov_index *index) {
  size_t count = view->count;
  uint32_t buckets = 16;
  while (buckets < count && buckets < (1u << 30)) buckets *= 2;
  index->heads = sqlite3_malloc64(buckets * sizeof *index->heads);
  index->next = sqlite3_malloc64((count + 1) * sizeof *index->next);
  if (!index->heads || !index->next) {
    sqlite3_free(index->heads);
    sqlite3_free(index->next);
    *index = (gov_index){0};
    return SQLITE_NOMEM;
  }
  memset(index->heads, 0, buckets * sizeof *index->heads);
  index->mask = buckets - 1;
  for (size_t row = count; row-- > 0;) { /* backwards, so that chains run forwards */
    const char *text = text_at(view, table_no, column_no, row);
    if (!text) continue;
    uint32_t *head = &index->heads[gov_hash(gov_text_of(text)) & index->mask];
    index->next[row] = *head;
    *head = (uint32_t)row + 1;
  }
  if (!view->packed.failed) return SQLITE_OK;
  sqlite3_free(index->heads);
  sqlite3_free(index->next);
  *index = (gov_index){0};
  return SQLITE_NOMEM;
}

static gov_index *index_of(const gov_workspace *workspace, gov_facts_view *view, int table_no,
                           int column_no) {
  gov_index **indexes = &workspace->indexes[table_no];
  if (!*indexes) {
    size_t bytes = (size_t)gov_tables[table_no]->column_count * sizeof **indexes;
    *indexes = sqlite3_malloc64(bytes);
    if (!*indexes) return NULL;
    memset(*indexes, 0, bytes);
  }
  gov_index *index = &(*indexes)[column_no];
  if (!index->heads && build_index(view, table_no, column_no, index) != SQLITE_OK) return NULL;
  return index;
}

static int64_t next_match(gov_facts_view *view, int table_no, int column_no, const char *text,
                          const gov_index *index, uint32_t row) {
  for (; row; row = index->next[row - 1]) {
    const char *at = text_at(view, table_no, column_no, row - 1);
    if (!at) return GOV_INDEX_NOMEM; /* rows without text are in no chain */
    if (!strcmp(at, text)) break;
  }
  return (int64_t)row - 1;
}

int64_t gov_index_first(const gov_workspace *workspace, gov_facts_view *view, int table_no,
                        int column_no, const char *text) {
  const gov_index *index = index_of(workspace, view, table_no, column_no);
  if (!index) return GOV_INDEX_NOMEM;
  uint32_t row = index->heads[gov_hash(gov_text_of(text)) & index->mask];
  return next_match(view, table_no, column_no, text, index, row);
}

int64_t gov_index_next(const gov_workspace *workspace, gov_facts_view *view, int table_no,
                       int column_no, const char *text, int64_t row) {
  const gov_index *index = &workspace->indexes[table_no][column_no];
  return next_match(view, table_no, column_no, text, index, index->next[row]);
}

int gov_index_is_at(gov_facts_view *view, int table_no, int column_no, const char *text,
                    int64_t row) {
  if (row < 0 || (size_t)row >= view->count) return 0;
  const char *at = text_at(view, table_no, column_no, (size_t)row);
  return at && !strcmp(at, text);
}

gov_context *gov_context_reference(gov_context *context) {
  context->references++;
  return context;
}

void gov_context_release(void *held) {
  gov_context *context = held;
  if (!context || --context->references) return;
  gov_workspace_release(context->workspace);
  gov_arena_free(&context->phrase_rows);
  sqlite3_free(context);
}

void gov_context_set(gov_context *context, gov_workspace *workspace) {
  gov_workspace *old = context->workspace;
  context->workspace = workspace;
  gov_workspace_release(old);
}
