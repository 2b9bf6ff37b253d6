/* undo.c: every migration and its undo, across the files of a folder.
**
** Runs before the names are resolved. An up script meets its down part in its own file (goose,
** dbmate, Liquibase, Rails …) or in the file that shares its pair key (golang-migrate, Flyway,
** sqitch, Prisma …). For each table the up part changes there is one row of evidence: a script that
** reverses everything, a mention where it does not, or, inferred, that there is none. On the way a
** folder's scripts share what one of them shows of the dialect.
*/
#include "facts/undo/undo.h"
#include "facts/passes.h"
#include <stdlib.h>
#include <string.h>

/* ---- dialects ---- */

/* One dialect found in a series and no other: it is that of the whole series. */
static int share_dialects(gov_facts *facts) {
  gov_map found = {0}; /* series → script row that shows it; the number of scripts: they disagree */
  gov_script *scripts = GOV_ROWS(facts, scripts);
  size_t count = GOV_COUNT(facts, scripts);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    if (!scripts[i].dialect || !scripts[i].series) continue;
    uint32_t *slot = gov_map_at(&found, gov_text_of(scripts[i].series));
    if (!slot)
      rc = SQLITE_NOMEM;
    else if (*slot == GOV_MAP_NONE)
      *slot = (uint32_t)i;
    else if (*slot < count && strcmp(scripts[*slot].dialect, scripts[i].dialect) != 0)
      *slot = (uint32_t)count;
  }
  for (size_t i = 0; i < count && rc == SQLITE_OK && found.count; i++) {
    if (scripts[i].dialect || !scripts[i].series) continue;
    uint32_t row = gov_map_get(&found, gov_text_of(scripts[i].series));
    if (row < count) scripts[i].dialect = scripts[row].dialect;
  }
  gov_map_free(&found);
  return rc;
}

typedef struct passing {
  const gov_script *scripts;
  size_t script, count; /* the one whose statements come next; all */
} passing;

static int take_dialect(void *context, void *row) {
  passing *on = context;
  gov_statement *statement = row;
  if (statement->dialect) return 1;
  /* Scripts and their statements come in the same order. */
  size_t at = on->script;
  while (at < on->count && strcmp(on->scripts[at].path, statement->path) != 0) at++;
  if (at == on->count) return 1;
  on->script = at;
  statement->dialect = on->scripts[at].dialect;
  return 1;
}

static int pass_on_dialects(gov_facts *facts) {
  passing on = {GOV_ROWS(facts, scripts), 0, GOV_COUNT(facts, scripts)};
  gov_packed_view view = GOV_PACKED_VIEW(facts, statements);
  const gov_statement *row;
  size_t first = 0;
  while ((row = gov_packed_next(&view, &first)) != NULL && row->dialect) continue;
  int rc = gov_packed_view_close(&view);
  return rc == SQLITE_OK && row
             ? gov_packed_rewrite(GOV_PACKED(facts, statements), first - 1, take_dialect, &on)
             : rc;
}

/* ---- pairs ---- */

static int map_downs(const gov_facts *facts, gov_map *downs) {
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts); i++) {
    if (!scripts[i].pair || !scripts[i].direction || strcmp(scripts[i].direction, GOV_DOWN) != 0)
      continue;
    uint32_t *slot = gov_map_at(downs, gov_text_of(scripts[i].pair));
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE) *slot = (uint32_t)i;
  }
  return SQLITE_OK;
}

/* ---- evidence ---- */

static int add_evidence(gov_facts *facts, gov_signal signal, const char *unit, const char *standing,
                        gov_place place, const char *why) {
  gov_evidence *row = gov_state(facts, signal, GOV_BY_SCRIPT, place);
  if (!row) return SQLITE_NOMEM;
  row->unit_id = unit;
  row->scope = GOV_SCOPE_UNIT;
  row->standing = standing;
  row->position = GOV_IN_FILE;
  row->why = why;
  return SQLITE_OK;
}

