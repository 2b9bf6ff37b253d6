/* model_dbt.c: dbt's property files: models, seeds, snapshots and sources with their columns.
**
** Tests say what the data holds to: `not_null`, `unique`, `relationships`; a constraint of type
** primary_key makes a key. One that looks at some rows only (`where`) says nothing of the rest.
** A model of several versions is a relation each, NAME_vN unless an alias says otherwise; its name
** alone stands for the latest one. `meta` and `tags`, here or under `config`, carry class and owner. Exposures are consumers. What
** is documented need not be all there is, so no column is known to be missing. Names made by
** Jinja are not known; its code and the tests' other arguments are not read.
*/
#include "read/models/model_dbt.h"

#include "base/map.h"
#include "read/readers.h"

typedef struct dbt_file {
  gov_reading *reading;
  gov_map units;  /* model name, or source.table → names */
  gov_list names; /* const char * */
} dbt_file;

static const char *plain(const gov_node *map, const char *names) {
  const char *text = gov_text_in(map, names);
  return text && !strchr(text, '{') ? text : NULL;
}

static const gov_node *setting(const gov_node *entry, const char *name) {
  const gov_node *own = gov_member(entry, name);
  return own ? own : gov_member(gov_member(entry, "config"), name);
}

void gov_dbt_mark(gov_reading *reading, gov_marks *marks, const gov_node *entry) {
  const gov_node *config = gov_member(entry, "config");
  gov_mark_all(reading, marks, gov_member(entry, "meta"));
  gov_mark_all(reading, marks, gov_member(config, "meta"));
  gov_mark_member(reading, marks, gov_member(entry, "tags"));
  gov_mark_member(reading, marks, gov_member(config, "tags"));
}

/* ---- names ---- */

static const char *model_unit(gov_reading *reading, const gov_node *entry) {
  const char *alias = gov_node_text(setting(entry, "alias"));
  if (alias && strchr(alias, '{')) alias = NULL;
  return gov_model_name(reading, NULL, NULL, alias ? alias : plain(entry, "name"));
}

/* ---- versions: [{v: 1, config: {alias: …}, columns: [{include: all, exclude: [a]}, {name: b}]}] */

static const char *version_unit(gov_reading *reading, const gov_node *model,
                                const gov_node *version) {
  const char *alias = gov_node_text(setting(version, "alias"));
  const char *name = plain(model, "name"), *number = plain(version, "v");
  if (alias && !strchr(alias, '{')) return gov_model_name(reading, NULL, NULL, alias);
  const char *both =
      name && number ? gov_arena_printf(&reading->facts->arena, "%s_v%s", name, number) : NULL;
  return gov_model_name(reading, NULL, NULL, both);
}

/* The one that is called latest, else the one with the highest number, else the last. */
static const gov_node *latest_version(const gov_node *model) {
  const char *latest = gov_text_in(model, "latest_version");
  const gov_node *found = NULL;
  double highest = 0;
  for (const gov_node *one = gov_node_first(gov_member(model, "versions")); one; one = one->next) {
    const char *number = gov_text_in(one, "v");
    double value = gov_node_number(gov_member(one, "v"));
    if (latest && number && !strcmp(latest, number)) return one;
    if (found && !(value >= highest)) continue;
    found = one;
    highest = value;
  }
  return found;
}

static const char *latest_unit(gov_reading *reading, const gov_node *model) {
  const gov_node *version = latest_version(model);
  return version ? version_unit(reading, model, version) : model_unit(reading, model);
}

static int lists_name(const gov_node *names, const char *name) {
  for (const gov_node *one = gov_node_first(names); one; one = one->next) {
    if (gov_node_text(one) && name && !strcmp(one->text, name)) return 1;
  }
  return 0;
}

