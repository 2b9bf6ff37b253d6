/* meaning_clause.c: clauses, their mood, and what a negation denies.
**
** A clause ends at punctuation, at a contrast ("but"), where a condition starts, and at an "and"
** that another verb follows. A negation denies the nearest thing said after it, within a few
** words, unless a verb in between takes it ("do not delete the backup" denies the deleting); else
** the thing before it ("backups are not taken"). A fragment after a comma shares the negation
** before it ("no backup, rollback or test").
*/
#include "read/prose/meaning_parts.h"

enum {
  NEGATION_REACH = 7,
  NEGATION_REACH_LETTERS = 14,
  NEGATION_REACH_THAI = 24, /* behind what it denies; vowels and tones are letters of their own */
  LONGEST_FRAGMENT = 9,
  SHORT_REMARK = 4,
  SHORT_REMARK_LETTERS = 24,
  LONGEST_CLAUSE = 120
};

static gov_text token_text(const gov_folded *folded, uint32_t at) {
  const gov_token *token = gov_token_at(folded, at);
  return (gov_text){folded->text + token->start, token->end - token->start};
}

/* Compiled where it is asked, for the marks are known there. */
static inline __attribute__((always_inline)) int is_mark(const gov_folded *folded, uint32_t at,
                                                         const char *marks) {
  const gov_token *token = gov_token_at(folded, at);
  return token->kind == GOV_TOKEN_MARK && gov_is_any(folded->text[token->start], marks);
}

static int is_number(const gov_folded *folded, uint32_t at) {
  return gov_token_at(folded, at)->kind == GOV_TOKEN_NUMBER;
}

static clause *open_clause(meaning *m, uint32_t first, uint32_t hit) {
  clause *made = gov_list_add(&m->clauses);
  if (!made) {
    m->failed = 1;
    return NULL;
  }
  *made = (clause){.first = first, .end = first, .hit = hit, .hit_end = hit};
  return made;
}

/* Is the token an "and" of some language? */
static int is_and(const gov_folded *folded, uint32_t at) {
  static const char *const words[] = {"and", "then", "und", "y", "e", "et", "и", "plus", "dann"};
  gov_text text = token_text(folded, at);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (strlen(words[i]) == text.n && !memcmp(words[i], text.z, text.n)) return 1;
  }
  return 0;
}

int clause_is_and(const meaning *m, uint32_t token) {
  return is_and(&m->folded, token);
}

static int is_verb_cue(gov_cue cue) {
  return cue == GOV_CUE_TAKE || cue == GOV_CUE_DELETE || cue == GOV_CUE_RESTORE ||
         cue == GOV_CUE_VERIFY || cue == GOV_CUE_COMPARE || cue == GOV_CUE_ACTION ||
         cue == GOV_CUE_BACKUP_ACT || cue == GOV_CUE_ROLLBACK_SWITCH;
}

/* "Cria-se", "faz-se": the pronoun behind a Portuguese verb is no "if". */
static int is_enclitic(const meaning *m, const gov_hit *hit) {
  uint32_t at = gov_token_at(&m->folded, hit->first)->source;
  return hit->language == GOV_LANGUAGE_pt && at > 0 && at < m->text.n && m->text.z[at - 1] == '-';
}

/* "Verificar se", "comprobar si", "vérifier s'il": the word opens what is looked at. "Vérifier les logs
** si la copie échoue" is a condition. */
static int is_whether(const meaning *m, const gov_hit *hit) {
  static const char *const words[] = {"se", "si", "s", "s'il", "s'ils"};
  enum { REACH = 3 };
  gov_text word = token_text(&m->folded, hit->first);
  int plain = 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) plain |= gov_text_is(word, words[i]);
  if (!plain || !hit->value || strcmp(hit->value, "if") != 0) return 0;
  const gov_hit *first = gov_hit_at(&m->folded, 0), *before = hit;
  if (hit->first > 0 && is_and(&m->folded, hit->first - 1)) { /* "verificar se … e se …" */
    while (before > first) {
      before--;
      if (before->cue == GOV_CUE_CONDITION) return is_whether(m, before);
    }
    return 0;
  }
  while (before > first && before->cue != GOV_CUE_VERIFY) before--;
  if (before->cue != GOV_CUE_VERIFY || before->end > hit->first) return 0;
  if (before > first && before[-1].first == before->first &&
      before[-1].cue == GOV_CUE_VERIFICATION_CHECKSUM)
    return 0; /* "les sommes de contrôle … si le temps le permet" */
  uint32_t gap = hit->first - before->end;
  for (uint32_t i = before->end; i < hit->first; i++)
    if (gov_token_at(&m->folded, i)->kind == GOV_TOKEN_MARK) return 0;
  if (!gap) return 1;
  const gov_hit *end = first + m->folded.hits.count;
  for (const gov_hit *next = hit; next < end; next++)
    if (next->cue == GOV_CUE_FAIL) return 0;
  return gap <= REACH;
}

