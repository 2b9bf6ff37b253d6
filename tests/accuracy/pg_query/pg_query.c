/* pg_query.c: our statement reader against PostgreSQL's own parser (libpg_query), on whatever SQL
** is at hand.
**
** usage: pg_query-differential FILE…: .sql files, and .jsonl files whose rows have "sql" and, if
** any, "dialect": "postgres". A text that libpg_query rejects is passed over. For the others the
** number of statements, and of each the verb and the table, must agree. Prints every difference
** and a summary; exits 1 when less than all agree.
*/
#include "read/sql/sql_statement.h"
#include <cjson/cJSON.h>
#include <pg_query.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int texts, rejected, statements, differences;

/* Node of libpg_query's tree, the verb it is for us, and the member that names its table. */
static const struct {
  const char *node;
  gov_sql_verb verb;
  const char *relation;
} nodes[] = {
    {"CreateStmt", GOV_SQL_CREATE_VERB, "relation"},
    {"CreateForeignTableStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateTableAsStmt", GOV_SQL_CREATE_VERB, NULL},
    {"IndexStmt", GOV_SQL_CREATE_VERB, "relation"},
    {"ViewStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateFunctionStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateTrigStmt", GOV_SQL_CREATE_VERB, "relation"},
    {"CreatePolicyStmt", GOV_SQL_CREATE_VERB, "table"},
    {"CreateSchemaStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateSeqStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateExtensionStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateEnumStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateDomainStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateRoleStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CompositeTypeStmt", GOV_SQL_CREATE_VERB, NULL},
    {"DefineStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreatedbStmt", GOV_SQL_CREATE_VERB, NULL},
    {"CreateStatsStmt", GOV_SQL_CREATE_VERB, NULL},
    {"RuleStmt", GOV_SQL_CREATE_VERB, "relation"},
    {"AlterTableStmt", GOV_SQL_ALTER_VERB, "relation"},
    {"RenameStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterObjectSchemaStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterOwnerStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterEnumStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterSeqStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterDomainStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterFunctionStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterPolicyStmt", GOV_SQL_ALTER_VERB, "table"},
    {"AlterDefaultPrivilegesStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterRoleStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterRoleSetStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterDatabaseSetStmt", GOV_SQL_ALTER_VERB, NULL},
    {"AlterExtensionStmt", GOV_SQL_ALTER_VERB, NULL},
    {"DropStmt", GOV_SQL_DROP_VERB, NULL},
    {"DropdbStmt", GOV_SQL_DROP_VERB, NULL},
    {"DropRoleStmt", GOV_SQL_DROP_VERB, NULL},
    {"DropOwnedStmt", GOV_SQL_DROP_VERB, NULL},
    {"TruncateStmt", GOV_SQL_TRUNCATE_VERB, NULL},
    {"InsertStmt", GOV_SQL_INSERT_VERB, "relation"},
    {"UpdateStmt", GOV_SQL_UPDATE_VERB, "relation"},
    {"DeleteStmt", GOV_SQL_DELETE_VERB, "relation"},
    {"MergeStmt", GOV_SQL_MERGE_VERB, "relation"},
    {"SelectStmt", GOV_SQL_SELECT_VERB, NULL},
    {"CopyStmt", GOV_SQL_COPY_VERB, NULL},
    {"DoStmt", GOV_SQL_DO_VERB, NULL},
    {"CommentStmt", GOV_SQL_COMMENT_VERB, NULL},
    {"GrantStmt", GOV_SQL_GRANT_VERB, NULL},
    {"GrantRoleStmt", GOV_SQL_GRANT_VERB, NULL},
    {"VariableSetStmt", GOV_SQL_SET_VERB, NULL},
    {"VacuumStmt", GOV_SQL_VACUUM_VERB, NULL},
    {"ReindexStmt", GOV_SQL_REINDEX_VERB, NULL},
    {"ClusterStmt", GOV_SQL_CLUSTER_VERB, NULL},
    {"RefreshMatViewStmt", GOV_SQL_REFRESH_VERB, NULL},
    {"LockStmt", GOV_SQL_LOCK_VERB, NULL},
    {"CallStmt", GOV_SQL_CALL_VERB, NULL},
    {"ExecuteStmt", GOV_SQL_EXECUTE_VERB, NULL},
};

static const char *text_of(const cJSON *node, const char *key) {
  const cJSON *value = node ? cJSON_GetObjectItemCaseSensitive(node, key) : NULL;
  return cJSON_IsString(value) ? value->valuestring : NULL;
}

