/* records_cells.c: one cell becomes typed rows of gov_record_fields.
**
** How a cell is read (the `as` of data/record_fields.tsv):
**   text           as it stands
**   count          a whole number: 1,200 · +3 · none is 0
**   value          a number, or text to be compared
**   status         passed, failed, partial, skipped or pending; a pass with a doubt is none
**   name           the columns it names, numbered; the table of each is the field NAME_table of that number
**   table          one name, dotted or not
**   step           a step's id without "-rollback"; number 1 when it had it
**   first:KIND     the fixed values it begins with, joined by '+'; number 1 when spelled plainly
**   behind:first:KIND  number 1 when more is told behind these values: "default: 0"
**   told           as it stands; a blank when it is unsure, open or a question
**   word:KIND      the one fixed value it names; none when it names several, or asks
**   sure:KIND      likewise; none when the text takes it back ("approved, subject to …")
**   reply:KIND     likewise, where more follows than "open" or "ask them"
**   before:KIND    the name right before such a word; behind:KIND, right behind it
**   reserved       how it takes itself back (gov_record_reserve); no row when it does not
**   one:KIND       likewise, denied or not: values that hold a denial themselves ("point of no return")
**   set:KIND       every fixed value it names, a row each
**   sign:KIND      likewise, denied or not: words that are a bad sign wherever they stand
**   command        the identifier of a command
**   figure         whether it holds a digit: an amount, however it is written
**   rows           how many rows it tells of ("1.2 M rows"); no number when it tells of none, or asks
**   cites          what it refers to: identifiers and row numbers, a row each
**   subject        its words, a row each
**   file           the paths it names, redacted, a row each
**   decision       the decisions it names ("decision 3"), a row each
** Text is redacted; no command is kept.
*/
#include "base/map.h"
#include "facts/redact/redact.h"
#include "read/documents/record_words.h"
#include "read/documents/records.h"
#include "read/prose/amounts.h"
#include "read/runs/run_table.h"

enum { TEXT_BYTES_MAX = 1024, TOKENS_MAX = 64, JOINED_BYTES = 96 };

typedef struct cell_reading {
  const gov_record_writer *writer;
  const char *field;
  gov_text cell;    /* trimmed */
  gov_text folded;  /* of the cell */
  const char *text; /* redacted; NULL for an empty cell */
} cell_reading;

static gov_record_field *add(const cell_reading *at, const char *field) {
  gov_record_field *row = GOV_ADD(at->writer->facts, record_fields);
  if (!row) return NULL;
  row->path = at->writer->path;
  row->section_id = at->writer->section_id;
  row->record_no = at->writer->record_no;
  row->record = at->writer->record;
  row->line = at->writer->line;
  row->field = field;
  row->text = at->text;
  row->number = GOV_NULL_REAL;
  return row;
}

static const char *keep(gov_facts *facts, gov_text text) {
  text = gov_trim(text);
  if (text.n > TEXT_BYTES_MAX) {
    text.n = TEXT_BYTES_MAX;
    while (text.n && ((unsigned char)text.z[text.n] & 0xC0) == 0x80) text.n--;
  }
  return text.n ? gov_redact(&facts->arena, text) : NULL;
}

/* A dash or a word that says there is nothing, and means it. */
static int is_nothing(gov_text folded) {
  return gov_record_is("nothing", folded);
}

/* ---- numbers ---- */

