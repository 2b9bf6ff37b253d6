/* kinds.c: the patterns of flags and conventions, in the order in which they decide. */
#include "workspace/kinds.h"

#include "embedded.h"

/* The flags that hold globs, in the order in which they claim a file that several of them name. */
static const struct {
  const char *flag;
  gov_kind kind;
} glob_flags[] = {
    {"migration-plan-paths", GOV_KIND_PLAN},         {"migration-script-paths", GOV_KIND_SCRIPT},
    {"pipeline-config-paths", GOV_KIND_PIPELINE},    {"data-model-paths", GOV_KIND_MODEL},
    {"data-policy-paths", GOV_KIND_POLICY},          {"migration-report-paths", GOV_KIND_REPORT},
    {"data-quality-report-paths", GOV_KIND_QUALITY}, {"audit-log-paths", GOV_KIND_AUDIT},
};

static gov_kind kind_of_name(const char *name) {
  for (unsigned kind = 1; gov_kind_name((gov_kind)kind); kind <<= 1) {
    if (!strcmp(gov_kind_name((gov_kind)kind), name)) return (gov_kind)kind;
  }
  return 0;
}

/* Adds a row for each pattern that a glob stands for, made as `like` says. */
static int add_patterns(gov_kinds *kinds, gov_arena *arena, gov_text glob, gov_kind_pattern like) {
  gov_list globs = {.row_bytes = sizeof(gov_glob)};
  int rc = gov_glob_add(arena, &globs, glob);
  for (size_t i = 0; i < globs.count && rc == SQLITE_OK; i++) {
    gov_kind_pattern *pattern = gov_list_add(&kinds->patterns);
    if (!pattern) {
      rc = SQLITE_NOMEM;
      break;
    }
    *pattern = like;
    pattern->glob = *(gov_glob *)gov_list_at(&globs, i);
  }
  gov_list_free(&globs);
  return rc;
}

/* A glob of a flag, folded and known to stay below a root; NULL: it leads out, which is reported,
** or no memory. */
static char *fold_glob(gov_facts *facts, const gov_roots *roots, const char *flag,
                       const char *given) {
  char *folded = gov_path_fold(roots, &facts->arena, given);
  const char *inner;
  if (!folded || gov_roots_locate(roots, folded, &inner)) return folded;
  gov_diagnose(facts, GOV_WARNING, "path.escapes", (gov_place){0},
               "--%s: '%s' leads out of the workspace and is not read; name its root by "
               "--workspace-roots or "
               "--repos-config",
               flag, given);
  return NULL;
}

