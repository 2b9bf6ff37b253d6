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

/* What begins or ends with a cell is never told that it may not. */
static void begin_and_end(const gov_data_table *table, int row, int column) {
  gov_text cell = gov_text_of(gov_data_cell(table, row, column));
  unsigned char behind[512];
  char longer[512];
  if (!cell.n || cell.n + 2 > sizeof longer) return;
  snprintf(longer, sizeof longer, "%sx", cell.z);
  for (size_t i = 0; i < cell.n; i++) behind[i] = (unsigned char)cell.z[cell.n - 1 - i];
  behind[cell.n] = 'x';
  for (size_t n = cell.n; n <= cell.n + 1; n++) {
    CHECK(gov_data_may_begin(table, column, longer, n));
    CHECK(gov_data_may_end(table, column, behind, n));
  }
}

int main(void) {
  for (const gov_data_table *table = gov_data_tables; table->name; table++) {
    for (int column = 0; column < table->column_count; column++) {
      for (int row = 0; row < table->row_count; row += 1 + table->row_count / 200)
        look_for(table, row, column), begin_and_end(table, row, column);
    }
  }
  CHECK(!gov_data_may_begin(gov_data("placeholders"), 1, "qqq", 3));
  CHECK(gov_data_find(gov_data("placeholders"), 1, GOV_TEXT("tbd"), 0) >= 0);
  CHECK(gov_data_find(gov_data("placeholders"), 1, GOV_TEXT("TBD"), 0) < 0);
  CHECK(gov_data_find(NULL, 0, GOV_TEXT("tbd"), 0) < 0);
  return check_result();
}
