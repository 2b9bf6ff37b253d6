/* signals.c: for each unit, how many evidence rows of each signal apply to it; for each plan, how
** many it holds.
**
** Rows about the unit apply. Rows of a plan apply to the units it covers, but for those it
** excepts; rows of a spec to its units; rows of the workspace to all. A statement about the unit
** overrides the plan's: a positive one drops the plan's negative ones of the same aspect, and its
** own style or volume replaces the plan's. An amount stated for a plan of several units sizes
** none of them. The counts decide nothing: the views of sql/status do.
*/
#include <stdlib.h>

#include "base/map.h"
#include "facts/duration.h"
#include "facts/passes.h"

/* What is known of a unit before its signals are counted: rows are wide, so that one alone stands
** open. Chains are of row numbers, in row order; GOV_MAP_NONE ends them. */
typedef struct unit_rows {
  uint32_t evidence, plans; /* the first of them */
  int32_t models, reports, changed, destructive, runs_failed;
} unit_rows;

typedef struct signal_state {
  gov_facts *facts;
  gov_packed_view evidence;
  gov_map units, plans, specs; /* to the row of the list below */
  unit_rows *of_units;
  uint32_t *next_evidence, *next_plan; /* of the same unit */
  gov_list plan_counts;                /* gov_signal_counts of plan-wide rows */
  gov_list plan_units;                 /* int32_t: units the plan covers */
  gov_list spec_counts;
  gov_list excepting;      /* excepting_row: plan-wide rows that leave units out */
  gov_map excepting_plans; /* plan to its first row of `excepting` */
  gov_signal_counts everywhere;
} signal_state;

typedef struct excepting_row {
  gov_evidence row;
  uint32_t last; /* of its plan, in the plan's first row; order stays that of the evidence */
  uint32_t next; /* GOV_MAP_NONE: none */
} excepting_row;

static const gov_signal_counts unknown_amounts = {.volume_rows = GOV_NULL,
                                                  .volume_bytes = GOV_NULL,
                                                  .kept_days_least = GOV_NULL,
                                                  .kept_days_most = GOV_NULL,
                                                  .backup_days_most = GOV_NULL};

static gov_signal_counts *counts_of(gov_map *map, gov_list *list, const char *key) {
  uint32_t *slot = gov_map_at(map, gov_text_of(key));
  if (!slot) return NULL;
  if (*slot == GOV_MAP_NONE) {
    gov_signal_counts *made = gov_list_add(list);
    if (!made) return NULL;
    *made = unknown_amounts;
    made->unit_id = key;
    *slot = (uint32_t)list->count - 1;
  }
  return gov_list_at(list, *slot);
}

static void keep_larger(int64_t *at, int64_t value) {
  if (value > *at) *at = value; /* GOV_NULL is the smallest */
}

/* How long data or its backup is said to be kept, in whole days. */
static void keep_days(gov_signal_counts *counts, const gov_evidence *row) {
  gov_duration kept;
  if (!gov_duration_find(gov_text_of(row->value), &kept)) return;
  int64_t days = (int64_t)kept.days;
  if (row->signal_no == GOV_BACKUP_RETENTION) {
    keep_larger(&counts->backup_days_most, days);
    return;
  }
  keep_larger(&counts->kept_days_most, days);
  if (counts->kept_days_least == GOV_NULL || days < counts->kept_days_least)
    counts->kept_days_least = days;
}

static void count_row(gov_signal_counts *counts, const gov_evidence *row) {
  int32_t *at = !strcmp(row->standing, GOV_INFERRED) ? counts->inferred : counts->count;
  at[row->signal_no]++;
  if (!strcmp(row->standing, GOV_EVIDENCED)) counts->evidenced[row->signal_no]++;
  if (!row->value) return;
  if (row->signal_no == GOV_BACKUP_RETENTION || row->signal_no == GOV_CONTROL_RETENTION_KEPT)
    keep_days(counts, row);
  if (row->signal_no == GOV_VOLUME_ROWS)
    keep_larger(&counts->volume_rows, strtoll(row->value, NULL, 10));
  if (row->signal_no == GOV_VOLUME_BYTES)
    keep_larger(&counts->volume_bytes, strtoll(row->value, NULL, 10));
}

