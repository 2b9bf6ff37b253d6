/* policy_units.c: which policies, exceptions and required controls speak about which unit.
**
** Subjects are a unit or field by name or pattern, a class, a tag, or anything. A pattern stands
** for a unit by its whole name or from one of its dots on, but for what loosens a rule (allow,
** exception) only by its whole name. A policy that speaks about nothing known is a diagnostic,
** and so is one that names an unknown place.
*/
#include "embedded.h"
#include "facts/duration.h"
#include "facts/passes.h"
#include "facts/regions.h"
#include "facts/unit_names.h"
#include "facts/wildcard.h"

typedef struct applying {
  gov_facts *facts;
  gov_unit_names names;
  const gov_policy *policy;
  int64_t policy_no;
  int loosens; /* allow or exception */
  int narrow;  /* what loosens does not reach a table through one of its fields */
  size_t found;
  char *taken; /* a flag a unit: the policy's row was added already */
} applying;

static double days_of(const gov_policy *policy) {
  gov_duration bound;
  if (policy->amount <= GOV_NULL_REAL || !policy->amount_unit) return GOV_NULL_REAL;
  int known = gov_duration_of(policy->amount, gov_text_of(policy->amount_unit), &bound);
  return known ? bound.days : GOV_NULL_REAL;
}

static void apply(applying *state, uint32_t unit, const char *via) {
  if (state->taken[unit]) return;
  state->taken[unit] = 1;
  state->found++;
  gov_policy_unit *row = GOV_ADD(state->facts, policy_units);
  if (!row) return;
  const gov_policy *policy = state->policy;
  *row = (gov_policy_unit){.unit_id = GOV_ROWS(state->facts, units)[unit].unit_id,
                           .policy_no = state->policy_no,
                           .policy_id = policy->policy_id,
                           .kind = policy->kind,
                           .effect = policy->effect,
                           .control = policy->control,
                           .days = days_of(policy),
                           .subject_via = via,
                           .rationale = policy->rationale,
                           .approved_by = policy->approved_by,
                           .expires_on = policy->expires_on,
                           .place = policy->place};
}

/* The tag that says the same as this one, or as one it lies in, by data/tag_words.tsv; NULL. */
static const char *meaning_of(gov_text tag) {
  const gov_data_table *table = gov_data("tag_words");
  for (int row = 0; table && row < table->row_count; row++) {
    gov_text known = gov_text_of(gov_data_cell(table, row, 0));
    if (tag.n < known.n || (tag.n > known.n && tag.z[known.n] != '.')) continue;
    size_t i = 0;
    for (; i < known.n; i++) {
      char c = tag.z[i] == '_' || tag.z[i] == '-' ? ' ' : gov_lower(tag.z[i]);
      char k = known.z[i] == '_' ? ' ' : known.z[i];
      if (c != k) break;
    }
    if (i == known.n) return gov_data_cell(table, row, 1);
  }
  return NULL;
}

/* A tag with dots lies in those above it: user.contact.email in user.contact. */
static int lies_in(gov_text tag, gov_text above) {
  return tag.n > above.n && tag.z[above.n] == '.' && !strncmp(tag.z, above.z, above.n);
}

static int asks_for_masking(const gov_policy *policy) {
  return policy->control && !strcmp(policy->control, "masking") &&
         strcmp(policy->kind, GOV_EXCEPTION) != 0;
}

static void apply_to_field(applying *state, uint32_t unit, const gov_field *field,
                           const char *via) {
  apply(state, unit, via);
  if (!asks_for_masking(state->policy) || !field->name) return;
  gov_policy_field *row = GOV_ADD(state->facts, policy_fields);
  char *name = row ? gov_arena_string(&state->facts->arena, field->name) : NULL;
  if (!name) return;
  for (char *c = name; *c; c++) *c = gov_lower(*c);
  *row = (gov_policy_field){state->policy_no, GOV_ROWS(state->facts, units)[unit].unit_id, name};
}

static int in_list(const char *list, const char *pattern, int loosens) {
  gov_text wanted = gov_text_of(pattern);
  while (list && *list) {
    size_t n = strcspn(list, ",");
    gov_text tag = gov_trim((gov_text){list, n});
    const char *means = loosens ? NULL : meaning_of(tag);
    if (gov_wildcard_match(wanted, tag) || lies_in(tag, wanted)) return 1;
    if (means && gov_text_is(wanted, means)) return 1;
    list += n + (list[n] == ',');
  }
  return 0;
}

