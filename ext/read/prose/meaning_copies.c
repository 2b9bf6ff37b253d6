/* meaning_copies.c: what a copy is of, and what becomes of it.
**
** A row that is stored, a file of code, a dump that is loaded elsewhere: each is spoken of as a
** backup, and none is a safeguard of the data.
*/
#include "read/prose/copy_words.h"
#include "read/prose/meaning_parts.h"
#include "read/prose/phrase_tables.h"
#include "read/sql/sql_statement.h"
#include "read/units/units_names.h"

int clause_starts_with_any(const meaning *m, const clause *at, const char *const *words) {
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (first >= at->end) return 0;
  const gov_token *token = gov_token_at(&m->folded, first);
  gov_text word = {m->folded.text + token->start, token->end - token->start};
  for (; *words; words++)
    if (gov_text_is(word, *words)) return 1;
  return 0;
}

/* What is kept for two weeks does not only carry the data over. */
int copy_is_kept(const meaning *m) {
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *said = gov_list_at(&m->clauses, i);
    int kept = clause_find(m, said, GOV_CUE_BACKUP_RETENTION);
    if (kept < 0) kept = clause_find_value(m, said, GOV_CUE_TAKE, "store");
    if (kept >= 0 && clause_names_time(m, said, (uint32_t)kept)) return 1;
    static const char *const until[] = {"until", NULL}; /* "is kept until the audit" */
    uint32_t end = kept < 0 ? 0 : gov_hit_at(&m->folded, (size_t)kept)->end;
    if (kept >= 0 && clause_has(said, GOV_CUE_BACKUP_RETENTION) &&
        (meaning_is_among(meaning_word(m, end - 1), until) ||
         (end < said->end && meaning_is_among(meaning_word(m, end), until))))
      return 1;
    if (clause_has(said, GOV_CUE_BACKUP_RETENTION) && kept >= 0 &&
        (clause_has_number(m, said) || clause_names_time(m, said, (uint32_t)kept)))
      return 1;
  }
  return 0;
}

/* "The dump is copied to the new server and imported there": even under a heading of backups. */
int copy_carries_over(const meaning *m, const clause *at, uint32_t hit) {
  const gov_hit *dump = gov_hit_at(&m->folded, hit);
  if (copy_is_kept(m) || sentence_has(m, GOV_CUE_PRECAUTION)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) { /* "… auf dem neuen Server einspielen" */
    const gov_hit *moves = gov_hit_at(&m->folded, i);
    if (moves->cue == GOV_CUE_STYLE_OTHER && moves->first >= dump->end) return 1;
  }
  return sentence_has(m, GOV_CUE_OTHER_SYSTEM) &&
         (sentence_has(m, GOV_CUE_RESTORE) || sentence_has(m, GOV_CUE_MOVE));
}

/* "Est sauvegardé dans la table", "wird in der Tabelle gesichert": stored, as any row is. */
int copy_is_a_row(const meaning *m, const clause *at, const gov_hit *act) {
  enum { REACH = 4 };
  static const char *const in[] = {"dans", "en", "in", "na", "no", "em", NULL};
  static const char *const table[] = {"table",   "tabla",  "tabela", "tabelle", "colonne",
                                      "columna", "coluna", "spalte", NULL};
  if (act->language == GOV_LANGUAGE_en) return 0;
  for (uint32_t i = act->end; i + 1 < at->end && i < act->end + 2; i++) {
    clause rest = {.first = i, .end = at->end};
    if (!clause_starts_with_any(m, &rest, in)) continue;
    for (uint32_t k = i + 1; k < at->end && k <= i + REACH; k++) {
      rest.first = k;
      if (clause_starts_with_any(m, &rest, table)) return 1;
    }
  }
  return 0;
}

/* `backup.dump`: a file's name takes nothing. */
int copy_is_in_file_name(const meaning *m, const gov_sentence *sentence, uint32_t hit) {
  uint32_t at = gov_token_at(&m->folded, gov_hit_at(&m->folded, hit)->first)->source;
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || at < spans[i].start || at >= spans[i].end) continue;
    const char *name = sentence->text.z + spans[i].start;
    size_t n = spans[i].end - spans[i].start;
    return memchr(name, '.', n) && !memchr(name, ' ', n);
  }
  return 0;
}