/* Does a version have this column of its model? Without columns of its own it has them all. */
static int takes_column(const gov_node *version, const gov_node *column) {
  const gov_node *columns = gov_member(version, "columns");
  const char *name = gov_text_in(column, "name");
  int taken = !columns;
  for (const gov_node *one = gov_node_first(columns); one; one = one->next) {
    const gov_node *include = gov_member(one, "include");
    const char *word = gov_node_text(include), *own = gov_text_in(one, "name");
    if (own && name && !strcmp(own, name)) return 0; /* it is described anew */
    if (include && !lists_name(gov_member(one, "exclude"), name))
      taken |= word ? !strcmp(word, "all") || !strcmp(word, "*") : lists_name(include, name);
  }
  return taken;
}

static const char *source_unit(gov_reading *reading, const gov_node *source,
                               const gov_node *table) {
  const char *schema =
      gov_text_in(source, "schema") ? plain(source, "schema") : plain(source, "name");
  const char *name =
      gov_text_in(table, "identifier") ? plain(table, "identifier") : plain(table, "name");
  return gov_model_name(reading, plain(source, "database|catalog"), schema, name);
}

static int keep_name(dbt_file *file, const char *key, const char *unit) {
  uint32_t *slot = key && unit ? gov_map_at(&file->units, gov_text_of(key)) : NULL;
  const char **row = slot ? gov_list_add(&file->names) : NULL;
  if (!row) return key && unit ? SQLITE_NOMEM : SQLITE_OK;
  *row = unit;
  *slot = (uint32_t)file->names.count - 1;
  return SQLITE_OK;
}

static const char *source_key(gov_reading *reading, const char *source, const char *table) {
  return source && table ? gov_arena_printf(&reading->facts->arena, "%s.%s", source, table) : NULL;
}

static int name_units(dbt_file *file, const gov_node *root) {
  static const char *const lists[] = {"models", "seeds", "snapshots"};
  int rc = SQLITE_OK;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    const gov_node *one = gov_node_first(gov_member(root, lists[i]));
    for (; one && rc == SQLITE_OK; one = one->next)
      rc = keep_name(file, gov_text_in(one, "name"), latest_unit(file->reading, one));
  }
  const gov_node *source = gov_node_first(gov_member(root, "sources"));
  for (; source; source = source->next) {
    const gov_node *table = gov_node_first(gov_member(source, "tables"));
    for (; table && rc == SQLITE_OK; table = table->next)
      rc = keep_name(
          file, source_key(file->reading, gov_text_in(source, "name"), gov_text_in(table, "name")),
          source_unit(file->reading, source, table));
  }
  return rc;
}

/* The n-th last string of ref('x'), source('s', 't'); empty when there is none. */
static gov_text argument(const char *call, int from_end) {
  gov_text found[4] = {{0}};
  int count = 0;
  for (const char *at = call; at && (at = strpbrk(at, "'\"")) != NULL;) {
    const char *end = strchr(at + 1, *at);
    if (!end) break;
    found[count++ & 3] = (gov_text){at + 1, (size_t)(end - at - 1)};
    at = end + 1;
  }
  return count > from_end ? found[(count - 1 - from_end) & 3] : (gov_text){0};
}

/* The unit a ref() or source() points at; a model of another file goes by its name. */
static const char *pointed_at(dbt_file *file, const char *call) {
  gov_arena *arena = &file->reading->facts->arena;
  gov_text name = argument(call, 0), source = argument(call, 1);
  if (!name.n) return NULL;
  int is_source = gov_text_find(gov_text_of(call), "source(") != NULL;
  const char *key = gov_arena_copy(arena, name.z, name.n);
  if (is_source && source.n)
    key = source_key(file->reading, gov_arena_copy(arena, source.z, source.n), key);
  uint32_t found = key ? gov_map_get(&file->units, gov_text_of(key)) : GOV_MAP_NONE;
  if (found != GOV_MAP_NONE) return *(const char **)gov_list_at(&file->names, found);
  return is_source ? NULL : gov_model_keep(file->reading, name);
}

