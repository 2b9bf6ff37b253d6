/* index_counts.c: the totals an index states, held against what it lists. */
#include "read/spec_index.h"

static void check(const gov_spec_index *index, gov_facts *facts, const gov_node *total, int found,
                  const char *what) {
  int64_t stated = gov_node_integer(total);
  if (stated == GOV_NULL || stated == found) return;
  gov_diagnose(facts, GOV_WARNING, "index.count", (gov_place){index->path, total->line},
               "%s is stated as %lld, but %d are listed", what, (long long)stated, found);
}

static int count_status(const gov_facts *facts, const char *status) {
  int found = 0;
  for (size_t i = 0; i < GOV_COUNT(facts, specs); i++) {
    const char *have = GOV_ROWS(facts, specs)[i].status;
    found += have && gov_text_is(gov_text_of(have), status);
  }
  return found;
}

static int count_repo(const gov_facts *facts, const char *repo) {
  int found = 0;
  for (size_t i = 0; i < GOV_COUNT(facts, specs); i++) {
    const char *have = GOV_ROWS(facts, specs)[i].repo;
    found += have && gov_text_is(gov_text_of(have), repo);
  }
  return found;
}

static void check_timestamp(const gov_spec_index *index, gov_facts *facts, const gov_node *node) {
  const char *text = gov_node_text(node);
  if (!text || strlen(text) <= sizeof "2026-01-01" - 1) return;
  const char *clock = text + sizeof "2026-01-01" - 1;
  if (*clock == 'T' && (strchr(clock, 'Z') || strpbrk(clock, "+-"))) return;
  gov_diagnose(facts, GOV_INFO, "index.timestamp", (gov_place){index->path, node->line},
               "%s has no time zone, or is no ISO 8601 time", node->key ? node->key : "the time");
}

void gov_index_check_totals(const gov_spec_index *index, gov_facts *facts, const gov_node *root) {
  static const char *const groups[] = {"stats", "metadata", "statistics"};
  const gov_node *ui_specs = gov_member(root, "ui_specs");
  int ui_count = ui_specs ? ui_specs->count : 0, spec_count = index->entries - ui_count;
  check(index, facts, gov_member(root, "total_specs|total_specs_found|spec_count"), spec_count,
        "the number of specs");
  check(index, facts, gov_member(root, "public_specs_count"), count_repo(facts, "public"),
        "the number of public specs");
  check(index, facts, gov_member(root, "private_specs_count"), count_repo(facts, "private"),
        "the number of private specs");
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
    const gov_node *group = gov_member(root, groups[i]);
    check(index, facts, gov_member(group, "total_specs"), spec_count, "the number of specs");
    check(index, facts, gov_member(group, "total_ui_specs"), ui_count, "the number of UI specs");
    check(index, facts, gov_member(group, "active_specs"), count_status(facts, "active"),
          "the number of active specs");
    check(index, facts, gov_member(group, "deprecated_specs"), count_status(facts, "deprecated"),
          "the number of deprecated specs");
    check(index, facts, gov_member(group, "placeholder_specs"), count_status(facts, "placeholder"),
          "the number of placeholder specs");
  }
  check_timestamp(index, facts, gov_member(root, "last_updated|generated_at|discovery_timestamp"));
}
