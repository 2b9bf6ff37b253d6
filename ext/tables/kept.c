/* kept.c: for each view gov_x a virtual table gov_kept_x: the same rows, computed once for a scan.
**
**   SELECT outcome FROM gov_kept_policy_results WHERE unit_id = 'app.public.users';
**
** For views that read what other views worked out: a view that is read in ten places is computed
** and compiled once, and looked up by any of its columns. Rows live with the workspace, so the next
** scan forgets them. The first reader computes them when it looks at the first row, by a nested
** statement over the same workspace that the cursor pins: what no row leads to is never computed.
**
** Plan: plan_text is the set of columns looked up, in hexadecimal; argument i is the value of the
** i-th of them. SQLite checks every constraint again (omit stays 0).
*/
#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "tables/vtab.h"

enum { MOST_COLUMNS = 16 }; /* looked up at once */

typedef struct kept_module {
  gov_context *context;
  int view_no;
} kept_module;

typedef struct kept_vtab {
  sqlite3_vtab base;
  gov_context *context;
  int view_no, column_count;
} kept_vtab;

typedef struct kept_cursor {
  sqlite3_vtab_cursor base;
  gov_workspace *workspace;
  gov_kept_rows *kept;
  int64_t row;      /* the current one; -1 at the end */
  uint64_t columns; /* looked up by them; 0: all rows */
  gov_value values[MOST_COLUMNS];
  gov_arena texts; /* of the values */
} kept_cursor;

/* "SELECT * FROM temp.gov_x" for the view of that number. */
static int prepare_view(sqlite3 *db, int view_no, sqlite3_stmt **query) {
  gov_text name = gov_view_name(&gov_embedded_views[view_no]);
  char *sql = sqlite3_mprintf("SELECT * FROM temp.\"%.*w\"", (int)name.n, name.z);
  int rc = sql ? sqlite3_prepare_v2(db, sql, -1, query, NULL) : SQLITE_NOMEM;
  sqlite3_free(sql);
  return rc;
}

/* The view's own columns and types: sqlite3_column_decltype would give those of a union's first
** arm, and with them other rules of comparison. */
static int declare(sqlite3 *db, int view_no, int *column_count) {
  gov_text name = gov_view_name(&gov_embedded_views[view_no]);
  char *ask = sqlite3_mprintf("PRAGMA temp.table_info(\"%.*w\")", (int)name.n, name.z);
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_stmt *columns = NULL;
  int count = 0, rc = ask ? sqlite3_prepare_v2(db, ask, -1, &columns, NULL) : SQLITE_NOMEM;
  while (rc == SQLITE_OK && sqlite3_step(columns) == SQLITE_ROW) {
    const char *type = (const char *)sqlite3_column_text(columns, 2);
    sqlite3_str_appendf(sql, "%s\"%w\" %s", count++ ? ", " : "CREATE TABLE kept(",
                        sqlite3_column_text(columns, 1), type ? type : "");
  }
  int finished = sqlite3_finalize(columns);
  sqlite3_str_appendall(sql, ")");
  char *text = sqlite3_str_finish(sql);
  if (rc == SQLITE_OK) rc = finished;
  if (rc == SQLITE_OK && !count) rc = SQLITE_ERROR;
  if (rc == SQLITE_OK) rc = gov_declare_vtab(db, text);
  *column_count = count;
  sqlite3_free(text);
  sqlite3_free(ask);
  return rc;
}

static int kept_connect(sqlite3 *db, void *held, int argument_count, const char *const *arguments,
                        sqlite3_vtab **out, char **error) {
  (void)argument_count, (void)arguments;
  const kept_module *module = held;
  int column_count = 0, rc = declare(db, module->view_no, &column_count);
  if (rc != SQLITE_OK && rc != SQLITE_NOMEM) {
    *error = sqlite3_mprintf("the view %s cannot be read; SELECT gov_install() makes it anew",
                             gov_embedded_views[module->view_no].name);
  }
  if (rc != SQLITE_OK) return rc;
  kept_vtab *vtab = sqlite3_malloc64(sizeof *vtab);
  if (!vtab) return SQLITE_NOMEM;
  *vtab = (kept_vtab){.context = gov_context_reference(module->context),
                      .view_no = module->view_no,
                      .column_count = column_count};
  *out = &vtab->base;
  return SQLITE_OK;
}

static int kept_disconnect(sqlite3_vtab *base) {
  kept_vtab *vtab = (kept_vtab *)base;
  gov_context_release(vtab->context);
  sqlite3_free(vtab);
  return SQLITE_OK;
}