/* "Verify if the backup is alright", right behind the verb. */
static int is_whether_english(const meaning *m, const gov_hit *hit) {
  static const char *const verbs[] = {"verify", "verifying", "check",     "checks", "checking",
                                      "see",    "confirm",   "determine", "decide", "know",
                                      "test",   "tests",     "ask",       "find"};
  if (hit->language != GOV_LANGUAGE_en || !hit->first) return 0;
  if (!gov_text_is(token_text(&m->folded, hit->first), "if")) return 0;
  gov_text before = token_text(&m->folded, hit->first - 1);
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (gov_text_is(before, verbs[i])) return 1;
  return 0;
}

/* Does the word for "if" ask under which condition? */
static int is_no_condition(const meaning *m, const gov_hit *hit) {
  return hit->cue == GOV_CUE_CONDITION &&
         (is_enclitic(m, hit) || is_whether(m, hit) || is_whether_english(m, hit));
}

/* "(kein Backup)", "(optional)": words that change what is said around them. */
static int changes_what_is_said(gov_cue cue) {
  return cue <= GOV_CUE_DELEGATION || cue == GOV_CUE_DELETE || cue == GOV_CUE_RESTORE ||
         cue == GOV_CUE_FAIL || (cue >= GOV_CUE_ROLLBACK_ACT && cue <= GOV_CUE_ROLLBACK_COMMAND);
}

/* "(RMAN)", "(DTS)": a name in brackets, and what goes on behind them is one clause with what stands
** before. The closing bracket; 0 when it is a real insertion. */
static uint32_t plain_insertion(const meaning *m, uint32_t open, uint32_t hit) {
  enum { INSERTED_MAX = 4, DATED_MAX = 7 };
  const gov_folded *folded = &m->folded;
  uint32_t close = open + 1, count = (uint32_t)folded->tokens.count;
  if (!is_mark(folded, open, "(")) return 0;
  uint32_t most = open + INSERTED_MAX;
  for (; close < count && close <= most && !is_mark(folded, close, "()[]"); close++)
    if (is_mark(folded, close, ".") && is_number(folded, close - 1)) /* "(as of 20.11.)" */
      most = open + DATED_MAX;
  if (close + 1 >= count || close > most || !is_mark(folded, close, ")")) return 0;
  if (gov_token_at(folded, close + 1)->kind == GOV_TOKEN_MARK) return 0;
  if (open && gov_text_starts(token_text(folded, open - 1), "export")) return 0; /* "(backup)" */
  for (; hit < folded->hits.count && gov_hit_at(folded, hit)->first < close; hit++)
    if (changes_what_is_said(gov_hit_at(folded, hit)->cue)) return 0;
  return close;
}

/* The comma before "dass", "ob", "что" opens what the verb before it is about. */
static int opens_object(const gov_folded *folded, uint32_t comma) {
  static const char *const words[] = {"dass", "ob", "что"};
  if (comma + 1 >= folded->tokens.count) return 0;
  gov_text text = token_text(folded, comma + 1);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_is(text, words[i])) return 1;
  return 0;
}

/* "Has since been emptied": an adverb, no "because". */
static int is_adverb(const gov_folded *folded, uint32_t token) {
  static const char *const auxiliaries[] = {"has", "have", "had", "was", "were"};
  if (!token || !gov_text_is(token_text(folded, token), "since")) return 0;
  gov_text before = token_text(folded, token - 1);
  for (size_t i = 0; i < sizeof auxiliaries / sizeof *auxiliaries; i++)
    if (gov_text_is(before, auxiliaries[i])) return 1;
  return 0;
}