/* ---- columns ---- */

static int is_partial(const gov_node *arguments) {
  return gov_member(arguments, "where") || gov_member(gov_member(arguments, "config"), "where");
}

void gov_dbt_hold(gov_field *row, gov_text word) {
  if (gov_text_is(word, "not_null")) row->nullable = 0;
  if (gov_text_is(word, "unique")) row->is_unique = 1;
  if (gov_text_is(word, "primary_key")) row->is_key = 1, row->nullable = 0;
}

/* A test is a name, or a map of one member whose key is its name. */
static void read_test(dbt_file *file, gov_field *row, const gov_node *test) {
  const gov_node *member = test->kind == GOV_NODE_MAP ? test->first : NULL;
  const char *name = member ? member->key : gov_node_text(test);
  const char *own = member ? gov_text_in(test, "test_name") : NULL;
  if (own) name = own, member = test;
  if (!name || is_partial(member) || is_partial(test)) return;
  gov_text word = gov_text_of(name);
  gov_dbt_hold(row, word);
  if (!gov_text_is(word, "relationships")) return;
  const char *to = gov_text_in(member, "to");
  if (!to) to = gov_text_in(gov_member(member, "arguments"), "to");
  row->references = pointed_at(file, to);
}

static void read_constraint(dbt_file *file, gov_field *row, const gov_node *constraint) {
  gov_text type = gov_text_of(gov_text_in(constraint, "type"));
  gov_dbt_hold(row, type);
  if (gov_text_is(type, "foreign_key"))
    row->references = pointed_at(file, gov_text_in(constraint, "to"));
}

static int lists_column(const gov_node *columns, const char *name) {
  for (const gov_node *one = gov_node_first(columns); one; one = one->next) {
    if (gov_node_text(one) && name && !gov_fold_compare(one->text, name)) return 1;
  }
  return 0;
}

static void read_column(dbt_file *file, const char *unit, const gov_node *entry,
                        const gov_node *column) {
  gov_reading *reading = file->reading;
  const char *name = gov_model_name(reading, NULL, NULL, plain(column, "name"));
  gov_field *row = gov_model_field(reading, unit, name, column->line);
  if (!row) return;
  gov_marks marks = {0};
  gov_dbt_mark(reading, &marks, column);
  row->data_class = marks.data_class;
  row->tags = marks.tags;
  row->type = gov_keep_in(reading->facts, column, "data_type|type");
  const gov_node *test = gov_node_first(gov_member(column, "data_tests|tests"));
  for (; test; test = test->next) read_test(file, row, test);
  const gov_node *constraint = gov_node_first(gov_member(column, "constraints"));
  for (; constraint; constraint = constraint->next) read_constraint(file, row, constraint);
  constraint = gov_node_first(gov_member(entry, "constraints"));
  for (; constraint; constraint = constraint->next) {
    const gov_node *columns = gov_member(constraint, "columns");
    int alone = !columns || columns->count == 1;
    gov_text type = gov_text_of(gov_text_in(constraint, "type"));
    if (lists_column(columns, name) && (alone || !gov_text_is(type, "unique")))
      read_constraint(file, row, constraint);
  }
}

static void read_unit(dbt_file *file, const char *unit, const char *kind, gov_marks marks,
                      const gov_node *entry) {
  gov_dbt_mark(file->reading, &marks, entry);
  if (!gov_model_unit(file->reading, unit, kind, entry->line, marks)) return;
  const gov_node *column = gov_node_first(gov_member(entry, "columns"));
  for (; column; column = column->next) read_column(file, unit, entry, column);
}

static const char *kind_of(const gov_node *entry) {
  gov_text made = gov_text_of(gov_node_text(setting(entry, "materialized")));
  return gov_text_is(made, "view") ? GOV_VIEW : GOV_TABLE;
}