static int keep_excepting(signal_state *counting, const gov_evidence *row) {
  uint32_t at = (uint32_t)counting->excepting.count;
  excepting_row *made = gov_list_add(&counting->excepting);
  uint32_t *first =
      gov_map_at(&counting->excepting_plans, gov_text_of(row->scope_id ? row->scope_id : ""));
  if (!made || !first) return SQLITE_NOMEM;
  *made = (excepting_row){*row, at, GOV_MAP_NONE};
  if (*first == GOV_MAP_NONE) {
    *first = at;
    return SQLITE_OK;
  }
  excepting_row *head = gov_list_at(&counting->excepting, *first);
  excepting_row *tail = gov_list_at(&counting->excepting, head->last);
  tail->next = head->last = at;
  return SQLITE_OK;
}

/* The unit's number; GOV_MAP_NONE: there is none. */
static uint32_t unit_number(const signal_state *counting, const char *unit_id) {
  return unit_id ? gov_map_get(&counting->units, gov_text_of(unit_id)) : GOV_MAP_NONE;
}

/* Rows that are about no single unit; those of units are only chained. */
static int count_scopes(signal_state *counting) {
  const gov_evidence *row;
  for (size_t i = 0; (row = gov_packed_next(&counting->evidence, &i)) != NULL;) {
    if (row->unit_id) continue;
    if (row->excepts && *row->excepts) {
      if (keep_excepting(counting, row) != SQLITE_OK) return SQLITE_NOMEM;
    } else if (!strcmp(row->scope, GOV_SCOPE_WORKSPACE)) {
      count_row(&counting->everywhere, row);
    } else if (row->scope_id) {
      int of_spec = !strcmp(row->scope, GOV_SCOPE_SPEC);
      gov_signal_counts *counts =
          of_spec ? counts_of(&counting->specs, &counting->spec_counts, row->scope_id)
                  : counts_of(&counting->plans, &counting->plan_counts, row->scope_id);
      if (!counts) return SQLITE_NOMEM;
      count_row(counts, row);
    }
  }
  return SQLITE_OK;
}

/* Backwards, so that chains run forwards. */
static void chain_rows(signal_state *counting) {
  const gov_facts *facts = counting->facts;
  for (size_t i = GOV_COUNT(facts, evidence); i-- > 0;) {
    const gov_evidence *row = gov_packed_at(&counting->evidence, i);
    uint32_t unit = row ? unit_number(counting, row->unit_id) : GOV_MAP_NONE;
    if (unit == GOV_MAP_NONE) continue;
    counting->next_evidence[i] = counting->of_units[unit].evidence;
    counting->of_units[unit].evidence = (uint32_t)i;
  }
  for (size_t i = GOV_COUNT(facts, unit_plans); i-- > 0;) {
    uint32_t unit = unit_number(counting, GOV_ROWS(facts, unit_plans)[i].unit_id);
    if (unit == GOV_MAP_NONE) continue;
    counting->next_plan[i] = counting->of_units[unit].plans;
    counting->of_units[unit].plans = (uint32_t)i;
  }
}

/* What a unit's own rows settle for each aspect. */
typedef struct own_word {
  unsigned char positive[GOV_SIGNAL_COUNT]; /* for each signal: its aspect has a positive row about
                                               the unit */
  int style, volume;
} own_word;

static own_word word_of(const gov_signal_counts *own) {
  own_word word = {{0}, 0, 0};
  for (int i = 0; i < GOV_SIGNAL_COUNT; i++) {
    if (!own->count[i]) continue;
    const gov_signal_row *row = &gov_vocabulary[i];
    word.style |= i >= GOV_STYLE_IN_PLACE && i <= GOV_STYLE_OTHER;
    word.volume |= i >= GOV_VOLUME_ROWS && i <= GOV_VOLUME_LARGE;
    if (row->polarity != GOV_POSITIVE) continue;
    for (int k = 0; k < GOV_SIGNAL_COUNT; k++)
      word.positive[k] |= !strcmp(gov_vocabulary[k].aspect, row->aspect);
  }
  return word;
}

static int applies(const own_word *word, int signal) {
  if (signal <= GOV_COVERAGE_OUT_OF_SCOPE) return 0; /* coverage is said of units, one by one */
  if (signal >= GOV_STYLE_IN_PLACE && signal <= GOV_STYLE_OTHER) return !word->style;
  if (signal >= GOV_VOLUME_ROWS && signal <= GOV_VOLUME_LARGE) return !word->volume;
  return gov_vocabulary[signal].polarity != GOV_NEGATIVE || !word->positive[signal];
}

