/* run.c: what the readers of run evidence share. */
#include "read/runs/run.h"

#include "embedded.h"
#include "facts/environment.h"
#include "facts/redact/redact.h"
#include "read/prose/phrases.h"

gov_run *gov_run_add(gov_reading *reading, int32_t line) {
  gov_run *run = GOV_ADD(reading->facts, runs);
  if (!run) return NULL;
  run->place = (gov_place){reading->source->path, line};
  run->tool = reading->artifact->format;
  run->damaged = reading->damaged;
  run->source = reading->source->kind == GOV_KIND_AUDIT     ? GOV_BY_AUDIT
                : reading->source->kind == GOV_KIND_QUALITY ? GOV_BY_QUALITY
                                                            : GOV_BY_REPORT;
  return run;
}

enum { ROLE, WORD, MEANING, MOST_WORD_BYTES = 64 };

/* Lower case, '_' and '-' as blanks; empty when it is too long for a word. */
static gov_text folded(gov_text text, char *out) {
  text = gov_trim(text);
  if (text.n > MOST_WORD_BYTES) return (gov_text){out, 0};
  size_t n = gov_fold_letters(text, out, MOST_WORD_BYTES);
  for (size_t i = 0; i < n; i++)
    if (out[i] == '_' || out[i] == '-') out[i] = ' ';
  return (gov_text){out, n};
}

/* The meanings are words of words.h, whose constants live as long as the data's. */
static const char *meaning(const char *role, const char *text) {
  char buffer[MOST_WORD_BYTES];
  const gov_data_table *words = text ? gov_data("run_words") : NULL;
  gov_text word = folded(gov_text_of(text), buffer);
  for (int row = 0; words && word.n && row < words->row_count; row++) {
    if (!strcmp(gov_data_cell(words, row, ROLE), role) &&
        gov_text_is(word, gov_data_cell(words, row, WORD)))
      return gov_data_cell(words, row, MEANING);
  }
  return NULL;
}

/* Does the word stand in the name, whole, or as the start of a word when it ends in '*'? Scripts without
** spaces have no whole words. */
static int has_word(gov_text name, const char *word) {
  size_t n = strcspn(word, "*");
  for (size_t at = 0; at + n <= name.n; at++) {
    if (memcmp(name.z + at, word, n) != 0 || (at && gov_is_alpha(name.z[at - 1]))) continue;
    if (word[n] || at + n == name.n || !gov_is_alpha(name.z[at + n])) return 1;
  }
  return 0;
}

const char *gov_run_kind_of_name(gov_text name) {
  char lower[4 * MOST_WORD_BYTES];
  const gov_data_table *words = gov_data("run_words");
  int live = !gov_environment_is_rehearsal(gov_environment_of_heading(name)); /* pre-production */
  name = (gov_text){lower, gov_fold_letters(name, lower, sizeof lower)};
  for (int row = 0; words && row < words->row_count; row++) {
    const char *kind = gov_data_cell(words, row, MEANING);
    if (strcmp(gov_data_cell(words, row, ROLE), "name") != 0) continue;
    if (!live && !strcmp(kind, GOV_PRODUCTION)) continue;
    if (has_word(name, gov_data_cell(words, row, WORD))) return kind;
  }
  return NULL;
}

const char *gov_run_status(const char *text) {
  return meaning("status", text);
}

const char *gov_run_kind(const char *text) {
  return meaning("kind", text);
}

const char *gov_run_keep(gov_reading *reading, const char *text) {
  return text && *text ? gov_redact_excerpt(&reading->facts->arena, gov_text_of(text)) : NULL;
}

const char *gov_run_keep_in(gov_reading *reading, const gov_node *map, const char *names) {
  return gov_run_keep(reading, gov_text_in(map, names));
}

static int has(const char *text) {
  return text && *text;
}

const char *gov_run_unit(gov_reading *reading, const char *database, const char *schema,
                         const char *table) {
  gov_arena *arena = &reading->facts->arena;
  if (!has(table)) return NULL;
  const char *name =
      gov_arena_printf(arena, "%s%s%s%s%s", has(database) ? database : "", has(database) ? "." : "",
                       has(schema) ? schema : "", has(schema) ? "." : "", table);
  if (!name || strlen(name) > GOV_MAX_NAME_BYTES) return NULL;
  const char *redacted = gov_redact(arena, gov_text_of(name));
  return redacted && !strcmp(redacted, name) ? name : NULL;
}

int64_t gov_run_count(const gov_node *node) {
  int64_t count = gov_node_integer(node);
  return count < 1000000000000 && count > -1000000000000 ? count : GOV_NULL;
}

int64_t gov_run_integer(const gov_node *map, const char *names) {
  return gov_run_count(gov_member(map, names));
}

gov_metric *gov_run_metric(gov_reading *reading, const char *run_id, const char *name, double value,
                           int32_t line) {
  gov_metric *metric = GOV_ADD(reading->facts, metrics);
  if (!metric) return NULL;
  metric->run_id = run_id;
  metric->name = gov_run_keep(reading, name);
  metric->value = value;
  metric->place = (gov_place){reading->source->path, line};
  return metric;
}

int gov_head_has_key(const gov_source *head, const char *key) {
  gov_text rest = head->bytes;
  size_t n = strlen(key);
  for (const char *found; (found = gov_text_find(rest, key)) != NULL;) {
    size_t at = (size_t)(found - rest.z) + n;
    int begins = found == rest.z || !gov_is_word(found[-1]);
    while (at < rest.n && (rest.z[at] == '"' || rest.z[at] == '\'' || gov_is_space(rest.z[at])))
      at++;
    if (begins && at < rest.n && rest.z[at] == ':') return 1;
    rest.n -= (size_t)(found + n - rest.z);
    rest.z = found + n;
  }
  return 0;
}

int gov_head_is_json(const gov_source *head) {
  gov_text text = gov_trim(head->bytes);
  return text.n && (text.z[0] == '{' || text.z[0] == '[');
}

int gov_head_is_json_lines(const gov_source *head) {
  gov_text text = gov_trim(head->bytes);
  const char *end = text.n && text.z[0] == '{' ? memchr(text.z, '\n', text.n) : NULL;
  if (!end) return 0;
  gov_text first = gov_trim((gov_text){text.z, (size_t)(end - text.z)});
  gov_text second = gov_trim((gov_text){end, text.n - first.n});
  return first.z[first.n - 1] == '}' && second.n && second.z[0] == '{';
}
