/* hazards_rules.c: which hazard is looked for where, and in which dialect. data/hazards.tsv says
** what each means. */
#include "facts/hazards/hazards.h"

#define ALL   0
#define PG    (1u << GOV_SQL_POSTGRESQL)
#define MYSQL (1u << GOV_SQL_MYSQL)

#define STATEMENT GOV_ON_STATEMENT
#define ACTION    GOV_ON_ACTION
#define END       GOV_ON_SCRIPT_END

const gov_hazard_rule gov_hazard_rules[] = {
    {"MH101", STATEMENT, ALL, gov_look_drop_table},
    {"MH102", ACTION, ALL, gov_look_drop_column},
    {"MH102", STATEMENT, ALL, gov_look_rebuild_drops},
    {"MH103", STATEMENT, ALL, gov_look_drop_database},
    {"MH104", STATEMENT, ALL, gov_look_truncate},
    {"MH105", STATEMENT, ALL, gov_look_delete_all},
    {"MH106", STATEMENT, ALL, gov_look_update_all},
    {"MH107", ACTION, ALL, gov_look_drop_constraint},
    {"MH108", STATEMENT, ALL, gov_look_cascade_drop},
    {"MH108", ACTION, ALL, gov_look_cascade_action},
    {"MH201", STATEMENT, ALL, gov_look_rename_table},
    {"MH201", ACTION, ALL, gov_look_rename_table_action},
    {"MH202", ACTION, ALL, gov_look_rename_column},
    {"MH202", STATEMENT, ALL, gov_look_rename_object},
    {"MH203", ACTION, ALL, gov_look_change_type},
    {"MH204", ACTION, ALL, gov_look_narrow_type},
    {"MH205", ACTION, ALL, gov_look_required_column},
    {"MH205", STATEMENT, ALL, gov_look_rebuild_required},
    {"MH206", ACTION, ALL, gov_look_set_not_null},
    {"MH206", STATEMENT, ALL, gov_look_rebuild_not_null},
    {"MH207", ACTION, ALL, gov_look_drop_not_null},
    {"MH208", ACTION, ALL, gov_look_unique_action},
    {"MH208", STATEMENT, ALL, gov_look_unique_index},
    {"MH301", STATEMENT, PG, gov_look_index_locks},
    {"MH302", STATEMENT, PG, gov_look_drop_index_locks},
    {"MH303", STATEMENT, PG, gov_look_outside_transaction},
    {"MH304", ACTION, PG, gov_look_foreign_key},
    {"MH305", ACTION, PG, gov_look_inline_constraint},
    {"MH306", ACTION, PG, gov_look_validate_together},
    {"MH307", ACTION, ALL, gov_look_primary_key},
    {"MH308", ACTION, PG, gov_look_rewriting_column},
    {"MH309", STATEMENT, PG, gov_look_missing_timeouts},
    {"MH310", STATEMENT, PG, gov_look_wide_window},
    {"MH311", STATEMENT, PG, gov_look_maintenance},
    {"MH311", ACTION, PG, gov_look_maintenance_action},
    {"MH312", ACTION, MYSQL, gov_look_mysql_copy},
    {"MH401", STATEMENT, ALL, gov_look_transaction_control},
    {"MH401", END, ALL, gov_look_transaction_unfinished},
    {"MH402", STATEMENT, PG, gov_look_not_rerunnable},
    {"MH403", STATEMENT, ALL, gov_look_mixed_changes},
    {"MH503", STATEMENT, ALL, gov_look_unbatched},
    {"MH505", STATEMENT, ALL, gov_look_cross_database},
    {"MH506", STATEMENT, ALL, gov_look_authorization},
    {"MH506", ACTION, ALL, gov_look_authorization_action},
    {"SCR.NOT_IDEMPOTENT", STATEMENT, ALL, gov_look_not_idempotent},
    {"SCR.SILENT_SKIP", STATEMENT, ALL, gov_look_silent_skip},
    {"SCR.GIANT_TX", STATEMENT, ALL, gov_look_giant_transaction},
    {"SCR.CONSTRAINT_LATE", END, ALL, gov_look_constraint_late},
    {"SCR.CONSTRAINT_LATE", ACTION, ALL, gov_look_switched_off},
    {0},
};
