/* hazards_units.c: hazards that need more than the script: its undo, its unit's backup, its unit's
** tenant key.
**
** Two passes. One runs as soon as names are resolved and looks at scripts (MH404) and at statements
** whose unit is known (MH502, MH504), so that statements need not be kept until evidence is
** counted. The other runs when it is: it looks at the migrations that tools list (MH501), and takes
** MH502 back where there is a backup after all.
*/
#include "facts/hazards/hazards.h"
#include "facts/passes.h"

typedef struct unit_facts {
  const char *tenant_key;
  int32_t backups; /* stated or evidenced mechanisms; 0 until evidence is counted */
  int32_t script; /* number of the script in which a copy of it was made last, by INSERT or CREATE …
                      AS */
  int32_t copies;             /* how many that script made and left as they were made */
  int32_t made_in;            /* it is a copy itself, made in that script */
  uint8_t is_new;             /* and that script made the table, too */
  struct unit_facts *copy_of; /* of this; NULL: of nothing, or what it kept is kept no more */
} unit_facts;

typedef struct units_scan {
  gov_facts *facts;
  gov_map by_id; /* unit_id → index into units */
  unit_facts *units;
} units_scan;

static unit_facts *unit_of(const units_scan *scan, const char *unit_id) {
  uint32_t row = unit_id ? gov_map_get(&scan->by_id, gov_text_of(unit_id)) : GOV_MAP_NONE;
  return row == GOV_MAP_NONE ? NULL : &scan->units[row];
}

static int index_units(units_scan *scan, gov_arena *arena) {
  gov_facts *facts = scan->facts;
  size_t count = GOV_COUNT(facts, units);
  scan->units = gov_arena_alloc(arena, (count + 1) * sizeof *scan->units);
  if (!scan->units) return SQLITE_NOMEM;
  for (size_t i = 0; i < count; i++) {
    const gov_unit *unit = &GOV_ROWS(facts, units)[i];
    uint32_t *slot = unit->unit_id ? gov_map_at(&scan->by_id, gov_text_of(unit->unit_id)) : NULL;
    if (unit->unit_id && !slot) return SQLITE_NOMEM;
    if (!slot) continue;
    *slot = (uint32_t)i;
    scan->units[i].tenant_key = unit->tenant_key;
  }
  for (size_t i = 0; i < GOV_COUNT(facts, names); i++) { /* other spellings lead there, too */
    const gov_name *name = &GOV_ROWS(facts, names)[i];
    uint32_t unit = name->unit_id ? gov_map_get(&scan->by_id, gov_text_of(name->unit_id)) : 0;
    if (!name->unit_id || !name->name || unit == GOV_MAP_NONE) continue;
    uint32_t *slot = gov_map_at(&scan->by_id, gov_text_of(name->name));
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE) *slot = unit;
  }
  gov_packed_view view = GOV_PACKED_VIEW(facts, signals);
  const gov_signal_counts *signals;
  for (size_t i = 0; (signals = gov_packed_next(&view, &i)) != NULL;) {
    unit_facts *unit = unit_of(scan, signals->unit_id);
    if (unit) unit->backups = signals->count[GOV_BACKUP_MECHANISM];
  }
  return gov_packed_view_close(&view);
}

static void add(gov_facts *facts, const char *hazard_id, const char *path, int32_t line,
                const char *unit_id, const char *message) {
  gov_hazard *hazard = gov_hazard_add(facts, hazard_id, path, line, unit_id);
  if (hazard) hazard->message = message;
}

/* The first migration of a tool that only goes forward: before it there was nothing to go back to. */
static int begins_all(const gov_migration *migration) {
  static const char *const forward[] = {"prisma", "drizzle", "supabase"};
  if (!migration->makes_only || migration->position != 1 || !migration->tool) return 0;
  for (size_t i = 0; i < sizeof forward / sizeof *forward; i++) {
    if (!strcmp(migration->tool, forward[i])) return !strcmp(migration->undo, GOV_UNDO_MISSING);
  }
  return 0;
}

