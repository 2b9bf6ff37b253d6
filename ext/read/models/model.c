/* model.c: rows that all readers of data models make, and the words that mark data. */
#include "read/models/model.h"

#include "embedded.h"
#include "facts/redact/redact.h"
#include "read/prose/sentences.h"
#include "read/sql/sql_facts.h"

enum { NAME, MEANING, WORD };

const char *gov_model_keep(gov_reading *reading, gov_text text) {
  text = gov_trim(text);
  if (!text.n) return NULL;
  if (text.n > GOV_MAX_NAME_BYTES) {
    text.n = GOV_MAX_NAME_BYTES;
    while (text.n && ((unsigned char)text.z[text.n] & 0xC0) == 0x80) text.n--;
  }
  return gov_redact(&reading->facts->arena, text);
}

const char *gov_model_name(gov_reading *reading, const char *database, const char *schema,
                           const char *table) {
  if (!table || !*table) return NULL;
  int has_database = database && *database, has_schema = schema && *schema;
  const char *name = gov_arena_printf(&reading->facts->arena, "%s%s%s%s%s",
                                      has_database ? database : "", has_database ? "." : "",
                                      has_schema ? schema : "", has_schema ? "." : "", table);
  return name ? gov_model_keep(reading, gov_text_of(name)) : NULL;
}

/* ---- marks ---- */

static int same_name(gov_text name, const char *known) {
  size_t i = 0;
  for (;; i++, known++) {
    while (i < name.n && gov_is_any(name.z[i], "_- ")) i++;
    while (*known == '_') known++;
    if (i == name.n || !*known) return i == name.n && !*known;
    if (gov_lower(name.z[i]) != *known) return 0;
  }
}

static int find_word(gov_text name, const gov_data_table *table) {
  if (gov_text_starts(name, "x-") || gov_text_starts(name, "x_")) name.z += 2, name.n -= 2;
  for (int row = 0; table && name.n && row < table->row_count; row++) {
    if (same_name(name, gov_data_cell(table, row, NAME))) return row;
  }
  return -1;
}

static int has_word(const char *list, const char *word) {
  size_t n = strlen(word);
  while (list && *list) {
    size_t length = strcspn(list, ",");
    if (length == n && !strncmp(list, word, n)) return 1;
    list += length + (list[length] == ',');
  }
  return 0;
}

void gov_mark_tag(gov_reading *reading, gov_marks *marks, const char *tag) {
  if (!tag || !*tag || has_word(marks->tags, tag)) return;
  marks->tags =
      marks->tags ? gov_arena_printf(&reading->facts->arena, "%s,%s", marks->tags, tag) : tag;
}

/* `pii: false`, "none", "n/a", "unknown", "to be decided" mark nothing. */
static int denies(gov_text value) {
  static const char *const words[] = {"false", "no",  "none",           "off",    "0",
                                      "null",  "nil", "not applicable", "absent", "unknown"};
  value = gov_trim(value);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (gov_text_is(value, words[i])) return 1;
  }
  return gov_text_starts(value, "non") || gov_text_starts(value, "not ") ||
         gov_text_is(value, "n/a") || gov_is_placeholder(value);
}

static int marks_true(const gov_node *value) {
  int truth = gov_node_boolean(value);
  if (truth >= 0) return truth;
  if (value->kind == GOV_NODE_STRING) return !denies(gov_text_of(value->text));
  return value->kind >= GOV_NODE_LIST && value->count > 0;
}

static void mark_tags(gov_reading *reading, gov_marks *marks, const gov_node *value) {
  if (value->kind == GOV_NODE_STRING) {
    gov_mark_tag(reading, marks, gov_node_keep(reading->facts, value));
    return;
  }
  for (const gov_node *one = value->first; one; one = one->next) {
    if (value->kind == GOV_NODE_LIST)
      gov_mark_tag(reading, marks, gov_node_keep(reading->facts, one));
    else if (value->kind == GOV_NODE_MAP && gov_node_boolean(one) == 1)
      gov_mark_tag(reading, marks, gov_key_keep(reading->facts, one)); /* tags: {pii: true} */
  }
}

void gov_mark_member(gov_reading *reading, gov_marks *marks, const gov_node *member) {
  const gov_data_table *table = gov_data("model_words");
  int row = member && member->key ? find_word(gov_text_of(member->key), table) : -1;
  if (row < 0) return;
  const char *meaning = gov_data_cell(table, row, MEANING);
  int listed = !strcmp(meaning, "class") && member->kind == GOV_NODE_LIST;
  if (listed || !strcmp(meaning, "tags"))
    mark_tags(reading, marks, member);
  else if (!strcmp(meaning, "tag") && marks_true(member))
    gov_mark_tag(reading, marks, gov_data_cell(table, row, WORD));
  else if (!strcmp(meaning, "class") && member->kind == GOV_NODE_STRING && !marks->data_class)
    marks->data_class = gov_node_keep(reading->facts, member);
  else if (!strcmp(meaning, "owner") && member->kind == GOV_NODE_STRING && !marks->owner)
    marks->owner = gov_node_keep(reading->facts, member);
}

