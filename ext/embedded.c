/* embedded.c: looking things up in what the build embedded. */
#include "embedded.h"

#include <string.h>

const char *gov_embedded_query(const char *name) {
  for (const gov_embedded_sql *query = gov_embedded_queries; query->name; query++) {
    if (!strcmp(query->name, name)) return query->sql;
  }
  return 0;
}

gov_text gov_view_name(const gov_embedded_sql *view) {
  const char *name = strstr(view->sql, "CREATE TEMP VIEW ") + sizeof "CREATE TEMP VIEW " - 1;
  return (gov_text){name, strcspn(name, " (\n")};
}

const gov_data_table *gov_data(const char *name) {
  const gov_data_table *table = gov_data_tables + gov_data_starts[name[0] - 'a'];
  for (; table->name && table->name[0] == name[0]; table++) {
    if (table->name[1] == name[1] && !strcmp(table->name, name)) return table;
  }
  return 0;
}

static int compare_cell(const char *cell, gov_text text) {
  int order = strncmp(cell, text.z, text.n);
  return order ? order : cell[text.n] != 0;
}

static int has_mark(const gov_data_table *table, int column, gov_data_part part, unsigned mark) {
  size_t set = (size_t)column * GOV_DATA_PARTS + part;
  return table->marks[(set << table->mark_bits) / 8 + mark / 8] >> mark % 8 & 1;
}

/* By three bytes, or by fewer when a cell has no more. */
static int has_three(const gov_data_table *table, int column, gov_data_part part,
                     const unsigned char *z, size_t n) {
  unsigned a = n ? z[0] : 0, b = n > 1 ? z[1] : 0, c = n > 2 ? z[2] : 0;
  int bits = table->mark_bits;
  return has_mark(table, column, part, gov_data_mark_three(a, b, c, bits)) ||
         has_mark(table, column, part, gov_data_mark_three(a, b, 0, bits)) ||
         has_mark(table, column, part, gov_data_mark_three(a, 0, 0, bits));
}

int gov_data_may_begin(const gov_data_table *table, int column, const char *z, size_t n) {
  return has_three(table, column, GOV_DATA_HEAD, (const unsigned char *)z, n);
}

int gov_data_may_end(const gov_data_table *table, int column, const unsigned char *from_end,
                     size_t n) {
  return has_three(table, column, GOV_DATA_TAIL, from_end, n);
}

int gov_data_find(const gov_data_table *table, int column, gov_text text, int number) {
  if (!table || !has_mark(table, column, GOV_DATA_WHOLE, gov_data_mark(text, table->mark_bits)) ||
      memchr(text.z, 0, text.n))
    return -1;
  const unsigned short *order = table->order + (size_t)column * (size_t)table->row_count;
  int low = 0, high = table->row_count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (compare_cell(gov_data_cell(table, order[middle], column), text) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  low += number;
  if (low >= table->row_count || compare_cell(gov_data_cell(table, order[low], column), text))
    return -1;
  return order[low];
}
