/* content.h: the bytes of a file, made fit for readers. */
#ifndef GOV_CONTENT_H
#define GOV_CONTENT_H
#include "facts/facts.h"

/* A buffer that a worker uses for one file after the other. */
typedef struct gov_buffer {
  char *bytes;
  size_t count, capacity;
} gov_buffer;

/* Reads a whole file, NUL behind it. 0, or a negative errno (-ENOMEM among them). */
int gov_buffer_read(gov_buffer *buffer, int fd, int64_t size_bytes);
void gov_buffer_free(gov_buffer *buffer);

/* What was done to the bytes, or is wrong with them. */
enum {
  GOV_CONTENT_BOM = 1,      /* a UTF-8 byte order mark was taken off */
  GOV_CONTENT_CRLF = 2,     /* line ends were made '\n' */
  GOV_CONTENT_NOT_UTF8 = 4, /* bytes that are no UTF-8 were replaced by '?' */
  GOV_CONTENT_UTF16 = 8,    /* UTF-16: not readable */
  GOV_CONTENT_BINARY = 16   /* holds NUL: not readable */
};

/* Cleans the text in place (it only gets shorter; lines keep their numbers) and says what was met.
*/
unsigned gov_content_clean(char **text, size_t *count);

#endif
