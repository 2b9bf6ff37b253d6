/* script_quality.c: the walk over a script's lines, and what is judged at its end. */
#include "read/scripts/script_quality.h"

#include "facts/hazards/hazards.h"
#include "read/scripts/script_embedded.h"
#include "read/scripts/script_quality_parts.h"
#include "read/sql/sql_facts.h"

static int has_word(gov_text line, const char *word) {
  const char *end = line.z + line.n;
  size_t n = strlen(word);
  for (const char *z = line.z; (z = gov_text_find((gov_text){z, (size_t)(end - z)}, word));
       z += n) {
    if ((z == line.z || !gov_is_word(z[-1])) && (z + n == end || !gov_is_word(z[n]))) return 1;
  }
  return 0;
}

void gov_quality_report(gov_quality *quality, const char *hazard_id, int32_t line,
                        const char *message) {
  gov_reading *reading = quality->reading;
  gov_hazard *hazard = gov_hazard_add(reading->facts, hazard_id, reading->source->path, line, NULL);
  if (hazard) hazard->message = message;
}

static const char *const extensions[][2] = {
    {".sql", "0"}, {".sh", "1"},  {".bash", "1"}, {".zsh", "1"}, {".py", "2"}, {".js", "3"},
    {".ts", "3"},  {".mjs", "3"}, {".cjs", "3"},  {".tsx", "3"}, {".rb", "4"},
};

int gov_language_of_name(const char *name) {
  gov_text text = gov_text_of(name);
  for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
    if (gov_text_ends(text, extensions[i][0])) return extensions[i][1][0] - '0';
  }
  return -1;
}

int gov_language_of(const gov_source *source) {
  int language = gov_language_of_name(source->name);
  if (language >= 0) return language;
  const char *z = source->bytes.z;
  if (!z || source->bytes.n < 4 || z[0] != '#' || z[1] != '!') return -1;
  gov_text first = {z, strcspn(z, "\n")};
  if (gov_text_find(first, "python")) return GOV_LANGUAGE_PYTHON;
  if (gov_text_find(first, "node")) return GOV_LANGUAGE_JAVASCRIPT;
  if (gov_text_find(first, "ruby")) return GOV_LANGUAGE_RUBY;
  return gov_text_find(first, "sh") ? GOV_LANGUAGE_SHELL : -1;
}

/* Where a comment begins, quotes minded; the line's length when there is none. */
static size_t comment_at(gov_text line, gov_language language) {
  if (language == GOV_LANGUAGE_SQL && !memchr(line.z, '-', line.n)) return line.n;
  char quote = 0;
  for (size_t i = 0; i < line.n; i++) {
    char c = line.z[i], next = i + 1 < line.n ? line.z[i + 1] : 0;
    if (quote) {
      if (c == '\\' && language != GOV_LANGUAGE_SQL)
        i++;
      else if (c == quote)
        quote = 0;
    } else if (c == '\'' || c == '"' || (c == '`' && language == GOV_LANGUAGE_JAVASCRIPT)) {
      quote = c;
    } else if (language == GOV_LANGUAGE_SQL) {
      if (c == '-' && next == '-') return i;
    } else if (language == GOV_LANGUAGE_JAVASCRIPT) {
      if (c == '/' && next == '/' && (!i || line.z[i - 1] != ':')) return i;
    } else if (c == '#' && (!i || gov_is_space(line.z[i - 1]))) {
      return i;
    }
  }
  return line.n;
}

/* Block comments are followed only where they begin or end a line, as they do in scripts. */
static int in_block_comment(gov_quality *quality, gov_text line) {
  if (quality->language != GOV_LANGUAGE_SQL && quality->language != GOV_LANGUAGE_JAVASCRIPT)
    return 0;
  if (quality->in_block_comment) {
    quality->in_block_comment = !gov_text_find(line, "*/");
    return 1;
  }
  if (!gov_text_starts(line, "/*") || gov_text_starts(line, "/*!")) return 0;
  quality->in_block_comment = !gov_text_find(line, "*/");
  return 1;
}

