/* readers.h: every reader, declared once for the table in readers.c. */
#ifndef GOV_READERS_H
#define GOV_READERS_H
#include "read/read.h"

extern const gov_reader gov_reader_panel;
extern const gov_reader gov_reader_manifest;
extern const gov_reader gov_reader_code;
extern const gov_reader gov_reader_run_report;
extern const gov_reader gov_reader_run_report_lines;
extern const gov_reader gov_reader_run_dbt;
extern const gov_reader gov_reader_run_expectations;
extern const gov_reader gov_reader_run_soda;
extern const gov_reader gov_reader_run_contract;
extern const gov_reader gov_reader_run_validations;
extern const gov_reader gov_reader_run_difference;
extern const gov_reader gov_reader_run_dms;
extern const gov_reader gov_reader_run_backup;
extern const gov_reader gov_reader_run_health;
extern const gov_reader gov_reader_liquibase;
extern const gov_reader gov_reader_tool_config;
extern const gov_reader gov_reader_order_file;
extern const gov_reader gov_reader_sql_script;
extern const gov_reader gov_reader_code_script;
extern const gov_reader gov_reader_sql_model;
extern const gov_reader gov_reader_run_csv;
extern const gov_reader gov_reader_run_markdown;
extern const gov_reader gov_reader_audit_lines;
extern const gov_reader gov_reader_audit;
extern const gov_reader gov_reader_run_checksums;
extern const gov_reader gov_reader_run_summary;
extern const gov_reader gov_reader_run_log;
extern const gov_reader gov_reader_stage_evidence;
extern const gov_reader gov_reader_markdown;
extern const gov_reader gov_reader_record;
extern const gov_reader gov_reader_plan_tree;
extern const gov_reader gov_reader_pipeline_terraform;
extern const gov_reader gov_reader_pipeline_connect;
extern const gov_reader gov_reader_pipeline_dms;
extern const gov_reader gov_reader_pipeline_airbyte;
extern const gov_reader gov_reader_pipeline_fivetran;
extern const gov_reader gov_reader_pipeline_etl;
extern const gov_reader gov_reader_lineage_lines;
extern const gov_reader gov_reader_lineage;
extern const gov_reader gov_reader_dbt_manifest;
extern const gov_reader gov_reader_dbt_properties;
extern const gov_reader gov_reader_prisma;
extern const gov_reader gov_reader_typescript_model;
extern const gov_reader gov_reader_model_markdown;
extern const gov_reader gov_reader_json_schema;
extern const gov_reader gov_reader_fides;
extern const gov_reader gov_reader_data_contract;
extern const gov_reader gov_reader_odcs;
extern const gov_reader gov_reader_policies;
extern const gov_reader gov_reader_policy_markdown;
extern const gov_reader gov_reader_registry;

#endif
