/* meaning_switch.c: a way back that is one setting or one command.
*/
#include "read/prose/meaning_parts.h"

/* "Read_from=old", though nobody set it as code: a setting with one of these values. */
static int gives_plain_value(gov_text text) {
  static const char *const values[] = {"old", "false", "off", "legacy", "v1"};
  for (size_t at = 1; at + 1 < text.n; at++) {
    if (text.z[at] != '=' || !gov_is_word(text.z[at - 1])) continue;
    gov_text behind = {text.z + at + 1, text.n - at - 1};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
      size_t n = strlen(values[i]);
      if (gov_text_starts(behind, values[i]) && (behind.n == n || !gov_is_word(behind.z[n])))
        return 1;
    }
  }
  return 0;
}

int switch_names_setting(const meaning *m, const gov_sentence *sentence) {
  if (gives_plain_value(sentence->text)) return 1;
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_CODE) return 1;
  return 0;
}

/* "`USE_NEW` auf false": the value that switches it off. */
static int names_value(const meaning *m) {
  static const char *const values[] = {"false", "off", "true"};
  if (!meaning_may_say(m, "false") && !meaning_may_say(m, "off") && !meaning_may_say(m, "true") &&
      !meaning_may_say(m, "0"))
    return 0;
  for (uint32_t i = 0; i < m->folded.tokens.count; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    gov_text word = {m->folded.text + token->start, token->end - token->start};
    for (size_t k = 0; k < sizeof values / sizeof *values; k++)
      if (gov_text_is(word, values[k])) return 1;
    if (i && gov_text_is(word, "0") && gov_text_is(meaning_word(m, i - 1), "to")) return 1;
  }
  return 0;
}

/* `DATABASE_URL`: the name of a setting, as environments spell it. */
static int is_setting_name(gov_text name) {
  int joined = 0;
  for (size_t i = 0; i < name.n; i++) {
    joined |= name.z[i] == '_';
    if (name.z[i] != '_' && !gov_is_digit(name.z[i]) && (name.z[i] < 'A' || name.z[i] > 'Z'))
      return 0;
  }
  return joined && name.n > 3;
}

/* READ=new: the way there. */
static int leads_forward(gov_text value) {
  return gov_text_starts(value, "new") && (value.n == 3 || !gov_is_word(value.z[3]));
}

/* SESSION_READ=mysql, though nobody set it as code. */
static int gives_plain_setting(gov_text text) {
  for (size_t at = 1; at + 1 < text.n; at++) {
    if (text.z[at] != '=' || !gov_is_word(text.z[at + 1])) continue;
    size_t start = at;
    while (start > 0 && gov_is_word(text.z[start - 1]) && (unsigned char)text.z[start - 1] < 0x80)
      start--;
    gov_text name = {text.z + start, at - start}, value = {text.z + at + 1, text.n - at - 1};
    if (is_setting_name(name) && !leads_forward(value)) return 1;
  }
  return 0;
}

/* `READ_FROM=old`: a setting with its value. */
int switch_gives_setting(const meaning *m, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > sentence->text.n) continue;
    gov_text span = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    const char *sign = memchr(span.z, '=', span.n);
    if (sign ? !leads_forward((gov_text){sign + 1, (size_t)(span.z + span.n - sign) - 1})
             : is_setting_name(span))
      return 1;
  }
  return gives_plain_setting(sentence->text) || gives_plain_value(sentence->text) ||
         (switch_names_setting(m, sentence) && names_value(m));
}

/* `make down` stops a service, `make db-down` undoes. */
static int tells_of_undoing(gov_text command, const char *name) {
  static const char *const of[] = {"migrat", "db", "sql", "schema", "flyway", "artisan"};
  if (!gov_text_find(command, name)) return 0;
  if (strcmp(name, "down") != 0) return 1;
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    if (gov_text_find(command, of[i])) return 1;
  return 0;
}

/* `./rollback.sh orders`, `make rollback`: run by name, with what it undoes in it. */
static int is_run(gov_text command, const char *const *names) {
  static const char *const runners[] = {"./",    "sh ",    "bash ",        "make ",   "python",
                                        "npm ",  "npx ",   "psql ",        "mysql ",  "flyway ",
                                        "rake ", "rails ", "php artisan ", "dotnet ", "ansible"};
  for (size_t i = 0; i < sizeof runners / sizeof *runners; i++) {
    if (!gov_text_starts(command, runners[i])) continue;
    for (; *names; names++)
      if (tells_of_undoing(command, *names)) return 1;
    return 0;
  }
  return 0;
}

