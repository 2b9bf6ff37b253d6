/* pipeline.c: what the readers of pipeline configurations share. */
#include "read/pipelines/pipeline.h"

#include "facts/environment.h"
#include "facts/redact/redact.h"
#include "facts/regions.h"

void gov_pipeline_start(gov_pipeline *pipeline, gov_reading *reading) {
  *pipeline =
      (gov_pipeline){.reading = reading, .units = {.row_bytes = sizeof(gov_pipeline_unit_row)}};
}

/* schema.table when both are names; NULL for patterns, placeholders and what looks like a value. */
static const char *name_of(gov_pipeline *pipeline, const char *schema, const char *table,
                           int32_t line) {
  gov_arena *arena = &pipeline->reading->facts->arena;
  if (!table || !*table) return NULL;
  const char *name =
      gov_arena_printf(arena, "%s%s%s", schema ? schema : "", schema && *schema ? "." : "", table);
  if (!name || strlen(name) > GOV_MAX_NAME_BYTES) return NULL;
  if (strstr(name, "${")) {
    if (!pipeline->unknowns++) pipeline->unknown_line = line;
    return NULL;
  }
  if (strpbrk(name, "%*?()[]|^$+{}\\<> \t\n")) {
    if (!pipeline->patterns++) pipeline->pattern_line = line;
    return NULL;
  }
  const char *redacted = gov_redact(arena, gov_text_of(name));
  return redacted && !strcmp(redacted, name) ? name : NULL;
}

static void note(gov_pipeline *pipeline, const char *name, const char *kind, gov_signal coverage,
                 int32_t line) {
  gov_facts *facts = pipeline->reading->facts;
  gov_place place = {pipeline->reading->source->path, line};
  gov_mention *mention = GOV_ADD(facts, mentions);
  gov_evidence *row = gov_state(facts, coverage, GOV_BY_PIPELINE, place);
  if (!mention || !row) return;
  mention->role = GOV_DECLARES;
  mention->name = name;
  mention->kind = kind;
  mention->source = GOV_BY_PIPELINE;
  mention->place = place;
  row->unit_id = name;
  row->position = GOV_IN_FILE;
  row->why = coverage == GOV_COVERAGE_IN_SCOPE ? "a pipeline moves it" : "a pipeline leaves it out";
}

const char *gov_pipeline_moves(gov_pipeline *pipeline, const char *kind, const char *schema,
                               const char *table, int32_t line) {
  const char *name = name_of(pipeline, schema, table, line);
  gov_pipeline_unit_row *unit = name ? gov_list_add(&pipeline->units) : NULL;
  if (name && !unit) pipeline->reading->facts->arena.failed = 1;
  if (!unit) return NULL;
  *unit = (gov_pipeline_unit_row){name, line};
  note(pipeline, name, kind, GOV_COVERAGE_IN_SCOPE, line);
  return name;
}

void gov_pipeline_leaves(gov_pipeline *pipeline, const char *schema, const char *table,
                         int32_t line) {
  const char *name = name_of(pipeline, schema, table, line);
  if (name) note(pipeline, name, NULL, GOV_COVERAGE_OUT_OF_SCOPE, line);
}

/* The next name of a list, escapes of dots taken back; NULL at the end. */
static const char *next_name(gov_pipeline *pipeline, const char **list) {
  while (**list == ',' || gov_is_space(**list)) ++*list;
  size_t n = strcspn(*list, ",");
  if (!n) return NULL;
  gov_text item = gov_trim((gov_text){*list, n});
  char *name = gov_arena_copy(&pipeline->reading->facts->arena, item.z, item.n);
  *list += n;
  size_t kept = 0;
  for (size_t i = 0; name && name[i]; i++) {
    if (name[i] != '\\' || (name[i + 1] != '.' && name[i + 1] != '\\')) name[kept++] = name[i];
  }
  if (name) name[kept] = 0;
  return name;
}

void gov_pipeline_moves_list(gov_pipeline *pipeline, const char *kind, const char *list,
                             int32_t line) {
  for (const char *name; list && (name = next_name(pipeline, &list)) != NULL;)
    gov_pipeline_moves(pipeline, kind, NULL, name, line);
}

void gov_pipeline_leaves_list(gov_pipeline *pipeline, const char *list, int32_t line) {
  for (const char *name; list && (name = next_name(pipeline, &list)) != NULL;)
    gov_pipeline_leaves(pipeline, NULL, name, line);
}

void gov_pipeline_states(gov_pipeline *pipeline, const char *unit, gov_signal signal,
                         const char *value, const char *why, int32_t line) {
  if (!unit) return;
  gov_evidence *row = gov_state(pipeline->reading->facts, signal, GOV_BY_PIPELINE,
                                (gov_place){pipeline->reading->source->path, line});
  if (!row) return;
  row->unit_id = unit;
  row->value = value ? gov_redact(&pipeline->reading->facts->arena, gov_text_of(value)) : NULL;
  row->why = why;
  row->position = GOV_IN_FILE;
  /* Emptying the target is not yet deleting the dataset: it counts for nothing by itself. */
  if (signal == GOV_CONTROL_DELETION) row->standing = GOV_INFERRED;
}