/* "1,200 rows", "+3", "−3", "0": the whole of the cell but for a noun or a bracket behind. "0 (TBD)" is no number yet. */
static double count_of(gov_text text) {
  int negative = 0, digits = 0;
  double value = 0;
  if (gov_text_is(text, "none") || gov_text_is(text, "zero") || gov_text_is(text, "no")) return 0;
  if (text.n > 3 && !memcmp(text.z, "−", 3)) {
    negative = 1;
    text = (gov_text){text.z + 3, text.n - 3};
  } else if (text.n && gov_is_any(text.z[0], "+-")) {
    negative = text.z[0] == '-';
    text = (gov_text){text.z + 1, text.n - 1};
  }
  size_t at = 0;
  for (; at < text.n; at++) {
    int separated =
        at + 1 < text.n && digits && gov_is_any(text.z[at], ", _'") && gov_is_digit(text.z[at + 1]);
    if (gov_is_digit(text.z[at])) {
      if (++digits > GOV_MAX_COUNT_DIGITS) return GOV_NULL_REAL;
      value = value * 10 + (text.z[at] - '0');
    } else if (!separated) {
      break;
    }
  }
  gov_text rest = gov_trim((gov_text){text.z + at, text.n - at});
  static const char *const nouns[] = {"rows", "records", "documents", "events", "row", "record"};
  int noun = !rest.n || rest.z[0] == '(';
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) noun |= gov_text_is(rest, nouns[i]);
  gov_text aside = rest.n > 1 && rest.z[0] == '(' ? (gov_text){rest.z + 1, rest.n - 1} : rest;
  if (aside.n && aside.z[aside.n - 1] == ')') aside.n--;
  if (!digits || !noun || gov_text_find(rest, "not ") || (aside.n && gov_is_placeholder(aside)))
    return GOV_NULL_REAL;
  return negative ? -value : value;
}

static int add_count(const cell_reading *at) {
  gov_record_field *row = add(at, at->field);
  if (row) row->number = count_of(at->folded);
  return row ? SQLITE_OK : SQLITE_NOMEM;
}

/* ---- words ---- */

static const char *copy(const cell_reading *at, gov_text text) {
  return text.n ? gov_arena_copy(&at->writer->facts->arena, text.z, text.n) : NULL;
}

/* "PASS (42 of 42)", "✅ pass": what stands before a bracket or a dash, unless the rest doubts it.
 */
static const char *status_of(const cell_reading *at) {
  gov_text cell = at->cell;
  gov_reading reading = {.facts = at->writer->facts};
  const char *whole = gov_run_cell_status(&reading, cell);
  for (size_t i = 0; i < cell.n && !whole; i++) {
    int dash = cell.n - i > 5 && !memcmp(cell.z + i, " \xE2\x80", 3);
    int mark = gov_is_any(cell.z[i], "(:;,") || (cell.n - i > 3 && !memcmp(cell.z + i, " - ", 3));
    if (!dash && !mark) continue;
    whole = gov_run_cell_status(&reading, gov_trim((gov_text){cell.z, i}));
    break;
  }
  if (whole && !strcmp(whole, GOV_PASSED) && gov_record_doubts(at->folded)) return NULL;
  return whole;
}

int gov_record_differs(gov_facts *facts, gov_text one, gov_text other) {
  gov_reading reading = {.facts = facts};
  const char *is = gov_run_cell_status(&reading, one);
  const char *is_too = gov_run_cell_status(&reading, other);
  return is && is_too && strcmp(is, is_too) != 0;
}

/* One value, or none when it names several, or is asked whether it is so. */
static int add_word(const cell_reading *at, const gov_record_words *found) {
  gov_record_field *row = add(at, at->field);
  if (row && found->count == 1 && !gov_record_asks(at->folded)) row->word = found->word[0];
  return row ? SQLITE_OK : SQLITE_NOMEM;
}

/* "Answer: open." and "Answer: ask marketing" answer nothing. */
static int is_no_reply(gov_text reply) {
  gov_record_words signs;
  gov_record_signs_in(&signs, "open_reply", reply);
  return gov_is_placeholder(reply) || gov_record_asks(reply) || signs.count > 0;
}

static int add_reply(const cell_reading *at, const char *kind) {
  gov_record_words found;
  gov_record_words_in(&found, kind, at->folded);
  gov_text before, reply = gov_record_around(kind, at->folded, &before);
  int labelled = at->folded.n && memchr(at->folded.z, ':', at->folded.n) != NULL;
  if ((reply.n || labelled) && is_no_reply(reply)) found.count = 0;
  gov_record_field *row = add(at, at->field);
  if (row && found.count == 1) row->word = found.word[0];
  return row ? SQLITE_OK : SQLITE_NOMEM;
}

static int add_reserved(const cell_reading *at) {
  const char *how = gov_record_reserve(at->folded);
  gov_record_field *row = how ? add(at, at->field) : NULL;
  if (row) row->word = how;
  return row || !how ? SQLITE_OK : SQLITE_NOMEM;
}