/* psql -c "SELECT …": asks, and changes nothing. */
static int only_asks(const gov_quality *quality) {
  gov_text line = quality->line;
  const char *quote = memchr(line.z, '"', line.n);
  if (quality->signs & (GOV_SAYS(client_reads_file) | GOV_SAYS(client_writes))) return 0;
  for (; quote; quote = memchr(quote + 1, '"', (size_t)(line.z + line.n - quote - 1))) {
    gov_text rest = gov_trim((gov_text){quote + 1, (size_t)(line.z + line.n - quote - 1)});
    gov_text asks = gov_script_find(&quality->line_words, rest, GOV_SCRIPT_client_asks);
    if (asks.n && asks.z == rest.z) return 1;
  }
  return 0;
}

static int begins_loop(const gov_quality *quality) {
  gov_text line = gov_trim(quality->line);
  if (quality->language == GOV_LANGUAGE_SHELL && gov_text_find(line, "*.")) return 0; /* files */
  if (gov_text_starts(line, "for ") || gov_text_starts(line, "for(") ||
      gov_text_starts(line, "while ") || gov_text_starts(line, "while(") ||
      gov_text_starts(line, "async for "))
    return 1;
  return quality->language != GOV_LANGUAGE_PYTHON && (quality->signs & GOV_SAYS(loop));
}

static void look_at_writes(gov_quality *quality) {
  uint32_t signs = quality->signs;
  quality->met |= signs;
  int loop = begins_loop(quality);
  if (loop && !quality->first_loop) quality->first_loop = quality->number;
  if (loop) quality->loop_indent = quality->indent;
  int client =
      quality->language == GOV_LANGUAGE_SHELL && (signs & GOV_SAYS(client)) && !only_asks(quality);
  int update = has_word(quality->line, "update") && has_word(quality->line, "set");
  if (!client && !update && !(signs & GOV_SAYS(write))) return;
  if (!quality->first_write) quality->first_write = quality->number;
  if (quality->first_loop && quality->indent > quality->loop_indent) quality->loop_writes = 1;
  if (signs & GOV_SAYS(append)) quality->appends = quality->number;
  if (!quality->first_insert && (signs & GOV_SAYS(insert))) quality->first_insert = quality->number;
}

/* A handler whose whole body is nothing. */
static void look_at_handlers(gov_quality *quality) {
  gov_text line = gov_trim(quality->line);
  if (!line.n) return;
  if (quality->handler) {
    int empty = 0;
    if (quality->language == GOV_LANGUAGE_PYTHON)
      empty =
          gov_text_is(line, "pass") || gov_text_is(line, "continue") || gov_text_is(line, "...");
    else if (quality->language == GOV_LANGUAGE_RUBY)
      empty = gov_text_is(line, "end") || gov_text_is(line, "nil") || gov_text_is(line, "next");
    else
      empty = line.z[0] == '}';
    if (empty)
      gov_quality_report(quality, "SCR.SWALLOW", quality->handler,
                         "errors are caught and nothing is done about them");
    quality->handler = 0;
  }
  if (quality->language == GOV_LANGUAGE_PYTHON) {
    if (gov_text_starts(line, "except") && line.z[line.n - 1] == ':')
      quality->handler = quality->number;
    else if (gov_text_starts(line, "except") &&
             (gov_text_ends(line, ": pass") || gov_text_ends(line, ": continue")))
      gov_quality_report(quality, "SCR.SWALLOW", quality->number,
                         "errors are caught and nothing is done about them");
  } else if (quality->language == GOV_LANGUAGE_RUBY) {
    if (gov_text_starts(line, "rescue"))
      quality->handler = quality->number;
    else if (gov_text_find(line, " rescue nil"))
      gov_quality_report(quality, "SCR.SWALLOW", quality->number, "errors become nil");
  } else if (quality->language == GOV_LANGUAGE_JAVASCRIPT) {
    const char *caught = gov_text_find(line, "catch");
    gov_text rest =
        caught ? (gov_text){caught, (size_t)(line.z + line.n - caught)} : (gov_text){line.z, 0};
    size_t brace = rest.n ? strcspn(rest.z, "{\n") : 0;
    gov_text body = brace + 1 < rest.n
                        ? gov_trim((gov_text){rest.z + brace + 1, rest.n - brace - 1})
                        : (gov_text){line.z, 0};
    if ((body.n && body.z[0] == '}' && !gov_text_find(rest, "=>")) ||
        gov_script_find(&quality->line_words, rest, GOV_SCRIPT_does_nothing).n)
      gov_quality_report(quality, "SCR.SWALLOW", quality->number,
                         "errors are caught and nothing is done about them");
    else if (rest.n && gov_text_ends(rest, "{"))
      quality->handler = quality->number;
  }
}

