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
  for (const gov_data_table *table = gov_data_tables; table->name; table++) {
    if (table->name[0] == name[0] && !strcmp(table->name, name)) return table;
  }
  return 0;
}