static int add_set(const cell_reading *at, const gov_record_words *found) {
  for (int i = 0; i < found->count; i++) {
    gov_record_field *row = add(at, at->field);
    if (!row) return SQLITE_NOMEM;
    row->word = found->word[i];
  }
  return SQLITE_OK;
}

static int add_first(const cell_reading *at, const char *kind) {
  char joined[JOINED_BYTES];
  int plain;
  size_t end;
  gov_text words = {joined,
                    gov_record_words_first(kind, at->folded, joined, sizeof joined, &plain, &end)};
  if (gov_record_asks(at->folded)) words.n = 0;
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  row->word = copy(at, words);
  if (words.n) row->number = plain;
  return SQLITE_OK;
}

/* "default: 0" tells more than "default —", "default: n/a" and "default: TBD". */
static int tells_more(gov_text rest) {
  while (rest.n && !gov_is_alpha(rest.z[0]) && !gov_is_digit(rest.z[0]) &&
         ((unsigned char)rest.z[0] < 0x80 || (unsigned char)rest.z[0] == 0xE2)) {
    size_t sign =
        (unsigned char)rest.z[0] == 0xE2 && rest.n >= 3 ? 3 : 1; /* dashes, ellipses, ticks */
    rest = (gov_text){rest.z + sign, rest.n - sign};
  }
  return rest.n && !is_nothing(rest) && !gov_is_placeholder(rest);
}

static int add_behind_first(const cell_reading *at, const char *kind) {
  char joined[JOINED_BYTES];
  int plain;
  size_t end;
  gov_record_words_first(kind, at->folded, joined, sizeof joined, &plain, &end);
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  row->number = 0;
  gov_text rest = {at->folded.z + end, at->folded.n - end};
  if (end && tells_more(rest) && !gov_record_reserve(at->folded)) row->number = 1;
  return SQLITE_OK;
}

static int add_value(const cell_reading *at) {
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  row->number = count_of(at->folded);
  row->word = at->text ? gov_redact(&at->writer->facts->arena, at->folded) : NULL;
  return SQLITE_OK;
}

/* ---- names ---- */

static int is_name_letter(char c) {
  return gov_is_word(c) || c == '.' || c == '$';
}

/* One identifier, dotted or not, quoted or not, folded; empty when the text is none. */
static gov_text name_of(gov_text text, char *out, size_t capacity) {
  size_t n = 0;
  if (gov_text_find(text, "：")) return (gov_text){0}; /* a name and what it is */
  for (size_t i = 0; i < text.n; i++) {
    if (gov_is_any(text.z[i], "\"[]'")) continue;
    if (!is_name_letter(text.z[i]) || n == capacity) return (gov_text){0};
    out[n++] = gov_lower(text.z[i]);
  }
  return (gov_text){out, n};
}

/* The column at this place of the cell; its table is the one that stands before it, else the one before
** the columns to its left. The two rows have the same number: a row may name columns of several tables. */
static int add_name(const cell_reading *at, gov_text part, int place, const char **of) {
  char buffer[GOV_MAX_NAME_BYTES];
  while (part.n && gov_is_any(part.z[0], "> "))
    part = (gov_text){part.z + 1, part.n - 1}; /* "→ name" */
  gov_text name = name_of(gov_trim(part), buffer, sizeof buffer);
  size_t dot = name.n;
  while (dot && name.z[dot - 1] != '.') dot--;
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  if (is_nothing(gov_trim(part)) || gov_is_placeholder(part)) return SQLITE_OK;
  row->word = copy(at, (gov_text){name.z + dot, name.n - dot});
  row->number = place;
  if (dot > 1 && !(*of = copy(at, (gov_text){name.z, dot - 1}))) return SQLITE_NOMEM;
  if (!*of) return SQLITE_OK;
  const char *table = gov_arena_printf(&at->writer->facts->arena, "%s_table", at->field);
  gov_record_field *owner = table ? add(at, table) : NULL;
  if (!owner) return SQLITE_NOMEM;
  owner->word = *of;
  owner->number = place;
  return SQLITE_OK;
}

