/* policy.c: our own form of policies and exceptions, JSON or YAML.
**
**   policies:
**     - id: RES-EU
**       kind: residency                    # residency | retention | privacy | safeguard |
** classification
**       applies_to: {tag: pii}             # unit | field | class | tag, a name or pattern or a
** list of them; or any: true
**       require: {stay_in: [EU]}           # or keep_for, delete_within, controls, data_class
**       deny: {from: EU, to: US}           # or allow
**       rationale: transfers need a decision
**   exceptions:
**     - {id: EXC-1, applies_to: {unit: users}, waives: [RES-EU], rationale: …, approved_by: dpo,
** expires_on: 2027-01-31}
**
** A row of gov_policies is one subject and one control: a policy with three controls is three
** rows of one policy_id. What makes no rule is a diagnostic that names what is missing; nothing
** is filled in.
*/
#include "read/policies/policy_parts.h"
#include "read/readers.h"

static const char *const controls[] = {
    "backup",         "restore_test",          "rollback",           "rollback_test", "dry_run",
    "reconciliation", "encryption_in_transit", "encryption_at_rest", "masking",       "approval"};
static const char controls_accepted[] = "backup restore_test rollback rollback_test dry_run "
                                        "reconciliation encryption_in_transit encryption_at_rest "
                                        "masking approval";
static const char subjects_accepted[] =
    "unit, field, class or tag with a name or pattern; or any: true";

/* One policy as it is being read: what all its rows share. */
typedef struct entry {
  gov_reading *reading;
  const gov_node *node;
  const char *policy_id, *kind;
  const char *rationale, *approved_by, *expires_on;
  const char *subject_kind;
  const gov_node *subjects; /* scalar or list; NULL for any */
} entry;

static gov_policy *add_row(entry *policy, const char *effect, const char *control,
                           const gov_node *subject) {
  gov_policy *row = gov_add_policy(policy->reading, policy->policy_id, policy->kind, policy->node);
  if (!row) return NULL;
  row->subject_kind = policy->subject_kind;
  row->subject = subject ? gov_node_keep(policy->reading->facts, subject) : NULL;
  row->effect = effect;
  row->control = control;
  row->rationale = policy->rationale;
  row->approved_by = policy->approved_by;
  row->expires_on = policy->expires_on;
  return row;
}

/* ---- subjects ---- */

static const char *subject_kind_of(const gov_node *member) {
  if (gov_key_is(member, "unit|units|table|tables|dataset|datasets|topic|collection"))
    return "unit";
  if (gov_key_is(member, "field|fields|column|columns")) return "field";
  if (gov_key_is(member, "class|classes|data_class|classification|tier")) return "class";
  if (gov_key_is(member, "tag|tags|label|labels")) return "tag";
  if (gov_key_is(member, "any|all|everything")) return "any";
  return NULL;
}

static int is_any(const gov_node *node) {
  const char *text = gov_node_text(node);
  return text && (!strcmp(text, "*") || gov_text_is(gov_text_of(text), "any") ||
                  gov_text_is(gov_text_of(text), "all"));
}

/* Sets the subject. A policy that speaks of two kinds at once would have to mean "and" or "or": it
 * is refused. */
static int take_subject(entry *policy) {
  const gov_node *node = gov_member(policy->node, "applies_to|subject|applies|scope|for");
  policy->subjects = NULL;
  if (is_any(node)) return policy->subject_kind = "any", 1;
  if (node && (node->kind == GOV_NODE_STRING || node->kind == GOV_NODE_LIST)) {
    policy->subject_kind = "unit";
    policy->subjects = node;
    return 1;
  }
  const gov_node *only = NULL;
  for (const gov_node *member = node && node->kind == GOV_NODE_MAP ? node->first : NULL; member;
       member = member->next) {
    if (!subject_kind_of(member) || only) {
      gov_bad_value(policy->reading, member,
                    "one subject: unit, field, class or tag with a name or pattern; or any: true");
      return 0;
    }
    only = member;
  }
  if (!only) {
    gov_diagnose(policy->reading->facts, GOV_WARNING, "policy.incomplete",
                 gov_place_of(policy->reading, policy->node),
                 "%s has no subject: applies_to takes %s", policy->policy_id, subjects_accepted);
    return 0;
  }
  policy->subject_kind = subject_kind_of(only);
  if (!strcmp(policy->subject_kind, "any")) return gov_node_boolean(only) == 1;
  policy->subjects = only;
  return only->count || gov_node_text(only);
}