static void read_version(dbt_file *file, const gov_node *model, const gov_node *version) {
  gov_marks marks = {0};
  const char *unit = version_unit(file->reading, model, version);
  gov_dbt_mark(file->reading, &marks, model);
  read_unit(file, unit, setting(version, "materialized") ? kind_of(version) : kind_of(model), marks,
            version);
  const gov_node *column = gov_node_first(gov_member(model, "columns"));
  for (; column; column = column->next) {
    if (takes_column(version, column)) read_column(file, unit, model, column);
  }
}

static void read_model(dbt_file *file, const gov_node *model) {
  const gov_node *version = gov_node_first(gov_member(model, "versions"));
  if (!version)
    read_unit(file, model_unit(file->reading, model), kind_of(model), (gov_marks){0}, model);
  for (; version; version = version->next) read_version(file, model, version);
}

/* ---- files ---- */

static void read_source(dbt_file *file, const gov_node *source) {
  gov_marks marks = {0};
  gov_dbt_mark(file->reading, &marks, source);
  const gov_node *table = gov_node_first(gov_member(source, "tables"));
  for (; table; table = table->next)
    read_unit(file, source_unit(file->reading, source, table), GOV_TABLE, marks, table);
}

static void read_exposure(dbt_file *file, const gov_node *exposure) {
  const gov_node *one = gov_node_first(gov_member(exposure, "depends_on"));
  for (; one; one = one->next) {
    const char *unit = pointed_at(file, gov_node_text(one));
    gov_service *row = unit ? GOV_ADD(file->reading->facts, services) : NULL;
    if (!row) continue;
    row->service = gov_keep_in(file->reading->facts, exposure, "name");
    row->role = "consumer";
    row->unit_id = unit;
    row->owner = gov_keep_in(file->reading->facts, gov_member(exposure, "owner"), "name");
    row->place = gov_place_of(file->reading, one);
  }
}

static int read_root(gov_reading *reading, const gov_node *root) {
  static const char *const lists[] = {"models", "seeds", "snapshots"};
  dbt_file file = {.reading = reading, .names = {.row_bytes = sizeof(char *)}};
  int rc = name_units(&file, root);
  for (size_t i = 0; i < sizeof lists / sizeof *lists && rc == SQLITE_OK; i++) {
    const gov_node *one = gov_node_first(gov_member(root, lists[i]));
    for (; one; one = one->next) read_model(&file, one);
  }
  const gov_node *source = gov_node_first(gov_member(root, "sources"));
  for (; source && rc == SQLITE_OK; source = source->next) read_source(&file, source);
  const gov_node *exposure = gov_node_first(gov_member(root, "exposures"));
  for (; exposure && rc == SQLITE_OK; exposure = exposure->next) read_exposure(&file, exposure);
  gov_map_free(&file.units);
  gov_list_free(&file.names);
  return rc;
}

/* Does a line begin with the word? */
static int has_top_key(gov_text head, const char *word) {
  size_t n = strlen(word);
  for (const char *at = head.z, *end = head.z + head.n; at && (size_t)(end - at) >= n;) {
    if (!memcmp(at, word, n)) return 1;
    at = memchr(at, '\n', (size_t)(end - at));
    if (at) at++;
  }
  return 0;
}

static int recognise(const gov_source *head) {
  static const char *const keys[] = {"models:", "sources:", "seeds:", "snapshots:", "exposures:"};
  gov_text name = gov_text_of(head->name);
  if (!gov_text_ends(name, ".yml") && !gov_text_ends(name, ".yaml")) return 0;
  if (gov_text_is(name, "dbt_project.yml") || !gov_text_find(head->bytes, "name:")) return 0;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if (has_top_key(head->bytes, keys[i])) return 75;
  }
  return 0;
}

const gov_reader gov_reader_dbt_properties = {
    .format = "dbt", .kinds = GOV_KIND_MODEL, .recognise = recognise, .read_root = read_root};
