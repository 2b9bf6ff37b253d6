/* units_code.c: datasets in code blocks and code spans: SQL that changes them, commands that name
 * them. */
#include "read/units/units_build.h"

typedef struct code_words {
  gov_text rest;
} code_words;

static int is_name_byte(char c) {
  return gov_is_word(c) || c == '.' || c == '"' || c == '`' || c == '-' || c == '$' || c == '[' ||
         c == ']';
}

/* The next word: a name with its quotes, an option, or one byte of punctuation. */
static gov_text next_word(code_words *words) {
  gov_text *rest = &words->rest;
  while (rest->n && gov_is_space(rest->z[0])) rest->z++, rest->n--;
  size_t n = 0;
  while (n < rest->n && is_name_byte(rest->z[n])) n++;
  if (!n && rest->n) n = 1;
  gov_text word = {rest->z, n};
  rest->z += n;
  rest->n -= n;
  return word;
}

static gov_text peek(const code_words *words) {
  code_words copy = *words;
  return next_word(&copy);
}

static int skip_if(code_words *words, const char *word) {
  if (!gov_text_is(peek(words), word)) return 0;
  next_word(words);
  return 1;
}

/* ---- SQL ---- */

static void skip_clauses(code_words *words) {
  while (skip_if(words, "if") || skip_if(words, "not") || skip_if(words, "exists") ||
         skip_if(words, "only"))
    continue;
}

static void claim_object(unit_finder *finder, code_words *words, int32_t index, unit_side side) {
  skip_clauses(words);
  gov_text word = next_word(words);
  while (word.n && gov_is_any(word.z[0], "\"'`-$") && word.z[0] != '"' && word.z[0] != '`')
    word.z++, word.n--;
  gov_text name = gov_unquoted(word);
  if (gov_name_shape_of(name) == GOV_NAME_NO || gov_is_copy_name(name)) return;
  gov_claim(finder, name, GOV_TABLE, side == SIDE_NONE ? BASIS_WEAK : BASIS_CODE, side, index, 0);
}

/* One statement after the other on the line; words of literals may look like statements, so a name
** must follow the verb in just the way SQL wants it. */
static void statements_of(unit_finder *finder, gov_text line, int32_t index, unit_side side) {
  code_words words = {line};
  while (words.rest.n) {
    gov_text word = next_word(&words);
    if (gov_text_is(word, "alter") || gov_text_is(word, "drop")) {
      skip_if(&words, "foreign");
      if (skip_if(&words, "table")) claim_object(finder, &words, index, side);
    } else if (gov_text_is(word, "create")) {
      int scratch = skip_if(&words, "temp") || skip_if(&words, "temporary");
      if (skip_if(&words, "table") && !scratch) claim_object(finder, &words, index, side);
    } else if (gov_text_is(word, "truncate")) {
      skip_if(&words, "table");
      claim_object(finder, &words, index, side);
      while (skip_if(&words, ",")) claim_object(finder, &words, index, side);
    } else if (gov_text_is(word, "insert") || gov_text_is(word, "merge")) {
      if (skip_if(&words, "into")) claim_object(finder, &words, index, side);
    } else if (gov_text_is(word, "delete")) {
      if (skip_if(&words, "from")) claim_object(finder, &words, index, side);
    } else if (gov_text_is(word, "update")) {
      code_words at = words;
      skip_if(&at, "only");
      next_word(&at);
      if (skip_if(&at, "set")) claim_object(finder, &words, index, side);
    } else if (gov_text_is(word, "from") || gov_text_is(word, "join")) {
      claim_object(finder, &words, index, SIDE_NONE);
    }
  }
}

/* ---- commands ---- */

static const struct {
  const char *option;
  const char *tool; /* needed on the line for short options; NULL: none */
  const char *kind;
} options[] = {
    {"--table", NULL, GOV_TABLE},           {"-t", "pg_dump", GOV_TABLE},
    {"-t", "pg_restore", GOV_TABLE},        {"--tables", NULL, GOV_TABLE},
    {"--collection", NULL, GOV_COLLECTION}, {"-c", "mongo", GOV_COLLECTION},
    {"--topic", NULL, GOV_TOPIC},           {"--table-name", NULL, GOV_TABLE},
    {"--tables-list", NULL, GOV_TABLE},     {"--include-table", NULL, GOV_TABLE},
    {"--source-table", NULL, GOV_TABLE},    {"--target-table", NULL, GOV_TABLE},
};

