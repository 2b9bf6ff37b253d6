/* hazards_schema.c: tables, columns, indexes and enums as the statements so far leave them. */
#include "facts/hazards/hazards_schema.h"

#define MAX_ROWS_A_TABLE 1024 /* columns and constraints kept of one table */

void gov_schema_init(gov_schema *schema) {
  *schema = (gov_schema){.transaction = 1};
  schema->tables.row_bytes = sizeof(gov_known_table *);
  schema->indexes.row_bytes = sizeof(gov_known_index *);
  schema->types.row_bytes = sizeof(gov_known_type *);
  schema->kept.row_bytes = sizeof(gov_sql_type *);
  schema->texts_kept.row_bytes = sizeof(char *);
}

void gov_schema_free(gov_schema *schema) {
  gov_map_free(&schema->tables_by_last);
  gov_map_free(&schema->indexes_by_name);
  gov_map_free(&schema->types_by_name);
  gov_list_free(&schema->tables);
  gov_list_free(&schema->indexes);
  gov_list_free(&schema->types);
  gov_map_free(&schema->types_kept);
  gov_list_free(&schema->kept);
  gov_map_free(&schema->texts);
  gov_list_free(&schema->texts_kept);
  gov_arena_free(&schema->arena);
}

static const char *last_part(const char *name) {
  const char *dot = name ? strrchr(name, '.') : NULL;
  return dot ? dot + 1 : name;
}

/* Folds into the buffer; names too long for it are cut, which only joins names nobody has. */
static gov_text fold(char *buffer, size_t size, const char *name) {
  size_t n = 0;
  for (; name && name[n] && n < size; n++) buffer[n] = gov_lower(name[n]);
  return (gov_text){buffer, n};
}

static void *at(const gov_list *list, uint32_t index) {
  return index == GOV_MAP_NONE ? NULL : *(void **)gov_list_at(list, index);
}

static void *find(const gov_map *map, const gov_list *list, const char *name) {
  char buffer[GOV_MAX_NAME_BYTES];
  if (!name || !map->count) return NULL;
  return at(list, gov_map_get(map, fold(buffer, sizeof buffer, last_part(name))));
}

/* Puts the row under its name's last part, replacing what was there. */
static void keep(gov_schema *schema, gov_map *map, gov_list *list, const char *name, void *row) {
  char buffer[GOV_MAX_NAME_BYTES];
  gov_text key = fold(buffer, sizeof buffer, last_part(name));
  char *kept = gov_arena_copy(&schema->arena, key.z, key.n);
  if (!kept || !row) return;
  uint32_t *slot = gov_map_at(map, (gov_text){kept, key.n});
  void **place = slot ? gov_list_add(list) : NULL;
  if (!place) {
    schema->arena.failed = 1;
    return;
  }
  *place = row;
  *slot = (uint32_t)(list->count - 1);
}

/* The longer name ends in the shorter: app.public.users and public.users. */
static int ends_alike(const char *a, const char *b) {
  size_t n = strlen(a), m = strlen(b);
  return n > m ? a[n - m - 1] == '.' && gov_fold_compare(a + n - m, b) == 0
               : m > n && b[m - n - 1] == '.' && gov_fold_compare(b + m - n, a) == 0;
}

/* The last parts agree already: names differ when both name a schema, and not the same. */
static int same_table(const char *known, const char *asked) {
  if (!strchr(known, '.') || !strchr(asked, '.') || ends_alike(known, asked)) return 1;
  return gov_sql_same_table(known, 0, asked);
}

/* A bare name of one script is looked up where the script first met the table. */
static int in_home(const gov_schema *schema, const gov_known_table *table,
                   const gov_sql_name *name) {
  return table->temporary || table->met != schema->script ||
         gov_sql_same_home(table->name, table->home, name->full, schema->home);
}

gov_known_table *gov_schema_table(const gov_schema *schema, const gov_sql_name *name) {
  if (!name->full) return NULL;
  gov_known_table *table = find(&schema->tables_by_last, &schema->tables, name->full);
  for (int steps = 0; table && steps < 64; table = table->same_last, steps++) {
    if (!table->dropped && in_home(schema, table, name) && same_table(table->name, name->full))
      return table;
  }
  return NULL;
}

gov_known_column *gov_schema_column(const gov_known_table *table, const char *name) {
  if (!table || !name) return NULL;
  for (gov_known_column *column = table->columns; column; column = column->next) {
    if (!column->dropped && gov_fold_compare(column->name, name) == 0) return column;
  }
  return NULL;
}