/* set -e, set -euo pipefail, set -o errexit: pipefail alone goes on. */
static int stops_at_errors(gov_text line) {
  if (!gov_text_starts(line, "set -")) return 0;
  if (gov_text_find(line, "errexit")) return 1;
  for (size_t i = 4; i < line.n; i++) {
    if (line.z[i] == '-' && gov_is_space(line.z[i - 1])) {
      for (i++; i < line.n && gov_is_word(line.z[i]); i++) {
        if (line.z[i] == 'e') return 1;
      }
    }
  }
  return 0;
}

static void look_at_shell_errors(gov_quality *quality) {
  gov_text line = gov_trim(quality->line);
  if (stops_at_errors(line)) quality->strict_shell = 1;
  if (!(quality->signs & GOV_SAYS(client))) return;
  if (quality->signs & GOV_SAYS(goes_on))
    gov_quality_report(quality, "SCR.SWALLOW", quality->number,
                       "the client's failure is passed over");
  else if (!quality->first_client && !gov_text_find(line, "||") && !gov_text_find(line, "&&") &&
           !gov_text_starts(line, "if "))
    quality->first_client = quality->number;
}

static void look_at_sql_errors(gov_quality *quality) {
  gov_text line = gov_trim(quality->line);
  int32_t handler = quality->handler;
  quality->handler = 0;
  /* The body of a handler on lines of its own. */
  if ((quality->signs & GOV_SAYS(goes_on)) ||
      (handler && (gov_text_starts(line, "null;") || gov_text_starts(line, "end"))))
    gov_quality_report(quality, "SCR.SWALLOW", handler ? handler : quality->number,
                       "errors do not stop the script");
  else if ((quality->signs & GOV_SAYS(handler)) && !gov_text_find(line, ";"))
    quality->handler = quality->number;
  else if (handler && gov_text_is(line, "begin"))
    quality->handler = handler;
}

static void look_at_skips(gov_quality *quality) {
  if (quality->signs & GOV_SAYS(skips))
    gov_quality_report(quality, "SCR.SILENT_SKIP", quality->number,
                       "what does not fit is left out and nothing counts it");
  else if (quality->language == GOV_LANGUAGE_RUBY && gov_text_find(quality->line, ".insert_all("))
    gov_quality_report(quality, "SCR.SILENT_SKIP", quality->number,
                       "insert_all leaves duplicates out and nothing counts them");
}

static void close_transaction(gov_quality *quality) {
  if (quality->transaction && quality->transaction_loops)
    gov_quality_report(quality, "SCR.GIANT_TX", quality->transaction,
                       "one transaction spans a whole loop");
  quality->transaction = 0;
}

/* A loop inside a block that opened a transaction, and no commit in it. */
static void look_at_transactions(gov_quality *quality) {
  if (quality->indent <= quality->transaction_indent) close_transaction(quality);
  if (quality->transaction) {
    if (begins_loop(quality)) quality->transaction_loops = 1;
    if (quality->signs & GOV_SAYS(commits)) quality->transaction = 0;
  } else if (quality->signs & GOV_SAYS(opens)) {
    quality->transaction = quality->number;
    quality->transaction_indent = quality->indent;
    quality->transaction_loops = 0;
  }
}

static void look_at_line(gov_quality *quality, gov_text line) {
  gov_text bare = gov_trim(line);
  if (!bare.n || in_block_comment(quality, bare)) return;
  size_t end = comment_at(line, quality->language);
  quality->line = (gov_text){line.z, end};
  quality->indent = (int)(bare.z - line.z);
  if (!gov_trim(quality->line).n) return;
  quality->signs = gov_script_signs(&quality->line_words, quality->line);
  gov_quality_secrets(quality);
  if (quality->language == GOV_LANGUAGE_SQL) {
    look_at_sql_errors(quality);
    return; /* the rest of SQL is judged by statements */
  }
  look_at_writes(quality);
  look_at_skips(quality);
  look_at_transactions(quality);
  if (quality->language == GOV_LANGUAGE_SHELL)
    look_at_shell_errors(quality);
  else
    look_at_handlers(quality);
}

