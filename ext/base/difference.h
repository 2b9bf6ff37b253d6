/* difference.h: a row as its difference from the one before it.
**
** Rows that follow one another resemble each other, and wide ones are mostly empty. So of a row only
** the words that differ are written: a bit for each word that does, and of such a word the bytes
** that do. Some twenty bytes come to stand for a hundred.
*/
#ifndef GOV_DIFFERENCE_H
#define GOV_DIFFERENCE_H
#include <stddef.h>
#include <stdint.h>

enum { GOV_DIFFERENCE_SPARE = 8 }; /* bytes behind the last that may be written or read with it */

/* At most so many bytes for a row of that many words, spare ones not counted. */
#define GOV_DIFFERENCE_BYTES(words) (((words) + 7) / 8 + (words)*9)

/* Writes what tells `row` from `last`, which becomes equal to it; the end of what was written. */
unsigned char *gov_difference_put(unsigned char *out, uint64_t *last, const uint64_t *row,
                                  size_t words);
/* Makes `last` the next row; the end of what was read. */
const unsigned char *gov_difference_get(const unsigned char *at, uint64_t *last, size_t words);

#endif
