/* runs.c: what the runs that reports speak of are worth, once names are units.
**
** A run that claims success over a visible mismatch failed. A failed run taints its unit until a
** later pass of the same unit, kind and environment; of a tainted group no pass counts. A
** comparison made before the unit's last write compared something else: it is kept as `inferred`,
** which raises nothing; so is one between two empty sides no comparison at all. Rehearsals show that a check exists, only a live run shows that it was
** executed; what ran in staging or the like is a rehearsal, whatever it is called. Skipped, pending and partial runs are no checks.
*/
#include "facts/runs.h"

#include "facts/environment.h"
#include "facts/passes.h"

static int is(const char *word, const char *constant) {
  return word && !strcmp(word, constant);
}

static const char *shown(const char *text, const char *otherwise) {
  return text && *text ? text : otherwise;
}

/* What the run's own numbers say against it; NULL when nothing. */
static const char *own_failure(gov_arena *arena, const gov_run *run) {
  if (run->checksum_match == 0) return "the checksums differ";
  if (run->source_rows != GOV_NULL && run->target_rows != GOV_NULL &&
      run->source_rows != run->target_rows) {
    return gov_arena_printf(arena, "%lld source rows, %lld target rows", run->source_rows,
                            run->target_rows);
  }
  if (run->rejected_rows != GOV_NULL && run->rejected_rows > 0)
    return gov_arena_printf(arena, "%lld rows rejected", run->rejected_rows);
  if (run->checks_failed != GOV_NULL && run->checks_failed > 0)
    return gov_arena_printf(arena, "%lld checks failed", run->checks_failed);
  return NULL;
}

/* A run over no rows proves nothing, and makes good no earlier failure. */
static int is_empty(const gov_run *run) {
  return run->target_rows == 0 && (run->source_rows == 0 || is(run->kind, GOV_RESTORE));
}

static void set_note(gov_arena *arena, gov_run *run, const char *prefix, const char *note) {
  run->note = gov_arena_printf(arena, "%s%s%s%s", shown(run->note, ""), run->note ? "; " : "",
                               prefix, note);
}

static void judge_alone(gov_facts *facts) {
  gov_run *runs = GOV_ROWS(facts, runs);
  for (size_t i = 0; i < GOV_COUNT(facts, runs); i++) {
    gov_run *run = &runs[i];
    if (!run->env) run->env = gov_environment_of_heading(gov_text_of(run->place.path));
    if (!is(run->status, GOV_PASSED)) continue;
    const char *failure = own_failure(&facts->arena, run),
               *doubt = is_empty(run)  ? "there were no rows: nothing was compared"
                        : run->damaged ? "the report is damaged: nobody knows what its rest said"
                                       : NULL;
    if (!failure && doubt) {
      run->status = GOV_RUN_PARTIAL;
      set_note(&facts->arena, run, "", doubt);
    }
    if (!failure) continue;
    run->status = GOV_RUN_FAILED;
    set_note(&facts->arena, run, "says passed, but: ", failure);
    gov_diagnose(facts, GOV_WARNING, "run.contradicts", run->place,
                 "run %s of %s says passed, but: %s", shown(run->run_id, "without id"),
                 shown(run->unit_id, "no unit"), failure);
  }
}

/* Runs of one unit, kind and environment; and among them those of one tool. */
typedef struct run_group {
  gov_moment last_pass;
  int64_t last_checks; /* checks of that pass; GOV_NULL */
  int tainted;
} run_group;

typedef struct run_groups {
  gov_facts *facts;
  gov_map map;
  gov_list list; /* run_group */
} run_groups;

/* tool NULL: the group of all tools. Valid until the next call; NULL when out of memory. */
static run_group *group_of(run_groups *groups, const gov_run *run, const char *tool) {
  const char *key = gov_arena_printf(&groups->facts->arena, "%s\n%s\n%s\n%s", run->unit_id,
                                     shown(run->kind, ""), shown(run->env, ""), shown(tool, ""));
  uint32_t *slot = key ? gov_map_at(&groups->map, gov_text_of(key)) : NULL;
  if (!slot) return NULL;
  if (*slot == GOV_MAP_NONE) {
    run_group *made = gov_list_add(&groups->list);
    if (!made) return NULL;
    made->last_checks = GOV_NULL;
    *slot = (uint32_t)groups->list.count - 1;
  }
  return gov_list_at(&groups->list, *slot);
}