static int can_look_up(sqlite3_index_info *info, int constraint, uint64_t columns, int count) {
  const struct sqlite3_index_constraint *at = &info->aConstraint[constraint];
  return at->usable && at->op == SQLITE_INDEX_CONSTRAINT_EQ && at->iColumn >= 0 &&
         at->iColumn < 64 && !(columns >> at->iColumn & 1) && count < MOST_COLUMNS &&
         !sqlite3_stricmp(sqlite3_vtab_collation(info, constraint), "BINARY");
}

/* Arguments go by column, because the set of columns is all that xFilter is told. */
static void number_arguments(sqlite3_index_info *info, const int *constraint_of, uint64_t columns) {
  int argument = 0;
  for (int column = 0; column < 64 && columns >> column; column++) {
    if (columns >> column & 1) info->aConstraintUsage[constraint_of[column]].argvIndex = ++argument;
  }
}

/* Row counts are constants, as in vtab.c. */
static int kept_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  (void)base;
  uint64_t columns = 0;
  int constraint_of[64], count = 0;
  for (int i = 0; i < info->nConstraint; i++) {
    if (!can_look_up(info, i, columns, count)) continue;
    constraint_of[info->aConstraint[i].iColumn] = i;
    columns |= (uint64_t)1 << info->aConstraint[i].iColumn;
    count++;
  }
  info->estimatedRows = 100000;
  info->estimatedCost = 2e5;
  if (!count) return SQLITE_OK;
  number_arguments(info, constraint_of, columns);
  static const int found[] = {100000, 2000, 200, 20, 5};
  info->estimatedRows = found[count < 4 ? count : 4];
  info->estimatedCost = 2 + 2.0 * (double)info->estimatedRows;
  info->idxStr = sqlite3_mprintf("%llx", (unsigned long long)columns);
  info->needToFreeIdxStr = 1;
  return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

/* Runs the view over the workspace that the cursor pins: a scan may have made another current. */
static int fill(kept_vtab *vtab, gov_workspace *workspace, gov_kept_rows *kept) {
  gov_workspace *current = gov_workspace_reference(vtab->context->workspace);
  sqlite3_stmt *query = NULL;
  gov_context_set(vtab->context, gov_workspace_reference(workspace));
  int rc = prepare_view(vtab->context->db, vtab->view_no, &query);
  int changed = rc == SQLITE_OK && sqlite3_column_count(query) != vtab->column_count;
  if (rc == SQLITE_OK) rc = changed ? SQLITE_ERROR : gov_kept_fill(kept, query);
  gov_context_set(vtab->context, current);
  if (changed) {
    sqlite3_free(vtab->base.zErrMsg);
    vtab->base.zErrMsg = sqlite3_mprintf("the view %s has other columns than before",
                                         gov_embedded_views[vtab->view_no].name);
  } else if (rc != SQLITE_OK && rc != SQLITE_NOMEM) {
    sqlite3_free(vtab->base.zErrMsg);
    vtab->base.zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(vtab->context->db));
  }
  sqlite3_finalize(query);
  return rc;
}

/* The rows of the view over this workspace, computed by the first who asks. */
static int rows_of(kept_vtab *vtab, gov_workspace *workspace, gov_kept_rows **out) {
  gov_kept_rows *kept = gov_workspace_kept(workspace, vtab->view_no);
  if (!kept) return SQLITE_NOMEM;
  *out = kept;
  if (kept->is_complete) return SQLITE_OK;
  if (kept->is_filling) {
    sqlite3_free(vtab->base.zErrMsg);
    vtab->base.zErrMsg =
        sqlite3_mprintf("the view %s reads itself", gov_embedded_views[vtab->view_no].name);
    return SQLITE_ERROR;
  }
  return fill(vtab, workspace, kept);
}

static int kept_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  kept_vtab *vtab = (kept_vtab *)base;
  if (!vtab->context->workspace) {
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = sqlite3_mprintf("no workspace: SELECT gov_scan('PATH') first");
    return SQLITE_ERROR;
  }
  kept_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (kept_cursor){.workspace = gov_workspace_reference(vtab->context->workspace)};
  *out = &cursor->base;
  return SQLITE_OK;
}

static int kept_close(sqlite3_vtab_cursor *base) {
  kept_cursor *cursor = (kept_cursor *)base;
  gov_arena_free(&cursor->texts);
  gov_workspace_release(cursor->workspace);
  sqlite3_free(cursor);
  return SQLITE_OK;
}

