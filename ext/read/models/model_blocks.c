/* model_blocks.c: SQL, Prisma and TypeScript blocks of specs and of documents called data models.
**
** A block declares; nothing is changed by it. A plain interface is an entity only in a section
** about the data model: elsewhere it may be anything.
*/
#include "read/models/model_blocks.h"

#include "read/documents/markdown_facts.h"
#include "read/models/model_prisma.h"
#include "read/models/model_typescript.h"
#include "read/readers.h"
#include "read/sql/sql_facts.h"

enum { BLOCK_BYTES_MAX = 1 << 20 };

static const uint32_t aside = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_EXCLUDED |
                              GOV_SECTION_ALTERNATIVE | GOV_SECTION_REJECTED | GOV_SECTION_HISTORY |
                              GOV_SECTION_DEPRECATED | GOV_SECTION_TROUBLE;

static int is_language(gov_text language, const char *const *names) {
  for (; *names; names++) {
    if (gov_text_is(language, *names)) return 1;
  }
  return 0;
}

static int read_sql(gov_reading *reading, gov_text text, int32_t line) {
  gov_sql_options options = {.dialect = gov_sql_flag_dialect(reading->settings),
                             .first_line = line,
                             .structs = &reading->facts->scratch};
  gov_sql_script *script;
  char *copy = gov_arena_copy(&reading->facts->arena, text.z, text.n);
  if (!copy) return SQLITE_NOMEM;
  const char *status = reading->artifact->status;
  size_t diagnostics = GOV_COUNT(reading->facts, diagnostics);
  int rc = gov_sql_read(&reading->facts->arena, (gov_text){copy, text.n}, &options, &script);
  if (rc == SQLITE_OK) rc = gov_sql_model_facts(reading, script);
  /* A snippet need not be whole: what is wrong in it is nobody's diagnostic. */
  reading->artifact->status = status;
  reading->facts->tables[GOV_FACT_diagnostics].count = diagnostics;
  return rc;
}

static int read_block(gov_reading *reading, const gov_document *document,
                      const gov_sentence *first) {
  static const char *const sql[] = {"sql",     "ddl",  "postgres", "postgresql", "pgsql",
                                    "plpgsql", "psql", "mysql",    "mariadb",    "sqlite",
                                    "sqlite3", "tsql", "mssql",    NULL};
  static const char *const typescript[] = {"typescript", "ts", "tsx", NULL};
  const gov_markdown_block *block = gov_markdown_at(&document->markdown, first->block);
  int32_t line = gov_markdown_line(&document->markdown, block, 0);
  if (block->text.n > BLOCK_BYTES_MAX) return SQLITE_OK;
  if (is_language(block->language, sql)) return read_sql(reading, block->text, line);
  if (gov_text_is(block->language, "prisma")) return gov_prisma_read(reading, block->text, line);
  if (!is_language(block->language, typescript)) return SQLITE_OK;
  gov_topic_set topics = gov_section_at(document, first->section)->path_topics;
  return gov_typescript_read(reading, block->text, line, (topics & GOV_TOPIC_BIT(DATA_MODEL)) != 0);
}

int gov_model_blocks_read(gov_reading *reading, const gov_document *document) {
  size_t first = GOV_COUNT(reading->facts, fields);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < document->sentences.count && rc == SQLITE_OK; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (!gov_sentence_is_in(sentence, GOV_IN_CODE) || !sentence->first_of_block) continue;
    if (!(sentence->standing & aside) && !sentence->in_quote)
      rc = read_block(reading, document, sentence);
  }
  /* What is written to be read may leave columns out. */
  for (size_t i = first; i < GOV_COUNT(reading->facts, fields); i++)
    GOV_ROWS(reading->facts, fields)[i].complete = 0;
  return rc;
}

/* ---- documents that are data models ---- */

static int read_document(gov_reading *reading) {
  gov_document document;
  int rc = gov_document_read(&document, reading->source, reading->phrases, reading->facts);
  if (rc == SQLITE_OK && document.markdown.truncated) reading->artifact->status = GOV_PARTIAL;
  if (rc == SQLITE_OK) rc = gov_document_facts(&document, reading->facts);
  if (rc == SQLITE_OK) rc = gov_model_blocks_read(reading, &document);
  gov_document_free(&document);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  return gov_text_ends(name, ".md") || gov_text_ends(name, ".markdown") ? 60 : 0;
}

const gov_reader gov_reader_model_markdown = {.format = "model-markdown",
                                              .kinds = GOV_KIND_MODEL,
                                              .recognise = recognise,
                                              .read = read_document};
