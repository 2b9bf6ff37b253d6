/* tenant_losses.c: statements after which rows have no tenant any more.
**
** INSERT INTO copies (id, note) SELECT id, note FROM orders: where orders has a tenant key and nothing that is
** selected or written could be it, whose rows the copies are nobody can tell. So it is when all rows get one
** constant for a tenant, and when a table's own key is dropped. Where no more than the source's own key is selected,
** rows are made that point at it, and none is copied. What the statement leaves open (a star, an expression, the rows of one tenant) is noted as such: the
** tenancy pass knows the columns of the units. Runs while statements are held, once names are resolved.
*/
#include "base/map.h"
#include "facts/passes.h"
#include "read/sql/sql_facts.h"
#include "read/sql/sql_statement.h"

typedef struct losing {
  gov_facts *facts;
  gov_map by_name;      /* unit ids and their spellings → row of units */
  int keyed;            /* units that have a tenant key */
  const char **primary; /* of each unit: the column that is its key; NULL: not known, "": several */
} losing;

static const gov_unit *unit_of(const losing *at, const char *name) {
  uint32_t row = name ? gov_map_get(&at->by_name, gov_text_of(name)) : GOV_MAP_NONE;
  return row == GOV_MAP_NONE ? NULL : &GOV_ROWS(at->facts, units)[row];
}

static int put(losing *at, const char *name, uint32_t row) {
  uint32_t *slot = name ? gov_map_at(&at->by_name, gov_text_of(name)) : NULL;
  if (name && !slot) return SQLITE_NOMEM;
  if (slot && *slot == GOV_MAP_NONE) *slot = row;
  return SQLITE_OK;
}

static int index_units(losing *at) {
  gov_facts *facts = at->facts;
  const gov_name *names = GOV_ROWS(facts, names);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(facts, units) && rc == SQLITE_OK; i++) {
    at->keyed += GOV_ROWS(facts, units)[i].tenant_key != NULL;
    rc = put(at, GOV_ROWS(facts, units)[i].unit_id, (uint32_t)i);
  }
  for (size_t i = 0; i < GOV_COUNT(facts, names) && at->keyed && rc == SQLITE_OK; i++) {
    uint32_t row =
        names[i].unit_id ? gov_map_get(&at->by_name, gov_text_of(names[i].unit_id)) : GOV_MAP_NONE;
    if (row != GOV_MAP_NONE) rc = put(at, names[i].name, row);
  }
  return rc;
}

static int find_primary(losing *at) {
  size_t bytes = (GOV_COUNT(at->facts, units) + 1) * sizeof *at->primary;
  at->primary = sqlite3_malloc64(bytes);
  if (!at->primary) return SQLITE_NOMEM;
  memset(at->primary, 0, bytes);
  for (size_t i = 0; i < GOV_COUNT(at->facts, fields); i++) {
    const gov_field *field = &GOV_ROWS(at->facts, fields)[i];
    const gov_unit *unit = field->is_key ? unit_of(at, field->unit_id) : NULL;
    if (!unit || !field->name) continue;
    const char **key = &at->primary[unit - GOV_ROWS(at->facts, units)];
    if (!*key)
      *key = field->name;
    else if (gov_fold_compare(*key, field->name) != 0)
      *key = "";
  }
  return SQLITE_OK;
}

static int says(const gov_sql_names *names, const char *name) {
  for (int32_t i = 0; i < names->count; i++) {
    if (names->rows[i] && gov_fold_compare(names->rows[i], name) == 0) return 1;
  }
  return 0;
}

static int is_constant(const gov_sql_statement *s, int32_t column) {
  return s->written.count == s->selected.count &&
         !strcmp(s->selected.rows[column], GOV_SQL_CONSTANT);
}

static int is_name(const char *name, const char *other) {
  return name && other && gov_fold_compare(name, other) == 0;
}

/* A column is selected or written that could be the key of a tenant, by whatever name. */
static int keeps_tenant(const gov_sql_statement *s, const char *key, const char *target_key) {
  for (int32_t i = 0; i < s->selected.count; i++) {
    const char *name = s->selected.rows[i];
    if (name && (gov_is_tenant_key(name) || is_name(name, key))) return 1;
  }
  for (int32_t i = 0; i < s->written.count; i++) {
    const char *name = s->written.rows[i];
    if (name && !is_constant(s, i) &&
        (gov_is_tenant_key(name) || is_name(name, key) || is_name(name, target_key)))
      return 1;
  }
  return 0;
}

/* What becomes of the source's own key among the columns selected. */
typedef enum row_use { COPIED, POINTED_AT, COPIED_AND_POINTED_AT } row_use;

