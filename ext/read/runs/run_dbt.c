/* run_dbt.c: dbt's run_results.json, artifact schemas v1 to v6.
**
** Results name nodes: models, seeds and snapshots are built, tests are checked. Which model a test
** is of stands in the manifest, not here; a generic test's name holds it
** (not_null_ORDERS_order_id), and it is taken from there only when that model was built in the
** same invocation. Other tests count for no dataset. Commands that only compile (compile, docs
** generate, list) write the same file with "success" for every node, tests among them: nothing was
** run. Messages and compiled code hold values and are not read.
*/
#include "read/readers.h"
#include "read/runs/run_tally.h"

/* The third part of model.package.name[.hash]. */
static gov_text node_name(gov_text unique_id) {
  for (int i = 0; i < 2; i++) {
    const char *dot = memchr(unique_id.z, '.', unique_id.n);
    if (!dot) return (gov_text){0};
    unique_id.n -= (size_t)(dot + 1 - unique_id.z);
    unique_id.z = dot + 1;
  }
  const char *dot = memchr(unique_id.z, '.', unique_id.n);
  if (dot) unique_id.n = (size_t)(dot - unique_id.z);
  return unique_id;
}

static int is_test(gov_text unique_id) {
  return gov_text_starts(unique_id, "test.") || gov_text_starts(unique_id, "unit_test.");
}

static int is_built(gov_text unique_id) {
  return gov_text_starts(unique_id, "model.") || gov_text_starts(unique_id, "seed.") ||
         gov_text_starts(unique_id, "snapshot.");
}

/* `project`.`dataset`.`table` without its quotes, else the node's name. */
static const char *unit_of(gov_reading *reading, const gov_node *result, gov_text name) {
  const char *relation = gov_text_in(result, "relation_name");
  gov_arena *arena = &reading->facts->arena;
  if (!relation) return gov_run_unit(reading, NULL, NULL, gov_arena_copy(arena, name.z, name.n));
  char *plain = gov_arena_string(arena, relation);
  size_t kept = 0;
  for (size_t i = 0; plain && plain[i]; i++) {
    if (!gov_is_any(plain[i], "`\"[]")) plain[kept++] = plain[i];
  }
  if (plain) plain[kept] = 0;
  return gov_run_unit(reading, NULL, NULL, plain);
}

typedef struct dbt_file {
  gov_reading *reading;
  gov_run pattern;  /* run_id, env, started_at */
  gov_map built;    /* model name → units */
  gov_list units;   /* const char * */
  const char *kind; /* of built nodes */
  int ran, checked; /* 0: the command only compiled; there was nothing to check */
} dbt_file;

static void read_built(dbt_file *file, const gov_node *result, gov_text name) {
  gov_run *run = gov_run_add(file->reading, result->line);
  if (!run) return;
  run->run_id = file->pattern.run_id;
  run->env = file->pattern.env;
  run->kind = file->kind;
  run->unit_id = unit_of(file->reading, result, name);
  run->status = gov_run_status(gov_text_in(result, "status"));
  if (!run->status) run->status = GOV_PENDING;
  if (!file->ran) run->status = GOV_RUN_SKIPPED;
  run->note = file->pattern.note;
  run->region = gov_run_keep_in(file->reading, gov_member(result, "adapter_response"), "location");
  const gov_node *timing = gov_node_first(gov_member(result, "timing"));
  run->started_at = gov_run_keep_in(file->reading, timing, "started_at");
  if (!run->started_at) run->started_at = file->pattern.started_at;
  uint32_t *slot = gov_map_at(&file->built, name);
  const char **unit = gov_list_add(&file->units);
  if (!slot || !unit) {
    file->reading->facts->arena.failed = 1;
    return;
  }
  *unit = run->unit_id;
  *slot = (uint32_t)file->units.count - 1;
}

/* The built model whose name stands earliest between '_' in the test's name, the longest of those.
 */