static int64_t checks_of(const gov_run *run) {
  if (run->checks_passed == GOV_NULL) return GOV_NULL;
  return run->checks_passed + (run->checks_failed == GOV_NULL ? 0 : run->checks_failed);
}

static void note_pass(run_group *group, const gov_run *run, gov_moment moment) {
  if (!moment.known || (group->last_pass.known && moment.seconds <= group->last_pass.seconds))
    return;
  group->last_pass = moment;
  group->last_checks = checks_of(run);
}

/* A later pass by the same tool supersedes a failure; by another tool only when it checked as
** much. */
static int is_superseded(run_groups *groups, const gov_run *run, gov_moment moment) {
  const run_group *same = group_of(groups, run, shown(run->tool, "?"));
  if (same && gov_moment_order(same->last_pass, moment) > 0) return 1;
  const run_group *any = group_of(groups, run, NULL);
  return any && gov_moment_order(any->last_pass, moment) > 0 && checks_of(run) != GOV_NULL &&
         any->last_checks >= checks_of(run);
}

static int can_taint(const gov_run *run) {
  return run->unit_id && is(run->status, GOV_RUN_FAILED) && !is(run->kind, GOV_BACKUP) &&
         !is(run->kind, GOV_DELETION);
}

/* Sets `taints`, and for each run whether its group is tainted. */
static int find_taints(gov_run_pass *pass, unsigned char *tainted) {
  gov_facts *facts = pass->facts;
  gov_run *runs = GOV_ROWS(facts, runs);
  size_t count = GOV_COUNT(facts, runs);
  run_groups groups = {.facts = facts, .list = {.row_bytes = sizeof(run_group)}};
  run_group *group;
  for (size_t i = 0; i < count; i++) {
    if (!runs[i].unit_id || !is(runs[i].status, GOV_PASSED)) continue;
    if ((group = group_of(&groups, &runs[i], NULL))) note_pass(group, &runs[i], pass->moments[i]);
    if ((group = group_of(&groups, &runs[i], shown(runs[i].tool, "?"))))
      note_pass(group, &runs[i], pass->moments[i]);
  }
  for (size_t i = 0; i < count; i++) {
    if (!can_taint(&runs[i])) continue;
    if (is_superseded(&groups, &runs[i], pass->moments[i]))
      set_note(&facts->arena, &runs[i], "", "a later run passed");
    else if ((group = group_of(&groups, &runs[i], NULL)))
      runs[i].taints = group->tainted = 1;
  }
  for (size_t i = 0; i < count; i++) {
    group = runs[i].unit_id ? group_of(&groups, &runs[i], NULL) : NULL;
    tainted[i] = (unsigned char)(group && group->tainted);
  }
  gov_map_free(&groups.map);
  gov_list_free(&groups.list);
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int is_rehearsal(const gov_run *run) {
  return is(run->kind, GOV_DRY_RUN) || is(run->kind, GOV_TEST) ||
         gov_environment_is_rehearsal(run->env);
}

/* When each unit was changed for real, as far as its production runs say. */
static int find_changes(gov_run_pass *pass) {
  const gov_run *runs = GOV_ROWS(pass->facts, runs);
  for (size_t i = 0; i < GOV_COUNT(pass->facts, runs); i++) {
    const gov_run *run = &runs[i];
    int ran = is(run->status, GOV_PASSED) || is(run->status, GOV_RUN_FAILED) ||
              is(run->status, GOV_RUN_PARTIAL);
    if (!run->unit_id || !is(run->kind, GOV_PRODUCTION) || is_rehearsal(run) || !ran ||
        !pass->moments[i].known)
      continue;
    uint32_t *slot = gov_map_at(&pass->changed, gov_text_of(run->unit_id));
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE) {
      gov_change *made = gov_list_add(&pass->changes);
      if (!made) return SQLITE_NOMEM;
      *made = (gov_change){pass->moments[i], pass->moments[i]};
      *slot = (uint32_t)pass->changes.count - 1;
    }
    gov_change *change = gov_list_at(&pass->changes, *slot);
    if (pass->moments[i].seconds < change->first.seconds) change->first = pass->moments[i];
    if (pass->moments[i].seconds > change->last.seconds) change->last = pass->moments[i];
  }
  return SQLITE_OK;
}

