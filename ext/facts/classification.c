/* classification.c: the data class of every unit, from all that classify it.
**
** Claims come from registries, policies, models and plans. The source decides first, in that
** order; then an entry that names the unit beats a pattern, and a longer pattern a shorter one;
** two equal claims that differ are a conflict, and the stricter is taken. Fields raise their unit
** when no better source classified it by name. Lineage comes last: a unit nobody classified is at
** least as sensitive as what it is made from. Disagreements are diagnostics.
*/
#include "facts/classes.h"
#include "facts/passes.h"
#include "facts/unit_names.h"
#include "facts/wildcard.h"

/* Sources in the order in which they decide. */
enum { BY_REGISTRY, BY_POLICY, BY_MODEL, BY_PLAN, SOURCES };
static const char *const source_names[] = {"registry", "policy", "model", "plan"};

enum { EXACT = 1 << 20 }; /* specificity of an entry that names the unit */

typedef struct claim {
  int level, specificity;
  gov_place place;
} claim;

typedef struct unit_claims {
  claim by[SOURCES]; /* the best of each source; level 0: none */
  claim field;       /* the highest of its fields */
  int field_source;
  int sensitive;
} unit_claims;

typedef struct classifying {
  gov_facts *facts;
  gov_unit_names names;
  unit_claims *claims; /* one a unit */
  gov_map registries;  /* paths of registries */
  gov_map complained;  /* words already reported */
} classifying;

static int source_of(const classifying *state, const char *source, const char *path) {
  if (path && gov_map_get(&state->registries, gov_text_of(path)) != GOV_MAP_NONE)
    return BY_REGISTRY;
  for (int i = 0; source && i < SOURCES; i++) {
    if (!strcmp(source, source_names[i])) return i;
  }
  return BY_PLAN;
}

static void complain(classifying *state, const char *word, gov_place place) {
  uint32_t *slot = gov_map_at(&state->complained, gov_text_of(word));
  if (!slot || *slot != GOV_MAP_NONE) return;
  *slot = 1;
  gov_diagnose(state->facts, GOV_WARNING, "class.unknown", place,
               "this data class is in no vocabulary; accepted are critical, high, medium, low and "
               "the words of the class table");
}

/* The level of a word, or of tags where there is none. */
static int level_of(classifying *state, const char *word, const char *tags, gov_place place,
                    int *sensitive) {
  gov_class found;
  if (word && gov_class_find(gov_text_of(word), &found)) {
    *sensitive |= found.sensitive;
    return found.level;
  }
  if (word && strcmp(word, "unknown") != 0) complain(state, word, place);
  gov_class_of_tags(tags, &found);
  *sensitive |= found.sensitive;
  return found.sensitive ? found.level : GOV_CLASS_UNKNOWN; /* a tag `public` classifies nothing */
}

static void add_claim(classifying *state, uint32_t unit, int source, claim made) {
  claim *best = &state->claims[unit].by[source];
  if (!made.level) return;
  if (best->level && best->specificity == made.specificity && best->level != made.level) {
    gov_diagnose(state->facts, GOV_WARNING, "class.conflict", made.place,
                 "%s is %s here and %s in %s:%d; the stricter is taken",
                 GOV_ROWS(state->facts, units)[unit].unit_id, gov_class_name(made.level),
                 gov_class_name(best->level), best->place.path ? best->place.path : "",
                 best->place.line);
    if (made.level > best->level) *best = made;
    return;
  }
  if (!best->level || made.specificity > best->specificity) *best = made;
}

static void claim_by_mentions(classifying *state) {
  gov_packed_view view = GOV_PACKED_VIEW(state->facts, mentions);
  const gov_mention *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (row->role != GOV_DECLARES || (!row->data_class && !row->tags)) continue;
    uint32_t unit = gov_unit_by_id(&state->names, row->name);
    if (unit == GOV_MAP_NONE) continue;
    int level =
        level_of(state, row->data_class, row->tags, row->place, &state->claims[unit].sensitive);
    add_claim(state, unit, source_of(state, row->source, row->place.path),
              (claim){level, row->data_class ? EXACT : EXACT - 1, row->place});
  }
  if (gov_packed_view_close(&view) != SQLITE_OK) state->facts->arena.failed = 1;
}

static const char *join_tags(gov_arena *arena, const char *tags, const char *more) {
  if (!more || !*more) return tags;
  return tags ? gov_arena_printf(arena, "%s,%s", tags, more) : more;
}

static int has_tag(const char *tags, const char *pattern) {
  while (tags && *tags) {
    size_t n = strcspn(tags, ",");
    if (gov_wildcard_match(gov_text_of(pattern), gov_trim((gov_text){tags, n}))) return 1;
    tags += n + (tags[n] == ',');
  }
  return 0;
}

