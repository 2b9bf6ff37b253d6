/* model_prisma.c: Prisma schemas: models, views and MongoDB's composite types as units and fields.
**
**   model User {                        the table is `users` (@@map), in schema `auth` (@@schema)
**     id    Int    @id
**     email String @unique /// @pii     a mark in a comment tags the field
**     org   Org    @relation(fields: [orgId], references: [id])   no column: orgId points at Org
**     @@map("users")
**   }
**
** A block is read twice: first for the names of all models, enumerations and types of the file,
** since a field's type decides whether it is a column; then for the fields. Defaults and members
** of enumerations are values and not kept; the data source's address is not looked at.
*/
#include "read/models/model_prisma.h"

#include "base/map.h"
#include "read/models/model_prisma_tokens.h"
#include "read/readers.h"

typedef enum block_kind { BLOCK_OTHER, BLOCK_MODEL, BLOCK_VIEW, BLOCK_TYPE, BLOCK_ENUM } block_kind;

typedef struct prisma_block {
  block_kind kind;
  gov_text name;
  size_t from, end; /* tokens between the braces */
  int32_t line;
  gov_marks marks;
  const char *unit; /* of a model or view */
} prisma_block;

typedef struct prisma {
  gov_reading *reading;
  gov_list tokens; /* prisma_token */
  gov_list blocks; /* prisma_block */
  gov_map by_name; /* name → block */
  int mongodb;
} prisma;

/* A field while its attributes are read. */
typedef struct prisma_field {
  gov_text name, type, column, native;
  int optional, list, key, unique;
  int32_t line;
  gov_marks marks;
  size_t relation, relation_end; /* tokens of @relation(…); 0: none */
} prisma_field;

static const prisma_token *at(const prisma *file, size_t i) {
  return gov_list_at(&file->tokens, i < file->tokens.count ? i : file->tokens.count - 1);
}

static int is_mark(const prisma *file, size_t i, const char *mark) {
  const prisma_token *token = at(file, i);
  return token->kind == PRISMA_MARK && token->text.n == strlen(mark) &&
         !memcmp(token->text.z, mark, token->text.n);
}

static int is_word(const prisma *file, size_t i, const char *word) {
  const prisma_token *token = at(file, i);
  return token->kind == PRISMA_WORD && gov_text_is(token->text, word);
}

/* Behind the bracket that closes the one at `i`. */
static size_t behind_brackets(const prisma *file, size_t i, size_t end) {
  int depth = 0;
  for (; i < end; i++) {
    if (is_mark(file, i, "(") || is_mark(file, i, "[")) depth++;
    if ((is_mark(file, i, ")") || is_mark(file, i, "]")) && --depth <= 0) return i + 1;
  }
  return end;
}

static gov_text string_in(const prisma *file, size_t from, size_t end) {
  for (size_t i = from; i < end; i++) {
    if (at(file, i)->kind == PRISMA_STRING) return at(file, i)->text;
  }
  return (gov_text){0};
}

/* ---- blocks ---- */

static block_kind kind_of(gov_text word) {
  static const struct {
    const char *word;
    block_kind kind;
  } kinds[] = {
      {"model", BLOCK_MODEL}, {"view", BLOCK_VIEW}, {"type", BLOCK_TYPE}, {"enum", BLOCK_ENUM}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (gov_text_is(word, kinds[i].word)) return kinds[i].kind;
  }
  return BLOCK_OTHER;
}

static size_t block_end(const prisma *file, size_t i) {
  while (at(file, i)->kind != PRISMA_END && !is_mark(file, i, "}")) i++;
  return i;
}

static void read_datasource(prisma *file, size_t from, size_t end) {
  for (size_t i = from; i + 2 < end; i++) {
    if (is_word(file, i, "provider") && is_mark(file, i + 1, "="))
      file->mongodb = gov_text_is(at(file, i + 2)->text, "mongodb");
  }
}

static void name_unit(prisma *file, prisma_block *block) {
  gov_text table = block->name, schema = {0};
  for (size_t i = block->from; i + 2 < block->end; i++) {
    if (!is_mark(file, i, "@@")) continue;
    size_t end = behind_brackets(file, i + 2, block->end);
    gov_text value = string_in(file, i + 2, end);
    if (is_word(file, i + 1, "map") && value.n) table = value;
    if (is_word(file, i + 1, "schema") && value.n) schema = value;
  }
  gov_arena *arena = &file->reading->facts->arena;
  block->unit = gov_model_name(file->reading, NULL,
                               schema.n ? gov_arena_copy(arena, schema.z, schema.n) : NULL,
                               gov_arena_copy(arena, table.z, table.n));
}

