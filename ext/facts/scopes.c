/* scopes.c: which scopes reach a unit, so that its evidence is one indexed join away.
**
** A statement is about a unit, a plan, a spec or the workspace: gov_evidence.scope and scope_id.
** A unit is reached by itself, by the plans that cover it, by its spec and by the workspace.
*/
#include "facts/passes.h"

static int add_scope(gov_facts *facts, const char *unit_id, const char *scope,
                     const char *scope_id) {
  gov_unit_scope *row = scope_id ? GOV_ADD(facts, unit_scopes) : NULL;
  if (row) *row = (gov_unit_scope){unit_id, scope, scope_id};
  return row || !scope_id ? SQLITE_OK : SQLITE_NOMEM;
}

static int name_scope(void *context, void *at) {
  (void)context;
  gov_evidence *row = at;
  if (row->unit_id) row->scope_id = row->unit_id;
  if (!strcmp(row->scope, GOV_SCOPE_WORKSPACE)) row->scope_id = GOV_SCOPE_WORKSPACE;
  return 1;
}

int gov_pass_scopes(gov_facts *facts) {
  int rc = gov_packed_rewrite(GOV_PACKED(facts, evidence), 0, name_scope, NULL);
  for (size_t i = 0; i < GOV_COUNT(facts, units) && rc == SQLITE_OK; i++) {
    const gov_unit *unit = &GOV_ROWS(facts, units)[i];
    rc = add_scope(facts, unit->unit_id, GOV_SCOPE_UNIT, unit->unit_id);
    if (rc == SQLITE_OK) rc = add_scope(facts, unit->unit_id, GOV_SCOPE_SPEC, unit->spec_id);
    if (rc == SQLITE_OK)
      rc = add_scope(facts, unit->unit_id, GOV_SCOPE_WORKSPACE, GOV_SCOPE_WORKSPACE);
  }
  for (size_t i = 0; i < GOV_COUNT(facts, unit_plans) && rc == SQLITE_OK; i++) {
    const gov_unit_plan *pair = &GOV_ROWS(facts, unit_plans)[i];
    rc = add_scope(facts, pair->unit_id, GOV_SCOPE_PLAN, pair->place.path);
  }
  return rc;
}
