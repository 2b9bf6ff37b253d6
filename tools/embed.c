/* embed.c: turns sql/ and data/ into one C file at build time.
**
** usage: embed OUTPUT SOURCE_ROOT FILE…   (FILEs below SOURCE_ROOT: sql/x/y.sql or data/z.tsv)
** An .sql line "--+ x/y" is replaced by the SELECT of the view in sql/x/y.sql. So the same rule
** text judges another source, which the including file names by a CTE that shadows the view's.
** A line "--+ x/ (a, b)" is replaced by a UNION ALL of those columns of the kept twin (see
** ext/tables/kept.c) of every view below sql/x/: so a new file there needs no other line.
** data/x/y.tsv and data/x/z.tsv are one table x.
** A .tsv file: tab between cells; lines that start with '#' and empty lines are comments; the
** first other line names the columns; a missing last cell is empty. Escapes \t, \n and \\ stand
** for themselves. Of every column the order of its cells is written, too: cells are found by
** bisection.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "embedded.h"

static char *read_file(const char *root, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", root, name);
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "embed: cannot open %s\n", path);
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = calloc((size_t)size + 1, 1);
  if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) exit(1);
  fclose(file);
  return text;
}

static int has_end(const char *name, const char *end) {
  size_t n = strlen(name), m = strlen(end);
  return n >= m && !strcmp(name + n - m, end);
}

static void put_string(FILE *out, const char *text, size_t n) {
  fputc('"', out);
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '\n')
      fputs("\\n\"\n\"", out);
    else if (c == '"' || c == '\\' || c == '?')
      fprintf(out, "\\%c", c);
    else if (c < 32 || c > 126)
      fprintf(out, "\\%03o", c);
    else
      fputc(c, out);
  }
  fputc('"', out);
}

/* The SELECT of a view's file: between the AS that ends its first line and the last semicolon. */
static void put_view_body(FILE *out, const char *root, const char *name, size_t n) {
  char file[512];
  snprintf(file, sizeof file, "sql/%.*s.sql", (int)n, name);
  char *text = read_file(root, file);
  char *body = strstr(text, " AS\n"), *end = strrchr(text, ';');
  if (!body || !end || end < body) {
    fprintf(stderr, "embed: %s is no view to include\n", file);
    exit(1);
  }
  put_string(out, body + 4, (size_t)(end - body - 4));
  free(text);
}

/* A file below the folder? */
static int is_below(const char *file, const char *folder, size_t n) {
  return has_end(file, ".sql") && strlen(file) > 4 + n && !strncmp(file + 4, folder, n) &&
         file[4 + n] == '/';
}

/* The views below a folder, one after the other; `list` is "(a, b)" and may be what follows it. */
static void put_folder(FILE *out, char **files, int count, const char *root, const char *folder,
                       size_t n, const char *list, size_t list_n) {
  int terms = 0;
  for (int i = 0; i < count; i++) {
    if (!is_below(files[i], folder, n)) continue;
    char *text = read_file(root, files[i]);
    const char *view = strstr(text, "CREATE TEMP VIEW gov_");
    if (!view || list_n < 2) {
      fprintf(stderr, "embed: sql/%.*s/: %s is no view, or no columns are named\n", (int)n, folder,
              files[i]);
      exit(1);
    }
    view += strlen("CREATE TEMP VIEW gov_");
    fprintf(out, "\"%sSELECT \"", terms++ ? "\\nUNION ALL " : "");
    put_string(out, list + 1, list_n - 2);
    fputs("\" FROM temp.gov_kept_\"", out);
    put_string(out, view, strcspn(view, " (\n"));
    fputc('\n', out);
    free(text);
  }
  if (terms) return;
  fprintf(stderr, "embed: no view below sql/%.*s/\n", (int)n, folder);
  exit(1);
}

/* A file's text with its "--+" lines replaced. C joins string literals that follow each other. */
static void put_sql_text(FILE *out, const char *root, char **files, int count, const char *text) {
  while (*text) {
    const char *line = !strncmp(text, "--+ ", 4) ? text : strstr(text, "\n--+ ");
    if (!line) break;
    if (line != text) line++;
    put_string(out, text, (size_t)(line - text));
    fputc('\n', out);
    size_t n = strcspn(line + 4, "\r\n"), name = strcspn(line + 4, " \r\n");
    if (name < n)
      put_folder(out, files, count, root, line + 4, name - 1, line + 4 + name + 1, n - name - 1);
    else
      put_view_body(out, root, line + 4, n);
    text = line + 4 + n;
  }
  put_string(out, text, strlen(text));
}

