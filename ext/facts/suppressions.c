/* suppressions.c: directives by which people silence a linter, and what they silence here.
**
** squawk:  -- squawk-ignore RULE, RULE      the next statement; -- squawk-ignore-file: the script
** Atlas:   -- atlas:nolint [CODE|class …]   the next statement; at the top, with a blank line
**                                           below it, the script
** eugene:  -- eugene: ignore CODE, CODE     the next statement
** pgls:    -- pgt-ignore lint/safety/RULE: reason, or pgls-ignore, pg-lint-ignore, each also with
**          -all for the script; -start … -end of the same rule: what stands between
** pgfence: -- pgfence-ignore[: RULE, …]     the next statement
** ours:    -- gov:ignore MH101[, …]: reason; -- gov:ignore-file …
** Rails:   safety_assured { … } reaches us as a directive of that name before each of its statements, for strong_migrations;
**          the comment on the line above is the reason
**
** What follows the rules after a colon, a dash or in parentheses is the reason; so is a line of
** prose below the directive. A silenced hazard stays a row; a directive that explains nothing,
** names no rule we know or silences nothing is a hazard of its own (MH508).
*/
#include "embedded.h"
#include "facts/hazards/hazards.h"
#include "facts/redact/redact.h"

typedef struct directive_form {
  const char *prefix;                    /* folded; the longer first */
  const char *linter;                    /* of data/hazard_aliases.tsv; "" ours */
  uint8_t whole_file, needs_rule, range; /* range: up to the -end of the same rule */
} directive_form;

static const directive_form forms[] = {
    {"squawk-ignore-file", "squawk", 1, 0, 0},
    {"squawk-ignore", "squawk", 0, 0, 0},
    {"squawk: ignore", "squawk", 0, 0, 0},
    {"atlas:nolint", "atlas", 0, 0, 0},
    {"eugene: ignore", "eugene", 0, 1, 0},
    {"eugene:ignore", "eugene", 0, 1, 0},
    {"pgt-ignore-all", "pgls", 1, 0, 0},
    {"pgt-ignore-start", "pgls", 0, 0, 1},
    {"pgt-ignore", "pgls", 0, 0, 0},
    {"pgls-ignore-all", "pgls", 1, 0, 0},
    {"pgls-ignore-start", "pgls", 0, 0, 1},
    {"pgls-ignore", "pgls", 0, 0, 0},
    {"pg-lint-ignore-all", "pgls", 1, 0, 0},
    {"pg-lint-ignore", "pgls", 0, 0, 0},
    {"pgfence-ignore", "pgfence", 0, 0, 0},
    {"pgfence: ignore", "pgfence", 0, 0, 0},
    {"safety_assured", "strong_migrations", 0, 0, 0},
    {"gov:ignore-file", "", 1, 0, 0},
    {"gov:ignore", "", 0, 0, 0},
};

enum { MAX_RULES = 32, MAX_RULE_BYTES = 96 };

typedef struct directive {
  const directive_form *form;
  int whole_file;
  int32_t from_line, to_line; /* of the statement, both included */
  char rules[MAX_RULES][MAX_RULE_BYTES];
  int rule_count;
  gov_text reason;
  const char *shown; /* the reason redacted, or what it is called */
  int32_t line;
  int silenced, known;
} directive;

/* All directives of a script, to be shown each of its hazards. */
typedef struct silencing {
  gov_list directives;
  size_t hazards; /* how many are still to be shown: those behind them are our own */
} silencing;

static const directive_form *form_of(gov_text text) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if (!gov_text_starts(text, forms[i].prefix)) continue;
    if (gov_text_starts(text, "pgt-ignore-end") || gov_text_starts(text, "pgls-ignore-end"))
      return NULL; /* its -start speaks */
    size_t n = strlen(forms[i].prefix);
    if (n == text.n || !(gov_is_word(text.z[n]) || text.z[n] == '-')) return &forms[i];
  }
  return NULL;
}