static int table_evidence(gov_facts *facts, const gov_undo *undo, const gov_undo_table *table,
                          const char *up_path, const char *down_path) {
  gov_place up = {up_path, table->line};
  gov_place down = {down_path, table->down_line ? table->down_line : undo->down_line};
  int absent = !strcmp(undo->verdict, GOV_UNDO_MISSING) || !strcmp(undo->verdict, GOV_UNDO_EMPTY);
  if (absent) {
    return add_evidence(facts, GOV_ROLLBACK_ABSENT, table->name, GOV_INFERRED, up,
                        "the script that changes it has no undo, or an empty one");
  }
  int refuses = !strcmp(undo->verdict, GOV_UNDO_REFUSES);
  if (!refuses && table->worth == GOV_UNDO_WHOLE && !undo->doubtful) {
    return add_evidence(facts, GOV_ROLLBACK_SCRIPT, table->name, GOV_EVIDENCED, down,
                        "a down script reverses every change of the script to it");
  }
  int rc = add_evidence(facts, GOV_ROLLBACK_MENTION, table->name, GOV_EVIDENCED, down,
                        refuses ? "a down script is there and refuses to run"
                        : table->worth == GOV_UNDO_LOSES
                            ? "a down script is there and cannot bring back what was lost"
                            : "a down script is there and reverses only a part");
  if (rc != SQLITE_OK) return rc;
  return add_evidence(facts, GOV_ROLLBACK_IRREVERSIBLE, table->name, GOV_INFERRED, up,
                      table->worth == GOV_UNDO_LOSES
                          ? "the change destroys data that its undo does not restore"
                          : "a part of the change is not undone");
}

/* ---- migrations ---- */

static int add_migration(gov_facts *facts, const gov_script *script,
                         const gov_sql_changeset *changeset, int many, const gov_script *down,
                         const gov_undo *undo) {
  const char *verdict = undo->verdict;
  gov_migration *row = GOV_ADD(facts, migrations);
  if (!row) return SQLITE_NOMEM;
  row->path = script->path;
  row->tool = script->tool;
  row->version = many && changeset->id ? changeset->id : script->version;
  row->name = many ? changeset->author : script->name;
  row->undo_path = !strcmp(verdict, GOV_UNDO_MISSING) ? NULL : down ? down->path : script->path;
  row->undo = verdict;
  row->idle = undo->idle;
  row->makes_only = undo->makes_only;
  row->transactional = changeset->transaction >= 0 ? changeset->transaction : script->transactional;
  row->line = changeset->line;
  return SQLITE_OK;
}

/* One changeset of an up script against its down part. */
static int judge_changeset(gov_facts *facts, const gov_script *script,
                           const gov_script *down_script, int32_t number, const gov_undo_part *own,
                           int beside_code) {
  const gov_sql_changeset *changeset = &script->sql->changesets[number];
  gov_undo_part up = *own, down = *own;
  int in_file = changeset->has_down || changeset->down_declared_empty;
  up.section = GOV_SQL_UP;
  down.section = GOV_SQL_DOWN;
  if (!in_file && down_script) {
    down = (gov_undo_part){down_script->sql, 0, down_script->sql->statement_count, -1,
                           down_script->path};
  }
  if (in_file) down_script = NULL;
  gov_undo undo;
  int rc = gov_undo_judge(&up, &down, in_file || down_script, &undo);
  if (rc != SQLITE_OK) return rc;
  if (!beside_code || in_file || down_script)
    rc = add_migration(facts, script, changeset, script->sql->changeset_count > 1 || changeset->id,
                       down_script, &undo);
  for (size_t i = 0; i < undo.tables.count && rc == SQLITE_OK; i++) {
    rc = table_evidence(facts, &undo, gov_list_at(&undo.tables, i), script->path, down.path);
  }
  gov_undo_free(&undo);
  return rc;
}