/* "Counts and checksums": the second is a noun, though it tells to check as well. */
static int is_checked_thing(const meaning *m, uint32_t token, uint32_t hit) {
  while (hit > 0 && gov_hit_at(&m->folded, hit - 1)->first == token) hit--;
  for (; hit < m->folded.hits.count; hit++) {
    const gov_hit *at = gov_hit_at(&m->folded, hit);
    if (at->first != token) break;
    if (at->cue == GOV_CUE_VERIFICATION_CHECKSUM || at->cue == GOV_CUE_VERIFICATION_COUNT) return 1;
  }
  return 0;
}

/* バックアップは金曜 22 時、直前に NAS へ取得する: the topic waits for its verb behind the comma. */
static int is_open_topic(const meaning *m, uint32_t comma, uint32_t hit) {
  const clause *at = gov_list_at(&m->clauses, m->clauses.count - 1);
  int topic = 0;
  if (!m->japanese) return 0;
  for (uint32_t i = at->first; i < comma; i++)
    topic |= gov_text_is(token_text(&m->folded, i), "は");
  for (uint32_t i = at->hit; topic && i < hit; i++) {
    gov_cue cue = gov_hit_at(&m->folded, i)->cue;
    if (is_verb_cue(cue) || cue <= GOV_CUE_DELEGATION) return 0;
  }
  return topic;
}

/* Does a new clause start at this token, whose first hit is `hit`? */
static int starts_clause(const meaning *m, uint32_t token, uint32_t hit) {
  const gov_folded *folded = &m->folded;
  if (is_mark(folded, token, ",;:()!?.[]|")) {
    /* 3.5, e.g., rollback.sql: a mark inside a word */
    const gov_token *mark = gov_token_at(folded, token);
    int inside = mark->end < folded->n && folded->text[mark->end] != ' ' && mark->start > 0 &&
                 folded->text[mark->start - 1] != ' ';
    char sign = folded->text[mark->start];
    int dotted = sign == '.' && mark->end < folded->n && gov_is_word(folded->text[mark->end]);
    if (dotted) return 0; /* ".env" */
    if (sign == ',' && meaning_is_listed(m, mark->source)) return 0;
    if (sign == ',' && (opens_object(folded, token) || is_open_topic(m, token, hit))) return 0;
    return !inside || !gov_is_any(folded->text[mark->start], ".,:") ||
           (unsigned char)folded->text[mark->end] >= 0x80;
  }
  for (; hit < folded->hits.count; hit++) {
    const gov_hit *at = gov_hit_at(folded, hit);
    if (at->first != token) break;
    if (is_no_condition(m, at) || is_adverb(folded, token)) continue;
    if (at->cue == GOV_CUE_CONDITION || at->cue == GOV_CUE_CONTRAST) return 1;
    if (clause_opens_with_us(at)) return 1;
    if (is_verb_cue(at->cue) && token > 0 && is_and(folded, token - 1) &&
        !is_checked_thing(m, token, hit))
      return 1;
  }
  return 0;
}

/* Conditions of Japanese stand behind what they govern. */
static int condition_is_behind(const meaning *m, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_CONDITION);
  return hit >= 0 && gov_hit_at(&m->folded, (size_t)hit)->language == GOV_LANGUAGE_ja;
}

/* "Nach /backup", "nach S3": whither, not when. */
static int is_whither(const meaning *m, const gov_hit *hit) {
  if (hit->cue != GOV_CUE_AFTER || hit->language != GOV_LANGUAGE_de) return 0;
  if (hit->end < m->folded.tokens.count && is_mark(&m->folded, hit->end, "/\\")) return 1;
  for (const gov_hit *end = gov_hit_at(&m->folded, m->folded.hits.count), *next = hit; next < end;
       next++)
    if (next->cue == GOV_CUE_BACKUP_LOCATION && next->first <= hit->end && next->end > hit->end)
      return 1;
  return 0;
}

/* "Take a snapshot first": before all else, not "the first snapshot". */
static int is_before(const meaning *m, const clause *at, const gov_hit *hit) {
  uint32_t end = at->end;
  if (!hit->value || strcmp(hit->value, "last") != 0) return 1;
  while (end > hit->end && gov_token_at(&m->folded, end - 1)->kind == GOV_TOKEN_MARK) end--;
  return end == hit->end && hit->first > at->first;
}

