/* records.c: which record a row of headings is, and the tables of a document as rows of records.
 */
#include "read/documents/records.h"

#include "embedded.h"
#include "read/prose/phrases.h"

enum { HEADER_BYTES = 96, HITS_MAX = 24 };

/* The columns of data/record_fields.tsv and data/record_headers.tsv. */
enum { FIELD_RECORD, FIELD_NAME, FIELD_AS, FIELD_NEED };
enum { HEADER_RECORD, HEADER_FIELD, HEADER_TEXT };

/* Lower case; what stands in brackets dropped; runs of anything but letters and digits a blank. */
static gov_text fold_header(gov_text text, char *out) {
  char folded[HEADER_BYTES];
  size_t n = gov_fold_letters(gov_trim(text), folded, sizeof folded), kept = 0;
  int depth = 0;
  for (size_t i = 0; i < n; i++) {
    char c = folded[i];
    if (c == '(' || c == ')') depth = c == '(';
    if (depth || c == ')') continue;
    if (gov_is_alpha(c) || gov_is_digit(c) || (unsigned char)c >= 0x80)
      out[kept++] = c;
    else if (kept && out[kept - 1] != ' ')
      out[kept++] = ' ';
  }
  return gov_trim((gov_text){out, kept});
}

/* The rows of record_headers.tsv a heading is. */
typedef struct header_hits {
  int rows[HITS_MAX];
  int count;
} header_hits;

static void look_up(header_hits *hits, const gov_data_table *headers, gov_text header) {
  char buffer[HEADER_BYTES];
  gov_text folded = fold_header(header, buffer);
  int row = folded.n ? gov_data_find(headers, HEADER_TEXT, folded, 0) : -1;
  hits->count = 0;
  while (row >= 0 && hits->count < HITS_MAX) {
    hits->rows[hits->count++] = row;
    row = gov_data_find(headers, HEADER_TEXT, folded, hits->count);
  }
}

static int is_of(const gov_data_table *headers, int row, const char *record) {
  const char *of = gov_data_cell(headers, row, HEADER_RECORD);
  return of[0] == '*' || !strcmp(of, record);
}

/* Whether a heading stands for a field of a record. */
static int stands_for(const header_hits *hits, const gov_data_table *headers, const char *record,
                      const char *field) {
  for (int i = 0; i < hits->count; i++) {
    if (!strcmp(gov_data_cell(headers, hits->rows[i], HEADER_FIELD), field) &&
        is_of(headers, hits->rows[i], record))
      return 1;
  }
  return 0;
}

/* Whether any heading may be one of the record's: most tables are about something else. */
static int speaks_of(const header_hits *hits, int count, const gov_data_table *headers,
                     const char *record) {
  for (int column = 0; column < count; column++) {
    for (int i = 0; i < hits[column].count; i++) {
      if (is_of(headers, hits[column].rows[i], record)) return 1;
    }
  }
  return 0;
}

/* The one field of a record that a heading stands for; NULL: none or several. */
static const char *one_field(const header_hits *hits, const gov_data_table *headers,
                             const char *record) {
  const char *field = NULL;
  for (int i = 0; i < hits->count; i++) {
    const char *is = gov_data_cell(headers, hits->rows[i], HEADER_FIELD);
    if (!is_of(headers, hits->rows[i], record) || (field && !strcmp(field, is))) continue;
    if (field) return NULL;
    field = is;
  }
  return field;
}

/* Whether the column is that field's: by its heading or, when that stands for several, by the column
** before it, whose field begins with the same word: "source", then "type". */
static int is_column_of(const header_hits *hits, const gov_data_table *headers, int column,
                        const char *record, const char *field) {
  if (!stands_for(&hits[column], headers, record, field)) return 0;
  if (one_field(&hits[column], headers, record)) return 1;
  for (int at = column - 1; at >= 0; at--) {
    const char *before = one_field(&hits[at], headers, record);
    if (!before) continue;
    size_t n = strcspn(before, "_");
    return !strncmp(before, field, n) && field[n] == '_';
  }
  return 0;
}

/* Tries the record whose fields stand in rows first … end-1. The number of columns that fit, 0 when
** it is not this record. Needs: must; any (one of them); head (a heading above may name it, when
** fields are labelled); tree (only where names are keys). */
static int try_record(gov_record_shape *shape, const gov_data_table *fields, int first, int end,
                      const header_hits *hits, int count, gov_record_from from) {
  const gov_data_table *headers = gov_data("record_headers");
  int fits = 0, any_wanted = 0, any_found = 0;
  *shape = (gov_record_shape){.record = gov_data_cell(fields, first, FIELD_RECORD), .count = count};
  for (int row = first; row < end; row++) {
    const char *need = gov_data_cell(fields, row, FIELD_NEED);
    const char *name = gov_data_cell(fields, row, FIELD_NAME);
    const char *as = gov_data_cell(fields, row, FIELD_AS);
    int found = 0; /* the column and 1 */
    if (!strcmp(need, "text") || (!strcmp(need, "tree") && from != GOV_FROM_TREE)) return 0;
    if (!strncmp(need, "of:", 3)) continue;
    for (int column = 0; column < count; column++) {
      if (found && strcmp(as, "status") != 0) break;
      if (shape->name[column] || !is_column_of(hits, headers, column, shape->record, name))
        continue;
      if (found) {
        shape->again[column] = found;
        continue;
      }
      shape->name[column] = name;
      shape->as[column] = as;
      found = column + 1;
    }
    fits += found > 0;
    int wanted = !strcmp(need, "must") || !strcmp(need, "tree") ||
                 (!strcmp(need, "head") && from != GOV_FROM_LABELS);
    if (wanted && !found) return 0;
    any_wanted |= !strcmp(need, "any");
    any_found |= !strcmp(need, "any") && found;
  }
  return any_wanted && !any_found ? 0 : fits;
}

