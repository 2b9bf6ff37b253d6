/* run_markdown.c: Markdown reports: what the head says of the run, and its tables of datasets.
**
** Only tables whose headers we know become runs. A sentence that says all went well is no
** evidence; a box or field that answers a question is a cue.
*/
#include "read/markdown.h"
#include "read/meaning.h"
#include "read/readers.h"
#include "read/run_table.h"

/* "Environment: staging" of a paragraph or bullet before the first table. */
static void read_field(gov_reading *reading, gov_text line, gov_run *head) {
  const char *colon = memchr(line.z, ':', line.n);
  if (!colon || colon == line.z) return;
  gov_text name = gov_trim((gov_text){line.z, (size_t)(colon - line.z)});
  gov_text value = gov_trim((gov_text){colon + 1, line.n - (size_t)(colon - line.z) - 1});
  if (!value.n || value.n > GOV_MAX_NAME_BYTES) return;
  gov_run_field field = gov_run_field_of(name);
  const char *text = gov_arena_copy(&reading->facts->arena, value.z, value.n);
  if (field == GOV_FIELD_RUN_ID && !head->run_id) head->run_id = gov_run_keep(reading, text);
  if (field == GOV_FIELD_ENV && !head->env) head->env = gov_run_keep(reading, text);
  if (field == GOV_FIELD_STARTED_AT && !head->started_at)
    head->started_at = gov_run_keep(reading, text);
  if (field == GOV_FIELD_KIND && !head->kind) head->kind = gov_run_kind(text);
}

static void read_fields(gov_reading *reading, gov_text text, gov_run *head) {
  while (text.n) {
    const char *end = memchr(text.z, '\n', text.n);
    size_t n = end ? (size_t)(end - text.z) : text.n;
    read_field(reading, (gov_text){text.z, n}, head);
    n += end != NULL;
    text.z += n;
    text.n -= n;
  }
}

enum { MOST_CELLS = 64 };

/* The cells of the row at `*at`, which moves behind them. */
static int row_cells(const gov_markdown *document, int32_t *at, gov_text *cells) {
  int count = 0;
  for (++*at; (size_t)*at < document->blocks.count; ++*at) {
    const gov_markdown_block *block = gov_markdown_at(document, *at);
    if (block->kind != GOV_MARKDOWN_CELL) break;
    if (count < MOST_CELLS) cells[count++] = block->text;
  }
  return count;
}

static void read_table(gov_reading *reading, const gov_markdown *document, int32_t *at,
                       const gov_run *head) {
  gov_text cells[MOST_CELLS];
  gov_run_columns columns;
  int report = 0;
  gov_run_columns_start(&columns);
  for (++*at; (size_t)*at < document->blocks.count;) {
    const gov_markdown_block *row = gov_markdown_at(document, *at);
    if (row->kind != GOV_MARKDOWN_ROW) break;
    int count = row_cells(document, at, cells);
    if (row->number == 0) {
      for (int i = 0; i < count; i++) gov_run_columns_add(&columns, i, cells[i]);
      report = gov_run_columns_report(&columns);
    } else if (report) {
      gov_run_row(reading, &columns, cells, count, row->line, head);
    }
  }
}

static int read_document(gov_reading *reading) {
  gov_markdown document;
  gov_run head = {0};
  if (gov_markdown_parse(&document, reading->source->bytes) != SQLITE_OK) return SQLITE_NOMEM;
  read_fields(reading, document.front_matter, &head);
  for (int32_t at = 0; (size_t)at < document.blocks.count;) {
    const gov_markdown_block *block = gov_markdown_at(&document, at);
    if (block->kind == GOV_MARKDOWN_TABLE) {
      read_table(reading, &document, &at, &head);
      continue;
    }
    int prose = block->kind == GOV_MARKDOWN_PARAGRAPH || block->kind == GOV_MARKDOWN_ITEM;
    if (block->kind == GOV_MARKDOWN_HEADING && block->level == 1 && !head.kind)
      head.kind = gov_run_kind_of_name(block->text);
    if (prose) read_fields(reading, block->text, &head);
    at++;
  }
  if (document.truncated) reading->artifact->status = GOV_PARTIAL;
  gov_markdown_free(&document);
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* The runs, then what the report answers to the questions of checks. */
static int read_report(gov_reading *reading) {
  int rc = read_document(reading);
  if (rc != SQLITE_OK || !reading->lexicon) return rc;
  gov_document document;
  rc = gov_document_read(&document, reading->source, reading->phrases, reading->facts);
  if (rc == SQLITE_OK) rc = gov_meaning_read(&document, reading);
  gov_document_free(&document);
  return rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  return gov_text_ends(name, ".md") || gov_text_ends(name, ".markdown") ? 40 : 0;
}

const gov_reader gov_reader_run_markdown = {
    .format = "run-markdown", .kinds = GOV_RUN_KINDS, .recognise = recognise, .read = read_report};
