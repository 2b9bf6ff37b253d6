/* csv.c: rows of a CSV stream. */
#include "read/trees/csv.h"

void gov_csv_start(gov_csv *csv, gov_lines *lines) {
  csv->lines = lines;
  csv->delimiter = 0;
  csv->row = NULL;
  csv->bytes = csv->capacity = 0;
  csv->count = csv->failed = 0;
}

void gov_csv_free(gov_csv *csv) {
  sqlite3_free(csv->row);
  csv->row = NULL;
}

static int append(gov_csv *csv, gov_text line) {
  if (csv->bytes + line.n + 2 > csv->capacity) {
    size_t capacity = (csv->bytes + line.n + 2) * 2;
    char *row = sqlite3_realloc64(csv->row, capacity);
    if (!row) return csv->failed = 1, 0;
    csv->row = row;
    csv->capacity = capacity;
  }
  if (csv->bytes) csv->row[csv->bytes++] = '\n';
  memcpy(csv->row + csv->bytes, line.z, line.n);
  csv->bytes += line.n;
  return 1;
}

static size_t count_quotes(gov_text line) {
  size_t quotes = 0;
  for (size_t i = 0; i < line.n; i++) quotes += line.z[i] == '"';
  return quotes;
}

/* The separator that the first row has most of, outside quotes. */
static char find_delimiter(const gov_csv *csv) {
  static const char candidates[] = ",;\t|";
  size_t most = 0;
  char best = ',';
  for (const char *candidate = candidates; *candidate; candidate++) {
    size_t found = 0;
    int quoted = 0;
    for (size_t i = 0; i < csv->bytes; i++) {
      quoted ^= csv->row[i] == '"';
      found += !quoted && csv->row[i] == *candidate;
    }
    if (found > most) most = found, best = *candidate;
  }
  return best;
}

/* Takes the quotes off in place. */
static gov_text unquoted(char *z, size_t n) {
  gov_text cell = gov_trim((gov_text){z, n});
  if (!cell.n || cell.z[0] != '"') return cell;
  char *out = z;
  for (size_t i = 1; i < cell.n; i++) {
    if (cell.z[i] == '"' && !(i + 1 < cell.n && cell.z[i + 1] == '"')) continue;
    *out++ = cell.z[i];
    if (cell.z[i] == '"') i++;
  }
  return (gov_text){z, (size_t)(out - z)};
}

static void split(gov_csv *csv) {
  size_t from = 0;
  int quoted = 0;
  csv->count = 0;
  for (size_t i = 0; i <= csv->bytes && csv->count < GOV_MAX_CSV_CELLS; i++) {
    if (i < csv->bytes && csv->row[i] == '"') quoted = !quoted;
    if (i < csv->bytes && (quoted || csv->row[i] != csv->delimiter)) continue;
    csv->cells[csv->count++] = unquoted(csv->row + from, i - from);
    from = i + 1;
  }
}

int gov_csv_next(gov_csv *csv) {
  gov_text line;
  int32_t number = 0;
  size_t quotes = 0;
  int more = 1;
  csv->bytes = 0;
  csv->line = 0;
  do { /* a quoted line break joins lines; an unclosed quote ends with the bound */
    more = gov_lines_next(csv->lines, &line, &number);
    if (more <= 0) break;
    if (!csv->bytes && !gov_trim(line).n) continue;
    if (!csv->line) csv->line = number;
    quotes += count_quotes(line);
    if (!append(csv, line)) return 0;
  } while (!csv->line || (quotes % 2 && csv->bytes < GOV_MAX_CSV_ROW_BYTES));
  if (!csv->line) return more < 0 ? more : 0;
  if (!csv->delimiter) csv->delimiter = find_delimiter(csv);
  split(csv);
  return 1;
}