static void set_mood(const meaning *m, clause *at) {
  static const struct {
    gov_cue cue;
    unsigned mood;
  } moods[] = {{GOV_CUE_CONDITION, CLAUSE_CONDITION}, {GOV_CUE_ADVICE, CLAUSE_ADVICE},
               {GOV_CUE_POSSIBLE, CLAUSE_POSSIBLE},   {GOV_CUE_REJECTED, CLAUSE_REJECTED},
               {GOV_CUE_LATER, CLAUSE_LATER},         {GOV_CUE_DELEGATION, CLAUSE_DELEGATED}};
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    gov_cue cue = gov_hit_at(&m->folded, i)->cue;
    if (is_no_condition(m, gov_hit_at(&m->folded, i))) continue;
    if (is_whither(m, gov_hit_at(&m->folded, i))) continue;
    if (cue == GOV_CUE_BEFORE && !is_before(m, at, gov_hit_at(&m->folded, i))) continue;
    at->cues[cue >> 6] |= UINT64_C(1) << (cue & 63);
    if (cue == GOV_CUE_CONTROL_DELETION) /* "drop the old …" deletes as well */
      at->cues[GOV_CUE_DELETE >> 6] |= UINT64_C(1) << (GOV_CUE_DELETE & 63);
  }
  for (size_t i = 0; i < sizeof moods / sizeof *moods; i++)
    if (clause_has(at, moods[i].cue)) at->mood |= moods[i].mood;
}

/* A clause that says nothing but a mood ("it is recommended, …") lends it to the next. */
static void lend_mood(meaning *m) {
  unsigned lent = CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_REJECTED | CLAUSE_LATER;
  for (size_t i = 0; i + 1 < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    clause *next = gov_list_at(&m->clauses, i + 1);
    int says = 0;
    for (uint32_t k = at->hit; k < at->hit_end; k++)
      says |= gov_hit_at(&m->folded, k)->cue > GOV_CUE_FUNCTION_WORD;
    unsigned lends = at->mood & CLAUSE_LABEL ? CLAUSE_ADVICE | CLAUSE_LATER : lent;
    if ((at->mood & CLAUSE_REJECTED) && clause_comes_back(m, next)) /* "unlike the others, we …" */
      lends &= ~(unsigned)CLAUSE_REJECTED;
    if (!says && clause_length(at) <= LONGEST_FRAGMENT) next->mood |= at->mood & lends;
    uint32_t word = at->first; /* behind "(⚠️" */
    while (word < at->end && gov_token_at(&m->folded, word)->kind == GOV_TOKEN_MARK) word++;
    int letters = word < at->end && gov_token_at(&m->folded, word)->kind == GOV_TOKEN_LETTER;
    if (i > 0 && is_mark(&m->folded, at->first, "(") &&
        clause_length(at) <= (letters ? SHORT_REMARK_LETTERS : SHORT_REMARK))
      ((clause *)gov_list_at(&m->clauses, i - 1))->mood |= at->mood & lent; /* "(recommended)" */
  }
}

/* What follows an "if" clause, or stands before one, holds under it. */
static void spread_conditions(meaning *m) {
  int conditional = 0;
  for (size_t i = 0; i < m->clauses.count; i++)
    conditional |= (int)(((clause *)gov_list_at(&m->clauses, i))->mood & CLAUSE_CONDITION);
  for (size_t i = 0; conditional && i < m->clauses.count; i++) {
    clause *at = gov_list_at(&m->clauses, i);
    if (!(at->mood & CLAUSE_CONDITION)) at->mood |= CLAUSE_UNDER;
  }
}

static void split(meaning *m, uint32_t label_tokens) {
  gov_folded *folded = &m->folded;
  uint32_t hit = 0, inserted = 0, count = (uint32_t)folded->tokens.count;
  clause *at = open_clause(m, 0, 0);
  for (uint32_t token = 0; token < count && at; token++) {
    while (hit < folded->hits.count && gov_hit_at(folded, hit)->first < token) hit++;
    int plain = gov_token_at(folded, token)->kind != GOV_TOKEN_MARK && token != label_tokens &&
                (hit == folded->hits.count || gov_hit_at(folded, hit)->first != token);
    if (plain && token - at->first < LONGEST_CLAUSE) continue; /* most words end nothing */
    int covered = hit > 0 && gov_hit_at(folded, hit - 1)->end > token &&
                  gov_hit_at(folded, hit - 1)->first < token;
    if (token > inserted) inserted = plain_insertion(m, token, hit);
    int breaks = token > at->first && !covered && token > inserted &&
                 (starts_clause(m, token, hit) || token - at->first >= LONGEST_CLAUSE);
    if (breaks || (token == label_tokens && token > at->first)) {
      at->end = token;
      at->hit_end = hit;
      at = open_clause(m, token, hit);
    }
  }
  if (at) {
    at->end = count;
    at->hit_end = (uint32_t)folded->hits.count;
  }
}

