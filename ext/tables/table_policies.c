/* table_policies.c: policies and exceptions. */
#include <stddef.h>

#include "tables/tables.h"

static const gov_column policies_columns[] = {
    {"policy_id", GOV_COLUMN_TEXT, offsetof(gov_policy, policy_id), GOV_INDEXED, "id"},
    {"kind", GOV_COLUMN_TEXT, offsetof(gov_policy, kind), GOV_INDEXED,
     "classification retention residency privacy safeguard exception"},
    {"subject_kind", GOV_COLUMN_TEXT, offsetof(gov_policy, subject_kind), 0,
     "unit field class tag any"},
    {"subject", GOV_COLUMN_TEXT, offsetof(gov_policy, subject), 0, "name or glob"},
    {"effect", GOV_COLUMN_TEXT, offsetof(gov_policy, effect), 0, "allow deny require classify"},
    {"control", GOV_COLUMN_TEXT, offsetof(gov_policy, control), 0,
     "control required, class given, or policy waived"},
    {"source_region", GOV_COLUMN_TEXT, offsetof(gov_policy, source_region), 0,
     "region, country or jurisdiction"},
    {"target_region", GOV_COLUMN_TEXT, offsetof(gov_policy, target_region), 0, "likewise"},
    {"amount", GOV_COLUMN_REAL, offsetof(gov_policy, amount), 0, "bound"},
    {"amount_unit", GOV_COLUMN_TEXT, offsetof(gov_policy, amount_unit), 0, "its unit"},
    {"rationale", GOV_COLUMN_TEXT, offsetof(gov_policy, rationale), 0, "why, redacted"},
    {"approved_by", GOV_COLUMN_TEXT, offsetof(gov_policy, approved_by), 0, "role"},
    {"expires_on", GOV_COLUMN_TEXT, offsetof(gov_policy, expires_on), 0, "YYYY-MM-DD"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_policy, place.path), GOV_INDEXED,
     "artifact it stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_policy, place.line), 0, "line it stands at, from 1"},
};
const gov_table gov_table_policies = {
    "gov_policies",
    GOV_FACT_policies,
    policies_columns,
    GOV_COLUMN_COUNT(policies_columns),
    "Policies, classifications and exceptions that speak about the data.",
    "SELECT policy_id, kind, subject, effect FROM gov_policies"};