static void apply_by_unit(applying *state) {
  const char *subject = state->policy->subject;
  if (!gov_is_wildcard(subject)) {
    uint32_t unit = gov_unit_by_name(&state->names, subject);
    if (unit != GOV_MAP_NONE) apply(state, unit, "unit");
    return;
  }
  const gov_unit *units = GOV_ROWS(state->facts, units);
  for (size_t i = 0; i < GOV_COUNT(state->facts, units); i++) {
    int matches = state->loosens
                      ? gov_wildcard_match(gov_text_of(subject), gov_text_of(units[i].unit_id))
                      : gov_unit_matches(subject, units[i].unit_id);
    if (matches) apply(state, (uint32_t)i, "unit");
  }
}

static void apply_by_field(applying *state) {
  if (state->narrow) return;
  const char *subject = state->policy->subject;
  const char *dot = strrchr(subject, '.');
  gov_text name = gov_text_of(dot ? dot + 1 : subject);
  char *unit_part =
      dot ? gov_arena_copy(&state->facts->arena, subject, (size_t)(dot - subject)) : NULL;
  const gov_field *fields = GOV_ROWS(state->facts, fields);
  for (size_t i = 0; i < GOV_COUNT(state->facts, fields); i++) {
    if (!fields[i].unit_id || !gov_wildcard_match(name, gov_text_of(fields[i].name))) continue;
    uint32_t unit = gov_unit_by_id(&state->names, fields[i].unit_id);
    if (unit == GOV_MAP_NONE) continue;
    if (unit_part && gov_is_wildcard(unit_part) && !gov_unit_matches(unit_part, fields[i].unit_id))
      continue;
    if (unit_part && !gov_is_wildcard(unit_part) &&
        gov_unit_by_name(&state->names, unit_part) != unit)
      continue;
    apply_to_field(state, unit, &fields[i], "field");
  }
}

static void apply_by_tag(applying *state) {
  const gov_unit *units = GOV_ROWS(state->facts, units);
  for (size_t i = 0; i < GOV_COUNT(state->facts, units); i++) {
    if (in_list(units[i].tags, state->policy->subject, state->loosens))
      apply(state, (uint32_t)i, "tag");
  }
  if (state->narrow) return;
  const gov_field *fields = GOV_ROWS(state->facts, fields);
  for (size_t i = 0; i < GOV_COUNT(state->facts, fields); i++) {
    if (!fields[i].tags || !fields[i].unit_id ||
        !in_list(fields[i].tags, state->policy->subject, state->loosens))
      continue;
    uint32_t unit = gov_unit_by_id(&state->names, fields[i].unit_id);
    if (unit != GOV_MAP_NONE) apply_to_field(state, unit, &fields[i], "tag");
  }
}

static void apply_by_class(applying *state) {
  const gov_unit *units = GOV_ROWS(state->facts, units);
  for (size_t i = 0; i < GOV_COUNT(state->facts, units); i++) {
    if (gov_wildcard_match(gov_text_of(state->policy->subject), gov_text_of(units[i].data_class)))
      apply(state, (uint32_t)i, "class");
  }
}

static void apply_to_any(applying *state) {
  for (size_t i = 0; i < GOV_COUNT(state->facts, units); i++) apply(state, (uint32_t)i, "any");
}

/* A rule about a whole unit asks for its sensitive fields. */
static void apply_to_sensitive_fields(applying *state) {
  const gov_field *fields = GOV_ROWS(state->facts, fields);
  const gov_unit *units = GOV_ROWS(state->facts, units);
  const char *kind = state->policy->subject_kind;
  int by_tag = !strcmp(kind, "tag");
  if (!asks_for_masking(state->policy) || !strcmp(kind, "field")) return;
  for (size_t i = 0; i < GOV_COUNT(state->facts, fields); i++) {
    const char *class = fields[i].data_class;
    uint32_t unit =
        fields[i].unit_id ? gov_unit_by_id(&state->names, fields[i].unit_id) : GOV_MAP_NONE;
    if (unit == GOV_MAP_NONE || !state->taken[unit] || !class) continue;
    if (by_tag && !in_list(units[unit].tags, state->policy->subject, state->loosens)) continue;
    if (!strcmp(class, "critical") || !strcmp(class, "high"))
      apply_to_field(state, unit, &fields[i], NULL);
  }
}

