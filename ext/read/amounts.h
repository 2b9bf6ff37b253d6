/* amounts.h: how much data a document says there is. */
#ifndef GOV_AMOUNTS_H
#define GOV_AMOUNTS_H
#include "read/phrase_tables.h"
#include "read/sentences.h"

typedef struct gov_amount {
  double number;     /* of rows or of bytes */
  int bytes;         /* 1: bytes */
  size_t start, end; /* in the text */
} gov_amount;

/* The next amount of data stated in the text at or behind `at`; 0 when there is none. Rates,
** batches, samples, conditions and machines are passed over. */
int gov_amount_next(const gov_phrases *words, gov_text text, size_t at, gov_amount *amount);

/* A column of quotas, prices or machines: what stands in it is no amount of data. */
int gov_amount_is_aside(const gov_phrases *words, gov_text header);

/* Adds volume evidence to reading->facts. */
int gov_amounts_read(const gov_document *document, gov_reading *reading);

#endif