/* "Ist die Datenbank größer als 10 GB, vorher sichern": German asks so, or says "if". */
static int opens_with_verb(const meaning *m) {
  const clause *first = gov_list_at(&m->clauses, 0), *next = gov_list_at(&m->clauses, 1);
  if (!(m->spoken & GOV_LANGUAGE_BIT(de)) || m->latin != GOV_LANGUAGE_de) return 0;
  if (first->first >= first->end || !is_mark(&m->folded, next->first, ",")) return 0;
  int verb = clause_find(m, first, GOV_CUE_OPENS);
  return verb >= 0 && gov_hit_at(&m->folded, (size_t)verb)->first == first->first;
}

/* "Should anything go wrong, we …", "Sollte es zurückgenommen werden: …" */
static int opens_with_should(const meaning *m) {
  const clause *first = gov_list_at(&m->clauses, 0), *next = gov_list_at(&m->clauses, 1);
  if (first->end <= first->first + 2 || next->first >= next->end) return 0;
  int advice = clause_find_value(m, first, GOV_CUE_ADVICE, "if");
  int opens = (advice >= 0 && gov_hit_at(&m->folded, (size_t)advice)->first == first->first) ||
              gov_text_is(token_text(&m->folded, first->first), "should");
  return opens && is_mark(&m->folded, next->first, ",:");
}

static void read_heads(meaning *m) {
  const gov_token *token = (const gov_token *)(const void *)m->folded.tokens.rows;
  const gov_token *end = token + m->folded.tokens.count;
  memset(m->heads, 0, sizeof m->heads);
  for (; token < end; token++) {
    const char *z = m->folded.text + token->start;
    unsigned head = meaning_head(z[0], token->end - token->start > 1 ? z[1] : 0);
    m->heads[head >> 6] |= UINT64_C(1) << (head & 63);
  }
}

int meaning_analyse(meaning *m, const gov_sentence *sentence, gov_text text, int code) {
  m->clauses.count = 0;
  m->cues[0] = m->cues[1] = 0;
  m->analysed = sentence;
  if (meaning_fold(m, sentence, text) != SQLITE_OK ||
      (code ? gov_lexicon_find(m->lexicon, &m->folded, GOV_LANGUAGE_BIT(code), 0)
            : meaning_find_phrases(m, text, sentence->signs & GOV_SIGN_WIDE)) != SQLITE_OK) {
    m->failed = 1;
    return SQLITE_NOMEM;
  }
  read_heads(m);
  uint32_t label_tokens = 0;
  if (!code && sentence->value.z > text.z && sentence->value.z <= text.z + text.n) {
    uint32_t at = (uint32_t)(sentence->value.z - text.z);
    while (label_tokens < m->folded.tokens.count &&
           gov_token_at(&m->folded, label_tokens)->source < at)
      label_tokens++;
  }
  m->lists.count = 0;
  if (!code) meaning_find_lists(m, sentence, text);
  split(m, label_tokens ? label_tokens : UINT32_MAX);
  if (m->failed) return SQLITE_NOMEM; /* no clause at all, perhaps */
  for (size_t i = 0; i < m->clauses.count && !m->failed; i++) {
    clause *at = gov_list_at(&m->clauses, i);
    set_mood(m, at);
    if (at->end <= label_tokens && !clause_starts_with_verb(m, at) && !label_denies_safeguard(at))
      at->mood |= CLAUSE_LABEL;
    m->cues[0] |= at->cues[0];
    m->cues[1] |= at->cues[1];
  }
  if (!code && m->clauses.count > 1 && opens_with_should(m)) {
    clause *first = gov_list_at(&m->clauses, 0);
    first->mood = (first->mood & ~(unsigned)CLAUSE_ADVICE) | CLAUSE_CONDITION;
  }
  if (!code) meaning_place_elsewhere(m, sentence);
  label_answered(m, label_tokens);
  lend_mood(m);
  label_rejects(m);
  if (m->clauses.count > 1 && opens_with_verb(m))
    ((clause *)gov_list_at(&m->clauses, 0))->mood |= CLAUSE_CONDITION;
  spread_conditions(m);
  for (size_t i = 0; i < m->clauses.count; i++) {
    clause *at = gov_list_at(&m->clauses, i);
    if (condition_is_behind(m, at)) at->mood |= CLAUSE_CONDITION;
  }
  if (!code) meaning_withdraw(m);
  return m->failed ? SQLITE_NOMEM : SQLITE_OK;
}