/* Of a plan of one unit: "no backup is taken" denies what it said of that very unit. */
static int denies_all(const gov_signal_counts *from, int signal, int sizes) {
  return sizes && from->count[signal] &&
         (signal == GOV_BACKUP_ABSENT || signal == GOV_ROLLBACK_ABSENT);
}

static void add_counts(gov_signal_counts *to, const gov_signal_counts *from, const own_word *word,
                       int sizes) {
  for (int i = 0; i < GOV_SIGNAL_COUNT; i++) {
    if (!from->count[i] && !from->inferred[i]) continue;
    if (!applies(word, i) && !denies_all(from, i, sizes)) continue;
    if ((i == GOV_VOLUME_ROWS || i == GOV_VOLUME_BYTES) && !sizes) continue;
    to->count[i] += from->count[i];
    to->evidenced[i] += from->evidenced[i];
    to->inferred[i] += from->inferred[i];
  }
  keep_larger(&to->backup_days_most, from->backup_days_most);
  keep_larger(&to->kept_days_most, from->kept_days_most);
  if (from->kept_days_least != GOV_NULL &&
      (to->kept_days_least == GOV_NULL || from->kept_days_least < to->kept_days_least))
    to->kept_days_least = from->kept_days_least;
  if (!sizes || word->volume) return;
  keep_larger(&to->volume_rows, from->volume_rows);
  keep_larger(&to->volume_bytes, from->volume_bytes);
}

/* Whether a list of names joined by ',' holds one. */
static int list_holds(const char *list, const char *name) {
  size_t n = strlen(name);
  for (const char *at = list; (at = strstr(at, name)) != NULL; at += n) {
    int starts = at == list || at[-1] == ',';
    if (starts && (at[n] == ',' || !at[n])) return 1;
  }
  return 0;
}

/* "Everything except audit_log is part of the snapshot" says of audit_log that it is not. */
static int denied_by_exception(int signal) {
  switch (signal) {
  case GOV_BACKUP_MECHANISM: return GOV_BACKUP_ABSENT;
  case GOV_ROLLBACK_STEPS:
  case GOV_ROLLBACK_SCRIPT:
  case GOV_ROLLBACK_RESTORE: return GOV_ROLLBACK_ABSENT;
  default: return -1;
  }
}

static void add_excepting(signal_state *counting, gov_signal_counts *unit, const char *plan,
                          const own_word *word) {
  uint32_t at = gov_map_get(&counting->excepting_plans, gov_text_of(plan));
  while (at != GOV_MAP_NONE) {
    const excepting_row *entry = gov_list_at(&counting->excepting, at);
    const gov_evidence *row = &entry->row;
    at = entry->next;
    gov_evidence as_applied = *row;
    if (list_holds(row->excepts, unit->unit_id))
      as_applied.signal_no = denied_by_exception(row->signal_no);
    if (as_applied.signal_no >= 0 && applies(word, as_applied.signal_no))
      count_row(unit, &as_applied);
  }
}

static int count_plan_units(signal_state *counting) {
  const gov_unit_plan *pairs = GOV_ROWS(counting->facts, unit_plans);
  for (size_t i = 0; i < GOV_COUNT(counting->facts, unit_plans); i++) {
    gov_signal_counts *plan =
        counts_of(&counting->plans, &counting->plan_counts, pairs[i].place.path);
    if (!plan) return SQLITE_NOMEM;
    plan->plans++; /* of a plan's own row: the units it covers */
  }
  return SQLITE_OK;
}

/* ---- one unit ---- */

/* Its own rows; and artifacts of one source that speak of it, each once: their rows stand together,
 * in path order. */
static void count_own(signal_state *counting, const unit_rows *rows, gov_signal_counts *unit) {
  const char *script = NULL, *pipeline = NULL;
  for (uint32_t i = rows->evidence; i != GOV_MAP_NONE; i = counting->next_evidence[i]) {
    const gov_evidence *row = gov_packed_at(&counting->evidence, i);
    if (!row) return; /* the view knows that it failed */
    count_row(unit, row);
    if (row->signal_no != GOV_COVERAGE_IN_SCOPE) continue;
    int of_script = !strcmp(row->source, GOV_BY_SCRIPT);
    if (!of_script && strcmp(row->source, GOV_BY_PIPELINE) != 0) continue;
    const char **last = of_script ? &script : &pipeline;
    if (*last && !strcmp(*last, row->place.path)) continue;
    *last = row->place.path;
    ++*(of_script ? &unit->scripts : &unit->pipelines);
  }
}