static void put_sql(FILE *out, const char *root, char **files, int count, int views) {
  fprintf(out, "const gov_embedded_sql %s[] = {\n",
          views ? "gov_embedded_views" : "gov_embedded_queries");
  for (int i = 0; i < count; i++) {
    if (!has_end(files[i], ".sql")) continue;
    char *text = read_file(root, files[i]);
    if ((strstr(text, "CREATE TEMP VIEW") != NULL) == views) {
      fputs("  {", out);
      put_string(out, files[i] + 4, strlen(files[i]) - 8);
      fputs(", ", out);
      put_sql_text(out, root, files, count, text);
      fputs("},\n", out);
    }
    free(text);
  }
  fputs("  {0, 0}};\n\n", out);
}

static size_t unescape(char *cell, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    if (cell[i] == '\\' && i + 1 < n && strchr("tn\\", cell[i + 1])) {
      i++;
      cell[kept++] = cell[i] == 't' ? '\t' : cell[i] == 'n' ? '\n' : '\\';
    } else {
      cell[kept++] = cell[i];
    }
  }
  return kept;
}

static int count_cells(const char *line, size_t n) {
  int cells = 1;
  for (size_t i = 0; i < n; i++) cells += line[i] == '\t';
  return cells;
}

/* A table's cells as they were written, row after row. */
typedef struct table_cells {
  char **rows;
  size_t count, capacity;
} table_cells;

static void keep_cell(table_cells *cells, const char *text, size_t n) {
  if (cells->count == cells->capacity) {
    cells->capacity = cells->capacity ? cells->capacity * 2 : 1024;
    cells->rows = realloc(cells->rows, cells->capacity * sizeof *cells->rows);
    if (!cells->rows) exit(1);
  }
  char *copy = calloc(n + 1, 1);
  if (!copy) exit(1);
  memcpy(copy, text, n);
  cells->rows[cells->count++] = copy;
}

static int by_cell(const void *a, const void *b) {
  char *const *one = *(char **const *)a, *const *other = *(char **const *)b;
  int order = strcmp(*one, *other);
  return order ? order : (one > other) - (one < other);
}

/* The cells in the order of their texts, those that are equal in that of the table. */
static char ***sorted(const table_cells *cells, size_t first, size_t step, size_t count) {
  char ***order = calloc(count + 1, sizeof *order);
  if (!order) exit(1);
  for (size_t i = 0; i < count; i++) order[i] = &cells->rows[first + i * step];
  qsort(order, count, sizeof *order, by_cell);
  return order;
}

/* Each text once, and for each cell where its text begins: pointers would be filled in, and so read and
** copied, whenever the library is loaded. */
static void put_cells(FILE *out, const table_cells *cells, int number) {
  char ***order = sorted(cells, 0, 1, cells->count);
  size_t *begin = calloc(cells->count + 1, sizeof *begin), end = 0;
  if (!begin) exit(1);
  fprintf(out, "static const char text_%d[] =\n", number);
  for (size_t i = 0, at = 0; i < cells->count; i++) {
    if (!i || strcmp(*order[i], *order[i - 1])) {
      at = end;
      end += strlen(*order[i]) + 1;
      put_string(out, *order[i], strlen(*order[i]));
      fputs("\"\\0\"\n", out);
    }
    begin[order[i] - cells->rows] = at;
  }
  fprintf(out, "\"\";\n\nstatic const unsigned cells_%d[] = {\n", number);
  for (size_t i = 0; i < cells->count; i++) fprintf(out, "%zu,%c", begin[i], i % 20 ? ' ' : '\n');
  fputs(cells->count ? "};\n\n" : "0};\n\n", out);
  if (end > 0xffffffff) exit(1);
  free(begin);
  free(order);
}

static void put_order(FILE *out, const table_cells *cells, int columns, int number) {
  size_t rows = columns ? cells->count / (size_t)columns : 0;
  if (rows > 65535) exit(1);
  fprintf(out, "static const unsigned short order_%d[] = {\n", number);
  for (int column = 0; column < columns; column++) {
    char ***order = sorted(cells, (size_t)column, (size_t)columns, rows);
    for (size_t i = 0; i < rows; i++)
      fprintf(out, "%zu,%c", (size_t)(order[i] - cells->rows) / (size_t)columns,
              i % 20 ? ' ' : '\n');
    free(order);
  }
  fputs(rows ? "};\n\n" : "0};\n\n", out);
}