void gov_pipeline_trait_add(gov_pipeline *pipeline, gov_signal signal, const char *value,
                            const char *why, int32_t line) {
  for (int i = 0; i < pipeline->trait_count; i++) {
    const char *known = pipeline->traits[i].value;
    if (pipeline->traits[i].signal == signal && (!known || !value || !strcmp(known, value))) return;
  }
  if (pipeline->trait_count == GOV_MAX_PIPELINE_TRAITS) return;
  pipeline->traits[pipeline->trait_count++] = (gov_pipeline_trait){signal, value, why, line};
}

void gov_pipeline_side(gov_pipeline *pipeline, int is_target, const char *text, int32_t line) {
  gov_region region;
  gov_text place;
  const char **known_region = is_target ? &pipeline->target_region : &pipeline->source_region;
  const char **known_env = is_target ? &pipeline->target_env : &pipeline->source_env;
  if (!text || strlen(text) > 4096) return;
  if (!strncmp(text, "${", 2) && strchr(text, '}') == text + strlen(text) - 1) return;
  int of_host = *known_region ? 0 : gov_region_of_host(gov_text_of(text), &region);
  if (!*known_region &&
      (of_host > 0 || gov_region_find(gov_text_of(text), &region) ||
       (of_host < 0 && gov_region_in_text(NULL, gov_text_of(text), &region, &place)))) {
    const char *spelled = gov_region_spelled(&pipeline->reading->facts->arena, &region);
    *known_region = spelled ? spelled : region.code;
    if (!pipeline->flow_line) pipeline->flow_line = line;
  }
  if (!*known_env) {
    *known_env = gov_environment_in(gov_text_of(text));
    if (*known_env && !pipeline->flow_line) pipeline->flow_line = line;
  }
}

int gov_pipeline_unknown(gov_pipeline *pipeline, const gov_node *node) {
  const char *text = gov_node_text(node);
  if (!text || !strstr(text, "${")) return 0;
  if (!pipeline->unknowns++) pipeline->unknown_line = node->line;
  return 1;
}

void gov_pipeline_off(gov_pipeline *pipeline, const gov_node *by) {
  pipeline->off = 1;
  gov_diagnose(pipeline->reading->facts, GOV_INFO, "pipeline.off",
               (gov_place){pipeline->reading->source->path, gov_node_line(by)},
               "the pipeline is switched off: it moves nothing");
}

int gov_pipeline_is_tenant_key(const char *column) {
  gov_text name = gov_text_of(column);
  return name.n && (gov_text_find(name, "tenant") || gov_text_is(name, "org_id") ||
                    gov_text_is(name, "organization_id") || gov_text_is(name, "organisation_id"));
}

static void add_flow(gov_pipeline *pipeline, const char *unit) {
  gov_flow *flow = GOV_ADD(pipeline->reading->facts, flows);
  if (!flow) return;
  flow->unit_id = unit;
  flow->source_env = pipeline->source_env;
  flow->target_env = pipeline->target_env;
  flow->source_region = pipeline->source_region;
  flow->target_region = pipeline->target_region;
  flow->via = GOV_BY_PIPELINE;
  flow->place = (gov_place){pipeline->reading->source->path, pipeline->flow_line};
}

int gov_pipeline_finish(gov_pipeline *pipeline) {
  gov_facts *facts = pipeline->reading->facts;
  for (size_t i = 0; i < pipeline->units.count; i++) {
    const gov_pipeline_unit_row *unit = gov_list_at(&pipeline->units, i);
    for (int k = 0; k < pipeline->trait_count; k++) {
      const gov_pipeline_trait *trait = &pipeline->traits[k];
      gov_pipeline_states(pipeline, unit->name, trait->signal, trait->value, trait->why,
                          trait->line);
    }
    if (pipeline->flow_line) add_flow(pipeline, unit->name);
  }
  if (pipeline->patterns)
    gov_diagnose(
        facts, GOV_INFO, "pipeline.pattern",
        (gov_place){pipeline->reading->source->path, pipeline->pattern_line},
        pipeline->patterns == 1
            ? "a pattern stands where a dataset's name would: which datasets it moves is not known"
            : "%d patterns stand where datasets' names would: which ones they move is not known",
        pipeline->patterns);
  if (pipeline->unknowns)
    gov_diagnose(facts, GOV_INFO, "pipeline.unknown",
                 (gov_place){pipeline->reading->source->path, pipeline->unknown_line},
                 pipeline->unknowns == 1
                     ? "what stands here is filled in elsewhere: what it moves is not known"
                     : "%d places are filled in elsewhere: what they move is not known",
                 pipeline->unknowns);
  if (!pipeline->units.count && !pipeline->patterns && !pipeline->unknowns && !pipeline->off)
    gov_diagnose(facts, GOV_INFO, "pipeline.no_dataset",
                 (gov_place){pipeline->reading->source->path, pipeline->line},
                 "the pipeline names no dataset");
  gov_list_free(&pipeline->units);
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