/* What the plans, the spec and the workspace say, as far as its own rows leave it open. */
static void add_scopes(signal_state *counting, const unit_rows *rows, const char *spec_id,
                       gov_signal_counts *unit) {
  const gov_unit_plan *pairs = GOV_ROWS(counting->facts, unit_plans);
  own_word word = word_of(unit);
  for (uint32_t i = rows->plans; i != GOV_MAP_NONE; i = counting->next_plan[i]) {
    uint32_t plan = gov_map_get(&counting->plans, gov_text_of(pairs[i].place.path));
    const gov_signal_counts *counts = gov_list_at(&counting->plan_counts, plan);
    unit->plans++;
    add_counts(unit, counts, &word, counts->plans == 1);
    add_excepting(counting, unit, pairs[i].place.path, &word);
  }
  uint32_t spec = gov_map_get(&counting->specs, gov_text_of(spec_id));
  if (spec != GOV_MAP_NONE) add_counts(unit, gov_list_at(&counting->spec_counts, spec), &word, 0);
  add_counts(unit, &counting->everywhere, &word, 0);
}

static int count_units(signal_state *counting) {
  gov_facts *facts = counting->facts;
  for (size_t i = 0; i < GOV_COUNT(facts, units); i++) {
    gov_unit *known = &GOV_ROWS(facts, units)[i];
    const unit_rows *rows = &counting->of_units[i];
    gov_signal_counts *unit = GOV_ADD(facts, signals);
    if (!unit) return SQLITE_NOMEM;
    unit->unit_id = known->unit_id;
    unit->models = rows->models;
    unit->reports = rows->reports;
    unit->changed = rows->changed;
    unit->destructive = rows->destructive;
    unit->runs_failed = rows->runs_failed;
    count_own(counting, rows, unit);
    add_scopes(counting, rows, known->spec_id, unit);
    known->mentioned |= unit->plans || unit->scripts || unit->pipelines || unit->reports ||
                        unit->changed || unit->count[GOV_COVERAGE_OUT_OF_SCOPE];
  }
  return SQLITE_OK;
}

/* ---- all units ---- */

/* Does it change the data or the shape of what it names? As gov_coverage_gaps asks. */
static int changes(const gov_statement *row) {
  static const char *const others[] = {"select", "comment", "grant", "revoke", "lock", "analyze"};
  for (size_t i = 0; row->verb && i < sizeof others / sizeof *others; i++)
    if (!strcmp(row->verb, others[i])) return 0;
  return 1;
}

static int count_statements(signal_state *counting) {
  gov_packed_view view = GOV_PACKED_VIEW(counting->facts, statements);
  const gov_statement *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!row->direction || strcmp(row->direction, GOV_UP) != 0 || !changes(row)) continue;
    uint32_t unit = unit_number(counting, row->unit_id);
    if (unit == GOV_MAP_NONE) continue;
    counting->of_units[unit].changed++;
    counting->of_units[unit].destructive += row->destructive;
  }
  return gov_packed_view_close(&view);
}

static void count_runs(signal_state *counting) {
  const gov_facts *facts = counting->facts;
  const gov_run *runs = GOV_ROWS(facts, runs);
  for (size_t i = 0; i < GOV_COUNT(facts, runs); i++) {
    uint32_t unit = unit_number(counting, runs[i].unit_id);
    if (unit == GOV_MAP_NONE) continue;
    counting->of_units[unit].reports++;
    counting->of_units[unit].runs_failed += runs[i].taints;
  }
}

static int count_mentions(signal_state *counting) {
  gov_facts *facts = counting->facts;
  gov_packed_view view = GOV_PACKED_VIEW(facts, mentions);
  const gov_mention *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    uint32_t unit = unit_number(counting, row->name);
    if (unit == GOV_MAP_NONE || row->role != GOV_DECLARES || !row->source) continue;
    int model = !strcmp(row->source, GOV_BY_MODEL);
    counting->of_units[unit].models += model;
    GOV_ROWS(facts, units)[unit].mentioned |= !model && strcmp(row->source, GOV_BY_REGISTRY) != 0;
  }
  return gov_packed_view_close(&view);
}