static int judge_script(gov_facts *facts, const gov_script *script, const gov_map *downs,
                        const gov_map *code) {
  const gov_sql_script *sql = script->sql;
  uint32_t pair = script->pair ? gov_map_get(downs, gov_text_of(script->pair)) : GOV_MAP_NONE;
  if (pair == GOV_MAP_NONE && script->any_pair)
    pair = gov_map_get(downs, gov_text_of(script->any_pair));
  const gov_script *down = pair == GOV_MAP_NONE ? NULL : &GOV_ROWS(facts, scripts)[pair];
  int rc = SQLITE_OK, beside_code = gov_undo_is_beside_code(script, code);
  int32_t at = 0;
  gov_sql_view view = {.script = sql};
  for (int32_t c = 0; c < sql->changeset_count && rc == SQLITE_OK; c++) {
    int32_t from = at;
    if (c == sql->changeset_count - 1) at = sql->statement_count;
    while (at < sql->statement_count && gov_sql_at(&view, at)->changeset <= c) at++;
    gov_undo_part own = {sql, from, at - from, GOV_SQL_UP, script->path};
    /* What stands before the first changeset belongs to none. */
    if (!sql->changesets[c].id && sql->changeset_count > 1 && at == from) continue;
    rc = judge_changeset(facts, script, down, c, &own, beside_code);
  }
  return gov_sql_view_close(&view) == SQLITE_OK ? rc : SQLITE_NOMEM;
}

/* ---- order ---- */

typedef struct ordered {
  const char *series, *version, *path;
  int32_t last;
  int32_t place; /* given by a plan or chain; those without one come last */
  uint32_t row;
} ordered;

static int in_order(const void *left, const void *right) {
  const ordered *a = left, *b = right;
  int difference = gov_fold_compare(a->series, b->series);
  if (!difference) difference = (a->last > b->last) - (a->last < b->last);
  if (!difference) difference = (a->place > b->place) - (a->place < b->place);
  if (!difference && a->version && b->version)
    difference = gov_natural_compare(a->version, b->version);
  if (!difference) difference = gov_natural_compare(a->path, b->path);
  return difference ? difference : a->row < b->row ? -1 : a->row > b->row;
}

/* Position within the series. */
static int number_migrations(gov_facts *facts) {
  gov_migration *rows = GOV_ROWS(facts, migrations);
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  size_t count = GOV_COUNT(facts, migrations), script = 0;
  ordered *order = count ? sqlite3_malloc64(count * sizeof *order) : NULL;
  if (!order) return count ? SQLITE_NOMEM : SQLITE_OK;
  for (size_t i = 0; i < count; i++) {
    while (scripts[script].path != rows[i].path) script++;
    int32_t place = scripts[script].order ? scripts[script].order : INT32_MAX;
    order[i] = (ordered){scripts[script].series,
                         scripts[script].version,
                         rows[i].path,
                         scripts[script].last,
                         place,
                         (uint32_t)i};
  }
  qsort(order, count, sizeof *order, in_order);
  int32_t position = 0;
  for (size_t i = 0; i < count; i++) {
    const ordered *before = i ? &order[i - 1] : NULL;
    int same_series = before && !gov_fold_compare(before->series, order[i].series);
    position = same_series ? position + 1 : 1;
    rows[order[i].row].position = position;
  }
  sqlite3_free(order);
  return SQLITE_OK;
}

int gov_pass_undo(gov_facts *facts) {
  gov_map downs = {0}, code = {0};
  int rc = share_dialects(facts);
  if (rc == SQLITE_OK) rc = pass_on_dialects(facts);
  if (rc == SQLITE_OK) rc = gov_undo_recall_types(facts);
  if (rc == SQLITE_OK) rc = gov_undo_find_redefined(facts);
  if (rc == SQLITE_OK) rc = map_downs(facts, &downs);
  if (rc == SQLITE_OK) rc = gov_undo_map_code(facts, &code);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts) && rc == SQLITE_OK; i++) {
    const gov_script *script = &GOV_ROWS(facts, scripts)[i];
    if (!script->sql || !script->direction || strcmp(script->direction, GOV_UP) != 0) continue;
    rc = judge_script(facts, script, &downs, &code);
  }
  gov_map_free(&downs);
  gov_map_free(&code);
  return rc == SQLITE_OK ? number_migrations(facts) : rc;
}
