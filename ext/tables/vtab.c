/* vtab.c: one virtual table implementation over a description of columns and the rows of the
** current workspace.
**
**   SELECT unit_id, line FROM gov_evidence WHERE unit_id = 'app.public.users';
**
** Eponymous only (no xCreate), read-only, DIRECTONLY. A cursor pins the workspace when it is
** opened, so a rescan in the middle of a query changes nothing under it.
**
** Plan, made by xBestIndex and carried by idxNum alone:
**   0                    all rows, in row order
**   column + 1           rows whose column equals argument 0
**   column + 1 | IN_LIST rows whose column equals one of the values of argument 0
** SQLite checks the constraint again (omit stays 0): only text values can be looked up, any other
** value falls back to all rows, and SQLite's own comparison with its affinity rules decides.
*/
#include "tables/vtab.h"

enum { IN_LIST = 1 << 16 };

typedef struct table_vtab {
  sqlite3_vtab base;
  gov_context *context;
  const gov_table *table;
  int table_no;
} table_vtab;

typedef struct table_cursor {
  sqlite3_vtab_cursor base;
  gov_workspace *workspace;
  gov_facts_view rows;
  int64_t row;     /* the current one; -1 at the end */
  int64_t near;    /* the last one looked up by a unique column, or -1 */
  int column;      /* looked up by it; -1: all rows */
  int value_no;    /* of the list below */
  gov_list values; /* const char *: what is looked up */
  gov_arena texts; /* of the values */
} table_cursor;

/* What a module is registered with. */
typedef struct table_module {
  gov_context *context;
  int table_no;
} table_module;

const char *gov_column_type_name(gov_column_type type) {
  return gov_column_is_text(type) ? "TEXT" : type == GOV_COLUMN_REAL ? "REAL" : "INTEGER";
}

int gov_column_is_text(gov_column_type type) {
  return type == GOV_COLUMN_TEXT || type == GOV_COLUMN_ASPECT || type == GOV_COLUMN_SIGNAL;
}

const char *gov_column_text(const gov_column *column, const void *row) {
  const void *at = (const char *)row + column->offset;
  if (column->type == GOV_COLUMN_TEXT) return *(const char *const *)at;
  const gov_signal_row *said = &gov_vocabulary[*(const int32_t *)at];
  return column->type == GOV_COLUMN_ASPECT ? said->aspect : said->signal;
}

static char *declaration(const gov_table *table) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "CREATE TABLE %s(", table->name);
  for (int i = 0; i < table->column_count; i++) {
    sqlite3_str_appendf(sql, "%s\"%w\" %s", i ? ", " : "", table->columns[i].name,
                        gov_column_type_name(table->columns[i].type));
  }
  sqlite3_str_appendall(sql, ")");
  return sqlite3_str_finish(sql);
}

int gov_declare_vtab(sqlite3 *db, const char *sql) {
  if (!sql) return SQLITE_NOMEM;
  int rc = sqlite3_declare_vtab(db, sql);
  return rc == SQLITE_OK ? sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY) : rc;
}

static int table_connect(sqlite3 *db, void *held, int argument_count, const char *const *arguments,
                         sqlite3_vtab **out, char **error) {
  (void)argument_count, (void)arguments, (void)error;
  const table_module *module = held;
  char *sql = declaration(gov_tables[module->table_no]);
  int rc = gov_declare_vtab(db, sql);
  sqlite3_free(sql);
  if (rc != SQLITE_OK) return rc;
  table_vtab *vtab = sqlite3_malloc64(sizeof *vtab);
  if (!vtab) return SQLITE_NOMEM;
  *vtab = (table_vtab){.context = gov_context_reference(module->context),
                       .table = gov_tables[module->table_no],
                       .table_no = module->table_no};
  *out = &vtab->base;
  return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *base) {
  table_vtab *vtab = (table_vtab *)base;
  gov_context_release(vtab->context);
  sqlite3_free(vtab);
  return SQLITE_OK;
}

/* Only binary collation agrees with the index, and the index holds text. */
static int can_look_up(sqlite3_index_info *info, int constraint, const gov_table *table) {
  const struct sqlite3_index_constraint *at = &info->aConstraint[constraint];
  return at->usable && at->op == SQLITE_INDEX_CONSTRAINT_EQ && at->iColumn >= 0 &&
         (table->columns[at->iColumn].flags & GOV_INDEXED) &&
         gov_column_is_text(table->columns[at->iColumn].type) &&
         !sqlite3_stricmp(sqlite3_vtab_collation(info, constraint), "BINARY");
}

/* Row counts are constants: a statement prepared before a scan must not be planned for an empty
 * workspace. */