static row_use use_of(const losing *at, const gov_sql_statement *s, const gov_unit *source) {
  const char *key = at->primary[source - GOV_ROWS(at->facts, units)];
  int others = 0, points = 0, keys = 0;
  if (!key) key = "id";
  for (int32_t i = 0; i < s->selected.count; i++) {
    const char *name = s->selected.rows[i];
    if (!is_name(name, key)) {
      others += strcmp(name, GOV_SQL_CONSTANT) != 0;
      continue;
    }
    keys++;
    const char *to = s->written.count == s->selected.count ? s->written.rows[i] : NULL;
    points += to && !is_name(to, key) && gov_text_ends(gov_text_of(to), "id");
  }
  if (keys && !others) return POINTED_AT;
  return points ? COPIED_AND_POINTED_AT : COPIED;
}

/* Every column is told by its name, or what is not told is written to a column that is. */
static int tells_columns(const gov_sql_statement *s) {
  if (says(&s->selected, "*")) return 0;
  return s->selected.count > 0 || s->written.count > 0;
}

static void note(losing *at, const gov_statement *row, const gov_unit *source, int told, int likely,
                 int kept) {
  gov_tenant_loss *loss = GOV_ADD(at->facts, tenant_losses);
  if (!loss) return;
  loss->unit_id = row->unit_id;
  loss->source_id = source->unit_id;
  loss->key = source->tenant_key;
  loss->told = told;
  loss->likely = likely;
  loss->kept = kept;
  loss->place = (gov_place){row->path, row->line};
}

static void look_at_copy(losing *at, const gov_statement *row, const gov_sql_statement *s) {
  const gov_unit *target = unit_of(at, row->unit_id);
  for (int32_t i = 0; target && i < s->source_count; i++) {
    const gov_unit *source = s->sources[i].like ? NULL : unit_of(at, s->sources[i].table.full);
    if (!source || !source->tenant_key) continue;
    row_use use = use_of(at, s, source);
    if (use == POINTED_AT) continue;
    int kept = keeps_tenant(s, source->tenant_key, target->tenant_key);
    int chosen = says(&s->predicate, source->tenant_key);
    int computed = says(&s->selected, "");
    note(at, row, source, tells_columns(s),
         chosen || computed || use == COPIED_AND_POINTED_AT || s->sources[i].in_subquery, kept);
  }
}

/* Another column may be the key from now on: one that this statement adds. */
static int adds_another(const gov_sql_statement *s) {
  for (int32_t i = 0; i < s->action_count; i++) {
    if (s->actions[i].kind == GOV_SQL_ADD_COLUMN && s->actions[i].column &&
        gov_is_tenant_key(s->actions[i].column->name))
      return 1;
  }
  return 0;
}

static void look_at_drop(losing *at, const gov_statement *row, const gov_sql_statement *s) {
  const gov_unit *unit = unit_of(at, row->unit_id);
  if (!unit || !unit->tenant_key || adds_another(s)) return;
  for (int32_t i = 0; i < s->action_count; i++) {
    const gov_sql_action *action = &s->actions[i];
    if (action->kind == GOV_SQL_DROP_COLUMN && action->name &&
        !gov_fold_compare(action->name, unit->tenant_key))
      note(at, row, unit, 1, 0, 0);
  }
}

/* Rows of statements stand in the order of the scripts they were read from. */
static int look_at_statements(losing *at) {
  gov_facts *facts = at->facts;
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  gov_packed_view rows = GOV_PACKED_VIEW(facts, statements);
  gov_sql_view view = {0};
  const gov_statement *row;
  int32_t script = 0;
  for (size_t i = 0; !view.room.failed && (row = gov_packed_next(&rows, &i)) != NULL;) {
    for (; !script || scripts[script - 1].path != row->path; script++) view.script = NULL;
    if (!(row->look & GOV_LOOK_CARRIES) || !row->unit_id) continue;
    if (!view.script) gov_sql_view_turn(&view, scripts[script - 1].sql);
    const gov_sql_statement *s = gov_sql_at(&view, row->statement_no - 1);
    if (s->action_count)
      look_at_drop(at, row, s);
    else
      look_at_copy(at, row, s);
  }
  int rc = gov_packed_view_close(&rows), closed = gov_sql_view_close(&view);
  return rc == SQLITE_OK ? closed : rc;
}

int gov_pass_tenant_losses(gov_facts *facts) {
  losing at = {.facts = facts};
  int rc = index_units(&at);
  if (rc == SQLITE_OK && at.keyed) rc = find_primary(&at);
  if (rc == SQLITE_OK && at.keyed) rc = look_at_statements(&at);
  sqlite3_free((void *)(uintptr_t)at.primary);
  gov_map_free(&at.by_name);
  return rc == SQLITE_OK && facts->arena.failed ? SQLITE_NOMEM : rc;
}
