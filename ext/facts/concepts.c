/* concepts.c: data/concepts.tsv and data/cues.tsv as sets that a reader compares. */
#include "facts/concepts.h"

#include "embedded.h"

int gov_concepts_find(const gov_concepts *concepts, gov_text name) {
  for (int i = concepts->count - 1; i >= 0; i--)
    if (gov_text_is(name, concepts->names[i])) return i;
  return -1;
}

static int role_of(const char *word) {
  static const char *const roles[] = {"word", "subject", "yes", "no", "planned", "done", "dry"};
  for (int i = 0; i < GOV_CONCEPT_ROLES; i++)
    if (!strcmp(roles[i], word)) return i;
  return GOV_CONCEPT_WORD;
}

static void read_concepts(gov_concepts *concepts, const gov_data_table *data) {
  for (int i = 0; data && i < data->row_count; i++) {
    const char *name = gov_data_cell(data, i, 0);
    if (gov_concepts_find(concepts, gov_text_of(name)) >= 0) continue;
    if (concepts->count == GOV_CONCEPTS_MAX) return;
    concepts->names[concepts->count] = name;
    gov_concept_put(&concepts->roles[role_of(gov_data_cell(data, i, 1))], concepts->count++);
  }
}

static gov_cue_wants wants_of(const char *word) {
  static const char *const words[] = {"says", "done", "when", "finding", "value", "step"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(words[i], word)) return (gov_cue_wants)i;
  return GOV_WANTS_DONE; /* the strictest */
}

/* "=restore tested/rehearsed !planned": 0 when it names a concept that is none. */
static int read_pattern(const gov_concepts *concepts, gov_text text, gov_cue_pattern *pattern) {
  for (size_t at = 0; at < text.n;) {
    size_t end = at;
    while (end < text.n && text.z[end] != ' ') end++;
    int without = text.z[at] == '!', here = text.z[at] == '=';
    if (!without && pattern->part_count == GOV_PATTERN_PARTS) return 0;
    gov_concept_set *part = without ? &pattern->without : &pattern->parts[pattern->part_count++];
    if (here) pattern->here |= (uint8_t)(1u << (pattern->part_count - 1));
    for (size_t from = at + (size_t)(without || here); from < end;) {
      size_t to = from;
      while (to < end && text.z[to] != '/') to++;
      int concept = gov_concepts_find(concepts, (gov_text){text.z + from, to - from});
      if (concept < 0) return 0;
      gov_concept_put(part, concept);
      from = to + 1;
    }
    while (end < text.n && text.z[end] == ' ') end++;
    at = end;
  }
  return pattern->part_count > 0;
}

/* Of every concept the patterns it is a part of. */
static void index_patterns(gov_concepts *concepts) {
  for (size_t i = 0; i < concepts->patterns.count; i++) {
    const gov_cue_pattern *pattern = gov_list_at(&concepts->patterns, i);
    for (int part = 0; part < pattern->part_count; part++)
      for (int concept = 0; concept < concepts->count; concept ++)
        if (gov_concept_in(&pattern->parts[part], concept))
          gov_concept_put(&concepts->patterns_of[concept], (int)i);
  }
}

static int read_cues(gov_concepts *concepts, const gov_data_table *data) {
  for (int i = 0; data && i < data->row_count; i++) {
    gov_cue_rule *rule = gov_list_add(&concepts->rules);
    if (!rule) return SQLITE_NOMEM;
    *rule = (gov_cue_rule){gov_data_cell(data, i, 0), wants_of(gov_data_cell(data, i, 1))};
    for (const char *at = gov_data_cell(data, i, 2); *at;) {
      size_t n = strcspn(at, "|");
      gov_cue_pattern pattern = {.cue = (uint16_t)(concepts->rules.count - 1)};
      if (concepts->patterns.count < GOV_CONCEPTS_MAX &&
          read_pattern(concepts, gov_trim((gov_text){at, n}), &pattern)) {
        gov_cue_pattern *made = gov_list_add(&concepts->patterns);
        if (!made) return SQLITE_NOMEM;
        *made = pattern;
      }
      at += n + (at[n] == '|');
    }
  }
  return SQLITE_OK;
}

int gov_concepts_open(gov_concepts *concepts) {
  *concepts = (gov_concepts){.rules = {.row_bytes = sizeof(gov_cue_rule)},
                             .patterns = {.row_bytes = sizeof(gov_cue_pattern)}};
  read_concepts(concepts, gov_data("concepts"));
  int rc = read_cues(concepts, gov_data("cues"));
  index_patterns(concepts);
  return rc;
}

void gov_concepts_free(gov_concepts *concepts) {
  gov_list_free(&concepts->rules);
  gov_list_free(&concepts->patterns);
}