static int table_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  const gov_table *table = ((table_vtab *)base)->table;
  int best = -1, best_unique = 0;
  for (int i = 0; i < info->nConstraint; i++) {
    if (!can_look_up(info, i, table)) continue;
    int unique = (table->columns[info->aConstraint[i].iColumn].flags & GOV_UNIQUE) != 0;
    if (best < 0 || unique > best_unique) best = i, best_unique = unique;
  }
  info->idxNum = 0;
  info->estimatedCost = 1e6;
  info->estimatedRows = 500000;
  if (best < 0) return SQLITE_OK;
  int column = info->aConstraint[best].iColumn;
  info->aConstraintUsage[best].argvIndex = 1;
  info->idxNum = column + 1;
  info->estimatedRows = best_unique ? 1 : 10;
  info->estimatedCost = best_unique ? 2 : 20;
  if (sqlite3_vtab_in(info, best, 1)) {
    info->idxNum |= IN_LIST;
    info->estimatedRows *= 10;
    info->estimatedCost *= 10;
  } else if (best_unique) {
    info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
  }
  return SQLITE_OK;
}

static int table_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  table_vtab *vtab = (table_vtab *)base;
  if (!vtab->context->workspace && !vtab->table->empty_before_scan) {
    sqlite3_free(base->zErrMsg);
    base->zErrMsg =
        sqlite3_mprintf("%s: no workspace: SELECT gov_scan('PATH') first", vtab->table->name);
    return SQLITE_ERROR;
  }
  table_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (table_cursor){.row = -1, .near = -1, .values = {.row_bytes = sizeof(char *)}};
  if (vtab->context->workspace) {
    cursor->workspace = gov_workspace_reference(vtab->context->workspace);
    cursor->rows = gov_facts_look(&cursor->workspace->facts, vtab->table->rows);
  }
  *out = &cursor->base;
  return SQLITE_OK;
}

static int table_close(sqlite3_vtab_cursor *base) {
  table_cursor *cursor = (table_cursor *)base;
  gov_facts_view_close(&cursor->rows);
  gov_list_free(&cursor->values);
  gov_arena_free(&cursor->texts);
  if (cursor->workspace) gov_workspace_release(cursor->workspace);
  sqlite3_free(cursor);
  return SQLITE_OK;
}

/* Keeps a text value to look up. Returns SQLITE_MISMATCH for a value only SQLite can compare. */
static int keep_value(table_cursor *cursor, sqlite3_value *value) {
  int type = sqlite3_value_type(value);
  if (type == SQLITE_NULL) return SQLITE_OK;
  if (type != SQLITE_TEXT) return SQLITE_MISMATCH;
  const char *text = (const char *)sqlite3_value_text(value);
  const char *copy = text ? gov_arena_string(&cursor->texts, text) : NULL;
  const char **slot = copy ? gov_list_add(&cursor->values) : NULL;
  if (!slot) return SQLITE_NOMEM;
  *slot = copy;
  return SQLITE_OK;
}