/* Calls add for each subject, with NULL for any. */
static void for_subjects(entry *policy,
                         void (*add)(entry *policy, const gov_node *subject, const gov_node *bound),
                         const gov_node *bound) {
  if (!policy->subjects) {
    add(policy, NULL, bound);
  } else if (policy->subjects->kind != GOV_NODE_LIST) {
    add(policy, policy->subjects, bound);
  } else {
    for (const gov_node *one = policy->subjects->first; one; one = one->next) {
      if (gov_node_text(one)) add(policy, one, bound);
    }
  }
}

/* ---- bounds ---- */

static void add_stay_in(entry *policy, const gov_node *subject, const gov_node *bound) {
  gov_policy *row = add_row(policy, "require", "stay_in", subject);
  if (row) row->target_region = gov_take_places(policy->reading, bound);
}

static void add_route(entry *policy, const gov_node *subject, const gov_node *bound) {
  int allows = gov_key_is(bound, "allow|allows|allowed");
  gov_policy *row = add_row(policy, allows ? "allow" : "deny", "transfer", subject);
  if (!row) return;
  row->source_region =
      gov_take_places(policy->reading, gov_member(bound, "from|source|source_region"));
  row->target_region =
      gov_take_places(policy->reading, gov_member(bound, "to|target|target_region"));
}

static void add_bound(entry *policy, const gov_node *subject, const gov_node *bound) {
  int keeps = gov_key_is(bound, "keep_for|retain_for|keep|retention|minimum");
  gov_policy probe = {0};
  if (!gov_take_duration(policy->reading, bound, &probe)) return;
  gov_policy *row = add_row(policy, "require", keeps ? "keep_for" : "delete_within", subject);
  if (!row) return;
  row->amount = probe.amount;
  row->amount_unit = probe.amount_unit;
}

static void add_class(entry *policy, const gov_node *subject, const gov_node *bound) {
  add_row(policy, "classify", gov_node_keep(policy->reading->facts, bound), subject);
}

static const char *control_of(const gov_node *node) {
  const char *text = gov_node_text(node);
  for (size_t i = 0; text && i < sizeof controls / sizeof *controls; i++) {
    gov_node as_key = {.key = text};
    if (gov_key_is(&as_key, controls[i])) return controls[i];
  }
  return NULL;
}

static void add_control(entry *policy, const gov_node *subject, const gov_node *bound) {
  add_row(policy, "require", control_of(bound), subject);
}

static int take_controls(entry *policy, const gov_node *node) {
  int made = 0;
  const gov_node *one = node->kind == GOV_NODE_LIST ? node->first : node;
  for (; one; one = node->kind == GOV_NODE_LIST ? one->next : NULL) {
    if (!control_of(one)) {
      gov_bad_value(policy->reading, one, controls_accepted);
      continue;
    }
    for_subjects(policy, add_control, one);
    made = 1;
  }
  return made;
}

static int take_requirement(entry *policy, const gov_node *member) {
  if (gov_key_is(member, "stay_in|remain_in|regions|countries|jurisdictions"))
    for_subjects(policy, add_stay_in, member);
  else if (gov_key_is(
               member,
               "keep_for|retain_for|keep|retention|minimum|delete_within|delete_after|maximum"))
    for_subjects(policy, add_bound, member);
  else if (gov_key_is(member, "controls|control|safeguards"))
    return take_controls(policy, member);
  else if (gov_key_is(member, "data_class|class|classify_as|classification"))
    for_subjects(policy, add_class, member);
  else {
    gov_bad_value(policy->reading, member,
                  "stay_in, keep_for, delete_within, controls, data_class");
    return 0;
  }
  return 1;
}

