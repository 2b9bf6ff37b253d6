/* meaning_verification.c: what compares the data afterwards, and what only looks whether it works.
**
** Counting, comparing and summing are told apart by the lexicon; a noun such as "row count" needs a
** verb that checks it, or a heading that says it is a check. Checks of rights, disks, versions and
** speed are none of the data.
*/
#include "read/prose/meaning_parts.h"
#include "read/prose/phrases.h"

typedef struct check_kind {
  gov_cue cue;
  gov_signal signal;
  int needs_verb; /* the noun alone says nothing */
  int content;    /* compares content, not numbers of things */
} check_kind;

static const check_kind kinds[] = {
    {GOV_CUE_VERIFICATION_COUNT, GOV_VERIFICATION_COUNT, 1, 0},
    {GOV_CUE_VERIFICATION_CHECKSUM, GOV_VERIFICATION_CHECKSUM, 1, 1},
    {GOV_CUE_VERIFICATION_SAMPLE, GOV_VERIFICATION_SAMPLE, 1, 1},
    {GOV_CUE_VERIFICATION_REFERENTIAL, GOV_VERIFICATION_REFERENTIAL, 1, 0},
    {GOV_CUE_VERIFICATION_CONSTRAINT, GOV_VERIFICATION_CONSTRAINT, 1, 0},
    {GOV_CUE_VERIFICATION_QUALITY_SUITE, GOV_VERIFICATION_QUALITY_SUITE, 0, 0},
    {GOV_CUE_VERIFICATION_RECONCILE, GOV_VERIFICATION_RECONCILE, 0, 1},
    {GOV_CUE_VERIFICATION_PARITY, GOV_VERIFICATION_PARITY, 1, 1},
    {GOV_CUE_VERIFICATION_SMOKE, GOV_VERIFICATION_SMOKE, 0, 0},
};

int check_is_listed(const gov_sentence *sentence) {
  return is_position(sentence, GOV_IN_STEP) || is_position(sentence, GOV_IN_TASK) ||
         is_position(sentence, GOV_IN_BULLET) || is_position(sentence, GOV_IN_TABLE);
}

/* "if the counts match, cut over" tells of the check as well. */
static int mood_allows(const clause *at) {
  if (at->mood & (CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_LABEL | CLAUSE_WITHDRAWN)) return 0;
  if (at->mood & CLAUSE_CONDITION)
    return clause_has(at, GOV_CUE_COMPARE) || clause_has(at, GOV_CUE_FAIL);
  return 1;
}

/* "We would compare counts, had we the time": nobody does. "As it would be too late, …" is another clause. */
static int is_unreal(const meaning *m, const clause *at) {
  static const char *const would[] = {"would", NULL};
  return meaning_has_word(m, at->first, at->end, would);
}

/* "Counts were compared in the rehearsal and differed" */
static int has_differed(const meaning *m, const clause *at) {
  static const char *const found[] = {"differed", "mismatched", NULL};
  return !(at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER)) &&
         meaning_has_word(m, 0, (uint32_t)m->folded.tokens.count, found);
}

/* "If the budget is approved, counts are compared" promises nothing. 2: on a condition of the reader's own ("if you
** use Oracle, …"). */
static int hangs_on_another(const meaning *m, const clause *at, uint32_t hit) {
  const clause *on = clause_hangs_on(m, at, hit);
  if (is_unreal(m, at) || has_differed(m, at)) return 1;
  if (!on) return 0;
  for (uint32_t i = on->first; i < on->end; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    gov_text word = {m->folded.text + token->start, token->end - token->start};
    if (gov_text_is(word, "you") || gov_text_is(word, "your")) return 2;
  }
  return 1;
}

/* "Prompted by the remark 'everything looks like an orphan'": somebody's words. */
static int is_quoted(const meaning *m, uint32_t hit) {
  enum { LEAST_WORDS = 3 };
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  int open = -1, words = 0;
  for (uint32_t i = 0; i < m->folded.tokens.count; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    int mark = m->folded.text[token->start] == '"';
    if (!mark) {
      words++;
      continue;
    }
    if (open >= 0 && (uint32_t)open < of->first && of->end <= i) return words > LEAST_WORDS;
    open = open >= 0 ? -1 : (int)i;
    words = 0;
  }
  return 0;
}

/* "| audit.md | checks which rows … |": a list of documents tells what stands in them. */
static int lists_documents(const gov_sentence *sentence) {
  return sentence->column > 0 && gov_text_ends(gov_trim(sentence->row_header), ".md");
}

