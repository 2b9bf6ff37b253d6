/* undo_alter.c: which change of a table undoes which. A kind that is in no row is undone by
** nothing: it is better to miss an undo than to claim one. */
#include "facts/undo/undo_parts.h"

static const struct {
  gov_sql_action_kind kind;
  undo_pair pair;
} pairs[] = {
    {GOV_SQL_ENABLE_ROW_SECURITY, {"row security on", "row security off", 0, 0}},
    {GOV_SQL_DISABLE_ROW_SECURITY, {"row security off", "row security on", 0, 0}},
    {GOV_SQL_FORCE_ROW_SECURITY, {"row security forced", "row security eased", 0, 0}},
    {GOV_SQL_NO_FORCE_ROW_SECURITY, {"row security eased", "row security forced", 0, 0}},
    {GOV_SQL_ATTACH_PARTITION, {"attach partition", "detach partition", 1, 0}},
    {GOV_SQL_DETACH_PARTITION, {"detach partition", "attach partition", 1, 0}},
    {GOV_SQL_ADD_PARTITION, {"add partition", "drop partition", 1, 0}},
    {GOV_SQL_DROP_PARTITION, {"drop partition", NULL, 1, 0}},
    {GOV_SQL_ENABLE_TRIGGER, {"trigger on", "trigger off", 1, 0}},
    {GOV_SQL_DISABLE_TRIGGER, {"trigger off", "trigger on", 1, 0}},
    {GOV_SQL_DISABLE_CONSTRAINT, {"constraint off", "constraint on", 1, 0}},
    {GOV_SQL_ENABLE_CONSTRAINT, {"constraint on", "constraint off", 1, 0}},
    {GOV_SQL_ALTER_CONSTRAINT, {"alter constraint", "alter constraint", 1, 0}},
    {GOV_SQL_RENAME_CONSTRAINT, {"rename constraint", "rename constraint", 0, 1}},
    {GOV_SQL_RENAME_INDEX, {"rename index", "rename index", 0, 1}},
    {GOV_SQL_RENAME_VALUE, {"rename value", "rename value", 0, 0}},
    {GOV_SQL_SET_SCHEMA, {"set schema", "set schema", 0, 0}},
    {GOV_SQL_OWNER, {"owner", "owner", 0, 0}},
    {GOV_SQL_SET_OPTION, {"option", "option", 0, 0}},
    {GOV_SQL_SET_TABLESPACE, {"tablespace", "tablespace", 0, 0}},
    {GOV_SQL_SET_LOGGED, {"logged", "unlogged", 0, 0}},
    {GOV_SQL_SET_UNLOGGED, {"unlogged", "logged", 0, 0}},
    {GOV_SQL_SET_ACCESS_METHOD, {"access method", "access method", 0, 0}},
    {GOV_SQL_SET_ENGINE, {"engine", "engine", 0, 0}},
    {GOV_SQL_CONVERT_CHARSET, {"charset", "charset", 0, 0}},
    {GOV_SQL_CLUSTER_ON, {"cluster", "cluster", 0, 0}},
    {GOV_SQL_REPLICA_IDENTITY, {"replica identity", "replica identity", 0, 0}},
    {GOV_SQL_INHERIT, {"inherit", "inherit no more", 1, 0}},
    {GOV_SQL_NO_INHERIT, {"inherit no more", "inherit", 1, 0}},
};

const undo_pair *undo_pair_of(gov_sql_action_kind kind) {
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (pairs[i].kind == kind) return &pairs[i].pair;
  }
  return NULL;
}

const char *undo_property_of(gov_sql_action_kind kind) {
  switch (kind) {
  case GOV_SQL_SET_DEFAULT: return "default set";
  case GOV_SQL_DROP_DEFAULT: return "default dropped";
  case GOV_SQL_SET_NOT_NULL: return "required";
  case GOV_SQL_DROP_NOT_NULL: return "nullable";
  case GOV_SQL_ADD_GENERATED: return "generated";
  case GOV_SQL_DROP_GENERATED: return "plain";
  default: return "type";
  }
}

/* Doing the same again takes nothing back, but for a default: another may be what was before. */
int32_t undo_property_undone(undo_judging *j, const gov_sql_name *table, const char *name,
                             gov_sql_action_kind kind) {
  switch (kind) {
  case GOV_SQL_SET_DEFAULT: {
    int32_t line = undo_did(j, "default set", table, name);
    return line ? line : undo_did(j, "default dropped", table, name);
  }
  case GOV_SQL_DROP_DEFAULT: return undo_did(j, "default set", table, name);
  case GOV_SQL_SET_NOT_NULL: return undo_did(j, "nullable", table, name);
  case GOV_SQL_DROP_NOT_NULL: return undo_did(j, "required", table, name);
  case GOV_SQL_ADD_GENERATED: return undo_did(j, "plain", table, name);
  case GOV_SQL_DROP_GENERATED: return undo_did(j, "generated", table, name);
  default: return 0;
  }
}