/* "`main.py.old`: copy of the old main.py", while `backup.py` may well take one. */
int copy_is_of_code(const meaning *m, const clause *at) {
  static const char *const endings[] = {".py", ".js", ".ts", ".tsx", ".php", ".java", ".go", ".rb"};
  static const char *const tools[] = {"back", "dump",  "snap", "sich",
                                      "sauv", "copia", "resp", "save"};
  enum { NAME_BYTES = 24 };
  if (clause_has(at, GOV_CUE_DATA) || !memchr(m->text.z, '.', m->text.n)) return 0;
  const char *all_end = m->text.z + m->text.n;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t n = strlen(endings[i]);
    for (const char *z = m->text.z; (z = memmem(z, (size_t)(all_end - z), endings[i], n)) != NULL;
         z++) {
      size_t k = (size_t)(z - m->text.z);
      if (!k || !gov_is_word(z[-1]) || (z + n < all_end && gov_is_word(z[n]))) continue;
      size_t from = k;
      while (from > 0 && k - from < NAME_BYTES && gov_is_word(m->text.z[from - 1])) from--;
      gov_text name = {m->text.z + from, k - from};
      int tool = 0;
      for (size_t t = 0; t < sizeof tools / sizeof *tools; t++)
        tool |= gov_text_find(name, tools[t]) != NULL;
      return !tool;
    }
  }
  return 0;
}

/* 见 “备份数据”: the name of a chapter. */
int copy_is_quoted(const meaning *m, uint32_t hit) {
  static const char *const quotes[] = {"“", "「", "『", "《"};
  uint32_t at = gov_token_at(&m->folded, gov_hit_at(&m->folded, hit)->first)->source;
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    size_t n = strlen(quotes[i]);
    if (at >= n && at <= m->text.n && !memcmp(m->text.z + at - n, quotes[i], n)) return 1;
  }
  return 0;
}

/* `pg_basebackup`: the program that takes the copy, and no setting or file called a backup. */
int copy_is_by_program(const meaning *m, uint32_t hit) {
  static const char *const programs[] = {"pg_basebackup", "basebackup", "xtrabackup",
                                         "mariabackup",   "pgbackrest", "rman",
                                         "innobackupex",  NULL};
  return meaning_is_among(meaning_word(m, gov_hit_at(&m->folded, hit)->first), programs);
}

/* The word that ends right before `at`, a blank or a sign of code between them left out. */
static gov_text word_before(gov_text text, size_t at) {
  while (at > 0 && gov_is_any(text.z[at - 1], " `\"'(")) at--;
  size_t start = at;
  while (start > 0 && !gov_is_any(text.z[start - 1], " ,;:(`")) start--;
  return (gov_text){text.z + start, at - start};
}

/* "… to /backup/orders", "nach /backup", "/backup に": where the copy is put. */
int copy_goes_to_path(const meaning *m, const gov_sentence *sentence) {
  static const char *const before[] = {"to",  "into", "under", "in",   "at",   "nach", "unter",
                                       "auf", "a",    "en",    "dans", "sous", "sur",  "vers",
                                       "em",  "para", "no",    "na",   "sob",  "à",    "в",
                                       "на",  "под",  ">",     "=",    NULL};
  static const char *const endings[] = {"到", "至", "在", "于", "存", "为",
                                        "ที่",  "ไป", "ใน", "ลง", "ไว้", NULL};
  static const char *const behind[] = {"に", "へ", "下", "目录", "目錄", "中", "里", NULL};
  gov_text text = m->text;
  if (sentence && !(sentence->signs & GOV_SIGN_SLASH)) return 0;
  for (size_t at = 0; at + 2 < text.n; at++) {
    if (text.z[at] != '/' || !gov_is_alpha(text.z[at + 1])) continue;
    if (at && (gov_is_word(text.z[at - 1]) || gov_is_any(text.z[at - 1], "/:.~"))) continue;
    gov_text word = word_before(text, at);
    if (meaning_is_among(word, before)) return 1;
    for (const char *const *ending = endings; *ending; ending++)
      if (gov_text_ends(word, *ending)) return 1;
    size_t end = at;
    while (end < text.n && (gov_is_word(text.z[end]) || gov_is_any(text.z[end], "/.-_"))) end++;
    while (end < text.n && gov_is_any(text.z[end], " `")) end++;
    for (const char *const *next = behind; *next; next++)
      if (gov_text_starts((gov_text){text.z + end, text.n - end}, *next)) return 1;
    at = end > at ? end - 1 : at;
  }
  return 0;
}

