/* run_markdown.c: Markdown reports: what a section says of its run, and its tables of datasets.
**
** Only tables whose headers we know become runs, and none of an example, a template or a plan to come. What
** a field ("Environment: staging") or a heading ("Dry run") says holds for its section and those below,
** the nearest first. A sentence that says all went well is no evidence; a box or field that answers a
** question is a cue.
*/
#include "facts/environment.h"
#include "read/prose/meaning.h"
#include "read/readers.h"
#include "read/runs/run_table.h"

typedef struct report {
  gov_reading *reading;
  gov_document document;
  gov_run *said;    /* by section: run_id, env, started_at, kind; NULL without memory */
  int32_t section;  /* that is walked through */
  int32_t sentence; /* the tables met so far are in front of it */
  int32_t tables;   /* met so far */
} report;

/* ---- what a section says of its runs ---- */

enum { MOST_FIELDS_A_LINE = 64 };

static void keep_field(gov_reading *reading, gov_text name, gov_text value, gov_run *said) {
  if (!value.n || value.n > GOV_MAX_NAME_BYTES || gov_is_placeholder(value)) return;
  const char *text = gov_arena_copy(&reading->facts->arena, value.z, value.n);
  gov_run_field field = gov_run_field_of(name);
  if (field == GOV_FIELD_RUN_ID && !said->run_id) said->run_id = gov_run_keep(reading, text);
  if (field == GOV_FIELD_ENV && !said->env) said->env = gov_run_keep(reading, text);
  if (field == GOV_FIELD_STARTED_AT && !said->started_at)
    said->started_at = gov_run_keep(reading, text);
  if (field == GOV_FIELD_KIND && !said->kind) said->kind = gov_run_kind(text);
}

/* Where the name in front of the colon begins: behind the last blank. */
static size_t name_start(gov_text line, size_t colon) {
  while (colon && !gov_is_space(line.z[colon - 1])) colon--;
  return colon;
}

/* The next ':' that ends a name: at the line's end, or with a blank behind it. */
static size_t next_colon(gov_text line, size_t from) {
  while (from < line.n &&
         (line.z[from] != ':' || (from + 1 < line.n && !gov_is_space(line.z[from + 1]))))
    from++;
  return from;
}

/* "Run: 7 Status: passed": two lines to their writer, one paragraph to Markdown. The first name may have
** several words, a later one has one. */
static void read_line(gov_reading *reading, gov_text line, gov_run *said) {
  size_t start = 0, colon = next_colon(line, 0);
  for (int fields = 0; colon < line.n && fields < MOST_FIELDS_A_LINE; fields++) {
    size_t next = next_colon(line, colon + 1);
    size_t end = next < line.n ? name_start(line, next) : line.n;
    if (end < colon + 1) end = colon + 1;
    keep_field(reading, gov_trim((gov_text){line.z + start, colon - start}),
               gov_trim((gov_text){line.z + colon + 1, end - colon - 1}), said);
    start = end;
    colon = next;
  }
}

static void read_fields(gov_reading *reading, gov_text text, gov_run *said) {
  while (text.n) {
    const char *end = memchr(text.z, '\n', text.n);
    size_t n = end ? (size_t)(end - text.z) : text.n;
    read_line(reading, (gov_text){text.z, n}, said);
    n += end != NULL;
    text.z += n;
    text.n -= n;
  }
}

static void read_heading(const gov_section_info *section, gov_run *said) {
  said->kind = gov_run_kind_of_name(section->heading);
  said->env = gov_environment_of_heading(section->heading);
}

static int is_dry(const gov_run *said) {
  return said->kind && !strcmp(said->kind, GOV_DRY_RUN);
}

/* The nearest section that says something; a dry run further up stays one. */
static gov_run said_here(const report *r) {
  gov_run said = {0};
  for (int32_t at = r->section; at >= 0; at = gov_section_at(&r->document, at)->parent) {
    const gov_run *here = &r->said[at];
    if (!said.run_id) said.run_id = here->run_id;
    if (!said.env) said.env = here->env;
    if (!said.started_at) said.started_at = here->started_at;
    if (!said.kind || is_dry(here)) said.kind = here->kind ? here->kind : said.kind;
  }
  return said;
}