const gov_known_index *gov_schema_index(const gov_schema *schema, const char *name) {
  return find(&schema->indexes_by_name, &schema->indexes, name);
}

const gov_known_type *gov_schema_type(const gov_schema *schema, const char *name) {
  return find(&schema->types_by_name, &schema->types, name);
}

gov_known_constraint *gov_schema_constraint(const gov_known_table *table, const char *name) {
  if (!table || !name) return NULL;
  for (gov_known_constraint *row = table->constraints; row; row = row->next) {
    if (row->name && gov_fold_compare(row->name, name) == 0) return row;
  }
  return NULL;
}

int gov_schema_is_new(const gov_schema *schema, const gov_sql_name *name) {
  const gov_known_table *table = gov_schema_table(schema, name);
  return table && (table->temporary || table->born == schema->script);
}

int gov_schema_is_own(const gov_schema *schema, const gov_sql_name *name, int32_t nested_in) {
  if (!name->full) return 0;
  const gov_known_table *table = find(&schema->tables_by_last, &schema->tables, name->full);
  for (int steps = 0; table && steps < 64; table = table->same_last, steps++) {
    if (table->dropped || !in_home(schema, table, name) ||
        !gov_sql_same_table(table->name, table->temporary, name->full))
      continue;
    return table->temporary || (table->born == schema->script && !table->perhaps &&
                                (table->nested_in < 0 || table->nested_in == nested_in));
  }
  return 0;
}

static gov_known_table *add_table(gov_schema *schema, const gov_sql_name *name) {
  if (!name->full) return NULL;
  gov_known_table *table = gov_arena_alloc(&schema->arena, sizeof *table);
  if (!table) return NULL;
  table->name = name->full;
  table->parts = name->parts;
  table->met = schema->script;
  table->home = schema->home;
  table->same_last = find(&schema->tables_by_last, &schema->tables, name->full);
  keep(schema, &schema->tables_by_last, &schema->tables, name->full, table);
  return table;
}

static gov_known_table *table_or_add(gov_schema *schema, const gov_sql_name *name) {
  gov_known_table *table = gov_schema_table(schema, name);
  return table ? table : add_table(schema, name);
}

static gov_known_column *add_column(gov_schema *schema, gov_known_table *table, const char *name) {
  if (table->rows_kept >= MAX_ROWS_A_TABLE) return NULL;
  gov_known_column *column = gov_arena_alloc(&schema->arena, sizeof *column);
  if (!column) return NULL;
  table->rows_kept++;
  column->name = name;
  column->not_null = 2;
  column->next = table->columns;
  table->columns = column;
  return column;
}

/* A column that was dropped and comes back takes its old place: what is searched does not grow. */
static gov_known_column *column_or_add(gov_schema *schema, gov_known_table *table,
                                       const char *name) {
  if (!table || !name) return NULL;
  gov_known_column *column = table->columns;
  while (column && gov_fold_compare(column->name, name) != 0) column = column->next;
  if (!column) return add_column(schema, table, name);
  if (column->dropped)
    *column = (gov_known_column){.next = column->next, .name = name, .not_null = 2};
  return column;
}

/* The one copy of a text: what is compared byte for byte must not differ by where its texts stand. */
static const char *one_text(gov_schema *schema, const char *text) {
  if (!text) return NULL;
  uint32_t *slot = gov_map_at(&schema->texts, gov_text_of(text));
  const char **row = slot && *slot == GOV_MAP_NONE ? gov_list_add(&schema->texts_kept) : NULL;
  if (row) {
    *row = text; /* of a script: it outlives the schema */
    *slot = (uint32_t)schema->texts_kept.count - 1;
  } else if (!slot || *slot == GOV_MAP_NONE) {
    schema->arena.failed = 1;
    return text;
  }
  return *(const char **)gov_list_at(&schema->texts_kept, *slot);
}

/* Columns have few types: each is kept once. */
static const gov_sql_type *keep_type(gov_schema *schema, const gov_sql_type *type) {
  gov_sql_type plain = *type;
  plain.span = (gov_sql_span){0, 0};
  plain.name = one_text(schema, type->name);
  plain.text = one_text(schema, type->text);
  plain.collation = one_text(schema, type->collation);
  plain.charset = one_text(schema, type->charset);
  if (!type->value_count) {
    gov_text key = {(const char *)&plain, sizeof plain};
    uint32_t known = gov_map_get(&schema->types_kept, key);
    if (known != GOV_MAP_NONE) return at(&schema->kept, known);
  }
  gov_sql_type *kept = gov_arena_alloc(&schema->arena, sizeof *kept);
  if (!kept) return NULL;
  *kept = gov_sql_keep_type(&schema->arena, &plain);
  if (type->value_count) return kept;
  const gov_sql_type **row = gov_list_add(&schema->kept);
  uint32_t *slot =
      row ? gov_map_at(&schema->types_kept, (gov_text){(const char *)kept, sizeof *kept}) : NULL;
  if (slot) {
    *row = kept;
    *slot = (uint32_t)schema->kept.count - 1;
  } else {
    schema->arena.failed = 1;
  }
  return kept;
}