/* 行数均未比对: Chinese and Thai deny the verb, wherever what it checks stands. */
static int verb_is_denied(const meaning *m, const clause *at) {
  int verbs = 0, denied = 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->cue != GOV_CUE_COMPARE) continue;
    if (verb->language != GOV_LANGUAGE_zh && verb->language != GOV_LANGUAGE_th) continue;
    verbs++;
    denied += check_is_denied(m, at, i);
  }
  return verbs && denied == verbs;
}

/* "The hash of the dump file is compared after the upload": of the copy, not of the data moved. */
static int is_of_the_copy(const meaning *m, const clause *at, uint32_t hit) {
  enum { REACH = 5 };
  static const char *const files[] = {"archive", "tarball", "image", "download", "installer", NULL};
  uint32_t end = gov_hit_at(&m->folded, hit)->end;
  if (end >= at->end || !gov_text_is(meaning_word(m, end), "of")) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *of = gov_hit_at(&m->folded, i);
    int copy = of->cue == GOV_CUE_BACKUP_DUMP || of->cue == GOV_CUE_BACKUP_MECHANISM ||
               of->cue == GOV_CUE_BACKUP_TALK;
    if (copy && of->first > end && of->first <= end + REACH) return 1;
  }
  for (uint32_t i = end + 1; i < at->end && i <= end + REACH; i++)
    if (meaning_is_among(meaning_word(m, i), files)) return 1;
  return 0;
}

/* 校验 checksum（有人改过迁移文件）: of the scripts, not of what they move. */
static int is_of_migration_files(const meaning *m) {
  if (!sentence_has(m, GOV_CUE_VERIFICATION_INERT) || sentence_has(m, GOV_CUE_BOTH_SIDES) ||
      sentence_has(m, GOV_CUE_TWO_SIDES))
    return 0;
  for (size_t i = 0; i < m->clauses.count; i++)
    if (clause_find_value(m, gov_list_at(&m->clauses, i), GOV_CUE_VERIFICATION_INERT, "files") >= 0)
      return 1;
  return 0;
}

/* "Spot-check 10 rows per table": how many are looked at, not that any are counted. */
static int is_amount(const meaning *m, uint32_t hit, gov_cue kind) {
  uint32_t first = gov_hit_at(&m->folded, hit)->first;
  return kind == GOV_CUE_VERIFICATION_COUNT && first > 0 &&
         gov_token_at(&m->folded, first - 1)->kind == GOV_TOKEN_NUMBER;
}

/* "Run", "make"; "store" makes nothing. */
static int takes(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->cue == GOV_CUE_TAKE && !verb->value) return 1;
  }
  return 0;
}

