/* embedded.c: every cell of every data table is found where it stands, in the table's order, and what
 * stands nowhere is not found. */
#include "embedded.h"

#include "check.h"

static void look_for(const gov_data_table *table, int row, int column) {
  gov_text cell = gov_text_of(gov_data_cell(table, row, column));
  int found, last = -1, met = 0;
  for (int number = 0; (found = gov_data_find(table, column, cell, number)) >= 0; number++) {
    CHECK(found > last && !strcmp(gov_data_cell(table, found, column), cell.z));
    last = found;
    met |= found == row;
    if (number > 8 && met) break; /* a kind that hundreds of rows share */
  }
  CHECK(met || last >= 0);
  if (found < 0) CHECK(met);
  if (!cell.n) return;
  char longer[512];
  if (cell.n + 2 > sizeof longer) return;
  memcpy(longer, cell.z, cell.n);
  longer[cell.n] = '\x01';
  CHECK(gov_data_find(table, column, (gov_text){longer, cell.n + 1}, 0) < 0);
  longer[cell.n] = 0; /* a NUL ends no text */
  CHECK(gov_data_find(table, column, (gov_text){longer, cell.n + 1}, 0) < 0);
}

int main(void) {
  for (const gov_data_table *table = gov_data_tables; table->name; table++) {
    for (int column = 0; column < table->column_count; column++) {
      for (int row = 0; row < table->row_count; row += 1 + table->row_count / 200)
        look_for(table, row, column);
    }
  }
  CHECK(gov_data_find(gov_data("placeholders"), 1, GOV_TEXT("tbd"), 0) >= 0);
  CHECK(gov_data_find(gov_data("placeholders"), 1, GOV_TEXT("TBD"), 0) < 0);
  CHECK(gov_data_find(NULL, 0, GOV_TEXT("tbd"), 0) < 0);
  return check_result();
}