/* Words that look like rules: letters and digits with inner '-', '_' and '/'; of a path the last
** part counts. */
static size_t read_rule(gov_text text, char *rule) {
  size_t n = 0, from = 0;
  while (n < text.n && (gov_is_word(text.z[n]) || text.z[n] == '-' || text.z[n] == '/')) n++;
  if (n == 1 && text.z[0] == '-') return 0;
  for (size_t i = 0; i < n; i++) {
    if (text.z[i] == '/') from = i + 1;
  }
  size_t kept = n - from < MAX_RULE_BYTES - 1 ? n - from : MAX_RULE_BYTES - 1;
  memcpy(rule, text.z + from, kept);
  rule[kept] = 0;
  return n;
}

/* "lock_timeout", "lock-timeout" and "lockTimeout" are one rule to us. */
static int same_rule(const char *a, const char *b) {
  for (;; a++, b++) {
    while (*a == '-' || *a == '_') a++;
    while (*b == '-' || *b == '_') b++;
    if (!*a || !*b) return !*a && !*b;
    if (gov_lower(*a) != gov_lower(*b)) return 0;
  }
}

static const gov_data_table *aliases(void) {
  return gov_data("hazard_aliases");
}

/* The rule is one of the linter's, or an id or name of ours. With an id: and stands for that
** hazard. */
static int stands_for(const char *linter, const char *rule, const char *hazard_id) {
  const gov_data_table *own = gov_data("hazards"), *table = aliases();
  for (int i = 0; own && i < own->row_count; i++) {
    if ((same_rule(rule, gov_data_cell(own, i, 0)) || same_rule(rule, gov_data_cell(own, i, 1))) &&
        (!hazard_id || !strcmp(gov_data_cell(own, i, 0), hazard_id)))
      return 1;
  }
  /* pgls: lint/safety is every rule of the group. */
  int group = !strcmp(linter, "pgls") && (same_rule(rule, "safety") || same_rule(rule, "lint"));
  for (int i = 0; table && i < table->row_count; i++) {
    if (!strcmp(gov_data_cell(table, i, 0), linter) &&
        (group || same_rule(rule, gov_data_cell(table, i, 1))) &&
        (!hazard_id || !strcmp(gov_data_cell(table, i, 2), hazard_id)))
      return 1;
  }
  return 0;
}

static gov_text skip(gov_text text, size_t n) {
  return gov_trim((gov_text){text.z + n, text.n - n});
}

static void parse(gov_text text, directive *out) {
  text = skip(text, strlen(out->form->prefix));
  if (text.n && text.z[0] == ':') text = skip(text, 1); /* pgfence-ignore: RULE */
  while (text.n && out->rule_count < MAX_RULES) {
    char *rule = out->rules[out->rule_count];
    size_t n = read_rule(text, rule);
    /* Prose after the rules is the reason; a first word that is no rule is one all the same, a
    ** wrong one. */
    if (!n || (!stands_for(out->form->linter, rule, NULL) && out->rule_count)) break;
    out->rule_count++;
    text = skip(text, n);
    if (text.n && text.z[0] == ',') text = skip(text, 1);
  }
  while (text.n && gov_is_any(text.z[0], ":-(/*")) text = skip(text, 1);
  out->reason = text;
}

/* The line of the -end that has the first rule of the -start; 0: the range is never closed. */
static int32_t range_end(const gov_sql_script *sql, const gov_sql_directive *start,
                         const directive *opened) {
  const gov_sql_directive *all_end = sql->directives + sql->directive_count;
  for (const gov_sql_directive *raw = start + 1; raw < all_end; raw++) {
    gov_text text = gov_trim(gov_text_of(raw->text));
    char rule[MAX_RULE_BYTES] = "";
    int ends = gov_text_starts(text, "pgt-ignore-end") || gov_text_starts(text, "pgls-ignore-end");
    if (!ends) continue;
    read_rule(skip(text, strcspn(text.z, " ")), rule);
    if (!opened->rule_count || same_rule(rule, opened->rules[0])) return raw->line;
  }
  return 0;
}