/* Reads the values to look up; leaves the set empty when one of them cannot be. */
static int read_values(kept_cursor *cursor, uint64_t columns, sqlite3_value **arguments) {
  int count = 0;
  gov_arena_reset(&cursor->texts);
  for (int column = 0; column < 64 && columns >> column; column++) {
    if (!(columns >> column & 1)) continue;
    gov_value *value = &cursor->values[count];
    int rc = gov_value_of(arguments[count], &cursor->texts, value);
    if (rc != SQLITE_OK) return rc;
    if (!gov_kept_can_look_up(cursor->kept, column, value)) return SQLITE_OK;
    count++;
  }
  cursor->columns = columns;
  return SQLITE_OK;
}

static int kept_filter(sqlite3_vtab_cursor *base, int plan, const char *plan_text,
                       int argument_count, sqlite3_value **arguments) {
  (void)plan;
  kept_cursor *cursor = (kept_cursor *)base;
  uint64_t columns = plan_text ? strtoull(plan_text, NULL, 16) : 0;
  cursor->columns = 0;
  int rc = rows_of((kept_vtab *)base->pVtab, cursor->workspace, &cursor->kept);
  if (rc != SQLITE_OK) return rc;
  rc = argument_count ? read_values(cursor, columns, arguments) : SQLITE_OK;
  if (rc != SQLITE_OK) return rc;
  if (cursor->columns)
    cursor->row = gov_kept_first(cursor->kept, cursor->columns, cursor->values);
  else
    cursor->row = cursor->kept->count ? 0 : -1;
  return cursor->row == GOV_KEPT_NOMEM ? SQLITE_NOMEM : SQLITE_OK;
}

static int kept_next(sqlite3_vtab_cursor *base) {
  kept_cursor *cursor = (kept_cursor *)base;
  if (cursor->columns)
    cursor->row = gov_kept_next(cursor->kept, cursor->columns, cursor->values, cursor->row);
  else if (++cursor->row >= (int64_t)cursor->kept->count)
    cursor->row = -1;
  return SQLITE_OK;
}

static int kept_eof(sqlite3_vtab_cursor *base) {
  return ((kept_cursor *)base)->row < 0;
}

static int kept_column(sqlite3_vtab_cursor *base, sqlite3_context *result, int column) {
  const kept_cursor *cursor = (kept_cursor *)base;
  const gov_value *cell = gov_kept_value(cursor->kept, (size_t)cursor->row, column);
  switch (cell->type) {
  case SQLITE_INTEGER: sqlite3_result_int64(result, cell->is.integer); break;
  case SQLITE_FLOAT: sqlite3_result_double(result, cell->is.real); break;
  case SQLITE_TEXT:
    /* a text given by its length has no end, and is copied again by whoever wants one */
    sqlite3_result_text(result, cell->is.text, cell->ends ? -1 : cell->bytes, SQLITE_TRANSIENT);
    break;
  case SQLITE_BLOB:
    sqlite3_result_blob(result, cell->is.text, cell->bytes, SQLITE_TRANSIENT);
    break;
  default: break;
  }
  return SQLITE_OK;
}

static int kept_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  *rowid = ((kept_cursor *)base)->row + 1;
  return SQLITE_OK;
}

static const sqlite3_module kept_methods = {
    .iVersion = 3,
    .xConnect = kept_connect,
    .xBestIndex = kept_best_index,
    .xDisconnect = kept_disconnect,
    .xDestroy = kept_disconnect,
    .xOpen = kept_open,
    .xClose = kept_close,
    .xFilter = kept_filter,
    .xNext = kept_next,
    .xEof = kept_eof,
    .xColumn = kept_column,
    .xRowid = kept_rowid,
};

static void free_module(void *held) {
  kept_module *module = held;
  gov_context_release(module->context);
  sqlite3_free(module);
}

static int register_view(gov_context *context, int view_no) {
  gov_text name = gov_view_name(&gov_embedded_views[view_no]);
  char *kept = sqlite3_mprintf("gov_kept_%.*s", (int)name.n - 4, name.z + 4); /* after "gov_" */
  kept_module *module = sqlite3_malloc64(sizeof *module);
  if (!kept || !module) {
    sqlite3_free(kept);
    sqlite3_free(module);
    return SQLITE_NOMEM;
  }
  *module = (kept_module){gov_context_reference(context), view_no};
  int rc = sqlite3_create_module_v2(context->db, kept, &kept_methods, module, free_module);
  sqlite3_free(kept);
  return rc;
}

int gov_register_kept(gov_context *context) {
  int rc = SQLITE_OK;
  for (int i = 0; gov_embedded_views[i].name && rc == SQLITE_OK; i++)
    rc = register_view(context, i);
  return rc;
}
