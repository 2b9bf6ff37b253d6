/* system_tables.c: tables that hold nobody's data. */
#include "facts/system_tables.h"

#include "embedded.h"

enum { KIND, NAME }; /* columns; kinds are told apart by their first letter */

static int is_known(gov_text text, const char *kinds) {
  const gov_data_table *tables = gov_data("system_tables");
  for (int row = 0; text.n && row < tables->row_count; row++) {
    char kind = *gov_data_cell(tables, row, KIND);
    const char *name = gov_data_cell(tables, row, NAME);
    if (strchr(kinds, kind) &&
        (kind == 'p' ? gov_text_starts(text, name) : gov_text_is(text, name)))
      return 1;
  }
  return 0;
}

int gov_is_system_table(gov_text full, gov_text last) {
  return is_known(full, "pn") || is_known(last, "t");
}

int gov_is_history_table(gov_text last) {
  return is_known(last, "th");
}
