/* help.c: gov_help, one row for each table, column, view, function and flag.
**
**   SELECT name, purpose FROM gov_help WHERE kind = 'view';
**
** The rows come from the same descriptions everything else is made from: column descriptions, the
** comment at the head of each view, the function table. The text is made when a row is read;
** nothing is stored. No scan needed.
*/
#include <string.h>

#include "embedded.h"
#include "functions/function.h"
#include "tables/vtab.h"

enum { NAME, KIND, COLUMNS, PURPOSE, EXAMPLE };

typedef struct help_table {
  sqlite3_vtab base;
  sqlite3 *db; /* that the views live in */
} help_table;

typedef struct help_cursor {
  sqlite3_vtab_cursor base;
  enum { TABLES, DATA_TABLES, VIEWS, FUNCTIONS, FLAGS, TABLE_COLUMNS, END } kind;
  int at;     /* in the list of its kind */
  int column; /* of the table at `at`, for TABLE_COLUMNS */
} help_cursor;

static int help_connect(sqlite3 *db, void *held, int argument_count, const char *const *arguments,
                        sqlite3_vtab **out, char **error) {
  (void)held, (void)argument_count, (void)arguments, (void)error;
  int rc = gov_declare_vtab(
      db, "CREATE TABLE gov_help(name TEXT, kind TEXT, columns TEXT, purpose TEXT, example TEXT)");
  if (rc != SQLITE_OK) return rc;
  help_table *made = sqlite3_malloc64(sizeof *made);
  if (!made) return SQLITE_NOMEM;
  *made = (help_table){.db = db};
  *out = &made->base;
  return SQLITE_OK;
}

static int help_disconnect(sqlite3_vtab *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

static int help_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  (void)base;
  info->estimatedCost = 1000;
  info->estimatedRows = 200;
  return SQLITE_OK;
}

static int help_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  (void)base;
  help_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (help_cursor){0};
  *out = &cursor->base;
  return SQLITE_OK;
}

