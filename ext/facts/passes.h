/* passes.h: what happens to the merged facts, in order, before they become immutable.
**
** A pass is one file and one row in passes.c. Passes before `names` see the names as the artifacts
** spell them; those after it see unit ids. Each returns SQLITE_OK or SQLITE_NOMEM and may add rows
** and diagnostics.
*/
#ifndef GOV_PASSES_H
#define GOV_PASSES_H
#include "facts/facts.h"

typedef struct gov_pass {
  const char *name;
  int (*run)(gov_facts *facts);
} gov_pass;

extern const gov_pass gov_passes[]; /* ends with an empty row */
int gov_run_passes(gov_facts *facts);

int gov_pass_scripts(
    gov_facts *facts); /* script_order.c: configuration and order that lie beside the scripts */
/* hazards_units.c: backup and tenant key of what statements write, while they are held; then undo
 * and what backups settle */
int gov_pass_hazards_of_statements(gov_facts *facts);
int gov_pass_hazards_of_units(gov_facts *facts);
int gov_pass_hazards(gov_facts *facts); /* hazards.c: statements in script and series */

int gov_pass_undo(
    gov_facts *facts); /* undo.c: migrations and what their undo is worth, on raw names */

/* Units by name, for passes after `names`. */
int gov_pass_names(
    gov_facts *facts); /* names.c: mentions → units and names; unit_id columns resolved */
int gov_pass_runs(
    gov_facts *facts); /* runs.c: what each run is worth: taints, staleness, evidence */
int gov_pass_coverage(
    gov_facts *facts); /* coverage.c: plans without a dataset become `plan:<path>` units */
int gov_pass_specs(
    gov_facts *facts); /* attribution.c: spec of artifacts and units; scope of --spec-ids */
int gov_pass_scopes(gov_facts *facts); /* scopes.c: which scopes reach a unit */
int gov_pass_tenant_losses(
    gov_facts *facts); /* tenant_losses.c: rows that statements carry away from their tenant key */
int gov_pass_tenancy(
    gov_facts *facts); /* tenancy.c: units whose model shows no tenants, or whose rows lost them */
int gov_pass_classification(gov_facts *facts); /* classification.c: the class of each unit */
int gov_pass_flows(gov_facts *facts);          /* flows.c: movements unit by unit, as routes */
int gov_pass_policies(gov_facts *facts);    /* policy_units.c: which rule applies to which unit */
int gov_pass_unit_places(gov_facts *facts); /* unit_places.c: items, cells, steps that name units */
int gov_pass_evidence_names(
    gov_facts *facts); /* evidence_names.c: fields that are masked, policies that are justified */
int gov_pass_people(gov_facts *facts);  /* people.c: authors and approvers as numbers */
int gov_pass_signals(gov_facts *facts); /* signals.c: evidence that applies to each unit, counted */

#endif