/* The last word of a text, or its first. */
static gov_text end_word(gov_text text, int last) {
  size_t from = 0, to = text.n;
  for (size_t at = 0; at < text.n; at++) {
    if (text.z[at] != ' ') continue;
    if (last) from = at + 1;
    if (!last && to == text.n) to = at;
  }
  while (to > from && gov_is_any(text.z[to - 1], ".,;:")) to--;
  return (gov_text){text.z + from, to - from};
}

static int add_neighbour(const cell_reading *at, const char *kind, int last) {
  char buffer[GOV_MAX_NAME_BYTES], redacted[GOV_RECORD_TEXT_BYTES];
  gov_text text = gov_record_fold(gov_text_of(at->text ? at->text : ""), redacted);
  gov_text before, behind = gov_record_around(kind, text, &before);
  gov_record_field *row = add(at, at->field);
  if (row)
    row->word = copy(at, name_of(end_word(last ? before : behind, last), buffer, sizeof buffer));
  return row ? SQLITE_OK : SQLITE_NOMEM;
}

/* "first_name, last_name" is two columns; "first_name + ' ' + last_name" likewise. */
static int add_names(const cell_reading *at) {
  const char *of = NULL;
  size_t from = 0;
  int place = 0;
  for (size_t i = 0; i <= at->folded.n; i++) {
    if (i < at->folded.n && !gov_is_any(at->folded.z[i], ",+&;")) continue;
    int rc = add_name(at, (gov_text){at->folded.z + from, i - from}, ++place, &of);
    if (rc != SQLITE_OK) return rc;
    from = i + 1;
  }
  return SQLITE_OK;
}

static int add_table(const cell_reading *at) {
  char buffer[GOV_MAX_NAME_BYTES];
  gov_record_field *row = add(at, at->field);
  if (row) row->word = copy(at, name_of(at->folded, buffer, sizeof buffer));
  return row ? SQLITE_OK : SQLITE_NOMEM;
}

static int add_step(const cell_reading *at) {
  gov_text id = at->folded;
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  if (gov_text_starts(id, "step ")) id = gov_trim((gov_text){id.z + 5, id.n - 5});
  size_t n = 0;
  while (n < id.n && (gov_is_word(id.z[n]) || id.z[n] == '-' ||
                      (id.z[n] == '.' && n + 1 < id.n && gov_is_word(id.z[n + 1]))))
    n++;
  id.n = n;
  int undo = gov_text_ends(id, "-rollback") && id.n > 9;
  if (undo) id.n -= 9;
  row->word = copy(at, id);
  if (id.n) row->number = undo;
  return SQLITE_OK;
}

/* ---- tokens ---- */

/* users.email, net_total, M-12, row 3. */
static int is_reference(gov_text token) {
  int letters = 0, digits = 0, joints = 0;
  for (size_t i = 0; i < token.n; i++) {
    letters += gov_is_alpha(token.z[i]);
    digits += gov_is_digit(token.z[i]);
    joints += gov_is_any(token.z[i], "._-") && i && i + 1 < token.n;
  }
  return letters && ((joints && token.n > 3) || digits);
}

/* What a token is, read as cites, subject, file or decision; NULL: nothing of the kind. */
typedef struct token_reading {
  char as;         /* the first letter */
  gov_text before; /* the token before, when only blanks stand between; else empty */
} token_reading;

static int is_token_letter(char c, char as) {
  return is_name_letter(c) || c == '-' || (as == 'f' && c == '/');
}

static const char *token_word(const cell_reading *at, const token_reading *reading,
                              gov_text token) {
  gov_arena *arena = &at->writer->facts->arena;
  int number = gov_is_digit(token.z[0]) && token.n < 6;
  int decided = gov_text_is(reading->before, "decision");
  if (reading->as == 'd')
    return number && decided ? gov_arena_printf(arena, "decision %.*s", (int)token.n, token.z)
                             : NULL;
  if (reading->as == 'f') {
    const char *dot = memchr(token.z + 1, '.', token.n - 1);
    return memchr(token.z, '/', token.n) || (dot && !gov_is_digit(token.z[0])) ? copy(at, token)
                                                                               : NULL;
  }
  if (number && (gov_text_is(reading->before, "row") || gov_text_is(reading->before, "rows")))
    return gov_arena_printf(arena, "row %.*s", (int)token.n, token.z);
  return is_reference(token) || (reading->as == 's' && token.n > 2) ? copy(at, token) : NULL;
}