/* What a script that writes lacks as a whole. A tool's migration has its tool for that. */
static void look_at_whole(gov_quality *quality) {
  close_transaction(quality);
  if (quality->first_client && !quality->strict_shell)
    gov_quality_report(quality, "SCR.SWALLOW", quality->first_client,
                       "without `set -e` or `||` the script goes on when the client fails");
  if (quality->versioned || !quality->first_write) return;
  if (!(quality->met & GOV_SAYS(dry_run)))
    gov_quality_report(quality, "SCR.NO_DRY_RUN", quality->first_write,
                       "the script writes and has no dry run");
  if (quality->loop_writes && !(quality->met & GOV_SAYS(checkpoint)))
    gov_quality_report(quality, "SCR.NO_CHECKPOINT", quality->first_loop,
                       "the loop writes and remembers no place to go on from");
  if (quality->appends && !(quality->met & GOV_SAYS(upsert)))
    gov_quality_report(quality, "SCR.NOT_IDEMPOTENT", quality->appends,
                       "a second run appends the same rows again");
  else if (quality->first_insert && quality->loop_writes &&
           !(quality->met & (GOV_SAYS(upsert) | GOV_SAYS(checkpoint))))
    gov_quality_report(quality, "SCR.NOT_IDEMPOTENT", quality->first_insert,
                       "a second run inserts the same rows again");
}

void gov_script_quality(gov_reading *reading, gov_language language, int versioned) {
  gov_quality quality = {.reading = reading, .language = language, .versioned = versioned};
  gov_script_words_open(&quality.line_words,
                        language == GOV_LANGUAGE_SQL ? "sql_error_words" : "script_words");
  gov_script_words_open(&quality.value_words, "value_words");
  gov_text rest = reading->source->bytes;
  while (rest.n) {
    const char *end = memchr(rest.z, '\n', rest.n);
    size_t n = end ? (size_t)(end - rest.z) : rest.n;
    gov_text line = {rest.z, n};
    quality.number++;
    if (line.n > GOV_MAX_LINE_BYTES) line.n = GOV_MAX_LINE_BYTES;
    look_at_line(&quality, line);
    rest = (gov_text){rest.z + n + (end != NULL), rest.n - n - (end != NULL)};
  }
  look_at_whole(&quality);
}

/* Any script in these languages: no tool's reader knows it better. */
static int recognise(const gov_source *head) {
  int language = gov_language_of(head);
  return language > GOV_LANGUAGE_SQL ? 10 : 0;
}

/* The SQL that the program runs is judged as that of any script is. */
static int read_embedded(gov_reading *reading, gov_language language) {
  gov_facts *facts = reading->facts;
  gov_embedded embedded;
  int rc = gov_embedded_read(&facts->arena, reading->source->bytes, language, &embedded);
  if (rc != SQLITE_OK || !embedded.sql.n) return rc;
  gov_layout layout;
  gov_layout_read(&facts->arena, reading->source->path, &layout);
  gov_sql_dialect flag = gov_sql_flag_dialect(reading->settings);
  gov_sql_options options = {.dialect = flag ? flag : embedded.dialect,
                             .section = layout.section,
                             .structs = &facts->scratch};
  gov_sql_script *script;
  rc = gov_sql_read(&facts->arena, embedded.sql, &options, &script);
  layout.tool = script ? script->tool : NULL;
  return rc == SQLITE_OK ? gov_sql_script_facts(reading, script, &layout) : rc;
}

static int read_code(gov_reading *reading) {
  gov_language language = (gov_language)gov_language_of(reading->source);
  size_t scripts = GOV_COUNT(reading->facts, scripts);
  reading->artifact->status = GOV_READ;
  int rc = read_embedded(reading, language);
  /* With statements, the facts of the script bring its quality along. */
  if (rc == SQLITE_OK && GOV_COUNT(reading->facts, scripts) == scripts)
    gov_script_quality(reading, language, 0);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

const gov_reader gov_reader_code = {"code", GOV_KIND_SCRIPT, recognise, read_code, NULL};