static void set_type(gov_schema *schema, gov_known_column *column, const gov_sql_type *type) {
  column->type = keep_type(schema, type);
  column->enumeration = gov_schema_type(schema, type->name);
}

static void describe(gov_schema *schema, gov_known_table *table, const gov_sql_column *column,
                     int declared_with_table) {
  gov_known_column *known = declared_with_table ? add_column(schema, table, column->name)
                                                : column_or_add(schema, table, column->name);
  if (!known) return;
  if (!known->born) known->born = schema->script;
  set_type(schema, known, &column->type);
  known->unique = column->unique;
  known->not_null = column->not_null || column->primary_key || column->type.serial;
  known->proven = known->not_null && declared_with_table;
  known->was_nullable |= !known->not_null;
  known->has_default =
      column->default_kind != GOV_SQL_NO_DEFAULT && column->default_kind != GOV_SQL_DEFAULT_NULL;
}

/* sure: none of that name was there before, or the statement would have failed. */
static void add_constraint(gov_schema *schema, gov_known_table *table,
                           const gov_sql_constraint *constraint, int sure) {
  if (!table) return;
  for (int32_t i = 0; constraint->kind == GOV_SQL_PRIMARY_KEY && i < constraint->columns.count;
       i++) {
    gov_known_column *column = column_or_add(schema, table, constraint->columns.rows[i]);
    if (column) column->not_null = column->proven = 1;
  }
  if (table->rows_kept >= MAX_ROWS_A_TABLE) return;
  gov_known_constraint *row = gov_arena_alloc(&schema->arena, sizeof *row);
  if (!row) return;
  table->rows_kept++;
  *row = (gov_known_constraint){table->constraints, constraint->name,
                                gov_sql_keep_names(&schema->arena, &constraint->not_null),
                                constraint->not_valid ? schema->transaction : 0,
                                sure && constraint->kind == GOV_SQL_CHECK ? schema->script : 0};
  table->constraints = row;
}

static void create_table(gov_schema *schema, const gov_sql_statement *statement) {
  gov_known_table *known = gov_schema_table(schema, &statement->name);
  if (known && statement->if_not_exists && known->born) return; /* it is there already */
  gov_known_table *table = add_table(schema, &statement->name);
  if (!table) return;
  table->born = schema->script;
  table->temporary = statement->temporary;
  table->kept_by_rerun = statement->if_not_exists && !statement->temporary;
  table->perhaps = statement->if_not_exists || statement->conditional;
  table->nested_in = statement->nested_in;
  table->complete = statement->column_count > 0 && statement->column_count <= MAX_ROWS_A_TABLE &&
                    !statement->partition_of;
  for (int32_t i = 0; table->complete && i < statement->column_count; i++)
    describe(schema, table, &statement->columns[i], 1);
  for (int32_t i = 0; i < statement->constraint_count; i++)
    add_constraint(schema, table, &statement->constraints[i], !statement->if_not_exists);
}

static void create_index(gov_schema *schema, const gov_sql_statement *statement) {
  if (!statement->name.full) return;
  gov_known_index *index = gov_arena_alloc(&schema->arena, sizeof *index);
  if (!index) return;
  *index = (gov_known_index){statement->name.full, gov_schema_table(schema, &statement->table),
                             gov_sql_keep_names(&schema->arena, &statement->key), schema->script};
  keep(schema, &schema->indexes_by_name, &schema->indexes, index->name, index);
}

static const uint64_t *keep_values(gov_schema *schema, const uint64_t *values, int32_t count) {
  size_t bytes = (size_t)count * sizeof *values;
  uint64_t *kept = gov_arena_alloc(&schema->arena, bytes);
  return kept ? memcpy(kept, values, bytes) : NULL;
}

static void create_type(gov_schema *schema, const gov_sql_statement *statement) {
  if (!statement->name.full || !statement->enum_value_count) return;
  gov_known_type *type = gov_arena_alloc(&schema->arena, sizeof *type);
  if (!type) return;
  *type = (gov_known_type){statement->name.full,
                           keep_values(schema, statement->enum_values, statement->enum_value_count),
                           statement->enum_value_count};
  keep(schema, &schema->types_by_name, &schema->types, type->name, type);
}