/* ---- tables ---- */

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

/* How the table stands there: what all its sentences share. A label in one cell is about that row. */
static uint32_t standing_of(report *r) {
  uint32_t standing = UINT32_MAX;
  for (r->tables++; (size_t)r->sentence < r->document.sentences.count; r->sentence++) {
    const gov_sentence *sentence = gov_sentence_at(&r->document, r->sentence);
    if (sentence->table > r->tables) break;
    if (sentence->table == r->tables) standing &= sentence->standing;
  }
  return standing == UINT32_MAX ? 0 : standing;
}

static void read_table(report *r, int32_t *at) {
  const uint32_t aside = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_EXCLUDED |
                         GOV_SECTION_REJECTED | GOV_SECTION_FUTURE | GOV_SECTION_DEPRECATED;
  const gov_markdown *document = &r->document.markdown;
  gov_text cells[MOST_CELLS];
  gov_run_columns columns;
  gov_run said = said_here(r);
  int tells = 0, silent = (standing_of(r) & aside) != 0;
  int32_t line = gov_markdown_at(document, *at)->line;
  gov_run_columns_start(&columns);
  for (++*at; (size_t)*at < document->blocks.count;) {
    const gov_markdown_block *row = gov_markdown_at(document, *at);
    if (row->kind != GOV_MARKDOWN_ROW) break;
    int count = row_cells(document, at, cells);
    if (row->number == 0) {
      for (int i = 0; i < count; i++) gov_run_columns_add(&columns, i, cells[i]);
      tells = gov_run_columns_report(&columns);
    } else if (tells && !silent) {
      gov_run_row(r->reading, &columns, cells, count, row->line, &said);
    }
  }
  if (tells && silent)
    gov_diagnose(
        r->reading->facts, GOV_INFO, "run.example", (gov_place){r->reading->source->path, line},
        "a table of an example, a template or something left aside: no run is read from it");
}

/* ---- the document ---- */

static void enter_section(report *r, int32_t block) {
  size_t next = (size_t)r->section + 1;
  if (next >= r->document.sections.count) return;
  const gov_section_info *section = gov_section_at(&r->document, (int32_t)next);
  if (section->block != block) return;
  r->section = (int32_t)next;
  read_heading(section, &r->said[next]);
}

static void walk(report *r) {
  const gov_markdown *document = &r->document.markdown;
  read_fields(r->reading, document->front_matter, &r->said[0]);
  for (int32_t at = 0; (size_t)at < document->blocks.count;) {
    const gov_markdown_block *block = gov_markdown_at(document, at);
    enter_section(r, at);
    if (block->kind == GOV_MARKDOWN_TABLE) {
      read_table(r, &at);
      continue;
    }
    if (block->kind == GOV_MARKDOWN_PARAGRAPH || block->kind == GOV_MARKDOWN_ITEM)
      read_fields(r->reading, block->text, &r->said[r->section]);
    at++;
  }
  if (document->truncated) r->reading->artifact->status = GOV_PARTIAL;
}

/* The runs, then what the report answers to the questions of checks. */
static int read_report(gov_reading *reading) {
  report r = {.reading = reading};
  int rc = gov_document_read(&r.document, reading->source, reading->phrases, reading->facts);
  size_t bytes = (r.document.sections.count + 1) * sizeof *r.said;
  if (rc == SQLITE_OK && !(r.said = gov_arena_alloc(&reading->facts->arena, bytes)))
    rc = SQLITE_NOMEM;
  if (rc == SQLITE_OK) walk(&r);
  if (rc == SQLITE_OK && reading->lexicon) rc = gov_meaning_read(&r.document, reading);
  gov_document_free(&r.document);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  return gov_text_ends(name, ".md") || gov_text_ends(name, ".markdown") ? 40 : 0;
}

const gov_reader gov_reader_run_markdown = {
    .format = "run-markdown", .kinds = GOV_RUN_KINDS, .recognise = recognise, .read = read_report};
