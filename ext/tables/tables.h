/* tables.h: every virtual table over facts, declared once for the list in tables.c. */
#ifndef GOV_TABLES_H
#define GOV_TABLES_H
#include "tables/table.h"

extern const gov_table gov_table_artifacts;
extern const gov_table gov_table_specs;
extern const gov_table gov_table_dependencies;
extern const gov_table gov_table_tasks;
extern const gov_table gov_table_units;
extern const gov_table gov_table_names;
extern const gov_table gov_table_unit_plans;
extern const gov_table gov_table_unit_places;
extern const gov_table gov_table_unit_scopes;
extern const gov_table gov_table_fields;
extern const gov_table gov_table_services;
extern const gov_table gov_table_policies;
extern const gov_table gov_table_policy_units;
extern const gov_table gov_table_policy_fields;
extern const gov_table gov_table_policy_locations;
extern const gov_table gov_table_routes;
extern const gov_table gov_table_evidence;
extern const gov_table gov_table_signals;
extern const gov_table gov_table_plan_signals;
extern const gov_table gov_table_sections;
extern const gov_table gov_table_items;
extern const gov_table gov_table_steps;
extern const gov_table gov_table_cells;
extern const gov_table gov_table_blocks;
extern const gov_table gov_table_document_fields;
extern const gov_table gov_table_cues;
extern const gov_table gov_table_record_fields;
extern const gov_table gov_table_limits;
extern const gov_table gov_table_threshold_settings;
extern const gov_table gov_table_added_phrases;
extern const gov_table gov_table_statements;
extern const gov_table gov_table_migrations;
extern const gov_table gov_table_hazards;
extern const gov_table gov_table_flows;
extern const gov_table gov_table_lineage;
extern const gov_table gov_table_runs;
extern const gov_table gov_table_metrics;
extern const gov_table gov_table_approvals;
extern const gov_table gov_table_parts;
extern const gov_table gov_table_flags;
extern const gov_table gov_table_diagnostics;

#endif