static int add_block(prisma *file, block_kind kind, size_t i, gov_marks marks) {
  prisma_block *block = gov_list_add(&file->blocks);
  if (!block) return SQLITE_NOMEM;
  *block = (prisma_block){.kind = kind,
                          .name = at(file, i + 1)->text,
                          .from = i + 3,
                          .end = block_end(file, i + 3),
                          .line = at(file, i)->line,
                          .marks = marks};
  if (kind == BLOCK_MODEL || kind == BLOCK_VIEW) name_unit(file, block);
  uint32_t *slot = gov_map_at(&file->by_name, block->name);
  if (!slot) return SQLITE_NOMEM;
  *slot = (uint32_t)file->blocks.count - 1;
  return SQLITE_OK;
}

static int find_blocks(prisma *file) {
  gov_marks marks = {0};
  for (size_t i = 0; at(file, i)->kind != PRISMA_END; i++) {
    const prisma_token *token = at(file, i);
    if (token->kind == PRISMA_COMMENT) gov_mark_comment(file->reading, &marks, token->text);
    if (token->kind != PRISMA_WORD || at(file, i + 1)->kind != PRISMA_WORD ||
        !is_mark(file, i + 2, "{"))
      continue;
    block_kind kind = kind_of(token->text);
    if (gov_text_is(token->text, "datasource"))
      read_datasource(file, i + 3, block_end(file, i + 3));
    if (kind != BLOCK_OTHER && add_block(file, kind, i, marks) != SQLITE_OK) return SQLITE_NOMEM;
    marks = (gov_marks){0};
    i = block_end(file, i + 3);
    if (at(file, i)->kind == PRISMA_END) {
      gov_diagnose(file->reading->facts, GOV_WARNING, "not_parsed",
                   (gov_place){file->reading->source->path, token->line},
                   "a block is never closed: the schema was not read to its end");
      file->reading->artifact->status = GOV_PARTIAL;
      break;
    }
  }
  return SQLITE_OK;
}

static const prisma_block *block_of(const prisma *file, gov_text name) {
  uint32_t found = gov_map_get(&file->by_name, name);
  return found == GOV_MAP_NONE ? NULL : gov_list_at(&file->blocks, found);
}

/* ---- fields ---- */

static size_t read_attribute(prisma *file, prisma_field *field, size_t i, size_t end) {
  gov_text name = at(file, i)->text;
  size_t from = i + 1;
  if (gov_text_is(name, "db") && is_mark(file, i + 1, ".")) {
    size_t to = i + 3;
    if (is_mark(file, to, "(")) to = behind_brackets(file, to, end);
    const prisma_token *last = at(file, to - 1);
    field->native = (gov_text){at(file, i + 2)->text.z,
                               (size_t)(last->text.z + last->text.n - at(file, i + 2)->text.z)};
    return to;
  }
  size_t to = is_mark(file, from, "(") ? behind_brackets(file, from, end) : from;
  if (gov_text_is(name, "id")) field->key = 1;
  if (gov_text_is(name, "unique")) field->unique = 1;
  if (gov_text_is(name, "map")) field->column = string_in(file, from, to);
  if (gov_text_is(name, "relation")) field->relation = from, field->relation_end = to;
  return to;
}

/* name Type[]? @attribute(…) … up to the end of the line. */
static size_t read_line(prisma *file, prisma_field *field, size_t i, size_t end) {
  field->name = field->column = at(file, i)->text;
  field->line = at(file, i)->line;
  field->type = at(file, i + 1)->text;
  i += 2;
  if (is_mark(file, i, "(")) i = behind_brackets(file, i, end); /* Unsupported("tsvector") */
  while (i < end && at(file, i)->kind != PRISMA_LINE) {
    const prisma_token *token = at(file, i);
    if (token->kind == PRISMA_COMMENT) gov_mark_comment(file->reading, &field->marks, token->text);
    if (is_mark(file, i, "?")) field->optional = 1;
    if (is_mark(file, i, "[")) field->list = 1;
    if (is_mark(file, i, "@") && at(file, i + 1)->kind == PRISMA_WORD)
      i = read_attribute(file, field, i + 1, end);
    else
      i++;
  }
  return i;
}