static void apply_policy(applying *state) {
  const char *kind = state->policy->subject_kind;
  if (!strcmp(kind, "any"))
    apply_to_any(state);
  else if (!state->policy->subject)
    return;
  else if (!strcmp(kind, "unit"))
    apply_by_unit(state);
  else if (!strcmp(kind, "field"))
    apply_by_field(state);
  else if (!strcmp(kind, "tag"))
    apply_by_tag(state);
  else if (!strcmp(kind, "class"))
    apply_by_class(state);
}

/* Each place of a list as a row of its own. */
static void add_locations(applying *state, const char *side, const char *places) {
  while (places && *places) {
    size_t n = strcspn(places, ",");
    gov_text name = gov_trim((gov_text){places, n});
    places += n + (places[n] == ',');
    gov_region region;
    gov_policy_location *row = name.n ? GOV_ADD(state->facts, policy_locations) : NULL;
    if (!row) continue;
    row->policy_no = state->policy_no;
    row->effect = state->policy->effect;
    row->control = state->policy->control;
    row->side = side;
    row->place = gov_region_canonical(&state->facts->arena, name);
    if (row->place && gov_region_find(name, &region)) {
      row->within = gov_region_within(&state->facts->arena, &region);
      continue;
    }
    row->place = gov_arena_copy(&state->facts->arena, name.z, name.n);
    gov_diagnose(state->facts, GOV_WARNING, "region.unknown", state->policy->place,
                 "policy %s names '%s', which is no region, country or area that is known",
                 state->policy->policy_id, row->place);
  }
}

/* What is allowed for a field is not allowed for its table: only an exception whose subject is the
** very subject of all the rules it waives reaches as far as they do. */
static int is_narrow(const applying *state) {
  const gov_policy *exception = state->policy;
  const gov_policy *policies = GOV_ROWS(state->facts, policies);
  int same = 0;
  if (!state->loosens) return 0;
  if (strcmp(exception->kind, GOV_EXCEPTION) != 0) return 1;
  for (size_t i = 0; i < GOV_COUNT(state->facts, policies); i++) {
    const gov_policy *rule = &policies[i];
    if (!strcmp(rule->kind, GOV_EXCEPTION) || gov_fold_compare(rule->policy_id, exception->control))
      continue;
    if (!rule->subject_kind || !rule->subject || !exception->subject ||
        strcmp(rule->subject_kind, exception->subject_kind) != 0 ||
        strcmp(rule->subject, exception->subject) != 0)
      return 1;
    same = 1;
  }
  return !same;
}

static void report_idle(applying *state) {
  const gov_policy *policy = state->policy;
  int of_fields = !strcmp(policy->subject_kind, "field") || !strcmp(policy->subject_kind, "tag");
  gov_diagnose(state->facts, GOV_WARNING, "policy.matches_nothing", policy->place,
               "%s %s applies to no unit that is known%s",
               !strcmp(policy->kind, GOV_EXCEPTION) ? "exception" : "policy", policy->policy_id,
               state->narrow && of_fields ? "; what is allowed for a field is not for its unit"
                                          : "");
}

int gov_pass_policies(gov_facts *facts) {
  applying state = {.facts = facts, .names = {.facts = facts}};
  size_t count = GOV_COUNT(facts, units);
  state.taken = sqlite3_malloc64(count + 1);
  for (size_t i = 0; state.taken && i < GOV_COUNT(facts, policies); i++) {
    gov_policy policy = GOV_ROWS(facts, policies)[i]; /* diagnostics may be added, policies not */
    state.policy = &policy;
    state.policy_no = (int64_t)i + 1;
    state.found = 0;
    state.loosens =
        !strcmp(policy.kind, GOV_EXCEPTION) || (policy.effect && !strcmp(policy.effect, "allow"));
    if (!strcmp(policy.kind, GOV_CLASSIFICATION) || !policy.subject_kind) continue;
    memset(state.taken, 0, count + 1);
    state.narrow = is_narrow(&state);
    apply_policy(&state);
    apply_to_sensitive_fields(&state);
    add_locations(&state, "from", policy.source_region);
    add_locations(&state, "to", policy.target_region);
    if (!state.found) report_idle(&state);
  }
  int rc = state.taken ? SQLITE_OK : SQLITE_NOMEM;
  sqlite3_free(state.taken);
  gov_unit_names_free(&state.names);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