static void create(gov_schema *schema, const gov_sql_statement *statement) {
  if (gov_sql_has_hole(statement->table.full)) return;
  switch (statement->object) {
  case GOV_SQL_TABLE:
  case GOV_SQL_FOREIGN_TABLE:
  case GOV_SQL_VIEW: /* a framework's call may make either */
  case GOV_SQL_MATERIALIZED_VIEW: create_table(schema, statement); break;
  case GOV_SQL_INDEX: create_index(schema, statement); break;
  case GOV_SQL_TYPE: create_type(schema, statement); break;
  default: break;
  }
}

/* The table goes on under the new name; what it held and when it was born stay with it. */
static void rename_table(gov_schema *schema, const gov_sql_name *old, const char *new_name) {
  gov_known_table *table = gov_schema_table(schema, old);
  if (!table || !new_name) return;
  /* A new name without a schema stays in the old one's. */
  const char *last = last_part(table->name);
  if (last != table->name && !strchr(new_name, '.'))
    new_name = gov_arena_printf(&schema->arena, "%.*s%s", (int)(last - table->name), table->name,
                                new_name);
  if (!new_name) return;
  gov_sql_name name = {.full = new_name, .last = last_part(new_name), .parts = 1};
  gov_known_table *renamed = add_table(schema, &name);
  if (!renamed) return;
  gov_known_table *same_last = renamed->same_last;
  *renamed = *table;
  renamed->name = new_name;
  renamed->same_last = same_last;
  table->dropped = 1;
}

static void rename_type(gov_schema *schema, const gov_sql_statement *statement,
                        const char *new_name) {
  const gov_known_type *type = gov_schema_type(schema, statement->name.full);
  if (!type || !new_name) return;
  gov_known_type *renamed = gov_arena_alloc(&schema->arena, sizeof *renamed);
  if (!renamed) return;
  *renamed = *type;
  renamed->name = new_name;
  keep(schema, &schema->types_by_name, &schema->types, new_name, renamed);
}

static void set_not_null(gov_known_column *column, int not_null, int proven) {
  if (!column) return;
  column->was_nullable |= column->not_null == 0 || !not_null;
  column->not_null = (uint8_t)not_null;
  column->proven = not_null && proven;
}

static void validate(gov_schema *schema, gov_known_table *table, const char *name) {
  gov_known_constraint *row = gov_schema_constraint(table, name);
  if (!row) return;
  row->transaction = 0;
  for (int32_t i = 0; i < row->not_null.count; i++) {
    gov_known_column *column = column_or_add(schema, table, row->not_null.rows[i]);
    if (column) column->proven = 1;
  }
}

/* What a CHECK alone proved is unproven when the CHECK goes. */
static void drop_constraint(gov_known_table *table, const char *name) {
  gov_known_constraint *row = gov_schema_constraint(table, name);
  if (!row) return;
  for (int32_t i = 0; i < row->not_null.count; i++) {
    gov_known_column *column = gov_schema_column(table, row->not_null.rows[i]);
    if (column && column->not_null != 1) column->proven = 0;
  }
  row->name = NULL;
}

static void alter_column(gov_schema *schema, gov_known_table *table, const gov_sql_action *action) {
  gov_known_column *column = column_or_add(schema, table, action->name);
  if (!column) return;
  switch (action->kind) {
  case GOV_SQL_DROP_COLUMN: column->dropped = 1; break;
  case GOV_SQL_RENAME_COLUMN: column->name = action->new_name; break;
  case GOV_SQL_CHANGE_TYPE:
    if (action->column) set_type(schema, column, &action->column->type);
    break;
  case GOV_SQL_SET_DEFAULT: column->has_default = 1; break;
  case GOV_SQL_DROP_DEFAULT: column->has_default = 0; break;
  case GOV_SQL_SET_NOT_NULL: set_not_null(column, 1, column->proven); break;
  case GOV_SQL_DROP_NOT_NULL: set_not_null(column, 0, 0); break;
  case GOV_SQL_MODIFY_COLUMN:
  case GOV_SQL_CHANGE_COLUMN:
    if (!action->column) break;
    if (action->column->name) column->name = action->column->name;
    set_type(schema, column, &action->column->type);
    column->unique |= action->column->unique;
    set_not_null(column, action->column->not_null, column->proven);
    break;
  default: break;
  }
}