static int help_close(sqlite3_vtab_cursor *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

static int at_end_of_kind(const help_cursor *cursor) {
  switch (cursor->kind) {
  case TABLES: return !gov_tables[cursor->at];
  case DATA_TABLES: return !gov_data_vtabs[cursor->at].name;
  case VIEWS: return !gov_embedded_views[cursor->at].name;
  case FUNCTIONS: return !gov_functions[cursor->at].name;
  case FLAGS: return cursor->at >= gov_data("flags")->row_count;
  case TABLE_COLUMNS: return !gov_tables[cursor->at];
  case END: break;
  }
  return 0;
}

static void settle(help_cursor *cursor) {
  while (cursor->kind != END && at_end_of_kind(cursor)) cursor->kind++, cursor->at = 0;
}

static int help_filter(sqlite3_vtab_cursor *base, int plan, const char *plan_text,
                       int argument_count, sqlite3_value **arguments) {
  (void)plan, (void)plan_text, (void)argument_count, (void)arguments;
  help_cursor *cursor = (help_cursor *)base;
  cursor->kind = TABLES;
  cursor->at = cursor->column = 0;
  settle(cursor);
  return SQLITE_OK;
}

static int help_next(sqlite3_vtab_cursor *base) {
  help_cursor *cursor = (help_cursor *)base;
  if (cursor->kind == TABLE_COLUMNS && ++cursor->column < gov_tables[cursor->at]->column_count) {
    return SQLITE_OK;
  }
  cursor->column = 0;
  cursor->at++;
  settle(cursor);
  return SQLITE_OK;
}

static int help_eof(sqlite3_vtab_cursor *base) {
  return ((help_cursor *)base)->kind == END;
}

static void result_static(sqlite3_context *result, const char *text) {
  sqlite3_result_text(result, text, -1, SQLITE_STATIC);
}

/* Text made for one cell, taken over; NULL means that memory ran out. */
static void result_made(sqlite3_context *result, char *text) {
  if (text)
    sqlite3_result_text(result, text, -1, sqlite3_free);
  else
    sqlite3_result_error_nomem(result);
}

/* Likewise; an empty text is NULL and no error. */
static void result_collected(sqlite3_context *result, sqlite3_str *text) {
  int failed = sqlite3_str_errcode(text);
  char *made = sqlite3_str_finish(text);
  if (made || failed) result_made(result, made);
}

static void table_cell(sqlite3_context *result, const gov_table *table, int column) {
  if (column == NAME) result_static(result, table->name);
  if (column == KIND) result_static(result, "table");
  if (column == PURPOSE) result_static(result, table->purpose);
  if (column == EXAMPLE) result_static(result, table->example);
  if (column != COLUMNS) return;
  sqlite3_str *text = sqlite3_str_new(NULL);
  for (int i = 0; i < table->column_count; i++) {
    sqlite3_str_appendf(text, "%s%s", i ? ", " : "", table->columns[i].name);
  }
  result_collected(result, text);
}

static void data_cell(sqlite3_context *result, const gov_data_vtab *vtab, int column) {
  if (column == NAME) result_static(result, vtab->name);
  if (column == KIND) result_static(result, "data");
  if (column == PURPOSE) result_static(result, vtab->purpose);
  if (column == EXAMPLE) result_static(result, vtab->example);
  const gov_data_table *data = gov_data(vtab->data);
  if (column != COLUMNS || !data) return;
  sqlite3_str *text = sqlite3_str_new(NULL);
  for (int i = 0; i < data->column_count; i++)
    sqlite3_str_appendf(text, "%s%s", i ? ", " : "", data->header[i]);
  result_collected(result, text);
}

/* As the connection has them: NULL where the view is not there. */
static void view_columns(sqlite3_context *result, sqlite3 *db, const char *name, int n) {
  sqlite3_stmt *columns = NULL;
  int rc = sqlite3_prepare_v2(
      db, "SELECT group_concat(name, ', ') FROM pragma_table_info(?1, 'temp')", -1, &columns, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_bind_text(columns, 1, name, n, SQLITE_STATIC);
  if (rc == SQLITE_OK && sqlite3_step(columns) == SQLITE_ROW)
    sqlite3_result_value(result, sqlite3_column_value(columns, 0));
  rc = sqlite3_finalize(columns);
  if (rc == SQLITE_NOMEM) sqlite3_result_error_nomem(result);
}

/* The name behind CREATE TEMP VIEW, and the comment right after AS with its line ends folded. */
static void view_cell(sqlite3_context *result, sqlite3 *db, const gov_embedded_sql *view,
                      int column) {
  gov_text found = gov_view_name(view);
  const char *name = found.z;
  int n = (int)found.n;
  if (column == NAME) sqlite3_result_text(result, name, n, SQLITE_STATIC);
  if (column == KIND) result_static(result, "view");
  if (column == COLUMNS) view_columns(result, db, name, n);
  if (column == EXAMPLE) {
    result_made(result, sqlite3_mprintf("SELECT * FROM %.*s", n, name));
  }
  if (column != PURPOSE) return;
  sqlite3_str *text = sqlite3_str_new(NULL);
  const char *line = strstr(name, "--");
  if (!line) line = "";
  while (!strncmp(line, "--", 2)) {
    size_t width = strcspn(line, "\n");
    sqlite3_str_appendf(text, "%s%.*s", sqlite3_str_length(text) ? " " : "",
                        (int)(width - 2 - (line[2] == ' ')), line + 2 + (line[2] == ' '));
    line += width; /* still inside the text: strcspn stops at its NUL */
    while (*line == '\n' || *line == ' ') line++;
  }
  result_collected(result, text);
}

static void function_cell(sqlite3_context *result, const gov_function *function, int column) {
  if (column == NAME) result_static(result, function->name);
  if (column == KIND) result_static(result, "function");
  if (column == COLUMNS) result_static(result, function->arguments);
  if (column == PURPOSE) result_static(result, function->purpose);
  if (column == EXAMPLE) result_static(result, function->example);
}

/* data/flags.tsv: flag, value, default, choices, alias_of, description. */
static void flag_cell(sqlite3_context *result, int row, int column) {
  const gov_data_table *flags = gov_data("flags");
  const char *name = gov_data_cell(flags, row, 0), *value = gov_data_cell(flags, row, 1);
  const char *choices = gov_data_cell(flags, row, 3);
  char *text = NULL;
  if (column == NAME) text = sqlite3_mprintf("--%s", name);
  if (column == COLUMNS) text = sqlite3_mprintf("%s", *choices ? choices : value);
  if (column == EXAMPLE && !strcmp(value, "switch")) {
    text = sqlite3_mprintf("SELECT gov_scan('.', '--%s')", name);
  } else if (column == EXAMPLE) {
    text = sqlite3_mprintf("SELECT gov_scan('.', '--%s=%s')", name, *choices ? choices : "...");
  }
  if (column == KIND) result_static(result, "flag");
  if (column == PURPOSE) result_static(result, gov_data_cell(flags, row, 5));
  if (column == NAME || column == COLUMNS || column == EXAMPLE) result_made(result, text);
}

static void column_cell(sqlite3_context *result, const gov_table *table, int at, int column) {
  const gov_column *described = &table->columns[at];
  if (column == NAME) {
    result_made(result, sqlite3_mprintf("%s.%s", table->name, described->name));
  }
  if (column == KIND) result_static(result, "column");
  if (column == COLUMNS) result_static(result, gov_column_type_name(described->type));
  if (column == PURPOSE) result_static(result, described->doc);
}

static int help_column(sqlite3_vtab_cursor *base, sqlite3_context *result, int column) {
  const help_cursor *cursor = (help_cursor *)base;
  switch (cursor->kind) {
  case TABLES: table_cell(result, gov_tables[cursor->at], column); break;
  case DATA_TABLES: data_cell(result, &gov_data_vtabs[cursor->at], column); break;
  case VIEWS:
    view_cell(result, ((help_table *)base->pVtab)->db, &gov_embedded_views[cursor->at], column);
    break;
  case FUNCTIONS: function_cell(result, &gov_functions[cursor->at], column); break;
  case FLAGS: flag_cell(result, cursor->at, column); break;
  case TABLE_COLUMNS: column_cell(result, gov_tables[cursor->at], cursor->column, column); break;
  case END: break;
  }
  return SQLITE_OK;
}

static int help_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  const help_cursor *cursor = (help_cursor *)base;
  *rowid = ((sqlite3_int64)cursor->kind << 48) + ((sqlite3_int64)cursor->at << 24) + cursor->column;
  return SQLITE_OK;
}

static const sqlite3_module help_methods = {
    .iVersion = 3,
    .xConnect = help_connect,
    .xBestIndex = help_best_index,
    .xDisconnect = help_disconnect,
    .xDestroy = help_disconnect,
    .xOpen = help_open,
    .xClose = help_close,
    .xFilter = help_filter,
    .xNext = help_next,
    .xEof = help_eof,
    .xColumn = help_column,
    .xRowid = help_rowid,
};

int gov_register_help(gov_context *context) {
  return sqlite3_create_module_v2(context->db, "gov_help", &help_methods, NULL, NULL);
}
