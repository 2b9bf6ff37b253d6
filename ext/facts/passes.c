/* passes.c: the passes in their order. */
#include "facts/passes.h"

#include "base/give_back.h"

/* The last pass that looks at them has run. */
static int let_go_of_statements(gov_facts *facts) {
  gov_script *scripts = GOV_ROWS(facts, scripts);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts); i++) scripts[i].sql = NULL;
  gov_arena_free(&facts->parsed);
  return SQLITE_OK;
}

const gov_pass gov_passes[] = {
    {"scripts", gov_pass_scripts},
    {"undo", gov_pass_undo}, /* before hazards: it tells each script its series' dialect */
    {"hazards", gov_pass_hazards},
    {"names", gov_pass_names},
    {"hazards of statements", gov_pass_hazards_of_statements},
    {"tenant losses", gov_pass_tenant_losses},
    {"statements let go", let_go_of_statements},
    {"runs", gov_pass_runs},
    {"coverage", gov_pass_coverage},
    {"specs", gov_pass_specs},
    {"tenancy", gov_pass_tenancy},
    {"classification", gov_pass_classification},
    {"flows", gov_pass_flows},
    {"policies", gov_pass_policies},
    {"names in evidence", gov_pass_evidence_names},
    {"signals", gov_pass_signals},
    {"scopes", gov_pass_scopes},
    {"unit places", gov_pass_unit_places},
    {"people", gov_pass_people},
    {"hazards of units", gov_pass_hazards_of_units},
    {0},
};

/* What a pass took in its course and does not need any more. */
static void give_back(gov_facts *facts) {
  for (int i = 0; i < GOV_PLAIN_TABLE_COUNT; i++) gov_list_trim(&facts->tables[i]);
  for (int i = 0; i < GOV_PACKED_TABLE_COUNT; i++) gov_packed_trim(&facts->packed[i]);
  gov_give_back(facts->arena.size_bytes + facts->parsed.size_bytes);
}

/* No table shows what only the passes read. */
static void let_go(gov_facts *facts) {
  gov_packed_free(GOV_PACKED(facts, mentions));
  gov_list_free(&facts->tables[GOV_FACT_scripts]);
  gov_list_free(&facts->tables[GOV_FACT_tool_settings]);
  gov_list_free(&facts->tables[GOV_FACT_order_entries]);
  gov_list_free(&facts->tables[GOV_FACT_tenant_losses]);
  gov_arena_free(&facts->parsed);
  give_back(facts);
}

int gov_run_passes(gov_facts *facts) {
  int rc = gov_settle(facts, facts);
  for (const gov_pass *pass = gov_passes; pass->name && rc == SQLITE_OK; pass++) {
    rc = pass->run(facts);
    if (rc == SQLITE_OK) rc = gov_settle(facts, facts);
    give_back(facts);
  }
  if (rc == SQLITE_OK) let_go(facts);
  return rc;
}