int gov_record_shape_of(gov_record_shape *shape, const gov_text *headers, int count,
                        gov_record_from from) {
  header_hits hits[GOV_RECORD_COLUMNS_MAX];
  const gov_data_table *fields = gov_data("record_fields"),
                       *known_headers = gov_data("record_headers");
  int best = 0, known = 0;
  if (count > GOV_RECORD_COLUMNS_MAX) count = GOV_RECORD_COLUMNS_MAX;
  for (int column = 0; column < count; column++) {
    look_up(&hits[column], known_headers, headers[column]);
    known += hits[column].count > 0;
  }
  shape->record = NULL;
  if (!fields || known < 2) return 0;
  for (int first = 0, end; first < fields->row_count; first = end) {
    gov_record_shape tried;
    const char *record = gov_data_cell(fields, first, FIELD_RECORD);
    for (end = first; end < fields->row_count; end++) {
      if (strcmp(gov_data_cell(fields, end, FIELD_RECORD), record) != 0) break;
    }
    if (!speaks_of(hits, count, known_headers, record)) continue;
    int fits = try_record(&tried, fields, first, end, hits, count, from);
    if (fits <= best) continue;
    best = fits;
    *shape = tried;
  }
  return best > 0;
}

/* The rows of a record stand together. */
static int first_of(const gov_data_table *fields, const char *record) {
  return gov_data_find(fields, FIELD_RECORD, gov_text_of(record), 0);
}

static int is_row_of(const gov_data_table *fields, int row, const char *record) {
  return row >= 0 && row < fields->row_count &&
         !strcmp(gov_data_cell(fields, row, FIELD_RECORD), record);
}

int gov_record_write_field(const gov_record_writer *writer, const char *field, const char *as,
                           gov_text cell) {
  const gov_data_table *fields = gov_data("record_fields");
  int rc = gov_record_write(writer, field, as, cell);
  for (int row = first_of(fields, writer->record);
       is_row_of(fields, row, writer->record) && rc == SQLITE_OK; row++) {
    const char *need = gov_data_cell(fields, row, FIELD_NEED);
    if (strncmp(need, "of:", 3) != 0 || strcmp(need + 3, field) != 0) continue;
    rc = gov_record_write(writer, gov_data_cell(fields, row, FIELD_NAME),
                          gov_data_cell(fields, row, FIELD_AS), cell);
  }
  return rc;
}

const char *gov_record_head(const char *record, const char **as) {
  const gov_data_table *fields = gov_data("record_fields");
  for (int row = first_of(fields, record); is_row_of(fields, row, record); row++) {
    if (strcmp(gov_data_cell(fields, row, FIELD_NEED), "head") != 0) continue;
    *as = gov_data_cell(fields, row, FIELD_AS);
    return gov_data_cell(fields, row, FIELD_NAME);
  }
  return NULL;
}

/* ---- tables ---- */

void gov_record_tables_open(gov_record_tables *tables, const gov_markdown *markdown) {
  *tables = (gov_record_tables){.markdown = markdown};
}

static int is_cell(const gov_record_tables *tables, int32_t at) {
  return (size_t)at < tables->markdown->blocks.count &&
         gov_markdown_at(tables->markdown, at)->kind == GOV_MARKDOWN_CELL;
}

/* Takes the cells of the row at tables->at, which moves behind them; how many there are. */
static int take_cells(gov_record_tables *tables) {
  int count = 0;
  tables->row = tables->at;
  memset(tables->cells, 0, sizeof tables->cells);
  for (tables->at++; is_cell(tables, tables->at); tables->at++) {
    if (count < GOV_RECORD_COLUMNS_MAX)
      tables->cells[count++] = gov_trim(gov_markdown_at(tables->markdown, tables->at)->text);
  }
  return count;
}

int gov_record_tables_next(gov_record_tables *tables) {
  while ((size_t)tables->at < tables->markdown->blocks.count) {
    const gov_markdown_block *block = gov_markdown_at(tables->markdown, tables->at);
    if (block->kind == GOV_MARKDOWN_TABLE) {
      tables->table_no++;
      tables->shape.record = NULL;
    }
    if (block->kind != GOV_MARKDOWN_ROW) {
      tables->at++;
      continue;
    }
    int count = take_cells(tables);
    if (block->number == 0) {
      gov_text headers[GOV_RECORD_COLUMNS_MAX];
      memcpy(headers, tables->cells, sizeof headers);
      gov_record_shape_of(&tables->shape, headers, count, GOV_FROM_TABLE);
    } else if (tables->shape.record) {
      tables->line = block->line;
      tables->row_no = block->number;
      return 1;
    }
  }
  return 0;
}

gov_text gov_record_cell(const gov_record_tables *tables, const char *field) {
  for (int i = 0; i < tables->shape.count; i++) {
    if (tables->shape.name[i] && !strcmp(tables->shape.name[i], field)) return tables->cells[i];
  }
  return (gov_text){0};
}
