/* hazards_process.c: how a change is carried out: transactions, retries, batches, borders, rights
** (MH4xx, MH5xx). */
#include "facts/hazards/hazards.h"
#include "facts/system_tables.h"

static int is_control(const gov_sql_statement *statement) {
  return (statement->verb == GOV_SQL_BEGIN_VERB || statement->verb == GOV_SQL_COMMIT_VERB ||
          (statement->verb == GOV_SQL_ROLLBACK_VERB && !statement->conditional)) &&
         statement->nested_in < 0 && !statement->name.full;
}

/* Where the runner is unknown, a pair around changes is the ordinary way to be safe; a pair around
** nothing can only act on a transaction of the runner. */
void gov_look_transaction_control(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const gov_hazard_session *session = &scan->session;
  if (!is_control(statement) || scan->dialect == GOV_SQL_OTHER) return;
  int begins = statement->verb == GOV_SQL_BEGIN_VERB;
  if (scan->transactional == 1) {
    gov_hazard_report(scan, NULL,
                      begins ? "a transaction begins inside the one that the tool has open"
                             : "ends the transaction that the tool has open around the script");
  } else if (begins && session->in_transaction) {
    gov_hazard_report(scan, NULL, "a transaction begins inside another, begun on line %d",
                      gov_sql_at(scan->beside, session->begin)->line);
  } else if (!begins && !session->in_transaction && !scan->outlook.sets_autocommit) {
    gov_hazard_report(scan, NULL, "ends a transaction that the script did not begin");
  } else if (!begins && session->in_transaction && !session->changes_in_transaction) {
    gov_hazard_report(scan, NULL,
                      "a transaction around no change: all it can do is to end one of the runner");
  }
}

void gov_look_transaction_unfinished(gov_hazard_scan *scan) {
  if (!scan->session.in_transaction || scan->transactional == 1) return;
  scan->statement = gov_sql_at(scan->view, scan->session.begin);
  gov_hazard_report(scan, NULL, "the transaction begun here is never committed");
  scan->statement = NULL;
}

void gov_look_not_rerunnable(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (gov_hazard_in_explicit_transaction(scan) || statement->or_replace) return;
  int creates = statement->verb == GOV_SQL_CREATE_VERB,
      drops = statement->verb == GOV_SQL_DROP_VERB;
  int outside = statement->concurrently && statement->object == GOV_SQL_INDEX;
  if (scan->transactional == 0)
    outside = statement->object == GOV_SQL_TABLE || statement->object == GOV_SQL_INDEX;
  if (!outside || !statement->name.full) return;
  if ((creates && !statement->if_not_exists) || (drops && !statement->if_exists))
    gov_hazard_report(scan, &statement->table,
                      "runs outside a transaction and has no %s: a second try fails",
                      creates ? "IF NOT EXISTS" : "IF EXISTS");
}

static int writes_existing_rows(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->rebuild || !gov_hazard_at_risk(scan, &statement->table)) return 0;
  switch (statement->verb) {
  case GOV_SQL_UPDATE_VERB:
  case GOV_SQL_DELETE_VERB:
  case GOV_SQL_MERGE_VERB:
  case GOV_SQL_LOAD_VERB: return 1;
  case GOV_SQL_INSERT_VERB: return !gov_is_history_table(gov_text_of(statement->table.last));
  default: return 0;
  }
}

/* One report a script, at its first such write. */
void gov_look_mixed_changes(gov_hazard_scan *scan) {
  if (scan->outlook.first_change < 0 || !writes_existing_rows(scan)) return;
  gov_hazard_report(scan, &scan->statement->table,
                    "rows of %s change in a script that also changes a schema (line %d)",
                    scan->statement->table.full,
                    gov_sql_at(scan->beside, scan->outlook.first_change)->line);
  scan->outlook.first_change = -1;
}

/* WHERE x IS NULL of the column that is written chooses a whole table as much as no WHERE does; a
** constant more than is written is one that the rows are chosen by. */
static int chooses_by_what_it_writes(const gov_sql_statement *statement) {
  if (statement->literal_count + statement->number_count > statement->written.count) return 0;
  for (int32_t i = 0; i < statement->predicate.count; i++) {
    int written = 0;
    for (int32_t j = 0; !written && j < statement->written.count; j++)
      written = gov_fold_compare(statement->predicate.rows[i], statement->written.rows[j]) == 0;
    if (!written) return 0;
  }
  return 1;
}

static int updates_all(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  return statement->verb == GOV_SQL_UPDATE_VERB && gov_hazard_at_risk(scan, &statement->table) &&
         (!statement->has_where || statement->where_tautology ||
          (statement->predicate.count && chooses_by_what_it_writes(statement)));
}