/* Is it stored in a column of its own? A type of another file is an enumeration, unless the field
** looks like the far side of a relation. */
static int is_column(const prisma *file, const prisma_field *field) {
  static const char *const scalars[] = {"String",  "Boolean",  "Int",  "BigInt", "Float",
                                        "Decimal", "DateTime", "Json", "Bytes",  "Unsupported"};
  for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++) {
    if (gov_text_is(field->type, scalars[i])) return 1;
  }
  const prisma_block *type = block_of(file, field->type);
  if (type) return type->kind == BLOCK_ENUM || type->kind == BLOCK_TYPE;
  return !field->relation && !field->list && !field->optional;
}

static const char *type_of(prisma *file, const prisma_field *field) {
  const char *type =
      gov_arena_printf(&file->reading->facts->arena, "%.*s%s%s%.*s", (int)field->type.n,
                       field->type.z, field->list ? "[]" : "", field->native.n ? " @db." : "",
                       (int)field->native.n, field->native.n ? field->native.z : "");
  return type ? gov_model_keep(file->reading, gov_text_of(type)) : NULL;
}

static void add_column(prisma *file, const char *unit, const char *above,
                       const prisma_field *field) {
  gov_arena *arena = &file->reading->facts->arena;
  const char *own = gov_arena_copy(arena, field->column.z, field->column.n);
  const char *name = gov_model_name(file->reading, NULL, above, own);
  gov_field *row = gov_model_field(file->reading, unit, name, field->line);
  if (!row) return;
  row->type = type_of(file, field);
  row->nullable = field->optional;
  row->is_key = field->key;
  row->is_unique = field->unique;
  row->data_class = field->marks.data_class;
  row->tags = field->marks.tags;
  row->complete = 1;
}

static void read_composite(prisma *file, const char *unit, const char *above, gov_text type,
                           int depth);

/* Reads a block's fields; `names` takes the row of each column, to be found by @@id and
 * @relation. */
static int read_fields(prisma *file, const prisma_block *block, const char *unit, const char *above,
                       gov_map *names, gov_list *relations, int depth) {
  gov_marks marks = {0};
  for (size_t i = block->from; i < block->end;) {
    const prisma_token *token = at(file, i);
    if (token->kind == PRISMA_COMMENT) gov_mark_comment(file->reading, &marks, token->text);
    if (is_mark(file, i, "@@")) {
      i = behind_brackets(file, i + 2, block->end);
      continue;
    }
    if (token->kind != PRISMA_WORD || at(file, i + 1)->kind != PRISMA_WORD) {
      i++;
      continue;
    }
    prisma_field field = {.marks = marks};
    marks = (gov_marks){0};
    i = read_line(file, &field, i, block->end);
    if (is_column(file, &field)) {
      if (!field.column.n) field.column = field.name;
      add_column(file, unit, above, &field);
      uint32_t *slot = names ? gov_map_at(names, field.name) : NULL;
      if (names && !slot) return SQLITE_NOMEM;
      if (slot) *slot = (uint32_t)GOV_COUNT(file->reading->facts, fields) - 1;
      const char *own = gov_model_keep(file->reading, field.column);
      read_composite(file, unit, gov_model_name(file->reading, NULL, above, own), field.type,
                     depth + 1);
    } else if (field.relation && relations) {
      prisma_field *kept = gov_list_add(relations);
      if (!kept) return SQLITE_NOMEM;
      *kept = field;
    }
  }
  return SQLITE_OK;
}

static void read_composite(prisma *file, const char *unit, const char *above, gov_text type,
                           int depth) {
  enum { DEPTH_MAX = 8 };
  const prisma_block *block = block_of(file, type);
  if (block && block->kind == BLOCK_TYPE && depth < DEPTH_MAX)
    read_fields(file, block, unit, above, NULL, NULL, depth);
}

/* ---- what is said of several columns ---- */

typedef struct column_walk {
  prisma *file;
  const gov_map *names;
  const char *references;
  int key, unique;
} column_walk;

