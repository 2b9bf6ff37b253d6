/* hazards.c: walks every script in the order it runs and asks each rule about each statement.
**
** One schema is kept for a series: what earlier scripts declared is known, what this script
** creates is new. Only what runs on the way up is judged, and only what runs at all: bodies of
** stored routines and commented-out statements are not. A rule that is bound to a dialect is asked
** only where the dialect is known.
*/
#include "facts/hazards/hazards.h"

#include <stdarg.h>

#include "embedded.h"
#include "facts/passes.h"
#include "read/scripts/script_quality.h"

enum { SENSIBLE_LOCK_WAIT_MS = 60 * 1000, SENSIBLE_STATEMENT_MS = 60 * 60 * 1000 };

/* The catalogue's row of a hazard: a handful of rows, found by bisection since the ids are sorted.
 */
static int catalogue_row(const gov_data_table *catalogue, const char *hazard_id) {
  int low = 0, high = catalogue ? catalogue->row_count : 0;
  while (low < high) {
    int middle = (low + high) / 2;
    int order = strcmp(gov_data_cell(catalogue, middle, 0), hazard_id);
    if (!order) return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return -1;
}

gov_hazard *gov_hazard_add(gov_facts *facts, const char *hazard_id, const char *path, int32_t line,
                           const char *unit_id) {
  enum { NAME = 1, SEVERITY = 3 };
  const gov_data_table *catalogue = gov_data("hazards");
  int row = catalogue_row(catalogue, hazard_id);
  gov_hazard *hazard = GOV_ADD(facts, hazards);
  if (!hazard) return NULL;
  hazard->path = path;
  hazard->line = line;
  hazard->hazard_id = hazard_id;
  hazard->unit_id = unit_id;
  hazard->name = row < 0 ? hazard_id : gov_data_cell(catalogue, row, NAME);
  hazard->severity = row < 0 ? "medium" : gov_data_cell(catalogue, row, SEVERITY);
  return hazard;
}

/* ${Crate}, a name that only the program knows, is Crate to people. */
static void show_templates(char *message) {
  size_t n = 0;
  int inside = 0;
  for (const char *at = message; *at; at++) {
    if (at[0] == '$' && at[1] == '{') {
      inside = 1;
      at++;
    } else if (inside && *at == '}') {
      inside = 0;
    } else {
      message[n++] = *at;
    }
  }
  message[n] = 0;
}

void gov_hazard_report(gov_hazard_scan *scan, const gov_sql_name *table, const char *format, ...) {
  int32_t line = scan->statement ? scan->statement->line : 1;
  gov_hazard *hazard = gov_hazard_add(scan->facts, scan->rule->hazard_id, scan->script->path, line,
                                      table && !table->templated ? table->full : NULL);
  if (!hazard) return;
  va_list values;
  va_start(values, format);
  char *message = sqlite3_vmprintf(format, values);
  va_end(values);
  if (message && gov_language_of_name(scan->script->path) > GOV_LANGUAGE_SHELL)
    show_templates(message);
  hazard->message =
      message ? gov_recent_copy(scan->messages, &scan->facts->arena, message, strlen(message))
              : NULL;
  if (!message) scan->facts->arena.failed = 1;
  sqlite3_free(message);
}

/* A table of this session: by SQL Server's marks, or by the schema it lies in. */
static int is_passing(const gov_sql_name *table) {
  return (table->last && (table->last[0] == '@' || table->last[0] == '#')) ||
         gov_text_starts(gov_text_of(table->full), "pg_temp.");
}

int gov_hazard_at_risk(const gov_hazard_scan *scan, const gov_sql_name *table) {
  return table->full && !is_passing(table) && !gov_schema_is_new(scan->schema, table);
}

int gov_hazard_loses(const gov_hazard_scan *scan, const gov_sql_name *table) {
  return table->full && !is_passing(table) &&
         !gov_schema_is_own(scan->schema, table, scan->statement->nested_in);
}

int gov_hazard_in_explicit_transaction(const gov_hazard_scan *scan) {
  return scan->session.in_transaction || scan->statement->in_transaction ||
         scan->transactional == 1;
}

const char *gov_hazard_call(const gov_sql_statement *statement, const char *const *names) {
  for (int32_t i = 0; i < statement->calls.count; i++) {
    for (const char *const *name = names; *name; name++) {
      if (gov_fold_compare(statement->calls.rows[i], *name) == 0) return *name;
    }
  }
  return NULL;
}

/* "table\ncolumn", folded, without the table's schema. */
static gov_text default_key(char *buffer, size_t size, const char *table, const char *column) {
  size_t n = 0;
  const char *dot = strrchr(table, '.');
  for (const char *z = dot ? dot + 1 : table; *z && n < size; z++) buffer[n++] = gov_lower(*z);
  if (n < size) buffer[n++] = '\n';
  for (; *column && n < size; column++) buffer[n++] = gov_lower(*column);
  return (gov_text){buffer, n};
}

int gov_hazard_default_lost(gov_hazard_scan *scan, const gov_sql_name *table, const char *column) {
  char buffer[2 * GOV_MAX_NAME_BYTES];
  if (!table->full || !column || !scan->outlook.defaults.count) return 0;
  gov_text key = default_key(buffer, sizeof buffer, table->full, column);
  return gov_map_get(&scan->outlook.defaults, key) == 1;
}

int gov_hazard_has_view(const gov_hazard_scan *scan, const char *name) {
  char buffer[GOV_MAX_NAME_BYTES];
  if (!name || !scan->outlook.later_views.count) return 0;
  return gov_map_get(&scan->outlook.later_views, default_key(buffer, sizeof buffer, name, "")) == 1;
}

static void remember_default(gov_hazard_scan *scan, const gov_sql_statement *statement,
                             const gov_sql_action *action) {
  char buffer[2 * GOV_MAX_NAME_BYTES];
  if (!statement->table.full || !action->name) return;
  gov_text key = default_key(buffer, sizeof buffer, statement->table.full, action->name);
  char *kept = gov_arena_copy(&scan->scratch, key.z, key.n);
  uint32_t *slot = kept ? gov_map_at(&scan->outlook.defaults, (gov_text){kept, key.n}) : NULL;
  if (slot)
    *slot = action->kind == GOV_SQL_DROP_DEFAULT;
  else
    scan->scratch.failed = 1;
}

int gov_hazard_creates(const gov_hazard_scan *scan, const gov_sql_name *name) {
  char buffer[GOV_MAX_NAME_BYTES];
  if (!name->full) return 0;
  if (gov_schema_is_new(scan->schema, name)) return 1;
  if (!scan->outlook.objects.count) return 0;
  return gov_map_get(&scan->outlook.objects, default_key(buffer, sizeof buffer, name->full, "")) ==
         1;
}

static int is_schema(const gov_sql_statement *statement) {
  return (statement->object == GOV_SQL_SCHEMA || statement->object == GOV_SQL_DATABASE) &&
         statement->name.full;
}

int gov_hazard_drops_own_schema(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  char buffer[GOV_MAX_NAME_BYTES];
  if (!is_schema(statement) || statement->more_count || !scan->outlook.own_schemas.count) return 0;
  gov_text key = default_key(buffer, sizeof buffer, statement->name.full, "");
  return gov_map_get(&scan->outlook.own_schemas, key) == 1;
}

int gov_hazard_of_composite(const gov_hazard_scan *scan, gov_sql_action_kind kind) {
  const gov_sql_statement *statement = scan->statement;
  return statement->object == GOV_SQL_TYPE && scan->action->kind == kind && scan->action->name &&
         statement->name.full && !gov_hazard_creates(scan, &statement->name);
}

static void remember(gov_hazard_scan *scan, gov_map *map, const char *name) {
  char buffer[GOV_MAX_NAME_BYTES];
  gov_text key = default_key(buffer, sizeof buffer, name, "");
  char *kept = gov_arena_copy(&scan->scratch, key.z, key.n);
  uint32_t *slot = kept ? gov_map_at(map, (gov_text){kept, key.n}) : NULL;
  if (slot)
    *slot = 1;
  else
    scan->scratch.failed = 1;
}

static int is_bookkeeping(const gov_sql_statement *statement) {
  switch (statement->verb) {
  case GOV_SQL_SET_VERB:
  case GOV_SQL_BEGIN_VERB:
  case GOV_SQL_COMMIT_VERB:
  case GOV_SQL_ROLLBACK_VERB:
  case GOV_SQL_SAVEPOINT_VERB:
  case GOV_SQL_COMMAND_VERB:
  case GOV_SQL_PRINT_VERB:
  case GOV_SQL_USE_VERB: return 1;
  default: return 0;
  }
}

/* Triggers or constraints go on or off, and nothing else. */
static int only_switches(const gov_sql_statement *statement) {
  for (int32_t i = 0; i < statement->action_count; i++) {
    switch (statement->actions[i].kind) {
    case GOV_SQL_ENABLE_TRIGGER:
    case GOV_SQL_DISABLE_TRIGGER:
    case GOV_SQL_ENABLE_CONSTRAINT:
    case GOV_SQL_DISABLE_CONSTRAINT: break;
    default: return 0;
    }
  }
  return statement->action_count > 0;
}

/* The shape of what others read and write: not a view, a routine or a role, and not a table of this
** session or one that only keeps a copy. */
static int changes_schema(const gov_sql_statement *statement) {
  if (statement->temporary || statement->rebuild || statement->as_select) return 0;
  gov_sql_object object = statement->object;
  switch (statement->verb) {
  case GOV_SQL_ALTER_VERB:
    return (object == GOV_SQL_TABLE || object == GOV_SQL_TYPE || object == GOV_SQL_DOMAIN) &&
           !only_switches(statement);
  case GOV_SQL_CREATE_VERB:
  case GOV_SQL_DROP_VERB:
  case GOV_SQL_RENAME_VERB: return object == GOV_SQL_TABLE || object == GOV_SQL_INDEX;
  default: return 0;
  }
}

/* Whether it runs on the way up. A nested statement runs unless what holds it is a stored routine.
 */
static int runs(const gov_hazard_scan *scan, const gov_sql_statement *statement) {
  if (statement->section != GOV_SQL_UP || statement->commented_out) return 0;
  for (int depth = 0;
       statement->nested_in >= 0 && statement->nested_in < scan->sql->statement_count && depth < 64;
       depth++) {
    statement = gov_sql_at(scan->beside, statement->nested_in);
    if (statement->opaque & GOV_SQL_ROUTINE) return 0;
  }
  return 1;
}

static void look_ahead(gov_hazard_scan *scan) {
  gov_hazard_outlook *outlook = &scan->outlook;
  *outlook = (gov_hazard_outlook){.first_change = -1};
  for (int32_t i = 0; i < scan->sql->statement_count; i++) {
    const gov_sql_statement *statement = gov_sql_at(scan->view, i);
    if (!runs(scan, statement)) continue;
    if (statement->setting && gov_fold_compare(statement->setting, "autocommit") == 0)
      outlook->sets_autocommit = 1;
    if (statement->nested_in < 0 &&
        (statement->verb == GOV_SQL_BEGIN_VERB || statement->verb == GOV_SQL_COMMIT_VERB))
      outlook->controls = 1;
    if (statement->nested_in < 0 && !is_bookkeeping(statement)) {
      outlook->statements++;
      outlook->concurrent += statement->concurrently;
    }
    if (statement->verb == GOV_SQL_CREATE_VERB && statement->name.full) {
      if (statement->object == GOV_SQL_VIEW)
        remember(scan, &outlook->later_views, statement->name.full);
      if (statement->object != GOV_SQL_TABLE)
        remember(scan, &outlook->objects, statement->name.full);
    }
    if (changes_schema(statement) && outlook->first_change < 0) outlook->first_change = i;
    for (int32_t j = 0; j < statement->action_count; j++) {
      gov_sql_action_kind kind = statement->actions[j].kind;
      if (kind == GOV_SQL_DROP_DEFAULT || kind == GOV_SQL_SET_DEFAULT)
        remember_default(scan, statement, &statement->actions[j]);
      gov_hazard_note_switch(scan, statement, &statement->actions[j], i);
    }
  }
}

static int is_sensible_timeout(const gov_sql_statement *statement) {
  if (statement->setting_off || statement->setting_value == 0) return 0;
  int64_t value = statement->setting_value;
  if (gov_fold_compare(statement->setting, "lock_timeout") == 0)
    return value <= SENSIBLE_LOCK_WAIT_MS;
  return gov_fold_compare(statement->setting, "statement_timeout") == 0 ||
                 gov_fold_compare(statement->setting, "transaction_timeout") == 0 ||
                 gov_fold_compare(statement->setting, "idle_in_transaction_session_timeout") == 0
             ? value <= SENSIBLE_STATEMENT_MS
             : -1;
}

static void end_transaction(gov_hazard_session *session) {
  /* A COMMIT with no BEGIN ends the runner's transaction: what that session still has set
  ** afterwards, behind a pool, nobody knows. */
  if (session->timeout_local || !session->in_transaction) session->timeout_set = 0;
  session->timeout_local = 0;
  session->in_transaction = 0;
  session->exclusive = NULL;
  session->window_reported = 0;
}

/* What the statement leaves behind for those after it. */
static void note(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  gov_hazard_session *session = &scan->session;
  gov_hazard_switch_session(scan);
  switch (statement->verb) {
  case GOV_SQL_BEGIN_VERB:
    if (statement->nested_in >= 0) break;
    session->in_transaction = 1;
    session->begin = scan->index;
    session->changes_in_transaction = 0;
    session->exclusive = NULL;
    session->window_reported = 0;
    break;
  case GOV_SQL_ROLLBACK_VERB:
    if (statement->conditional) break; /* the script goes on only where it did not run */
    /* fall through */
  case GOV_SQL_COMMIT_VERB:
    if (statement->nested_in < 0 && !statement->name.full) end_transaction(session);
    break;
  case GOV_SQL_SET_VERB:
  case GOV_SQL_SELECT_VERB: /* SELECT set_config(…) */
    if (statement->setting) {
      int sensible = is_sensible_timeout(statement);
      if (sensible >= 0) session->timeout_set = (uint8_t)sensible;
      if (sensible > 0) session->timeout_local = statement->setting_local;
    }
    break;
  case GOV_SQL_USE_VERB: session->database = statement->name.full; break;
  case GOV_SQL_CREATE_VERB:
    session->changes_in_transaction = 1;
    if (is_schema(statement) && statement->nested_in < 0 && !statement->if_not_exists)
      remember(scan, &scan->outlook.own_schemas, statement->name.full);
    break;
  default: session->changes_in_transaction = 1; break;
  }
}

static int speaks_to(const gov_hazard_rule *rule, gov_sql_dialect dialect) {
  return !rule->dialects || (rule->dialects & (1u << dialect));
}

static void ask(gov_hazard_scan *scan, gov_hazard_place place) {
  for (const gov_hazard_rule *rule = gov_hazard_rules; rule->hazard_id; rule++) {
    if (rule->place != place || !speaks_to(rule, scan->dialect)) continue;
    scan->rule = rule;
    rule->look(scan);
  }
}

static void judge_statement(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  scan->action = NULL;
  scan->schema->home = statement->home;
  ask(scan, GOV_ON_STATEMENT);
  for (int32_t i = 0; i < statement->action_count; i++) {
    scan->action = &statement->actions[i];
    ask(scan, GOV_ON_ACTION);
  }
  scan->action = NULL;
  note(scan);
  gov_schema_apply(scan->schema, statement);
}

/* Liquibase's dbms="mysql, mariadb": the one dialect that all of them are; else the script's. */
static gov_sql_dialect dialect_of(const gov_script *script, const gov_sql_changeset *changeset) {
  gov_sql_dialect said =
      script->dialect ? gov_sql_dialect_find(gov_text_of(script->dialect)) : GOV_SQL_ANY;
  gov_sql_dialect one = GOV_SQL_ANY;
  for (const char *at = changeset && changeset->dialect ? changeset->dialect : ""; *at;) {
    size_t n = strcspn(at, ",");
    gov_sql_dialect dialect = gov_sql_dialect_find(gov_trim((gov_text){at, n}));
    if (!dialect || (one && one != dialect)) return said;
    one = dialect;
    at += n + (at[n] == ',');
  }
  return one ? one : said;
}

/* Each changeset of a changelog runs on its own, the later ones on another day: what an earlier one
** made is no longer new. */
static void enter_changeset(gov_hazard_scan *scan, int32_t *current) {
  int32_t number = scan->statement->changeset;
  scan->transactional = scan->script->transactional;
  if (number < 0 || number >= scan->sql->changeset_count) return;
  const gov_sql_changeset *changeset = &scan->sql->changesets[number];
  scan->dialect = dialect_of(scan->script, changeset);
  if (changeset->transaction >= 0) scan->transactional = changeset->transaction == 1;
  if (*current >= 0 && *current != number) {
    scan->schema->script++;
    scan->schema->transaction++;
  }
  *current = number;
}

static void judge_script(gov_hazard_scan *scan) {
  const gov_sql_script *sql = scan->sql = scan->script->sql;
  int32_t changeset = -1;
  size_t first = GOV_COUNT(scan->facts, hazards);
  scan->dialect = dialect_of(scan->script, NULL);
  scan->session = (gov_hazard_session){0};
  gov_sql_view_turn(scan->view, sql);
  gov_sql_view_turn(scan->beside, sql);
  look_ahead(scan);
  for (scan->index = 0; scan->index < sql->statement_count; scan->index++) {
    scan->statement = gov_sql_at(scan->view, scan->index);
    if (!runs(scan, scan->statement)) continue;
    enter_changeset(scan, &changeset);
    judge_statement(scan);
  }
  scan->statement = NULL;
  ask(scan, GOV_ON_SCRIPT_END);
  gov_suppress_hazards(scan->facts, scan->script, scan->beside, first);
  if (scan->scratch.failed) scan->facts->arena.failed = 1;
  gov_map_free(&scan->outlook.defaults);
  gov_map_free(&scan->outlook.later_views);
  gov_map_free(&scan->outlook.objects);
  gov_map_free(&scan->outlook.own_schemas);
  gov_map_free(&scan->outlook.switched_on);
  gov_arena_free(&scan->scratch);
}

int gov_pass_hazards(gov_facts *facts) {
  gov_arena arena = {0};
  size_t count = 0;
  const gov_script **scripts = gov_scripts_in_order(facts, &arena, &count);
  gov_schema schema;
  gov_schema_init(&schema);
  gov_sql_view view = {0}, beside = {0};
  gov_recent messages = {{0}};
  gov_model_types models = {0};
  int failed = !scripts || gov_model_types_find(&models, facts) != SQLITE_OK;
  for (size_t i = 0; !failed && i < count; i++) {
    if (i && !gov_same_series(scripts[i - 1], scripts[i])) {
      gov_schema_free(&schema);
      gov_schema_init(&schema);
    }
    if (scripts[i]->direction && strcmp(scripts[i]->direction, GOV_UP) != 0) continue;
    schema.script++;
    schema.transaction++;
    gov_hazard_scan scan = {.facts = facts,
                            .script = scripts[i],
                            .view = &view,
                            .beside = &beside,
                            .schema = &schema,
                            .models = &models,
                            .messages = &messages};
    judge_script(&scan);
    failed = schema.arena.failed || models.arena.failed || facts->arena.failed ||
             view.room.failed || beside.room.failed;
  }
  gov_sql_view_close(&view);
  gov_sql_view_close(&beside);
  gov_schema_free(&schema);
  gov_model_types_free(&models);
  gov_arena_free(&arena);
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}