int clause_hit(const meaning *m, const clause *at, gov_cue cue) {
  for (uint32_t i = at->hit; i < at->hit_end; i++)
    if (gov_hit_at(&m->folded, i)->cue == cue) return (int)i;
  return -1;
}

int clause_length(const clause *at) {
  return (int)(at->end - at->first);
}

int is_row_label(const meaning *m, const gov_sentence *sentence, const clause *at) {
  enum { WORDS = 3, LETTERS = 8, LETTERS_THAI = 24 };
  if (!is_position(sentence, GOV_IN_TABLE) || sentence->column != 0) return 0;
  if (at->first >= at->end || clause_has(at, GOV_CUE_BEFORE)) return clause_length(at) <= WORDS;
  const gov_token *token = gov_token_at(&m->folded, at->first);
  int most = WORDS;
  if (token->kind == GOV_TOKEN_LETTER)
    most = (unsigned char)m->folded.text[token->start] == 0xE0 ? LETTERS_THAI : LETTERS;
  return clause_length(at) <= most;
}

static uint32_t reach_of(const gov_hit *hit) {
  int letters = hit->language == GOV_LANGUAGE_th || hit->language == GOV_LANGUAGE_zh ||
                hit->language == GOV_LANGUAGE_ja;
  return letters ? NEGATION_REACH_LETTERS : NEGATION_REACH;
}

/* Does a verb of another kind stand between the negation and its target, and so takes it? */
static int taken_between(const meaning *m, const clause *at, uint32_t from, uint32_t to) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->first < from || hit->end > to) continue;
    if (hit->cue == GOV_CUE_DELETE || hit->cue == GOV_CUE_RESTORE || hit->cue == GOV_CUE_FAIL)
      return 1;
  }
  return 0;
}

/* Does a verb that is not about taking or making stand right behind the negation? */
static int takes_other_verb(const meaning *m, const clause *at, const gov_hit *negation) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->first < negation->end || hit->first > negation->end + 3) continue;
    if (hit->cue == GOV_CUE_TAKE) return 0;
    if (hit->cue == GOV_CUE_DELETE || hit->cue == GOV_CUE_FAIL) return 1;
  }
  return 0;
}

static int denies(const meaning *m, const clause *at, const gov_hit *negation,
                  const gov_hit *target) {
  int before_only = negation->language == GOV_LANGUAGE_zh ||
                    (negation->value && !strcmp(negation->value, "before"));
  int after_only = negation->language == GOV_LANGUAGE_ja;
  if (negation->end <= target->first) {
    return !after_only && target->first - negation->end <= reach_of(negation) &&
           !taken_between(m, at, negation->end, target->first);
  }
  if (negation->first >= target->end) {
    uint32_t reach =
        negation->language == GOV_LANGUAGE_th ? NEGATION_REACH_THAI : reach_of(negation);
    if (after_only && taken_between(m, at, target->end, negation->first))
      return 0; /* バックアップは削除されません: the verb stands before its negation */
    return !before_only && negation->first - target->end <= reach &&
           !takes_other_verb(m, at, negation);
  }
  return 0;
}

static int denied_in(const meaning *m, const clause *at, const gov_hit *target) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if ((hit->cue == GOV_CUE_NEGATION || hit->cue == GOV_CUE_UNNEEDED) &&
        denies(m, at, hit, target))
      return 1;
  }
  return 0;
}

/* ", and is faster than a rollback": a sentence of its own, no further item of what is denied. */
int clause_has_finite_verb(const meaning *m, const clause *at) {
  static const char *const verbs[] = {"is",  "are",  "was",    "were",  "will",  "has", "have",
                                      "can", "must", "should", "would", "could", "did", "does"};
  for (uint32_t i = at->first; i < at->end; i++)
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
      if (gov_text_is(token_text(&m->folded, i), verbs[k])) return 1;
  return 0;
}