static int copies_all(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  int writes = statement->verb == GOV_SQL_INSERT_VERB || statement->verb == GOV_SQL_REPLACE_VERB;
  return writes && statement->source_count && !statement->has_where &&
         !statement->sources[0].like && gov_hazard_at_risk(scan, &statement->sources[0].table);
}

int gov_hazard_is_unbatched(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->rebuild || statement->in_loop || statement->has_limit) return 0;
  return updates_all(scan) || copies_all(scan);
}

void gov_look_unbatched(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (!gov_hazard_is_unbatched(scan)) return;
  if (statement->verb == GOV_SQL_UPDATE_VERB)
    gov_hazard_report(scan, &statement->table,
                      "rows of %s are written in one go: no key range and no LIMIT bounds them",
                      statement->table.full);
  else
    gov_hazard_report(scan, &statement->table,
                      statement->whole
                          ? "all rows of %s are copied in one go: no key range and no LIMIT bounds "
                            "them"
                          : "rows of %s are copied in one go: no key range bounds them",
                      statement->sources[0].table.full);
}

static const char *const crossing_calls[] = {"dblink",
                                             "dblink_exec",
                                             "dblink_connect",
                                             "dblink_send_query",
                                             "openquery",
                                             "openrowset",
                                             "opendatasource",
                                             "aws_s3.query_export_to_s3",
                                             "load_file",
                                             "lo_export",
                                             "aws_s3.table_import_from_s3",
                                             "pg_read_file",
                                             "postgres_fdw_get_connections",
                                             "query_export_to_s3",
                                             "table_import_from_s3",
                                             "xp_cmdshell",
                                             NULL};

/* The part of a name that says which database it is in: MySQL's db.table, SQL Server's
** db.schema.table. */
static gov_text database_of(const gov_hazard_scan *scan, const gov_sql_name *name) {
  int parts = scan->dialect == GOV_SQL_MYSQL ? 2 : scan->dialect == GOV_SQL_MSSQL ? 3 : 0;
  if (!parts || !name->full || name->parts < parts) return (gov_text){NULL, 0};
  return (gov_text){name->full, strcspn(name->full, ".")};
}

static int differ(gov_text a, gov_text b) {
  return a.z && b.z && (a.n != b.n || sqlite3_strnicmp(a.z, b.z, (int)a.n) != 0);
}

/* SQL Server: one side names a database and the other does not: it is the one in USE, or another. */
static int elsewhere(const gov_hazard_scan *scan, gov_text a, gov_text b) {
  if (scan->dialect != GOV_SQL_MSSQL || !a.z == !b.z || !scan->statement->table.full) return 0;
  const char *current = scan->session.database;
  return !current || differ(a.z ? a : b, gov_text_of(current));
}

/* SQL Server: EXEC of a procedure that does what other databases have a statement for. */
static int runs_procedure(const gov_sql_statement *statement, const char *const *names) {
  if (statement->verb != GOV_SQL_EXECUTE_VERB || !statement->name.last) return 0;
  for (; *names; names++) {
    if (gov_fold_compare(statement->name.last, *names) == 0) return 1;
  }
  return 0;
}

static const char *const connecting_procedures[] = {"sp_addlinkedserver", "sp_addlinkedsrvlogin",
                                                    "sp_serveroption", "xp_cmdshell", NULL};
static const char *const authorizing_procedures[] = {
    "sp_addrolemember",  "sp_droprolemember",   "sp_addrole",
    "sp_droprole",       "sp_addsrvrolemember", "sp_dropsrvrolemember",
    "sp_addlogin",       "sp_grantdbaccess",    "sp_grantlogin",
    "sp_revokedbaccess", "sp_changedbowner",    "sp_setapprole",
    "sp_adduser",        "sp_dropuser",         NULL};

static const char *crossing(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->to_program) return "rows go through a program of the server";
  if (statement->remote) return "rows are read from or written to another place";
  if (statement->server_file &&
      (statement->verb == GOV_SQL_SELECT_VERB ||
       (statement->verb == GOV_SQL_COPY_VERB && statement->has_returning)))
    return "rows leave the database for a file of the server";
  if (gov_hazard_call(statement, crossing_calls)) return "a call reaches outside this database";
  if (runs_procedure(statement, connecting_procedures)) return "another server is connected";
  switch (statement->object) {
  case GOV_SQL_SERVER:
  case GOV_SQL_FOREIGN_TABLE:
  case GOV_SQL_USER_MAPPING:
  case GOV_SQL_SUBSCRIPTION:
    if (statement->verb == GOV_SQL_CREATE_VERB || statement->verb == GOV_SQL_ALTER_VERB)
      return "another server is connected";
    break;
  default: break;
  }
  if (statement->verb == GOV_SQL_IMPORT_VERB && statement->object != GOV_SQL_NONE)
    return "another server is connected";
  if (statement->verb == GOV_SQL_ATTACH_VERB && scan->dialect == GOV_SQL_SQLITE)
    return "another database file is attached";
  gov_text target = database_of(scan, &statement->table);
  for (int32_t i = 0; i < statement->source_count; i++) {
    gov_text source = database_of(scan, &statement->sources[i].table);
    if (differ(source, target) || elsewhere(scan, source, target))
      return "rows come from another database";
    if (scan->dialect == GOV_SQL_MSSQL && statement->sources[i].table.parts > 3)
      return "rows come from a linked server";
  }
  return NULL;
}