static int take_route(entry *policy, const gov_node *node) {
  if (!gov_member(node, "from|source|source_region") &&
      !gov_member(node, "to|target|target_region")) {
    gov_bad_value(policy->reading, node, "from and to: regions, countries or jurisdictions");
    return 0;
  }
  for_subjects(policy, add_route, node);
  return 1;
}

static int take_effects(entry *policy) {
  int made = 0;
  for (const gov_node *member = policy->node->first; member; member = member->next) {
    if (gov_key_is(member, "require|requires|required")) {
      for (const gov_node *one = gov_node_first(member); one; one = one->next) {
        if (member->kind == GOV_NODE_MAP) made |= take_requirement(policy, one);
      }
      if (member->kind == GOV_NODE_LIST) made |= take_controls(policy, member);
    } else if (gov_key_is(member, "deny|denies|denied|allow|allows|allowed")) {
      made |= take_route(policy, member);
    } else if (gov_key_is(member, "classify|classify_as")) {
      for_subjects(policy, add_class, member);
      made = 1;
    }
  }
  return made;
}

/* ---- entries ---- */

static const char *kind_of(const gov_node *node) {
  static const char *const kinds[] = {GOV_RESIDENCY, GOV_RETENTION, GOV_PRIVACY, GOV_SAFEGUARD,
                                      GOV_CLASSIFICATION};
  const char *text = gov_text_in(node, "kind|type|category");
  for (size_t i = 0; text && i < sizeof kinds / sizeof *kinds; i++) {
    if (gov_text_is(gov_text_of(text), kinds[i])) return kinds[i];
  }
  if (text) return NULL;
  const gov_node *require = gov_member(node, "require|requires|required");
  if (gov_member(require, "stay_in|remain_in") || gov_member(node, "deny|allow"))
    return GOV_RESIDENCY;
  if (gov_member(require, "keep_for|retain_for|delete_within|delete_after")) return GOV_RETENTION;
  if (gov_member(require, "controls|control|safeguards")) return GOV_SAFEGUARD;
  return NULL;
}

static entry start_entry(gov_reading *reading, const gov_node *node) {
  entry policy = {.reading = reading, .node = node};
  policy.policy_id = gov_keep_in(reading->facts, node, "id|policy_id|exception_id|name");
  if (!policy.policy_id)
    policy.policy_id = node->key ? gov_key_keep(reading->facts, node)
                                 : gov_arena_printf(&reading->facts->arena, "%s:%d",
                                                    reading->source->path, node->line);
  policy.rationale =
      gov_take_reason(reading, gov_member(node, "rationale|reason|why|justification"));
  policy.approved_by = gov_take_reason(reading, gov_member(node, "approved_by|approver|approval"));
  policy.expires_on =
      gov_take_date(reading, gov_member(node, "expires_on|expires|expiry|until|valid_until"));
  return policy;
}

static int is_threshold_entry(const gov_node *node) {
  const char *kind = gov_text_in(node, "kind|type|category");
  return kind && (gov_text_is(gov_text_of(kind), "threshold") ||
                  gov_text_is(gov_text_of(kind), "thresholds"));
}