/* `hit`: where the target stands among the hits; -1 when it is none of them. */
static int is_negated(const meaning *m, const clause *at, const gov_hit *target, int64_t hit) {
  if (denied_in(m, at, target)) return 1;
  /* a fragment of a list shares what the clause before it denies */
  const clause *all = gov_list_at(&m->clauses, 0);
  if (at == all || clause_length(at) > LONGEST_FRAGMENT + 1 || clause_has(at, GOV_CUE_CONTRAST))
    return 0;
  if (!is_mark(&m->folded, at->first, ",") || clause_has_finite_verb(m, at)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    gov_cue cue = gov_hit_at(&m->folded, i)->cue;
    if (is_verb_cue(cue) && cue != GOV_CUE_VERIFY && cue != GOV_CUE_COMPARE && i != hit) return 0;
  }
  const clause *before = at - 1;
  if (before->mood & (CLAUSE_LABEL | CLAUSE_CONDITION)) return 0; /* "if it is not done, we …" */
  if (clause_length(before) > NEGATION_REACH) return 0;
  return clause_has(before, GOV_CUE_NEGATION);
}

int clause_negated(const meaning *m, const clause *at, uint32_t hit) {
  return is_negated(m, at, gov_hit_at(&m->folded, hit), hit);
}

int clause_denies(const meaning *m, const clause *at, const gov_hit *target) {
  return is_negated(m, at, target, -1);
}

int clause_starts_with_verb(const meaning *m, const clause *at) {
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (!is_verb_cue(hit->cue)) continue;
    if (hit->language >= GOV_LANGUAGE_zh || hit->language == GOV_LANGUAGE_th ||
        hit->language == GOV_LANGUAGE_de)
      return 1; /* the verb may stand anywhere */
    if (hit->first <= first + 2) return 1;
  }
  return 0;
}

int clause_has_number(const meaning *m, const clause *at) {
  for (uint32_t i = at->first; i < at->end; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    if (token->kind == GOV_TOKEN_NUMBER || gov_is_digit(m->folded.text[token->start])) return 1;
  }
  return 0;
}

/* "The CRM team snapshots its own database": somebody else's copy of something else. "Each service
** backs up its own tables" is everybody's. */
int clause_is_of_others(const meaning *m, const clause *at) {
  int party = clause_find(m, at, GOV_CUE_OTHER_PARTY);
  int whose = clause_find(m, at, GOV_CUE_POSSESSIVE);
  if (whose < 0) return 0;
  const char *own = gov_hit_at(&m->folded, (size_t)whose)->value;
  if (own && !strcmp(own, "each")) return 0;
  return (own && !strcmp(own, "own")) || (party >= 0 && party < whose);
}

/* "… conservée six mois": a time behind the hit, its number written out. */
int clause_names_time(const meaning *m, const clause *at, uint32_t hit) {
  static const char words[] =
      "|monat|monate|monaten|woche|wochen|jahr|jahre|tag|tage|tagen|mes|meses|semana|semanas|dia|"
      "dias|ano|mois|semaine|semaines|jour|jours|an|ans|month|months|week|weeks|day|days|year|"
      "years|"
      "quarter|"
      "quartal|monatsende|jahresende|quartalsende|месяц|месяца|год|года|неделю|недели|";
  static const char *const letters[] = {"个月", "か月", "ヶ月", "周", "年", "週間", "เดือน", "ปี"};
  uint32_t first = gov_hit_at(&m->folded, hit)->first;
  for (uint32_t i = first; i < at->end; i++) {
    char word[32];
    gov_text token = token_text(&m->folded, i);
    if (!token.n || token.n + 3 > sizeof word) continue;
    sqlite3_snprintf(sizeof word, word, "|%.*s|", (int)token.n, token.z);
    if (strstr(words, word)) return 1;
  }
  uint32_t start = gov_token_at(&m->folded, first)->start;
  gov_text behind = {m->folded.text + start, gov_token_at(&m->folded, at->end - 1)->end - start};
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
    if (gov_text_find(behind, letters[i])) return 1;
  return 0;
}

int hit_in_code_span(const meaning *m, const gov_sentence *sentence, uint32_t hit) {
  uint32_t at = gov_token_at(&m->folded, gov_hit_at(&m->folded, hit)->first)->source;
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_CODE && spans[i].start <= at && at < spans[i].end) return 1;
  return 0;
}
