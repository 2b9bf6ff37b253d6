/* undo_kept.c: did the up part keep what it destroys, where the down part finds it again?
**
** Kept is what the up part copied before: whole rows or the column into another table, or the
** column into another column, in full and not thrown away later. It counts when a statement of the
** down part writes it back from there, in full. All else is taken for lost. The search has a
** budget: a script of very many statements that exceeds it has kept nothing.
*/
#include "facts/undo/undo.h"
#include <string.h>

/* By schema and name where both say it, else by name. */
int gov_undo_same_table(const gov_sql_name *a, const gov_sql_name *b) {
  if (!a->full || !b->full || gov_fold_compare(a->last, b->last) != 0) return 0;
  if (a->parts < 2 || b->parts < 2) return 1;
  const char *left = a->last - 1, *right = b->last - 1;
  while (left > a->full && left[-1] != '.') left--;
  while (right > b->full && right[-1] != '.') right--;
  return gov_fold_compare(left, right) == 0;
}

static int holds(const gov_sql_names *names, const char *name) {
  for (int32_t i = 0; i < names->count; i++) {
    if (names->rows[i] && !gov_fold_compare(names->rows[i], name)) return 1;
  }
  return 0;
}

static int in_part(const gov_undo_part *part, const gov_sql_statement *s) {
  return (part->section < 0 || (int)s->section == part->section) && !s->commented_out;
}

static int names_table(const gov_sql_statement *s, const gov_sql_name *table) {
  if (gov_undo_same_table(&s->table, table)) return 1;
  for (int32_t i = 0; i < s->more_count; i++) {
    if (gov_undo_same_table(&s->more[i], table)) return 1;
  }
  return 0;
}

/* Throws away rows of the table, or what the column holds; column NULL: any of it. */
static int spoils(const gov_sql_statement *s, const gov_sql_name *table, const char *column) {
  switch (s->verb) {
  case GOV_SQL_DROP_VERB:
  case GOV_SQL_RENAME_VERB: return s->object == GOV_SQL_TABLE && names_table(s, table);
  case GOV_SQL_TRUNCATE_VERB:
  case GOV_SQL_DELETE_VERB: return names_table(s, table);
  case GOV_SQL_UPDATE_VERB: return names_table(s, table) && (!column || holds(&s->written, column));
  case GOV_SQL_ALTER_VERB:
    for (int32_t i = 0; i < s->action_count && names_table(s, table); i++) {
      const gov_sql_action *action = &s->actions[i];
      int gone = action->kind == GOV_SQL_DROP_COLUMN || action->kind == GOV_SQL_RENAME_OBJECT ||
                 action->kind == GOV_SQL_CHANGE_TYPE || action->kind == GOV_SQL_RENAME_COLUMN;
      if (gone && (!column || !action->name || !gov_fold_compare(action->name, column))) return 1;
    }
    return 0;
  default: return 0;
  }
}

static int closed(gov_undo_search *search, gov_sql_view *view) {
  if (gov_sql_view_close(view) != SQLITE_OK) search->failed = 1;
  return !search->failed;
}

static int stays_there(gov_undo_search *search, const gov_undo_part *part, int32_t after,
                       const gov_sql_name *table, const char *column) {
  gov_sql_view view = {.script = part->sql};
  int stays = 1;
  for (int32_t i = after + 1; stays && i < part->first + part->count; i++) {
    stays = search->work-- > 0;
    if (!stays) break;
    const gov_sql_statement *s = gov_sql_at(&view, i);
    stays = !(in_part(part, s) && spoils(s, table, column));
  }
  return closed(search, &view) && stays;
}

/* The same condition as far as can be seen: the same columns against as many constants. */
static int same_filter(const gov_sql_statement *a, const gov_sql_statement *b) {
  if (!a->has_where && !b->has_where) return 1;
  if (!a->has_where || !b->has_where || !a->predicate.count ||
      a->predicate.count != b->predicate.count)
    return 0;
  for (int32_t i = 0; i < a->predicate.count; i++) {
    if (!holds(&b->predicate, a->predicate.rows[i])) return 0;
  }
  return a->literal_count == b->literal_count && a->number_count == b->number_count;
}