void gov_look_cross_database(gov_hazard_scan *scan) {
  const char *why = crossing(scan);
  if (why) gov_hazard_report(scan, &scan->statement->table, "%s", why);
}

/* orders_id_seq comes with the column id of a new table orders. */
static int is_own_sequence(const gov_hazard_scan *scan, const gov_sql_name *name) {
  char table[GOV_MAX_NAME_BYTES];
  size_t n = strlen(name->full);
  if (n >= sizeof table || !gov_text_ends(gov_text_of(name->full), "_seq")) return 0;
  memcpy(table, name->full, n + 1);
  for (char *under; (under = strrchr(table, '_')) != NULL;) {
    *under = 0;
    char *dot = strrchr(table, '.');
    gov_sql_name owner = {.full = table, .last = dot ? dot + 1 : table, .parts = dot ? 2 : 1};
    if (*owner.last && gov_schema_is_new(scan->schema, &owner)) return 1;
  }
  return 0;
}

/* All that a GRANT or a policy is about was made by the script itself. */
static int concerns_its_own(const gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (statement->verb == GOV_SQL_ALTER_VERB || statement->verb == GOV_SQL_DROP_VERB ||
      statement->object == GOV_SQL_ROLE || statement->object == GOV_SQL_POLICY)
    return statement->table.full && gov_schema_is_new(scan->schema, &statement->table);
  if (!statement->name.full) return 0;
  int own = gov_hazard_creates(scan, &statement->name) || is_own_sequence(scan, &statement->name);
  for (int32_t i = 0; own && i < statement->more_count; i++)
    own =
        gov_hazard_creates(scan, &statement->more[i]) || is_own_sequence(scan, &statement->more[i]);
  return own;
}

/* Rights on what the script itself creates are part of creating it. */
void gov_look_authorization(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  const char *what = NULL;
  switch (statement->verb) {
  case GOV_SQL_GRANT_VERB: what = "privileges are granted"; break;
  case GOV_SQL_REVOKE_VERB: what = "privileges are revoked"; break;
  case GOV_SQL_REASSIGN_VERB: what = "objects change their owner"; break;
  case GOV_SQL_SET_VERB:
    if (statement->setting && (gov_fold_compare(statement->setting, "role") == 0 ||
                               gov_fold_compare(statement->setting, "authorization") == 0 ||
                               gov_fold_compare(statement->setting, "row_security") == 0))
      what = "the session acts as another role";
    break;
  case GOV_SQL_CREATE_VERB:
    if (statement->object == GOV_SQL_ROLE) what = "a role is created";
    if (statement->object == GOV_SQL_POLICY) what = "a row policy is created";
    break;
  case GOV_SQL_ALTER_VERB:
  case GOV_SQL_DROP_VERB:
    if (statement->object == GOV_SQL_ROLE) what = "a role is changed or dropped";
    if (statement->object == GOV_SQL_POLICY) what = "a row policy is changed or dropped";
    if (statement->object == GOV_SQL_OWNED) what = "all that a role owns and may do is dropped";
    if (statement->object == GOV_SQL_DEFAULT_PRIVILEGES) what = "default privileges change";
    break;
  case GOV_SQL_EXECUTE_VERB:
    if (runs_procedure(statement, authorizing_procedures)) what = "roles or their members change";
    break;
  default: break;
  }
  if (!what || concerns_its_own(scan)) return;
  gov_hazard_report(scan, &statement->table, "%s", what);
}

void gov_look_authorization_action(gov_hazard_scan *scan) {
  const char *what = NULL;
  switch (scan->action->kind) {
  case GOV_SQL_DISABLE_ROW_SECURITY:
  case GOV_SQL_NO_FORCE_ROW_SECURITY: what = "row security is switched off"; break;
  case GOV_SQL_ENABLE_ROW_SECURITY:
  case GOV_SQL_FORCE_ROW_SECURITY:
    what = "row security is switched on: who sees what changes";
    break;
  case GOV_SQL_OWNER:
    if (scan->statement->object == GOV_SQL_TABLE || scan->statement->object == GOV_SQL_SCHEMA ||
        scan->statement->object == GOV_SQL_DATABASE)
      what = "the owner changes";
    break;
  default: break;
  }
  if (!what || gov_schema_is_new(scan->schema, &scan->statement->table)) return;
  gov_hazard_report(scan, &scan->statement->table, "%s", what);
}