static int add_flag(gov_kinds *kinds, gov_facts *facts, const gov_roots *roots, const char *flag,
                    gov_kind kind) {
  gov_text rest = gov_text_of(gov_flag_value(facts, flag)), item;
  while (gov_list_next_item(&rest, &item)) {
    const char *given = gov_arena_copy(&facts->arena, item.z, item.n);
    char *folded = given ? fold_glob(facts, roots, flag, given) : NULL;
    if (facts->arena.failed) return SQLITE_NOMEM;
    kinds->flag_kinds |= kind;
    if (!folded) continue;
    gov_kind_pattern like = {
        .kind = kind, .flag = flag, .contains = "", .as_given = given, .sure = 1};
    int rc = add_patterns(kinds, &facts->arena, gov_text_of(folded), like);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

/* A registry folder other than the usual one takes its place. */
static int add_registry(gov_kinds *kinds, gov_facts *facts, const gov_roots *roots) {
  const char *given = gov_flag_value(facts, "registry-dir");
  char *folded = given ? fold_glob(facts, roots, "registry-dir", given) : NULL;
  if (facts->arena.failed) return SQLITE_NOMEM;
  if (!folded || !strcmp(folded, ".spec/registry")) return SQLITE_OK;
  char *glob = gov_arena_printf(&facts->arena, "%s/**/*.{json,yaml,yml}", folded);
  if (!glob) return SQLITE_NOMEM;
  kinds->flag_kinds |= GOV_KIND_REGISTRY;
  gov_kind_pattern like = {.kind = GOV_KIND_REGISTRY,
                           .flag = "registry-dir",
                           .contains = "",
                           .as_given = given,
                           .sure = 1};
  return add_patterns(kinds, &facts->arena, gov_text_of(glob), like);
}

static int add_convention(gov_kinds *kinds, gov_arena *arena, const gov_data_table *table,
                          int row) {
  gov_kind_pattern like = {.kind = kind_of_name(gov_data_cell(table, row, 0)),
                           .contains = gov_data_cell(table, row, 2),
                           .sure = !strcmp(gov_data_cell(table, row, 3), "yes")};
  if (kinds->flag_kinds & (unsigned)like.kind) return SQLITE_OK;
  char *folded = gov_arena_string(arena, gov_data_cell(table, row, 1));
  if (!folded) return SQLITE_NOMEM;
  for (char *c = folded; *c; c++) *c = gov_lower(*c);
  return add_patterns(kinds, arena, gov_text_of(folded), like);
}

int gov_kinds_init(gov_kinds *kinds, gov_facts *facts, const gov_roots *roots) {
  *kinds = (gov_kinds){.patterns = {.row_bytes = sizeof(gov_kind_pattern)},
                       .named = {.row_bytes = sizeof(gov_named)}};
  for (size_t i = 0; i < sizeof glob_flags / sizeof *glob_flags; i++) {
    int rc = add_flag(kinds, facts, roots, glob_flags[i].flag, glob_flags[i].kind);
    if (rc != SQLITE_OK) return rc;
  }
  int rc = add_registry(kinds, facts, roots);
  if (rc != SQLITE_OK) return rc;
  kinds->of_flags = kinds->patterns.count;
  const gov_data_table *table = gov_data("conventions");
  for (int row = 0; table && row < table->row_count; row++) {
    rc = add_convention(kinds, &facts->arena, table, row);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

void gov_kinds_free(gov_kinds *kinds) {
  gov_list_free(&kinds->patterns);
  gov_list_free(&kinds->named);
  gov_map_free(&kinds->by_path);
}

/* How files are taken that no pattern finds. */
static const gov_kind_pattern by_index = {.contains = "", .sure = 1};
static const gov_kind_pattern document_of_index = {
    .kind = GOV_KIND_PLAN, .contains = "migrat|backfill|rollback|ย้ายข้อมูล|ถ่ายโอนข้อมูล"};
static const gov_kind_pattern script_of_index = {
    .kind = GOV_KIND_SCRIPT, .contains = "", .sure = 1};
static const gov_kind_pattern of_registry = {.kind = GOV_KIND_REGISTRY, .contains = "", .sure = 1};

int gov_kinds_name(gov_kinds *kinds, const char *path, const char *spec_id, gov_kind kind) {
  uint32_t *slot = gov_map_at(&kinds->by_path, gov_text_of(path));
  if (!slot) return SQLITE_NOMEM;
  if (*slot != GOV_MAP_NONE) return SQLITE_OK; /* the first spec that names it keeps it */
  gov_named *named = gov_list_add(&kinds->named);
  if (!named) return SQLITE_NOMEM;
  *slot = (uint32_t)kinds->named.count - 1;
  *named = (gov_named){.path = path, .spec_id = spec_id, .kind = kind};
  if (kind)
    named->pattern = &by_index;
  else if (gov_text_ends(gov_text_of(path), ".md"))
    named->pattern = &document_of_index;
  else if (gov_text_ends(gov_text_of(path), ".sql"))
    named->pattern = &script_of_index;
  return SQLITE_OK;
}

static const gov_kind_pattern *find_by_flag(gov_kinds *kinds, const char *path, size_t n) {
  gov_kind_pattern *patterns = (void *)kinds->patterns.rows, *found = NULL;
  for (size_t i = 0; i < kinds->of_flags; i++) {
    if (!gov_glob_match(&patterns[i].glob, path, n)) continue;
    patterns[i].matches++;
    if (!found) found = &patterns[i];
  }
  return found;
}

static const gov_kind_pattern *find_by_convention(const gov_kinds *kinds, const char *inner,
                                                  size_t n) {
  const gov_kind_pattern *patterns = (const void *)kinds->patterns.rows;
  char folded[GOV_MAX_PATH_BYTES];
  if (n >= sizeof folded) return NULL;
  for (size_t i = 0; i <= n; i++) folded[i] = gov_lower(inner[i]);
  for (size_t i = kinds->of_flags; i < kinds->patterns.count; i++) {
    if (gov_glob_match(&patterns[i].glob, folded, n)) return &patterns[i];
  }
  return NULL;
}

static int is_registry_file(gov_text path) {
  return gov_text_ends(path, ".json") || gov_text_ends(path, ".yaml") ||
         gov_text_ends(path, ".yml");
}

gov_kind_choice gov_kinds_find(gov_kinds *kinds, const gov_root *root, const char *path, size_t n) {
  gov_kind_choice choice = {.pattern = find_by_flag(kinds, path, n)};
  uint32_t row = gov_map_get(&kinds->by_path, (gov_text){path, n});
  const gov_named *named = row == GOV_MAP_NONE ? NULL : gov_list_at(&kinds->named, row);
  if (named) choice.spec_id = named->spec_id;
  if (named && (named->kind == GOV_KIND_INDEX || named->kind == GOV_KIND_CONFIG)) {
    choice.pattern = NULL; /* read already */
    return choice;
  }
  if (!choice.pattern && named && named->kind) choice.pattern = named->pattern;
  if (!choice.pattern && root->is_registry) {
    if (is_registry_file((gov_text){path, n})) choice.pattern = &of_registry;
  } else if (!choice.pattern) {
    size_t root_bytes = strlen(root->prefix);
    choice.pattern = find_by_convention(kinds, path + root_bytes, n - root_bytes);
  }
  if (!choice.pattern && named) choice.pattern = named->pattern;
  if (choice.pattern) choice.kind = choice.pattern->kind ? choice.pattern->kind : named->kind;
  if (choice.pattern && choice.pattern->flag == NULL &&
      (kinds->flag_kinds & (unsigned)choice.kind)) {
    choice.pattern = NULL; /* this kind is read from its flag's paths alone */
  }
  return choice;
}

int gov_kinds_opens(const gov_kinds *kinds, const char *folder, size_t n) {
  const gov_kind_pattern *patterns = (const void *)kinds->patterns.rows;
  for (size_t i = 0; i < kinds->of_flags; i++) {
    const gov_glob *glob = &patterns[i].glob;
    if (glob->prefix_bytes > n && !strncmp(glob->pattern, folder, n) && glob->pattern[n] == '/')
      return 1;
  }
  return 0;
}

int gov_contains_any(gov_text text, const char *words) {
  while (*words) {
    size_t n = strcspn(words, "|");
    char word[64];
    if (n < sizeof word) {
      memcpy(word, words, n);
      word[n] = 0;
      if (gov_text_find(text, word)) return 1;
    }
    words += n + (words[n] == '|');
  }
  return 0;
}