/* "`mysqldump shop > /backup/shop.sql`": the folder says what the dump is for. */
int copy_goes_to_backups(const meaning *m) {
  static const char *const folders[] = {"/backup",     "/bak/",      "/respaldo",
                                        "/sauvegarde", "/sicherung", NULL};
  for (const char *const *folder = folders; *folder; folder++) {
    const char *at = gov_text_find(m->text, *folder);
    if (!at || at == m->text.z) continue;
    const char *before = at - 1;
    while (before > m->text.z && *before == ' ') before--;
    if (gov_is_any(*before, ">:=/") || copy_goes_to_path(m, NULL)) return 1;
  }
  return 0;
}

/* "Copy the config to config_bak" */
static int is_of_other_object(const meaning *m, const clause *at, uint32_t verb) {
  uint32_t end = gov_hit_at(&m->folded, verb)->end;
  int data = 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    data |= hit->cue == GOV_CUE_DATA && hit->first >= end;
  }
  return clause_has(at, GOV_CUE_OTHER_OBJECT) && !data;
}

/* "Copy orders to orders_bak", "is renamed to orders_old_bak and kept": the hit of the verb; -1. */
int copy_into_named(const meaning *m, const clause *at) {
  static const char *const into[] = {"to", "into", "as", "in", NULL};
  int verb = -1;
  for (uint32_t i = at->hit; i < at->hit_end && verb < 0; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    int copies = hit->cue == GOV_CUE_BACKUP_NAMED && !hit->value;
    int renames = hit->cue == GOV_CUE_BACKUP_NAMED && hit->value && copy_is_kept(m);
    if (copies || renames) verb = (int)i;
  }
  if (verb < 0 || is_of_other_object(m, at, (uint32_t)verb)) return -1;
  for (uint32_t i = gov_hit_at(&m->folded, (size_t)verb)->end; i < at->end; i++)
    if (gov_is_backup_name(meaning_word(m, i)) && meaning_has_word(m, i - 1, i, into) &&
        (gov_is_copy_name(meaning_word(m, i)) || copy_is_kept(m) ||
         copy_precedes_loss(m, (uint32_t)verb)))
      return verb;
  return -1;
}

/* "A copy of the table is made before we delete the rows": what would be lost is kept. */
int copy_precedes_loss(const meaning *m, uint32_t hit) {
  const gov_hit *before = NULL;
  for (size_t i = hit; i < m->folded.hits.count; i++) {
    const gov_hit *next = gov_hit_at(&m->folded, i);
    if (next->cue == GOV_CUE_BEFORE) before = next;
    int loses = next->cue == GOV_CUE_DELETE || next->cue == GOV_CUE_CONTROL_DELETION ||
                next->cue == GOV_CUE_STYLE_IN_PLACE;
    if (before && loses && next->first >= before->end) return 1;
  }
  return 0;
}

/* "The evening before we clone the whole database into the bucket": put away, and not moved. */
int copy_is_put_away(const meaning *m, const clause *at) {
  return sentence_has(m, GOV_CUE_BEFORE) && clause_has(at, GOV_CUE_DATA) &&
         clause_has(at, GOV_CUE_BACKUP_LOCATION) && !sentence_has(m, GOV_CUE_OTHER_SYSTEM) &&
         clause_find_value(m, at, GOV_CUE_VERIFICATION_TERM, "new") < 0 &&
         !sentence_has(m, GOV_CUE_MOVE) && !sentence_has(m, GOV_CUE_RESTORE);
}