/* MH501: what each tool's migration has for its undo. One that changes nothing (Django's merges) needs none. */
static void judge_undo(gov_facts *facts) {
  static const struct {
    const char *undo, *message;
  } verdicts[] = {
      {GOV_UNDO_MISSING, "the migration has no undo"},
      {GOV_UNDO_EMPTY, "the undo of the migration is empty"},
      {GOV_UNDO_REFUSES, "the undo of the migration refuses to run"},
      {GOV_UNDO_LOSSY, "the undo cannot bring back what the migration destroys"},
  };
  for (size_t i = 0; i < GOV_COUNT(facts, migrations); i++) {
    const gov_migration *migration = &GOV_ROWS(facts, migrations)[i];
    int spared = migration->undo && (migration->idle || begins_all(migration));
    for (size_t j = 0; migration->undo && !spared && j < sizeof verdicts / sizeof *verdicts; j++) {
      if (!strcmp(migration->undo, verdicts[j].undo))
        add(facts, "MH501", migration->path, migration->line ? migration->line : 1, NULL,
            verdicts[j].message);
    }
  }
}

static int says(const gov_sql_names *names, const char *name) {
  for (int32_t i = 0; i < names->count; i++) {
    if (gov_fold_compare(names->rows[i], name) == 0) return 1;
  }
  return 0;
}

/* MH504: a write that neither chooses nor sets the tenant. An INSERT without a column list writes
** all columns. */
static int forgets_tenant(const gov_sql_statement *statement, const char *tenant_key) {
  if (statement->rebuild || (statement->opaque & (GOV_SQL_DYNAMIC | GOV_SQL_TEMPLATED))) return 0;
  switch (statement->verb) {
  case GOV_SQL_UPDATE_VERB:
  case GOV_SQL_DELETE_VERB:
  case GOV_SQL_MERGE_VERB:
    return !says(&statement->predicate, tenant_key) && !says(&statement->written, tenant_key);
  case GOV_SQL_INSERT_VERB:
  case GOV_SQL_REPLACE_VERB:
    return statement->written.count > 0 && !says(&statement->written, tenant_key);
  default: return 0;
  }
}

static const gov_sql_statement *statement_of(gov_sql_view *view, const gov_statement *row) {
  return gov_sql_at(view, row->statement_no - 1);
}

/* What a copy kept is kept no more when rows of it go or change, or a column goes. */
static int spoils_copy(const gov_statement *row, const gov_sql_statement *statement) {
  static const char *const verbs[] = {"drop", "truncate", "delete", "update", "merge"};
  for (size_t i = 0; row->verb && i < sizeof verbs / sizeof *verbs; i++) {
    if (!strcmp(row->verb, verbs[i])) return 1;
  }
  for (int32_t i = 0; i < statement->action_count; i++) {
    gov_sql_action_kind kind = statement->actions[i].kind;
    if (kind == GOV_SQL_DROP_COLUMN || kind == GOV_SQL_CHANGE_TYPE ||
        kind == GOV_SQL_MODIFY_COLUMN || kind == GOV_SQL_CHANGE_COLUMN ||
        kind == GOV_SQL_TRUNCATE_PARTITION || kind == GOV_SQL_DROP_PARTITION)
      return 1;
  }
  return 0;
}

static void spoil_copy(unit_facts *copy) {
  if (copy->copy_of && copy->copy_of->script == copy->made_in) copy->copy_of->copies--;
  copy->copy_of = NULL;
}

/* A table that is there already is not made again by IF NOT EXISTS, and holds no more than before. */
static void note_copy(const units_scan *scan, const gov_sql_statement *statement, int32_t script) {
  unit_facts *copied =
      statement->source_count ? unit_of(scan, statement->sources[0].table.full) : NULL;
  unit_facts *copy = unit_of(scan, statement->table.full);
  int stands = copy && copy->made_in && statement->if_not_exists;
  if (!copied || copy == copied || stands) return; /* renamed into its place: the table itself */
  if (copy && copy->copy_of) spoil_copy(copy);     /* it holds another table's rows as well */
  if (copied->script != script) copied->copies = 0;
  copied->script = script;
  copied->copies++;
  if (!copy) return;
  copy->copy_of = copied;
  copy->made_in = script;
  copy->is_new |= statement->verb == GOV_SQL_CREATE_VERB && !statement->if_not_exists;
}

