/* draft.c: what the drafts of all dialects share. */
#include "generate/draft.h"

#include <stdarg.h>

#include "gov_version.h"

void gov_draft_comment(sqlite3_str *out, const char *format, ...) {
  va_list values;
  va_start(values, format);
  char *text = sqlite3_vmprintf(format, values);
  va_end(values);
  sqlite3_str_appendall(out, "-- ");
  for (const char *at = text; at && *at; at++)
    sqlite3_str_appendchar(out, 1, (unsigned char)*at < 32 ? ' ' : *at);
  sqlite3_str_appendall(out, "\n");
  sqlite3_free(text);
}

void gov_draft_head(const gov_draft *draft, sqlite3_str *out, const char *title, const char *how) {
  gov_draft_comment(out, "DRAFT, NOT APPROVED: %s", title);
  gov_draft_comment(
      out,
      "Made by sqlite-gov %s; nothing was run. A person reads, tests and approves it before use.",
      GOV_VERSION);
  gov_draft_comment(out, "Spec: %s", draft->spec_path);
  gov_draft_comment(out, "From: %s (%s)", draft->from_path, draft->from_why);
  gov_draft_comment(out, "To:   %s (%s)", draft->to_path, draft->to_why);
  gov_draft_comment(out, "Draft id: %s", draft->id);
  gov_draft_comment(out, "%s", how);
}

const char *gov_reference_action_name(gov_sql_reference_action action) {
  static const char *const names[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL",
                                      "SET DEFAULT"};
  return names[action];
}

static const char *joined(const gov_sql_names *names, char *out, size_t size) {
  size_t n = 0;
  out[0] = 0;
  for (int32_t i = 0; i < names->count && n + 2 < size; i++) {
    sqlite3_snprintf((int)(size - n), out + n, "%s%s", i ? ", " : "", names->rows[i]);
    n += strlen(out + n);
  }
  return out;
}

char *gov_step_sentence(const gov_step *step) {
  const char *word = gov_step_rows[step->kind].word;
  const char *table = step->to ? step->to->name : step->from ? step->from->name : "";
  char columns[512];
  if (step->object) return sqlite3_mprintf("%s %s", word, step->object->name);
  if (step->kind == GOV_STEP_RENAME_TABLE && step->from)
    return sqlite3_mprintf("%s %s to %s", word, step->from->name, table);
  if (step->kind == GOV_STEP_RENAME_COLUMN) {
    return sqlite3_mprintf("%s %s of %s to %s", word, step->from_column->name, table,
                           step->to_column->name);
  }
  if (step->to_column) return sqlite3_mprintf("%s %s of %s", word, step->to_column->name, table);
  if (step->from_column)
    return sqlite3_mprintf("%s %s of %s", word, step->from_column->name, table);
  if (step->constraint) {
    return sqlite3_mprintf("%s (%s) of %s", word,
                           joined(&step->constraint->columns, columns, sizeof columns), table);
  }
  return sqlite3_mprintf("%s %s", word, table);
}

/* A mapping that nothing follows is said, so that nobody takes it for done. */
static void unused_hints(const gov_plan *plan, sqlite3_str *out) {
  for (size_t i = 0; i < plan->hints->count; i++) {
    const gov_hint *hint = gov_list_at(plan->hints, i);
    int changes = !hint->column || hint->derives ||
                  gov_fold_compare(hint->table, hint->to_table) != 0 ||
                  gov_fold_compare(hint->column, hint->to_column) != 0;
    if (hint->used || !changes) continue;
    gov_draft_comment(out, "NOT USED: the mapping in %s:%d does not fit the two schemas",
                      hint->path, hint->line);
  }
}

enum { MAX_NOT_DRAFTED_LINES = 40 };

/* Differences that no step covers; the summary has them all. */
static void left_to_a_person(const gov_plan *plan, sqlite3_str *out) {
  for (size_t i = 0; i < plan->not_drafted.count; i++) {
    const gov_not_drafted *row = gov_list_at(&plan->not_drafted, i);
    if (i == MAX_NOT_DRAFTED_LINES) {
      gov_draft_comment(out, "NOT DRAFTED: %d more, listed in summary.json",
                        (int)plan->not_drafted.count - MAX_NOT_DRAFTED_LINES);
      return;
    }
    gov_draft_comment(out, "NOT DRAFTED: %s %s (%s:%d): %s", row->what, row->name, row->path,
                      row->line, row->why);
  }
}

void gov_draft_steps(const gov_draft *draft, sqlite3_str *out) {
  const gov_plan *plan = draft->plan;
  unused_hints(plan, out);
  left_to_a_person(plan, out);
  if (plan->from->assumed || plan->to->assumed) {
    gov_draft_comment(out,
                      "ASSUMED: %d and %d statements in DO blocks of the two schemas were "
                      "taken as run",
                      plan->from->assumed, plan->to->assumed);
  }
  if (!plan->steps.count && plan->not_drafted.count)
    gov_draft_comment(out,
                      "Nothing is drafted: the two schemas differ only in what is listed above.");
  else if (!plan->steps.count)
    gov_draft_comment(out, "The two schemas are equal: there is nothing to do.");
  for (size_t i = 0; i < plan->hazards.count; i++) {
    const gov_plan_hazard *hazard = gov_list_at(&plan->hazards, i);
    gov_draft_comment(out, "HAZARD %s of the draft as a whole: %s", hazard->id, hazard->why);
  }
  for (size_t i = 0; i < plan->steps.count; i++) {
    const gov_step *step = gov_list_at(&plan->steps, i);
    const gov_step_row *row = &gov_step_rows[step->kind];
    const char *hazards = gov_step_hazards(step);
    char *sentence = gov_step_sentence(step);
    gov_draft_comment(out, "%3d. %s [risk %s, %s, %s%s%s]%s%s%s", (int)i + 1,
                      sentence ? sentence : "", row->risk, row->reversibility, row->movement,
                      *hazards ? ", " : "", hazards, step->note ? ": " : "",
                      step->note ? step->note : "",
                      step->held_back ? "; HELD BACK: --allow-destructive was not given" : "");
    sqlite3_free(sentence);
  }
}