static void claim_list(unit_finder *finder, gov_text text, const char *kind, int32_t index,
                       unit_side side) {
  size_t n = 0;
  while (n < text.n && !gov_is_space(text.z[n])) n++;
  text.n = n;
  while (text.n) {
    const char *comma = memchr(text.z, ',', text.n);
    gov_text name = gov_unquoted((gov_text){text.z, comma ? (size_t)(comma - text.z) : text.n});
    if (gov_name_shape_of(name) != GOV_NAME_NO)
      gov_claim(finder, name, kind, side == SIDE_NONE ? BASIS_WEAK : BASIS_CODE, side, index, 0);
    size_t step = comma ? (size_t)(comma - text.z) + 1 : text.n;
    text.z += step;
    text.n -= step;
  }
}

static void options_of(unit_finder *finder, gov_text line, int32_t index, unit_side side) {
  if (!memmem(line.z, line.n, " -", 2)) return;
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    if (options[i].tool && !gov_text_find(line, options[i].tool)) continue;
    gov_text rest = line;
    size_t n = strlen(options[i].option);
    for (const char *at; (at = gov_text_find(rest, options[i].option)) != NULL;) {
      size_t offset = (size_t)(at - rest.z);
      int starts = at == line.z || gov_is_space(at[-1]);
      if (memcmp(at, options[i].option, n) != 0) starts = 0; /* -T leaves a table out */
      rest = (gov_text){at + n, rest.n - offset - n};
      if (!starts || !rest.n || (rest.z[0] != '=' && rest.z[0] != ' ')) continue;
      claim_list(finder, gov_trim((gov_text){rest.z + 1, rest.n - 1}), options[i].kind, index,
                 side);
    }
  }
}

static gov_text next_argument(gov_text *rest) {
  *rest = gov_trim(*rest);
  size_t n = 0;
  while (n < rest->n && !gov_is_space(rest->z[n]) && rest->z[n] != '=') n++;
  gov_text word = {rest->z, n};
  if (n < rest->n) n++;
  rest->z += n;
  rest->n -= n;
  return word;
}

int gov_names_dumped(gov_text line, gov_text *names) {
  static const char *const of_dump[] = {"-t", "--table", NULL};
  static const char *const of_mongo[] = {"-c", "--collection", NULL};
  if (line.n < 8 || !memmem(line.z, line.n, "dump ", 5)) return 0;
  int count = 0, mongo = gov_text_find(line, "mongodump") != NULL;
  if (!mongo && !gov_text_find(line, "pg_dump ")) return 0;
  const char *const *wanted = mongo ? of_mongo : of_dump;
  while (line.n) {
    gov_text word = next_argument(&line);
    int told = 0;
    for (size_t i = 0; wanted[i]; i++)
      told |= word.n == strlen(wanted[i]) && !memcmp(word.z, wanted[i], word.n);
    if (!told) continue;
    gov_text name = gov_unquoted(next_argument(&line));
    if (count == DUMPED_MAX || gov_name_shape_of(name) == GOV_NAME_NO) return -1;
    names[count++] = name;
  }
  return count ? count : -1;
}

/* for t in users orders; do …: the words of the loop, when its variable is called after tables. */
static void loop_of(unit_finder *finder, gov_text line, int32_t index, unit_side side) {
  static const char *const variables[] = {"t",    "tbl",        "table", "tab",
                                          "coll", "collection", "topic"};
  code_words words = {line};
  if (!skip_if(&words, "for")) return;
  gov_text variable = next_word(&words);
  int named = 0;
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
    named |= gov_text_is(variable, variables[i]);
  if (!named || !skip_if(&words, "in")) return;
  for (gov_text word; (word = next_word(&words)).n && word.z[0] != ';';) {
    if (gov_name_shape_of(word) != GOV_NAME_NO && word.z[0] != '$')
      gov_claim(finder, word, GOV_TABLE, side == SIDE_NONE ? BASIS_WEAK : BASIS_CODE, side, index,
                0);
  }
}

/* ---- the walk ---- */

static unit_side side_of(const gov_sentence *sentence) {
  const gov_topic_set aside = GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) |
                              GOV_TOPIC_BIT(VERIFICATION) | GOV_TOPIC_BIT(MONITORING) |
                              GOV_TOPIC_BIT(BACKGROUND);
  if (!gov_speaks_of_migration(sentence) || sentence->phase == GOV_PHASE_UNDO) return SIDE_NONE;
  return sentence->topics & aside ? SIDE_NONE : SIDE_IN;
}

void gov_units_in_code(unit_finder *finder) {
  const gov_document *document = finder->document;
  for (size_t i = 0; i < document->sentences.count && !finder->failed; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (!gov_sentence_is_in(sentence, GOV_IN_CODE) || sentence->comment) continue;
    if (sentence->code != GOV_CODE_SQL && sentence->code != GOV_CODE_COMMANDS) continue;
    unit_side side = side_of(sentence);
    statements_of(finder, sentence->text, (int32_t)i, side);
    if (sentence->code != GOV_CODE_COMMANDS) continue;
    options_of(finder, sentence->text, (int32_t)i, side);
    loop_of(finder, sentence->text, (int32_t)i, side);
  }
}
