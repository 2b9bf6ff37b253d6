/* system_tables.h: tables that hold nobody's data, by data/system_tables.tsv. */
#ifndef GOV_SYSTEM_TABLES_H
#define GOV_SYSTEM_TABLES_H
#include "base/text.h"

/* `full` with its schema, `last` without. Catalogues, pseudo-tables, and what migration tools keep. */
int gov_is_system_table(gov_text full, gov_text last);
/* Where a migration tool notes what it ran. */
int gov_is_history_table(gov_text last);

#endif