static int start(signal_state *counting) {
  gov_facts *facts = counting->facts;
  size_t count = GOV_COUNT(facts, units);
  counting->of_units = sqlite3_malloc64((count + 1) * sizeof *counting->of_units);
  counting->next_evidence = sqlite3_malloc64((GOV_COUNT(facts, evidence) + 1) * sizeof(uint32_t));
  counting->next_plan = sqlite3_malloc64((GOV_COUNT(facts, unit_plans) + 1) * sizeof(uint32_t));
  if (!counting->of_units || !counting->next_evidence || !counting->next_plan) return SQLITE_NOMEM;
  for (size_t i = 0; i < count; i++) {
    counting->of_units[i] = (unit_rows){.evidence = GOV_MAP_NONE, .plans = GOV_MAP_NONE};
    uint32_t *slot = gov_map_at(&counting->units, gov_text_of(GOV_ROWS(facts, units)[i].unit_id));
    if (!slot) return SQLITE_NOMEM;
    *slot = (uint32_t)i;
  }
  return SQLITE_OK;
}

/* A plan judged as a document: its plan-wide rows, and those about single units. What it denies
** for some of several units is a gap of the document, not its verdict. */
static int make_plan_signals(signal_state *counting) {
  gov_facts *facts = counting->facts;
  for (size_t i = 0; i < GOV_COUNT(facts, artifacts); i++) {
    const gov_artifact *artifact = &GOV_ROWS(facts, artifacts)[i];
    if (strcmp(artifact->kind, GOV_BY_PLAN) != 0 || !artifact->format) continue;
    gov_signal_counts *counts = counts_of(&counting->plans, &counting->plan_counts, artifact->path);
    if (!counts) return SQLITE_NOMEM;
    counts->reports = 1; /* marks plans among the scopes */
  }
  const gov_evidence *row;
  for (size_t i = 0; (row = gov_packed_next(&counting->evidence, &i)) != NULL;) {
    int apart = row->unit_id || (row->excepts && *row->excepts);
    uint32_t plan =
        apart ? gov_map_get(&counting->plans, gov_text_of(row->place.path)) : GOV_MAP_NONE;
    if (plan == GOV_MAP_NONE) continue;
    gov_signal_counts *counts = gov_list_at(&counting->plan_counts, plan);
    gov_evidence as_document = *row;
    int negative = gov_vocabulary[row->signal_no].polarity == GOV_NEGATIVE &&
                   strcmp(gov_vocabulary[row->signal_no].aspect, "coverage") != 0;
    if (negative && row->unit_id && counts->plans > 1) {
      if (strcmp(gov_vocabulary[row->signal_no].aspect, "backup") != 0) continue;
      as_document.signal_no = GOV_BACKUP_GAP;
    }
    count_row(counts, &as_document);
  }
  for (size_t i = 0; i < counting->plan_counts.count; i++) {
    gov_signal_counts *counts = gov_list_at(&counting->plan_counts, i);
    if (!counts->reports) continue;
    gov_signal_counts *made = GOV_ADD(facts, plan_signals);
    if (!made) return SQLITE_NOMEM;
    *made = *counts;
    made->reports = 0;
  }
  return SQLITE_OK;
}

int gov_pass_signals(gov_facts *facts) {
  signal_state counting = {.facts = facts,
                           .evidence = GOV_PACKED_VIEW(facts, evidence),
                           .plan_counts = {.row_bytes = sizeof(gov_signal_counts)},
                           .spec_counts = {.row_bytes = sizeof(gov_signal_counts)},
                           .excepting = {.row_bytes = sizeof(excepting_row)},
                           .everywhere = unknown_amounts};
  int rc = start(&counting);
  if (rc == SQLITE_OK) rc = count_scopes(&counting);
  if (rc == SQLITE_OK) rc = count_plan_units(&counting);
  if (rc == SQLITE_OK) rc = count_statements(&counting);
  if (rc == SQLITE_OK) rc = count_mentions(&counting);
  if (rc == SQLITE_OK) {
    chain_rows(&counting);
    count_runs(&counting);
    rc = count_units(&counting);
  }
  if (rc == SQLITE_OK) rc = make_plan_signals(&counting);
  sqlite3_free(counting.of_units);
  sqlite3_free(counting.next_evidence);
  sqlite3_free(counting.next_plan);
  gov_map_free(&counting.units);
  gov_map_free(&counting.plans);
  gov_map_free(&counting.specs);
  gov_map_free(&counting.excepting_plans);
  gov_list_free(&counting.plan_counts);
  gov_list_free(&counting.spec_counts);
  gov_list_free(&counting.excepting);
  int closed = gov_packed_view_close(&counting.evidence);
  return rc == SQLITE_OK ? closed : rc;
}
