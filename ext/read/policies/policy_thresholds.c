/* policy_thresholds.c: numbers of the readiness profile that a policy file sets.
**
**   thresholds: {error_rate_max: 0.05, sample_min: 200}
**
** or an entry of `policies` with kind: threshold and the same map under `thresholds` or `set`. A name
** that is none is a diagnostic that lists the names there are.
*/
#include "read/policies/policy_parts.h"

#include "embedded.h"
#include "facts/redact/redact.h"

/* The row of data/thresholds.tsv, -1 when the name is none. */
static int known_row(const char *key) {
  const gov_data_table *thresholds = gov_data("thresholds");
  for (int row = 0; thresholds && row < thresholds->row_count; row++)
    if (gov_text_is(gov_text_of(key), gov_data_cell(thresholds, row, 0))) return row;
  return -1;
}

static void refuse_name(gov_reading *reading, const gov_node *node) {
  const gov_data_table *thresholds = gov_data("thresholds");
  sqlite3_str *names = sqlite3_str_new(NULL);
  for (int row = 0; thresholds && row < thresholds->row_count; row++)
    sqlite3_str_appendf(names, "%s%s", row ? ", " : "", gov_data_cell(thresholds, row, 0));
  char *list = sqlite3_str_finish(names);
  if (!list) reading->facts->arena.failed = 1;
  gov_diagnose(reading->facts, GOV_WARNING, "key.bad_value", gov_place_of(reading, node),
               "threshold '%.60s' is none: accepted are %s",
               gov_redact(&reading->facts->arena, gov_text_of(node->key)), list ? list : "");
  sqlite3_free(list);
}

void gov_read_thresholds(gov_reading *reading, const gov_node *map) {
  const gov_data_table *thresholds = gov_data("thresholds");
  for (const gov_node *one = gov_node_first(map); one; one = one->next) {
    if (!one->key) continue;
    int row = known_row(one->key);
    double value = gov_node_number(one);
    if (row < 0) {
      refuse_name(reading, one);
    } else if (!(value >= 0 && value < 1e12)) {
      gov_bad_value(reading, one, "plain numbers that are not negative, such as 0.01 for 1 %");
    } else if (value > 1 && !strcmp(gov_data_cell(thresholds, row, 2), "ratio")) {
      gov_bad_value(reading, one, "shares from 0 to 1, such as 0.01 for 1 %");
    } else {
      gov_threshold_setting *made = GOV_ADD(reading->facts, threshold_settings);
      if (!made) return;
      *made = (gov_threshold_setting){gov_data_cell(thresholds, row, 0), value,
                                      gov_place_of(reading, one)};
    }
  }
}