/* `undo.sql`, `down/0042.sh`: a script by its name alone. */
static int is_undo_script(gov_text file, const char *const *names) {
  static const char *const endings[] = {".sql", ".sh", ".py", ".rb", ".js", ".ts"};
  if (memchr(file.z, ' ', file.n)) return 0;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (!gov_text_ends(file, endings[i])) continue;
    for (; *names; names++)
      if (gov_text_find(file, *names)) return 1;
    return 0;
  }
  return 0;
}

static const char *const undo_names[] = {"rollback",    "roll-back", "roll_back",   "undo",
                                         "revert",      "down",      "switch-back", "switch_back",
                                         "restore-old", "back-out",  "backout",     NULL};

static int runs_undo(gov_text code) {
  return gov_text_starts(code, "alembic downgrade") || is_run(code, undo_names);
}

/* `alembic downgrade -1`, `./rollback.sh orders`, `undo.sql`: made to undo, wherever it stands. */
static int undoes(gov_text code) {
  return runs_undo(code) || is_undo_script(code, undo_names);
}

/* Likewise, or what changes things, which a label must call the way back. */
static int may_undo(gov_text code) {
  static const char *const verbs[] = {
      "alter ",  "drop ",      "update ",       "delete from",
      "rename ", "git revert", "helm rollback", "kubectl rollout undo"};
  for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
    if (gov_text_starts(code, verbs[k])) return 1;
  return undoes(code);
}

static int has_code(const meaning *m, const gov_sentence *sentence, int (*is)(gov_text code)) {
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > sentence->text.n) continue;
    if (is((gov_text){sentence->text.z + spans[i].start, spans[i].end - spans[i].start})) return 1;
  }
  return 0;
}

/* "… `DROP VIEW acct; ALTER TABLE account RENAME TO acct;` puts it back": the whole way, as code. `reshapes`: it
** names, types or drops what there is, and does not merely clear the table for another try. */
int switch_gives_statement(const meaning *m, const gov_sentence *sentence, int reshapes) {
  static const char *const verbs[] = {"alter ",  "drop ",   "update ",
                                      "rename ", "insert ", "delete from"};
  static const char *const changes[] = {"rename ", "drop column ", "alter column ", "modify "};
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > sentence->text.n) continue;
    char folded[256];
    gov_text code = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    gov_text low = {folded, gov_fold_letters(code, folded, sizeof folded)};
    int starts = 0, changed = !reshapes;
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
      starts |= gov_text_starts(code, verbs[k]);
    for (size_t k = 0; k < sizeof changes / sizeof *changes; k++)
      changed |= gov_text_find(low, changes[k]) != NULL;
    if (starts && changed) return 1;
  }
  return 0;
}

/* "2. `ALTER TABLE orders_old RENAME TO orders;`": a step that is little else than a statement. */
int switch_is_statement(const meaning *m, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  size_t code = 0;
  if (sentence_has(m, GOV_CUE_NEGATION) || sentence_has(m, GOV_CUE_UNNEEDED) ||
      sentence_has(m, GOV_CUE_LATER) || sentence_has(m, GOV_CUE_REJECTED))
    return 0;
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_CODE) code += spans[i].end - spans[i].start;
  return code * 2 >= sentence->text.n && switch_gives_statement(m, sentence, 0);
}

int switch_runs_undo(const meaning *m, const gov_sentence *sentence) {
  return has_code(m, sentence, runs_undo);
}

int switch_names_undo(const meaning *m, const gov_sentence *sentence) {
  return has_code(m, sentence, undoes);
}

/* "Rollback: `ALTER TABLE orders DROP COLUMN x`": what is to be run, in the line of the label. Of what undoes
** by its name, "run `flyway undo`" is enough. */
int switch_gives_command(const meaning *m, const gov_sentence *sentence, const clause *at) {
  unsigned none =
      CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_WITHDRAWN | CLAUSE_POSSIBLE;
  if ((at->mood & none) || sentence_has(m, GOV_CUE_NEGATION) || sentence_has(m, GOV_CUE_UNNEEDED))
    return 0;
  if (sentence->label.n && (sentence->topics & GOV_TOPIC_BIT(ROLLBACK)))
    return has_code(m, sentence, may_undo);
  return clause_starts_with_verb(m, at) && switch_names_within(m, sentence, at) &&
         switch_names_undo(m, sentence);
}

/* `use_new_orders`, `DB_HOST`, though nobody set it as code. */
static int has_plain_name(gov_text text) {
  for (size_t at = 1; at + 1 < text.n; at++)
    if (text.z[at] == '_' && gov_is_alpha(text.z[at - 1]) && gov_is_alpha(text.z[at + 1])) return 1;
  return 0;
}

