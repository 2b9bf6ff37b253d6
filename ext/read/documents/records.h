/* records.h: the records of a migration stage: rows of mapping tables, reconciliations, cutover
** steps, test results, script entries …, each a set of typed fields.
**
** What a record is, is data. data/record_fields.tsv names the fields of each record, how a cell of
** each is read, and which of them a table must have; data/record_headers.tsv the spellings of their
** headings; data/record_words.tsv the words that fixed values are written with;
** data/record_sections.tsv the headings whose items, or whose whole text, are records. The same
** shapes are found in tables, in labelled lists ("**Owner:** …") and in JSON or YAML.
*/
#ifndef GOV_RECORDS_H
#define GOV_RECORDS_H
#include "read/prose/sentences.h"

enum { GOV_RECORD_COLUMNS_MAX = 32 };

/* Which record a row of headings is, and which field stands in each column. */
typedef struct gov_record_shape {
  const char *record;
  const char *name[GOV_RECORD_COLUMNS_MAX]; /* of the field; NULL: a column of no field */
  const char *as[GOV_RECORD_COLUMNS_MAX];   /* how its cells are read */
  int again[GOV_RECORD_COLUMNS_MAX]; /* of a status that has a column already: that column and 1 */
  int count;
} gov_record_shape;

typedef enum gov_record_from { GOV_FROM_TABLE, GOV_FROM_LABELS, GOV_FROM_TREE } gov_record_from;

/* 1 when the headings are those of a record; `head` says whether a heading above may name it. */
int gov_record_shape_of(gov_record_shape *shape, const gov_text *headers, int count,
                        gov_record_from from);

/* The tables of a document, row by row: rows of tables that are no record are passed over. */
typedef struct gov_record_tables {
  const gov_markdown *markdown;
  int32_t at; /* the next block */
  int32_t table_no;
  gov_record_shape shape;
  gov_text cells[GOV_RECORD_COLUMNS_MAX];
  int32_t row; /* the row's block */
  int32_t line, row_no;
} gov_record_tables;

void gov_record_tables_open(gov_record_tables *tables, const gov_markdown *markdown);
int gov_record_tables_next(gov_record_tables *tables); /* 1 a row, 0 the end */
/* The cell of a field in the current row; empty when the table has no such column. */
gov_text gov_record_cell(const gov_record_tables *tables, const char *field);

/* ---- records_cells.c: one cell becomes typed rows ---- */

typedef struct gov_record_writer {
  gov_facts *facts;
  const char *path, *record;
  int32_t section_id, record_no, line;
} gov_record_writer;

/* Whether two cells that say how something went say different things. */
int gov_record_differs(gov_facts *facts, gov_text one, gov_text other);
/* Adds the rows of one field. SQLITE_OK or SQLITE_NOMEM. */
int gov_record_write(const gov_record_writer *writer, const char *field, const char *as,
                     gov_text cell);
/* Likewise, and the fields that read the same cell. */
int gov_record_write_field(const gov_record_writer *writer, const char *field, const char *as,
                           gov_text cell);
/* The field of a record that the heading above may give, and how it is read; NULL: none. */
const char *gov_record_head(const char *record, const char **as);
/* An identifier of a command that holds nothing of its arguments: its program and a number that is
** equal for equal commands. NULL: no command. */
const char *gov_command_name(gov_facts *facts, gov_text command);

/* ---- the sources ---- */
int gov_records_in_document(const gov_document *document, gov_facts *facts);
int gov_records_in_tree(const gov_node *root, const char *path, gov_facts *facts,
                        int32_t *record_no);

#endif