/* "- Conciliación": a word in a list may be the name of a module; as a step it is one. */
static int is_bare(const meaning *m, const gov_sentence *sentence, const clause *at, int hit) {
  const gov_hit *word = gov_hit_at(&m->folded, (size_t)hit);
  uint32_t first = at->first, end = at->end;
  if (is_position(sentence, GOV_IN_STEP) || is_position(sentence, GOV_IN_TASK)) return 0;
  while (first < end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  while (end > first && gov_token_at(&m->folded, end - 1)->kind == GOV_TOKEN_MARK) end--;
  return word->first <= first && word->end >= end;
}

/* "5. Final reconciliation. Run a full pass and require zero findings": a step by its name. */
static int is_name_of_step(const meaning *m, const gov_sentence *sentence, const clause *at,
                           int hit) {
  enum { WORDS = 3 };
  const gov_hit *word = gov_hit_at(&m->folded, (size_t)hit);
  uint32_t end = at->end;
  while (end > at->first && gov_token_at(&m->folded, end - 1)->kind == GOV_TOKEN_MARK) end--;
  return is_position(sentence, GOV_IN_STEP) && sentence->number > 0 && word->end == end &&
         end - at->first <= WORDS && word->language != GOV_LANGUAGE_th &&
         word->language < GOV_LANGUAGE_zh && sentence->first_of_block;
}

/* "Im Anschluss Smoke-Test.", "Al terminar, smoke test": a note of what is done then. */
static int is_note_of_after(const meaning *m, const clause *at) {
  enum { SHORT = 12, SHORT_LETTERS = 40 };
  int letters = gov_token_at(&m->folded, at->first)->kind == GOV_TOKEN_LETTER;
  int after = clause_has(at, GOV_CUE_AFTER) || clause_has(at, GOV_CUE_WINDOW_END);
  if (at > (const clause *)gov_list_at(&m->clauses, 0))
    after |= clause_length(at - 1) <= SHORT &&
             (clause_has(at - 1, GOV_CUE_AFTER) || clause_has(at - 1, GOV_CUE_WINDOW_END));
  return after && clause_length(at) <= (letters ? SHORT_LETTERS : SHORT);
}

/* "A hash of each row on both sides; what differs is written down": nobody says that they are compared. */
static int finds_differences(const meaning *m, const clause *at, const check_kind *kind) {
  int of = kind->signal == GOV_VERIFICATION_CHECKSUM || kind->signal == GOV_VERIFICATION_COUNT;
  return of && clause_has(at, GOV_CUE_TWO_SIDES) && !compare_is_qualified(m) &&
         sentence_has(m, GOV_CUE_FAIL);
}

/* The hit that tells of this kind; *equation: both sides are named around a sign. -1: none. */
static int find_kind(const meaning *m, const clause *at, gov_cue kind, int *equation) {
  int terms = clause_has(at, GOV_CUE_VERIFICATION_TERM) && compare_names_term(m, at, kind);
  *equation = 0;
  if (!clause_has(at, kind) && !terms) return -1;
  *equation = compare_is_equation(m, at, kind);
  int hit = clause_find(m, at, kind);
  return hit < 0 && *equation ? clause_find(m, at, GOV_CUE_VERIFICATION_TERM) : hit;
}

/* A word that tells of no check: taken back, of others, of something else than the data moved. */
static int is_no_check(const meaning *m, const gov_sentence *sentence, const clause *at,
                       const check_kind *kind, uint32_t hit, int in_checks) {
  if (check_is_denied(m, at, hit) || is_quoted(m, hit)) return 1;
  if (clause_is_of_others(m, at) || verb_is_denied(m, at) || compare_by_nobody(m)) return 1;
  if (compare_is_of_counts(m, at, kind->cue) || is_amount(m, hit, kind->cue)) return 1;
  if (compare_reconciles_counts(m, at, hit, kind->cue)) return 1;
  if (check_is_in_file_name(m, hit) || check_is_only_a_word(m, sentence, at, hit, in_checks))
    return 1;
  if (clause_has(at, GOV_CUE_BACKUP_TALK) || clause_has(at, GOV_CUE_BACKUP_MECHANISM)) return 1;
  if (kind->signal == GOV_VERIFICATION_CHECKSUM && !sentence_has(m, GOV_CUE_COMPARE) &&
      (sentence_has(m, GOV_CUE_BACKUP_MECHANISM) || sentence_has(m, GOV_CUE_BACKUP_DUMP) ||
       sentence_has(m, GOV_CUE_BACKUP_ACT)))
    return 1;
  if (kind->signal == GOV_VERIFICATION_CHECKSUM &&
      (is_of_the_copy(m, at, hit) || is_of_migration_files(m)))
    return 1;
  if (kind->content && clause_has(at, GOV_CUE_VERIFICATION_INERT) &&
      (kind->signal == GOV_VERIFICATION_CHECKSUM || !clause_has(at, GOV_CUE_DATA)))
    return 1; /* of a migration's file, of the copy, of code: they say nothing of the data moved */
  if (kind->signal == GOV_VERIFICATION_SAMPLE && clause_has(at, GOV_CUE_HEALTH) &&
      !clause_has(at, GOV_CUE_DATA) && !clause_has(at, GOV_CUE_COMPARE))
    return 1; /* a look at some screens */
  return 0;
}

/* One kind of check in one clause. 1 when it counted. */
static int read_kind(meaning *m, int32_t index, const clause *at, const check_kind *kind,
                     int in_checks) {
  int equation, hit = find_kind(m, at, kind->cue, &equation);
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (hit < 0 || is_no_check(m, sentence, at, kind, (uint32_t)hit, in_checks)) return 0;
  int hangs = hangs_on_another(m, at, (uint32_t)hit);
  int error = (at->mood & CLAUSE_CONDITION) && !clause_has(at, GOV_CUE_COMPARE) && !kind->content;
  if (hangs == 1 || (error && kind->needs_verb))
    return 0; /* "if it fails with foreign key errors" */
  int differs = finds_differences(m, at, kind);
  int verb = equation || differs || sentence_has(m, GOV_CUE_VERIFY) ||
             sentence_has(m, GOV_CUE_COMPARE) || compare_tells_sides(m);
  int told = verb || in_checks || clause_starts_with_verb(m, at);
  const char *value = gov_hit_at(&m->folded, (size_t)hit)->value;
  if (value && !strcmp(value, "compared") && !clause_has(at, GOV_CUE_COMPARE) &&
      clause_find_value(m, at, GOV_CUE_VERIFICATION_TERM, "against") < 0)
    return 0; /* "all fields", and not against what */
  if (value && !strcmp(value, "looked") && !sentence_has(m, GOV_CUE_COMPARE) &&
      !sentence_has(m, GOV_CUE_VERIFY))
    return 0; /* "muestra" is a verb as well */
  int alone = value != NULL, noun = value && !strcmp(value, "noun");
  int sides = clause_has(at, GOV_CUE_BOTH_SIDES) || clause_has(at, GOV_CUE_OLD_SIDE) ||
              clause_has(at, GOV_CUE_OTHER_SYSTEM);
  told |= kind->signal == GOV_VERIFICATION_RECONCILE && !noun && sides; /* "Finance reconciles …" */
  if (kind->signal == GOV_VERIFICATION_SMOKE && alone) told |= is_note_of_after(m, at);
  if (noun && (takes(m, at) || is_name_of_step(m, sentence, at, hit))) noun = 0;
  if (kind->signal == GOV_VERIFICATION_RECONCILE && !in_checks && !noun &&
      is_bare(m, sentence, at, hit))
    return 0;
  if ((kind->needs_verb || noun || (kind->signal == GOV_VERIFICATION_SMOKE && !alone)) && !verb &&
      !in_checks)
    return 0;
  if (!verb && !in_checks && is_position(sentence, GOV_IN_TABLE) && kind->content)
    return 0; /* "reconciliation" in a cell may be a module's name */
  if (!told && !check_is_listed(sentence) && !clause_has(at, GOV_CUE_TAKE) &&
      !sentence_has(m, GOV_CUE_OBLIGATION))
    return 0;
  gov_signal signal = kind->signal;
  int partial = kind->signal != GOV_VERIFICATION_SAMPLE && check_is_partial(m, at);
  int weak = hangs || partial || check_finds_none(m, at) ||
             (at->mood & (CLAUSE_ADVICE | CLAUSE_POSSIBLE)) != 0 ||
             (sentence->standing & (GOV_SECTION_BACKGROUND | GOV_SECTION_OPTIONAL)) != 0;
  if (weak) signal = GOV_VERIFICATION_SMOKE;
  meaning_state(m, signal, index, NULL,
                partial ? "of a part only, or by looking"
                : weak  ? "advised or under a condition"
                        : "tells of this check");
  int compared = equation || differs || clause_has(at, GOV_CUE_COMPARE) ||
                 (clause_has(at, GOV_CUE_BOTH_SIDES) && !compare_is_qualified(m)) ||
                 (clause_has(at, GOV_CUE_TWO_SIDES) && compare_is_elsewhere(m, at)) ||
                 (clause_has(at, GOV_CUE_OLD_SIDE) && clause_has(at, GOV_CUE_OTHER_SYSTEM) &&
                  !compare_is_qualified(m));
  if (!weak && kind->content && compared && kind->signal != GOV_VERIFICATION_PARITY)
    meaning_state(m, GOV_VERIFICATION_PARITY, index, NULL, "both sides are compared by it");
  m->intents[index] |= INTENT_VERIFY;
  return 1;
}

/* A module in a list of files; not the script that checks. */
static int is_source_file(gov_text name) {
  static const char *const endings[] = {".ts", ".tsx", ".js", ".py", ".java",
                                        ".go", ".php", ".cs", ".rb"};
  static const char *const checks[] = {"verif", "valid",  "check", "test",
                                       "recon", "compar", "audit"};
  char folded[96];
  if (name.n > sizeof folded) return 0;
  gov_text low = {folded, gov_fold_letters(name, folded, sizeof folded)};
  int camel = 0; /* RowComparer.ts is a module, compare-rows.ts a script */
  for (size_t i = 1; i < name.n; i++)
    camel |= name.z[i] >= 'A' && name.z[i] <= 'Z' && name.z[i - 1] >= 'a' && name.z[i - 1] <= 'z';
  for (size_t i = 0; !camel && i < sizeof checks / sizeof *checks; i++)
    if (gov_text_find(low, checks[i])) return 0;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (gov_text_ends(low, endings[i])) return 1;
  return 0;
}

/* "The function `f` verifies …", "`check()` returns …": how a program works, not what is done with
** the data. */
static int describes_code(const meaning *m, const gov_sentence *sentence) {
  enum { SUBJECT_REACH = 3 };
  const clause *first = gov_list_at(&m->clauses, 0);
  if ((first->mood & CLAUSE_LABEL) && m->clauses.count > 1) first = gov_list_at(&m->clauses, 1);
  int thing = clause_find(m, first, GOV_CUE_CODE_THING);
  if (thing >= 0 && gov_hit_at(&m->folded, (size_t)thing)->first <= first->first + SUBJECT_REACH &&
      !clause_starts_with_verb(m, first))
    return 1;
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  if (!sentence->span_count || spans[0].kind != GOV_SPAN_CODE || spans[0].start > 1) return 0;
  gov_text name = {sentence->text.z + spans[0].start, spans[0].end - spans[0].start};
  if (name.n > 2 && name.z[name.n - 1] == ')' && gov_text_find(name, "(")) return 1;
  return is_source_file(name);
}

/* A box of a list of checks that nobody ticked yet: something is to be looked at. What it finds, or
** how it is compared, nobody claims. */
static void state_box(meaning *m, int32_t index, const clause *at) {
  static const gov_cue looks[] = {GOV_CUE_DATA,
                                  GOV_CUE_HEALTH,
                                  GOV_CUE_VERIFICATION_COUNT,
                                  GOV_CUE_VERIFICATION_SMOKE,
                                  GOV_CUE_VERIFICATION_PARITY,
                                  GOV_CUE_VERIFICATION_REFERENTIAL,
                                  GOV_CUE_VERIFICATION_SAMPLE,
                                  GOV_CUE_VERIFICATION_RECONCILE};
  if (clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_ACT) ||
      clause_has(at, GOV_CUE_ROLLBACK_ACT) || clause_has(at, GOV_CUE_NEGATION))
    return;
  for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
    if (clause_has(at, looks[i])) {
      meaning_state(m, GOV_VERIFICATION_SMOKE, index, NULL, "a check on the list, not ticked");
      return;
    }
  meaning_state(m, GOV_VERIFICATION_PLACEHOLDER, index, NULL, "a box not ticked");
}