/* Does a name of a setting or in code stand in this clause? */
int switch_names_within(const meaning *m, const gov_sentence *sentence, const clause *at) {
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  uint32_t from = gov_token_at(&m->folded, at->first)->source;
  uint32_t to =
      at->end < m->folded.tokens.count ? gov_token_at(&m->folded, at->end)->source : m->text_end;
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_CODE && spans[i].start >= from && spans[i].start < to) return 1;
  if (to > m->text.n) to = (uint32_t)m->text.n;
  return from < to && has_plain_name((gov_text){m->text.z + from, to - from});
}

/* "Worst case we point back to it, but then we'd lose what people wrote": nobody plans to. */
static int tells_of_loss(const meaning *m) {
  static const char *const words[] = {"lose", "loses", "lost", NULL};
  for (size_t c = 0; c < m->clauses.count; c++) {
    const clause *at = gov_list_at(&m->clauses, c);
    if (clause_has(at, GOV_CUE_NEGATION)) continue; /* "nothing is lost" */
    if (meaning_has_word(m, at->first, at->end, words)) return 1;
  }
  return 0;
}

/* "The repoint of `orders` broke something": a word of switching with its article. */
static int is_noun(const meaning *m, const clause *at, const gov_hit *word) {
  static const char *const articles[] = {"the", "a", "this", "that", NULL};
  static const char *const objects[] = {"the", "a",   "it",    "them",   "all",
                                        "our", "its", "reads", "writes", NULL};
  enum { REACH = 5 };
  uint32_t from = word->first > at->first + REACH ? word->first - REACH : at->first;
  return word->end == word->first + 1 && word->language == GOV_LANGUAGE_en &&
         meaning_has_word(m, from, word->first, articles) &&
         !(word->end < at->end && meaning_is_among(meaning_word(m, word->end), objects));
}

/* "Start reverse replication": the verb stands right before it. */
static int is_set_going(const meaning *m, const clause *at, const gov_hit *noun) {
  enum { NEAR = 2 };
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    int sets = verb->cue == GOV_CUE_TAKE || verb->cue == GOV_CUE_ACTION;
    if (sets && verb->end <= noun->first && noun->first - verb->end <= NEAR) return 1;
  }
  return 0;
}

/* "To bypass the new validation, switch back to …": for another end than going back. */
int switch_is_detour(const meaning *m) {
  for (size_t i = 0; sentence_has(m, GOV_CUE_ROLLBACK_INERT) && i < m->clauses.count; i++)
    if (clause_find_value(m, gov_list_at(&m->clauses, i), GOV_CUE_ROLLBACK_INERT, "detour") >= 0)
      return 1;
  return 0;
}

/* A concrete switch: "flip the flag back", said as what is done. */
int switch_is_told(const meaning *m, const gov_sentence *sentence, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_ROLLBACK_SWITCH);
  const char *value = hit >= 0 ? gov_hit_at(&m->folded, (size_t)hit)->value : NULL;
  if (hit >= 0 && is_noun(m, at, gov_hit_at(&m->folded, (size_t)hit))) return 0;
  if (switch_is_detour(m)) return 0;
  if (value && !strcmp(value, "noun") && !is_set_going(m, at, gov_hit_at(&m->folded, (size_t)hit)))
    return 0; /* "reverse replication", of which more is said */
  if (value && !strcmp(value, "setting") && !switch_names_within(m, sentence, at))
    return 0; /* "switch it off": of a setting that is named */
  int told = clause_has(at, GOV_CUE_FAIL) || switch_names_setting(m, sentence) ||
             (at > (const clause *)gov_list_at(&m->clauses, 0) && clause_has(at - 1, GOV_CUE_FAIL));
  if (hit >= 0 && told && clause_is_consequence(m, at, (uint32_t)hit) &&
      !(at->mood & (CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_WITHDRAWN)))
    return !rollback_is_denied(m, at, hit);
  unsigned none = CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_LABEL |
                  CLAUSE_WITHDRAWN;
  if (hit < 0 || (at->mood & none) || rollback_is_denied(m, at, hit)) return 0;
  if (!switch_names_setting(m, sentence) && tells_of_loss(m)) return 0;
  if ((at->mood & CLAUSE_POSSIBLE) && !switch_names_setting(m, sentence)) return 0;
  return clause_find_value(m, at, GOV_CUE_POSSIBLE, "might") < 0; /* "se podría volver a …" */
}

/* "One can go back at any time (`USE_OLD=1`)" */
int switch_may_go_back(const meaning *m, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_ROLLBACK_ACT);
  unsigned none = CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_LABEL |
                  CLAUSE_WITHDRAWN;
  if (hit < 0) return 0;
  int may = (at->mood & CLAUSE_POSSIBLE) ||
            gov_hit_at(&m->folded, (size_t)hit)->language != GOV_LANGUAGE_en;
  return may && !(at->mood & none) && !rollback_is_denied(m, at, hit) &&
         !clause_has(at, GOV_CUE_ROLLBACK_INERT);
}
