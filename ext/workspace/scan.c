/* scan.c: the stages of a scan in their order. */
#include "workspace/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "facts/lexicon/lexicon.h"
#include "facts/passes.h"
#include "read/prose/phrase_tables.h"
#include "workspace/flags.h"
#include "workspace/glob.h"
#include "workspace/input.h"
#include "workspace/lexicon_file.h"
#include "workspace/links.h"
#include "workspace/load.h"
#include "workspace/specs.h"
#include "workspace/sums.h"

typedef struct scan_run {
  gov_facts facts;
  gov_roots roots;
  gov_kinds kinds;
  gov_specs specs;
  gov_walk walk;
  gov_lexicon *lexicon;
  gov_phrase_tables *phrases;
  char **error;
} scan_run;

/* The time that reports and expiry dates go by: SOURCE_DATE_EPOCH makes runs repeatable. */
static int set_now(scan_run *scan) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  char *end = NULL;
  long long seconds = epoch && *epoch ? strtoll(epoch, &end, 10) : 0;
  int is_set = epoch && *epoch && !*end && seconds >= 0;
  if (epoch && *epoch && !is_set) {
    gov_diagnose(&scan->facts, GOV_WARNING, "flag.now", (gov_place){0},
                 "SOURCE_DATE_EPOCH is no number of seconds; the clock is used");
  }
  time_t now = is_set ? (time_t)seconds : time(NULL);
  struct tm utc;
  char text[32];
  if (!gmtime_r(&now, &utc) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc))
    return SQLITE_ERROR;
  return gov_flags_set(&scan->facts, "now", text, is_set ? "set" : "default");
}

/* The host is looked for in the environment alone; several or none mean tool-agnostic. */
static int set_host(scan_run *scan) {
  static const struct {
    const char *variable, *host;
  } markers[] = {{"KILOCODE", "kilo"},           {"KILO_CODE", "kilo"},
                 {"KILOCODE_VERSION", "kilo"},   {"CLAUDECODE", "claude-code"},
                 {"CLAUDE_CODE", "claude-code"}, {"CLAUDE_CODE_ENTRYPOINT", "claude-code"},
                 {"ANTIGRAVITY", "antigravity"}, {"ANTIGRAVITY_AGENT", "antigravity"}};
  const char *host = NULL;
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
    const char *value = getenv(markers[i].variable);
    if (!value || !*value || (host && !strcmp(host, markers[i].host))) continue;
    host = host ? "tool-agnostic" : markers[i].host;
    if (!strcmp(host, "tool-agnostic")) break;
  }
  return gov_flags_set(&scan->facts, "host", host ? host : "tool-agnostic",
                       host ? "set" : "default");
}

static void say(scan_run *scan, const char *what, size_t count) {
  if (gov_flag_is_on(&scan->facts, "progress"))
    fprintf(stderr, "gov_scan: %s (%zu)\n", what, count);
}

static int read_flags(scan_run *scan, int count, const char *const *flags) {
  int rc = gov_flags_read(&scan->facts, count, flags, scan->error);
  if (rc == SQLITE_OK) rc = set_now(scan);
  if (rc == SQLITE_OK) rc = set_host(scan);
  return rc;
}

/* Adds the folders of a flag; one that is not there is worth a word, but no reason to stop. */
static int add_roots_of(scan_run *scan, const char *flag, int is_registry) {
  gov_text rest = gov_text_of(gov_flag_value(&scan->facts, flag)), item;
  while (gov_list_next_item(&rest, &item)) {
    const char *folder = gov_arena_copy(&scan->facts.arena, item.z, item.n);
    size_t known = scan->roots.list.count;
    int rc = folder ? gov_roots_add(&scan->roots, &scan->facts.arena, folder, NULL) : SQLITE_NOMEM;
    if (rc == SQLITE_CANTOPEN) {
      gov_diagnose(&scan->facts, GOV_WARNING, "root.missing", (gov_place){0},
                   "--%s: '%s' is no folder that can be read", flag, folder);
    } else if (rc != SQLITE_OK) {
      return rc;
    } else if (scan->roots.list.count > known) {
      ((gov_root *)gov_list_at(&scan->roots.list, known))->is_registry = is_registry;
    }
  }
  return SQLITE_OK;
}

/* The registry that decides may lie outside: naming it gives leave to read it, and nothing else
** there. */
static int add_registry_root(scan_run *scan) {
  const char *inner, *given = gov_flag_value(&scan->facts, "registry-dir");
  char *folded = gov_path_fold(&scan->roots, &scan->facts.arena, given);
  if (!folded) return SQLITE_NOMEM;
  if (gov_roots_locate(&scan->roots, folded, &inner)) return SQLITE_OK;
  return add_roots_of(scan, "registry-dir", 1);
}

