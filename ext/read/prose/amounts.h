/* amounts.h: how much data a document says there is. */
#ifndef GOV_AMOUNTS_H
#define GOV_AMOUNTS_H
#include "read/prose/phrase_tables.h"
#include "read/prose/sentences.h"

typedef struct gov_amount {
  double number;     /* of rows or of bytes */
  int bytes;         /* 1: bytes */
  size_t start, end; /* in the text */
} gov_amount;

/* A digit of any script we read: ASCII, Thai, full width; and a separator of groups or decimals
** between two digits, narrow and hard spaces too. Their length in bytes; 0 none. */
size_t gov_digit_at(gov_text text, size_t at, int *value);
size_t gov_digit_separator_at(gov_text text, size_t at);

/* The next amount of data stated in the text at or behind `at`; 0 when there is none. Rates,
** batches, samples, conditions and machines are passed over. */
int gov_amount_next(const gov_phrases *words, gov_text text, size_t at, gov_amount *amount);

/* A column of quotas, prices or machines: what stands in it is no amount of data. */
int gov_amount_is_aside(const gov_phrases *words, gov_text header);

/* Adds volume evidence to reading->facts. */
int gov_amounts_read(const gov_document *document, gov_reading *reading);

#endif