static void read_policy(gov_reading *reading, const gov_node *node) {
  if (node->kind != GOV_NODE_MAP) return;
  if (is_threshold_entry(node)) {
    const gov_node *map = gov_member(node, "thresholds|set|require");
    if (map && map->kind == GOV_NODE_MAP)
      gov_read_thresholds(reading, map);
    else
      gov_bad_value(reading, node, "thresholds: a map of names to numbers");
    return;
  }
  entry policy = start_entry(reading, node);
  policy.kind = kind_of(node);
  gov_note_unknown_keys(
      reading, node,
      "id|policy_id|name|title|description|kind|type|category|applies_to|subject|applies|scope|for|"
      "require|requires|required|deny|denies|denied|allow|allows|allowed|classify|classify_as|"
      "rationale|reason|why|justification|approved_by|approver|approval|expires_on|expires|expiry|"
      "until|valid_until|owner|version|status|severity");
  if (!policy.kind) {
    gov_diagnose(reading->facts, GOV_WARNING, "key.bad_value", gov_place_of(reading, node),
                 "%s: kind: accepted are residency, retention, privacy, safeguard, classification, "
                 "threshold",
                 policy.policy_id);
    return;
  }
  if (!take_subject(&policy)) return;
  if (!take_effects(&policy))
    gov_diagnose(
        reading->facts, GOV_WARNING, "policy.incomplete", gov_place_of(reading, node),
        "%s asks for nothing that is understood: it needs require, deny, allow or classify",
        policy.policy_id);
}

static void add_waiver(entry *policy, const gov_node *subject, const gov_node *bound) {
  add_row(policy, "allow", gov_node_keep(policy->reading->facts, bound), subject);
}

static void read_exception(gov_reading *reading, const gov_node *node) {
  if (node->kind != GOV_NODE_MAP) return;
  entry policy = start_entry(reading, node);
  policy.kind = GOV_EXCEPTION;
  const gov_node *waives = gov_member(node, "waives|waive|policy|policies|rule|rules");
  if (!waives || (!waives->count && !gov_node_text(waives))) {
    gov_diagnose(reading->facts, GOV_WARNING, "policy.incomplete", gov_place_of(reading, node),
                 "exception %s waives nothing: name policies, rules, checks or hazards",
                 policy.policy_id);
    return;
  }
  if (!take_subject(&policy)) return;
  if (waives->kind != GOV_NODE_LIST) for_subjects(&policy, add_waiver, waives);
  for (const gov_node *one = waives->kind == GOV_NODE_LIST ? waives->first : NULL; one;
       one = one->next)
    for_subjects(&policy, add_waiver, one);
}

static int read_document(gov_reading *reading, const gov_node *root) {
  if (root->kind == GOV_NODE_LIST) {
    for (const gov_node *one = root->first; one; one = one->next) {
      if (gov_member(one, "waives|waive"))
        read_exception(reading, one);
      else
        read_policy(reading, one);
    }
    return SQLITE_OK;
  }
  const gov_node *thresholds = gov_member(root, "thresholds");
  if (thresholds && thresholds->kind == GOV_NODE_MAP) gov_read_thresholds(reading, thresholds);
  const gov_node *policies = gov_member(root, "policies|rules"),
                 *exceptions = gov_member(root, "exceptions|waivers");
  for (const gov_node *one = gov_node_first(policies); one; one = one->next)
    read_policy(reading, one);
  for (const gov_node *one = gov_node_first(exceptions); one; one = one->next)
    read_exception(reading, one);
  if (policies || exceptions) return SQLITE_OK;
  if (gov_member(root, "waives|waive"))
    read_exception(reading, root);
  else if (gov_member(root, "applies_to|subject"))
    read_policy(reading, root);
  else if (!thresholds)
    gov_diagnose(reading->facts, GOV_WARNING, "policy.none", gov_place_of(reading, root),
                 "no rule was found in it: accepted are policies, exceptions and thresholds");
  return SQLITE_OK;
}

static int is_tree(gov_text name) {
  return gov_text_ends(name, ".yaml") || gov_text_ends(name, ".yml") ||
         gov_text_ends(name, ".json");
}

static int recognise_policies(const gov_source *head) {
  static const char *const words[] = {"policies", "exceptions", "applies_to", "waives",
                                      "thresholds"};
  if (!is_tree(gov_text_of(head->name))) return 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (gov_text_find(head->bytes, words[i])) return 60;
  }
  return 0;
}

const gov_reader gov_reader_policies = {.format = "policies",
                                        .kinds = GOV_KIND_POLICY,
                                        .recognise = recognise_policies,
                                        .read_root = read_document};