static int same_verb(gov_sql_verb ours, gov_sql_verb theirs, const cJSON *tree) {
  if (ours == theirs) return 1;
  /* GRANT and REVOKE, VACUUM and ANALYZE, SELECT and SELECT INTO are one node each. */
  if (theirs == GOV_SQL_GRANT_VERB) return ours == GOV_SQL_REVOKE_VERB;
  if (theirs == GOV_SQL_VACUUM_VERB) return ours == GOV_SQL_ANALYZE_VERB;
  if (theirs == GOV_SQL_SELECT_VERB) {
    return ours == GOV_SQL_CREATE_VERB && cJSON_GetObjectItemCaseSensitive(tree, "intoClause");
  }
  return 0;
}

static void differ(const char *where, const gov_sql_statement *s, const char *what,
                   const char *theirs) {
  differences++;
  printf("%s:%d: %s: ours %s %s, libpg_query %s\n", where, s ? s->line : 0, what,
         s ? gov_sql_verb_name(s->verb) : "-", s && s->table.full ? s->table.full : "-", theirs);
}

static void compare_one(const char *where, const gov_sql_statement *s, const cJSON *statement) {
  const cJSON *node = statement ? statement->child : NULL;
  statements++;
  for (size_t i = 0; node && i < sizeof nodes / sizeof *nodes; i++) {
    if (strcmp(nodes[i].node, node->string) != 0) continue;
    if (!same_verb(s->verb, nodes[i].verb, node)) {
      differ(where, s, "verb", node->string);
      return;
    }
    const cJSON *relation =
        nodes[i].relation ? cJSON_GetObjectItemCaseSensitive(node, nodes[i].relation) : NULL;
    const char *table = text_of(relation, "relname");
    const char *ours = s->table.last ? s->table.last : s->name.last;
    if (table && (!ours || gov_fold_compare(table, ours))) differ(where, s, "table", table);
    return;
  }
}

static void compare(const char *where, const char *sql) {
  PgQueryParseResult parsed = pg_query_parse(sql);
  gov_arena arena = {0};
  gov_sql_options options = {.dialect = GOV_SQL_POSTGRESQL};
  gov_sql_script *script = NULL;
  texts++;
  if (parsed.error) {
    rejected++;
  } else if (gov_sql_read(&arena, gov_text_of(sql), &options, &script) == SQLITE_OK) {
    cJSON *tree = cJSON_Parse(parsed.parse_tree);
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(tree, "stmts");
    int32_t at = 0, count = cJSON_GetArraySize(list), ours = 0;
    for (int32_t i = 0; i < script->statement_count; i++)
      ours += script->statements[i]->nested_in < 0;
    if (ours != count) {
      char number[32];
      snprintf(number, sizeof number, "%d statements", count);
      differ(where, script->statement_count ? script->statements[0] : NULL, "count", number);
    }
    for (const cJSON *item = list && ours == count ? list->child : NULL; item; item = item->next) {
      while (script->statements[at]->nested_in >= 0) at++;
      compare_one(where, script->statements[at++], cJSON_GetObjectItemCaseSensitive(item, "stmt"));
    }
    cJSON_Delete(tree);
  }
  pg_query_free_parse_result(parsed);
  gov_arena_free(&arena);
}

static char *read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  char *text = malloc((size_t)size + 1);
  rewind(file);
  if (text) text[fread(text, 1, (size_t)size, file)] = 0;
  fclose(file);
  return text;
}

static void compare_rows(const char *path, char *text) {
  int row = 0;
  for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
    cJSON *json = cJSON_Parse(line);
    const char *sql = text_of(json, "sql"), *dialect = text_of(json, "dialect");
    char where[512];
    snprintf(where, sizeof where, "%s#%d", path, ++row);
    if (sql && (!dialect || !strncmp(dialect, "postgres", 8))) compare(where, sql);
    cJSON_Delete(json);
  }
}

int main(int argument_count, char **arguments) {
  for (int i = 1; i < argument_count; i++) {
    char *text = read_file(arguments[i]);
    if (!text) continue;
    size_t n = strlen(arguments[i]);
    if (n > 6 && !strcmp(arguments[i] + n - 6, ".jsonl"))
      compare_rows(arguments[i], text);
    else
      compare(arguments[i], text);
    free(text);
  }
  pg_query_exit();
  printf("%d texts, %d of them not PostgreSQL for libpg_query; %d statements compared, %d "
         "differences\n",
         texts, rejected, statements, differences);
  return differences > 0;
}