static const char *tested_unit(const dbt_file *file, gov_text test) {
  for (size_t from = 1; from < test.n; from++) {
    if (test.z[from - 1] != '_') continue;
    for (size_t to = test.n; to > from; to--) {
      if (to < test.n && test.z[to] != '_') continue;
      uint32_t found = gov_map_get(&file->built, (gov_text){test.z + from, to - from});
      if (found != GOV_MAP_NONE) return *(const char **)gov_list_at(&file->units, found);
    }
  }
  return NULL;
}

static void read_test(const dbt_file *file, gov_tally *tally, const gov_node *result,
                      gov_text name) {
  const char *status = file->checked ? gov_run_status(gov_text_in(result, "status")) : NULL;
  int contradicts = gov_run_integer(result, "failures") > 0; /* passed below a loosened threshold */
  if (status && contradicts && !strcmp(status, GOV_PASSED)) status = GOV_RUN_PARTIAL;
  const char *unit = name.n <= GOV_MAX_NAME_BYTES ? tested_unit(file, name) : NULL;
  gov_tally_count *count = gov_tally_check(tally, unit, status, result->line);
  if (!status || strcmp(status, GOV_PASSED) != 0) return;
  gov_tally_method(count, GOV_VERIFICATION_QUALITY_SUITE);
  if (gov_text_starts(name, "relationships")) gov_tally_method(count, GOV_VERIFICATION_REFERENTIAL);
  if (gov_text_starts(name, "not_null") || gov_text_starts(name, "unique"))
    gov_tally_method(count, GOV_VERIFICATION_CONSTRAINT);
}

/* Which commands run the nodes they list. A file that does not say is of a version that wrote it
** for runs alone. */
static int is_run(const char *which) {
  static const char *const commands[] = {"run", "build", "test", "seed", "snapshot", "retry"};
  if (!which) return 1;
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
    if (!strcmp(which, commands[i])) return 1;
  return 0;
}

static void read_head(dbt_file *file, const gov_node *root) {
  const gov_node *metadata = gov_member(root, "metadata"), *args = gov_member(root, "args");
  const char *target = gov_text_in(args, "target");
  file->pattern.run_id = gov_run_keep_in(file->reading, metadata, "invocation_id");
  file->pattern.started_at = gov_run_keep_in(file->reading, metadata, "generated_at");
  file->pattern.env = gov_run_keep(file->reading, target);
  file->ran = is_run(gov_text_in(args, "which"));
  if (!file->ran) file->pattern.note = "compiled only: nothing was run";
  file->kind = !target || gov_text_starts(gov_text_of(target), "prod") ? GOV_PRODUCTION : GOV_TEST;
  file->checked = file->ran && gov_node_boolean(gov_member(args, "empty")) != 1;
  if (!file->ran || file->checked) return;
  file->kind = GOV_DRY_RUN;
  file->pattern.note = "built without rows: dbt was run with --empty";
}

static int read_results(gov_reading *reading, const gov_node *root) {
  dbt_file file = {.reading = reading, .units = {.row_bytes = sizeof(char *)}};
  gov_tally tally;
  gov_tally_start(&tally, reading);
  read_head(&file, root);
  const gov_node *results = gov_member(root, "results");
  for (const gov_node *at = gov_node_first(results); at; at = at->next) {
    gov_text unique_id = gov_text_of(gov_text_in(at, "unique_id"));
    if (is_built(unique_id)) read_built(&file, at, node_name(unique_id));
  }
  for (const gov_node *at = gov_node_first(results); at; at = at->next) {
    gov_text unique_id = gov_text_of(gov_text_in(at, "unique_id"));
    if (is_test(unique_id)) read_test(&file, &tally, at, node_name(unique_id));
  }
  gov_map_free(&file.built);
  gov_list_free(&file.units);
  return gov_tally_finish(&tally, &file.pattern);
}

static int recognise(const gov_source *head) {
  if (!gov_head_is_json(head)) return 0;
  if (gov_text_find(head->bytes, "dbt/run-results/")) return 95;
  return gov_head_has_key(head, "unique_id") && gov_head_has_key(head, "results") ? 50 : 0;
}

const gov_reader gov_reader_run_dbt = {.format = "dbt-run-results",
                                       .kinds = GOV_RUN_KINDS,
                                       .recognise = recognise,
                                       .read_root = read_results};