/* A path may hold a login ("scott/…"): paths are taken from what a redaction leaves. */
static int add_tokens(const cell_reading *at, char as) {
  char redacted[GOV_RECORD_TEXT_BYTES];
  token_reading reading = {.as = as};
  gov_text text = at->folded;
  int count = 0;
  if (as == 'f') text = gov_record_fold(gov_text_of(at->text ? at->text : ""), redacted);
  for (size_t i = 0; i < text.n && count < TOKENS_MAX;) {
    size_t end = i;
    while (end < text.n && is_token_letter(text.z[end], as)) end++;
    gov_text token = {text.z + i, end - i};
    while (token.n && gov_is_any(token.z[token.n - 1], ".-")) token.n--;
    if (end == i && !gov_is_any(text.z[i], " #")) reading.before.n = 0;
    i = end > i ? end : i + 1;
    if (!token.n) continue;
    const char *word = token_word(at, &reading, token);
    reading.before = token;
    if (!word) continue;
    gov_record_field *row = add(at, at->field);
    if (!row) return SQLITE_NOMEM;
    row->word = word;
    row->text = NULL; /* each token stands for itself */
    count++;
  }
  return SQLITE_OK;
}

/* "PGPASSWORD=x psql": what is set for the command stands before it. */
static size_t leading_settings(gov_text command) {
  size_t at = 0;
  for (;;) {
    size_t end = at;
    while (end < command.n && command.z[end] != ' ') end++;
    if (end == command.n || !memchr(command.z + at, '=', end - at)) return at;
    at = end + 1;
  }
}

const char *gov_command_name(gov_facts *facts, gov_text command) {
  char folded[GOV_RECORD_TEXT_BYTES];
  command = gov_trim(command);
  while (command.n > 1 && gov_is_any(command.z[0], "$>`"))
    command = gov_trim((gov_text){command.z + 1, command.n - 1});
  gov_text known = gov_record_fold(command, folded);
  size_t n = leading_settings(known);
  known = (gov_text){known.z + n, known.n - n};
  n = 0;
  while (n < known.n &&
         (gov_is_alpha(known.z[n]) || gov_is_digit(known.z[n]) || gov_is_any(known.z[n], "._/-")))
    n++;
  if (!n || n > 64) return NULL;
  gov_text program = {known.z, n};
  const char *redacted = gov_redact(&facts->arena, known);
  if (!redacted) return NULL;
  /* what a redaction took out takes no part in the number: a secret cannot be guessed from it */
  unsigned number = gov_fingerprint(gov_text_of(redacted));
  const char *name = gov_redact(&facts->arena, program);
  return name ? gov_arena_printf(&facts->arena, "%s#%08x", name, number) : NULL;
}

static int add_command(const cell_reading *at) {
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  row->text = NULL;
  row->word = gov_command_name(at->writer->facts, at->cell);
  return SQLITE_OK;
}

static int add_figure(const cell_reading *at) {
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  row->number = 0;
  for (size_t i = 0; i < at->folded.n && !gov_record_asks(at->folded); i++) {
    if (gov_is_digit(at->folded.z[i])) row->number = 1;
  }
  return SQLITE_OK;
}

static int add_rows(const cell_reading *at) {
  gov_record_field *row = add(at, at->field);
  if (!row) return SQLITE_NOMEM;
  gov_arena arena = {0};
  gov_phrases words;
  gov_amount amount;
  int rc = gov_amounts_open(&words, &arena); /* a cell of an inventory now and then */
  if (rc == SQLITE_OK && !gov_record_asks(at->folded) &&
      gov_amount_next(&words, at->cell, 0, &amount) && !amount.bytes)
    row->number = amount.number;
  gov_arena_free(&arena);
  return rc;
}

static int add_plain(const cell_reading *at) {
  return add(at, at->field) ? SQLITE_OK : SQLITE_NOMEM;
}