static void classify_unit(classifying *state, uint32_t unit, const gov_policy *row,
                          int specificity) {
  gov_unit *known = &GOV_ROWS(state->facts, units)[unit];
  int level = level_of(state, row->control, row->tags, row->place, &state->claims[unit].sensitive);
  add_claim(state, unit, source_of(state, "policy", row->place.path),
            (claim){level, specificity, row->place});
  if (specificity < EXACT && !has_tag(known->tags, row->tags ? row->tags : ""))
    known->tags = join_tags(&state->facts->arena, known->tags, row->tags);
}

static int literal_bytes(const char *pattern) {
  int n = 0;
  for (; *pattern; pattern++) n += *pattern != '*' && *pattern != '?';
  return n;
}

static int subject_holds(const gov_policy *row, const gov_unit *unit) {
  if (!strcmp(row->subject_kind, "any")) return 1;
  if (!strcmp(row->subject_kind, "tag")) return has_tag(unit->tags, row->subject);
  return !strcmp(row->subject_kind, "unit") && gov_unit_matches(row->subject, unit->unit_id);
}

static void claim_by_policies(classifying *state) {
  const gov_policy *policies = GOV_ROWS(state->facts, policies);
  const gov_unit *units = GOV_ROWS(state->facts, units);
  for (size_t i = 0; i < GOV_COUNT(state->facts, policies); i++) {
    const gov_policy *row = &policies[i];
    if (strcmp(row->kind, GOV_CLASSIFICATION) != 0 || !row->subject_kind || !row->subject) continue;
    if (!strcmp(row->subject_kind, "unit") && !gov_is_wildcard(row->subject)) {
      uint32_t unit = gov_unit_by_name(&state->names, row->subject);
      if (unit != GOV_MAP_NONE) classify_unit(state, unit, row, EXACT);
      continue;
    }
    int specificity = strcmp(row->subject_kind, "any") ? 1 + literal_bytes(row->subject) : 0;
    for (size_t k = 0; k < GOV_COUNT(state->facts, units); k++) {
      if (subject_holds(row, &units[k])) classify_unit(state, (uint32_t)k, row, specificity);
    }
  }
}

/* Fields speak for their unit with the voice of the artifact they stand in. */
static void claim_by_fields(classifying *state) {
  gov_field *fields = GOV_ROWS(state->facts, fields);
  for (size_t i = 0; i < GOV_COUNT(state->facts, fields); i++) {
    gov_field *row = &fields[i];
    uint32_t unit = gov_unit_by_id(&state->names, row->unit_id);
    if (unit == GOV_MAP_NONE || (!row->data_class && !row->tags)) continue;
    unit_claims *claims = &state->claims[unit];
    int level = level_of(state, row->data_class, row->tags, row->place, &claims->sensitive);
    row->data_class = level ? gov_class_name(level) : NULL;
    int source = source_of(state, "model", row->place.path);
    if (level > claims->field.level ||
        (level == claims->field.level && source < claims->field_source)) {
      claims->field = (claim){level, 0, row->place};
      claims->field_source = source;
    }
  }
}

static void report_differences(classifying *state, const gov_unit *unit, const unit_claims *claims,
                               int decided) {
  const claim *won = &claims->by[decided];
  for (int source = decided + 1; source < SOURCES; source++) {
    const claim *other = &claims->by[source];
    if (!other->level || other->level == won->level) continue;
    gov_diagnose(state->facts, other->level > won->level ? GOV_WARNING : GOV_INFO, "class.conflict",
                 other->place, "%s is %s by this %s and %s by the %s in %s:%d, which decides",
                 unit->unit_id, gov_class_name(other->level), source_names[source],
                 gov_class_name(won->level), source_names[decided],
                 won->place.path ? won->place.path : "", won->place.line);
  }
}

static void decide(classifying *state, gov_unit *unit, const unit_claims *claims) {
  int decided = 0, level = GOV_CLASS_UNKNOWN;
  while (decided < SOURCES && !claims->by[decided].level) decided++;
  if (decided < SOURCES) {
    level = claims->by[decided].level;
    unit->class_source = source_names[decided];
    report_differences(state, unit, claims, decided);
  }
  if (claims->field.level > level) {
    int explicit_entry = decided < SOURCES && claims->by[decided].specificity == EXACT;
    if (!explicit_entry || claims->field_source <= decided) {
      level = claims->field.level;
      unit->class_source = "field";
    } else {
      gov_diagnose(state->facts, GOV_WARNING, "class.conflict", claims->field.place,
                   "a field of %s is %s by this %s, the unit is %s by the %s, which decides",
                   unit->unit_id, gov_class_name(claims->field.level),
                   source_names[claims->field_source], gov_class_name(level),
                   source_names[decided]);
    }
  }
  unit->data_class = gov_class_name(level);
  unit->sensitive = claims->sensitive || level >= GOV_CLASS_HIGH;
}

static int level_of_name(const char *data_class) {
  gov_class found;
  return gov_class_find(gov_text_of(data_class), &found) ? found.level : GOV_CLASS_UNKNOWN;
}

