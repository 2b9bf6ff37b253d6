/* compare.c: whether two columns, constraints or objects are the same, however they are spelled. */
#include "generate/plan.h"

int gov_texts_equal(const char *a, const char *b) {
  return a && b ? !gov_fold_compare(a, b) : a == b;
}

static int next_token(gov_sql_tokenizer *tokenizer, gov_sql_token *token) {
  while (gov_sql_next(tokenizer, token)) {
    if (token->kind != GOV_SQL_COMMENT) return 1;
  }
  return 0;
}

static int is_name(const gov_sql_token *token) {
  return token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED;
}

/* Words may differ in case and quotes, white space in amount; literals and the rest may not. */
static int tokens_equal(const gov_sql_token *a, const gov_sql_token *b) {
  int names = is_name(a) && is_name(b), quoted = a->kind == GOV_SQL_QUOTED && b->kind == a->kind;
  gov_text x = names ? gov_sql_identifier(a) : a->text, y = names ? gov_sql_identifier(b) : b->text;
  if (x.n != y.n) return 0;
  if (!names || quoted) return !memcmp(x.z, y.z, x.n);
  for (size_t i = 0; i < x.n; i++) {
    if (gov_lower(x.z[i]) != gov_lower(y.z[i])) return 0;
  }
  return 1;
}

int gov_expressions_equal(const char *a, const char *b, gov_sql_dialect dialect) {
  gov_sql_tokenizer first, second;
  gov_sql_token x, y;
  if (!a || !b) return a == b;
  if (!strcmp(a, b)) return 1;
  gov_sql_tokenize(&first, gov_text_of(a), dialect, 1);
  gov_sql_tokenize(&second, gov_text_of(b), dialect, 1);
  for (;;) {
    int more = next_token(&first, &x);
    if (more != next_token(&second, &y)) return 0;
    if (!more) return 1;
    if (!tokens_equal(&x, &y)) return 0;
  }
}

typedef struct type_synonym {
  gov_sql_dialect dialect;
  const char *word, *means;
} type_synonym;

static const type_synonym synonyms[] = {
    {GOV_SQL_POSTGRESQL, "int", "integer"},
    {GOV_SQL_POSTGRESQL, "int4", "integer"},
    {GOV_SQL_POSTGRESQL, "int8", "bigint"},
    {GOV_SQL_POSTGRESQL, "int2", "smallint"},
    {GOV_SQL_POSTGRESQL, "bool", "boolean"},
    {GOV_SQL_POSTGRESQL, "varchar", "character varying"},
    {GOV_SQL_POSTGRESQL, "char", "character"},
    {GOV_SQL_POSTGRESQL, "decimal", "numeric"},
    {GOV_SQL_POSTGRESQL, "float8", "double precision"},
    {GOV_SQL_POSTGRESQL, "float4", "real"},
    {GOV_SQL_POSTGRESQL, "timestamptz", "timestamp with time zone"},
    {GOV_SQL_POSTGRESQL, "timetz", "time with time zone"},
    {GOV_SQL_POSTGRESQL, "timestamp without time zone", "timestamp"},
    {GOV_SQL_POSTGRESQL, "time without time zone", "time"},
    {GOV_SQL_POSTGRESQL, "serial4", "serial"},
    {GOV_SQL_POSTGRESQL, "serial8", "bigserial"},
    {GOV_SQL_MYSQL, "integer", "int"},
    {GOV_SQL_MYSQL, "bool", "tinyint(1)"},
    {GOV_SQL_MYSQL, "boolean", "tinyint(1)"},
    {GOV_SQL_MYSQL, "numeric", "decimal"},
    {GOV_SQL_MYSQL, "dec", "decimal"},
    {GOV_SQL_MYSQL, "double precision", "double"},
};