/* `pg_dump -s`, `mysqldump --no-data`: the tables without their rows. */
int copy_is_of_schema(const meaning *m) {
  static const char *const options[] = {" -s", "--schema-only", "--no-data"};
  static const char *const words[] = {"of the schema", "schema dump", "dump the schema"};
  gov_text folded = {m->folded.text, m->folded.n};
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    const char *at = gov_text_find(m->text, options[i]), *end = m->text.z + m->text.n;
    if (at && (at + strlen(options[i]) == end || !gov_is_word(at[strlen(options[i])]))) return 1;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_find(folded, words[i])) return 1;
  return 0;
}

/* "… AS SELECT * FROM orders WHERE …", "… AS SELECT id FROM orders", "mysqldump --where=…": of some rows, or some columns.
** What a query copies the reader of SQL tells. */
int copy_leaves_some_out(gov_text code) {
  if (gov_text_find(code, "--where")) return 1;
  if (!gov_text_find(code, "select")) return 0;
  gov_arena arena = {0};
  gov_sql_options options = {.dialect = GOV_SQL_ANY};
  gov_sql_script *script = NULL;
  int whole = 0, rc = gov_sql_read(&arena, code, &options, &script);
  for (int32_t i = 0; rc == SQLITE_OK && i < script->statement_count; i++)
    whole |= gov_sql_copies_table(script->statements[i]);
  gov_arena_free(&arena);
  return !whole;
}

/* `CREATE TABLE orders_bak AS SELECT …`, in a sentence: 1, 2 where it leaves some out. */
int copy_is_made_by_code(const meaning *m, const gov_sentence *sentence) {
  static const char create[] = "create table ";
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > sentence->text.n) continue;
    char folded[96];
    gov_text code = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    code = (gov_text){folded, gov_fold_letters(code, folded, sizeof folded)};
    if (!gov_text_starts(code, create) || !gov_text_find(code, " select")) continue;
    gov_text name = {code.z + sizeof create - 1, 0};
    while (name.z + name.n < code.z + code.n && !gov_is_space(name.z[name.n])) name.n++;
    gov_text whole = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    if (gov_is_backup_name(name)) return copy_leaves_some_out(whole) ? 2 : 1;
  }
  return 0;
}

/* ---- steps: "2. Back up. 3. Restore it on the new cluster." ---- */

static int says(const meaning *m, gov_text text, gov_copy_facet facet) {
  return m->reading->phrases && gov_copies_say(&m->reading->phrases->copies, text, facet);
}

/* Does anything behind it speak of reading a copy in? */
int copy_is_read_in(const meaning *m, int32_t index) {
  enum { SENTENCES = 80 };
  for (int32_t i = index + 1; (size_t)i < m->document->sentences.count && i <= index + SENTENCES;
       i++) {
    if (says(m, gov_sentence_at(m->document, i)->text, GOV_COPY_READ_IN)) return 1;
  }
  return 0;
}

/* Does a later step bring what was copied to the new side? Then the copy is how the data travels. */
int copy_travels(const meaning *m, int32_t index) {
  enum { SENTENCES = 80, STEPS = 3 };
  const gov_sentence *own = gov_sentence_at(m->document, index);
  if (own->number <= 0) return 0;
  int restoring = 0;
  for (int32_t i = index + 1; (size_t)i < m->document->sentences.count && i <= index + SENTENCES;
       i++) {
    const gov_sentence *next = gov_sentence_at(m->document, i);
    if (next->section != own->section || next->phase == GOV_PHASE_UNDO) break;
    if (next->code != GOV_CODE_NONE || next->number > own->number + STEPS) continue;
    int later = next->number > own->number;
    if (later) restoring = says(m, next->text, GOV_COPY_READ_IN);
    if (restoring && says(m, next->text, GOV_COPY_NEW_SIDE) &&
        says(m, next->text, GOV_COPY_READ_IN))
      return 1;
  }
  return 0;
}