/* One step along lineage: 1 when something changed. `filled` marks units lineage may raise. */
static int inherit_once(classifying *state, char *filled) {
  const gov_lineage *rows = GOV_ROWS(state->facts, lineage);
  gov_unit *units = GOV_ROWS(state->facts, units);
  int changed = 0;
  for (size_t i = 0; i < GOV_COUNT(state->facts, lineage); i++) {
    uint32_t copy = gov_unit_by_id(&state->names, rows[i].unit_id);
    uint32_t source = gov_unit_by_id(&state->names, rows[i].source_unit_id);
    if (copy == GOV_MAP_NONE || source == GOV_MAP_NONE || copy == source || !filled[copy]) continue;
    if (level_of_name(units[source].data_class) > level_of_name(units[copy].data_class)) {
      units[copy].data_class = units[source].data_class;
      units[copy].class_source = "lineage";
      changed = 1;
    }
    if (units[source].sensitive > units[copy].sensitive) units[copy].sensitive = 1, changed = 1;
    if (units[source].tags && !units[copy].tags) units[copy].tags = units[source].tags, changed = 1;
  }
  return changed;
}

static int inherit(classifying *state) {
  size_t count = GOV_COUNT(state->facts, units);
  gov_unit *units = GOV_ROWS(state->facts, units);
  char *filled = sqlite3_malloc64(count + 1);
  if (!filled) return SQLITE_NOMEM;
  for (size_t i = 0; i < count; i++) filled[i] = !strcmp(units[i].data_class, "unknown");
  /* A chain may stand in the wrong order; each round carries at least one step, classes only rise.
   */
  enum { LONGEST_CHAIN = 64 };
  for (int round = 0; round < LONGEST_CHAIN && inherit_once(state, filled); round++) continue;
  const gov_lineage *rows = GOV_ROWS(state->facts, lineage);
  for (size_t i = 0; i < GOV_COUNT(state->facts, lineage); i++) {
    uint32_t copy = gov_unit_by_id(&state->names, rows[i].unit_id);
    uint32_t source = gov_unit_by_id(&state->names, rows[i].source_unit_id);
    if (copy == GOV_MAP_NONE || source == GOV_MAP_NONE || filled[copy]) continue;
    if (level_of_name(units[copy].data_class) >= level_of_name(units[source].data_class)) continue;
    gov_diagnose(state->facts, GOV_WARNING, "class.below_source", rows[i].place,
                 "%s is %s but made from %s, which is %s", units[copy].unit_id,
                 units[copy].data_class, units[source].unit_id, units[source].data_class);
  }
  sqlite3_free(filled);
  return SQLITE_OK;
}

static int note_registries(classifying *state) {
  const gov_artifact *artifacts = GOV_ROWS(state->facts, artifacts);
  for (size_t i = 0; i < GOV_COUNT(state->facts, artifacts); i++) {
    if (strcmp(artifacts[i].kind, GOV_BY_REGISTRY) != 0) continue;
    uint32_t *slot = gov_map_at(&state->registries, gov_text_of(artifacts[i].path));
    if (!slot) return SQLITE_NOMEM;
    *slot = 1;
  }
  return SQLITE_OK;
}

/* A policy's classes are words of any vocabulary; rules compare ours. */
static void normalise_policies(gov_facts *facts) {
  gov_policy *policies = GOV_ROWS(facts, policies);
  for (size_t i = 0; i < GOV_COUNT(facts, policies); i++) {
    gov_class found;
    gov_policy *row = &policies[i];
    if (!strcmp(row->kind, GOV_CLASSIFICATION) && row->control &&
        gov_class_find(gov_text_of(row->control), &found))
      row->control = gov_class_name(found.level);
    if (row->subject_kind && !strcmp(row->subject_kind, "class") && row->subject &&
        gov_class_find(gov_text_of(row->subject), &found))
      row->subject = gov_class_name(found.level);
  }
}

int gov_pass_classification(gov_facts *facts) {
  classifying state = {.facts = facts, .names = {.facts = facts}};
  size_t count = GOV_COUNT(facts, units);
  state.claims = sqlite3_malloc64((count + 1) * sizeof *state.claims);
  int rc = state.claims ? note_registries(&state) : SQLITE_NOMEM;
  if (rc == SQLITE_OK) {
    memset(state.claims, 0, (count + 1) * sizeof *state.claims);
    claim_by_mentions(&state);
    claim_by_policies(&state);
    claim_by_fields(&state);
    gov_unit *units = GOV_ROWS(facts, units);
    for (size_t i = 0; i < count; i++) decide(&state, &units[i], &state.claims[i]);
    normalise_policies(facts);
    rc = inherit(&state);
  }
  sqlite3_free(state.claims);
  gov_map_free(&state.registries);
  gov_map_free(&state.complained);
  gov_unit_names_free(&state.names);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
