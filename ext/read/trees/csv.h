/* csv.h: rows of a CSV stream in bounded memory: RFC 4180, any of , ; tab | between cells. */
#ifndef GOV_CSV_H
#define GOV_CSV_H
#include "read/read.h"

enum { GOV_MAX_CSV_CELLS = 512, GOV_MAX_CSV_ROW_BYTES = 1 << 20 };

typedef struct gov_csv {
  gov_lines *lines;
  char delimiter; /* 0: taken from the first row */
  char *row;      /* the row's text; cells point into it */
  size_t bytes, capacity;
  gov_text cells[GOV_MAX_CSV_CELLS]; /* without quotes; valid until the next row */
  int count;
  int32_t line; /* of the row's first line */
  int failed;   /* out of memory */
} gov_csv;

void gov_csv_start(gov_csv *csv, gov_lines *lines);
/* The next row that is not empty. 1 a row, 0 the end (or no memory: failed), <0 an I/O error. */
int gov_csv_next(gov_csv *csv);
void gov_csv_free(gov_csv *csv);

#endif