static int add_roots(scan_run *scan, const char *root) {
  int rc = gov_roots_add(&scan->roots, &scan->facts.arena, root, NULL);
  if (rc == SQLITE_CANTOPEN) {
    *scan->error = sqlite3_mprintf("gov_scan: '%s' is no folder that can be read", root);
  }
  if (rc == SQLITE_OK) rc = add_roots_of(scan, "workspace-roots", 0);
  if (rc == SQLITE_OK) rc = gov_specs_read_repos(&scan->specs);
  if (rc == SQLITE_OK) rc = add_registry_root(scan);
  return rc == SQLITE_OK ? add_roots_of(scan, "registry-roots", 1) : rc;
}

/* A glob that found nothing is worth a word: it is a typing mistake more often than not. */
static void report_idle_globs(scan_run *scan) {
  gov_kind_pattern *patterns = (void *)scan->kinds.patterns.rows;
  for (size_t i = 0; i < scan->kinds.of_flags;) {
    int matches = 0;
    const char *given = patterns[i].as_given, *flag = patterns[i].flag;
    for (; i < scan->kinds.of_flags && patterns[i].as_given == given; i++)
      matches += patterns[i].matches;
    if (matches) continue;
    gov_diagnose(&scan->facts, GOV_WARNING, "flag.matches_nothing", (gov_place){0},
                 "--%s: no file matches '%s'", flag, given);
  }
}