const gov_change *gov_run_change(const gov_run_pass *pass, const char *unit_id) {
  uint32_t found = gov_map_get(&pass->changed, gov_text_of(unit_id));
  return found == GOV_MAP_NONE ? NULL : gov_list_at(&pass->changes, found);
}

gov_evidence *gov_run_evidence(gov_run_pass *pass, const gov_run *run, const char *unit_id,
                               gov_signal signal, const char *why) {
  gov_evidence *row = gov_state(pass->facts, signal, shown(run->source, GOV_BY_REPORT), run->place);
  if (!row) return NULL;
  row->unit_id = unit_id;
  row->scope = unit_id ? GOV_SCOPE_UNIT : GOV_SCOPE_WORKSPACE;
  row->scope_id = unit_id;
  row->standing = GOV_EVIDENCED;
  row->position = GOV_IN_FILE;
  row->why = why;
  row->excerpt = gov_arena_printf(
      &pass->facts->arena, "%s run %s%s%s%s%s: %s", shown(run->kind, "some"),
      shown(run->run_id, "without id"), run->env ? " in " : "", shown(run->env, ""),
      run->started_at ? " at " : "", shown(run->started_at, ""), shown(run->status, "unknown"));
  return row;
}

/* Compared before the last write of the unit. Without times, or in another environment, nobody can
 * tell. */
static int is_stale(const gov_run_pass *pass, const gov_run *run, size_t number) {
  const gov_change *change = gov_run_change(pass, run->unit_id);
  if (!change || is_rehearsal(run) || is(run->kind, GOV_PRODUCTION)) return 0;
  return gov_moment_order(pass->moments[number], change->last) < 0;
}

static int names_method(const gov_run *run, const char *signal) {
  size_t n = strlen(signal);
  for (const char *at = run->method; at; at = strchr(at, ',')) {
    at += *at == ',';
    if (!strncmp(at, signal, n) && (!at[n] || at[n] == ',')) return 1;
  }
  return 0;
}

/* One bit for each kind of comparison that the run made and passed. */
static unsigned methods_of(const gov_run *run) {
  unsigned methods = 0;
  for (int signal = GOV_VERIFICATION_COUNT; signal <= GOV_VERIFICATION_SMOKE; signal++) {
    if (names_method(run, gov_vocabulary[signal].signal))
      methods |= 1u << (signal - GOV_VERIFICATION_COUNT);
  }
  if (run->source_rows != GOV_NULL && run->target_rows != GOV_NULL) methods |= 1;
  if (run->checksum_match == 1)
    methods |= 1u << (GOV_VERIFICATION_CHECKSUM - GOV_VERIFICATION_COUNT);
  if (run->checks_passed != GOV_NULL && run->checks_passed > 0 && !run->method)
    methods |= 1u << (GOV_VERIFICATION_QUALITY_SUITE - GOV_VERIFICATION_COUNT);
  return methods;
}

