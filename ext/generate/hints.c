/* hints.c: what the spec's mapping tables say about where columns come from.
**
** A mapping table has a column for the source field and one for the target field; the rule
** stands in a third. `users.mail | users.email | rename` is a rename, fields without a table are
** tables. Only rename and cast move values; derive is told to the reader, whose expression it
** takes. Nothing is guessed from likeness of names.
*/
#include "generate/hints.h"

typedef enum mapping_role { SOURCE_FIELD, TARGET_FIELD, TRANSFORM_RULE, ROLE_COUNT } mapping_role;

typedef struct mapping_word {
  mapping_role role;
  const char *header;
} mapping_word;

static const mapping_word mapping_words[] = {
    {SOURCE_FIELD, "source field"},     {SOURCE_FIELD, "source column"},
    {SOURCE_FIELD, "source table"},     {SOURCE_FIELD, "source entity"},
    {SOURCE_FIELD, "source"},           {SOURCE_FIELD, "from"},
    {SOURCE_FIELD, "old field"},        {SOURCE_FIELD, "old column"},
    {TARGET_FIELD, "target field"},     {TARGET_FIELD, "target column"},
    {TARGET_FIELD, "target table"},     {TARGET_FIELD, "target entity"},
    {TARGET_FIELD, "target"},           {TARGET_FIELD, "to"},
    {TARGET_FIELD, "new field"},        {TARGET_FIELD, "new column"},
    {TRANSFORM_RULE, "transform rule"}, {TRANSFORM_RULE, "transformation rule"},
    {TRANSFORM_RULE, "transformation"}, {TRANSFORM_RULE, "transform"},
    {TRANSFORM_RULE, "rule"},
};

/* One table of the document while it is walked. */
typedef struct mapping {
  gov_list *hints;
  gov_arena *arena;
  const gov_markdown *spec;
  const char *path;
  int32_t columns[ROLE_COUNT]; /* cell numbers; -1: the table has no such column */
  gov_text cells[ROLE_COUNT];  /* of the current row */
  int32_t line;
} mapping;

static void read_header(mapping *at, const gov_markdown_block *cell) {
  gov_text text = gov_trim(cell->text);
  for (size_t i = 0; i < sizeof mapping_words / sizeof *mapping_words; i++) {
    mapping_role role = mapping_words[i].role;
    if (at->columns[role] < 0 && gov_text_is(text, mapping_words[i].header))
      at->columns[role] = cell->number;
  }
}

static gov_text without_quotes(gov_text text) {
  text = gov_trim(text);
  if (text.n >= 2 && (text.z[0] == '"' || text.z[0] == '`') && text.z[text.n - 1] == text.z[0])
    return (gov_text){text.z + 1, text.n - 2};
  return text;
}

/* `schema.table.column`, `table.column` or `table`: the last dot parts the column. */
static int read_field(mapping *at, gov_text text, int has_column, const char **table,
                      const char **column) {
  size_t dot = text.n;
  while (dot && text.z[dot - 1] != '.') dot--;
  if ((dot > 0) != has_column) return 0;
  gov_text last = without_quotes((gov_text){text.z + dot, text.n - dot});
  gov_text owner = has_column ? (gov_text){text.z, dot - 1} : last;
  for (size_t i = owner.n; has_column && i > 0; i--) {
    if (owner.z[i - 1] != '.') continue;
    owner = (gov_text){owner.z + i, owner.n - i};
    break;
  }
  owner = without_quotes(owner);
  *table = gov_arena_copy(at->arena, owner.z, owner.n);
  *column = has_column ? gov_arena_copy(at->arena, last.z, last.n) : NULL;
  return owner.n && last.n;
}

static int has_dot(gov_text text) {
  return text.n && memchr(text.z, '.', text.n) != NULL;
}

static void finish_row(mapping *at) {
  gov_text rule = at->cells[TRANSFORM_RULE];
  int moves = gov_text_starts(rule, "rename") || gov_text_starts(rule, "cast");
  if (!at->line || (!moves && !gov_text_starts(rule, "derive"))) return;
  gov_hint hint = {.path = at->path, .line = at->line, .derives = !moves};
  gov_text source = at->cells[SOURCE_FIELD], target = at->cells[TARGET_FIELD];
  int has_column = has_dot(target);
  if (!read_field(at, target, has_column, &hint.to_table, &hint.to_column)) return;
  if (moves && !read_field(at, source, has_column, &hint.table, &hint.column)) return;
  if (!moves) { /* what it is derived from may be several fields */
    hint.table = hint.to_table;
    hint.column = gov_arena_copy(at->arena, source.z, source.n);
  }
  gov_hint *made = gov_list_add(at->hints);
  if (made)
    *made = hint;
  else
    at->arena->failed = 1;
}

static void start_row(mapping *at, int32_t line) {
  at->line = line;
  memset(at->cells, 0, sizeof at->cells);
}

static void read_cell(mapping *at, const gov_markdown_block *cell) {
  const gov_markdown_block *row = gov_markdown_at(at->spec, cell->parent);
  if (row->number == 0) {
    read_header(at, cell);
    return;
  }
  for (int role = 0; role < ROLE_COUNT; role++) {
    if (at->columns[role] == cell->number) at->cells[role] = gov_trim(cell->text);
  }
}

int gov_generate_hints(gov_list *hints, gov_arena *arena, const gov_markdown *spec,
                       const char *path) {
  mapping at = {.hints = hints, .arena = arena, .spec = spec, .path = path};
  for (size_t i = 0; i < spec->blocks.count && !arena->failed; i++) {
    const gov_markdown_block *block = gov_markdown_at(spec, (int32_t)i);
    if (block->kind == GOV_MARKDOWN_CELL) {
      read_cell(&at, block);
      continue;
    }
    if (block->kind != GOV_MARKDOWN_TABLE && block->kind != GOV_MARKDOWN_ROW) continue;
    finish_row(&at);
    start_row(&at, 0);
    if (block->kind == GOV_MARKDOWN_TABLE) {
      for (int role = 0; role < ROLE_COUNT; role++) at.columns[role] = -1;
    } else if (block->number > 0 && at.columns[SOURCE_FIELD] >= 0 &&
               at.columns[TARGET_FIELD] >= 0) {
      start_row(&at, block->line);
    }
  }
  finish_row(&at);
  return arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}
