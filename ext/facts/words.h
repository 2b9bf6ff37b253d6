/* words.h: the enumerated words of the fact tables. Rows point at these; compare them with strcmp
 * all the same. */
#ifndef GOV_WORDS_H
#define GOV_WORDS_H

/* gov_artifacts.status */
#define GOV_READ    "read"
#define GOV_PARTIAL "partial"
#define GOV_SKIPPED "skipped"
#define GOV_FAILED  "failed"

/* gov_units.kind */
#define GOV_TABLE      "table"
#define GOV_VIEW       "view"
#define GOV_COLLECTION "collection"
#define GOV_TOPIC      "topic"
#define GOV_DATASET    "dataset"
#define GOV_FILES      "files"
#define GOV_SEGMENT    "segment"
#define GOV_SYSTEM     "system"

/* gov_evidence.scope */
#define GOV_SCOPE_UNIT      "unit"
#define GOV_SCOPE_PLAN      "plan"
#define GOV_SCOPE_SPEC      "spec"
#define GOV_SCOPE_WORKSPACE "workspace"

/* gov_evidence.standing */
#define GOV_STATED    "stated"
#define GOV_EVIDENCED "evidenced"
#define GOV_INFERRED  "inferred"

/* gov_evidence.source, gov_mention.source */
#define GOV_BY_PLAN     "plan"
#define GOV_BY_SCRIPT   "script"
#define GOV_BY_PIPELINE "pipeline"
#define GOV_BY_MODEL    "model"
#define GOV_BY_POLICY   "policy"
#define GOV_BY_REGISTRY "registry"
#define GOV_BY_REPORT   "report"
#define GOV_BY_QUALITY  "quality"
#define GOV_BY_AUDIT    "audit"
#define GOV_BY_SPEC     "spec"
#define GOV_BY_TASKS    "tasks"
#define GOV_BY_FLAG     "flag"
#define GOV_STORED      "stored" /* a flow that is none: where the data is kept */

/* gov_evidence.position */
#define GOV_IN_HEADING      "heading"
#define GOV_IN_PARAGRAPH    "paragraph"
#define GOV_IN_BULLET       "bullet"
#define GOV_IN_STEP         "step"
#define GOV_IN_TASK         "task"
#define GOV_IN_TABLE        "table"
#define GOV_IN_QUOTE        "quote"
#define GOV_IN_CODE         "code"
#define GOV_IN_FRONT_MATTER "front_matter"
#define GOV_IN_FILE         "file" /* a script, a config, a report */

/* gov_items.kind */
#define GOV_BULLET "bullet"
#define GOV_STEP   "step"
#define GOV_TASK   "task"

/* gov_steps.form */
#define GOV_FORM_HEADING   "heading"
#define GOV_FORM_TABLE     "table"
#define GOV_FORM_LIST      "list"
#define GOV_FORM_CHECKLIST "checklist"

/* gov_cues.answer */
#define GOV_ANSWER_YES     "yes"
#define GOV_ANSWER_NO      "no"
#define GOV_ANSWER_PLANNED "planned"

/* gov_statements.direction */
#define GOV_UP     "up"
#define GOV_DOWN   "down"
#define GOV_VERIFY "verify"

/* gov_migrations.undo */
#define GOV_UNDO_COMPLETE "complete"
#define GOV_UNDO_PARTIAL  "partial"
#define GOV_UNDO_EMPTY    "empty"
#define GOV_UNDO_REFUSES  "refuses"
#define GOV_UNDO_LOSSY    "lossy"
#define GOV_UNDO_MISSING  "missing"

/* gov_policies.kind */
#define GOV_CLASSIFICATION "classification"
#define GOV_RETENTION      "retention"
#define GOV_RESIDENCY      "residency"
#define GOV_PRIVACY        "privacy"
#define GOV_SAFEGUARD      "safeguard"
#define GOV_EXCEPTION      "exception"

/* gov_runs.kind */
#define GOV_DRY_RUN    "dry_run"
#define GOV_TEST       "test"
#define GOV_PRODUCTION "production"
#define GOV_QUALITY    "quality"
#define GOV_RESTORE    "restore"
#define GOV_ROLLBACK   "rollback"
#define GOV_BACKUP     "backup"
#define GOV_DELETION   "deletion" /* of a copy or of data, as an audit log has it */

/* gov_runs.status */
#define GOV_PASSED      "passed"
#define GOV_RUN_FAILED  "failed"
#define GOV_RUN_PARTIAL "partial"
#define GOV_RUN_SKIPPED "skipped"
#define GOV_PENDING     "pending"

/* gov_approvals.decision */
#define GOV_APPROVE          "approve"
#define GOV_REVISE           "revise"
#define GOV_BLOCK            "block"
#define GOV_APPROVAL_PENDING "pending"
#define GOV_VOID             "void" /* takes back what the role has approved */

/* gov_approvals.source */
#define GOV_APPROVED_BY_PANEL        "panel"
#define GOV_APPROVED_BY_MANIFEST     "manifest"
#define GOV_APPROVED_BY_TABLE        "table"
#define GOV_APPROVED_BY_PROSE        "prose"
#define GOV_APPROVED_BY_FRONT_MATTER "front_matter"
#define GOV_APPROVED_BY_SIGNATURE    "signature" /* approvals: {role: {at}} */
#define GOV_APPROVED_BY_FEEDBACK     "feedback"

/* gov_diagnostics.severity */
#define GOV_ERROR   "error"
#define GOV_WARNING "warning"
#define GOV_INFO    "info"

#endif