static int write_as(const cell_reading *at, const char *as) {
  if (!strcmp(as, "count")) return add_count(at);
  if (!strcmp(as, "value")) return add_value(at);
  if (!strcmp(as, "name")) return add_names(at);
  if (!strcmp(as, "table")) return add_table(at);
  if (!strcmp(as, "step")) return add_step(at);
  if (!strcmp(as, "command")) return add_command(at);
  if (!strcmp(as, "figure")) return add_figure(at);
  if (!strcmp(as, "rows")) return add_rows(at);
  if (!strcmp(as, "cites") || !strcmp(as, "subject") || !strcmp(as, "file") ||
      !strcmp(as, "decision"))
    return add_tokens(at, as[0]);
  if (!strcmp(as, "reserved")) return add_reserved(at);
  if (!strncmp(as, "first:", 6)) return add_first(at, as + 6);
  if (!strncmp(as, "behind:first:", 13)) return add_behind_first(at, as + 13);
  if (!strncmp(as, "before:", 7)) return add_neighbour(at, as + 7, 1);
  if (!strncmp(as, "behind:", 7)) return add_neighbour(at, as + 7, 0);
  if (!strncmp(as, "reply:", 6)) return add_reply(at, as + 6);
  gov_record_words found = {.count = -1};
  if (!strncmp(as, "word:", 5) || !strncmp(as, "sure:", 5))
    gov_record_words_in(&found, as + 5, at->folded);
  if (as[0] == 's' && as[1] == 'u' && gov_record_reserve(at->folded)) found.count = 0;
  if (!strncmp(as, "one:", 4)) gov_record_signs_in(&found, as + 4, at->folded);
  if (found.count >= 0) return add_word(at, &found);
  if (!strncmp(as, "set:", 4)) gov_record_words_in(&found, as + 4, at->folded);
  if (!strncmp(as, "sign:", 5)) gov_record_signs_in(&found, as + 5, at->folded);
  if (found.count >= 0) return add_set(at, &found);
  if (strcmp(as, "status") != 0) return add_plain(at);
  gov_record_field *row = add(at, at->field);
  if (row) row->word = status_of(at);
  return row ? SQLITE_OK : SQLITE_NOMEM;
}

/* "TBD", "default: to be agreed"; of what must be told, also "the crm team?". */
static int is_blank(const cell_reading *at, const char *as) {
  const char *label = gov_text_find(at->cell, ": ");
  if (gov_is_placeholder(at->cell)) return 1;
  if (label &&
      gov_is_placeholder((gov_text){label + 2, at->cell.n - (size_t)(label + 2 - at->cell.z)}))
    return 1;
  const char *how = strcmp(as, "told") != 0 ? NULL : gov_record_reserve(at->folded);
  return how && (!strcmp(how, "open") || !strcmp(how, "unsure"));
}

int gov_record_write(const gov_record_writer *writer, const char *field, const char *as,
                     gov_text cell) {
  char folded[GOV_RECORD_TEXT_BYTES];
  cell_reading at = {.writer = writer, .field = field, .cell = gov_trim(cell)};
  size_t before = GOV_COUNT(writer->facts, record_fields);
  at.folded = gov_record_fold(at.cell, folded);
  /* "none" counted is zero */
  int nothing = is_nothing(at.folded) && !(!strcmp(as, "count") && gov_text_is(at.folded, "none"));
  if (strcmp(as, "command") != 0) at.text = keep(writer->facts, at.cell);
  int several = !strcmp(as, "reserved") || !strncmp(as, "set:", 4) || !strncmp(as, "sign:", 5) ||
                !strcmp(as, "cites") || !strcmp(as, "subject") || !strcmp(as, "file") ||
                !strcmp(as, "decision"); /* a row each: none of nothing */
  if (several && (nothing || !at.cell.n)) return SQLITE_OK;
  int rc = nothing || !at.cell.n ? add_plain(&at) : write_as(&at, as);
  int blank = at.cell.n && !nothing && is_blank(&at, as);
  for (size_t i = before; i < GOV_COUNT(writer->facts, record_fields); i++) {
    gov_record_field *row = &GOV_ROWS(writer->facts, record_fields)[i];
    row->placeholder = blank;
    if (blank) row->word = NULL;
    if (nothing) row->word = "none";
  }
  return rc == SQLITE_OK && writer->facts->arena.failed ? SQLITE_NOMEM : rc;
}