static unsigned mark_of(const char *cell, gov_data_part part, int bits) {
  const unsigned char *z = (const unsigned char *)cell;
  size_t n = strlen(cell);
  if (part == GOV_DATA_WHOLE) return gov_data_mark((gov_text){cell, n}, bits);
  unsigned three[3] = {0};
  for (size_t i = 0; i < 3 && i < n; i++) three[i] = part == GOV_DATA_HEAD ? z[i] : z[n - 1 - i];
  return gov_data_mark_three(three[0], three[1], three[2], bits);
}

/* Some eight bits a row, so that few marks are met by chance. The number of bits as a power of two. */
static int put_marks(FILE *out, const table_cells *cells, int columns, int number) {
  size_t rows = columns ? cells->count / (size_t)columns : 0;
  int bits = 6;
  while ((size_t)1 << bits < rows * 8) bits++;
  fprintf(out, "static const unsigned char marks_%d[] = {\n", number);
  for (int set = 0; set < columns * GOV_DATA_PARTS; set++) {
    unsigned char *marks = calloc((size_t)1 << bits, 1);
    if (!marks) exit(1);
    for (size_t row = 0; row < rows; row++) {
      const char *cell = cells->rows[row * (size_t)columns + (size_t)(set / GOV_DATA_PARTS)];
      unsigned mark = mark_of(cell, set % GOV_DATA_PARTS, bits);
      marks[mark / 8] |= (unsigned char)(1u << mark % 8);
    }
    for (size_t i = 0; i < (size_t)1 << bits >> 3; i++)
      fprintf(out, "%u,%c", marks[i], i % 20 == 19 ? '\n' : ' ');
    free(marks);
  }
  fputs("0};\n\n", out);
  return bits;
}

/* Keeps one line's cells; with too few it fills up, with too many it ends the build. */
static void keep_row(const char *file, int line_no, char *line, size_t n, int columns,
                     table_cells *cells) {
  if (count_cells(line, n) > columns) {
    fprintf(stderr, "embed: %s:%d: %d cells, the header has %d\n", file, line_no,
            count_cells(line, n), columns);
    exit(1);
  }
  for (int column = 0; column < columns; column++) {
    char *tab = n ? memchr(line, '\t', n) : NULL;
    size_t cell = tab ? (size_t)(tab - line) : n;
    keep_cell(cells, line, unescape(line, cell));
    line += cell + (tab != NULL);
    n -= cell + (tab != NULL);
  }
}

/* The phrases of a row, joined by bars: ext/read/prose/phrases.c finds none of less than three bytes, so that one would be
** skipped without a word. */
static void check_phrases(const char *file, int line_no, const char *line, size_t n) {
  enum { LEAST_BYTES = 3, CELLS_BEFORE = 3 };
  const char *at = line, *end = line + n;
  for (int cell = 0; cell < CELLS_BEFORE && at; cell++)
    if ((at = memchr(at, '\t', (size_t)(end - at)))) at++;
  while (at && at < end) {
    const char *bar = memchr(at, '|', (size_t)(end - at)), *stop = bar ? bar : end;
    const char *first = at, *last = stop;
    while (first < last && *first == ' ') first++;
    while (last > first && last[-1] == ' ') last--;
    if (last > first && last[-1] == '*') last--; /* "if *" counts its blank */
    if (last > first && last - first < LEAST_BYTES) {
      fprintf(stderr, "embed: %s:%d: \"%.*s\" is too short for a phrase, the least is %d bytes\n",
              file, line_no, (int)(last - first), first, LEAST_BYTES);
      exit(1);
    }
    at = bar ? bar + 1 : end;
  }
}

static void put_header(FILE *out, int number, const char *header) {
  fprintf(out, "static const char *const header_%d[] = {", number);
  for (size_t n; n = strcspn(header, "\t"), 1; header += n + 1) {
    put_string(out, header, n);
    fputs(", ", out);
    if (!header[n]) break;
  }
  fputs("};\n", out);
}

/* "data/x.tsv" and "data/x/y.tsv" are rows of the table x. */
static size_t table_name(const char *file, const char **name) {
  *name = file + strlen("data/");
  return strcspn(*name, "/.");
}

static int same_table(const char *a, const char *b) {
  const char *x, *y;
  size_t n = table_name(a, &x);
  return n == table_name(b, &y) && !strncmp(x, y, n);
}