static int copies_rows(const gov_sql_statement *s) {
  return s->as_select && !s->temporary && !s->conditional && s->whole &&
         !s->materialized_with_no_data &&
         (s->verb == GOV_SQL_INSERT_VERB || s->verb == GOV_SQL_CREATE_VERB);
}

/* The columns that the down part gives the table it makes anew are all in the copy. */
static int covers(gov_undo_search *search, const gov_sql_statement *copy,
                  const gov_sql_name *table) {
  const gov_undo_part *down = search->down;
  gov_sql_view view = {.script = down->sql};
  int made = 0, covered = 1;
  for (int32_t i = down->first; !made && i < down->first + down->count; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    made = in_part(down, s) && s->verb == GOV_SQL_CREATE_VERB && s->column_count &&
           gov_undo_same_table(&s->table, table);
    for (int32_t k = 0; made && k < s->column_count; k++)
      covered &= holds(&copy->selected, s->columns[k].name);
  }
  return closed(search, &view) && made && covered;
}

/* Copies what `loss` is about to destroy into `kept`. */
static int keeps(gov_undo_search *search, const gov_sql_statement *copy, const gov_sql_name *kept,
                 const gov_undo_loss *loss) {
  if (!copies_rows(copy) || copy->if_not_exists || copy->has_on_conflict ||
      copy->ignore_duplicates || copy->source_count != 1 || copy->sources[0].like ||
      !gov_undo_same_table(&copy->table, kept) ||
      !gov_undo_same_table(&copy->sources[0].table, loss->table))
    return 0;
  int some_rows = loss->by->verb == GOV_SQL_DELETE_VERB || loss->by->verb == GOV_SQL_UPDATE_VERB;
  if (copy->has_where && (!some_rows || !same_filter(copy, loss->by))) return 0;
  if (holds(&copy->selected, "*")) return 1;
  if (loss->column) return holds(&copy->selected, loss->column);
  search->work -= search->down->count;
  return search->work > 0 && covers(search, copy, loss->table);
}

static int kept_table(gov_undo_search *search, const gov_sql_name *kept,
                      const gov_undo_loss *loss) {
  const gov_undo_part *up = search->up;
  gov_sql_view view = {.script = up->sql};
  int is_kept = 0;
  for (int32_t i = up->first; !is_kept && i < up->first + up->count && search->work > 0; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    if (s->number >= loss->by->number || search->work-- <= 0) break;
    is_kept =
        in_part(up, s) && keeps(search, s, kept, loss) && stays_there(search, up, i, kept, NULL);
  }
  return closed(search, &view) && is_kept;
}

/* `UPDATE t SET to = from` of every row. */
static int moves_column(const gov_sql_statement *s, const gov_sql_name *table, const char *from,
                        const char *to) {
  if (s->verb != GOV_SQL_UPDATE_VERB || s->has_where || s->has_limit || s->conditional ||
      s->copied.count != s->written.count || !gov_undo_same_table(&s->table, table))
    return 0;
  for (int32_t i = 0; i < s->written.count; i++) {
    if (!gov_fold_compare(s->written.rows[i], to) && !gov_fold_compare(s->copied.rows[i], from))
      return 1;
  }
  return 0;
}

static int column_kept_in(gov_undo_search *search, const char *kept, const gov_undo_loss *loss) {
  const gov_undo_part *up = search->up;
  gov_sql_view view = {.script = up->sql};
  int is_kept = 0;
  for (int32_t i = up->first; !is_kept && i < up->first + up->count && search->work > 0; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    if (s->number >= loss->by->number || search->work-- <= 0) break;
    is_kept = in_part(up, s) && moves_column(s, loss->table, loss->column, kept) &&
              stays_there(search, up, i, loss->table, kept);
  }
  return closed(search, &view) && is_kept;
}

static int kept_column(gov_undo_search *search, const gov_sql_statement *back,
                       const gov_undo_loss *loss) {
  for (int32_t k = 0; k < back->copied.count && k < back->written.count; k++) {
    const char *kept = back->copied.rows[k];
    if (!*kept || gov_fold_compare(back->written.rows[k], loss->column) != 0) continue;
    if (column_kept_in(search, kept, loss)) return 1;
  }
  return 0;
}

