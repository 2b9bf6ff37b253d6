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

/* kind is not indexed: views ask for a unit and a kind, and must look up the unit. */
static const gov_column policy_units_columns[] = {
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, unit_id), GOV_INDEXED, "unit"},
    {"policy_no", GOV_COLUMN_INT64, offsetof(gov_policy_unit, policy_no), 0,
     "row of gov_policies, from 1"},
    {"policy_id", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, policy_id), GOV_INDEXED, "its id"},
    {"kind", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, kind), 0,
     "retention residency privacy safeguard exception"},
    {"effect", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, effect), 0, "allow deny require"},
    {"control", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, control), 0,
     "control required, or policy waived"},
    {"days", GOV_COLUMN_REAL, offsetof(gov_policy_unit, days), 0, "bound of a retention rule"},
    {"subject_via", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, subject_via), 0,
     "why it applies: unit field class tag any"},
    {"rationale", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, rationale), 0, "why, redacted"},
    {"approved_by", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, approved_by), 0, "role"},
    {"expires_on", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, expires_on), 0, "YYYY-MM-DD"},
    {"path", GOV_COLUMN_TEXT, offsetof(gov_policy_unit, place.path), GOV_INDEXED,
     "artifact the policy stands in"},
    {"line", GOV_COLUMN_LINE, offsetof(gov_policy_unit, place.line), 0,
     "line it stands at, from 1"},
};
const gov_table gov_table_policy_units = {
    "gov_policy_units",
    GOV_FACT_policy_units,
    policy_units_columns,
    GOV_COLUMN_COUNT(policy_units_columns),
    "Which policies and exceptions speak about which unit.",
    "SELECT policy_id, kind, subject_via FROM gov_policy_units WHERE unit_id = 'users'"};

static const gov_column policy_fields_columns[] = {
    {"policy_no", GOV_COLUMN_INT64, offsetof(gov_policy_field, policy_no), 0,
     "row of gov_policies, from 1"},
    {"unit_id", GOV_COLUMN_TEXT, offsetof(gov_policy_field, unit_id), GOV_INDEXED, "unit"},
    {"field", GOV_COLUMN_TEXT, offsetof(gov_policy_field, field), 0, "its field, in lower case"},
};
const gov_table gov_table_policy_fields = {"gov_policy_fields",
                                           GOV_FACT_policy_fields,
                                           policy_fields_columns,
                                           GOV_COLUMN_COUNT(policy_fields_columns),
                                           "The fields that a masking rule asks to be masked.",
                                           "SELECT unit_id, field FROM gov_policy_fields"};

static const gov_column policy_locations_columns[] = {
    {"policy_no", GOV_COLUMN_INT64, offsetof(gov_policy_location, policy_no), 0,
     "row of gov_policies, from 1"},
    {"effect", GOV_COLUMN_TEXT, offsetof(gov_policy_location, effect), 0, "allow deny require"},
    {"control", GOV_COLUMN_TEXT, offsetof(gov_policy_location, control), 0, "stay_in transfer"},
    {"side", GOV_COLUMN_TEXT, offsetof(gov_policy_location, side), 0, "from to"},
    {"place", GOV_COLUMN_TEXT, offsetof(gov_policy_location, place), 0,
     "region, country or area the policy names"},
    {"within", GOV_COLUMN_TEXT, offsetof(gov_policy_location, within), 0,
     "itself and all it lies in; NULL: unknown place"},
};
const gov_table gov_table_policy_locations = {
    "gov_policy_locations",
    GOV_FACT_policy_locations,
    policy_locations_columns,
    GOV_COLUMN_COUNT(policy_locations_columns),
    "The places residency policies name, one row each.",
    "SELECT policy_no, side, place FROM gov_policy_locations"};
