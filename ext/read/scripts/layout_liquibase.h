/* layout_liquibase.h: a Liquibase change as SQL text, by the templates of data/liquibase.tsv. */
#ifndef GOV_LAYOUT_LIQUIBASE_H
#define GOV_LAYOUT_LIQUIBASE_H
#include "read/scripts/layout_code_parse.h"
#include "read/trees/tree.h"

/* Columns of a change: <column …/> children, or columns: [column: {…}]. Start with NULL; NULL ends.
 */
const gov_node *liquibase_column(const gov_node *change, const gov_node *after);
/* Appends the change forwards or backwards. 1 done, 0 it cannot be told (forwards) or undone
 * (backwards), -1 it does nothing. */
int liquibase_change(const gov_node *change, int backwards, code_text *out);

#endif
