/* sql_facts.h: a script as facts: statements, coverage, names, lineage, fields, tenant keys,
 * diagnostics. */
#ifndef GOV_SQL_FACTS_H
#define GOV_SQL_FACTS_H
#include "read/read.h"
#include "read/scripts/layout.h"

/* Adds everything a script of kind script says. The script must lie in the arena of reading->facts.
 */
int gov_sql_script_facts(gov_reading *reading, const gov_sql_script *script,
                         const gov_layout *layout);
/* What a schema says: tables and fields alone; nothing is changed by it. */
int gov_sql_model_facts(gov_reading *reading, const gov_sql_script *script);
/* --dialect, or what the text shows. */
gov_sql_dialect gov_sql_flag_dialect(const gov_facts *settings);
int gov_is_tenant_key(const char *column);

#endif
