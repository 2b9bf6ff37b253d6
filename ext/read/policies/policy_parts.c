/* policy_parts.c: rows and values that policies, registries and contracts have in common. */
#include "read/policies/policy_parts.h"

#include "facts/duration.h"
#include "facts/redact/redact.h"
#include "read/prose/sentences.h"

gov_policy *gov_add_policy(gov_reading *reading, const char *policy_id, const char *kind,
                           const gov_node *node) {
  gov_policy *row = GOV_ADD(reading->facts, policies);
  if (!row) return NULL;
  row->policy_id = policy_id ? policy_id
                             : gov_arena_printf(&reading->facts->arena, "%s:%d",
                                                reading->source->path, gov_node_line(node));
  row->kind = kind;
  row->place = gov_place_of(reading, node);
  return row;
}

gov_mention *gov_add_mention(gov_reading *reading, const char *name, const char *source,
                             const gov_node *node) {
  gov_mention *row = name ? GOV_ADD(reading->facts, mentions) : NULL;
  if (!row) return NULL;
  row->role = GOV_DECLARES;
  row->name = name;
  row->source = source;
  row->place = gov_place_of(reading, node);
  return row;
}

gov_field *gov_add_field(gov_reading *reading, const char *unit, const char *name,
                         const gov_node *node) {
  gov_field *row = unit && name ? GOV_ADD(reading->facts, fields) : NULL;
  if (!row) return NULL;
  row->unit_id = unit;
  row->name = name;
  row->place = gov_place_of(reading, node);
  return row;
}

void gov_bad_value(gov_reading *reading, const gov_node *node, const char *accepted) {
  gov_diagnose(reading->facts, GOV_WARNING, "key.bad_value", gov_place_of(reading, node),
               "%s: accepted are %s", node && node->key ? node->key : "value", accepted);
}

int gov_take_duration(gov_reading *reading, const gov_node *node, gov_policy *policy) {
  gov_duration bound;
  int known = 0;
  if (node && node->kind == GOV_NODE_MAP) {
    const char *unit = gov_text_in(node, "unit|units");
    double amount = gov_node_number(gov_member(node, "value|amount"));
    known = unit && amount >= 0 && gov_duration_of(amount, gov_text_of(unit), &bound);
  } else if (gov_node_text(node)) {
    known = gov_duration_find(gov_text_of(gov_node_text(node)), &bound);
  }
  if (!known) {
    gov_bad_value(reading, node, "an amount of time: 30d, 6 months, 7y");
    return 0;
  }
  policy->amount = bound.amount;
  policy->amount_unit = bound.unit;
  return 1;
}

gov_policy *gov_add_retention(gov_reading *reading, const char *policy_id, const char *unit,
                              const gov_node *node) {
  gov_policy bound = {0};
  if (!unit || !gov_take_duration(reading, node, &bound)) return NULL;
  if (!policy_id) policy_id = gov_arena_printf(&reading->facts->arena, "retention:%s", unit);
  gov_policy *row = gov_add_policy(reading, policy_id, GOV_RETENTION, node);
  if (!row) return NULL;
  row->subject_kind = "unit";
  row->subject = unit;
  row->effect = "require";
  row->control = "keep_for";
  row->amount = bound.amount;
  row->amount_unit = bound.amount_unit;
  return row;
}

const char *gov_take_places(gov_reading *reading, const gov_node *node) {
  return gov_node_joined(reading->facts, node);
}

const char *gov_take_prose(gov_reading *reading, const gov_node *node) {
  const char *text = gov_node_text(node);
  return text ? gov_redact_excerpt(&reading->facts->arena, gov_text_of(text)) : NULL;
}

static int is_date(const char *text) {
  static const char shape[] = "dddd-dd-dd";
  for (int i = 0; shape[i]; i++) {
    if (shape[i] == 'd' ? !gov_is_digit(text[i]) : text[i] != '-') return 0;
  }
  static const signed char last[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int month = (text[5] - '0') * 10 + text[6] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= last[month - 1] && !gov_is_digit(text[10]);
}

const char *gov_take_reason(gov_reading *reading, const gov_node *node) {
  const char *text = gov_node_text(node);
  if (!text || !gov_is_placeholder(gov_text_of(text))) return gov_take_prose(reading, node);
  gov_bad_value(reading, node, "words of somebody, not a placeholder");
  return NULL;
}

const char *gov_take_date(gov_reading *reading, const gov_node *node) {
  const char *text = gov_node_text(node);
  if (!text) return NULL;
  if (is_date(text)) return gov_arena_copy(&reading->facts->arena, text, strlen("YYYY-MM-DD"));
  gov_bad_value(reading, node, "a date, YYYY-MM-DD");
  return NULL;
}

void gov_note_unknown_keys(gov_reading *reading, const gov_node *map, const char *names) {
  if (!map || map->kind != GOV_NODE_MAP) return;
  for (const gov_node *member = map->first; member; member = member->next) {
    if (gov_key_is(member, names)) continue;
    gov_diagnose(reading->facts, GOV_INFO, "key.unknown", gov_place_of(reading, member),
                 "key '%.60s' is not known here and not read",
                 gov_redact(&reading->facts->arena, gov_text_of(member->key)));
  }
}
