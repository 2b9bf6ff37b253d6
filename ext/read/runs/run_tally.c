/* run_tally.c: single checks counted by dataset. */
#include "read/runs/run_tally.h"

void gov_tally_start(gov_tally *tally, gov_reading *reading) {
  *tally = (gov_tally){.reading = reading, .counts = {.row_bytes = sizeof(gov_tally_count)}};
}

gov_tally_count *gov_tally_check(gov_tally *tally, const char *unit_id, const char *status,
                                 int32_t line) {
  uint32_t *slot = gov_map_at(&tally->by_unit, unit_id ? gov_text_of(unit_id) : GOV_TEXT(""));
  gov_tally_count *count = NULL;
  if (slot && *slot != GOV_MAP_NONE)
    count = gov_list_at(&tally->counts, *slot);
  else if (slot && (count = gov_list_add(&tally->counts)) != NULL) {
    *slot = (uint32_t)tally->counts.count - 1;
    count->unit_id = unit_id;
    count->line = line;
  }
  if (!count) {
    tally->failed = 1;
    return NULL;
  }
  if (status && !strcmp(status, GOV_PASSED))
    count->passed++;
  else if (status && !strcmp(status, GOV_RUN_FAILED))
    count->failed++;
  else if (status && !strcmp(status, GOV_RUN_PARTIAL))
    count->warned++;
  else
    count->skipped++;
  return count;
}

const char *gov_run_methods(gov_reading *reading, unsigned methods) {
  const char *joined = NULL;
  for (int signal = GOV_VERIFICATION_COUNT; signal <= GOV_VERIFICATION_SMOKE; signal++) {
    if (!(methods >> (signal - GOV_VERIFICATION_COUNT) & 1)) continue;
    joined = joined ? gov_arena_printf(&reading->facts->arena, "%s,%s", joined,
                                       gov_vocabulary[signal].signal)
                    : gov_vocabulary[signal].signal;
  }
  return joined;
}

/* A warning is neither a pass nor a failure; what was skipped is no check. */
static const char *status_of(const gov_tally_count *count) {
  if (count->failed) return GOV_RUN_FAILED;
  if (count->warned) return GOV_RUN_PARTIAL;
  return count->passed ? GOV_PASSED : GOV_RUN_SKIPPED;
}

static void add_run(gov_tally *tally, const gov_tally_count *count, const gov_run *pattern) {
  gov_arena *arena = &tally->reading->facts->arena;
  gov_run *run = gov_run_add(tally->reading, count->line);
  if (!run) return;
  run->run_id = pattern->run_id;
  run->env = pattern->env;
  run->started_at = pattern->started_at;
  run->kind = pattern->kind ? pattern->kind : GOV_QUALITY;
  run->note = pattern->note;
  run->unit_id = count->unit_id;
  run->status = status_of(count);
  if (pattern->status && !strcmp(run->status, GOV_PASSED)) run->status = pattern->status;
  run->checks_passed = count->passed;
  run->checks_failed = count->failed;
  run->method = gov_run_methods(tally->reading, count->methods);
  if (count->warned || count->skipped)
    run->note = gov_arena_printf(arena, "%s%s%lld warned, %lld not run", run->note ? run->note : "",
                                 run->note ? "; " : "", count->warned, count->skipped);
}

int gov_tally_finish(gov_tally *tally, const gov_run *pattern) {
  for (size_t i = 0; i < tally->counts.count && !tally->failed; i++)
    add_run(tally, gov_list_at(&tally->counts, i), pattern);
  gov_map_free(&tally->by_unit);
  gov_list_free(&tally->counts);
  return tally->failed || tally->reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