static void place(gov_sql_view *view, const gov_sql_directive *raw, directive *out) {
  const gov_sql_statement *next =
      raw->statement >= 0 && raw->statement < view->script->statement_count
          ? gov_sql_at(view, raw->statement)
          : NULL;
  out->whole_file = out->form->whole_file;
  if (!strcmp(out->form->linter, "atlas") && raw->at_top && next && next->line > raw->line + 1)
    out->whole_file = 1;
  out->from_line = next ? next->line : 0;
  out->to_line = next ? next->line_end > next->line ? next->line_end : next->line : -1;
  if (!out->form->range) return;
  out->from_line = raw->line;
  out->to_line = range_end(view->script, raw, out);
}

static int silences(const directive *one, const gov_hazard *hazard) {
  if (!one->whole_file && (hazard->line < one->from_line || hazard->line > one->to_line)) return 0;
  if (!one->rule_count) return !one->form->needs_rule;
  for (int i = 0; i < one->rule_count; i++) {
    if (stands_for(one->form->linter, one->rules[i], hazard->hazard_id)) return 1;
  }
  return 0;
}

static int silence(void *context, void *row) {
  silencing *all = context;
  gov_hazard *hazard = row;
  if (!all->hazards) return 1;
  all->hazards--;
  for (size_t i = 0; i < all->directives.count; i++) {
    directive *one = gov_list_at(&all->directives, i);
    if (!silences(one, hazard)) continue;
    one->silenced++;
    if (!hazard->suppressed_by) hazard->suppressed_by = one->shown;
  }
  return 1;
}

/* A directive that does nothing, or does not say why, is a hazard itself. */
static void judge(gov_facts *facts, const gov_script *script, directive *one) {
  for (int i = 0; i < one->rule_count; i++)
    one->known += stands_for(one->form->linter, one->rules[i], NULL);
  /* A block says it of all that it holds. */
  if (!one->silenced && !strcmp(one->form->linter, "strong_migrations")) return;
  const char *why = one->rule_count && !one->known  ? "names no rule that is known"
                    : !one->silenced && !one->known ? "silences nothing"
                    : !one->silenced                ? "silences nothing that was found"
                    : !one->reason.n                ? "silences a finding without a reason"
                                                    : NULL;
  gov_hazard *hazard = why ? gov_hazard_add(facts, "MH508", script->path, one->line, NULL) : NULL;
  if (hazard)
    hazard->message = gov_arena_printf(&facts->arena, "directive %s %s", one->form->prefix, why);
}

static void read_directive(gov_facts *facts, gov_sql_view *view, const gov_sql_directive *raw,
                           gov_list *directives) {
  gov_text text = gov_trim(gov_text_of(raw->text));
  const directive_form *form = form_of(text);
  directive *one = form ? gov_list_add(directives) : NULL;
  if (!one) {
    if (form) facts->arena.failed = 1;
    return;
  }
  one->form = form;
  one->line = raw->line;
  parse(text, one);
  if (!one->reason.n) one->reason = gov_trim(gov_text_of(raw->note));
  place(view, raw, one);
  char *reason = one->reason.n ? gov_redact(&facts->arena, one->reason) : NULL;
  one->shown = reason ? reason : form->prefix;
}

void gov_suppress_hazards(gov_facts *facts, const gov_script *script, gov_sql_view *view,
                          size_t first) {
  const gov_sql_script *sql = script->sql;
  silencing all = {.directives = {.row_bytes = sizeof(directive)},
                   .hazards = GOV_COUNT(facts, hazards) - first};
  for (int32_t i = 0; i < sql->directive_count; i++)
    read_directive(facts, view, &sql->directives[i], &all.directives);
  if (all.directives.count && all.hazards &&
      gov_packed_rewrite(GOV_PACKED(facts, hazards), first, silence, &all) != SQLITE_OK)
    facts->arena.failed = 1;
  for (size_t i = 0; i < all.directives.count; i++)
    judge(facts, script, gov_list_at(&all.directives, i));
  gov_list_free(&all.directives);
}
