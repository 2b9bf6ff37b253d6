/* execution.c: gov_execution(text): what is told of how a step was executed.
**
**   SELECT gov_execution('Ran `fill --dry-run` in 5 min');                 -- simulated
**   SELECT gov_execution('Ran 812 batches; 37 failed and were skipped');   -- broken
**   SELECT gov_execution('After a dry run, ran 812 batches; 3 failed and were retried');   -- NULL
**
** undone: it was not. simulated: it was, and only looked. broken: it failed, was stopped, or left something out, and
** nothing says that this was done again. NULL: neither is told. The words are those of
** data/execution_words.tsv; what stands behind "after", "as in" or "no" is told of something else.
*/
#include "functions/functions.h"
#include "read/prose/phrases.h"

enum { UNRUN, PUT_OFF, DRY, REAL, ASIDE, BROKEN, MENDED, DENIED, NEITHER, FACETS };
enum {
  TEXT_BYTES_MAX = 8192,
  PUT_OFF_BYTES = 32,
  NONE_GAP_BYTES = 24,
  ASIDE_BYTES = 24,
  AT_ONCE_BYTES = 8
};

/* What the walk through a text has met so far. */
typedef struct execution {
  gov_text text;
  size_t clause;    /* where the clause at hand begins */
  size_t aside_end; /* behind the "after" of this clause; 0 none */
  size_t denied_end;
  int mended; /* something is told to be done again in this clause */
  int undone, dry, real, broken;
} execution;

static int ends_clause(gov_text text, size_t at) {
  int spaced = at + 1 == text.n || gov_is_space(text.z[at + 1]);
  return gov_is_any(text.z[at], ";\n") || (gov_is_any(text.z[at], ".,:!?") && spaced) ||
         (at + 2 < text.n && (!memcmp(text.z + at, "。", 3) || !memcmp(text.z + at, "、", 3) ||
                              !memcmp(text.z + at, "，", 3) || !memcmp(text.z + at, "；", 3)));
}

static int is_nothing(gov_text word) {
  return gov_is_listed(word,
                       " 0 no none zero without nothing keine kein keiner ohne null sin ningún "
                       "ninguna ningun cero ni aucun aucune sans zéro nenhum nenhuma sem без нет "
                       "ноль 没有 无 無し なし ไม่มี ");
}

/* "no errors", "errors: 0", "0 of 812 failed": a word close before, or right behind a mark. */
static int is_of_nothing(const execution *seen, size_t at, size_t end) {
  gov_text text = seen->text;
  size_t from = at > seen->clause + NONE_GAP_BYTES ? at - NONE_GAP_BYTES : seen->clause;
  for (size_t i = from; i < at;) {
    size_t start = i;
    while (i < at && gov_is_word(text.z[i])) i++;
    int whole = start == seen->clause || !gov_is_word(text.z[start - 1]);
    if (i > start && whole && is_nothing((gov_text){text.z + start, i - start})) return 1;
    i += i == start;
  }
  while (end < text.n && gov_is_any(text.z[end], " :=(")) end++;
  size_t behind = end;
  while (behind < text.n && gov_is_word(text.z[behind])) behind++;
  return behind > end && is_nothing((gov_text){text.z + end, behind - end});
}

/* "after a successful dry run", and not "after midnight with --dry-run": little stands between, and
** nothing by which it was done. */
static int is_aside(const execution *seen, size_t at, size_t bytes_max) {
  if (!seen->aside_end || at - seen->aside_end > bytes_max) return 0;
  gov_text between = {seen->text.z + seen->aside_end, at - seen->aside_end};
  for (size_t i = 0; i < between.n;) {
    size_t start = i;
    if (gov_is_digit(between.z[i]) || between.z[i] == '`') return 0;
    while (i < between.n && gov_is_word(between.z[i])) i++;
    if (gov_is_listed((gov_text){between.z + start, i - start},
                      " with by using via in mit per im con por en avec par com через 用 で "))
      return 0;
    i += i == start;
  }
  return 1;
}

static void meet(execution *seen, int facet, size_t at, size_t end) {
  switch (facet) {
  case UNRUN: seen->undone = 1; break;
  case PUT_OFF: seen->undone |= at < PUT_OFF_BYTES && !is_of_nothing(seen, at, end); break;
  case DRY: seen->dry |= !is_aside(seen, at, ASIDE_BYTES); break;
  case REAL: seen->real = 1; break;
  case ASIDE: seen->aside_end = end; break;
  case BROKEN:
    seen->broken |=
        !seen->mended && !is_of_nothing(seen, at, end) && !is_aside(seen, at, AT_ONCE_BYTES);
    break;
  case MENDED: /* it heals what was told before it, and in its own clause */
    if (seen->denied_end) break;
    seen->broken = 0;
    seen->mended = 1;
    break;
  case DENIED: seen->denied_end = end; break;
  default: break;
  }
}

/* The facet of the longest phrase at a place; the first of them where several are as long. */
static int facet_at(const gov_phrases *words, gov_text text, size_t at, size_t *length) {
  const gov_phrase *found[FACETS] = {0};
  int best = NEITHER;
  *length = 0;
  if (!gov_phrases_at(words, text, at, FACETS, found)) return NEITHER;
  for (int i = 0; i < FACETS; i++) {
    if (!found[i] || found[i]->n < *length || (found[i]->n == *length && i != NEITHER)) continue;
    best = i;
    *length = found[i]->n;
  }
  return best;
}

static const char *read(const gov_phrases *words, gov_text whole) {
  char folded[TEXT_BYTES_MAX];
  execution seen = {.text = {folded, gov_fold_letters(whole, folded, sizeof folded)}};
  for (size_t at = 0, length; at < seen.text.n; at += length ? length : 1) {
    int facet = facet_at(words, seen.text, at, &length);
    if (length) meet(&seen, facet, at, at + length);
    if (length || !ends_clause(seen.text, at)) continue;
    seen.clause = at + 1;
    seen.aside_end = seen.denied_end = 0;
    seen.mended = 0;
  }
  if (seen.undone) return "undone";
  if (seen.dry && !seen.real) return "simulated";
  return seen.broken ? "broken" : NULL;
}

void gov_function_execution(sqlite3_context *result, int argument_count,
                            sqlite3_value **arguments) {
  (void)argument_count;
  static const char *const yes[] = {"yes"};
  static const gov_phrase_facet facets[FACETS] = {
      {"unrun", yes, 1},  {"put_off", yes, 1}, {"dry", yes, 1},
      {"real", yes, 1},   {"aside", yes, 1},   {"broken", yes, 1},
      {"mended", yes, 1}, {"denied", yes, 1},  {"neither", yes, 1}};
  gov_text text = {(const char *)sqlite3_value_text(arguments[0]), 0};
  if (!text.z) return;
  text.n = (size_t)sqlite3_value_bytes(arguments[0]);
  gov_arena arena = {0};
  gov_phrases words;
  if (gov_phrases_open(&words, &arena, "execution_words", facets, FACETS) == SQLITE_OK) {
    const char *told = read(&words, text);
    if (told) sqlite3_result_text(result, told, -1, SQLITE_STATIC);
  } else {
    sqlite3_result_error_nomem(result);
  }
  gov_arena_free(&arena);
}