/* "| Check of the data | open |": a form whose next cell says nothing yet. */
static int is_answered_later(const meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!is_row_label(m, sentence, gov_list_at(&m->clauses, 0))) return 0;
  if ((size_t)index + 1 >= m->document->sentences.count) return 0;
  const gov_sentence *next = gov_sentence_at(m->document, index + 1);
  if (next->table != sentence->table || next->row != sentence->row) return 0;
  enum { SHORT_BYTES = 24 };
  return next->placeholder || next->text.n <= SHORT_BYTES;
}

static int says_check(const meaning *m) {
  static const gov_cue verbs[] = {GOV_CUE_VERIFY, GOV_CUE_COMPARE, GOV_CUE_ENSURE,
                                  GOV_CUE_VERIFICATION_TERM};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (sentence_has(m, kinds[i].cue)) return 1;
  return sentence_has_any(m, verbs, sizeof verbs / sizeof *verbs);
}

void meaning_verification(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (sentence->phase == GOV_PHASE_UNDO || (sentence->topics & GOV_TOPIC_BIT(ROLLBACK))) return;
  if ((sentence->standing & GOV_SECTION_TROUBLE) || lists_documents(sentence)) return;
  if (check_is_of_code(m, sentence)) return;
  if (meaning_context(m, index, INTENT_IF)) return;
  int heading = is_position(sentence, GOV_IN_HEADING);
  int in_checks = meaning_is_about(m, index, GOV_TOPIC_BIT(VERIFICATION), INTENT_VERIFY);
  if (sentence->phase == GOV_PHASE_BEFORE) in_checks = 0;
  if (!in_checks && describes_code(m, sentence)) return;
  named_read_row(m, index);
  named_remember_row(m, index);
  if (is_answered_later(m, index)) return;
  int says = in_checks || says_check(m);
  for (size_t i = 0; i < m->clauses.count && !m->failed; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    meaning_focus(m, at);
    int counted = 0;
    if (!says || !mood_allows(at) || heading) continue;
    if (meaning_claims_undone(m, index, at)) {
      if (in_checks) state_box(m, index, at);
      continue;
    }
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
      counted += read_kind(m, index, at, &kinds[k], in_checks);
    if (!counted && !clause_has(at, GOV_CUE_VERIFICATION_INERT) &&
        sentence->phase != GOV_PHASE_BEFORE)
      check_read_verb(m, index, at, in_checks);
  }
  if (says) named_read_label(m, index);
}
