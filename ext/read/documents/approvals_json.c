/* approvals_json.c: decisions of review panels and of policy engines: panel output, run manifests.
**
** A panel approves only when its aggregate does and none of its personas blocks. What a policy
** engine merges by itself is an approval without a person; what it hands to people is one once
** they have acted. Older forms give booleans and strings where the schemas have objects: both are
** read. A panel or manifest that names no artifact speaks of the documents of its folder.
*/
#include "facts/redact/redact.h"
#include "read/documents/approvals.h"
#include "read/readers.h"
#include "read/runs/run.h"

static const char subject_keys[] = "artifact|artifact_id|artifact_code|subject|gate|target";
static const char digest_keys[] = "artifact_sha256|artifact_digest|sha256|digest|subject_digest";

static int is_word(const char *text, const char *word) {
  return text && gov_text_is(gov_trim(gov_text_of(text)), word);
}

static void read_subject(gov_reading *reading, const gov_node *root, gov_approval *row) {
  gov_approval_set_subject(reading, row, gov_text_of(gov_text_in(root, subject_keys)));
  gov_approval_set_digest(reading, row, gov_text_of(gov_text_in(root, digest_keys)));
}

/* ---- panels ---- */

/* What a file that lost its end said against its approval, nobody knows. */
static void doubt(const gov_reading *reading, gov_approval *row) {
  if (!reading->damaged || strcmp(row->decision, GOV_APPROVE) != 0) return;
  row->decision = GOV_APPROVAL_PENDING;
  row->detail = "the file is damaged: nobody knows what its rest said";
}

static const char *verdict_of(const gov_node *map, const char *names) {
  const char *text = gov_text_in(map, names);
  if (is_word(text, "approve") || is_word(text, "approved")) return GOV_APPROVE;
  if (is_word(text, "request_changes") || is_word(text, "revise")) return GOV_REVISE;
  return is_word(text, "block") || is_word(text, "blocked") ? GOV_BLOCK : GOV_APPROVAL_PENDING;
}

static int read_panel(gov_reading *reading, const gov_node *root) {
  gov_approval *row = gov_approval_add(reading, GOV_APPROVED_BY_PANEL, gov_node_line(root));
  if (!row) return SQLITE_OK;
  const gov_node *findings = gov_member(root, "findings");
  row->decision = verdict_of(root, "aggregate_verdict");
  if (!gov_node_first(findings) && !strcmp(row->decision, GOV_APPROVE)) {
    row->decision = GOV_APPROVAL_PENDING;
    row->detail = "no finding of a persona stands behind it";
  }
  for (const gov_node *one = gov_node_first(findings); one; one = one->next) {
    if (strcmp(verdict_of(one, "verdict"), GOV_BLOCK) != 0) continue;
    row->decision = GOV_BLOCK;
    row->detail = "a persona blocks";
  }
  doubt(reading, row);
  row->role = gov_keep_in(reading->facts, root, "panel_name|panel");
  row->human = 0;
  row->human_required = gov_node_boolean(gov_member(root, "requires_human_review"));
  row->confidence = gov_node_number(gov_member(root, "confidence_score|confidence"));
  gov_approval_set_moment(reading, row, gov_text_in(root, "timestamp|created_at|at"));
  read_subject(reading, root, row);
  return SQLITE_OK;
}

static int recognise_panel(const gov_source *head) {
  return gov_head_has_key(head, "aggregate_verdict") ? 90 : 0;
}

/* ---- manifests ---- */

static int32_t count_of(const gov_node *node) {
  if (!node) return 0;
  if (node->kind == GOV_NODE_LIST) return node->count;
  int64_t number = gov_node_integer(node);
  return number > 0 && number < 1000 ? (int32_t)number : 0;
}

static int32_t characters(const char *text) {
  gov_text given = gov_trim(gov_text_of(text));
  int32_t count = 0;
  for (size_t i = 0; i < given.n; i++) count += ((unsigned char)given.z[i] & 0xC0) != 0x80;
  return gov_is_placeholder(given) ? 0 : count;
}