/* --region-pairs and the environments: what the user says of the whole migration. */
static int state_flows(scan_run *scan) {
  gov_text rest = gov_text_of(gov_flag_value(&scan->facts, "region-pairs")), pair;
  gov_arena *arena = &scan->facts.arena;
  const char *source_env = gov_flag_value(&scan->facts, "source-env");
  const char *target_env = gov_flag_value(&scan->facts, "target-env");
  if (!rest.n && source_env && *source_env && target_env && *target_env) {
    gov_flow *flow = GOV_ADD(&scan->facts, flows);
    if (!flow) return SQLITE_NOMEM;
    *flow = (gov_flow){.source_env = source_env, .target_env = target_env, .via = "flag"};
  }
  while (gov_list_next_item(&rest, &pair)) {
    gov_flow *flow = GOV_ADD(&scan->facts, flows);
    const char *colon = memchr(pair.z, ':', pair.n);
    if (!flow || !colon) return SQLITE_NOMEM;
    gov_text source = gov_trim((gov_text){pair.z, (size_t)(colon - pair.z)});
    gov_text target = gov_trim((gov_text){colon + 1, pair.n - (size_t)(colon + 1 - pair.z)});
    *flow = (gov_flow){.source_env = source_env,
                       .target_env = target_env,
                       .source_region = gov_arena_copy(arena, source.z, source.n),
                       .target_region = gov_arena_copy(arena, target.z, target.n),
                       .via = "flag"};
  }
  return arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int find_files(scan_run *scan) {
  int rc = gov_kinds_init(&scan->kinds, &scan->facts, &scan->roots);
  if (rc == SQLITE_OK) rc = gov_specs_name_documents(&scan->specs, &scan->kinds);
  if (rc != SQLITE_OK) return rc;
  scan->walk.roots = &scan->roots;
  scan->walk.kinds = &scan->kinds;
  scan->walk.facts = &scan->facts;
  rc = gov_walk_run(&scan->walk);
  if (rc == SQLITE_OK) rc = gov_links_follow(&scan->walk);
  report_idle_globs(scan);
  return rc == SQLITE_OK ? gov_specs_report_strays(&scan->specs, &scan->walk.found) : rc;
}

/* The phrases for reading prose, built only when there is prose; --lexicon adds its rows. */
static int make_lexicon(scan_run *scan) {
  const gov_found *found = (const void *)scan->walk.found.rows;
  const char *given = gov_flag_value(&scan->facts, "lexicon");
  gov_input input = {0};
  int prose = given && *given, rc = SQLITE_OK;
  for (size_t i = 0; i < scan->walk.found.count && !prose; i++)
    prose = (found[i].kind & (GOV_KIND_PLAN | GOV_KIND_SPEC | GOV_KIND_TASKS)) != 0 ||
            gov_text_ends(gov_text_of(found[i].name), ".md");
  if (given && *given)
    rc = gov_input_read(&input, &scan->facts, &scan->roots, "lexicon", given, GOV_KIND_CONFIG,
                        scan->error);
  if (rc == SQLITE_OK && input.path)
    rc = gov_lexicon_file_read(&scan->facts, input.path, input.text);
  if (rc == SQLITE_OK && prose) {
    scan->lexicon = gov_lexicon_new(&scan->facts);
    if (!scan->lexicon) rc = SQLITE_NOMEM;
  }
  gov_input_free(&input);
  return rc;
}

/* What reading alone needs: the passes are to find the memory free. */
static void let_go_of_readers(scan_run *scan) {
  gov_lexicon_free(scan->lexicon);
  gov_phrase_tables_free(scan->phrases);
  gov_list_free(&scan->walk.found);
  scan->lexicon = NULL;
  scan->phrases = NULL;
}

static int run_stages(scan_run *scan, const char *root, int flag_count, const char *const *flags) {
  int rc = read_flags(scan, flag_count, flags);
  if (rc == SQLITE_OK) rc = add_roots(scan, root);
  if (rc == SQLITE_OK) rc = gov_specs_read_index(&scan->specs);
  if (rc == SQLITE_OK) rc = gov_specs_choose(&scan->specs);
  if (rc == SQLITE_OK) rc = state_flows(scan);
  if (rc == SQLITE_OK) rc = find_files(scan);
  if (rc != SQLITE_OK) return rc;
  say(scan, "files found", scan->walk.found.count);
  scan->phrases = gov_phrase_tables_new();
  rc = scan->phrases ? make_lexicon(scan) : SQLITE_NOMEM;
  if (rc == SQLITE_OK)
    rc = gov_load_run(&scan->facts, scan->lexicon, scan->phrases, (void *)scan->walk.found.rows,
                      scan->walk.found.count);
  if (rc != SQLITE_OK) return rc;
  let_go_of_readers(scan);
  say(scan, "files read", GOV_COUNT(&scan->facts, artifacts));
  rc = gov_check_sums(&scan->facts, &scan->roots);
  if (rc == SQLITE_OK) rc = gov_specs_extend_scope(&scan->facts);
  if (rc == SQLITE_OK) rc = gov_run_passes(&scan->facts);
  if (rc == SQLITE_OK) say(scan, "units known", GOV_COUNT(&scan->facts, units));
  return rc == SQLITE_OK && scan->facts.arena.failed ? SQLITE_NOMEM : rc;
}

/* Bare names find the user's table: a query that means ours must say so. */
static void report_clashes(scan_run *scan, const gov_list *clashes) {
  for (size_t i = 0; i < clashes->count; i++) {
    const char *name = *(const char **)gov_list_at(clashes, i);
    gov_diagnose(
        &scan->facts, GOV_WARNING, "table.clash", (gov_place){0},
        "the database has a table %s of its own; write temp.%s for the one of this extension", name,
        name);
  }
}

/* Too many diagnostics help nobody; the last one says how many are not shown. */
static void limit_diagnostics(gov_facts *facts) {
  size_t count = GOV_COUNT(facts, diagnostics);
  if (count < GOV_MAX_DIAGNOSTICS) return;
  facts->tables[GOV_FACT_diagnostics].count = GOV_MAX_DIAGNOSTICS - 1;
  gov_diagnose(facts, GOV_WARNING, "diagnostics.limit", (gov_place){0},
               "%lld diagnostics or more are not shown",
               (long long)(count - GOV_MAX_DIAGNOSTICS + 1));
}

int gov_scan_run(const char *root, int flag_count, const char *const *flags,
                 const gov_list *clashes, gov_workspace **workspace, char **error) {
  scan_run scan = {.walk = {.found = {.row_bytes = sizeof(gov_found)}}, .error = error};
  gov_facts_init(&scan.facts);
  gov_roots_init(&scan.roots);
  gov_specs_init(&scan.specs, &scan.facts, &scan.roots, error);
  int rc = run_stages(&scan, root, flag_count, flags);
  report_clashes(&scan, clashes);
  limit_diagnostics(&scan.facts);
  if (rc == SQLITE_OK && scan.facts.arena.failed) rc = SQLITE_NOMEM;
  if (rc == SQLITE_OK) {
    const gov_root *main_root = gov_list_at(&scan.roots.list, 0);
    *workspace = gov_workspace_new(&scan.facts, main_root->real);
    if (!*workspace) rc = SQLITE_NOMEM;
  } else {
    gov_facts_free(&scan.facts);
  }
  let_go_of_readers(&scan);
  gov_kinds_free(&scan.kinds);
  gov_specs_free(&scan.specs);
  gov_roots_free(&scan.roots);
  return rc;
}