/* Script by script: rows of statements stand in the order of the scripts they were read from, a path's
** in the order of its statements. */
static int judge_statements(const units_scan *scan) {
  gov_facts *facts = scan->facts;
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  gov_packed_view rows = GOV_PACKED_VIEW(facts, statements);
  gov_sql_view view = {0};
  const gov_statement *row;
  int32_t script = 0;
  for (size_t i = 0; !view.room.failed && (row = gov_packed_next(&rows, &i)) != NULL;) {
    for (; !script || scripts[script - 1].path != row->path; script++) view.script = NULL;
    if (!view.script) gov_sql_view_turn(&view, scripts[script - 1].sql);
    if (!row->direction || strcmp(row->direction, GOV_UP) != 0) continue;
    if (row->look & GOV_LOOK_COPIES) note_copy(scan, statement_of(&view, row), script);
    unit_facts *unit = unit_of(scan, row->unit_id);
    if (!unit) continue;
    int is_copy = unit->is_new && unit->made_in == script;
    int is_kept = unit->copies && unit->script == script;
    if (unit->copy_of && spoils_copy(row, statement_of(&view, row))) spoil_copy(unit);
    if ((row->destructive || (row->look & GOV_LOOK_CLEARS)) && !is_kept && !is_copy)
      add(facts, "MH502", row->path, row->line, row->unit_id,
          "data is lost here, and neither plan nor script nor report shows an earlier backup");
    if (unit->tenant_key && forgets_tenant(statement_of(&view, row), unit->tenant_key))
      add(facts, "MH504", row->path, row->line, row->unit_id,
          "rows of every tenant may be written: the statement does not name the tenant's column");
  }
  int rc = gov_packed_view_close(&rows), closed = gov_sql_view_close(&view);
  return rc == SQLITE_OK ? closed : rc;
}

/* What evidence, or the choice of specs, has taken from the hazards of statements. */
static int take_back(void *context, void *row) {
  const units_scan *scan = context;
  const gov_hazard *hazard = row;
  int backup = !strcmp(hazard->hazard_id, "MH502"), tenant = !strcmp(hazard->hazard_id, "MH504");
  if (!backup && !tenant) return 1;
  const unit_facts *unit = unit_of(scan, hazard->unit_id);
  return unit && !(backup && unit->backups);
}

/* 20251103, 2025-11-03_00: a day's scripts share the date and run by name. */
static int is_date(const char *version) {
  static const char pattern[] = "dddd.dd.dd";
  if (strlen(version) == 8 && strspn(version, "0123456789") == 8) return 1;
  for (size_t i = 0; pattern[i]; i++) {
    if (pattern[i] == 'd' ? !gov_is_digit(version[i]) : version[i] != '.') return 0;
  }
  return 1;
}

/* MH404: in one series, for one database, a version is claimed once on the way up. Tools that know
** a script by its whole name may well have two of a number. */
static void judge_versions(gov_facts *facts, gov_arena *arena) {
  size_t count = 0;
  const gov_script **scripts = gov_scripts_in_order(facts, arena, &count);
  gov_map claimed = {0};
  for (size_t i = 0; scripts && i < count && !arena->failed; i++) {
    const gov_script *script = scripts[i];
    if (!script->version || (script->direction && strcmp(script->direction, GOV_UP) != 0)) continue;
    if (!script->numbered && (script->tool || is_date(script->version))) continue;
    gov_text series = gov_script_series(script);
    const char *key =
        gov_arena_printf(arena, "%.*s\n%s\n%s", (int)series.n, series.z, script->version,
                         script->path_dialect ? script->path_dialect : "");
    uint32_t *slot = key ? gov_map_at(&claimed, gov_text_of(key)) : NULL;
    if (!slot) {
      arena->failed = 1;
    } else if (*slot == GOV_MAP_NONE) {
      *slot = (uint32_t)i;
    } else {
      gov_hazard *hazard = gov_hazard_add(facts, "MH404", script->path, 1, NULL);
      if (hazard)
        hazard->message =
            gov_arena_printf(&facts->arena, "%s claims the same version", scripts[*slot]->path);
    }
  }
  gov_map_free(&claimed);
}

int gov_pass_hazards_of_statements(gov_facts *facts) {
  gov_arena arena = {0};
  units_scan scan = {.facts = facts};
  int rc = index_units(&scan, &arena);
  if (rc == SQLITE_OK) {
    judge_versions(facts, &arena);
    rc = judge_statements(&scan);
  }
  gov_map_free(&scan.by_id);
  if (arena.failed || facts->arena.failed) rc = SQLITE_NOMEM;
  gov_arena_free(&arena);
  return rc;
}

int gov_pass_hazards_of_units(gov_facts *facts) {
  gov_arena arena = {0};
  units_scan scan = {.facts = facts};
  int rc = index_units(&scan, &arena);
  if (rc == SQLITE_OK) {
    judge_undo(facts);
    rc = gov_packed_rewrite(GOV_PACKED(facts, hazards), 0, take_back, &scan);
    if (rc == SQLITE_OK) rc = gov_sort_hazards(facts);
  }
  gov_map_free(&scan.by_id);
  if (arena.failed || facts->arena.failed) rc = SQLITE_NOMEM;
  gov_arena_free(&arena);
  return rc;
}