static int a_rule_fails(const gov_node *decision) {
  const gov_node *rules = gov_member(decision, "policy_rules_evaluated");
  for (const gov_node *rule = gov_node_first(rules); rule; rule = rule->next) {
    const char *result = gov_text_in(rule, "result|outcome");
    if (is_word(result, "fail") || is_word(result, "failed") || is_word(result, "block")) return 1;
  }
  return 0;
}

/* required, occurred: of the object, or of the boolean that older manifests have. */
static void read_intervention(gov_reading *reading, const gov_node *root, gov_approval *row,
                              int *occurred) {
  const gov_node *human = gov_member(root, "human_intervention");
  if (human && human->kind == GOV_NODE_MAP) {
    row->human_required = gov_node_boolean(gov_member(human, "required"));
    *occurred = gov_node_boolean(gov_member(human, "occurred"));
    row->is_override = gov_node_boolean(gov_member(human, "override")) == 1;
    row->justification_chars =
        characters(gov_text_in(human, "override_justification|justification"));
    row->approvals = count_of(gov_member(human, "approvals|approvers|reviewers"));
    const char *reviewer = gov_text_in(human, "reviewer|approver");
    gov_approval_set_person(reading, row, gov_text_of(reviewer));
    if (!row->approvals && row->person) row->approvals = 1;
  } else {
    *occurred = gov_node_boolean(human);
  }
  if (gov_node_boolean(gov_member(root, "override_applied")) == 1) row->is_override = 1;
  if (!row->justification_chars)
    row->justification_chars = characters(gov_text_in(root, "override_justification"));
}

static const char *action_of(const char *action, int occurred) {
  if (is_word(action, "auto_merge") || is_word(action, "auto_remediate")) return GOV_APPROVE;
  if (is_word(action, "block")) return GOV_BLOCK;
  return is_word(action, "human_review_required") && occurred == 1 ? GOV_APPROVE
                                                                   : GOV_APPROVAL_PENDING;
}

static int read_manifest(gov_reading *reading, const gov_node *root) {
  const gov_node *decision = gov_member(root, "decision");
  gov_approval *row = gov_approval_add(reading, GOV_APPROVED_BY_MANIFEST, gov_node_line(root));
  if (!row) return SQLITE_OK;
  int occurred = -1;
  const char *action = gov_text_in(decision, "action");
  read_intervention(reading, root, row, &occurred);
  row->decision = action_of(action, occurred);
  if (is_word(action, "human_review_required") && row->human_required < 0) row->human_required = 1;
  row->human = occurred == 1;
  if (a_rule_fails(decision) && !row->is_override) {
    row->decision = GOV_BLOCK;
    row->detail = "a policy rule fails and nobody overrode it";
  }
  doubt(reading, row);
  row->role = gov_keep_in(reading->facts, root, "persona|role");
  row->profile = gov_keep_in(reading->facts, root, "policy_profile|profile");
  if (!row->profile) row->profile = gov_keep_in(reading->facts, decision, "policy_profile|profile");
  row->confidence = gov_node_number(gov_member(root, "confidence_score|confidence"));
  gov_approval_set_moment(reading, row, gov_text_in(root, "timestamp|completed_at|created_at"));
  read_subject(reading, root, row);
  return SQLITE_OK;
}

static int recognise_manifest(const gov_source *head) {
  int names = gov_head_has_key(head, "policy_rules_evaluated") ||
              gov_head_has_key(head, "human_intervention");
  return names && gov_head_has_key(head, "decision") ? 88 : 0;
}

const gov_reader gov_reader_panel = {.format = "panel-output",
                                     .kinds = GOV_RUN_KINDS,
                                     .recognise = recognise_panel,
                                     .read_root = read_panel,
                                     .lists = 1};
const gov_reader gov_reader_manifest = {.format = "run-manifest",
                                        .kinds = GOV_RUN_KINDS,
                                        .recognise = recognise_manifest,
                                        .read_root = read_manifest,
                                        .lists = 1};