static void mark_columns(const column_walk *walk, size_t from, size_t end) {
  size_t i = from;
  while (i < end && !is_mark(walk->file, i, "[")) i++;
  size_t to = behind_brackets(walk->file, i, end), count = 0;
  for (size_t k = i; k < to; k++) {
    count += at(walk->file, k)->kind == PRISMA_WORD;
    if (is_mark(walk->file, k, "(")) k = behind_brackets(walk->file, k, to) - 1; /* sort: Desc */
  }
  for (; i < to; i++) {
    if (is_mark(walk->file, i, "(")) i = behind_brackets(walk->file, i, to) - 1;
    if (at(walk->file, i)->kind != PRISMA_WORD) continue;
    uint32_t found = gov_map_get(walk->names, at(walk->file, i)->text);
    if (found == GOV_MAP_NONE) continue;
    gov_field *row = &GOV_ROWS(walk->file->reading->facts, fields)[found];
    if (walk->key) row->is_key = 1;
    if (walk->unique && count == 1) row->is_unique = 1;
    if (walk->references) row->references = walk->references;
  }
}

static void read_block_attributes(prisma *file, const prisma_block *block, const gov_map *names) {
  for (size_t i = block->from; i + 2 < block->end; i++) {
    if (!is_mark(file, i, "@@")) continue;
    column_walk walk = {file, names, NULL, is_word(file, i + 1, "id"),
                        is_word(file, i + 1, "unique")};
    size_t end = behind_brackets(file, i + 2, block->end);
    if (walk.key || walk.unique) mark_columns(&walk, i + 2, end);
  }
}

/* @relation("name", fields: [a, b], references: […]): the columns before `references`. 0: the model
 * it points at stands in another file. */
static int read_relation(prisma *file, const prisma_field *field, const gov_map *names) {
  const prisma_block *target = block_of(file, field->type);
  if (!target || !target->unit) return 0;
  for (size_t i = field->relation; i < field->relation_end; i++) {
    if (!is_word(file, i, "fields") || !is_mark(file, i + 1, ":")) continue;
    column_walk walk = {file, names, target->unit, 0, 0};
    mark_columns(&walk, i + 2, field->relation_end);
    break;
  }
  return 1;
}

static int read_unit(prisma *file, const prisma_block *block) {
  const char *kind = block->kind == BLOCK_VIEW ? GOV_VIEW
                     : file->mongodb           ? GOV_COLLECTION
                                               : GOV_TABLE;
  gov_map names = {0};
  gov_list relations = {.row_bytes = sizeof(prisma_field)};
  size_t first = GOV_COUNT(file->reading->facts, fields);
  gov_model_unit(file->reading, block->unit, kind, block->line, block->marks);
  int rc = read_fields(file, block, block->unit, NULL, &names, &relations, 0);
  if (rc == SQLITE_OK) read_block_attributes(file, block, &names);
  int complete = 1;
  for (size_t i = 0; i < relations.count; i++)
    complete &= read_relation(file, gov_list_at(&relations, i), &names);
  for (size_t i = first; i < GOV_COUNT(file->reading->facts, fields) && !complete; i++)
    GOV_ROWS(file->reading->facts, fields)[i].complete = 0;
  gov_map_free(&names);
  gov_list_free(&relations);
  return rc;
}

int gov_prisma_read(gov_reading *reading, gov_text text, int32_t first_line) {
  prisma file = {.reading = reading, .blocks = {.row_bytes = sizeof(prisma_block)}};
  int cut = 0, rc = prisma_tokens(text, first_line, &file.tokens, &cut);
  if (cut) reading->artifact->status = GOV_PARTIAL;
  if (rc == SQLITE_OK) rc = find_blocks(&file);
  for (size_t i = 0; i < file.blocks.count && rc == SQLITE_OK; i++) {
    const prisma_block *block = gov_list_at(&file.blocks, i);
    if (block->unit) rc = read_unit(&file, block);
  }
  gov_map_free(&file.by_name);
  gov_list_free(&file.blocks);
  gov_list_free(&file.tokens);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

static int recognise(const gov_source *head) {
  return gov_text_ends(gov_text_of(head->name), ".prisma") ? 90 : 0;
}

static int read_file(gov_reading *reading) {
  return gov_prisma_read(reading, reading->source->bytes, 1);
}

const gov_reader gov_reader_prisma = {
    .format = "prisma", .kinds = GOV_KIND_MODEL, .recognise = recognise, .read = read_file};