/* The type folded, without spaces around its marks, its name by one word; MySQL's display widths
** mean nothing but in tinyint(1). */
static void canonical(char *out, size_t size, const char *type, gov_sql_dialect dialect) {
  size_t n = 0, name = strcspn(type, "(["), from = 0;
  while (name && gov_is_space(type[name - 1])) name--;
  if (!strncmp(type, "timestamp", 9) || !strncmp(type, "time", 4)) { /* timestamp(3) with … */
    const char *close = strchr(type, ')');
    if (close && close[1]) name = 0;
  }
  for (size_t i = 0; name && i < sizeof synonyms / sizeof *synonyms; i++) {
    const type_synonym *row = &synonyms[i];
    if (row->dialect != dialect || !gov_text_is((gov_text){type, name}, row->word)) continue;
    n = strlen(row->means), from = name;
    memcpy(out, row->means, n);
    break;
  }
  int string = 0, widths = dialect == GOV_SQL_MYSQL &&
                           gov_text_find((gov_text){type, name}, "int") &&
                           !gov_text_starts(gov_text_of(type), "tinyint(1)");
  for (size_t i = from; type[i] && n + 1 < size; i++) {
    string ^= type[i] == '\'';
    if (!string && widths && type[i] == '(') {
      while (type[i] && type[i] != ')') i++;
      if (!type[i]) break;
      continue;
    }
    int beside =
        i && (gov_is_any(type[i - 1], "(,") || gov_is_any(type[i + 1] ? type[i + 1] : ')', "),("));
    if (!string && gov_is_space(type[i]) && beside) continue;
    out[n++] = string ? type[i] : gov_lower(type[i]);
  }
  out[n] = 0;
}

int gov_types_equal(const char *a, const char *b, gov_sql_dialect dialect) {
  char x[1024], y[1024];
  if (gov_texts_equal(a, b) && dialect != GOV_SQL_MYSQL) return 1;
  if (strlen(a) > 900 || strlen(b) > 900) return !strcmp(a, b);
  canonical(x, sizeof x, a, dialect);
  canonical(y, sizeof y, b, dialect);
  return !strcmp(x, y);
}

int gov_columns_equal(const gov_catalog_column *a, const gov_catalog_column *b,
                      gov_sql_dialect dialect) {
  return gov_types_equal(a->type, b->type, dialect) &&
         gov_expressions_equal(a->default_text, b->default_text, dialect) &&
         gov_expressions_equal(a->generated, b->generated, dialect) &&
         gov_expressions_equal(a->on_update, b->on_update, dialect) &&
         gov_expressions_equal(a->comment, b->comment, dialect) &&
         a->generated_stored == b->generated_stored &&
         gov_texts_equal(a->collation, b->collation) && a->not_null == b->not_null &&
         a->auto_increment == b->auto_increment && a->identity == b->identity;
}

static const char *known_name(const gov_catalog_constraint *constraint) {
  return constraint->name ? constraint->name : constraint->implied_name;
}

int gov_constraints_equal(const gov_catalog_constraint *a, const gov_catalog_constraint *b,
                          gov_sql_dialect dialect) {
  return a->kind == b->kind && gov_texts_equal(known_name(a), known_name(b)) &&
         gov_names_equal(&a->columns, &b->columns) &&
         gov_expressions_equal(a->check, b->check, dialect) &&
         gov_texts_equal(a->referenced_table, b->referenced_table) &&
         gov_names_equal(&a->referenced_columns, &b->referenced_columns) &&
         a->on_delete == b->on_delete && a->on_update == b->on_update &&
         a->deferrable == b->deferrable && gov_texts_equal(a->options, b->options);
}

int gov_objects_equal(const gov_catalog_object *a, const gov_catalog_object *b,
                      gov_sql_dialect dialect) {
  return a->kind == b->kind && gov_texts_equal(a->table, b->table) &&
         gov_expressions_equal(a->text, b->text, dialect) &&
         gov_texts_equal(a->flavor, b->flavor) && a->unique == b->unique;
}

const gov_catalog_constraint *gov_constraint_find(const gov_catalog_table *table,
                                                  const gov_catalog_constraint *like,
                                                  gov_sql_dialect dialect) {
  for (size_t i = 0; i < table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (gov_constraints_equal(constraint, like, dialect)) return constraint;
  }
  return NULL;
}