/* Keeps the rows of one file; the first file of a table says its header. */
static void keep_rows(const char *root, const char *file, char **header, int *columns,
                      table_cells *cells) {
  char *text = read_file(root, file);
  int line_no = 0, headed = 0;
  for (char *line = text, *next; *line; line = next) {
    char *end = strchr(line, '\n');
    next = end ? end + 1 : line + strlen(line);
    size_t n = end ? (size_t)(end - line) : strlen(line);
    line_no++;
    if (n && line[n - 1] == '\r') n--;
    if (!n || line[0] == '#') continue;
    if (headed) {
      if (!strcmp(*header, "facet\tvalue\tlanguage\tphrases"))
        check_phrases(file, line_no, line, n);
      keep_row(file, line_no, line, n, *columns, cells);
      continue;
    }
    headed = 1;
    if (*header) {
      if (strlen(*header) == n && !strncmp(*header, line, n)) continue;
      fprintf(stderr, "embed: %s:%d: the header differs from the table's other files\n", file,
              line_no);
      exit(1);
    }
    *header = calloc(n + 1, 1);
    if (!*header) exit(1);
    memcpy(*header, line, n);
    *columns = count_cells(line, n);
  }
  free(text);
}

/* The table whose first file is files[at]. */
static void put_table(FILE *out, const char *root, char **files, int count, int at, int *rows,
                      int *columns, int *mark_bits) {
  char *header = NULL;
  table_cells cells = {0};
  for (int i = at; i < count; i++) {
    if (has_end(files[i], ".tsv") && same_table(files[at], files[i]))
      keep_rows(root, files[i], &header, columns, &cells);
  }
  if (!header) {
    fprintf(stderr, "embed: %s: no header\n", files[at]);
    exit(1);
  }
  *rows = (int)(cells.count / (size_t)*columns);
  put_header(out, at, header);
  put_cells(out, &cells, at);
  put_order(out, &cells, *columns, at);
  *mark_bits = put_marks(out, &cells, *columns, at);
  for (size_t i = 0; i < cells.count; i++) free(cells.rows[i]);
  free(cells.rows);
  free(header);
}

/* For each letter the first table whose name starts with it or a later one. */
static void put_starts(FILE *out, char **files, int count, const int *columns) {
  fputs("const unsigned char gov_data_starts[26] = {", out);
  for (char letter = 'a'; letter <= 'z'; letter++) {
    int before = 0;
    const char *name;
    for (int i = 0; i < count; i++)
      before += columns[i] && table_name(files[i], &name) && name[0] < letter;
    fprintf(out, "%d,%c", before, letter == 'z' ? '}' : ' ');
  }
  fputs(";\n", out);
}

static int is_first_file(char **files, int at) {
  for (int i = 0; i < at; i++) {
    if (has_end(files[i], ".tsv") && same_table(files[i], files[at])) return 0;
  }
  return 1;
}

int main(int argument_count, char **arguments) {
  if (argument_count < 3) return 2;
  const char *root = arguments[2];
  char **files = arguments + 3;
  int count = argument_count - 3;
  FILE *out = fopen(arguments[1], "wb");
  if (!out) return 1;
  fputs("/* Generated by tools/embed.c. */\n#include \"embedded.h\"\n\n", out);
  put_sql(out, root, files, count, 1);
  put_sql(out, root, files, count, 0);
  int *rows = calloc((size_t)count + 1, sizeof *rows),
      *columns = calloc((size_t)count + 1, sizeof *columns),
      *bits = calloc((size_t)count + 1, sizeof *bits);
  if (!rows || !columns || !bits) return 1;
  for (int i = 0; i < count; i++) {
    if (has_end(files[i], ".tsv") && is_first_file(files, i))
      put_table(out, root, files, count, i, &rows[i], &columns[i], &bits[i]);
  }
  put_starts(out, files, count, columns);
  fputs("const gov_data_table gov_data_tables[] = {\n", out);
  char last = 'a';
  for (int i = 0; i < count; i++) {
    if (!columns[i]) continue;
    const char *name;
    size_t n = table_name(files[i], &name);
    if (name[0] < last) {
      fprintf(stderr, "embed: %s: files must be named in the order of their tables\n", files[i]);
      return 1;
    }
    last = name[0];
    fputs("  {", out);
    put_string(out, name, n);
    fprintf(out, ", %d, %d, header_%d, text_%d, cells_%d, order_%d, marks_%d, %d},\n", rows[i],
            columns[i], i, i, i, i, i, bits[i]);
  }
  fputs("  {0, 0, 0, 0, 0, 0, 0, 0, 0}};\n", out);
  free(rows);
  free(columns);
  free(bits);
  return fclose(out) ? 1 : 0;
}