void gov_mark_all(gov_reading *reading, gov_marks *marks, const gov_node *map) {
  if (!map || map->kind != GOV_NODE_MAP) return;
  for (const gov_node *member = map->first; member; member = member->next)
    gov_mark_member(reading, marks, member);
}

static int is_mark_byte(char c) {
  return gov_is_word(c) || c == '-';
}

/* The value behind a mark's name: in parentheses, behind ':' or '=', else the next word. */
static gov_text mark_value(gov_text comment, size_t at) {
  while (at < comment.n && comment.z[at] == ' ') at++;
  if (at < comment.n && gov_is_any(comment.z[at], "(:=")) at++;
  while (at < comment.n && gov_is_any(comment.z[at], " \"'")) at++;
  size_t end = at;
  while (end < comment.n && is_mark_byte(comment.z[end])) end++;
  return (gov_text){comment.z + at, end - at};
}

void gov_mark_comment(gov_reading *reading, gov_marks *marks, gov_text comment) {
  const gov_data_table *table = gov_data("model_words");
  for (size_t i = 0; i < comment.n; i++) {
    if (comment.z[i] != '@' || (i && !gov_is_space(comment.z[i - 1]))) continue;
    size_t end = ++i;
    while (end < comment.n && is_mark_byte(comment.z[end])) end++;
    int row = find_word((gov_text){comment.z + i, end - i}, table);
    if (row < 0) continue;
    const char *meaning = gov_data_cell(table, row, MEANING);
    gov_text value = mark_value(comment, end);
    if (!strcmp(meaning, "tag") && !(value.n && denies(value)))
      gov_mark_tag(reading, marks, gov_data_cell(table, row, WORD));
    else if (!strcmp(meaning, "class") && value.n && !marks->data_class)
      marks->data_class = gov_model_keep(reading, value);
  }
}

/* ---- rows ---- */

gov_mention *gov_model_unit(gov_reading *reading, const char *name, const char *kind, int32_t line,
                            gov_marks marks) {
  gov_mention *row = name ? GOV_ADD(reading->facts, mentions) : NULL;
  if (!row) return NULL;
  row->role = GOV_DECLARES;
  row->name = name;
  row->kind = kind;
  row->source = GOV_BY_MODEL;
  row->data_class = marks.data_class;
  row->tags = marks.tags;
  row->owner = marks.owner;
  row->place = (gov_place){reading->source->path, line};
  return row;
}

static void note_tenant_key(gov_reading *reading, const char *unit, const char *column,
                            gov_place place) {
  gov_mention *row = gov_model_unit(reading, unit, NULL, place.line, (gov_marks){0});
  gov_evidence *evidence =
      row ? gov_state(reading->facts, GOV_TENANCY_TENANT_KEY, GOV_BY_MODEL, place) : NULL;
  if (!evidence) return;
  row->tenant_key = column;
  evidence->unit_id = unit;
  evidence->scope = GOV_SCOPE_UNIT;
  evidence->position = GOV_IN_FILE;
  evidence->value = column;
  evidence->why = "the table has a column that tells tenants apart";
}

gov_field *gov_model_field(gov_reading *reading, const char *unit, const char *name, int32_t line) {
  if (!unit || !name) return NULL;
  gov_place place = {reading->source->path, line};
  const char *column = strrchr(name, '.') ? NULL : name; /* of the unit, not nested in another */
  if (column && gov_is_tenant_key(column)) note_tenant_key(reading, unit, column, place);
  gov_field *row = GOV_ADD(reading->facts, fields);
  if (!row) return NULL;
  row->unit_id = unit;
  row->name = name;
  row->place = place;
  return row;
}

void gov_model_lineage(gov_reading *reading, const char *unit, const char *source, int32_t line) {
  gov_lineage *row = unit && source ? GOV_ADD(reading->facts, lineage) : NULL;
  if (!row) return;
  row->unit_id = unit;
  row->source_unit_id = source;
  row->via = GOV_BY_MODEL;
  row->place = (gov_place){reading->source->path, line};
}

void gov_model_stored(gov_reading *reading, const char *unit, const char *env, const char *place,
                      int32_t line) {
  gov_flow *row = unit && place && *place ? GOV_ADD(reading->facts, flows) : NULL;
  if (!row) return;
  row->unit_id = unit;
  row->source_env = row->target_env = env ? gov_model_keep(reading, gov_text_of(env)) : NULL;
  row->source_region = row->target_region = gov_model_keep(reading, gov_text_of(place));
  row->via = GOV_STORED;
  row->place = (gov_place){reading->source->path, line};
}