/* The part before `_id` says whose key it is: orders.order_id, ORDER_ID of order, cities.city_id. */
static int is_key_of(gov_text name, const char *table) {
  static const char *const plurals[] = {"", "s", "es", NULL};
  gov_text of = gov_text_of(table);
  size_t n = gov_text_ends(name, "_uuid")                               ? name.n - 5
             : gov_text_ends(name, "_id") || gov_text_ends(name, "_pk") ? name.n - 3
             : gov_text_ends(name, "_key")                              ? name.n - 4
                                                                        : 0;
  if (!n || of.n < n) return 0;
  for (const char *const *plural = plurals; *plural; plural++) {
    if (of.n == n + strlen(*plural) && !sqlite3_strnicmp(of.z, name.z, (int)n) &&
        gov_text_ends(of, *plural))
      return 1;
  }
  return of.n == n + 2 && n > 1 && gov_lower(name.z[n - 1]) == 'y' &&
         !sqlite3_strnicmp(of.z, name.z, (int)n - 1) && gov_text_ends(of, "ies");
}

/* Rows are matched by keys and by nothing else, one of them the table's own: `WHERE t.id = kept.id`.
** Another column in the condition may leave rows out; another table's key (`customer_id`) stands in
** many rows, and each would get the value of some row of the copy. */
static int joins_by_keys(const gov_sql_statement *s) {
  int own = 0;
  for (int32_t i = 0; i < s->predicate.count; i++) {
    gov_text name = gov_text_of(s->predicate.rows[i] ? s->predicate.rows[i] : "");
    int is_id = gov_text_is(name, "id") || gov_text_is(name, "uuid");
    if (!is_id && !gov_text_ends(name, "_id") && !gov_text_ends(name, "_uuid") &&
        !gov_text_ends(name, "_key"))
      return 0;
    own |= is_id || is_key_of(name, s->table.last);
  }
  return own;
}

/* An INSERT that only skips rows that are there already still writes all others back. */
static int writes_all_back(const gov_sql_statement *s, const gov_sql_name *table) {
  if (!copies_rows(s) || !gov_undo_same_table(&s->table, table)) return 0;
  if (!s->has_where) return 1;
  for (int32_t i = 0; i < s->source_count; i++) {
    if (s->sources[i].in_subquery && gov_undo_same_table(&s->sources[i].table, table))
      return !s->literal_count && !s->number_count && joins_by_keys(s);
  }
  return 0;
}

static int restores(gov_undo_search *search, const gov_sql_statement *s,
                    const gov_undo_loss *loss) {
  int renames = s->verb == GOV_SQL_RENAME_VERB;
  for (int32_t i = 0; i < s->action_count; i++)
    renames |= s->actions[i].kind == GOV_SQL_RENAME_OBJECT;
  if (s->temporary || s->conditional) return 0;
  if (renames)
    return s->new_name.full && !gov_fold_compare(s->new_name.last, loss->table->last) &&
           kept_table(search, &s->table, loss);
  if (s->verb == GOV_SQL_UPDATE_VERB && loss->column &&
      gov_undo_same_table(&s->table, loss->table) && holds(&s->written, loss->column)) {
    if (!s->has_where && !s->has_limit && kept_column(search, s, loss)) return 1;
    if (s->has_limit || s->literal_count || s->number_count || !joins_by_keys(s)) return 0;
  } else if (!writes_all_back(s, loss->table)) {
    return 0;
  }
  for (int32_t i = 0; i < s->source_count; i++) {
    if (i && s->as_select && s->whole != GOV_SQL_ALL_WHOLE) break; /* joined: some of its rows */
    if (!s->sources[i].like && !gov_undo_same_table(&s->sources[i].table, loss->table) &&
        kept_table(search, &s->sources[i].table, loss))
      return 1;
  }
  return 0;
}

int32_t gov_undo_restored(gov_undo_search *search, const gov_undo_loss *loss) {
  const gov_undo_part *down = search->down;
  gov_sql_view view = {.script = down->sql};
  int32_t line = 0;
  for (int32_t i = down->first; !line && i < down->first + down->count; i++) {
    if (search->work-- <= 0) break;
    const gov_sql_statement *s = gov_sql_at(&view, i);
    if (in_part(down, s) && restores(search, s, loss) &&
        stays_there(search, down, i, loss->table, loss->column))
      line = s->line;
  }
  return closed(search, &view) ? line : 0;
}