static void state_comparisons(gov_run_pass *pass, const gov_run *run, int stale) {
  unsigned methods = methods_of(run),
           beyond_counts =
               methods & ~1u & ~(1u << (GOV_VERIFICATION_SMOKE - GOV_VERIFICATION_COUNT));
  gov_arena *arena = &pass->facts->arena;
  const char *why = is(run->kind, GOV_TEST)      ? "compared in a test, not live"
                    : is(run->kind, GOV_DRY_RUN) ? "compared in a dry run, not live"
                    : is_rehearsal(run)
                        ? gov_arena_printf(arena, "compared in %s, not live", run->env)
                    : stale ? "compared before the last write of the unit"
                            : "compared in a run that passed";
  for (int signal = GOV_VERIFICATION_COUNT; signal <= GOV_VERIFICATION_SMOKE; signal++) {
    if (!(methods >> (signal - GOV_VERIFICATION_COUNT) & 1)) continue;
    gov_evidence *row = gov_run_evidence(pass, run, run->unit_id, (gov_signal)signal, why);
    if (row && stale) row->standing = GOV_INFERRED;
  }
  if (!beyond_counts || stale || is_rehearsal(run)) return;
  gov_run_evidence(pass, run, run->unit_id, GOV_VERIFICATION_EXECUTED,
                   is(run->kind, GOV_QUALITY) ? "a quality run passed"
                                              : "a reconciling run passed");
}

static void state_run(gov_run_pass *pass, const gov_run *run, size_t number, int tainted) {
  if (run->taints && is(run->kind, GOV_RESTORE))
    gov_run_evidence(pass, run, run->unit_id, GOV_BACKUP_GAP, "a restore was tried and failed");
  else if (run->taints && !is(run->kind, GOV_ROLLBACK))
    gov_run_evidence(pass, run, run->unit_id, GOV_VERIFICATION_FAILED,
                     shown(run->note, "the run failed"));
  if (is(run->kind, GOV_DELETION) && is(run->status, GOV_PASSED) && !run->of_copy)
    gov_run_evidence(pass, run, run->unit_id, GOV_CONTROL_DELETION, "an audit log records it");
  if (tainted || !is(run->status, GOV_PASSED)) return;
  if (is(run->kind, GOV_DRY_RUN))
    gov_run_evidence(pass, run, run->unit_id, GOV_CONTROL_DRY_RUN, "a dry run passed");
  if (is(run->kind, GOV_RESTORE))
    gov_run_evidence(pass, run, run->unit_id, GOV_BACKUP_RESTORE_TESTED, "a restore passed");
  if (is(run->kind, GOV_ROLLBACK))
    gov_run_evidence(pass, run, run->unit_id, GOV_ROLLBACK_TESTED, "a rollback passed");
  int compares = is_rehearsal(run) || is(run->kind, GOV_PRODUCTION) || is(run->kind, GOV_QUALITY);
  if (compares) state_comparisons(pass, run, is_stale(pass, run, number));
}

int gov_pass_runs(gov_facts *facts) {
  size_t count = GOV_COUNT(facts, runs);
  gov_run_pass pass = {.facts = facts, .changes = {.row_bytes = sizeof(gov_change)}};
  if (!count) return SQLITE_OK;
  judge_alone(facts);
  unsigned char *tainted = sqlite3_malloc64(count);
  pass.moments = sqlite3_malloc64(count * sizeof *pass.moments);
  int rc = tainted && pass.moments ? SQLITE_OK : SQLITE_NOMEM;
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    gov_moment moment = gov_moment_of(GOV_ROWS(facts, runs)[i].started_at);
    pass.moments[i] = moment;
    if (moment.known && (!pass.newest.known || moment.seconds > pass.newest.seconds))
      pass.newest = moment;
  }
  if (rc == SQLITE_OK) rc = find_taints(&pass, tainted);
  if (rc == SQLITE_OK) rc = find_changes(&pass);
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    const gov_run *run = &GOV_ROWS(facts, runs)[i];
    if (run->unit_id) state_run(&pass, run, i, tainted[i]);
  }
  if (rc == SQLITE_OK) rc = gov_run_backups(&pass);
  sqlite3_free(tainted);
  sqlite3_free(pass.moments);
  gov_map_free(&pass.changed);
  gov_list_free(&pass.changes);
  return rc == SQLITE_OK && facts->arena.failed ? SQLITE_NOMEM : rc;
}
