/* vocabulary.h: the aspects and signals of gov_evidence, one row each.
**
** X(NAME, aspect, signal, doc). The enum, the strings of gov_evidence.aspect and .signal, the
** columns of gov_signals and the table in the docs all come from this list. Polarity decides what
** a statement about one unit overrides: POSITIVE says a safeguard is there, NEGATIVE that it is
** missing or broken, NEUTRAL neither.
*/
#ifndef GOV_VOCABULARY_H
#define GOV_VOCABULARY_H

#define GOV_VOCABULARY(X)                                                                          \
  X(COVERAGE_IN_SCOPE, coverage, in_scope, POSITIVE,                                               \
    "a plan, script or pipeline includes the unit")                                                \
  X(COVERAGE_OUT_OF_SCOPE, coverage, out_of_scope, NEGATIVE, "a plan leaves the unit out")         \
  X(BACKUP_MECHANISM, backup, mechanism, POSITIVE, "pg_dump of the source is taken")               \
  X(BACKUP_TIMING, backup, timing, POSITIVE, "before the migration starts")                        \
  X(BACKUP_LOCATION, backup, location, POSITIVE, "stored in a named place")                        \
  X(BACKUP_RETENTION, backup, retention, POSITIVE, "kept for 30 days")                             \
  X(BACKUP_RESTORE_TESTED, backup, restore_tested, POSITIVE, "the restore was tried")              \
  X(BACKUP_ENCRYPTED, backup, encrypted, POSITIVE, "the copy is encrypted")                        \
  X(BACKUP_GAP, backup, gap, NEGATIVE, "the last hour of writes is not in the snapshot")           \
  X(BACKUP_ABSENT, backup, absent, NEGATIVE, "no backup is taken")                                 \
  X(BACKUP_PLACEHOLDER, backup, placeholder, NEUTRAL, "Backup: TBD")                               \
  X(BACKUP_MENTION, backup, mention, POSITIVE, "a backup is recommended")                          \
  X(ROLLBACK_STEPS, rollback, steps, POSITIVE,                                                     \
    "ordered steps, a command or a switch that undoes this migration")                             \
  X(ROLLBACK_TRIGGER, rollback, trigger, POSITIVE, "roll back when errors exceed 1 %")             \
  X(ROLLBACK_WINDOW, rollback, window, POSITIVE, "possible for 48 hours")                          \
  X(ROLLBACK_OWNER, rollback, owner, POSITIVE, "the on-call DBA decides")                          \
  X(ROLLBACK_TESTED, rollback, tested, POSITIVE, "the rollback was rehearsed")                     \
  X(ROLLBACK_SCRIPT, rollback, script, POSITIVE,                                                   \
    "a down script reverses every change to the unit")                                             \
  X(ROLLBACK_MENTION, rollback, mention, POSITIVE,                                                 \
    "rollback is possible; a partial or refusing down script")                                     \
  X(ROLLBACK_RESTORE, rollback, restore, POSITIVE,                                                 \
    "steps that restore a backup: worth what the backup is worth")                                 \
  X(ROLLBACK_IRREVERSIBLE, rollback, irreversible, NEGATIVE, "cannot be undone")                   \
  X(ROLLBACK_ABSENT, rollback, absent, NEGATIVE,                                                   \
    "no rollback; inferred: scripts that change it have no undo")                                  \
  X(ROLLBACK_PLACEHOLDER, rollback, placeholder, NEUTRAL, "Rollback: TBD")                         \
  X(VERIFICATION_COUNT, verification, count, POSITIVE, "row counts are compared")                  \
  X(VERIFICATION_CHECKSUM, verification, checksum, POSITIVE, "checksums are compared")             \
  X(VERIFICATION_SAMPLE, verification, sample, POSITIVE,                                           \
    "sampled records are compared field by field")                                                 \
  X(VERIFICATION_REFERENTIAL, verification, referential, POSITIVE, "orphans are looked for")       \
  X(VERIFICATION_CONSTRAINT, verification, constraint, POSITIVE, "constraints are validated")      \
  X(VERIFICATION_QUALITY_SUITE, verification, quality_suite, POSITIVE,                             \
    "a data quality suite runs")                                                                   \
  X(VERIFICATION_RECONCILE, verification, reconcile, POSITIVE, "totals are reconciled")            \
  X(VERIFICATION_PARITY, verification, parity, POSITIVE, "old and new answers are compared")       \
  X(VERIFICATION_SMOKE, verification, smoke, POSITIVE, "a smoke test")                             \
  X(VERIFICATION_EXECUTED, verification, executed, POSITIVE,                                       \
    "a quality or reconciliation run passed")                                                      \
  X(VERIFICATION_FAILED, verification, failed, NEGATIVE, "a run failed or contradicts")            \
  X(VERIFICATION_ABSENT, verification, absent, NEGATIVE, "no verification is done")                \
  X(VERIFICATION_PLACEHOLDER, verification, placeholder, NEUTRAL, "Verification: TBD")             \
  X(STYLE_IN_PLACE, style, in_place, NEUTRAL, "the same table is altered")                         \
  X(STYLE_BACKFILL, style, backfill, NEUTRAL, "a new structure is filled, then switched to")       \
  X(STYLE_DUAL_WRITE, style, dual_write, NEUTRAL, "both stores are written for a while")           \
  X(STYLE_OTHER, style, other, NEUTRAL, "another named pattern (value says which)")                \
  X(VOLUME_ROWS, volume, rows, NEUTRAL, "value: number of rows")                                   \
  X(VOLUME_BYTES, volume, bytes, NEUTRAL, "value: number of bytes")                                \
  X(VOLUME_SMALL, volume, small, NEUTRAL, "called small in words")                                 \
  X(VOLUME_MEDIUM, volume, medium, NEUTRAL, "called moderate in words")                            \
  X(VOLUME_LARGE, volume, large, NEUTRAL, "called large in words")                                 \
  X(TENANCY_TENANT_KEY, tenancy, tenant_key, NEUTRAL, "the model holds a tenant column")           \
  X(TENANCY_MULTI_TENANT, tenancy, multi_tenant, NEUTRAL, "the text speaks of tenants")            \
  X(TENANCY_ISOLATED, tenancy, isolated, POSITIVE, "isolation is described")                       \
  X(TENANCY_CHECKED, tenancy, checked, POSITIVE, "isolation is checked by a test or query")        \
  X(TENANCY_RISK, tenancy, risk, NEGATIVE,                                                         \
    "a copy drops the tenant key, or mixing is stated as a risk")                                  \
  X(TENANCY_NO_TENANT, tenancy, no_tenant, POSITIVE,                                               \
    "said to be single-tenant, or a model without tenant column")                                  \
  X(RESIDENCY_FLOW, residency, flow, NEUTRAL,                                                      \
    "value: source>target region; the rows are in gov_flows")                                      \
  X(CONTROL_ENCRYPTION_IN_TRANSIT, control, encryption_in_transit, POSITIVE, "moved over TLS")     \
  X(CONTROL_ENCRYPTION_AT_REST, control, encryption_at_rest, POSITIVE, "the target is encrypted")  \
  X(CONTROL_MASKING, control, masking, POSITIVE, "personal fields are masked")                     \
  X(CONTROL_APPROVAL, control, approval, POSITIVE, "approved by a named role")                     \
  X(CONTROL_DRY_RUN, control, dry_run, POSITIVE, "a dry run was made")                             \
  X(CONTROL_RETENTION_KEPT, control, retention_kept, NEUTRAL, "value: how long the data is kept")  \
  X(CONTROL_DELETION, control, deletion, NEUTRAL, "the data is deleted, archived or dropped")      \
  X(CONTROL_JUSTIFICATION, control, justification, NEUTRAL, "a deviation is justified in writing")

typedef enum gov_signal {
#define GOV_X(NAME, aspect, signal, polarity, doc) GOV_##NAME,
  GOV_VOCABULARY(GOV_X)
#undef GOV_X
      GOV_SIGNAL_COUNT
} gov_signal;

typedef enum gov_polarity { GOV_NEUTRAL, GOV_POSITIVE, GOV_NEGATIVE } gov_polarity;

typedef struct gov_signal_row {
  const char *aspect, *signal;
  gov_polarity polarity;
  const char *doc;
} gov_signal_row;

extern const gov_signal_row gov_vocabulary[GOV_SIGNAL_COUNT];

int gov_signal_find(const char *aspect, const char *signal); /* a gov_signal, or -1 */

#endif