static void alter_table(gov_schema *schema, const gov_sql_statement *statement) {
  gov_known_table *table = table_or_add(schema, &statement->table);
  if (!table) return;
  for (int32_t i = 0; i < statement->action_count; i++) {
    const gov_sql_action *action = &statement->actions[i];
    switch (action->kind) {
    case GOV_SQL_ADD_COLUMN:
      if (action->column) describe(schema, table, action->column, 0);
      break;
    case GOV_SQL_ADD_CONSTRAINT:
      if (action->constraint) {
        add_constraint(schema, table, action->constraint,
                       !statement->conditional && !action->if_not_exists);
        if (!action->constraint->not_valid && action->constraint->not_null.count)
          validate(schema, table, action->constraint->name);
      }
      break;
    case GOV_SQL_DROP_CONSTRAINT: drop_constraint(table, action->name); break;
    case GOV_SQL_VALIDATE_CONSTRAINT: validate(schema, table, action->name); break;
    case GOV_SQL_RENAME_OBJECT: rename_table(schema, &statement->table, action->new_name); return;
    default: alter_column(schema, table, action); break;
    }
  }
}

/* WHERE state IS NULL AND id < 100: some of the rows that are chosen by the column. Batches of a loop, and
** bounds that a program fills in, add up; what a join or a subquery chooses is not told by names. */
static int fills_some(const gov_sql_statement *statement) {
  if (statement->source_count || statement->in_loop || (statement->opaque & GOV_SQL_TEMPLATED))
    return 0;
  for (int32_t i = 0; i < statement->predicate.count; i++) {
    int written = 0;
    for (int32_t j = 0; !written && j < statement->written.count; j++)
      written = gov_fold_compare(statement->predicate.rows[i], statement->written.rows[j]) == 0;
    if (!written) return 1;
  }
  return 0;
}

/* An UPDATE of rows that it chose by the column it writes, or of all rows, fills the column. */
static void update(gov_schema *schema, const gov_sql_statement *statement) {
  gov_known_table *table = table_or_add(schema, &statement->table);
  int some = fills_some(statement);
  for (int32_t i = 0; i < statement->copied.count; i++) { /* SET x = NULL fills nothing */
    if (gov_fold_compare(statement->copied.rows[i], "null") == 0) return;
  }
  for (int32_t i = 0; table && i < statement->written.count; i++) {
    int fills = !statement->has_where || statement->where_tautology;
    for (int32_t j = 0; !fills && !some && j < statement->predicate.count; j++)
      fills = gov_fold_compare(statement->predicate.rows[j], statement->written.rows[i]) == 0;
    gov_known_column *column = column_or_add(schema, table, statement->written.rows[i]);
    if (column) column->backfilled |= (uint8_t)fills;
  }
}

/* IF … THEN DROP TABLE t; RETURN: where the script goes on, the table it made is still its own. */
static void drop_one(gov_schema *schema, const gov_sql_statement *statement,
                     const gov_sql_name *name) {
  gov_known_table *table = gov_schema_table(schema, name);
  if (table && !(statement->conditional && table->born == schema->script)) table->dropped = 1;
}

static void drop(gov_schema *schema, const gov_sql_statement *statement) {
  if (statement->object != GOV_SQL_TABLE && statement->object != GOV_SQL_MATERIALIZED_VIEW) return;
  drop_one(schema, statement, &statement->name);
  for (int32_t i = 0; i < statement->more_count; i++)
    drop_one(schema, statement, &statement->more[i]);
}

void gov_schema_apply(gov_schema *schema, const gov_sql_statement *statement) {
  switch (statement->verb) {
  case GOV_SQL_CREATE_VERB: create(schema, statement); break;
  case GOV_SQL_ALTER_VERB:
    if (statement->object == GOV_SQL_TABLE) alter_table(schema, statement);
    if (statement->object == GOV_SQL_TYPE && statement->action_count &&
        statement->actions[0].kind == GOV_SQL_RENAME_OBJECT)
      rename_type(schema, statement, statement->actions[0].new_name);
    break;
  case GOV_SQL_RENAME_VERB:
    if (statement->object != GOV_SQL_TABLE) break;
    rename_table(schema, &statement->name, statement->new_name.full);
    for (int32_t i = 0; statement->more_to && i < statement->more_count; i++)
      rename_table(schema, &statement->more[i], statement->more_to[i].full);
    break;
  case GOV_SQL_DROP_VERB: drop(schema, statement); break;
  case GOV_SQL_UPDATE_VERB: update(schema, statement); break;
  case GOV_SQL_COMMIT_VERB:
  case GOV_SQL_ROLLBACK_VERB: schema->transaction++; break;
  default: break;
  }
}