static int keep_values(table_cursor *cursor, int plan, sqlite3_value *argument) {
  if (!(plan & IN_LIST)) return keep_value(cursor, argument);
  sqlite3_value *value = NULL;
  int rc = sqlite3_vtab_in_first(argument, &value);
  while (rc == SQLITE_OK && value) {
    rc = keep_value(cursor, value);
    if (rc == SQLITE_OK) rc = sqlite3_vtab_in_next(argument, &value);
  }
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int is_unique(const table_cursor *cursor, int table_no) {
  return (gov_tables[table_no]->columns[cursor->column].flags & GOV_UNIQUE) != 0;
}

/* The first row of a value. Tables with a row a unit stand in one order, so a join of them finds
** next what stands next. */
static int64_t first_row(table_cursor *cursor, int table_no, const char *text) {
  if (!is_unique(cursor, table_no))
    return gov_index_first(cursor->workspace, &cursor->rows, table_no, cursor->column, text);
  int64_t row = cursor->near + 1;
  if (!gov_index_is_at(&cursor->rows, table_no, cursor->column, text, row))
    row = gov_index_first(cursor->workspace, &cursor->rows, table_no, cursor->column, text);
  if (row >= 0) cursor->near = row;
  return row;
}

/* The first row of the next value that has one. */
static int next_value(table_cursor *cursor, int table_no) {
  cursor->row = -1;
  while (cursor->row == -1 && ++cursor->value_no < (int)cursor->values.count) {
    const char *text = *(const char **)gov_list_at(&cursor->values, (size_t)cursor->value_no);
    cursor->row = first_row(cursor, table_no, text);
  }
  return cursor->row == GOV_INDEX_NOMEM ? SQLITE_NOMEM : SQLITE_OK;
}

static int table_filter(sqlite3_vtab_cursor *base, int plan, const char *plan_text,
                        int argument_count, sqlite3_value **arguments) {
  (void)plan_text, (void)argument_count;
  table_cursor *cursor = (table_cursor *)base;
  cursor->values.count = 0;
  gov_arena_reset(&cursor->texts);
  if (!cursor->workspace) return SQLITE_OK;
  cursor->column = (plan & (IN_LIST - 1)) - 1;
  int rc = cursor->column >= 0 ? keep_values(cursor, plan, arguments[0]) : SQLITE_MISMATCH;
  if (rc == SQLITE_MISMATCH) {
    cursor->column = -1;
    cursor->row = cursor->rows.count ? 0 : -1;
    return SQLITE_OK;
  }
  if (rc != SQLITE_OK) return rc;
  cursor->value_no = -1;
  return next_value(cursor, ((table_vtab *)base->pVtab)->table_no);
}

static int table_next(sqlite3_vtab_cursor *base) {
  table_cursor *cursor = (table_cursor *)base;
  int table_no = ((table_vtab *)base->pVtab)->table_no;
  if (cursor->column < 0) {
    if (++cursor->row >= (int64_t)cursor->rows.count) cursor->row = -1;
    return SQLITE_OK;
  }
  if (is_unique(cursor, table_no)) return next_value(cursor, table_no);
  const char *text = *(const char **)gov_list_at(&cursor->values, (size_t)cursor->value_no);
  cursor->row =
      gov_index_next(cursor->workspace, &cursor->rows, table_no, cursor->column, text, cursor->row);
  if (cursor->row == GOV_INDEX_NOMEM) return SQLITE_NOMEM;
  return cursor->row == -1 ? next_value(cursor, table_no) : SQLITE_OK;
}

static int table_eof(sqlite3_vtab_cursor *base) {
  return ((table_cursor *)base)->row < 0;
}

/* Text is given as SQLITE_TRANSIENT: a register may outlive the cursor's hold on the facts. */
static int table_column(sqlite3_vtab_cursor *base, sqlite3_context *result, int column_no) {
  table_cursor *cursor = (table_cursor *)base;
  const gov_column *column = &((table_vtab *)base->pVtab)->table->columns[column_no];
  const char *row = gov_facts_row(&cursor->rows, (size_t)cursor->row);
  if (!row) return SQLITE_NOMEM;
  const void *at = row + column->offset;
  const char *text;
  int32_t small;
  int64_t large;
  double real;
  switch (column->type) {
  case GOV_COLUMN_TEXT:
  case GOV_COLUMN_ASPECT:
  case GOV_COLUMN_SIGNAL:
    text = gov_column_text(column, row);
    if (text) sqlite3_result_text(result, text, -1, SQLITE_TRANSIENT);
    break;
  case GOV_COLUMN_ROW: sqlite3_result_int64(result, cursor->row + 1); break;
  case GOV_COLUMN_INT32:
  case GOV_COLUMN_LINE:
  case GOV_COLUMN_TRI:
    small = *(const int32_t *)at;
    if (column->type == GOV_COLUMN_INT32 ||
        (column->type == GOV_COLUMN_LINE ? small > 0 : small >= 0)) {
      sqlite3_result_int(result, small);
    }
    break;
  case GOV_COLUMN_INT64:
    large = *(const int64_t *)at;
    if (large != GOV_NULL) sqlite3_result_int64(result, large);
    break;
  case GOV_COLUMN_REAL:
    real = *(const double *)at;
    if (real > GOV_NULL_REAL) sqlite3_result_double(result, real);
    break;
  }
  return SQLITE_OK;
}

static int table_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  *rowid = ((table_cursor *)base)->row + 1;
  return SQLITE_OK;
}

static const sqlite3_module module_methods = {
    .iVersion = 3,
    .xConnect = table_connect,
    .xBestIndex = table_best_index,
    .xDisconnect = table_disconnect,
    .xDestroy = table_disconnect,
    .xOpen = table_open,
    .xClose = table_close,
    .xFilter = table_filter,
    .xNext = table_next,
    .xEof = table_eof,
    .xColumn = table_column,
    .xRowid = table_rowid,
};

static void free_module(void *held) {
  table_module *module = held;
  gov_context_release(module->context);
  sqlite3_free(module);
}

int gov_register_tables(gov_context *context) {
  for (int i = 0; gov_tables[i]; i++) {
    table_module *module = sqlite3_malloc64(sizeof *module);
    if (!module) return SQLITE_NOMEM;
    *module = (table_module){gov_context_reference(context), i};
    int rc = sqlite3_create_module_v2(context->db, gov_tables[i]->name, &module_methods, module,
                                      free_module);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}
